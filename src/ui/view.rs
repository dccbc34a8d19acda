//! What the window remembers by itself: tabs, filters, drafts, what is to be scrolled to. Nothing of
//! this is in the review.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::article::ArticleView;
use super::commands::Command;
use super::findings::FindingsView;
use super::statement::StatementView;
use crate::app::{ExportFormat, SetAsideScope, Settings, Toast};
use crate::document::StatementId;
use crate::review::LaterKind;

/// A tab of the left panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Derived parts against the body.
    #[default]
    Around,
    /// What the checks found.
    Findings,
    /// What is said twice.
    Repeats,
    /// Who is heard.
    Sources,
    /// Queries.
    Queries,
    /// After a new version.
    Changes,
    /// Notes.
    Notes,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 7] =
        [Self::Around, Self::Findings, Self::Repeats, Self::Sources, Self::Queries, Self::Changes, Self::Notes];
}

/// A dialog over the window. One at a time.
#[derive(Clone, Debug)]
pub(super) enum Dialog {
    /// Text to paste.
    Paste(String),
    /// Save, discard, stay.
    Unsaved,
    /// The checker's name and initials.
    Person { name: String, initials: String },
    /// A known review fits the article.
    Continue { review: PathBuf, article: PathBuf },
    /// Work that was not saved was found.
    Recover(PathBuf),
    /// What import left out or guessed.
    ImportNotes,
    /// Settings as they are being changed.
    Settings(Box<Settings>),
    /// What is open, and the reason to sign all the same.
    SignOff(String),
    /// A complaint, correction or clarification.
    Later(LaterKind, String),
    /// Which format.
    Export(ExportFormat),
    /// Why a finding is set aside.
    SetAside { finding: usize, scope: SetAsideScope, remark: String },
    /// All keys.
    Keys,
    /// The program.
    About,
}

/// Something to ask the system for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Which article or review to open.
    Open,
    /// Which file is the new version.
    BringInVersion,
    /// Where to save the review; a proposal.
    SaveAs(PathBuf),
    /// Where to put the report; a proposal.
    Export(ExportFormat, PathBuf),
    /// Which folder holds house rules.
    RulesFolder,
}

/// A message on the screen.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) toast: Toast,
    /// Since when, in seconds of the window's clock; none before its first frame.
    pub(super) since: Option<f64>,
}

/// The command palette while it is open.
#[derive(Clone, Debug, Default)]
pub(super) struct PaletteView {
    pub(super) typed: String,
    pub(super) at: usize,
    pub(super) fresh: bool,
}

/// Find while it is open.
#[derive(Clone, Debug, Default)]
pub(super) struct FindView {
    pub(super) typed: String,
    pub(super) matches: Vec<crate::text::Span>,
    pub(super) at: usize,
    pub(super) fresh: bool,
    pub(super) done_for: (String, usize),
}

/// The state of the window.
#[derive(Default)]
pub struct View {
    /// The left panel's tab.
    pub tab: Tab,
    /// At small widths: the left panel is open beside its rail.
    pub(super) rail_open: bool,
    /// Hints are shown too.
    pub(super) hints: bool,
    pub(super) dialog: Option<Dialog>,
    /// Questions that wait until the open dialog is answered.
    pub(super) waiting: VecDeque<Dialog>,
    pub(super) palette: Option<PaletteView>,
    pub(super) find: Option<FindView>,
    pub(super) toasts: Vec<Shown>,
    pub(super) article: ArticleView,
    pub(super) findings: FindingsView,
    pub(super) statement: StatementView,
    /// The left panel scrolls to this statement when it is drawn next.
    pub(super) around_to: Option<StatementId>,
    /// Answers to queries as they are being typed.
    pub(super) answers: super::draft::Drafts,
    /// Commands asked for by buttons of this frame.
    pub(super) queue: Vec<Command>,
    /// What to ask the system for.
    pub requests: Vec<Request>,
    /// A file hangs over the window.
    pub(super) hovering: bool,
}

impl View {
    /// Asks now, or once the open dialog is answered.
    pub(super) fn ask(&mut self, dialog: Dialog) {
        if self.dialog.is_none() {
            self.dialog = Some(dialog);
        } else {
            self.waiting.push_back(dialog);
        }
    }

    /// The article view, for tests and benches.
    pub const fn article_view(&self) -> &ArticleView {
        &self.article
    }
}
