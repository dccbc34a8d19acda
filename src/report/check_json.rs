//! The check file: what `factdesk check --format json` prints, one object an article.
//!
//! Offsets (`span`) are code points of the reading text, end exclusive.

use serde_json::{Value, json};

use super::Input;
use crate::check::{Finding, Mismatch, Voice};
use crate::document::{Block, BlockKind, ImportNote, NoteKind, Part, Statement, StatementRole};
use crate::text::{CodePoints, Span};

/// One line of JSON, without the line break.
pub fn check_json(input: &Input) -> String {
    value(input).to_string()
}

/// The same as a value, for the formats which carry it.
pub(super) fn value(input: &Input) -> Value {
    let document = input.document;
    let index = CodePoints::new(&document.text);
    let range = |span: Span| index.range(&document.text, span);
    let statements = document.statements.iter().filter(|statement| is_listed(statement)).map(|statement| {
        json!({
            "id": statement.id.label(),
            "part": statement.part.as_str(),
            "text": document.words(statement.span),
            "span": range(statement.span),
        })
    });
    let findings = input.checked.findings.iter().enumerate().map(|(at, found)| finding(input, at, found, &range));
    json!({
        "schema": "factdesk-check/1",
        "tool": input.tool,
        "rules_hash": input.checked.rules_hash,
        "file": input.file_name,
        "language": language(input),
        "article": {
            "title": input.title(),
            "sha256": input.file_sha256,
            "parts": parts(input),
        },
        "notes": input.notes.iter().map(|note| self::note(note, &range)).collect::<Value>(),
        "statements": statements.collect::<Value>(),
        "findings": findings.collect::<Value>(),
        "sources": sources(input),
    })
}

/// What the file states, or English where it states none and was read as that.
fn language<'a>(input: &'a Input) -> &'a str {
    let stated = input.document.meta.language.as_str();
    if stated.is_empty() && input.document.is_english(input.rules) { "en" } else { stated }
}

/// Who is heard in the body, who is only spoken for, and the share of attributions that name nobody.
fn sources(input: &Input) -> Value {
    let ledger = &input.checked.ledger;
    let voices = |voices: &[Voice]| {
        let voice = |voice: &Voice| {
            json!({
                "name": voice.name,
                "role": voice.role,
                "grade": voice.grade.as_str(),
                "statements": voice.statements.iter().map(|id| id.label()).collect::<Value>(),
            })
        };
        voices.iter().map(voice).collect::<Value>()
    };
    json!({
        "sentences": ledger.of,
        "with_named_source": ledger.sourced,
        "anonymous_share": hundredths(ledger.anonymous),
        "heard": voices(&ledger.heard),
        "spoken_for": voices(&ledger.spoken_for),
    })
}

/// What import had to say, with its place where the words stand in the reading text.
fn note(note: &ImportNote, range: &dyn Fn(Span) -> [usize; 2]) -> Value {
    let kind = match note.kind {
        NoteKind::LeftOut => "left_out",
        NoteKind::Guessed => "guessed",
        NoteKind::Look => "look",
    };
    json!({"kind": kind, "message": note.message, "quote": note.quote, "span": note.span.map(range)})
}

/// Bylines are no statements to a reader of this file.
fn is_listed(statement: &Statement) -> bool {
    statement.part != Part::Byline && statement.role != StatementRole::Furniture
}

fn parts(input: &Input) -> Value {
    let document = input.document;
    let listed = Part::ALL.into_iter().filter(|part| *part != Part::Byline);
    let parts = listed.filter_map(|part| {
        let blocks = document.blocks.iter().filter(|block| block.part == part);
        let items: Vec<_> = blocks
            .filter(|block| document.of_block(block.id).iter().all(is_listed))
            .map(|block| json!({"kind": kind(block), "text": document.words(block.span)}))
            .collect();
        (!items.is_empty()).then(|| json!({"part": part.as_str(), "items": items}))
    });
    parts.collect()
}

fn kind(block: &Block) -> &'static str {
    match block.kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::ListItem(_) => "list_item",
        BlockKind::Question => "question",
        BlockKind::Answer => "answer",
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::Caption | BlockKind::PullQuote | BlockKind::TableRow => {
            "paragraph"
        }
    }
}

fn finding(input: &Input, at: usize, found: &Finding, range: &dyn Fn(Span) -> [usize; 2]) -> Value {
    let document = input.document;
    let related = found.related.iter().map(|side| {
        json!({
            "statement": side.statement.label(),
            "quote": document.words(side.span),
            "note": side.note,
            "span": range(side.span),
        })
    });
    json!({
        "id": format!("f{}", at + 1),
        "rule": found.rule.as_str(),
        "severity": found.severity.as_str(),
        "statement": found.statement.label(),
        "quote": document.words(found.span),
        "message": found.message,
        "score": found.score.map(hundredths),
        "mismatches": found.mismatches.iter().map(mismatch).collect::<Value>(),
        "related": related.collect::<Value>(),
        "span": range(found.span),
    })
}

pub(super) fn mismatch(mismatch: &Mismatch) -> Value {
    json!({"kind": mismatch.kind.as_str(), "here": mismatch.here, "there": mismatch.there})
}

/// A score as people read it; more digits would promise more than a check knows.
pub(super) fn hundredths(score: f32) -> f64 {
    (f64::from(score) * 100.0).round() / 100.0
}
