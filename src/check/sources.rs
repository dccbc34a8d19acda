//! Who says what: attributions, and the sources of an article.

use std::fmt;

use crate::document::StatementId;
use crate::text::Span;

/// How good a source is, after newsroom standards: a reader can name A and B, not the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// A named person with a role, or a named document.
    A,
    /// A named organisation.
    B,
    /// Described, unnamed, with the reason.
    C,
    /// Described, unnamed, no reason.
    D,
    /// A nameless plural: "officials", "experts", "studies show".
    E,
    /// A hidden agent: "it is understood", "reportedly".
    F,
}

impl Grade {
    /// The reader can tell who it is.
    pub const fn is_named(self) -> bool {
        matches!(self, Self::A | Self::B)
    }

    /// The letter.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What kind of attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttributionKind {
    /// Somebody says, writes, announces.
    Speech,
    /// A document or record says.
    Document,
    /// Somebody wants, believes, fears: no speech, and the reader cannot know.
    Attitude,
}

/// One attribution: a source, a cue, what is attributed.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The statement that holds the cue, or else the content.
    pub statement: StatementId,
    /// What kind.
    pub kind: AttributionKind,
    /// Words that name the source; empty where it is hidden.
    pub source: Vec<Span>,
    /// Words that make it an attribution: "said", "according to".
    pub cue: Vec<Span>,
    /// What is attributed, in this statement and those it runs on to.
    pub content: Vec<Span>,
    /// The source, resolved: a pronoun or title led back to the name it stands for. Empty if hidden.
    pub name: String,
    /// How good the source is.
    pub grade: Grade,
    /// How sure, 0..1.
    pub score: f32,
}

/// Why a statement needs a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Need {
    /// It accuses somebody.
    Accusation,
    /// It foretells.
    Forecast,
    /// It says why something came about.
    Cause,
    /// It says what somebody is after.
    Motive,
    /// It judges.
    Opinion,
    /// It gives a figure that somebody must have counted.
    Figure,
    /// It quotes.
    Quotation,
}

/// How one statement stands with sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sourcing {
    /// The statement itself names a source or holds the cue.
    pub carries: bool,
    /// It holds any part of an attribution, a running quotation too.
    pub attributed: bool,
    /// 0..1, higher = surer that it is attributed.
    pub score: f32,
    /// Why it needs a source, and the words that say so; none = it needs none.
    pub needs: Vec<(Need, Span)>,
    /// The attributions that reach it: places in [`super::Checked::attributions`].
    pub by: Vec<usize>,
}

/// One source of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// The name or description, as first printed in full.
    pub name: String,
    /// The office or trade first given to a person ("mayor"); empty where none is.
    pub role: String,
    /// Its best grade.
    pub grade: Grade,
    /// Statements it is given as the source of, in reading order.
    pub statements: Vec<StatementId>,
}

/// The sources of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Who is heard, most often first.
    pub heard: Vec<Voice>,
    /// Who is spoken for (their wants, views or words told by others) but never heard.
    pub spoken_for: Vec<Voice>,
    /// Body statements with a source a reader can name.
    pub sourced: usize,
    /// Body statements in all.
    pub of: usize,
    /// Share of attributions whose source is not named, 0..1.
    pub anonymous: f32,
}
