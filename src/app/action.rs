//! Everything that an editor or a finished job can cause.

use std::path::PathBuf;

use uuid::Uuid;

use super::Settings;
use super::terms::{Copied, ExportFormat, Move, Next, SetAsideScope, SourceDraft};
use crate::document::{Override, Part, StatementId};
use crate::review::merge::Choice;
use crate::review::{DismissReason, LaterKind, Person, Verdict};
use crate::text::Span;

/// One thing to do. Those that change the review are undoable; choosing and moving are not.
#[derive(Clone, Debug)]
pub enum Action {
    // Files
    /// Open an article or a review, whichever the file is.
    Open(PathBuf),
    /// Open bytes that came without a path (a dropped file on some systems), under a name.
    OpenBytes {
        /// Of the file.
        name: String,
        /// The file's bytes.
        bytes: Vec<u8>,
    },
    /// Open what was pasted as an article; the first save asks where.
    Paste(Copied),
    /// Open a file attached to the mail that is open, by its name.
    OpenAttached(String),
    /// Open the sample article.
    OpenSample,
    /// Read the article again in another encoding (a label of the WHATWG Encoding Standard).
    ReopenWithEncoding(String),
    /// Bring in a new version of the open article from another file.
    BringInVersion(PathBuf),
    /// Read the open article again from its file.
    ReloadArticle,
    /// Somebody touched the article's file or its review: see whether they are still what was read.
    FilesTouched,
    /// Bring in what changed on disk: the answer to [`super::OpenArticle::on_disk`].
    BringInFromDisk,
    /// Leave it; the other answer to it.
    NotNow,
    /// Save the review where it belongs; asks where if it has no place yet.
    Save,
    /// Save the review there.
    SaveAs(PathBuf),
    /// Write a report.
    Export {
        /// In which format.
        format: ExportFormat,
        /// Where to.
        path: PathBuf,
    },
    /// Merge a copy of the open review into it: a colleague's, or what somebody else saved meanwhile. What both
    /// changed comes back as [`super::Effect::ShowMerge`]; else it is done at once, in one step that can be undone.
    MergeCopy(PathBuf),
    /// Choose what to keep of a conflict of [`super::Workbench::merge`]; it can be chosen anew until the end.
    ChooseMerge {
        /// Place in [`crate::review::merge::Merge::conflicts`].
        conflict: usize,
        /// What to keep.
        choice: Choice,
    },
    /// Choose the same for all conflicts that are not chosen yet (both: where that can be).
    ChooseMergeRest(Choice),
    /// End merging: everything is chosen.
    FinishMerge,
    /// Give merging up; the open review stays as it is.
    DropMerge,
    /// Work on a copy of a review that somebody else has open; it has no file, and can be merged with theirs later.
    WorkOnCopy,
    /// Read the open review again from its file, for it may be free now; asks about unsaved work.
    Reopen,
    /// Add annotations of a W3C Web Annotation file (JSON-LD) to the open review: marks, queries, notes.
    ImportAnnotations(PathBuf),
    /// Close the article; asks about unsaved work.
    Close,
    /// Leave the program; asks about unsaved work.
    Quit,
    /// The answer to [`super::Effect::AskUnsaved`].
    Unsaved(Next),
    /// Read the reviews of a folder into [`super::Workbench::shelf`].
    ListReviews(PathBuf),
    /// Take an entry off the list of recent files.
    ForgetRecent(PathBuf),
    /// Open a recovery copy; the answer to [`super::Effect::OfferRecovery`].
    Recover(PathBuf),
    /// Delete a recovery copy; the other answer to it.
    DiscardRecovery(PathBuf),
    /// Open a review and carry it over to this article; the answer to [`super::Effect::OfferContinue`].
    Continue {
        /// The review.
        review: PathBuf,
        /// The new version of its article.
        article: PathBuf,
    },

    // Choosing
    /// Choose a statement.
    Select(StatementId),
    /// Choose nothing.
    SelectNone,
    /// Choose a finding and its statement: place in [`crate::check::Checked::findings`].
    SelectFinding(usize),
    /// Choose the next or previous of a kind.
    Go(Move),

