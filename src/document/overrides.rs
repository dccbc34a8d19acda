//! What an editor set by hand about the document, found again by its words.

use super::Part;

/// One decision of an editor that wins over what import found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The words of the block or statement it is about; compared folded.
    pub quote: String,
    /// Which of several equal ones, from 0 in file order.
    pub nth: usize,
    /// The decision.
    pub kind: OverrideKind,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverrideKind {
    /// The block belongs to this part.
    SetPart(Part),
    /// The block was left out by import and is put back, in this part.
    PutBack(Part),
    /// The block is page furniture.
    LeaveOut,
    /// The statement ends a sentence after so many bytes of its words.
    SplitAt(usize),
    /// The statement and the one after it are one.
    JoinNext,
    /// The statement claims nothing.
    NotAClaim,
    /// The statement claims something after all.
    Claim,
}
