//! W3C Web Annotation JSON-LD: marks, queries, notes, linked sources and set-aside findings out to annotation tools,
//! and annotations of such tools in.
//!
//! What the model can express goes there and back without loss: the words and their place (TextQuoteSelector,
//! TextPositionSelector), the motivation, bodies with their purpose, who and when. What is Factdesk's own stands
//! beside it under `factdesk:`. An annotation of another tool is kept whole in its record, and is written again as it
//! came while nobody changed it. History, sign-offs, assignments and parts set by hand are no annotations.

mod export;
mod import;
mod parse;

pub use export::export;
pub use import::{Imported, add};
pub use parse::{Read, parse};

/// What the annotations of this program say made them.
const GENERATOR: &str = "urn:factdesk";
/// Where an annotation of another tool is kept in its record.
const KEPT: &str = "annotation";
