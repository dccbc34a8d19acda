//! Days, months, years and times of day in running text, and whether two of them can be the same.
//!
//! "14 January 2026" is "mid-January next year" on a page of 2025; "weekdays" are "Monday to Friday"; 8:10 a.m. is
//! "shortly after eight o'clock". What a page without a date calls "next year" stays relative.
//! ```
//! use factdesk::text::dates::{Agreement, compare, find};
//! let (a, b) = (find("on Tuesday", None), find("on Thursday", None));
//! assert_eq!(compare(&a[0], &b[0]), Agreement::Differs);
//! ```

mod compare;
mod scan;

pub use compare::{Agreement, compare};
pub use scan::find;

use jiff::civil::Date;

use super::Span;

/// The day a page was written, as a base for "next year": `YYYY-MM-DD`.
pub fn base(iso: &str) -> Option<Date> {
    iso.get(..10).unwrap_or(iso).parse().ok()
}

/// A day, month, year or time of day as far as the words give it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    /// Its words.
    pub span: Span,
    /// The year.
    pub year: Option<i16>,
    /// It is a year that runs into the next ("2026-27").
    pub into_next: bool,
    /// The first year of a decade ("the 1990s").
    pub decade: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
    /// Weekdays, one bit each from Monday; 0 = none named.
    pub weekdays: u8,
    /// A stretch of the month or year.
    pub stretch: Option<Stretch>,
    /// "Last week" and the like, where the page's date is not known or the words name no day.
    pub relative: Option<Relative>,
    /// Minutes after midnight; for the twelve-hour clock without "a.m." the morning one.
    pub minute: Option<u16>,
    /// Morning or evening was said.
    pub half_known: bool,
    /// "Shortly after", "about".
    pub around: bool,
}

impl Moment {
    /// A time of day and no date.
    pub fn is_time(&self) -> bool {
        self.minute.is_some()
    }

    /// Whether it names a day, month or year at all.
    pub fn is_date(&self) -> bool {
        self.minute.is_none()
    }
}

/// A stretch of a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Days 1 to 10, or the first months.
    Early,
    /// Days 11 to 20, or the middle months.
    Mid,
    /// Days 21 on, or the last months.
    Late,
    /// The first to fourth week of a month.
    Week(u8),
    /// A season, by its first month.
    Season(u8),
}

/// A day, week, month or year counted from the page's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    /// What is counted.
    pub unit: Unit,
    /// How many on (+) or back (-).
    pub offset: i8,
}

/// What a relative date counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

#[cfg(test)]
mod tests {
    use super::{Agreement, base, compare, find};

    #[test]
    fn agreement() {
        use Agreement::{Differs, Fits, Same, Unrelated};
        let page = base("2025-11-03");
        for (a, b, expected) in [
            ("14 January 2026", "mid-January next year", Fits),
            ("Jan. 14, 2026", "14th of January 2026", Same),
            ("January 14", "14 January 2026", Fits),
            ("2026-01-14", "14/01/2026", Same),
            ("spring 2027", "the spring of 2028", Differs),
            ("spring 2027", "in the spring of 2027", Same),
            ("18 November", "the third week of November", Fits),
            ("28 November", "the third week of November", Differs),
            ("1 March", "1 April", Differs),
            ("on Tuesday", "Thursday", Differs),
            ("weekdays", "Monday to Friday", Same),
            ("Tuesday 4 November", "4 November", Fits),
            ("4 November 2025", "on Tuesday", Fits),
            ("4 November 2025", "on Wednesday", Differs),
            ("last year", "2024", Same),
            ("last year", "next year", Differs),
            ("in 2006", "in 2016", Differs),
            ("since the 1990s", "in 1994", Fits),
            ("8:10 a.m.", "shortly after eight o'clock", Fits),
            ("7 a.m.", "7am", Same),
            ("7 a.m.", "7 p.m.", Differs),
            ("noon", "12:00", Same),
            ("at 9:35 a.m.", "at 9:53 a.m.", Differs),
            ("in March", "on Monday", Unrelated),
            ("May 2023", "May 2023", Same),
            ("late March", "2 March", Differs),
        ] {
            let (x, y) = (find(a, page), find(b, page));
            assert!(!x.is_empty() && !y.is_empty(), "{a} / {b}: {x:?} {y:?}");
            assert_eq!(compare(&x[0], &y[0]), expected, "{a} / {b}: {x:?} {y:?}");
            assert_eq!(compare(&y[0], &x[0]), expected, "{b} / {a}");
        }
    }

    #[test]
    fn words_that_are_no_dates() {
        for text in
            ["They may march.", "a second look", "1,950 people", "It sat in the sun.", "1 in 3", "august company"]
        {
            assert_eq!(find(text, None), [], "{text}");
        }
    }

    #[test]
    fn without_a_page_date_it_stays_relative() {
        let (a, b) = (find("last year", None), find("2024", None));
        assert_eq!(compare(&a[0], &b[0]), Agreement::Unrelated);
    }
}
