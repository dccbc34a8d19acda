//! A mark: one person's verdict on some words.

use uuid::Uuid;

use super::{Place, Stamp};

/// What a person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// It is so, by the sources given.
    Confirmed,
    /// It must read otherwise.
    ChangeNeeded,
    /// It is wrong.
    Wrong,
    /// Nobody could find out.
    CannotConfirm,
    /// It is an opinion: nothing to check.
    Opinion,
    /// The author must answer first.
    OnAuthor,
}

impl Verdict {
    /// All, in the order of their keys 1 to 6.
    pub const ALL: [Self; 6] =
        [Self::Confirmed, Self::ChangeNeeded, Self::Wrong, Self::CannotConfirm, Self::Opinion, Self::OnAuthor];

    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::ChangeNeeded => "change_needed",
            Self::Wrong => "wrong",
            Self::CannotConfirm => "cannot_confirm",
            Self::Opinion => "opinion",
            Self::OnAuthor => "on_author",
        }
    }

    /// The verdict of a word used in files.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }
}

impl Mark {
    /// How the words should read. A mark that does not ask for a change any more still keeps what was typed, but does
    /// not say it.
    pub fn asks_for(&self) -> Option<&str> {
        let asks = matches!(self.verdict, Verdict::ChangeNeeded | Verdict::Wrong);
        Some(self.suggested_text.as_str()).filter(|text| asks && !text.is_empty())
    }
}

/// A verdict on a span: a statement as a rule, a fact inside it if wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its id.
    pub id: Uuid,
    /// Where it sits.
    pub place: Place,
    /// The decision.
    pub verdict: Verdict,
    /// The exact words it was given to.
    pub wording: String,
    /// For a derived statement: the wording of its evidence at the time.
    pub evidence: Vec<String>,
    /// "Should read", with `change_needed` and `wrong`.
    pub suggested_text: String,
    /// Why it cannot be confirmed; or why it was accepted as it is.
    pub reason: String,
    /// The editor accepts the text as it is, though it was not changed or confirmed.
    pub accepted: Option<Stamp>,
    /// The next version has it done as suggested, and somebody (or the carrying over) said so.
    pub done: bool,
    /// The question, with `on_author`.
    pub query: Option<Uuid>,
    /// Open findings on the words when they were confirmed.
    pub over_findings: u32,
    /// Who and when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}
