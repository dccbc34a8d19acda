//! Figures of a derived statement that its evidence does not print: which follow from it, and which stand elsewhere.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::judge::{Body, Judgement};
use super::worked::clocks;
use crate::similarity::{Difference, DifferenceKind, Profile, Unit, UnitKind, Words, compare};
use crate::text::numbers::{self, Quantity};

/// Verbs that tell a multiple.
const MULTIPLES: [(&str, f64); 5] =
    [("double", 2.0), ("halve", 0.5), ("quadruple", 4.0), ("treble", 3.0), ("triple", 3.0)];
/// Verbs of a figure that is another now.
const CHANGES: [&str; 12] =
    ["climb", "decline", "decrease", "drop", "fall", "gain", "grow", "improve", "increase", "jump", "rise", "slip"];
/// Words for what a part leaves of a whole.
const LEFT: [&str; 9] = ["gap", "leave", "left", "remain", "remainder", "remaining", "rest", "short", "still"];

/// Minutes stand in no place of years.
fn is_of_another_scale(there: &Profile, number: &Quantity, found: &Difference) -> bool {
    const FACTOR: f64 = 100.0;
    let other = there.numbers.iter().find(|other| found.there.is_some_and(|span| span.overlaps(other.span)));
    let apart = |other: &Quantity| (number.value / other.value).max(other.value / number.value) >= FACTOR;
    number.dimension == numbers::Dimension::Time && other.is_some_and(apart)
}

/// How far off a "tripled" may be by the word before it: "more than tripled", "nearly doubled".
fn room_before(text: &str, claim: &Profile, unit: &Unit) -> (f64, f64) {
    let before = text.get(claim.span.start..unit.span.start).unwrap_or_default().trim_end().to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if ends(&["more than", "over", "at least"]) {
        (0.95, 1.6)
    } else if ends(&["nearly", "almost", "about", "roughly"]) {
        (0.75, 1.15)
    } else {
        (0.88, 1.12)
    }
}

