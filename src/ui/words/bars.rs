//! Strings of the bars, the messages and the panes.

use super::{count, sourced, thousands};
use crate::review::{Sealed, Stamp};
use crate::ui::panes::Pane;
use crate::ui::view::Tab;

pub(in crate::ui) const MORE_TABS: &str = "More";
pub(in crate::ui) const MORE_TABS_TIP: &str = "More panels";

/// A tab's name where there is little room: no longer than it must be.
pub(in crate::ui) const fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Around => "Around",
        Tab::Findings => "Findings",
        Tab::Repeats => "Repeats",
        Tab::Sources => "Sources",
        Tab::Queries => "Author",
        Tab::Changes => "Changes",
        Tab::Notes => "Notes",
        Tab::Coverage => "Not looked at",
    }
}

/// "version 2 · 1,026 words · 14 May 2026, by Dana Whitfield".
pub(in crate::ui) fn facts_of_article(version: usize, words: usize, (date, byline): (&str, &str)) -> String {
    let when = if date.is_empty() { "no date".to_owned() } else { super::date(date) };
    let who = if byline.is_empty() { "no byline".to_owned() } else { format!("by {}", super::shortened(byline, 28)) };
    format!("version {version} · {} · {when}, {who}", count(words, "word", "words"))
}

/// "10 lines left out"; where none were, "2 remarks on the file".
pub(in crate::ui) fn left_out(lines: usize, remarks: usize) -> String {
    match lines {
        0 => count(remarks, "remark on the file", "remarks on the file"),
        lines => count(lines, "line left out", "lines left out"),
    }
}

/// "Source named in 6 of 34 sentences · heard: Mayor Ann Lee, experts · spoken for, not heard: the builder".
pub(in crate::ui) fn who_is_heard((named, of): (usize, usize), (heard, spoken_for): (&str, &str)) -> String {
    let parts = [("heard", heard), ("spoken for, not heard", spoken_for)];
    let told = parts.into_iter().filter(|(_, names)| !names.is_empty());
    std::iter::once(sourced(named, of))
        .chain(told.map(|(head, names)| format!("{head}: {names}")))
        .collect::<Vec<_>>()
        .join(" · ")
}

pub(in crate::ui) const NEXT_FINDING: &str = "Next finding";
pub(in crate::ui) const NEXT_OPEN: &str = "Next open";
pub(in crate::ui) const SIGN_OFF_LINK: &str = "Sign off…";
pub(in crate::ui) const SIGNED_OFF_LINK: &str = "Signed off…";

/// What "Not saved", "Saved" and "Nothing to save" mean here.
pub(in crate::ui) fn saved_more(dirty: bool, path: Option<&std::path::Path>) -> String {
    match (dirty, path) {
        (true, Some(path)) => format!("Changes are not yet in {}. Ctrl+S saves them.", path.display()),
        (true, None) => "The review has no file yet. Ctrl+S saves it beside the article.".to_owned(),
        (false, Some(path)) => format!("All of it is in {}.", path.display()),
        (false, None) => "Nothing was marked or written yet.".to_owned(),
    }
}

/// What "marked" and "settled" mean.
pub(in crate::ui) const MARKED_MORE: &str = "Marked: somebody gave a verdict on it. Settled: nothing more is to be done \
     about it, as it is confirmed or an opinion, was changed as asked, was answered, or was accepted as it is.";

/// What the chip of a signed review says.
pub(in crate::ui) const fn sealed(sealed: Sealed) -> &'static str {
    match sealed {
        Sealed::Holds => super::SIGNED_OFF,
        Sealed::Changed => "Signed off · changed since",
        Sealed::NewVersion => "Signed off · new version since",
    }
}

/// Whether what was signed is still so, in a sentence.
pub(in crate::ui) const fn sealed_more(sealed: Sealed) -> &'static str {
    match sealed {
        Sealed::Holds => "Text, marks and sources are as they were signed.",
        Sealed::Changed => "Marks, questions or sources were changed since. Sign off again when they are right.",
        Sealed::NewVersion => "A later version of the article came in since. It is not signed.",
    }
}

/// "Signed off by M. Okafor, 13 May"
pub(in crate::ui) fn signed_link(by: &Stamp) -> String {
    let day = super::day(by.at);
    if by.by.name.is_empty() {
        format!("Signed off {day}")
    } else {
        format!("Signed off by {}, {day}", super::shortened(&by.by.name, 24))
    }
}

pub(in crate::ui) const NOT_SAVED: &str = "Not saved";
pub(in crate::ui) const SAVED: &str = "Saved";
pub(in crate::ui) const NOTHING_TO_SAVE: &str = "Nothing to save";
pub(in crate::ui) const DISMISS: &str = "Dismiss";
pub(in crate::ui) const NO_SUCH_COMMAND: &str = "No command of that name";
pub(in crate::ui) const NO_SUCH_COMMAND_MORE: &str = "Other words may find it; ? lists all that have a key.";
pub(in crate::ui) const GUIDE: &str = "Guide";
pub(in crate::ui) const SEARCH_GUIDE: &str = "Search the guide";
pub(in crate::ui) const LOST_ITS_PLACE: &str = "What you were writing has lost its place. It is on the clipboard.";
pub(in crate::ui) const ONE_AT_A_TIME: &str =
    "A question goes to the author for one statement at a time. Pick nothing with Shift+X, then ask.";
pub(in crate::ui) const NO_FILE_DIALOG: &str =
    "The file dialog could not be opened. Use File › Open by its path, or drop the file on the window.";

/// "18 of 48 marked, 11 settled".
pub(in crate::ui) fn marked(marked: usize, of: usize, settled: usize) -> String {
    format!("{} of {} marked, {} settled", thousands(marked), thousands(of), thousands(settled))
}

/// "9 problems".
pub(in crate::ui) fn problems(many: usize) -> String {
    count(many, "problem", "problems")
}

/// "1 hint".
pub(in crate::ui) fn hints(many: usize) -> String {
    count(many, "hint", "hints")
}

/// "2 to check again".
pub(in crate::ui) fn to_check_again(many: usize) -> String {
    format!("{} to check again", thousands(many))
}

/// "1 with the author".
pub(in crate::ui) fn with_author(many: usize) -> String {
    format!("{} with the author", thousands(many))
}

/// A pane's name, for the keyboard's stop at its head.
pub(in crate::ui) const fn pane(pane: Pane) -> &'static str {
    match pane {
        Pane::Left => "Left panel",
        Pane::Article => "Article text",
        Pane::Statement => "Panel of the statement",
    }
}
