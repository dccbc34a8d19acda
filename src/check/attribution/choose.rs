//! Which of the possible cues of a sentence count.
//!
//! Only whoever speaks to the reader is a source: in "Lind said critics fear a delay" it is Lind who says what critics
//! fear. So a cue in the content of another seldom counts; whether it does the second look tells.

use super::cue::{Cue, CueKind};
use super::model::Weights;
use super::read::Found;
use super::source;
use crate::language::Parsed;

/// `inner` stands in what `outer` tells. What only says where something was told ("in a letter") gives way to who told
/// it; "reportedly" stands beside both.
fn holds(outer: &Cue, inner: &Cue) -> bool {
    let within = |a: &Cue, b: &Cue| a.head != b.head && a.content.contains(&b.head) && !b.content.contains(&a.head);
    let where_told = |cue: &Cue| cue.kind == CueKind::Phrase && cue.cue.len() == 1;
    if outer.kind == CueKind::Adverb || inner.kind == CueKind::Adverb || where_told(outer) {
        return false;
    }
    within(outer, inner) || where_told(inner) && within(inner, outer)
}

/// For each possible cue, those in whose content it stands.
pub(super) fn outers(found: &[Found]) -> Vec<Vec<usize>> {
    found.iter().map(|inner| (0..found.len()).filter(|&o| holds(&found[o].cue, &inner.cue)).collect()).collect()
}

/// The probability of each cue, lowered by those in whose content it stands.
pub(super) fn free(found: &[Found], outer: &[Vec<usize>]) -> Vec<f32> {
    let mut free: Vec<f32> = found.iter().map(|found| found.probability).collect();
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&i| (outer[i].len(), i));
    for i in order {
        free[i] *= outer[i].iter().map(|&o| 1.0 - free[o]).product::<f32>();
    }
    free
}

/// A cue that counts.
pub(super) struct Chosen<'f> {
    pub(super) found: &'f Found,
    /// The cue with all its words.
    pub(super) cue: Cue,
    /// Another that counts tells it: "the engineers asked for" in "the report says the engineers asked for more".
    pub(super) told: bool,
}

/// The cues that count, with all their words (`whole`): those sure enough; of two that share words, the surer.
pub(super) fn chosen<'f>(
    tree: &Parsed,
    found: &'f [Found],
    weights: &Weights,
    whole: impl Fn(&Found) -> Cue,
) -> Vec<Chosen<'f>> {
    let mut sure: Vec<&Found> = found.iter().filter(|found| found.probability >= weights.cue_from).collect();
    sure.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.cue.head.cmp(&b.cue.head)));
    let mut kept: Vec<Chosen> = Vec::new();
    for found in sure {
        let cue = whole(found);
        let shares = |other: &Cue| other.cue.contains(&cue.head) || cue.cue.contains(&other.head);
        if !kept.iter().any(|other| shares(&other.cue)) {
            kept.push(Chosen { found, cue, told: false });
        }
    }
    kept.sort_by_key(|chosen| chosen.cue.head);
    let told: Vec<bool> = kept.iter().map(|inner| kept.iter().any(|outer| holds(&outer.cue, &inner.cue))).collect();
    for (chosen, told) in kept.iter_mut().zip(told) {
        chosen.told = told;
    }
    part(tree, &mut kept);
    kept
}

/// No word in two roles: a source ends before a clause with a cue of its own, and what is told holds neither the cue nor
/// the source of another, unless the other is told as well.
fn part(tree: &Parsed, kept: &mut [Chosen]) {
    let heads: Vec<usize> = kept.iter().map(|chosen| chosen.cue.head).collect();
    for chosen in kept.iter_mut() {
        source::cut(tree, &mut chosen.cue, &heads);
    }
    let roles: Vec<(bool, Vec<usize>)> =
        kept.iter().map(|one| (one.told, [&*one.cue.cue, &one.cue.source].concat())).collect();
    for (at, chosen) in kept.iter_mut().enumerate() {
        let others = || roles.iter().enumerate().filter(|(other, (told, _))| *other != at && !told);
        chosen.cue.content.retain(|t| !others().any(|(_, (_, role))| role.contains(t)));
    }
}
