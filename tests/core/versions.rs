//! Sessions across versions of an article: formats, what was done as asked, the sum, what goes stale, what comes back.

use std::fs;
use std::io::Write;
use std::path::Path;

use factdesk::app::{Action, Effect, SetAsideScope, Workbench};
use factdesk::check::MismatchKind;
use factdesk::review::carry::{Request, Sum};
use factdesk::review::{DismissReason, Person, Standing, Verdict, Why};
use factdesk::rules::RuleId;

use super::session::{act, folder_with, mark, opened, problems, review, statement};

const PARAGRAPHS: [&str; 5] = [
    "Harbour opens again",
    "The harbour of Lund opened again on Tuesday after three weeks, the port authority said. Some 40 ships had waited \
     outside.",
    "“We have lost a season,” said Mara Quist, who runs the ferry.",
    "The dredging cost 4 million crowns. It will be done again in May.",
    "Nobody was hurt. The mole was built in 1904.",
];

fn txt() -> String {
    PARAGRAPHS.join("\n\n") + "\n"
}

fn markdown() -> String {
    format!("# {}\n\n{}\n", PARAGRAPHS[0], PARAGRAPHS[1..].join("\n\n"))
}

fn html() -> String {
    let body: Vec<String> = PARAGRAPHS[1..].iter().map(|text| format!("<p>{text}</p>\n")).collect();
    let body = body.concat();
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>{0}</title></head><body><article><h1>{0}</h1>\n\
         {body}</article></body></html>",
        PARAGRAPHS[0]
    )
}

