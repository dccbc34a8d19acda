//! Whole sessions by actions alone: no window, no sleeps, a pen that counts.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factdesk::app::{
    Action, Effect, ExportFormat, Field, Home, Move, Next, Pen, SetAsideScope, Settings, SourceDraft, ToastLevel,
    Workbench,
};
use factdesk::document::{Override, OverrideKind, Part, StatementId};
use factdesk::review::{DismissReason, LaterKind, Person, Review, Standing, Verdict};
use factdesk::text::Span;
use uuid::Uuid;

/// A second and an id more at each call.
struct Counting(i64);

impl Pen for Counting {
    fn now(&mut self) -> jiff::Timestamp {
        self.0 += 1;
        jiff::Timestamp::from_second(1_790_000_000 + self.0).expect("a time")
    }

    fn id(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(u128::try_from(self.0).expect("positive"))
    }
}

const ARTICLE: &str = "Council votes to build flood wall\n\nThe council voted on Tuesday to build a flood wall.\n\n\
    The wall will cost 4 million euros, the mayor said. Work starts in TK.\n\n\
    Residents had asked for it since 2019. The river rose by three metres that year.\n";

fn settings() -> Settings {
    Settings { name: "Ann Lee".to_owned(), initials: "AL".to_owned(), ..Settings::default() }
}

pub(crate) fn bench() -> Workbench {
    Workbench::new(Counting(0), settings(), Arc::new(|| {}))
}

/// The same with its settings and recovery copies in a folder.
pub(crate) fn bench_at(home: Home, from: i64) -> Workbench {
    let mut bench = Workbench::at_home(Counting(from), home, Arc::new(|| {}));
    bench.settings = settings();
    bench
}

/// Does something and waits until all of it is done.
pub(crate) fn act(bench: &mut Workbench, action: Action) -> Vec<Effect> {
    let mut effects = bench.apply(action);
    effects.extend(bench.wait_for_jobs());
    effects
}

/// Somebody's own session with a file open; `from` keeps the ids of two people apart.
pub(crate) fn opened_as(path: &Path, name: &str, from: i64) -> Workbench {
    let own = Settings { name: name.to_owned(), initials: String::new(), ..Settings::default() };
    let mut bench = Workbench::new(Counting(from), own, Arc::new(|| {}));
    let effects = act(&mut bench, Action::Open(path.to_owned()));
    assert_eq!(problems(&effects), Vec::<String>::new());
    bench
}

pub(crate) fn opened(path: &Path) -> Workbench {
    let mut bench = bench();
    let effects = act(&mut bench, Action::Open(path.to_owned()));
    assert_eq!(problems(&effects), Vec::<String>::new());
    bench
}

pub(crate) fn folder_with(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("wall.txt");
    fs::write(&path, text).expect("written");
    (folder, path)
}

pub(crate) fn problems(effects: &[Effect]) -> Vec<String> {
    let text = |effect: &Effect| match effect {
        Effect::Toast(toast) if toast.level == ToastLevel::Problem => Some(toast.text.clone()),
        _ => None,
    };
    effects.iter().filter_map(text).collect()
}

pub(crate) fn review(bench: &Workbench) -> &Review {
    &bench.article.as_ref().expect("open").review
}

pub(crate) fn find(bench: &Workbench, words: &str) -> Span {
    let document = &bench.article.as_ref().expect("open").document;
    let at = document.text.find(words).unwrap_or_else(|| panic!("{words} is not in the text"));
    Span::new(at, at + words.len())
}

pub(crate) fn statement(bench: &Workbench, words: &str) -> (StatementId, Span) {
    let span = find(bench, words);
    let document = &bench.article.as_ref().expect("open").document;
    let id = document.statement_at(span.start).expect("in a statement");
    (id, document.statement(id).span)
}

pub(crate) fn mark(bench: &mut Workbench, words: &str, verdict: Verdict) -> Vec<Effect> {
    let (_, span) = statement(bench, words);
    act(bench, Action::Mark { span, verdict })
}

