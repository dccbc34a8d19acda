//! One rule file.

use std::collections::BTreeMap;

use serde::Deserialize;

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
    /// Why a desk flags this, in a sentence or two, for the guide and the tooltip.
    pub why: String,
    /// Named numbers of the check: thresholds, lengths, distances.
    pub limits: BTreeMap<String, f64>,
    /// Sentences it must and must not flag; tests run them.
    pub examples: Vec<Example>,
}

/// A sentence or passage with the expectation that goes with it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Must be flagged; the words between `**` are the finding's quote or part of it.
    #[serde(default)]
    pub flag: Option<String>,
    /// Must not be flagged.
    #[serde(default)]
    pub clean: Option<String>,
    /// Body text that stands on the page as well (for rules about derived parts).
    #[serde(default)]
    pub body: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    id: String,
    title: Option<String>,
    on: Option<bool>,
    severity: Option<Severity>,
    why: Option<String>,
    #[serde(default)]
    limits: BTreeMap<String, f64>,
    #[serde(default, rename = "example")]
    examples: Vec<Example>,
}

impl Rule {
    /// Reads a rule file. With `base` (an override), what the file leaves out stays as in `base`, and
    /// a limit which `base` does not know is an error.
    ///
    /// # Errors
    /// A sentence that says what is wrong, with the line where the TOML reader knows it.
    pub fn parse(text: &str, base: Option<&Self>) -> Result<Self, String> {
        let file: RuleFile = toml::from_str(text).map_err(|error| error.to_string())?;
        let id: RuleId = file.id.parse()?;
        let missing = |what: &str| format!("\u{201c}{what}\u{201d} is missing");
        let mut limits = base.map(|rule| rule.limits.clone()).unwrap_or_default();
        for (name, value) in file.limits {
            if base.is_some() && !limits.contains_key(&name) {
                let known: Vec<_> = limits.keys().cloned().collect();
                return Err(format!("there is no limit \u{201c}{name}\u{201d}; this rule has: {}", known.join(", ")));
            }
            limits.insert(name, value);
        }
        Ok(Self {
            id,
            title: file.title.or_else(|| base.map(|rule| rule.title.clone())).ok_or_else(|| missing("title"))?,
            on: file.on.or_else(|| base.map(|rule| rule.on)).unwrap_or(true),
            severity: file.severity.or_else(|| base.map(|rule| rule.severity)).ok_or_else(|| missing("severity"))?,
            why: file.why.or_else(|| base.map(|rule| rule.why.clone())).ok_or_else(|| missing("why"))?,
            limits,
            examples: if file.examples.is_empty() {
                base.map(|rule| rule.examples.clone()).unwrap_or_default()
            } else {
                file.examples
            },
        })
    }
}
