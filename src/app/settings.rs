//! What is remembered between sessions, and the clock.

use std::path::PathBuf;

use uuid::Uuid;

use super::{ExportFormat, Lately};

/// The clock and the source of fresh ids.
pub trait Pen: Send {
    /// Now, in UTC.
    fn now(&mut self) -> jiff::Timestamp;
    /// A fresh id.
    fn id(&mut self) -> Uuid;
}

/// The system's clock and random ids.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemPen;

impl Pen for SystemPen {
    fn now(&mut self) -> jiff::Timestamp {
        // Files show seconds; finer ones would only differ from run to run.
        let now = jiff::Timestamp::now();
        jiff::Timestamp::from_second(now.as_second()).unwrap_or(now)
    }

    fn id(&mut self) -> Uuid {
        Uuid::new_v4()
    }
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

/// Which statement without a mark comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As the article reads.
    #[default]
    Reading,
    /// Those with an open problem first, the gravest before the others; then the rest as it reads.
    Gravity,
}

/// What is remembered from one session to the next, apart from the place of the window and the width of its panels.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
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
    /// Size of everything in the window, in percent of the size it was designed in.
    pub scale_percent: u16,
    /// Which open statement comes next.
    pub order: Order,
    /// The format of a report that is offered first.
    pub export: ExportFormat,
    /// Folder whose reviews the welcome screen lists; empty = none.
    pub reviews_folder: String,
    /// The left panel is shown.
    pub left_shown: bool,
    /// The panel of the chosen statement is shown.
    pub right_shown: bool,
    /// Recent files, latest first.
    pub recent: Vec<PathBuf>,
    /// How they stood, by their paths.
    pub lately: std::collections::BTreeMap<String, Lately>,
}

impl Settings {
    /// The smallest size of everything, in percent.
    pub const LEAST_SCALE: u16 = 60;
    /// The largest.
    pub const MOST_SCALE: u16 = 250;

    /// How a recent file stood when it was opened or saved last.
    pub fn stood(&self, path: &std::path::Path) -> Option<&Lately> {
        self.lately.get(&super::lately::key(path))
    }

    /// The size of everything as a factor, within what can still be used.
    pub fn scale(&self) -> f32 {
        f32::from(self.scale_percent.clamp(Self::LEAST_SCALE, Self::MOST_SCALE)) / 100.0
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            initials: String::new(),
            theme: Theme::default(),
            rules_folder: String::new(),
            reduced_motion: false,
            scale_percent: 100,
            order: Order::default(),
            export: ExportFormat::default(),
            reviews_folder: String::new(),
            left_shown: true,
            right_shown: true,
            recent: Vec::new(),
            lately: std::collections::BTreeMap::new(),
        }
    }
}
