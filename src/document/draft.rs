//! What a reader of one file format gives: blocks in file order, with what the format knew of them.

use super::{ImportNote, Meta, Part, Style};
use crate::text::Span;

/// An article as read from a file, before parts are found and sentences cut.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Blocks in file order, page furniture included where the format cannot tell it apart.
    pub blocks: Vec<DraftBlock>,
    /// What the file says about itself.
    pub meta: Meta,
    /// What the reader dropped, guessed or found odd.
    pub notes: Vec<ImportNote>,
    /// Comments and footnotes that came with the file; their spans are within the block they name.
    pub source_notes: Vec<(usize, SourceNote)>,
}

/// What a format knew a block to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DraftKind {
    /// A heading, level 1 to 6.
    Heading(u8),
    /// A paragraph; in plain text, a line.
    #[default]
    Paragraph,
    /// An item of a list; numbered where the list is.
    ListItem(Option<u32>),
    /// A question (the summary of a `<details>`, say).
    Question,
    /// What answers the question before it.
    Answer,
    /// A block quotation.
    Quote,
    /// A caption.
    Caption,
    /// A pull quote.
    PullQuote,
    /// A row of a table, its cells parted by ` | `.
    TableRow,
}

/// One block as read.
#[derive(Clone, Debug, Default)]
pub struct DraftBlock {
    /// Its words: entities decoded, runs of white space one space, no line break.
    pub text: String,
    /// What the format says it is.
    pub kind: DraftKind,
    /// The part, where the format says so (a `<figcaption>`, JSON-LD, a class that cannot mislead).
    pub part: Option<Part>,
    /// Page furniture, where the format says so (`<nav>`, an advertisement).
    pub furniture: bool,
    /// How words are set: bytes of `text`.
    pub styles: Vec<(Span, Style)>,
    /// In plain text: an empty line stood before this one. Elsewhere true.
    pub gap_before: bool,
    /// A line across the page stood before it.
    pub rule_before: bool,
}

/// A remark that came with the draft: an author's comment or a footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceNote {
    /// Where it stands (in a draft: bytes of its block's text; in a document: of the reading text).
    pub span: Span,
    /// Its words.
    pub text: String,
    /// Who wrote it, as far as the file says.
    pub author: String,
}
