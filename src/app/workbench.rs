//! The session: what panels read and [`Workbench::apply`] changes.

use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use uuid::Uuid;

use super::disk::{self, Home};
use super::jobs::{Jobs, Told, Wake};
use super::reading::Reading;
use super::rework::Rework;
use super::settings::{Pen, Settings, SystemPen};
use super::shelf::Shelf;
use super::undo::Undo;
use super::{Action, Effect, Toast, ToastLevel};
use crate::check::{Checked, FindingKey, Stage};
use crate::document::{Document, ImportNote, StatementId};
use crate::review::carry::Changes;
use crate::review::edit::OpenItem;
use crate::review::{Person, Review, Stamp, Tally};
use crate::rules::Rules;

/// Work in the background, for the status line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// What is being done; none while the file is being read.
    pub stage: Option<Stage>,
    /// How much of the stage is done.
    pub done: usize,
    /// Of how much.
    pub of: usize,
}

/// What a job tells. Made by jobs only.
#[derive(Clone)]
pub struct JobEvent(pub(super) Arc<Mutex<Option<Told>>>);

impl std::fmt::Debug for JobEvent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JobEvent")
    }
}

/// An article with its review.
pub struct OpenArticle {
    /// The article, current version.
    pub document: Arc<Document>,
    /// What import had to say.
    pub notes: Vec<ImportNote>,
    /// What the checks found so far.
    pub checked: Arc<Checked>,
    /// For each place in `checked.findings`: whether it is set aside.
    pub set_aside: Vec<bool>,
    /// What people added.
    pub review: Review,
    /// What carrying over to the current version did, where that was in this session.
    pub changes: Option<Arc<Changes>>,
    /// The name to show: of the article's file, or one made up for pasted text.
    pub name: String,
    /// Names of the files attached to it, where it is a mail; [`Action::OpenAttached`] opens one.
    pub attached: Vec<String>,
    /// The article's file; none for pasted text or a review opened without its article.
    pub path: Option<PathBuf>,
    /// The review's file, once it has one.
    pub review_path: Option<PathBuf>,
    /// There is something to save.
    pub dirty: bool,
    /// Who else has the review open; while somebody has, it can be read here and not changed.
    pub held: Option<disk::Holder>,
    /// What is different on disk by now; the editor is asked about it.
    pub on_disk: super::DiskChange,
    /// A change that the editor did not want to hear of.
    pub(super) not_now: super::DiskChange,
    /// The chosen statement.
    pub selected: Option<StatementId>,
    /// The chosen finding.
    pub selected_finding: Option<usize>,
    pub(super) reading: Arc<Reading>,
    pub(super) keys: Arc<Vec<FindingKey>>,
    pub(super) undo: Undo,
    /// SHA-256 of the review's file as last read or written.
    pub(super) review_sha256: Option<String>,
    pub(super) damaged: bool,
    pub(super) lock: Option<disk::Lock>,
    /// Recovery copies of this work, to be deleted once it is saved.
    pub(super) recovered: BTreeSet<PathBuf>,
    /// The revision last written as a recovery copy.
    pub(super) recovery_revision: Option<u64>,
    /// The source used last.
    pub(super) last_source: Option<Uuid>,
}

/// The session.
#[expect(clippy::struct_excessive_bools, reason = "independent notes of one session, not one state")]
pub struct Workbench {
    /// What is open.
    pub article: Option<OpenArticle>,
    /// The rules in force.
    pub rules: Arc<Rules>,
    /// What became of the examples that the house rules bring, once they were tried.
    pub trials: Option<Vec<super::trial::Trial>>,
    /// What is remembered.
    pub settings: Settings,
    /// What is going on in the background.
    pub work: Option<Work>,
    /// The reviews of the folder that was last listed.
    pub shelf: Option<Shelf>,
    /// A copy that is being merged, with what is to be chosen.
    pub merge: Option<super::PendingMerge>,
    pub(super) pen: Box<dyn Pen>,
    pub(super) jobs: Jobs,
    /// The checks begin when the window has looked so often again: the article is shown first.
    pub(super) check_after: Option<u8>,
    pub(super) home: Option<Home>,
    pub(super) recovery: Option<disk::Recovery>,
    /// What waits for the checker's name, in order.
    pub(super) waiting: Vec<Action>,
    /// An action that waits for unsaved work to be saved or dropped.
    pub(super) after: Option<Action>,
    /// The same, once saving has begun.
    pub(super) then: Option<Action>,
    /// The open article's unsaved work may be dropped: somebody said so.
    pub(super) discarded: bool,
    pub(super) save_again: bool,
    /// It was told that no recovery copy can be kept.
    pub(super) no_recovery_told: bool,
    pub(super) rework: VecDeque<Rework>,
    /// Sources whose files are being read, by the number of the job.
    pub(super) hashing: std::collections::BTreeMap<u64, super::sources::Hashing>,
    pub(super) exports: Vec<(super::ExportFormat, PathBuf)>,
    /// Whether files are watched, and those that are.
    pub(super) watches: bool,
    pub(super) watch: Option<super::watch::Watch>,
    /// For the next poll.
    pub(super) effects: Vec<Effect>,
}