    // Marks
    /// Give the chosen statement, or a span inside it, a verdict.
    Mark {
        /// The statement, or some words in it.
        span: Span,
        /// The decision.
        verdict: Verdict,
    },
    /// Give several statements a verdict in one step, or take their marks back.
    MarkAll {
        /// The statements.
        spans: Vec<Span>,
        /// The decision; none takes marks back.
        verdict: Option<Verdict>,
    },
    /// Enter: confirm the chosen statement and go on; where a warning is open, show that instead.
    ConfirmAndGoOn,
    /// As [`Action::ConfirmAndGoOn`], going on in another way than to the next open statement.
    ConfirmAndGo(Move),
    /// Take the mark back.
    Unmark(Span),
    /// "Should read" of the mark there.
    Suggest {
        /// The marked words.
        span: Span,
        /// How it should read.
        text: String,
    },
    /// Why, for the mark there.
    Reason {
        /// The marked words.
        span: Span,
        /// Why.
        text: String,
    },
    /// Accept the text as it is, though the mark asks for a change or could not be confirmed.
    AcceptAsIs(Span),
    /// The mark's change is done.
    MarkDone(Span),
    /// Reaffirm what must be looked at again on these words.
    Reaffirm(Span),
    /// Reaffirm every mark, and every set-aside finding, on words whose facts are unchanged.
    ReaffirmUnchanged,
    /// Attach a record that is no longer in the text to these words.
    Reattach {
        /// The record.
        record: Uuid,
        /// The words.
        span: Span,
    },

    // Queries, notes, sources
    /// Ask the author about these words; marks them "on author".
    Ask {
        /// The words.
        span: Span,
        /// The question.
        question: String,
        /// To whom; empty = the author.
        to: String,
    },
    /// Change a question.
    EditQuery {
        /// The query.
        query: Uuid,
        /// The question.
        question: String,
    },
    /// Enter the answer.
    Answer {
        /// The query.
        query: Uuid,
        /// The answer; empty takes it back.
        answer: String,
    },
    /// Enter several answers in one step, as a reply by mail brings them.
    AnswerAll(Vec<(Uuid, String)>),
    /// Withdraw a query.
    WithdrawQuery(Uuid),
    /// Write a note on these words.
    AddNote {
        /// The words.
        span: Span,
        /// The note.
        text: String,
    },
    /// Change a note; an empty one is deleted.
    EditNote {
        /// The note.
        note: Uuid,
        /// Its words.
        text: String,
    },
    /// Add a source to the list and link it to these words.
    AddSource {
        /// The words.
        span: Span,
        /// The source.
        source: SourceDraft,
    },
    /// Change a source.
    EditSource {
        /// Which.
        source: Uuid,
        /// What it becomes.
        to: SourceDraft,
    },
    /// A file that was dropped or an address that was pasted becomes a source of these words, seen today.
    TakeSource {
        /// The words.
        span: Span,
        /// The file's path, or the address.
        from: String,
    },
    /// Link a listed source to these words.
    LinkSource {
        /// The words.
        span: Span,
        /// The source.
        source: Uuid,
    },
    /// Link the source used last to these words.
    SameSourceAgain(Span),
    /// Undo a link.
    UnlinkSource {
        /// The words.
        span: Span,
        /// The source.
        source: Uuid,
    },
    /// Turn a remark that came with the draft into a source: place in [`crate::document::Document::source_notes`].
    AdoptSourceNote(usize),

    // Findings
    /// Set a finding aside: place in [`crate::check::Checked::findings`].
    SetAside {
        /// The finding.
        finding: usize,
        /// How far.
        scope: SetAsideScope,
        /// Why.
        reason: DismissReason,
        /// In the editor's words, if any.
        remark: String,
    },
    /// Bring a finding back.
    BringBack(Uuid),

