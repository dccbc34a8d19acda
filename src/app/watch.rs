//! Watching the open article's file and its review: when either changes on disk, the editor is told and asked.
//!
//! Where the system tells of changes, it is listened to; on drives of other machines, and where it does not, the files
//! are looked at every few seconds. An event only says that somebody should look: what counts is whether the bytes
//! differ from those that were read. Nothing is brought in by itself.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use notify::{Config, Event, EventHandler, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::jobs::{Kind, Wake};
use super::news::News;
use super::{Action, Effect, Workbench, disk};

/// A save comes as several events; after this much quiet it is looked at.
const QUIET: Duration = Duration::from_millis(300);
/// How often files are looked at of whose changes the system does not tell.
const EVERY: Duration = Duration::from_secs(5);

/// What is different on disk from what was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiskChange {
    /// SHA-256 of the article's file now, where it is another.
    pub article: Option<String>,
    /// SHA-256 of the review's file now, where it is another.
    pub review: Option<String>,
}

/// The watch over one pair of files.
pub(super) struct Watch {
    files: Vec<PathBuf>,
    touched: Arc<AtomicBool>,
    /// Watches as long as it lives; none where the system does not let us.
    _watcher: Option<Eyes>,
}

/// What watches.
#[expect(dead_code, reason = "kept alive, not asked")]
enum Eyes {
    /// The system tells.
    Told(RecommendedWatcher),
    /// We look.
    Looking(PollWatcher),
}

/// Who is to be told of a file that was touched.
#[derive(Clone)]
struct Ear {
    names: BTreeSet<OsString>,
    touched: Arc<AtomicBool>,
    wake: Wake,
}

impl EventHandler for Ear {
    fn handle_event(&mut self, event: notify::Result<Event>) {
        let ours = |path: &PathBuf| path.file_name().is_some_and(|name| self.names.contains(name));
        // An error may mean that events were lost: look.
        let counts = event.map_or(true, |event| {
            !matches!(event.kind, EventKind::Access(_)) && (event.paths.is_empty() || event.paths.iter().any(ours))
        });
        if counts && !self.touched.swap(true, Ordering::Relaxed) {
            (self.wake)();
        }
    }
}

impl Watch {
    /// Begins to watch; `wake` is called when there is something to look at. A system is not told what another machine
    /// does on a shared drive, so files there are looked at from time to time, as are those that it cannot watch.
    fn begin(files: Vec<PathBuf>, wake: Wake) -> Self {
        let names = files.iter().filter_map(|file| file.file_name().map(std::ffi::OsStr::to_owned)).collect();
        let ear = Ear { names, touched: Arc::new(AtomicBool::new(false)), wake };
        let touched = ear.touched.clone();
        let every = Config::default().with_poll_interval(EVERY);
        let looking = |ear| looking(&files, ear, every).map(Eyes::Looking);
        let watcher = if files.iter().any(|file| disk::is_remote(file)) {
            looking(ear)
        } else {
            told(&files, ear.clone()).map(Eyes::Told).or_else(|error| {
                tracing::info!(%error, "the folder is not watched; its files are looked at from time to time");
                looking(ear)
            })
        };
        if let Err(error) = &watcher {
            tracing::warn!(%error, "the files cannot be watched");
        }
        Self { files, touched, _watcher: watcher.ok() }
    }
}

/// The folders, so that a save that writes a sibling and renames it is seen.
fn told(files: &[PathBuf], ear: Ear) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(ear)?;
    let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    for folder in folders {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    Ok(watcher)
}

/// The files alone: a shared folder may hold thousands of others.
fn looking(files: &[PathBuf], ear: Ear, how: Config) -> notify::Result<PollWatcher> {
    let mut watcher = PollWatcher::new(ear, how)?;
    for file in files {
        watcher.watch(file, RecursiveMode::NonRecursive)?;
    }
    Ok(watcher)
}

impl Workbench {
    /// Watches the files of what is open from now on.
    pub(super) fn keep_watch(&mut self) {
        if !self.watches {
            return;
        }
        let files: Vec<PathBuf> =
            self.article.iter().flat_map(|article| [&article.path, &article.review_path]).flatten().cloned().collect();
        if self.watch.as_ref().map_or(&[][..], |watch| &watch.files) != files {
            let wake = self.jobs.waker();
            self.watch = (!files.is_empty()).then(|| Watch::begin(files, wake));
        }
    }

