//! One rule file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::nearest::cure;
use super::{RuleId, Severity};

/// A rule as its file gives it: what it is called, how gravely it counts, what it says, its limits.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Which rule.
    pub id: RuleId,
    /// Its name in the window: a few words, sentence case.
    pub title: String,
    /// Whether it runs.
    pub on: bool,
    /// How grave its findings are where the check does not say otherwise.
    pub severity: Severity,
    /// A house gave it another severity than it is built in with; then that one counts wherever the rule fires.
    pub house_severity: bool,
    /// Why a desk flags this, in a sentence or two, for the guide and the tooltip.
    pub why: String,
    /// Named numbers of the check: thresholds, lengths, distances.
    pub limits: BTreeMap<String, f64>,
    /// Passages it must and must not flag; see [`crate::app::trial`].
    pub examples: Vec<Example>,
    /// The house brought these examples; else they are those it is built in with.
    pub house_examples: bool,
}

/// A passage with the expectation that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Markdown; where it must be flagged, the words between `**` are the finding's quote or part of it.
    pub passage: String,
    /// Whether the rule must flag it; else it must not.
    pub flagged: bool,
    /// Body text that stands on the page as well (for rules about derived parts): the passage is then a key point below.
    pub body: Option<String>,
}

/// As it is written: one of the two passages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    flag: Option<String>,
    clean: Option<String>,
    body: Option<String>,
}

impl TryFrom<Written> for Example {
    type Error = &'static str;

    fn try_from(Written { flag, clean, body }: Written) -> Result<Self, Self::Error> {
        match (flag, clean) {
            (Some(passage), None) => Ok(Self { passage, flagged: true, body }),
            (None, Some(passage)) => Ok(Self { passage, flagged: false, body }),
            (Some(_), Some(_)) => {
                Err("an example has either \u{201c}flag\u{201d} or \u{201c}clean\u{201d}; make two of it")
            }
            (None, None) => Err("an example needs a passage: \u{201c}flag\u{201d} or \u{201c}clean\u{201d}"),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    id: Spanned<String>,
    title: Option<String>,
    on: Option<bool>,
    severity: Option<Severity>,
    why: Option<String>,
    #[serde(default)]
    limits: BTreeMap<String, Spanned<f64>>,
    #[serde(default, rename = "example")]
    examples: Vec<Spanned<Written>>,
}

impl Rule {
    /// Reads a rule file. For a rule among `known` (an override), what the file leaves out stays as it is there, and
    /// a limit which that rule has not is an error.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do, with the line.
    pub fn parse(text: &str, known: &BTreeMap<RuleId, Self>) -> Result<Self, String> {
        let file: RuleFile = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            format!("line {line}: {}", error.message().trim_end().replace('\n', "; "))
        })?;
        let at =
            |message: String, place: std::ops::Range<usize>| format!("line {}: {message}", line_of(text, place.start));
        let written = file.id.get_ref();
        let names = || RuleId::ALL.iter().map(|id| id.as_str());
        let unknown =
            |_| at(format!("there is no rule \u{201c}{written}\u{201d}; {}", cure(written, names())), file.id.span());
        let id: RuleId = written.parse().map_err(unknown)?;
        let base = known.get(&id);
        let missing = |what: &str| format!("\u{201c}{what}\u{201d} is missing");
        let mut limits = base.map(|rule| rule.limits.clone()).unwrap_or_default();
        for (name, value) in file.limits {
            if base.is_some() && !limits.contains_key(&name) {
                let cure = if limits.is_empty() {
                    "this rule has none; delete the line".to_owned()
                } else {
                    cure(&name, limits.keys().map(String::as_str))
                };
                return Err(at(format!("there is no limit \u{201c}{name}\u{201d}; {cure}"), value.span()));
            }
            let number = *value.get_ref();
            if !number.is_finite() || number < 0.0 {
                let message = format!("the limit \u{201c}{name}\u{201d} is {number}; write a number from 0 up");
                return Err(at(message, value.span()));
            }
            limits.insert(name, number);
        }
        let mut examples = Vec::new();
        for written in file.examples {
            let place = written.span();
            examples.push(Example::try_from(written.into_inner()).map_err(|message| at(message.to_owned(), place))?);
        }
        let house_examples = base.is_some() && !examples.is_empty();
        if examples.is_empty() {
            examples = base.map(|rule| rule.examples.clone()).unwrap_or_default();
        }
        Ok(Self {
            id,
            title: file.title.or_else(|| base.map(|rule| rule.title.clone())).ok_or_else(|| missing("title"))?,
            on: file.on.or_else(|| base.map(|rule| rule.on)).unwrap_or(true),
            severity: file.severity.or_else(|| base.map(|rule| rule.severity)).ok_or_else(|| missing("severity"))?,
            house_severity: base.is_some_and(|rule| file.severity.is_some_and(|theirs| theirs != rule.severity)),
            why: file.why.or_else(|| base.map(|rule| rule.why.clone())).ok_or_else(|| missing("why"))?,
            limits,
            examples,
            house_examples,
        })
    }
}

/// The line of a byte, counted from 1.
fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
