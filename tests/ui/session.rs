//! Whole sessions in the window: open, choose, mark by key and by mouse, undo, note, save, reopen.

use std::fs;
use std::path::Path;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use factdesk::app::{Action, Theme};
use factdesk::review::Verdict;
use factdesk::ui::{Answer, Request, Shell, Tab};

use crate::fixture;
use crate::reading::{Window, has, window};

const ARTICLE: &str = "# Bridge to close for repairs

Key points

- The bridge closes on Monday.
- Repairs will cost 4 million euros.

The bridge over the Lenn closes on Monday for repairs, the city said. Repairs will cost 3 million euros, engineer Ida Brandt said.

Experts say the detour will double travel times. The old paint holds lead.
";

/// A window with the article of a fresh folder open and checked.
pub(crate) fn open(folder: &Path) -> Window {
    let path = folder.join("bridge.md");
    if !path.exists() {
        fs::write(&path, ARTICLE).expect("a file");
    }
    let mut harness = window(Shell::new(fixture::bench(Theme::Light)), (1440.0, 900.0));
    act(&mut harness, Action::Open(path));
    harness
}

pub(crate) fn act(harness: &mut Window, action: Action) {
    let ctx = harness.ctx.clone();
    harness.state_mut().perform(&ctx, vec![action]);
    settle(harness);
}

/// Waits for the work in the background, then draws.
pub(crate) fn settle(harness: &mut Window) {
    let ctx = harness.ctx.clone();
    for _ in 0..4 {
        let effects = harness.state_mut().bench.wait_for_jobs();
        harness.state_mut().take_effects(&ctx, effects);
        harness.run_steps(2);
    }
}

fn press(harness: &mut Window, key: Key) {
    harness.key_press(key);
    harness.run_steps(2);
}

fn verdict_of_chosen(harness: &Window) -> Option<Verdict> {
    let article = harness.state().bench.article.as_ref()?;
    let span = article.document.statements.get(article.selected?.index())?.span;
    article.review.mark_at(span).map(|mark| mark.verdict)
}

#[test]
fn an_article_is_opened_and_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let harness = open(folder.path());
    assert!(has(&harness, "Experts say the detour will double travel times."));
    assert!(has(&harness, "Key points"), "the panel shows the parts");
}

#[test]
fn marks_are_given_by_key_and_mouse_and_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    press(&mut harness, Key::J);
    press(&mut harness, Key::J);
    press(&mut harness, Key::Num1);
    assert_eq!(verdict_of_chosen(&harness), Some(Verdict::Confirmed));
    harness.get_by_label("Wrong").click();
    harness.run_steps(3);
    assert_eq!(verdict_of_chosen(&harness), Some(Verdict::Wrong));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(verdict_of_chosen(&harness), Some(Verdict::Confirmed));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    harness.run_steps(3);
    assert_eq!(verdict_of_chosen(&harness), Some(Verdict::Wrong));
}

#[test]
fn choosing_with_the_mouse_chooses_what_is_under_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    harness.get_by_label_contains("The old paint holds lead.").click();
    harness.run_steps(3);
    let article = harness.state().bench.article.as_ref().expect("open");
    let chosen = article.document.statement(article.selected.expect("chosen"));
    assert_eq!(article.document.words(chosen.span), "The old paint holds lead.");
}

#[test]
fn a_note_is_written_saved_and_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    press(&mut harness, Key::J);
    press(&mut harness, Key::N);
    harness.get_by_label("Write a note").type_text("Ask the city for the permit.");
    harness.run_steps(2);
    // Saving takes over what is being typed.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    settle(&mut harness);
    let review = folder.path().join("bridge.md.factdesk");
    assert!(review.exists(), "the review lies beside the article");
    assert!(!harness.state().bench.article.as_ref().expect("open").dirty);
    let notes = |harness: &Window| harness.state().bench.article.as_ref().map(|article| article.review.notes.len());
    assert_eq!(notes(&harness), Some(1), "the note is part of the review");
    drop(harness);
    let mut again = open(folder.path());
    assert_eq!(notes(&again), Some(1), "the note was read again");
    again.state_mut().view.tab = Tab::Notes;
    again.run_steps(2);
    assert!(has(&again, "Note: Ask the city for the permit."));
}

#[test]
fn the_checker_is_asked_for_once_at_the_first_mark() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    harness.state_mut().bench.settings.name.clear();
    harness.state_mut().bench.settings.initials.clear();
    press(&mut harness, Key::J);
    press(&mut harness, Key::Num5);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Name").type_text("Ida Brandt");
    harness.run_steps(2);
    let initials = harness.get_by_role_and_label(Role::TextInput, "Initials").value();
    assert_eq!(initials.as_deref(), Some("IB"));
    // What was proposed is taken whole by Tab, and typed over.
    press(&mut harness, Key::Tab);
    let field = harness.get_by_role_and_label(Role::TextInput, "Initials");
    assert!(field.is_focused());
    field.type_text("IBr");
    harness.run_steps(2);
    let initials = harness.get_by_role_and_label(Role::TextInput, "Initials").value();
    assert_eq!(initials.as_deref(), Some("IBr"));
    harness.get_by_label("Go on").click();
    harness.run_steps(3);
    assert_eq!(verdict_of_chosen(&harness), Some(Verdict::Opinion));
}

#[test]
fn leaving_with_unsaved_work_asks_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    press(&mut harness, Key::J);
    press(&mut harness, Key::Num1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    harness.run_steps(3);
    assert!(!harness.state().quit);
    harness.get_by_label("Don’t save").click();
    settle(&mut harness);
    assert!(harness.state().quit);
}

#[test]
fn a_finding_is_set_aside_by_key_and_brought_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    press(&mut harness, Key::F8);
    press(&mut harness, Key::D);
    press(&mut harness, Key::F);
    harness.run_steps(3);
    let review = |harness: &Window| harness.state().bench.article.as_ref().map(|article| article.review.clone());
    assert_eq!(review(&harness).map(|review| review.dismissals.len()), Some(1));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run_steps(3);
    harness.get_by_label("Show what was set aside (1)").click();
    harness.run_steps(3);
    // In the list, and in the panel of the statement.
    harness.get_all_by_label("Bring back").next().expect("a way back").click();
    harness.run_steps(3);
    assert_eq!(review(&harness).map(|review| review.dismissals.len()), Some(0));
}

#[test]
fn a_new_version_shows_what_it_did_to_the_marks() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    harness.get_by_label_contains("Repairs will cost 3 million euros").click();
    harness.run_steps(2);
    press(&mut harness, Key::Num1);
    let second = folder.path().join("bridge-v2.md");
    fs::write(&second, ARTICLE.replace("3 million", "5 million")).expect("a file");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    let ctx = harness.ctx.clone();
    harness.state_mut().answer(&ctx, Answer { request: Request::BringInVersion, path: second });
    harness.key_press(Key::Escape);
    settle(&mut harness);
    assert_eq!(harness.state().view.tab, Tab::Changes);
    assert!(has(&harness, "Check again, 1, shown"));
}
