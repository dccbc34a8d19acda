//! Reading files, with a limit.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::shown;

/// Largest article file in bytes: far above any article, far below what would hurt.
const LARGEST: u64 = 64 * 1024 * 1024;
/// What a review's name ends in.
const ENDING: &str = ".factdesk";

/// Why a file could not be read, for the editor.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// There is none.
    #[error("There is no such file; it may have been moved or renamed. {0}")]
    Missing(String),
    /// It is a link, and what it leads to is gone or leads back to it.
    #[error("This is a link to a file that cannot be found; open the file itself, or ask where it was moved. {0}")]
    Astray(String),
    /// It is a folder.
    #[error("This is a folder; open a file inside it. {0}")]
    Folder(String),
    /// The system refuses.
    #[error("You may not read this file; ask for the right to, or copy it to a folder of yours. {0}")]
    Denied(String),
    /// It is too large.
    #[error("This file is larger than 64 MB and can hardly be an article; save its text alone and open that. {0}")]
    Huge(String),
    /// It is empty.
    #[error("This file is empty; check that it was saved, or paste the text instead. {0}")]
    Empty(String),
    /// It is no plain file: a device, a pipe.
    #[error("This is not a file that can be read. {0}")]
    Odd(String),
    /// A rules file that is no text, with the first line that is none.
    #[error("Line {1} is not UTF-8 text; save the file as UTF-8. {0}")]
    NotText(String, usize),
    /// Anything else.
    #[error("This file could not be read ({1}); try again, or copy it to another disk. {0}")]
    Other(String, String),
}

/// The bytes of a file.
///
/// # Errors
/// Where there is no such file, it is a link astray, a folder, empty or too large, or it may not be read.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    let name = shown(path);
    let astray = || fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink()) && fs::canonicalize(path).is_err();
    let failed = |error: std::io::Error| match error.kind() {
        kind if kind != ErrorKind::PermissionDenied && astray() => ReadError::Astray(name.clone()),
        ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing(name.clone()),
        ErrorKind::PermissionDenied => ReadError::Denied(name.clone()),
        ErrorKind::IsADirectory => ReadError::Folder(name.clone()),
        _ => ReadError::Other(name.clone(), error.to_string()),
    };
    let meta = fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        return Err(ReadError::Folder(name));
    }
    if !meta.is_file() {
        return Err(ReadError::Odd(name));
    }
    if meta.len() > LARGEST {
        return Err(ReadError::Huge(name));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
    // The file may grow while it is read.
    File::open(path).map_err(failed)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    match bytes.len() as u64 {
        0 => Err(ReadError::Empty(name)),
        length if length > LARGEST => Err(ReadError::Huge(name)),
        _ => Ok(bytes),
    }
}

/// There is a file of that name.
pub(in crate::app) fn exists(path: &Path) -> bool {
    path.is_file()
}

/// Whether the name is that of a review.
pub(in crate::app) fn is_review_name(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().ends_with(ENDING))
}

/// Where the review of an article belongs: `desk.html` → `desk.html.factdesk`.
pub(in crate::app) fn review_of(article: &Path) -> PathBuf {
    let mut name = article.file_name().unwrap_or_default().to_owned();
    name.push(ENDING);
    article.with_file_name(name)
}

/// Where the article of a review belongs, if the review is named after one.
pub(in crate::app) fn article_of(review: &Path) -> Option<PathBuf> {
    let stem = review.file_stem()?;
    is_review_name(review).then(|| review.with_file_name(stem))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{ReadError, article_of, read, review_of};

    #[test]
    fn names_of_a_pair() {
        let review = review_of(Path::new("/desk/page.v2.html"));
        assert_eq!(review, Path::new("/desk/page.v2.html.factdesk"));
        assert_eq!(article_of(&review).as_deref(), Some(Path::new("/desk/page.v2.html")));
        assert_eq!(article_of(Path::new("/desk/page.html")), None);
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.txt");
        assert!(matches!(read(&path), Err(ReadError::Missing(_))));
        assert!(matches!(read(folder.path()), Err(ReadError::Folder(_))));
        std::fs::write(&path, "").expect("written");
        assert!(matches!(read(&path), Err(ReadError::Empty(_))));
        std::fs::write(&path, "A.").expect("written");
        assert_eq!(read(&path).as_deref(), Ok(b"A.".as_slice()));
        assert!(matches!(read(&path.join("inside")), Err(ReadError::Missing(_))));
        std::fs::File::create(&path).and_then(|file| file.set_len(super::LARGEST + 1)).expect("sparse");
        assert!(matches!(read(&path), Err(ReadError::Huge(_))));
    }
}
