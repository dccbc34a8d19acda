//! Files that change on disk while they are open: told, and brought in only when asked for.

use std::fs;
use std::path::Path;

use factdesk::app::{Action, DiskChange};
use factdesk::review::Verdict;

use super::session::{act, bench, folder_with, mark, opened, problems, review};

const TEXT: &str = "Bridge closes\n\nThe bridge closed on Monday, the council said. It is 40 years old.\n";
const LATER: &str = "Bridge closes\n\nThe bridge closed on Monday, the council said. It is 45 years old.\n";

#[test]
fn a_changed_article_is_told_and_brought_in_when_asked_for() {
    let (_folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    mark(&mut bench, "The bridge", Verdict::Confirmed);
    let on_disk = |bench: &factdesk::app::Workbench| bench.article.as_ref().expect("open").on_disk.clone();
    act(&mut bench, Action::FilesTouched);
    assert_eq!(on_disk(&bench), DiskChange::default(), "touched, but the same");
    // As editors save: a sibling, renamed.
    let sibling = path.with_extension("tmp");
    fs::write(&sibling, LATER).and_then(|()| fs::rename(&sibling, &path)).expect("saved");
    act(&mut bench, Action::FilesTouched);
    assert!(on_disk(&bench).article.is_some() && on_disk(&bench).review.is_none());
    assert!(bench.article.as_ref().expect("open").document.text.contains("40 years"), "nothing happens by itself");
    act(&mut bench, Action::NotNow);
    act(&mut bench, Action::FilesTouched);
    assert_eq!(on_disk(&bench), DiskChange::default(), "said once");
    fs::write(&path, LATER.replace("Monday", "Tuesday")).expect("written");
    act(&mut bench, Action::FilesTouched);
    assert!(on_disk(&bench).article.is_some(), "another change is told again");
    act(&mut bench, Action::BringInFromDisk);
    assert_eq!(on_disk(&bench), DiskChange::default());
    assert!(bench.article.as_ref().expect("open").document.text.contains("45 years"));
    assert_eq!((review(&bench).versions.len(), review(&bench).marks.len()), (2, 1));
    act(&mut bench, Action::FilesTouched);
    assert_eq!(on_disk(&bench), DiskChange::default());
    fs::remove_file(&path).expect("gone");
    act(&mut bench, Action::FilesTouched);
    assert_eq!(on_disk(&bench), DiskChange::default(), "a file that is gone changes nothing");
}

/// Somebody marks these words in a copy of the folder and puts their review in the place of ours.
fn saved_elsewhere(path: &Path, words: &str, verdict: Verdict) {
    let folder = tempfile::tempdir().expect("folder");
    let (copy, beside) = (folder.path().join("wall.txt"), path.with_file_name("wall.txt.factdesk"));
    fs::write(&copy, TEXT).expect("written");
    fs::copy(&beside, folder.path().join("wall.txt.factdesk")).expect("copied");
    let mut theirs = bench();
    act(&mut theirs, Action::Open(copy));
    mark(&mut theirs, words, verdict);
    act(&mut theirs, Action::Save);
    fs::copy(folder.path().join("wall.txt.factdesk"), beside).expect("copied back");
}

#[test]
fn a_review_saved_by_somebody_else_is_told() {
    let (_folder, path) = folder_with(TEXT);
    let mut mine = opened(&path);
    let on_disk = |bench: &factdesk::app::Workbench| {
        let change = &bench.article.as_ref().expect("open").on_disk;
        (change.article.is_some(), change.review.is_some())
    };
    mark(&mut mine, "The bridge", Verdict::Confirmed);
    act(&mut mine, Action::Save);
    act(&mut mine, Action::FilesTouched);
    assert_eq!(on_disk(&mine), (false, false), "our own save is no news");
    saved_elsewhere(&path, "It is 40", Verdict::Wrong);
    act(&mut mine, Action::FilesTouched);
    assert_eq!(on_disk(&mine), (false, true));
    act(&mut mine, Action::BringInFromDisk);
    assert_eq!(review(&mine).marks.len(), 2);
    saved_elsewhere(&path, "Bridge closes", Verdict::Opinion);
    fs::write(&path, LATER).expect("written");
    act(&mut mine, Action::FilesTouched);
    assert_eq!(on_disk(&mine), (true, true), "both are told");
    act(&mut mine, Action::BringInFromDisk);
    assert!(mine.article.as_ref().expect("open").document.text.contains("45 years"));
    assert_eq!(on_disk(&mine), (false, true), "one after the other");
    act(&mut mine, Action::BringInFromDisk);
    assert_eq!(review(&mine).marks.len(), 3);
}

#[test]
fn the_encoding_that_was_chosen_is_remembered() {
    let (_folder, path) = folder_with("");
    let text = "Мост закрыт\n\nМост закрыли в понедельник, сказали в совете города. Ему 40 лет.\n";
    let (bytes, _, _) = encoding_rs::KOI8_R.encode(text);
    fs::write(&path, &bytes).expect("written");
    let mut bench = opened(&path);
    act(&mut bench, Action::ReopenWithEncoding("macintosh".to_owned()));
    let read = |bench: &factdesk::app::Workbench| bench.article.as_ref().expect("open").document.text.clone();
    let odd = read(&bench);
    assert!(!odd.contains("Мост"), "{odd}");
    act(&mut bench, Action::ReopenWithEncoding("koi8-r".to_owned()));
    assert!(read(&bench).contains("Мост закрыли"));
    act(&mut bench, Action::ReopenWithEncoding("macintosh".to_owned()));
    act(&mut bench, Action::Save);
    drop(bench);
    let mut bench = opened(&path);
    assert_eq!(read(&bench), odd, "the editor's choice, not a new guess");
    // The file is written anew in UTF-8: then it says itself what it is.
    fs::write(&path, text).expect("written");
    assert_eq!(problems(&act(&mut bench, Action::ReloadArticle)), Vec::<String>::new());
    assert!(read(&bench).contains("Мост закрыли"));
}
