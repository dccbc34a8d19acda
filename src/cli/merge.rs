//! `factdesk merge MINE THEIRS -o OUT`: two copies of one review made one, without the window.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use uuid::Uuid;

use super::text::{number, quoted};
use super::{Failure, RulesArg, Status, Streams, load};
use crate::app::disk;
use crate::review::merge::{Choice, Conflict, Merge, Say};
use crate::review::{Person, Review, Stamp};
use crate::storage;

/// What `merge` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Your review.
    mine: PathBuf,
    /// The other copy of it.
    theirs: PathBuf,
    /// The file to write; it is written only where nothing is left to choose.
    #[arg(short, long, value_name = "PATH")]
    output: PathBuf,
    /// Whose word counts where both changed the same; without it such conflicts are listed, and nothing is written.
    #[arg(long, value_enum)]
    prefer: Option<Prefer>,
    /// Who merges, for the history.
    #[arg(long, value_name = "NAME", default_value = "factdesk merge")]
    by: String,
    #[command(flatten)]
    rules: RulesArg,
}

/// Whose word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Prefer {
    /// Yours.
    Mine,
    /// Theirs.
    Theirs,
}

/// Merges; the status is 1 where conflicts are left open.
pub(super) fn run(args: &Args, streams: &mut Streams) -> Result<Status, Failure> {
    let rules = load::rules(&args.rules.rules)?;
    let (mine, theirs) = (whole(&args.mine)?, whole(&args.theirs)?);
    let Some(merge) = Merge::begin(&mine, &theirs, &rules) else {
        return Err(Failure::Input(format!(
            "These are reviews of two articles; they have no text in common. ({}, {})",
            args.mine.display(),
            args.theirs.display()
        )));
    };
    let open = merge.conflicts.len();
    if open > 0 {
        for conflict in &merge.conflicts {
            tell(conflict, args.prefer, streams.out)?;
        }
        if args.prefer.is_none() {
            let what = number(open, "conflict");
            writeln!(
                streams.out,
                "{what} to choose; nothing was written. Choose in the window (File, Merge a colleague\u{2019}s copy), or \
                 say --prefer."
            )?;
            return Ok(Status::Found);
        }
    }
    let choice = if args.prefer == Some(Prefer::Theirs) { Choice::Theirs } else { Choice::Mine };
    let stamp = Stamp {
        by: Person { name: args.by.clone(), initials: String::new() },
        at: jiff::Timestamp::from_second(jiff::Timestamp::now().as_second()).unwrap_or_default(),
    };
    let taken = merge.taken;
    let review = merge.finish(&vec![choice; open], &stamp, &mut Uuid::new_v4);
    disk::write_review(&args.output, &storage::to_bytes(&review)).map_err(|error| Failure::Input(error.to_string()))?;
    let (taken, shown) =
        (if taken == 1 { "1 entry".to_owned() } else { format!("{taken} entries") }, args.output.display());
    writeln!(streams.out, "{taken} taken over, {} chosen: {shown}", number(open, "conflict"))?;
    Ok(Status::Fine)
}

/// A damaged copy is not merged: what it lost would look like taken back.
fn whole(path: &Path) -> Result<Review, Failure> {
    let read = load::review(path)?;
    if read.damage.is_empty() {
        return Ok(read.review);
    }
    let what = read.damage.join(" ");
    Err(Failure::Input(format!(
        "This copy is damaged; open and save it in the window first. {what} ({})",
        path.display()
    )))
}

fn tell(conflict: &Conflict, prefer: Option<Prefer>, out: &mut dyn Write) -> std::io::Result<()> {
    let side = |say: &Option<Say>| {
        say.as_ref().map_or_else(
            || "taken back".to_owned(),
            |say| {
                let by = if say.stamp.by.name.is_empty() { "nobody named" } else { &say.stamp.by.name };
                format!("{} ({by}, {})", say.words.replace(char::is_control, " "), say.stamp.at)
            },
        )
    };
    let kept = |own: Prefer| if prefer == Some(own) { "  kept" } else { "" };
    writeln!(out, "{}: {}", conflict.topic.in_words(), quoted(&conflict.wording))?;
    writeln!(out, "  mine: {}{}", side(&conflict.mine), kept(Prefer::Mine))?;
    writeln!(out, "  theirs: {}{}", side(&conflict.theirs), kept(Prefer::Theirs))
}
