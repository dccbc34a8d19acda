//! Two copies of one review merged: what one side changed is taken, what both changed is chosen, nothing is lost.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use factdesk::app::{Action, Effect, Workbench};
use factdesk::document::{Override, OverrideKind, Part};
use factdesk::review::merge::{Choice, Topic};
use factdesk::review::{Change, Person, Review, Standing, Verdict};
use proptest::prelude::*;
use uuid::Uuid;

use super::session::{act, folder_with, mark, opened_as, problems, review, statement};

const TEXT: &str = "Bridge closes\n\nThe bridge closed on Monday, the council said. It is 40 years old.\n\n\
    Drivers go round by the mill. A ferry runs every hour. It costs two euros.\n\nKey points\n\n- The bridge closed.\n\
    - A ferry runs every hour.\n";

/// A saved review with some marks, and a colleague's copy of it, each open.
fn two(text: &str, first: &[(&str, Verdict)]) -> (tempfile::TempDir, Workbench, Workbench, PathBuf) {
    let (folder, path) = folder_with(text);
    let mut mine = opened_as(&path, "Ann Lee", 0);
    for (words, verdict) in first {
        mark(&mut mine, words, *verdict);
    }
    act(&mut mine, Action::Save);
    let theirs_folder = folder.path().join("theirs");
    fs::create_dir(&theirs_folder).expect("made");
    let copy = theirs_folder.join("wall.txt.factdesk");
    fs::copy(path.with_file_name("wall.txt.factdesk"), &copy).expect("copied");
    fs::write(theirs_folder.join("wall.txt"), text).expect("written");
    let theirs = opened_as(&copy, "Bo Berg", 50_000);
    (folder, mine, theirs, copy)
}

fn merge(mine: &mut Workbench, copy: &Path) -> Vec<Effect> {
    let effects = act(mine, Action::MergeCopy(copy.to_owned()));
    assert_eq!(problems(&effects), Vec::<String>::new());
    effects
}

fn verdict(bench: &Workbench, words: &str) -> Option<Verdict> {
    let (_, span) = statement(bench, words);
    review(bench).mark_at(span).map(|mark| mark.verdict)
}

#[test]
fn what_one_side_changed_is_taken_without_a_question() {
    let first = [("It is 40", Verdict::Confirmed), ("It costs two", Verdict::Wrong), ("Drivers go", Verdict::Opinion)];
    let (_folder, mut mine, mut theirs, copy) = two(TEXT, &first);
    mark(&mut theirs, "A ferry runs", Verdict::Confirmed);
    mark(&mut theirs, "It costs two", Verdict::Confirmed);
    let (_, span) = statement(&theirs, "It is 40");
    act(&mut theirs, Action::Unmark(span));
    let (_, span) = statement(&theirs, "The bridge closed on Monday");
    act(&mut theirs, Action::AddNote { span, text: "Ask the council.".to_owned() });
    act(&mut theirs, Action::Save);
    mark(&mut mine, "Drivers go", Verdict::CannotConfirm);
    let before = review(&mine).clone();
    let effects = merge(&mut mine, &copy);
    assert!(mine.merge.is_none(), "nothing to choose");
    assert!(format!("{effects:?}").contains("4 entries of Bo Berg were taken over"), "{effects:?}");
    assert_eq!(verdict(&mine, "A ferry runs"), Some(Verdict::Confirmed), "new there");
    assert_eq!(verdict(&mine, "It costs two"), Some(Verdict::Confirmed), "changed there");
    assert_eq!(verdict(&mine, "It is 40"), None, "taken back there");
    assert_eq!(verdict(&mine, "Drivers go"), Some(Verdict::CannotConfirm), "changed here");
    assert_eq!(review(&mine).notes.len(), 1);
    let names: BTreeSet<&str> = review(&mine).marks.iter().map(|mark| mark.stamp.by.name.as_str()).collect();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["Ann Lee", "Bo Berg"], "two names on one review");
    let ids = |review: &Review| review.history.iter().map(|entry| entry.id).collect::<BTreeSet<Uuid>>();
    assert!(ids(review(&mine)).is_superset(&ids(&before)) && ids(review(&mine)).is_superset(&ids(review(&theirs))));
    assert_eq!(review(&mine).history.last().map(|entry| entry.change), Some(Change::Merged));
    act(&mut mine, Action::Undo);
    assert_eq!(review(&mine), &before);
}

