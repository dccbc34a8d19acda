//! House rules: what may be flagged, how gravely, with which words and limits.
//!
//! Rules and word lists are data (`assets/rules/*.toml`, `assets/lexicons/<language>/*.txt`), built in
//! and overridden file by file from a folder; this module turns them into typed [`Rules`]. It reads no
//! files itself: `app::disk` does and hands over names and texts. A broken override is an error that
//! names the file, the line and the cure; the caller keeps the last good set.

mod builtin;
mod file;
mod id;
mod lexicon;
mod nearest;
mod set;
mod shape;

pub use file::{Example, Rule};
pub use id::{RuleId, Severity};
pub use lexicon::Lexicon;
pub use set::{RuleError, Rules};
