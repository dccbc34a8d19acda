//! How alike two statements are, and in what they differ.
//!
//! Candidates come from an index ([`candidates`]); only those are aligned and judged. Never all pairs.