#[test]
fn what_both_changed_is_chosen_side_by_side() {
    let (_folder, mut mine, mut theirs, copy) = two(TEXT, &[("It is 40", Verdict::OnAuthor)]);
    for (bench, verdict) in [(&mut mine, Verdict::Confirmed), (&mut theirs, Verdict::Wrong)] {
        mark(bench, "It is 40", verdict);
        let (_, span) = statement(bench, "A ferry runs");
        act(bench, Action::Mark { span, verdict });
        mark(bench, "Drivers go", Verdict::Opinion);
        let (_, part) = statement(bench, "It costs two");
        let to = Person { name: format!("{verdict:?}"), initials: String::new() };
        act(bench, Action::Assign { span: part, to });
    }
    act(&mut theirs, Action::Save);
    let effects = merge(&mut mine, &copy);
    assert!(effects.contains(&Effect::ShowMerge), "{effects:?}");
    let pending = mine.merge.as_ref().expect("to be chosen");
    let told: Vec<_> = pending
        .merge
        .conflicts
        .iter()
        .map(|own| {
            (
                own.topic,
                own.mine.as_ref().expect("mine").words.as_str(),
                own.theirs.as_ref().expect("theirs").words.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Topic::Mark, "confirmed", "wrong"),
            (Topic::Mark, "confirmed", "wrong"),
            (Topic::Assignment, "Confirmed", "Wrong")
        ],
        "what both say alike is no conflict"
    );
    assert_eq!(pending.merge.conflicts[0].wording, "It is 40 years old.");
    assert_eq!(pending.merge.conflicts[0].theirs.as_ref().map(|say| say.stamp.by.name.as_str()), Some("Bo Berg"));
    // Nothing is done while something is open.
    let before = review(&mine).clone();
    let effects = act(&mut mine, Action::FinishMerge);
    assert!(format!("{effects:?}").contains("3 of 3 are still to be chosen"), "{effects:?}");
    act(&mut mine, Action::ChooseMerge { conflict: 0, choice: Choice::Theirs });
    act(&mut mine, Action::ChooseMerge { conflict: 1, choice: Choice::Both });
    assert_eq!(mine.merge.as_ref().expect("there").open(), 2, "one statement has one verdict");
    assert_eq!(review(&mine), &before);
    act(&mut mine, Action::ChooseMergeRest(Choice::Mine));
    act(&mut mine, Action::FinishMerge);
    assert_eq!(verdict(&mine, "It is 40"), Some(Verdict::Wrong));
    assert_eq!(verdict(&mine, "A ferry runs"), Some(Verdict::Confirmed));
    assert_eq!(review(&mine).assignments.iter().map(|own| own.to.name.as_str()).collect::<Vec<_>>(), ["Confirmed"]);
    let told: Vec<_> = review(&mine).history.iter().filter(|entry| entry.change == Change::Merged).collect();
    assert_eq!(told.len(), 4, "the merging, and each choice");
    assert!(told[1].from.contains("Ann Lee: confirmed") && told[1].to.contains("Bo Berg: wrong"), "{:?}", told[1]);
    // The same copy again brings nothing.
    let effects = merge(&mut mine, &copy);
    assert!(format!("{effects:?}").contains("nothing else was new"), "{effects:?}");
}

#[test]
fn notes_and_queries_can_both_stay_and_a_withdrawal_is_asked_about() {
    let (_folder, mut mine, mut theirs, copy) = two(TEXT, &[]);
    drop(theirs);
    let (_, span) = statement(&mine, "It is 40");
    act(&mut mine, Action::AddNote { span, text: "Since 1985?".to_owned() });
    act(&mut mine, Action::Ask { span, question: "How old?".to_owned(), to: String::new() });
    act(&mut mine, Action::Save);
    fs::copy(mine.article.as_ref().expect("open").review_path.as_ref().expect("saved"), &copy).expect("copied");
    theirs = opened_as(&copy, "Bo Berg", 50_000);
    let (note, query) = (review(&mine).notes[0].id, review(&mine).queries[0].id);
    act(&mut mine, Action::EditNote { note, text: "Since 1985.".to_owned() });
    act(&mut mine, Action::WithdrawQuery(query));
    act(&mut theirs, Action::EditNote { note, text: "Since 1984.".to_owned() });
    act(&mut theirs, Action::Answer { query, answer: "41 years".to_owned() });
    act(&mut theirs, Action::Save);
    merge(&mut mine, &copy);
    let pending = mine.merge.as_ref().expect("to be chosen");
    let topics: Vec<_> = pending.merge.conflicts.iter().map(|own| (own.topic, own.both())).collect();
    assert_eq!(topics, [(Topic::Note, true), (Topic::Mark, false), (Topic::Query, false)]);
    assert!(pending.merge.conflicts[2].mine.is_none(), "withdrawn here");
    act(&mut mine, Action::ChooseMergeRest(Choice::Both));
    act(&mut mine, Action::ChooseMergeRest(Choice::Theirs));
    act(&mut mine, Action::FinishMerge);
    let mut notes: Vec<_> = review(&mine).notes.iter().map(|note| note.text.as_str()).collect();
    notes.sort_unstable();
    assert_eq!(notes, ["Since 1984.", "Since 1985."]);
    assert_eq!(review(&mine).queries[0].answer.as_ref().map(|answer| answer.0.as_str()), Some("41 years"));
    assert_eq!(review(&mine).marks[0].query, Some(query));
}

