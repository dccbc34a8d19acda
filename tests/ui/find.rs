//! Find: looking for words and working on what was found.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use factdesk::app::Theme;
use factdesk::ui::Shell;

use crate::fixture;
use crate::reading::{Window, has, window};

/// A small window with a sentence chosen, in which words are looked for.
fn looked_for(words: &str) -> Window {
    let mut bench = fixture::bench(Theme::Light);
    let mut article = fixture::open_article();
    article.selected = Some(fixture::Finder(&article.document).statement("The council voted 7–5"));
    bench.article = Some(article);
    let mut harness = window(Shell::new(bench), (960.0, 700.0));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(3);
    harness.get_by_label("Find in the article").type_text(words);
    harness.run_steps(3);
    harness
}

fn press(harness: &mut Window, key: Key) {
    harness.key_press(key);
    harness.run_steps(4);
}

fn chosen(harness: &Window) -> &str {
    let article = harness.state().bench.article.as_ref().expect("open");
    let span = article.document.statement(article.selected.expect("something is chosen")).span;
    article.document.words(span)
}

fn is_in_view(harness: &Window, words: &str) -> bool {
    let rect = harness.get_by_label_contains(words).rect();
    // Above the panel of the statement.
    rect.top() > 60.0 && rect.bottom() < 430.0
}

#[test]
fn closing_find_chooses_the_statement_of_the_match() {
    let mut harness = looked_for("spokesman");
    press(&mut harness, Key::Enter);
    assert!(chosen(&harness).starts_with("The council voted 7–5"), "keys still go to the field");
    press(&mut harness, Key::Escape);
    assert!(!has(&harness, "Find in the article"));
    assert_eq!(chosen(&harness), "Its spokesman did not return calls.");
    assert!(is_in_view(&harness, ": Its spokesman did not return calls."));
    press(&mut harness, Key::Num5);
    let article = harness.state().bench.article.as_ref().expect("open");
    let span = fixture::Finder(&article.document).span("Its spokesman");
    assert!(article.review.mark_at(span).is_some(), "the verdict goes to what is seen");
}

#[test]
fn a_match_gone_to_from_outside_the_field_is_chosen_at_once() {
    let mut harness = looked_for("river authority");
    harness.get_by_label("Next match").click();
    harness.run_steps(4);
    assert!(has(&harness, "2 of 2"));
    assert!(chosen(&harness).starts_with("Nobody from the river authority"));
}

#[test]
fn what_was_chosen_meanwhile_stays_chosen() {
    let mut harness = looked_for("spokesman");
    harness.get_by_label_contains(": Nobody from the river").click();
    harness.run_steps(4);
    assert!(chosen(&harness).starts_with("Nobody from the river"));
    press(&mut harness, Key::Escape);
    assert!(chosen(&harness).starts_with("Nobody from the river"));
    let mut nothing = looked_for("nowhere at all");
    press(&mut nothing, Key::Escape);
    assert!(chosen(&nothing).starts_with("The council voted 7–5"), "words that are not there choose nothing");
}
