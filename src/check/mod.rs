//! A document and rules to findings; one file per check.
//!
//! Checks are pure: the same document and rules give the same findings in the same order. Each finding
//! says why in one plain sentence and names the words that made it fire. What the checks learn on the
//! way (how far each derived statement is grounded, who is heard, what is said twice) is kept in
//! [`Checked`] beside the findings, for the panels and reports.

mod arithmetic;
pub mod attribution;
mod carried;
mod casing;
mod context;
mod copy;
mod finding;
mod grounding;
mod quotes;
mod reading;
mod repeats;
mod run;
mod sources;
mod subheadings;

pub use context::Context;
pub use finding::{Finding, FindingKey, Mismatch, MismatchKind, Related};
pub use grounding::{Basis, CLOSEST, Evidence, Features, Grounding, Outcome, Sign};
pub use repeats::{Cluster, Member};
pub use run::run;
pub use sources::{Attribution, AttributionKind, Grade, Ledger, Need, Sourcing, Voice};

use std::collections::BTreeMap;

use crate::document::StatementId;

/// All that the checks found in one document.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Findings, in reading order, graver first within a statement.
    pub findings: Vec<Finding>,
    /// How far each derived statement is grounded in the body.
    pub groundings: BTreeMap<StatementId, Grounding>,
    /// Who is heard in the article: one entry for each attribution found.
    pub attributions: Vec<Attribution>,
    /// For each statement, whether it has a source and whether it needs one.
    pub sourcing: BTreeMap<StatementId, Sourcing>,
    /// Sources by name, for the Sources panel.
    pub ledger: Ledger,
    /// Groups of statements that say the same, conflicts first.
    pub clusters: Vec<Cluster>,
    /// The rules' hash; see [`crate::rules::Rules::hash`].
    pub rules_hash: String,
}

/// What the checks are doing, for the status line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Checks that need no parse: placeholders, verbatim repeats, subheadings, quotations.
    FirstLook,
    /// Tags, parses and entities.
    Language,
    /// Who says what.
    Sources,
    /// What is said twice.
    Repeats,
    /// Derived parts against the body.
    Grounding,
}

/// Told of progress, and asked whether to go on. One call per statement and stage at most.
pub trait Progress: Sync {
    /// `done` of `of` statements in `stage` are through; false to stop.
    fn step(&self, stage: Stage, done: usize, of: usize) -> bool;
}

/// Goes on to the end and tells nobody.
pub struct Quiet;

impl Progress for Quiet {
    fn step(&self, _: Stage, _: usize, _: usize) -> bool {
        true
    }
}

/// The run was stopped by its [`Progress`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;
