//! One derived statement against the body: what carries it, what is missing, what the body says otherwise.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use super::clash::differ;
use super::features::Features;
use super::seams::Places;
use crate::similarity::{Comparison, Difference, Index, Profile, Reader, UnitKind, WordId, Words, compare};

/// How many body statements are looked at closely for one derived statement.
const CLOSE: usize = 8;
/// How many statements may carry one.
const MOST_EVIDENCE: usize = 3;
/// Words of a body up to which each missing word is compared with all of them.
const VOCABULARY: usize = 8000;
/// Least weight of a name, as in reading.
const NAME: f32 = 0.42;
/// How far back a pronoun may lead: statements before the evidence that count as its neighbourhood.
const BEFORE: usize = 3;

/// Words that deny by themselves what others deny with "not".
const DENYING: [&str; 14] = [
    "avoid",
    "decline",
    "deny",
    "fail",
    "impossible",
    "lack",
    "oppose",
    "refuse",
    "reluctant",
    "unable",
    "unaware",
    "unlikely",
    "unsure",
    "unwilling",
];

/// What the body says of one derived statement. Places are those in the list of body profiles.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    /// Body statements looked at, best first, with the comparison.
    pub(super) seen: Vec<(usize, Comparison)>,
    /// How many of `seen` carry the statement (one to three).
    pub(super) carried_by: usize,
    /// For each unit of the statement: how far the evidence carries it.
    pub(super) covered: Vec<f32>,
    /// Figures that a step from another gives: nine where the text has "eleven, two more than last year".
    pub(super) stepped: Vec<usize>,
    /// It tells as done what the text nowhere has as more than planned.
    pub(super) is_unmade: bool,
    /// For each unit: how far any body statement has it.
    pub(super) anywhere: Vec<f32>,
    /// Facts that differ from the evidence, surest first.
    pub(super) differences: Vec<Difference>,
    /// The numbers below.
    pub(super) features: Features,
    /// How likely the text has what it says, however it is put together, 0..1.
    pub(super) content: f32,
    /// 0..1, higher = better supported.
    pub(super) score: f32,
}

impl Judgement {
    /// Makes the statement at `place` the first of the evidence: who reads that another did it looks for the other.
    fn show_first(&mut self, place: usize) {
        let Some(at) = self.seen.iter().position(|(other, _)| *other == place) else { return };
        self.seen[..=at].rotate_right(1);
        if at >= self.carried_by {
            self.carried_by = (self.carried_by + 1).min(MOST_EVIDENCE);
        }
    }
}

/// The body, ready to be asked.
pub(super) struct Body<'p> {
    /// The text of the document, in which all spans lie.
    pub(super) text: &'p str,
    pub(super) profiles: Vec<&'p Profile>,
    pub(super) index: Index<'p>,
    /// The year of the page.
    pub(super) year: Option<i16>,
    /// Every word of the body once, in order of first use.
    vocabulary: Vec<WordId>,
    /// Neighbouring words of the body.
    pub(super) pairs: HashSet<(WordId, WordId)>,
    /// Runs of three words of the body.
    pub(super) triples: HashSet<[WordId; 3]>,
    /// Where each word stands in the body.
    pub(super) places: Places,
    /// Words that the body prints as names.
    names: HashSet<WordId>,
    /// How near the nearest word of the body is to those asked for so far: a long summary asks for the same again.
    nearest: Mutex<HashMap<WordId, f32>>,
}

impl<'p> Body<'p> {
    pub(super) fn new(reader: &Reader, text: &'p str, profiles: Vec<&'p Profile>) -> Self {
        let mut met = HashSet::new();
        let words = profiles.iter().flat_map(|profile| &profile.units).map(|unit| unit.word);
        let vocabulary = words.filter(|word| met.insert(*word)).collect();
        Self {
            text,
            index: Index::new(&reader.words, profiles.clone()),
            triples: profiles.iter().flat_map(|p| p.forms.windows(3)).map(|run| [run[0], run[1], run[2]]).collect(),
            places: Places::new(&profiles),
            names: names(&profiles),
            pairs: profiles.iter().flat_map(|p| p.forms.windows(2)).map(|run| (run[0], run[1])).collect(),
            profiles,
            year: reader.base.map(jiff::civil::Date::year),
            vocabulary,
            nearest: Mutex::default(),
        }
    }

    /// Takes words for names which the body always prints as names: a claim in small letters has them too.
    pub(super) fn know_names(&self, claim: &mut Profile) {
        for unit in claim.units.iter_mut().filter(|unit| unit.kind == UnitKind::Word && self.names.contains(&unit.form))
        {
            claim.weight += NAME - unit.weight.min(NAME);
            unit.kind = UnitKind::Name;
            unit.word = unit.form;
            unit.weight = unit.weight.max(NAME);
        }
    }

