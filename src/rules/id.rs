//! The closed list of rules. Ids are stable: files, reports and dismissals name them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A hint, folded away in the window.
    Note,
    /// Needs a look before sign-off.
    Warning,
    /// Almost surely wrong on the page.
    Error,
}

impl Severity {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! rule_ids {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal;)+) => {
        /// One rule of the table in the guide.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum RuleId { $($(#[doc = $doc])+ $name,)+ }

        impl RuleId {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable id that files and reports use.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }
    };
}

rule_ids! {
    /// The body says otherwise.
    GroundingContradicted = "grounding.contradicted";
    /// The body is silent, or says it only with a hedge or condition.
    GroundingUnsupported = "grounding.unsupported";
    /// States as fact what the body gives to a source.
    AttributionLost = "attribution.lost";
    /// Quoted words that differ from the same quotation elsewhere.
    QuoteAltered = "quote.altered";
    /// The same said again with another number, name, date or polarity.
    RepeatConflict = "repeat.conflict";
    /// The same sentence twice.
    RepeatVerbatim = "repeat.verbatim";
    /// The same in other words.
    RepeatNear = "repeat.near";
    /// A claim that needs a source and has none in reach.
    AttributionMissing = "attribution.missing";
    /// A source nobody can name.
    AttributionVague = "attribution.vague";
    /// A quotation whose speaker the reader cannot tell.
    AttributionOrphanQuote = "attribution.orphan_quote";
    /// "Sources" with one cited, or a disputed passage on one source.
    AttributionSingleSource = "attribution.single_source";
    /// In the text, where the text names no source for it.
    AttributionNoBasis = "attribution.no_basis";
    /// Figures on the page that do not add up.
    FiguresArithmetic = "figures.arithmetic";
    /// Left to be filled in: TK, XX, lorem ipsum.
    CopyPlaceholder = "copy.placeholder";
    /// Leftovers of generated or pasted text.
    CopyGarbled = "copy.garbled";
    /// "Last week" on a page without a date.
    CopyUndated = "copy.undated";
    /// A name, title or spelling that changes along the page.
    CopyNameDrift = "copy.name_drift";
    /// Listed subheadings that differ from the real ones.
    StructureSubheadings = "structure.subheadings";
    /// Of the article's subject and main figures, what no derived part carries.
    StructureNotCarried = "structure.not_carried";
}

impl RuleId {
    /// The part before the dot: `grounding`, `attribution`, `repeat`, `quote`, `figures`, `copy`, `structure`.
    pub fn family(self) -> &'static str {
        self.as_str().split('.').next().unwrap_or_default()
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RuleId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .iter()
            .copied()
            .find(|id| id.as_str() == text)
            .ok_or_else(|| format!("there is no rule \u{201c}{text}\u{201d}"))
    }
}
