//! The window around the work: panes by key, panels hidden, size, settings, the guide, paths typed by hand, reviews of
//! a folder.

use std::fs;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use factdesk::app::{Action, ExportFormat, Order, Theme};
use factdesk::review::Verdict;
use factdesk::ui::{Request, Shell};

use crate::fixture;
use crate::reading::{Window, desk, has, window};

fn press(harness: &mut Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn focused(harness: &Window) -> Option<String> {
    let all = harness.query_all_by_label_contains("");
    all.filter(egui_kittest::Node::is_focused).find_map(|node| node.accesskit_node().label())
}

#[test]
fn f6_goes_from_pane_to_pane_and_letters_still_work() {
    let mut harness = desk(Some("Experts say"));
    let mut seen = Vec::new();
    for _ in 0..4 {
        press(&mut harness, Modifiers::NONE, Key::F6);
        seen.extend(focused(&harness));
    }
    assert_eq!(seen, ["Left panel", "Article text", "Panel of the statement", "Left panel"]);
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&harness).as_deref(), Some("Panel of the statement"));
    press(&mut harness, Modifiers::NONE, Key::Num5);
    let article = harness.state().bench.article.as_ref().expect("open");
    let span = fixture::Finder(&article.document).span("Experts say");
    assert_eq!(article.review.mark_at(span).map(|mark| mark.verdict), Some(Verdict::Opinion));
}

#[test]
fn f6_goes_on_from_a_menu_that_tab_came_to() {
    let mut harness = desk(None);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&harness).as_deref(), Some("File"));
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&harness).as_deref(), Some("Left panel"));
}

#[test]
fn tab_goes_from_the_chosen_statement_to_its_panel() {
    let mut harness = desk(None);
    press(&mut harness, Modifiers::NONE, Key::J);
    assert!(focused(&harness).is_some_and(|label| label.starts_with("Headline")), "{:?}", focused(&harness));
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&harness).as_deref(), Some("Panel of the statement"));
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(focused(&harness).is_none_or(|label| label != "File"), "on into the panel");
}

#[test]
fn panels_are_hidden_and_come_back_with_what_is_asked_for() {
    let mut harness = desk(Some("The vote was"));
    press(&mut harness, Modifiers::COMMAND, Key::B);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    assert!(!has(&harness, "Key points, 2 of 4"));
    assert!(!has(&harness, "Why it is flagged"));
    assert!(!harness.state().bench.settings.left_shown && !harness.state().bench.settings.right_shown);
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    assert!(has(&harness, "Filter findings"), "a tab asked for brings its panel back");
}

#[test]
fn the_size_of_everything_is_a_setting() {
    let mut harness = desk(None);
    press(&mut harness, Modifiers::COMMAND, Key::Equals);
    assert_eq!(harness.state().bench.settings.scale_percent, 110);
    assert!((harness.ctx.zoom_factor() - 1.1).abs() < 0.001);
    // As a plus comes in that is typed with Shift, and from the keypad.
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Plus);
    assert_eq!(harness.state().bench.settings.scale_percent, 120);
    press(&mut harness, Modifiers::COMMAND, Key::Plus);
    assert_eq!(harness.state().bench.settings.scale_percent, 130);
    press(&mut harness, Modifiers::COMMAND, Key::Num0);
    assert_eq!(harness.state().bench.settings.scale_percent, 100);
}

#[test]
fn settings_are_changed_and_kept() {
    let mut harness = desk(None);
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.run_steps(4);
    harness.get_by_label("Serious findings first, then problems, then as it reads").click();
    harness.run_steps(2);
    harness.get_by_label("Markdown").click();
    harness.run_steps(2);
    harness.get_by_label("Nothing moves by itself").click();
    harness.run_steps(2);
    harness.get_by_label("Save").click();
    harness.run_steps(3);
    let settings = &harness.state().bench.settings;
    assert_eq!((settings.order, settings.export), (Order::Gravity, ExportFormat::Markdown));
    assert!(settings.reduced_motion);
    press(&mut harness, Modifiers::NONE, Key::O);
    let article = harness.state().bench.article.as_ref().expect("open");
    let first = article.selected.map(|id| article.document.words(article.document.statement(id).span).to_owned());
    assert!(first.is_some_and(|text| text.starts_with("Reyes said")), "the open serious finding comes first");
}