    /// Judges `claim`.
    pub(super) fn judge(&self, reader: &Reader, claim: &Profile) -> Judgement {
        let words = &reader.words;
        let mut seen: Vec<(usize, Comparison)> = self
            .index
            .candidates(words, claim, CLOSE)
            .into_iter()
            .map(|(at, _)| (at, compare(words, claim, self.profiles[at])))
            .collect();
        let worth = |made: &Comparison| made.found_here + 0.15 * made.found_there + 0.2 * made.cosine;
        seen.sort_by(|a, b| worth(&b.1).total_cmp(&worth(&a.1)).then(a.0.cmp(&b.0)));
        let mut judgement = Judgement { seen, ..Judgement::default() };
        self.cover(reader, claim, &mut judgement);
        self.anywhere(reader, claim, &mut judgement);
        self.compute(words, claim, &mut judgement);
        differ(claim, &mut judgement, &self.profiles);
        self.figures(claim, &mut judgement);
        self.shares(words, claim, &mut judgement);
        let told = std::mem::take(&mut judgement.differences);
        let stands = |found: &Difference| {
            !self.has_figure(words, claim, found) && !self.is_counted_year(claim, &judgement, found)
        };
        judgement.differences = told.into_iter().filter(stands).collect();
        let unmade = self.unmade(words, claim);
        judgement.is_unmade = unmade.is_some();
        let others = [self.other_cause(words, claim, &judgement), unmade, self.other_way(words, claim)];
        judgement.differences.extend(others.into_iter().flatten());
        let doer = self.other_doer(claim, &judgement);
        if let Some((found, _)) = &doer {
            let known =
                judgement.differences.iter().any(|other| other.kind == found.kind && other.support >= found.support);
            if !known {
                judgement.differences.insert(0, found.clone());
            }
        }
        judgement.features = Features::read(reader, claim, self, &judgement);
        judgement.content = judgement.features.content();
        judgement.score = judgement.features.score();
        if let Some((_, place)) = doer {
            judgement.show_first(place);
        }
        tracing::trace!(score = judgement.score, features = ?judgement.features, differences = ?judgement.differences, "grounding");
        judgement
    }

    /// The statements at `places`, each with the one before and behind it, in their order.
    pub(super) fn beside(&self, places: impl Iterator<Item = usize>) -> Vec<&Profile> {
        let reach: BTreeSet<usize> = places.flat_map(|at| at.saturating_sub(1)..=at + 1).collect();
        reach.into_iter().filter_map(|at| self.profiles.get(at).copied()).collect()
    }

    /// The best statement, and up to two more that carry what it leaves open.
    fn cover(&self, reader: &Reader, claim: &Profile, judgement: &mut Judgement) {
        let words = &reader.words;
        let mut covered = vec![0.0_f32; claim.units.len()];
        let Some(&(best, _)) = judgement.seen.first() else {
            judgement.covered = covered;
            return;
        };
        let links = |made: &Comparison, at: usize| made.alignment.here[at].map_or(0.0, |link| link.likeness);
        take(&mut covered, |at| links(&judgement.seen[0].1, at));
        judgement.carried_by = 1;
        for _ in 1..MOST_EVIDENCE {
            let gain = |made: &Comparison| -> f32 {
                claim
                    .units
                    .iter()
                    .enumerate()
                    .map(|(at, unit)| unit.weight * (0.9 * links(made, at) - covered[at]).max(0.0))
                    .sum()
            };
            let from = judgement.carried_by;
            let next = (from..judgement.seen.len())
                .map(|n| (gain(&judgement.seen[n].1), n))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
                .filter(|(gain, _)| *gain > 0.08 * claim.weight);
            let Some((_, n)) = next else { break };
            take(&mut covered, |at| 0.9 * links(&judgement.seen[n].1, at));
            judgement.seen[from..=n].rotate_right(1);
            judgement.carried_by += 1;
        }
        // What a pronoun in the best statement stands for is named shortly before it.
        for at in best.saturating_sub(BEFORE)..best {
            let made = compare(&reader.words, claim, self.profiles[at]);
            take(&mut covered, |unit| 0.8 * links(&made, unit));
        }
        // "Is unlikely to pass" where the text does not expect it to.
        let denied = |(at, _): &(usize, &Comparison)| !self.profiles[*at].negations.is_empty();
        if judgement.seen.iter().take(1).map(|(at, made)| (*at, made)).any(|pair| denied(&pair)) {
            let turning = claim.units.iter().enumerate().filter(|(_, unit)| DENYING.contains(&words.lemma(unit.word)));
            for (at, _) in turning {
                covered[at] = covered[at].max(0.8);
            }
        }
        judgement.covered = covered;
    }

    /// For units that the evidence leaves open: the best word of the whole body.
    fn anywhere(&self, reader: &Reader, claim: &Profile, judgement: &mut Judgement) {
        let mut anywhere = judgement.covered.clone();
        for (at, unit) in claim.units.iter().enumerate().filter(|(at, _)| judgement.covered[*at] < 0.7) {
            if self.index.frequency(&reader.words, unit.word) > 0 {
                anywhere[at] = anywhere[at].max(0.95);
            } else if self.vocabulary.len() <= VOCABULARY {
                anywhere[at] = anywhere[at].max(self.nearest(&reader.words, unit.word));
            }
        }
        judgement.anywhere = anywhere;
    }

    fn nearest(&self, words: &Words, word: WordId) -> f32 {
        let known = || self.nearest.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&near) = known().get(&word) {
            return near;
        }
        let near = self.vocabulary.iter().map(|&other| words.likeness(word, other)).fold(0.0, f32::max);
        known().insert(word, near);
        near
    }
}

fn take(covered: &mut [f32], links: impl Fn(usize) -> f32) {
    for (at, value) in covered.iter_mut().enumerate() {
        *value = value.max(links(at));
    }
}

/// Words that the body prints as names and never otherwise.
fn names(profiles: &[&Profile]) -> HashSet<WordId> {
    let units = || profiles.iter().flat_map(|profile| &profile.units);
    let common: HashSet<WordId> = units().filter(|unit| unit.kind == UnitKind::Word).map(|unit| unit.form).collect();
    units().filter(|unit| unit.kind == UnitKind::Name && !common.contains(&unit.form)).map(|unit| unit.form).collect()
}
