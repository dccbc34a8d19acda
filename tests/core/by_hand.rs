//! What an editor sets by hand, each decision the whole way: done, undone, saved, and found again in an edited file.

use std::fs;
use std::path::{Path, PathBuf};

use factdesk::app::{Action, ExportFormat, Workbench};
use factdesk::document::{Document, Override, OverrideKind, PageReading, Part, StatementRole};
use factdesk::review::Verdict;

use crate::session::{act, folder_with, mark, opened, problems, review};

const ARTICLE: &str = "Pier to be closed for winter\n\nThe pier at Skell closes on 1 November, the town said. \
    It opens again in March. The repairs cost €300,000.\n\nNobody was asked, according to the anglers’ club. \
    Its chair, Ole Brandt, wants a vote.\n\nAdvertisement\n\nThe pier was built in 1902.\n";

fn document(bench: &Workbench) -> &Document {
    &bench.article.as_ref().expect("open").document
}

fn set(quote: &str, kind: OverrideKind) -> Action {
    Action::SetByHand(Override { quote: quote.to_owned(), nth: 0, kind })
}

/// Parts and statements, as an editor sees them.
fn seen(bench: &Workbench) -> Vec<(Part, StatementRole, String)> {
    let document = document(bench);
    let told = |statement: &factdesk::document::Statement| {
        (statement.part, statement.role, document.words(statement.span).to_owned())
    };
    document.statements.iter().map(told).collect()
}

fn has(bench: &Workbench, part: Part, role: StatementRole, words: &str) -> bool {
    seen(bench).contains(&(part, role, words.to_owned()))
}

/// Does, undoes, does again, saves, opens anew, edits the file and reads it again.
fn whole_way(decision: Action, holds: impl Fn(&Workbench) -> bool) {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    mark(&mut bench, "The pier was built in 1902.", Verdict::Confirmed);
    let before = seen(&bench);
    assert!(!holds(&bench), "nothing is set yet");
    assert_eq!(problems(&act(&mut bench, decision)), Vec::<String>::new());
    assert!(holds(&bench), "set: {:?}", seen(&bench));
    let after = seen(&bench);
    act(&mut bench, Action::Undo);
    assert_eq!(seen(&bench), before, "undone");
    act(&mut bench, Action::Redo);
    assert_eq!(seen(&bench), after, "done again");
    act(&mut bench, Action::Save);
    let mut bench = opened(&path);
    assert_eq!(seen(&bench), after, "saved");
    fs::write(&path, ARTICLE.replace("in 1902", "in 1902 by sailors").replace("to be closed", "closed"))
        .expect("edited");
    act(&mut bench, Action::ReloadArticle);
    assert!(holds(&bench), "in the edited file: {:?}", seen(&bench));
    assert_eq!(review(&bench).versions.len(), 2);
    assert!(bench.article.as_ref().expect("open").notes.iter().all(|note| !note.message.contains("fits no words")));
}

#[test]
fn each_decision_goes_the_whole_way() {
    let claim = StatementRole::Claim;
    let second = "Nobody was asked, according to the anglers’ club. Its chair, Ole Brandt, wants a vote.";
    whole_way(set(second, OverrideKind::SetPart(Part::KeyPoints)), |bench| {
        has(bench, Part::KeyPoints, claim, "Its chair, Ole Brandt, wants a vote.")
    });
    whole_way(set(second, OverrideKind::LeaveOut), |bench| {
        document(bench).left_out.iter().any(|line| line.text == second && line.why == "left out by hand")
    });
    whole_way(set("Advertisement", OverrideKind::PutBack(Part::Body)), |bench| {
        has(bench, Part::Body, claim, "Advertisement")
    });
    whole_way(set("It opens again in March.", OverrideKind::JoinNext), |bench| {
        has(bench, Part::Body, claim, "It opens again in March. The repairs cost €300,000.")
    });
    let split = OverrideKind::SplitAt("Nobody was asked,".len());
    whole_way(set("Nobody was asked, according to the anglers’ club.", split), |bench| {
        has(bench, Part::Body, claim, "according to the anglers’ club.")
    });
    whole_way(set("It opens again in March.", OverrideKind::NotAClaim), |bench| {
        has(bench, Part::Body, StatementRole::NotAClaim, "It opens again in March.")
    });
}

#[test]
fn a_claim_after_all() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    let words = "It opens again in March.";
    act(&mut bench, set(words, OverrideKind::NotAClaim));
    act(&mut bench, set(words, OverrideKind::Claim));
    assert!(has(&bench, Part::Body, StatementRole::Claim, words));
    assert_eq!(review(&bench).hand_set.len(), 1, "the later decision takes the place of the one before");
}

