//! Working on an article: picking words, facts, parts one by one, a cold read, how it should read.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use factdesk::app::Theme;
use factdesk::review::Verdict;
use factdesk::text::Span;
use factdesk::ui::{Shell, Tab};

use crate::fixture::{self, Finder};
use crate::reading::{Window, desk, has, window};

fn press(harness: &mut Window, held: Modifiers, key: Key) {
    harness.key_press_modifiers(held, key);
    harness.run_steps(3);
}

fn verdict_at(harness: &Window, begins: &str, words: &str) -> Option<Verdict> {
    let article = harness.state().bench.article.as_ref()?;
    let span = Finder(&article.document).inside(begins, words);
    article.review.mark_at(span).map(|mark| mark.verdict)
}

fn chosen(harness: &Window) -> String {
    let article = harness.state().bench.article.as_ref().expect("open");
    let id = article.selected.expect("something is chosen");
    article.document.words(article.document.statement(id).span).to_owned()
}

fn copied(harness: &mut Window) -> String {
    harness.event(Event::Copy);
    // The copy is a command of the one frame.
    harness.step();
    let text = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    text.unwrap_or_default()
}

#[test]
fn words_are_picked_with_the_keyboard_and_copied() {
    let mut harness = desk(Some("Lee said she had"));
    assert_eq!(copied(&mut harness), "Lee said she had not seen it.", "the chosen sentence, where nothing is picked");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(copied(&mut harness), "Lee said");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(copied(&mut harness), "Lee sai");
    // Down a row, over the end of the paragraph into the next.
    for _ in 0..3 {
        press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    }
    let text = copied(&mut harness);
    assert!(text.starts_with("Lee said she had not seen it.\n\nWho pays\n\nThe"), "{text}");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(copied(&mut harness), "Lee said she had not seen it.");
}

#[test]
fn words_dragged_over_are_whole_and_a_wrong_one_asks_how_it_should_read() {
    let mut harness = desk(Some("Nobody from the river"));
    // Into view.
    press(&mut harness, Modifiers::NONE, Key::K);
    press(&mut harness, Modifiers::NONE, Key::J);
    let rect = harness.get_by_label_contains(": Nobody from the river").rect();
    let at = |share: f32| egui::pos2(rect.left() + share * rect.width(), rect.center().y);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(Event::PointerMoved(at(0.36)));
    harness.event(button(at(0.36), true));
    harness.run_steps(2);
    for share in [0.4, 0.5] {
        harness.event(Event::PointerMoved(at(share)));
        harness.run_steps(2);
    }
    harness.event(button(at(0.5), false));
    harness.run_steps(3);
    assert!(has(&harness, "Only “river authority”"), "half of each was dragged over");
    press(&mut harness, Modifiers::NONE, Key::Num3);
    assert_eq!(verdict_at(&harness, "Nobody from", "river authority"), Some(Verdict::Wrong));
    let field = harness.get_all_by_label("Should read").find(egui_kittest::Node::is_focused).expect("typed in");
    assert_eq!(field.value().as_deref(), Some("river authority"), "begun from how it reads");
}

#[test]
fn several_picked_sentences_are_marked_in_one_step() {
    let mut harness = desk(Some("Experts say"));
    press(&mut harness, Modifiers::SHIFT, Key::End);
    assert!(has(&harness, "3 statements picked"));
    press(&mut harness, Modifiers::NONE, Key::Num5);
    let marks = |harness: &Window| {
        ["Experts say", "The builder hid", "Lee said she had"].map(|begins| {
            let article = harness.state().bench.article.as_ref().expect("open");
            let span = Finder(&article.document).span(begins);
            article.review.mark_at(span).map(|mark| mark.verdict)
        })
    };
    assert_eq!(marks(&harness), [Some(Verdict::Opinion); 3]);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(marks(&harness), [None, Some(Verdict::OnAuthor), None]);
    press(&mut harness, Modifiers::SHIFT, Key::End);
    assert!(has(&harness, "3 statements picked"));
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(marks(&harness), [None; 3], "the marks of all are taken back, not only that of the chosen one");
}

