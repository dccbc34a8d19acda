//! Figures that follow from others though the statement has no word that says so.
//!
//! Any small or round figure is made by chance from enough others. So only what chance seldom hits counts (148 and 57,000,
//! not 20 and not 7), from the closest statements and their neighbours, and never where the text has another figure in the
//! very place: that is a slip, whatever can be made of the rest.

use super::figures::{fits, is_majority};
use super::judge::{Body, Judgement};
use super::worked::{MOST, operands};
use crate::similarity::{DifferenceKind, Profile};
use crate::text::numbers::{Bound, Dimension, Quantity};

/// From this support on two figures stand in the same place.
const SAME: f32 = 0.8;
/// Statements looked at, with what stands beside them.
const CLOSEST: usize = 2;

impl Body<'_> {
    /// Whether `number` is made of figures of the closest statements and what stands beside them.
    pub(super) fn is_made(&self, number: &Quantity, judgement: &Judgement) -> bool {
        let closest = |most: usize| self.beside(judgement.seen.iter().take(most).map(|(at, _)| *at));
        let near = closest(3);
        if near.iter().any(|profile| is_one_more(self.text, profile, number)) {
            return true;
        }
        let slip = judgement.seen.iter().take(3).flat_map(|(_, made)| &made.differences).any(|found| {
            found.kind == DifferenceKind::Number && found.here == Some(number.span) && found.support >= SAME
        });
        if slip || is_age(number) {
            return false;
        }
        // "At least 148" is 148 here: nearly anything is more than something.
        let bound = if number.bound == Bound::Over { Bound::Exact } else { number.bound };
        let number = &Quantity { bound, ..number.clone() };
        let profiles = closest(CLOSEST);
        // "16m" is no sum of 13 hospitals and three; minutes may leave their unit out.
        let all = operands(&near, number, true);
        let operands = operands(&profiles, number, number.dimension == Dimension::Time);
        let fit = |value: f64| value > 0.0 && fits(number, value, number.dimension);
        let apart = |figures: &[f64]| figures.iter().any(|x| figures.iter().any(|y| x > y && fit(x - y)));
        let together = || operands.iter().enumerate().any(|(at, x)| operands[at + 1..].iter().any(|y| fit(x + y)));
        match number.dimension {
            // Percentage points are a difference, and a share is told by what is left of the whole as well.
            Dimension::Points if apart(&all) => return true,
            Dimension::Share if operands.iter().any(|share| fit(1.0 - share)) => return true,
            // "Led by 17" of 24-7.
            Dimension::Count if number.value >= 2.0 && near.iter().any(|profile| is_majority(number, profile)) => {
                return true;
            }
            _ => {}
        }
        is_odd(number) && (apart(&operands) || together() || is_multiple(&profiles, number))
    }
}

/// Years: of ages one is seldom worked out from others, and wrong ones are common.
fn is_age(number: &Quantity) -> bool {
    const YEAR: f64 = 31_557_600.0;
    number.dimension == Dimension::Time && (number.slack * 2.0 - YEAR).abs() < 1.0
}

/// A figure that others seldom make by chance: at least 13 of its last places, and no round one.
fn is_odd(number: &Quantity) -> bool {
    const LEAST: f64 = 12.5;
    let mut places = (number.value / (2.0 * number.slack).max(f64::MIN_POSITIVE)).round();
    while places >= 10.0 && places % 10.0 == 0.0 {
        places /= 10.0;
    }
    number.digits && places >= LEAST && number.bound != Bound::Vague
}

/// So many times so much, or such a share of it: ten a week for 26 weeks, a fifth of $62 million.
fn is_multiple(profiles: &[&Profile], number: &Quantity) -> bool {
    let figures =
        || profiles.iter().flat_map(|profile| &profile.numbers).filter(|figure| figure.value > 0.0).take(MOST);
    // "26 weeks" by its 26.
    let bare = |figure: &Quantity| match figure.dimension {
        Dimension::Time => (figure.value / (2.0 * figure.slack).max(f64::MIN_POSITIVE)).round(),
        _ => figure.value,
    };
    let ones = |by: &Quantity| {
        let span = by.span;
        figures().filter(move |one| one.dimension == number.dimension && one.span != span).map(|one| one.value)
    };
    let fit = |value: f64| fits(number, value, number.dimension);
    figures().any(|by| match by.dimension {
        Dimension::Share => ones(by).any(|one| fit(one * by.value) || fit(one * (1.0 - by.value))),
        Dimension::Count | Dimension::Times | Dimension::Time => {
            let times = bare(by);
            (2.0..1000.0).contains(&times) && ones(by).any(|one| fit(one * times))
        }
        _ => false,
    })
}

/// "Three players", where the text has her and "two other players"; "ten", where it has "all but one of the eleven".
fn is_one_more(text: &str, profile: &Profile, number: &Quantity) -> bool {
    let behind = |figure: &Quantity| text.get(figure.span.end..).unwrap_or_default().split_whitespace().next();
    let other = |figure: &Quantity| {
        figure.value >= 2.0 && behind(figure).is_some_and(|word| matches!(word, "other" | "others"))
    };
    let but = |figure: &Quantity| {
        let before = text.get(profile.span.start..figure.span.start).unwrap_or_default().to_lowercase();
        before.trim_end().ends_with("all but")
    };
    let whole = profile.numbers.iter().map(|figure| figure.value).fold(0.0, f64::max);
    let fit = |value: f64| fits(number, value, number.dimension);
    let mut figures = profile.numbers.iter().filter(|figure| figure.dimension == number.dimension);
    figures.any(|figure| other(figure) && fit(figure.value + 1.0) || but(figure) && fit(whole - figure.value))
}
