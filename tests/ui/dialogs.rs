//! Each dialog by label: what it says, and what its buttons do.

use std::fs;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use factdesk::app::{Action, ExportFormat, Theme};
use factdesk::review::LaterKind;
use factdesk::ui::commands::Command;
use factdesk::ui::{Request, Shell, Tab, show_dialog};

use crate::fixture;
use crate::reading::{Window, desk, has, window};

fn run(harness: &mut Window, command: Command) {
    let ctx = harness.ctx.clone();
    harness.state_mut().run(&ctx, command);
    harness.run_steps(6);
}

fn settle(harness: &mut Window) {
    let ctx = harness.ctx.clone();
    for _ in 0..3 {
        let effects = harness.state_mut().bench.wait_for_jobs();
        harness.state_mut().take_effects(&ctx, effects);
        harness.run_steps(3);
    }
}

fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

#[test]
fn a_line_left_out_is_put_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("flood-wall.txt");
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles/flood-wall.txt");
    fs::copy(example, &path).expect("copied");
    let mut harness = window(Shell::new(fixture::bench(Theme::Light)), (1440.0, 900.0));
    let ctx = harness.ctx.clone();
    harness.state_mut().perform(&ctx, vec![Action::Open(path)]);
    settle(&mut harness);
    let left_out = |harness: &Window| harness.state().bench.article.as_ref().map(|open| open.document.left_out.len());
    let before = left_out(&harness).expect("open");
    run(&mut harness, Command::ImportNotes);
    assert!(has(&harness, "What was read, and what was not"));
    harness.get_all_by_label("Put back").next().expect("a line").click();
    harness.run_steps(4);
    click(&mut harness, "as body text");
    settle(&mut harness);
    assert_eq!(left_out(&harness), Some(before - 1));
    click(&mut harness, "Read it in another encoding");
    assert!(has(&harness, "Western (Windows-1252)"));
}

#[test]
fn who_checks_is_asked_over_the_dialog_in_which_something_was_done() {
    let mut bench = fixture::bench(Theme::Light);
    (bench.settings.name, bench.settings.initials) = (String::new(), String::new());
    let mut harness = window(Shell::new(bench), (1440.0, 900.0));
    let ctx = harness.ctx.clone();
    let page =
        b"Council backs wall\n\nAdvertisement\n\nThe council voted on Monday to build the wall, its mayor said.\n";
    let wall = Action::OpenBytes { name: "wall.txt".to_owned(), bytes: page.to_vec() };
    harness.state_mut().perform(&ctx, vec![wall]);
    settle(&mut harness);
    run(&mut harness, Command::ImportNotes);
    click(&mut harness, "Put back");
    click(&mut harness, "as body text");
    assert!(has(&harness, "Who is checking?"));
    harness.event(egui::Event::Text("Ann Lee".to_owned()));
    harness.run_steps(4);
    click(&mut harness, "Go on");
    settle(&mut harness);
    let article = harness.state().bench.article.as_ref().expect("open");
    assert!(article.document.text.contains("Advertisement"));
    assert!(has(&harness, "What was read, and what was not"));
}

#[test]
fn signing_with_something_open_wants_a_reason() {
    let mut harness = desk(Some("The vote was"));
    run(&mut harness, Command::SignOff);
    assert!(has(&harness, "statements are not marked"));
    let disabled =
        |harness: &Window| harness.get_by_role_and_label(Role::Button, "Sign off").accesskit_node().is_disabled();
    assert!(disabled(&harness));
    let reason = harness.get_by_label("Why it is signed all the same");
    assert!(reason.is_focused(), "the reason is asked for first");
    reason.type_text("The page is out already.");
    harness.run_steps(3);
    assert!(!disabled(&harness));
    harness.get_by_role_and_label(Role::Button, "Sign off").click();
    harness.run_steps(4);
    let signed = harness.state().bench.article.as_ref().map(|open| open.review.sign_offs.len());
    assert_eq!(signed, Some(1));
}

#[test]
fn what_is_open_at_sign_off_leads_to_its_list() {
    let lists = [
        ("problems are open", Tab::Findings),
        ("statements are not marked", Tab::Coverage),
        ("not settled", Tab::Coverage),
        ("without an answer", Tab::Queries),
    ];
    for (told, tab) in lists {
        let mut harness = desk(Some("The vote was"));
        harness.state_mut().view.tab = Tab::Notes;
        run(&mut harness, Command::SignOff);
        harness.get_by_label_contains(told).click();
        harness.run_steps(6);
        assert_eq!(harness.state().view.tab, tab, "{told}");
        assert!(!has(&harness, "Why it is signed all the same"), "{told}: the dialog is closed");
    }
}

#[test]
fn a_review_that_was_changed_after_it_was_signed_says_so() {
    let mut harness = desk(Some("The vote was"));
    run(&mut harness, Command::SignOff);
    harness.get_by_label("Why it is signed all the same").type_text("The page is out already.");
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Sign off").click();
    harness.run_steps(4);
    assert!(has(&harness, "Signed off") && !has(&harness, "changed since"));
    assert!(has(&harness, "Signed off by M. Okafor"), "the link tells who signed");
    run(&mut harness, Command::SignOff);
    for told in
        ["Version 1 signed by M. Okafor", "Reason given: The page is out already.", "Open then: ", "as they were"]
    {
        assert!(has(&harness, told), "{told}");
    }
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    harness.key_press(Key::Num5);
    harness.run_steps(3);
    assert!(has(&harness, "Signed off · changed since"));
    run(&mut harness, Command::SignOff);
    assert!(has(&harness, "were changed since") && has(&harness, "Sign off again"));
}

