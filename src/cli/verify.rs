//! `factdesk verify REVIEW [--against FILE]`: whether a review is still what was signed, and whether a page says what
//! was signed, statement by statement.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::load;
use super::text::{number, quoted};
use super::{Failure, RulesArg, Status, Streams};
use crate::app::sandbox;
use crate::document::{Document, Override};
use crate::import;
use crate::report::Places;
use crate::review::carry::{Carried, Compared, Row};
use crate::review::{LaterKind, Review, SignOff, sha256};
use crate::storage;

/// What `verify` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The review.
    review: PathBuf,
    /// An article, say the published page: does it say what was signed? Told statement by statement.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    #[command(flatten)]
    rules: RulesArg,
}

/// Says what holds; the status is 1 where something does not.
pub(super) fn run(args: &Args, streams: &mut Streams) -> Result<Status, Failure> {
    let storage::Read { review, damage } = load::review(&args.review)?;
    if review.versions.is_empty() {
        return Err(Failure::Input(format!("The review holds no text. ({})", args.review.display())));
    }
    let mut status = Status::Fine;
    let mut say = |holds: bool, words: String| {
        status = status.max(if holds { Status::Fine } else { Status::Found });
        writeln!(streams.out, "{}: {words}", if holds { "ok" } else { "differs" })
    };
    for words in damage {
        say(false, words)?;
    }
    for (at, version) in review.versions.iter().enumerate() {
        let holds = version.text_sha256 == sha256(version.text.as_bytes());
        say(holds, format!("the kept text of version {} ({}) has the hash it was given", at + 1, version.file_name))?;
    }
    for sign_off in &review.sign_offs {
        say(sign_off.holds(&review), seal(&review, sign_off))?;
    }
    if review.sign_offs.is_empty() {
        say(false, "the review was not signed off".to_owned())?;
    }
    later(&review, streams.out)?;
    if let Some(path) = &args.against {
        status = status.max(against(&review, path, args, streams)?);
    }
    Ok(status)
}

/// What came in after the sign-off: it stands beside the seal and does not break it.
fn later(review: &Review, out: &mut dyn Write) -> io::Result<()> {
    for entry in &review.later {
        let kind = match entry.kind {
            LaterKind::Complaint => "complaint",
            LaterKind::Correction => "correction",
            LaterKind::Clarification => "clarification",
        };
        let (by, at) = (&entry.stamp.by.name, entry.stamp.at);
        writeln!(out, "later: {kind}, entered by {by} at {at}: {}", quoted(&entry.text))?;
    }
    Ok(())
}

fn seal(review: &Review, sign_off: &SignOff) -> String {
    let (by, at) = (&sign_off.stamp.by.name, sign_off.stamp.at);
    let later = if sign_off.version + 1 == review.versions.len() { "" } else { ", and a later version came in" };
    format!(
        "the sign-off of version {} by {by} at {at} covers text, marks and sources as they are{later}",
        sign_off.version + 1
    )
}

/// Whether a file says what was signed, or else what is under review: every statement that differs, and the count.
fn against(review: &Review, path: &Path, args: &Args, streams: &mut Streams) -> Result<Status, Failure> {
    let signed = review.sign_offs.last().and_then(|sign_off| review.versions.get(sign_off.version));
    let Some(wanted) = signed.or(review.versions.last()) else { return Ok(Status::Found) };
    let what = if signed.is_some() { "that was signed" } else { "under review" };
    let bytes = load::read(path)?;
    let hash = sha256(&bytes);
    let shown = path.display();
    if wanted.file_sha256 == hash {
        writeln!(streams.out, "ok: {shown} is, byte by byte, the file {what}")?;
        return Ok(Status::Fine);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let rules = load::rules(&args.rules.rules)?;
    let overrides: Vec<Override> = review
        .hand_set
        .iter()
        .map(|set| Override { quote: set.quote.clone(), nth: set.nth, kind: set.kind.clone() })
        .collect();
    let options = import::Options { overrides: &overrides, ..import::Options::default() };
    let (page, _) =
        sandbox::read(&bytes, &name, &rules, &options).map_err(|error| Failure::Input(format!("{error} ({shown})")))?;
    let old = wanted.to_document();
    let compared = Compared::new(&old, &page, &rules);
    let differing: Vec<&Row> = compared.differing().collect();
    for row in &differing {
        tell_row(row, (&old, &page), streams.out)?;
    }
    let count = compared.rows.iter().filter(|row| row.old.is_some()).count();
    let same = count - differing.iter().filter(|row| row.old.is_some()).count();
    let moved = compared.rows.iter().filter(|row| row.outcome == Carried::Moved).count();
    let moved = if moved == 0 { String::new() } else { format!(", {moved} of them elsewhere on the page") };
    let said = format!("{shown} says {same} of the {count} statements of the text {what}{moved}");
    if differing.is_empty() {
        writeln!(streams.out, "ok: {said}, and no others")?;
        return Ok(Status::Fine);
    }
    let earlier = review.versions.iter().position(|version| version.file_sha256 == hash);
    let earlier = earlier.map_or_else(String::new, |at| format!("; it is the file of version {}", at + 1));
    writeln!(streams.out, "differs: {said}; {} told above{earlier}", number(differing.len(), "difference"))?;
    Ok(Status::Found)
}

/// One statement that differs: what it said, what it says, which facts.
fn tell_row(row: &Row, (old, new): (&Document, &Document), out: &mut dyn Write) -> io::Result<()> {
    let words = |document: &Document, id| quoted(document.words(document.statement(id).span));
    let place = |document: &Document, id| Places::new(document).of(id).to_owned();
    match (row.old, row.new) {
        (Some(was), Some(is)) => {
            let what = match &row.outcome {
                Carried::FactChanged(kinds) => {
                    let kinds: Vec<_> = kinds.iter().map(|kind| kind.as_str()).collect();
                    format!("fact changed ({})", kinds.join(", "))
                }
                _ => "worded otherwise".to_owned(),
            };
            let regrouped = if row.regrouped { ", split or merged" } else { "" };
            writeln!(out, "{what}{regrouped}, {}:", place(old, was))?;
            writeln!(out, "  - {}", words(old, was))?;
            writeln!(out, "  + {}", words(new, is))
        }
        (Some(was), None) => writeln!(out, "missing, {}:\n  - {}", place(old, was), words(old, was)),
        (None, Some(is)) => writeln!(out, "not in it, {}:\n  + {}", place(new, is), words(new, is)),
        (None, None) => Ok(()),
    }
}
