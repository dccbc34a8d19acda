//! `factdesk verify REVIEW [--against FILE]`: whether a review is still what was signed, and of which article.

use std::path::PathBuf;

use super::load;
use super::{Failure, Status, Streams};
use crate::review::{Review, SignOff, Version, sha256};
use crate::storage;

/// What `verify` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The review.
    review: PathBuf,
    /// An article: is it the version that was signed?
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
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
    if let Some(path) = &args.against {
        let (holds, words) = against(&review, &sha256(&load::read(path)?));
        say(holds, format!("{} {words}", path.display()))?;
    }
    Ok(status)
}

fn seal(review: &Review, sign_off: &SignOff) -> String {
    let (by, at) = (&sign_off.stamp.by.name, sign_off.stamp.at);
    let later = if sign_off.version + 1 == review.versions.len() { "" } else { ", and a later version came in" };
    format!(
        "the sign-off of version {} by {by} at {at} covers text, marks and sources as they are{later}",
        sign_off.version + 1
    )
}

/// Whether a file is the version that was signed, or else the current one.
fn against(review: &Review, file: &str) -> (bool, String) {
    let signed = review.sign_offs.last().and_then(|sign_off| review.versions.get(sign_off.version));
    let wanted = signed.or(review.versions.last());
    let what = if signed.is_some() { "that was signed" } else { "under review" };
    let is = |version: &Version| version.file_sha256 == file;
    match wanted {
        Some(version) if is(version) => (true, format!("is, byte by byte, the file {what}")),
        _ => match review.versions.iter().position(|version| is(version)) {
            Some(at) => (false, format!("is version {}, not the one {what}", at + 1)),
            None => (false, format!("is not the file {what}")),
        },
    }
}
