//! Which differences from the evidence stand, when the rest of the text has its say.

use super::features::tied;
use super::judge::Judgement;
use crate::similarity::{Comparison, Difference, DifferenceKind, Profile, Role, SAME_PLACE, Unit, UnitKind};
use crate::text::numbers::Dimension;

/// The most that a difference is worth which another statement seems to explain: a hint, but no finding.
const DOUBTFUL: f32 = 0.49;

/// The most that a denial is worth of which nothing but the verb stands here: it counts in the score, but is not told.
const ALONE: f32 = 0.8;

/// A short statement on a pronoun ("He was acquitted of conspiracy") stands here whole by this share.
const SHORT: f32 = 0.55;

/// Differences to the best statements that no other evidence of equal standing takes back.
pub(super) fn differ(claim: &Profile, judgement: &mut Judgement, profiles: &[&Profile]) {
    let Some(best) = judgement.seen.first().map(|(_, made)| made.found_here) else { return };
    let unit_at = |difference: &Difference| {
        difference.here.and_then(|span| claim.units.iter().rposition(|unit| span.contains(unit.span)))
    };
    let mut kept: Vec<Difference> = Vec::new();
    for (n, (_, made)) in judgement.seen.iter().enumerate().take(3) {
        let there = profiles[judgement.seen[n].0];
        let deed = beside_doer(claim, made, there);
        let of_pronoun = |found: &Difference| found.kind == DifferenceKind::Opposite && is_of_pronoun(there, found);
        let short = made.found_there >= SHORT && made.differences.iter().any(of_pronoun);
        let found = if short { best } else { made.found_here.max(deed.min(best)) };
        if found < 0.75 * best || (n > 0 && found < 0.45) {
            continue;
        }
        for difference in &made.differences {
            let unit = unit_at(difference);
            let is_fact = matches!(
                difference.kind,
                DifferenceKind::Number | DifferenceKind::Name | DifferenceKind::Date | DifferenceKind::Spelling
            );
            // "All four men" is a figure of its own, wherever the men stand.
            let figure = unit.is_none_or(|at| claim.units[at].is_fact() || difference.kind != DifferenceKind::Number);
            let settled = is_fact
                && figure
                && unit
                    .is_some_and(|at| settles(claim, judgement, n, at) || is_tied(claim, judgement, profiles, (n, at)));
            let doubtful = difference.kind == DifferenceKind::Name
                && (unit.is_some_and(|at| is_tied_name(claim, judgement, profiles, n, at))
                    || is_full_name(profiles, there, difference, unit.map(|at| &claim.units[at])));
            let stood = short && of_pronoun(difference);
            let elsewhere = !is_fact && !stood && others_agree(judgement, n, difference, unit);
            let known = kept.iter().any(|other| other.kind == difference.kind && other.here == difference.here);
            let turned = matches!(difference.kind, DifferenceKind::Negation | DifferenceKind::Opposite);
            let denied = difference.kind == DifferenceKind::Negation;
            let whole = turned && (made.found_there >= 0.7 && made.found_here >= 0.4 || denied && deed >= 0.7 || stood);
            let alone = denied && !is_of_same(claim, made, there, unit.or_else(|| answers(made, there, difference)));
            if !(settled || elsewhere || known || (n > 0 && !is_fact && !whole)) {
                let most = if alone { ALONE } else { 1.0 };
                let most = if doubtful { DOUBTFUL } else { most };
                kept.push(Difference { support: difference.support.min(most), ..difference.clone() });
            }
        }
    }
    kept.sort_by(|a, b| b.support.total_cmp(&a.support));
    judgement.differences = kept;
}

/// The contrary there is what a pronoun did: "He was acquitted of conspiracy".
fn is_of_pronoun(there: &Profile, difference: &Difference) -> bool {
    let contrary = |unit: &&Unit| difference.there.is_some_and(|span| span.contains(unit.span));
    there.units.iter().find(contrary).is_some_and(|unit| unit.has_pronoun)
}

/// The unit of the claim that answers to what a difference names there.
fn answers(made: &Comparison, there: &Profile, difference: &Difference) -> Option<usize> {
    let named = difference.there.and_then(|span| there.units.iter().position(|unit| span.contains(unit.span)))?;
    made.alignment.here.iter().position(|link| link.is_some_and(|link| usize::from(link.to) == named))
}

