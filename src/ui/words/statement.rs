//! Strings of the panel of the chosen statement, and of the menu on words.

use super::{count, quoted, shortened, thousands};
use crate::document::Part;
use crate::review::{DismissReason, SourceKind};

// Why, and what it rests on.
pub(in crate::ui) const WHY_FLAGGED: &str = "Why it is flagged";
pub(in crate::ui) const RESTS_ON_THIS: &str = "Rests on this";
pub(in crate::ui) const IN_THE_ARTICLE: &str = "Evidence in the article";
pub(in crate::ui) const WHO_SAYS_SO: &str = "Who says so";
pub(in crate::ui) const THE_PAGE_ITSELF: &str = "The page itself";

/// "Set aside: common knowledge or on record (printed last week)".
pub(in crate::ui) fn set_aside_for(reason: DismissReason, remark: &str) -> String {
    let remark = remark.trim();
    let remark = if remark.is_empty() { String::new() } else { format!(" ({remark})") };
    format!("{}: {}{remark}", super::SET_ASIDE, super::reason(reason).to_lowercase())
}

/// "  “8–4” here, “7–5” there"; a side without words is left out, and nothing is said of two.
pub(in crate::ui) fn here_and_there(here: &str, there: &str) -> String {
    let [mine, other] = [here, there].map(|words| quoted(words, 60));
    match (here.is_empty(), there.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("  {mine} only here"),
        (true, false) => format!("  {other} only there"),
        (false, false) => format!("  {mine} here, {other} there"),
    }
}

/// "not there: “backs”".
pub(in crate::ui) fn not_there(quotes: &[String]) -> String {
    format!("not there: {}", quotes.join(", "))
}

/// "put together from 3 sentences": why what has all its words in the text is in it only partly.
pub(in crate::ui) fn put_together(sentences: usize) -> String {
    format!("put together from {sentences} sentences")
}

/// "Ann Lee (named)".
pub(in crate::ui) fn who(name: &str, grade: &str) -> String {
    format!("{name} ({grade})")
}

/// "Its source in the text: Ann Lee (named)".
pub(in crate::ui) fn source_below(name: &str, grade: &str) -> String {
    format!("Its source in the text: {}", who(name, grade))
}

/// "It makes an accusation, a forecast".
pub(in crate::ui) fn it_makes(needs: &[&str]) -> String {
    format!("It makes {}", needs.join(", "))
}

/// "Statement 5 of 42 · The roster".
pub(in crate::ui) fn statement_number(at: u32, of: u32, heading: Option<&str>) -> String {
    let under = heading.map(|heading| format!(" · {}", shortened(heading, 40))).unwrap_or_default();
    format!("Statement {} of {}{under}", thousands(at as usize), thousands(of as usize))
}

/// "Only “could protect”".
pub(in crate::ui) fn only(words: &str) -> String {
    format!("Only {}", quoted(words, 36))
}

/// "3 statements picked".
pub(in crate::ui) fn statements_picked(many: usize) -> String {
    format!("{} picked", count(many, "statement", "statements"))
}

/// "and 12 more".
pub(in crate::ui) fn and_more(many: usize) -> String {
    format!("and {} more", thousands(many))
}

// Marks.
pub(in crate::ui) const MARK: &str = "Mark";
pub(in crate::ui) const MARK_THESE: &str = "Mark these words";
pub(in crate::ui) const IT_READ: &str = "It read";
pub(in crate::ui) const DONE_HERE: &str = "Done in this version";
pub(in crate::ui) const ACCEPTED: &str = "Accepted as it is";
pub(in crate::ui) const NOT_COUNTED: &str = "It is not counted: nothing in it to check.";
pub(in crate::ui) const ONLY_EDITED: &str = "The words changed, no fact among them";
pub(in crate::ui) const EVIDENCE_CHANGED: &str = "What it rests on in the body changed";
pub(in crate::ui) const EVIDENCE_GONE: &str = "What it rested on is no longer in the body";
pub(in crate::ui) const MAYBE_THE_SAME: &str = "It may be the same statement, it may not";

/// "A fact in it changed: another number".
pub(in crate::ui) fn fact_changed(kinds: &[String]) -> String {
    format!("A fact in it changed: {}", kinds.join(", "))
}

/// "Confirmed over 2 open findings".
pub(in crate::ui) fn confirmed_over(many: usize) -> String {
    format!("Confirmed over {}", count(many, "open finding", "open findings"))
}

/// "From … to …", for screen readers.
pub(in crate::ui) fn from_to(from: &str, to: &str) -> String {
    format!("From {from} to {to}")
}

