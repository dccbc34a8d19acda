//! The open article read anew: other parts by hand, another encoding, a new version of its file.
//!
//! The work is done in the background on the review as it was; if somebody changed the review meanwhile, it is done
//! again, so that nothing is lost. The result is one step that can be undone.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::annotate::info;
use super::jobs::Kind;
use super::merging::Made;
use super::news::News;
use super::reading::{Origin, Reading, overrides};
use super::{Effect, Work, Workbench, disk};
use crate::document::{Document, Override, StatementId};
use crate::review::carry::{Changes, carry_over, changes_between, reworded};
use crate::review::edit::Edit;
use crate::review::{Change, Review, Stamp};
use crate::rules::Rules;

/// What is to be done.
#[derive(Clone, Debug)]
pub(super) enum Rework {
    /// Something is set by hand.
    Hand(Override),
    /// The file is read in another encoding.
    Encoding(String),
    /// Another version comes in, from this file.
    Version(PathBuf),
    /// A copy was merged: what came of it.
    Merge(Box<Made>),
}

/// What came of it.
pub(super) struct Reworked {
    pub rework: Rework,
    /// The state it was done on.
    pub base: u64,
    /// Nothing, where the text is the same.
    pub result: Option<Outcome>,
}

/// A new state.
pub(super) struct Outcome {
    pub reading: Arc<Reading>,
    pub review: Review,
}

struct Desk {
    reading: Arc<Reading>,
    review: Review,
    rules: Arc<Rules>,
    stamp: Stamp,
    ids: Vec<Uuid>,
}

impl Workbench {
    pub(super) fn begin_rework(&mut self, rework: Rework) -> Vec<Effect> {
        if self.article.is_none() {
            return Vec::new();
        }
        self.rework.push_back(rework);
        if !self.jobs.is_running(Kind::Rework) {
            self.next_rework();
        }
        Vec::new()
    }

    fn next_rework(&mut self) {
        let stamp = self.stamp();
        // A hand-set decision makes a record and two entries of the history, a version one.
        let ids = (0..4).map(|_| self.pen.id()).collect();
        let (Some(article), Some(rework)) = (&self.article, self.rework.front().cloned()) else { return };
        let base = article.undo.revision();
        let (reading, review, rules) = (article.reading.clone(), article.review.clone(), self.rules.clone());
        let mut desk = Desk { reading, review, rules, stamp, ids };
        self.work = Some(Work { stage: None, done: 0, of: 0 });
        self.jobs.start(Kind::Rework, move |_| match desk.run(&rework) {
            Ok(result) => News::Reworked(Box::new(Reworked { rework, base, result })),
            Err(error) => News::Failed(error),
        });
    }

    pub(super) fn reworked(&mut self, reworked: Reworked) -> Vec<Effect> {
        self.work = None;
        let Some(article) = &mut self.article else { return Vec::new() };
        if article.undo.revision() != reworked.base {
            if let Rework::Merge(made) = reworked.rework {
                // It was laid over a review that is not there any more.
                self.rework.pop_front();
                self.next_rework();
                return self.merge_copy(made.path);
            }
            self.next_rework();
            return Vec::new();
        }
        self.rework.pop_front();
        let mut effects = Vec::new();
        match reworked.result {
            None => {
                if matches!(&reworked.rework, Rework::Version(path) if article.path.as_ref() == Some(path)) {
                    // It was looked at: no other words, so nothing to be asked about.
                    article.not_now.article = article.on_disk.article.take();
                }
                effects = info("The text is the same; nothing was changed.");
            }
            Some(Outcome { reading, review }) => {
                let label = match &reworked.rework {
                    Rework::Hand(_) => "set by hand",
                    Rework::Encoding(_) => "read in another encoding",
                    Rework::Version(_) => "bring in a new version",
                    Rework::Merge(_) => "merge a copy",
                };
                let before = (std::mem::replace(&mut article.review, review), article.reading.clone());
                article.undo.step(before, label, None);
                article.show(reading, &self.rules);
                let shown = article.selected.map(Effect::Reveal);
                if matches!(reworked.rework, Rework::Version(_)) {
                    let number = article.review.versions.len();
                    effects = info(&format!("This is version {number} now; marks were carried over. See Changes."));
                }
                article.refresh();
                self.check();
                if let Rework::Merge(made) = reworked.rework {
                    effects = self.merged(*made);
                }
                effects.extend(shown);
            }
        }
        self.next_rework();
        effects
    }

    /// The rework under way cannot be done.
    pub(super) fn rework_failed(&mut self) {
        self.rework.pop_front();
        self.next_rework();
    }
}

