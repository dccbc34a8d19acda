//! Every string the window shows, in one place, in an editor's words.
//!
//! Sentence case, `…` on what asks for more, no colon after a label, no full stop after a single clause.

use crate::app::{ExportFormat, Work};
use crate::check::{Grade, MismatchKind, Need, Outcome, Stage};
use crate::document::{Document, Part, Statement, StatementRole};
use crate::review::{Change, DismissReason, LaterKind, SourceKind, Stamp, Verdict};
use crate::rules::Severity;

/// The program's name.
pub(super) const NAME: &str = "Factdesk";

pub(super) const TAGLINE: &str = "Check one article, statement by statement, before you sign it off";
pub(super) const DROP_HERE: &str = "Drop an article or a review here";
pub(super) const FORMATS: &str = "Web page, Word, OpenDocument, RTF, mail, Markdown or plain text";
pub(super) const RECENT: &str = "Recent";
pub(super) const PASTE_HINT: &str = "Paste the article here";
pub(super) const NO_HEADLINE: &str = "No headline";
pub(super) const NOTHING_CHOSEN: &str = "Choose a statement";
pub(super) const NOTHING_CHOSEN_MORE: &str = "Click one in the article, or press J for the first.";
pub(super) const SHOULD_READ: &str = "Should read";
pub(super) const REASON: &str = "Why it cannot be confirmed";
pub(super) const REASON_ACCEPTED: &str = "Why it may stay as it is";
pub(super) const QUESTION: &str = "Question for the author";
pub(super) const NOTE: &str = "Write a note";
pub(super) const NO_SOURCE_BELOW: &str = "The text names no source for it";
pub(super) const RUN_A_COMMAND: &str = "Run a command";
pub(super) const FIND_HINT: &str = "Find in the article";
pub(super) const ENTER_YOUR_NAME: &str = "Who is checking?";
pub(super) const WHY_NAME: &str = "Every mark, note and query carries a name. It stays on this computer.";
pub(super) const NAME_LABEL: &str = "Name";
pub(super) const INITIALS_LABEL: &str = "Initials";
pub(super) const UNSAVED: &str = "Save the review first?";
pub(super) const UNSAVED_MORE: &str = "It has changes that are not saved yet.";

/// "1 problem", "15 problems".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// A number with a comma after the thousands.
pub(super) fn thousands(number: usize) -> String {
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
pub(super) fn quoted(words: &str, most: usize) -> String {
    format!("\u{201c}{}\u{201d}", shortened(words.trim(), most))
}

/// At most so many characters, cut at a word where one is near.
pub(super) fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most).collect();
    let cut =
        cut.rsplit_once(' ').filter(|(head, _)| head.chars().count() * 2 > most).map_or(cut.as_str(), |(head, _)| head);
    format!("{}\u{2026}", cut.trim_end_matches([',', ';', ' ']))
}

/// A part's name as a heading.
pub(super) const fn part(part: Part) -> &'static str {
    match part {
        Part::Headline => "Headline",
        Part::Standfirst => "Standfirst",
        Part::Byline => "Byline",
        Part::Body => "Body",
        Part::Caption => "Captions",
        Part::Subheadings => "Subheadings",
        Part::KeyPoints => "Key points",
        Part::Summary => "Summary",
        Part::Faq => "FAQ",
    }
}

/// Where a statement stands: "Key point 3", "FAQ 1, sentence 2", "Paragraph 4, sentence 1".
pub(super) fn place(document: &Document, statement: &Statement) -> String {
    let item = statement.item;
    let head = match (statement.role, statement.part) {
        (StatementRole::Heading, Part::Body) => return "Heading".to_owned(),
        (StatementRole::Question, _) => return format!("FAQ {item}, question"),
        (_, Part::Headline) => "Headline".to_owned(),
        (_, Part::Standfirst) => "Standfirst".to_owned(),
        (_, Part::Byline) => "Byline".to_owned(),
        (_, Part::Body) => format!("Paragraph {item}"),
        (_, Part::Caption) => format!("Caption {item}"),
        (_, Part::Subheadings) => return format!("Subheading {item}"),
        (_, Part::KeyPoints) => format!("Key point {item}"),
        (_, Part::Summary) => format!("Summary, paragraph {item}"),
        (_, Part::Faq) => format!("FAQ {item}"),
    };
    let several = document.of_part(statement.part).filter(|other| other.item == item).nth(1).is_some();
    if several || statement.part == Part::Body { format!("{head}, sentence {}", statement.sentence) } else { head }
}

