//! What jobs tell.

use std::path::PathBuf;
use std::sync::Arc;

use super::Toast;
use super::open::Opened;
use crate::check::{Checked, FindingKey, Stage};
use crate::review::carry::Changes;

/// A piece of news of a job.
pub(super) enum News {
    /// How far it is.
    Progress { stage: Stage, done: usize, of: usize },
    /// An article was read, its review placed.
    Opened(Box<Opened>),
    /// The checks know this much.
    Found(Found),
    /// The checks are through.
    Checked { found: Found, changes: Option<Changes> },
    /// The review was written.
    Saved(Saved),
    /// Something is done, with a message.
    Done(Toast),
    /// The article was read anew or another version came in.
    Reworked(Box<super::rework::Reworked>),
    /// A copy of the review was laid over the open one.
    Merging(Box<super::PendingMerge>),
    /// Annotations were read.
    Annotations(Box<crate::storage::annotations::Read>),
    /// The file of a source was read: its hash, if it could be.
    Hashed(Option<String>),
    /// The rules folder was read; or what is wrong with it.
    Rules(Result<Arc<crate::rules::Rules>, String>),
    /// The house's examples were tried.
    Tried(Vec<super::trial::Trial>),
    /// A folder of reviews was read.
    Shelf(super::Shelf),
    /// What the files on disk are now.
    OnDisk(super::DiskChange),
    /// The recovery copy could not be written.
    NoRecovery(String),
    /// It was stopped, or there is nothing to tell.
    Nothing,
    /// It could not be done: a plain sentence.
    Failed(String),
}

/// Findings with the keys they are set aside by.
#[derive(Clone)]
pub(super) struct Found {
    /// What the checks found.
    pub checked: Arc<Checked>,
    /// The key of each finding.
    pub keys: Arc<Vec<FindingKey>>,
}

/// A save.
pub(super) struct Saved {
    /// Where.
    pub path: PathBuf,
    /// The revision that was written.
    pub revision: u64,
    /// The history's entries that were written.
    pub history: Vec<uuid::Uuid>,
    /// Which review.
    pub lineage: uuid::Uuid,
    /// The lock of the file, where it is a new place and there are locks.
    pub lock: Option<super::disk::Lock>,
    /// How it went: the SHA-256 of what is there now.
    pub outcome: Result<String, super::disk::SaveError>,
}
