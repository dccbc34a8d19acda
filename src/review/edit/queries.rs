//! Queries to the author, and notes.

use std::sync::Arc;

use uuid::Uuid;

use super::marks::Given;
use super::{Edit, Mark};
use crate::review::{Change, Note, Query, Verdict};
use crate::text::Span;

impl Edit<'_> {
    /// Asks about these words and marks them "on author". An empty question asks nothing.
    pub fn ask(&mut self, span: Span, question: &str, to: &str, given: Given) -> bool {
        if question.trim().is_empty() {
            return false;
        }
        let (id, wording) = ((self.fresh)(), self.words(span));
        self.review.queries.push(Arc::new(Query {
            id,
            place: self.place(span),
            question: question.to_owned(),
            to: to.to_owned(),
            stamp: self.stamp.clone(),
            answer: None,
            unknown: serde_json::Map::new(),
        }));
        self.tell(Change::Query, Some(id), &wording, ("", question));
        self.mark(span, Verdict::OnAuthor, given);
        if let Some(mark) = self.mark_mut(span) {
            *mark = Mark { query: Some(id), ..mark.clone() };
        }
        true
    }

    /// Changes a question.
    pub fn edit_query(&mut self, id: Uuid, question: &str) -> bool {
        let Some(query) = self.review.queries.iter_mut().find(|query| query.id == id) else { return false };
        if query.question == question || question.trim().is_empty() {
            return false;
        }
        let query = Arc::make_mut(query);
        let before = std::mem::replace(&mut query.question, question.to_owned());
        let quote = query.place.anchor.exact.clone();
        self.tell(Change::Query, Some(id), &quote, (&before, question));
        true
    }

    /// Enters the answer; an empty one takes it back.
    pub fn answer(&mut self, id: Uuid, answer: &str) -> bool {
        let stamp = self.stamp.clone();
        let Some(query) = self.review.queries.iter_mut().find(|query| query.id == id) else { return false };
        let before = query.answer.as_ref().map(|(text, _)| text.clone()).unwrap_or_default();
        let answer = if answer.trim().is_empty() { "" } else { answer };
        if before == answer {
            return false;
        }
        let query = Arc::make_mut(query);
        query.answer = (!answer.is_empty()).then(|| (answer.to_owned(), stamp));
        let quote = query.place.anchor.exact.clone();
        self.tell(Change::Query, Some(id), &quote, (&before, answer));
        true
    }

    /// Withdraws a query; the history keeps it. A mark that waited for it alone is taken back.
    pub fn withdraw(&mut self, id: Uuid) -> bool {
        let Some(query) = self.review.query(id).cloned() else { return false };
        self.review.queries.retain(|query| query.id != id);
        self.tell(Change::Query, Some(id), &query.place.anchor.exact, (&query.question, ""));
        let waits = self.review.marks.iter().find(|mark| mark.query == Some(id)).cloned();
        if let Some(mark) = waits {
            if mark.verdict == Verdict::OnAuthor {
                self.review.marks.retain(|other| other.id != mark.id);
                self.tell(Change::Marked, Some(mark.id), &mark.wording, (mark.verdict.as_str(), ""));
            } else if let Some(mark) = self.review.marks.iter_mut().find(|other| other.id == mark.id) {
                Arc::make_mut(mark).query = None;
            }
        }
        true
    }

    /// Writes a note; an empty one is none.
    pub fn add_note(&mut self, span: Span, text: &str) -> bool {
        if text.trim().is_empty() {
            return false;
        }
        let (id, quote) = ((self.fresh)(), self.words(span));
        self.review.notes.push(Arc::new(Note {
            id,
            place: self.place(span),
            text: text.to_owned(),
            stamp: self.stamp.clone(),
            unknown: serde_json::Map::new(),
        }));
        self.tell(Change::Note, Some(id), &quote, ("", text));
        true
    }

    /// Changes a note; an empty one is deleted.
    pub fn edit_note(&mut self, id: Uuid, text: &str) -> bool {
        let stamp = self.stamp.clone();
        let Some(note) = self.review.notes.iter_mut().find(|note| note.id == id) else { return false };
        if note.text == text {
            return false;
        }
        let (before, quote) = (note.text.clone(), note.place.anchor.exact.clone());
        if text.trim().is_empty() {
            self.review.notes.retain(|note| note.id != id);
            self.tell(Change::Note, Some(id), &quote, (&before, ""));
        } else {
            let note = Arc::make_mut(note);
            text.clone_into(&mut note.text);
            note.stamp = stamp;
            self.tell(Change::Note, Some(id), &quote, (&before, text));
        }
        true
    }
}