#[test]
fn copies_on_different_versions_meet_on_the_later_one() {
    for mine_is_later in [true, false] {
        let (_folder, mut mine, mut theirs, copy) = two(TEXT, &[("It is 40", Verdict::Confirmed)]);
        let draft = copy.with_file_name("draft-2.txt");
        fs::write(&draft, TEXT.replace("two euros", "three euros").replace("40 years", "41 years")).expect("written");
        let later = if mine_is_later { &mut mine } else { &mut theirs };
        act(later, Action::BringInVersion(draft));
        mark(later, "It costs three", Verdict::Confirmed);
        let earlier = if mine_is_later { &mut theirs } else { &mut mine };
        mark(earlier, "A ferry runs every hour. It", Verdict::Opinion);
        mark(earlier, "It costs two", Verdict::Wrong);
        act(&mut theirs, Action::Save);
        merge(&mut mine, &copy);
        // "It costs …" has a mark of each, and the earlier one is of words that changed in fact.
        let pending = mine.merge.as_ref().expect("to be chosen");
        assert_eq!(pending.merge.conflicts.len(), 1, "{:?}", pending.merge.conflicts);
        assert_eq!(pending.merge.later_version, !mine_is_later);
        act(&mut mine, Action::ChooseMergeRest(if mine_is_later { Choice::Mine } else { Choice::Theirs }));
        act(&mut mine, Action::FinishMerge);
        let now = review(&mine);
        assert_eq!(now.versions.len(), 2);
        assert!(mine.article.as_ref().expect("open").document.text.contains("three euros"));
        assert_eq!(verdict(&mine, "It costs three"), Some(Verdict::Confirmed));
        assert_eq!(verdict(&mine, "A ferry runs"), Some(Verdict::Opinion));
        let old = now.mark_at(statement(&mine, "It is 41").1).expect("kept");
        assert!(matches!(old.place.standing, Standing::CheckAgain(_)), "{mine_is_later}: {old:?}");
        act(&mut mine, Action::Save);
        let saved = review(&mine).clone();
        let path = mine.article.as_ref().expect("open").review_path.clone().expect("saved");
        drop(mine);
        assert_eq!(review(&opened_as(&path, "Ann Lee", 90_000)), &saved);
    }
}

#[test]
fn parts_set_by_hand_come_with_the_copy() {
    let (_folder, mut mine, mut theirs, copy) = two(TEXT, &[]);
    let quote = "Drivers go round by the mill. A ferry runs every hour. It costs two euros.".to_owned();
    act(&mut theirs, Action::SetByHand(Override { quote, nth: 0, kind: OverrideKind::SetPart(Part::Summary) }));
    act(&mut theirs, Action::Save);
    mark(&mut mine, "Drivers go", Verdict::Opinion);
    merge(&mut mine, &copy);
    assert_eq!(mine.article.as_ref().expect("open").document.of_part(Part::Summary).count(), 3);
    assert_eq!(verdict(&mine, "Drivers go"), Some(Verdict::Opinion));
}

#[test]
fn a_review_changed_on_disk_is_merged_and_then_saved() {
    let (_folder, mut mine, mut theirs, copy) = two(TEXT, &[("It is 40", Verdict::Confirmed)]);
    let own = mine.article.as_ref().expect("open").review_path.clone().expect("saved");
    mark(&mut theirs, "A ferry runs", Verdict::Wrong);
    act(&mut theirs, Action::Save);
    fs::copy(&copy, &own).expect("as if saved past the lock");
    mark(&mut mine, "Drivers go", Verdict::Opinion);
    let effects = act(&mut mine, Action::Save);
    assert!(problems(&effects)[0].contains("Merge that one into yours"), "{effects:?}");
    let Some(Effect::OfferMerge { path, elsewhere }) = effects.last() else { panic!("{effects:?}") };
    assert_ne!(path, elsewhere);
    act(&mut mine, Action::MergeCopy(path.clone()));
    let effects = act(&mut mine, Action::Save);
    assert_eq!(problems(&effects), Vec::<String>::new());
    assert!(!mine.article.as_ref().expect("open").dirty);
    drop(mine);
    let again = opened_as(&own, "Ann Lee", 90_000);
    assert_eq!(review(&again).marks.len(), 3);
}

