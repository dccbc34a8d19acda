//! LibreOffice texts (.odt): headings, paragraphs, lists, tables, notes and comments; changes as accepted.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use super::ImportError;
use super::office::{Package, Piece, attribute, walk};
use super::words::{Words, clean};
use crate::document::{Draft, DraftBlock, DraftKind, Part, SourceNote, Style};
use crate::text::Span;

const WHAT: &str = "LibreOffice text";

/// Reads an OpenDocument text.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ImportError> {
    let mut package = Package::open(bytes, WHAT)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(ImportError::Locked);
    }
    let xml = package.part("content.xml")?.ok_or(ImportError::Damaged { what: WHAT })?;
    let mut reader = Reader::default();
    reader.read_styles(&package.part("styles.xml")?.unwrap_or_default());
    reader.read_styles(&xml);
    let whole = walk(&xml, is_skipped, |piece| match piece {
        Piece::Start(element) => reader.start(&element),
        Piece::End(name) => reader.end(&name),
        Piece::Text(text) => reader.text(&text),
    });
    reader.flush();
    let mut draft = reader.draft;
    let (mut inserted, mut deleted) = (0, 0);
    walk(
        &xml,
        |_| false,
        |piece| {
            if let Piece::Start(element) = piece {
                inserted += usize::from(element.local_name().as_ref() == "insertion");
                deleted += usize::from(element.local_name().as_ref() == "deletion");
            }
        },
    );
    draft.notes.extend(super::changes_note(inserted, deleted));
    if !whole {
        draft.notes.push(super::look("The file breaks off before its end; what could be read is shown."));
    }
    Ok(draft)
}

fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "forms"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "automatic-styles"
            | "font-face-decls"
            | "scripts"
            | "note-citation"
            | "table-of-content"
            | "illustration-index"
            | "desc"
            | "title"
            | "event-listeners"
            | "date-string"
            | "ruby-text"
    )
}

/// What a named style says.
#[derive(Clone, Debug, Default)]
struct Named {
    parent: String,
    display: String,
    bold: bool,
    italic: bool,
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    styles: BTreeMap<String, Named>,
    /// Definitions of numbered lists.
    numbered: BTreeSet<String>,
    words: Words,
    kind: DraftKind,
    part: Option<Part>,
    /// The lists we are in: the next number, none for bullets.
    lists: Vec<Option<u32>>,
    item_open: bool,
    spans: Vec<Vec<Style>>,
    in_block: usize,
    cells: Vec<Vec<String>>,
    /// A note or comment that is being read.
    note: Option<SourceNote>,
    note_field: String,
    waiting: Vec<SourceNote>,
}

