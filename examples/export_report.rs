//! Writes a report on an article to standard output, as HTML, Markdown or JSON.
//!
//! `cargo run --no-default-features --example export_report -- examples/articles/flood-wall.txt html > report.html`

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use factdesk::check::{self, Quiet};
use factdesk::import;
use factdesk::report::{self, Input};
use factdesk::rules::Rules;

fn main() -> Result<()> {
    let path = PathBuf::from(std::env::args_os().nth(1).context("name an article")?);
    let format = std::env::args().nth(2).unwrap_or_else(|| "html".to_owned());
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let rules = Rules::builtin();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (document, notes) = import::read(&bytes, &name, &rules, &import::Options::default())?;
    let checked = check::run(&document, &rules, &Quiet, &mut |_| {}).unwrap_or_default();
    let input = Input { notes: &notes, ..Input::new(&name, &document, &checked, &rules) };
    let text = match format.as_str() {
        "html" => report::html(&input),
        "markdown" => report::markdown(&input),
        "json" => report::json(&input),
        other => bail!("no format {other}; there are html, markdown and json"),
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
