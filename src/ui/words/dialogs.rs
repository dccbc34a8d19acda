//! Strings of the dialogs.

use super::{count, stamp};
use crate::review::Stamp;
use crate::ui::commands::Menu;
use crate::ui::view::Request;

pub(in crate::ui) const SAVE: &str = "Save";
pub(in crate::ui) const DONT_SAVE: &str = "Don’t save";
pub(in crate::ui) const GO_ON: &str = "Go on";

// Files.
pub(in crate::ui) const OPEN_RECENT: &str = "Open recent";
pub(in crate::ui) const NOTHING_RECENT: &str = "Nothing was opened yet.";
pub(in crate::ui) const PASTE_TITLE: &str = "Paste an article";
pub(in crate::ui) const PASTE_RICH: &str = "Headings, lists, bold words and links come along.";
pub(in crate::ui) const PASTE_CHANGED: &str = "Changed by hand: taken as plain text.";
pub(in crate::ui) const OPEN_ATTACHED: &str = "Open an attached file";
pub(in crate::ui) const OPEN_IT: &str = "Open it";
pub(in crate::ui) const CONTINUE_TITLE: &str = "Continue the review you have?";
pub(in crate::ui) const CONTINUE: &str = "Continue it";
pub(in crate::ui) const START_NEW: &str = "Start a new review";
pub(in crate::ui) const RECOVER_TITLE: &str = "Open the work that was not saved?";
pub(in crate::ui) const RECOVER_MORE: &str = "The program ended before a review was saved. A copy of it was kept.";
pub(in crate::ui) const OPEN_COPY: &str = "Open the copy";
pub(in crate::ui) const ASK_NEXT_TIME: &str = "Ask next time";
pub(in crate::ui) const DELETE_IT: &str = "Delete it";
pub(in crate::ui) const IMPORT_TITLE: &str = "What was read, and what was not";
pub(in crate::ui) const LEFT_OUT: &str = "Left out";
pub(in crate::ui) const WORTH_A_LOOK: &str = "Worth a look";
pub(in crate::ui) const ALL_READ: &str = "Every line of the file is in the article.";
pub(in crate::ui) const OTHER_ENCODING: &str = "Read it in another encoding";
pub(in crate::ui) const PUT_BACK: &str = "Put back";
pub(in crate::ui) const EXPORT_TITLE: &str = "Export a report";
pub(in crate::ui) const CHOOSE_WHERE: &str = "Choose where…";
pub(in crate::ui) const HTML_FOR: &str = "One page that opens anywhere, for the desk and the record";
pub(in crate::ui) const MARKDOWN_FOR: &str = "Plain text with headings, for a mail or a ticket";
pub(in crate::ui) const JSON_FOR: &str = "All of it, for other programs";
pub(in crate::ui) const DOCX_FOR: &str = "A copy of the article’s own file with marks, queries and notes in its margin";
pub(in crate::ui) const ONLY_FROM_WORD: &str =
    "Only for an article that was opened from a Word file (.docx); this one was not.";
pub(in crate::ui) const OTHER_READING: &str = "Another reading of the page";
pub(in crate::ui) const WHAT_THIS_IS: &str = "What is this?";
pub(in crate::ui) const NO_PART: &str = "not part of the article";
pub(in crate::ui) const WHERE_IT_ENDS: &str = "Where does the sentence end?";
pub(in crate::ui) const WHERE_MORE: &str =
    "Choose the words that end it, or pick them in the article and run the command again.";
pub(in crate::ui) const ENDS_NOWHERE: &str = "There is no place in this statement where a sentence could end.";
pub(in crate::ui) const ANNOTATIONS_FOR: &str =
    "Marks, queries, notes and sources, for annotation tools (W3C, JSON-LD)";
pub(in crate::ui) const NO_DIALOG: &str =
    "The system showed no file dialog. Type or paste the path here, or drop the file on the window.";
pub(in crate::ui) const NO_DIALOG_TO_SAVE: &str = "The system showed no file dialog. Type or paste the path here.";
pub(in crate::ui) const PATH_LABEL: &str = "Path";
pub(in crate::ui) const PATH_MORE: &str = "For example ~/drafts/desk.html";
pub(in crate::ui) const NO_SUCH_FILE: &str = "There is no such file. Check the path.";
pub(in crate::ui) const NO_SUCH_FOLDER: &str = "There is no such folder. Check the path.";
pub(in crate::ui) const NO_FOLDER_THERE: &str = "The folder of this path is not there. Choose one that is.";