impl Desk {
    fn run(&mut self, rework: &Rework) -> Result<Option<Outcome>, String> {
        match rework {
            Rework::Hand(decision) => self.by_hand(decision),
            Rework::Encoding(label) => {
                let origin = Origin { encoding: Some(label.clone()), ..self.reading.origin.clone() };
                let reading = origin.read(&self.rules, &overrides(&self.review))?;
                Ok(Some(self.replace(reading)))
            }
            Rework::Version(path) => self.version(path.clone()),
            Rework::Merge(made) => self.merged(made.review.clone()).map(Some),
        }
    }

    fn edit(&mut self, change: impl FnOnce(&mut Edit) -> bool) -> bool {
        let Self { reading, review, stamp, ids, .. } = self;
        let mut fresh = || ids.pop().unwrap_or_default();
        change(&mut Edit::new(review, &reading.document, stamp.clone(), &mut fresh))
    }

    fn by_hand(&mut self, decision: &Override) -> Result<Option<Outcome>, String> {
        if !self.edit(|edit| edit.hand_set(decision)) {
            return Ok(None);
        }
        // Without the file the stored version has earlier decisions in it already.
        let decisions =
            if self.reading.origin.bytes.is_some() { overrides(&self.review) } else { vec![decision.clone()] };
        let reading = self.reading.again(&self.rules, &self.review, &decisions)?;
        Ok(Some(self.replace(reading)))
    }

    /// The same version read otherwise takes the place of the one that was there; marks keep to their words.
    fn replace(&self, reading: Reading) -> Outcome {
        let mut review = self.review.clone();
        let opened = review.versions.pop().map_or(self.stamp.at, |version| version.opened);
        let version = Arc::new(reading.version(opened));
        let (review, _) = carry_over(&review, &self.reading.document, &reading.document, version, &self.rules);
        let came_by = self.reading.came_by.clone().map(|(changes, old)| {
            let added = same_statements(&changes.added, &self.reading.document, &reading.document);
            let reworded = reworded(&old, &reading.document, &self.rules);
            (Arc::new(Changes { added, reworded, ..changes.as_ref().clone() }), old)
        });
        Outcome { reading: Arc::new(Reading { came_by, ..reading }), review }
    }

    /// The merged review on its text: of a later version where the copy had one, with what either set by hand.
    fn merged(&mut self, review: Review) -> Result<Outcome, String> {
        let by_hand = review.hand_set != self.review.hand_set;
        let same = |version: &Arc<crate::review::Version>| version.text == self.reading.document.text;
        let later = review.current().filter(|version| !same(version)).map(|version| Reading::of_version(version));
        if let Some(later) = later {
            let old = self.reading.document.clone();
            let changes = changes_between(&review, &old, &later.document, &self.rules);
            self.reading = Arc::new(Reading { came_by: Some((Arc::new(changes), old)), ..later });
        }
        self.review = review;
        if !by_hand {
            return Ok(Outcome { reading: self.reading.clone(), review: std::mem::take(&mut self.review) });
        }
        let reading = self.reading.again(&self.rules, &self.review, &overrides(&self.review))?;
        Ok(self.replace(reading))
    }

    fn version(&mut self, path: PathBuf) -> Result<Option<Outcome>, String> {
        let bytes = disk::read(&path).map_err(|error| error.to_string())?;
        if crate::storage::is_review(&bytes) {
            return Err("This is a review; bring in the article itself, or open the review.".to_owned());
        }
        let reading =
            Origin::file(path, bytes).with_encoding_of(&self.review).read(&self.rules, &overrides(&self.review))?;
        let old = self.reading.document.clone();
        if old.text == reading.document.text {
            return Ok(None);
        }
        let version = Arc::new(reading.version(self.stamp.at));
        let (review, changes) = carry_over(&self.review, &old, &reading.document, version, &self.rules);
        self.review = review;
        let name = reading.origin.name.clone();
        self.edit(|edit| {
            edit.tell(Change::NewVersion, None, "", ("", &name));
            true
        });
        let review = std::mem::take(&mut self.review);
        let reading = Reading { came_by: Some((Arc::new(changes), old)), ..reading };
        Ok(Some(Outcome { reading: Arc::new(reading), review }))
    }
}

/// Statements of one reading in another one of the same text, by their words; those that were cut otherwise are not.
fn same_statements(these: &[StatementId], from: &Document, to: &Document) -> Vec<StatementId> {
    let words: BTreeSet<&str> = these.iter().map(|id| from.words(from.statement(*id).span)).collect();
    to.ids().filter(|id| words.contains(to.words(to.statement(*id).span))).collect()
}
