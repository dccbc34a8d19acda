//! Rules tried on the examples inside their own files: what they must flag is flagged, what they must not is not.
//!
//! A desk that changes a limit or a word list learns here what that does, before an article shows it.

use std::fmt;

use crate::check::{self, Checked, Finding, Progress};
use crate::document::Document;
use crate::import;
use crate::rules::{Example, Rule, RuleId, Rules};
use crate::text::fold;

/// What became of one example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// Whose example.
    pub rule: RuleId,
    /// Which one in the file, counted from 1.
    pub number: usize,
    /// The house brought it; else it is built in, and tells what the house changed.
    pub house: bool,
    /// What is wrong; none where it holds.
    pub fault: Option<Fault>,
}

/// Why an example does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It must be flagged and is not.
    Missed {
        /// What should have been.
        words: String,
    },
    /// It must not be flagged and is.
    Flagged {
        /// What the finding says.
        message: String,
    },
    /// It cannot be read as an article: a plain sentence.
    Unreadable(String),
}

impl Trial {
    /// Whether the rule does what the example says.
    pub const fn holds(&self) -> bool {
        self.fault.is_none()
    }
}

impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, number, .. } = self;
        match &self.fault {
            None => write!(f, "{rule}, example {number}, holds"),
            Some(Fault::Missed { words }) => {
                write!(f, "{rule}, example {number}, must be flagged and is not: \u{201c}{words}\u{201d}")
            }
            Some(Fault::Flagged { message }) => {
                write!(f, "{rule}, example {number}, must not be flagged and is: {message}")
            }
            Some(Fault::Unreadable(error)) => write!(f, "{rule}, example {number}, cannot be read: {error}"),
        }
    }
}

/// Tries the examples of the rules that are on and `wanted`, in the order of the table; fewer where `progress` stops it.
pub fn run(rules: &Rules, wanted: impl Fn(&Rule) -> bool, progress: &dyn Progress) -> Vec<Trial> {
    let mut trials = Vec::new();
    for rule in rules.iter().filter(|rule| rule.on && wanted(rule)) {
        for (at, example) in rule.examples.iter().enumerate() {
            let Some(fault) = fault(rule.id, example, rules, progress) else { return trials };
            trials.push(Trial { rule: rule.id, number: at + 1, house: rule.house_examples, fault });
        }
    }
    trials
}

/// What is wrong, if anything; none where it was stopped.
#[expect(clippy::option_option, reason = "stopped, or through with or without a fault")]
fn fault(id: RuleId, example: &Example, rules: &Rules, progress: &dyn Progress) -> Option<Option<Fault>> {
    let (document, checked) = match check(example, rules, progress) {
        Ok(checked) => checked?,
        Err(error) => return Some(Some(Fault::Unreadable(error))),
    };
    let mut found = checked.findings.iter().filter(|finding| finding.rule == id);
    Some(if example.flagged {
        let words = words_to_flag(&example.passage);
        let hit = found.any(|finding| speaks_of(&document, finding, words));
        (!hit).then(|| Fault::Missed { words: words.trim().to_owned() })
    } else {
        found.next().map(|finding| Fault::Flagged { message: finding.message.clone() })
    })
}

/// The passage's own page, checked; none where it was stopped.
fn check(example: &Example, rules: &Rules, progress: &dyn Progress) -> Result<Option<(Document, Checked)>, String> {
    let plain = example.passage.replace(MARK, "");
    let page = match &example.body {
        Some(body) => format!("{body}\n\n## Key points\n\n- {plain}\n"),
        None => plain,
    };
    let read = import::read(page.as_bytes(), "example.md", rules, &import::Options::default());
    let (document, _) = read.map_err(|error| error.to_string())?;
    let checked = check::run(&document, rules, progress, &mut |_| {});
    Ok(checked.ok().map(|checked| (document, checked)))
}

/// Around the words that the finding quotes.
const MARK: &str = "**";

fn words_to_flag(passage: &str) -> &str {
    passage.split(MARK).nth(1).unwrap_or(passage)
}

fn speaks_of(document: &Document, finding: &Finding, words: &str) -> bool {
    let (flagged, words) = (fold(document.words(finding.span)), fold(words));
    flagged.contains(&words) || words.contains(&flagged)
}
