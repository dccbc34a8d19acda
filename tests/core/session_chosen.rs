//! What is chosen, across versions of the article and across undo.

use std::fs;

use factdesk::app::{Action, DiskChange, Effect, Workbench};
use factdesk::review::Verdict;

use super::session::{act, folder_with, mark, opened, statement};

const PARAGRAPHS: [&str; 4] = [
    "Harbour opens again",
    "The harbour of Lund opened again on Tuesday, the port authority said. Some 40 ships had waited outside.",
    "The dredging cost 4 million crowns. It will be done again in May, the authority said.",
    "Nobody was hurt. The mole was built in 1904. The ferry runs again.",
];

fn text() -> String {
    PARAGRAPHS.join("\n\n") + "\n"
}

fn chosen(bench: &Workbench) -> &str {
    let article = bench.article.as_ref().expect("open");
    article.document.words(article.document.statement(article.selected.expect("something is chosen")).span)
}

/// The sentence chosen after `from` was chosen and the file became `then`.
fn chosen_after(from: &str, then: &str) -> String {
    let (_folder, path) = folder_with(&text());
    let mut bench = opened(&path);
    let (id, _) = statement(&bench, from);
    act(&mut bench, Action::Select(id));
    fs::write(&path, then).expect("written");
    let effects = act(&mut bench, Action::ReloadArticle);
    let id = bench.article.as_ref().expect("open").selected.expect("chosen");
    assert!(effects.contains(&Effect::Reveal(id)), "it is shown: {effects:?}");
    chosen(&bench).to_owned()
}

#[test]
fn the_chosen_sentence_stays_chosen_in_a_new_version() {
    let longer = text().replace("The dredging", "A paragraph came in here.\n\nThe dredging");
    assert_eq!(chosen_after("The mole", &longer), "The mole was built in 1904.");
    let edited = longer.replace("built in 1904", "finished in 1914");
    assert_eq!(chosen_after("The mole", &edited), "The mole was finished in 1914.");
    let moved =
        text().replace(" The mole was built in 1904.", "").replace("Nobody", "The mole was built in 1904. Nobody");
    assert_eq!(chosen_after("The mole", &moved), "The mole was built in 1904.");
    // The same words stand twice: the second stays the second.
    let twice = text().replace("The ferry runs again.", "Nobody was hurt.");
    let (_folder, path) = folder_with(&twice);
    let mut bench = opened(&path);
    let last = bench.article.as_ref().expect("open").document.ids().next_back().expect("some");
    act(&mut bench, Action::Select(last));
    fs::write(&path, twice.replace("The dredging", "A paragraph came in here.\n\nThe dredging")).expect("written");
    act(&mut bench, Action::ReloadArticle);
    let article = bench.article.as_ref().expect("open");
    assert_eq!(article.selected, article.document.ids().next_back());
}

#[test]
fn where_the_chosen_sentence_is_gone_its_neighbour_is_chosen() {
    let without = text().replace(" The mole was built in 1904.", "");
    assert_eq!(chosen_after("The mole", &without), "The ferry runs again.");
    let without = text().replace(" The ferry runs again.", "");
    assert_eq!(chosen_after("The ferry", &without), "The mole was built in 1904.");
}

#[test]
fn undoing_a_new_version_goes_back_to_the_sentence() {
    let (_folder, path) = folder_with(&text());
    let mut bench = opened(&path);
    let (id, _) = statement(&bench, "The mole");
    act(&mut bench, Action::Select(id));
    fs::write(&path, text().replace("The dredging", "A paragraph came in here.\n\nThe dredging")).expect("written");
    act(&mut bench, Action::ReloadArticle);
    for action in [Action::Undo, Action::Redo] {
        act(&mut bench, action);
        assert_eq!(chosen(&bench), "The mole was built in 1904.");
    }
}

fn told(effects: &[Effect]) -> Vec<&str> {
    fn text(effect: &Effect) -> Option<&str> {
        match effect {
            Effect::Toast(toast) => Some(&toast.text),
            _ => None,
        }
    }
    effects.iter().filter_map(text).collect()
}

#[test]
fn undo_tells_what_and_where_and_goes_there() {
    let (_folder, path) = folder_with(&text());
    let mut bench = opened(&path);
    mark(&mut bench, "The mole", Verdict::Confirmed);
    let spans = ["Nobody was", "The ferry"].map(|words| statement(&bench, words).1).to_vec();
    act(&mut bench, Action::MarkAll { spans, verdict: Some(Verdict::Opinion) });
    let (headline, _) = statement(&bench, "Harbour opens");
    act(&mut bench, Action::Select(headline));
    let effects = act(&mut bench, Action::Undo);
    assert_eq!(told(&effects), ["Undone: mark 2 statements “opinion”, Paragraph 3, sentence 1, and 1 more."]);
    assert_eq!(chosen(&bench), "Nobody was hurt.");
    let effects = act(&mut bench, Action::Undo);
    assert_eq!(told(&effects), ["Undone: mark “confirmed”, Paragraph 3, sentence 2."]);
    assert_eq!(chosen(&bench), "The mole was built in 1904.");
    let effects = act(&mut bench, Action::Redo);
    assert_eq!(told(&effects), ["Done again: mark “confirmed”, Paragraph 3, sentence 2."]);
    act(&mut bench, Action::Undo);
    assert_eq!(act(&mut bench, Action::Undo), [], "there is nothing left");
}

#[test]
fn a_change_on_disk_that_was_read_in_is_not_offered_any_more() {
    let on_disk = |bench: &Workbench| bench.article.as_ref().expect("open").on_disk.clone();
    let (_folder, path) = folder_with(&text());
    let mut bench = opened(&path);
    fs::write(&path, text().replace("1904", "1914")).expect("written");
    act(&mut bench, Action::FilesTouched);
    assert!(on_disk(&bench).article.is_some());
    act(&mut bench, Action::ReloadArticle);
    assert_eq!(on_disk(&bench), DiskChange::default());
    // Other bytes, the same words.
    fs::write(&path, text().replace("1904", "1914") + "\n\n").expect("written");
    act(&mut bench, Action::FilesTouched);
    assert!(on_disk(&bench).article.is_some());
    act(&mut bench, Action::ReloadArticle);
    assert_eq!(on_disk(&bench), DiskChange::default());
    act(&mut bench, Action::FilesTouched);
    assert_eq!(on_disk(&bench), DiskChange::default(), "it was looked at");
}
