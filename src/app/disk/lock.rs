//! Who has a review open.
//!
//! Beside an open review lie two small hidden files: one is locked as long as the review is open, the other says who
//! has it, since when and where, and can be read by everybody. A lock dies with its program, so one that crashed
//! leaves nothing in the way. Where a folder allows no lock (read-only, some network shares) work goes on without:
//! a save still refuses to write over what somebody else wrote.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

/// Who has a review open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Their name; empty where they never said.
    pub name: String,
    /// On which computer; empty where that is not known.
    pub machine: String,
    /// Since when.
    pub since: Option<Timestamp>,
}

impl Holder {
    /// "Ann Lee, since 2026-03-01 10:12 UTC, on desk-3".
    pub fn in_words(&self) -> String {
        let mut words = if self.name.is_empty() { "Somebody".to_owned() } else { self.name.clone() };
        if let Some(since) = self.since {
            words.push_str(&since.strftime(", since %Y-%m-%d %H:%M UTC").to_string());
        }
        if !self.machine.is_empty() {
            words.extend([", on ", &self.machine]);
        }
        words
    }

    /// Name, time, computer, a line each.
    fn record(&self) -> String {
        let line = |text: &str| text.replace(char::is_control, " ");
        let since = self.since.map(|since| since.to_string()).unwrap_or_default();
        format!("{}\n{since}\n{}\n", line(&self.name), line(&self.machine))
    }

    fn of_record(text: &str) -> Self {
        let mut lines = text.lines();
        let name = lines.next().unwrap_or_default().trim().to_owned();
        // Without a time it is none of our records.
        let Some(since) = lines.next().and_then(|line| line.parse().ok()) else { return Self::default() };
        Self { name, machine: lines.next().unwrap_or_default().trim().to_owned(), since: Some(since) }
    }
}

/// What this computer is called; empty where it does not say.
pub(in crate::app) fn machine() -> String {
    let named = ["COMPUTERNAME", "HOSTNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    let named = named.or_else(|| fs::read_to_string("/etc/hostname").ok());
    named.map(|name| name.trim().chars().take(60).collect()).unwrap_or_default()
}

/// A review held open: its lock lives as long as this.
#[derive(Debug)]
pub(in crate::app) struct Lock {
    _file: File,
    path: PathBuf,
    record: PathBuf,
}

/// What came of asking for a lock.
#[derive(Debug)]
pub(in crate::app) enum Taken {
    /// It is ours.
    Ours(Lock),
    /// Somebody else has it.
    Theirs(Holder),
    /// The folder allows none; work goes on without.
    None,
}

impl Lock {
    /// Asks for the lock of the review at `path`; `who` is told to others.
    pub(in crate::app) fn take(path: &Path, who: &Holder) -> Taken {
        // A review reached through a link is the same review.
        let path = super::save::resolve(path);
        let (lock, record) = (hidden(&path, "lock"), hidden(&path, "open"));
        // Whoever held it may take the file away between our opening and our locking it: then it is no lock, try again.
        for _ in 0..8 {
            let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&lock);
            let Ok(file) = opened else { return Taken::None };
            match file.try_lock() {
                Ok(()) if !is_still(&file, &lock) => {}
                Ok(()) => {
                    if let Err(error) = fs::write(&record, who.record()) {
                        tracing::debug!(%error, "lock without a name");
                    }
                    super::save::sweep(&path);
                    return Taken::Ours(Self { _file: file, path: lock, record });
                }
                Err(TryLockError::WouldBlock) => return Taken::Theirs(read_record(&record)),
                Err(TryLockError::Error(_)) => return Taken::None,
            }
        }
        Taken::None
    }
}

/// Short, and written by us: whatever else is there says nothing.
fn read_record(path: &Path) -> Holder {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(4096).read_to_string(&mut text));
    read.map(|_| Holder::of_record(&text)).unwrap_or_default()
}

fn hidden(path: &Path, ending: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{ending}"));
    path.with_file_name(name)
}

/// Whether the file at `path` is this one yet.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |a: &fs::Metadata, b: &fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    file.metadata().and_then(|own| fs::metadata(path).map(|there| same(&own, &there))).unwrap_or(false)
}

/// Elsewhere a file that is open cannot be taken away.
#[cfg(not(unix))]
fn is_still(_: &File, _: &Path) -> bool {
    true
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The record first: while the lock is held, nobody else writes it.
        for path in [&self.record, &self.path] {
            if let Err(error) = fs::remove_file(path) {
                tracing::debug!(%error, "lock file left behind");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Holder, Lock, Taken};

    fn who(name: &str) -> Holder {
        let since = jiff::Timestamp::from_second(1_790_000_000).ok();
        Holder { name: name.to_owned(), machine: String::new(), since }
    }

    #[test]
    fn one_holds_it_and_others_learn_who_and_since_when() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.factdesk");
        let Taken::Ours(lock) = Lock::take(&path, &who("Ann Lee")) else { panic!("free") };
        let Taken::Theirs(holder) = Lock::take(&path, &who("Bo")) else { panic!("held") };
        assert_eq!(holder.in_words(), "Ann Lee, since 2026-09-21 14:13 UTC");
        drop(lock);
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 0, "nothing is left behind");
        assert!(matches!(Lock::take(&path, &who("Bo")), Taken::Ours(_)));
        assert!(matches!(Lock::take(&folder.path().join("none/a"), &who("Bo")), Taken::None));
    }

    #[test]
    fn a_lock_without_a_record_still_holds() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.factdesk");
        let Taken::Ours(_lock) = Lock::take(&path, &who("Ann Lee")) else { panic!("free") };
        std::fs::write(folder.path().join(".a.factdesk.open"), "nonsense").expect("written");
        let Taken::Theirs(holder) = Lock::take(&path, &who("Bo")) else { panic!("held") };
        assert_eq!(holder.in_words(), "Somebody");
    }

    #[cfg(unix)]
    #[test]
    fn through_a_link_it_is_the_same_review() {
        let folder = tempfile::tempdir().expect("folder");
        let (path, link) = (folder.path().join("a.factdesk"), folder.path().join("b.factdesk"));
        std::fs::write(&path, "{}").expect("written");
        std::os::unix::fs::symlink(&path, &link).expect("linked");
        let Taken::Ours(_lock) = Lock::take(&path, &who("Ann Lee")) else { panic!("free") };
        assert!(matches!(Lock::take(&link, &who("Bo")), Taken::Theirs(_)));
    }
}
