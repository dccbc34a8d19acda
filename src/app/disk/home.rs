//! The program's own folders: settings, and recovery copies of work that is not saved.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::{SaveError, shown, write};

/// Where settings and recovery copies are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Folder of `settings.toml`.
    pub config: PathBuf,
    /// Folder of `recovery/`.
    pub data: PathBuf,
}

impl Home {
    /// The folders the system has for this user; none where it has none.
    pub fn of_user() -> Option<Self> {
        let own = directories::ProjectDirs::from("", "", "Factdesk")?;
        Some(Self { config: own.config_dir().to_owned(), data: own.data_local_dir().to_owned() })
    }

    /// The settings file.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }
}

/// The user's folder for documents, to save in where another folder refuses; none where the system has none.
pub(in crate::app) fn documents() -> Option<PathBuf> {
    let own = directories::UserDirs::new()?;
    let folder = own.document_dir().unwrap_or_else(|| own.home_dir());
    folder.is_dir().then(|| folder.to_owned())
}

/// The recovery copies of one running session.
#[derive(Debug)]
pub(in crate::app) struct Recovery {
    folder: PathBuf,
    session: Uuid,
    /// Locked while the session lives; none where the folder allows no lock.
    lock: Option<File>,
}

impl Recovery {
    /// Begins a session's recovery in `home`.
    pub(in crate::app) fn begin(home: &Home, session: Uuid) -> Self {
        let folder = home.data.join("recovery");
        let lock = fs::create_dir_all(&folder).ok().and_then(|()| {
            let path = folder.join(format!("{session}.lock"));
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(path).ok()?;
            file.try_lock().ok().map(|()| file)
        });
        Self { folder, session, lock }
    }

    /// Where this session's copy of the review with this lineage goes.
    pub(in crate::app) fn path(&self, lineage: Uuid) -> PathBuf {
        self.folder.join(format!("{}.{lineage}.factdesk", self.session))
    }

    /// Copies which sessions left that do not run any more, oldest name first.
    pub(in crate::app) fn left_behind(&self) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "factdesk"))
            .filter(|path| !self.is_running(path))
            .collect();
        found.sort();
        found
    }

    fn is_running(&self, copy: &Path) -> bool {
        let name = copy.file_name().unwrap_or_default().to_string_lossy();
        let session = name.split('.').next().unwrap_or_default();
        if session == self.session.to_string() {
            return true;
        }
        let lock = self.folder.join(format!("{session}.lock"));
        OpenOptions::new().write(true).open(lock).is_ok_and(|file| file.try_lock().is_err())
    }
}

impl Drop for Recovery {
    fn drop(&mut self) {
        if self.lock.take().is_some() {
            forget_recovery(&self.folder.join(format!("{}.lock", self.session)));
        }
    }
}

/// Writes a recovery copy.
pub(in crate::app) fn write_recovery(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| SaveError::Other(shown(folder), error.to_string()))?;
    }
    write(path, bytes)
}

/// Deletes a recovery copy that is not needed any more; one that is not there is no error.
pub(in crate::app) fn forget_recovery(path: &Path) {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, path = %path.display(), "recovery copy left behind");
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Home, Recovery, write_recovery};

    #[test]
    fn only_what_ended_sessions_left_is_found() {
        let folder = tempfile::tempdir().expect("folder");
        let home = Home { config: folder.path().to_owned(), data: folder.path().to_owned() };
        let first = Recovery::begin(&home, Uuid::from_u128(1));
        let copy = first.path(Uuid::from_u128(9));
        write_recovery(&copy, b"{}").expect("written");
        let second = Recovery::begin(&home, Uuid::from_u128(2));
        assert!(second.left_behind().is_empty(), "the first still runs");
        drop(first);
        assert_eq!(second.left_behind(), [copy]);
    }
}
