//! Finds the dates and times of day of a text.

use jiff::civil::Date;

use super::{Moment, Relative, Stretch, Unit};
use crate::text::Span;
use crate::text::numbers::spelled;
use crate::text::pieces::{Kind, Piece, pieces};

/// All dates and times of day in `text`, in order. Relative ones ("last year") are resolved against `base`, the day
/// of the page, where it is known.
pub fn find(text: &str, base: Option<Date>) -> Vec<Moment> {
    let pieces = pieces(text);
    let scan = Scan { pieces: &pieces, base };
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let seen = scan.time(at).or_else(|| scan.date(at));
        match seen {
            Some((mut moment, next)) => {
                let last = pieces.get(next - 1).map_or(0, |piece| piece.span.end);
                moment.span = Span::new(pieces[at].span.start, last);
                found.push(moment);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

struct Scan<'p> {
    pieces: &'p [Piece],
    base: Option<Date>,
}

type Found = Option<(Moment, usize)>;

impl Scan<'_> {
    fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    fn word(&self, at: usize) -> &str {
        self.piece(at).map_or("", |piece| piece.text.as_str())
    }

    fn whole(&self, at: usize) -> Option<u32> {
        match self.piece(at)?.kind {
            Kind::Figure(value, 0) if value < 1e6 => Some(value as u32),
            _ => None,
        }
    }

    /// Behind a point of an abbreviation ("Jan.") and a comma.
    fn past(&self, mut at: usize, marks: &[char]) -> usize {
        while self.piece(at).is_some_and(|piece| marks.iter().any(|&mark| piece.is_tight(mark))) {
            at += 1;
        }
        at
    }

    /// A month by name: its number and the piece behind it. "May" and "March" need a capital.
    fn month(&self, at: usize) -> Option<(u8, usize)> {
        let piece = self.piece(at)?;
        if !piece.capital {
            return None;
        }
        let number = match piece.text.trim_end_matches('.') {
            "january" | "jan" => 1,
            "february" | "feb" => 2,
            "march" | "mar" => 3,
            "april" | "apr" => 4,
            "may" => 5,
            "june" | "jun" => 6,
            "july" | "jul" => 7,
            "august" | "aug" => 8,
            "september" | "sept" | "sep" => 9,
            "october" | "oct" => 10,
            "november" | "nov" => 11,
            "december" | "dec" => 12,
            _ => return None,
        };
        // "May I", "March on": a sentence may start with them.
        let first = at == 0 || matches!(self.word(at - 1), "." | "\"" | "“");
        let whole = matches!(piece.text.as_str(), "may" | "june" | "july");
        let next = if piece.text.len() <= 4 && !whole { self.past(at + 1, &['.']) } else { at + 1 };
        if first && matches!(piece.text.as_str(), "may" | "march") && self.whole(next).is_none() {
            return None;
        }
        Some((number, next))
    }

    fn year(&self, at: usize) -> Option<i16> {
        let piece = self.piece(at)?;
        let four = piece.span.len() == 4;
        self.whole(at).filter(|year| four && (1500..2100).contains(year)).and_then(|year| i16::try_from(year).ok())
    }

    fn day(&self, at: usize) -> Option<(u8, usize)> {
        let day = self.whole(at).filter(|day| (1..=31).contains(day))?;
        let suffix =
            matches!(self.word(at + 1), "st" | "nd" | "rd" | "th") && self.piece(at + 1).is_some_and(|p| !p.spaced);
        Some((u8::try_from(day).ok()?, at + 1 + usize::from(suffix)))
    }

    fn date(&self, at: usize) -> Found {
        self.numeric(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.stretch(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.bare_year(at))
    }

    /// `2026-01-14`, `14/01/2026`.
    fn numeric(&self, at: usize) -> Found {
        let (a, b, c) = (self.whole(at)?, self.whole(at + 2)?, self.whole(at + 4)?);
        let mark = |n: usize, c: char| self.piece(n).is_some_and(|piece| piece.is_tight(c));
        let (year, month, day) = if mark(at + 1, '-') && mark(at + 3, '-') && a > 1500 {
            (a, b, c)
        } else if mark(at + 1, '/') && mark(at + 3, '/') && c > 1500 {
            if b > 12 { (c, a, b) } else { (c, b, a) }
        } else {
            return None;
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let moment = Moment {
            year: i16::try_from(year).ok(),
            month: Some(month as u8),
            day: Some(day as u8),
            ..Moment::default()
        };
        Some((moment, at + 5))
    }

    fn weekday_bit(&self, at: usize) -> Option<u8> {
        let piece = self.piece(at).filter(|piece| piece.capital)?;
        let name = piece.text.trim_end_matches("'s");
        let day = match name.strip_suffix('s').filter(|name| name.ends_with("day")).unwrap_or(name) {
            "monday" => 0,
            "tuesday" => 1,
            "wednesday" => 2,
            "thursday" => 3,
            "friday" => 4,
            "saturday" => 5,
            "sunday" => 6,
            _ => return None,
        };
        Some(1 << day)
    }

    /// "Tuesday", "Tuesday, 4 November", "Monday to Friday", "weekdays".
    fn weekday(&self, at: usize) -> Found {
        let set = |weekdays| Moment { weekdays, ..Moment::default() };
        match self.word(at) {
            "weekday" | "weekdays" => return Some((set(0b001_1111), at + 1)),
            "weekends" => return Some((set(0b110_0000), at + 1)),
            _ => {}
        }
        let first = self.weekday_bit(at)?;
        let joined = matches!(self.word(at + 1), "to" | "through" | "-");
        if let Some(last) = self.weekday_bit(at + 2).filter(|last| joined && *last > first) {
            return Some((set((last << 1).wrapping_sub(first) & 0x7f), at + 3));
        }
        let behind = self.past(at + 1, &[',']);
        let more =
            self.day_month(behind).or_else(|| self.month_first(behind).filter(|(moment, _)| moment.day.is_some()));
        if let Some((moment, next)) = more {
            return Some((Moment { weekdays: first, ..moment }, next));
        }
        Some((set(first), at + 1))
    }

    /// "14 January 2026", "14th of January".
    fn day_month(&self, at: usize) -> Found {
        let (day, next) = self.day(at)?;
        let next = next + usize::from(self.word(next) == "of");
        let (month, next) = self.month(next)?;
        let moment = Moment { month: Some(month), day: Some(day), ..Moment::default() };
        Some(self.with_year(moment, next))
    }

    /// "January 14, 2026", "January 2026", "January".
    fn month_first(&self, at: usize) -> Found {
        let (month, next) = self.month(at)?;
        let moment = Moment { month: Some(month), ..Moment::default() };
        if let Some((day, behind)) = self.day(next) {
            return Some(self.with_year(Moment { day: Some(day), ..moment }, behind));
        }
        Some(self.with_year(moment, next))
    }

    /// Adds a year that follows: "2026", ", 2026", "of 2026", "next year", "last year".
    fn with_year(&self, moment: Moment, at: usize) -> (Moment, usize) {
        let behind = self.past(at, &[',']);
        let behind = behind + usize::from(self.word(behind) == "of");
        if let Some(year) = self.year(behind) {
            return (Moment { year: Some(year), ..moment }, behind + 1);
        }
        if let Some((offset, next)) = self.relative_year(at) {
            let year = self.base.map(|base| base.year() + i16::from(offset));
            let relative = if year.is_none() { Some(Relative { unit: Unit::Year, offset }) } else { None };
            return (Moment { year, relative, ..moment }, next);
        }
        (moment, at)
    }

    fn relative_year(&self, at: usize) -> Option<(i8, usize)> {
        let offset = match self.word(at) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        (self.word(at + 1) == "year").then_some((offset, at + 2))
    }

    /// "mid-January", "late 2024", "the third week of November", "spring 2027".
    fn stretch(&self, at: usize) -> Found {
        let (stretch, mut next) = match self.word(at) {
            "early" => (Stretch::Early, at + 1),
            "mid" => (Stretch::Mid, at + 1),
            "late" => (Stretch::Late, at + 1),
            "spring" => (Stretch::Season(3), at + 1),
            "summer" => (Stretch::Season(6), at + 1),
            "autumn" => (Stretch::Season(9), at + 1),
            "winter" => (Stretch::Season(12), at + 1),
            word @ ("first" | "second" | "third" | "fourth" | "last")
                if self.word(at + 1) == "week" && self.word(at + 2) == "of" =>
            {
                let week = match word {
                    "first" => 1,
                    "second" => 2,
                    "third" => 3,
                    _ => 4,
                };
                (Stretch::Week(week), at + 3)
            }
            _ => return None,
        };
        next = self.past(next, &['-']);
        next += usize::from(self.word(next) == "in");
        let moment = Moment { stretch: Some(stretch), ..Moment::default() };
        if let Stretch::Season(_) = stretch {
            let (dated, behind) = self.with_year(moment.clone(), next);
            let known = dated.year.is_some() || dated.relative.is_some();
            return known.then_some((dated, behind)).or(Some((moment, at + 1)));
        }
        if let Some((dated, behind)) = self.month_first(next).filter(|(dated, _)| dated.day.is_none()) {
            return Some((Moment { stretch: Some(stretch), ..dated }, behind));
        }
        let year = self.year(next)?;
        // "Early 2024": months, not days; kept as the year alone, the stretch being of another kind.
        Some((Moment { year: Some(year), ..Moment::default() }, next + 1))
    }

    /// "yesterday", "last week", "next month".
    fn relative(&self, at: usize) -> Found {
        let found = |unit, offset, next| Some((self.resolve(Relative { unit, offset }), next));
        match self.word(at) {
            "yesterday" => return found(Unit::Day, -1, at + 1),
            "today" => return found(Unit::Day, 0, at + 1),
            "tomorrow" => return found(Unit::Day, 1, at + 1),
            _ => {}
        }
        let offset = match self.word(at) {
            "last" => -1,
            "next" => 1,
            "this" => 0,
            _ => return None,
        };
        let unit = match self.word(at + 1).trim_end_matches("'s") {
            "week" => Unit::Week,
            "weekend" => Unit::Weekend,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return None,
        };
        found(unit, offset, at + 2)
    }

    fn resolve(&self, relative: Relative) -> Moment {
        let unresolved = Moment { relative: Some(relative), ..Moment::default() };
        let Some(base) = self.base else { return unresolved };
        match relative.unit {
            Unit::Year => Moment { year: Some(base.year() + i16::from(relative.offset)), ..Moment::default() },
            Unit::Day => {
                let day = jiff::ToSpan::days(i64::from(relative.offset));
                base.checked_add(day).map_or(unresolved, |date| Moment {
                    year: Some(date.year()),
                    month: Some(date.month() as u8),
                    day: Some(date.day() as u8),
                    ..Moment::default()
                })
            }
            Unit::Week | Unit::Weekend | Unit::Month => unresolved,
        }
    }

    /// "2006", "the 1990s". A figure right before a unit or noun would be no year, but four digits without a comma
    /// hardly ever are.
    fn bare_year(&self, at: usize) -> Found {
        let tight = self.piece(at)?;
        let glued = !tight.spaced && at > 0 && !matches!(self.word(at - 1), "(" | "-" | "\"" | "“" | "‘" | "/" | "—");
        let money = at > 0 && matches!(self.word(at - 1), "$" | "£" | "€");
        let year = self.year(at).filter(|_| !money && !glued)?;
        let decade = self.word(at + 1) == "s" && self.piece(at + 1).is_some_and(|piece| !piece.spaced);
        if decade {
            return Some((Moment { decade: Some(year), ..Moment::default() }, at + 2));
        }
        // "2026-27" is a year of accounts, a season or a school year.
        let dash = self.piece(at + 1).is_some_and(|piece| piece.is_tight('-') || piece.is_tight('/'));
        let short = self.piece(at + 2).is_some_and(|piece| piece.span.len() == 2);
        let into_next =
            dash && short && self.whole(at + 2).is_some_and(|next| next == u32::from((year + 1).unsigned_abs() % 100));
        Some((Moment { year: Some(year), into_next, ..Moment::default() }, at + 1 + 2 * usize::from(into_next)))
    }

    /// "8:10 a.m.", "7am", "eight o'clock", "noon", "midnight".
    fn time(&self, at: usize) -> Found {
        let clock = |minute: u16, half_known: bool| Moment { minute: Some(minute), half_known, ..Moment::default() };
        let around = at > 0
            && (matches!(self.word(at - 1), "about" | "around" | "some" | "nearly")
                || (at > 1 && matches!(self.word(at - 2), "shortly" | "just" | "soon")));
        let (mut moment, next) = match self.word(at) {
            "noon" | "midday" => (clock(720, true), at + 1),
            "midnight" => (clock(0, true), at + 1),
            word => {
                let spelled = spelled(word).filter(|_| self.word(at + 1) == "o'clock");
                let hour = self.whole(at).or(spelled).filter(|&hour| hour <= 24)?;
                let colon = self.piece(at + 1).is_some_and(|p| p.is_tight(':') || p.is_tight('.'));
                let minutes = self
                    .whole(at + 2)
                    .filter(|&m| colon && m < 60 && self.piece(at + 2).is_some_and(|p| p.span.len() == 2));
                let behind = if minutes.is_some() { at + 3 } else { at + 1 };
                let total = u16::try_from(hour * 60 + minutes.unwrap_or(0)).unwrap_or(0);
                match self.word(behind).replace('.', "").as_str() {
                    "am" => (clock(total % 720, true), behind + 1),
                    "pm" => (clock(total % 720 + 720, true), behind + 1),
                    "o'clock" => (clock(total, hour > 12), behind + 1),
                    _ if minutes.is_some() && self.piece(at + 1).is_some_and(|p| p.is_tight(':')) => {
                        (clock(total % 1440, hour >= 12), behind)
                    }
                    _ => return None,
                }
            }
        };
        moment.around = around;
        Some((moment, next))
    }
}
