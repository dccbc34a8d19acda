//! The file as a whole.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};
use thiserror::Error;
use uuid::Uuid;

use super::blocks::VersionRecord;
use super::places::Ground;
use super::records::{
    AssignmentRecord, DismissalRecord, EntryRecord, HandSetRecord, LaterRecord, MarkRecord, NoteRecord, QueryRecord,
    Record, SignOffRecord, SourceLinkRecord, SourceRecord,
};
use super::residue::{lay_over, residue};
use super::{Read, SCHEMA, salvage, seal};
use crate::review::{Review, Version};
use crate::text::CodePoints;

/// The start of every schema name of a review.
const FAMILY: &str = "factdesk-review/";
/// The newest number this program reads.
const NEWEST: u32 = 1;
/// Where records are kept that could not be read.
const UNREADABLE: &str = "unreadable";
/// What the file says of the article in short, from the current version.
const ARTICLE: [&str; 3] = ["file_name", "file_sha256", "text_sha256"];
/// Which program wrote the file.
const TOOL: &str = concat!("factdesk ", env!("CARGO_PKG_VERSION"));

/// Why a file could not be opened as a review, for the editor.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// It is something else.
    #[error(
        "This file is not a review made by Factdesk; open the article itself, or look for a file that ends in .factdesk."
    )]
    Foreign,
    /// A later program wrote it.
    #[error("This review was made by a newer version of Factdesk ({0}); update Factdesk to open it.")]
    Newer(String),
    /// Nothing of it can be read.
    #[error(
        "This review is damaged from its beginning and nothing of it can be read; look for the version before, the same name with .bak."
    )]
    Damaged,
}

/// Whether the bytes are meant as a review, whole or damaged.
pub fn is_review(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default()).into_owned();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with('{') && head.contains("\"schema\"") && head.contains(&format!("\"{FAMILY}"))
}

/// The review as the bytes of its file: the same review gives the same bytes.
pub fn to_bytes(review: &Review) -> Vec<u8> {
    let mut file = Map::new();
    file.insert("schema".to_owned(), SCHEMA.into());
    file.insert("tool".to_owned(), TOOL.into());
    file.insert("lineage".to_owned(), review.lineage.to_string().into());
    if let Some(version) = review.current() {
        let values = [&version.file_name, &version.file_sha256, &version.text_sha256];
        let names = ARTICLE.into_iter().zip(values);
        let article: Map<String, Value> = names.map(|(name, value)| (name.to_owned(), value.as_str().into())).collect();
        file.insert("article".to_owned(), article.into());
    }
    let versions = review.versions.iter().map(|version| with(&VersionRecord::of(version), &version.unknown));
    file.insert("versions".to_owned(), versions.collect());
    put::<MarkRecord>(&mut file, "marks", &review.marks, |own| &own.unknown);
    put::<QueryRecord>(&mut file, "queries", &review.queries, |own| &own.unknown);
    put::<NoteRecord>(&mut file, "notes", &review.notes, |own| &own.unknown);
    put::<SourceRecord>(&mut file, "sources", &review.sources, |own| &own.unknown);
    put::<SourceLinkRecord>(&mut file, "source_links", &review.source_links, |own| &own.unknown);
    put::<DismissalRecord>(&mut file, "dismissals", &review.dismissals, |own| &own.unknown);
    put::<HandSetRecord>(&mut file, "hand_set", &review.hand_set, |own| &own.unknown);
    put::<AssignmentRecord>(&mut file, "assignments", &review.assignments, |own| &own.unknown);
    put::<SignOffRecord>(&mut file, "sign_offs", &review.sign_offs, |own| &own.unknown);
    put::<LaterRecord>(&mut file, "later", &review.later, |own| &own.unknown);
    put::<EntryRecord>(&mut file, "history", &review.history, |own| &own.unknown);
    lay_over(&mut file, &review.unknown);
    seal::sealed(print(&file))
}

