//! `factdesk export REVIEW|ARTICLE --to FORMAT -o PATH`: a report, without the window.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::load;
use super::{Failure, RulesArg, Status, Streams};
use crate::app::disk;
use crate::report;
use crate::review::sha256;
use crate::storage;

/// What `export` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A review, or an article nobody has reviewed yet.
    #[arg(value_name = "REVIEW|ARTICLE")]
    file: PathBuf,
    /// The report's format.
    #[arg(long, value_enum)]
    to: Format,
    /// The file to write; `-` for standard output.
    #[arg(short, long, value_name = "PATH")]
    output: PathBuf,
    #[command(flatten)]
    rules: RulesArg,
}

/// A report's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One page that stands alone.
    Html,
    /// Markdown.
    Markdown,
    /// Everything, for programs.
    Json,
    /// Marks, queries, notes and sources of a review as W3C Web Annotations (JSON-LD).
    Annotations,
    /// The article's own Word file with marks, queries and notes as comments in its margin.
    Docx,
}

/// Writes the report.
pub(super) fn run(args: &Args, streams: &mut Streams) -> Result<Status, Failure> {
    let rules = load::rules(&args.rules.rules)?;
    let loaded = load::article_or_review(&args.file, &rules)?;
    let made = loaded.review.is_some().then(jiff::Timestamp::now);
    let input = report::Input { made, ..loaded.input(&rules) };
    let bytes = match args.to {
        Format::Html => report::html(&input).into_bytes(),
        Format::Markdown => report::markdown(&input).into_bytes(),
        Format::Json => report::json(&input).into_bytes(),
        Format::Annotations => annotations(args, &loaded)?.into_bytes(),
        Format::Docx => word_file(args, &loaded, &input, streams)?,
    };
    if args.output == Path::new("-") {
        streams.out.write_all(&bytes)?;
        return Ok(Status::Fine);
    }
    let same = |path: &Path| std::path::absolute(path).ok();
    if same(&args.file) == same(&args.output) {
        return Err(Failure::Input(format!("The report would replace what it is about ({}).", args.file.display())));
    }
    disk::write(&args.output, &bytes).map_err(|error| Failure::Input(error.to_string()))?;
    Ok(Status::Fine)
}

/// Only a review has any.
fn annotations(args: &Args, loaded: &load::Loaded) -> Result<String, Failure> {
    let Some(review) = &loaded.review else {
        let shown = args.file.display();
        return Err(Failure::Input(format!("An article has no annotations; name its review ({shown}).")));
    };
    Ok(storage::annotations::export(review, &loaded.document, jiff::Timestamp::now()))
}

/// The article's own file with the review in its margin. A review lies beside its article.
fn word_file(
    args: &Args,
    loaded: &load::Loaded,
    input: &report::Input,
    streams: &mut Streams,
) -> Result<Vec<u8>, Failure> {
    let article = match loaded.review {
        Some(_) => args.file.with_file_name(&loaded.name),
        None => args.file.clone(),
    };
    let same = |path: &Path| std::path::absolute(path).ok();
    if same(&article) == same(&args.output) {
        return Err(Failure::Input(format!("The copy would replace the article itself ({}).", article.display())));
    }
    let original = load::read(&article)?;
    if sha256(&original) != loaded.sha256 {
        let name = article.display();
        writeln!(
            streams.err,
            "factdesk: {name} was changed since it was reviewed. Comments whose words are gone are on its first words."
        )?;
    }
    report::docx(input, &original).map_err(|error| Failure::Input(format!("{error} ({})", article.display())))
}
