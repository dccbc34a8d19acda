//! `factdesk check FILE…`: findings of any number of articles, one after the other.

use std::path::PathBuf;

use clap::ValueEnum;

use super::load::{self, Loaded};
use super::text::{self, Shown};
use super::{FailOn, Failure, RulesArg, Status, Streams, tell};
use crate::report;

/// What `check` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The articles: HTML, Markdown, plain text, DOCX, …
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print: for people, as one JSON object a line, or as one SARIF log.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// From which severity on the exit status is 1.
    #[arg(long, value_enum, default_value_t = FailOn::Warning)]
    fail_on: FailOn,
    #[command(flatten)]
    rules: RulesArg,
    /// Show hints too, and at the end the hash of the rules (text only; the other formats always hold both).
    #[arg(long)]
    all: bool,
    /// Show the ids of the rules (text only).
    #[arg(long)]
    ids: bool,
}

/// How `check` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One object a line.
    Json,
    /// One SARIF 2.1.0 log.
    Sarif,
}

/// Prints what the checks find; the worst of all files is the status.
pub(super) fn run(args: &Args, streams: &mut Streams) -> Result<Status, Failure> {
    let rules = load::rules(&args.rules.rules)?;
    let mut status = Status::Fine;
    let mut kept = Vec::new();
    let shown = Shown { hints: args.all || args.fail_on == FailOn::Note, ids: args.ids };
    for path in &args.files {
        let loaded = match load::article(path, &rules) {
            Ok(loaded) => loaded,
            Err(failure) => {
                status = status.max(tell(streams, &failure.to_string()));
                continue;
            }
        };
        let worst = loaded.checked.findings.iter().map(|finding| finding.severity).max();
        if worst >= Some(args.fail_on.severity()) {
            status = status.max(Status::Found);
        }
        match args.format {
            Format::Text => text::findings(&loaded.input(&rules), shown, streams.out)?,
            Format::Json => writeln!(streams.out, "{}", report::check_json(&loaded.input(&rules)))?,
            Format::Sarif => kept.push(loaded),
        }
        streams.out.flush()?;
    }
    if args.format == Format::Text && args.all {
        text::rules(&rules.hash, streams.out)?;
    }
    if args.format == Format::Sarif {
        let inputs: Vec<_> = kept.iter().map(|loaded: &Loaded| loaded.input(&rules)).collect();
        writeln!(streams.out, "{}", report::sarif(&inputs, &rules))?;
    }
    Ok(status)
}
