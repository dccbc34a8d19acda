//! One derived statement against the body: what carries it, what is missing, what the body says otherwise.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;

use super::clash::differ;
use super::features::Features;
use crate::similarity::{
    Comparison, Difference, DifferenceKind, Index, Profile, Reader, UnitKind, WordId, Words, compare,
};
use crate::text::numbers::{self, Quantity};

/// How many body statements are looked at closely for one derived statement.
const CLOSE: usize = 8;
/// Words of a body up to which each missing word is compared with all of them.
const VOCABULARY: usize = 8000;
/// Least weight of a name, as in reading.
const NAME: f32 = 0.42;
/// Log-odds at which a statement is as likely carried as not.
const MIDDLE: f32 = 4.5;
/// How far back a pronoun may lead: statements before the evidence that count as its neighbourhood.
const BEFORE: usize = 3;

/// Words for what a part leaves of a whole.
const LEFT: [&str; 6] = ["leave", "left", "remain", "remainder", "remaining", "rest"];

/// What the body says of one derived statement. Places are those in the list of body profiles.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    /// Body statements looked at, best first, with the comparison.
    pub(super) seen: Vec<(usize, Comparison)>,
    /// How many of `seen` carry the statement (one to three).
    pub(super) carried_by: usize,
    /// For each unit of the statement: how far the evidence carries it.
    pub(super) covered: Vec<f32>,
    /// For each unit: how far any body statement has it.
    pub(super) anywhere: Vec<f32>,
    /// Facts that differ from the evidence, surest first.
    pub(super) differences: Vec<Difference>,
    /// The numbers below.
    pub(super) features: Features,
    /// 0..1, higher = better supported.
    pub(super) score: f32,
}

/// The body, ready to be asked.
pub(super) struct Body<'p> {
    pub(super) profiles: Vec<&'p Profile>,
    pub(super) index: Index<'p>,
    /// The year of the page.
    year: Option<i16>,
    /// Every word of the body once, in order of first use.
    vocabulary: Vec<WordId>,
    /// Neighbouring words of the body.
    pub(super) pairs: HashSet<(WordId, WordId)>,
    /// Runs of three words of the body.
    pub(super) triples: HashSet<[WordId; 3]>,
    /// Words that the body prints as names.
    names: HashSet<WordId>,
}

