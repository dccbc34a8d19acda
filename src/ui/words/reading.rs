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

// Find.
pub(in crate::ui) const NOT_IN_ARTICLE: &str = "Not in the article";
pub(in crate::ui) const PREVIOUS_MATCH: &str = "Previous match";
pub(in crate::ui) const NEXT_MATCH: &str = "Next match";
pub(in crate::ui) const CLOSE_FIND: &str = "Close find";

/// "3 of 12, 4 around the article".
pub(in crate::ui) fn matches(at: usize, of: usize, around: usize) -> String {
    let place = super::of(at, of);
    if around == 0 { place } else { format!("{place}, {} around the article", super::thousands(around)) }
}

// Around the article.
pub(in crate::ui) const NOTHING_AROUND: &str = "Nothing around this article";
pub(in crate::ui) const NOTHING_AROUND_MORE: &str = "No key points, summary or FAQ were found on the page.";
pub(in crate::ui) const NOTHING_TO_DO: &str = "Nothing is left to do here";
pub(in crate::ui) const NOTHING_TO_DO_MORE: &str = "Every item around the article is marked.";
pub(in crate::ui) const SHOW_ALL: &str = "All";
pub(in crate::ui) const GO_THROUGH: &str = "Go through";
pub(in crate::ui) const END: &str = "End";
pub(in crate::ui) const NO_SOURCE: &str = "no source";

/// "To do 12".
pub(in crate::ui) fn to_do(many: usize) -> String {
    format!("To do {}", super::thousands(many))
}

/// "5 entries".
pub(in crate::ui) fn entries(many: usize) -> String {
    super::count(many, "entry", "entries")
}

/// "all 5 match", or how many do not.
pub(in crate::ui) fn subheadings(listed: usize, off: usize) -> String {
    if off == 0 { format!("all {listed} match") } else { super::count(off, "differs", "differ") }
}

/// "Source: Ann Lee".
pub(in crate::ui) fn source_of(name: &str) -> String {
    format!("Source: {}", super::shortened(name, 30))
}

/// "text: “7–5”".
pub(in crate::ui) fn text_has(words: &str) -> String {
    format!("text: {}", super::quoted(words, 36))
}

/// "only here: “8–4”".
pub(in crate::ui) fn only_here(words: &str) -> String {
    format!("only here: {}", super::quoted(words, 36))
}

/// "by Ann Lee".
pub(in crate::ui) fn by(name: &str) -> String {
    format!("by {}", super::shortened(name, 34))
}

// Going through the parts.
pub(in crate::ui) const SHOW_AGAIN: &str = "Show them again";
pub(in crate::ui) const BACK_TO_ITEM: &str = "back to the item";
pub(in crate::ui) const NO_EVIDENCE_SHORT: &str = "no evidence";
pub(in crate::ui) const END_WALK: &str = "End going through the parts";
/// Keys of the way through the parts, and what each does.
pub(in crate::ui) const WALK_KEYS: [(&str, &str); 4] =
    [("1–6", "mark"), ("Enter", "confirm, next"), ("J", "next"), ("K", "back")];
pub(in crate::ui) const ESCAPE: &str = "Esc";

/// "Going through the parts 2 of 19".
pub(in crate::ui) fn going_through(place: Option<(usize, usize)>) -> String {
    let place = place.map(|(at, of)| format!(" {}", super::of(at, of))).unwrap_or_default();
    format!("Going through the parts{place}")
}

/// "evidence 1 of 3".
pub(in crate::ui) fn evidence_of(at: usize, of: usize) -> String {
    format!("evidence {}", super::of(at, of))
}

// The article and its edge.
pub(in crate::ui) const ARTICLE: &str = "Article";
pub(in crate::ui) const PLACE_IN_ARTICLE: &str = "Place in the article, in percent";

// What changed on disk.
pub(in crate::ui) const NOT_NOW: &str = "Not now";
pub(in crate::ui) const BRING_IT_IN: &str = "Bring it in";
pub(in crate::ui) const ARTICLE_CHANGED: &str =
    "The article changed on disk. Your marks can be carried over to the new text.";
pub(in crate::ui) const BOTH_CHANGED: &str =
    "The article changed on disk, and its review was saved by somebody else too. The article comes in first.";
pub(in crate::ui) const REVIEW_CHANGED: &str =
    "This review was saved by somebody else. What they did can be merged into yours.";

/// "Undo mark “confirmed”".
pub(in crate::ui) fn undo(label: &str) -> String {
    format!("Undo {label}")
}

/// "Redo mark “confirmed”".
pub(in crate::ui) fn redo(label: &str) -> String {
    format!("Redo {label}")
}

/// Title, count and state of a section that folds, for screen readers.
pub(in crate::ui) fn section(title: &str, count: &str, open: bool) -> String {
    format!("{title}, {count}, {}", if open { "shown" } else { "folded" })
}