impl Body<'_> {
    /// Figures that the evidence does not print but that follow from it: differences, shares, rates of change, years
    /// passed.
    pub(super) fn compute(&self, words: &Words, claim: &Profile, judgement: &mut Judgement) {
        for (at, unit) in claim.units.iter().enumerate() {
            let UnitKind::Number(number) = unit.kind else { continue };
            let number = &claim.numbers[number as usize];
            let steps = |from: &Profile| self.steps(number, from) || self.is_counted_off(number, from);
            let stepped = judgement.seen.iter().take(3).any(|(place, _)| steps(self.profiles[*place]));
            if stepped {
                judgement.stepped.push(at);
            }
            if judgement.covered[at] >= 0.8 {
                continue;
            }
            let near =
                || judgement.seen.iter().take(3).filter(|(_, made)| made.found_here > 0.25).map(|(place, _)| *place);
            let follows = stepped
                || near().any(|place| self.follows(number, self.profiles[place]))
                || near().any(|place| self.is_multiple(number, place))
                || self.is_rate(claim, number) && near().any(|place| self.is_quotient(number, place));
            // "380 will be left" tells that it is worked out.
            let reach = if claim.units.iter().any(|unit| LEFT.contains(&words.lemma(unit.word))) { 4 } else { 1 };
            let is_left = !follows && self.is_left(number, judgement, reach);
            if follows || is_left || self.is_worked_out(claim, number, judgement) {
                judgement.covered[at] = 0.9;
                judgement.anywhere[at] = judgement.anywhere[at].max(0.9);
            }
            // "Rose by" is said with what one figure is more than another.
            if number.dimension == numbers::Dimension::Points && judgement.covered[at] >= 0.9 {
                let verb = unit.clause.map(usize::from).filter(|&verb| {
                    claim.units.get(verb).is_some_and(|verb| CHANGES.contains(&words.lemma(verb.word)))
                });
                if let Some(at) = verb {
                    judgement.covered[at] = judgement.covered[at].max(0.8);
                    judgement.anywhere[at] = judgement.anywhere[at].max(0.8);
                }
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

    /// "After six rounds" of "the sixth of 16 rounds", "by a single vote" of "4-3".
    fn is_counted_off(&self, number: &Quantity, from: &Profile) -> bool {
        let same = |value: f64| (number.value - value).abs() < 0.5;
        let counts = number.dimension == numbers::Dimension::Count && number.bound == numbers::Bound::Exact;
        let nth = || {
            number.value > 1.5
                && from.numbers.iter().any(|x| x.dimension == numbers::Dimension::Ordinal && same(x.value))
        };
        let votes = || self.text.get(number.span.end..).is_some_and(|behind| behind.starts_with(" vote"));
        counts && (nth() || votes() && from.votes().any(|(a, b)| same((a - b).abs())))
    }

    /// "£27,000 each", "$300 a light", "on average": told as so much for one.
    fn is_rate(&self, claim: &Profile, number: &Quantity) -> bool {
        let behind = self.text.get(number.span.end..).unwrap_or_default();
        let one = [" a ", " an ", " each", " apiece", " per "].iter().any(|word| behind.starts_with(word));
        one || ["average", " each"].iter().any(|word| claim.span.of(self.text).contains(word))
    }

    /// A sum or count by a count that stands with it or in one of two neighbours on either side.
    fn is_quotient(&self, number: &Quantity, place: usize) -> bool {
        let beside = (place.saturating_sub(2)..=place + 2).filter_map(|at| self.profiles.get(at));
        let figures: Vec<&Quantity> = beside.flat_map(|profile| &profile.numbers).collect();
        let counts = || figures.iter().filter(|by| by.dimension == numbers::Dimension::Count && by.value >= 2.0);
        let sums = figures.iter().filter(|sum| sum.dimension == number.dimension);
        sums.into_iter()
            .any(|sum| counts().any(|by| by.span != sum.span && fits(number, sum.value / by.value, number.dimension)))
    }

    /// "Twice as much" of two sums, "160" of "640" and "a quarter of them", where one sentence has the one figure and a
    /// neighbour the other.
    fn is_multiple(&self, number: &Quantity, place: usize) -> bool {
        use numbers::Dimension::{Count, Share, Times};
        /// Smaller counts are multiples of one another by chance.
        const LEAST: f64 = 5.0;
        let Some(own) = self.profiles.get(place) else { return false };
        let beside = (place.saturating_sub(1)..=place + 1).filter_map(|at| self.profiles.get(at));
        let figures: Vec<&Quantity> = beside.flat_map(|profile| &profile.numbers).collect();
        own.numbers.iter().any(|x| {
            figures.iter().any(|y| match (number.dimension, x.dimension) {
                (Times, kind) if kind == y.dimension && x.value.min(y.value) >= LEAST => {
                    fits(number, (x.value / y.value).max(y.value / x.value), Times)
                }
                (Count, Share) if y.dimension == Count && y.value >= 20.0 => fits(number, x.value * y.value, Count),
                (Count, Count) if y.dimension == Share && x.value >= 20.0 => fits(number, x.value * y.value, Count),
                _ => false,
            })
        })
    }

    /// What one sentence takes from the whole that one beside it names: "520 people work there. … It will cut 140 jobs."
    fn is_left(&self, number: &Quantity, judgement: &Judgement, reach: usize) -> bool {
        /// Smaller differences come about by chance.
        const LEAST: f64 = 20.0;
        let near = judgement.seen.iter().take(3).filter(|(_, made)| made.found_here > 0.25);
        let places: BTreeSet<usize> = near.flat_map(|(place, _)| place.saturating_sub(reach)..=place + reach).collect();
        let figures = places.iter().filter_map(|&place| Some((place, self.profiles.get(place)?)));
        let alike: Vec<(usize, f64)> = figures
            .flat_map(|(place, profile)| profile.numbers.iter().map(move |figure| (place, figure)))
            .filter(|(_, figure)| figure.dimension == number.dimension && figure.digits && !figure.loose)
            .map(|(place, figure)| (place, figure.value))
            .collect();
        let is_rest = |&(a, whole): &(usize, f64)| {
            alike.iter().any(|&(b, part)| {
                let rest = whole - part;
                a != b && rest >= LEAST && part >= LEAST && fits(number, rest, number.dimension)
            })
        };
        number.digits && alike.iter().any(is_rest)
    }

    /// Figures of which no statement says the like, and one has another with the very same words about it: "five days of
    /// deliberation" in a sentence that is mostly on the verdict.
    pub(super) fn figures(&self, claim: &Profile, judgement: &mut Judgement) {
        const SAME_WORDS: f32 = 0.7;
        let is_told = |number: &Quantity| {
            let all = self.profiles.iter().flat_map(|profile| &profile.numbers);
            let alike = all.into_iter().any(|other| agree(number, other));
            // "A seven-vote majority" of 21 votes to 14; "nine weeks" from 16 March to 18 May.
            let made = |profile: &&Profile| is_majority(number, profile) || self.lasts(number, profile);
            // "70 minutes later" of 7.20 and 8.30.
            alike || self.profiles.iter().any(made) || clocks(&self.profiles, number)
        };
        for (at, unit) in claim.units.iter().enumerate() {
            let UnitKind::Number(number) = unit.kind else { continue };
            let open = judgement.covered[at] < 0.6 && !is_told(&claim.numbers[usize::from(number)]);
            let told = judgement.differences.iter().any(|found| found.here == Some(unit.span));
            if !open || told {
                continue;
            }
            let seen = judgement.seen.iter();
            let differences = seen.flat_map(|(place, made)| made.differences.iter().map(move |found| (*place, found)));
            let number = &claim.numbers[usize::from(number)];
            let sure = differences.filter(|(place, found)| {
                let own = found.kind == DifferenceKind::Number && found.here == Some(unit.span);
                own && found.support >= SAME_WORDS && !is_of_another_scale(self.profiles[*place], number, found)
            });
            let sure = sure.map(|(_, found)| found);
            let best = sure.max_by(|a, b| a.support.total_cmp(&b.support)).cloned();
            judgement.differences.extend(best);
        }
        judgement.differences.sort_by(|a, b| b.support.total_cmp(&a.support));
    }

    /// Weight of a "doubled" or "halved" of which the text has neither a word nor figures that bear it out.
    pub(super) fn odd_multiple(&self, words: &Words, claim: &Profile, judgement: &Judgement) -> f32 {
        let odd = claim.units.iter().enumerate().filter(|(at, unit)| {
            let times = MULTIPLES.iter().find(|(word, _)| *word == words.lemma(unit.word)).map(|(_, times)| *times);
            let room = || room_before(self.text, claim, unit);
            times.is_some_and(|times| judgement.anywhere[*at] < 0.95 && !self.is_multiplied(judgement, times, room()))
        });
        odd.map(|(_, unit)| unit.weight).sum()
    }

    /// Whether a statement that bears on the claim has a figure that tells such a multiple, or two that make it.
    fn is_multiplied(&self, judgement: &Judgement, times: f64, (least, most): (f64, f64)) -> bool {
        /// Of smaller counts one is twice another by chance.
        const LEAST: f64 = 5.0;
        // "Up from 5 percent" tells a change itself, whatever else the claim calls it.
        let moves = |at: usize| self.profiles[at].span.of(self.text).contains(" from ");
        let near = judgement.seen.iter().filter(|(at, made)| made.found_here > 0.3 || moves(*at));
        near.map(|(at, _)| &self.profiles[*at].numbers).any(|figures| {
            let told = figures.iter().any(|figure| match figure.dimension {
                numbers::Dimension::Share => {
                    (figure.value - times).abs() < 0.05 || (figure.value + 1.0 - times).abs() < 0.15
                }
                numbers::Dimension::Times => (figure.value - times).abs() < 0.01,
                _ => false,
            });
            let ratio = |x: &Quantity, y: &Quantity| {
                let share = x.dimension == numbers::Dimension::Share;
                let alike = x.dimension == y.dimension && (share || x.value.min(y.value) >= LEAST);
                alike && (least..=most).contains(&(x.value / y.value / times))
            };
            told || figures.iter().any(|x| figures.iter().any(|y| ratio(x, y)))
        })
    }

    /// A sum of money or a large count that some statement has to the digit, beside other words of the claim, is no
    /// other figure than the text's.
    pub(super) fn has_figure(&self, words: &Words, claim: &Profile, found: &Difference) -> bool {
        const LARGE: f64 = 1000.0;
        const BESIDE: usize = 2;
        const THING: f32 = 0.12;
        let place = claim.units.iter().position(|unit| found.here == Some(unit.span));
        let Some((at, UnitKind::Number(place))) = place.map(|at| (at, claim.units[at].kind)) else { return false };
        let figure = &claim.numbers[usize::from(place)];
        let telling = match figure.dimension {
            numbers::Dimension::Money(_) => true,
            numbers::Dimension::Count => figure.value >= LARGE,
            _ => false,
        };
        let has = |profile: &&&Profile| {
            // That the very statement has it of something else is what differs.
            let own = found.there.is_some_and(|there| profile.span.contains(there));
            !own && profile.numbers.iter().any(|other| numbers::compare(figure, other) == numbers::Agreement::Same)
        };
        let beside = |profile: &&Profile| {
            let links = compare(words, claim, profile).alignment.here;
            let linked = |unit: usize, least: f32| links[unit].is_some_and(|link| link.likeness >= least);
            let others = || claim.units.iter().enumerate().filter(|(unit, what)| *unit != at && !what.is_fact());
            // "It would cost" is said of anything: what costs so much must be there.
            let thing = others().any(|(unit, what)| !what.is_verb && what.weight >= THING && linked(unit, 0.8));
            thing && linked(at, 0.99) && others().filter(|(unit, _)| linked(*unit, 0.6)).count() >= BESIDE
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
                value > 0.0 && agree(number, &made)
            })
        })
    }

    /// "Two more than last year", of eleven.
    fn steps(&self, number: &Quantity, from: &Profile) -> bool {
        let step = |figure: &Quantity| {
            let behind = self.text.get(figure.span.end..).unwrap_or_default();
            let behind: Vec<&str> = behind.split_whitespace().take(3).collect();
            let than = behind.contains(&"than");
            than && behind.iter().any(|word| matches!(*word, "more" | "fewer" | "less" | "higher" | "lower"))
        };
        let of_step = |step: &Quantity| {
            let others =
                from.numbers.iter().filter(|other| other.dimension == step.dimension && other.span != step.span);
            others.into_iter().any(|other| {
                [other.value - step.value, other.value + step.value]
                    .into_iter()
                    .any(|value| fits(number, value, step.dimension))
            })
        };
        from.numbers.iter().filter(|figure| step(figure)).any(of_step)
    }

    fn follows(&self, number: &Quantity, from: &Profile) -> bool {
        let fits = |value: f64, dimension| fits(number, value, dimension);
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
                numbers::Dimension::Times => fits(high / low, numbers::Dimension::Times),
                dimension if dimension == x.dimension => {
                    let large = high - low >= 20.0 || number.bound != numbers::Bound::Exact;
                    large && (fits(high - low, dimension) || fits(high + low, dimension))
                }
                _ => false,
            }
        })
    }
}

/// Both figures can be right of one thing.
fn agree(a: &Quantity, b: &Quantity) -> bool {
    matches!(numbers::compare(a, b), numbers::Agreement::Same | numbers::Agreement::Rounded)
}

/// The figure may be what was worked out.
pub(super) fn fits(number: &Quantity, value: f64, dimension: numbers::Dimension) -> bool {
    let slack = value.abs() * 1e-3;
    agree(number, &Quantity { value, dimension, slack, bound: numbers::Bound::Exact, ..number.clone() })
}

/// One side of a vote less the other.
pub(super) fn is_majority(number: &Quantity, profile: &Profile) -> bool {
    profile.votes().any(|(a, b)| ((a - b).abs() - number.value).abs() < 0.5)
}