/// Pieces of news taken in at one poll; more wait for the next frame.
const A_FRAME: usize = 64;

impl Workbench {
    /// A session that remembers nothing beyond itself. `wake` is called from other threads when there is something to
    /// [`Workbench::poll`].
    pub fn new(pen: impl Pen + 'static, settings: Settings, wake: Wake) -> Self {
        Self {
            article: None,
            rules: Rules::builtin(),
            trials: None,
            settings,
            work: None,
            shelf: None,
            merge: None,
            pen: Box::new(pen),
            jobs: Jobs::new(wake),
            check_after: None,
            home: None,
            recovery: None,
            waiting: Vec::new(),
            after: None,
            then: None,
            discarded: false,
            save_again: false,
            no_recovery_told: false,
            rework: VecDeque::new(),
            hashing: std::collections::BTreeMap::new(),
            exports: Vec::new(),
            watches: false,
            watch: None,
            effects: Vec::new(),
        }
    }

    /// The user's session: real clock, settings from their place, recovery copies while work is unsaved.
    pub fn of_user(wake: Wake) -> Self {
        let bench = match Home::of_user() {
            Some(home) => Self::at_home(SystemPen, home, wake),
            None => Self::new(SystemPen, Settings::default(), wake),
        };
        Self { watches: true, ..bench }
    }

    /// A session with its settings and recovery copies in `home`. What sessions before left unsaved is offered at the
    /// first poll.
    pub fn at_home(pen: impl Pen + 'static, home: Home, wake: Wake) -> Self {
        let (settings, told) = disk::load_settings(&home.settings());
        let mut bench = Self::new(pen, settings, wake);
        bench.effects.extend(told.map(|text| Effect::Toast(Toast { level: ToastLevel::Problem, text })));
        let recovery = disk::Recovery::begin(&home, bench.pen.id());
        bench.effects.extend(recovery.left_behind().into_iter().map(Effect::OfferRecovery));
        bench.recovery = Some(recovery);
        bench.home = Some(home);
        if !bench.settings.rules_folder.is_empty() {
            bench.load_rules();
        }
        bench
    }

    /// What waits for the checker's name ([`Effect::AskPerson`]), in order. [`Action::SetPerson`] does it; with an empty
    /// name it is given up, and whoever asks first can put the words back where they were typed.
    pub fn unsaid(&self) -> &[Action] {
        &self.waiting
    }

