//! Strings of the panels, the bars and the welcome screen.

use super::{count, quoted, thousands};
use crate::storage::Glance;

pub(in crate::ui) const CANCEL: &str = "Cancel";
pub(in crate::ui) const CLOSE: &str = "Close";
pub(in crate::ui) const NEXT: &str = "Next";
pub(in crate::ui) const GONE: &str = "No longer in the text";
pub(in crate::ui) const ATTACH: &str = "Attach to the chosen statement";
pub(in crate::ui) const CHECK_AGAIN: &str = "Check again";
pub(in crate::ui) const STILL_CHECKING: &str = "Still checking";
pub(in crate::ui) const STILL_CHECKING_MORE: &str = "What is found is listed as it comes.";

// The welcome screen.
pub(in crate::ui) const OPEN: &str = "Open…";
pub(in crate::ui) const PASTE_TEXT: &str = "Paste text…";
pub(in crate::ui) const OPEN_SAMPLE: &str = "Open the sample";
pub(in crate::ui) const FORGET: &str = "Take off the list";
pub(in crate::ui) const CHOOSE_REVIEWS: &str = "Show the reviews of a folder…";
pub(in crate::ui) const CHOOSE_REVIEWS_TIP: &str = "How far each article of the desk is, and who is at it";
pub(in crate::ui) const OTHER_FOLDER: &str = "Another folder…";
pub(in crate::ui) const READ_AGAIN: &str = "Read again";
pub(in crate::ui) const READING_FOLDER: &str = "Reading the folder";
pub(in crate::ui) const NO_REVIEWS: &str =
    "No reviews in this folder. A review is saved beside its article and ends in .factdesk.";
pub(in crate::ui) const SEARCH_REVIEWS: &str = "Search headline, checker, file";
pub(in crate::ui) const NO_SUCH_REVIEW: &str = "No review fits these words.";
pub(in crate::ui) const LAST_TOUCHED: &str = "Last worked on";
pub(in crate::ui) const MOST_OPEN: &str = "Most open";
pub(in crate::ui) const HEADLINE: &str = "Headline";
pub(in crate::ui) const SIGNED_OFF: &str = "Signed off";

/// "version 2 · M. Okafor, 13 May · 12 open · 2 with the author · 1 to check again".
pub(in crate::ui) fn shelved(review: &Glance) -> String {
    let mut told = vec![format!("version {}", review.versions.max(1))];
    let when = review.touched.map(super::day).unwrap_or_default();
    match (review.checker.is_empty(), when.is_empty()) {
        (false, false) => told.push(format!("{}, {when}", review.checker)),
        (false, true) => told.push(review.checker.clone()),
        (true, false) => told.push(when),
        (true, true) => {}
    }
    let tally = review.tally;
    let open = tally.of.saturating_sub(tally.marked);
    told.push(format!("{} open", thousands(open)));
    if tally.with_author > 0 {
        told.push(format!("{} with the author", tally.with_author));
    }
    if tally.check_again > 0 {
        told.push(format!("{} to check again", tally.check_again));
    }
    told.join(" · ")
}

/// "12 more reviews in this folder are not listed".
pub(in crate::ui) fn more_reviews(more: usize) -> String {
    let are = if more == 1 { "is" } else { "are" };
    format!("{} in this folder {are} not listed", count(more, "more review", "more reviews"))
}

/// A path whose middle is left out where it is long.
pub(in crate::ui) fn shortened_path(path: &str, most: usize) -> String {
    let many = path.chars().count();
    if many <= most {
        return path.to_owned();
    }
    let tail: String = path.chars().skip(many - most + 1).collect();
    format!("…{tail}")
}

