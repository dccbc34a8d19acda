//! What is remembered between sessions, and the clock.

use std::path::PathBuf;

use uuid::Uuid;

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
