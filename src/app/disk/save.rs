//! Writing a file so that nothing is lost, whatever happens meanwhile.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use super::shown;
use crate::review::sha256;

/// Why a file could not be written, for the editor.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SaveError {
    /// Somebody else wrote it since it was opened.
    #[error(
        "The review on disk was changed since you opened it, perhaps by a colleague; yours was not written over it. \
         Merge that one into yours, or save yours under another name. {0}"
    )]
    ChangedOnDisk(String),
    /// Somebody else has it open.
    #[error("{1} has this review open; save yours under another name, and merge the two later. {0}")]
    Held(String, String),
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

/// A step of writing a file. Tests make each of them fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Create,
    Write,
    Permissions,
    Flush,
    Rename,
}

/// Asked before each step; says no in tests alone.
type Gate<'a> = &'a dyn Fn(Step) -> io::Result<()>;

/// Writes a review. What stood there before is kept as `NAME.bak`. Gives the SHA-256 of what is there now.
pub(in crate::app) fn save_review(path: &Path, bytes: &[u8], guard: &Guard) -> Result<String, SaveError> {
    save_through(&|_| Ok(()), path, bytes, guard)
}

fn save_through(gate: Gate, path: &Path, bytes: &[u8], guard: &Guard) -> Result<String, SaveError> {
    let target = resolve(path);
    if target.is_dir() {
        return Err(SaveError::IsFolder(shown(path)));
    }
    let before = match fs::read(&target) {
        Ok(before) => Some(before),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        // What cannot be read cannot be kept as the version before: it is not written over.
        Err(error) => return Err(failed(path, &error)),
    };
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
    // The new one first: where there is no room for it, the version before the last must not make room.
    let staged = stage(gate, &target, bytes, &target).map_err(|error| failed(path, &error))?;
    if let Some(before) = &before {
        let kept = beside(&target, if guard.damaged { "damaged" } else { "bak" });
        // A private review has a private version before it.
        let kept_file = stage(gate, &kept, before, &target);
        kept_file.and_then(|file| take_place(gate, file, &kept)).map_err(|error| failed(path, &error))?;
    }
    take_place(gate, staged, &target).map_err(|error| failed(path, &error))?;
    Ok(sha256(bytes))
}

/// Writes a review for a command: what stood there is kept as `NAME.bak`, and one that somebody has open is left alone.
///
/// # Errors
/// Where somebody has it open, the folder is missing, or nothing may be written there.
pub fn write_review(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let who = super::Holder { name: "factdesk".to_owned(), machine: super::machine(), since: None };
    let taken = super::Lock::take(path, &who);
    if let super::Taken::Theirs(holder) = taken {
        return Err(SaveError::Held(shown(path), holder.in_words()));
    }
    let guard = Guard { known: None, damaged: false };
    save_review(path, bytes, &guard).map(|_| ())
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
    put(&|_| Ok(()), &target, bytes).map_err(|error| failed(path, &error))
}

/// SHA-256 of a file that somebody named as a source; none where it cannot be read.
pub(in crate::app) fn file_sha256(path: &Path) -> Option<String> {
    super::read(path).ok().map(|bytes| sha256(&bytes))
}

/// The file a symbolic link leads to, so that the link stays one; also where it leads to a file not yet there.
pub(super) fn resolve(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| {
        let leads = fs::read_link(path).map(|to| path.parent().unwrap_or(Path::new("")).join(to));
        leads.unwrap_or_else(|_| path.to_owned())
    })
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{ending}"));
    path.with_file_name(name)
}

/// What the half-written siblings of a file are called: `.NAME-….part`.
fn part_prefix(path: &Path) -> String {
    format!(".{}-", path.file_name().unwrap_or_default().to_string_lossy())
}

/// Takes away what a save that was killed left half written. Only for whoever holds the lock of the review.
pub(super) fn sweep(path: &Path) {
    let prefixes = [path.to_owned(), beside(path, "bak"), beside(path, "damaged")].map(|path| part_prefix(&path));
    let own = |name: &str| {
        let begins = prefixes.iter().any(|prefix| name.starts_with(prefix));
        begins && Path::new(name).extension().is_some_and(|ending| ending == "part")
    };
    let Some(entries) = path.parent().and_then(|folder| fs::read_dir(folder).ok()) else { return };
    for entry in entries.flatten().filter(|entry| own(&entry.file_name().to_string_lossy())) {
        if let Err(error) = fs::remove_file(entry.path()) {
            tracing::debug!(%error, "half-written file left behind");
        }
    }
}

