//! The paragraphs and tables of a Word file's main part.

use std::ops::Range;

use quick_xml::events::BytesStart;

use super::super::office::{Piece, attribute, is_on, walk_at};
use super::super::words::Words;
use super::styles::{Meaning, Styles};
use crate::document::{DraftBlock, DraftKind, Part, Style};

/// Something that stands at a place in a paragraph.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// A comment's passage begins.
    Begin(String),
    /// It ends.
    End(String),
    /// A note of this kind is called.
    Call(&'static str, String),
}

/// A paragraph with its marks, by bytes of its words.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub block: DraftBlock,
    pub marks: Vec<(Mark, usize)>,
    /// Where its signs stand in the file, if that was asked for.
    pub signs: Vec<Sign>,
    /// It is no paragraph: here stands a file of the package, called by this id.
    pub chunk: Option<String>,
}

/// A sign of a paragraph and its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Byte in the paragraph's words.
    pub words: usize,
    /// Bytes in the part's XML.
    pub xml: Range<usize>,
}

/// One that is being read.
#[derive(Default)]
struct Open {
    words: Words,
    marks: Vec<(Mark, usize)>,
    signs: Vec<Sign>,
    style: String,
    list: Option<(String, u8)>,
    outline: Option<u8>,
    /// Its end was deleted, so the next one goes on with it.
    joins_next: bool,
    tight: bool,
}

#[derive(Default)]
struct Table {
    /// Cells of the row so far.
    cells: Vec<Vec<Paragraph>>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own, none excludes another")]
struct Body {
    styles: Styles,
    open: Vec<Open>,
    /// Words of a paragraph whose end was deleted.
    pending: Option<Open>,
    tables: Vec<Table>,
    done: Vec<Paragraph>,
    in_properties: bool,
    in_text: bool,
    bold: bool,
    italic: bool,
    /// Places of signs are wanted.
    traced: bool,
    /// Pieces of text that somebody put in or took out with changes tracked.
    pub inserted: usize,
    pub deleted: usize,
}

/// What was read of a main part.
pub(super) struct Found {
    pub paragraphs: Vec<Paragraph>,
    /// The file does not break off.
    pub whole: bool,
    /// Tracked insertions and deletions.
    pub changes: (usize, usize),
}

/// Elements that are not read: deleted and moved text, codes of fields, old pictures, settings.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "moveFrom"
            | "Fallback"
            | "instrText"
            | "delText"
            | "delInstrText"
            | "pPrChange"
            | "rPrChange"
            | "sectPr"
            | "sdtPr"
            | "tblPrChange"
            | "docPr"
            | "rt"
            | "posOffset"
            | "pctWidth"
            | "pctHeight"
            | "binData"
    )
}

/// Reads the main part; with the places of all signs where they are wanted.
pub(super) fn read(xml: &str, styles: Styles, traced: bool) -> Found {
    let mut body = Body {
        styles,
        open: Vec::new(),
        pending: None,
        tables: Vec::new(),
        done: Vec::new(),
        in_properties: false,
        in_text: false,
        bold: false,
        italic: false,
        traced,
        inserted: 0,
        deleted: 0,
    };
    let mut deleted = 0_usize;
    let whole = walk_at(xml, is_skipped, |piece, at| match piece {
        // `w:del` is both deleted text and, inside properties, a deleted paragraph end.
        Piece::Start(element) if element.local_name().as_ref() == "del" => {
            if let Some(open) = body.open.last_mut().filter(|_| body.in_properties) {
                open.joins_next = true;
            }
            body.deleted += usize::from(!body.in_properties);
            deleted += 1;
        }
        Piece::End(name) if name == "del" => deleted = deleted.saturating_sub(1),
        _ if deleted > 0 && !body.in_properties => {}
        Piece::Start(element) => body.start(&element),
        Piece::End(name) => body.end(&name),
        Piece::Text(text) => body.text(&text, &at),
    });
    while !body.open.is_empty() {
        body.end_paragraph();
    }
    if let Some(pending) = body.pending.take() {
        body.emit(pending);
    }
    while !body.tables.is_empty() {
        body.end_row();
        body.tables.pop();
    }
    Found { paragraphs: body.done, whole, changes: (body.inserted, body.deleted) }
}

