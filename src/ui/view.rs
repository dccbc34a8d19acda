//! What the window remembers by itself: tabs, filters, drafts, what is to be scrolled to. Nothing of
//! this is in the review.

use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;

use super::article::ArticleView;
use super::clipboard::PasteForm;
use super::commands::Command;
use super::coverage::CoverageView;
use super::findings::FindingsView;
use super::guide::GuideView;
use super::notes::NotesView;
use super::panes::PanesView;
use super::statement::StatementView;
use super::welcome::WelcomeView;
use crate::app::{ExportFormat, Holder, SetAsideScope, Settings, Toast};
use crate::document::{Part, StatementId};
use crate::review::LaterKind;
use crate::text::Span;

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
    /// What nobody has looked at.
    Coverage,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Around,
        Self::Findings,
        Self::Coverage,
        Self::Repeats,
        Self::Sources,
        Self::Queries,
        Self::Changes,
        Self::Notes,
    ];
}

/// A dialog over the window. One at a time.
#[derive(Clone, Debug)]
pub(super) enum Dialog {
    /// Text to paste.
    Paste(PasteForm),
    /// What was worked on lately.
    Recent,
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
    /// What the chosen block is.
    SetPart,
    /// Where the chosen statement is to be cut.
    Split,
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
    /// A path to type, where the system shows no dialog or somebody asked for it.
    Path(PathForm),
    /// The author's reply, to be taken apart.
    Reply(String),
    /// Who is to look at it.
    Assign { whom: Share, name: String },
    /// What two copies of the review have different.
    Merge,
    /// Somebody else saved the review meanwhile: its file, and a free name for ours.
    OfferMerge { path: PathBuf, elsewhere: PathBuf },
    /// Somebody else has the review open.
    Held(Holder),
    /// A group of repeats side by side: its place in the list.
    Cluster(usize),
    /// All keys.
    Keys,
    /// The program.
    About,
}

/// What is to be assigned to somebody.
#[derive(Clone, Debug)]
pub(super) enum Share {
    /// These statements.
    Statements(Vec<Span>),
    /// A whole part of the page.
    Part(Part),
}

/// A path as it is being typed.
#[derive(Clone, Debug)]
pub(super) struct PathForm {
    /// What it is for.
    pub(super) request: Request,
    /// What was typed.
    pub(super) text: String,
    /// The system was asked first and showed nothing.
    pub(super) no_dialog: bool,
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
    /// Which copy of the open review is to be merged.
    MergeCopy,
    /// Which file holds annotations for the open review.
    Annotations,
    /// Which folder holds house rules.
    RulesFolder,
    /// Which folder holds the reviews of the desk.
    ReviewsFolder,
}

/// A message on the screen.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) toast: Toast,
    /// Since when, in seconds of the window's clock; none before its first frame.
    pub(super) since: Option<f64>,
    /// What takes back what it tells of.
    pub(super) offer: Option<Command>,
}

impl Shown {
    pub(super) const fn new(toast: Toast) -> Self {
        Self { toast, since: None, offer: None }
    }
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
    /// How many of them stand beside the article.
    pub(super) around: usize,
    pub(super) at: usize,
    pub(super) fresh: bool,
    /// Matches to go on by.
    pub(super) step: isize,
    /// It is to be closed.
    pub(super) closing: bool,
    /// The statement of the match that was gone to, not chosen yet, and the one that was chosen then.
    pub(super) came_to: Option<(StatementId, Option<StatementId>)>,
    /// The document as it is looked through.
    pub(super) folded: Option<super::find::Folds>,
    /// Which words were looked for, and in which document.
    pub(super) done_for: (String, usize),
}

/// How the article and what is around it are read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ReadingView {
    /// Nothing the program found is shown.
    pub(super) cold: bool,
    /// Around the article: only what is to be done is listed.
    pub(super) todo: bool,
    /// The items around the article are gone through one by one.
    pub(super) walk: bool,
    /// The item around the article that was chosen last.
    pub(super) item: Option<StatementId>,
    /// Which evidence of which item is looked at.
    pub(super) evidence: Option<(StatementId, usize)>,
}

/// The state of the window.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct View {
    /// The left panel's tab.
    pub tab: Tab,
    /// At small widths: the left panel is open beside its rail.
    pub(super) rail_open: bool,
    /// The window is too narrow for three columns: a rail and a drawer.
    pub(super) narrow: bool,
    /// Hints are shown too.
    pub(super) hints: bool,
    /// How the article and what is around it are read.
    pub(super) reading: ReadingView,
    pub(super) dialog: Option<Dialog>,
    /// The kind of dialog that was there in the frame before, and for how many frames: in a new one, its first field
    /// takes the keyboard.
    pub(super) dialog_before: Option<(std::mem::Discriminant<Dialog>, u32)>,
    /// Questions that wait until the open dialog is answered.
    pub(super) waiting: VecDeque<Dialog>,
    pub(super) palette: Option<PaletteView>,
    pub(super) find: Option<FindView>,
    pub(super) toasts: Vec<Shown>,
    pub(super) article: ArticleView,
    pub(super) findings: FindingsView,
    pub(super) coverage: CoverageView,
    pub(super) notes: NotesView,
    pub(super) welcome: WelcomeView,
    /// The guide while it is open.
    pub(super) guide: Option<GuideView>,
    pub(super) panes: PanesView,
    pub(super) menus: super::menu_keys::MenusView,
    /// Statements picked for a mark or a name that goes to all of them.
    pub(super) picked: BTreeSet<StatementId>,
    pub(super) statement: StatementView,
    /// The left panel scrolls to this statement when it is drawn next.
    pub(super) around_to: Option<StatementId>,
    /// Answers to queries as they are being typed.
    pub(super) answers: super::draft::Drafts,
    /// Commands asked for by buttons of this frame.
    pub(super) queue: Vec<Command>,
    /// What to ask the system for.
    pub requests: Vec<Request>,
    /// Paths that were typed instead.
    pub(super) typed_paths: Vec<super::shell::Answer>,
    /// A field had the keyboard when the frame before was drawn.
    pub(super) typed_in: bool,
    /// A file hangs over the window.
    pub(super) hovering: bool,
}

impl View {
    /// A dialog or the palette is drawn for the first time in this frame.
    pub(super) fn opens_above(&self) -> bool {
        self.dialog.is_some() && self.dialog_before.is_none()
            || self.palette.as_ref().is_some_and(|palette| palette.fresh)
    }

    /// Asks now, or once the open dialog is answered.
    pub(super) fn ask(&mut self, dialog: Dialog) {
        if self.dialog.is_none() {
            self.dialog = Some(dialog);
        } else {
            self.waiting.push_back(dialog);
        }
    }

    /// Asks now what an action waits for that was done in the open dialog; that comes back after it.
    pub(super) fn ask_first(&mut self, dialog: Dialog) {
        if let Some(open) = self.dialog.replace(dialog) {
            self.waiting.push_front(open);
        }
    }

    /// The article view, for tests and benches.
    pub const fn article_view(&self) -> &ArticleView {
        &self.article
    }
}