/// "as a key point".
pub(in crate::ui) fn put_back_as(name: &str) -> String {
    format!("as {name}")
}

/// Why a known review is offered.
pub(in crate::ui) fn continue_more(article: &str, review: &str) -> String {
    format!("Most of “{article}” is in the article of “{review}”. Continuing carries its marks over to this version.")
}

/// Why the clipboard is not read; what the system said.
pub(in crate::ui) fn no_clipboard(why: &str) -> String {
    let why = why.trim_end_matches('.');
    format!("The clipboard could not be read ({why}). Press Ctrl+V here, or save the article as a file and open that.")
}

/// What a typed path is for.
pub(in crate::ui) const fn path_title(request: &Request) -> &'static str {
    match request {
        Request::Open => "Open an article or a review",
        Request::BringInVersion => "Bring in a new version",
        Request::MergeCopy => "Merge a colleague’s copy",
        Request::Annotations => "Bring in annotations",
        Request::SaveAs(_) => "Save the review",
        Request::Export(..) => "Export a report",
        Request::RulesFolder => "Folder with house rules",
        Request::ReviewsFolder => "Folder of reviews",
    }
}

/// The button below a typed path.
pub(in crate::ui) const fn path_button(request: &Request) -> &'static str {
    match request {
        Request::Open => "Open",
        Request::BringInVersion | Request::Annotations => "Bring it in",
        Request::MergeCopy => "Merge",
        Request::SaveAs(_) => "Save",
        Request::Export(..) => "Export",
        Request::RulesFolder | Request::ReviewsFolder => "Use this folder",
    }
}

/// Where a typed path leads.
pub(in crate::ui) fn shown_path(path: &std::path::Path) -> String {
    format!("{}", path.display())
}

