//! `sentences`: `{id, text}` to `{id, sentences: [[start, end], …]}`.

use anyhow::Result;
use factdesk::document::Segmenter;
use factdesk::text::CodePoints;
use serde_json::{Value, json};

use crate::{Env, text};

/// Cuts the text as the window does.
#[expect(clippy::unnecessary_wraps, reason = "the type of every task")]
pub(crate) fn run(row: &Value, env: &Env) -> Result<Value> {
    let text = text(row, "text");
    let points = CodePoints::new(text);
    let found = Segmenter::new(&env.rules).sentences(text);
    let sentences: Vec<_> = found.into_iter().map(|span| points.range(text, span)).collect();
    Ok(json!({ "sentences": sentences }))
}
