//! A session as the window starts it.

use std::sync::Arc;

use crate::app::Workbench;

/// The user's session; its jobs wake the window.
pub(super) fn bench(wake: Arc<dyn Fn() + Send + Sync>) -> Workbench {
    Workbench::of_user(wake)
}
