//! The bars: ticks of the menus, what was worked on lately.

use std::fs;

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use factdesk::app::Theme;
use factdesk::ui::Shell;

use crate::fixture;
use crate::reading::{Window, desk, has, window};

fn ticked(harness: &Window, label: &str) -> Option<Toggled> {
    harness.get_by_role_and_label(Role::MenuItemCheckBox, label).accesskit_node().toggled()
}

#[test]
fn the_menu_of_the_view_shows_what_is_on() {
    let mut harness = desk(Some("The vote was"));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::H);
    harness.run_steps(3);
    harness.get_by_label("View").click();
    harness.run_steps(4);
    for (label, on) in [
        ("Light theme", true),
        ("Dark theme", false),
        ("Theme of the system", false),
        ("Left panel", true),
        ("Panel of the statement", true),
        ("Show hints", false),
        ("Read cold", true),
    ] {
        assert_eq!(ticked(&harness, label), Some(Toggled::from(on)), "{label}");
    }
}

#[test]
fn what_was_worked_on_lately_is_opened_from_the_file_menu() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ferry.txt");
    fs::write(&path, "Ferry\n\nThe new ferry sails in May, the company said.\n").expect("written");
    let mut bench = fixture::bench(Theme::Light);
    bench.settings.recent = vec![path];
    let mut harness = window(Shell::new(bench), (1200.0, 800.0));
    harness.get_by_label("File").click();
    harness.run_steps(4);
    harness.get_by_label("Open recent…").click();
    harness.run_steps(6);
    // The first file has the keyboard.
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    let ctx = harness.ctx.clone();
    for _ in 0..3 {
        let effects = harness.state_mut().bench.wait_for_jobs();
        harness.state_mut().take_effects(&ctx, effects);
        harness.run_steps(3);
    }
    assert!(has(&harness, "The new ferry sails in May"));
}