/// Sibling, flush, rename, flush the folder.
fn put(gate: Gate, path: &Path, bytes: &[u8]) -> io::Result<()> {
    take_place(gate, stage(gate, path, bytes, path)?, path)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a sibling that is whole on the disk, with the permissions of `like` where that is there; it goes again where
/// it does not take the file's place.
fn stage(gate: Gate, path: &Path, bytes: &[u8], like: &Path) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    let prefix = part_prefix(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    // A new file gets the permissions of any new file, as the user's mask has them, not a private one's.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    gate(Step::Create)?;
    let mut file = builder.tempfile_in(folder)?;
    for piece in bytes.chunks(64 * 1024) {
        gate(Step::Write)?;
        file.write_all(piece)?;
    }
    gate(Step::Permissions)?;
    keep_permissions(file.as_file(), like)?;
    gate(Step::Flush)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn take_place(gate: Gate, staged: NamedTempFile, path: &Path) -> io::Result<()> {
    gate(Step::Rename)?;
    staged.persist(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path));
    Ok(())
}

/// A file that is there keeps its permissions, and its group: a desk's shared folder stays shared.
fn keep_permissions(file: &File, path: &Path) -> io::Result<()> {
    let Ok(meta) = fs::metadata(path) else { return Ok(()) };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let own = file.metadata()?;
        if own.gid() != meta.gid()
            && let Err(error) = fchown(file, None, Some(meta.gid()))
        {
            tracing::debug!(%error, "group not kept");
        }
    }
    file.set_permissions(meta.permissions())
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

    use std::cell::Cell;
    use std::io;

    use super::{Guard, SaveError, Step, save_review, save_through, sweep};

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
        for path in [&real, &folder.path().join("real.bak")] {
            assert_eq!(fs::metadata(path).expect("there").permissions().mode() & 0o777, 0o600);
        }
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

    /// What the system says: full, over quota, a fault of the disk, read-only, not allowed.
    const FAULTS: [i32; 5] = [28, 122, 5, 30, 13];

    /// Whatever step fails, however: the review on disk is the old one, byte by byte, nothing half-written lies about,
    /// and the next save goes through with the version before kept.
    #[test]
    fn each_step_may_fail_and_nothing_is_lost() {
        let (old, new) = (vec![b'o'; 150_000], vec![b'n'; 200_000]);
        let mut steps = 0;
        for fault in FAULTS {
            for failing in 0.. {
                let folder = tempfile::tempdir().expect("folder");
                let path = folder.path().join("a.factdesk");
                save_review(&path, b"older", &NEW).expect("saved");
                let known = save_review(&path, &old, &NEW).expect("saved");
                let guard = Guard { known: Some(&known), damaged: false };
                let (count, failed) = (Cell::new(0), Cell::new(None));
                let gate = |step: Step| {
                    count.set(count.get() + 1);
                    if count.get() - 1 == failing {
                        failed.set(Some(step));
                        return Err(io::Error::from_raw_os_error(fault));
                    }
                    Ok(())
                };
                let outcome = save_through(&gate, &path, &new, &guard);
                let Some(step) = failed.get() else {
                    assert!(outcome.is_ok(), "no step failed");
                    break;
                };
                steps += 1;
                let told = outcome.expect_err("failed").to_string();
                assert!(told.contains("a.factdesk") && told.contains("save"), "{step:?} {fault}: {told}");
                assert_eq!(fs::read(&path).expect("there"), old, "{step:?} {fault}");
                let kept = fs::read(folder.path().join("a.factdesk.bak")).expect("kept");
                // Only the very last step may find the version before kept already.
                let last = step == Step::Rename && kept == old;
                assert!(kept == b"older" || last, "{step:?} {fault}: the version before the last is gone");
                let parts = fs::read_dir(folder.path()).expect("listed").flatten();
                let parts = parts.filter(|entry| entry.file_name().to_string_lossy().ends_with(".part"));
                assert_eq!(parts.count(), 0, "{step:?} {fault}");
                save_review(&path, &new, &guard).expect("saved at last");
                assert_eq!(fs::read(&path).expect("there"), new);
                assert_eq!(fs::read(folder.path().join("a.factdesk.bak")).expect("kept"), old);
            }
        }
        assert!(steps >= FAULTS.len() * 12, "{steps} steps failed");
    }

    #[test]
    fn what_a_killed_save_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().expect("folder");
        let half = [".a.factdesk-x1.part", ".a.factdesk.bak-x2.part"];
        for name in [half[0], half[1], "a.factdesk", ".ab.factdesk-x1.part", ".a.factdesk-note"] {
            fs::write(folder.path().join(name), "x").expect("written");
        }
        sweep(&folder.path().join("a.factdesk"));
        let left: std::collections::BTreeSet<_> =
            fs::read_dir(folder.path()).expect("listed").flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left.into_iter().collect::<Vec<_>>(), [".a.factdesk-note", ".ab.factdesk-x1.part", "a.factdesk"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file_and_a_link_to_nothing_yet_is_followed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("folder");
        let mode = |path: &std::path::Path| fs::metadata(path).expect("there").permissions().mode();
        let (plain, path) = (folder.path().join("plain"), folder.path().join("a"));
        fs::write(&plain, "x").expect("written");
        save_review(&path, b"one", &NEW).expect("saved");
        assert_eq!(mode(&path), mode(&plain));
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("later", &link).expect("linked");
        save_review(&link, b"two", &NEW).expect("saved");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read(folder.path().join("later")).expect("there"), b"two");
    }
}
