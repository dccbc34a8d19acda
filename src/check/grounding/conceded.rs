//! Who grants what tells against him: a derived statement has somebody "concede" or "admit" it, and nobody in the text
//! concedes anything.

use super::find::Case;
use crate::check::{AttributionKind, Checked};
use crate::language::Dep;
use crate::text::Span;

/// The verb by which the statement has it conceded, where the text has no word of a concession.
pub(super) fn nowhere(case: &Case, checked: &Checked) -> Option<Span> {
    let verbs = case.ctx.rules.lexicon("concession_verbs");
    let tree = case.ctx.tree(case.statement.id);
    let own = checked.attributions.iter().filter(|found| found.statement == case.statement.id);
    let cues = own.filter(|found| found.kind == AttributionKind::Speech).flat_map(|found| &found.cue);
    let verb = |cue: &Span| {
        // Not "some were admitted to hospital", "conceded a penalty": what is granted is a clause.
        let grants = |at: usize| tree.child(at, Dep::Ccomp).is_some();
        let mut all = tree.tokens_in(*cue).filter_map(|at| Some((at, tree.tokens.get(at)?)));
        let found =
            all.find(|(at, token)| token.is_verb() && verbs.contains(&token.lemma.to_lowercase()) && grants(*at));
        found.map(|(_, token)| token.span)
    };
    let verb = cues.into_iter().find_map(verb)?;
    let words = case.ctx.rules.lexicon("concession_words");
    let granted = case.body.iter().any(|statement| !words.find_in(case.ctx.words(statement.span)).is_empty());
    (!granted).then_some(verb)
}
