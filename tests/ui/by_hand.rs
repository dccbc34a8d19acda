//! What an editor sets by hand, from the menus at the top.

use egui_kittest::kittest::Queryable as _;
use factdesk::app::Action;
use factdesk::document::{Part, StatementRole};

use crate::reading::{Window, has};
use crate::session::{act, open, settle};

fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

/// A command of the Edit menu, with what it does in the background.
fn edit(harness: &mut Window, label: &str) {
    click(harness, "Edit");
    click(harness, label);
    settle(harness);
}

fn found(harness: &Window, words: &str) -> Vec<(Part, StatementRole)> {
    let article = harness.state().bench.article.as_ref().expect("open");
    let document = &article.document;
    let these = document.statements.iter().filter(|statement| document.words(statement.span) == words);
    these.map(|statement| (statement.part, statement.role)).collect()
}

#[test]
fn parts_claims_and_sentences_are_set_from_the_edit_menu() {
    let words = "Experts say the detour will double travel times.";
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    let document = &harness.state().bench.article.as_ref().expect("open").document;
    let chosen =
        document.statements.iter().find(|statement| document.words(statement.span) == words).expect("there").id;
    act(&mut harness, Action::Select(chosen));
    edit(&mut harness, "Not a claim, or one after all");
    assert_eq!(found(&harness, words), [(Part::Body, StatementRole::NotAClaim)]);
    edit(&mut harness, "Not a claim, or one after all");
    assert_eq!(found(&harness, words), [(Part::Body, StatementRole::Claim)]);
    edit(&mut harness, "One sentence with the next");
    assert_eq!(found(&harness, words), []);
    edit(&mut harness, "Undo set by hand Ctrl+Z");
    assert_eq!(found(&harness, words).len(), 1);
    edit(&mut harness, "What this is…");
    assert!(has(&harness, "What is this?"));
    click(&mut harness, "key point");
    settle(&mut harness);
    assert_eq!(found(&harness, words), [(Part::KeyPoints, StatementRole::Claim)]);
    edit(&mut harness, "Two sentences…");
    assert!(has(&harness, "There is no place in this statement where a sentence could end."));
}
