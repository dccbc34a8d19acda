//! What was copied elsewhere becomes an article: by the keys, by the form, with and without its HTML.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use factdesk::app::{Action, Copied, Theme};
use factdesk::document::{BlockKind, Part};
use factdesk::ui::commands::Command;
use factdesk::ui::{Clipboard, Fixed, Shell};

use crate::fixture;
use crate::reading::{Window, has, window};
use crate::session::{act, settle};

const TEXT: &str = "Bridge closes\nKey points\nThe bridge closes on Monday.\nIt opens in May.\nThe bridge over the Lenn \
    closes on Monday for repairs that take four weeks, the city said.\n";

const HTML: &str = "<meta charset='utf-8'><h1>Bridge closes</h1><h2>Key points</h2><ul><li>The bridge closes on \
    Monday.</li><li>It opens in May.</li></ul><p>The <a href=\"https://example.org/lenn\">bridge over the Lenn</a> closes \
    on Monday for repairs that take four weeks, the city said.</p>";

fn copied(html: &str) -> Copied {
    Copied { text: TEXT.to_owned(), html: html.to_owned() }
}

fn empty(clipboard: impl Clipboard + 'static) -> Window {
    let mut shell = Shell::new(fixture::bench(Theme::Light));
    shell.clipboard = Box::new(clipboard);
    window(shell, (1200.0, 800.0))
}

/// Key points that are items of a list.
fn items(harness: &Window) -> usize {
    let document = &harness.state().bench.article.as_ref().expect("open").document;
    let item = |block: &&factdesk::document::Block| matches!(block.kind, BlockKind::ListItem(_));
    document.blocks.iter().filter(|block| block.part == Part::KeyPoints).filter(item).count()
}

#[test]
fn pasted_with_the_keys_it_keeps_its_lists() {
    let mut harness = empty(Fixed(copied(HTML)));
    harness.event(Event::Paste(TEXT.to_owned()));
    settle(&mut harness);
    assert_eq!(items(&harness), 2);
    let article = harness.state().bench.article.as_ref().expect("open");
    assert!(article.path.is_none() && article.document.meta.title == "Bridge closes");
}

#[test]
fn html_that_lacks_the_words_is_not_taken() {
    let mut harness = empty(Fixed(copied("<p>Something else, from before.</p>")));
    harness.event(Event::Paste(TEXT.to_owned()));
    settle(&mut harness);
    assert!(
        harness.state().bench.article.as_ref().expect("open").document.text.contains("repairs that take four weeks")
    );
}

#[test]
fn the_form_says_what_comes_along() {
    let mut harness = empty(Fixed(copied(HTML)));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    harness.run_steps(6);
    assert!(has(&harness, "Headings, lists, bold words and links come along."));
    harness.get_by_label("Open it").click();
    settle(&mut harness);
    assert_eq!(items(&harness), 2);
}

#[test]
fn what_is_typed_into_the_form_is_plain_text() {
    let mut harness = empty(Fixed(copied(HTML)));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    harness.run_steps(6);
    harness.event(Event::Text("More. ".to_owned()));
    harness.run_steps(4);
    assert!(has(&harness, "Changed by hand: taken as plain text."));
}

struct Locked;

impl Clipboard for Locked {
    fn read(&mut self) -> Result<Copied, String> {
        Err("The clipboard is locked.".to_owned())
    }
}

#[test]
fn a_clipboard_that_cannot_be_read_is_told_of() {
    let mut harness = empty(Locked);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    harness.run_steps(6);
    assert!(has(&harness, "The clipboard is locked."));
}

#[test]
fn a_file_attached_to_a_mail_is_opened() {
    let mail = "From: a@example.org\nTo: b@example.org\nSubject: The bridge\nMIME-Version: 1.0\nContent-Type: \
        multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHere are the notes.\n--b\nContent-Type: \
        text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nThe ferry was late, its captain said.\n--b--\n";
    let mut harness = empty(Fixed::default());
    act(&mut harness, Action::OpenBytes { name: "bridge.eml".to_owned(), bytes: mail.as_bytes().to_vec() });
    let ctx = harness.ctx.clone();
    harness.state_mut().run(&ctx, Command::ImportNotes);
    harness.run_steps(6);
    harness.get_by_label("Open an attached file").click();
    harness.run_steps(4);
    harness.get_by_label("notes.txt").click();
    settle(&mut harness);
    act(&mut harness, Action::Unsaved(factdesk::app::Next::Discard));
    assert_eq!(harness.state().bench.article.as_ref().expect("open").name, "notes.txt");
}
