//! The day that a printed date names: `25 November 2026, 14:05 GMT`, `Nov. 25, 2026`, `2026-11-25T14:05:00Z`.
//!
//! Only what can be read in one way is read: `03/04/2026` is March to some and April to others, and stays words.

use jiff::civil::Date;

use super::credits::titled;
use crate::rules::Rules;

/// Years that a date of publication can have.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// `YYYY-MM-DD` of a date that can be read in one way only.
pub(crate) fn iso_date(text: &str, rules: &Rules) -> Option<String> {
    day_of(text, rules).map(|day| day.to_string())
}

/// Whether two days, as `YYYY-MM-DD`, are one, or neighbours: what is evening in one place is morning in another.
pub(crate) fn are_near(one: &str, other: &str) -> bool {
    let days = one.parse::<Date>().ok().zip(other.parse::<Date>().ok());
    days.and_then(|(one, other)| one.until(other).ok()).is_some_and(|apart| apart.get_days().abs() <= 1)
}

/// A date as machines write it, with or without the time of day.
pub(crate) fn is_stamp(text: &str) -> bool {
    let first = text.split([' ', 'T']).next().unwrap_or_default();
    by_figures(first).is_some() && first.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(',')
}

fn day_of(text: &str, rules: &Rules) -> Option<Date> {
    let mut words = text.split([' ', ',', '(', ')']).filter(|word| !word.is_empty());
    words.find_map(by_figures).or_else(|| by_name(text, rules))
}

/// `2026-11-25T14:05`, `20261125`, `25.11.2026`, `2026/11/25`; `11/25/2026`, where only one of the two can be a month.
fn by_figures(word: &str) -> Option<Date> {
    let word = word.split('T').next()?.trim_end_matches([';', ':', '.']);
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let figures = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if !figures {
        return None;
    }
    let (year, month, day) = match parts.as_slice() {
        [all] if all.len() == 8 => (all.get(..4)?, all.get(4..6)?, all.get(6..)?),
        [year, month, day] if year.len() == 4 && day.len() <= 2 => (*year, *month, *day),
        [one, other, year] if year.len() == 4 => {
            let is_month = |part: &str| part.parse::<u8>().is_ok_and(|number| number <= 12);
            match (is_month(one), is_month(other)) {
                (_, true) if word.contains('.') => (*year, *other, *one),
                (false, true) => (*year, *other, *one),
                (true, false) => (*year, *one, *other),
                (true, true) if one == other => (*year, *one, *other),
                _ => return None,
            }
        }
        _ => return None,
    };
    date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// `25 November 2026`, `Nov. 25th, 2026`, `25-Nov-2026`.
fn by_name(text: &str, rules: &Rules) -> Option<Date> {
    let months = rules.lexicon("months");
    let words: Vec<&str> = text.split([' ', ',', '.', '/', '-', ';']).filter(|word| !word.is_empty()).collect();
    let day_in = |word: Option<&&str>| -> Option<i8> {
        let word = word?;
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let tail = word.get(digits..)?.to_ascii_lowercase();
        let fits = (1..=2).contains(&digits) && matches!(tail.as_str(), "" | "st" | "nd" | "rd" | "th");
        word.get(..digits)?.parse().ok().filter(|_| fits)
    };
    let year_in = |word: Option<&&str>| word?.parse().ok().filter(|year| YEARS.contains(year));
    (0..words.len()).find_map(|at| {
        let month = months.value(&titled(&words.get(at)?.to_lowercase()))?.parse().ok()?;
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let (day, behind) = match day_in(before) {
            Some(day) => (day, at + 1),
            None => (day_in(words.get(at + 1))?, at + 2),
        };
        date(year_in(words.get(behind))?, month, day)
    })
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|_| YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use super::{are_near, is_stamp, iso_date};
    use crate::rules::Rules;

    #[test]
    fn dates_as_pages_print_them() {
        let rules = Rules::builtin();
        for (printed, day) in [
            ("2026-11-25T14:05:00Z", "2026-11-25"),
            ("2026-11-25 14:05:00", "2026-11-25"),
            ("20261125", "2026-11-25"),
            ("25 November 2026, 14:05 GMT", "2026-11-25"),
            ("Nov. 25, 2026", "2026-11-25"),
            ("Nov. 25th, 2026 at 6:42 p.m.", "2026-11-25"),
            ("Wed, 25 Nov 2026 14:05:00 -0600", "2026-11-25"),
            ("Wed Nov 25 2026 14:05:00 GMT+0000 (UTC)", "2026-11-25"),
            ("02:05:07 PM IST NOV 25, 2026", "2026-11-25"),
            ("25-Nov-2026", "2026-11-25"),
            ("14:05 25.11.2026", "2026-11-25"),
            ("3.4.2026", "2026-04-03"),
            ("25/11/2026", "2026-11-25"),
            ("11/25/2026", "2026-11-25"),
            ("2026/11/25", "2026-11-25"),
        ] {
            assert_eq!(iso_date(printed, &rules).as_deref(), Some(day), "{printed}");
        }
        for unclear in ["03/04/2026", "0001-01-01T00:00:00Z", "31 November 2026", "25 November", "14:05", "12.30", ""] {
            assert_eq!(iso_date(unclear, &rules), None, "{unclear}");
        }
    }

    #[test]
    fn neighbours_and_stamps() {
        assert!(are_near("2026-11-30", "2026-12-01") && are_near("2026-11-30", "2026-11-30"));
        assert!(!are_near("2026-11-30", "2026-12-02") && !are_near("2026-11-30", ""));
        assert!(is_stamp("2026-11-25T14:05:00Z") && is_stamp("2026-11-25 14:05"));
        assert!(!is_stamp("25 November 2026") && !is_stamp("25.11.2026, 14:05"));
    }
}
