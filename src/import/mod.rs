//! Bytes of a file to a [`Document`], one file per format.
//!
//! The format is told by content, not by name. Import never fails on odd content: what it drops,
//! guesses or doubts becomes a note; an error is given only where there is no text at all or the file
//! is not what it claims. Readers give a [`Draft`](crate::document::Draft); parts and sentences are found by
//! [`document::build`](crate::document::build), the same for every format.
