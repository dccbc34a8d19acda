//! The other records of a review.

use jiff::Timestamp;
use uuid::Uuid;

use super::Place;
use crate::check::FindingKey;
use crate::document::{Meta, OverrideKind, Part};

/// Who: as they typed it, once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Initials, for the margin.
    pub initials: String,
}

/// Who and when (UTC).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Timestamp,
}

/// One version of the article as it was reviewed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    /// The file's name, without folder.
    pub file_name: String,
    /// SHA-256 of the file's bytes, hex; empty for pasted text.
    pub file_sha256: String,
    /// The encoding that somebody chose to read it in (a label of the WHATWG standard); empty where none was chosen.
    pub encoding: String,
    /// SHA-256 of the reading text, hex.
    pub text_sha256: String,
    /// The reading text.
    pub text: String,
    /// What the page said about itself.
    pub meta: Meta,
    /// The blocks: kinds, parts, places (see [`VersionBlock`]).
    pub blocks: Vec<VersionBlock>,
    /// When it was first opened in this review.
    pub opened: Timestamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// One block of a version, enough to rebuild the document without the article file.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionBlock {
    /// The block as it was, in bytes of the version's text.
    pub block: crate::document::Block,
    /// Its statements: bytes of the version's text, and role.
    pub statements: Vec<(crate::text::Span, crate::document::StatementRole)>,
}

/// A question to the author.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Its id.
    pub id: Uuid,
    /// What it is about.
    pub place: Place,
    /// The question.
    pub question: String,
    /// To whom; empty = the author.
    pub to: String,
    /// Who asked, when.
    pub stamp: Stamp,
    /// The answer, when there is one.
    pub answer: Option<(String, Stamp)>,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its id.
    pub id: Uuid,
    /// What it is about.
    pub place: Place,
    /// The note.
    pub text: String,
    /// Who and when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// What kind of source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A person who was asked.
    Person,
    /// A document.
    #[default]
    Document,
    /// A public record.
    Record,
    /// A page on the web.
    Link,
    /// The reporter saw it.
    Observation,
}

/// One source, for any number of statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its id.
    pub id: Uuid,
    /// What kind.
    pub kind: SourceKind,
    /// Name, title or address.
    pub title: String,
    /// Where in it: page, minute, item.
    pub locator: String,
    /// The words it says.
    pub quote: String,
    /// The day it was seen or heard, as typed.
    pub date_seen: String,
    /// Path of the file, where it is one.
    pub path: String,
    /// SHA-256 of that file, hex.
    pub sha256: String,
    /// Who and when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// A statement rests on a source.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceLink {
    /// The source.
    pub source: Uuid,
    /// What rests on it.
    pub place: Place,
    /// Who and when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// Why a finding was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DismissReason {
    /// Fine as it is.
    Fine,
    /// Common knowledge, or on record.
    CommonKnowledge,
    /// The source stands nearby.
    AttributedNearby,
    /// The finding is wrong.
    FalseAlarm,
}

/// A finding that was set aside.
#[derive(Clone, Debug, PartialEq)]
pub struct Dismissal {
    /// Its id.
    pub id: Uuid,
    /// The finding, by rule and folded wording of both sides.
    pub key: FindingKey,
    /// The flagged words, as they stood.
    pub wording: String,
    /// The other side, as it stood; empty where there is none.
    pub other: String,
    /// Where the flagged words are.
    pub place: Place,
    /// Why.
    pub reason: DismissReason,
    /// In the editor's words, if any.
    pub remark: String,
    /// Who and when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// What an editor set by hand about the document.
#[derive(Clone, Debug, PartialEq)]
pub struct HandSet {
    /// Its id.
    pub id: Uuid,
    /// The words of the block or statement.
    pub quote: String,
    /// Which of several equal ones.
    pub nth: usize,
    /// The decision.
    pub kind: OverrideKind,
    /// Who and when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// Who is to look at what.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// Its id.
    pub id: Uuid,
    /// One statement, or else a whole part.
    pub place: Option<Place>,
    /// The part, where no place is given.
    pub part: Option<Part>,
    /// Who.
    pub to: Person,
    /// Who said so, when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// A sign-off: a seal over the canonical review. It detects change and is no signature.
#[derive(Clone, Debug, PartialEq)]
pub struct SignOff {
    /// Its id.
    pub id: Uuid,
    /// SHA-256 of the canonical review (text, marks, sources), hex.
    pub seal: String,
    /// The version signed (place in [`super::Review::versions`]).
    pub version: usize,
    /// The rules' hash.
    pub rules_hash: String,
    /// The program and its version.
    pub tool: String,
    /// Why it was signed though something was open; empty if nothing was.
    pub reason: String,
    /// What was open, in plain words, one a line.
    pub open: Vec<String>,
    /// Who and when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// What came in after sign-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaterKind {
    /// Somebody complained.
    Complaint,
    /// A correction was printed.
    Correction,
    /// A clarification was printed.
    Clarification,
}

/// An entry beside the seal.
#[derive(Clone, Debug, PartialEq)]
pub struct LaterEntry {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub kind: LaterKind,
    /// Its words.
    pub text: String,
    /// Who and when.
    pub stamp: Stamp,
    /// Fields of the file which this program does not know.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}