// Findings.
pub(in crate::ui) const SEARCH_FINDINGS: &str = "Search findings";
pub(in crate::ui) const FILTER_FINDINGS: &str = "Filter findings";
pub(in crate::ui) const FILTER: &str = "Filter";
pub(in crate::ui) const FILTER_ON: &str = "Filter on";
pub(in crate::ui) const ALL_FINDINGS: &str = "All findings";
pub(in crate::ui) const CLEAR_FILTER: &str = "Show all findings";
pub(in crate::ui) const BY_WEIGHT: &str = "Weight";
pub(in crate::ui) const BY_WEIGHT_TIP: &str = "Serious ones first";
pub(in crate::ui) const BY_RULE: &str = "Rule";
pub(in crate::ui) const BY_RULE_TIP: &str = "By what was found";
pub(in crate::ui) const BY_PART: &str = "Part";
pub(in crate::ui) const BY_PART_TIP: &str = "By where it is on the page";
pub(in crate::ui) const NOTHING_FOUND: &str = "Nothing found";
pub(in crate::ui) const NOTHING_FOUND_MORE: &str = "A page that is fine stays quiet.";
pub(in crate::ui) const NOTHING_FITS: &str = "Nothing that fits";
pub(in crate::ui) const NOTHING_FITS_MORE: &str = "Other words, or no filter, show more.";
pub(in crate::ui) const SET_ASIDE: &str = "Set aside";
pub(in crate::ui) const SET_RULE_ASIDE: &str = "Set all aside…";
pub(in crate::ui) const SET_RULE_ASIDE_TIP: &str = "All findings of this rule in this article, with one reason";
pub(in crate::ui) const BRING_BACK: &str = "Bring back";
pub(in crate::ui) const ASIDE_AGAIN: &str = "Counts again, for the words changed";

/// "Show 4 hints".
pub(in crate::ui) fn folded_hints(shown: bool, many: usize) -> String {
    format!("{} {}", if shown { "Fold" } else { "Show" }, count(many, "hint", "hints"))
}

/// "Show what was set aside (2)".
pub(in crate::ui) fn folded_aside(shown: bool, many: usize) -> String {
    format!("{} what was set aside ({many})", if shown { "Fold" } else { "Show" })
}

/// "3 of 11".
pub(in crate::ui) fn of(at: usize, of: usize) -> String {
    format!("{} of {}", thousands(at), thousands(of))
}

// Not looked at.
pub(in crate::ui) const SEARCH_STATEMENTS: &str = "Search statements";
pub(in crate::ui) const WHICH_OPEN: &str = "Open";
pub(in crate::ui) const WHICH_FLAGGED: &str = "With a problem";
pub(in crate::ui) const WHICH_UNSETTLED: &str = "Not settled";
pub(in crate::ui) const WHICH_MINE: &str = "Mine";
pub(in crate::ui) const WHICH_ALL: &str = "All";
pub(in crate::ui) const ALL_MARKED: &str = "Every statement is marked";
pub(in crate::ui) const ALL_MARKED_MORE: &str = "Sign off when nothing else is open.";
pub(in crate::ui) const NOTHING_MINE: &str = "Nothing is assigned to you";
pub(in crate::ui) const NOTHING_MINE_MORE: &str = "Statements go to a name with Assign.";
pub(in crate::ui) const NOTHING_FITS_STATEMENTS: &str = "Other words, or another list, show more.";
pub(in crate::ui) const PICK_CHOSEN: &str = "Pick the chosen one";
pub(in crate::ui) const PICK_NONE: &str = "Pick nothing";
pub(in crate::ui) const TAKE_BACK: &str = "Take back";
pub(in crate::ui) const ASSIGN: &str = "Assign…";

pub(in crate::ui) const ASSIGN_PART_TIP: &str = "All of this part, to somebody by name";
pub(in crate::ui) const NOBODY: &str = "nobody";

/// "49 of 73 statements not looked at".
pub(in crate::ui) fn not_looked_at(open: usize, of: usize) -> String {
    if open == 0 {
        return "All statements looked at".to_owned();
    }
    format!("{} of {} not looked at", thousands(open), count(of, "statement", "statements"))
}

/// "Pick all 12".
pub(in crate::ui) fn pick_all(many: usize) -> String {
    format!("Pick all {}", thousands(many))
}

/// "12 picked".
pub(in crate::ui) fn picked(many: usize) -> String {
    format!("{} picked", thousands(many))
}

/// "Pick Key point 3".
pub(in crate::ui) fn pick_one(place: &str) -> String {
    format!("Pick {place}")
}

/// "for Ida Brandt".
pub(in crate::ui) fn assigned_to(name: &str) -> String {
    format!("for {name}")
}

