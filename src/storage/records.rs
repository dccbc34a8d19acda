//! The records of the file, and what they are in the review.

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::places::{Ground, PlaceRecord};
use super::values::{Text, Word};
use crate::check::FindingKey;
use crate::document::{OverrideKind, PageReading, Part};
use crate::review::{
    Assignment, Change, DismissReason, Dismissal, Entry, HandSet, LaterEntry, LaterKind, Mark, Note, Person, Query,
    SignOff, Source, SourceKind, SourceLink, Stamp, Verdict,
};
use crate::rules::RuleId;

/// A kind of record: how the file has it, and what it is in the review.
pub(super) trait Record: Serialize + DeserializeOwned {
    /// In the review.
    type Known;
    fn of(known: &Self::Known) -> Self;
    fn into_known(self, ground: &Ground) -> Self::Known;
    fn unknown(known: &mut Self::Known) -> &mut Map<String, Value>;
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct PersonRecord {
    #[serde(default)]
    name: String,
    #[serde(default)]
    initials: String,
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct StampRecord {
    #[serde(default)]
    by: PersonRecord,
    #[serde(default)]
    at: Text<Timestamp>,
}

impl PersonRecord {
    fn of(person: &Person) -> Self {
        Self { name: person.name.clone(), initials: person.initials.clone() }
    }

    fn read(self) -> Person {
        Person { name: self.name, initials: self.initials }
    }
}

impl StampRecord {
    fn of(stamp: &Stamp) -> Self {
        Self { by: PersonRecord::of(&stamp.by), at: Text(stamp.at) }
    }

    fn read(self) -> Stamp {
        Stamp { by: self.by.read(), at: self.at.0 }
    }
}

/// A record struct with its fields, and the way to and from the review: `field: Type = to, from`.
macro_rules! record {
    ($(#[doc = $doc:literal])* $name:ident for $known:ident ($own:ident, $file:ident, $ground:ident) {
        $($(#[$meta:meta])* $field:ident: $type:ty = $to:expr, $from:expr;)*
    }) => {
        $(#[doc = $doc])*
        #[derive(Serialize, Deserialize)]
        pub(super) struct $name { $($(#[$meta])* $field: $type,)* }

        impl Record for $name {
            type Known = $known;

            fn of($own: &$known) -> Self {
                Self { $($field: $to,)* }
            }

            fn into_known(self, $ground: &Ground) -> $known {
                let $file = self;
                $known { $($field: $from,)* unknown: Map::new() }
            }

            fn unknown(known: &mut $known) -> &mut Map<String, Value> {
                &mut known.unknown
            }
        }
    };
}

record! {
    /// A mark.
    MarkRecord for Mark (own, file, ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        verdict: Word<Verdict> = Word(own.verdict), file.verdict.0;
        wording: String = own.wording.clone(), file.wording;
        place: PlaceRecord = PlaceRecord::of(&own.place), file.place.into_place(ground);
        #[serde(default)]
        evidence: Vec<String> = own.evidence.clone(), file.evidence;
        #[serde(default)]
        suggested_text: String = own.suggested_text.clone(), file.suggested_text;
        #[serde(default)]
        reason: String = own.reason.clone(), file.reason;
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accepted: Option<StampRecord> = own.accepted.as_ref().map(StampRecord::of), file.accepted.map(StampRecord::read);
        #[serde(default)]
        done: bool = own.done, file.done;
        #[serde(default, skip_serializing_if = "Option::is_none")]
        query: Option<Text<Uuid>> = own.query.map(Text), file.query.map(|id| id.0);
        #[serde(default)]
        over_findings: u32 = own.over_findings, file.over_findings;
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}

/// The answer to a query.
#[derive(Serialize, Deserialize)]
struct AnswerRecord {
    text: String,
    #[serde(default)]
    stamp: StampRecord,
}

impl AnswerRecord {
    fn of((text, stamp): &(String, Stamp)) -> Self {
        Self { text: text.clone(), stamp: StampRecord::of(stamp) }
    }
}

record! {
    /// A query.
    QueryRecord for Query (own, file, ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        question: String = own.question.clone(), file.question;
        #[serde(default)]
        to: String = own.to.clone(), file.to;
        place: PlaceRecord = PlaceRecord::of(&own.place), file.place.into_place(ground);
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer: Option<AnswerRecord> = own.answer.as_ref().map(AnswerRecord::of),
            file.answer.map(|answer| (answer.text, answer.stamp.read()));
    }
}

record! {
    /// A note.
    NoteRecord for Note (own, file, ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        text: String = own.text.clone(), file.text;
        place: PlaceRecord = PlaceRecord::of(&own.place), file.place.into_place(ground);
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}

record! {
    /// A source.
    SourceRecord for Source (own, file, _ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        kind: Word<SourceKind> = Word(own.kind), file.kind.0;
        #[serde(default)]
        title: String = own.title.clone(), file.title;
        #[serde(default)]
        locator: String = own.locator.clone(), file.locator;
        #[serde(default)]
        quote: String = own.quote.clone(), file.quote;
        #[serde(default)]
        date_seen: String = own.date_seen.clone(), file.date_seen;
        #[serde(default)]
        path: String = own.path.clone(), file.path;
        #[serde(default)]
        sha256: String = own.sha256.clone(), file.sha256;
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}

record! {
    /// What rests on a source.
    SourceLinkRecord for SourceLink (own, file, ground) {
        source: Text<Uuid> = Text(own.source), file.source.0;
        place: PlaceRecord = PlaceRecord::of(&own.place), file.place.into_place(ground);
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}

/// What a finding is known by.
#[derive(Serialize, Deserialize)]
struct KeyRecord {
    rule: Text<RuleId>,
    quote: String,
    #[serde(default)]
    other: String,
}

impl KeyRecord {
    fn of(key: &FindingKey) -> Self {
        Self { rule: Text(key.rule), quote: key.quote.clone(), other: key.other.clone() }
    }

    fn read(self) -> FindingKey {
        FindingKey { rule: self.rule.0, quote: self.quote, other: self.other }
    }
}

record! {
    /// A finding set aside.
    DismissalRecord for Dismissal (own, file, ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        key: KeyRecord = KeyRecord::of(&own.key), file.key.read();
        #[serde(default)]
        wording: String = own.wording.clone(), file.wording;
        #[serde(default)]
        other: String = own.other.clone(), file.other;
        place: PlaceRecord = PlaceRecord::of(&own.place), file.place.into_place(ground);
        reason: Word<DismissReason> = Word(own.reason), file.reason.0;
        #[serde(default)]
        remark: String = own.remark.clone(), file.remark;
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}

/// What was decided by hand.
#[derive(Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum DecisionRecord {
    SetPart {
        part: Part,
    },
    PutBack {
        part: Part,
    },
    LeaveOut,
    /// Bytes of the quoted words.
    SplitAt {
        at: usize,
    },
    JoinNext,
    NotAClaim,
    Claim,
    Read {
        reading: Word<PageReading>,
    },
}

impl DecisionRecord {
    fn of(kind: &OverrideKind) -> Self {
        match kind {
            OverrideKind::SetPart(part) => Self::SetPart { part: *part },
            OverrideKind::PutBack(part) => Self::PutBack { part: *part },
            OverrideKind::LeaveOut => Self::LeaveOut,
            OverrideKind::SplitAt(at) => Self::SplitAt { at: *at },
            OverrideKind::JoinNext => Self::JoinNext,
            OverrideKind::NotAClaim => Self::NotAClaim,
            OverrideKind::Claim => Self::Claim,
            OverrideKind::Read(reading) => Self::Read { reading: Word(*reading) },
        }
    }

    fn read(&self) -> OverrideKind {
        match self {
            Self::SetPart { part } => OverrideKind::SetPart(*part),
            Self::PutBack { part } => OverrideKind::PutBack(*part),
            Self::LeaveOut => OverrideKind::LeaveOut,
            Self::SplitAt { at } => OverrideKind::SplitAt(*at),
            Self::JoinNext => OverrideKind::JoinNext,
            Self::NotAClaim => OverrideKind::NotAClaim,
            Self::Claim => OverrideKind::Claim,
            Self::Read { reading } => OverrideKind::Read(reading.0),
        }
    }
}

record! {
    /// Something set by hand.
    HandSetRecord for HandSet (own, file, _ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        quote: String = own.quote.clone(), file.quote;
        #[serde(default)]
        nth: usize = own.nth, file.nth;
        kind: DecisionRecord = DecisionRecord::of(&own.kind), file.kind.read();
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}

record! {
    /// Who is to look at what.
    AssignmentRecord for Assignment (own, file, ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<PlaceRecord> = own.place.as_ref().map(PlaceRecord::of),
            file.place.map(|place| place.into_place(ground));
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<Part> = own.part, file.part;
        to: PersonRecord = PersonRecord::of(&own.to), file.to.read();
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}

record! {
    /// An entry of the history.
    EntryRecord for Entry (own, file, _ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        change: Word<Change> = Word(own.change), file.change.0;
        #[serde(default, skip_serializing_if = "Option::is_none")]
        record: Option<Text<Uuid>> = own.record.map(Text), file.record.map(|id| id.0);
        #[serde(default)]
        quote: String = own.quote.clone(), file.quote;
        #[serde(default)]
        from: String = own.from.clone(), file.from;
        #[serde(default)]
        to: String = own.to.clone(), file.to;
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}

record! {
    /// A sign-off.
    SignOffRecord for SignOff (own, file, _ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        seal: String = own.seal.clone(), file.seal;
        version: usize = own.version, file.version;
        #[serde(default)]
        rules_hash: String = own.rules_hash.clone(), file.rules_hash;
        #[serde(default)]
        tool: String = own.tool.clone(), file.tool;
        #[serde(default)]
        reason: String = own.reason.clone(), file.reason;
        #[serde(default)]
        open: Vec<String> = own.open.clone(), file.open;
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}

record! {
    /// A later entry.
    LaterRecord for LaterEntry (own, file, _ground) {
        id: Text<Uuid> = Text(own.id), file.id.0;
        kind: Word<LaterKind> = Word(own.kind), file.kind.0;
        text: String = own.text.clone(), file.text;
        #[serde(default)]
        stamp: StampRecord = StampRecord::of(&own.stamp), file.stamp.read();
    }
}
