//! What the score of a derived statement is made of: a few named numbers.

use super::frames::{self, Frames};
use super::judge::{Body, Judgement};
use super::seams::{self, Seams};
use crate::similarity::{DifferenceKind, Profile, Reader, UnitKind, WordId, replaced};
use crate::text::numbers::{Bound, Dimension};

/// How many numbers there are.
pub(super) const NAMED: usize = 31;

/// What a derived statement is judged by; all between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Features {
    /// Share of its content that the closest statement carries.
    pub(super) carried: f32,
    /// Share that the closest statements carry together.
    pub(super) covered: f32,
    /// Share for which the whole body has no word, and of names, figures and dates alone.
    pub(super) missing: f32,
    missing_facts: f32,
    /// Cosine to the closest statement.
    cosine: f32,
    /// Surest differences, by kind.
    number: f32,
    name: f32,
    date: f32,
    negation: f32,
    opposite: f32,
    roles: f32,
    doer: f32,
    hedge: f32,
    /// Weight of the worst word that stands in another's place.
    replaced: f32,
    /// Share of neighbouring words that are neighbours in the body, and of runs of three.
    pub(super) pairs: f32,
    /// Share of runs of three words taken over from the body: how closely it keeps to the wording.
    pub(super) copied: f32,
    /// Share of the ties between its words that one body statement has too.
    ties: f32,
    /// Share of its words that one body statement has in the same order.
    in_order: f32,
    /// A figure, and a name, of which the whole body has nothing.
    pub(super) odd_figure: f32,
    pub(super) odd_name: f32,
    /// How it is put together from pieces of the body.
    seams: Seams,
    /// Who does what in it, against the evidence.
    pub(super) frames: Frames,
    /// Its words, by thirty.
    length: f32,
    /// Taken over whole: near 1 only where nothing is missing or differs in a sentence copied word for word.
    intact: f32,
}

