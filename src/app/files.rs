//! Opening, closing, and the guard over unsaved work.

use std::path::PathBuf;
use std::sync::Arc;

use super::annotate::info;
use super::jobs::Kind;
use super::news::News;
use super::open::{Means, Opened, Wanted, open};
use super::reading::Reading;
use super::rework::Rework;
use super::undo::Undo;
use super::workbench::OpenArticle;
use super::{Action, Effect, Next, Toast, ToastLevel, Work, Workbench, disk};
use crate::check::Checked;
use crate::import;
use crate::review::Change;
use crate::review::carry::followed;
use crate::review::edit::Edit;
use crate::rules::Rules;

/// Recent files kept.
const RECENT: usize = 20;

impl Workbench {
    pub(super) fn on_files(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Save => self.save(),
            Action::SaveAs(path) => self.save_as(path),
            Action::Export { format, path } => self.export(format, path),
            Action::ReopenWithEncoding(label) => self.begin_rework(Rework::Encoding(label)),
            Action::BringInVersion(path) => self.begin_rework(Rework::Version(path)),
            Action::ReloadArticle => self.reload(),
            Action::WorkOnCopy => self.work_on_copy(),
            Action::FilesTouched => {
                self.look_at_files(std::time::Duration::ZERO);
                Vec::new()
            }
            Action::BringInFromDisk => self.bring_in(),
            Action::NotNow => self.not_now(),
            Action::Unsaved(next) => self.answer_unsaved(next),
            Action::ForgetRecent(path) => {
                self.settings.recent.retain(|recent| *recent != path);
                self.store_settings();
                Vec::new()
            }
            Action::DiscardRecovery(path) => {
                disk::forget_recovery(&path);
                Vec::new()
            }
            _ => {
                self.wait_for_sources();
                if self.article.as_ref().is_some_and(|article| article.dirty) {
                    self.after = Some(action);
                    return vec![Effect::AskUnsaved];
                }
                self.leave(action)
            }
        }
    }

    /// Does what leaves the open article behind.
    fn leave(&mut self, action: Action) -> Vec<Effect> {
        let wanted = match action {
            Action::Open(path) => Wanted::File(path),
            Action::OpenBytes { name, bytes } => Wanted::Bytes { name, bytes },
            Action::Paste(copied) => Wanted::Pasted(copied),
            Action::OpenAttached(name) => match self.attached(&name) {
                Some(bytes) => Wanted::Bytes { name, bytes },
                None => return info("The mail that this file was attached to is not there any more."),
            },
            Action::OpenSample => Wanted::Sample,
            Action::Recover(path) => Wanted::Recovered(path),
            Action::Continue { review, article } => Wanted::Continue { review, article },
            Action::Reopen => {
                let Some(article) = &self.article else { return Vec::new() };
                match article.review_path.clone().or_else(|| article.path.clone()) {
                    Some(path) => Wanted::File(path),
                    None => return info("This review has no file yet."),
                }
            }
            Action::Close => {
                self.put_away();
                return Vec::new();
            }
            Action::Quit => {
                self.put_away();
                return vec![Effect::Quit];
            }
            _ => return Vec::new(),
        };
        let now = self.pen.now();
        let means =
            Means { rules: self.rules.clone(), lineage: self.pen.id(), now, recent: self.settings.recent.clone() };
        self.jobs.stop(Kind::Open);
        self.work = Some(Work { stage: None, done: 0, of: 0 });
        self.jobs.start(Kind::Open, move |_| match open(wanted, &means) {
            Ok(opened) => News::Opened(Box::new(opened)),
            Err(error) => News::Failed(error),
        });
        Vec::new()
    }

    /// The bytes of a file attached to the mail that is open.
    fn attached(&self, name: &str) -> Option<Vec<u8>> {
        let origin = &self.article.as_ref()?.reading.origin;
        let files = import::attachments(origin.bytes.as_ref()?, &origin.name);
        files.into_iter().find(|file| file.name == name).map(|file| file.bytes)
    }

    fn answer_unsaved(&mut self, next: Next) -> Vec<Effect> {
        let Some(action) = self.after.take() else { return Vec::new() };
        match next {
            Next::Stay => Vec::new(),
            Next::Discard => {
                self.discarded = true;
                self.leave(action)
            }
            Next::Save => {
                self.after = Some(action);
                self.save()
            }
        }
    }

    /// Closes the article. Its recovery copies go where it is saved or was given up, and stay otherwise.
    fn put_away(&mut self) {
        for kind in [Kind::Open, Kind::Check, Kind::Rework] {
            self.jobs.stop(kind);
        }
        self.jobs.stop(Kind::Merge);
        self.jobs.stop(Kind::Import);
        self.check_after = None;
        self.work = None;
        self.merge = None;
        self.rework.clear();
        self.exports.clear();
        if let Some(article) = self.article.take() {
            // A copy being written now would outlive its article.
            self.wait_for(Kind::Recovery);
            if !article.dirty || self.discarded {
                article.recovered.iter().for_each(|copy| disk::forget_recovery(copy));
            }
        }
        self.discarded = false;
    }

    pub(super) fn opened(&mut self, opened: Opened) -> Vec<Effect> {
        self.put_away();
        let Opened { reading, review, review_path, .. } = opened;
        let changes = reading.came_by.as_ref().map(|(changes, _)| changes.clone());
        let new_version = opened.new_version;
        let mut article = OpenArticle {
            notes: reading.notes.clone(),
            attached: reading.attached.clone(),
            name: reading.origin.name.clone(),
            path: reading.origin.path.clone(),
            changes,
            undo: Undo::begin(&review, !opened.unsaved),
            dirty: opened.unsaved,
            review_path,
            review_sha256: opened.review_sha256,
            damaged: opened.damaged,
            recovered: opened.recovered.into_iter().collect(),
            ..OpenArticle::new(reading.document.clone(), review)
        };
        article.reading = reading;
        if new_version {
            let stamp = self.stamp();
            let mut fresh = || self.pen.id();
            let name = article.name.clone();
            Edit::new(&mut article.review, &article.document, stamp, &mut fresh).tell(
                Change::NewVersion,
                None,
                "",
                ("", &name),
            );
        }
        let known = article.path.clone().or_else(|| article.review_path.clone());
        // What waited was about another text.
        self.waiting.clear();
        self.article = Some(article);
        let mut effects: Vec<Effect> = opened.toasts.into_iter().map(Effect::Toast).collect();
        effects.extend(self.take_lock());
        if let (Some(review), Some(article)) = (opened.offer, &known) {
            effects.push(Effect::OfferContinue { review, article: article.clone() });
        }
        if let Some(path) = known {
            self.remember(path);
        }
        self.check_soon();
        effects
    }

    /// Puts a file on top of the recent ones.
    pub(super) fn remember(&mut self, path: PathBuf) {
        let recent = &mut self.settings.recent;
        recent.retain(|other| *other != path);
        recent.insert(0, path);
        recent.truncate(RECENT);
        self.note_lately();
    }

    /// What is told to others who open the same review.
    pub(super) fn holder(&mut self) -> disk::Holder {
        let name = self.person().map(|person| person.name).unwrap_or_default();
        disk::Holder { name, machine: disk::machine(), since: Some(self.pen.now()) }
    }

    /// Takes the lock of the open review. Where somebody else has it, it is only read here.
    fn take_lock(&mut self) -> Vec<Effect> {
        let who = self.holder();
        let Some(article) = &mut self.article else { return Vec::new() };
        (article.lock, article.held) = (None, None);
        let Some(path) = &article.review_path else { return Vec::new() };
        match disk::Lock::take(path, &who) {
            disk::Taken::Ours(lock) => article.lock = Some(lock),
            disk::Taken::None => {}
            disk::Taken::Theirs(holder) if !article.recovered.is_empty() => {
                // Work that was never saved must not wait for anybody.
                (article.review_path, article.review_sha256) = (None, None);
                let text = format!(
                    "{} has this review open. Your recovered work is a copy of it now; save it under a name of its \
                     own, and merge the two later.",
                    holder.in_words()
                );
                return vec![Effect::Toast(Toast { level: ToastLevel::Problem, text })];
            }
            disk::Taken::Theirs(holder) => {
                article.held = Some(holder.clone());
                // What carrying over did here can be done again when it is free: there is nothing to save.
                article.undo.saved(article.undo.revision(), []);
                article.dirty = false;
                return vec![Effect::Held(holder)];
            }
        }
        Vec::new()
    }

    /// The open review goes on without its file: the first save asks where.
    fn work_on_copy(&mut self) -> Vec<Effect> {
        let Some(article) = self.article.as_mut().filter(|article| article.held.is_some()) else { return Vec::new() };
        (article.held, article.review_path, article.review_sha256) = (None, None, None);
        article.damaged = false;
        article.undo.unsaved();
        article.dirty = article.undo.is_dirty();
        info("This is a copy now. Save it under a name of its own; it can be merged with theirs later.")
    }

    fn reload(&mut self) -> Vec<Effect> {
        match self.article.as_ref().map(|article| article.path.clone()) {
            Some(Some(path)) => self.begin_rework(Rework::Version(path)),
            Some(None) => info("This article has no file to read again; bring in a new version instead."),
            None => Vec::new(),
        }
    }
}

