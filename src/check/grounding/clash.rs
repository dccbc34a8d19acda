//! Which differences from the evidence stand, when the rest of the text has its say.

use super::judge::Judgement;
use crate::similarity::{Comparison, Difference, DifferenceKind, Profile, Role, SAME_PLACE, UnitKind};

/// Differences to the best statements that no other evidence of equal standing takes back.
pub(super) fn differ(claim: &Profile, judgement: &mut Judgement) {
    let Some(best) = judgement.seen.first().map(|(_, made)| made.found_here) else { return };
    let unit_at = |difference: &Difference| {
        difference.here.and_then(|span| claim.units.iter().position(|unit| span.contains(unit.span)))
    };
    let mut kept: Vec<Difference> = Vec::new();
    for (n, (_, made)) in judgement.seen.iter().enumerate().take(3) {
        if made.found_here < 0.75 * best || (n > 0 && made.found_here < 0.45) {
            continue;
        }
        for difference in &made.differences {
            let unit = unit_at(difference);
            let is_fact = matches!(
                difference.kind,
                DifferenceKind::Number | DifferenceKind::Name | DifferenceKind::Date | DifferenceKind::Spelling
            );
            let settled = is_fact && unit.is_some_and(|at| settles(claim, judgement, n, at));
            let elsewhere = !is_fact && others_agree(judgement, n, difference, unit);
            let known = kept.iter().any(|other| other.kind == difference.kind && other.here == difference.here);
            let turned = matches!(difference.kind, DifferenceKind::Negation | DifferenceKind::Opposite);
            let whole = turned && made.found_there >= 0.7 && made.found_here >= 0.4;
            if !(settled || elsewhere || known || (n > 0 && !is_fact && !whole)) {
                kept.push(difference.clone());
            }
        }
    }
    kept.sort_by(|a, b| b.support.total_cmp(&a.support));
    judgement.differences = kept;
}

/// Whether another statement has the fact `at` and what the statement `n` has of names and doers besides.
fn settles(claim: &Profile, judgement: &Judgement, n: usize, at: usize) -> bool {
    if judgement.stepped.contains(&at) {
        return true;
    }
    if judgement.covered[at] >= 0.9 && matches!(claim.units[at].kind, UnitKind::Number(_)) {
        let computed = judgement
            .seen
            .iter()
            .take(3)
            .all(|(_, made)| made.alignment.here[at].is_none_or(|link| link.likeness < 0.6));
        if computed {
            return true;
        }
    }
    let linked = |made: &Comparison, unit: usize| made.alignment.here[unit].is_some_and(|link| link.likeness >= 0.8);
    let ours = &judgement.seen[n].1;
    // That somebody is named there settles nothing of what she did: her verb must stand there too.
    let own = &claim.units[at];
    let verb = own.clause.map(usize::from).filter(|&verb| own.role == Role::Subject && claim.units[verb].is_verb);
    let does =
        |made: &Comparison| verb.is_none_or(|verb| made.alignment.here[verb].is_some_and(|link| link.likeness >= 0.6));
    judgement.seen.iter().enumerate().any(|(other, (_, made))| {
        other != n
            && linked(made, at)
            && does(made)
            && made.found_here >= 0.6 * ours.found_here
            && claim.units.iter().enumerate().all(|(unit, what)| {
                let telling = what.role == Role::Subject || (what.is_fact() && unit != at);
                !telling || !linked(ours, unit) || linked(made, unit)
            })
    })
}

/// Whether a statement that carries nearly as much, and the word in question, shows no such difference.
fn others_agree(judgement: &Judgement, n: usize, difference: &Difference, unit: Option<usize>) -> bool {
    let ours = judgement.seen[n].1.found_here;
    judgement.seen.iter().enumerate().any(|(other, (_, made))| {
        let speaks = unit.is_none_or(|at| made.alignment.here[at].is_some_and(|link| link.likeness >= 0.6));
        other != n
            && speaks
            && made.found_here >= 0.85 * ours
            && made.found_here > 0.5
            && !made.differences.iter().any(|theirs| theirs.kind == difference.kind && theirs.support >= SAME_PLACE)
    })
}