fn put<R: Record>(
    file: &mut Map<String, Value>,
    name: &str,
    records: &[Arc<R::Known>],
    unknown: fn(&R::Known) -> &Map<String, Value>,
) {
    let list = records.iter().map(|known| with(&R::of(known), unknown(known)));
    file.insert(name.to_owned(), list.collect());
}

/// A record with what the file had beyond it.
fn with(record: &impl Serialize, unknown: &Map<String, Value>) -> Value {
    let mut value = object(record);
    lay_over(&mut value, unknown);
    Value::Object(value)
}

/// A record as an object. Records are plain data with text keys: they always are one.
fn object(record: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(map)) => map,
        other => {
            tracing::error!(?other, "a record that is no object");
            Map::new()
        }
    }
}

/// One field a line, and in lists one record a line: easy to compare, not too long.
fn print(file: &Map<String, Value>) -> Vec<u8> {
    let field = |(name, value): (&String, &Value)| {
        let name = Value::from(name.as_str());
        match value {
            Value::Array(list) if !list.is_empty() => {
                let lines: Vec<String> = list.iter().map(|record| format!("    {record}")).collect();
                format!("  {name}: [\n{}\n  ]", lines.join(",\n"))
            }
            other => format!("  {name}: {other}"),
        }
    };
    let fields: Vec<String> = file.iter().map(field).collect();
    format!("{{\n{}\n}}\n", fields.join(",\n")).into_bytes()
}

/// Reads a review. What is damaged is told and, where possible, kept.
///
/// # Errors
/// Where the file is something else, of a newer program, or nothing of it can be read.
pub fn from_bytes(bytes: &[u8]) -> Result<Read, StorageError> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let nothing = || if is_review(bytes) { StorageError::Damaged } else { StorageError::Foreign };
    let (value, whole) = parse(text).ok_or_else(nothing)?;
    let Value::Object(mut file) = value else { return Err(StorageError::Foreign) };
    let schema = file.get("schema").and_then(Value::as_str).unwrap_or_default().to_owned();
    let number: Option<u32> = schema.strip_prefix(FAMILY).and_then(|number| number.parse().ok());
    match number {
        None => return Err(nothing()),
        Some(number) if number > NEWEST => return Err(StorageError::Newer(schema)),
        Some(_) => {}
    }
    for derived in ["schema", "tool"] {
        file.shift_remove(derived);
    }
    if let Some(Value::Object(mut article)) = file.shift_remove("article") {
        article.retain(|name, _| !ARTICLE.contains(&name.as_str()));
        if !article.is_empty() {
            file.insert("article".to_owned(), article.into());
        }
    }
    let mut reader = Reader { file, damage: Vec::new(), unreadable: Map::new() };
    if whole && reader.file.shift_remove(seal::NAME).is_some() && !seal::holds(text) {
        reader.damage.push(
            "Something in the file was changed outside Factdesk, or by a fault of the disk; look over what matters most."
                .to_owned(),
        );
    }
    if !whole {
        reader
            .damage
            .push("The file breaks off, or is broken in the middle; what comes after that is lost.".to_owned());
    }
    let review = reader.review();
    Ok(Read { review, damage: reader.damage })
}

/// Whole records, as far as they go; half a version where there is no whole one, for its text.
fn parse(text: &str) -> Option<(Value, bool)> {
    let shallow = salvage::parse(text, 2);
    let has_text = |value: &Value| value["versions"].as_array().is_some_and(|list| !list.is_empty());
    match shallow {
        Some((value, whole)) if whole || has_text(&value) => Some((value, whole)),
        other => salvage::parse(text, usize::MAX).or(other),
    }
}

struct Reader {
    file: Map<String, Value>,
    damage: Vec<String>,
    unreadable: Map<String, Value>,
}

