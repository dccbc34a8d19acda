//! Where a record sits, by quote and by position.

use crate::check::MismatchKind;
use crate::text::{CodePoints, Span};

/// Code points of context kept on each side, as the annotation tools of the field do.
const CONTEXT: usize = 32;

/// W3C TextQuoteSelector and TextPositionSelector of one range of one version's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The words.
    pub exact: String,
    /// Up to 32 code points before them.
    pub prefix: String,
    /// Up to 32 code points after them.
    pub suffix: String,
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
}

impl Anchor {
    /// Describes `span` of `text`.
    pub fn describe(text: &str, index: &CodePoints, span: Span) -> Self {
        let [start, end] = index.range(text, span);
        let before = index.span(text, start.saturating_sub(CONTEXT), start);
        let after = index.span(text, end, end + CONTEXT);
        Self {
            exact: span.of(text).to_owned(),
            prefix: before.of(text).to_owned(),
            suffix: after.of(text).to_owned(),
            start,
            end,
        }
    }

    /// The span in the very text it was described from; none if the words there are others.
    pub fn resolve_exactly(&self, text: &str, index: &CodePoints) -> Option<Span> {
        let span = index.span(text, self.start, self.end);
        (span.of(text) == self.exact).then_some(span)
    }
}

/// Where a record sits and how it stands in the current version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// As it was described in the version it was last placed in.
    pub anchor: Anchor,
    /// Which version that is (place in [`super::Review::versions`]).
    pub version: usize,
    /// Where it is in the current version; none = no longer in the text.
    pub span: Option<Span>,
    /// Whether it counts.
    pub standing: Standing,
}

/// Whether a record counts in the current version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    #[default]
    Current,
    /// "Check again": shown, out of the counts until somebody reaffirms it.
    CheckAgain(Why),
    /// "No longer in the text": listed, saved and exported.
    Gone,
}

/// Why a record must be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The words changed, no fact among them; the wording before.
    Edited(String),
    /// A fact in the words changed: which kinds; the wording before.
    FactChanged(Vec<MismatchKind>, String),
    /// The evidence changed: its wording before (empty if that is unknown).
    EvidenceChanged(String),
    /// The evidence is no longer in the text: its wording before.
    EvidenceGone(String),
    /// It may belong here; a person must say. The wording before.
    Ask(String),
}

#[cfg(test)]
mod tests {
    use super::Anchor;
    use crate::text::{CodePoints, Span};

    #[test]
    fn described_and_found_again() {
        let text = "Été — one. Two “three” four.";
        let index = CodePoints::new(text);
        let start = text.find("Two").expect("there");
        let anchor = Anchor::describe(text, &index, Span::new(start, start + 3));
        assert_eq!((anchor.exact.as_str(), anchor.start), ("Two", 11));
        assert_eq!(anchor.prefix, "Été — one. ");
        assert_eq!(anchor.resolve_exactly(text, &index).map(|span| span.start), Some(start));
        assert_eq!(anchor.resolve_exactly("other", &CodePoints::new("other")), None);
    }
}