impl<'p> Body<'p> {
    pub(super) fn new(reader: &Reader, profiles: Vec<&'p Profile>) -> Self {
        let mut met = HashSet::new();
        let words = profiles.iter().flat_map(|profile| &profile.units).map(|unit| unit.word);
        let vocabulary = words.filter(|word| met.insert(*word)).collect();
        Self {
            index: Index::new(&reader.words, profiles.clone()),
            triples: profiles.iter().flat_map(|p| p.forms.windows(3)).map(|run| [run[0], run[1], run[2]]).collect(),
            names: names(&profiles),
            pairs: profiles.iter().flat_map(|p| p.forms.windows(2)).map(|run| (run[0], run[1])).collect(),
            profiles,
            year: reader.base.map(jiff::civil::Date::year),
            vocabulary,
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
        self.compute(&reader.words, claim, &mut judgement);
        differ(claim, &mut judgement);
        self.figures(claim, &mut judgement);
        judgement.differences.retain(|found| !self.stands(words, claim, found));
        judgement.features = Features::read(reader, claim, self, &judgement);
        judgement.score = 1.0 / (1.0 + (MIDDLE - judgement.features.weigh()).exp());
        tracing::trace!(features = ?judgement.features, "grounding");
        judgement
    }

    /// The best statement, and up to two more that carry what it leaves open.
    fn cover(&self, reader: &Reader, claim: &Profile, judgement: &mut Judgement) {
        let mut covered = vec![0.0_f32; claim.units.len()];
        let Some(&(best, _)) = judgement.seen.first() else {
            judgement.covered = covered;
            return;
        };
        let links = |made: &Comparison, at: usize| made.alignment.here[at].map_or(0.0, |link| link.likeness);
        take(&mut covered, |at| links(&judgement.seen[0].1, at));
        judgement.carried_by = 1;
        for _ in 0..2 {
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
        judgement.covered = covered;
    }

    /// For units that the evidence leaves open: the best word of the whole body.
    fn anywhere(&self, reader: &Reader, claim: &Profile, judgement: &mut Judgement) {
        let mut anywhere = judgement.covered.clone();
        for (at, unit) in claim.units.iter().enumerate().filter(|(at, _)| judgement.covered[*at] < 0.7) {
            if self.index.frequency(&reader.words, unit.word) > 0 {
                anywhere[at] = anywhere[at].max(0.95);
            } else if self.vocabulary.len() <= VOCABULARY {
                let best =
                    self.vocabulary.iter().map(|&other| reader.words.likeness(unit.word, other)).fold(0.0, f32::max);
                anywhere[at] = anywhere[at].max(best);
            }
        }
        judgement.anywhere = anywhere;
    }

    /// Figures that the evidence does not print but that follow from it: differences, shares, rates of change, years
    /// passed.
    fn compute(&self, words: &Words, claim: &Profile, judgement: &mut Judgement) {
        for (at, unit) in claim.units.iter().enumerate() {
            let UnitKind::Number(number) = unit.kind else { continue };
            if judgement.covered[at] >= 0.8 {
                continue;
            }
            let number = &claim.numbers[number as usize];
            let follows = judgement
                .seen
                .iter()
                .take(3)
                .any(|(place, made)| made.found_here > 0.25 && self.follows(number, self.profiles[*place]));
            let is_left = !follows && self.is_left(number, judgement);
            if follows || is_left {
                judgement.covered[at] = 0.9;
                judgement.anywhere[at] = judgement.anywhere[at].max(0.9);
            }
            // "Will be left" is said with the figure.
            for (at, _) in
                claim.units.iter().enumerate().filter(|(_, unit)| is_left && LEFT.contains(&words.lemma(unit.word)))
            {
                judgement.covered[at] = judgement.covered[at].max(0.8);
                judgement.anywhere[at] = judgement.anywhere[at].max(0.8);
            }
        }
    }

    /// What one sentence takes from the whole that one beside it names: "520 people work there. … It will cut 140 jobs."
    fn is_left(&self, number: &Quantity, judgement: &Judgement) -> bool {
        /// Smaller differences come about by chance.
        const LEAST: f64 = 20.0;
        let near = judgement.seen.iter().take(3).filter(|(_, made)| made.found_here > 0.25);
        let places: BTreeSet<usize> = near.flat_map(|(place, _)| place.saturating_sub(1)..=place + 1).collect();
        let figures = places.iter().filter_map(|&place| Some((place, self.profiles.get(place)?)));
        let alike: Vec<(usize, f64)> = figures
            .flat_map(|(place, profile)| profile.numbers.iter().map(move |figure| (place, figure)))
            .filter(|(_, figure)| figure.dimension == number.dimension && figure.digits && !figure.loose)
            .map(|(place, figure)| (place, figure.value))
            .collect();
        let is_rest = |&(a, whole): &(usize, f64)| {
            alike.iter().any(|&(b, part)| {
                let rest = whole - part;
                let made =
                    Quantity { value: rest, slack: rest.abs() * 1e-3, bound: numbers::Bound::Exact, ..number.clone() };
                let fits =
                    matches!(numbers::compare(number, &made), numbers::Agreement::Same | numbers::Agreement::Rounded);
                a != b && rest >= LEAST && part >= LEAST && fits
            })
        };
        number.digits && alike.iter().any(is_rest)
    }

    /// Figures of which no statement says the like, and one has another with the very same words about it: "five days of
    /// deliberation" in a sentence that is mostly on the verdict.
    fn figures(&self, claim: &Profile, judgement: &mut Judgement) {
        const SAME_WORDS: f32 = 0.7;
        let stands = |number: &Quantity| {
            let all = self.profiles.iter().flat_map(|profile| &profile.numbers);
            let alike = all.into_iter().any(|other| {
                matches!(numbers::compare(number, other), numbers::Agreement::Same | numbers::Agreement::Rounded)
            });
            // "A seven-vote majority" of 21 votes to 14; "nine weeks" from 16 March to 18 May.
            let made = |profile: &&Profile| is_majority(number, profile) || self.lasts(number, profile);
            alike || self.profiles.iter().any(made)
        };
        for (at, unit) in claim.units.iter().enumerate() {
            let UnitKind::Number(number) = unit.kind else { continue };
            let open = judgement.covered[at] < 0.6 && !stands(&claim.numbers[usize::from(number)]);
            let told = judgement.differences.iter().any(|found| found.here == Some(unit.span));
            if !open || told {
                continue;
            }
            let differences = judgement.seen.iter().flat_map(|(_, made)| &made.differences);
            let sure = differences.filter(|found| {
                found.kind == DifferenceKind::Number && found.here == Some(unit.span) && found.support >= SAME_WORDS
            });
            let best = sure.max_by(|a, b| a.support.total_cmp(&b.support)).cloned();
            judgement.differences.extend(best);
        }
        judgement.differences.sort_by(|a, b| b.support.total_cmp(&a.support));
    }

    /// A sum of money or a large count that some statement has to the digit, beside other words of the claim, is no
    /// other figure than the text's.
    fn stands(&self, words: &Words, claim: &Profile, found: &Difference) -> bool {
        const LARGE: f64 = 1000.0;
        const BESIDE: usize = 2;
        let place = claim.units.iter().position(|unit| found.here == Some(unit.span));
        let Some((at, UnitKind::Number(place))) = place.map(|at| (at, claim.units[at].kind)) else { return false };
        let figure = &claim.numbers[usize::from(place)];
        let telling = match figure.dimension {
            numbers::Dimension::Money(_) => true,
            numbers::Dimension::Count => figure.value >= LARGE,
            _ => false,
        };
        let has = |profile: &&&Profile| {
            profile.numbers.iter().any(|other| numbers::compare(figure, other) == numbers::Agreement::Same)
        };
        let beside = |profile: &&Profile| {
            let links = compare(words, claim, profile).alignment.here;
            let linked = |unit: usize, least: f32| links[unit].is_some_and(|link| link.likeness >= least);
            let others = claim.units.iter().enumerate().filter(|(unit, what)| *unit != at && !what.is_fact());
            linked(at, 0.99) && others.filter(|(unit, _)| linked(*unit, 0.6)).count() >= BESIDE
        };
        telling && figure.digits && self.profiles.iter().filter(has).any(beside)
    }

    /// The days between two dates of one statement.
    fn lasts(&self, number: &Quantity, from: &Profile) -> bool {
        const DAY: f64 = 86_400.0;
        let Some(now) = self.year.filter(|_| number.dimension == numbers::Dimension::Time) else { return false };
        let days = from.moments.iter().filter_map(|moment| {
            let (month, day) = moment.month.zip(moment.day)?;
            Date::new(moment.year.unwrap_or(now), month as i8, day as i8).ok()
        });
        let days: Vec<Date> = days.collect();
        let apart = |from: &Date, to: &Date| from.until(*to).map_or(0.0, |span| f64::from(span.get_days()) * DAY);
        days.iter().enumerate().any(|(at, first)| {
            days[at + 1..].iter().any(|last| {
                let value = apart(first, last);
                let made = Quantity { value, slack: DAY, bound: numbers::Bound::Exact, ..number.clone() };
                value > 0.0
                    && matches!(numbers::compare(number, &made), numbers::Agreement::Same | numbers::Agreement::Rounded)
            })
        })
    }

    fn follows(&self, number: &Quantity, from: &Profile) -> bool {
        let fits = |value: f64, dimension| {
            let made = Quantity {
                value,
                dimension,
                slack: value.abs() * 1e-3,
                bound: numbers::Bound::Exact,
                ..number.clone()
            };
            matches!(numbers::compare(number, &made), numbers::Agreement::Same | numbers::Agreement::Rounded)
        };
        let years = self
            .year
            .into_iter()
            .flat_map(|now| from.moments.iter().filter_map(move |moment| Some(now - moment.year?)));
        let mut passed = years.map(|years| f64::from(years) * 31_557_600.0);
        if number.dimension == numbers::Dimension::Time
            && passed.any(|value| value > 0.0 && fits(value, number.dimension))
        {
            return true;
        }
        // What is left of a whole: "the donors gave the rest".
        let like: Vec<f64> = from.numbers.iter().filter(|x| x.dimension == number.dimension).map(|x| x.value).collect();
        let whole = like.iter().copied().fold(0.0, f64::max);
        let rest = 2.0 * whole - like.iter().sum::<f64>();
        let is_sum = !matches!(number.dimension, numbers::Dimension::Count | numbers::Dimension::Ordinal);
        if like.len() > 2 && is_sum && rest > 0.0 && fits(rest, number.dimension) {
            return true;
        }
        let pairs =
            from.numbers.iter().enumerate().flat_map(|(i, x)| from.numbers[i + 1..].iter().map(move |y| (x, y)));
        pairs.filter(|(x, y)| x.dimension == y.dimension && x.value > 0.0 && y.value > 0.0).any(|(x, y)| {
            let (low, high) = (x.value.min(y.value), x.value.max(y.value));
            match number.dimension {
                numbers::Dimension::Share => {
                    let change = high - low;
                    [low / high, change / high, change / low]
                        .into_iter()
                        .any(|share| fits(share, numbers::Dimension::Share))
                }
                dimension if dimension == x.dimension => {
                    let large = high - low >= 20.0 || number.bound != numbers::Bound::Exact;
                    large && (fits(high - low, dimension) || fits(high + low, dimension))
                }
                _ => false,
            }
        })
    }
}

/// One side of a vote less the other.
fn is_majority(number: &Quantity, profile: &Profile) -> bool {
    let value = |at: u16| profile.numbers.get(usize::from(at)).map(|number| number.value);
    let margin = |(a, b): &(u16, u16)| value(*a).zip(value(*b)).map(|(a, b)| (a - b).abs());
    profile.tallies.iter().filter_map(margin).any(|margin| (margin - number.value).abs() < 0.5)
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
