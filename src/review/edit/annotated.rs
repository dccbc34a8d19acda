//! Records that come from elsewhere, an annotation tool: with their own author and time, and perhaps without a place
//! in the text. The history tells who brought them in.

use std::sync::Arc;

use uuid::Uuid;

use super::{Edit, SourceFields};
use crate::check::FindingKey;
use crate::review::{
    Anchor, Change, DismissReason, Dismissal, Mark, Note, Person, Place, Query, Source, SourceLink, Stamp, Standing,
    Verdict, Why,
};
use crate::text::Span;

/// What a record from elsewhere brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotated {
    /// Its id, where it has one that a record can bear.
    pub id: Option<Uuid>,
    /// Where it says it is.
    pub anchor: Anchor,
    /// Where that is in the current version; none = its words are not in the text.
    pub span: Option<Span>,
    /// Who and when, there.
    pub stamp: Stamp,
    /// What is to be kept with it.
    pub unknown: serde_json::Map<String, serde_json::Value>,
    /// It must be looked at again.
    pub doubtful: bool,
}

impl Edit<'_> {
    /// Who acts, when.
    pub const fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn annotated_place(&self, own: &Annotated) -> Place {
        let version = self.review.versions.len().saturating_sub(1);
        match own.span {
            Some(span) => {
                let why = || Standing::CheckAgain(Why::Ask(own.anchor.exact.clone()));
                let standing = if own.doubtful { why() } else { Standing::Current };
                Place { standing, ..self.place(span) }
            }
            None => Place { anchor: own.anchor.clone(), version, span: None, standing: Standing::Gone },
        }
    }

    /// Adds a mark; the words must not have one.
    pub fn annotated_mark(&mut self, own: Annotated, verdict: Verdict) -> &mut Mark {
        let (id, place) = (own.id.unwrap_or_else(|| (self.fresh)()), self.annotated_place(&own));
        let wording = place.anchor.exact.clone();
        self.tell(Change::Marked, Some(id), &wording, ("", &brought(&own.stamp.by, verdict.as_str())));
        self.review.marks.push(Arc::new(Mark {
            id,
            place,
            verdict,
            wording,
            evidence: Vec::new(),
            suggested_text: String::new(),
            reason: String::new(),
            accepted: None,
            done: false,
            query: None,
            over_findings: 0,
            stamp: own.stamp,
            unknown: own.unknown,
        }));
        let at = self.review.marks.len() - 1;
        Arc::make_mut(&mut self.review.marks[at])
    }

    /// Adds a query, with its answer where it has one.
    pub fn annotated_query(
        &mut self,
        own: Annotated,
        question: &str,
        to: &str,
        answer: Option<(String, Stamp)>,
    ) -> Uuid {
        let (id, place) = (own.id.unwrap_or_else(|| (self.fresh)()), self.annotated_place(&own));
        self.tell(Change::Query, Some(id), &place.anchor.exact, ("", &brought(&own.stamp.by, question)));
        let (question, to, stamp, unknown) = (question.to_owned(), to.to_owned(), own.stamp, own.unknown);
        self.review.queries.push(Arc::new(Query { id, place, question, to, stamp, answer, unknown }));
        id
    }

    /// Adds a note.
    pub fn annotated_note(&mut self, own: Annotated, text: &str) -> Uuid {
        let (id, place) = (own.id.unwrap_or_else(|| (self.fresh)()), self.annotated_place(&own));
        self.tell(Change::Note, Some(id), &place.anchor.exact, ("", &brought(&own.stamp.by, text)));
        let (stamp, unknown) = (own.stamp, own.unknown);
        self.review.notes.push(Arc::new(Note { id, place, text: text.to_owned(), stamp, unknown }));
        id
    }

    /// Links a source to the words, and lists it where it is not on the list; `id` is the one it had elsewhere. None
    /// where that is so already, or nothing is told of the source.
    pub fn annotated_source(
        &mut self,
        own: Annotated,
        id: Option<Uuid>,
        fields: SourceFields,
        by: &Person,
    ) -> Option<Uuid> {
        let known = id.filter(|id| self.review.source(*id).is_some());
        let source = known.or_else(|| {
            let id = id.unwrap_or_else(|| (self.fresh)());
            let source = Source { id, stamp: own.stamp.clone(), ..Source::default() };
            let source = fields.lay_over(&source);
            if source.title.is_empty() && source.quote.is_empty() {
                return None;
            }
            self.tell(Change::Source, Some(id), "", ("", &brought(by, &source.title)));
            self.review.sources.push(Arc::new(source));
            Some(id)
        })?;
        let place = self.annotated_place(&own);
        let here = |link: &Arc<SourceLink>| link.source == source && link.place.anchor == place.anchor;
        if self.review.source_links.iter().any(here) {
            return None;
        }
        let title = self.review.source(source).map(|source| source.title.clone()).unwrap_or_default();
        self.tell(Change::Source, Some(source), &place.anchor.exact, ("", &format!("rests on {title}")));
        let (stamp, unknown) = (own.stamp, own.unknown);
        self.review.source_links.push(Arc::new(SourceLink { source, place, stamp, unknown }));
        Some(source)
    }

    /// Adds a set-aside finding.
    pub fn annotated_dismissal(
        &mut self,
        own: Annotated,
        key: FindingKey,
        (wording, other): (String, String),
        (reason, remark): (DismissReason, &str),
    ) -> Uuid {
        let (id, place) = (own.id.unwrap_or_else(|| (self.fresh)()), self.annotated_place(&own));
        let told = format!("{} set aside", key.rule);
        self.tell(Change::Dismissed, Some(id), &wording, ("", &brought(&own.stamp.by, &told)));
        let (remark, stamp, unknown) = (remark.to_owned(), own.stamp, own.unknown);
        let dismissal = Dismissal { id, key, wording, other, place, reason, remark, stamp, unknown };
        self.review.dismissals.push(Arc::new(dismissal));
        id
    }
}

fn brought(by: &Person, words: &str) -> String {
    if by.name.is_empty() { format!("{words} (brought in)") } else { format!("{words} (by {}, brought in)", by.name) }
}
