//! Where a record sits, in the file: W3C selectors and how the record stands.

use serde::{Deserialize, Serialize};

use crate::check::MismatchKind;
use crate::review::{Anchor, Place, Standing, Why};
use crate::text::{CodePoints, Span};

/// A place.
#[derive(Serialize, Deserialize)]
pub(super) struct PlaceRecord {
    #[serde(default)]
    version: usize,
    #[serde(default)]
    standing: StandingWord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<WhyRecord>,
    selector: Vec<Selector>,
}

#[derive(Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StandingWord {
    #[default]
    Current,
    CheckAgain,
    Gone,
}

#[derive(Serialize, Deserialize)]
struct WhyRecord {
    reason: WhyWord,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    facts: Vec<MismatchKind>,
    #[serde(default)]
    before: String,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WhyWord {
    Edited,
    FactChanged,
    EvidenceChanged,
    EvidenceGone,
    Ask,
}

/// A selector of the W3C Web Annotation Data Model.
#[derive(Serialize, Deserialize)]
#[serde(tag = "type")]
enum Selector {
    /// The words and what stands around them.
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        exact: String,
        #[serde(default)]
        prefix: String,
        #[serde(default)]
        suffix: String,
    },
    /// Code points, end exclusive.
    #[serde(rename = "TextPositionSelector")]
    Position { start: usize, end: usize },
    /// One this program does not know; the file keeps it.
    #[serde(other)]
    Unknown,
}

/// The current version's text, in which places are found again.
pub(super) struct Ground<'a> {
    pub text: &'a str,
    pub index: CodePoints,
    /// Its number.
    pub version: usize,
}

impl PlaceRecord {
    pub(super) fn of(place: &Place) -> Self {
        let Anchor { exact, prefix, suffix, start, end } = place.anchor.clone();
        let (standing, why) = match &place.standing {
            Standing::Current => (StandingWord::Current, None),
            Standing::Gone => (StandingWord::Gone, None),
            Standing::CheckAgain(why) => (StandingWord::CheckAgain, Some(WhyRecord::of(why))),
        };
        let selector = vec![Selector::Quote { exact, prefix, suffix }, Selector::Position { start, end }];
        Self { version: place.version, standing, why, selector }
    }

    /// The place, found again in the current version where it is in that.
    pub(super) fn into_place(self, ground: &Ground) -> Place {
        let mut anchor = Anchor::default();
        for selector in self.selector {
            match selector {
                Selector::Quote { exact, prefix, suffix } => {
                    (anchor.exact, anchor.prefix, anchor.suffix) = (exact, prefix, suffix);
                }
                Selector::Position { start, end } => (anchor.start, anchor.end) = (start, end),
                Selector::Unknown => {}
            }
        }
        let standing = match (self.standing, self.why) {
            (StandingWord::Current, _) => Standing::Current,
            (StandingWord::Gone, _) => Standing::Gone,
            (StandingWord::CheckAgain, why) => {
                Standing::CheckAgain(why.map_or_else(|| Why::Ask(anchor.exact.clone()), WhyRecord::into_why))
            }
        };
        let mut place = Place { anchor, version: self.version, span: None, standing };
        if place.standing != Standing::Gone && place.version >= ground.version {
            ground.find(&mut place);
        }
        place
    }
}

impl Ground<'_> {
    /// By position where the words there are the ones, else by the words where they stand but once.
    fn find(&self, place: &mut Place) {
        place.span = place.anchor.resolve_exactly(self.text, &self.index).filter(|span| !span.is_empty());
        if place.span.is_some() {
            return;
        }
        let mut found = self.text.match_indices(&place.anchor.exact).filter(|(_, words)| !words.is_empty());
        match (found.next(), found.next()) {
            (Some((at, words)), None) => {
                let span = Span::new(at, at + words.len());
                place.anchor = Anchor::describe(self.text, &self.index, span);
                (place.span, place.version) = (Some(span), self.version);
            }
            _ => place.standing = Standing::Gone,
        }
    }
}

impl WhyRecord {
    fn of(why: &Why) -> Self {
        let (reason, facts, before) = match why {
            Why::Edited(before) => (WhyWord::Edited, Vec::new(), before),
            Why::FactChanged(facts, before) => (WhyWord::FactChanged, facts.clone(), before),
            Why::EvidenceChanged(before) => (WhyWord::EvidenceChanged, Vec::new(), before),
            Why::EvidenceGone(before) => (WhyWord::EvidenceGone, Vec::new(), before),
            Why::Ask(before) => (WhyWord::Ask, Vec::new(), before),
        };
        Self { reason, facts, before: before.clone() }
    }

    fn into_why(self) -> Why {
        match self.reason {
            WhyWord::Edited => Why::Edited(self.before),
            WhyWord::FactChanged => Why::FactChanged(self.facts, self.before),
            WhyWord::EvidenceChanged => Why::EvidenceChanged(self.before),
            WhyWord::EvidenceGone => Why::EvidenceGone(self.before),
            WhyWord::Ask => Why::Ask(self.before),
        }
    }
}
