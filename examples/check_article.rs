//! Checks an article and prints what was found: the whole pipeline in a few lines.
//!
//! `cargo run --no-default-features --example check_article -- examples/articles/flood-wall.txt`

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use factdesk::check::{self, Quiet};
use factdesk::import;
use factdesk::report::Places;
use factdesk::rules::Rules;

fn main() -> Result<()> {
    let path = PathBuf::from(std::env::args_os().nth(1).context("name an article")?);
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let rules = Rules::builtin();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (document, notes) = import::read(&bytes, &name, &rules, &import::Options::default())?;
    for note in notes {
        eprintln!("{}", note.message);
    }
    let checked = check::run(&document, &rules, &Quiet, &mut |_| {}).unwrap_or_default();
    let places = Places::new(&document);
    let mut out = std::io::stdout().lock();
    for finding in &checked.findings {
        let place = places.of(finding.statement);
        let words = document.words(finding.span);
        writeln!(out, "{}  {place}: {}  \u{201c}{words}\u{201d}", finding.rule, finding.message)?;
    }
    Ok(())
}
