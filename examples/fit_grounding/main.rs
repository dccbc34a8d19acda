//! What grounding is judged by, for whoever weighs it.
//!
//! `fit_grounding fit PASSAGES.jsonl…` prints the fitted weights of `src/check/grounding/weigh.rs`;
//! `fit_grounding measure ROWS.jsonl [--docs DOCS.jsonl]` prints all numbers of each sentence of each claim.
//!
//! ROWS are those of `predict grounding` (`id`, `doc_id`, `claim`), or passages with their own claims (`id`, `text`,
//! `claims`). All claims of a text are judged as key points of it.

mod logistic;

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

use anyhow::{Context, Result, bail};
use factdesk::check::{self, Features, Mismatch, Quiet};
use factdesk::document::{Block, BlockId, BlockKind, Document, Part, Segmenter, Statement, StatementId, StatementRole};
use factdesk::rules::Rules;
use factdesk::text::Span;
use serde_json::{Value, json};

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [task, path, rest @ ..] = args.as_slice() else {
        bail!("usage: fit_grounding fit PASSAGES.jsonl… | measure ROWS.jsonl [--docs DOCS.jsonl]");
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    if task == "fit" {
        let mut claims = Vec::new();
        for path in std::iter::once(path).chain(rest) {
            claims.extend(examples(path)?);
        }
        let (weights, constant) = logistic::fit(&claims);
        for ((name, _), weight) in Features::default().named().iter().zip(weights) {
            writeln!(out, "{name} {weight:.2}")?;
        }
        writeln!(out, "constant {constant:.2}, of {} claims", claims.len())?;
        return Ok(out.flush()?);
    }
    for (text, claims) in read(path, rest.get(1))? {
        for line in measure(&text, &claims)? {
            writeln!(out, "{line}")?;
        }
    }
    Ok(out.flush()?)
}

/// The numbers of each claim of the passages, and whether the passage carries it.
fn examples(path: &str) -> Result<Vec<(Vec<f32>, bool)>> {
    let mut found = Vec::new();
    let marked = rows(path)?;
    for ((text, claims), row) in read(path, None)?.into_iter().zip(&marked) {
        let rules = Rules::builtin();
        let document = article(&text, &claims, &rules);
        let checked = check::run(&document, &rules, &Quiet, &mut |_| {}).ok().context("stopped")?;
        for (id, grounding) in &checked.groundings {
            let statement = document.statement(*id);
            let label = &row["claims"][statement.item as usize - 1]["label"];
            if statement.sentence == 1 {
                let values = grounding.features.named().map(|(_, value)| value).to_vec();
                found.push((values, label.as_u64() == Some(1)));
            }
        }
    }
    Ok(found)
}

fn rows(path: &str) -> Result<Vec<Value>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn string(row: &Value, key: &str) -> String {
    row[key].as_str().unwrap_or_default().to_owned()
}

/// A text, and its claims with their ids.
type Passage = (String, Vec<(String, String)>);

fn read(path: &str, docs: Option<&String>) -> Result<Vec<Passage>> {
    let rows = rows(path)?;
    let Some(docs) = docs else {
        let passage = |row: &Value| {
            let claims = row["claims"].as_array().into_iter().flatten().enumerate();
            let claims = claims.map(|(at, claim)| (format!("{}-{at}", string(row, "id")), string(claim, "claim")));
            (string(row, "text"), claims.collect())
        };
        return Ok(rows.iter().map(passage).collect());
    };
    let texts: BTreeMap<String, String> =
        self::rows(docs)?.iter().map(|row| (string(row, "doc_id"), string(row, "text"))).collect();
    let mut by_doc: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in &rows {
        by_doc.entry(string(row, "doc_id")).or_default().push((string(row, "id"), string(row, "claim")));
    }
    Ok(by_doc.into_iter().map(|(doc, claims)| (texts.get(&doc).cloned().unwrap_or_default(), claims)).collect())
}

/// The text as the body of an article, each claim as an item of its key points.
fn article(text: &str, claims: &[(String, String)], rules: &Rules) -> Document {
    let segmenter = Segmenter::new(rules);
    let mut document = Document::default();
    let points = claims.iter().map(|(_, claim)| (Part::KeyPoints, claim.as_str()));
    for (item, (part, words)) in std::iter::once((Part::Body, text)).chain(points).enumerate() {
        let start = document.text.len();
        document.text.push_str(words);
        document.text.push('\n');
        let (block, item) = (BlockId::from_index(document.blocks.len()), item as u32);
        let kind = if part.is_derived() { BlockKind::ListItem(None) } else { BlockKind::Paragraph };
        let span = Span::new(start, start + words.len());
        document.blocks.push(Block { id: block, span, kind, part, item, styles: Vec::new(), by_hand: false });
        let mut from = start;
        for line in words.split_inclusive('\n') {
            for (sentence, found) in segmenter.sentences(line).into_iter().enumerate() {
                let span = found.shift(from).trim(&document.text);
                let (id, sentence) = (StatementId::from_index(document.statements.len()), sentence as u32 + 1);
                let role = StatementRole::Claim;
                if !span.is_empty() {
                    document.statements.push(Statement { id, span, block, part, item, sentence, role });
                }
            }
            from += line.len();
        }
    }
    document
}

fn measure(text: &str, claims: &[(String, String)]) -> Result<Vec<Value>> {
    let rules = Rules::builtin();
    let document = article(text, claims, &rules);
    let checked = check::run(&document, &rules, &Quiet, &mut |_| {}).ok().context("stopped")?;
    let words = |span: Span| document.words(span);
    let differs = |found: &Mismatch| format!("{:?}: {} / {}", found.kind, found.here, found.there);
    let lines = checked.groundings.iter().map(|(id, found)| {
        let statement = document.statement(*id);
        let features: BTreeMap<&str, f32> = found.features.named().into_iter().collect();
        let evidence: Vec<&str> =
            found.evidence.iter().map(|found| words(document.statement(found.statement).span)).collect();
        json!({
            "id": claims.get(statement.item as usize - 1).map(|(id, _)| id),
            "words": words(statement.span),
            "features": features,
            "score": found.score,
            "outcome": format!("{:?}", found.outcome),
            "evidence": evidence,
            "differs": found.mismatches.iter().map(differs).collect::<Vec<_>>(),
            "missing": found.missing.iter().map(|span| words(*span)).collect::<Vec<_>>(),
        })
    });
    Ok(lines.collect())
}
