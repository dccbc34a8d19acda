//! The sample article, built in.

/// Its file name.
pub(super) const NAME: &str = "flood-wall.txt";
/// Its bytes.
pub(super) const BYTES: &[u8] = include_bytes!("../../examples/articles/flood-wall.txt");