// Facts inside it.
pub(in crate::ui) const FACTS: &str = "Facts in it";
pub(in crate::ui) const OPEN_STATE: &str = "open";
pub(in crate::ui) const THE_SAME_SENTENCE: &str = "The same sentence";

/// "“7–5” stands in 2 more places".
pub(in crate::ui) fn stands_in(what: &str, many: usize) -> String {
    format!("{what} stands in {}", count(many, "more place", "more places"))
}

/// "Mark there too  confirmed".
pub(in crate::ui) fn mark_there(state: &str) -> String {
    format!("Mark there too  {}", state.to_lowercase())
}

// Queries, sources, notes, history.
pub(in crate::ui) const WRITE_A_QUERY: &str = "Write a query";
pub(in crate::ui) const QUERY: &str = "Query";
pub(in crate::ui) const SOURCES: &str = "Sources";
pub(in crate::ui) const ADD_A_SOURCE: &str = "Add a source";
pub(in crate::ui) const SAME_AGAIN: &str = "Same again";
pub(in crate::ui) const CHANGE: &str = "Change";
pub(in crate::ui) const CHANGE_IT: &str = "Change it";
pub(in crate::ui) const ADD: &str = "Add";
pub(in crate::ui) const UNLINK: &str = "Unlink";
pub(in crate::ui) const CAME_WITH_DRAFT: &str = "came with the draft";
pub(in crate::ui) const TAKEN_AS_SOURCE: &str = "taken as a source";
pub(in crate::ui) const TAKE_AS_SOURCE: &str = "Take as a source";
pub(in crate::ui) const NOTES: &str = "Notes";
pub(in crate::ui) const ADD_A_NOTE: &str = "Add a note";
pub(in crate::ui) const HISTORY: &str = "History";
pub(in crate::ui) const SET_BY_HAND: &str = "Set by hand…";
pub(in crate::ui) const LOCATOR: &str = "Where in it (page, minute, item)";
pub(in crate::ui) const WHAT_IT_SAYS: &str = "What it says";
pub(in crate::ui) const SEEN_ON: &str = "Seen or heard on";
pub(in crate::ui) const FILE_IF_ANY: &str = "File, if it is one";

/// The first field of a source, by its kind.
pub(in crate::ui) const fn title_of_source(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "Who",
        SourceKind::Link => "Address",
        SourceKind::Observation => "What was seen",
        SourceKind::Document | SourceKind::Record => "Title",
    }
}

/// "Dana Whitfield, in the draft".
pub(in crate::ui) fn in_the_draft(author: &str) -> String {
    format!("{author}, in the draft")
}

/// "On the list  Council minutes, 12 May".
pub(in crate::ui) fn on_the_list(title: &str) -> String {
    format!("On the list  {}", shortened(title, 40))
}

// The menu on words.
pub(in crate::ui) const THIS_IS_A: &str = "This is a";
pub(in crate::ui) const NOT_A_CLAIM: &str = "Not a claim";
pub(in crate::ui) const A_CLAIM_AFTER_ALL: &str = "A claim after all";
pub(in crate::ui) const ENDS_AFTER_THESE: &str = "A sentence ends after these words";
pub(in crate::ui) const ONE_WITH_NEXT: &str = "One sentence with the next";

/// Parts that a block can be set to be, and what one of each is called.
pub(in crate::ui) const PARTS: [(Part, &str); 9] = [
    (Part::Body, "body text"),
    (Part::Headline, "headline"),
    (Part::Standfirst, "standfirst"),
    (Part::Byline, "byline"),
    (Part::Caption, "caption"),
    (Part::Subheadings, "listed subheading"),
    (Part::KeyPoints, "key point"),
    (Part::Summary, "summary"),
    (Part::Faq, "question or answer"),
];

// What screen readers are told.
/// "check again, was confirmed".
pub(in crate::ui) fn again_was(state: &str) -> String {
    format!("check again, was {}", state.to_lowercase())
}

pub(in crate::ui) const NOT_A_CLAIM_STATE: &str = "not a claim";
pub(in crate::ui) const HAS_A_NOTE: &str = "has a note";
pub(in crate::ui) const HAS_A_QUERY: &str = "has a query";
pub(in crate::ui) const HAS_A_SOURCE: &str = "has a source";

/// "flagged: source not named".
pub(in crate::ui) fn flagged(title: &str) -> String {
    format!("flagged: {}", title.to_lowercase())
}

/// ", statement 12 of 31".
pub(in crate::ui) fn number_spoken(at: u32, of: u32) -> String {
    format!(", statement {at} of {of}")
}
