//! How alike two statements are, and in what they differ.
//!
//! Candidates come from an index; only those are aligned and judged. Never all pairs.

mod align;
mod called;
mod compare;
mod course;
mod differ;
mod doers;
mod elsewhere;
mod index;
mod marks;
mod meaning;
mod names;
mod polarity;
mod profile;
mod read;
mod roles;
mod standing;
mod terms;
mod tied;
mod turned;
mod wording;
mod words;
pub use align::{Alignment, Link, align};
pub use compare::{Comparison, FEATURES, compare, compare_from, features, weigh};
pub use course::Course;
pub use differ::{Difference, DifferenceKind, SAME_PLACE, replaced};
pub use index::Index;
pub use marks::quoted;
pub use meaning::Bond;
pub use profile::{Profile, Role, Unit, UnitKind};
pub use read::Reader;
pub use standing::Standing;
pub use turned::DOING;
pub use words::{Likeness, WordId, Words};
