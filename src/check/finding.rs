//! A finding: what fired, on which words, why, and what stands on the other side.

use serde::{Deserialize, Serialize};

use crate::document::{Document, StatementId};
use crate::rules::{RuleId, Severity};
use crate::text::{Span, fold};

/// Something an editor should look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that fired.
    pub rule: RuleId,
    /// How grave this one is.
    pub severity: Severity,
    /// The statement it is about.
    pub statement: StatementId,
    /// The words flagged, inside the statement.
    pub span: Span,
    /// Why, in one plain sentence.
    pub message: String,
    /// The words that made it fire, inside the statement.
    pub words: Vec<Span>,
    /// A score between 0 and 1 where the check has one; higher = surer.
    pub score: Option<f32>,
    /// Typed differences to the other side.
    pub mismatches: Vec<Mismatch>,
    /// The other side: what it repeats, or was compared with.
    pub related: Vec<Related>,
}

impl Finding {
    /// What the finding is known by when it is set aside: rule and wording of both sides, never a place.
    pub fn key(&self, document: &Document) -> FindingKey {
        let other = self.related.iter().map(|side| fold(document.words(side.span))).collect::<Vec<_>>().join("\n");
        FindingKey { rule: self.rule, quote: fold(document.words(self.span)), other }
    }
}

/// A finding apart from its place: rule, folded quote, folded other side.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FindingKey {
    /// The rule.
    pub rule: RuleId,
    /// The flagged words, folded.
    pub quote: String,
    /// The words of the other side, folded, one a line; empty where there is none.
    pub other: String,
}

/// The kind of a typed difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MismatchKind {
    /// Another figure.
    Number,
    /// Another name, or the roles of two swapped.
    Name,
    /// Another day, month or year.
    Date,
    /// One says it is so, the other that it is not.
    Negation,
    /// "May" against "will"; a condition dropped.
    Hedge,
    /// The source dropped or changed.
    Attribution,
    /// Words inside quotation marks changed.
    Quote,
}

impl MismatchKind {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Date => "date",
            Self::Negation => "negation",
            Self::Hedge => "hedge",
            Self::Attribution => "attribution",
            Self::Quote => "quote",
        }
    }
}

/// One typed difference between a statement and the other side.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// What kind.
    pub kind: MismatchKind,
    /// The words here; may be empty (a dropped "may").
    pub here: String,
    /// The words there; may be empty.
    pub there: String,
    /// Where they stand here.
    pub here_span: Option<Span>,
    /// Where they stand there.
    pub there_span: Option<Span>,
}

/// The other side of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The statement.
    pub statement: StatementId,
    /// The words compared.
    pub span: Span,
    /// What it is: "closest in the body", "said first here".
    pub note: String,
}