/// Encodings that old newsroom files come in, by their label in the WHATWG standard.
pub(in crate::ui) const ENCODINGS: [(&str, &str); 9] = [
    ("utf-8", "Unicode (UTF-8)"),
    ("windows-1252", "Western (Windows-1252)"),
    ("iso-8859-15", "Western (ISO 8859-15)"),
    ("macintosh", "Western (Macintosh)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("koi8-u", "Cyrillic (KOI8-U)"),
    ("utf-16le", "Unicode (UTF-16)"),
    ("gb18030", "Chinese (GB 18030)"),
];

// The author's reply.
pub(in crate::ui) const PASTE_REPLY_TITLE: &str = "Paste the author’s reply";
pub(in crate::ui) const PASTE_REPLY_MORE: &str =
    "Answers go to the questions by their numbers. Nothing is taken over before you say so.";
pub(in crate::ui) const REPLY_HINT: &str = "Paste the mail here";
pub(in crate::ui) const NO_ANSWER_YET: &str = "No answer in this mail";
pub(in crate::ui) const REPLY_REST: &str = "Not taken over";

/// "Take over 3 answers".
pub(in crate::ui) fn take_answers(many: usize) -> String {
    if many == 0 { "Take over".to_owned() } else { format!("Take over {}", count(many, "answer", "answers")) }
}

// Assigning.
pub(in crate::ui) const ASSIGN_BUTTON: &str = "Assign";
pub(in crate::ui) const ASSIGN_NOBODY: &str = "Take the names off";
pub(in crate::ui) const KNOWN_PEOPLE: &str = "Known here";

/// "Who looks at 3 statements?"
pub(in crate::ui) fn assign_title(many: usize) -> String {
    if many == 1 { "Who looks at this statement?".to_owned() } else { format!("Who looks at these {many} statements?") }
}

/// "Who looks at all of Key points?"
pub(in crate::ui) fn assign_part_title(part: crate::document::Part) -> String {
    format!("Who looks at all of {}?", super::part(part))
}

// Two copies of one review.
pub(in crate::ui) const MERGE_TITLE: &str = "Two copies, one review";
pub(in crate::ui) const MINE: &str = "This copy";
pub(in crate::ui) const THEIRS: &str = "The other copy";
pub(in crate::ui) const KEEP_BOTH: &str = "Keep both";
pub(in crate::ui) const REST_MINE: &str = "The rest from this copy";
pub(in crate::ui) const REST_THEIRS: &str = "The rest from the other";
pub(in crate::ui) const MERGE_END: &str = "Merge";
pub(in crate::ui) const MERGE_DROP: &str = "Give up merging";
pub(in crate::ui) const TAKEN_BACK: &str = "Taken back";
pub(in crate::ui) const CHANGED_ON_DISK: &str = "Somebody else saved this review meanwhile";
pub(in crate::ui) const CHANGED_ON_DISK_MORE: &str =
    "Yours was not written over theirs. Merge theirs into yours and save again, or save yours under another name.";
pub(in crate::ui) const MERGE_IT: &str = "Merge theirs";
pub(in crate::ui) const SAVE_ELSEWHERE: &str = "Save elsewhere…";
pub(in crate::ui) const HELD_TITLE: &str = "Somebody else has this review open";
pub(in crate::ui) const WORK_ON_COPY: &str = "Work on a copy";
pub(in crate::ui) const LOOK_AGAIN: &str = "Look whether it is free";
pub(in crate::ui) const ONLY_READ: &str = "Only read";

/// What was taken without a question, and what must be chosen.
pub(in crate::ui) fn merge_more(taken: usize, people: &[String], conflicts: usize) -> String {
    let whose = if people.is_empty() { "the other copy".to_owned() } else { people.join(", ") };
    let taken = count(taken, "entry", "entries");
    let both = count(conflicts, "thing was changed in both copies", "things were changed in both copies");
    format!("{taken} of {whose} taken over without a question. {both}: choose what to keep.")
}

/// "2 still to be chosen".
pub(in crate::ui) fn still_to_choose(open: usize) -> String {
    if open == 0 { "All is chosen".to_owned() } else { format!("{open} still to be chosen") }
}

/// Who has the review open, and what can be done.
pub(in crate::ui) fn held_more(holder: &crate::app::Holder) -> String {
    format!(
        "{}. You can read it here. To change something, work on a copy: it can be merged with theirs later.",
        holder.in_words()
    )
}

/// "Read only, open elsewhere by Ann Lee, since …".
pub(in crate::ui) fn held(holder: &crate::app::Holder) -> String {
    format!("Read only, open elsewhere by {}", holder.in_words())
}

// The system's dialogs.
pub(in crate::ui) const ARTICLES_FILTER: &str = "Articles and reviews";
pub(in crate::ui) const REVIEWS_FILTER: &str = "Reviews";
pub(in crate::ui) const ANNOTATIONS_FILTER: &str = "Annotations";
pub(in crate::ui) const ALL_FILES: &str = "All files";

// Settings and the program.
pub(in crate::ui) const SETTINGS: &str = "Settings";
pub(in crate::ui) const WHO_CHECKS: &str = "Who is checking";
pub(in crate::ui) const LOOK: &str = "Look";
pub(in crate::ui) const THEME_SYSTEM: &str = "As the system";
pub(in crate::ui) const LIGHT: &str = "Light";
pub(in crate::ui) const DARK: &str = "Dark";
pub(in crate::ui) const SCALE: &str = "Size of everything";
pub(in crate::ui) const REDUCED_MOTION: &str = "Nothing moves by itself";
pub(in crate::ui) const WORK_ORDER: &str = "Next open statement";
pub(in crate::ui) const ORDER_READING: &str = "As the article reads";
pub(in crate::ui) const ORDER_GRAVITY: &str = "Serious findings first, then problems, then as it reads";
pub(in crate::ui) const DEFAULT_EXPORT: &str = "Report offered first";
pub(in crate::ui) const HOUSE_RULES: &str = "House rules";
pub(in crate::ui) const BUILT_IN_ONLY: &str = "Built-in rules only";
pub(in crate::ui) const RULES_FOLDER: &str = "Folder with house rules";
pub(in crate::ui) const RULES_FOLDER_MORE: &str =
    "A folder with rules and word lists of your desk. Files in it replace the built-in ones of the same name.";
pub(in crate::ui) const REVIEWS: &str = "Reviews of the desk";
pub(in crate::ui) const NO_FOLDER: &str = "No folder";
pub(in crate::ui) const REVIEWS_FOLDER: &str = "Folder of reviews";
pub(in crate::ui) const REVIEWS_FOLDER_MORE: &str = "Its reviews are listed on the screen that opens first.";
pub(in crate::ui) const CHOOSE: &str = "Choose…";
pub(in crate::ui) const KEYS: &str = "Keys";
pub(in crate::ui) const LETTERS_SLEEP: &str = "Single letters sleep while you type.";
pub(in crate::ui) const ALL_LOCAL: &str = "Everything stays on this computer: no account, no network, no telemetry.";
pub(in crate::ui) const SET_IN: &str =
    "Set in Source Serif 4 and Inter (SIL Open Font License), signs by Phosphor (MIT).";

/// The head above keys of a menu, or of some of its groups.
pub(in crate::ui) const fn head_of_keys(menu: Menu, groups: &[u8]) -> &'static str {
    match (menu, groups) {
        (Menu::Check, [0]) => "Mark",
        (Menu::Check, [1]) => "Write and link",
        (Menu::Check, [2]) => "Many at once",
        (Menu::Check, [3]) => "Go on",
        (Menu::Check, [_]) => "End",
        _ => menu.title(),
    }
}

