//! A statement: one sentence, or one item that is not a sentence.

use super::{BlockId, Part};
use crate::text::Span;

/// The order of a statement within one document. It is never stored: files hold anchors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementId(u32);

impl StatementId {
    /// From the place in [`super::Document::statements`].
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The place in [`super::Document::statements`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The id that `check` prints: `s1`, `s2`, … in reading order.
    pub fn label(self) -> String {
        format!("s{}", self.0 + 1)
    }

    /// The id that [`StatementId::label`] printed.
    pub fn from_label(label: &str) -> Option<Self> {
        let number: u32 = label.strip_prefix('s')?.parse().ok()?;
        Some(Self(number.checked_sub(1)?))
    }
}

/// What a statement does on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementRole {
    /// A sentence or item that can be marked and is counted.
    Claim,
    /// A section heading.
    Heading,
    /// An entry of the list of subheadings.
    ListedSubheading,
    /// A question of the FAQ.
    Question,
    /// A byline or the like.
    Furniture,
    /// Set by hand: not a claim.
    NotAClaim,
}

/// One statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its order in the document.
    pub id: StatementId,
    /// Where it stands, without white space at its ends.
    pub span: Span,
    /// The block it is in.
    pub block: BlockId,
    /// The part of its block.
    pub part: Part,
    /// The item of its block: key point 3, FAQ 2.
    pub item: u32,
    /// Its number among the statements of that item, from 1; questions and headings are not counted with them.
    pub sentence: u32,
    /// What it does on the page.
    pub role: StatementRole,
}

impl Statement {
    /// Whether it is counted, can be open or marked, and is checked.
    pub fn is_counted(&self) -> bool {
        self.role == StatementRole::Claim
    }
}
