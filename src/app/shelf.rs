//! A folder of reviews: what each is about, how far it is, who is at it.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::disk;
use crate::document::Part;
use crate::review::{Review, Tally};
use crate::storage;

/// Most reviews read from one folder.
const MOST: usize = 1000;

/// The reviews of a folder, by file name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The folder.
    pub folder: PathBuf,
    /// Its reviews.
    pub reviews: Vec<Shelved>,
    /// Reviews that cannot be read, each with a sentence that says why.
    pub unreadable: Vec<(PathBuf, String)>,
}

/// One review of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelved {
    /// Its file.
    pub path: PathBuf,
    /// The article's headline, or else its file name.
    pub headline: String,
    /// How many versions it has seen.
    pub versions: usize,
    /// Who did something last.
    pub checker: String,
    /// When that was.
    pub touched: Option<Timestamp>,
    /// How far it is.
    pub tally: Tally,
    /// Whether its current version is signed off.
    pub signed: bool,
}

impl Shelved {
    /// Whether every word of `search` stands in its headline, checker or file name; case does not matter.
    pub fn matches(&self, search: &str) -> bool {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let all = format!("{} {} {name}", self.headline, self.checker).to_lowercase();
        search.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }

    fn of(path: PathBuf, review: &Review) -> Self {
        let Some(version) = review.current() else {
            return Self { headline: path.display().to_string(), path, ..Self::default() };
        };
        let document = version.to_document();
        let printed = document.blocks.iter().find(|block| block.part == Part::Headline);
        let printed = printed.map(|block| document.words(block.span));
        let names = [printed.unwrap_or_default(), &version.meta.title, &version.file_name];
        let headline = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned();
        let last = review.history.iter().max_by_key(|entry| entry.stamp.at);
        let signed = review.sign_offs.iter().any(|sign_off| sign_off.version + 1 == review.versions.len());
        Self {
            path,
            headline,
            versions: review.versions.len(),
            checker: last.map(|entry| entry.stamp.by.name.clone()).unwrap_or_default(),
            touched: last.map(|entry| entry.stamp.at),
            tally: review.tally(&document),
            signed,
        }
    }
}

/// Reads the reviews of a folder, not of those inside it. Stops where `go_on` says so.
pub(super) fn read(folder: &Path, go_on: &dyn Fn() -> bool) -> Result<Shelf, String> {
    let mut paths = disk::entries(folder).map_err(|error| error.to_string())?;
    paths.retain(|path| disk::is_review_name(path) && disk::exists(path));
    let mut shelf = Shelf { folder: folder.to_owned(), ..Shelf::default() };
    for path in paths.into_iter().take(MOST).take_while(|_| go_on()) {
        let bytes = disk::read(&path).map_err(|error| error.to_string());
        match bytes.and_then(|bytes| storage::from_bytes(&bytes).map_err(|error| error.to_string())) {
            Ok(read) => shelf.reviews.push(Shelved::of(path, &read.review)),
            Err(error) => shelf.unreadable.push((path, error)),
        }
    }
    Ok(shelf)
}