    // The document by hand
    /// Set something about the document by hand.
    SetByHand(Override),
    /// Assign a statement to somebody.
    Assign {
        /// The words.
        span: Span,
        /// To whom.
        to: Person,
    },
    /// Assign several statements to somebody in one step; somebody without a name takes the assignments back.
    AssignAll {
        /// The statements.
        spans: Vec<Span>,
        /// To whom.
        to: Person,
    },

    /// Assign a whole part of the page to somebody; statements assigned by themselves stay with their own person.
    /// Somebody without a name takes it back. Who is how far: [`crate::review::Review::shares`].
    AssignPart {
        /// The part.
        part: Part,
        /// To whom.
        to: Person,
    },

    // The end
    /// Sign off. With something open, `reason` must not be empty.
    SignOff {
        /// Why, though something is open.
        reason: String,
    },
    /// Enter a complaint, correction or clarification.
    AddLater {
        /// What it is.
        kind: LaterKind,
        /// Its words.
        text: String,
    },

    // All along
    /// Undo the last change of the review.
    Undo,
    /// Redo it.
    Redo,
    /// Stop the work in the background.
    CancelWork,
    /// Run the checks again.
    CheckAgain,
    /// Copy the words as a clean quote with its place.
    CopyQuote(Span),
    /// Copy all open queries for a mail.
    CopyQueries,
    /// Who the checker is.
    SetPerson(Person),
    /// Change the settings.
    SetSettings(Box<Settings>),
    /// A job has something to tell.
    Job(super::workbench::JobEvent),
}

/// Which part of the session does an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    Files,
    Merging,
    Choosing,
    Review,
    Session,
}

impl Action {
    pub(super) const fn area(&self) -> Area {
        match self {
            Self::Open(_)
            | Self::OpenBytes { .. }
            | Self::Paste(_)
            | Self::OpenAttached(_)
            | Self::OpenSample
            | Self::ReopenWithEncoding(_)
            | Self::BringInVersion(_)
            | Self::ReloadArticle
            | Self::FilesTouched
            | Self::BringInFromDisk
            | Self::NotNow
            | Self::Save
            | Self::SaveAs(_)
            | Self::Export { .. }
            | Self::WorkOnCopy
            | Self::Reopen
            | Self::Close
            | Self::Quit
            | Self::Unsaved(_)
            | Self::ForgetRecent(_)
            | Self::Recover(_)
            | Self::DiscardRecovery(_)
            | Self::Continue { .. } => Area::Files,
            Self::MergeCopy(_)
            | Self::ChooseMerge { .. }
            | Self::ChooseMergeRest(_)
            | Self::FinishMerge
            | Self::DropMerge => Area::Merging,
            Self::Select(_)
            | Self::SelectNone
            | Self::SelectFinding(_)
            | Self::Go(_)
            | Self::ConfirmAndGoOn
            | Self::ConfirmAndGo(_) => Area::Choosing,
            Self::CancelWork
            | Self::CheckAgain
            | Self::CopyQuote(_)
            | Self::CopyQueries
            | Self::SetPerson(_)
            | Self::SetSettings(_)
            | Self::ListReviews(_)
            | Self::Job(_) => Area::Session,
            _ => Area::Review,
        }
    }

    /// Whether it changes the review or its file: not where somebody else has it open.
    pub(super) const fn changes_review(&self) -> bool {
        match self {
            Self::ConfirmAndGoOn | Self::BringInVersion(_) | Self::ReopenWithEncoding(_) | Self::Save => true,
            Self::DropMerge => false,
            _ => matches!(self.area(), Area::Review | Area::Merging),
        }
    }

    /// Whether a record with somebody's name comes of it.
    pub(super) const fn needs_person(&self) -> bool {
        match self {
            Self::ConfirmAndGoOn
            | Self::ConfirmAndGo(_)
            | Self::BringInVersion(_)
            | Self::MergeCopy(_)
            | Self::FinishMerge => true,
            Self::Undo | Self::Redo => false,
            _ => matches!(self.area(), Area::Review),
        }
    }
}
