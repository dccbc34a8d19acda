//! The list of sources, and what rests on them.

use std::sync::Arc;

use uuid::Uuid;

use super::Edit;
use crate::review::{Change, Source, SourceKind, SourceLink};
use crate::text::Span;

/// What a person says of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFields {
    /// What kind.
    pub kind: SourceKind,
    /// Name, title or address.
    pub title: String,
    /// Where in it.
    pub locator: String,
    /// The words it says.
    pub quote: String,
    /// The day it was seen, as typed.
    pub date_seen: String,
    /// Path of the file, where it is one.
    pub path: String,
    /// SHA-256 of that file, hex; empty where it is none or cannot be read.
    pub sha256: String,
}

impl SourceFields {
    pub(super) fn lay_over(self, source: &Source) -> Source {
        let Self { kind, title, locator, quote, date_seen, path, sha256 } = self;
        Source { kind, title, locator, quote, date_seen, path, sha256, ..source.clone() }
    }
}

impl Edit<'_> {
    /// Adds a source to the list and links it to these words, if any. One that says the same is not listed twice.
    pub fn add_source(&mut self, span: Option<Span>, fields: SourceFields) -> Option<Uuid> {
        if fields.title.trim().is_empty() && fields.quote.trim().is_empty() && fields.path.is_empty() {
            return None;
        }
        let same = |source: &&Arc<Source>| fields.clone().lay_over(source) == ***source;
        let id = if let Some(known) = self.review.sources.iter().find(same) {
            known.id
        } else {
            let id = (self.fresh)();
            let source = fields.lay_over(&Source { id, stamp: self.stamp.clone(), ..Source::default() });
            let title = source.title.clone();
            self.review.sources.push(Arc::new(source));
            self.tell(Change::Source, Some(id), "", ("", &title));
            id
        };
        if let Some(span) = span {
            self.link(span, id);
        }
        Some(id)
    }

    /// Changes a source.
    pub fn edit_source(&mut self, id: Uuid, fields: SourceFields) -> bool {
        let Some(source) = self.review.sources.iter_mut().find(|source| source.id == id) else { return false };
        let after = fields.lay_over(source);
        if after == **source {
            return false;
        }
        let (from, to) = (describe(source), describe(&after));
        *source = Arc::new(after);
        self.tell(Change::Source, Some(id), "", (&from, &to));
        true
    }

    /// Links a listed source to these words.
    pub fn link(&mut self, span: Span, id: Uuid) -> bool {
        let Some(source) = self.review.source(id).cloned() else { return false };
        if self.review.source_links.iter().any(|link| link.source == id && link.place.span == Some(span)) {
            return false;
        }
        let link = SourceLink {
            source: id,
            place: self.place(span),
            stamp: self.stamp.clone(),
            unknown: serde_json::Map::new(),
        };
        self.review.source_links.push(Arc::new(link));
        let quote = self.words(span);
        self.tell(Change::Source, Some(id), &quote, ("", &format!("rests on {}", source.title)));
        true
    }

    /// Undoes a link.
    pub fn unlink(&mut self, span: Span, id: Uuid) -> bool {
        let before = self.review.source_links.len();
        self.review.source_links.retain(|link| link.source != id || link.place.span != Some(span));
        if self.review.source_links.len() == before {
            return false;
        }
        let title = self.review.source(id).map(|source| source.title.clone()).unwrap_or_default();
        let quote = self.words(span);
        self.tell(Change::Source, Some(id), &quote, (&format!("rests on {title}"), ""));
        true
    }
}

fn describe(source: &Source) -> String {
    let parts = [&source.title, &source.locator, &source.quote, &source.date_seen, &source.path];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("; ")
}
