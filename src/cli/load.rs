//! What commands work on: rules, articles, reviews, read and checked.

use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Failure;
use crate::app::disk;
use crate::check::{self, Checked, Quiet};
use crate::document::{Document, ImportNote};
use crate::import;
use crate::report::Input;
use crate::rules::Rules;

/// The rules in force: built in, or a folder laid over them.
pub(super) fn rules(choice: &Path) -> Result<Arc<Rules>, Failure> {
    if choice == Path::new("builtin") {
        return Ok(Rules::builtin());
    }
    let files = disk::read_rules(choice).map_err(|error| Failure::Input(error.to_string()))?;
    Rules::with_overrides(&files).map_err(|errors| {
        let all: Vec<_> = errors.iter().map(ToString::to_string).collect();
        Failure::Input(format!("The house rules cannot be used: {}", all.join("; ")))
    })
}

/// An article, read and checked.
pub(super) struct Loaded {
    /// As it was named on the command line.
    pub name: String,
    /// SHA-256 of the file, hex.
    pub sha256: String,
    /// The file as text, where it is text.
    pub source: Option<String>,
    /// The article.
    pub document: Document,
    /// What import had to say.
    pub notes: Vec<ImportNote>,
    /// What the checks found.
    pub checked: Checked,
}

impl Loaded {
    /// All of it, for a report.
    pub(super) fn input<'a>(&'a self, rules: &'a Rules) -> Input<'a> {
        Input {
            file_sha256: &self.sha256,
            source: self.source.as_deref(),
            notes: &self.notes,
            ..Input::new(&self.name, &self.document, &self.checked, rules)
        }
    }
}

/// Reads and checks an article.
pub(super) fn article(path: &Path, rules: &Rules) -> Result<Loaded, Failure> {
    let bytes = disk::read(path).map_err(|error| Failure::Input(error.to_string()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let read = import::read(&bytes, &name, rules, &import::Options::default());
    let (document, notes) = read.map_err(|error| Failure::Input(format!("{error} ({})", path.display())))?;
    let checked = check_all(&document, rules);
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let source = String::from_utf8(bytes).ok();
    Ok(Loaded { name: path.display().to_string(), sha256, source, document, notes, checked })
}

pub(super) fn check_all(document: &Document, rules: &Rules) -> Checked {
    let checked = check::run(document, rules, &Quiet, &mut |_| {});
    // Only a progress that says stop stops it, and `Quiet` never does.
    checked.unwrap_or_default()
}

/// An article; a review is not read yet.
pub(super) fn article_or_review(path: &Path, rules: &Rules) -> Result<Loaded, Failure> {
    article(path, rules)
}
