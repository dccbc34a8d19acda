//! W3C Web Annotations: out and in again without loss, and what other tools write.

use std::fs;

use factdesk::app::{Action, ExportFormat, SetAsideScope, SourceDraft, Workbench};
use factdesk::review::{DismissReason, Review, SourceKind, Standing, Verdict};
use serde_json::{Value, json};

use super::session::{act, bench, find, folder_with, mark, opened, problems, review, statement};

const TEXT: &str = "Bridge closes\n\nThe bridge closed on Monday, the council said. It is 40 years old. Repairs cost XX \
    euros.\n\nDrivers go round by the mill. Drivers go round by the mill. A ferry runs every hour.\n";

fn rich(bench: &mut Workbench) {
    mark(bench, "The bridge closed", Verdict::Confirmed);
    mark(bench, "It is 40", Verdict::Wrong);
    let (_, span) = statement(bench, "It is 40");
    act(bench, Action::Suggest { span, text: "It is 41 years old.".to_owned() });
    act(bench, Action::AcceptAsIs(span));
    mark(bench, "Drivers go", Verdict::CannotConfirm);
    let (_, drivers) = statement(bench, "Drivers go");
    act(bench, Action::Reason { span: drivers, text: "Nobody “knows”.".to_owned() });
    let (_, ferry) = statement(bench, "A ferry runs");
    act(bench, Action::Ask { span: ferry, question: "Every hour?".to_owned(), to: "Cy Dahl".to_owned() });
    let query = review(bench).queries[0].id;
    act(bench, Action::Answer { query, answer: "From six to ten.".to_owned() });
    let span = find(bench, "40 years");
    act(bench, Action::AddNote { span, text: "Built in 1985.\nAsk the office.".to_owned() });
    let source = SourceDraft {
        kind: SourceKind::Record,
        title: "Council minutes".to_owned(),
        locator: "p. 3".to_owned(),
        quote: "closed as of Monday".to_owned(),
        date_seen: "1 March".to_owned(),
        path: String::new(),
    };
    let (_, first) = statement(bench, "The bridge closed");
    act(bench, Action::AddSource { span: first, source });
    act(bench, Action::SameSourceAgain(ferry));
    let article = bench.article.as_ref().expect("open");
    assert!(!article.checked.findings.is_empty());
    let (scope, reason) = (SetAsideScope::This, DismissReason::FalseAlarm);
    act(bench, Action::SetAside { finding: 0, scope, reason, remark: "Meant so.".to_owned() });
}

/// What annotations can express of a review: all but history, sign-offs, assignments, parts by hand.
fn expressed(review: &Review) -> Review {
    let mut own = review.clone();
    own.history.clear();
    own.lineage = uuid::Uuid::nil();
    own.versions.clear();
    own
}

