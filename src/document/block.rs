//! A block: a paragraph, heading, list item or other unit of lines.

use super::Part;
use crate::text::Span;

/// The place of a block in its document's list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(u32);

impl BlockId {
    /// From the place in [`super::Document::blocks`].
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The place in [`super::Document::blocks`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a block is, typographically.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, level 1 to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list; numbered where the list is.
    ListItem(Option<u32>),
    /// A question of an FAQ.
    Question,
    /// A paragraph of the answer to the question before it.
    Answer,
    /// A block quotation.
    Quote,
    /// A caption below a picture or table.
    Caption,
    /// A pull quote: words of the article printed large a second time.
    PullQuote,
    /// A row of a table, its cells parted by ` | ` in the text.
    TableRow,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A link.
    Link,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its place in the list.
    pub id: BlockId,
    /// Where it stands in the text; white space is collapsed, list numbers and labels are not in it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Which part of the page it belongs to.
    pub part: Part,
    /// Its number within its part, from 1: key point 3, summary paragraph 1, FAQ 2 (question and answer
    /// share a number).
    pub item: u32,
    /// How words in it are set, in order, not overlapping one of the same style.
    pub styles: Vec<(Span, Style)>,
    /// The part was set by hand.
    pub by_hand: bool,
}
