//! Lines that say who wrote the page and when: bylines, dates, reading times.

use super::printed::iso_date;
use crate::rules::Rules;
use crate::text::Span;

/// What a line of credits told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// Who wrote it, without "By".
    pub byline: String,
    /// The date as printed.
    pub date: String,
    /// The same as `YYYY-MM-DD`.
    pub date_iso: String,
    /// There is a reading time, a place or a section beside it.
    pub other: bool,
}

const BY: &[&str] = &[
    "by ",
    "words by ",
    "written by ",
    "reporting by ",
    "report by ",
    "story by ",
    "posted by ",
    "published by ",
    "text by ",
    "author: ",
    "byline: ",
    "reported by ",
];
/// "By" in other languages; what follows has to be a name and nothing more.
const FOREIGN_BY: &[&str] = &["von ", "par ", "por ", "di ", "door ", "av ", "af "];
/// Small words inside names, and between two of them.
const IN_NAMES: &[&str] = &[
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "la", "le", "el", "zu", "ten", "af",
    "av", "und", "et", "y", "e", "en", "och", "og",
];
/// Words that stand beside a date without being more than that.
const BESIDE: &[&str] = &[
    "published",
    "updated",
    "last",
    "modified",
    "posted",
    "first",
    "date",
    "on",
    "at",
    "am",
    "pm",
    "a.m",
    "p.m",
    "the",
    "gmt",
    "bst",
    "utc",
    "est",
    "edt",
    "et",
    "pt",
    "pst",
    "pdt",
    "ct",
    "cst",
    "cdt",
    "cet",
    "cest",
    "ist",
    "of",
    "ago",
    "hours",
    "hour",
    "minutes",
    "minute",
    "days",
    "day",
    "today",
    "yesterday",
    "created",
    "issued",
    "release",
    "released",
    "noon",
    "midnight",
    "st",
    "nd",
    "rd",
    "th",
    "time",
    "local",
];

/// Reads a whole line of credits; nothing where any of it is something else.
pub(super) fn read(text: &str, rules: &Rules) -> Option<Credits> {
    if text.len() > 160 {
        return None;
    }
    let mut credits = Credits::default();
    let mut sure = false;
    for piece in text.split(['|', '•', '·']).flat_map(|piece| piece.split(" - ")).flat_map(|piece| piece.split(" — "))
    {
        let piece = piece.trim().trim_matches(['(', ')', '[', ']']).trim();
        if piece.is_empty() {
            continue;
        }
        if let Some((name, date)) = foreign_byline(piece) {
            if credits.date.is_empty() {
                date.clone_into(&mut credits.date);
            }
            if credits.byline.is_empty() {
                name.clone_into(&mut credits.byline);
            }
        } else if let Some(name) = byline(piece) {
            let (name, date) = split_date(name, rules);
            if let Some((printed, iso)) = date {
                (credits.date, credits.date_iso) = (printed, iso);
            }
            if credits.byline.is_empty() {
                name.clone_into(&mut credits.byline);
            }
        } else if let Some((printed, iso)) = date_line(piece, rules) {
            if credits.date.is_empty() {
                (credits.date, credits.date_iso) = (printed, iso);
            }
        } else if is_reading_time(piece) {
            credits.other = true;
        } else if let (name, Some((printed, iso))) = split_date(piece, rules)
            && is_name(name)
        {
            if credits.byline.is_empty() {
                name.clone_into(&mut credits.byline);
            }
            (credits.date, credits.date_iso) = (printed, iso);
        } else if piece.split(' ').count() <= 4 && !piece.ends_with(['.', '?', '!']) {
            // A section or a place beside a date: "Health | 3 May 2025".
            continue;
        } else {
            return None;
        }
        sure = true;
    }
    sure.then_some(credits)
}

/// A whole line that says who wrote the page, or when.
pub fn is_credit(text: &str, rules: &Rules) -> bool {
    read(text, rules).is_some_and(|found| !found.byline.is_empty() || !found.date.is_empty())
}

