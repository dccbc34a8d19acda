//! What actions carry: where to go, how far, in which format.

use crate::review::SourceKind;

/// Where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Move {
    /// The next statement in reading order.
    NextStatement,
    /// The one before.
    PreviousStatement,
    /// The next counted statement without a current mark.
    NextOpen,
    /// The next finding that is not set aside, notes passed over.
    NextFinding,
    /// The one before.
    PreviousFinding,
    /// The next mark that must be looked at again.
    NextCheckAgain,
    /// The next item around the article, in the order of [`crate::document::Part::AROUND`].
    NextItem,
    /// The one before.
    PreviousItem,
    /// The next item around the article without a current mark.
    NextOpenItem,
}

/// The answer to "save first?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Next {
    /// Save, then go on.
    Save,
    /// Go on and lose the changes.
    Discard,
    /// Stay.
    Stay,
}

/// How far a set-aside reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetAsideScope {
    /// This finding.
    This,
    /// All with the same rule and the same words that fired.
    Alike,
    /// All of the rule, in this article.
    Rule,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// One self-contained page.
    #[default]
    Html,
    /// Markdown.
    Markdown,
    /// Everything, for programs.
    Json,
    /// Marks, queries, notes and sources as W3C Web Annotations (JSON-LD), for annotation tools.
    Annotations,
    /// The article's own Word file with the review as comments.
    Docx,
}

/// What was copied elsewhere and is pasted here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Its words.
    pub text: String,
    /// The same as HTML, with headings, lists and links; empty where the program it was copied from gives none.
    pub html: String,
}

impl From<&str> for Copied {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), html: String::new() }
    }
}

/// A source as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceDraft {
    /// What kind.
    pub kind: SourceKind,
    /// Name, title or address.
    pub title: String,
    /// Where in it.
    pub locator: String,
    /// The words it says.
    pub quote: String,
    /// The day it was seen, as typed.
    pub date_seen: String,
    /// Path of the file, where it is one; its hash is taken when it is added.
    pub path: String,
}
