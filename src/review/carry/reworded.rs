//! Statements whose words a new version changed, whether or not anybody had marked them.

use super::over::{carrier, spans};
use super::{Carried, Carrier};
use crate::check::MismatchKind;
use crate::document::{Document, StatementId, StatementRole};
use crate::rules::Rules;
use crate::text::Span;

/// One statement that reads otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    /// The statement of the new version that its words are in.
    pub statement: StatementId,
    /// Where its words are now: less than the statement where two became one.
    pub span: Span,
    /// How it read.
    pub before: String,
    /// The kinds of facts that changed; none where it is only put otherwise.
    pub facts: Vec<MismatchKind>,
}

/// The statements of `new` that read otherwise than in `old`: changed facts first, then in reading order. Typography,
/// order, what is new and what is gone are not told, and a heading is told once, in the body.
pub fn reworded(old: &Document, new: &Document, rules: &Rules) -> Vec<Reworded> {
    let (old_spans, new_spans) = (spans(old), spans(new));
    told(&carrier((old, &old_spans), (new, &new_spans), rules), old, new)
}

pub(super) fn told(carrier: &Carrier, old: &Document, new: &Document) -> Vec<Reworded> {
    let is_told = |role: StatementRole| !matches!(role, StatementRole::Furniture | StatementRole::ListedSubheading);
    let mut rows = Vec::new();
    for before in old.statements.iter().filter(|statement| is_told(statement.role)) {
        let landing = carrier.place(before.span);
        let facts = match landing.outcome {
            Carried::FactChanged(kinds) => kinds,
            Carried::Edited => Vec::new(),
            _ => continue,
        };
        let Some(span) = landing.span else { continue };
        let Some(statement) = new.statement_at(span.start) else { continue };
        if is_told(new.statement(statement).role) {
            rows.push(Reworded { statement, span, before: old.words(before.span).to_owned(), facts });
        }
    }
    rows.sort_by_key(|row| (row.facts.is_empty(), row.span));
    rows
}
