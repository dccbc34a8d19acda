//! Finds the figures of a text.

use super::joined::share_units;
use super::units::{cardinal, foreign_scale, ordinal, part, scale, sign, unit, vague};
use super::{Bound, Dimension, Quantity};
use crate::text::Span;
use crate::text::pieces::{Kind, Piece, pieces};

/// All figures of `text`, in order. Years and times of day are found too; see [`find_outside`].
pub fn find(text: &str) -> Vec<Quantity> {
    find_outside(text, &[])
}

/// All figures of `text` but those that overlap one of `taken` (dates and times of day).
pub fn find_outside(text: &str, taken: &[Span]) -> Vec<Quantity> {
    let pieces = pieces(text);
    let scan = Scan { pieces: &pieces };
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let free = !taken.iter().any(|span| span.overlaps(pieces[at].span));
        match scan.quantity(at).filter(|_| free) {
            Some((quantity, next)) => {
                if !taken.iter().any(|span| span.overlaps(quantity.span)) {
                    found.push(quantity);
                }
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    share_units(&mut found, &pieces);
    found
}

/// Nouns of which news copy counts off one: "a third quarter".
const COUNTED_OFF: [&str; 18] = [
    "attempt", "child", "day", "man", "month", "party", "person", "place", "quarter", "round", "season", "straight",
    "suspect", "term", "time", "victim", "week", "woman",
];
/// Words that make the figure behind them a round one.
const AROUND: [&str; 9] =
    ["about", "around", "roughly", "approximately", "some", "circa", "approaching", "estimated", "approx"];

/// A share of a whole, up to the piece `next`.
fn share(value: f64, next: usize, slack: f64) -> Bare {
    Bare { value, slack, next, digits: false, loose: false, dimension: Some(Dimension::Share), bound: None }
}

struct Scan<'p> {
    pieces: &'p [Piece],
}

/// A number before its unit: worth, half the last place, piece behind it.
struct Bare {
    value: f64,
    slack: f64,
    next: usize,
    digits: bool,
    loose: bool,
    dimension: Option<Dimension>,
    bound: Option<Bound>,
}

impl Scan<'_> {
    fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    fn word(&self, at: usize) -> &str {
        self.piece(at).map_or("", |piece| piece.text.as_str())
    }

    /// A figure that starts at piece `at`, and the piece behind it.
    fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let piece = self.piece(at)?;
        if let Kind::Mark(mark) = piece.kind {
            let money = sign(mark)?;
            let bare = self.bare(at + 1, true)?;
            return Some(self.finish(at, at, bare, Some(money)));
        }
        if self.glued_to_a_name(at) {
            return None;
        }
        let bare = self.share(at).or_else(|| self.count_of_times(at)).or_else(|| self.bare(at, false))?;
        Some(self.finish(at, at, bare, None))
    }

    /// "SARS-CoV-2", "Covid-19", "G7": digits that belong to a name.
    fn glued_to_a_name(&self, at: usize) -> bool {
        let tight = self.piece(at).is_some_and(|piece| !piece.spaced);
        let Some(before) = at.checked_sub(1).and_then(|n| self.piece(n)).filter(|_| tight) else { return false };
        match before.kind {
            Kind::Word => true,
            Kind::Mark('-') => {
                let name = at.checked_sub(2).and_then(|n| self.piece(n));
                !before.spaced
                    && name.is_some_and(|name| name.kind == Kind::Word && cardinal(&name.text).is_none())
                    && !matches!(name.map_or("", |name| name.text.as_str()), "mid" | "pre" | "post" | "the" | "to")
            }
            _ => false,
        }
    }

    /// Digits or number words with their scale.
    fn bare(&self, at: usize, money: bool) -> Option<Bare> {
        let piece = self.piece(at)?;
        match piece.kind {
            Kind::Figure(value, decimals) => Some(self.digits(at, value, decimals, money)),
            Kind::Word => self.words(at),
            Kind::Mark(_) => None,
        }
    }

    fn digits(&self, at: usize, value: f64, decimals: u8, money: bool) -> Bare {
        let mut last_place = 10_f64.powi(-i32::from(decimals));
        if decimals == 0 {
            // Trailing zeros are taken as rounding: 61,400 was rounded to hundreds, 700 to hundreds.
            let zeros = self.word(at).chars().rev().take_while(|&c| c == '0').count();
            last_place = 10_f64.powi(i32::try_from(zeros.min(self.word(at).len() - 1)).unwrap_or(0));
        }
        let mut bare = Bare {
            value,
            slack: last_place / 2.0,
            next: at + 1,
            digits: true,
            loose: false,
            dimension: None,
            bound: None,
        };
        let tight = self.piece(at + 1).is_some_and(|next| !next.spaced);
        if tight && matches!(self.word(at + 1), "st" | "nd" | "rd" | "th") {
            bare.dimension = Some(Dimension::Ordinal);
            bare.next += 1;
            return bare;
        }
        // "Ranks No. 2"
        let rank = at > 1 && self.word(at - 1) == "." && self.word(at - 2) == "no";
        if rank && self.piece(at - 2).is_some_and(|piece| piece.capital) {
            bare.dimension = Some(Dimension::Ordinal);
            return bare;
        }
        let hyphen = usize::from(self.piece(at + 1).is_some_and(|next| next.is_tight('-')));
        let factor = match self.word(at + 1 + hyphen) {
            // "2.4m euros" are millions, "2.4m" alone are metres.
            "m" if tight && (money || matches!(unit(self.word(at + 2)), Some((Dimension::Money(_), _)))) => Some(1e6),
            "b" if tight && money => Some(1e9),
            word => scale(word).filter(|_| word != "k" || tight).or_else(|| foreign_scale(word)),
        };
        if let Some(factor) = factor {
            bare.value *= factor;
            bare.slack *= factor;
            bare.next += 1 + hyphen;
        }
        bare
    }

    /// "two hundred and six", "twenty-one", "a dozen", "half a million", "both".
    fn words(&self, at: usize) -> Option<Bare> {
        let word = self.word(at);
        let simple = |value: f64, dimension, bound, loose| {
            Some(Bare { value, slack: 0.5, next: at + 1, digits: false, loose, dimension, bound })
        };
        if let Some(least) = vague(word) {
            return simple(least, None, Some(Bound::Vague), false);
        }
        if word == "both" || (word == "couple" && self.word(at + 1) == "of") {
            return simple(2.0, None, None, true);
        }
        // "£20 a fortnight" is a rate.
        let rate = at > 0 && self.piece(at - 1).is_some_and(|piece| matches!(piece.kind, Kind::Figure(..)));
        if word == "single" || word == "a" && self.word(at + 1) == "fortnight" && !rate {
            return simple(1.0, None, None, true);
        }
        if let Some(value) = ordinal(word) {
            return simple(value, Some(Dimension::Ordinal), None, value < 4.0);
        }
        if word == "one" && at > 0 && matches!(self.word(at - 1), "no" | "any" | "every" | "some") {
            return None;
        }
        let article = matches!(word, "a" | "an") && scale(self.word(at + 1)).is_some();
        if !article && cardinal(word).is_none() {
            return self.and_a_part(at);
        }
        let (value, next) = if article { (1.0, at + 1) } else { (0.0, at) };
        let (value, last, next) = self.sum_of_words(value, next);
        let loose = next == at + 1 && word == "one";
        Some(Bare { value, slack: last / 2.0, next, digits: false, loose, dimension: None, bound: None })
    }

    /// Adds up number words from `at` on; worth, last place, next piece.
    fn sum_of_words(&self, start: f64, mut at: usize) -> (f64, f64, usize) {
        let (mut total, mut group, mut last) = (0.0, start, 1.0);
        let mut seen_unit = false;
        loop {
            let word = self.word(at);
            if let Some(factor) = scale(word).filter(|_| word != "k") {
                if factor < 1000.0 {
                    group = f64::max(group, 1.0) * factor;
                } else {
                    total += f64::max(group, 1.0) * factor;
                    group = 0.0;
                }
                (last, seen_unit) = (factor, false);
                at += 1;
            } else if let Some(value) =
                cardinal(word).filter(|&value| !seen_unit || (value < 10.0 && group % 100.0 >= 20.0))
            {
                group += value;
                (last, seen_unit) = (1.0, value < 20.0 || seen_unit);
                seen_unit = seen_unit || value >= 20.0 && !self.piece(at + 1).is_some_and(|next| next.is_tight('-'));
                at += 1;
            } else if (word == "and" && last >= 100.0 && cardinal(self.word(at + 1)).is_some())
                || (self.piece(at).is_some_and(|p| p.is_tight('-'))
                    && last < 100.0
                    && group >= 20.0
                    && cardinal(self.word(at + 1)).is_some_and(|n| n < 10.0))
                || (self.piece(at).is_some_and(|p| p.is_tight('-')) && scale(self.word(at + 1)).is_some())
            {
                if last < 100.0 {
                    seen_unit = false;
                }
                at += 1;
            } else {
                return (total + group, last, at);
            }
        }
    }

    /// "half", "a third", "two-thirds", "one in nine", "9 of the 31": a share, unless a unit or scale follows ("half
    /// an hour", "half a million").
    fn share(&self, at: usize) -> Option<Bare> {
        let (top, next) = match self.word(at) {
            "half" => return Some(self.half(at)),
            "a" | "one" => (1.0, at + 1),
            word => match self.piece(at)?.kind {
                Kind::Figure(value, 0) => (value, at + 1),
                _ => (cardinal(word)?, at + 1),
            },
        };
        let hyphen = usize::from(self.piece(next).is_some_and(|p| p.is_tight('-')));
        let word = self.word(next + hyphen);
        let fraction =
            part(word).filter(|_| top > 1.0 || matches!(word, "third" | "quarter" | "half" | "fifth" | "tenth"));
        // "A third quarter in a row", "a fifth day": one of a row, and no part.
        let counts = hyphen == 0 && top <= 1.0 && COUNTED_OFF.contains(&self.word(next + 1));
        if let Some(bottom) = fraction.filter(|bottom| top < *bottom && !counts) {
            let behind = next + hyphen + 1;
            // "A quarter of an hour".
            let whole =
                unit(self.word(behind + 2)).filter(|_| self.word(behind) == "of" && self.word(behind + 1) == "an");
            if let Some((dimension, one)) = whole {
                return Some(Bare { dimension: Some(dimension), ..share(one * top / bottom, behind + 3, one / 60.0) });
            }
            return Some(share(top / bottom, behind, 0.02));
        }
        if (word == "in" || (word == "out" && self.word(next + 1) == "of")) && top >= 1.0 {
            let behind = next + 1 + usize::from(word == "out" || self.word(next + 1) == "every");
            let bottom = match self.piece(behind)?.kind {
                Kind::Figure(value, 0) => value,
                _ => cardinal(self.word(behind))?,
            };
            let year = bottom > 1000.0;
            return (top < bottom && !year).then(|| share(top / bottom, behind + 1, 0.02));
        }
        None
    }

    /// "an hour and a quarter", "a year and a half".
    fn and_a_part(&self, at: usize) -> Option<Bare> {
        let heard = [0, 1, 2, 3, 4].map(|behind| self.word(at + behind));
        let ["a" | "an" | "one", whole, "and", "a", more @ ("half" | "quarter")] = heard else { return None };
        let (dimension, one) = unit(whole)?;
        Some(Bare { dimension: Some(dimension), ..share(one + one / part(more)?, at + 5, one / 8.0) })
    }

    /// "half", "half an hour", "half a million".
    fn half(&self, at: usize) -> Bare {
        let article = matches!(self.word(at + 1), "a" | "an");
        let joined = article || self.piece(at + 1).is_some_and(|p| p.is_tight('-'));
        let behind = self.word(at + 1 + usize::from(article));
        let of = |value: f64, dimension| Bare { dimension, ..share(value / 2.0, at + 3, value / 10.0) };
        match (unit(behind).filter(|_| joined), scale(behind).filter(|_| article)) {
            (Some((dimension, one)), _) => of(one, Some(dimension)),
            (None, Some(factor)) => of(factor, None),
            // "Half as many" compares; it is no part of anything.
            _ if self.word(at + 1) == "as"
                && matches!(self.word(at + 2), "many" | "much" | "big" | "large" | "long") =>
            {
                Bare { dimension: Some(Dimension::Times), ..share(0.5, at + 1, 0.02) }
            }
            (None, None) => share(0.5, at + 1, 0.02),
        }
    }

    /// "once", "twice".
    fn count_of_times(&self, at: usize) -> Option<Bare> {
        let value = match self.word(at) {
            "twice" => 2.0,
            "thrice" => 3.0,
            _ => return None,
        };
        let dimension = Some(Dimension::Times);
        Some(Bare { value, slack: 0.5, next: at + 1, digits: false, loose: false, dimension, bound: None })
    }

    /// Adds the unit behind and the bound around a number.
    fn finish(&self, start: usize, at: usize, mut bare: Bare, money: Option<Dimension>) -> (Quantity, usize) {
        // "two and a half hours"
        if self.word(bare.next) == "and"
            && matches!(self.word(bare.next + 1), "a" | "one")
            && self.word(bare.next + 2) == "half"
        {
            bare.value += 0.5;
            bare.slack = 0.25;
            bare.next += 3;
        }
        let mut dimension = money.or(bare.dimension).unwrap_or(Dimension::Count);
        if money.is_none()
            && bare.dimension.is_none()
            && bare.bound.is_none()
            && let Some((found, one, next)) = self.unit(bare.next)
        {
            (dimension, bare.value, bare.slack, bare.next) = (found, bare.value * one, bare.slack * one, next);
            bare.loose = false;
        }
        let end = self.pieces.get(bare.next - 1).map_or(0, |piece| piece.span.end);
        let span = Span::new(self.pieces[start].span.start, end);
        let bound = bare.bound.or_else(|| self.before(at)).or_else(|| self.behind(bare.next)).unwrap_or(Bound::Exact);
        let quantity = Quantity {
            span,
            value: bare.value,
            dimension,
            slack: bare.slack,
            bound,
            digits: bare.digits,
            loose: bare.loose,
        };
        (quantity, bare.next)
    }

    /// The unit that starts at piece `at`, perhaps behind a hyphen.
    fn unit(&self, at: usize) -> Option<(Dimension, f64, usize)> {
        // Tokenised copy prints "21 - year - old".
        let hyphen = |at: usize| self.piece(at).is_some_and(|p| p.kind == Kind::Mark('-'));
        let loose = hyphen(at) && hyphen(at + 2) && matches!(self.word(at + 1), "year" | "month" | "week" | "day");
        let at = at + usize::from(loose || self.piece(at).is_some_and(|p| p.is_tight('-')));
        let word = self.word(at);
        match (word, self.word(at + 1)) {
            ("per" | "por" | "pour", "cent" | "cento" | "ciento") => return Some((Dimension::Share, 0.01, at + 2)),
            ("percentage", "point" | "points") => return Some((Dimension::Points, 0.01, at + 2)),
            ("basis", "point" | "points") => return Some((Dimension::Points, 0.0001, at + 2)),
            ("square", length) => {
                let (_, one) = unit(length).filter(|(dimension, _)| *dimension == Dimension::Length)?;
                return Some((Dimension::Area, one * one, at + 2));
            }
            ("metric", "tons") => return Some((Dimension::Mass, 1e6, at + 2)),
            _ => {}
        }
        let (dimension, one) = unit(word)?;
        if dimension == Dimension::Length && matches!(self.word(at + 1), "an" | "per") && self.word(at + 2) == "hour" {
            return Some((Dimension::Speed, one / 3600.0, at + 3));
        }
        Some((dimension, one, at + 1))
    }

    /// "about", "more than" and the like before piece `at`.
    fn before(&self, at: usize) -> Option<Bound> {
        let back = |n: usize| at.checked_sub(n).map_or("", |place| self.word(place));
        let at_article = usize::from(matches!(back(1), "a" | "an" | "the" | "full"));
        let (one, two, three) = (back(1 + at_article), back(2 + at_article), back(3 + at_article));
        Some(match (three, two, one) {
            ("no" | "not", "fewer" | "less", "than")
            | ("in", "excess", "of")
            | (_, "at", "least")
            | (_, "upwards" | "upward", "of")
            | (_, _, "over" | "exceeding" | "topping") => Bound::Over,
            ("no" | "not", "more" | "higher" | "greater", "than")
            | (_, "less" | "fewer" | "lower" | "shorter", "than")
            | (_, "at", "most")
            | (_, "up", "to")
            | (_, _, "under" | "nearly" | "almost" | "below") => Bound::Under,
            (_, "close", "to") | ("in" | "of", "region" | "order", "of") => Bound::Around,
            (_, _, word) if AROUND.contains(&word) => Bound::Around,
            (_, "more" | "greater" | "higher" | "longer", "than") => Bound::Over,
            _ => return None,
        })
    }

    /// "or so", "or more" behind a figure.
    fn behind(&self, at: usize) -> Option<Bound> {
        Some(match (self.word(at), self.word(at + 1)) {
            ("or", "so" | "thereabouts") => Bound::Around,
            ("or" | "and", "more") | ("plus", _) => Bound::Over,
            ("or", "less" | "fewer") => Bound::Under,
            _ => return None,
        })
    }
}
