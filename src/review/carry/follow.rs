//! One statement followed to another version of its text, for what is chosen there.

use super::over::{carrier, spans};
use crate::document::{Document, StatementId};
use crate::rules::Rules;
use crate::text::fold;

/// The statement of `new` that `id` of `old` became, as its marks would go; where it is gone, the nearest one that is
/// still there. None where nothing of the old text is.
pub fn followed(old: &Document, new: &Document, id: StatementId, rules: &Rules) -> Option<StatementId> {
    let words = fold(old.words(old.statement(id).span));
    let only = |document: &Document| {
        let mut same = document.ids().filter(|id| fold(document.words(document.statement(*id).span)) == words);
        same.next().filter(|_| same.next().is_none())
    };
    // Aligning two long texts takes time; a sentence that either has once needs none of that.
    if let Some(there) = only(new).filter(|_| only(old).is_some()) {
        return Some(there);
    }
    let (old_spans, new_spans) = (spans(old), spans(new));
    let carrier = carrier((old, &old_spans), (new, &new_spans), rules);
    let landed = |id: StatementId| {
        let span = carrier.place(old.statement(id).span).span?;
        new.statement_at(span.start)
    };
    let after = old.ids().skip(id.index() + 1).map(Some).chain(std::iter::repeat(None));
    let before = old.ids().rev().skip_while(|other| *other >= id).map(Some).chain(std::iter::repeat(None));
    let pairs = after.zip(before).take_while(|(after, before)| after.is_some() || before.is_some());
    let mut near = pairs.flat_map(|(after, before)| [after, before]).flatten();
    landed(id).or_else(|| near.find_map(landed))
}
