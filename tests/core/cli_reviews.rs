//! Reviews on the command line: a page against what was signed, two copies made one, annotations.

use std::fs;
use std::path::Path;

use factdesk::app::{Action, Workbench};
use factdesk::review::{LaterKind, Verdict};
use factdesk::storage;
use serde_json::Value;

use super::cli::{path, run};
use super::session::{act, folder_with, mark, opened, opened_as, statement};

const TEXT: &str = "Bridge closes\n\nThe bridge closed on Monday, the council said. It is 40 years old.\n\n\
    Drivers go round by the mill. A ferry runs every hour. It costs two euros.\n";

fn save(bench: &mut Workbench) {
    act(bench, Action::Save);
}

#[test]
fn a_published_page_is_compared_statement_by_statement() {
    let (folder, article) = folder_with(TEXT);
    let mut bench = opened(&article);
    mark(&mut bench, "It is 40", Verdict::Confirmed);
    act(&mut bench, Action::SignOff { reason: "On deadline.".to_owned() });
    let (kind, text) = (LaterKind::Complaint, "A reader wrote.".to_owned());
    act(&mut bench, Action::AddLater { kind, text });
    save(&mut bench);
    let review = article.with_file_name("wall.txt.factdesk");
    let verify = |page: &Path| run(&["verify", path(&review), "--against", path(page)]);
    let (status, out, err) = verify(&article);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("byte by byte") && out.contains("later: complaint, entered by Ann Lee"), "{out}");

    // As a web page, with the typography of one: no difference.
    let page = folder.path().join("published.html");
    let paragraph = |text: &str| format!("<p>{}</p>", text.replace("  ", " "));
    let html = |text: &str| {
        let mut lines = text.split("\n\n");
        let head = format!("<h1>{}</h1>", lines.next().unwrap_or_default());
        let body: Vec<String> = lines.map(paragraph).collect();
        format!("<!doctype html><html><body><article>{head}{}</article></body></html>", body.concat())
    };
    fs::write(&page, html(TEXT)).expect("written");
    let (status, out, _) = verify(&page);
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("says 6 of the 6 statements of the text that was signed, and no others"), "{out}");

    let edited = TEXT
        .replace("40 years", "50 years")
        .replace(" A ferry runs every hour.", "")
        .replace("Drivers go round", "Drivers now go round")
        .replace("It costs two euros.", "It costs two euros. Nobody minds.");
    fs::write(&page, html(&edited)).expect("written");
    let (status, out, _) = verify(&page);
    assert_eq!(status, 1, "{out}");
    for words in [
        "fact changed (number), ",
        "  - “It is 40 years old.”\n  + “It is 50 years old.”",
        "worded otherwise, ",
        "  + “Drivers now go round by the mill.”",
        "missing, ",
        "  - “A ferry runs every hour.”",
        "not in it, ",
        "  + “Nobody minds.”",
        "says 3 of the 6 statements of the text that was signed; 4 differences told above",
    ] {
        assert!(out.contains(words), "{words:?} is not told:\n{out}");
    }
    // An earlier version is told to be one.
    let second = folder.path().join("wall-2.txt");
    fs::write(&second, &edited).expect("written");
    act(&mut bench, Action::BringInVersion(second));
    act(&mut bench, Action::SignOff { reason: "On deadline.".to_owned() });
    save(&mut bench);
    let (status, out, _) = verify(&article);
    assert!(status == 1 && out.contains("it is the file of version 1"), "{out}");
}

#[test]
fn two_copies_are_merged_and_conflicts_are_listed_first() {
    let (folder, article) = folder_with(TEXT);
    let mut mine = opened(&article);
    save(&mut mine);
    mark(&mut mine, "A ferry", Verdict::Opinion);
    save(&mut mine);
    let review = article.with_file_name("wall.txt.factdesk");
    let copy = folder.path().join("copy.factdesk");
    fs::copy(&review, &copy).expect("copied");
    let mut theirs = opened_as(&copy, "Bo Berg", 50_000);
    mark(&mut theirs, "It costs", Verdict::Wrong);
    act(&mut theirs, Action::SaveAs(copy.clone()));
    drop(theirs);
    let out_path = folder.path().join("both.factdesk");
    let merge = |more: &[&str]| {
        let args = ["merge", path(&review), path(&copy), "-o", path(&out_path)];
        run(&[&args[..], more].concat())
    };
    let (status, out, err) = merge(&[]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains("1 entry taken over, 0 conflicts chosen"), "{out}");
    let both = storage::from_bytes(&fs::read(&out_path).expect("written")).expect("a review");
    assert_eq!((both.damage.len(), both.review.marks.len()), (0, 2));
    fs::remove_file(&out_path).expect("removed");

    let mut theirs = opened_as(&copy, "Bo Berg", 60_000);
    for (bench, verdict) in [(&mut mine, Verdict::Confirmed), (&mut theirs, Verdict::Wrong)] {
        let (_, span) = statement(bench, "It is 40");
        act(bench, Action::Mark { span, verdict });
        save(bench);
    }
    drop(theirs);
    let (status, out, _) = merge(&[]);
    assert_eq!(status, 1);
    for words in
        ["Mark: “It is 40 years old.”", "mine: confirmed (Ann Lee, ", "theirs: wrong (Bo Berg, ", "nothing was written"]
    {
        assert!(out.contains(words), "{words}: {out}");
    }
    assert!(!out_path.exists());
    let (status, out, _) = merge(&["--prefer", "theirs", "--by", "Cy Dahl"]);
    assert!(status == 0 && out.contains("1 conflict chosen"), "{out}");
    let both = storage::from_bytes(&fs::read(&out_path).expect("written")).expect("a review").review;
    assert!(both.marks.iter().any(|mark| mark.wording.starts_with("It is 40") && mark.verdict == Verdict::Wrong));
    assert_eq!(both.history.last().map(|entry| entry.stamp.by.name.as_str()), Some("Cy Dahl"));
    // One that is open in the window is left alone.
    let (status, _, err) = run(&["merge", path(&copy), path(&review), "-o", path(&review), "--prefer", "mine"]);
    assert!(status == 2 && err.contains("Ann Lee") && err.contains("has this review open"), "{err}");
    let (status, _, err) = run(&["merge", path(&review), path(&article), "-o", path(&out_path)]);
    assert!(status == 2 && err.contains("not a review"), "{err}");
}

#[test]
fn annotations_are_exported_of_a_review_alone() {
    let (_folder, article) = folder_with(TEXT);
    let mut bench = opened(&article);
    mark(&mut bench, "It is 40", Verdict::Confirmed);
    save(&mut bench);
    let review = article.with_file_name("wall.txt.factdesk");
    let (status, out, _) = run(&["export", path(&review), "--to", "annotations", "-o", "-"]);
    let value: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((status, value["items"][0]["body"][0]["value"].as_str()), (0, Some("confirmed")));
    let (status, _, err) = run(&["export", path(&article), "--to", "annotations", "-o", "-"]);
    assert!(status == 2 && err.contains("no annotations"), "{err}");
}
