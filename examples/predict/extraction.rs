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
    let (mut texts, mut headings): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for at in 0..=document.blocks.len() {
        let dropped = document.left_out.iter().filter(|left| left.after == at);
        for left in dropped {
            // The name over a part is no statement, but it is printed on the page, and so is what stands beside a
            // heading ("[ edit ]"): the sets count both as text.
            let beside = left.text.starts_with('[') || matches!(left.text.as_str(), "#" | "¶" | "§");
            if left.why.starts_with("label of") {
                texts.push(left.text.clone());
                headings.extend(left.heading.then(|| left.text.clone()));
            } else if beside && let Some(heading) = headings.last_mut().filter(|heading| texts.last() == Some(heading))
            {
                *heading = format!("{heading} {}", left.text);
                texts.pop();
                texts.push(heading.clone());
            }
        }
        let Some(block) = document.blocks.get(at) else { continue };
        let words = block.span.of(&document.text).to_owned();
        if matches!(block.kind, BlockKind::Heading(_)) && block.part != Part::Headline {
            headings.push(words.clone());
        }
        if is_text(&block) {
            texts.push(words);
        }
    }
    let meta = &document.meta;
    Ok(json!({
        "text": texts.join("\n"), "headings": headings,
        "title": meta.title, "byline": meta.byline, "date": meta.date_iso,
    }))
}