#[test]
fn what_needs_something_picked_or_chosen_is_dim_without() {
    use factdesk::ui::commands::Command::{Assign, Confirm, PickNone, Unmark};
    let dim = |harness: &Window| {
        let shown = harness.state();
        [PickNone, Assign, Confirm, Unmark].map(|command| !command.is_enabled(&shown.bench, shown.desk()))
    };
    let mut harness = desk(None);
    assert_eq!(dim(&harness), [true; 4], "nothing is chosen");
    let mut chosen = desk(Some("Council backs"));
    assert_eq!(dim(&chosen), [true, false, false, true]);
    press(&mut chosen, Modifiers::NONE, Key::X);
    assert_eq!(dim(&chosen), [false; 4]);
    let marks = |harness: &Window| harness.state().bench.article.as_ref().expect("open").review.marks.len();
    let before = marks(&harness);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    assert_eq!(marks(&harness), before, "and a key does nothing");
}

#[test]
fn facts_are_ticked_one_by_one() {
    let mut harness = desk(Some("The town’s share"));
    assert!(has(&harness, "Figure: $3.1 million, open"));
    press(&mut harness, Modifiers::NONE, Key::F);
    assert!(has(&harness, "Only “$3.1 million”"));
    press(&mut harness, Modifiers::NONE, Key::Num1);
    assert_eq!(verdict_at(&harness, "The town’s share", "$3.1 million"), Some(Verdict::Confirmed));
    assert!(has(&harness, "Figure: $3.1 million, confirmed"));
    // The same figure stands in a table; the tick is offered there.
    assert!(has(&harness, "“$3.1 million” stands in 1 more place"));
    press(&mut harness, Modifiers::NONE, Key::M);
    assert_eq!(verdict_at(&harness, "Share of the town", "$3.1 million"), Some(Verdict::Confirmed));
    assert!(!has(&harness, "stands in 1 more place"), "an offer taken is gone");
    // The next fact is the first without a mark.
    press(&mut harness, Modifiers::NONE, Key::F);
    assert!(has(&harness, "Only “four years”"));
}

#[test]
fn the_parts_are_gone_through_by_keys() {
    let mut harness = desk(None);
    press(&mut harness, Modifiers::NONE, Key::W);
    assert!(has(&harness, "Going through the parts 1 of"));
    assert_eq!(chosen(&harness), "Council backs flood wall after split vote");
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::J);
    assert_eq!(chosen(&harness), "The council voted to build a flood wall along the river.");
    press(&mut harness, Modifiers::NONE, Key::E);
    assert!(has(&harness, "evidence 1 of 1"));
    press(&mut harness, Modifiers::NONE, Key::K);
    // A mark that needs no words leads on to the next open item.
    press(&mut harness, Modifiers::NONE, Key::Num5);
    assert_eq!(chosen(&harness), "The wall will protect 400 homes by 2028.");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!has(&harness, "Going through the parts"));
}

#[test]
fn evidence_is_one_key_away_both_ways() {
    let mut harness = desk(Some("The vote was"));
    harness.get_by_label("Source: Mayor Ann Lee").click();
    harness.run_steps(3);
    assert!(chosen(&harness).starts_with("The council voted 7–5"));
    press(&mut harness, Modifiers::NONE, Key::E);
    assert_eq!(chosen(&harness), "The vote was 8–4, with two members absent.", "back to where one came from");
}

#[test]
fn what_is_done_can_be_left_out_of_the_list() {
    let mut harness = desk(None);
    assert!(has(&harness, "The council voted to build a flood wall"));
    harness.get_by_label_contains("To do ").click();
    harness.run_steps(3);
    assert!(!has(&harness, "The council voted to build a flood wall"), "it is marked");
    assert!(has(&harness, "The wall will protect 400 homes"));
}

#[test]
fn a_cold_read_shows_nothing_the_program_found() {
    let mut harness = desk(Some("The vote was"));
    assert!(has(&harness, "Text says otherwise") && has(&harness, "flagged"));
    press(&mut harness, Modifiers::SHIFT, Key::H);
    for words in ["Text says otherwise", "flagged", "Why it is flagged", "Findings 9", "9 problems"] {
        assert!(!has(&harness, words), "{words} is shown");
    }
    assert!(has(&harness, "Cold read") && has(&harness, "Findings are not shown"));
    press(&mut harness, Modifiers::SHIFT, Key::H);
    assert!(has(&harness, "Text says otherwise"));
}

