//! What is said twice.

mod find;
mod judge;
mod keyed;
mod lines;

pub(super) use find::run;

use super::Mismatch;
use crate::document::StatementId;
use crate::rules::RuleId;
use crate::text::Span;

/// Statements that say the same, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// `repeat.conflict`, `repeat.verbatim` or `repeat.near`.
    pub rule: RuleId,
    /// First said, then each copy.
    pub members: Vec<Member>,
}

/// One statement of a cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The statement.
    pub statement: StatementId,
    /// What it adds to the first: words the first does not have.
    pub adds: Vec<Span>,
    /// Facts in which it differs from the first.
    pub mismatches: Vec<Mismatch>,
    /// Likeness to the first, 0..1.
    pub score: f32,
}
