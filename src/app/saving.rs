//! Saving the review, the recovery copy, reports.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::jobs::Kind;
use super::news::{News, Saved};
use super::workbench::OpenArticle;
use super::{Effect, ExportFormat, Toast, ToastLevel, Workbench, disk, recovery};
use crate::check::Checked;
use crate::report;
use crate::review::Review;
use crate::rules::Rules;
use crate::storage;

impl Workbench {
    /// Saves where the review belongs; asks where that is if it is nowhere yet.
    pub(super) fn save(&mut self) -> Vec<Effect> {
        let Some(article) = &self.article else { return Vec::new() };
        if let Some(path) = article.review_path.clone() {
            self.save_to(path);
            return Vec::new();
        }
        let Some(own) = &article.path else { return vec![Effect::AskWhereToSave(article.proposal())] };
        let beside = disk::review_of(own);
        if disk::exists(&beside) {
            // One that could not be opened, or appeared meanwhile: not to be written over unasked.
            return vec![Effect::AskWhereToSave(another_name(&beside))];
        }
        self.save_to(beside);
        Vec::new()
    }

    /// Saves there, and from now on always there.
    pub(super) fn save_as(&mut self, path: PathBuf) -> Vec<Effect> {
        let path = if disk::is_review_name(&path) { path } else { disk::review_of(&path) };
        self.save_to(path);
        Vec::new()
    }

    fn save_to(&mut self, path: PathBuf) {
        let Some(article) = &mut self.article else { return };
        if let Some(action) = self.after.take() {
            self.then = Some(action);
        }
        if self.jobs.is_running(Kind::Save) {
            self.save_again = true;
            return;
        }
        article.undo.end_typing();
        let (review, revision, damaged) = (article.review.clone(), article.undo.revision(), article.damaged);
        let same_place = article.review_path.as_ref() == Some(&path);
        let known = article.review_sha256.clone().filter(|_| same_place);
        let holder = self.holder();
        self.jobs.start(Kind::Save, move |_| {
            // In a new place somebody else may have that very file open.
            let taken = if same_place { disk::Taken::None } else { disk::Lock::take(&path, &holder) };
            let guard = disk::Guard { known: known.as_deref(), damaged: damaged && same_place };
            let (lock, outcome) = match taken {
                disk::Taken::Theirs(holder) => {
                    (None, Err(disk::SaveError::Held(disk::shown(&path), holder.in_words())))
                }
                disk::Taken::Ours(lock) => (Some(lock), disk::save_review(&path, &storage::to_bytes(&review), &guard)),
                disk::Taken::None => (None, disk::save_review(&path, &storage::to_bytes(&review), &guard)),
            };
            let history = review.history.iter().map(|entry| entry.id).collect();
            News::Saved(Saved { path, revision, history, lineage: review.lineage, lock, outcome })
        });
    }

    pub(super) fn saved(&mut self, saved: Saved) -> Vec<Effect> {
        let Saved { path, revision, history, lineage, lock, outcome } = saved;
        let again = std::mem::take(&mut self.save_again);
        let Some(article) = self.article.as_mut().filter(|article| article.review.lineage == lineage) else {
            return Vec::new();
        };
        let sha256 = match outcome {
            Ok(sha256) => sha256,
            Err(error) => {
                self.then = None;
                let proposal = elsewhere(&path, &error);
                let toast = Toast { level: ToastLevel::Problem, text: format!("Not saved. {error}") };
                let ask = match error {
                    disk::SaveError::ChangedOnDisk(_) => Effect::OfferMerge { path, elsewhere: proposal },
                    _ => Effect::AskWhereToSave(proposal),
                };
                return vec![Effect::Toast(toast), ask];
            }
        };
        let moved = article.review_path.as_ref() != Some(&path);
        article.review_path = Some(path.clone());
        article.review_sha256 = Some(sha256);
        article.damaged = false;
        article.undo.saved(revision, history);
        article.dirty = article.undo.is_dirty();
        let toast = Toast { level: ToastLevel::Done, text: "Saved.".to_owned() };
        let mut effects = vec![Effect::Toast(toast)];
        if moved {
            let known = article.path.clone().unwrap_or_else(|| path.clone());
            (article.lock, article.held) = (lock, None);
            self.remember(known);
        } else {
            self.note_lately();
        }
        if again {
            self.save_to(path);
        } else if let Some(action) = self.then.take() {
            effects.extend(self.apply(action));
        }
        effects
    }

