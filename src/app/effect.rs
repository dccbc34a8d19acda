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
    /// The review on disk was changed since it was opened, so ours was not written over it: merge it into ours, or
    /// save ours elsewhere? Answer with [`super::Action::MergeCopy`] of `path` (then save again) or
    /// [`super::Action::SaveAs`].
    OfferMerge {
        /// The review's file, as somebody else wrote it.
        path: PathBuf,
        /// A name that is free, for ours.
        elsewhere: PathBuf,
    },
    /// [`super::Workbench::merge`] has conflicts to be chosen: show them side by side. Answer with
    /// [`super::Action::ChooseMerge`] or [`super::Action::ChooseMergeRest`] until none is open, then
    /// [`super::Action::FinishMerge`]; or [`super::Action::DropMerge`].
    ShowMerge,
    /// Somebody else has this review open: it can be read here, not changed ([`super::OpenArticle::held`]). Told when
    /// it is opened and at each attempt to change it. Answer with [`super::Action::WorkOnCopy`] to work on a copy of
    /// it that can be merged later, [`super::Action::Reopen`] to look whether it is free now, or go on reading.
    Held(super::Holder),
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
