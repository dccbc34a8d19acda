//! What a page says about itself.

use serde::{Deserialize, Serialize};

/// Title, byline, date and the like, as the file gives them; empty where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    /// The headline.
    pub title: String,
    /// Who wrote it, without "By".
    pub byline: String,
    /// The date of publication as the page prints it.
    pub date: String,
    /// The same as `YYYY-MM-DD`, where it can be read.
    pub date_iso: String,
    /// The publication.
    pub site: String,
    /// The page's own address.
    pub url: String,
    /// The description in the page's head.
    pub description: String,
    /// BCP 47 language of the text: stated by the file, or detected; empty if unknown.
    pub language: String,
}
