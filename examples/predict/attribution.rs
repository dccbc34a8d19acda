//! `attribution`: who says what, in sentences that are given.

use anyhow::{Context, Result};
use factdesk::check::attribution;
use factdesk::language::Language;
use factdesk::text::Span;
use serde_json::{Value, json};

use crate::{Env, polnear};

pub(crate) fn run(row: &Value, env: &Env) -> Result<Value> {
    let (document, index) = polnear::article(row);
    let spans: Vec<Span> = document.statements.iter().map(|statement| statement.span).collect();
    let syntax = Language::builtin().syntax()?;
    let parsed = syntax.parse_all(&document.text, &spans, &|| true).context("parsing was stopped")?;
    let sources = attribution::attribute_by(&document, &parsed, &env.rules, &env.weights);
    let sentences: Vec<Value> = document
        .ids()
        .map(|id| {
            let sourcing = sources.sourcing.get(&id).cloned().unwrap_or_default();
            json!({ "carries": sourcing.carries, "attributed": sourcing.attributed, "score": sourcing.score })
        })
        .collect();
    let ranges =
        |spans: &[Span]| -> Vec<[usize; 2]> { spans.iter().map(|&span| index.range(&document.text, span)).collect() };
    let attributions: Vec<Value> = sources
        .attributions
        .iter()
        .map(|found| {
            json!({ "source": ranges(&found.source), "cue": ranges(&found.cue), "content": ranges(&found.content) })
        })
        .collect();
    Ok(json!({ "sentences": sentences, "attributions": attributions }))
}