/// Whether what is denied there is said of something that stands here as well: "I don't want to talk about the referee"
/// denies nothing of "she wants to talk it over".
fn is_of_same(claim: &Profile, made: &Comparison, there: &Profile, unit: Option<usize>) -> bool {
    const TELLING: f32 = 0.05;
    const UP: usize = 3;
    let Some(link) = unit.and_then(|at| made.alignment.here[at]) else { return true };
    let clause = |profile: &Profile, at: usize| {
        if profile.units[at].is_verb { Some(at as u16) } else { profile.units[at].clause }
    };
    let (own, other) = (clause(claim, unit.unwrap_or_default()), clause(there, usize::from(link.to)));
    // "No one was hurt": nothing else stands in what is denied, so it is of all that is told beside it.
    let verb = &there.units[usize::from(link.to)];
    let bare =
        verb.is_verb && !verb.has_pronoun && !there.units.iter().any(|unit| unit.clause == other && !unit.is_verb);
    if bare {
        return true;
    }
    let mut units = claim.units.iter().enumerate().filter(|(at, _)| Some(*at as u16) != own);
    units.any(|(at, one)| {
        let to = made.alignment.here[at].filter(|to| to.likeness >= 0.6);
        // "Did not agree to sell the house": what hangs on a verb below counts with it.
        let above = |to: u16| there.units[usize::from(to)].head;
        let beside = |to: u16| {
            let mut chain = std::iter::successors(above(to), |&at| above(at)).take(UP);
            there.units[usize::from(to)].clause == other || chain.any(|at| at == link.to || Some(at) == other)
        };
        let telling = one.weight >= TELLING && !one.is_verb;
        telling && to.is_some_and(|to| to.to != link.to && Some(to.to) != other && beside(to.to))
    })
}

/// How much of a deed of the claim a statement has beside who does it, where it denies the deed of a pronoun or in a noun:
/// "he added that he would not appeal", "that was not an admission of fault".
fn beside_doer(claim: &Profile, made: &Comparison, there: &Profile) -> f32 {
    let denies = |(at, unit): &(usize, &Unit)| {
        let link = made.alignment.here[*at].filter(|link| link.likeness >= 0.8);
        let other = link.map(|link| &there.units[usize::from(link.to)]);
        unit.is_verb
            && !unit.negated
            && other.is_some_and(|other| other.negated && (other.has_pronoun || other.is_noun))
    };
    let turned = made.differences.iter().any(|found| found.kind == DifferenceKind::Negation);
    let does = |unit: &Unit| unit.role == Role::Subject || unit.is_compound;
    let carried =
        |verb: usize| carried(claim, made, |at, unit| at != verb && unit.clause == Some(verb as u16) && !does(unit));
    let verbs = claim.units.iter().enumerate().filter(denies).filter(|_| turned);
    verbs.map(|(verb, _)| carried(verb)).fold(0.0, f32::max)
}

/// Share of those units of the claim that the other has.
pub(super) fn carried(claim: &Profile, made: &Comparison, wanted: impl Fn(usize, &Unit) -> bool) -> f32 {
    let units = claim.units.iter().enumerate().filter(|(at, unit)| wanted(*at, unit));
    let (found, all) = units.fold((0.0, 0.0), |(found, all), (at, unit)| {
        (found + unit.weight * made.alignment.here[at].map_or(0.0, |link| link.likeness), all + unit.weight)
    });
    if all > 0.0 { found / all } else { 0.0 }
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
    // A date that stands there of something else settles nothing: the rest of the claim must be there without it.
    let is_date = matches!(own.kind, UnitKind::Moment(_));
    let beside = |made: &Comparison| {
        let link = made.alignment.here[at].filter(|_| is_date).map_or(0.0, |link| link.likeness);
        made.found_here - own.weight * link / claim.weight.max(0.05)
    };
    judgement.seen.iter().enumerate().any(|(other, (_, made))| {
        other != n
            && linked(made, at)
            && does(made)
            && beside(made) >= 0.6 * ours.found_here
            && claim.units.iter().enumerate().all(|(unit, what)| {
                let telling = what.role == Role::Subject || (what.is_fact() && unit != at);
                !telling || !linked(ours, unit) || linked(made, unit)
            })
    })
}