/// The least a word processor writes.
fn docx() -> Vec<u8> {
    let paragraph = |(at, text): (usize, &&str)| {
        let style = if at == 0 { "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" } else { "" };
        format!("<w:p>{style}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
    };
    let body: String = PARAGRAPHS.iter().enumerate().map(paragraph).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/\
         wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let types = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/\
         2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/\
         document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+\
         xml\"/></Types>";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("[Content_Types].xml", types), ("word/document.xml", document.as_str())] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

fn standings(bench: &Workbench) -> Vec<Standing> {
    review(bench).marks.iter().map(|mark| mark.place.standing.clone()).collect()
}

#[test]
fn another_format_of_the_same_article_is_no_change() {
    let forms: [(&str, Vec<u8>); 4] =
        [("a.txt", txt().into()), ("a.md", markdown().into()), ("a.html", html().into()), ("a.docx", docx())];
    for (from, first) in &forms {
        for (to, second) in &forms {
            let folder = tempfile::tempdir().expect("folder");
            let (old, new) = (folder.path().join(from), folder.path().join(format!("new-{to}")));
            fs::write(&old, first).expect("written");
            let mut bench = opened(&old);
            for words in ["The harbour of", "“We have lost", "The dredging cost", "The mole"] {
                mark(&mut bench, words, Verdict::Confirmed);
            }
            act(&mut bench, Action::Save);
            let saved = bench.article.as_ref().expect("open").review_path.clone().expect("saved");
            fs::write(&new, second).expect("written");
            let effects = act(&mut bench, Action::Open(new.clone()));
            let offered = effects.iter().any(|effect| matches!(effect, Effect::OfferContinue { .. }));
            assert!(offered, "{from} → {to}: {effects:?}");
            let effects = act(&mut bench, Action::Continue { review: saved, article: new });
            assert_eq!(problems(&effects), Vec::<String>::new());
            let article = bench.article.as_ref().expect("open");
            assert_eq!((article.review.versions.len(), article.dirty), (1, false), "{from} → {to}");
            assert_eq!(standings(&bench), vec![Standing::Current; 4], "{from} → {to}");
            assert_eq!(bench.tally().marked, 4, "{from} → {to}");
            for words in ["The harbour of", "“We have lost", "The dredging cost", "The mole"] {
                let (_, span) = statement(&bench, words);
                assert!(review(&bench).mark_at(span).is_some(), "{from} → {to}: {words}");
            }
        }
    }
}

#[test]
fn only_a_text_is_read_in_another_encoding() {
    for (name, bytes, takes) in
        [("a.txt", txt().into_bytes(), true), ("a.html", html().into_bytes(), true), ("a.docx", docx(), false)]
    {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        let bench = opened(&path);
        assert_eq!(bench.article.as_ref().expect("open").takes_encoding(), takes, "{name}");
    }
}

#[test]
fn what_is_signed_stays_as_it_was_signed_in_another_format() {
    let folder = tempfile::tempdir().expect("folder");
    let (old, new) = (folder.path().join("a.txt"), folder.path().join("b.html"));
    fs::write(&old, txt()).expect("written");
    fs::write(&new, html()).expect("written");
    let mut bench = opened(&old);
    mark(&mut bench, "The dredging cost", Verdict::Confirmed);
    act(&mut bench, Action::SignOff { reason: "On deadline.".to_owned() });
    act(&mut bench, Action::Save);
    let saved = bench.article.as_ref().expect("open").review_path.clone().expect("saved");
    act(&mut bench, Action::Continue { review: saved, article: new });
    assert!(review(&bench).sign_offs[0].holds(review(&bench)));
    assert_eq!(review(&bench).versions.len(), 1);
}

fn asked(bench: &mut Workbench, words: &str, text: &str) {
    mark(bench, words, Verdict::ChangeNeeded);
    let (_, span) = statement(bench, words);
    act(bench, Action::Suggest { span, text: text.to_owned() });
}

/// Three changes asked for, two facts confirmed; then the author sends another draft.
fn second_draft() -> (tempfile::TempDir, Workbench) {
    let (folder, path) = folder_with(&txt());
    let mut bench = opened(&path);
    asked(&mut bench, "The dredging cost", "The dredging cost 5 million crowns.");
    asked(&mut bench, "Some 40 ships", "Some 50 ships had waited outside.");
    asked(&mut bench, "It will be done", "It will be done again in June.");
    mark(&mut bench, "The mole", Verdict::Confirmed);
    mark(&mut bench, "Nobody was hurt", Verdict::Confirmed);
    mark(&mut bench, "“We have lost", Verdict::Confirmed);
    act(&mut bench, Action::Save);
    let draft = folder.path().join("draft-2.txt");
    let edited = txt()
        .replace("4 million crowns", "5 million crowns")
        .replace("Some 40 ships", "Some 60 ships")
        .replace("built in 1904", "built in 1914")
        .replace("Nobody was hurt.", "Nobody at all was hurt.")
        .replace("“We have lost a season,” said Mara Quist, who runs the ferry.\n\n", "");
    fs::write(&draft, edited).expect("written");
    act(&mut bench, Action::BringInVersion(draft));
    (folder, bench)
}

fn sum(bench: &Workbench) -> Sum {
    let article = bench.article.as_ref().expect("open");
    Sum::of(article.changes.as_ref().expect("a new version"), &article.review)
}

#[test]
fn the_sum_of_a_new_version() {
    let (_folder, mut bench) = second_draft();
    let changes = bench.article.as_ref().expect("open").changes.clone().expect("a new version");
    let requests: Vec<_> = changes.marks.iter().filter_map(|change| change.request).collect();
    assert_eq!(requests, [Request::DoneAsAsked, Request::DoneDifferently, Request::NotDone]);
    let now = sum(&bench);
    assert_eq!((now.done_as_asked, now.done_differently, now.not_done, now.gone), (1, 1, 1, 1));
    // Another figure than asked for, another year, and one that was only worded otherwise.
    assert_eq!((now.check_again, now.unchanged_in_fact), (3, 1), "{:?}", standings(&bench));
    let words = now.in_words();
    for part in ["1 done as asked", "1 done differently", "1 not done", "3 to check again", "1 no longer in the text"] {
        assert!(words.contains(part), "{words}");
    }
    // What asks for another look does not count until it had one.
    let before = bench.tally();
    act(&mut bench, Action::ReaffirmUnchanged);
    assert_eq!(bench.tally().marked, before.marked + 1);
    assert_eq!(sum(&bench).unchanged_in_fact, 0);
    let (_, mole) = statement(&bench, "The mole");
    assert!(matches!(
        &review(&bench).mark_at(mole).expect("kept").place.standing,
        Standing::CheckAgain(Why::FactChanged(..))
    ));
    act(&mut bench, Action::Undo);
    assert_eq!(bench.tally(), before);
    // What is gone is attached again by hand.
    let gone = review(&bench).marks.iter().find(|mark| mark.place.standing == Standing::Gone).expect("gone").id;
    let (_, span) = statement(&bench, "The harbour of");
    act(&mut bench, Action::Reattach { record: gone, span });
    assert_eq!(
        review(&bench).mark_at(span).map(|mark| (mark.id, mark.place.standing.clone())),
        Some((gone, Standing::Current))
    );
    assert_eq!(sum(&bench).gone, 0);
}

#[test]
fn the_changes_are_there_again_the_next_day() {
    let (_folder, mut bench) = second_draft();
    let before = sum(&bench);
    act(&mut bench, Action::Save);
    let path = bench.article.as_ref().expect("open").review_path.clone().expect("saved");
    drop(bench);
    let bench = opened(&path);
    assert_eq!(sum(&bench), before);
    assert!(!bench.article.as_ref().expect("open").dirty, "looking is no change");
}

#[test]
fn what_was_changed_without_a_mark_is_told_with_how_it_read() {
    let (folder, path) = folder_with(&txt());
    let mut bench = opened(&path);
    let edited = txt()
        .replace("Nobody was hurt.", "Nobody at all was hurt.")
        .replace("4 million crowns", "5 million crowns")
        .replace("on Tuesday after three weeks", "on Friday after three weeks");
    let draft = folder.path().join("draft-2.txt");
    fs::write(&draft, edited).expect("written");
    act(&mut bench, Action::BringInVersion(draft));
    let told = |bench: &Workbench| {
        let article = bench.article.as_ref().expect("open");
        let changes = article.changes.clone().expect("a new version");
        let row = |row: &factdesk::review::carry::Reworded| {
            (row.before.clone(), article.document.words(row.span).to_owned(), row.facts.clone())
        };
        changes.reworded.iter().map(row).collect::<Vec<_>>()
    };
    let row = |before: &str, now: &str, facts: &[MismatchKind]| (before.to_owned(), now.to_owned(), facts.to_vec());
    let wanted = [
        row(
            "The harbour of Lund opened again on Tuesday after three weeks, the port authority said.",
            "The harbour of Lund opened again on Friday after three weeks, the port authority said.",
            &[MismatchKind::Date],
        ),
        row("The dredging cost 4 million crowns.", "The dredging cost 5 million crowns.", &[MismatchKind::Number]),
        row("Nobody was hurt.", "Nobody at all was hurt.", &[]),
    ];
    assert_eq!(told(&bench), wanted, "changed facts first");
    act(&mut bench, Action::Save);
    let saved = bench.article.as_ref().expect("open").review_path.clone().expect("saved");
    assert_eq!(told(&opened(&saved)), wanted, "and the next day");
}

fn set_aside(bench: &mut Workbench, rule: RuleId) {
    let article = bench.article.as_ref().expect("open");
    let finding = article.checked.findings.iter().position(|finding| finding.rule == rule).expect("found");
    let (scope, reason) = (SetAsideScope::This, DismissReason::Fine);
    act(bench, Action::SetAside { finding, scope, reason, remark: String::new() });
}

fn bring_in(bench: &mut Workbench, folder: &Path, text: &str) {
    let draft = folder.join("draft-2.txt");
    fs::write(&draft, text).expect("written");
    act(bench, Action::BringInVersion(draft));
}

#[test]
fn a_set_aside_finding_goes_stale_with_either_of_its_sides() {
    let text = "Ferry\n\nThe new ferry carries 300 cars across the sound every hour, the company said. Fares went up \
                in May. The new ferry carries 300 cars across the sound every hour, the company said.\n";
    let sentence = "The new ferry carries 300 cars across the sound every hour, the company said.";
    for (at, name) in [(0, "first"), (1, "second")] {
        for (edited, stale) in [("300 cars", false), ("400 cars", true)] {
            let (folder, path) = folder_with(text);
            let mut bench = opened(&path);
            set_aside(&mut bench, RuleId::RepeatVerbatim);
            let start = text.match_indices(sentence).nth(at).expect("twice").0;
            let mut draft = text.replace("Fares went up in May.", "Fares went up in May, too.");
            let start = if at == 0 { start } else { start + ", too".len() };
            draft.replace_range(start..start + sentence.len(), &sentence.replace("300 cars", edited));
            bring_in(&mut bench, folder.path(), &draft);
            let standing = &review(&bench).dismissals[0].place.standing;
            assert_eq!(*standing != Standing::Current, stale, "{name} side, {edited}: {standing:?}");
        }
    }
}

#[test]
fn a_set_aside_finding_whose_words_were_edited_stays_aside_once_it_is_reaffirmed() {
    let text =
        "Ferry\n\nCritics say the plan is bad. Officials say the plan is a good one for the whole town. It rained.\n";
    let (folder, path) = folder_with(text);
    let mut bench = opened(&path);
    set_aside(&mut bench, RuleId::AttributionVague);
    bring_in(
        &mut bench,
        folder.path(),
        &text.replace("Critics say the plan is bad.", "Critics say the plan is really bad."),
    );
    let dismissal = review(&bench).dismissals[0].clone();
    assert!(matches!(dismissal.place.standing, Standing::CheckAgain(Why::Edited(_))), "{dismissal:?}");
    let open = |bench: &Workbench| {
        let article = bench.article.as_ref().expect("open");
        article.open_findings().filter(|(_, finding)| finding.rule == RuleId::AttributionVague).count()
    };
    let before = open(&bench);
    act(&mut bench, Action::Reaffirm(dismissal.place.span.expect("placed")));
    assert_eq!(review(&bench).dismissals[0].place.standing, Standing::Current);
    assert_eq!(open(&bench), before - 1, "the finding is aside in its new words");
}

#[test]
fn what_was_only_edited_is_reaffirmed_at_once_marks_and_set_aside_findings() {
    let text = "Ferry\n\nCritics say the plan is bad. The ferry sails at noon with 30 cars. It rained for a week.\n";
    let (folder, path) = folder_with(text);
    let mut bench = opened(&path);
    set_aside(&mut bench, RuleId::AttributionVague);
    mark(&mut bench, "It rained", Verdict::Confirmed);
    mark(&mut bench, "The ferry sails", Verdict::Confirmed);
    let draft = text
        .replace("the plan is bad", "the plan is really bad")
        .replace("It rained for a week", "It rained hard for a week")
        .replace("30 cars", "40 cars");
    bring_in(&mut bench, folder.path(), &draft);
    assert_eq!(sum(&bench).unchanged_in_fact, 2, "{:?}", standings(&bench));
    let effects = act(&mut bench, Action::ReaffirmUnchanged);
    assert!(effects.iter().any(|effect| {
        matches!(effect, Effect::Toast(toast) if toast.text == "1 mark reaffirmed, 1 finding set aside still.")
    }));
    assert_eq!(review(&bench).dismissals[0].place.standing, Standing::Current);
    assert_eq!((bench.tally().marked, bench.tally().check_again), (1, 1), "another figure still waits");
}

#[test]
fn statements_that_were_split_or_merged_are_flagged() {
    let (folder, path) = folder_with(&txt());
    let mut bench = opened(&path);
    mark(&mut bench, "The harbour of", Verdict::Confirmed);
    mark(&mut bench, "Nobody was hurt", Verdict::Confirmed);
    let edited = txt()
        .replace("on Tuesday after three weeks, the port", "on Tuesday. It opened after three weeks, the port")
        .replace("Nobody was hurt. The mole was built in 1904.", "Nobody was hurt and the mole was built in 1904.");
    bring_in(&mut bench, folder.path(), &edited);
    let changes = bench.article.as_ref().expect("open").changes.clone().expect("a new version");
    assert!(changes.marks.iter().all(|change| change.regrouped), "{:?}", changes.marks);
    assert_eq!(sum(&bench).regrouped, 2);
}

#[test]
fn statements_and_parts_are_assigned_and_counted_by_person() {
    let text = txt() + "\nKey points\n\n- The harbour opened again on Tuesday.\n- Some 40 ships had waited.\n";
    let (_folder, path) = folder_with(&text);
    let mut bench = opened(&path);
    let person = |name: &str| Person { name: name.to_owned(), initials: String::new() };
    act(&mut bench, Action::AssignPart { part: factdesk::document::Part::KeyPoints, to: person("Bo Berg") });
    let (id, span) = statement(&bench, "Some 40 ships had waited.");
    act(&mut bench, Action::Assign { span, to: person("Cy Dahl") });
    mark(&mut bench, "The harbour opened", Verdict::Confirmed);
    let article = bench.article.as_ref().expect("open");
    let to = |id| article.review.assigned_to(article.document.statement(id)).map(|person| person.name.clone());
    assert_eq!(to(id).as_deref(), Some("Cy Dahl"), "by itself, before its part");
    let shares: Vec<_> = article
        .review
        .shares(&article.document)
        .into_iter()
        .map(|share| (share.person.name, share.of, share.marked, share.settled, share.given))
        .collect();
    let of = bench.tally().of;
    let expected = [("Ann Lee", 0, 0, 0, 1), ("Bo Berg", 1, 1, 1, 0), ("Cy Dahl", 1, 0, 0, 0), ("", of - 2, 0, 0, 0)];
    assert_eq!(shares, expected.map(|(name, a, b, c, d)| (name.to_owned(), a, b, c, d)));
    act(&mut bench, Action::Save);
    let saved = review(&bench).clone();
    drop(bench);
    let mut bench = opened(&path);
    assert_eq!(review(&bench), &saved);
    assert_eq!(
        review(&bench).people().into_iter().map(|own| own.name).collect::<Vec<_>>(),
        ["Ann Lee", "Bo Berg", "Cy Dahl"]
    );
    act(&mut bench, Action::Assign { span, to: Person::default() });
    let article = bench.article.as_ref().expect("open");
    let back = article.review.assigned_to(article.document.statement(id)).map(|person| person.name.clone());
    assert_eq!(back.as_deref(), Some("Bo Berg"), "taken back, it is its part's again");
}

#[test]
fn findings_are_fixed_still_there_or_new() {
    let text = txt().replace("in May.", "in TK.") + "\nThe harbour is XX metres deep, the office said.\n";
    let (folder, path) = folder_with(&text);
    let mut bench = opened(&path);
    let placeholders = |bench: &Workbench| {
        let article = bench.article.as_ref().expect("open");
        article.checked.findings.iter().filter(|finding| finding.rule == RuleId::CopyPlaceholder).count()
    };
    assert_eq!(placeholders(&bench), 2);
    let before = bench.article.as_ref().expect("open").checked.findings.len();
    let edited = text.replace("in TK.", "in June.").replace("Nobody was hurt.", "Nobody was hurt in [DATE TO COME].");
    bring_in(&mut bench, folder.path(), &edited);
    assert_eq!(placeholders(&bench), 2);
    let now = sum(&bench);
    assert_eq!((now.fixed, now.still_there), (1, before - 1), "{}", now.in_words());
    assert_eq!(now.new_findings, 1);
    assert!(
        now.in_words().contains("1 finding fixed") && now.in_words().contains("1 new finding"),
        "{}",
        now.in_words()
    );
    act(&mut bench, Action::Save);
    drop(bench);
    let bench = opened(&folder.path().join("draft-2.txt"));
    // It was saved beside the draft, and is there the next day.
    assert_eq!(sum(&bench), now);
}