impl Reader {
    fn review(&mut self) -> Review {
        if let Some(Value::Object(kept)) = self.file.shift_remove(UNREADABLE) {
            self.unreadable = kept;
        }
        let lineage = self.file.shift_remove("lineage");
        let lineage = lineage.as_ref().and_then(Value::as_str).and_then(|id| id.parse::<Uuid>().ok());
        if lineage.is_none() {
            self.damage.push("The review\u{2019}s own number is missing.".to_owned());
        }
        let versions = self.versions();
        let text = versions.last().map(|version| version.text.as_str()).unwrap_or_default();
        let ground = Ground { text, index: CodePoints::new(text), version: versions.len().saturating_sub(1) };
        let mut review = Review {
            lineage: lineage.unwrap_or_default(),
            marks: self.list::<MarkRecord>("marks", &ground),
            queries: self.list::<QueryRecord>("queries", &ground),
            notes: self.list::<NoteRecord>("notes", &ground),
            sources: self.list::<SourceRecord>("sources", &ground),
            source_links: self.list::<SourceLinkRecord>("source_links", &ground),
            dismissals: self.list::<DismissalRecord>("dismissals", &ground),
            hand_set: self.list::<HandSetRecord>("hand_set", &ground),
            assignments: self.list::<AssignmentRecord>("assignments", &ground),
            sign_offs: self.list::<SignOffRecord>("sign_offs", &ground),
            later: self.list::<LaterRecord>("later", &ground),
            history: self.list::<EntryRecord>("history", &ground),
            ..Review::default()
        };
        review.versions = versions;
        if !self.unreadable.is_empty() {
            let kept = std::mem::take(&mut self.unreadable);
            self.file.insert(UNREADABLE.to_owned(), Value::Object(kept));
        }
        review.unknown = std::mem::take(&mut self.file);
        review
    }

    /// All versions; one that cannot be read keeps its number, with no text, unless it is the last.
    fn versions(&mut self) -> Vec<Arc<Version>> {
        let mut versions = Vec::new();
        let mut unsound = 0;
        let mut kept = Vec::new();
        for value in self.take("versions") {
            let Ok(record) = serde_json::from_value::<VersionRecord>(value.clone()) else {
                kept.push(value);
                versions.push(Arc::default());
                continue;
            };
            let (mut version, sound) = record.into_version();
            unsound += usize::from(!sound);
            if let (Value::Object(original), true) = (&value, sound) {
                version.unknown = residue(original, &object(&VersionRecord::of(&version)));
            }
            versions.push(Arc::new(version));
        }
        while versions.last().is_some_and(|version| version.text.is_empty()) {
            versions.pop();
        }
        if versions.is_empty() {
            self.damage.push("The text that was reviewed is missing; open this review beside its article.".to_owned());
        }
        if unsound > 0 {
            self.damage.push("The parts of the page are missing; every line is shown as a paragraph.".to_owned());
        }
        self.keep("versions", kept);
        versions
    }

    fn list<R: Record>(&mut self, name: &str, ground: &Ground) -> Vec<Arc<R::Known>> {
        let mut records = Vec::new();
        let mut kept = Vec::new();
        for value in self.take(name) {
            match serde_json::from_value::<R>(value.clone()) {
                Ok(record) => {
                    let mut known = record.into_known(ground);
                    if let Value::Object(original) = &value {
                        *R::unknown(&mut known) = residue(original, &object(&R::of(&known)));
                    }
                    records.push(Arc::new(known));
                }
                Err(_) => kept.push(value),
            }
        }
        self.keep(name, kept);
        records
    }

    fn take(&mut self, name: &str) -> Vec<Value> {
        match self.file.shift_remove(name) {
            Some(Value::Array(list)) => list,
            None => Vec::new(),
            Some(other) => vec![other],
        }
    }

    /// Keeps records as they are that could not be read, and tells of those that are new.
    fn keep(&mut self, name: &str, mut kept: Vec<Value>) {
        if kept.is_empty() {
            return;
        }
        let what = name.replace('_', " ");
        let count = kept.len();
        let are = if count == 1 { "of its entries could not be read; it is" } else { "could not be read; they are" };
        self.damage.push(format!("In \u{201c}{what}\u{201d}, {count} {are} kept in the file as found."));
        if let Some(Value::Array(before)) = self.unreadable.shift_remove(name) {
            kept.splice(0..0, before);
        }
        self.unreadable.insert(name.to_owned(), Value::Array(kept));
    }
}
