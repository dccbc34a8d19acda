//! Which of the possible cues of a sentence count.
//!
//! Only whoever speaks to the reader is a source: in "Lind said critics fear a delay" it is Lind who says what critics
//! fear. So a cue counts only where it stands in the content of no other.

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

/// Lowers the probability of each cue by those in whose content it stands.
pub(super) fn lower_nested(found: &mut [Found]) {
    let outer: Vec<Vec<usize>> =
        found.iter().map(|inner| (0..found.len()).filter(|&o| holds(&found[o].cue, &inner.cue)).collect()).collect();
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&i| (outer[i].len(), i));
    for i in order {
        let free: f32 = outer[i].iter().map(|&o| 1.0 - found[o].probability).product();
        found[i].probability *= free;
    }
}

/// The cues that count, with all their words (`whole`): those sure enough; of two that share words or of which one
/// tells the other, the surer.
pub(super) fn chosen<'f>(
    tree: &Parsed,
    found: &'f [Found],
    weights: &Weights,
    whole: impl Fn(&Found) -> Cue,
) -> Vec<(&'f Found, Cue)> {
    let mut sure: Vec<&Found> = found.iter().filter(|found| found.probability >= weights.cue_from).collect();
    sure.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.cue.head.cmp(&b.cue.head)));
    let mut kept: Vec<(&Found, Cue)> = Vec::new();
    for one in sure {
        let cue = whole(one);
        let shares = |other: &Cue| other.cue.contains(&cue.head) || cue.cue.contains(&other.head);
        if !kept.iter().any(|(_, other)| shares(other) || holds(other, &cue) || holds(&cue, other)) {
            kept.push((one, cue));
        }
    }
    kept.sort_by_key(|(_, cue)| cue.head);
    part(tree, &mut kept);
    kept
}

/// No word in two roles: a source ends before a clause with a cue of its own, and what is told holds neither the cue nor
/// the source of another.
fn part(tree: &Parsed, kept: &mut [(&Found, Cue)]) {
    let heads: Vec<usize> = kept.iter().map(|(_, cue)| cue.head).collect();
    for (_, cue) in kept.iter_mut() {
        source::cut(tree, cue, &heads);
    }
    let roles: Vec<Vec<usize>> = kept.iter().map(|(_, cue)| [&*cue.cue, &cue.source].concat()).collect();
    for (at, (_, cue)) in kept.iter_mut().enumerate() {
        let others = || roles.iter().enumerate().filter(|(other, _)| *other != at);
        cue.content.retain(|t| !others().any(|(_, role)| role.contains(t)));
    }
}
