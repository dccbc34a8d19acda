//! The review file: `factdesk-review/1`, JSON, one record a line.
//!
//! [`to_bytes`] and [`from_bytes`] are pure and each other's inverse. The types of the file live here alone; they
//! have the W3C Web Annotation selectors where a record sits in a text (positions in code points). Fields this
//! program does not know survive a round trip at every level. Of a damaged file everything that can be read is
//! read; a record that cannot is kept as it is under `unreadable`, and [`Read::damage`] tells in plain words.

pub mod annotations;
mod blocks;
mod file;
mod glance;
mod places;
mod records;
mod residue;
mod salvage;
mod seal;
mod values;
mod words;

pub use file::{StorageError, from_bytes, is_review, to_bytes};
pub use glance::{Glance, glance};

use crate::review::Review;

/// What the schema field of a review says.
pub const SCHEMA: &str = "factdesk-review/1";

/// A review as read from its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The review.
    pub review: Review,
    /// What could not be read, a plain sentence each; empty where all could.
    pub damage: Vec<String>,
}