#[test]
fn the_guide_opens_beside_the_work_and_turns_its_pages() {
    let mut harness = desk(None);
    press(&mut harness, Modifiers::NONE, Key::F1);
    assert!(has(&harness, "The whole job in ten minutes"));
    harness.get_by_role_and_label(Role::ListBoxOption, "Repeats").click();
    harness.run_steps(3);
    assert!(has(&harness, "Groups of sentences that say the same"));
    press(&mut harness, Modifiers::NONE, Key::J);
    assert!(harness.state().bench.article.as_ref().is_some_and(|open| open.selected.is_some()), "the work goes on");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!has(&harness, "Groups of sentences that say the same"));
}

#[test]
fn a_path_is_typed_where_the_system_shows_no_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft.md");
    fs::write(&path, "# A bridge closes\n\nThe bridge closes on Monday, the city said.\n").expect("a file");
    let mut harness = window(Shell::new(fixture::bench(Theme::Light)), (1200.0, 800.0));
    harness.state_mut().no_dialog(Request::Open);
    harness.run_steps(3);
    assert!(has(&harness, "The system showed no file dialog."));
    let field = harness.get_by_role_and_label(Role::TextInput, "Path");
    assert!(field.is_focused());
    field.type_text(&folder.path().join("no.md").to_string_lossy());
    harness.run_steps(2);
    assert!(has(&harness, "There is no such file."));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let field = harness.get_by_role_and_label(Role::TextInput, "Path");
    assert!(field.is_focused(), "a path that does not do is written on");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "Path").type_text(&path.to_string_lossy());
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let effects = harness.state_mut().bench.wait_for_jobs();
    let ctx = harness.ctx.clone();
    harness.state_mut().take_effects(&ctx, effects);
    harness.run_steps(3);
    assert!(has(&harness, "The bridge closes on Monday, the city said."));
}

#[test]
fn the_reviews_of_a_folder_are_listed_and_searched() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, headline) in [("bridge", "A bridge closes"), ("school", "A school opens")] {
        let path = folder.path().join(format!("{name}.md"));
        fs::write(&path, format!("# {headline}\n\nIt is so, the city said on Monday.\n")).expect("a file");
        let mut bench = fixture::bench(Theme::Light);
        bench.apply(Action::Open(path));
        bench.wait_for_jobs();
        let span = bench.article.as_ref().map(|open| open.document.statements[0].span).expect("a statement");
        bench.apply(Action::Mark { span, verdict: Verdict::Opinion });
        bench.apply(Action::Save);
        bench.wait_for_jobs();
    }
    let mut bench = fixture::bench(Theme::Light);
    bench.settings.reviews_folder = folder.path().to_string_lossy().into_owned();
    let mut harness = window(Shell::new(bench), (1200.0, 800.0));
    let effects = harness.state_mut().bench.wait_for_jobs();
    let ctx = harness.ctx.clone();
    harness.state_mut().take_effects(&ctx, effects);
    harness.run_steps(3);
    assert!(has(&harness, "A bridge closes, version 1 · M. Okafor"));
    assert!(has(&harness, "A school opens, version 1"));
    harness.get_by_label("Search headline, checker, file").focus();
    harness.run_steps(2);
    harness.get_by_label("Search headline, checker, file").type_text("school");
    harness.run_steps(3);
    assert!(!has(&harness, "A bridge closes"));
    harness.get_by_label_contains("A school opens, version 1").click();
    let effects = {
        harness.run_steps(2);
        harness.state_mut().bench.wait_for_jobs()
    };
    harness.state_mut().take_effects(&ctx, effects);
    harness.run_steps(3);
    assert!(harness.state().bench.article.is_some());
}