#[test]
fn a_whole_session() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    assert!(bench.work.is_none() && !bench.article.as_ref().expect("open").dirty);
    let of = bench.tally().of;
    assert!(of >= 5, "{of} statements");

    // Marks.
    mark(&mut bench, "The council voted", Verdict::Confirmed);
    let effects = mark(&mut bench, "The wall will cost", Verdict::ChangeNeeded);
    assert!(effects.contains(&Effect::Focus(Field::Suggested)), "{effects:?}");
    let (_, span) = statement(&bench, "The wall will cost");
    let text = "The wall will cost 5 million euros, the mayor said.".to_owned();
    act(&mut bench, Action::Suggest { span, text });
    assert_eq!((bench.tally().marked, bench.tally().settled), (2, 1));

    // A query, a note, sources.
    let (_, asked) = statement(&bench, "Residents had asked");
    let question = "Who asked, and where is it written?".to_owned();
    act(&mut bench, Action::Ask { span: asked, question, to: String::new() });
    let query = review(&bench).queries[0].id;
    assert_eq!(bench.tally().with_author, 1);
    act(&mut bench, Action::Answer { query, answer: "The petition of 2019.".to_owned() });
    assert_eq!((bench.tally().with_author, bench.tally().settled), (0, 2));
    let river = find(&bench, "three metres");
    act(&mut bench, Action::AddNote { span: river, text: "Ask the gauge office.".to_owned() });
    let source = SourceDraft { title: "Council minutes".to_owned(), ..SourceDraft::default() };
    act(&mut bench, Action::AddSource { span, source });
    act(&mut bench, Action::SameSourceAgain(asked));
    assert_eq!((review(&bench).sources.len(), review(&bench).source_links.len()), (1, 2));

    set_aside_and_bring_back(&mut bench);
    reopen(bench, &path);
}

/// A finding is set aside, with undo and redo.
fn set_aside_and_bring_back(bench: &mut Workbench) {
    let article = bench.article.as_ref().expect("open");
    let at = article.checked.findings.iter().position(|finding| article.document.words(finding.span).contains("TK"));
    let finding = at.expect("the placeholder is found");
    let (scope, reason) = (SetAsideScope::This, DismissReason::FalseAlarm);
    act(bench, Action::SetAside { finding, scope, reason, remark: String::new() });
    assert!(bench.article.as_ref().expect("open").set_aside[finding]);
    assert_eq!(bench.undo_label().as_deref(), Some("set aside"));
    act(bench, Action::Undo);
    assert!(!bench.article.as_ref().expect("open").set_aside[finding]);
    act(bench, Action::Redo);
    let dismissal = review(bench).dismissals[0].id;
    act(bench, Action::BringBack(dismissal));
    assert!(!bench.article.as_ref().expect("open").set_aside[finding]);
    act(bench, Action::Undo);
}

/// Save, and open again with and without the article, and with an edited one.
fn reopen(mut bench: Workbench, path: &Path) {
    act(&mut bench, Action::Save);
    let saved = review(&bench).clone();
    assert!(!bench.article.as_ref().expect("open").dirty);
    let beside = path.with_file_name("wall.txt.factdesk");
    drop(bench);
    assert_eq!(review(&opened(path)), &saved, "beside its article");
    assert_eq!(review(&opened(&beside)), &saved, "the review finds its article");
    fs::remove_file(path).expect("removed");
    let mut alone = opened(&beside);
    assert_eq!(review(&alone), &saved, "alone");
    assert!(alone.article.as_ref().expect("open").set_aside.contains(&true), "findings as before");
    assert!(alone.article.as_ref().expect("open").path.is_none());

    // An edited article.
    let edited = ARTICLE.replace("4 million", "5 million").replace("three metres", "four metres");
    fs::write(path, edited).expect("written");
    drop(alone);
    let bench = opened(path);
    let now = review(&bench);
    assert_eq!(now.versions.len(), 2);
    let wall = now.mark_at(statement(&bench, "The wall will cost").1).expect("kept");
    assert!(wall.done, "done as asked: {wall:?}");
    assert!(
        now.mark_at(statement(&bench, "The council voted").1).is_some_and(|m| m.place.standing == Standing::Current)
    );
    assert!(bench.article.as_ref().expect("open").dirty);
    alone = bench;
    act(&mut alone, Action::Save);
    assert_eq!(review(&opened(&beside)), review(&alone));
}

