//! Findings set aside and brought back; what is set by hand; who is to look at what.

use std::sync::Arc;

use uuid::Uuid;

use super::Edit;
use crate::check::Finding;
use crate::document::{Override, Part};
use crate::review::{Assignment, Change, DismissReason, Dismissal, HandSet, Person, Place, Standing};
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

    /// Set-aside findings on these words that must be looked at again are from here on known by the words as they are
    /// now, of both sides: by the finding of `findings` that the same rule has there. Before [`Edit::reaffirm`].
    pub fn renew_set_aside(&mut self, span: Span, findings: &[Finding]) {
        let document = self.document;
        let words = |span| document.words(span).to_owned();
        for dismissal in &mut self.review.dismissals {
            let doubtful = matches!(dismissal.place.standing, Standing::CheckAgain(_));
            if !doubtful || dismissal.place.span != Some(span) {
                continue;
            }
            let there = |finding: &&Finding| finding.rule == dismissal.key.rule && finding.span.overlaps(span);
            let Some(finding) = findings.iter().filter(there).max_by_key(|finding| finding.span == span) else {
                continue;
            };
            let dismissal = Arc::make_mut(dismissal);
            dismissal.key = finding.key(document);
            dismissal.wording = words(finding.span);
            dismissal.other = finding.related.iter().map(|side| words(side.span)).collect::<Vec<_>>().join("\n");
        }
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
        let here = |own: &Assignment| own.place.as_ref().is_some_and(|place| place.span == Some(span));
        let (place, quote) = (self.place(span), self.words(span));
        self.assign_where(here, (Some(place), None), (to, &quote))
    }

    /// Assigns a whole part of the page to somebody; a statement of it that is assigned by itself stays with its own
    /// person. Somebody without a name takes the assignment back.
    pub fn assign_part(&mut self, part: Part, to: &Person) -> bool {
        let here = |own: &Assignment| own.place.is_none() && own.part == Some(part);
        self.assign_where(here, (None, Some(part)), (to, &part.as_str().replace('_', " ")))
    }

    fn assign_where(
        &mut self,
        here: impl Fn(&Assignment) -> bool,
        (place, part): (Option<Place>, Option<Part>),
        (to, quote): (&Person, &str),
    ) -> bool {
        let name = to.name.trim();
        let before = self.review.assignments.iter().find(|own| here(own)).cloned();
        let was = before.as_ref().map(|own| own.to.name.as_str()).unwrap_or_default();
        if was == name {
            return false;
        }
        // One assignment keeps its id as it goes from hand to hand, so that copies of the review know it again.
        let id = before.as_ref().map_or_else(|| (self.fresh)(), |own| own.id);
        self.review.assignments.retain(|own| !here(own));
        if !name.is_empty() {
            let to = Person { name: name.to_owned(), ..to.clone() };
            let (stamp, unknown) = (self.stamp.clone(), serde_json::Map::new());
            self.review.assignments.push(Arc::new(Assignment { id, place, part, to, stamp, unknown }));
        }
        self.tell(Change::Assigned, Some(id), quote, (was, name));
        true
    }
}
