//! `extraction`: `{id, html}` (a gzip file) to `{id, text, headings, title, byline, date}`.

use std::process::{Command, Stdio};

use anyhow::{Result, ensure};
use factdesk::document::{Block, BlockKind, Part};
use factdesk::import::{Options, read};
use serde_json::{Value, json};

use crate::{Env, text};

/// Reads the page as the window does; text is the article without headline, standfirst and captions.
pub(crate) fn run(row: &Value, env: &Env) -> Result<Value> {
    let unpacked =
        Command::new("gzip").arg("-dc").arg(env.folder.join(text(row, "html"))).stderr(Stdio::null()).output()?;
    ensure!(unpacked.status.success(), "cannot unpack");
    let (document, _) = read(&unpacked.stdout, "page.html", &env.rules, &Options::default())?;
    let is_text = |part| !matches!(part, Part::Headline | Part::Standfirst | Part::Caption);
    // A pull quote prints words of the article a second time.
    let is_text = |block: &&Block| is_text(block.part) && block.kind != BlockKind::PullQuote;
    let texts: Vec<_> = document.blocks.iter().filter(is_text).map(|block| block.span.of(&document.text)).collect();
    let headings: Vec<_> = document
        .blocks
        .iter()
        .filter(|block| block.part != Part::Headline)
        .filter(|block| matches!(block.kind, BlockKind::Heading(_)))
        .map(|block| block.span.of(&document.text))
        .collect();
    let meta = &document.meta;
    Ok(json!({
        "text": texts.join("\n"), "headings": headings,
        "title": meta.title, "byline": meta.byline, "date": meta.date_iso,
    }))
}
