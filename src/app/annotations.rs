//! Annotations of other tools into the open review.

use std::path::PathBuf;

use super::jobs::Kind;
use super::news::News;
use super::{Effect, Toast, ToastLevel, Workbench, disk};
use crate::storage::annotations;

impl Workbench {
    /// Reads a file of annotations in the background.
    pub(super) fn import_annotations(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.article.is_none() {
            return Vec::new();
        }
        self.jobs.stop(Kind::Import);
        self.jobs.start(Kind::Import, move |_| {
            let bytes = disk::read(&path).map_err(|error| error.to_string());
            let read = bytes.and_then(|bytes| {
                annotations::parse(&bytes).map_err(|error| format!("{error} {}", disk::shown(&path)))
            });
            match read {
                Ok(read) => News::Annotations(Box::new(read)),
                Err(error) => News::Failed(error),
            }
        });
        Vec::new()
    }

    /// Adds them in one step.
    pub(super) fn annotations_read(&mut self, read: &annotations::Read) -> Vec<Effect> {
        let Some(document) = self.article.as_ref().map(|article| article.document.clone()) else { return Vec::new() };
        let mut done = annotations::Imported::default();
        let mut effects = self.edit("bring in annotations", |edit| {
            done = annotations::add(read, edit, &document);
            done.added > 0
        });
        let mut told = vec![match done.added {
            0 => "Nothing new was in it.".to_owned(),
            1 => "1 annotation was added.".to_owned(),
            count => format!("{count} annotations were added."),
        }];
        if done.known > 0 {
            told.push(format!("{} of them the review has already.", done.known));
        }
        if done.unplaced > 0 {
            told.push(format!(
                "The words of {} are not in the text; see Changes, No longer in the text.",
                done.unplaced
            ));
        }
        if read.unread > 0 {
            told.push(format!("{} entries of the file are no annotations.", read.unread));
        }
        effects.push(Effect::Toast(Toast { level: ToastLevel::Done, text: told.join(" ") }));
        effects
    }
}