impl OpenArticle {
    /// Whether it comes from a file that can be read in one encoding or another.
    pub fn takes_encoding(&self) -> bool {
        let bytes = self.reading.origin.bytes.as_ref();
        self.path.is_some() && bytes.is_none_or(|bytes| import::takes_encoding(bytes))
    }

    /// Shows another reading of the article; findings are of the one before until the checks have run. What is chosen
    /// stays so: by its place in the same text, by its words in another one.
    pub(super) fn show(&mut self, reading: Arc<Reading>, rules: &Rules) {
        let (old, new) = (self.document.clone(), reading.document.clone());
        let same = old.text == new.text;
        self.selected = self.selected.and_then(|id| {
            if same { new.statement_at(old.statement(id).span.start) } else { followed(&old, &new, id, rules) }
        });
        // A change on disk that has been read in is none any more, nor is one of a file that was left.
        let read = Some(&reading.origin.sha256).filter(|_| self.path == reading.origin.path);
        self.on_disk.article.take_if(|now| read.is_none_or(|read| read == now));
        self.document = reading.document.clone();
        self.notes.clone_from(&reading.notes);
        self.attached.clone_from(&reading.attached);
        self.name.clone_from(&reading.origin.name);
        self.path.clone_from(&reading.origin.path);
        self.changes = reading.came_by.as_ref().map(|(changes, _)| changes.clone());
        self.reading = reading;
        self.checked = Arc::new(Checked::default());
        self.keys = Arc::new(Vec::new());
        self.selected_finding = None;
    }
}
