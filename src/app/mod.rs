//! A session without a window: what is open, what is chosen, what a person does, and the work behind it.
//!
//! [`Workbench`] is read by panels and changed by [`Workbench::apply`] alone. An [`Action`] is everything
//! that an editor or a finished job can cause; an [`Effect`] is what the shell must do about it (ask for a
//! file, show a message, scroll). Jobs run on named threads and report as actions; only `disk` opens
//! files; the clock and fresh ids come from a [`Pen`], so that tests bring their own.

mod action;
mod annotate;
mod annotations;
mod bulk;
mod choose;
mod continued;
pub mod disk;
mod effect;
mod files;
mod jobs;
mod lately;
mod merging;
mod news;
mod open;
mod reading;
mod recovery;
mod reply;
mod rework;
mod sample;
pub mod sandbox;
mod saving;
mod session;
mod settings;
mod shelf;
mod sources;
mod terms;
pub mod trial;
mod undo;
mod watch;
mod workbench;

pub use action::Action;
pub use disk::{Holder, Home, SaveError};
pub use effect::{Effect, Field, Toast, ToastLevel};
pub use lately::Lately;
pub use merging::PendingMerge;
pub use reply::{Reply, open_queries, split_reply};
pub use settings::{Order, Pen, Settings, SystemPen, Theme};
pub use shelf::{Shelf, Shelved};
pub use sources::is_address;
pub use terms::{Copied, ExportFormat, Move, Next, SetAsideScope, SourceDraft};
pub use watch::DiskChange;
pub use workbench::{JobEvent, OpenArticle, Work, Workbench};
