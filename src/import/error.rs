//! Why a file cannot be read, in a sentence that says what to do.

use thiserror::Error;

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// No bytes.
    #[error("The file is empty. Check that it was saved, or paste the text instead.")]
    Empty,
    /// Bytes, but no words.
    #[error("There is no text in this file. If it is a scan or a picture, paste the text instead.")]
    NoText,
    /// Larger than what is read.
    #[error("The file is too large ({megabytes} MB). Up to 64 MB can be opened; save the article on its own.")]
    TooLarge {
        /// Its size, or what it unpacks to.
        megabytes: usize,
    },
    /// A format that is not read.
    #[error("This is {what}. {cure}")]
    Foreign {
        /// What it is, with its article: "a PDF".
        what: &'static str,
        /// What the editor can do.
        cure: &'static str,
    },
    /// Neither text nor a known format.
    #[error("This is not a text. Open a text, Word, web page or mail file, or paste the text.")]
    Binary,
    /// It begins as its format does and then breaks off or makes no sense.
    #[error("The {what} is damaged and cannot be read. Open it in the program that made it and save it again.")]
    Damaged {
        /// What it claims to be: "Word file".
        what: &'static str,
    },
    /// Locked with a password.
    #[error("The file is locked with a password. Save a copy without the password and open that.")]
    Locked,
}