#[test]
fn what_is_no_copy_is_refused_in_a_sentence() {
    let (folder, mut mine, theirs, copy) = two(TEXT, &[]);
    drop(theirs);
    let refused = |mine: &mut Workbench, path: &Path, words: &str| {
        let before = review(mine).clone();
        let told = problems(&act(mine, Action::MergeCopy(path.to_owned())));
        assert!(told.len() == 1 && told[0].contains(words), "{told:?}");
        assert_eq!(review(mine), &before);
        assert!(mine.merge.is_none());
    };
    let bytes = fs::read(&copy).expect("there");
    refused(&mut mine, &folder.path().join("none.factdesk"), "no such file");
    refused(&mut mine, &folder.path().join("wall.txt"), "not a review");
    fs::write(&copy, &bytes[..bytes.len() - 30]).expect("written");
    refused(&mut mine, &copy, "damaged");
    let other = folder.path().join("tram.txt");
    fs::write(&other, "Tram late\n\nThe tram was late. Nobody minded.\n").expect("written");
    let mut tram = opened_as(&other, "Bo Berg", 70_000);
    mark(&mut tram, "Nobody", Verdict::Opinion);
    act(&mut tram, Action::Save);
    refused(&mut mine, &other.with_file_name("tram.txt.factdesk"), "another article");
}

#[test]
fn a_change_while_choosing_lays_the_copy_over_anew() {
    let (_folder, mut mine, mut theirs, copy) = two(TEXT, &[]);
    mark(&mut mine, "It is 40", Verdict::Confirmed);
    mark(&mut theirs, "It is 40", Verdict::Wrong);
    mark(&mut theirs, "Drivers go", Verdict::Wrong);
    act(&mut theirs, Action::Save);
    merge(&mut mine, &copy);
    act(&mut mine, Action::ChooseMergeRest(Choice::Theirs));
    mark(&mut mine, "Drivers go", Verdict::Opinion);
    let effects = act(&mut mine, Action::FinishMerge);
    assert!(format!("{effects:?}").contains("changed meanwhile"), "{effects:?}");
    assert_eq!(mine.merge.as_ref().expect("anew").open(), 2);
    act(&mut mine, Action::DropMerge);
    assert!(mine.merge.is_none());
    assert_eq!(verdict(&mine, "Drivers go"), Some(Verdict::Opinion));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever two people do: every record either side has that nobody took back, and every entry, is in the merged
    /// review or in a conflict that was decided against it.
    #[test]
    fn nothing_vanishes(
        first in prop::collection::vec((any::<u8>(), any::<usize>(), "[a-c]{1,3}"), 0..5),
        here in prop::collection::vec((any::<u8>(), any::<usize>(), "[a-c]{1,3}"), 0..6),
        there in prop::collection::vec((any::<u8>(), any::<usize>(), "[a-c]{1,3}"), 0..6),
        theirs_first in any::<bool>(),
    ) {
        let (_folder, path) = folder_with(TEXT);
        let mut mine = opened_as(&path, "Ann Lee", 0);
        let run = |bench: &mut Workbench, steps: &[(u8, usize, String)]| {
            for (what, at, words) in steps {
                let action = super::session_undo::edit(bench, *what, *at, words);
                if !matches!(action, Action::SetByHand(_)) {
                    act(bench, action);
                }
            }
        };
        run(&mut mine, &first);
        act(&mut mine, Action::Save);
        let copy = path.with_file_name("copy.factdesk");
        fs::copy(path.with_file_name("wall.txt.factdesk"), &copy).expect("copied");
        let mut theirs = opened_as(&copy, "Bo Berg", 50_000);
        run(&mut mine, &here);
        run(&mut theirs, &there);
        act(&mut theirs, Action::SaveAs(copy.clone()));
        act(&mut mine, Action::MergeCopy(copy));
        let mut disputed = 0;
        if let Some(pending) = &mine.merge {
            disputed = pending.merge.conflicts.len();
            act(&mut mine, Action::ChooseMergeRest(if theirs_first { Choice::Theirs } else { Choice::Mine }));
            act(&mut mine, Action::FinishMerge);
        }
        prop_assert!(mine.merge.is_none());
        let merged = review(&mine);
        let entries = |review: &Review| review.history.iter().map(|entry| entry.id).collect::<BTreeSet<_>>();
        prop_assert!(entries(merged).is_superset(&entries(review(&theirs))));
        let told = merged.history.iter().filter(|entry| entry.change == Change::Merged).count();
        prop_assert_eq!(told, disputed + 1);
        let mut spans: Vec<_> = merged.marks.iter().filter_map(|mark| mark.place.span).collect();
        let count = spans.len();
        spans.sort_unstable();
        spans.dedup();
        prop_assert_eq!(spans.len(), count, "one statement has one verdict");
        // New notes of both are there: nobody can have taken back the other's.
        for note in &review(&theirs).notes {
            let new = !first.iter().any(|step| step.2 == note.text);
            prop_assert!(!new || merged.notes.iter().any(|own| own.id == note.id), "{:?}", note);
        }
    }
}
