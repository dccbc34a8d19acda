//! The window, in egui. Panels read the session and return actions; nothing here changes a review.
//!
//! [`Shell`] owns the session and draws; [`run`] puts it into a real window. What the panels need at
//! every frame is counted once per change in a digest. All colours are in `theme`, all strings in
//! `words`, all commands in [`commands`]: menus, palette, key sheet and guide are made from that list.
//! The article view (`article`, `text_view`, `flow`, `marks`, `strip`) sets only what is on the screen.

mod aliases;
mod around;
mod article;
mod article_hit;
mod article_paint;
mod by_hand;
mod changed;
mod changes;
mod chord;
mod clipboard;
pub mod commands;
mod context_menu;
mod coverage;
mod desk;
mod dialogs;
mod digest;
mod draft;
mod enabled;
mod find;
mod findings;
mod flow;
mod fonts;
mod gallery;
mod guide;
mod icons;
mod intake;
mod keys;
mod layout;
mod marks;
mod menu;
mod menu_keys;
mod notes;
mod palette;
mod panes;
mod queries;
mod repeats;
mod run;
mod select;
mod shell;
mod sources;
mod start;
mod statement;
mod status;
mod strip;
mod tabs;
mod text_view;
pub mod theme;
mod title;
mod toasts;
mod view;
mod walk;
mod welcome;
mod widgets;
mod window;
mod words;

pub use article::ArticleView;
pub use clipboard::{Clipboard, Fixed};
pub use desk::Desk;
pub use digest::Digest;
pub use fonts::install as install_fonts;
pub use gallery::{gallery, show_dialog};
pub use guide::guide_files;
pub use shell::{Answer, Shell};
pub use view::{Request, Tab, View};
pub use window::{APP_ID, Options, Renderer, StartError, run, run_on};
