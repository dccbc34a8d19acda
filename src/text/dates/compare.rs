//! Whether two dates or times can be the same.

use jiff::civil::Date;

use super::{Moment, Stretch};

/// What two moments say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same day, month, year or time, told as fully.
    Same,
    /// One tells the other more roughly.
    Fits,
    /// They cannot be the same.
    Differs,
    /// They have nothing in common to compare.
    Unrelated,
}

/// "Shortly after eight" reaches this many minutes.
const SHORTLY: u16 = 20;

/// Compares two moments. The order does not matter.
pub fn compare(a: &Moment, b: &Moment) -> Agreement {
    match (a.minute, b.minute) {
        (Some(x), Some(y)) => return times(a, b, x, y),
        (None, None) => {}
        _ => return Agreement::Unrelated,
    }
    let mut verdict = Verdict::default();
    verdict.years(a, b);
    verdict.decades(a, b);
    verdict.field(a.month, b.month);
    verdict.field(a.day, b.day);
    verdict.field(a.relative, b.relative);
    verdict.weekdays(a, b);
    verdict.stretches(a, b);
    verdict.agreement()
}

fn times(a: &Moment, b: &Moment, x: u16, y: u16) -> Agreement {
    let (x, y) = if a.half_known && b.half_known { (x, y) } else { (x % 720, y % 720) };
    let apart = x.abs_diff(y);
    if apart == 0 {
        Agreement::Same
    } else if (a.around || b.around) && apart <= SHORTLY {
        Agreement::Fits
    } else {
        Agreement::Differs
    }
}

#[derive(Default)]
struct Verdict {
    same: bool,
    rough: bool,
    differs: bool,
}

impl Verdict {
    fn field<T: PartialEq>(&mut self, a: Option<T>, b: Option<T>) {
        match (a, b) {
            (Some(a), Some(b)) if a == b => self.same = true,
            (Some(_), Some(_)) => self.differs = true,
            (None, None) => {}
            _ => self.rough = true,
        }
    }

    fn years(&mut self, a: &Moment, b: &Moment) {
        let (Some(x), Some(y)) = (a.year, b.year) else { return self.field(a.year, b.year) };
        // "Next year" can be the one that begins or the one that ends "2026-27".
        let within = a.into_next && !b.into_next && y == x + 1 || b.into_next && !a.into_next && x == y + 1;
        self.rough |= a.into_next != b.into_next;
        self.field(Some(x), if within { Some(x) } else { Some(y) });
    }

    fn decades(&mut self, a: &Moment, b: &Moment) {
        match (a.decade, b.decade, a.year.or(b.year)) {
            (Some(x), Some(y), _) => self.field(Some(x), Some(y)),
            (Some(decade), None, Some(year)) | (None, Some(decade), Some(year)) => {
                self.rough = true;
                if (decade..decade + 10).contains(&year) { self.same = true } else { self.differs = true }
            }
            _ => {}
        }
    }

    fn weekdays(&mut self, a: &Moment, b: &Moment) {
        let mask = |moment: &Moment| {
            if moment.weekdays != 0 {
                return moment.weekdays;
            }
            let full = moment.year.zip(moment.month).zip(moment.day);
            let date = full.and_then(|((year, month), day)| Date::new(year, month as i8, day as i8).ok());
            date.map_or(0, |date| 1 << date.weekday().to_monday_zero_offset())
        };
        if a.weekdays == 0 && b.weekdays == 0 {
            return;
        }
        let (x, y) = (mask(a), mask(b));
        if x == 0 || y == 0 {
            self.rough = true;
        } else if x == y && a.weekdays != 0 && b.weekdays != 0 {
            self.same = true;
        } else if x & y != 0 && (x & y == x || x & y == y) {
            self.same = true;
            self.rough = true;
        } else {
            self.differs = true;
        }
    }

    fn stretches(&mut self, a: &Moment, b: &Moment) {
        match (a.stretch, b.stretch) {
            (Some(x), Some(y)) if x == y => self.same = true,
            (Some(Stretch::Season(_)), Some(Stretch::Season(_))) => self.differs = true,
            (Some(_), Some(_)) => self.rough = true,
            (Some(stretch), None) => self.inside(stretch, b),
            (None, Some(stretch)) => self.inside(stretch, a),
            (None, None) => {}
        }
    }

    fn inside(&mut self, stretch: Stretch, exact: &Moment) {
        self.rough = true;
        let within = |value: Option<u8>, from: u8, to: u8| value.is_some_and(|value| value < from || value > to);
        let told = if matches!(stretch, Stretch::Season(_)) { exact.month } else { exact.day };
        // A season is no clash with a month: "closed for the winter" from 1 November on, and each half of the globe has
        // its own.
        let outside = |first: u8| exact.month.is_some_and(|month| (month + 12 - first) % 12 > 2);
        self.same |= told.is_some() && !matches!(stretch, Stretch::Season(first) if outside(first));
        self.differs |= match stretch {
            Stretch::Season(_) => false,
            Stretch::Early => within(exact.day, 1, 12),
            Stretch::Mid => within(exact.day, 9, 22),
            Stretch::Late => within(exact.day, 19, 31),
            Stretch::Week(n) => within(exact.day, (n * 7).saturating_sub(7).max(1), n * 7 + 3),
        };
    }

    fn agreement(&self) -> Agreement {
        if self.differs {
            Agreement::Differs
        } else if !self.same {
            Agreement::Unrelated
        } else if self.rough {
            Agreement::Fits
        } else {
            Agreement::Same
        }
    }
}
