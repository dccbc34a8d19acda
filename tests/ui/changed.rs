//! The line that says that a file changed on disk.

use egui_kittest::kittest::Queryable as _;
use factdesk::app::DiskChange;

use crate::reading::{desk, has};

#[test]
fn a_change_on_disk_is_told_and_can_wait() {
    let mut harness = desk(None);
    assert!(!has(&harness, "Bring it in"));
    let change = DiskChange { article: Some("00".to_owned()), review: None };
    harness.state_mut().bench.article.as_mut().expect("open").on_disk = change;
    harness.run_steps(3);
    assert!(has(&harness, "The article changed on disk") && has(&harness, "Bring it in"));
    harness.get_by_label("Not now").click();
    harness.run_steps(3);
    assert!(!has(&harness, "The article changed on disk"));
}
