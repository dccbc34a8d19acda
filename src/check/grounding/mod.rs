//! How far the body supports a derived statement.

mod causes;
mod clash;
mod conceded;
mod courses;
mod days;
mod doers;
mod features;
mod figures;
mod find;
mod frames;
mod judge;
mod lost;
mod made;
mod messages;
mod offices;
mod seams;
mod shares;
mod speaker;
mod unmade;
mod weigh;
mod whose;
mod worked;

pub use features::Features;
pub(super) use find::run;
pub use weigh::Sign;

use super::Mismatch;
use super::sources::Grade;
use crate::document::StatementId;
use crate::text::Span;

/// What is told of a body statement on which nothing rests: it is only the nearest.
pub const CLOSEST: &str = "closest in the text";

/// The outcome of grounding one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The body says so.
    InText,
    /// The body says part of it.
    Partly,
    /// The body is silent.
    NotInText,
    /// The body says otherwise.
    SaysOtherwise,
}

/// How one derived statement stands in the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Grounding {
    /// The outcome.
    pub outcome: Outcome,
    /// 0..1, higher = better supported.
    pub score: f32,
    /// What the score is made of.
    pub features: Features,
    /// Body statements that bear on it, best first, at most three.
    pub evidence: Vec<Evidence>,
    /// Typed differences to the evidence.
    pub mismatches: Vec<Mismatch>,
    /// Words of the statement which the body does not have.
    pub missing: Vec<Span>,
    /// The source below the evidence, or none.
    pub basis: Option<Basis>,
}

impl Grounding {
    /// Whether it rests on the text at all: what stands nowhere in it has nothing below, whatever comes nearest.
    pub fn rests(&self) -> bool {
        self.outcome != Outcome::NotInText && !self.evidence.is_empty()
    }

    /// How many body statements it is put together from, where that alone keeps it from being in the text: all its words
    /// stand there, and none differs.
    pub fn pieces(&self) -> Option<usize> {
        let whole = self.outcome == Outcome::Partly && self.missing.is_empty() && self.mismatches.is_empty();
        Some(self.evidence.len()).filter(|pieces| whole && *pieces > 1)
    }
}

/// A body statement that bears on a derived one.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The body statement.
    pub statement: StatementId,
    /// How much of the derived statement it carries, 0..1.
    pub score: f32,
    /// Its words that agree with the derived statement.
    pub agreeing: Vec<Span>,
    /// Its words that differ.
    pub differing: Vec<Span>,
    /// Words of the derived statement that agree with it.
    pub agreeing_here: Vec<Span>,
}

/// The source below the evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The body statement which names it.
    pub statement: StatementId,
    /// Who or what, as printed.
    pub name: String,
    /// How good a source it is.
    pub grade: Grade,
}
