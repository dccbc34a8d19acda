//! The bars: ticks of the menus, what was worked on lately, what the numbers mean.

use std::fs;

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use factdesk::app::Theme;
use factdesk::ui::commands::Command;
use factdesk::ui::{Shell, Tab};

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
    fs::write(
        &path,
        "Council backs wall\n\nThe wall will cost $3.1 million, the mayor said. Work begins in spring, she said.\n",
    )
    .expect("written");
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
    assert!(has(&harness, "The wall will cost"));
    harness.state_mut().perform(&ctx, vec![factdesk::app::Action::Close]);
    harness.run_steps(4);
    let shown: Vec<_> =
        harness.query_all_by_label_contains("ferry.txt").filter_map(|node| node.accesskit_node().label()).collect();
    assert!(!shown.is_empty(), "{shown:?}");
    assert!(
        has(&harness, "Council backs wall, ferry.txt, 0 of "),
        "headline and progress on the first screen: {shown:?}"
    );
}

#[test]
fn the_bars_tell_what_their_words_mean() {
    for (label, told) in [(" marked, ", "somebody gave a verdict on it"), ("Not saved", "Ctrl+S saves")] {
        let mut harness = desk(Some("The vote was"));
        if label == "Not saved" {
            harness.key_press(Key::Num5);
            harness.run_steps(3);
        }
        let Some(words) = harness.query_all_by_label_contains(label).next() else {
            panic!("{label} is not there");
        };
        words.hover();
        harness.run_steps(60);
        assert!(has(&harness, told), "{label}");
    }
}

#[test]
fn the_line_of_sources_is_a_way_to_their_list() {
    let mut harness = desk(Some("The vote was"));
    let line = harness.query_all_by_label_contains("Source named in").find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Button
    });
    line.expect("a button").click();
    harness.run_steps(4);
    assert_eq!(harness.state().view.tab, Tab::Sources);
}

#[test]
fn a_report_into_a_word_file_says_why_it_cannot_be_made() {
    let mut harness = desk(None);
    let ctx = harness.ctx.clone();
    harness.state_mut().run(&ctx, Command::Export);
    harness.run_steps(6);
    assert!(has(&harness, "Only for an article that was opened from a Word file"));
    let name = harness.get_by_label("Web page").rect();
    let told = harness.get_by_label("One page that opens anywhere, for the desk and the record").rect();
    // The name's own sign and the room behind it.
    assert!((told.left() - name.left() - 21.0).abs() < 1.5, "{name} and {told}");
}
