//! Who did what, when.

use uuid::Uuid;

use super::Stamp;

/// One entry of the history. Entries that were saved are never changed or taken away.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// What was done.
    pub change: Change,
    /// The record it was done to.
    pub record: Option<Uuid>,
    /// The words concerned, shortened.
    pub quote: String,
    /// What it was before, in words; empty if nothing.
    pub from: String,
    /// What it is now, in words; empty if nothing.
    pub to: String,
    /// Who and when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// What can be done to a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// A mark was given, changed or taken back.
    Marked,
    /// A mark was reaffirmed after a change of the text.
    Reaffirmed,
    /// A query was asked, changed, answered or withdrawn.
    Query,
    /// A note was written, changed or deleted.
    Note,
    /// A source was added, changed, linked or unlinked.
    Source,
    /// A finding was set aside or brought back.
    Dismissed,
    /// Something was set by hand: a part, a split.
    HandSet,
    /// Something was assigned.
    Assigned,
    /// A new version came in.
    NewVersion,
    /// Two copies were merged.
    Merged,
    /// Signed off.
    SignedOff,
    /// A complaint, correction or clarification was entered.
    Later,
    /// Something already saved was undone.
    Undone,
}