/// "3 files in force. Their examples hold: 4 of 4."
pub(in crate::ui) fn house_rules(files: usize, tried: Option<(usize, usize)>) -> String {
    let files = if files == 1 { "1 file in force.".to_owned() } else { format!("{files} files in force.") };
    match tried {
        None => format!("{files} Trying their examples…"),
        Some((_, 0)) => format!("{files} They bring no examples."),
        Some((0, of)) => format!("{files} Their examples hold: {of} of {of}."),
        Some((failed, of)) => format!("{files} Of their {of} examples {failed} do not hold:"),
    }
}

/// "Version 1.0.0".
pub(in crate::ui) fn program_version(version: &str) -> String {
    format!("Version {version}")
}

/// "Rules 0123456789ab".
pub(in crate::ui) fn rules_hash(hash: &str) -> String {
    format!("Rules {hash}")
}

// The review.
pub(in crate::ui) const THIS_ONE: &str = "This one";
pub(in crate::ui) const ALL_ALIKE: &str = "All with these words";
pub(in crate::ui) const WHOLE_RULE: &str = "The whole rule here";
pub(in crate::ui) const REMARK: &str = "Remark";
pub(in crate::ui) const REMARK_HINT: &str = "Remark, if any";
pub(in crate::ui) const SIGN_OFF: &str = "Sign off";
pub(in crate::ui) const SIGN_AGAIN: &str = "Sign off again";
pub(in crate::ui) const REASON_GIVEN: &str = "Reason given";
pub(in crate::ui) const SHOW_LIST: &str = "Close this and show the list";
pub(in crate::ui) const OPEN_THEN: &str = "Open then";
pub(in crate::ui) const ALL_SETTLED: &str =
    "Every statement is marked and settled, and no problem is open. The review is sealed as it stands now.";
pub(in crate::ui) const STILL_OPEN: &str = "Still open";
pub(in crate::ui) const SIGN_REASON: &str = "Why it is signed all the same";
pub(in crate::ui) const SEAL: &str = "The seal shows later changes to text, marks and sources. It is no signature.";
pub(in crate::ui) const LATER_TITLE: &str = "Enter a complaint or correction";
pub(in crate::ui) const LATER_HINT: &str = "Who said what, and what was done about it";
pub(in crate::ui) const ENTRY: &str = "Entry";
pub(in crate::ui) const ENTER_IT: &str = "Enter it";

/// "Version 2 signed by M. Okafor · 13 May 10:42 UTC".
pub(in crate::ui) fn signed_by(version: usize, by: &Stamp) -> String {
    format!("Version {version} signed by {}", stamp(by))
}

/// "Sets 4 findings aside".
pub(in crate::ui) fn sets_aside(many: usize) -> String {
    format!("Sets {} aside", count(many, "finding", "findings"))
}
