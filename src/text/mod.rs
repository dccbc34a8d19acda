//! Text without meaning: places in it, and forms of it that compare.
//!
//! A place is a [`Span`] of bytes; code points exist only at the edges (files, exports, egui) and are
//! made from bytes by [`CodePoints`], in one function each way. [`fold`] gives the form in which two
//! wordings are compared, so that a curly quotation mark is never a difference. [`numbers`] and [`dates`] read
//! figures and days in running text and tell whether two of them agree.

pub mod dates;
mod fold;
pub mod numbers;
mod offsets;
mod pieces;
mod span;

pub use fold::{Folded, fold};
pub use offsets::CodePoints;
pub use span::Span;
