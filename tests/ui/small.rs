//! A window with little room: half of a small screen, or everything one and a half times as large. Nothing lies over
//! anything else, nothing is cut, and what does not fit scrolls.

use egui::{Key, Modifiers, Rect, Role};
use egui_kittest::kittest::Queryable as _;
use factdesk::app::Theme;
use factdesk::ui::Shell;

use crate::fixture;
use crate::reading::{Window, has, window};

/// 960×700 pixels at 150 %, in points.
const SMALL: (f32, f32) = (640.0, 467.0);

fn small(begins: Option<&str>) -> Window {
    let mut bench = fixture::bench(Theme::Light);
    let mut article = fixture::open_article();
    article.selected = begins.map(|begins| fixture::Finder(&article.document).statement(begins));
    bench.article = Some(article);
    window(Shell::new(bench), SMALL)
}

fn press(harness: &mut Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn rects(harness: &Window, role: Role) -> Vec<Rect> {
    harness.query_all_by_role(role).map(|node| node.rect()).filter(Rect::is_positive).collect()
}

#[test]
fn verdicts_have_room_and_lie_over_nothing() {
    let harness = small(Some("The vote was"));
    let verdicts: Vec<Rect> = ["Change needed", "Cannot confirm", "Ask the author"]
        .map(|name| harness.get_by_role_and_label(Role::RadioButton, name).rect())
        .into();
    for verdict in &verdicts {
        assert!(verdict.width() >= 124.0, "room for the words: {verdict:?}");
        assert!(verdict.right() <= SMALL.0, "inside the window: {verdict:?}");
        for other in rects(&harness, Role::Button) {
            assert!(!verdict.shrink(1.0).intersects(other.shrink(1.0)), "{verdict:?} and {other:?}");
        }
    }
}

#[test]
fn the_article_is_not_cut_beside_an_open_panel() {
    let mut harness = small(Some("The council voted 7–5"));
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    assert!(has(&harness, "Filter findings"));
    for words in harness.query_all_by_role(Role::Paragraph) {
        assert!(words.rect().right() <= SMALL.0 - 17.0, "under the strip: {:?}", words.rect());
    }
}

#[test]
fn while_nothing_is_chosen_the_room_is_the_articles() {
    let harness = small(None);
    let hint = harness.get_by_label("Choose a statement").rect();
    assert!(hint.top() > SMALL.1 - 34.0 - 48.0, "a line above the last one: {hint:?}");
}

#[test]
fn a_menu_higher_than_the_window_scrolls_to_what_has_the_keyboard() {
    let mut harness = small(Some("The vote was"));
    press(&mut harness, Modifiers::ALT, Key::C);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    harness.run_steps(10);
    let last = harness.get_by_label("Enter a complaint or correction…");
    assert!(last.is_focused(), "up from the first is the last");
    assert!(last.rect().bottom() <= SMALL.1, "and it is in view: {:?}", last.rect());
}

#[test]
fn the_last_line_leaves_room_for_the_sign_off() {
    let mut harness = small(Some("The vote was"));
    let sign_off = harness.get_by_label("Sign off…").rect();
    for words in ["7 of 31 marked, 3 settled", "9 problems", "1 to check again"] {
        let rect = harness.get_by_label(words).rect();
        assert!(rect.right() + 6.0 < sign_off.left(), "{words}: {rect:?}, {sign_off:?}");
    }
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    let drawer = harness.get_by_label("Key point 2").rect();
    assert!(drawer.top() > 255.0, "half of what the bars leave is the panel's and the article's: {drawer:?}");
}

#[test]
fn the_sheet_of_keys_fits() {
    let mut harness = small(None);
    press(&mut harness, Modifiers::NONE, Key::Questionmark);
    for title in ["Single letters sleep while you type.", "Confirmed", "Change needed"] {
        let rect = harness.get_all_by_role_and_label(Role::Label, title).next().expect(title).rect();
        assert!(rect.left() >= 8.0 && rect.top() >= 0.0 && rect.right() <= SMALL.0, "{title}: {rect:?}");
    }
    let close = harness.get_by_role_and_label(Role::Button, "Close").rect();
    assert!(close.right() <= SMALL.0 && close.bottom() <= SMALL.1, "{close:?}");
}

#[test]
fn in_a_wide_window_only_the_gutter_tells_of_statements() {
    let mut bench = fixture::bench(Theme::Light);
    bench.article = Some(fixture::open_article());
    let mut harness = window(Shell::new(bench), (2000.0, 900.0));
    let words = harness.get_by_label_contains("Paragraph 1, sentence 1, statement").rect();
    let told = |harness: &mut Window, x: f32| {
        harness.hover_at(egui::pos2(x, words.top() + 12.0));
        harness.run_steps(60);
        harness.query_all_by_label("Paragraph 1, sentence 1").next().is_some()
    };
    assert!(told(&mut harness, words.left() - 22.0), "beside the sign of a statement");
    assert!(!told(&mut harness, words.left() - 120.0), "in the blank beside the article");
}
