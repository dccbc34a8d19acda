//! Going through the parts, one mark for many places, and sources that come in from outside.

use std::fs;

use factdesk::app::{Action, Effect, Field, Move, ToastLevel, Workbench};
use factdesk::document::Part;
use factdesk::review::{SourceKind, Verdict};
use factdesk::text::Span;

use super::session::{act, folder_with, mark, opened, problems, review};

const TEXT: &str = "# Bridge closes\n\nKey points\n\n- The bridge closes on Monday.\n- Repairs cost XX euros.\n- Drivers are angry.\n\n\
    The bridge closes on Monday. Ida Brandt leads the works.\n\nDrivers are angry, Ida Brandt said. Nobody knows why.\n";

fn chosen(bench: &Workbench) -> String {
    let article = bench.article.as_ref().expect("open");
    let id = article.selected.expect("something is chosen");
    article.document.words(article.document.statement(id).span).to_owned()
}

fn spans(bench: &Workbench, words: &str) -> Vec<Span> {
    let text = &bench.article.as_ref().expect("open").document.text;
    text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len())).collect()
}

#[test]
fn the_parts_are_gone_through_in_their_order() {
    let (_folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    let mut places = Vec::new();
    loop {
        let effects = act(&mut bench, Action::Go(Move::NextItem));
        if matches!(&effects[..], [Effect::Toast(toast)] if toast.level == ToastLevel::Info) {
            break;
        }
        let article = bench.article.as_ref().expect("open");
        let part = article.document.statement(article.selected.expect("chosen")).part;
        places.push(Part::AROUND.iter().position(|other| *other == part).expect("an item around the article"));
    }
    assert!(places.len() >= 3 && places.is_sorted(), "{places:?}");
    let last = chosen(&bench);
    act(&mut bench, Action::Go(Move::PreviousItem));
    assert_ne!(chosen(&bench), last, "one back");
    // Confirming leads to the next item, never into the body; a warning stops it.
    let mut stopped = false;
    for _ in 0..places.len() {
        let effects = act(&mut bench, Action::ConfirmAndGo(Move::NextOpenItem));
        stopped |= effects.contains(&Effect::Focus(Field::Findings));
        let article = bench.article.as_ref().expect("open");
        let part = article.document.statement(article.selected.expect("chosen")).part;
        assert!(part.is_derived() && part != Part::Body);
    }
    assert!(stopped, "the placeholder is shown before it can be confirmed");
}

#[test]
fn one_mark_goes_to_many_places_in_one_step() {
    let (_folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    let spans = spans(&bench, "Ida Brandt");
    assert_eq!(spans.len(), 2);
    act(&mut bench, Action::MarkAll { spans: spans.clone(), verdict: Some(Verdict::Confirmed) });
    for span in &spans {
        assert_eq!(review(&bench).mark_at(*span).map(|mark| mark.verdict), Some(Verdict::Confirmed));
    }
    act(&mut bench, Action::Undo);
    assert!(review(&bench).marks.is_empty(), "one step back takes both away");
}

/// The article open, one of its statements, and a file beside it that is to be a source.
fn with_minutes() -> (tempfile::TempDir, Workbench, Span, String) {
    let (folder, path) = folder_with(TEXT);
    let minutes = folder.path().join("minutes.pdf");
    fs::write(&minutes, "Carried, 7 to 5.").expect("written");
    let bench = opened(&path);
    let span = spans(&bench, "Ida Brandt leads the works.")[0];
    (folder, bench, span, minutes.to_string_lossy().into_owned())
}

#[test]
fn a_file_becomes_a_source_with_path_and_hash() {
    let (_folder, mut bench, span, from) = with_minutes();
    let effects = act(&mut bench, Action::TakeSource { span, from: from.clone() });
    assert!(problems(&effects).is_empty(), "{effects:?}");
    let source = review(&bench).sources.first().expect("a source").clone();
    assert_eq!((source.title.as_str(), &source.path, source.kind), ("minutes.pdf", &from, SourceKind::Document));
    assert_eq!(source.sha256.len(), 64);
    assert_eq!(source.date_seen.len(), "2026-05-13".len());
    assert_eq!(review(&bench).source_links.first().and_then(|link| link.place.span), Some(span));
    // It is the one that Shift+S links again.
    let other = spans(&bench, "Nobody knows why.")[0];
    act(&mut bench, Action::SameSourceAgain(other));
    assert_eq!(review(&bench).source_links.len(), 2);
}

#[test]
fn a_file_is_read_in_the_background_and_nothing_is_left_before() {
    let (_folder, mut bench, span, from) = with_minutes();
    // Not waited for: the window goes on, and whoever closes it is asked about the source that came.
    assert!(bench.apply(Action::TakeSource { span, from }).is_empty());
    let effects = bench.apply(Action::Close);
    assert!(effects.contains(&Effect::AskUnsaved), "{effects:?}");
    assert_eq!(review(&bench).sources.len(), 1);
    assert_eq!(review(&bench).sources[0].sha256.len(), 64);
}

#[test]
fn an_address_becomes_a_source_and_a_missing_file_does_not() {
    let (_folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    let span = spans(&bench, "Nobody knows why.")[0];
    act(&mut bench, Action::TakeSource { span, from: " https://example.org/minutes ".to_owned() });
    let source = review(&bench).sources.first().expect("a source").clone();
    assert_eq!((source.title.as_str(), source.kind), ("https://example.org/minutes", SourceKind::Link));
    let effects = act(&mut bench, Action::TakeSource { span, from: "/nowhere/minutes.pdf".to_owned() });
    assert_eq!(problems(&effects).len(), 1, "it is told");
    assert_eq!(review(&bench).sources.len(), 1);
}

#[test]
fn addresses_are_told_from_text() {
    for (text, is) in [
        ("https://example.org/a", true),
        (" http://example.org ", true),
        ("www.example.org", true),
        ("see https://example.org", false),
        ("https://", false),
        ("example", false),
    ] {
        assert_eq!(factdesk::app::is_address(text), is, "{text}");
    }
}

#[test]
fn a_mark_alone_goes_nowhere() {
    let (_folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    act(&mut bench, Action::Go(Move::NextItem));
    let before = chosen(&bench);
    mark(&mut bench, "Bridge closes", Verdict::Confirmed);
    assert_eq!(chosen(&bench), before, "only Enter goes on");
}

#[test]
fn a_quote_is_clean_and_says_where_it_stands() {
    let (_folder, path) =
        folder_with("A bridge\n\n“It closes,” she said. He said “no” to “that”. Rain fell.\n\n“It closes.”\n");
    let mut bench = opened(&path);
    for (words, quote) in [
        ("“It closes,” she said.", "“‘It closes,’ she said.” (Paragraph 1, sentence 1, "),
        ("Rain fell.", "“Rain fell.” (Paragraph 1, sentence 3, "),
        ("“It closes.”", "“It closes.” (Paragraph 2, sentence 1, "),
    ] {
        let span = *spans(&bench, words).last().expect("there");
        let effects = act(&mut bench, Action::CopyQuote(span));
        let copied = matches!(&effects[..], [Effect::Copy(text)] if text.starts_with(quote));
        assert!(copied, "{words}: {effects:?}");
    }
}

#[test]
fn a_fact_that_changed_is_found_again() {
    let (folder, path) = folder_with("A bridge\n\nIt closes on Monday. Repairs cost 3 million euros, she said.\n");
    let mut bench = opened(&path);
    let span = spans(&bench, "3 million euros")[0];
    act(&mut bench, Action::MarkAll { spans: vec![span], verdict: Some(Verdict::Confirmed) });
    let second = folder.path().join("wall-v2.txt");
    fs::write(&second, "A bridge\n\nIt closes on Monday. Repairs cost 5 million euros, she said.\n").expect("written");
    act(&mut bench, Action::BringInVersion(second));
    if bench.tally().check_again > 0 {
        act(&mut bench, Action::Go(Move::NextCheckAgain));
        assert!(chosen(&bench).starts_with("Repairs cost 5"), "the statement in which the fact stands");
    } else {
        assert_eq!(bench.tally().gone, 1, "else it is listed as gone");
    }
}
