//! Rich text (.rtf): paragraphs, headings by style name or outline, bold and italic, tables, footnotes.

mod tables;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use self::tables::{code_page, font_encodings, style_names};
use super::words::{Words, clean};
use crate::document::{Draft, DraftBlock, DraftKind, Part, SourceNote, Style};
use crate::text::Span;

/// Groups nested deeper than this are passed over.
const DEEPEST: usize = 400;

/// Groups that hold no text of the article.
const SKIPPED: &[&str] = &[
    "fonttbl",
    "colortbl",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "themedata",
    "datastore",
    "xmlnstbl",
    "fldinst",
    "filetbl",
    "nonshppict",
    "latentstyles",
    "mmathPr",
    "pntext",
    "pntxta",
    "pntxtb",
    "listtext",
    "stylesheet",
    "atrfstart",
    "atrfend",
    "atnid",
    "atnauthor",
    "annotation",
    "bkmkstart",
    "bkmkend",
    "tc",
    "xe",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "aftnsepc",
    "ftncn",
    "sp",
    "sn",
    "sv",
    "private",
    "operator",
    "userprops",
    "objdata",
    "blipuid",
];

/// Reads rich text.
pub(super) fn read(bytes: &[u8]) -> Draft {
    let mut reader = Reader { encoding: Some(WINDOWS_1252), ..Reader::default() };
    reader.style_names = style_names(bytes);
    reader.fonts = font_encodings(bytes);
    reader.run(bytes);
    reader.flush();
    reader.draft
}

/// What a group sets, given back when it ends.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own, none excludes another")]
struct State {
    skip: bool,
    note: bool,
    bold: bool,
    italic: bool,
    /// Code page of the font, where it has one of its own.
    encoding: Option<&'static Encoding>,
    /// Chars that follow `\u` for readers without Unicode.
    fallback: usize,
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    words: Words,
    stack: Vec<State>,
    state: State,
    encoding: Option<&'static Encoding>,
    style_names: BTreeMap<i32, String>,
    fonts: BTreeMap<i32, &'static Encoding>,
    style: i32,
    outline: Option<u8>,
    listed: bool,
    in_table: bool,
    high: Option<u16>,
    to_skip: usize,
    pending: Vec<u8>,
    note: String,
    notes: Vec<SourceNote>,
}

