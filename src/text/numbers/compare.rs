//! Whether two figures can both be right.

use super::{Bound, Dimension, Quantity};

/// What two figures say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same worth.
    Same,
    /// One is a fair rounding or bound of the other.
    Rounded,
    /// Both cannot be right of one thing.
    Differs,
    /// They measure different things, so nothing follows.
    Unrelated,
}

/// "About" covers this much to each side. Desks round to one or two leading digits: 63 is "some 60", 4.97 is
/// "about 5", 0.36 "about a third".
const AROUND: f64 = 0.09;
/// "More than 700" is fair for figures up to this many times 700, and "less than half an hour" down to as far below.
const FAR: f64 = 1.7;
/// "Nearly" and "almost" are counted as upper bounds too, so an upper bound is fair down to this share.
const BELOW: f64 = 0.55;
/// Two exact figures in different units of one dimension may differ by this much: both were converted and rounded.
const CONVERTED: f64 = 0.03;

/// Months told in weeks or days may differ by more, as a month is four weeks or five: "a month and a half" for six.
const MONTHS: f64 = 0.09;
const WEEK: f64 = 7.0 * 86_400.0;

/// A round figure without "about" may be this far off: "5 million" for 4.97 million, not 100,000 for 98,000.
const ROUNDED: f64 = 0.015;

/// Compares two figures. The order does not matter.
pub fn compare(a: &Quantity, b: &Quantity) -> Agreement {
    match (a.dimension, b.dimension) {
        (x, y) if x == y => {}
        (Dimension::Money(_), Dimension::Money(_))
        | (Dimension::Share, Dimension::Points)
        | (Dimension::Points, Dimension::Share) => return Agreement::Differs,
        _ => return Agreement::Unrelated,
    }
    let scale = a.value.abs().max(b.value.abs()).max(f64::MIN_POSITIVE);
    if (a.value - b.value).abs() <= scale * 1e-9 {
        return Agreement::Same;
    }
    let bounds_alike = a.bound == b.bound && matches!(a.bound, Bound::Over | Bound::Under);
    if bounds_alike {
        // "At least two" and "at least three" are two counts; one of a coarser rounding is the same.
        let same = rounds(a, b) || rounds(b, a);
        return if same { Agreement::Rounded } else { Agreement::Differs };
    }
    if fits(a, b) || fits(b, a) { Agreement::Rounded } else { Agreement::Differs }
}

/// Whether `loose` is a fair way to put `exact`.
fn fits(loose: &Quantity, exact: &Quantity) -> bool {
    let (x, y) = (loose.value, exact.value);
    let near = |share: f64| (x - y).abs() <= share * x.abs().max(y.abs());
    let approximate = match loose.bound {
        Bound::Exact => rounds(loose, exact),
        Bound::Around => near(AROUND) || (x - y).abs() <= loose.slack,
        Bound::Over => match exact.bound {
            Bound::Under => x < y,
            _ => x <= y && y <= x * FAR,
        },
        Bound::Under => match exact.bound {
            Bound::Over => y < x,
            _ => y <= x && y >= x * BELOW,
        },
        Bound::Vague => y >= x && y < x * 100.0,
    };
    approximate || (exact.bound == Bound::Around && loose.bound == Bound::Exact && near(AROUND))
}

/// Whether `coarse` is `fine` rounded to the place at which `coarse` ends: "5 million" for 4.97 million. Small counts
/// are never rounded: 16 is not 14.
fn rounds(coarse: &Quantity, fine: &Quantity) -> bool {
    let apart = (coarse.value - fine.value).abs();
    let scale = coarse.value.abs().max(fine.value.abs());
    let converted = matches!(
        coarse.dimension,
        Dimension::Length | Dimension::Area | Dimension::Volume | Dimension::Mass | Dimension::Speed | Dimension::Time
    );
    if converted && (coarse.slack / fine.slack.max(f64::MIN_POSITIVE)).log10().fract().abs() > 1e-6 {
        // Different units: their last places are no powers of ten apart.
        let in_weeks = |span: &Quantity| span.slack * 2.0 <= WEEK && span.value >= WEEK;
        let months = coarse.dimension == Dimension::Time && in_weeks(coarse) != in_weeks(fine);
        let room = if months && (4.0 * WEEK..26.0 * WEEK).contains(&scale) { MONTHS } else { CONVERTED };
        return apart <= scale * room;
    }
    let small_step = coarse.slack <= scale * 0.05;
    coarse.slack > fine.slack * 1.5 && apart <= coarse.slack * 1.000_1 && (small_step || apart <= scale * ROUNDED)
}
