//! Figures in running text: what they are worth, what they count, and whether two of them agree.
//!
//! "£4.97 million" and "about £5 million" agree; "120" and "210" do not; "7-4" is "seven votes to four"; "half" is
//! 50 percent; 14 weeks are over three months. Dates and times of day are [`super::dates`].
//! ```
//! use factdesk::text::numbers::{Agreement, compare, find};
//! let (a, b) = (find("about £5 million"), find("£4.97 million"));
//! assert_eq!(compare(&a[0], &b[0]), Agreement::Rounded);
//! ```

mod compare;
mod joined;
mod scan;
mod units;

pub use compare::{Agreement, compare};
pub use scan::{find, find_outside};
pub use units::{Currency, Dimension};

use super::Span;

/// Worth of one number word, "zero" to "ninety".
pub(super) fn spelled(word: &str) -> Option<u32> {
    units::cardinal(word).map(|value| value as u32)
}

/// How a figure is bounded by the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// As it stands.
    Exact,
    /// "about", "some", "roughly".
    Around,
    /// "more than", "over", "at least".
    Over,
    /// "less than", "up to", "nearly".
    Under,
    /// "dozens", "hundreds": an order of size.
    Vague,
}

/// One figure of a text, in digits or words.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The figure with its currency sign and unit, without "about".
    pub span: Span,
    /// Its worth in the base unit of its dimension (metres, seconds, a share of 1, plain count).
    pub value: f64,
    /// What it measures.
    pub dimension: Dimension,
    /// Half the worth of its last printed place, in the base unit: how far rounding may have moved it.
    pub slack: f64,
    /// What stands before it.
    pub bound: Bound,
    /// Printed in digits.
    pub digits: bool,
    /// May be no figure at all: "one", "first", "second", "both".
    pub loose: bool,
}

#[cfg(test)]
mod tests {
    use super::{Agreement, Bound, Dimension, compare, find};

    fn seen(text: &str) -> Vec<(f64, Dimension)> {
        find(text).into_iter().map(|q| ((q.value * 1e6).round() / 1e6, q.dimension)).collect()
    }

    #[test]
    fn worth_and_unit() {
        use super::Currency;
        use Dimension::{Count, Length, Money, Ordinal, Points, Share, Time, Times};
        for (text, expected) in [
            ("412 of them", vec![(412.0, Count)]),
            ("some 186,000 households", vec![(186_000.0, Count)]),
            ("twenty-one men and three hundred and six women", vec![(21.0, Count), (306.0, Count)]),
            ("two hundred people", vec![(200.0, Count)]),
            ("£4.97 million", vec![(4_970_000.0, Money(Currency::Gbp))]),
            ("3m euros in a 3m tank", vec![(3_000_000.0, Money(Currency::Eur)), (3.0, Length)]),
            ("4,2 Millionen Euro und 9,5 Prozent", vec![(4_200_000.0, Money(Currency::Eur)), (0.095, Share)]),
            ("1,5 milliard d’euros, 12 pour cent", vec![(1_500_000_000.0, Count), (0.12, Share)]),
            (
                "$2m, €3bn and 40 euros",
                vec![(2e6, Money(Currency::Usd)), (3e9, Money(Currency::Eur)), (40.0, Money(Currency::Eur))],
            ),
            ("over two million euros", vec![(2e6, Money(Currency::Eur))]),
            ("up 5%, 5 per cent or five percent", vec![(0.05, Share), (0.05, Share), (0.05, Share)]),
            ("by two percentage points", vec![(0.02, Points)]),
            (
                "half of them, two-thirds, a third and one in nine",
                vec![(0.5, Share), (0.666_667, Share), (0.333_333, Share), (0.111_111, Share)],
            ),
            ("won 7-5", vec![(7.0, Count), (5.0, Count)]),
            ("seven votes to five", vec![(7.0, Count), (5.0, Count)]),
            ("5–6 km", vec![(5000.0, Length), (6000.0, Length)]),
            ("the 35-year-old", vec![(35.0 * 31_557_600.0, Time)]),
            ("turned back twice, then three times", vec![(2.0, Times), (3.0, Times)]),
            ("the 10th and the fourth", vec![(10.0, Ordinal), (4.0, Ordinal)]),
            ("ranks No. 2 of 40", vec![(2.0, Ordinal), (40.0, Count)]),
            ("half an hour", vec![(1800.0, Time)]),
            ("two and a half hours", vec![(9000.0, Time)]),
            ("an hour and a quarter", vec![(4500.0, Time)]),
            ("a year and a half later", vec![(47_336_400.0, Time)]),
            ("four in five pupils", vec![(0.8, Share)]),
            ("the sixth of 16 rounds", vec![(6.0, Ordinal), (16.0, Count)]),
            ("half as many trains", vec![(0.5, Times)]),
            ("between two and five times as much", vec![(2.0, Times), (5.0, Times)]),
            ("one in every four", vec![(0.25, Share)]),
            ("three quarters of an hour longer", vec![(2700.0, Time)]),
            ("a single day", vec![(86_400.0, Time)]),
            ("after a fortnight", vec![(1_209_600.0, Time)]),
            ("£20 a fortnight", vec![(20.0, Money(Currency::Gbp))]),
        ] {
            assert_eq!(seen(text), expected, "{text}");
        }
    }

