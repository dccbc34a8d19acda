//! What stands where: the article, its marks, the panels around it.

use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use factdesk::app::Theme;
use factdesk::check::Checked;
use factdesk::review::Review;
use factdesk::ui::{Request, Shell, Tab, install_fonts};

use crate::fixture;

pub(crate) type Window = Harness<'static, Shell>;

/// The window on the fixture, with one statement chosen.
pub(crate) fn desk(begins: Option<&str>) -> Window {
    let mut bench = fixture::bench(Theme::Light);
    let mut article = fixture::open_article();
    article.selected = begins.map(|begins| fixture::Finder(&article.document).statement(begins));
    bench.article = Some(article);
    window(Shell::new(bench), (1440.0, 900.0))
}

pub(crate) fn window(shell: Shell, (width, height): (f32, f32)) -> Window {
    let mut harness = Harness::builder()
        .with_size(vec2(width, height))
        .with_context_setup(install_fonts)
        .build_ui_state(fixture::fill, shell);
    harness.run_steps(3);
    harness
}

pub(crate) fn has(harness: &Window, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_statement_is_read_out_with_place_number_and_state() {
    let harness = desk(None);
    assert!(has(&harness, "Paragraph 1, sentence 1, statement 12 of 31: The council voted 7–5"));
    assert!(has(&harness, "(confirmed)"));
    assert!(has(&harness, "(open, flagged: "));
}

#[test]
fn an_item_says_what_the_program_found_apart_from_the_mark() {
    let harness = desk(Some("The vote was"));
    assert!(has(&harness, "Text says otherwise text: “7–5”"));
    assert!(has(&harness, "Not in the text"));
    assert!(harness.query_all_by_label("Key point 2").next().is_some(), "the panel says what is chosen");
}

#[test]
fn every_tab_opens() {
    let mut harness = desk(None);
    // Those that have no room in the bar are in a menu behind it; the open one always has room.
    for (tab, words) in [
        ("Findings 9", "Filter findings"),
        ("Repeats 2", "Said twice, not the same, 1, shown"),
        ("Sources", "Mayor Ann Lee, named, 3 statements"),
        ("With the author 1", "Waiting, 1, shown"),
        ("Not looked at 24", "24 of 31 statements not looked at"),
        ("Notes 1", "Note: Minutes say 7–5. Asked the author to change the key point."),
    ] {
        if harness.query_by_role_and_label(Role::Tab, tab).is_none() {
            harness.get_by_label("More panels").click();
            harness.run_steps(3);
        }
        harness.get_by_label_contains(tab).click();
        harness.run_steps(3);
        assert!(has(&harness, words), "{tab}: no {words:?}");
        assert!(harness.query_by_role_and_label(Role::Tab, tab).is_some(), "the open tab is in the bar");
    }
}

#[test]
fn a_cold_read_tells_nothing_that_the_program_found() {
    let mut harness = desk(Some("The vote was"));
    assert!(has(&harness, "Source named in 6 of 15 sentences"));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::H);
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num8);
    harness.run_steps(3);
    for words in ["Source named in", "With a problem", "problems", "Text says otherwise", "flagged"] {
        assert!(!has(&harness, words), "{words}");
    }
}

#[test]
fn nothing_off_the_screen_is_set() {
    let document = fixture::long_document(100_000);
    let blocks = document.blocks.len();
    let mut bench = fixture::bench(Theme::Light);
    bench.article = Some(fixture::article(document, Checked::default(), Review::default()));
    let harness = window(Shell::new(bench), (1440.0, 900.0));
    let measured = harness.state().view.article_view().blocks_measured();
    assert!(measured > 3 && measured < 30, "{measured} of {blocks} blocks were set");
}

#[test]
fn at_half_a_screen_the_tabs_are_a_rail() {
    let mut bench = fixture::bench(Theme::Light);
    bench.article = Some(fixture::open_article());
    let mut harness = window(Shell::new(bench), (960.0, 700.0));
    assert!(!has(&harness, "Key points, 2 of 4"), "the left panel is folded");
    harness.get_by_label("Around the article").click();
    harness.run_steps(3);
    assert!(has(&harness, "Key points, 2 of 4"));
    assert_eq!(harness.state().view.tab, Tab::Around);
}

#[test]
fn the_welcome_screen_offers_what_can_be_opened() {
    let mut harness = window(Shell::new(fixture::bench(Theme::Light)), (1200.0, 800.0));
    for label in ["Open…", "Paste text…", "Open the sample", "hospital-waits.docx"] {
        assert!(has(&harness, label), "{label}");
    }
    harness.get_by_label("Open…").click();
    harness.run_steps(2);
    assert_eq!(harness.state().view.requests, [Request::Open]);
}