#[test]
fn the_sample_opens_and_is_walked_through() {
    let mut bench = bench();
    act(&mut bench, Action::OpenSample);
    let article = bench.article.as_ref().expect("open");
    assert!(article.path.is_none() && article.document.statements.len() > 10);
    let effects = act(&mut bench, Action::Go(Move::NextStatement));
    assert_eq!(effects, [Effect::Reveal(StatementId::from_index(0))]);
    act(&mut bench, Action::Go(Move::NextOpen));
    let here = bench.article.as_ref().expect("open").selected.expect("chosen");
    act(&mut bench, Action::Go(Move::PreviousStatement));
    assert!(bench.article.as_ref().expect("open").selected < Some(here));
    let effects = act(&mut bench, Action::Save);
    assert!(matches!(effects.as_slice(), [Effect::AskWhereToSave(path)] if path.ends_with("flood-wall.txt.factdesk")));
}

#[test]
fn enter_shows_the_warning_and_one_confirms_over_it() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    let (id, span) = statement(&bench, "Work starts in TK");
    act(&mut bench, Action::Select(id));
    let effects = act(&mut bench, Action::ConfirmAndGoOn);
    assert!(effects.contains(&Effect::Focus(Field::Findings)), "{effects:?}");
    assert!(review(&bench).marks.is_empty());
    act(&mut bench, Action::Mark { span, verdict: Verdict::Confirmed });
    assert_eq!(review(&bench).mark_at(span).map(|mark| mark.over_findings), Some(1));
    let (id, span) = statement(&bench, "The council voted");
    act(&mut bench, Action::Select(id));
    act(&mut bench, Action::ConfirmAndGoOn);
    assert_eq!(review(&bench).mark_at(span).map(|mark| mark.verdict), Some(Verdict::Confirmed));
    assert!(bench.article.as_ref().expect("open").selected > Some(id));
}

#[test]
fn the_person_is_asked_once() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = Workbench::new(Counting(0), Settings::default(), Arc::new(|| {}));
    act(&mut bench, Action::Open(path));
    assert_eq!(mark(&mut bench, "The council", Verdict::Confirmed), [Effect::AskPerson]);
    assert!(review(&bench).marks.is_empty());
    act(&mut bench, Action::SetPerson(Person { name: "Ann Lee".to_owned(), initials: String::new() }));
    assert_eq!(review(&bench).marks[0].stamp.by.initials, "AL");
    assert!(mark(&mut bench, "Residents", Verdict::Opinion).is_empty());
}

#[test]
fn typing_is_one_step_and_a_save_ends_it() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    mark(&mut bench, "The wall", Verdict::Wrong);
    let (_, span) = statement(&bench, "The wall");
    for text in ["I", "It", "It is"] {
        act(&mut bench, Action::Suggest { span, text: text.to_owned() });
    }
    assert_eq!(review(&bench).history.len(), 2, "one entry for the mark, one for the words");
    act(&mut bench, Action::Undo);
    assert_eq!(review(&bench).marks[0].suggested_text, "");
    act(&mut bench, Action::Redo);
    assert_eq!(review(&bench).marks[0].suggested_text, "It is");
    act(&mut bench, Action::Save);
    act(&mut bench, Action::Suggest { span, text: "It is so".to_owned() });
    act(&mut bench, Action::Undo);
    assert_eq!(review(&bench).marks[0].suggested_text, "It is");
    assert!(!bench.article.as_ref().expect("open").dirty, "back at what is saved");
}