/// A page on which the two readers differ by a long box below the article.
fn page() -> String {
    let line = |at: usize| {
        format!(
            "<p>Paragraph {at} of the story tells that the harbour board met again and heard what engineer number {at} \
             had found below the old quay in the week before.</p>"
        )
    };
    let body: String = (1..12).map(line).collect();
    let note = |at: usize| {
        format!(
            "<div class=\"x{at}-note\">Ann Reyes, who has won prize number {at}, writes about harbours and the people \
             who work in them for this and for other newspapers of the coast.</div>"
        )
    };
    let bio: String = (1..9).map(note).collect();
    format!(
        "<html lang=\"en\"><head><title>Quay is sinking</title></head><body><article><h1>Quay is sinking</h1>{body}<div>{bio}</div></article></body></html>"
    )
}

#[test]
fn the_other_reading_of_a_page_can_be_taken() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("quay.html");
    fs::write(&path, page()).expect("written");
    let mut bench = opened(&path);
    let note = |bench: &Workbench, words: &str| {
        let notes = &bench.article.as_ref().expect("open").notes;
        notes.iter().any(|note| note.message.contains(words) && !note.quote.is_empty())
    };
    assert!(note(&bench, "Check the text: two ways of reading this page differ"), "{:?}", seen(&bench));
    let count = |bench: &Workbench| document(bench).blocks.len();
    let weighed = count(&bench);
    let read = |reading| set("", OverrideKind::Read(reading));
    act(&mut bench, read(PageReading::Longer));
    let longer = count(&bench);
    assert!(note(&bench, "the longer of two readings"));
    act(&mut bench, read(PageReading::Shorter));
    let shorter = count(&bench);
    assert!(note(&bench, "the shorter of two readings"));
    assert!(shorter <= weighed && weighed <= longer && shorter < longer, "{shorter} {weighed} {longer}");
    assert_eq!(review(&bench).hand_set.len(), 1);
    act(&mut bench, Action::Save);
    let mut bench = opened(&path);
    assert_eq!(count(&bench), shorter, "saved");
    act(&mut bench, read(PageReading::Longer));
    act(&mut bench, Action::Undo);
    assert_eq!(count(&bench), shorter, "undone");
    fs::write(&path, page().replace("number 3 had", "number 3 had long since")).expect("edited");
    act(&mut bench, Action::ReloadArticle);
    assert_eq!((count(&bench), review(&bench).versions.len()), (shorter, 2), "and kept for the edited page");
}

fn draft(folder: &Path) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles/allotments.docx");
    let path = folder.join("allotments.docx");
    fs::copy(from, &path).expect("copied");
    path
}

#[test]
fn a_footnote_of_the_draft_becomes_a_source_of_its_statement() {
    let folder = tempfile::tempdir().expect("folder");
    let path = draft(folder.path());
    let mut bench = opened(&path);
    let note = document(&bench).source_notes[0].clone();
    assert_eq!(document(&bench).words(note.span), "It will hold 12,000 cubic metres.");
    act(&mut bench, Action::AdoptSourceNote(0));
    let source = review(&bench).sources[0].clone();
    assert_eq!(source.quote, "Minutes of the board, 6 February, item 4.");
    assert_eq!(review(&bench).source_links[0].place.span, Some(note.span));
    act(&mut bench, Action::Undo);
    assert!(review(&bench).sources.is_empty());
    act(&mut bench, Action::Redo);
    act(&mut bench, Action::Save);
    assert_eq!(review(&opened(&path)).sources, review(&bench).sources);
}

#[test]
fn the_review_goes_back_into_the_word_file() {
    let folder = tempfile::tempdir().expect("folder");
    let path = draft(folder.path());
    let mut bench = opened(&path);
    mark(&mut bench, "It will hold 12,000", Verdict::Wrong);
    let copy = folder.path().join("allotments.reviewed.docx");
    let effects = act(&mut bench, Action::Export { format: ExportFormat::Docx, path: copy.clone() });
    assert_eq!(problems(&effects), Vec::<String>::new());
    let again = opened(&copy);
    let note = document(&again).source_notes.iter().find(|note| note.text.starts_with("Wrong")).expect("the mark");
    assert_eq!(document(&again).words(note.span), "It will hold 12,000 cubic metres.");
    assert_eq!(note.author, "Ann Lee");
    // An article that is no Word file has none to go back into.
    let (_folder, text) = folder_with(ARTICLE);
    let mut bench = opened(&text);
    let effects = act(&mut bench, Action::Export { format: ExportFormat::Docx, path: copy });
    assert!(problems(&effects)[0].contains("Word file"), "{effects:?}");
}