impl Reader {
    fn run(&mut self, bytes: &[u8]) {
        self.state.fallback = 1;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'{' => {
                    self.text_done();
                    let inner = State { skip: self.state.skip || self.stack.len() > DEEPEST, ..self.state };
                    self.stack.push(std::mem::replace(&mut self.state, inner));
                }
                b'}' => {
                    self.text_done();
                    self.close();
                }
                b'\\' => at = self.control(bytes, at),
                b'\r' | b'\n' => {}
                _ => self.byte(byte),
            }
        }
        self.text_done();
    }

    fn close(&mut self) {
        let Some(outer) = self.stack.pop() else { return };
        self.set(outer.bold, outer.italic);
        if self.state.note && !outer.note {
            let (at, text) = (self.words.len(), clean(&std::mem::take(&mut self.note)));
            if !text.is_empty() {
                self.notes.push(SourceNote { span: Span::new(at, at), text, author: String::new() });
            }
        }
        self.state = outer;
    }

    /// A control word or symbol; returns where the text goes on.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let rest = bytes.get(at..).unwrap_or_default();
        let letters = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        if letters == 0 {
            return at + self.symbol(rest);
        }
        let name = String::from_utf8_lossy(rest.get(..letters).unwrap_or_default()).into_owned();
        let tail = rest.get(letters..).unwrap_or_default();
        let sign = usize::from(tail.first() == Some(&b'-'));
        let digits = tail.iter().skip(sign).take(10).take_while(|b| b.is_ascii_digit()).count();
        let figure = if digits > 0 { tail.get(..sign + digits) } else { None };
        let value: Option<i32> = figure.and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
        let used = letters + figure.map_or(0, <[u8]>::len);
        let space = usize::from(rest.get(used) == Some(&b' '));
        if name == "bin" {
            return at + used + space + usize::try_from(value.unwrap_or(0)).unwrap_or(0);
        }
        if name != "u" && name != "uc" {
            self.text_done();
        }
        self.word(&name, value);
        at + used + space
    }

    fn symbol(&mut self, rest: &[u8]) -> usize {
        match rest.first() {
            Some(b'\'') => {
                let hex = rest.get(1..3).and_then(|hex| std::str::from_utf8(hex).ok());
                if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.byte(byte);
                    return 3;
                }
                1
            }
            Some(b'*') => {
                self.state.skip = true;
                1
            }
            Some(b'~') => self.one(" "),
            Some(b'_') => self.one("\u{2011}"),
            Some(byte @ (b'\\' | b'{' | b'}')) => {
                self.byte(*byte);
                1
            }
            Some(b'\r' | b'\n') => {
                self.word("par", None);
                1
            }
            Some(_) => 1,
            None => 0,
        }
    }

    fn one(&mut self, text: &str) -> usize {
        self.text_done();
        self.push(text);
        1
    }

    fn word(&mut self, name: &str, value: Option<i32>) {
        let on = value != Some(0);
        match name {
            "footnote" => (self.state.note, self.state.skip) = (true, false),
            _ if SKIPPED.contains(&name) => {
                self.listed |= matches!(name, "listtext" | "pntext");
                self.state.skip = true;
            }
            _ if self.state.skip => {}
            "ansicpg" => self.encoding = value.and_then(code_page).or(self.encoding),
            "f" => self.state.encoding = self.fonts.get(&value.unwrap_or(0)).copied(),
            "uc" => self.state.fallback = usize::try_from(value.unwrap_or(1)).unwrap_or(1).min(8),
            "u" => self.unicode(value.unwrap_or(0)),
            "par" | "sect" | "page" | "row" if self.state.note => self.note.push(' '),
            "par" if self.in_table => self.words.space(),
            "par" | "line" | "sect" | "page" => self.flush(),
            "cell" => self.push(" | "),
            "intbl" => self.in_table = true,
            "row" => {
                self.in_table = true;
                self.flush();
            }
            "pard" => (self.style, self.outline, self.in_table, self.listed) = (0, None, false, false),
            "s" => self.style = value.unwrap_or(0),
            "outlinelevel" => {
                self.outline = value.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9);
            }
            "ls" | "pnlvlblt" | "pnlvlbody" => self.listed = true,
            "b" => self.set(on, self.state.italic),
            "i" => self.set(self.state.bold, on),
            "plain" => {
                self.set(false, false);
                self.state.encoding = None;
            }
            "tab" => self.push(" "),
            "emdash" => self.push("—"),
            "endash" => self.push("–"),
            "lquote" => self.push("‘"),
            "rquote" => self.push("’"),
            "ldblquote" => self.push("“"),
            "rdblquote" => self.push("”"),
            "bullet" => self.push("•"),
            "v" | "deleted" => self.state.skip = on,
            _ => {}
        }
    }

    fn set(&mut self, bold: bool, italic: bool) {
        for (was, is, style) in [(self.state.bold, bold, Style::Bold), (self.state.italic, italic, Style::Italic)] {
            match (was, is) {
                (false, true) => self.words.begin(style),
                (true, false) => self.words.end(style),
                _ => {}
            }
        }
        (self.state.bold, self.state.italic) = (bold, italic);
    }

    fn unicode(&mut self, value: i32) {
        self.text_done();
        let unit = (value & 0xffff) as u16;
        let units = self.high.take().map_or_else(|| vec![unit], |high| vec![high, unit]);
        if (0xd800..0xdc00).contains(&unit) && units.len() == 1 {
            self.high = Some(unit);
        } else {
            let text = String::from_utf16_lossy(&units);
            self.push(&text);
        }
        self.to_skip = self.state.fallback;
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else if !self.state.skip {
            self.pending.push(byte);
        }
    }

    fn text_done(&mut self) {
        self.to_skip = 0;
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let text = self
            .state
            .encoding
            .or(self.encoding)
            .unwrap_or(WINDOWS_1252)
            .decode_without_bom_handling(&bytes)
            .0
            .into_owned();
        self.push(&text);
    }

    fn push(&mut self, text: &str) {
        if self.state.skip {
            return;
        }
        if self.state.note { self.note.push_str(text) } else { self.words.push(text) }
    }

    fn flush(&mut self) {
        self.text_done();
        let name = self.style_names.get(&self.style).cloned().unwrap_or_default();
        let level = name.strip_prefix("heading ").and_then(|level| level.trim().parse::<u8>().ok());
        let level = level.or_else(|| self.outline.map(|level| level + 1));
        let (kind, part) = match (name.as_str(), level) {
            ("title" | "headline", _) => (DraftKind::Heading(1), Some(Part::Headline)),
            ("subtitle" | "standfirst", _) => (DraftKind::Paragraph, Some(Part::Standfirst)),
            (_, Some(level)) => (DraftKind::Heading(level.clamp(1, 6)), None),
            _ if self.listed => (DraftKind::ListItem(None), None),
            _ if self.in_table => (DraftKind::TableRow, None),
            _ => (DraftKind::Paragraph, None),
        };
        let at = self.draft.blocks.len();
        self.draft.source_notes.extend(std::mem::take(&mut self.notes).into_iter().map(|note| (at, note)));
        let Some(block) = self.words.take(kind) else { return };
        let bare = block.text.trim_end_matches([' ', '|']).len();
        let text = block.text.get(..bare).unwrap_or_default().to_owned();
        if !text.is_empty() {
            let styles = block.styles.into_iter().filter(|(span, _)| span.end <= bare).collect();
            self.draft.blocks.push(DraftBlock { text, kind, part, styles, gap_before: true, ..DraftBlock::default() });
        }
    }
}
