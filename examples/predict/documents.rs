//! `documents`: `{id, file}` to `{id, ok, error, text, headings: [[level, text], …]}`.

use anyhow::Result;
use factdesk::app::sandbox;
use factdesk::document::{DraftKind, Part};
use factdesk::import::{Options, draft, is_pdf};
use serde_json::{Value, json};

use crate::{Env, text};

/// Reads the file as the window does; text is the body with its notes.
pub(crate) fn run(row: &Value, env: &Env) -> Result<Value> {
    let name = text(row, "file");
    let bytes = std::fs::read(env.folder.join(name))?;
    // A PDF goes to the program beside this one, as it does in the window; build that first.
    let read =
        if is_pdf(&bytes) { sandbox::draft(&bytes) } else { draft(&bytes, name, &env.rules, &Options::default()) };
    let draft = match read {
        Ok(draft) => draft,
        Err(error) => return Ok(json!({ "ok": false, "error": error.to_string(), "text": "", "headings": [] })),
    };
    let mut texts: Vec<&str> = draft.blocks.iter().map(|block| block.text.as_str()).collect();
    texts.extend(draft.source_notes.iter().map(|(_, note)| note.text.as_str()));
    let headings: Vec<_> = draft
        .blocks
        .iter()
        .filter(|block| block.part != Some(Part::Headline))
        .filter_map(|block| match block.kind {
            DraftKind::Heading(level) => Some(json!([level, block.text])),
            _ => None,
        })
        .collect();
    Ok(json!({ "ok": true, "error": null, "text": texts.join("\n"), "headings": headings }))
}