    /// Keeps the recovery copy of unsaved work up to date, and deletes it once the work is saved.
    pub(super) fn keep_recovery(&mut self) {
        let (Some(recovery), Some(article)) = (&self.recovery, &mut self.article) else { return };
        if self.jobs.is_running(Kind::Recovery) {
            return;
        }
        if !article.dirty {
            for copy in std::mem::take(&mut article.recovered) {
                disk::forget_recovery(&copy);
            }
            article.recovery_revision = None;
            return;
        }
        let revision = article.undo.revision();
        if article.recovery_revision == Some(revision) {
            return;
        }
        article.recovery_revision = Some(revision);
        let path = recovery.path(article.review.lineage);
        article.recovered.insert(path.clone());
        let review = article.review.clone();
        let kept = recovery::Kept {
            review_path: article.review_path.clone(),
            review_sha256: article.review_sha256.clone(),
            article_path: article.path.clone(),
            review: Vec::new(),
        };
        self.jobs.start(Kind::Recovery, move |_| {
            let packed = recovery::pack(recovery::Kept { review: storage::to_bytes(&review), ..kept });
            match packed.and_then(|bytes| disk::write_recovery(&path, &bytes).map_err(|error| error.to_string())) {
                Ok(()) => News::Nothing,
                Err(error) => News::NoRecovery(error),
            }
        });
    }

    /// Told once: work that is not saved would be lost with the program.
    pub(super) fn no_recovery(&mut self, error: &str) -> Vec<Effect> {
        tracing::warn!(%error, "no recovery copy");
        if std::mem::replace(&mut self.no_recovery_told, true) {
            return Vec::new();
        }
        let text = format!("No recovery copy of your work can be kept; save it often. {error}");
        vec![Effect::Toast(Toast { level: ToastLevel::Problem, text })]
    }

    /// Writes a report once the checks that run have ended.
    pub(super) fn export(&mut self, format: ExportFormat, path: PathBuf) -> Vec<Effect> {
        if self.article.is_none() {
            return Vec::new();
        }
        if self.is_checking() {
            self.exports.push((format, path));
            return Vec::new();
        }
        let made = self.pen.now();
        let rules = self.rules.clone();
        let Some(article) = &self.article else { return Vec::new() };
        let sheet = Sheet {
            reading: article.reading.clone(),
            checked: article.checked.clone(),
            rules,
            review: article.review.clone(),
            set_aside: article.set_aside.clone(),
            made,
        };
        self.jobs.start(Kind::Export, move |_| {
            let written = sheet.write(format).and_then(|bytes| disk::write(&path, &bytes).map_err(|e| e.to_string()));
            match written {
                Ok(()) => {
                    let text = format!("Report written. {}", disk::shown(&path));
                    News::Done(Toast { level: ToastLevel::Done, text })
                }
                Err(error) => News::Failed(format!("The report was not written. {error}")),
            }
        });
        Vec::new()
    }
}

/// What a report is made of.
struct Sheet {
    reading: Arc<super::reading::Reading>,
    checked: Arc<Checked>,
    rules: Arc<Rules>,
    review: Review,
    set_aside: Vec<bool>,
    made: jiff::Timestamp,
}

impl Sheet {
    fn write(&self, format: ExportFormat) -> Result<Vec<u8>, String> {
        let origin = &self.reading.origin;
        let input = report::Input {
            file_sha256: &origin.sha256,
            notes: &self.reading.notes,
            review: Some(&self.review),
            set_aside: &self.set_aside,
            made: Some(self.made),
            ..report::Input::new(&origin.name, &self.reading.document, &self.checked, &self.rules)
        };
        Ok(match format {
            ExportFormat::Html => report::html(&input).into_bytes(),
            ExportFormat::Markdown => report::markdown(&input).into_bytes(),
            ExportFormat::Json => report::json(&input).into_bytes(),
            ExportFormat::Annotations => {
                storage::annotations::export(&self.review, &self.reading.document, self.made).into_bytes()
            }
            ExportFormat::Docx => {
                let Some(original) = &origin.bytes else {
                    return Err("The article’s own Word file is not open; open it beside its review.".to_owned());
                };
                report::docx(&input, original).map_err(|error| error.to_string())?
            }
        })
    }
}

impl OpenArticle {
    /// A file name for a review that has no place yet.
    fn proposal(&self) -> PathBuf {
        disk::review_of(Path::new(if self.name.is_empty() { "Article.txt" } else { &self.name }))
    }
}

/// Where to save instead: beside it, or among the user's documents where that folder refuses or its disk is full.
fn elsewhere(path: &Path, error: &disk::SaveError) -> PathBuf {
    use disk::SaveError::{Denied, Full, NoFolder};
    let refuses = matches!(error, Denied(_) | Full(_) | NoFolder(_));
    let documents = disk::documents().filter(|folder| refuses && Some(folder.as_path()) != path.parent());
    let Some(folder) = documents else { return another_name(path) };
    let there = folder.join(path.file_name().unwrap_or_default());
    if disk::exists(&there) { another_name(&there) } else { there }
}

/// "desk.html.factdesk" → "desk.html 2.factdesk", the first that is free.
fn another_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut names = (2..1000).map(|number| path.with_file_name(format!("{stem} {number}.factdesk")));
    names.find(|path| !disk::exists(path)).unwrap_or_else(|| path.to_owned())
}
