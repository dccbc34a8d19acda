//! "18 of 48 marked, 11 settled".

use super::{Mark, Review, Standing, Verdict};
use crate::document::Document;

/// How far a review has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Statements that are counted.
    pub of: usize,
    /// Statements with a current verdict.
    pub marked: usize,
    /// Marked ones that need nothing more.
    pub settled: usize,
    /// Marks that must be looked at again.
    pub check_again: usize,
    /// Marks and notes whose words are no longer in the text.
    pub gone: usize,
    /// Queries without an answer.
    pub with_author: usize,
}

impl Review {
    /// Whether a mark needs nothing more.
    pub fn is_settled(&self, mark: &Mark) -> bool {
        if mark.place.standing != Standing::Current {
            return false;
        }
        match mark.verdict {
            Verdict::Confirmed | Verdict::Opinion => true,
            Verdict::ChangeNeeded | Verdict::Wrong => mark.done || mark.accepted.is_some(),
            Verdict::CannotConfirm => mark.accepted.is_some(),
            Verdict::OnAuthor => mark.query.and_then(|id| self.query(id)).is_some_and(|query| query.answer.is_some()),
        }
    }

    /// Counts over `document`, the current version.
    pub fn tally(&self, document: &Document) -> Tally {
        let mut tally = Tally::default();
        for statement in document.counted() {
            tally.of += 1;
            let Some(mark) = self.mark_at(statement.span) else { continue };
            if mark.place.standing == Standing::Current {
                tally.marked += 1;
                tally.settled += usize::from(self.is_settled(mark));
            }
        }
        tally.check_again =
            self.marks.iter().filter(|mark| matches!(mark.place.standing, Standing::CheckAgain(_))).count();
        let gone_marks = self.marks.iter().filter(|mark| mark.place.standing == Standing::Gone).count();
        tally.gone = gone_marks + self.notes.iter().filter(|note| note.place.standing == Standing::Gone).count();
        tally.with_author = self.queries.iter().filter(|query| query.answer.is_none()).count();
        tally
    }
}