/// Whether a statement near by has the measure beside the same word: "a debate of almost four hours".
fn is_tied(claim: &Profile, judgement: &Judgement, profiles: &[&Profile], (n, at): (usize, usize)) -> bool {
    const NEAR: usize = 3;
    let UnitKind::Number(number) = claim.units[at].kind else { return false };
    if matches!(claim.numbers[usize::from(number)].dimension, Dimension::Count | Dimension::Ordinal) {
        return false;
    }
    let Some(head) = claim.units[at].head.map(usize::from).filter(|&head| head != at) else { return false };
    let place = judgement.seen[n].0;
    let near = judgement.seen.iter().filter(|(other, _)| *other != place && other.abs_diff(place) <= NEAR);
    near.into_iter().any(|(other, made)| {
        hangs_so(profiles[*other], made, at, head) && shares_doer(claim, profiles[*other], made, head)
    })
}

/// Where `head` is a verb, whether what does it does it there too, perhaps as a pronoun: "would cost" is said of anything.
fn shares_doer(claim: &Profile, there: &Profile, made: &Comparison, head: usize) -> bool {
    let pronoun = || made.alignment.here[head].is_some_and(|link| there.units[usize::from(link.to)].has_pronoun);
    let doer = |unit: &Unit| unit.role == Role::Subject && unit.clause == Some(head as u16);
    let mut doers = claim.units.iter().enumerate().filter(|(_, unit)| doer(unit)).peekable();
    !claim.units[head].is_verb
        || doers.peek().is_none()
        || doers.any(|(at, _)| made.alignment.here[at].is_some_and(|link| link.likeness >= 0.6))
        || pronoun()
}

/// Whether a statement has the fact `at` and the word `head`, and the one on the other.
fn hangs_so(there: &Profile, made: &Comparison, at: usize, head: usize) -> bool {
    let links = made.alignment.here[at].zip(made.alignment.here[head]);
    links.is_some_and(|(fact, word)| fact.likeness >= 0.9 && word.likeness >= 0.8 && tied(there, fact.to, word.to))
}

/// Whether another statement that was looked at has the name beside the same word: "crashing his Range *Rover*".
fn is_tied_name(claim: &Profile, judgement: &Judgement, profiles: &[&Profile], n: usize, at: usize) -> bool {
    let Some(head) = claim.units[at].head.map(usize::from).filter(|&head| head != at) else { return false };
    // Where the evidence has the word too, it has it beside another name.
    if judgement.seen[n].1.alignment.here[head].is_some_and(|link| link.likeness >= 0.6) {
        return false;
    }
    let others = judgement.seen.iter().enumerate().filter(|(other, _)| *other != n);
    others.into_iter().any(|(_, (place, made))| hangs_so(profiles[*place], made, at, head))
}

/// Whether both names stand side by side as one: "Bielak" here and "Tomasz" there, where somebody is Tomasz Bielak.
fn is_full_name(profiles: &[&Profile], there: &Profile, difference: &Difference, ours: Option<&Unit>) -> bool {
    let theirs = difference.there.and_then(|span| there.units.iter().find(|unit| span.contains(unit.span)));
    let Some((ours, theirs)) = ours.zip(theirs) else { return false };
    let side = |x: &Unit, y: &Unit| {
        let named = x.kind == UnitKind::Name && y.kind == UnitKind::Name;
        // "Between London and Paris" makes no one name of them.
        let joined = y.span.start.saturating_sub(x.span.end) <= 1;
        named
            && joined
            && (x.word == ours.word && y.word == theirs.word || x.word == theirs.word && y.word == ours.word)
    };
    profiles.iter().any(|profile| profile.units.windows(2).any(|pair| side(&pair[0], &pair[1])))
}

/// Whether a statement that carries nearly as much, and the word in question, shows no such difference. Of what is
/// denied it must have the word nearly as well: "voted for the plan" takes nothing back of "did not approve the gate".
fn others_agree(judgement: &Judgement, n: usize, difference: &Difference, unit: Option<usize>) -> bool {
    const AS_WELL: f32 = 0.9;
    let ours = judgement.seen[n].1.found_here;
    let links = |made: &Comparison, at: usize| made.alignment.here[at].map_or(0.0, |link| link.likeness);
    judgement.seen.iter().enumerate().any(|(other, (_, made))| {
        let denied = difference.kind == DifferenceKind::Negation;
        let least = |at: usize| if denied { f32::max(0.6, AS_WELL * links(&judgement.seen[n].1, at)) } else { 0.6 };
        let speaks = unit.is_none_or(|at| links(made, at) >= least(at));
        other != n
            && speaks
            && made.found_here >= 0.85 * ours
            && made.found_here > 0.5
            && !made.differences.iter().any(|theirs| theirs.kind == difference.kind && theirs.support >= SAME_PLACE)
    })
}