impl Reader {
    fn read_styles(&mut self, xml: &str) {
        let (mut name, mut list) = (String::new(), String::new());
        walk(
            xml,
            |name| matches!(name, "body" | "master-styles" | "font-face-decls"),
            |piece| {
                let Piece::Start(element) = piece else { return };
                let value = |key: &str| attribute(&element, key).unwrap_or_default();
                match element.local_name().as_ref() {
                    "style" => {
                        name = value("name");
                        let (parent, display) = (value("parent-style-name"), value("display-name"));
                        self.styles.insert(name.clone(), Named { parent, display, ..Named::default() });
                    }
                    "text-properties" => {
                        if let Some(style) = self.styles.get_mut(&name) {
                            style.bold |= value("font-weight") == "bold";
                            style.italic |= value("font-style") == "italic";
                        }
                    }
                    "list-style" => list = value("name"),
                    "list-level-style-number" if value("level") == "1" => {
                        self.numbered.insert(list.clone());
                    }
                    _ => {}
                }
            },
        );
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let value = |key: &str| attribute(element, key).unwrap_or_default();
        match element.local_name().as_ref() {
            "h" | "p" if self.note.is_some() => self.note_text(" "),
            "h" => {
                self.begin();
                self.kind = DraftKind::Heading(value("outline-level").parse::<u8>().unwrap_or(1).clamp(1, 6));
            }
            "p" => {
                self.begin();
                self.paragraph(&value("style-name"));
            }
            "list" => {
                self.flush();
                let numbered = self.numbered.contains(&value("style-name"))
                    || value("style-name").is_empty() && self.lists.last().is_some_and(Option::is_some);
                self.lists.push(numbered.then_some(1));
            }
            "list-item" => self.item_open = true,
            "span" => {
                let set = self.set_of(&value("style-name"));
                for style in &set {
                    self.words.begin(*style);
                }
                self.spans.push(set);
            }
            "a" => self.words.begin(Style::Link),
            "s" | "tab" => self.push(" "),
            "line-break" if self.note.is_some() => self.push(" "),
            "line-break" => {
                let (kind, part) = (self.kind, self.part);
                if matches!(kind, DraftKind::Paragraph) && self.cells.is_empty() {
                    self.flush();
                    (self.kind, self.part) = (kind, part);
                } else {
                    self.words.space();
                }
            }
            "table-row" => self.cells.push(Vec::new()),
            "table-cell" => {
                if let Some(row) = self.cells.last_mut() {
                    row.push(String::new());
                }
            }
            "note" | "annotation" => {
                let at = self.words.len();
                self.note = Some(SourceNote { span: Span::new(at, at), text: String::new(), author: String::new() });
            }
            name @ ("creator" | "date" | "initials") => name.clone_into(&mut self.note_field),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "h" | "p" if self.note.is_none() => {
                self.in_block = self.in_block.saturating_sub(1);
                self.flush();
            }
            "list" => {
                self.lists.pop();
            }
            "span" => {
                for style in self.spans.pop().unwrap_or_default() {
                    self.words.end(style);
                }
            }
            "a" => self.words.end(Style::Link),
            "table-row" => self.end_row(),
            "note" | "annotation" => {
                if let Some(mut note) = self.note.take() {
                    note.text = clean(&note.text);
                    self.waiting.push(note);
                }
            }
            "creator" | "date" | "initials" => self.note_field.clear(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.note.is_some() || self.in_block > 0 {
            self.push(text);
        }
    }

    fn push(&mut self, text: &str) {
        if self.note.is_some() { self.note_text(text) } else { self.words.push(text) }
    }

    fn note_text(&mut self, text: &str) {
        let Some(note) = &mut self.note else { return };
        match self.note_field.as_str() {
            "" => note.text.push_str(text),
            "creator" => note.author.push_str(text.trim()),
            _ => {}
        }
    }

    fn begin(&mut self) {
        self.flush();
        self.in_block += 1;
        self.part = None;
    }

    /// The kind of a paragraph by its list or its style.
    fn paragraph(&mut self, style: &str) {
        self.kind = match self.lists.last_mut() {
            Some(next) if self.item_open => {
                let number = *next;
                *next = next.map(|number| number.saturating_add(1));
                DraftKind::ListItem(number)
            }
            _ => DraftKind::Paragraph,
        };
        self.item_open = false;
        let mut name = style.to_owned();
        for _ in 0..12 {
            match name.to_lowercase().replace("_20_", " ").as_str() {
                "title" | "headline" => (self.kind, self.part) = (DraftKind::Heading(1), Some(Part::Headline)),
                "subtitle" | "standfirst" => self.part = Some(Part::Standfirst),
                "quotations" | "quote" => self.kind = DraftKind::Quote,
                "caption" | "table" | "illustration" | "figure" => {
                    (self.kind, self.part) = (DraftKind::Caption, Some(Part::Caption));
                }
                other => {
                    let level = other.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
                    if let Some(level) = level {
                        self.kind = DraftKind::Heading(level.clamp(1, 6));
                    }
                }
            }
            let Some(parent) = self.styles.get(&name).map(|style| style.parent.clone()) else { return };
            if parent.is_empty() || self.part.is_some() {
                return;
            }
            name = parent;
        }
    }

    fn set_of(&self, name: &str) -> Vec<Style> {
        let Some(style) = self.styles.get(name) else { return Vec::new() };
        let bold = style.bold || matches!(name, "Strong_20_Emphasis");
        let italic = style.italic || style.display == "Emphasis" || name == "Emphasis";
        [(bold, Style::Bold), (italic, Style::Italic)].into_iter().filter(|(on, _)| *on).map(|(_, set)| set).collect()
    }

    fn flush(&mut self) {
        let notes = std::mem::take(&mut self.waiting);
        let block = self.words.take(self.kind);
        let part = self.part.take();
        self.kind = DraftKind::Paragraph;
        let at = self.draft.blocks.len();
        self.draft.source_notes.extend(notes.into_iter().map(|note| (at, note)));
        let Some(mut block) = block else { return };
        if let Some(cell) = self.cells.last_mut().and_then(|row| row.last_mut()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&block.text);
            return;
        }
        block.part = part;
        self.draft.blocks.push(block);
    }

    fn end_row(&mut self) {
        self.flush();
        let Some(row) = self.cells.pop() else { return };
        let text = row.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | ");
        if text.is_empty() {
            return;
        }
        if let Some(cell) = self.cells.last_mut().and_then(|row| row.last_mut()) {
            cell.push_str(&text);
            return;
        }
        let kind = if text.contains(" | ") { DraftKind::TableRow } else { DraftKind::Paragraph };
        self.draft.blocks.push(DraftBlock { text, kind, gap_before: true, ..DraftBlock::default() });
    }
}
