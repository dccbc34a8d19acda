//! Two people at one review: merging a copy, a review that is open elsewhere, a part assigned to somebody.

use std::fs;
use std::path::Path;

use egui_kittest::kittest::Queryable as _;
use factdesk::app::{Action, Theme, Workbench};
use factdesk::document::Part;
use factdesk::review::Verdict;
use factdesk::ui::{Shell, Tab};

use crate::fixture;
use crate::reading::{Window, has, window};

const ARTICLE: &str = "# A bridge closes\n\nThe bridge closes on Monday, the city said. The detour is long.\n";

/// A session with the article of the folder open, and its statements marked.
fn session(folder: &Path, name: &str, verdicts: &[Verdict]) -> Workbench {
    let path = folder.join("bridge.md");
    if !path.exists() {
        fs::write(&path, ARTICLE).expect("a file");
    }
    let mut bench = fixture::bench(Theme::Light);
    name.clone_into(&mut bench.settings.name);
    bench.apply(Action::Open(path));
    bench.wait_for_jobs();
    let article = bench.article.as_ref().expect("open");
    let spans: Vec<_> = article.document.counted().map(|statement| statement.span).collect();
    for (span, verdict) in spans.into_iter().zip(verdicts) {
        bench.apply(Action::Mark { span, verdict: *verdict });
    }
    bench
}

fn save(bench: &mut Workbench) {
    bench.apply(Action::Save);
    bench.wait_for_jobs();
}

fn settle(harness: &mut Window) {
    let ctx = harness.ctx.clone();
    for _ in 0..3 {
        let effects = harness.state_mut().bench.wait_for_jobs();
        harness.state_mut().take_effects(&ctx, effects);
        harness.run_steps(3);
    }
}

fn act(harness: &mut Window, action: Action) {
    let ctx = harness.ctx.clone();
    harness.state_mut().perform(&ctx, vec![action]);
    settle(harness);
}

#[test]
fn what_two_copies_have_different_is_chosen_side_by_side() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = session(folder.path(), "Ann Berg", &[Verdict::Confirmed]);
    save(&mut first);
    drop(first);
    let review = folder.path().join("bridge.md.factdesk");
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::copy(folder.path().join("bridge.md"), elsewhere.path().join("bridge.md")).expect("copied");
    let copy = elsewhere.path().join("bridge.md.factdesk");
    fs::copy(&review, &copy).expect("copied");
    let mut theirs = session(elsewhere.path(), "Omar Diaz", &[Verdict::Opinion, Verdict::Confirmed]);
    save(&mut theirs);
    drop(theirs);
    let mine = session(folder.path(), "Ann Berg", &[Verdict::Wrong]);
    let mut harness = window(Shell::new(mine), (1440.0, 900.0));
    act(&mut harness, Action::MergeCopy(copy));
    assert!(has(&harness, "Two copies, one review"));
    assert!(has(&harness, "1 still to be chosen"));
    harness.get_by_label_contains("The other copy: ").click();
    harness.run_steps(3);
    assert!(has(&harness, "All is chosen"));
    harness.get_by_label("Merge").click();
    harness.run_steps(3);
    settle(&mut harness);
    let article = harness.state().bench.article.as_ref().expect("open");
    let verdicts: Vec<_> = article
        .document
        .counted()
        .map(|statement| article.review.mark_at(statement.span).map(|mark| mark.verdict))
        .collect();
    assert_eq!(verdicts, [Some(Verdict::Opinion), Some(Verdict::Confirmed), None]);
}

#[test]
fn a_review_open_elsewhere_is_read_and_worked_on_as_a_copy() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = session(folder.path(), "Ann Berg", &[Verdict::Confirmed]);
    save(&mut first);
    let second = session(folder.path(), "Omar Diaz", &[]);
    let mut harness = window(Shell::new(second), (1440.0, 900.0));
    assert!(has(&harness, "Read only, open elsewhere by Ann Berg"));
    let span =
        harness.state().bench.article.as_ref().map(|open| open.document.statements[0].span).expect("a statement");
    act(&mut harness, Action::Mark { span, verdict: Verdict::Wrong });
    assert!(has(&harness, "Somebody else has this review open"));
    harness.get_all_by_label("Work on a copy").last().expect("the button").click();
    harness.run_steps(3);
    settle(&mut harness);
    assert!(!has(&harness, "Read only, open elsewhere"));
    act(&mut harness, Action::Mark { span, verdict: Verdict::Wrong });
    let article = harness.state().bench.article.as_ref().expect("open");
    assert_eq!(article.review.mark_at(span).map(|mark| mark.verdict), Some(Verdict::Wrong));
}

#[test]
fn a_whole_part_goes_to_a_name_and_the_panel_tells_how_far_each_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bench = session(folder.path(), "Ann Berg", &[Verdict::Confirmed]);
    let to = factdesk::review::Person { name: "Omar Diaz".to_owned(), initials: "OD".to_owned() };
    bench.apply(Action::AssignPart { part: Part::Body, to });
    let mut shell = Shell::new(bench);
    shell.view.tab = Tab::Coverage;
    let mut harness = window(shell, (1440.0, 900.0));
    assert!(has(&harness, "0 of 2"), "the body has two statements, and none is marked");
    harness.get_all_by_label("Assign…").next().expect("a link").click();
    harness.run_steps(3);
    assert!(has(&harness, "Who looks at all of Body?"));
    harness.get_by_label("Take the names off").click();
    harness.run_steps(3);
    assert!(harness.state().bench.article.as_ref().is_some_and(|open| open.review.assignments.is_empty()));
}
