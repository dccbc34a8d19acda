//! A session without a window: what is open, what is chosen, what a person does, and the work behind it.
//!
//! [`Workbench`] is read by panels and changed by [`Workbench::apply`] alone. An [`Action`] is everything
//! that an editor or a finished job can cause; an [`Effect`] is what the shell must do about it (ask for a
//! file, show a message, scroll). Jobs run on named threads and report as actions; only `disk` opens
//! files; the clock and fresh ids come from a [`Pen`], so that tests bring their own.

mod action;
pub mod disk;
mod effect;
mod workbench;

pub use action::{Action, ExportFormat, Move, Next, SetAsideScope, SourceDraft};
pub use effect::{Effect, Field, Toast, ToastLevel};
pub use workbench::{OpenArticle, Pen, Settings, Theme, Work, Workbench};
