//! A session as the window starts it.

use std::sync::Arc;

use crate::app::{Settings, Workbench};
use crate::rules::Rules;

/// A session whose jobs wake the window.
pub(super) fn bench(wake: Arc<dyn Fn() + Send + Sync>) -> Workbench {
    drop(wake);
    Workbench { article: None, rules: Rules::builtin(), settings: Settings::default(), work: None }
}
