//! Undo and redo: labelled snapshots of the review with the document it lies on.
//!
//! A snapshot is cheap: records are shared. The history of a review is append-only from the last save on: going
//! back over something that was saved keeps its entry and appends another. Whether there is something to save is
//! whether the current snapshot is the saved one, so undoing back to it clears the mark.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use uuid::Uuid;

use super::reading::Reading;
use super::workbench::OpenArticle;
use super::{Effect, Toast, ToastLevel, Workbench};
use crate::document::{StatementId, place};
use crate::review::edit::Edit;
use crate::review::merge::{differing, differing_places};
use crate::review::{Change, Review};

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

impl Workbench {
    /// Undoes or does again, and shows what that was: it may stand far from what is seen.
    pub(super) fn go(&mut self, way: Way) -> Vec<Effect> {
        let stamp = self.stamp();
        let Self { article: Some(article), pen, .. } = self else { return Vec::new() };
        let now = (article.review.clone(), article.reading.clone());
        let Some((snapshot, label, loses)) = article.undo.go(way, now) else { return Vec::new() };
        let left = std::mem::replace(&mut article.review, snapshot.review);
        let other_text = !Arc::ptr_eq(&article.reading, &snapshot.reading);
        let places = if other_text { Vec::new() } else { article.changed_since(&left) };
        if loses {
            let differing = differing(&left, &article.review);
            // What is on disk stays told.
            article.review.history = left.history;
            let what = if way == Way::Back { "undone" } else { "done again" };
            let mut fresh = || pen.id();
            let mut edit = Edit::new(&mut article.review, &article.document, stamp, &mut fresh);
            // Each record by its id: a copy that is merged later must know that it was touched.
            for (record, words) in &differing {
                edit.tell(Change::Undone, Some(*record), words, (&label, what));
            }
            if differing.is_empty() {
                edit.tell(Change::Undone, None, "", (&label, what));
            }
        }
        if other_text {
            article.show(snapshot.reading, &self.rules);
            self.check();
        }
        let Some(article) = &mut self.article else { return Vec::new() };
        article.refresh();
        let text = format!("{}: {label}{}.", way.in_words(), article.in_places(&places));
        let mut effects = vec![Effect::Toast(Toast { level: ToastLevel::Done, text })];
        let stays = article.selected.filter(|id| other_text || places.contains(id));
        if let Some(id) = stays.or(places.first().copied()) {
            effects.extend(article.select(id));
        }
        effects
    }
}

impl Way {
    const fn in_words(self) -> &'static str {
        match self {
            Self::Back => "Undone",
            Self::Forth => "Done again",
        }
    }
}

impl OpenArticle {
    /// The statements on which the review has something else than `before`, in reading order.
    fn changed_since(&self, before: &Review) -> Vec<StatementId> {
        let spans = differing_places(before, &self.review).into_iter();
        let mut ids: Vec<_> = spans.filter_map(|span| self.document.statement_at(span.start)).collect();
        ids.dedup();
        ids
    }

    /// ", Paragraph 6, sentence 2", ", Paragraph 6, sentence 2, and 3 more".
    fn in_places(&self, ids: &[StatementId]) -> String {
        let Some(first) = ids.first() else { return String::new() };
        let more = if ids.len() > 1 { format!(", and {} more", ids.len() - 1) } else { String::new() };
        format!(", {}{more}", place(&self.document, self.document.statement(*first)))
    }
}
