//! The score of a derived statement: a few numbers, weighed.

use super::judge::{Body, Judgement};
use crate::similarity::{DifferenceKind, Profile, Reader, WordId, replaced};

/// Numbers the score is made of.
pub(super) const FEATURES: usize = 18;

/// The numbers by which a derived statement is judged.
pub(super) fn features(reader: &Reader, claim: &Profile, body: &Body, judgement: &Judgement) -> [f32; FEATURES] {
    let total = claim.weight.max(0.05);
    let share =
        |values: &[f32]| claim.units.iter().zip(values).map(|(unit, value)| unit.weight * value).sum::<f32>() / total;
    let missing = |facts: bool| {
        let lost = claim
            .units
            .iter()
            .zip(&judgement.anywhere)
            .filter(|(unit, value)| **value < 0.5 && (!facts || unit.is_fact()));
        lost.map(|(unit, _)| unit.weight).sum::<f32>() / total
    };
    let most = |kinds: &[DifferenceKind]| {
        judgement
            .differences
            .iter()
            .filter(|found| kinds.contains(&found.kind))
            .map(|found| found.support)
            .fold(0.0, f32::max)
    };
    let best = judgement.seen.first().map(|(_, made)| made);
    let replaced = judgement
        .seen
        .first()
        .map_or(0.0, |(at, made)| replaced(&reader.words, claim, body.profiles[*at], &made.alignment).0);
    [
        best.map_or(0.0, |made| made.found_here),
        share(&judgement.covered),
        missing(false),
        missing(true),
        best.map_or(0.0, |made| made.cosine.max(0.0)),
        most(&[DifferenceKind::Number]),
        most(&[DifferenceKind::Name]),
        most(&[DifferenceKind::Date]),
        most(&[DifferenceKind::Negation]),
        most(&[DifferenceKind::Opposite]),
        most(&[DifferenceKind::Roles]),
        most(&[DifferenceKind::Hedge]),
        replaced,
        runs(claim, body),
        arcs(claim, body, judgement),
        judgement.seen.iter().map(|(at, _)| in_order(&claim.forms, &body.profiles[*at].forms)).fold(0.0, f32::max),
        triples(claim, body),
        doing(claim, judgement),
    ]
}

/// Share of neighbouring units that stand next to each other in some body statement.
fn runs(claim: &Profile, body: &Body) -> f32 {
    let pairs: Vec<(WordId, WordId)> = claim.units.windows(2).map(|pair| (pair[0].word, pair[1].word)).collect();
    if pairs.is_empty() {
        return 0.5;
    }
    let stands = |pair: &(WordId, WordId)| body.runs.contains(pair);
    pairs.iter().filter(|pair| stands(pair)).count() as f32 / pairs.len() as f32
}

/// Share of the ties between words (a verb and its subject, a noun and its adjective) that one body statement has as
/// well, directly or over one word.
fn arcs(claim: &Profile, body: &Body, judgement: &Judgement) -> f32 {
    let (mut found, mut all) = (0.0, 0.0);
    for (at, unit) in claim.units.iter().enumerate() {
        let Some(head) = unit.head.map(usize::from).filter(|&head| head < claim.units.len()) else { continue };
        let weight = unit.weight.min(claim.units[head].weight);
        let tie = judgement.seen.iter().map(|(place, made)| {
            let ends = made.alignment.here[at].zip(made.alignment.here[head]);
            ends.map_or(0.0, |(a, b)| {
                let near = tied(body.profiles[*place], a.to, b.to);
                a.likeness.min(b.likeness) * if near { 1.0 } else { 0.35 }
            })
        });
        found += weight * tie.fold(0.0, f32::max);
        all += weight;
    }
    if all > 0.0 { found / all } else { 0.5 }
}

fn tied(profile: &Profile, a: u16, b: u16) -> bool {
    let head = |at: u16| profile.units.get(usize::from(at)).and_then(|unit| unit.head);
    let up = |from: u16, to: u16| head(from) == Some(to) || head(from).and_then(head) == Some(to);
    a == b || up(a, b) || up(b, a) || (head(a).is_some() && head(a) == head(b))
}

/// Share of the words of `here` that stand in `there` in the same order (longest common subsequence).
fn in_order(here: &[WordId], there: &[WordId]) -> f32 {
    let mut row = vec![0_u16; there.len() + 1];
    for word in here {
        let mut before = 0;
        for (at, other) in there.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { before + 1 } else { above.max(row[at]) };
            before = above;
        }
    }
    f32::from(row.last().copied().unwrap_or(0)) / here.len().max(1) as f32
}

/// Share of the runs of three words that stand in the body.
fn triples(claim: &Profile, body: &Body) -> f32 {
    let runs: Vec<&[WordId]> = claim.forms.windows(3).collect();
    let found = runs.iter().filter(|run| body.triples.contains(&[run[0], run[1], run[2]])).count();
    if runs.is_empty() { 0.5 } else { found as f32 / runs.len() as f32 }
}

/// Share of the verbs that the evidence lacks.
fn doing(claim: &Profile, judgement: &Judgement) -> f32 {
    let verbs = claim.units.iter().zip(&judgement.covered).filter(|(unit, _)| unit.is_verb);
    let (lost, all) =
        verbs.fold((0.0, 0.0), |(lost, all), (unit, value)| (lost + unit.weight * (1.0 - value), all + unit.weight));
    if all > 0.0 { lost / all } else { 0.0 }
}

/// Weights of the features, and the constant: logistic regression over four public sets of claims about news articles,
/// with the signs held to what a feature means and the constant put where the desk wants the line.
const WEIGHTS: [f32; FEATURES] =
    [0.56, 0.89, -1.37, -1.54, 2.73, -0.8, -0.48, -0.84, -0.98, -1.7, -1.5, -1.75, -0.6, 0.0, 0.87, 0.47, 0.05, -0.2];
const CONSTANT: f32 = -2.6;

/// The score of a statement from its features.
pub(super) fn weigh(features: &[f32; FEATURES]) -> f32 {
    let sum: f32 = features.iter().zip(&WEIGHTS).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + (-(sum + CONSTANT)).exp())
}
