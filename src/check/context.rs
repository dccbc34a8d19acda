//! What every check is given.

use super::{Finding, Mismatch, Related};
use crate::document::{Document, Statement, StatementId};
use crate::language::Parsed;
use crate::rules::{RuleId, Rules, Severity};
use crate::text::Span;

/// One document under check, with what is known of its language.
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// The rules in force.
    pub rules: &'a Rules,
    /// For each statement its tree; an empty one where the language is not known. All empty in the first look.
    pub parsed: &'a [Parsed],
    /// For each statement its vector, of unit length; empty as `parsed` is.
    pub vectors: &'a [Vec<f32>],
}

impl Context<'_> {
    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        self.document.words(span)
    }

    /// The words of a statement.
    pub fn text(&self, id: StatementId) -> &str {
        self.document.words(self.document.statement(id).span)
    }

    /// The tree of a statement; an empty one where there is none.
    pub fn tree(&self, id: StatementId) -> &Parsed {
        static NONE: Parsed = Parsed { tokens: Vec::new(), entities: Vec::new() };
        self.parsed.get(id.index()).unwrap_or(&NONE)
    }

    /// Statements that claim something and are checked.
    pub fn claims(&self) -> impl Iterator<Item = &Statement> {
        self.document.counted()
    }

    /// A finding of `rule` on `span` of `statement`, as grave as the rule says, without details yet.
    pub fn finding(&self, rule: RuleId, statement: StatementId, span: Span, message: String) -> Finding {
        let severity = self.rules.rule(rule).map_or(Severity::Note, |rule| rule.severity);
        let (words, mismatches, related): (Vec<Span>, Vec<Mismatch>, Vec<Related>) = Default::default();
        Finding { rule, severity, statement, span, message, words, score: None, mismatches, related }
    }

    /// Makes a hint of a finding that is less grave than its rule; where the house gave the rule a severity of its
    /// own, that one stands.
    pub fn lower(&self, finding: &mut Finding) {
        if !self.rules.rule(finding.rule).is_some_and(|rule| rule.house_severity) {
            finding.severity = Severity::Note;
        }
    }
}
