//! Bytes of a file to a [`Document`], one file per format.
//!
//! The format is told by content, not by name. Import never fails on odd content: what it drops,
//! guesses or doubts becomes a note; an error is given only where there is no text at all or the file
//! is not what it claims. Readers give a [`Draft`]; parts and sentences are found by
//! [`document::build`](crate::document::build), the same for every format.
//!
//! ```
//! use factdesk::import::{Options, read};
//! use factdesk::rules::Rules;
//!
//! let bytes = "Bridge Closes for Repairs\n\nThe bridge closed on Monday, the council said.\n".as_bytes();
//! let (document, _notes) = read(bytes, "bridge.txt", &Rules::builtin(), &Options::default()).expect("text");
//! assert_eq!(document.meta.title, "Bridge Closes for Repairs");
//! assert_eq!(document.statements.len(), 2);
//! ```

mod decode;
mod docx;
mod error;
mod html;
mod mail;
mod markdown;
mod no_prose;
mod odt;
mod office;
pub(crate) mod pdf;
mod plain;
mod rtf;
mod sniff;
mod words;

pub use docx::{Sign, WordMap, word_map};
pub use error::ImportError;
pub use mail::{Attachment, attachments};
pub use sniff::{Format, is_pdf, takes_encoding};

use crate::document::{Document, Draft, ImportNote, NoteKind, Override, build};
use crate::rules::Rules;

/// No larger file is read, in bytes.
pub const LARGEST: usize = 64 << 20;

/// What the editor chose for this file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The name of an encoding as the web uses it (`windows-1252`, `utf-8`); nothing to detect it.
    pub encoding: Option<&'a str>,
    /// What was set by hand about the document.
    pub overrides: &'a [Override],
    /// Reads PDFs, those attached to a mail too; none to read them in this process, and to leave attached ones closed.
    pub pdf: Option<PdfReader>,
    /// The bytes are HTML from the clipboard: what somebody chose on a page, not the page.
    pub pasted: bool,
}

/// Bytes of a PDF to a draft, in a process with bounds.
pub type PdfReader = fn(&[u8]) -> Result<Draft, ImportError>;

/// Reads a file. `name` is its name without the folder; it helps where the content leaves a choice.
///
/// # Errors
/// Where there is no text to read: an empty or too large file, a format that holds none, a damaged file.
pub fn read(
    bytes: &[u8],
    name: &str,
    rules: &Rules,
    options: &Options<'_>,
) -> Result<(Document, Vec<ImportNote>), ImportError> {
    finish(draft(bytes, name, rules, options)?, rules, options)
}

/// A draft to a document with its notes: the second half of [`read`].
///
/// # Errors
/// Where no words are left.
pub fn finish(draft: Draft, rules: &Rules, options: &Options<'_>) -> Result<(Document, Vec<ImportNote>), ImportError> {
    let length = draft.blocks.iter().map(|block| block.text.len()).sum();
    is_of_length(length, draft.blocks.len())?;
    let (document, notes) = build(draft, rules, options.overrides);
    if document.text.is_empty() && document.left_out.is_empty() {
        return Err(ImportError::NoText);
    }
    Ok((document, notes))
}

/// Reads a file as far as its format tells: blocks in file order, parts not yet found.
///
/// # Errors
/// As [`read`].
pub fn draft(bytes: &[u8], name: &str, rules: &Rules, options: &Options<'_>) -> Result<Draft, ImportError> {
    if bytes.len() > LARGEST {
        return Err(ImportError::TooLarge { megabytes: bytes.len() >> 20 });
    }
    match sniff::format(bytes, name)? {
        Format::Plain | Format::Markdown | Format::Html if options.pasted => html::pasted(bytes, rules),
        Format::Plain => plain::read(bytes, options),
        Format::Markdown => markdown::read(bytes, rules, options),
        Format::Html => html::read(bytes, rules, options),
        Format::Docx => docx::read(bytes, rules),
        Format::Odt => odt::read(bytes),
        Format::Rtf => Ok(rtf::read(bytes)),
        Format::Mail => mail::read(bytes, rules, options),
        Format::Pdf => options.pdf.unwrap_or(pdf::read)(bytes),
        Format::SavedPage => mail::read_page(bytes, rules, options),
    }
}

/// Text read at most, in bytes: some two million words.
const MOST_TEXT: usize = 12 << 20;
/// Lines or paragraphs read at most.
const MOST_LINES: usize = 250_000;

/// Refuses what is no article by its length alone.
fn is_of_length(bytes: usize, lines: usize) -> Result<(), ImportError> {
    if bytes > MOST_TEXT || lines > MOST_LINES {
        return Err(ImportError::TooLong { megabytes: bytes >> 20, lines });
    }
    Ok(())
}

/// The same for a text that is still to be cut into lines.
fn is_text_of_length(text: &str) -> Result<(), ImportError> {
    let count = |end: u8| text.bytes().filter(|byte| *byte == end).count();
    is_of_length(text.len(), count(b'\n').max(count(b'\r')))
}

/// Changes that were tracked are read as if they had been accepted; the editor should know.
fn changes_note(inserted: usize, deleted: usize) -> Option<ImportNote> {
    let said = |number: usize, one: &str, many: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {many}")),
    };
    let parts: Vec<_> = [said(inserted, "insertion", "insertions"), said(deleted, "deletion", "deletions")]
        .into_iter()
        .flatten()
        .collect();
    let message = format!("The file holds tracked changes ({}). They are read as accepted.", parts.join(" and "));
    (!parts.is_empty()).then(|| look(&message))
}

/// A remark that asks the editor to look.
fn look(message: &str) -> ImportNote {
    ImportNote { kind: NoteKind::Look, message: message.to_owned(), quote: String::new(), span: None }
}