// Repeats.
pub(in crate::ui) const NOTHING_TWICE: &str = "Nothing is said twice";
pub(in crate::ui) const NOTHING_TWICE_MORE: &str = "Neither in the body nor in the parts made from it.";
pub(in crate::ui) const TWICE_NOT_THE_SAME: &str = "Said twice, not the same";
pub(in crate::ui) const WORD_FOR_WORD: &str = "Word for word";
pub(in crate::ui) const IN_OTHER_WORDS: &str = "In other words";
pub(in crate::ui) const FIRST_SAID: &str = "first said";
pub(in crate::ui) const ADDS_NOTHING: &str = "adds nothing";
pub(in crate::ui) const SIDE_BY_SIDE: &str = "Side by side…";
pub(in crate::ui) const SIDE_BY_SIDE_TIP: &str = "What was said first at the left, each copy at the right";
pub(in crate::ui) const SIDE_BY_SIDE_MORE: &str = "First said at the left. At the right what says it again: what it adds and what differs is in bold. Click one to go there.";

/// "“8” here, “7” first".
pub(in crate::ui) fn here_and_first(here: &str, first: &str) -> String {
    match (here.is_empty(), first.is_empty()) {
        (true, _) => format!("{} only first", quoted(first, 30)),
        (_, true) => format!("{} only here", quoted(here, 30)),
        _ => format!("{} here, {} first", quoted(here, 30), quoted(first, 30)),
    }
}

/// "adds “decided”".
pub(in crate::ui) fn adds(quotes: &[String]) -> String {
    format!("adds {}", quotes.join(", "))
}

// Sources.
pub(in crate::ui) const NO_SOURCES: &str = "No sources found";
pub(in crate::ui) const NO_SOURCES_MORE: &str = "Nobody is quoted or named as a source in this article.";
pub(in crate::ui) const HEARD: &str = "Heard";
pub(in crate::ui) const SPOKEN_FOR: &str = "Spoken for, not heard";
pub(in crate::ui) const HOW_NAMED: &str = "How well they can be told";
pub(in crate::ui) const USED_IN_CHECKING: &str = "Used in checking";
pub(in crate::ui) const LIGHT_UP_TIP: &str = "Light its statements up in the article; again for the next of them";
pub(in crate::ui) const PUT_OUT: &str = "Put out";
pub(in crate::ui) const OPEN_SOURCES_TIP: &str = "Open the list of sources";

/// "Source named in 6 of 34 sentences".
pub(in crate::ui) fn sourced(sourced: usize, of: usize) -> String {
    format!("Source named in {} of {}", thousands(sourced), count(of, "sentence", "sentences"))
}

/// "25 % of attributions name nobody a reader can tell".
pub(in crate::ui) fn nameless(share: f32) -> String {
    format!("{} % of attributions name nobody a reader can tell", (share * 100.0).round())
}

/// "3 statements".
pub(in crate::ui) fn statements(many: usize) -> String {
    count(many, "statement", "statements")
}

/// "Mayor Ann Lee, named, 3 statements".
pub(in crate::ui) fn voice(name: &str, grade: &str, many: usize) -> String {
    format!("{name}, {grade}, {}", statements(many))
}

/// "2 statements rest on it".
pub(in crate::ui) fn rest_on_it(many: usize) -> String {
    count(many, "statement rests on it", "statements rest on it")
}

/// "3 statements lit up in the article".
pub(in crate::ui) fn lit(many: usize) -> String {
    format!("{} lit up in the article", count(many, "statement", "statements"))
}

// With the author.
pub(in crate::ui) const NO_QUERIES: &str = "Nothing with the author";
pub(in crate::ui) const NO_QUERIES_MORE: &str = "6 on a statement asks the author; Q writes a query.";
pub(in crate::ui) const COPY_ALL: &str = "Copy all for a mail";
pub(in crate::ui) const PASTE_REPLY: &str = "Paste the reply…";
pub(in crate::ui) const WAITING: &str = "Waiting";
pub(in crate::ui) const ANSWERED: &str = "Answered";
pub(in crate::ui) const AUTHORS_ANSWER: &str = "The author’s answer";
pub(in crate::ui) const WITHDRAW: &str = "Withdraw";
pub(in crate::ui) const WITHDRAW_TIP: &str = "Take the question back; the history keeps it";

