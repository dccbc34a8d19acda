//! What others read: a document with its findings and its review, in each format.
//!
//! Every function here is pure and gives the text of a whole file. `check_json` and `sarif` are for programs that
//! run the checks; `html`, `markdown` and `json` are the record of a review, for people and for archives.
//! Nothing that comes from an article or an editor is trusted: HTML and Markdown are escaped here, and the page
//! loads nothing.
//!
//! ```
//! use factdesk::{check::Checked, document::Document, report, rules::Rules};
//!
//! let (document, checked, rules) = (Document::default(), Checked::default(), Rules::builtin());
//! let input = report::Input::new("empty.txt", &document, &checked, &rules);
//! assert!(report::check_json(&input).starts_with(r#"{"schema":"factdesk-check/1""#));
//! ```

mod check_json;
mod docx;
mod html;
mod json;
mod lines;
mod markdown;
mod outline;
mod places;
mod review_rows;
mod sarif;
mod words;

pub use check_json::check_json;
pub use docx::{DocxError, docx};
pub use html::html;
pub use json::json;
pub use lines::{LineColumn, Lines};
pub use markdown::markdown;
pub use places::Places;
pub use sarif::sarif;
pub use words::{
    change_word, grade_words, history_words, later_word, need_word, outcome_word, part_word, reason_word, source_word,
    verdict_word,
};

use crate::check::Checked;
use crate::document::{Document, ImportNote};
use crate::review::Review;
use crate::rules::Rules;

/// Program and version, as results name them.
pub const TOOL: &str = concat!("factdesk ", env!("CARGO_PKG_VERSION"));

/// Everything a report may tell of.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The article's file name, without folder where it goes into a record.
    pub file_name: &'a str,
    /// SHA-256 of the file's bytes, hex; empty for pasted text.
    pub file_sha256: &'a str,
    /// The file as text, where it is text: SARIF and the terminal find lines and columns in it.
    pub source: Option<&'a str>,
    /// The article.
    pub document: &'a Document,
    /// What import had to say.
    pub notes: &'a [ImportNote],
    /// What the checks found.
    pub checked: &'a Checked,
    /// The rules they ran with.
    pub rules: &'a Rules,
    /// What people added.
    pub review: Option<&'a Review>,
    /// For each place in `checked.findings`: whether it is set aside. May be shorter; what is beyond it is open.
    pub set_aside: &'a [bool],
    /// Program and version.
    pub tool: &'a str,
    /// When the report was made; none keeps it the same from run to run.
    pub made: Option<jiff::Timestamp>,
}

impl<'a> Input<'a> {
    /// A report on the findings alone; set the other fields where there is more to tell.
    pub fn new(file_name: &'a str, document: &'a Document, checked: &'a Checked, rules: &'a Rules) -> Self {
        Self {
            file_name,
            file_sha256: "",
            source: None,
            document,
            notes: &[],
            checked,
            rules,
            review: None,
            set_aside: &[],
            tool: TOOL,
            made: None,
        }
    }

    /// Whether the finding at this place of the list was set aside.
    pub fn is_set_aside(&self, finding: usize) -> bool {
        self.set_aside.get(finding).copied().unwrap_or_default()
    }

    /// The headline: the block of that part, or else what the file calls itself.
    pub fn title(&self) -> &'a str {
        let headline = self.document.blocks.iter().find(|block| block.part == crate::document::Part::Headline);
        headline.map_or(self.document.meta.title.as_str(), |block| self.document.words(block.span))
    }
}
