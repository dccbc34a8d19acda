//! Every string the window shows, in one place, in an editor's words.
//!
//! Sentence case, `…` on what asks for more, no colon after a label, no full stop after a single clause.

mod bars;
mod dialogs;
mod names;
mod panels;
mod reading;
mod statement;

pub(in crate::ui) use crate::document::{place, short_place};
pub(super) use bars::*;
pub(super) use dialogs::*;
pub(super) use names::*;
pub(super) use panels::*;
pub(super) use reading::*;
pub(super) use statement::*;

// Reports and the window call these the same.
pub(super) use crate::report::{
    change_word as change, later_word as later, outcome_word as outcome, part_word as part, source_word as source_kind,
    verdict_word as state,
};

use crate::app::{ExportFormat, Work};
use crate::check::{Grade, MismatchKind, Need, Stage};
use crate::review::{DismissReason, Stamp, Verdict};
use crate::rules::Severity;

/// The program's name.
pub(in crate::ui) const NAME: &str = "Factdesk";

pub(in crate::ui) const TAGLINE: &str = "Check one article, statement by statement, before you sign it off";
pub(in crate::ui) const DROP_HERE: &str = "Drop an article or a review here";
pub(in crate::ui) const FORMATS: &str = "Web page, Word, PDF, OpenDocument, RTF, mail, Markdown or plain text";
pub(in crate::ui) const RECENT: &str = "Recent";
pub(in crate::ui) const PASTE_HINT: &str = "Paste the article here";
pub(in crate::ui) const NO_HEADLINE: &str = "No headline";
pub(in crate::ui) const NOTHING_CHOSEN: &str = "Choose a statement";
pub(in crate::ui) const NOTHING_CHOSEN_MORE: &str = "Click one in the article, or press J for the first.";
pub(in crate::ui) const SHOULD_READ: &str = "Should read";
pub(in crate::ui) const REASON: &str = "Why it cannot be confirmed";
pub(in crate::ui) const REASON_ACCEPTED: &str = "Why it may stay as it is";
pub(in crate::ui) const QUESTION: &str = "Question for the author";
pub(in crate::ui) const NOTE: &str = "Write a note";
pub(in crate::ui) const NO_SOURCE_BELOW: &str = "The text names no source for it";
pub(in crate::ui) const RUN_A_COMMAND: &str = "Run a command";
pub(in crate::ui) const FIND_HINT: &str = "Find in the article";
pub(in crate::ui) const ENTER_YOUR_NAME: &str = "Who is checking?";
pub(in crate::ui) const WHY_NAME: &str = "Every mark, note and query carries a name. It stays on this computer.";
pub(in crate::ui) const NAME_LABEL: &str = "Name";
pub(in crate::ui) const INITIALS_LABEL: &str = "Initials";
pub(in crate::ui) const UNSAVED: &str = "Save the review first?";
pub(in crate::ui) const UNSAVED_MORE: &str = "It has changes that are not saved yet.";

/// "1 problem", "15 problems".
pub(in crate::ui) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// A number with a comma after the thousands.
pub(in crate::ui) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Words in quotation marks, shortened to `most` characters.
pub(in crate::ui) fn quoted(words: &str, most: usize) -> String {
    // Quotation marks inside quotation marks are single ones.
    let inside = words.trim().replace(['\u{201c}', '\u{201e}'], "\u{2018}").replace('\u{201d}', "\u{2019}");
    let inside = if inside.contains('"') { curled(&inside) } else { inside };
    format!("\u{201c}{}\u{201d}", shortened(&inside, most))
}

/// Straight quotation marks as single curled ones: opening at a word's beginning, closing behind it.
fn curled(words: &str) -> String {
    let mut before = ' ';
    let mut curl = |letter: char| {
        let opens = before.is_whitespace() || "([\u{2014}\u{2013}".contains(before);
        before = letter;
        match letter {
            '"' if opens => '\u{2018}',
            '"' => '\u{2019}',
            other => other,
        }
    };
    words.chars().map(&mut curl).collect()
}

/// At most so many characters, cut at a word where one is near.
pub(in crate::ui) fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most).collect();
    let cut =
        cut.rsplit_once(' ').filter(|(head, _)| head.chars().count() * 2 > most).map_or(cut.as_str(), |(head, _)| head);
    format!("{}\u{2026}", cut.trim_end_matches([',', ';', ' ']))
}

/// A verdict as a button.
pub(in crate::ui) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "Confirmed",
        Verdict::ChangeNeeded => "Change needed",
        Verdict::Wrong => "Wrong",
        Verdict::CannotConfirm => "Cannot confirm",
        Verdict::Opinion => "Opinion",
        Verdict::OnAuthor => "Ask the author",
    }
}

/// What kind of fact differs.
pub(in crate::ui) const fn mismatch(kind: MismatchKind) -> &'static str {
    match kind {
        MismatchKind::Number => "Another number",
        MismatchKind::Name => "Another name",
        MismatchKind::Date => "Another date",
        MismatchKind::Negation => "One says not",
        MismatchKind::Hedge => "Caution dropped",
        MismatchKind::Attribution => "Another source",
        MismatchKind::Quote => "Quoted otherwise",
    }
}

