//! Undo and redo: labelled snapshots of the review with the document it lies on.
//!
//! A snapshot is cheap: records are shared. The history of a review is append-only from the last save on: going
//! back over something that was saved keeps its entry and appends another. Whether there is something to save is
//! whether the current snapshot is the saved one, so undoing back to it clears the mark.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use uuid::Uuid;

use super::reading::Reading;
use crate::review::Review;

/// Steps that can be undone.
const MOST: usize = 200;

/// What a step of typing goes into: a record and one of its fields. Typing on in one is one step.
pub(super) type Field = (Uuid, &'static str);

/// A state to go back to.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    pub(super) review: Review,
    pub(super) reading: Arc<Reading>,
    revision: u64,
    /// The step between this state and the next later one, in words.
    label: String,
}

/// The states before and after the current one.
#[derive(Debug, Default)]
pub(super) struct Undo {
    past: VecDeque<Snapshot>,
    future: Vec<Snapshot>,
    revision: u64,
    next: u64,
    saved: Option<u64>,
    /// Entries of the history that are on disk.
    kept: BTreeSet<Uuid>,
    typing: Option<Field>,
}

/// Undo or redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Back,
    Forth,
}

impl Undo {
    /// Begins with a review just opened, whose history so far is on disk; `saved` where all of it is (or it holds
    /// nothing yet).
    pub(super) fn begin(review: &Review, saved: bool) -> Self {
        let kept = review.history.iter().map(|entry| entry.id).collect();
        Self { saved: saved.then_some(0), kept, ..Self::default() }
    }

    /// The number of the current state.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// There is something to save.
    pub(super) fn is_dirty(&self) -> bool {
        self.saved != Some(self.revision)
    }

    /// The state `revision`, which `review` is or was, is on disk now.
    pub(super) fn saved(&mut self, revision: u64, history: impl IntoIterator<Item = Uuid>) {
        self.saved = Some(revision);
        self.kept.extend(history);
    }

    /// Nothing is on disk: what was is somebody else's.
    pub(super) fn unsaved(&mut self) {
        self.saved = None;
    }

    /// These entries of the history are on disk too.
    pub(super) fn keep(&mut self, history: impl IntoIterator<Item = Uuid>) {
        self.kept.extend(history);
    }

    /// Typing that goes on is a new step from here on.
    pub(super) fn end_typing(&mut self) {
        self.typing = None;
    }

    /// Where `field` is being typed in: the review as it was before that, to type into anew.
    pub(super) fn before_typing(&self, field: Field) -> Option<&Review> {
        (self.typing == Some(field)).then(|| self.past.back().map(|snapshot| &snapshot.review)).flatten()
    }

    /// Takes a step. `before` is the state it leaves; with a field that is being typed in already, the step goes on.
    pub(super) fn step(&mut self, before: (Review, Arc<Reading>), label: &str, field: Option<Field>) {
        let goes_on = field.is_some() && field == self.typing;
        self.next += 1;
        if !goes_on {
            let (review, reading) = before;
            self.past.push_back(Snapshot { review, reading, revision: self.revision, label: label.to_owned() });
            if self.past.len() > MOST {
                self.past.pop_front();
            }
        }
        self.revision = self.next;
        self.typing = field;
        self.future.clear();
    }

    /// Goes a step back or forth. Gives the state to show, the step's label, and whether the history lost an entry
    /// that is on disk, so that the caller must put it back and tell.
    pub(super) fn go(&mut self, way: Way, now: (Review, Arc<Reading>)) -> Option<(Snapshot, String, bool)> {
        self.typing = None;
        let mut snapshot = match way {
            Way::Back => self.past.pop_back()?,
            Way::Forth => self.future.pop()?,
        };
        let label = snapshot.label.clone();
        let (review, reading) = now;
        let left = Snapshot { review, reading, revision: self.revision, label: label.clone() };
        match way {
            Way::Back => self.future.push(left),
            Way::Forth => self.past.push_back(left),
        }
        let there: BTreeSet<Uuid> = snapshot.review.history.iter().map(|entry| entry.id).collect();
        let loses = !self.kept.is_subset(&there);
        if loses {
            self.next += 1;
            snapshot.revision = self.next;
        }
        self.revision = snapshot.revision;
        Some((snapshot, label, loses))
    }

    /// The step that would be taken back.
    pub(super) fn undo_label(&self) -> Option<&str> {
        self.past.back().map(|snapshot| snapshot.label.as_str())
    }

    /// The step that would be done again.
    pub(super) fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|snapshot| snapshot.label.as_str())
    }
}