/// The names in `By Ann Reyes` and the like.
fn byline(text: &str) -> Option<&str> {
    let by = BY.iter().find(|by| text.get(..by.len()).is_some_and(|t| t.eq_ignore_ascii_case(by)))?;
    // "Reporting by Jonas Eberle; Editing by Petra Nwosu": who wrote it stands first.
    let name = text.get(by.len()..)?.split(';').next()?.trim();
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    let small = name.split([' ', ',']).filter(|word| word.starts_with(char::is_lowercase)).count();
    let words = name.split(' ').count();
    let ends = name.ends_with(['.', '?', '!', ':']) && !name.ends_with("Jr.");
    (capital && words <= 14 && small * 2 <= words + 1 && !ends).then_some(name)
}

/// The name in `Von Anna Berg`, `Par Anne Dupont, le 3 mars 2026`, with the date as printed or nothing.
fn foreign_byline(text: &str) -> Option<(&str, &str)> {
    let by = FOREIGN_BY.iter().find(|by| text.get(..by.len()).is_some_and(|t| t.eq_ignore_ascii_case(by)))?;
    let rest = text.get(by.len()..)?;
    let (name, date) = rest.split_once(',').map_or((rest, ""), |(name, date)| (name.trim(), date.trim()));
    let words: Vec<&str> = name.split(' ').collect();
    let is_capital = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c))
    };
    let capitals = words.iter().filter(|word| is_capital(word)).count();
    let others = words.iter().filter(|word| !is_capital(word)).all(|word| IN_NAMES.contains(word));
    let dated = date.is_empty() || date.contains(|c: char| c.is_ascii_digit()) && date.split(' ').count() <= 6;
    let first = words.first().is_some_and(is_capital);
    let ends = name.ends_with('.') || words.len() > 7;
    (first && (2..=4).contains(&capitals) && others && dated && !ends).then_some((name, date))
}

/// `Ann Reyes, 3 May 2025` → the name and the date.
fn split_date<'t>(name: &'t str, rules: &Rules) -> (&'t str, Option<(String, String)>) {
    for (at, _) in name.match_indices([',', ' ']) {
        let tail = name.get(at + 1..).unwrap_or_default().trim();
        if let Some(date) = date_line(tail, rules) {
            return (name.get(..at).unwrap_or_default().trim_end_matches([',', ' ']), Some(date));
        }
    }
    (name, None)
}

/// Two to four words with capitals: `Ann Reyes`, `Dr. Tom van Loon`.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<_> = text.split(' ').collect();
    let capital = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    (2..=4).contains(&words.len()) && capital + 1 >= words.len() && capital >= 2 && !text.contains([':', ';', '?'])
}

/// What a newsroom calls those who write: `Health correspondent`, `Staff writer`.
pub(super) fn is_role(text: &str) -> bool {
    let small = text.to_lowercase();
    let last = small.rsplit([' ', ',']).next().unwrap_or_default();
    let named = matches!(last, "correspondent" | "reporter" | "editor" | "writer" | "columnist" | "journalist");
    named && small.split(' ').count() <= 6
}

/// Name and role in one line: `Ada Marsh, health correspondent`.
pub(super) fn name_with_role(text: &str) -> Option<&str> {
    let (name, role) = text.split_once([',', '|', '–', '—'])?;
    (is_name(name.trim()) && is_role(role.trim())).then_some(name.trim())
}

fn is_reading_time(text: &str) -> bool {
    let small = text.to_lowercase();
    let named = small.contains("min read") || small.contains("minute read") || small.contains("minutes read");
    let words = small.split(' ').count();
    words <= 6 && (named || small.starts_with("reading time") || small.starts_with("read time"))
}

