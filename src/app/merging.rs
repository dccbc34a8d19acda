//! A colleague's copy merged into the open review: read in the background, conflicts chosen one by one, then one step.

use std::path::PathBuf;

use uuid::Uuid;

use super::annotate::info;
use super::jobs::Kind;
use super::news::News;
use super::rework::Rework;
use super::{Action, Effect, Toast, ToastLevel, Workbench, disk};
use crate::review::merge::{Choice, Merge};
use crate::review::{Review, sha256};
use crate::rules::Rules;
use crate::storage;

/// A copy that is being merged. It waits in [`Workbench::merge`] while there is something to choose.
#[derive(Debug)]
pub struct PendingMerge {
    /// The copy's file.
    pub path: PathBuf,
    /// What must be chosen ([`Merge::conflicts`]), and what was taken without a question.
    pub merge: Merge,
    /// What was chosen, one for each conflict.
    pub choices: Vec<Option<Choice>>,
    /// The revision of the open review it was laid over.
    base: u64,
    /// SHA-256 of the copy's file, and the entries of its history.
    sha256: String,
    history: Vec<Uuid>,
}

impl PendingMerge {
    /// Conflicts that are still to be chosen.
    pub fn open(&self) -> usize {
        self.choices.iter().filter(|choice| choice.is_none()).count()
    }
}

/// A merged review, and what is known of the file that was merged in.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub review: Review,
    pub path: PathBuf,
    pub sha256: String,
    pub history: Vec<Uuid>,
    /// For the message.
    pub told: String,
}

impl Workbench {
    pub(super) fn on_merging(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::MergeCopy(path) => self.merge_copy(path),
            Action::ChooseMerge { conflict, choice } => {
                let Some(pending) = &mut self.merge else { return Vec::new() };
                let fits =
                    pending.merge.conflicts.get(conflict).is_some_and(|own| choice != Choice::Both || own.both());
                if let Some(chosen) = pending.choices.get_mut(conflict).filter(|_| fits) {
                    *chosen = Some(choice);
                }
                Vec::new()
            }
            Action::ChooseMergeRest(choice) => {
                let Some(pending) = &mut self.merge else { return Vec::new() };
                let fits = |own: &crate::review::merge::Conflict| choice != Choice::Both || own.both();
                for (chosen, conflict) in pending.choices.iter_mut().zip(&pending.merge.conflicts) {
                    *chosen = chosen.or(fits(conflict).then_some(choice));
                }
                Vec::new()
            }
            Action::FinishMerge => self.finish_merge(),
            _ => {
                self.merge = None;
                Vec::new()
            }
        }
    }

    /// Reads a copy and lays it over the open review.
    pub(super) fn merge_copy(&mut self, path: PathBuf) -> Vec<Effect> {
        let Some(article) = &mut self.article else { return Vec::new() };
        article.undo.end_typing();
        let (review, base, rules) = (article.review.clone(), article.undo.revision(), self.rules.clone());
        self.merge = None;
        self.jobs.stop(Kind::Merge);
        self.jobs.start(Kind::Merge, move |_| match read(path, &review, base, &rules) {
            Ok(pending) => News::Merging(Box::new(pending)),
            Err(error) => News::Failed(error),
        });
        Vec::new()
    }

    pub(super) fn merging(&mut self, pending: PendingMerge) -> Vec<Effect> {
        let settled = pending.merge.conflicts.is_empty();
        self.merge = Some(pending);
        if settled { self.finish_merge() } else { vec![Effect::ShowMerge] }
    }

    fn finish_merge(&mut self) -> Vec<Effect> {
        let (Some(article), Some(pending)) = (&self.article, &self.merge) else { return Vec::new() };
        if article.undo.revision() != pending.base {
            // The review was changed meanwhile: what was chosen may not be all there is to choose.
            let path = pending.path.clone();
            self.merge_copy(path);
            return info("The review was changed meanwhile; the copy is laid over it anew.");
        }
        if pending.open() > 0 {
            let open = pending.open();
            let are = if open == 1 { "is" } else { "are" };
            let mut effects = info(&format!("{open} of {} {are} still to be chosen.", pending.choices.len()));
            effects.push(Effect::ShowMerge);
            return effects;
        }
        let stamp = self.stamp();
        let Some(PendingMerge { path, merge, choices, sha256, history, .. }) = self.merge.take() else {
            return Vec::new();
        };
        let told = told(&merge);
        let choices: Vec<Choice> = choices.into_iter().flatten().collect();
        let mut fresh = || self.pen.id();
        let review = merge.finish(&choices, &stamp, &mut fresh);
        self.begin_rework(Rework::Merge(Box::new(Made { review, path, sha256, history, told })))
    }

    /// The merged review is in place.
    pub(super) fn merged(&mut self, made: Made) -> Vec<Effect> {
        let Some(article) = &mut self.article else { return Vec::new() };
        if article.review_path.as_ref() == Some(&made.path) {
            // What is on disk is in this review now: saving over it loses nothing.
            article.review_sha256 = Some(made.sha256);
            article.undo.keep(made.history);
        }
        vec![Effect::Toast(Toast { level: ToastLevel::Done, text: made.told })]
    }
}

fn told(merge: &Merge) -> String {
    let whose = match merge.people.as_slice() {
        [] => "the copy".to_owned(),
        people => people.join(", "),
    };
    let taken = match merge.taken {
        0 => "nothing else was new in it".to_owned(),
        1 => format!("1 entry of {whose} was taken over"),
        count => format!("{count} entries of {whose} were taken over"),
    };
    let chosen = match merge.conflicts.len() {
        0 => String::new(),
        count => format!(" {count} chosen;"),
    };
    format!("Merged:{chosen} {taken}. Save to keep it.")
}

/// The error is a plain sentence.
fn read(path: PathBuf, review: &Review, base: u64, rules: &Rules) -> Result<PendingMerge, String> {
    let bytes = disk::read(&path).map_err(|error| error.to_string())?;
    let theirs = storage::from_bytes(&bytes).map_err(|error| format!("{error} {}", disk::shown(&path)))?;
    if !theirs.damage.is_empty() {
        let what = theirs.damage.join(" ");
        return Err(format!(
            "This copy is damaged, and merging it could take marks for withdrawn ones that are only lost. {what} {}",
            disk::shown(&path)
        ));
    }
    let Some(merge) = Merge::begin(review, &theirs.review, rules) else {
        return Err(format!(
            "This is a review of another article: the two have no text in common. Choose a copy of the one that is \
             open. {}",
            disk::shown(&path)
        ));
    };
    let history = theirs.review.history.iter().map(|entry| entry.id).collect();
    let choices = vec![None; merge.conflicts.len()];
    Ok(PendingMerge { path, merge, choices, base, sha256: sha256(&bytes), history })
}
