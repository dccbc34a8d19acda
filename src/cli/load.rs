//! What commands work on: rules, articles, reviews, read and checked.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::Failure;
use crate::app::{disk, sandbox};
use crate::check::{self, Checked, Quiet};
use crate::document::{Document, ImportNote, NoteKind};
use crate::import;
use crate::report::Input;
use crate::review::{Review, Standing, sha256};
use crate::rules::Rules;
use crate::storage;

/// The rules in force: built in, or a folder laid over them.
pub(super) fn rules(choice: &Path) -> Result<Arc<Rules>, Failure> {
    if choice == Path::new("builtin") {
        return Ok(Rules::builtin());
    }
    let unread = |error: disk::ReadError| Failure::Input(format!("The house rules cannot be read. {error}"));
    let files = disk::read_rules(choice).map_err(unread)?;
    Rules::with_overrides(&files).map_err(|errors| {
        let all: Vec<_> = errors.iter().map(ToString::to_string).collect();
        Failure::Input(format!("The house rules cannot be used. {}", all.join("; ")))
    })
}

/// An article, read and checked, with its review where it has one.
pub(super) struct Loaded {
    /// As it was named on the command line; for a review, the article's file name.
    pub name: String,
    /// SHA-256 of the file, hex.
    pub sha256: String,
    /// The file as text, where it is text.
    pub source: Option<String>,
    /// The article.
    pub document: Document,
    /// What import, or the reading of the review, had to say.
    pub notes: Vec<ImportNote>,
    /// What the checks found.
    pub checked: Checked,
    /// What people added.
    pub review: Option<Review>,
    /// Which findings they set aside.
    pub set_aside: Vec<bool>,
}

impl Loaded {
    /// All of it, for a report.
    pub(super) fn input<'a>(&'a self, rules: &'a Rules) -> Input<'a> {
        Input {
            file_sha256: &self.sha256,
            source: self.source.as_deref(),
            notes: &self.notes,
            review: self.review.as_ref(),
            set_aside: &self.set_aside,
            ..Input::new(&self.name, &self.document, &self.checked, rules)
        }
    }
}

/// Reads and checks an article.
pub(super) fn article(path: &Path, rules: &Rules) -> Result<Loaded, Failure> {
    of_bytes(path, read(path)?, rules)
}

/// Reads and checks an article, or the current version of a review without needing its article.
pub(super) fn article_or_review(path: &Path, rules: &Rules) -> Result<Loaded, Failure> {
    let bytes = read(path)?;
    if !storage::is_review(&bytes) {
        return of_bytes(path, bytes, rules);
    }
    let storage::Read { review, damage } = parse(path, &bytes)?;
    let Some(version) = review.current().cloned() else {
        return Err(Failure::Input(format!("The review holds no text. ({})", path.display())));
    };
    let document = version.to_document();
    let checked = check_all(&document, rules);
    let set_aside = set_aside(&review, &document, &checked);
    let note = |message| ImportNote { kind: NoteKind::Look, message, quote: String::new(), span: None };
    Ok(Loaded {
        name: version.file_name.clone(),
        sha256: version.file_sha256.clone(),
        source: None,
        document,
        notes: damage.into_iter().map(note).collect(),
        checked,
        review: Some(review),
        set_aside,
    })
}

/// Reads a review, with what is damaged in it.
pub(super) fn review(path: &Path) -> Result<storage::Read, Failure> {
    parse(path, &read(path)?)
}

/// The bytes of a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    disk::read(path).map_err(|error| Failure::Input(error.to_string()))
}

fn parse(path: &Path, bytes: &[u8]) -> Result<storage::Read, Failure> {
    storage::from_bytes(bytes).map_err(|error| Failure::Input(format!("{error} ({})", path.display())))
}

fn of_bytes(path: &Path, bytes: Vec<u8>, rules: &Rules) -> Result<Loaded, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let read = sandbox::read(&bytes, &name, rules, &import::Options::default());
    let (document, notes) = read.map_err(|error| Failure::Input(format!("{error} ({})", path.display())))?;
    let checked = check_all(&document, rules);
    let sha256 = sha256(&bytes);
    let source = String::from_utf8(bytes).ok();
    let (review, set_aside) = (None, Vec::new());
    Ok(Loaded { name: path.display().to_string(), sha256, source, document, notes, checked, review, set_aside })
}

fn check_all(document: &Document, rules: &Rules) -> Checked {
    let checked = check::run(document, rules, &Quiet, &mut |_| {});
    // Only a progress that says stop stops it, and `Quiet` never does.
    checked.unwrap_or_default()
}

/// For each finding, whether a person set it aside and that still counts.
fn set_aside(review: &Review, document: &Document, checked: &Checked) -> Vec<bool> {
    let current = review.dismissals.iter().filter(|dismissal| dismissal.place.standing == Standing::Current);
    let keys: BTreeSet<_> = current.map(|dismissal| &dismissal.key).collect();
    checked.findings.iter().map(|finding| keys.contains(&finding.key(document))).collect()
}
