//! Predictions for public test sets, made by the very code the window uses, with the built-in rules.
//!
//! `predict TASK INPUT.jsonl [--docs DOCS.jsonl] [--weights FILE] > OUT.jsonl`: one JSON object a line in and out, joined by
//! `id`; paths inside a row are relative to INPUT's folder; a row that cannot be done still gives a line.
//! Offsets are Unicode code points, end exclusive. Each row is judged alone.

mod attribution;
mod documents;
mod extraction;
mod grounding;
mod polnear;
mod reanchor;
mod repeats;
mod sentences;

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use factdesk::check::attribution::model::Weights;
use factdesk::document::{Block, BlockId, BlockKind, Document, Part, Segmenter, Statement, StatementId, StatementRole};
use factdesk::rules::Rules;
use factdesk::text::Span;
use serde_json::{Value, json};

/// What every task may use.
pub struct Env {
    /// Folder of the input file.
    pub folder: PathBuf,
    /// Text of each document by `doc_id`.
    pub docs: BTreeMap<String, String>,
    /// The built-in rules.
    pub rules: Arc<Rules>,
    /// Weights of attribution: the built-in ones, or those of `--weights FILE`, for whoever fits them.
    pub weights: Weights,
}

type Task = fn(&Value, &Env) -> Result<Value>;

const TASKS: &[(&str, Task)] = &[
    ("documents", documents::run),
    ("extraction", extraction::run),
    ("attribution", attribution::run),
    ("grounding", grounding::run),
    ("reanchor", reanchor::run),
    ("repeat_flags", repeats::flags),
    ("repeats", repeats::run),
    ("sentences", sentences::run),
];

fn read_rows(path: &Path) -> Result<Vec<Value>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (Some(task), Some(input)) = (args.first(), args.get(1)) else {
        bail!("usage: predict TASK INPUT.jsonl [--docs DOCS.jsonl]");
    };
    let names: Vec<_> = TASKS.iter().map(|(name, _)| *name).collect();
    let Some((_, run)) = TASKS.iter().find(|(name, _)| name == task) else {
        bail!("no task {task}; there are: {}", names.join(", "));
    };
    let mut docs = BTreeMap::new();
    if let Some(at) = args.iter().position(|arg| arg == "--docs") {
        for row in read_rows(Path::new(args.get(at + 1).context("--docs needs a file")?))? {
            docs.insert(text(&row, "doc_id").to_owned(), text(&row, "text").to_owned());
        }
    }
    let input = Path::new(input);
    let folder = input.parent().unwrap_or(Path::new(".")).to_owned();
    let weights = match args.iter().position(|arg| arg == "--weights") {
        Some(at) => {
            serde_json::from_str(&std::fs::read_to_string(args.get(at + 1).context("--weights needs a file")?)?)?
        }
        None => Weights::builtin().clone(),
    };
    let env = Env { folder, docs, rules: Rules::builtin(), weights };
    let mut out = BufWriter::new(std::io::stdout().lock());
    for row in read_rows(input)? {
        let done = catch_unwind(AssertUnwindSafe(|| run(&row, &env)));
        let mut value = match done {
            Ok(Ok(value)) => value,
            Ok(Err(error)) => json!({ "error": error.to_string() }),
            Err(_) => json!({ "error": "panic" }),
        };
        value["id"] = row["id"].clone();
        writeln!(out, "{value}")?;
    }
    Ok(out.flush()?)
}

/// A text field of a row; empty if it is not there.
pub fn text<'r>(row: &'r Value, key: &str) -> &'r str {
    row[key].as_str().unwrap_or_default()
}

/// A document of these parts; lines are paragraphs.
pub fn article(parts: &[(Part, &str)], env: &Env) -> Document {
    let segmenter = Segmenter::new(&env.rules);
    let mut document = Document::default();
    for (part, words) in parts {
        let start = document.text.len();
        document.text.push_str(words);
        document.text.push('\n');
        let id = BlockId::from_index(document.blocks.len());
        let kind = if part.is_derived() { BlockKind::ListItem(None) } else { BlockKind::Paragraph };
        let span = Span::new(start, start + words.len());
        document.blocks.push(Block { id, span, kind, part: *part, item: 1, styles: Vec::new(), by_hand: false });
        let mut from = 0;
        for line in words.split_inclusive('\n') {
            for (sentence, found) in segmenter.sentences(line).into_iter().enumerate() {
                let span = found.shift(start + from).trim(&document.text);
                if !span.is_empty() {
                    let place = StatementId::from_index(document.statements.len());
                    let (item, sentence, role) = (1, sentence as u32 + 1, StatementRole::Claim);
                    document.statements.push(Statement {
                        id: place,
                        span,
                        block: id,
                        part: *part,
                        item,
                        sentence,
                        role,
                    });
                }
            }
            from += line.len();
        }
    }
    document
}
