//! Findings set aside and brought back; what is set by hand; who is to look at what.

use std::sync::Arc;

use uuid::Uuid;

use super::Edit;
use crate::check::Finding;
use crate::document::Override;
use crate::review::{Assignment, Change, DismissReason, Dismissal, HandSet, Person, Standing};
use crate::text::Span;

impl Edit<'_> {
    /// Sets one finding aside. One that is set aside already changes nothing.
    pub fn set_aside(&mut self, finding: &Finding, reason: DismissReason, remark: &str) -> bool {
        let key = finding.key(self.document);
        let known = |dismissal: &Arc<Dismissal>| dismissal.key == key && dismissal.place.standing == Standing::Current;
        if self.review.dismissals.iter().any(known) {
            return false;
        }
        let wording = self.words(finding.span);
        let other = finding.related.iter().map(|side| self.words(side.span)).collect::<Vec<_>>().join("\n");
        let id = (self.fresh)();
        // What had to be looked at again gives way to the new decision.
        self.review.dismissals.retain(|dismissal| dismissal.key != key);
        self.review.dismissals.push(Arc::new(Dismissal {
            id,
            key,
            wording: wording.clone(),
            other,
            place: self.place(finding.span),
            reason,
            remark: remark.to_owned(),
            stamp: self.stamp.clone(),
            unknown: serde_json::Map::new(),
        }));
        let told = format!("{} set aside", finding.rule);
        self.tell(Change::Dismissed, Some(id), &wording, ("", &told));
        true
    }

    /// Brings a finding back.
    pub fn bring_back(&mut self, id: Uuid) -> bool {
        let Some(dismissal) = self.review.dismissals.iter().find(|dismissal| dismissal.id == id).cloned() else {
            return false;
        };
        self.review.dismissals.retain(|dismissal| dismissal.id != id);
        let told = format!("{} set aside", dismissal.key.rule);
        self.tell(Change::Dismissed, Some(id), &dismissal.wording, (&told, ""));
        true
    }

    /// Notes what was set by hand; a decision on the same words that it overrules goes.
    pub fn hand_set(&mut self, decision: &Override) -> bool {
        let same = |set: &Arc<HandSet>| {
            set.quote == decision.quote && set.nth == decision.nth && set.kind.overruled_by(&decision.kind)
        };
        let again =
            |set: &Arc<HandSet>| set.quote == decision.quote && set.nth == decision.nth && set.kind == decision.kind;
        if self.review.hand_set.iter().any(again) {
            return false;
        }
        self.review.hand_set.retain(|set| !same(set));
        let id = (self.fresh)();
        self.review.hand_set.push(Arc::new(HandSet {
            id,
            quote: decision.quote.clone(),
            nth: decision.nth,
            kind: decision.kind.clone(),
            stamp: self.stamp.clone(),
            unknown: serde_json::Map::new(),
        }));
        self.tell(Change::HandSet, Some(id), &decision.quote, ("", &decision.kind.in_words()));
        true
    }

    /// Assigns these words to somebody; somebody without a name takes the assignment back.
    pub fn assign(&mut self, span: Span, to: &Person) -> bool {
        let here = |own: &Arc<Assignment>| own.place.as_ref().is_some_and(|place| place.span == Some(span));
        let before = self.review.assignments.iter().find(|own| here(own)).map(|own| own.to.name.clone());
        if before.as_deref().unwrap_or_default() == to.name {
            return false;
        }
        self.review.assignments.retain(|own| !here(own));
        let id = (self.fresh)();
        if !to.name.is_empty() {
            self.review.assignments.push(Arc::new(Assignment {
                id,
                place: Some(self.place(span)),
                part: None,
                to: to.clone(),
                stamp: self.stamp.clone(),
                unknown: serde_json::Map::new(),
            }));
        }
        let quote = self.words(span);
        self.tell(Change::Assigned, Some(id), &quote, (&before.unwrap_or_default(), &to.name));
        true
    }
}
