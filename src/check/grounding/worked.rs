//! Figures that nobody prints but that follow from two or three that do: a sum, a difference, a product, a time between
//! two hours.
//!
//! Any figure comes about by chance from enough others, so operands come from the evidence and its neighbours only; sums
//! and differences count where the statement says that it works something out ("in all", "short of", "apart"); without
//! that see `made`.

use super::figures::fits;
use super::judge::{Body, Judgement};
use crate::similarity::Profile;
use crate::text::dates;
use crate::text::numbers::{Bound, Dimension, Quantity};

/// Words of a statement that adds up. Such as "all" and "both" are left out: they say so of no figure.
const ADDS: [&str; 10] =
    ["altogether", "between", "combined", "counting", "either", "including", "overall", "plus", "together", "total"];
/// Words of a statement that takes one figure from another. "More", "over" and "after" stand beside any figure.
const TAKES: [&str; 26] = [
    "above",
    "ahead",
    "apart",
    "behind",
    "below",
    "cheaper",
    "dearer",
    "difference",
    "excluding",
    "extra",
    "faster",
    "gap",
    "higher",
    "left",
    "longer",
    "lower",
    "majority",
    "margin",
    "older",
    "remain",
    "remaining",
    "rest",
    "short",
    "shorter",
    "without",
    "younger",
];
/// Operands looked at: a table of figures must not cost its cube.
pub(super) const MOST: usize = 16;

impl Body<'_> {
    /// Whether `number` of `claim` follows from figures of the evidence and what stands beside it.
    pub(super) fn is_worked_out(&self, claim: &Profile, number: &Quantity, judgement: &Judgement) -> bool {
        let near = judgement.seen.iter().take(3).filter(|(_, made)| made.found_here > 0.2).map(|(place, _)| *place);
        let profiles = self.beside(near);
        let words = claim.span.of(self.text).to_lowercase();
        let has = |list: &[&str]| words.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word));
        let adds = has(&ADDS) || words.contains("in all");
        let takes = has(&TAKES) || is_step(self.text, number);
        let operands = operands(&profiles, number, true);
        let made = |value: f64| value > 0.0 && fits(number, value, number.dimension);
        let pairs = || (0..operands.len()).flat_map(|i| (i + 1..operands.len()).map(move |j| (i, j)));
        let two = || {
            pairs().any(|(i, j)| {
                let (x, y) = (operands[i], operands[j]);
                adds && made(x + y) || takes && made((x - y).abs())
            })
        };
        let three = || {
            pairs().any(|(i, j)| {
                let both = operands[i] + operands[j];
                let others = operands.iter().enumerate().filter(|(at, _)| *at != i && *at != j);
                others.into_iter().any(|(_, z)| adds && made(both + z) || takes && made(z - both))
            })
        };
        (adds || takes) && (two() || three())
            || is_product(claim, number, &operands)
            || clocks(&self.profiles, number)
            || self.is_made(number, judgement)
    }
}

/// "Two fewer big birds than the limit"
fn is_step(text: &str, number: &Quantity) -> bool {
    let behind = text.get(number.span.end..).unwrap_or_default();
    let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8);
    let more = words.next().is_some_and(|word| matches!(word, "fewer" | "less" | "more"));
    more && words.any(|word| word == "than")
}

/// Figures of the same kind as `number`; of measures `bare` counts as well, which may leave out the unit ("cutting four
/// minutes from a journey that takes 38").
pub(super) fn operands(profiles: &[&Profile], number: &Quantity, bare: bool) -> Vec<f64> {
    let figures = profiles.iter().flat_map(|profile| &profile.numbers).filter(|figure| figure.bound != Bound::Vague);
    let measured =
        matches!(number.dimension, Dimension::Time | Dimension::Length | Dimension::Mass | Dimension::Points);
    let worth = |figure: &Quantity| match figure.dimension {
        dimension if dimension == number.dimension => Some(figure.value),
        // Percentage points are what one percentage is less another.
        Dimension::Share if number.dimension == Dimension::Points => Some(figure.value),
        Dimension::Count if bare && measured && !figure.loose => Some(figure.value * 2.0 * number.slack),
        _ => None,
    };
    figures.filter_map(worth).filter(|value| *value > 0.0).take(MOST).collect()
}

/// So much for each, times as many as the statement itself names.
fn is_product(claim: &Profile, number: &Quantity, operands: &[f64]) -> bool {
    let counts = claim.numbers.iter().filter(|by| by.dimension == Dimension::Count && by.value >= 2.0);
    let money = matches!(number.dimension, Dimension::Money(_));
    money && counts.into_iter().any(|by| operands.iter().any(|one| fits(number, one * by.value, number.dimension)))
}

/// The time from one hour of the day to another: trains that leave at 21.40 and arrive at 7.25.
pub(super) fn clocks(profiles: &[&Profile], number: &Quantity) -> bool {
    const DAY: u16 = 24 * 60;
    if number.dimension != Dimension::Time {
        return false;
    }
    profiles.iter().any(|profile| {
        let times: Vec<u16> =
            profile.moments.iter().filter(|at| dates::Moment::is_time(at)).filter_map(|at| at.minute).collect();
        times.iter().enumerate().any(|(at, from)| {
            times[at + 1..].iter().any(|to| {
                let passed = (DAY + to - from) % DAY;
                fits(number, f64::from(passed) * 60.0, Dimension::Time)
            })
        })
    })
}