impl Features {
    /// All by which the making of a statement is weighed, with their names; see `weigh`.
    pub fn named(&self) -> [(&'static str, f32); NAMED] {
        [
            ("carried", self.carried),
            ("covered", self.covered),
            ("missing", self.missing),
            ("missing_facts", self.missing_facts),
            ("cosine", self.cosine),
            ("number", self.number),
            ("name", self.name),
            ("date", self.date),
            ("negation", self.negation),
            ("opposite", self.opposite),
            ("roles", self.roles),
            ("doer", self.doer),
            ("hedge", self.hedge),
            ("replaced", self.replaced),
            ("pairs", self.pairs),
            ("copied", self.copied),
            ("ties", self.ties),
            ("in_order", self.in_order),
            ("odd_name", self.odd_name),
            ("intact", self.intact),
            ("joined", self.joined()),
            ("copied_most", self.copied.powi(4)),
            ("crossed", self.seams.crossed),
            ("crossed_copied", self.seams.crossed * self.copied),
            ("skipped", self.seams.skipped),
            ("open", self.frames.open),
            ("open_copied", self.frames.open * self.copied),
            ("other_verb", self.frames.other_verb),
            ("loose", self.frames.loose),
            ("governed", self.frames.governed),
            ("length", self.length),
        ]
    }

    /// In the text's own words, what stands in two of its sentences is as good as what stands in one.
    pub(super) fn joined(&self) -> f32 {
        self.copied * (self.covered - self.carried)
    }

    /// The numbers by which `claim` is judged.
    pub(super) fn read(reader: &Reader, claim: &Profile, body: &Body, judgement: &Judgement) -> Self {
        let total = claim.weight.max(0.05);
        let lost = |facts: bool| {
            let units = claim.units.iter().zip(&judgement.anywhere);
            let lost = units.filter(|(unit, value)| **value < 0.5 && (!facts || unit.is_fact()));
            lost.map(|(unit, _)| unit.weight).sum::<f32>() / total
        };
        let most = |kinds: &[DifferenceKind]| {
            let found = judgement.differences.iter().filter(|found| kinds.contains(&found.kind));
            found.map(|found| found.support).fold(0.0, f32::max)
        };
        let best = judgement.seen.first();
        let covered: f32 = claim.units.iter().zip(&judgement.covered).map(|(unit, value)| unit.weight * value).sum();
        let in_order = judgement.seen.iter().map(|(at, _)| in_order(&claim.forms, &body.profiles[*at].forms));
        let mut made = Self {
            carried: best.map_or(0.0, |(_, made)| made.found_here),
            covered: covered / total,
            missing: lost(false),
            missing_facts: lost(true),
            cosine: best.map_or(0.0, |(_, made)| made.cosine.max(0.0)),
            number: most(&[DifferenceKind::Number]),
            name: most(&[DifferenceKind::Name, DifferenceKind::Term]),
            date: most(&[DifferenceKind::Date]),
            negation: most(&[DifferenceKind::Negation]),
            opposite: most(&[DifferenceKind::Opposite]),
            roles: most(&[DifferenceKind::Roles]),
            doer: most(&[DifferenceKind::Doer]),
            hedge: most(&[DifferenceKind::Hedge, DifferenceKind::Standing]),
            replaced: best
                .map_or(0.0, |(at, made)| replaced(&reader.words, claim, body.profiles[*at], &made.alignment).0),
            pairs: share_of(claim.forms.windows(2).map(|run| body.pairs.contains(&(run[0], run[1])))),
            copied: share_of(claim.forms.windows(3).map(|run| body.triples.contains(&[run[0], run[1], run[2]]))),
            ties: ties(claim, body, judgement),
            in_order: in_order.fold(0.0, f32::max),
            odd_figure: odd(claim, judgement, &|kind| matches!(kind, UnitKind::Number(at) if is_plain(claim, at)))
                + body.odd_multiple(&reader.words, claim, judgement)
                + body.odd_dates(claim, judgement),
            odd_name: odd(claim, judgement, &|kind| kind == UnitKind::Name),
            seams: seams::seams(&reader.words, claim, body),
            frames: frames::frames(&reader.words, claim, body, judgement),
            length: claim.forms.len() as f32 / 30.0,
            intact: 0.0,
        };
        let differs = [made.number, made.name, made.date, made.negation, made.opposite, made.roles];
        let worst = differs.into_iter().fold(0.0, f32::max).min(1.0);
        made.intact = made.copied.powi(4) * whole(claim, judgement) * (1.0 - worst);
        made
    }
}

/// A figure that nobody works out from others as they do with spans of time, multiples and estimates.
fn is_plain(claim: &Profile, at: u16) -> bool {
    claim.numbers.get(usize::from(at)).is_some_and(|number| {
        let in_words = number.dimension == Dimension::Share && !number.digits;
        let worked_out =
            in_words || matches!(number.dimension, Dimension::Time | Dimension::Times | Dimension::Ordinal);
        !worked_out && number.bound == Bound::Exact && !number.loose
    })
}

/// Weight of the facts of one kind of which the body has nothing.
fn odd(claim: &Profile, judgement: &Judgement, wanted: &dyn Fn(UnitKind) -> bool) -> f32 {
    const TELLING: f32 = 0.3;
    let units = claim.units.iter().zip(&judgement.anywhere);
    let odd = units.filter(|(unit, value)| wanted(unit.kind) && unit.weight >= TELLING && **value < 0.5);
    odd.map(|(unit, _)| unit.weight).sum()
}

/// Share of what is so; a half of nothing.
fn share_of(found: impl ExactSizeIterator<Item = bool>) -> f32 {
    let all = found.len();
    if all == 0 { 0.5 } else { found.filter(|found| *found).count() as f32 / all as f32 }
}

/// How far the closest statement has the unit of which it has least.
fn whole(claim: &Profile, judgement: &Judgement) -> f32 {
    const TELLING: f32 = 0.12;
    let Some((_, best)) = judgement.seen.first() else { return 0.0 };
    let units = claim.units.iter().zip(&best.alignment.here).filter(|(unit, _)| unit.weight >= TELLING);
    units.map(|(_, link)| link.map_or(0.0, |link| link.likeness)).fold(1.0, f32::min)
}

/// Share of the ties between words (a verb and its subject, a noun and its adjective) that one body statement has as
/// well, directly or over one word.
fn ties(claim: &Profile, body: &Body, judgement: &Judgement) -> f32 {
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

pub(super) fn tied(profile: &Profile, a: u16, b: u16) -> bool {
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
