//! The words reports and the terminal use for verdicts, parts, outcomes and the like.

use crate::check::{AttributionKind, Grade, MismatchKind, Need, Outcome};
use crate::document::Part;
use crate::review::{Change, DismissReason, LaterKind, SourceKind, Standing, Verdict, Why};
use crate::rules::Severity;

/// "Cannot confirm".
pub const fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "Confirmed",
        Verdict::ChangeNeeded => "Change needed",
        Verdict::Wrong => "Wrong",
        Verdict::CannotConfirm => "Cannot confirm",
        Verdict::Opinion => "Opinion",
        Verdict::OnAuthor => "With the author",
    }
}

/// "Key points".
pub const fn part_word(part: Part) -> &'static str {
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

/// "Text says otherwise".
pub const fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::InText => "In the text",
        Outcome::Partly => "Partly",
        Outcome::NotInText => "Not in the text",
        Outcome::SaysOtherwise => "Text says otherwise",
    }
}

/// "common knowledge or on record".
pub const fn reason_word(reason: DismissReason) -> &'static str {
    match reason {
        DismissReason::Fine => "fine as it is",
        DismissReason::CommonKnowledge => "common knowledge or on record",
        DismissReason::AttributedNearby => "attributed nearby",
        DismissReason::FalseAlarm => "false alarm",
    }
}

/// What a source's letter means.
pub const fn grade_words(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "named person or document",
        Grade::B => "named organisation",
        Grade::C => "described, unnamed, with the reason",
        Grade::D => "described, unnamed",
        Grade::E => "a nameless plural",
        Grade::F => "a hidden source",
    }
}

/// Why a statement needs a source: "an accusation".
pub const fn need_word(need: Need) -> &'static str {
    match need {
        Need::Accusation => "an accusation",
        Need::Forecast => "a forecast",
        Need::Cause => "a cause",
        Need::Motive => "a motive",
        Need::Opinion => "an opinion",
        Need::Figure => "a figure from others",
        Need::Quotation => "a quotation",
    }
}

pub(super) const fn attribution_word(kind: AttributionKind) -> &'static str {
    match kind {
        AttributionKind::Speech => "speech",
        AttributionKind::Document => "document",
        AttributionKind::Attitude => "attitude",
    }
}

pub(super) const fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "Hint",
        Severity::Warning => "Problem",
        Severity::Error => "Serious problem",
    }
}

pub(super) const fn mismatch_word(kind: MismatchKind) -> &'static str {
    match kind {
        MismatchKind::Number => "figure",
        MismatchKind::Name => "name",
        MismatchKind::Date => "date",
        MismatchKind::Negation => "yes or no",
        MismatchKind::Hedge => "certainty",
        MismatchKind::Attribution => "source",
        MismatchKind::Quote => "quoted words",
    }
}

/// "Public record".
pub const fn source_word(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "Person",
        SourceKind::Document => "Document",
        SourceKind::Record => "Public record",
        SourceKind::Link => "Web page",
        SourceKind::Observation => "Own observation",
    }
}

/// The word for a source's kind that programs read.
pub(super) const fn source_key(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "person",
        SourceKind::Document => "document",
        SourceKind::Record => "record",
        SourceKind::Link => "link",
        SourceKind::Observation => "observation",
    }
}

/// The word for a reason that programs read.
pub(super) const fn reason_key(reason: DismissReason) -> &'static str {
    match reason {
        DismissReason::Fine => "fine",
        DismissReason::CommonKnowledge => "common_knowledge",
        DismissReason::AttributedNearby => "attributed_nearby",
        DismissReason::FalseAlarm => "false_alarm",
    }
}

/// The word for an outcome that programs read.
pub(super) const fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::InText => "in_text",
        Outcome::Partly => "partly",
        Outcome::NotInText => "not_in_text",
        Outcome::SaysOtherwise => "says_otherwise",
    }
}

/// The word for a standing that programs read.
pub(super) const fn standing_key(standing: &Standing) -> &'static str {
    match standing {
        Standing::Current => "current",
        Standing::CheckAgain(_) => "check_again",
        Standing::Gone => "gone",
    }
}

/// "Correction".
pub const fn later_word(kind: LaterKind) -> &'static str {
    match kind {
        LaterKind::Complaint => "Complaint",
        LaterKind::Correction => "Correction",
        LaterKind::Clarification => "Clarification",
    }
}

/// What was done, in the history: "Set aside".
pub const fn change_word(change: Change) -> &'static str {
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

/// What the history keeps as a word of files, in words: "With the author" for `on_author`, also in front of who brought
/// it in.
pub fn history_words(text: &str) -> String {
    let (word, more) = text.find(" (").map_or((text, ""), |at| text.split_at(at));
    match (Verdict::from_word(word), text.split_once(": ")) {
        (Some(verdict), _) => format!("{}{more}", verdict_word(verdict)),
        (None, Some(("should read", wording))) => format!("Should read \u{201c}{wording}\u{201d}"),
        (None, Some(("reason", why))) => format!("Reason: {why}"),
        (None, _) => text.to_owned(),
    }
}

/// Why something must be looked at again, and the wording before (may be empty).
pub(super) fn why_words(why: &Why) -> (String, &str) {
    match why {
        Why::Edited(before) => ("The words were edited.".to_owned(), before),
        Why::FactChanged(kinds, before) => {
            let kinds: Vec<_> = kinds.iter().map(|kind| mismatch_word(*kind)).collect();
            (format!("A fact changed ({}).", kinds.join(", ")), before)
        }
        Why::EvidenceChanged(before) => ("What it rests on in the text changed.".to_owned(), before),
        Why::EvidenceGone(before) => ("What it rests on is no longer in the text.".to_owned(), before),
        Why::Ask(before) => ("It may belong here; a person must say.".to_owned(), before),
    }
}

/// "1 problem", "3 problems".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "23 November 2026, 13:29 UTC".
pub(super) fn moment(at: jiff::Timestamp) -> String {
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}
