//! Giving marks, taking them back, and what goes with them.

use std::sync::Arc;

use uuid::Uuid;

use super::Edit;
use crate::review::{Change, Mark, Standing, Verdict, Why};
use crate::text::Span;

/// What stood beside a mark when it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// For a derived statement: the wording of its evidence.
    pub evidence: Vec<String>,
    /// Open findings on the words.
    pub over_findings: u32,
}

impl Edit<'_> {
    /// Gives the words of `span` a verdict, or changes it. The same verdict again changes nothing, unless the mark
    /// had to be looked at again.
    pub fn mark(&mut self, span: Span, verdict: Verdict, given: Given) -> bool {
        let wording = self.words(span);
        let over_findings = if verdict == Verdict::Confirmed { given.over_findings } else { 0 };
        let (place, stamp) = (self.place(span), self.stamp.clone());
        let before = self.review.mark_at(span).cloned();
        if before.as_ref().is_some_and(|mark| mark.verdict == verdict && mark.place.standing == Standing::Current) {
            return false;
        }
        let id = before.as_ref().map_or_else(|| (self.fresh)(), |mark| mark.id);
        let from = before.as_ref().map_or("", |mark| mark.verdict.as_str());
        if let Some(mark) = self.mark_mut(span) {
            if mark.verdict != verdict {
                mark.accepted = None;
                mark.done = false;
            }
            *mark = Mark {
                place,
                verdict,
                wording: wording.clone(),
                evidence: given.evidence,
                over_findings,
                stamp,
                ..mark.clone()
            };
        } else {
            self.review.marks.push(Arc::new(Mark {
                id,
                place,
                verdict,
                wording: wording.clone(),
                evidence: given.evidence,
                suggested_text: String::new(),
                reason: String::new(),
                accepted: None,
                done: false,
                query: None,
                over_findings,
                stamp,
                unknown: serde_json::Map::new(),
            }));
        }
        self.tell(Change::Marked, Some(id), &wording, (from, verdict.as_str()));
        true
    }

    /// Takes the mark on these words back.
    pub fn unmark(&mut self, span: Span) -> bool {
        let Some(mark) = self.review.mark_at(span).cloned() else { return false };
        self.review.marks.retain(|other| other.id != mark.id);
        self.tell(Change::Marked, Some(mark.id), &mark.wording, (mark.verdict.as_str(), ""));
        true
    }

    /// Sets "should read" of the mark on these words.
    pub fn suggest(&mut self, span: Span, text: &str) -> bool {
        self.field(span, "should read", text, |mark| &mut mark.suggested_text)
    }

    /// Sets the reason of the mark on these words.
    pub fn reason(&mut self, span: Span, text: &str) -> bool {
        self.field(span, "reason", text, |mark| &mut mark.reason)
    }

    fn field(&mut self, span: Span, name: &str, text: &str, pick: fn(&mut Mark) -> &mut String) -> bool {
        let stamp = self.stamp.clone();
        let Some(mark) = self.mark_mut(span) else { return false };
        let field = pick(mark);
        if field == text {
            return false;
        }
        let before = std::mem::replace(field, text.to_owned());
        mark.stamp = stamp;
        let (id, wording) = (mark.id, mark.wording.clone());
        let told = |text: &str| if text.is_empty() { String::new() } else { format!("{name}: {text}") };
        self.tell(Change::Marked, Some(id), &wording, (&told(&before), &told(text)));
        true
    }

    /// The editor accepts the words as they are.
    pub fn accept(&mut self, span: Span) -> bool {
        let stamp = self.stamp.clone();
        let Some(mark) = self.mark_mut(span).filter(|mark| mark.accepted.is_none()) else { return false };
        if matches!(mark.verdict, Verdict::Confirmed | Verdict::Opinion) {
            return false;
        }
        mark.accepted = Some(stamp);
        let (id, wording, verdict) = (mark.id, mark.wording.clone(), mark.verdict);
        self.tell(Change::Marked, Some(id), &wording, (verdict.as_str(), "accepted as it is"));
        true
    }

    /// The change the mark asked for is done.
    pub fn done(&mut self, span: Span) -> bool {
        let (place, stamp) = (self.place(span), self.stamp.clone());
        let Some(mark) = self.mark_mut(span).filter(|mark| !mark.done) else { return false };
        if !matches!(mark.verdict, Verdict::ChangeNeeded | Verdict::Wrong) {
            return false;
        }
        *mark = Mark { done: true, place, stamp, ..mark.clone() };
        let (id, wording, verdict) = (mark.id, mark.wording.clone(), mark.verdict);
        self.tell(Change::Marked, Some(id), &wording, (verdict.as_str(), "done"));
        true
    }

    /// Whatever must be looked at again on these words counts again: it was given to them as they are now.
    /// `evidence` is the wording of the evidence as it is now.
    pub fn reaffirm(&mut self, span: Span, evidence: Vec<String>) -> bool {
        let (place, wording, stamp) = (self.place(span), self.words(span), self.stamp.clone());
        let doubtful = |standing: &Standing| matches!(standing, Standing::CheckAgain(_));
        let mut told = Vec::new();
        if let Some(mark) = self.mark_mut(span).filter(|mark| doubtful(&mark.place.standing)) {
            told.push((mark.id, mark.wording.clone()));
            *mark = Mark { place: place.clone(), wording: wording.clone(), evidence, stamp, ..mark.clone() };
        }
        let here = |old: &crate::review::Place| old.span == Some(span) && doubtful(&old.standing);
        for note in self.review.notes.iter_mut().filter(|note| here(&note.place)) {
            told.push((note.id, note.place.anchor.exact.clone()));
            Arc::make_mut(note).place = place.clone();
        }
        for query in self.review.queries.iter_mut().filter(|query| here(&query.place)) {
            told.push((query.id, query.place.anchor.exact.clone()));
            Arc::make_mut(query).place = place.clone();
        }
        for link in self.review.source_links.iter_mut().filter(|link| here(&link.place)) {
            told.push((link.source, link.place.anchor.exact.clone()));
            Arc::make_mut(link).place = place.clone();
        }
        for dismissal in self.review.dismissals.iter_mut().filter(|dismissal| here(&dismissal.place)) {
            told.push((dismissal.id, dismissal.wording.clone()));
            Arc::make_mut(dismissal).place = place.clone();
        }
        let any = !told.is_empty();
        for (id, before) in told {
            self.tell(Change::Reaffirmed, Some(id), &wording, (&before, &wording));
        }
        any
    }

    /// Spans of marks and of set-aside findings that must be looked at again though no fact in them changed and what
    /// they rest on stands: each once, in reading order. Words on which anything else waits are not among them.
    pub fn unchanged_in_fact(&self) -> Vec<Span> {
        let marks = self.review.marks.iter().map(|own| &own.place);
        let places = || marks.clone().chain(self.review.dismissals.iter().map(|own| &own.place));
        let waiting = |quiet: bool| {
            let waits = move |place: &&crate::review::Place| match &place.standing {
                Standing::CheckAgain(why) => matches!(why, Why::Edited(_)) == quiet,
                _ => false,
            };
            places().filter(waits).filter_map(|place| place.span).collect::<std::collections::BTreeSet<Span>>()
        };
        let others = waiting(false);
        waiting(true).into_iter().filter(|span| !others.contains(span)).collect()
    }

    /// Attaches a record that is no longer in the text to these words.
    pub fn reattach(&mut self, record: Uuid, span: Span) -> bool {
        let (place, wording) = (self.place(span), self.words(span));
        let mut before = None;
        for mark in self.review.marks.iter_mut().filter(|mark| mark.id == record) {
            before = Some(mark.wording.clone());
            let mark = Arc::make_mut(mark);
            mark.place = place.clone();
            mark.wording.clone_from(&wording);
        }
        for note in self.review.notes.iter_mut().filter(|note| note.id == record) {
            before = Some(std::mem::replace(&mut Arc::make_mut(note).place, place.clone()).anchor.exact);
        }
        for query in self.review.queries.iter_mut().filter(|query| query.id == record) {
            before = Some(std::mem::replace(&mut Arc::make_mut(query).place, place.clone()).anchor.exact);
        }
        let gone = |link: &crate::review::SourceLink| link.source == record && link.place.standing != Standing::Current;
        for link in self.review.source_links.iter_mut().filter(|link| gone(link)).take(1) {
            before = Some(std::mem::replace(&mut Arc::make_mut(link).place, place.clone()).anchor.exact);
        }
        for dismissal in self.review.dismissals.iter_mut().filter(|dismissal| dismissal.id == record) {
            before = Some(dismissal.wording.clone());
            let dismissal = Arc::make_mut(dismissal);
            dismissal.place = place.clone();
            dismissal.wording.clone_from(&wording);
            dismissal.key.quote = crate::text::fold(&wording);
        }
        for own in self.review.assignments.iter_mut().filter(|own| own.id == record && own.place.is_some()) {
            let own = Arc::make_mut(own);
            before = own.place.replace(place.clone()).map(|place| place.anchor.exact);
        }
        let Some(before) = before else { return false };
        self.tell(Change::Reaffirmed, Some(record), &wording, (&before, &wording));
        true
    }
}