#[test]
fn out_and_in_again_is_the_same_review() {
    let (folder, path) = folder_with(TEXT);
    let mut mine = opened(&path);
    rich(&mut mine);
    let file = folder.path().join("wall.jsonld");
    let effects = act(&mut mine, Action::Export { format: ExportFormat::Annotations, path: file.clone() });
    assert_eq!(problems(&effects), Vec::<String>::new());
    let value: Value = serde_json::from_slice(&fs::read(&file).expect("written")).expect("JSON");
    assert_eq!(value["type"], "AnnotationPage");
    assert_eq!(value["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    let motivations: Vec<&str> =
        value["items"].as_array().expect("items").iter().filter_map(|item| item["motivation"].as_str()).collect();
    assert_eq!(
        motivations,
        [
            "assessing",
            "assessing",
            "assessing",
            "assessing",
            "questioning",
            "commenting",
            "linking",
            "linking",
            "moderating"
        ]
    );
    let first = &value["items"][0];
    assert_eq!(first["creator"]["name"], "Ann Lee");
    assert_eq!(first["target"]["selector"][0]["type"], "TextQuoteSelector");
    assert_eq!(first["target"]["selector"][1]["type"], "TextPositionSelector");
    assert_eq!(first["target"]["source"], "wall.txt");

    let (_other, path) = folder_with(TEXT);
    let mut theirs = opened(&path);
    let effects = act(&mut theirs, Action::ImportAnnotations(file.clone()));
    assert!(format!("{effects:?}").contains("9 annotations were added"), "{effects:?}");
    assert_eq!(expressed(review(&theirs)), expressed(review(&mine)));
    assert!(review(&theirs).history.len() >= 8, "told who brought them in");
    // Once more brings nothing; and it is one step.
    let effects = act(&mut theirs, Action::ImportAnnotations(file));
    assert!(format!("{effects:?}").contains("Nothing new was in it"), "{effects:?}");
    act(&mut theirs, Action::Undo);
    assert!(review(&theirs).marks.is_empty() && review(&theirs).history.is_empty());
}

fn import(bench: &mut Workbench, folder: &std::path::Path, value: &Value) -> Vec<String> {
    let file = folder.join("theirs.json");
    fs::write(&file, value.to_string()).expect("written");
    problems(&act(bench, Action::ImportAnnotations(file)))
}

#[test]
fn annotations_of_other_tools_come_in_and_go_out_as_they_came() {
    let (folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    let page = json!({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [
        {"id": "https://example.org/a1", "type": "Annotation", "created": "2026-03-01T10:00:00Z", "rights": "CC0",
         "creator": {"id": "https://example.org/bo", "type": "Person", "name": "Bo Berg"},
         "body": [{"type": "TextualBody", "value": "Which mill?"}, {"type": "TextualBody", "purpose": "tagging", "value": "place"}],
         "target": {"source": "https://example.org/page", "selector": [
            {"type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "/p[3]"}},
            {"type": "TextPositionSelector", "start": 9000, "end": 9029},
            {"type": "TextQuoteSelector", "exact": "Drivers go round by the mill.", "prefix": "mill. ", "suffix": " A ferry"}]}},
        {"id": "https://example.org/a2", "motivation": "questioning", "body": {"type": "TextualBody", "value": "Who says?"},
         "target": {"source": "x", "selector": {"type": "FragmentSelector", "value": "a",
            "refinedBy": {"type": "TextQuoteSelector", "exact": "It is 40"}}}},
        {"id": "https://example.org/a3", "motivation": ["replying"], "body": "The council.", "target": "https://example.org/a2"},
        {"id": "https://example.org/a4", "motivation": "editing", "body": {"type": "TextualBody", "value": "Every two hours."},
         "target": {"selector": {"type": "TextQuoteSelector", "exact": "A ferry runs every hour."}}},
        {"id": "https://example.org/a5", "motivation": "highlighting",
         "target": {"selector": {"type": "TextQuoteSelector", "exact": "no such words"}}},
        "nonsense"
    ]});
    assert_eq!(import(&mut bench, folder.path(), &page), Vec::<String>::new());
    let now = review(&bench).clone();
    assert_eq!((now.notes.len(), now.queries.len(), now.marks.len()), (2, 1, 1));
    let note = &now.notes[0];
    assert_eq!((note.text.as_str(), note.stamp.by.name.as_str()), ("Which mill?\n(place)", "Bo Berg"));
    let second = bench.article.as_ref().expect("open").document.text.rfind("Drivers go").expect("twice");
    assert_eq!(note.place.span.map(|span| span.start), Some(second), "by what stands around it");
    assert_eq!(note.stamp.at.to_string(), "2026-03-01T10:00:00Z");
    let query = &now.queries[0];
    assert_eq!(query.answer.as_ref().map(|answer| answer.0.as_str()), Some("The council."), "a reply answers");
    assert_eq!(
        (now.marks[0].verdict, now.marks[0].suggested_text.as_str()),
        (Verdict::ChangeNeeded, "Every two hours.")
    );
    let gone = &now.notes[1];
    assert_eq!((gone.place.standing.clone(), gone.place.anchor.exact.as_str()), (Standing::Gone, "no such words"));
    // Kept through the file, and written as it came.
    act(&mut bench, Action::Save);
    drop(bench);
    let mut bench = opened(&path);
    assert_eq!(review(&bench), &now);
    let file = folder.path().join("out.jsonld");
    act(&mut bench, Action::Export { format: ExportFormat::Annotations, path: file.clone() });
    let out: Value = serde_json::from_slice(&fs::read(&file).expect("written")).expect("JSON");
    let out: Vec<&Value> = out["items"].as_array().expect("items").iter().collect();
    for at in [0, 3, 4] {
        assert!(out.contains(&&page["items"][at]), "{} is not as it came: {out:?}", page["items"][at]);
    }
    assert_eq!(import(&mut bench, folder.path(), &page), Vec::<String>::new());
    assert_eq!(review(&bench).notes.len(), 2, "known by their ids");
}

#[test]
fn a_verdict_on_words_that_have_one_comes_as_a_note() {
    let (folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    mark(&mut bench, "It is 40", Verdict::Confirmed);
    let theirs = json!({"motivation": "assessing", "creator": "Bo Berg", "body": [
        {"type": "TextualBody", "purpose": "classifying", "value": "wrong"},
        {"type": "TextualBody", "purpose": "editing", "value": "It is 41 years old."}],
        "target": {"selector": {"type": "TextQuoteSelector", "exact": "It is 40 years old."}}});
    assert_eq!(import(&mut bench, folder.path(), &theirs), Vec::<String>::new());
    assert_eq!((review(&bench).marks.len(), review(&bench).marks[0].verdict), (1, Verdict::Confirmed));
    assert_eq!(review(&bench).notes[0].text, "Marked wrong: It is 41 years old.");
}

#[test]
fn what_is_no_annotation_is_refused() {
    let (folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    for value in [json!({"schema": "factdesk-review/1"}), json!([1, 2]), json!("text"), json!({"items": [{"a": 1}]})] {
        let told = import(&mut bench, folder.path(), &value);
        assert!(told.len() == 1 && told[0].contains("no annotations"), "{value}: {told:?}");
    }
    assert!(review(&bench).history.is_empty());
    let mut none = self::bench();
    assert!(act(&mut none, Action::ImportAnnotations(folder.path().join("theirs.json"))).is_empty());
}