    /// Looks, once the files have been quiet, if somebody touched them.
    pub(super) fn look_if_touched(&mut self) {
        let touched = self.watch.as_ref().is_some_and(|watch| watch.touched.load(Ordering::Relaxed));
        if touched && !self.jobs.is_running(Kind::Watch) {
            self.look_at_files(QUIET);
        }
    }

    /// Compares the files with what was read, in the background.
    pub(super) fn look_at_files(&mut self, quiet: Duration) {
        let Some(article) = &self.article else { return };
        let (path, review_path) = (article.path.clone(), article.review_path.clone());
        let touched = self.watch.as_ref().map(|watch| watch.touched.clone());
        self.jobs.stop(Kind::Watch);
        self.jobs.start(Kind::Watch, move |teller| {
            // Events that come meanwhile begin another quiet time.
            while !quiet.is_zero() && !teller.is_stopped() {
                let again = touched.as_ref().is_some_and(|touched| touched.swap(false, Ordering::Relaxed));
                if !again {
                    break;
                }
                std::thread::sleep(quiet);
            }
            // A file that is gone is being renamed, or was moved away: what is open stays as it is.
            News::OnDisk(DiskChange {
                article: path.and_then(|path| disk::file_sha256(&path)),
                review: review_path.and_then(|path| disk::file_sha256(&path)),
            })
        });
    }

    /// What the files are now.
    pub(super) fn looked(&mut self, now: DiskChange) -> Vec<Effect> {
        // Our own save may have written the review after it was looked at.
        if self.jobs.is_running(Kind::Save) || self.jobs.is_running(Kind::Rework) {
            return Vec::new();
        }
        let Some(article) = &mut self.article else { return Vec::new() };
        let read = &article.reading.origin.sha256;
        let change = DiskChange {
            article: now.article.filter(|now| now != read && !read.is_empty()),
            review: now.review.filter(|now| article.review_sha256.as_ref().is_some_and(|known| known != now)),
        };
        if change == article.on_disk || change == article.not_now {
            return Vec::new();
        }
        article.on_disk = change;
        Vec::new()
    }

    /// The editor does not want it now; the next change is told again.
    pub(super) fn not_now(&mut self) -> Vec<Effect> {
        if let Some(article) = &mut self.article {
            article.not_now = std::mem::take(&mut article.on_disk);
        }
        Vec::new()
    }

    /// Brings in what is on disk: the article's new version first, else the review as somebody else saved it, which
    /// is merged into the open one.
    pub(super) fn bring_in(&mut self) -> Vec<Effect> {
        let Some(article) = &mut self.article else { return Vec::new() };
        if article.on_disk.article.take().is_some() {
            return self.apply(Action::ReloadArticle);
        }
        let path = article.review_path.clone().filter(|_| article.on_disk.review.take().is_some());
        path.map(|path| self.apply(Action::MergeCopy(path))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::sync_channel;

    use notify::Config;

    use super::{Ear, looking};

    /// What must be heard of after `change`, by looking alone.
    fn is_seen(change: fn(&Path)) {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("desk.txt");
        std::fs::write(&path, "One.").expect("written");
        let (woken, heard) = sync_channel(8);
        let wake = Arc::new(move || woken.send(()).expect("heard"));
        let touched = Arc::new(AtomicBool::new(false));
        let names = [path.file_name().expect("name").to_owned()].into();
        let ear = Ear { names, touched: touched.clone(), wake };
        // By their bytes: two saves may fall into one tick of the disk's clock.
        let by_hand = Config::default().with_manual_polling().with_compare_contents(true);
        let watcher = looking(std::slice::from_ref(&path), ear, by_hand).expect("watched");
        change(&path);
        watcher.poll().expect("asked");
        heard.recv().expect("told");
        assert!(touched.load(Ordering::Relaxed));
    }

    #[test]
    fn a_file_is_looked_at_where_nobody_tells() {
        is_seen(|path| std::fs::write(path, "Two.").expect("written"));
        is_seen(|path| {
            let sibling = path.with_extension("new");
            std::fs::write(&sibling, "Three.").expect("written");
            std::fs::rename(&sibling, path).expect("renamed");
        });
        is_seen(|path| std::fs::remove_file(path).expect("removed"));
    }
}
