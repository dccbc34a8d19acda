//! The session: what panels read and [`Workbench::apply`] changes.

use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::{Action, Effect};
use crate::check::{Checked, Stage};
use crate::document::{Document, ImportNote, StatementId};
use crate::review::{Person, Review, Stamp, Tally};
use crate::rules::Rules;

/// The clock and the source of fresh ids.
pub trait Pen: Send {
    /// Now, in UTC.
    fn now(&mut self) -> jiff::Timestamp;
    /// A fresh id.
    fn id(&mut self) -> Uuid;
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is remembered from one session to the next, apart from the window's own layout.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Who the checker is.
    pub name: String,
    /// Their initials.
    pub initials: String,
    /// Light or dark.
    pub theme: Theme,
    /// Folder with house rules; empty = built-in only.
    pub rules_folder: String,
    /// No animation.
    pub reduced_motion: bool,
    /// Recent files, latest first.
    pub recent: Vec<PathBuf>,
}

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
#[derive(Clone, Debug)]
pub struct JobEvent(pub(super) Arc<()>);

/// An article with its review.
#[derive(Debug)]
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
    /// The article's file; none for pasted text or a review opened without its article.
    pub path: Option<PathBuf>,
    /// The review's file, once it has one.
    pub review_path: Option<PathBuf>,
    /// There is something to save.
    pub dirty: bool,
    /// The chosen statement.
    pub selected: Option<StatementId>,
    /// The chosen finding.
    pub selected_finding: Option<usize>,
}

/// The session.
pub struct Workbench {
    /// What is open.
    pub article: Option<OpenArticle>,
    /// The rules in force.
    pub rules: Arc<Rules>,
    /// What is remembered.
    pub settings: Settings,
    /// What is going on in the background.
    pub work: Option<Work>,
}

impl Workbench {
    /// Does one thing; the effects are for the shell, in order.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        let _ = action;
        Vec::new()
    }

    /// Takes in what jobs have finished; call before each frame. Effects as of [`Workbench::apply`].
    pub fn poll(&mut self) -> Vec<Effect> {
        Vec::new()
    }

    /// Counts for the status line.
    pub fn tally(&self) -> Tally {
        self.article.as_ref().map(|article| article.review.tally(&article.document)).unwrap_or_default()
    }

    /// What undo would take back, in words; none if nothing.
    pub fn undo_label(&self) -> Option<String> {
        None
    }

    /// What redo would do again, in words; none if nothing.
    pub fn redo_label(&self) -> Option<String> {
        None
    }

    /// Who the checker is, once they said.
    pub fn person(&self) -> Option<Person> {
        let Settings { name, initials, .. } = &self.settings;
        (!name.is_empty()).then(|| Person { name: name.clone(), initials: initials.clone() })
    }
}

/// Who and when, for a record made now.
pub(super) fn stamp(person: Person, pen: &mut dyn Pen) -> Stamp {
    Stamp { by: person, at: pen.now() }
}
