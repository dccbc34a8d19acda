//! `reanchor`: where marked words of one version of a text are in the next.

use anyhow::Result;
use factdesk::document::Segmenter;
use factdesk::review::carry::{Carried, Carrier, Side};
use factdesk::text::CodePoints;
use serde_json::{Value, json};

use crate::{Env, text};

/// Lines are paragraphs, cut as in a document; each marked place is carried over.
#[expect(clippy::unnecessary_wraps, reason = "the type of every task")]
pub(crate) fn run(row: &Value, env: &Env) -> Result<Value> {
    let (v1, v2) = (text(row, "v1"), text(row, "v2"));
    let cutter = Segmenter::new(&env.rules);
    let (old_statements, new_statements) = (cutter.sentences(v1), cutter.sentences(v2));
    let (old_index, new_index) = (CodePoints::new(v1), CodePoints::new(v2));
    let old = Side { text: v1, statements: &old_statements };
    let new = Side { text: v2, statements: &new_statements };
    let carrier = Carrier::new(old, new, &env.rules);
    let annotations: Vec<Value> = row["annotations"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|annotation| {
            let at = |key: &str| annotation[key].as_u64().unwrap_or(0) as usize;
            let landing = carrier.place(old_index.span(v1, at("start"), at("end")));
            let (placement, changes) = match &landing.outcome {
                Carried::Unchanged => ("unchanged", vec![]),
                Carried::Moved => ("moved", vec![]),
                Carried::Cosmetic => ("cosmetic", vec![]),
                Carried::Edited => ("edited", vec![]),
                Carried::FactChanged(kinds) => ("fact_changed", kinds.iter().map(|kind| kind.as_str()).collect()),
                Carried::Gone => ("orphan", vec![]),
                Carried::Ask => ("ask", vec![]),
            };
            let span = landing.span.map(|span| new_index.range(v2, span));
            json!({ "id": annotation["id"], "placement": placement, "span": span, "changes": changes })
        })
        .collect();
    Ok(json!({ "annotations": annotations }))
}
