//! The words of the file. They are stable: a word once written stays readable for ever.

use super::values::Worded;
use crate::document::{PageReading, StatementRole, Style};
use crate::review::{Change, DismissReason, LaterKind, SourceKind, Verdict};

impl Worded for Verdict {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Confirmed, "confirmed"),
        (Self::ChangeNeeded, "change_needed"),
        (Self::Wrong, "wrong"),
        (Self::CannotConfirm, "cannot_confirm"),
        (Self::Opinion, "opinion"),
        (Self::OnAuthor, "on_author"),
    ];
}

impl Worded for SourceKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Person, "person"),
        (Self::Document, "document"),
        (Self::Record, "record"),
        (Self::Link, "link"),
        (Self::Observation, "observation"),
    ];
}

impl Worded for DismissReason {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Fine, "fine_as_is"),
        (Self::CommonKnowledge, "common_knowledge"),
        (Self::AttributedNearby, "attributed_nearby"),
        (Self::FalseAlarm, "false_alarm"),
    ];
}

impl Worded for LaterKind {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Complaint, "complaint"), (Self::Correction, "correction"), (Self::Clarification, "clarification")];
}

impl Worded for Change {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Marked, "marked"),
        (Self::Reaffirmed, "reaffirmed"),
        (Self::Query, "query"),
        (Self::Note, "note"),
        (Self::Source, "source"),
        (Self::Dismissed, "dismissed"),
        (Self::HandSet, "hand_set"),
        (Self::Assigned, "assigned"),
        (Self::NewVersion, "new_version"),
        (Self::Merged, "merged"),
        (Self::SignedOff, "signed_off"),
        (Self::Later, "later"),
        (Self::Undone, "undone"),
    ];
}

impl Worded for PageReading {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Weighed, "weighed"), (Self::Longer, "longer"), (Self::Shorter, "shorter")];
}

impl Worded for StatementRole {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Claim, "claim"),
        (Self::Heading, "heading"),
        (Self::ListedSubheading, "listed_subheading"),
        (Self::Question, "question"),
        (Self::Furniture, "furniture"),
        (Self::NotAClaim, "not_a_claim"),
    ];
}

impl Worded for Style {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Bold, "bold"), (Self::Italic, "italic"), (Self::Link, "link")];
}