    #[test]
    fn names_with_figures_are_no_figures() {
        for text in
            ["SARS-CoV-2", "Covid-19 is back", "the G7 and F-16s", "for the second", "no one came", "one of them"]
        {
            assert!(find(text).iter().all(|q| q.loose), "{text}: {:?}", find(text));
        }
    }

    #[test]
    fn bounds() {
        for (text, bound) in [
            ("about 40", Bound::Around),
            ("more than 700", Bound::Over),
            ("at least 12", Bound::Over),
            ("nearly £32 million", Bound::Under),
            ("up to 120", Bound::Under),
            ("fewer than a third", Bound::Under),
            ("dozens of people", Bound::Vague),
            ("40 or so", Bound::Around),
            ("40", Bound::Exact),
        ] {
            assert_eq!(find(text).first().map(|q| q.bound), Some(bound), "{text}");
        }
    }

    #[test]
    fn agreement() {
        use Agreement::{Differs, Rounded, Same, Unrelated};
        for (a, b, expected) in [
            ("11 people", "eleven people", Same),
            ("about £5 million", "£4.97 million", Rounded),
            ("nearly £32 million", "£31.6 million", Rounded),
            ("more than 61,000", "61,400", Rounded),
            ("over a thousand", "1,150", Rounded),
            ("some 60", "63", Rounded),
            ("50 percent", "half", Same),
            ("one in nine", "11 percent", Rounded),
            ("over three months", "14 weeks", Rounded),
            ("less than half an hour", "20 minutes", Rounded),
            ("some 800 kilometres", "500 miles", Rounded),
            ("five years", "60 months", Same),
            ("a month and a half", "six weeks", Rounded),
            ("two months", "nine weeks", Rounded),
            ("one year", "11 months", Differs),
            ("an hour and a half", "95 minutes", Differs),
            ("two years", "18 months", Differs),
            ("dozens", "58", Rounded),
            ("over 700", "more than 700", Same),
            ("120", "210", Differs),
            ("16 knots", "six knots", Differs),
            ("31 percent", "33 percent", Differs),
            ("£4 million", "$4 million", Differs),
            ("5 percent", "5 percentage points", Differs),
            ("$5bn", "$5mn", Differs),
            ("more than 700", "650", Differs),
            ("0.505%", "0.503%", Differs),
            ("$98,000", "$100,000", Differs),
            ("11 percent", "11.4 percent", Rounded),
            ("at least two", "at least three", Differs),
            ("20 minutes", "20 people", Unrelated),
        ] {
            let (x, y) = (find(a), find(b));
            assert_eq!(compare(&x[0], &y[0]), expected, "{a} / {b}");
            assert_eq!(compare(&y[0], &x[0]), expected, "{b} / {a}");
        }
    }
}
