//! Undo and redo: any sequence of edits undone gives the first review; redone, the last.

use factdesk::app::{Action, SetAsideScope, SourceDraft, Workbench};
use factdesk::document::{Override, OverrideKind, Part};
use factdesk::review::{DismissReason, LaterKind, Person, Review, Verdict};
use proptest::prelude::*;

use super::session::{act, folder_with, opened, review};

const TEXT: &str = "Key points\n\nThe bridge closed.\n\nBridge closes\n\nThe bridge closed on Monday, the council said. It is \
    40 years old. Repairs cost XX euros.\n\nDrivers were angry. The mayor was not. Nobody knows why.\n";

/// An edit with whatever numbers came up.
pub(crate) fn edit(bench: &Workbench, what: u8, at: usize, words: &str) -> Action {
    let article = bench.article.as_ref().expect("open");
    let statements = &article.document.statements;
    let span = statements[at % statements.len()].span;
    let review = &article.review;
    let text = words.to_owned();
    let query = review.queries.get(at % review.queries.len().max(1)).map(|query| query.id).unwrap_or_default();
    let note = review.notes.get(at % review.notes.len().max(1)).map(|note| note.id).unwrap_or_default();
    let dismissal = review.dismissals.first().map(|own| own.id).unwrap_or_default();
    let source = SourceDraft { title: text.clone(), ..SourceDraft::default() };
    let reason = DismissReason::Fine;
    let finding = at % article.checked.findings.len().max(1);
    let quote = article.document.words(article.document.blocks[at % article.document.blocks.len()].span).to_owned();
    match what % 20 {
        0..=4 => Action::Mark { span, verdict: Verdict::ALL[at % Verdict::ALL.len()] },
        5 => Action::Unmark(span),
        6 => Action::Suggest { span, text },
        7 => Action::Reason { span, text },
        8 => Action::AcceptAsIs(span),
        9 => Action::Ask { span, question: text, to: String::new() },
        10 => Action::Answer { query, answer: text },
        11 => Action::WithdrawQuery(query),
        12 => Action::AddNote { span, text },
        13 => Action::EditNote { note, text },
        14 => Action::AddSource { span, source },
        15 => Action::SameSourceAgain(span),
        16 => Action::SetAside { finding, scope: SetAsideScope::Rule, reason, remark: text },
        17 => Action::BringBack(dismissal),
        18 => Action::SetByHand(Override { quote, nth: 0, kind: OverrideKind::SetPart(Part::ALL[at % 9]) }),
        _ if at.is_multiple_of(2) => Action::Assign { span, to: Person { name: text, initials: String::new() } },
        _ => Action::AddLater { kind: LaterKind::Complaint, text },
    }
}

/// Everything but the history, which keeps what was saved.
fn deeds(review: &Review) -> Review {
    Review { history: Vec::new(), ..review.clone() }
}

fn back_and_forth(steps: &[(u8, usize, String)], save_after: Option<usize>) -> Result<(), TestCaseError> {
    let (_folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    let first = review(&bench).clone();
    for (at, (what, place, words)) in steps.iter().enumerate() {
        let action = edit(&bench, *what, *place, words);
        act(&mut bench, action);
        if save_after == Some(at) {
            act(&mut bench, Action::Save);
        }
    }
    let last = review(&bench).clone();
    let text = bench.article.as_ref().expect("open").document.text.clone();
    let saved = last.history.len();
    while bench.undo_label().is_some() {
        act(&mut bench, Action::Undo);
    }
    prop_assert_eq!(deeds(review(&bench)), deeds(&first));
    if save_after.is_none() {
        prop_assert_eq!(review(&bench), &first);
        prop_assert!(!bench.article.as_ref().expect("open").dirty);
    }
    while bench.redo_label().is_some() {
        act(&mut bench, Action::Redo);
    }
    prop_assert_eq!(deeds(review(&bench)), deeds(&last));
    prop_assert_eq!(&bench.article.as_ref().expect("open").document.text, &text);
    if save_after.is_none() {
        prop_assert_eq!(review(&bench), &last);
    }
    prop_assert!(review(&bench).history.len() >= saved);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undone_is_the_first_and_redone_the_last(
        steps in prop::collection::vec((any::<u8>(), any::<usize>(), "[a-c ]{0,3}"), 1..14),
    ) {
        back_and_forth(&steps, None)?;
    }

    #[test]
    fn and_so_it_is_with_a_save_between(
        steps in prop::collection::vec((any::<u8>(), any::<usize>(), "[a-c ]{0,3}"), 1..14),
        save in 0..13_usize,
    ) {
        back_and_forth(&steps, Some(save))?;
    }
}

#[test]
fn setting_all_of_a_rule_aside_is_one_step() {
    let (_folder, path) = folder_with("XX and TK stand here. TODO is XX too.\n\nTK again, the mayor said.\n");
    let mut bench = opened(&path);
    let count = bench.article.as_ref().expect("open").checked.findings.len();
    assert!(count >= 2, "{count}");
    let (scope, reason) = (SetAsideScope::Rule, DismissReason::FalseAlarm);
    act(&mut bench, Action::SetAside { finding: 0, scope, reason, remark: String::new() });
    let rule = bench.article.as_ref().expect("open").checked.findings[0].rule;
    let article = bench.article.as_ref().expect("open");
    assert!(article.open_findings().all(|(_, finding)| finding.rule != rule));
    act(&mut bench, Action::Undo);
    assert!(review(&bench).dismissals.is_empty() && bench.undo_label().is_none());
}