/// How well a reader can tell who the source is.
pub(in crate::ui) const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "named",
        Grade::B => "named organisation",
        Grade::C => "not named, reason given",
        Grade::D => "described, not named",
        Grade::E => "nameless plural",
        Grade::F => "nobody to be seen",
    }
}

/// Why a statement needs a source.
pub(in crate::ui) const fn need(need: Need) -> &'static str {
    match need {
        Need::Accusation => "an accusation",
        Need::Forecast => "a forecast",
        Need::Cause => "a cause",
        Need::Motive => "a motive",
        Need::Opinion => "an opinion",
        Need::Figure => "a figure",
        Need::Quotation => "a quotation",
    }
}

/// A severity as a group of findings.
pub(in crate::ui) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Serious problems",
        Severity::Warning => "Problems",
        Severity::Note => "Hints",
    }
}

/// What the history tells, as reports do but shorter: "on_author" is "With the author".
pub(in crate::ui) fn of_history(text: &str) -> String {
    shortened(&crate::report::history_words(text), 90)
}

/// Why a finding was set aside.
pub(in crate::ui) const fn reason(reason: DismissReason) -> &'static str {
    match reason {
        DismissReason::Fine => "Fine as it is",
        DismissReason::CommonKnowledge => "Common knowledge or on record",
        DismissReason::AttributedNearby => "Source stands nearby",
        DismissReason::FalseAlarm => "False alarm",
    }
}

/// What the background is at, with the share done.
pub(in crate::ui) fn work(work: &Work) -> String {
    let stage = match work.stage {
        None => return "Reading the file".to_owned(),
        Some(Stage::FirstLook) => "First look",
        Some(Stage::Language) => "Reading sentences",
        Some(Stage::Sources) => "Looking for sources",
        Some(Stage::Repeats) => "Comparing statements",
        Some(Stage::Grounding) => "Checking against the body",
    };
    let percent = (work.done * 100).checked_div(work.of);
    percent.map_or_else(|| stage.to_owned(), |percent| format!("{stage}  {percent} %"))
}

/// A format of a report, and the ending of its file.
pub(in crate::ui) const fn format(format: ExportFormat) -> (&'static str, &'static str) {
    match format {
        ExportFormat::Html => ("Web page", "html"),
        ExportFormat::Markdown => ("Markdown", "md"),
        ExportFormat::Json => ("JSON, for programs", "json"),
        ExportFormat::Annotations => ("Web annotations", "jsonld"),
        ExportFormat::Docx => ("The author’s Word file, with comments", "docx"),
    }
}

/// A date as the article's file gives it; "2026-04-16T06:30:00+01:00" is "16 Apr 2026".
pub(in crate::ui) fn date(given: &str) -> String {
    let day = given.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    let more = given.get(10..).unwrap_or_default();
    match day.filter(|_| more.is_empty() || more.starts_with(['T', ' '])) {
        Some(day) => format!("{} {} {}", day.day(), month(day.month()), day.year()),
        None => given.trim().to_owned(),
    }
}

/// "12 Nov".
pub(in crate::ui) fn day(at: jiff::Timestamp) -> String {
    let zoned = at.to_zoned(jiff::tz::TimeZone::UTC);
    format!("{} {}", zoned.day(), month(zoned.month()))
}

/// "M. Okafor · 12 Nov 10:42".
pub(in crate::ui) fn stamp(stamp: &Stamp) -> String {
    let zoned = stamp.at.to_zoned(jiff::tz::TimeZone::UTC);
    let when = format!("{} {} {:02}:{:02} UTC", zoned.day(), month(zoned.month()), zoned.hour(), zoned.minute());
    if stamp.by.name.is_empty() { when } else { format!("{} · {when}", stamp.by.name) }
}

const fn month(number: i8) -> &'static str {
    match number {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}

#[cfg(test)]
mod tests {
    use super::{count, date, shortened, thousands};

    #[test]
    fn dates_of_files_are_told_as_people_write_them() {
        for (given, told) in [
            ("2026-04-16T06:30:00+01:00", "16 Apr 2026"),
            ("2026-04-16", "16 Apr 2026"),
            ("13 May 2026, updated 14 May 2026", "13 May 2026, updated 14 May 2026"),
            ("2026-04-16ish", "2026-04-16ish"),
            ("2026-02-31", "2026-02-31"),
            ("été", "été"),
        ] {
            assert_eq!(date(given), told);
        }
    }

    #[test]
    fn numbers_and_cuts() {
        assert_eq!(
            (thousands(7), thousands(1234), thousands(1_234_567)),
            ("7".into(), "1,234".into(), "1,234,567".into())
        );
        assert_eq!(count(1, "hint", "hints"), "1 hint");
        assert_eq!(shortened("one two three four", 11), "one two\u{2026}");
        assert_eq!(super::quoted("\u{201c}So,\u{201d} he said", 40), "\u{201c}\u{2018}So,\u{2019} he said\u{201d}");
        assert_eq!(super::quoted("\"So,\" he said", 40), "\u{201c}\u{2018}So,\u{2019} he said\u{201d}");
        assert_eq!(
            (super::of_history("on_author").as_str(), super::of_history("7 to 5").as_str()),
            ("With the author", "7 to 5")
        );
        assert_eq!(shortened("short", 10), "short");
        assert_eq!(shortened("Donaudampfschifffahrt", 5), "Donau\u{2026}");
    }
}
