//! Keys and text: single letters sleep while text is typed, dialogs take their own keys.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use factdesk::ui::Tab;

use crate::reading::{desk, has};

#[test]
fn letters_are_text_while_a_field_has_the_keyboard() {
    let mut harness = desk(Some("The vote was"));
    harness.key_press(Key::N);
    harness.run_steps(3);
    let note = harness.get_by_label("Write a note");
    assert!(note.is_focused(), "N puts the caret into a new note");
    note.type_text("jkd");
    harness.run_steps(2);
    assert_eq!(harness.get_by_label("Write a note").value().as_deref(), Some("jkd"));
}

#[test]
fn find_shows_every_match() {
    let mut harness = desk(None);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(3);
    harness.get_by_label("Find in the article").type_text("COUNCIL");
    harness.run_steps(3);
    assert!(has(&harness, "1 of 6, 2 around the article"));
    harness.get_by_label("Next match").click();
    harness.run_steps(3);
    assert!(has(&harness, "2 of 6, 2 around the article"));
}

#[test]
fn the_palette_runs_what_is_typed() {
    let mut harness = desk(None);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    let field =
        harness.get_all_by_label("Run a command").find(egui_kittest::Node::is_focused).expect("a focused field");
    field.type_text("repeats");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(harness.state().view.tab, Tab::Repeats);
}

#[test]
fn set_aside_asks_for_a_reason() {
    let mut harness = desk(Some("The builder hid"));
    harness.key_press(Key::D);
    harness.run_steps(3);
    for reason in ["Fine as it is", "Common knowledge or on record", "Source stands nearby", "False alarm"] {
        assert!(has(&harness, reason), "{reason}");
    }
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!has(&harness, "False alarm"));
}

#[test]
fn an_open_menu_has_the_keys() {
    let mut harness = desk(Some("The vote was"));
    let entry = "To the next panel";
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "View").click();
    harness.run_steps(3);
    assert!(has(&harness, entry));
    harness.key_press(Key::N);
    harness.run_steps(3);
    assert!(!has(&harness, "Write a note"), "N waits until the menu is closed");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!has(&harness, entry), "Escape closes the menu");
    harness.key_press(Key::N);
    harness.run_steps(3);
    assert!(has(&harness, "Write a note"));
}
