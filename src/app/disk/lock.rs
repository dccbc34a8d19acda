//! Who has a review open.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

/// A review held open: a hidden file beside it, locked as long as this lives.
#[derive(Debug)]
pub(in crate::app) struct Lock {
    _file: File,
    path: PathBuf,
}

/// What came of asking for a lock.
#[derive(Debug)]
pub(in crate::app) enum Taken {
    /// It is ours.
    Ours(Lock),
    /// Somebody else has it: what they wrote into it ("Ann Lee since 10:12").
    Theirs(String),
    /// The folder allows none (read-only, some network shares); work goes on without.
    None,
}

impl Lock {
    /// Asks for the lock of the review at `path`; `who` is told to others.
    pub(in crate::app) fn take(path: &Path, who: &str) -> Taken {
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(".lock");
        let path = path.with_file_name(name);
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let Ok(mut file) = opened else { return Taken::None };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                if Read::by_ref(&mut file).take(500).read_to_string(&mut holder).is_err() {
                    holder.clear();
                }
                return Taken::Theirs(holder.trim().to_owned());
            }
            Err(TryLockError::Error(_)) => return Taken::None,
        }
        let written = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(who.as_bytes()));
        if let Err(error) = written {
            tracing::debug!(%error, "lock file without a name in it");
        }
        Taken::Ours(Self { _file: file, path })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.path) {
            tracing::debug!(%error, "lock file left behind");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lock, Taken};

    #[test]
    fn one_holds_it_and_others_learn_who() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.factdesk");
        let Taken::Ours(lock) = Lock::take(&path, "Ann Lee") else { panic!("free") };
        let Taken::Theirs(who) = Lock::take(&path, "Bo") else { panic!("held") };
        assert_eq!(who, "Ann Lee");
        drop(lock);
        assert!(matches!(Lock::take(&path, "Bo"), Taken::Ours(_)));
        assert!(matches!(Lock::take(&folder.path().join("none/a"), "Bo"), Taken::None));
    }
}
