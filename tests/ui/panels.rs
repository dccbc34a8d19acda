//! Each panel at the left, by label: what it lists, and what can be done in it.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use factdesk::review::Verdict;
use factdesk::ui::Tab;

use crate::fixture::Finder;
use crate::reading::{Window, desk, has};

fn tab(begins: Option<&str>, tab: Tab) -> Window {
    let mut harness = desk(begins);
    harness.state_mut().view.tab = tab;
    harness.run_steps(3);
    harness
}

fn press(harness: &mut Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

/// Puts the caret into a field and types.
fn write(harness: &mut Window, field: &str, text: &str) {
    harness.get_by_label(field).focus();
    harness.run_steps(2);
    harness.get_by_label(field).type_text(text);
    harness.run_steps(3);
}

fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

fn verdict(harness: &Window, begins: &str) -> Option<Verdict> {
    let article = harness.state().bench.article.as_ref()?;
    let span = Finder(&article.document).span(begins);
    article.review.mark_at(span).map(|mark| mark.verdict)
}

#[test]
fn findings_are_searched_grouped_and_gone_through() {
    let mut harness = tab(None, Tab::Findings);
    assert!(has(&harness, "The body gives another vote."));
    write(&mut harness, "Filter findings", "builder");
    assert!(has(&harness, "This accuses the builder"));
    assert!(!has(&harness, "The body gives another vote."), "what does not fit is not listed");
    write(&mut harness, "Filter findings", " zebra");
    click(&mut harness, "Show all findings");
    assert!(has(&harness, "The body gives another vote."));
    click(&mut harness, "Rule");
    assert!(has(&harness, "Set all aside…"), "a rule that fired often can be set aside at once");
    harness.get_all_by_role_and_label(Role::Button, "Next finding").next().expect("a button").click();
    harness.run_steps(3);
    assert!(has(&harness, "1 of 9"));
    assert!(harness.state().bench.article.as_ref().is_some_and(|article| article.selected_finding.is_some()));
}

#[test]
fn a_finding_has_room_for_its_sentence_and_its_reason() {
    let mut harness = tab(None, Tab::Findings);
    let card = |harness: &Window, message: &str| {
        let mut nodes = harness.query_all_by_label_contains(message);
        nodes.find(|node| node.accesskit_node().role() == Role::ListBoxOption).expect("a card").rect()
    };
    let high = |harness: &Window, message: &str| card(harness, message).height();
    // One line of words and one of its reason; two of words; and the chosen one with no line left empty.
    let short = high(&harness, "The body gives another vote.");
    let long = high(&harness, "The same share is given with another sum.");
    assert!((long - short - 17.0).abs() < 0.5, "{short} and {long}");
    harness.query_all_by_label_contains("The body gives another vote.").next().expect("a card").click();
    harness.run_steps(4);
    let chosen = high(&harness, "The body gives another vote.");
    assert!((chosen - short - 30.0).abs() < 2.0, "{short} and {chosen}: only the buttons come in addition");
    let place = harness.get_by_label("1 of 9").rect();
    let button = harness.get_all_by_role_and_label(Role::Button, "Previous finding").next().expect("a button");
    assert!(button.rect().left() - place.right() >= 6.0, "they stand apart");
}

#[test]
fn a_whole_rule_is_set_aside_with_one_reason_and_one_undo() {
    let mut harness = tab(Some("Work begins"), Tab::Findings);
    press(&mut harness, Modifiers::NONE, Key::D);
    assert!(has(&harness, "Sets 1 finding aside"));
    press(&mut harness, Modifiers::NONE, Key::Num3);
    assert!(has(&harness, "Sets 3 findings aside"));
    press(&mut harness, Modifiers::NONE, Key::A);
    let aside = |harness: &Window| harness.state().bench.article.as_ref().map(|open| open.review.dismissals.len());
    assert_eq!(aside(&harness), Some(3));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(aside(&harness), Some(0));
}

#[test]
fn statements_are_picked_and_marked_at_once() {
    let mut harness = tab(Some("Council backs"), Tab::Around);
    press(&mut harness, Modifiers::NONE, Key::X);
    assert_eq!(harness.state().view.tab, Tab::Coverage, "the first pick shows what is picked");
    click(&mut harness, "Pick Paragraph 2, sentence 1");
    assert!(has(&harness, "2 picked"));
    press(&mut harness, Modifiers::NONE, Key::Num5);
    for begins in ["Council backs", "Experts say"] {
        assert_eq!(verdict(&harness, begins), Some(Verdict::Opinion), "{begins}");
    }
    assert!(!has(&harness, "2 picked"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    for begins in ["Council backs", "Experts say"] {
        assert_eq!(verdict(&harness, begins), None, "{begins}");
    }
}

#[test]
fn a_question_goes_to_the_author_for_one_statement_only() {
    let mut harness = tab(Some("Council backs"), Tab::Coverage);
    press(&mut harness, Modifiers::NONE, Key::X);
    press(&mut harness, Modifiers::NONE, Key::Num6);
    assert!(has(&harness, "one statement at a time"));
    assert_eq!(verdict(&harness, "Council backs"), None);
    press(&mut harness, Modifiers::SHIFT, Key::X);
    assert!(!has(&harness, "1 picked"));
}

#[test]
fn statements_are_assigned_to_a_name() {
    let mut harness = tab(Some("Experts say"), Tab::Coverage);
    press(&mut harness, Modifiers::SHIFT, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "Name").type_text("Ida Brandt");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(!has(&harness, "Who looks"), "the question is answered");
    let assigned = harness.state().bench.article.as_ref().map(|open| open.review.assignments.len());
    assert_eq!(assigned, Some(1));
    write(&mut harness, "Search statements", "experts");
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    click(&mut harness, "All");
    press(&mut harness, Modifiers::SHIFT, Key::A);
    click(&mut harness, "Take the names off");
    let assigned = harness.state().bench.article.as_ref().map(|open| open.review.assignments.len());
    assert_eq!(assigned, Some(0));
}

#[test]
fn repeats_stand_side_by_side() {
    let mut harness = tab(None, Tab::Repeats);
    let first = harness.get_all_by_label("Side by side…").next().expect("a group");
    first.click();
    harness.run_steps(3);
    assert!(has(&harness, "First said at the left"));
    harness.get_all_by_label_contains("Reyes said the town would pay").last().expect("the copy").click();
    harness.run_steps(3);
    let chosen = harness.state().bench.article.as_ref().and_then(|open| open.selected);
    let expected = harness.state().bench.article.as_ref().map(|open| Finder(&open.document).statement("Reyes said"));
    assert_eq!(chosen, expected);
    assert!(!has(&harness, "First said at the left"));
}

#[test]
fn a_source_lights_up_what_it_says() {
    let mut harness = tab(None, Tab::Sources);
    click(&mut harness, "Mayor Ann Lee, named, 3 statements");
    assert!(has(&harness, "3 statements lit up in the article"));
    click(&mut harness, "Put out");
    assert!(!has(&harness, "lit up in the article"));
    click(&mut harness, "nameless plural, 1 statement");
    assert!(has(&harness, "1 statement lit up"));
}

#[test]
fn a_reply_goes_to_the_questions_by_their_numbers() {
    let mut harness = tab(None, Tab::Queries);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    harness.get_by_label("Paste the mail here").type_text("Hello,\n1. The clerk says so, on record.");
    harness.run_steps(3);
    assert!(has(&harness, "The clerk says so, on record."));
    assert!(has(&harness, "Not taken over"), "the greeting is shown apart");
    click(&mut harness, "Take over 1 answer");
    let answer = harness.state().bench.article.as_ref().and_then(|open| open.review.queries[0].answer.clone());
    assert_eq!(answer.map(|(text, _)| text).as_deref(), Some("The clerk says so, on record."));
    assert!(has(&harness, "Answered, 1, shown"));
}

#[test]
fn changes_lead_through_what_must_be_checked_again() {
    let mut harness = tab(None, Tab::Changes);
    assert!(has(&harness, "Check again, 1, shown"));
    press(&mut harness, Modifiers::SHIFT, Key::R);
    let chosen = harness.state().bench.article.as_ref().and_then(|open| open.selected);
    let expected =
        harness.state().bench.article.as_ref().map(|open| Finder(&open.document).statement("The town’s share"));
    assert_eq!(chosen, expected);
    press(&mut harness, Modifiers::NONE, Key::R);
    assert!(!has(&harness, "Check again, 1, shown"), "it is reaffirmed");
}

#[test]
fn a_note_is_written_on_where_it_is_listed() {
    let mut harness = tab(None, Tab::Notes);
    harness.get_by_label_contains("Note: Minutes say 7–5.").click();
    harness.run_steps(3);
    let field = harness.get_all_by_label("Note").next().expect("a field for the chosen one");
    field.focus();
    harness.run_steps(2);
    harness.get_all_by_label("Note").next().expect("the field").type_text(" Done.");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let text = harness.state().bench.article.as_ref().map(|open| open.review.notes[0].text.clone());
    assert_eq!(text.as_deref(), Some("Minutes say 7–5. Asked the author to change the key point. Done."));
}

#[test]
fn sources_are_named_as_an_editor_writes_them() {
    let harness = tab(None, Tab::Sources);
    assert!(has(&harness, "Experts, "), "with a capital at the head of a line");
    assert!(has(&harness, "The county\u{2019}s flood plan, "));
    assert!(has(&harness, "heard: Mayor Ann Lee, Omar Reyes, the county\u{2019}s flood plan"), "and small inside one");
}

#[test]
fn a_place_without_room_is_shortened_and_told_whole_on_hover() {
    let mut harness = tab(None, Tab::Findings);
    let row = harness.get_by_label_contains("The same share is given with another sum.");
    let label = row.accesskit_node().label().unwrap_or_default();
    assert!(label.contains(", sentence "), "a screen reader is told the whole place: {label}");
    row.hover();
    harness.run_steps(60);
    let place =
        label.split(", ").skip_while(|part| !part.starts_with("Paragraph")).take(2).collect::<Vec<_>>().join(", ");
    let place = place.split(':').next().unwrap_or_default().to_owned();
    assert!(harness.query_all_by_label(&place).next().is_some(), "{place} on hover");
}

#[test]
fn a_list_that_is_worked_through_stays_open() {
    for open in [Tab::Coverage, Tab::Changes, Tab::Notes] {
        let mut harness = tab(Some("Council backs"), open);
        for _ in 0..14 {
            press(&mut harness, Modifiers::NONE, Key::J);
        }
        assert_eq!(harness.state().view.tab, open, "through the key points, too");
    }
}