/// A line that holds a date and nothing else: the date as printed, and as `YYYY-MM-DD` if it can be read.
pub(super) fn date_line(text: &str, rules: &Rules) -> Option<(String, String)> {
    let words: Vec<&str> = text.split([' ', ',', ':']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 16 {
        return None;
    }
    let months = rules.lexicon("months");
    let weekdays = rules.lexicon("weekdays");
    let mut solid = false;
    for word in &words {
        let bare = word.trim_matches(['.', '(', ')', '–', '-', '—', '/']);
        let small = bare.to_lowercase();
        let figure = small.starts_with(|c: char| c.is_ascii_digit());
        let tail = small.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '-' | '/' | '+'));
        let time = figure && (tail.is_empty() || BESIDE.contains(&tail) || matches!(tail, "t" | "z" | "h"));
        let stamp = figure && small.len() >= 10 && small.contains(['t', 'z']) && small.matches('-').count() >= 2;
        solid |= months.contains(&titled(&small)) || stamp || small == "ago" || is_numeric_date(&small);
        let known = months.contains(&titled(&small)) || weekdays.contains(&titled(&small));
        if !(bare.is_empty() || time || stamp || known || BESIDE.contains(&small.as_str())) {
            return None;
        }
    }
    if !solid {
        return None;
    }
    let printed = strip_lead(text);
    Some((printed.to_owned(), iso_date(printed, rules).unwrap_or_default()))
}

fn is_numeric_date(word: &str) -> bool {
    let parts: Vec<_> = word.split(['/', '-', '.']).collect();
    parts.len() == 3 && parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit())) && word.len() >= 6
}

pub(super) fn titled(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// Without "Published", "Last updated on" and the like.
fn strip_lead(text: &str) -> &str {
    let mut rest = text.trim();
    loop {
        let end = rest.find([' ', ':']).unwrap_or(rest.len());
        let word = Span::new(0, end).of(rest).to_lowercase();
        let lead =
            ["published", "updated", "last", "modified", "posted", "first", "date", "on", "at", "created", "issued"];
        if end == rest.len() || !lead.contains(&word.as_str()) {
            return rest;
        }
        rest = rest.get(end..).unwrap_or_default().trim_start_matches([' ', ':']);
    }
}

#[cfg(test)]
mod tests {
    use super::{date_line, read};
    use crate::rules::Rules;

    #[test]
    fn dates_and_what_is_none() {
        let rules = Rules::builtin();
        let iso = |text: &str| date_line(text, &rules).map(|(_, iso)| iso);
        assert_eq!(iso("Published 11 November 2025"), Some("2025-11-11".to_owned()));
        assert_eq!(iso("Updated: Nov. 3, 2025 at 6:42 p.m. GMT"), Some("2025-11-03".to_owned()));
        assert_eq!(iso("2025-11-03T08:00:00Z"), Some("2025-11-03".to_owned()));
        assert_eq!(iso("3 hours ago"), Some(String::new()));
        assert_eq!(iso("Snow fell in May 2024"), None);
        assert_eq!(iso("At noon"), None);
    }

    #[test]
    fn credits_in_other_languages() {
        let rules = Rules::builtin();
        let of = |text: &str| read(text, &rules).map(|found| (found.byline, found.date));
        let name = |name: &str, date: &str| Some((name.to_owned(), date.to_owned()));
        assert_eq!(of("Von Anna Berg"), name("Anna Berg", ""));
        assert_eq!(of("Par Anne Dupont, le 3 mars 2026"), name("Anne Dupont", "le 3 mars 2026"));
        assert_eq!(of("Por Ana de la Cruz y Juan Vera"), name("Ana de la Cruz y Juan Vera", ""));
        assert_eq!(of("Door Piet van Dam"), name("Piet van Dam", ""));
        for line in [
            "Von Montag an gilt der neue Plan",
            "Par ailleurs, 3 routes sont fermées",
            "Di Maria scored twice",
            "Av Anna",
        ] {
            assert_eq!(of(line).filter(|(byline, _)| !byline.is_empty()), None, "{line}");
        }
    }

    #[test]
    fn credits_of_several_pieces() {
        let rules = Rules::builtin();
        let found = read("By Ann Reyes | Health | 3 May 2025 | 4 min read", &rules).expect("credits");
        assert_eq!((found.byline.as_str(), found.date_iso.as_str()), ("Ann Reyes", "2025-05-03"));
        assert_eq!(read("Ann Reyes, 3 May 2025", &rules).map(|found| found.byline).as_deref(), Some("Ann Reyes"));
        assert_eq!(read("By noon the road was closed", &rules), None);
        assert_eq!(read("By Monday evening the river had fallen by two metres.", &rules), None);
    }
}
