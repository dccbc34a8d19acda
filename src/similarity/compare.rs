//! Two statements against each other: how alike, what agrees, and which facts differ.

use super::align::{Alignment, align};
use super::differ::{self, Difference, DifferenceKind};
use super::profile::{Profile, Unit, UnitKind};
use super::wording::wording;
use super::words::Words;
use crate::language::dot;
use crate::text::Span;

/// What two statements have in common and in what they differ.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// 0..1: how surely they say the same.
    pub score: f32,
    /// The same with all facts taken as agreeing: how surely they speak of the same.
    pub likeness: f32,
    /// Share of the content here that stands there.
    pub found_here: f32,
    /// Share of the content there that stands here.
    pub found_there: f32,
    /// Cosine of the two sentences' vectors.
    pub cosine: f32,
    /// Facts that differ, surest first.
    pub differences: Vec<Difference>,
    /// Words that agree: here, there.
    pub agreeing: Vec<(Span, Span)>,
    /// Content here which the other side does not have.
    pub only_here: Vec<Span>,
    /// Content there which this side does not have.
    pub only_there: Vec<Span>,
    /// Unit by unit.
    pub alignment: Alignment,
}

/// Numbers the score is made of; see [`weigh`].
pub const FEATURES: usize = 17;

/// A link at or above this makes two words agree.
pub(super) const AGREES: f32 = 0.5;

/// Compares two statements read by one reader.
pub fn compare(words: &Words, here: &Profile, there: &Profile) -> Comparison {
    judge(words, here, there, align(words, here, there))
}

/// The same; nothing where one side has less than the share `least` of the other's content, which costs half as much to
/// tell as a whole comparison.
pub fn compare_from(words: &Words, here: &Profile, there: &Profile, least: f32) -> Option<Comparison> {
    let alignment = align(words, here, there);
    let enough = found(here, &alignment.here).min(found(there, &alignment.there)) >= least;
    enough.then(|| judge(words, here, there, alignment))
}

fn judge(words: &Words, here: &Profile, there: &Profile, alignment: Alignment) -> Comparison {
    let differences = differ::find(words, here, there, &alignment);
    let cosine = if here.vector.is_empty() || there.vector.is_empty() { 0.0 } else { dot(&here.vector, &there.vector) };
    let mut made = Comparison {
        found_here: found(here, &alignment.here),
        found_there: found(there, &alignment.there),
        cosine,
        differences,
        ..Comparison::default()
    };
    for (unit, link) in here.units.iter().zip(&alignment.here) {
        match link.filter(|link| link.likeness >= AGREES) {
            Some(link) => made.agreeing.push((unit.span, there.units[link.to as usize].span)),
            None => made.only_here.push(unit.span),
        }
    }
    let unmatched =
        there.units.iter().zip(&alignment.there).filter(|(_, link)| link.is_none_or(|link| link.likeness < AGREES));
    made.only_there = unmatched.map(|(unit, _)| unit.span).collect();
    made.alignment = alignment;
    let mut features = features(words, here, there, &made);
    made.score = weigh(&features);
    for at in DIFFERENCES {
        features[at] = 0.0;
    }
    made.likeness = weigh(&features);
    made
}

/// Share of a statement's weight that is linked.
fn found(profile: &Profile, links: &[Option<super::Link>]) -> f32 {
    if profile.weight <= 0.0 {
        return 0.0;
    }
    let linked: f32 =
        profile.units.iter().zip(links).map(|(unit, link)| unit.weight * link.map_or(0.0, |link| link.likeness)).sum();
    linked / profile.weight
}

/// The numbers a pair of statements is judged by.
pub fn features(words: &Words, here: &Profile, there: &Profile, made: &Comparison) -> [f32; FEATURES] {
    let most = |kind: DifferenceKind| {
        made.differences.iter().filter(|found| found.kind == kind).map(|found| found.support).fold(0.0, f32::max)
    };
    let (low, high) = (made.found_here.min(made.found_there), made.found_here.max(made.found_there));
    let missing_facts = |profile: &Profile, links: &[Option<super::Link>]| {
        let lost: f32 = profile
            .units
            .iter()
            .zip(links)
            .filter(|(unit, link)| unit.is_fact() && link.is_none())
            .map(|(unit, _)| unit.weight)
            .sum();
        lost / profile.weight.max(0.1)
    };
    let facts = missing_facts(here, &made.alignment.here).max(missing_facts(there, &made.alignment.there));
    let (reworded, lone) = wording(here, there, &made.alignment);
    let free = |profile: &Profile, links: &[Option<super::Link>]| {
        let name = |unit: &Unit| unit.kind == UnitKind::Name;
        profile.units.iter().zip(links).any(|(unit, link)| name(unit) && link.is_none_or(|link| link.likeness < AGREES))
    };
    let apart = free(here, &made.alignment.here) && free(there, &made.alignment.there);
    let flag = |told: bool| f32::from(u8::from(told));
    [
        low,
        high,
        made.cosine.max(0.0),
        facts,
        most(DifferenceKind::Number),
        most(DifferenceKind::Name).max(most(DifferenceKind::Term)),
        most(DifferenceKind::Date),
        most(DifferenceKind::Negation),
        most(DifferenceKind::Opposite),
        most(DifferenceKind::Roles),
        most(DifferenceKind::Hedge),
        most(DifferenceKind::Spelling),
        differ::replaced(words, here, there, &made.alignment).0,
        reworded,
        lone,
        flag(here.is_asked != there.is_asked),
        flag(apart),
    ]
}

/// The places of differing facts among the [`features`].
const DIFFERENCES: std::ops::Range<usize> = 3..12;

/// Weights of [`features`], and the constant: logistic regression over a public set of sentence pairs graded by people,
/// and with little weight one of single changed facts, with the signs held to what the feature means. Facts of which the
/// graded pairs have few (figures, dates, names, negation) count somewhat more than there.
const WEIGHTS: [f32; FEATURES] =
    [0.73, 0.89, 3.31, -0.5, -1.08, -0.46, -1.6, -0.3, -1.65, -0.43, -0.81, -0.2, -0.2, 1.6, -0.6, -0.84, -0.21];
const CONSTANT: f32 = -2.75;

/// The score of a pair from its [`features`].
pub fn weigh(features: &[f32; FEATURES]) -> f32 {
    let sum: f32 = features.iter().zip(&WEIGHTS).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + (-(sum + CONSTANT)).exp())
}