#[test]
fn a_correction_is_entered_beside_the_seal() {
    let mut harness = desk(None);
    run(&mut harness, Command::Later);
    click(&mut harness, "Correction");
    harness.get_by_label("Entry").focus();
    harness.run_steps(2);
    harness.get_by_label("Entry").type_text("The vote was 7 to 5.");
    harness.run_steps(3);
    click(&mut harness, "Enter it");
    let entry = harness.state().bench.article.as_ref().and_then(|open| open.review.later.first().cloned());
    assert_eq!(
        entry.map(|entry| (entry.kind, entry.text.clone())),
        Some((LaterKind::Correction, "The vote was 7 to 5.".to_owned()))
    );
}

#[test]
fn the_report_is_offered_in_the_format_of_the_settings() {
    let mut harness = desk(None);
    harness.state_mut().bench.settings.export = ExportFormat::Markdown;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(4);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let asked = harness.state().view.requests.first().cloned();
    assert!(
        matches!(&asked, Some(Request::Export(ExportFormat::Markdown, path)) if path.ends_with("flood-wall.html.report.md"))
    );
}

#[test]
fn text_is_pasted_as_an_article() {
    let mut harness = window(Shell::new(fixture::bench(Theme::Light)), (1200.0, 800.0));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    harness.run_steps(4);
    harness
        .get_by_label("Paste the article here")
        .type_text("A bridge closes\n\nThe bridge closes on Monday, the city said.");
    harness.run_steps(3);
    click(&mut harness, "Open it");
    settle(&mut harness);
    assert!(has(&harness, "The bridge closes on Monday, the city said."));
}

#[test]
fn the_sheet_of_keys_and_the_menus_are_made_from_one_list() {
    let mut harness = desk(None);
    run(&mut harness, Command::Keys);
    for row in ["Next finding", "Pick for all at once", "To the next panel", "Merge a colleague’s copy…"] {
        assert_eq!(has(&harness, row), row != "Merge a colleague’s copy…", "{row}: the sheet has what has a key");
    }
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    click(&mut harness, "File");
    assert!(has(&harness, "Merge a colleague’s copy…"));
}

#[test]
fn every_dialog_has_the_keyboard_and_escape_closes_it() {
    let mut names = Vec::new();
    for at in 0.. {
        let mut harness = desk(Some("The vote was"));
        let Some(name) = show_dialog(harness.state_mut(), at) else { break };
        harness.run_steps(6);
        let focused = harness.query_all_by_label_contains("").find(egui_kittest::Node::is_focused);
        let focused = focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
        assert!(!focused.is_empty(), "{name}: nothing has the keyboard");
        assert!(!focused.starts_with("Paragraph"), "{name}: what is behind has it: {focused}");
        let before = harness.query_all_by_label_contains("").count();
        harness.key_press(Key::Escape);
        harness.run_steps(6);
        assert!(harness.query_all_by_label_contains("").count() < before, "{name}: Escape did not close it");
        names.push(name);
    }
    assert!(names.len() > 20 && names.contains(&"sign off"), "{names:?}");
}

#[test]
fn a_report_is_written_by_the_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = desk(None);
    let path = folder.path().join("flood-wall.html");
    harness.state_mut().bench.article.as_mut().expect("open").path = Some(path.clone());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(4);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    // The system shows no dialog: the next one comes in the place of the first, and has the keyboard.
    let request = harness.state_mut().view.requests.pop().expect("it was asked where");
    harness.state_mut().no_dialog(request);
    harness.run_steps(4);
    assert!(harness.get_by_role_and_label(Role::TextInput, "Path").is_focused());
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    settle(&mut harness);
    assert!(folder.path().join("flood-wall.html.report.html").exists());
}

#[test]
fn the_escape_that_leaves_a_field_ends_nothing_else() {
    let mut harness = desk(Some("The wall will"));
    for key in [Key::W, Key::N] {
        harness.key_press(key);
        harness.run_steps(4);
    }
    assert!(has(&harness, "Going through the parts"));
    harness.get_by_role_and_label(Role::MultilineTextInput, "Write a note").type_text("Ask the engineers.");
    harness.run_steps(3);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(has(&harness, "Going through the parts"), "the way through the parts goes on");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!has(&harness, "Going through the parts"));
}

#[test]
fn a_path_that_leads_nowhere_is_told_in_the_colour_of_a_problem() {
    fn ink(shape: &egui::Shape) -> Option<egui::Color32> {
        match shape {
            egui::Shape::Text(text) if text.galley.text().starts_with("There is no such file") => {
                text.galley.job.sections.first().map(|section| section.format.color)
            }
            egui::Shape::Vec(all) => all.iter().find_map(ink),
            _ => None,
        }
    }
    let mut harness = desk(None);
    run(&mut harness, Command::OpenPath);
    harness.get_by_role_and_label(Role::TextInput, "Path").type_text("/nowhere/at-all.txt");
    harness.run_steps(3);
    let ink = harness.output().shapes.iter().find_map(|clipped| ink(&clipped.shape)).expect("told");
    assert!(ink.r() > 2 * ink.g() && ink.r() > 2 * ink.b(), "{ink:?}");
}
