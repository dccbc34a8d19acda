//! `grounding`: whether a document supports a claim, judged as a key point of the document.

use anyhow::{Context, Result};
use factdesk::check::{self, Outcome, Quiet};
use factdesk::document::Part;
use factdesk::text::CodePoints;
use serde_json::{Value, json};

use crate::{Env, article, text};

/// The claim as key points under the document; as good as its worst sentence.
pub(crate) fn run(row: &Value, env: &Env) -> Result<Value> {
    let body = env.docs.get(text(row, "doc_id")).context("no such document")?;
    let document = article(&[(Part::Body, body), (Part::KeyPoints, text(row, "claim"))], env);
    let checked = check::run(&document, &env.rules, &Quiet, &mut |_| {}).ok().context("stopped")?;
    let worst = checked.groundings.values().min_by(|a, b| a.score.total_cmp(&b.score)).context("nothing to judge")?;
    let supported = checked.groundings.values().all(|grounding| grounding.outcome == Outcome::InText);
    let index = CodePoints::new(&document.text);
    let spans = worst.evidence.iter().map(|evidence| document.statement(evidence.statement).span);
    let evidence: Vec<_> = spans.map(|span| index.range(&document.text, span)).collect();
    Ok(json!({ "score": worst.score, "supported": supported, "evidence": evidence }))
}
