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
    /// A package that holds far more than it shows.
    #[error(
        "What is packed into this file is far more than an article has (over {megabytes} MB). Save the article on its \
         own and open that."
    )]
    UnpacksTooLarge {
        /// What was unpacked before it was given up.
        megabytes: u64,
    },
    /// More text than any article has.
    #[error(
        "There is far more text in this file than an article has ({megabytes} MB, or {lines} lines). Save the article \
         on its own and open that."
    )]
    TooLong {
        /// Of text.
        megabytes: usize,
        /// Lines or paragraphs in it.
        lines: usize,
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
    /// Pictures of pages.
    #[error(
        "This PDF holds only pictures of its pages, as a scanner makes them. Run it through text recognition (OCR) \
         and open the result, or paste the text."
    )]
    Scanned,
    /// A PDF whose fonts do not say which letters they show.
    #[error(
        "The letters of this PDF cannot be told from its fonts. Open the file it was made from, or copy its text \
         from a PDF viewer and paste it here."
    )]
    NoLetters,
    /// It took more time or memory than any article needs.
    #[error(
        "Reading this {what} took more time or memory than an article needs, so it was stopped. Save the article's \
         pages alone as a new {what}, or paste the text."
    )]
    TooHard {
        /// What it is: "PDF".
        what: &'static str,
    },
    /// The child process that reads such files cannot be started.
    #[error(
        "The part of Factdesk that reads PDFs could not be started ({why}). Set Factdesk up again, or paste the text."
    )]
    NoReader {
        /// What the system said.
        why: String,
    },
    /// Locked with a password.
    #[error("The file is locked with a password. Save a copy without the password and open that.")]
    Locked,
}
