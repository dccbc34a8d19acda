//! Writing a file so that nothing is lost, whatever happens meanwhile.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::shown;
use crate::review::sha256;

/// Why a file could not be written, for the editor.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SaveError {
    /// Somebody else wrote it since it was opened.
    #[error(
        "The review on disk was changed since you opened it, perhaps by a colleague; yours was not written over it. \
         Save yours under another name, or open that one first. {0}"
    )]
    ChangedOnDisk(String),
    /// The folder is not there.
    #[error("The folder is not there any more; save under another name. {0}")]
    NoFolder(String),
    /// A folder has that name.
    #[error("A folder has that name; save under another one. {0}")]
    IsFolder(String),
    /// The system refuses.
    #[error("You may not write in this folder; save in a folder of yours. {0}")]
    Denied(String),
    /// No room.
    #[error("The disk is full; make room and save again. {0}")]
    Full(String),
    /// Anything else.
    #[error("The file could not be written ({1}); save again, or in another folder. {0}")]
    Other(String, String),
}

fn failed(path: &Path, error: &io::Error) -> SaveError {
    let name = shown(path);
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => SaveError::NoFolder(name),
        ErrorKind::IsADirectory => SaveError::IsFolder(name),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => SaveError::Denied(name),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => SaveError::Full(name),
        _ => SaveError::Other(name, error.to_string()),
    }
}

/// How a review is to be written.
pub(in crate::app) struct Guard<'a> {
    /// SHA-256 of the file as it was read; none = it was never read from there, and may be there all the same.
    pub known: Option<&'a str>,
    /// The file as read was damaged: keep it beside, and the version before it too.
    pub damaged: bool,
}

/// Writes a review. What stood there before is kept as `NAME.bak`. Gives the SHA-256 of what is there now.
pub(in crate::app) fn save_review(path: &Path, bytes: &[u8], guard: &Guard) -> Result<String, SaveError> {
    let target = resolve(path);
    if target.is_dir() {
        return Err(SaveError::IsFolder(shown(path)));
    }
    let before = fs::read(&target).ok();
    if let (Some(known), Some(before)) = (guard.known, &before)
        && sha256(before) != known
        && before != bytes
    {
        return Err(SaveError::ChangedOnDisk(shown(path)));
    }
    if before.as_deref() == Some(bytes) {
        // Writing the same again would only lose the version before it.
        return Ok(sha256(bytes));
    }
    if let Some(before) = &before {
        let kept = beside(&target, if guard.damaged { "damaged" } else { "bak" });
        put(&kept, before).map_err(|error| failed(path, &error))?;
    }
    put(&target, bytes).map_err(|error| failed(path, &error))?;
    Ok(sha256(bytes))
}

/// Writes any other file, a report or a recovery copy, whole or not at all.
///
/// # Errors
/// Where the folder is missing, or nothing may be written there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let target = resolve(path);
    if target.is_dir() {
        return Err(SaveError::IsFolder(shown(path)));
    }
    put(&target, bytes).map_err(|error| failed(path, &error))
}

/// SHA-256 of a file that somebody named as a source; none where it cannot be read.
pub(in crate::app) fn file_sha256(path: &Path) -> Option<String> {
    super::read(path).ok().map(|bytes| sha256(&bytes))
}

/// The file a symbolic link leads to, so that the link stays one.
fn resolve(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{ending}"));
    path.with_file_name(name)
}

/// Sibling, flush, rename, flush the folder.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".factdesk-").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    set_permissions(file.as_file(), path)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// A file that is there keeps its permissions; a new one gets those of any new file, not a private one's.
fn set_permissions(file: &File, path: &Path) -> io::Result<()> {
    if let Ok(meta) = fs::metadata(path) {
        return file.set_permissions(meta.permissions());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    Ok(())
}

/// Some file systems cannot flush a folder; the rename stands all the same.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder)
        && let Err(error) = folder.sync_all()
    {
        tracing::debug!(%error, "folder not flushed");
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Guard, SaveError, save_review};

    const NEW: Guard = Guard { known: None, damaged: false };

    #[test]
    fn the_version_before_is_kept_and_a_foreign_change_is_not_written_over() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.html.factdesk");
        let first = save_review(&path, b"one", &NEW).expect("saved");
        let known = Guard { known: Some(&first), damaged: false };
        save_review(&path, b"two", &known).expect("saved");
        assert_eq!(fs::read(folder.path().join("a.html.factdesk.bak")).expect("kept"), b"one");
        assert!(matches!(save_review(&path, b"three", &known), Err(SaveError::ChangedOnDisk(_))));
        assert_eq!(fs::read(&path).expect("there"), b"two");
        let left: Vec<_> = fs::read_dir(folder.path()).expect("listed").flatten().collect();
        assert_eq!(left.len(), 2, "no leftovers: {left:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("folder");
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "one").expect("written");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).expect("set");
        std::os::unix::fs::symlink(&real, &link).expect("linked");
        save_review(&link, b"two", &NEW).expect("saved");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read(&real).expect("there"), b"two");
        assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn no_folder_and_a_folder_of_that_name() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("file");
        fs::write(&file, "x").expect("written");
        assert!(matches!(save_review(&file.join("r"), b"x", &NEW), Err(SaveError::NoFolder(_))));
        assert!(matches!(save_review(&folder.path().join("no/r"), b"x", &NEW), Err(SaveError::NoFolder(_))));
        assert!(matches!(save_review(folder.path(), b"x", &NEW), Err(SaveError::IsFolder(_))));
    }
}
