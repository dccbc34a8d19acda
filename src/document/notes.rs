//! What import dropped, guessed or found odd, in plain words.

use crate::text::Span;

/// What an import note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Text of the file that is not in the document.
    LeftOut,
    /// A part or boundary that was guessed.
    Guessed,
    /// Something an editor should look at.
    Look,
}

/// One remark of the import, for the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNote {
    /// What kind of remark.
    pub kind: NoteKind,
    /// The remark, a plain sentence.
    pub message: String,
    /// The words it is about; may be empty.
    pub quote: String,
    /// Where those words stand in the reading text, if they do.
    pub span: Option<Span>,
}

/// A block of the file that is not in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its words.
    pub text: String,
    /// Why, in a few plain words: "headline printed twice", "site furniture".
    pub why: String,
    /// Number of document blocks before it.
    pub after: usize,
    /// It is a heading in the file.
    pub heading: bool,
}