#[test]
fn should_read_begins_with_how_it_reads() {
    let mut harness = desk(Some("Homeowners pay"));
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, "Should read");
    assert_eq!(field.value().as_deref(), Some("Homeowners pay nothing."));
    field.focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Should read").type_text(" So far.");
    harness.run_steps(2);
    assert!(has(&harness, "From Homeowners pay nothing. to "), "the difference is told");
}

#[test]
fn a_pasted_address_becomes_a_source() {
    let mut harness = desk(Some("Lee said she had"));
    harness.event(Event::Paste("https://example.org/minutes".to_owned()));
    harness.run_steps(3);
    let article = harness.state().bench.article.as_ref().expect("open");
    let link = article.review.source_links.last().expect("a link");
    assert_eq!(link.place.span, Some(Finder(&article.document).span("Lee said she had")));
    assert!(has(&harness, "https://example.org/minutes"));
}

#[test]
fn a_note_of_the_draft_becomes_a_source_at_a_key() {
    let mut harness = desk(Some("Lee said she had"));
    assert!(has(&harness, "notebook 3, page 8"));
    press(&mut harness, Modifiers::NONE, Key::T);
    let article = harness.state().bench.article.as_ref().expect("open");
    let source = article.review.sources.last().expect("a source");
    assert_eq!(source.title, "Remark by Dana Whitfield");
    assert!(has(&harness, "taken as a source"));
}

#[test]
fn find_looks_around_the_article_too() {
    let mut harness = desk(None);
    harness.state_mut().view.tab = Tab::Findings;
    press(&mut harness, Modifiers::COMMAND, Key::F);
    harness.get_by_label("Find in the article").type_text("400 homes");
    harness.run_steps(3);
    assert!(has(&harness, "of 2, 1 around the article"));
    press(&mut harness, Modifiers::NONE, Key::F3);
    press(&mut harness, Modifiers::NONE, Key::F3);
    assert_eq!(harness.state().view.tab, Tab::Around, "the match there is shown");
}

#[test]
fn everything_that_can_be_pressed_has_a_name() {
    for (begins, size) in [("The vote was", (1440.0, 900.0)), ("Reyes said", (960.0, 700.0))] {
        for tab in Tab::ALL {
            let mut bench = fixture::bench(Theme::Dark);
            let mut article = fixture::open_article();
            article.selected = Some(Finder(&article.document).statement(begins));
            bench.article = Some(article);
            let mut shell = Shell::new(bench);
            shell.view.tab = tab;
            nothing_is_nameless(&window(shell, size), tab);
        }
    }
}

fn nothing_is_nameless(harness: &Window, tab: Tab) {
    let pressable = [
        Role::Button,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::CheckBox,
        Role::RadioButton,
        Role::Tab,
        Role::ListBoxOption,
        Role::ComboBox,
    ];
    let mut seen = 0;
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        if pressable.contains(&node.role()) {
            seen += 1;
            let named = node.label().is_some_and(|label| !label.trim().is_empty());
            assert!(named, "{tab:?}: a {:?} without a name", node.role());
        }
    }
    assert!(seen > 10, "{seen} controls at {tab:?}");
}

#[test]
fn the_strip_says_where_one_is() {
    let mut harness = desk(None);
    let strip = harness.get_by_role_and_label(Role::Slider, "Place in the article, in percent");
    strip.hover();
    harness.run_steps(40);
    assert!(has(&harness, "Paragraph") || has(&harness, "Heading"));
}

#[test]
fn what_is_picked_is_a_range_of_the_document() {
    let mut harness = desk(Some("The work is to start"));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    let text = copied(&mut harness);
    let document = harness.state().bench.article.as_ref().expect("open").document.clone();
    assert!(text.starts_with("Council backs flood wall after split vote\n\n"));
    assert!(
        text.ends_with(document.words(Span::new(document.text.trim_end().len() - 20, document.text.trim_end().len())))
    );
    assert!(!text.contains("Homeowners pay nothing.\n\n- "), "list items are plain");
    assert!(!text.contains("The vote was 8–4"), "what is made from the article is beside it");
}