/// A verdict as a button.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "Confirmed",
        Verdict::ChangeNeeded => "Change needed",
        Verdict::Wrong => "Wrong",
        Verdict::CannotConfirm => "Cannot confirm",
        Verdict::Opinion => "Opinion",
        Verdict::OnAuthor => "Ask the author",
    }
}

/// A verdict as a state.
pub(super) const fn state(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::OnAuthor => "With the author",
        other => self::verdict(other),
    }
}

/// How far the body supports a derived statement.
pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::InText => "In the text",
        Outcome::Partly => "Partly",
        Outcome::NotInText => "Not in the text",
        Outcome::SaysOtherwise => "Text says otherwise",
    }
}

/// What kind of fact differs.
pub(super) const fn mismatch(kind: MismatchKind) -> &'static str {
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
pub(super) const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "named, with a role",
        Grade::B => "named organisation",
        Grade::C => "not named, reason given",
        Grade::D => "described, not named",
        Grade::E => "nameless plural",
        Grade::F => "nobody to be seen",
    }
}

/// Why a statement needs a source.
pub(super) const fn need(need: Need) -> &'static str {
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
pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Errors",
        Severity::Warning => "To be looked at",
        Severity::Note => "Hints",
    }
}

/// Why a finding was set aside.
pub(super) const fn reason(reason: DismissReason) -> &'static str {
    match reason {
        DismissReason::Fine => "Fine as it is",
        DismissReason::CommonKnowledge => "Common knowledge or on record",
        DismissReason::AttributedNearby => "Source stands nearby",
        DismissReason::FalseAlarm => "False alarm",
    }
}

/// A kind of source.
pub(super) const fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "Person",
        SourceKind::Document => "Document",
        SourceKind::Record => "Public record",
        SourceKind::Link => "Web page",
        SourceKind::Observation => "Own observation",
    }
}

/// What was done, in the history.
pub(super) const fn change(change: Change) -> &'static str {
    match change {
        Change::Marked => "Mark",
        Change::Reaffirmed => "Reaffirmed",
        Change::Query => "Query",
        Change::Note => "Note",
        Change::Source => "Source",
        Change::Dismissed => "Set aside",
        Change::HandSet => "Set by hand",
        Change::Assigned => "Assigned",
        Change::NewVersion => "New version",
        Change::Merged => "Merged",
        Change::SignedOff => "Signed off",
        Change::Later => "Entered later",
        Change::Undone => "Undone",
    }
}

/// What came in after sign-off.
pub(super) const fn later(kind: LaterKind) -> &'static str {
    match kind {
        LaterKind::Complaint => "Complaint",
        LaterKind::Correction => "Correction",
        LaterKind::Clarification => "Clarification",
    }
}

/// What the background is at, with the share done.
pub(super) fn work(work: &Work) -> String {
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
pub(super) const fn format(format: ExportFormat) -> (&'static str, &'static str) {
    match format {
        ExportFormat::Html => ("Web page", "html"),
        ExportFormat::Markdown => ("Markdown", "md"),
        ExportFormat::Json => ("JSON, for programs", "json"),
    }
}

/// "M. Okafor · 12 Nov 10:42".
pub(super) fn stamp(stamp: &Stamp) -> String {
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
    use super::{count, shortened, thousands};

    #[test]
    fn numbers_and_cuts() {
        assert_eq!(
            (thousands(7), thousands(1234), thousands(1_234_567)),
            ("7".into(), "1,234".into(), "1,234,567".into())
        );
        assert_eq!(count(1, "hint", "hints"), "1 hint");
        assert_eq!(shortened("one two three four", 11), "one two\u{2026}");
        assert_eq!(shortened("short", 10), "short");
        assert_eq!(shortened("Donaudampfschifffahrt", 5), "Donau\u{2026}");
    }
}
