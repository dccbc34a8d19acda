//! What people add to an article: marks, queries, notes, sources, set-aside findings, history, sign-off.
//!
//! A record sits at a [`Place`]: an anchor (the words, their surroundings, their position) and, while
//! the article is open, the span those words have in the current version. Records are never dropped:
//! one whose words are gone keeps its anchor and is listed. Records carry an id and a [`Stamp`] given
//! by the caller; nothing here reads a clock.

mod anchor;
mod assigned;
pub mod carry;
pub mod edit;
mod history;
mod mark;
pub mod merge;
mod records;
mod seal;
mod tally;
mod version;

pub use anchor::{Anchor, Place, Standing, Why};
pub use assigned::Share;
pub use history::{Change, Entry};
pub use mark::{Mark, Verdict};
pub use records::{
    Assignment, DismissReason, Dismissal, HandSet, LaterEntry, LaterKind, Note, Person, Query, SignOff, Source,
    SourceKind, SourceLink, Stamp, Version, VersionBlock,
};
pub use seal::{Sealed, canonical, seal};
pub use tally::Tally;
pub use version::sha256;

use std::sync::Arc;

use uuid::Uuid;

/// A review of one article over all its versions. Cheap to clone: undo keeps whole copies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// Shared by every copy of this review; two copies with one lineage can be merged.
    pub lineage: Uuid,
    /// Every version's reviewed text, oldest first; the last is the current one.
    pub versions: Vec<Arc<Version>>,
    /// Verdicts.
    pub marks: Vec<Arc<Mark>>,
    /// Questions to the author.
    pub queries: Vec<Arc<Query>>,
    /// Notes.
    pub notes: Vec<Arc<Note>>,
    /// The list of sources.
    pub sources: Vec<Arc<Source>>,
    /// Which statements rest on which source.
    pub source_links: Vec<Arc<SourceLink>>,
    /// Findings set aside.
    pub dismissals: Vec<Arc<Dismissal>>,
    /// Parts, splits and the like that were set by hand.
    pub hand_set: Vec<Arc<HandSet>>,
    /// Who is to look at what.
    pub assignments: Vec<Arc<Assignment>>,
    /// Who did what when; append-only from the last save on.
    pub history: Vec<Arc<Entry>>,
    /// Sign-offs, oldest first.
    pub sign_offs: Vec<Arc<SignOff>>,
    /// Complaints, corrections, clarifications after sign-off.
    pub later: Vec<Arc<LaterEntry>>,
    /// Fields of the file which this program does not know; written back as they were.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

impl Review {
    /// The version under review.
    pub fn current(&self) -> Option<&Arc<Version>> {
        self.versions.last()
    }

    /// The latest mark on exactly the words of `span` in the current version, whatever its standing.
    pub fn mark_at(&self, span: crate::text::Span) -> Option<&Arc<Mark>> {
        self.marks.iter().rev().find(|mark| mark.place.span == Some(span))
    }

    /// The query with this id.
    pub fn query(&self, id: Uuid) -> Option<&Arc<Query>> {
        self.queries.iter().find(|query| query.id == id)
    }

    /// The source with this id.
    pub fn source(&self, id: Uuid) -> Option<&Arc<Source>> {
        self.sources.iter().find(|source| source.id == id)
    }
}
