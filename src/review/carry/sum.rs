//! What a new version did, as one sum: "7 done as asked, 4 findings still there, 2 new, 3 to check again".

use super::{Carried, Changes, MarkChange, Request};
use crate::document::Document;
use crate::review::{Review, Standing, Verdict, Why};
use crate::rules::Rules;

/// The counts of a [`Changes`] and the review it led to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Changes that were asked for and now stand as suggested.
    pub done_as_asked: usize,
    /// Asked-for changes where the text was changed to something else.
    pub done_differently: usize,
    /// Asked-for changes where the text stands as it stood.
    pub not_done: usize,
    /// Findings of the version before that are gone.
    pub fixed: usize,
    /// Findings that both versions have.
    pub still_there: usize,
    /// Findings that only this version has.
    pub new_findings: usize,
    /// Marks and set-aside findings that must be looked at again.
    pub check_again: usize,
    /// Of those, marks and set-aside findings on words in which no fact changed: all can be reaffirmed at once.
    pub unchanged_in_fact: usize,
    /// Records whose words are no longer in the text.
    pub gone: usize,
    /// Statements that were split or merged and carry a mark.
    pub regrouped: usize,
    /// Statements no earlier version had.
    pub added: usize,
    /// Statements of the version before that this one has not.
    pub removed: usize,
}

impl Sum {
    /// Counts.
    pub fn of(changes: &Changes, review: &Review) -> Self {
        let requests = |wanted: Request| changes.marks.iter().filter(|change| change.request == Some(wanted)).count();
        let standings = || {
            let marks = review.marks.iter().map(|own| &own.place.standing);
            marks.chain(review.dismissals.iter().map(|own| &own.place.standing))
        };
        let others = review.notes.iter().map(|own| &own.place).chain(review.queries.iter().map(|own| &own.place));
        Self {
            done_as_asked: requests(Request::DoneAsAsked),
            done_differently: requests(Request::DoneDifferently),
            not_done: requests(Request::NotDone),
            fixed: changes.fixed,
            still_there: changes.still,
            new_findings: changes.new_findings.len(),
            check_again: standings().filter(|standing| matches!(standing, Standing::CheckAgain(_))).count(),
            unchanged_in_fact: standings().filter(|own| matches!(own, Standing::CheckAgain(Why::Edited(_)))).count(),
            gone: standings().chain(others.map(|place| &place.standing)).filter(|own| **own == Standing::Gone).count(),
            regrouped: changes.marks.iter().filter(|change| change.regrouped).count(),
            added: changes.added.len(),
            removed: changes.removed.len(),
        }
    }

    /// The sum in words, what is none left out; "Nothing was changed" where nothing was.
    pub fn in_words(&self) -> String {
        let parts = [
            (self.done_as_asked, "done as asked", "done as asked"),
            (self.done_differently, "done differently", "done differently"),
            (self.not_done, "not done", "not done"),
            (self.fixed, "finding fixed", "findings fixed"),
            (self.still_there, "finding still there", "findings still there"),
            (self.new_findings, "new finding", "new findings"),
            (self.check_again, "to check again", "to check again"),
            (self.gone, "no longer in the text", "no longer in the text"),
        ];
        let told = parts.iter().filter(|(count, ..)| *count > 0);
        let told: Vec<String> =
            told.map(|(count, one, more)| format!("{count} {}", if *count == 1 { one } else { more })).collect();
        if told.is_empty() { "Nothing was changed".to_owned() } else { told.join(", ") }
    }
}

/// What the last new version did, for a review that was saved and opened again since: statements are aligned anew,
/// and marks are told by how they stand. Findings are not compared here ([`super::compare_findings`]).
pub fn changes_between(review: &Review, old: &Document, new: &Document, rules: &Rules) -> Changes {
    let marks = review.marks.iter().map(|mark| {
        let outcome = match &mark.place.standing {
            Standing::CheckAgain(Why::Edited(_)) => Carried::Edited,
            Standing::CheckAgain(Why::FactChanged(kinds, _)) => Carried::FactChanged(kinds.clone()),
            Standing::CheckAgain(Why::Ask(_)) => Carried::Ask,
            Standing::Current | Standing::CheckAgain(Why::EvidenceChanged(_) | Why::EvidenceGone(_)) => {
                Carried::Unchanged
            }
            Standing::Gone => Carried::Gone,
        };
        let asks = matches!(mark.verdict, Verdict::ChangeNeeded | Verdict::Wrong) && mark.accepted.is_none();
        let request = asks.then_some(match (mark.done, &outcome) {
            (true, _) => Request::DoneAsAsked,
            (false, Carried::Unchanged) => Request::NotDone,
            _ => Request::DoneDifferently,
        });
        MarkChange { mark: mark.id, outcome, regrouped: false, request }
    });
    Changes { marks: marks.collect(), ..super::over::statements(old, new, rules) }
}