#[test]
fn what_is_saved_stays_in_the_history() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    mark(&mut bench, "The wall", Verdict::Wrong);
    mark(&mut bench, "The council", Verdict::Opinion);
    act(&mut bench, Action::Undo);
    assert_eq!(review(&bench).history.len(), 1, "what was never saved leaves no trace");
    act(&mut bench, Action::Redo);
    act(&mut bench, Action::Save);
    let saved: Vec<Uuid> = review(&bench).history.iter().map(|entry| entry.id).collect();
    act(&mut bench, Action::Undo);
    act(&mut bench, Action::Undo);
    assert!(review(&bench).marks.is_empty());
    let now: Vec<Uuid> = review(&bench).history.iter().map(|entry| entry.id).collect();
    assert_eq!(now.get(..saved.len()), Some(saved.as_slice()));
    assert_eq!(now.len(), saved.len() + 2);
    assert!(bench.article.as_ref().expect("open").dirty);
}

#[test]
fn unsaved_work_is_guarded() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    mark(&mut bench, "The wall", Verdict::Wrong);
    for action in [Action::Close, Action::Quit, Action::OpenSample, Action::Paste("A text.".into())] {
        assert_eq!(act(&mut bench, action), [Effect::AskUnsaved]);
        assert!(act(&mut bench, Action::Unsaved(Next::Stay)).is_empty());
    }
    act(&mut bench, Action::Quit);
    let effects = act(&mut bench, Action::Unsaved(Next::Save));
    assert!(effects.contains(&Effect::Quit), "{effects:?}");
    let mut bench = opened(&path);
    assert_eq!(review(&bench).marks.len(), 1);
    mark(&mut bench, "The council", Verdict::Wrong);
    act(&mut bench, Action::OpenSample);
    act(&mut bench, Action::Unsaved(Next::Discard));
    assert_eq!(bench.article.as_ref().map(|article| article.name.as_str()), Some("flood-wall.txt"));
    assert_eq!(review(&opened(&path)).marks.len(), 1, "given up");
    // Turning away from the question forgets it.
    let (_other, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    mark(&mut bench, "The wall", Verdict::Wrong);
    act(&mut bench, Action::Quit);
    act(&mut bench, Action::SelectNone);
    assert!(!act(&mut bench, Action::Save).contains(&Effect::Quit));
}

#[test]
fn parts_set_by_hand_keep_the_marks() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    mark(&mut bench, "The council voted", Verdict::Confirmed);
    let before = review(&bench).clone();
    let quote = "The council voted on Tuesday to build a flood wall.".to_owned();
    let kind = OverrideKind::SetPart(Part::Summary);
    act(&mut bench, Action::SetByHand(Override { quote: quote.clone(), nth: 0, kind }));
    let article = bench.article.as_ref().expect("open");
    assert_eq!(article.document.of_part(Part::Summary).count(), 1, "{:?}", article.notes);
    let (_, span) = statement(&bench, "The council voted");
    assert_eq!(review(&bench).mark_at(span).map(|mark| mark.verdict), Some(Verdict::Confirmed));
    assert_eq!(review(&bench).versions.len(), 1);
    act(&mut bench, Action::Save);
    assert_eq!(review(&opened(&path)), review(&bench));
    act(&mut bench, Action::Undo);
    assert_eq!(review(&bench).marks, before.marks);
    assert_eq!(bench.article.as_ref().expect("open").document.of_part(Part::Summary).count(), 0);
}

#[test]
fn sign_off_needs_a_reason_while_something_is_open_and_its_seal_shows_changes() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    let refused = act(&mut bench, Action::SignOff { reason: String::new() });
    assert!(problems(&refused)[0].contains("not marked"), "{refused:?}");
    assert!(review(&bench).sign_offs.is_empty());
    act(&mut bench, Action::SignOff { reason: "On deadline.".to_owned() });
    act(&mut bench, Action::AddLater { kind: LaterKind::Complaint, text: "A reader wrote.".to_owned() });
    act(&mut bench, Action::Save);
    drop(bench);
    let mut again = opened(&path);
    assert!(review(&again).sign_offs[0].holds(review(&again)));
    assert!(!review(&again).sign_offs[0].open.is_empty());
    mark(&mut again, "The wall", Verdict::Wrong);
    assert!(!review(&again).sign_offs[0].holds(review(&again)));
}