impl Body {
    fn start(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, "val").unwrap_or_default();
        match element.local_name().as_ref() {
            "p" => {
                let open = self.pending.take().unwrap_or_default();
                self.open.push(Open { joins_next: false, ..open });
            }
            "pPr" => self.in_properties = true,
            "ins" if !self.in_properties => self.inserted += 1,
            "pStyle" => self.with(|open| open.style = value()),
            "numId" => self.with(|open| open.list.get_or_insert_default().0 = value()),
            "ilvl" => self.with(|open| open.list.get_or_insert_default().1 = value().parse().unwrap_or(0)),
            "outlineLvl" => self.with(|open| open.outline = value().parse().ok()),
            "r" => (self.bold, self.italic) = (false, false),
            "b" if !self.in_properties => self.bold = is_on(element),
            "i" if !self.in_properties => self.italic = is_on(element),
            "t" => {
                self.in_text = true;
                let (bold, italic) = (self.bold, self.italic);
                self.with(|open| {
                    if bold {
                        open.words.begin(Style::Bold);
                    }
                    if italic {
                        open.words.begin(Style::Italic);
                    }
                });
            }
            "tab" | "ptab" if !self.in_properties => self.with(|open| open.words.space()),
            "br" | "cr" => self.line_break(),
            "noBreakHyphen" => self.with(|open| open.words.push("\u{2011}")),
            "hyperlink" => self.with(|open| open.words.begin(Style::Link)),
            "footnoteReference" => self.call("footnote", element),
            "endnoteReference" => self.call("endnote", element),
            "commentRangeStart" => self.mark(Mark::Begin, element),
            "commentReference" | "commentRangeEnd" => self.mark(Mark::End, element),
            // One within a table goes before the row.
            "altChunk" => {
                self.done.push(Paragraph { chunk: attribute(element, "id"), ..Paragraph::default() });
            }
            "tbl" => self.tables.push(Table::default()),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_properties = false,
            "t" => {
                self.in_text = false;
                let (bold, italic) = (self.bold, self.italic);
                self.with(|open| {
                    if bold {
                        open.words.end(Style::Bold);
                    }
                    if italic {
                        open.words.end(Style::Italic);
                    }
                });
            }
            "hyperlink" => self.with(|open| open.words.end(Style::Link)),
            "tr" => self.end_row(),
            "tbl" => {
                self.end_row();
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: &Range<usize>) {
        if !self.in_text {
            return;
        }
        if !self.traced {
            self.with(|open| open.words.push(text));
            return;
        }
        // What is not written as it reads (an entity, CDATA, a foreign line end) has the place of the whole piece.
        let plain = at.len() == text.len();
        self.with(|open| {
            let Open { words, signs, .. } = open;
            words.push_at(text, |word, sign| {
                let from = at.start + sign;
                let long = text.get(sign..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                signs.push(Sign { words: word, xml: if plain { from..from + long } else { at.clone() } });
            });
        });
    }

    fn with(&mut self, change: impl FnOnce(&mut Open)) {
        if let Some(open) = self.open.last_mut() {
            change(open);
        }
    }

    fn call(&mut self, kind: &'static str, element: &BytesStart<'_>) {
        self.mark(|id| Mark::Call(kind, id), element);
    }

    fn mark(&mut self, mark: impl FnOnce(String) -> Mark, element: &BytesStart<'_>) {
        let id = attribute(element, "id").unwrap_or_default();
        let mark = mark(id);
        // A mark between paragraphs stands at the start of the next one, or in one of its own.
        match self.open.last_mut() {
            Some(open) => open.marks.push((mark, open.words.len())),
            None => self.done.push(Paragraph { marks: vec![(mark, 0)], ..Paragraph::default() }),
        }
    }

    /// A line broken by hand is a line of its own, but in a heading.
    fn line_break(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        let heading = !matches!(self.styles.meaning(&open.style), Meaning::Text | Meaning::List);
        if heading || open.words.is_empty() || open.list.is_some() || !self.tables.is_empty() {
            open.words.space();
            self.open.push(open);
            return;
        }
        let next = Open { style: open.style.clone(), outline: open.outline, tight: true, ..Open::default() };
        self.emit(open);
        self.open.push(next);
    }

    fn end_paragraph(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.joins_next && self.open.is_empty() {
            self.pending = Some(open);
            return;
        }
        self.emit(open);
    }

    fn emit(&mut self, mut open: Open) {
        let (kind, part) = self.kind(&open);
        let block = open.words.take(kind);
        if block.is_none() && open.marks.is_empty() {
            return;
        }
        let mut block = block.unwrap_or_default();
        block.part = part;
        block.gap_before = !open.tight;
        let marks = open.marks.into_iter().map(|(mark, at)| (mark, at.min(block.text.len()))).collect();
        let paragraph = Paragraph { block, marks, signs: open.signs, chunk: None };
        match self.tables.last_mut().and_then(|table| table.cells.last_mut()) {
            Some(cell) => cell.push(paragraph),
            None => self.done.push(paragraph),
        }
    }

    fn kind(&mut self, open: &Open) -> (DraftKind, Option<Part>) {
        if open.words.is_empty() {
            return (DraftKind::Paragraph, None);
        }
        let list = open.list.clone().or_else(|| self.styles.list_of(&open.style)).filter(|(list, _)| list != "0");
        match self.styles.meaning(&open.style) {
            Meaning::Title => (DraftKind::Heading(1), Some(Part::Headline)),
            Meaning::Subtitle => (DraftKind::Paragraph, Some(Part::Standfirst)),
            Meaning::Heading(level) => (DraftKind::Heading(level.min(6)), None),
            Meaning::Quote => (DraftKind::Quote, None),
            Meaning::Caption => (DraftKind::Caption, None),
            _ if open.outline.is_some_and(|level| level < 9) => {
                (DraftKind::Heading(open.outline.unwrap_or(0).min(5) + 1), None)
            }
            meaning => match list {
                Some((list, level)) if !list.is_empty() => {
                    (DraftKind::ListItem(self.styles.number(&list, level)), None)
                }
                _ if meaning == Meaning::List => (DraftKind::ListItem(None), None),
                _ => (DraftKind::Paragraph, None),
            },
        }
    }

    /// A row of short cells is one block; one that only places paragraphs on the page is not.
    fn end_row(&mut self) {
        let Some(cells) = self.tables.last_mut().map(|table| std::mem::take(&mut table.cells)) else { return };
        let full = |cell: &Vec<Paragraph>| cell.iter().any(|paragraph| !paragraph.block.text.is_empty());
        let filled = cells.iter().filter(|cell| full(cell)).count();
        let prose = cells.iter().any(|cell| cell.len() > 3);
        let mut row = Paragraph::default();
        if filled >= 2 && !prose {
            row.block.kind = DraftKind::TableRow;
            row.block.gap_before = true;
            for cell in cells.into_iter().filter(full) {
                if !row.block.text.is_empty() {
                    row.block.text.push_str(" | ");
                }
                for (at, paragraph) in cell.into_iter().enumerate() {
                    if at > 0 && !paragraph.block.text.is_empty() {
                        row.block.text.push(' ');
                    }
                    let from = row.block.text.len();
                    row.marks.extend(paragraph.marks.into_iter().map(|(mark, at)| (mark, at + from)));
                    row.signs.extend(paragraph.signs.into_iter().map(|sign| Sign { words: sign.words + from, ..sign }));
                    row.block.text.push_str(&paragraph.block.text);
                }
            }
            self.put(vec![row]);
        } else {
            self.put(cells.into_iter().flatten().collect());
        }
    }

    /// Into the cell of the table around, or the body.
    fn put(&mut self, paragraphs: Vec<Paragraph>) {
        let around = self.tables.len().checked_sub(2).and_then(|at| self.tables.get_mut(at));
        match around.and_then(|table| table.cells.last_mut()) {
            Some(cell) => cell.extend(paragraphs),
            None => self.done.extend(paragraphs),
        }
    }
}