    /// Does one thing; the effects are for the shell, in order.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        if !matches!(action, Action::Unsaved(_) | Action::SaveAs(_) | Action::Job(_)) {
            // Whoever goes on working has turned away from the question.
            self.after = None;
        }
        if let Some(holder) = self.article.as_ref().and_then(|article| article.held.clone())
            && action.changes_review()
        {
            return vec![Effect::Held(holder)];
        }
        if action.needs_person() && self.article.is_some() && self.person().is_none() {
            self.waiting.push(action);
            return vec![Effect::AskPerson];
        }
        let effects = match action.area() {
            super::action::Area::Merging => self.on_merging(action),
            super::action::Area::Files => self.on_files(action),
            super::action::Area::Choosing => self.on_choosing(&action),
            super::action::Area::Review => self.on_review(action),
            super::action::Area::Session => self.on_session(action),
        };
        self.keep_recovery();
        self.keep_watch();
        effects
    }

    /// Takes in what jobs have finished; call before each frame. Effects as of [`Workbench::apply`].
    pub fn poll(&mut self) -> Vec<Effect> {
        self.look_if_touched();
        self.check_if_due(false);
        let mut effects = std::mem::take(&mut self.effects);
        for _ in 0..A_FRAME {
            let Some(told) = self.jobs.fetch() else { return effects };
            effects.extend(self.take_in(told));
        }
        self.jobs.wake();
        effects
    }

    /// Waits until all work in the background is done: for tests and the command line.
    pub fn wait_for_jobs(&mut self) -> Vec<Effect> {
        let mut effects = std::mem::take(&mut self.effects);
        self.check_if_due(true);
        while let Some(told) = self.jobs.wait() {
            effects.extend(self.take_in(told));
            self.check_if_due(true);
        }
        effects
    }

    /// Waits until no job of this kind runs; what others tell meanwhile is kept for the next poll.
    pub(super) fn wait_for(&mut self, kind: super::jobs::Kind) {
        while let Some(told) = self.jobs.wait_while(kind) {
            let effects = if told.kind == kind { Vec::new() } else { self.take_in(told) };
            self.effects.extend(effects);
        }
    }

    pub(super) fn take_in(&mut self, told: Told) -> Vec<Effect> {
        self.apply(Action::Job(JobEvent(Arc::new(Mutex::new(Some(told))))))
    }

    /// Counts for the status line.
    pub fn tally(&self) -> Tally {
        self.article.as_ref().map(|article| article.review.tally(&article.document)).unwrap_or_default()
    }

    /// What stands in the way of a sign-off without a reason.
    pub fn open_items(&self) -> Vec<OpenItem> {
        let Some(article) = &self.article else { return Vec::new() };
        article.review.open_items(&article.document, article.open_findings().map(|(_, finding)| finding))
    }

    /// What undo would take back, in words that follow "Undo"; none if nothing.
    pub fn undo_label(&self) -> Option<String> {
        self.article.as_ref()?.undo.undo_label().map(str::to_owned)
    }

    /// What redo would do again, in words that follow "Redo"; none if nothing.
    pub fn redo_label(&self) -> Option<String> {
        self.article.as_ref()?.undo.redo_label().map(str::to_owned)
    }

    /// Who the checker is, once they said.
    pub fn person(&self) -> Option<Person> {
        let Settings { name, initials, .. } = &self.settings;
        (!name.is_empty()).then(|| Person { name: name.clone(), initials: initials.clone() })
    }

    pub(super) fn stamp(&mut self) -> Stamp {
        Stamp { by: self.person().unwrap_or_default(), at: self.pen.now() }
    }
}

impl OpenArticle {
    /// An article with a review that lies on it and is not saved: nothing found yet, nothing chosen.
    pub fn new(document: Arc<Document>, review: Review) -> Self {
        let origin = super::reading::Origin::default();
        let (document_read, notes, attached) = (document.clone(), Vec::new(), Vec::new());
        let reading = Reading { document: document_read, notes, attached, origin, came_by: None };
        Self {
            document,
            notes: Vec::new(),
            attached: Vec::new(),
            checked: Arc::new(Checked::default()),
            set_aside: Vec::new(),
            changes: None,
            name: review.current().map(|version| version.file_name.clone()).unwrap_or_default(),
            path: None,
            review_path: None,
            dirty: true,
            held: None,
            on_disk: super::DiskChange::default(),
            not_now: super::DiskChange::default(),
            selected: None,
            selected_finding: None,
            reading: Arc::new(reading),
            keys: Arc::new(Vec::new()),
            undo: Undo::begin(&review, false),
            review,
            review_sha256: None,
            damaged: false,
            lock: None,
            recovered: BTreeSet::new(),
            recovery_revision: None,
            last_source: None,
        }
    }

    /// Findings that are not set aside, with their places.
    pub fn open_findings(&self) -> impl DoubleEndedIterator<Item = (usize, &crate::check::Finding)> {
        let aside = |at: &usize| self.set_aside.get(*at).copied().unwrap_or_default();
        self.checked.findings.iter().enumerate().filter(move |(at, _)| !aside(at))
    }
}
