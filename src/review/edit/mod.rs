//! What people do to a review: each deed changes the records and tells the history.
//!
//! [`Edit`] holds the review, the document it lies on, and who acts when. Its methods say whether anything was
//! changed; one that changed nothing tells the history nothing. Nothing here reads a clock: stamp and ids are given.

mod annotated;
mod close;
mod findings;
mod marks;
mod queries;
mod sources;

pub use annotated::Annotated;
pub use close::{OpenItem, OpenKind};
pub use marks::Given;
pub use sources::SourceFields;

use std::sync::Arc;

use uuid::Uuid;

use super::{Anchor, Change, Entry, Mark, Place, Review, Stamp, Standing};
use crate::document::Document;
use crate::text::{CodePoints, Span};

/// Code points of words kept in a history entry.
const QUOTE: usize = 80;

/// One person changing one review.
pub struct Edit<'a> {
    /// The review as it is being changed.
    pub review: &'a mut Review,
    document: &'a Document,
    index: CodePoints,
    stamp: Stamp,
    fresh: &'a mut dyn FnMut() -> Uuid,
}

impl<'a> Edit<'a> {
    /// Begins. `document` must be the review's current version.
    pub fn new(
        review: &'a mut Review,
        document: &'a Document,
        stamp: Stamp,
        fresh: &'a mut dyn FnMut() -> Uuid,
    ) -> Self {
        Self { review, document, index: CodePoints::new(&document.text), stamp, fresh }
    }

    /// The place of a span of the current version.
    pub fn place(&self, span: Span) -> Place {
        Place {
            anchor: Anchor::describe(&self.document.text, &self.index, span),
            version: self.review.versions.len().saturating_sub(1),
            span: Some(span),
            standing: Standing::Current,
        }
    }

    fn words(&self, span: Span) -> String {
        self.document.words(span).to_owned()
    }

    /// Appends an entry to the history.
    pub fn tell(&mut self, change: Change, record: Option<Uuid>, quote: &str, (from, to): (&str, &str)) {
        let entry = Entry {
            id: (self.fresh)(),
            change,
            record,
            quote: shorten(quote),
            from: from.to_owned(),
            to: to.to_owned(),
            stamp: self.stamp.clone(),
            unknown: serde_json::Map::new(),
        };
        self.review.history.push(Arc::new(entry));
    }

    /// The mark on these words to change, whatever its standing.
    fn mark_mut(&mut self, span: Span) -> Option<&mut Mark> {
        self.review.marks.iter_mut().rev().find(|mark| mark.place.span == Some(span)).map(Arc::make_mut)
    }
}

/// At most 80 code points of some words, for a list.
pub fn shorten(words: &str) -> String {
    if words.chars().count() <= QUOTE {
        return words.to_owned();
    }
    let cut: String = words.chars().take(QUOTE - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn long_words_are_cut_with_a_sign() {
        assert_eq!(shorten("short"), "short");
        assert_eq!(shorten(&"é ".repeat(80)).chars().count(), 80);
    }
}
