//! What the window tells of what was done: undone, set aside, added to a statement.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use factdesk::app::{Action, SetAsideScope, SourceDraft};
use factdesk::document::place;
use factdesk::review::{DismissReason, Verdict};

use crate::fixture::Finder;
use crate::reading::{Window, desk, has};

fn act(harness: &mut Window, action: Action) {
    let ctx = harness.ctx.clone();
    harness.state_mut().perform(&ctx, vec![action]);
    harness.run_steps(3);
}

fn press(harness: &mut Window, held: Modifiers, key: Key) {
    harness.key_press_modifiers(held, key);
    harness.run_steps(4);
}

/// Chooses a statement, which brings it into view.
fn choose(harness: &mut Window, begins: &str) {
    let id = Finder(&harness.state().bench.article.as_ref().expect("open").document).statement(begins);
    act(harness, Action::Select(id));
}

fn chosen(harness: &Window) -> &str {
    let article = harness.state().bench.article.as_ref().expect("open");
    article.document.words(article.document.statement(article.selected.expect("chosen")).span)
}

fn is_typed_in(harness: &Window, label: &str) -> bool {
    harness.query_all_by_label(label).any(|node| node.is_focused())
}

#[test]
fn what_is_undone_is_told_and_gone_to() {
    let mut harness = desk(Some("Its spokesman did"));
    press(&mut harness, Modifiers::NONE, Key::Num1);
    let place = {
        let document = &harness.state().bench.article.as_ref().expect("open").document;
        place(document, document.statement(Finder(document).statement("Its spokesman")))
    };
    choose(&mut harness, "Council backs");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(has(&harness, &format!("Undone: mark “confirmed”, {place}.")));
    assert_eq!(chosen(&harness), "Its spokesman did not return calls.");
    harness.get_by_label("Redo").click();
    harness.run_steps(4);
    assert!(has(&harness, &format!("Done again: mark “confirmed”, {place}.")));
    let article = harness.state().bench.article.as_ref().expect("open");
    let span = Finder(&article.document).span("Its spokesman");
    assert_eq!(article.review.mark_at(span).map(|mark| mark.verdict), Some(Verdict::Confirmed));
}

#[test]
fn a_field_keeps_the_keyboard_when_something_is_undone() {
    let mut harness = desk(Some("Its spokesman did"));
    press(&mut harness, Modifiers::NONE, Key::Num2);
    assert!(is_typed_in(&harness, "Should read"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::N);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(has(&harness, "Undone: mark “change needed”"));
    assert!(is_typed_in(&harness, "Write a note"), "the next letter is text");
}

#[test]
fn what_was_set_aside_is_told_where_it_was_flagged() {
    let mut harness = desk(Some("The builder hid"));
    assert!(has(&harness, "This accuses the builder"));
    let findings = &harness.state().bench.article.as_ref().expect("open").checked.findings;
    let finding = findings.iter().position(|own| own.message.starts_with("This accuses")).expect("flagged");
    let remark = "Court record".to_owned();
    let (scope, reason) = (SetAsideScope::This, DismissReason::CommonKnowledge);
    act(&mut harness, Action::SetAside { finding, scope, reason, remark });
    assert!(has(&harness, "Set aside: common knowledge or on record (Court record)"));
    harness.get_by_label("Bring back").click();
    harness.run_steps(3);
    assert!(!has(&harness, "Set aside: common knowledge"));
    let article = harness.state().bench.article.as_ref().expect("open");
    assert!(article.review.dismissals.is_empty());
}

/// Where a sign of the Phosphor face is painted in the article.
fn painted(harness: &Window, sign: &str) -> Vec<egui::Pos2> {
    fn texts(shape: &egui::Shape, sign: &str, found: &mut Vec<egui::Pos2>) {
        match shape {
            egui::Shape::Text(text) if text.galley.text() == sign => found.push(text.visual_bounding_rect().center()),
            egui::Shape::Vec(all) => all.iter().for_each(|shape| texts(shape, sign, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    harness.output().shapes.iter().for_each(|clipped| texts(&clipped.shape, sign, &mut found));
    found
}

#[test]
fn all_that_was_added_has_its_sign_beside_the_first_line() {
    const SIGNS: [&str; 3] = ["\u{e244}", "\u{e348}", "\u{e2e2}"];
    let mut harness = desk(None);
    choose(&mut harness, "On Tuesday the council");
    let before = SIGNS.map(|sign| painted(&harness, sign));
    let span = {
        let document = &harness.state().bench.article.as_ref().expect("open").document;
        Finder(document).span("On Tuesday the council")
    };
    act(&mut harness, Action::AddNote { span, text: "Seen.".to_owned() });
    let source = SourceDraft { title: "Minutes".to_owned(), ..SourceDraft::default() };
    act(&mut harness, Action::AddSource { span, source });
    act(&mut harness, Action::Ask { span, question: "Who?".to_owned(), to: String::new() });
    act(&mut harness, Action::Mark { span, verdict: Verdict::Confirmed });
    assert!(has(&harness, "confirmed, flagged: ") && has(&harness, "has a query, has a note, has a source)"));
    let article = harness.get_by_label_contains(": On Tuesday the council decided").rect();
    let beside = |sign: &str, before: &[egui::Pos2]| {
        let new = painted(&harness, sign).into_iter().filter(|at| !before.contains(at));
        new.filter(|at| at.x > article.right() && at.x < 1100.0).collect::<Vec<_>>()
    };
    let found: Vec<_> = SIGNS.iter().zip(&before).map(|(sign, before)| beside(sign, before)).collect();
    assert!(found.iter().all(|at| at.len() == 1), "{found:?}");
    let [flag, note, source] = [found[0][0], found[1][0], found[2][0]];
    assert!(flag.x < note.x && note.x < source.x, "beside each other: {found:?}");
    harness.hover_at(note);
    harness.run_steps(8);
    assert!(has(&harness, "Confirmed, flagged: "), "and the pointer is told what they are");
    let verdicts = painted(&harness, "\u{e184}");
    for at in [flag, note, source] {
        assert!(verdicts.iter().any(|verdict| (verdict.y - at.y).abs() < 2.0), "{at:?}: {verdicts:?}");
    }
}

#[test]
fn a_hint_gives_way_to_a_dialog_that_opens_over_it() {
    let mut harness = desk(Some("The builder hid"));
    harness.get_by_label("Opinion").hover();
    harness.run_steps(8);
    assert!(has(&harness, "Mark it: nothing to check"));
    press(&mut harness, Modifiers::SHIFT, Key::Questionmark);
    assert!(has(&harness, "Single letters sleep while you type."));
    // The sheet of keys has the hint of the command, too.
    let shown = harness.query_all_by_label_contains("Mark it: nothing to check").count();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.get_by_label("Not saved").hover();
    harness.run_steps(8);
    press(&mut harness, Modifiers::SHIFT, Key::Questionmark);
    let without = harness.query_all_by_label_contains("Mark it: nothing to check").count();
    assert_eq!(shown, without);
}
