//! What the shell must do about an action.

use std::path::PathBuf;

use crate::document::StatementId;

/// Something only the window (or the command line) can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask where to save the review; a proposal.
    AskWhereToSave(PathBuf),
    /// Unsaved work: save, discard or stay? Answer with [`super::Action::Unsaved`].
    AskUnsaved,
    /// The checker's name and initials are wanted before the action can be done; the action waits in
    /// the workbench and is done on [`super::Action::SetPerson`].
    AskPerson,
    /// An article looks like a new version of a known review: continue it? Answer with
    /// [`super::Action::Continue`], or go on.
    OfferContinue {
        /// The review.
        review: PathBuf,
        /// The article.
        article: PathBuf,
    },
    /// A session that ended without saving left this copy of its work: open it? Answer with
    /// [`super::Action::Recover`] or [`super::Action::DiscardRecovery`].
    OfferRecovery(PathBuf),
    /// Show a message.
    Toast(Toast),
    /// Bring a statement into view.
    Reveal(StatementId),
    /// Put the caret into a field of the panel of the chosen statement.
    Focus(Field),
    /// Put text on the clipboard.
    Copy(String),
    /// Close the window.
    Quit,
}

/// A field of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// "Should read".
    Suggested,
    /// The reason.
    Reason,
    /// The question.
    Query,
    /// The note.
    Note,
    /// The source.
    Source,
    /// The list of findings on the statement.
    Findings,
}

/// How a message counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ToastLevel {
    /// Done; goes away by itself.
    Done,
    /// To be known; goes away by itself.
    Info,
    /// Data is at stake; stays until it is read.
    Problem,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// How it counts.
    pub level: ToastLevel,
    /// What happened and what to do, a plain sentence.
    pub text: String,
}
