//! A folder of reviews: what each is about, how far it is, who is at it.

use std::path::{Path, PathBuf};

use super::disk;
use crate::storage::{self, Glance};

/// Most reviews read from one folder.
const MOST: usize = 5000;

/// The reviews of a folder, by file name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The folder.
    pub folder: PathBuf,
    /// Its reviews.
    pub reviews: Vec<Shelved>,
    /// Reviews that cannot be read, each with a sentence that says why.
    pub unreadable: Vec<(PathBuf, String)>,
    /// Reviews beyond the most that are read.
    pub more: usize,
}

/// One review of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelved {
    /// Its file.
    pub path: PathBuf,
    /// What is in it; the headline is never empty.
    pub glance: Glance,
    /// The file is damaged; what could be read is shown.
    pub damaged: bool,
}

impl Shelved {
    /// Statements that are not settled.
    pub const fn open(&self) -> usize {
        self.glance.tally.of.saturating_sub(self.glance.tally.settled)
    }

    /// Whether every word of `search` stands in its headline, its article, its notes and questions, the names of its
    /// people or its file name; case does not matter. Words in quotation marks are looked for as they stand.
    pub fn matches(&self, search: &str) -> bool {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let Glance { headline, checker, people, words: inside, .. } = &self.glance;
        let about = format!("{headline} {checker} {} {name}", people.join(" ")).to_lowercase();
        let has = |words: &str| about.contains(words) || inside.contains(words);
        let search = search.to_lowercase().replace(['\u{201c}', '\u{201d}'], "\"");
        // Every second piece stood between quotation marks.
        let pieces = search.split('"').enumerate();
        pieces.into_iter().all(|(at, piece)| match at % 2 {
            1 => has(piece.trim()),
            _ => piece.split_whitespace().all(has),
        })
    }

    fn of(path: PathBuf, mut glance: Glance, damaged: bool) -> Self {
        if glance.headline.is_empty() {
            glance.headline = path.display().to_string();
        }
        Self { path, glance, damaged }
    }
}

/// Reads the reviews of a folder, not of those inside it. Stops where `go_on` says so.
pub(super) fn read(folder: &Path, go_on: &dyn Fn() -> bool) -> Result<Shelf, String> {
    let mut paths = disk::entries(folder).map_err(|error| error.to_string())?;
    paths.retain(|path| disk::is_review_name(path) && disk::exists(path));
    let more = paths.len().saturating_sub(MOST);
    let mut shelf = Shelf { folder: folder.to_owned(), more, ..Shelf::default() };
    for path in paths.into_iter().take(MOST).take_while(|_| go_on()) {
        match disk::read(&path).map_err(|error| error.to_string()).and_then(|bytes| look(&bytes)) {
            Ok((glance, damaged)) => shelf.reviews.push(Shelved::of(path, glance, damaged)),
            Err(error) => shelf.unreadable.push((path, error)),
        }
    }
    Ok(shelf)
}

/// At a glance; a damaged one is read as far as it goes.
fn look(bytes: &[u8]) -> Result<(Glance, bool), String> {
    if let Some(glance) = storage::glance(bytes) {
        return Ok((glance, false));
    }
    let read = storage::from_bytes(bytes).map_err(|error| error.to_string())?;
    Ok((storage::glance(&storage::to_bytes(&read.review)).unwrap_or_default(), !read.damage.is_empty()))
}
