//! Two versions of an article, statement by statement: for a page that was published against the text that was signed.

use super::over::{carrier, spans};
use super::{Carried, Carrier};
use crate::document::{Document, StatementId, StatementRole};
use crate::rules::Rules;
use crate::text::fold;

/// One statement of either version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The statement of the old version; none where it is new.
    pub old: Option<StatementId>,
    /// The statement of the new version it became; none where it is gone.
    pub new: Option<StatementId>,
    /// What became of the words; [`Carried::Gone`] for an old one without a new, [`Carried::Edited`] for a new one
    /// without an old.
    pub outcome: Carried,
    /// It was split or merged.
    pub regrouped: bool,
}

/// All statements of two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Old statements in their order, then new ones that no old one became, in theirs.
    pub rows: Vec<Row>,
}

impl Compared {
    /// Compares two versions. Lines that are no part of the article are left out.
    pub fn new(old: &Document, new: &Document, rules: &Rules) -> Self {
        let (old_spans, new_spans) = (spans(old), spans(new));
        let carrier: Carrier = carrier((old, &old_spans), (new, &new_spans), rules);
        let told = |document: &Document, id: StatementId| document.statement(id).role != StatementRole::Furniture;
        let mut rows = Vec::new();
        for id in old.ids().filter(|id| told(old, *id)) {
            let landing = carrier.place(old.statement(id).span);
            let to = landing.span.filter(|_| landing.outcome != Carried::Ask);
            let new = to.and_then(|span| new.statement_at(span.start));
            let outcome = if new.is_none() { Carried::Gone } else { landing.outcome };
            rows.push(Row { old: Some(id), new, outcome, regrouped: landing.regrouped });
        }
        let (added, _) = carrier.unpaired();
        let added = added.into_iter().map(StatementId::from_index).filter(|id| told(new, *id));
        rows.extend(added.map(|id| Row { old: None, new: Some(id), outcome: Carried::Edited, regrouped: false }));
        Self { rows }
    }

    /// Statements whose words differ, are gone or are new; typography and order apart.
    pub fn differing(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| {
            !matches!(row.outcome, Carried::Unchanged | Carried::Moved | Carried::Cosmetic) || row.old.is_none()
        })
    }
}

/// Whether two documents say the same in the same order, typography, spaces and the format of their files apart.
pub fn same_words(old: &Document, new: &Document) -> bool {
    let words = |document: &Document| {
        let own = document.statements.iter().filter(|statement| statement.role != StatementRole::Furniture);
        own.map(|statement| fold(document.words(statement.span))).collect::<Vec<_>>().join(" ")
    };
    words(old) == words(new)
}
