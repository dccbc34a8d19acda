//! What is said about reading the article and what is around it.

use crate::document::FactKind;

pub(in crate::ui) const NO_EVIDENCE: &str = "Nothing rests on this sentence, and it rests on no other.";
pub(in crate::ui) const NO_FACTS: &str =
    "No figure, name or date in it. Pick words with the mouse or Shift and the arrows.";
pub(in crate::ui) const FACT_HINT: &str = "Pick it; a mark then goes to these words alone";
pub(in crate::ui) const CHANGE_THE_WORDS: &str = "Change the words above; the difference is shown here";
pub(in crate::ui) const DROP_TO_OPEN: &str = "Drop it to open it; choose a statement first to take it as a source";
pub(in crate::ui) const DROP_AS_SOURCE: &str = "An article is opened; any other file becomes a source for";
pub(in crate::ui) const DROP_A_SOURCE: &str = "Or drop a file on the window, or paste an address";
pub(in crate::ui) const COLD_SHORT: &str = "Findings are not shown";
pub(in crate::ui) const ALL_PICKED: &str = "A mark goes to all of them, in one step.";
pub(in crate::ui) const COLD: &str = "Cold read: what the program found is not shown";

/// Words with their first letter large.
pub(in crate::ui) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// What kind of fact.
pub(in crate::ui) const fn fact(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Figure => "Figure",
        FactKind::Date => "Date",
        FactKind::Name => "Name",
        FactKind::Quotation => "Quotation",
    }
}
