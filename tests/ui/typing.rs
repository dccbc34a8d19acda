//! Keys and text: single letters sleep while text is typed, dialogs take their own keys.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use factdesk::ui::Tab;

use crate::reading::{Window, desk, has};

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

/// The window with a note typed by somebody whose name is not known.
fn noted_by_nobody() -> Window {
    let mut harness = desk(Some("The vote was"));
    let settings = &mut harness.state_mut().bench.settings;
    (settings.name, settings.initials) = (String::new(), String::new());
    harness.key_press(Key::N);
    harness.run_steps(3);
    harness.get_by_label("Write a note").type_text("Ask the clerk.");
    harness.run_steps(2);
    harness
}

#[test]
fn a_note_stays_in_its_field_where_no_name_is_given() {
    let mut harness = noted_by_nobody();
    harness.key_press(Key::Enter);
    harness.run_steps(6);
    assert!(has(&harness, "Who is checking?"));
    harness.key_press(Key::Escape);
    harness.run_steps(6);
    assert!(!has(&harness, "Who is checking?"));
    assert_eq!(harness.get_by_label("Write a note").value().as_deref(), Some("Ask the clerk."));
}

#[test]
fn a_note_waits_for_the_name_whatever_is_done_next() {
    let mut harness = noted_by_nobody();
    harness.get_by_label_contains("Cannot confirm").click();
    harness.run_steps(6);
    assert!(has(&harness, "Who is checking?"));
    harness.event(egui::Event::Text("Ann Lee".to_owned()));
    harness.run_steps(4);
    harness.get_by_label("Go on").click();
    harness.run_steps(6);
    let notes = &harness.state().bench.article.as_ref().expect("open").review.notes;
    assert_eq!(notes.last().map(|note| note.text.as_str()), Some("Ask the clerk."));
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

fn held(harness: &mut crate::reading::Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn keyboard_is_on(harness: &crate::reading::Window, label: &str) -> bool {
    harness.query_all_by_label_contains(label).any(|node| node.is_focused())
}

#[test]
fn the_menus_are_gone_through_by_keys_and_left_for_where_one_was() {
    let mut harness = desk(Some("The vote was"));
    harness.key_press(Key::N);
    harness.run_steps(3);
    harness.get_by_label("Write a note").type_text("min");
    held(&mut harness, Modifiers::NONE, Key::F10);
    assert!(keyboard_is_on(&harness, "File"));
    held(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!(keyboard_is_on(&harness, "Edit"));
    held(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(keyboard_is_on(&harness, "Undo") || keyboard_is_on(&harness, "Find…"), "the first that can be run");
    held(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!(keyboard_is_on(&harness, "Confirmed"), "along the bar with the menu open");
    held(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(keyboard_is_on(&harness, "Change needed"));
    held(&mut harness, Modifiers::NONE, Key::N);
    assert!(keyboard_is_on(&harness, "Next fact"), "a letter goes to the next entry that begins with it");
    held(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!has(&harness, "Cannot confirm  4") && !has(&harness, "Next fact"));
    let note = harness.get_by_label("Write a note");
    assert!(note.is_focused(), "Escape goes back to where the keyboard was");
    assert_eq!(note.value().as_deref(), Some("min"));
}

#[test]
fn alt_with_a_letter_opens_a_menu_and_types_nothing() {
    let mut harness = desk(Some("The vote was"));
    harness.key_press(Key::N);
    harness.run_steps(3);
    harness.get_by_label("Write a note").type_text("min");
    harness.run_steps(2);
    // As the system tells it: the key and its letter at once.
    let (key, modifiers) = (Key::V, Modifiers::ALT);
    let pressed = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    harness.input_mut().events.extend([pressed, egui::Event::Text("v".to_owned())]);
    harness.step();
    harness.run_steps(3);
    assert!(keyboard_is_on(&harness, "Around the article"), "the first entry of View");
    held(&mut harness, Modifiers::NONE, Key::R);
    assert!(keyboard_is_on(&harness, "Repeats"));
    held(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().view.tab, Tab::Repeats, "Enter runs the entry");
    let notes = &harness.state().bench.article.as_ref().expect("open").review.notes;
    assert_eq!(notes.last().map(|note| note.text.as_str()), Some("min"), "the letter is no text, and the note is kept");
}

#[test]
fn alt_alone_goes_to_the_menus_and_back() {
    let mut harness = desk(Some("The vote was"));
    held(&mut harness, Modifiers::NONE, Key::AltLeft);
    assert!(keyboard_is_on(&harness, "File"));
    held(&mut harness, Modifiers::NONE, Key::X);
    assert!(!has(&harness, "picked"), "letters of no menu do nothing");
    held(&mut harness, Modifiers::NONE, Key::H);
    assert!(keyboard_is_on(&harness, "Guide"), "a letter of the bar opens its menu");
    held(&mut harness, Modifiers::NONE, Key::AltLeft);
    assert!(!has(&harness, "About Factdesk") && !keyboard_is_on(&harness, "File"));
    let chosen = |harness: &crate::reading::Window| harness.state().bench.article.as_ref().expect("open").selected;
    let before = chosen(&harness);
    held(&mut harness, Modifiers::NONE, Key::J);
    assert_ne!(chosen(&harness), before, "letters are commands again");
    held(&mut harness, Modifiers::ALT, Key::J);
    held(&mut harness, Modifiers::ALT, Key::N);
    assert!(!keyboard_is_on(&harness, "Write a note"), "with Alt held, a letter is not the letter alone");
}

#[test]
fn every_menu_has_a_letter_of_its_own() {
    use factdesk::ui::commands::Menu;
    let letters: std::collections::BTreeSet<_> = Menu::ALL.iter().map(|menu| menu.title().chars().next()).collect();
    assert_eq!(letters.len(), Menu::ALL.len());
}
