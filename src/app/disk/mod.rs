//! The only module that opens files: articles, reviews, reports, rules, settings, recovery copies.
//!
//! Errors are plain sentences which say what to do; the path comes last. A review is written to a sibling file
//! first, which then takes its name, so that at any moment either the old or the new one is whole on the disk.

mod home;
mod lock;
mod read;
mod remote;
mod rules;
mod save;
mod settings;

pub use home::Home;
pub(super) use home::{Recovery, documents, forget_recovery, write_recovery};
pub use lock::Holder;
pub(super) use lock::{Lock, Taken, machine};
pub use read::{ReadError, read};
pub(super) use read::{article_of, exists, is_review_name, review_of};
pub(super) use remote::is_remote;
pub(super) use rules::entries;
pub use rules::read_rules;
pub use save::write_review;
pub(super) use save::{Guard, file_sha256, save_review};
pub use save::{SaveError, write};
pub(super) use settings::{load_settings, store_settings};

/// A path for the end of a message.
pub(super) fn shown(path: &std::path::Path) -> String {
    format!("({})", path.display())
}
