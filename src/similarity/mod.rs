//! How alike two statements are, and in what they differ.
//!
//! Candidates come from an index; only those are aligned and judged. Never all pairs.

mod align;
mod called;
mod compare;
mod differ;
mod doers;
mod index;
mod meaning;
mod names;
mod polarity;
mod profile;
mod read;
mod roles;
mod words;
pub use align::{Alignment, Link, align};
pub use compare::{Comparison, FEATURES, compare, features, weigh};
pub use differ::{Difference, DifferenceKind, SAME_PLACE, replaced};
pub use index::Index;
pub use meaning::Bond;
pub use profile::{Profile, Role, Unit, UnitKind};
pub use read::{Reader, quoted};
pub use words::{Likeness, WordId, Words};
