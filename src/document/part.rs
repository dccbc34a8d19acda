//! The parts of a page.

use serde::{Deserialize, Serialize};

/// Which part of the page a block belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The headline, once.
    Headline,
    /// The line under the headline.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// The article itself, with its headings and lists.
    #[default]
    Body,
    /// A caption under a picture.
    Caption,
    /// The listed table of sections.
    Subheadings,
    /// Key points.
    KeyPoints,
    /// Summary.
    Summary,
    /// Questions and answers.
    Faq,
}

impl Part {
    /// Every part, in the order in which the window lists them.
    pub const ALL: [Self; 9] = [
        Self::Headline,
        Self::Standfirst,
        Self::Byline,
        Self::Body,
        Self::Caption,
        Self::Subheadings,
        Self::KeyPoints,
        Self::Summary,
        Self::Faq,
    ];

    /// What stands around the body, in the order in which it is checked against it.
    pub const AROUND: [Self; 7] =
        [Self::Headline, Self::Standfirst, Self::KeyPoints, Self::Summary, Self::Faq, Self::Caption, Self::Subheadings];

    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Subheadings => "subheadings",
            Self::KeyPoints => "key_points",
            Self::Summary => "summary",
            Self::Faq => "faq",
        }
    }

    /// Whether its statements are checked against the body.
    pub const fn is_derived(self) -> bool {
        matches!(self, Self::Headline | Self::Standfirst | Self::Caption | Self::KeyPoints | Self::Summary | Self::Faq)
    }

    /// Whether it was made from the body as a whole (key points, summary, FAQ), rather than written with it.
    pub const fn is_made(self) -> bool {
        matches!(self, Self::KeyPoints | Self::Summary | Self::Faq)
    }
}
