//! Who does what in a derived statement, against its evidence: predicates, what hangs on them, what hangs otherwise.

use super::features::tied;
use super::judge::{Body, Judgement};
use crate::similarity::{Comparison, Profile, Role, Unit, UnitKind, WordId, Words};

/// A link from here on is the same word or one for it.
const SAME: f32 = 0.75;
/// Words that weigh less tell nothing.
const TELLING: f32 = 0.15;

/// How the predicates of a statement and their arguments answer to the evidence, each between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frames {
    /// Who does it and to whom stands in the evidence, under another verb.
    pub(super) other_verb: f32,
    /// Share of pairs whose words stand in one statement but hang together in none.
    pub(super) loose: f32,
    /// The heaviest word that the evidence does not have.
    pub(super) open: f32,
    /// Who does it here has it done to them there, or the other way round.
    pub(super) turned: f32,
    /// What is told here stands there below a word of hope, plan, doubt or accusation that is left out here.
    pub(super) governed: f32,
}

/// Verbs and nouns that leave open whether what hangs on them is so.
const TENTATIVE: [&str; 48] = [
    "accuse",
    "aim",
    "allege",
    "appeal",
    "apply",
    "ask",
    "attempt",
    "believe",
    "bid",
    "call",
    "claim",
    "consider",
    "could",
    "demand",
    "deny",
    "due",
    "estimate",
    "examine",
    "expect",
    "fear",
    "hope",
    "insist",
    "intend",
    "investigate",
    "likely",
    "may",
    "might",
    "plan",
    "pledge",
    "possible",
    "predict",
    "promise",
    "propose",
    "proposal",
    "recommend",
    "request",
    "seek",
    "suggest",
    "suspect",
    "think",
    "threaten",
    "threat",
    "try",
    "urge",
    "want",
    "warn",
    "wish",
    "whether",
];

fn like(made: &Comparison, at: usize) -> f32 {
    made.alignment.here.get(at).copied().flatten().map_or(0.0, |link| link.likeness)
}

/// The frames of `claim`.
pub(super) fn frames(words: &Words, claim: &Profile, body: &Body, judgement: &Judgement) -> Frames {
    let open = claim.units.iter().zip(&judgement.covered).map(|(unit, covered)| unit.weight * (1.0 - covered));
    let verbs = (0..claim.units.len()).filter(|&at| claim.units[at].is_verb && claim.units[at].weight >= TELLING);
    Frames {
        open: open.fold(0.0, f32::max),
        other_verb: verbs.map(|verb| other_verb(claim, judgement, verb)).fold(0.0, f32::max),
        loose: loose(claim, body, judgement),
        turned: turned(claim, body, judgement),
        governed: governed(words, claim, body, judgement),
    }
}

/// Whether a doer of the claim is what it is done to in the closest statements that have both, under the same verb.
fn turned(claim: &Profile, body: &Body, judgement: &Judgement) -> f32 {
    let (mut same, mut other) = (0.0_f32, 0.0_f32);
    for (place, made) in judgement.seen.iter().take(3) {
        let there = body.profiles[*place];
        for (at, unit) in claim.units.iter().enumerate() {
            let Some(verb) = unit.clause.map(usize::from).filter(|&verb| verb != at) else { continue };
            let told = matches!(unit.role, Role::Subject | Role::Object) && unit.weight >= TELLING && !unit.is_compound;
            if !told || like(made, at) < SAME || like(made, verb) < 0.6 {
                continue;
            }
            let Some((a, v)) = made.alignment.here[at].zip(made.alignment.here[verb]) else { continue };
            let theirs = &there.units[usize::from(a.to)];
            if theirs.clause != Some(v.to) {
                continue;
            }
            if theirs.role == unit.role {
                same = same.max(made.found_here);
            } else if matches!(theirs.role, Role::Subject | Role::Object) {
                other = other.max(made.found_here);
            }
        }
    }
    if other > same { other } else { 0.0 }
}

/// Whether the evidence has what the claim tells only below a word that leaves it open.
fn governed(words: &Words, claim: &Profile, body: &Body, judgement: &Judgement) -> f32 {
    let is_open = |word: WordId| TENTATIVE.contains(&words.lemma(word));
    let open_here = claim.units.iter().any(|unit| is_open(unit.word)) || !claim.hedges.is_empty();
    if open_here || !claim.conditions.is_empty() {
        return 0.0;
    }
    let mut worst = 0.0_f32;
    for (place, made) in judgement.seen.iter().take(judgement.carried_by.max(1)) {
        let there = body.profiles[*place];
        for (at, unit) in claim.units.iter().enumerate() {
            let says = unit.is_verb || unit.role == Role::Predicate;
            let Some(link) = made.alignment.here[at].filter(|link| says && link.likeness >= 0.6) else { continue };
            let first = &there.units[usize::from(link.to)];
            let above = std::iter::successors(first.head, |&up| {
                there.units.get(usize::from(up)).and_then(|unit| unit.head).filter(|&next| next != up)
            });
            let open = above.take(3).any(|up| there.units.get(usize::from(up)).is_some_and(|unit| is_open(unit.word)));
            if open || first.hedged {
                worst = worst.max(made.found_here);
            }
        }
    }
    worst
}

/// Subject and object of a verb, as places.
fn arguments(claim: &Profile, verb: usize) -> impl Iterator<Item = usize> {
    claim.units.iter().enumerate().filter_map(move |(at, unit)| {
        let counts = at != verb && !unit.is_verb && !unit.is_compound && unit.weight >= TELLING;
        let told = matches!(unit.role, Role::Subject | Role::Object);
        (counts && told && unit.clause == Some(verb as u16)).then_some(at)
    })
}

/// How far the closest statements have what the verb joins, but not the verb.
fn other_verb(claim: &Profile, judgement: &Judgement, verb: usize) -> f32 {
    let arguments: Vec<usize> = arguments(claim, verb).collect();
    if arguments.len() < 2 {
        return 0.0;
    }
    let said = judgement.seen.iter().take(3).map(|(_, made)| like(made, verb)).fold(0.0, f32::max);
    let joined = judgement.seen.iter().take(3).map(|(_, made)| {
        let least = arguments.iter().map(|&at| like(made, at)).fold(1.0, f32::min);
        least * (1.0 - like(made, verb))
    });
    joined.fold(0.0, f32::max) * (1.0 - said)
}

/// Share of pairs of words that hang together in the claim, stand together in a statement and do not hang together there.
fn loose(claim: &Profile, body: &Body, judgement: &Judgement) -> f32 {
    let small = |unit: &Unit| unit.kind == UnitKind::Word && unit.weight < 0.1;
    let (mut all, mut loose) = (0.0_f32, 0.0);
    for (at, unit) in claim.units.iter().enumerate() {
        let Some(head) = unit.head.map(usize::from).filter(|&head| head < claim.units.len()) else { continue };
        if small(unit) || small(&claim.units[head]) {
            continue;
        }
        let weight = unit.weight.min(claim.units[head].weight);
        all += weight;
        let both = || judgement.seen.iter().filter(|(_, made)| like(made, at) >= SAME && like(made, head) >= SAME);
        let tied = both().any(|(place, made)| {
            let ends = made.alignment.here[at].zip(made.alignment.here[head]);
            ends.is_some_and(|(a, b)| tied(body.profiles[*place], a.to, b.to))
        });
        if both().next().is_some() && !tied {
            loose += weight;
        }
    }
    if all > 0.0 { loose / all } else { 0.0 }
}