#[test]
fn reports_are_written() {
    let (folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    mark(&mut bench, "The wall", Verdict::Wrong);
    for (format, name) in
        [(ExportFormat::Html, "r.html"), (ExportFormat::Markdown, "r.md"), (ExportFormat::Json, "r.json")]
    {
        let path = folder.path().join(name);
        let effects = act(&mut bench, Action::Export { format, path: path.clone() });
        assert_eq!(problems(&effects), Vec::<String>::new());
        assert!(fs::read_to_string(path).expect("written").contains("The wall will cost"));
    }
    let nowhere = folder.path().join("wall.txt").join("r.html");
    let effects = act(&mut bench, Action::Export { format: ExportFormat::Html, path: nowhere });
    assert_eq!(problems(&effects).len(), 1);
}

#[test]
fn unsaved_work_is_recovered_after_a_crash() {
    let (folder, path) = folder_with(ARTICLE);
    let home = Home { config: folder.path().join("config"), data: folder.path().join("data") };
    let mut bench = Workbench::at_home(Counting(0), home.clone(), Arc::new(|| {}));
    bench.settings = settings();
    act(&mut bench, Action::Open(path.clone()));
    mark(&mut bench, "The wall", Verdict::Wrong);
    act(&mut bench, Action::Save);
    mark(&mut bench, "Residents", Verdict::Opinion);
    let lost = review(&bench).clone();
    // The end without a word.
    drop(bench);
    let mut bench = Workbench::at_home(Counting(1000), home.clone(), Arc::new(|| {}));
    let offers = bench.poll();
    let [Effect::OfferRecovery(copy)] = offers.as_slice() else { panic!("{offers:?}") };
    act(&mut bench, Action::Recover(copy.clone()));
    assert_eq!(review(&bench), &lost);
    let article = bench.article.as_ref().expect("open");
    assert!(article.dirty && article.path.as_ref() == Some(&path) && article.review_path.is_some());
    act(&mut bench, Action::Save);
    assert_eq!(bench.settings.recent.first(), Some(&path));
    drop(bench);
    let mut bench = Workbench::at_home(Counting(2000), home, Arc::new(|| {}));
    assert_eq!(bench.poll(), [], "nothing is left to recover");
    assert_eq!(bench.settings.recent.first(), Some(&path), "remembered");
    act(&mut bench, Action::Open(path));
    assert_eq!(review(&bench), &lost);
}

#[test]
fn work_that_was_given_up_is_not_offered_again() {
    let (folder, path) = folder_with(ARTICLE);
    let home = Home { config: folder.path().join("config"), data: folder.path().join("data") };
    let mut bench = Workbench::at_home(Counting(0), home.clone(), Arc::new(|| {}));
    bench.settings = settings();
    act(&mut bench, Action::Open(path));
    mark(&mut bench, "The wall", Verdict::Wrong);
    // The copy may still be being written when the answer comes.
    let (_, span) = statement(&bench, "Residents");
    bench.apply(Action::Mark { span, verdict: Verdict::Wrong });
    bench.apply(Action::Quit);
    assert_eq!(bench.apply(Action::Unsaved(Next::Discard)), [Effect::Quit]);
    drop(bench);
    assert_eq!(Workbench::at_home(Counting(9), home, Arc::new(|| {})).poll(), []);
}

#[test]
fn a_save_under_way_is_finished_whoever_closes() {
    let (_folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    mark(&mut bench, "The wall", Verdict::Wrong);
    bench.apply(Action::Save);
    drop(bench);
    assert_eq!(review(&opened(&path)).marks.len(), 1);
}

#[test]
fn pasted_text_asks_for_a_place_and_then_does_what_waited() {
    let (folder, _) = folder_with(ARTICLE);
    let mut bench = bench();
    act(&mut bench, Action::Paste(ARTICLE.into()));
    mark(&mut bench, "The wall", Verdict::Wrong);
    act(&mut bench, Action::Quit);
    let effects = act(&mut bench, Action::Unsaved(Next::Save));
    assert!(matches!(effects.as_slice(), [Effect::AskWhereToSave(_)]), "{effects:?}");
    let place = folder.path().join("pasted");
    assert!(act(&mut bench, Action::SaveAs(place.clone())).contains(&Effect::Quit));
    assert_eq!(review(&opened(&place.with_file_name("pasted.factdesk"))).marks.len(), 1);
}

#[test]
fn a_folder_shows_its_reviews() {
    let (folder, path) = folder_with(ARTICLE);
    let mut bench = opened(&path);
    mark(&mut bench, "The wall", Verdict::Wrong);
    act(&mut bench, Action::Save);
    fs::write(folder.path().join("broken.factdesk"), "{").expect("written");
    act(&mut bench, Action::ListReviews(folder.path().to_owned()));
    let shelf = bench.shelf.as_ref().expect("listed");
    assert_eq!((shelf.reviews.len(), shelf.unreadable.len()), (1, 1));
    let shelved = &shelf.reviews[0];
    let glance = &shelved.glance;
    assert_eq!((glance.headline.as_str(), glance.checker.as_str()), ("Council votes to build flood wall", "Ann Lee"));
    assert_eq!((glance.versions, glance.tally, glance.signed), (1, bench.tally(), false));
    assert!(shelved.matches("WALL lee") && shelved.matches("") && !shelved.matches("tram"));
    assert_eq!(problems(&act(&mut bench, Action::ListReviews(path))).len(), 1);
}

#[test]
fn a_mark_on_a_derived_statement_keeps_its_evidence_and_is_checked_again_when_that_changes() {
    let text = "Harbour opens again\n\nThe harbour of Lund opened again on Tuesday after three weeks, the port \
        authority said. Some 40 ships had waited outside.\n\nKey points\n\n- The harbour opened again on Tuesday.\n\
        - Some 40 ships had waited.\n";
    let (_folder, path) = folder_with(text);
    let mut bench = opened(&path);
    let article = bench.article.as_ref().expect("open");
    let point = article.document.of_part(Part::KeyPoints).last().expect("a key point");
    let (id, span) = (point.id, point.span);
    assert!(article.checked.groundings.contains_key(&id), "{:?}", article.document.words(span));
    act(&mut bench, Action::Mark { span, verdict: Verdict::Confirmed });
    assert_eq!(review(&bench).marks[0].evidence.first().map(String::as_str), Some("Some 40 ships had waited outside."));
    act(&mut bench, Action::Save);
    fs::write(&path, text.replace("Some 40 ships had waited outside", "Some 50 ships had waited outside"))
        .expect("written");
    act(&mut bench, Action::ReloadArticle);
    let mark = &review(&bench).marks[0];
    assert!(matches!(mark.place.standing, Standing::CheckAgain(_)), "{mark:?}");
    act(&mut bench, Action::Go(Move::NextCheckAgain));
    let now = review(&bench).marks[0].place.span.expect("placed");
    act(&mut bench, Action::Reaffirm(now));
    let mark = &review(&bench).marks[0];
    assert_eq!(mark.place.standing, Standing::Current);
    assert!(mark.evidence[0].contains("Some 50 ships"), "{mark:?}");
}

#[test]
fn words_of_the_evidence_differ_only_where_that_is_told() {
    let text = "Strike in its third day\n\nEach day of the strike costs the port \u{a3}208,000 in lost fees, Helga Strand \
        said. Ferries sail as on any other day.\n\nKey points\n\n- The strike costs the port \u{a3}280,000 a day, its \
        director says.\n";
    let (_folder, path) = folder_with(text);
    let bench = opened(&path);
    let article = bench.article.as_ref().expect("open");
    let mut seen = 0;
    for grounding in article.checked.groundings.values() {
        let told: Vec<_> = grounding.mismatches.iter().filter_map(|mismatch| mismatch.there_span).collect();
        for span in grounding.evidence.iter().flat_map(|evidence| &evidence.differing) {
            seen += 1;
            assert!(told.contains(span), "{:?} is painted as differing", article.document.words(*span));
        }
    }
    assert!(seen > 0, "the sum differs");
}
