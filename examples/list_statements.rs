//! Prints the statements of an article with their places: `list_statements FILE`.

use anyhow::{Context, Result};
use factdesk::import::{Options, read};
use factdesk::rules::Rules;

#[expect(clippy::print_stdout, reason = "the example's output")]
fn main() -> Result<()> {
    let path = std::env::args().nth(1).context("usage: list_statements FILE")?;
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {path}"))?;
    let (document, notes) = read(&bytes, &path, &Rules::builtin(), &Options::default())?;
    for statement in &document.statements {
        let (id, part) = (statement.id.label(), statement.part.as_str());
        println!(
            "{id:>5} {part:12} {:>3}.{:<3} {}",
            statement.item,
            statement.sentence,
            document.words(statement.span)
        );
    }
    for left in &document.left_out {
        println!("left out, {}: {}", left.why, left.text);
    }
    for note in notes {
        println!("note: {} {}", note.message, note.quote);
    }
    Ok(())
}
