//! Who says what: attributions, the sources of an article, and what lacks one.
//!
//! An attribution is a source, a cue and a content: *Lind* *said* *the road is closed*. Possible cues are found in
//! the tree of each sentence ([`cue`]), judged by a small fitted model over the product's word lists, tags and
//! relations ([`model`]), and put together with the quotations they tag.

mod assemble;
mod content;
pub mod cue;
pub mod features;
mod lists;
pub mod model;
mod quotes;
mod read;
pub mod sentence;
mod source;

pub use lists::Lists;
pub use read::{Found, Reading};

pub(crate) use assemble::{Draft, Untagged, assemble};

use std::collections::BTreeMap;

use super::sources::{Attribution, AttributionKind, Grade, Sourcing};
use crate::document::{Document, StatementId};
use crate::language::Parsed;
use crate::rules::Rules;
use model::Weights;

/// What was found out about the sources of an article.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Attributions in reading order.
    pub attributions: Vec<Attribution>,
    /// How each statement stands.
    pub sourcing: BTreeMap<StatementId, Sourcing>,
}

/// Finds the attributions of a document and how each statement stands with sources.
pub fn attribute(document: &Document, parsed: &[Parsed], rules: &Rules) -> Sources {
    let lists = Lists::new(rules);
    let weights = Weights::builtin();
    let reading = Reading::new(document, parsed, &lists, weights);
    let values = reading.values(document, parsed);
    let (drafts, _untagged) = assemble(document, parsed, &reading, weights);
    let mut sources = Sources::default();
    for (id, values) in document.ids().zip(&values) {
        let carries = weights.carries.probability(values);
        let score = weights.attributed.probability(values);
        let (carries, attributed) = (carries >= weights.carries.from, score >= weights.attributed.from);
        sources.sourcing.insert(id, Sourcing { carries, attributed, score, ..Sourcing::default() });
    }
    for draft in drafts {
        let tree = &parsed[draft.statement.index()];
        sources.attributions.push(Attribution {
            statement: draft.statement,
            kind: AttributionKind::Speech,
            source: assemble::spans(tree, &draft.cue.source),
            cue: assemble::spans(tree, &draft.cue.cue),
            content: draft.content,
            name: String::new(),
            grade: Grade::A,
            score: draft.score,
        });
    }
    sources
}