/// "To Dana Whitfield · ".
pub(in crate::ui) fn asked_whom(name: &str) -> String {
    format!("To {name} · ")
}

// Notes.
pub(in crate::ui) const NO_NOTES: &str = "No notes yet";
pub(in crate::ui) const NO_NOTES_MORE: &str = "N on a statement writes one.";
pub(in crate::ui) const SEARCH_NOTES: &str = "Search notes";
pub(in crate::ui) const NOTE_LABEL: &str = "Note";
/// "Note: …", for screen readers.
pub(in crate::ui) fn note_spoken(text: &str) -> String {
    format!("{NOTE_LABEL}: {text}")
}

pub(in crate::ui) const DELETE_NOTE: &str = "Delete";

// Changes.
pub(in crate::ui) const NOTHING_AGAIN: &str = "Nothing to look at again";
pub(in crate::ui) const NOTHING_AGAIN_MORE: &str = "Marks that a new version touches are listed here.";
pub(in crate::ui) const NOT_DONE: &str = "Asked for, not done yet";
pub(in crate::ui) const DONE_AS_ASKED: &str = "Done as asked";
pub(in crate::ui) const ASIDE_BEFORE: &str = "Set aside before";
pub(in crate::ui) const NEXT_AGAIN: &str = "Next to check again";
pub(in crate::ui) const STILL_HOLDS: &str = "It still holds";
pub(in crate::ui) const IT_IS_DONE: &str = "It is done";
pub(in crate::ui) const ACCEPT: &str = "Accept as it is";
pub(in crate::ui) const GONE_MORE: &str =
    "Kept with the review. Choose a statement, then attach what is still about the same thing.";
pub(in crate::ui) const CHANGED_UNMARKED: &str = "Changed, without a mark";
pub(in crate::ui) const NEW_HERE: &str = "New in this version";
pub(in crate::ui) const TAKEN_OUT: &str = "Taken out";

/// "Version 2: draft-2.docx".
pub(in crate::ui) fn version(number: usize, file: &str) -> String {
    if file.is_empty() { format!("Version {number}") } else { format!("Version {number}: {file}") }
}

/// "3 marks kept".
pub(in crate::ui) fn marks_kept(many: usize) -> String {
    count(many, "mark kept", "marks kept")
}

/// "3 to check again", "1 done as asked" …: what there is none of is left out.
pub(in crate::ui) fn sum_of_version(numbers: [usize; 4]) -> impl Iterator<Item = String> {
    let told = ["to check again", "done as asked", "not done", "no longer in the text"];
    numbers.into_iter().zip(told).filter(|(many, _)| *many > 0).map(|(many, told)| count(many, told, told))
}

/// "3 statements changed".
pub(in crate::ui) fn changed_statements(many: usize) -> String {
    count(many, "statement changed", "statements changed")
}

/// "2 new statements", "6 taken out".
pub(in crate::ui) fn came_and_went(new: usize, gone: usize) -> [String; 2] {
    [count(new, "new statement", "new statements"), count(gone, "taken out", "taken out")]
}

/// "Findings: 2 fixed, 5 still there, 1 new".
pub(in crate::ui) fn findings_changed(fixed: usize, still: usize, new: usize) -> String {
    format!("findings: {fixed} fixed, {still} still there, {new} new")
}

/// "Reaffirm 3 whose facts are unchanged".
pub(in crate::ui) fn reaffirm_unchanged(many: usize) -> String {
    format!("Reaffirm {many} whose facts are unchanged")
}

/// "It read “…”".
pub(in crate::ui) fn it_read(before: &str) -> String {
    format!("It read {}", quoted(before, 160))
}

/// "Now “…”".
pub(in crate::ui) fn now_reads(now: &str) -> String {
    format!("Now {}", quoted(now, 160))
}

/// "Should read “…”".
pub(in crate::ui) fn should_read(text: &str) -> String {
    format!("Should read {}", quoted(text, 120))
}
