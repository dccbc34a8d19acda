//! What is told of files that were worked on lately, without reading them again: the headline, and how far the review is.

use std::path::Path;

use super::Workbench;
use crate::document::Part;

/// How a file stood when it was opened or saved last.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Lately {
    /// The article's headline, or else its title; may be empty.
    pub headline: String,
    /// Statements that are counted.
    pub of: usize,
    /// Of those, with a current mark.
    pub marked: usize,
    /// The version is signed off, and nothing was changed since.
    pub signed: bool,
}

/// The key of a path.
pub(super) fn key(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

impl Workbench {
    /// Notes how the open article stands, for the list of recent files, and stores that; what is no longer on the list
    /// is forgotten.
    pub(super) fn note_lately(&mut self) {
        let tally = self.tally();
        let Some(article) = &self.article else { return };
        let Some(path) = article.path.as_ref().or(article.review_path.as_ref()) else { return };
        let document = &article.document;
        let printed = document.of_part(Part::Headline).next().map(|own| document.words(own.span).trim());
        let headline = printed.filter(|words| !words.is_empty()).unwrap_or(document.meta.title.trim());
        let review = &article.review;
        let told = Lately {
            headline: headline.to_owned(),
            of: tally.of,
            marked: tally.marked,
            signed: review.sign_offs.last().is_some_and(|own| own.stands(review) == crate::review::Sealed::Holds),
        };
        let key = key(path);
        let settings = &mut self.settings;
        settings.lately.insert(key, told);
        let recent: Vec<String> = settings.recent.iter().map(|path| self::key(path)).collect();
        settings.lately.retain(|path, _| recent.contains(path));
        self.store_settings();
    }
}
