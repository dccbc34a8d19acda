//! Carrying places over: edit scripts of many kinds over an article full of look-alikes.

use factdesk::check::MismatchKind;
use factdesk::review::carry::{Carried, Carrier, Landing, Side};
use factdesk::rules::Rules;
use factdesk::text::Span;
use proptest::prelude::*;

/// Sentences of a council story; many differ from another in a name or a figure only.
const SENTENCES: &[&str] = &[
    "Councillor Ada Holt voted for the wall and asked for a yearly report.",
    "Councillor Ben Ruiz voted against the wall and asked for a yearly report.",
    "The wall would cost 12 million crowns over four years, the finance office said.",
    "The pumps would cost 9 million crowns over three years, the finance office said.",
    "Work on the north bank is to begin in April.",
    "Work on the south bank is to begin in June.",
    "“We have waited ten years for this,” said Mara Quist, who lives on Mill Lane.",
    "“We have waited long enough for this,” said Otto Brandt, who lives on Quay Street.",
    "Residents may send their objections to the council until 30 March.",
    "The ferry will not run while the piles are driven.",
    "Two schools on Mill Lane will close for a week in May.",
    "Three schools on Quay Street will close for a month in May.",
];

fn join(sentences: &[String]) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for (at, sentence) in sentences.iter().enumerate() {
        if at > 0 {
            text.push(if at % 3 == 0 { '\n' } else { ' ' });
        }
        spans.push(Span::new(text.len(), text.len() + sentence.len()));
        text.push_str(sentence);
    }
    (text, spans)
}

/// Carries each old sentence over; gives its landing and the new sentence it landed in, by number.
fn carry(old: &[String], new: &[String]) -> Vec<(Landing, Option<usize>)> {
    let ((old_text, old_spans), (new_text, new_spans)) = (join(old), join(new));
    let rules = Rules::builtin();
    let old_side = Side { text: &old_text, statements: &old_spans };
    let new_side = Side { text: &new_text, statements: &new_spans };
    let carrier = Carrier::new(old_side, new_side, &rules);
    let land = |span: &Span| {
        let landing = carrier.place(*span);
        let place = landing.span.and_then(|landed| new_spans.iter().position(|span| span.contains(landed)));
        (landing, place)
    };
    old_spans.iter().map(land).collect()
}

fn article() -> Vec<String> {
    SENTENCES.iter().map(|sentence| (*sentence).to_owned()).collect()
}

/// Edits one sentence; the first column is replaced by the second.
fn edited(at: usize, from: &str, to: &str) -> Vec<String> {
    let mut new = article();
    assert!(new[at].contains(from), "{} has no {from}", new[at]);
    new[at] = new[at].replacen(from, to, 1);
    new
}

#[track_caller]
fn check_fact(at: usize, from: &str, to: &str, kind: MismatchKind) {
    for (number, (landing, place)) in carry(&article(), &edited(at, from, to)).into_iter().enumerate() {
        assert_eq!(place, Some(number));
        if number != at {
            assert_eq!(landing.outcome, Carried::Unchanged, "sentence {number}");
            continue;
        }
        let Carried::FactChanged(kinds) = &landing.outcome else { panic!("{from} → {to}: {:?}", landing.outcome) };
        assert!(kinds.contains(&kind), "{from} → {to}: {kinds:?}");
    }
}

#[test]
fn facts_that_change_are_told_by_kind() {
    check_fact(2, "12 million", "21 million", MismatchKind::Number);
    check_fact(2, "four years", "forty years", MismatchKind::Number);
    check_fact(0, "Ada Holt", "Ida Holt", MismatchKind::Name);
    check_fact(4, "April", "August", MismatchKind::Date);
    check_fact(9, "will not run", "will run", MismatchKind::Negation);
    check_fact(4, "is to begin", "may begin", MismatchKind::Hedge);
    check_fact(2, ", the finance office said", "", MismatchKind::Attribution);
    check_fact(6, "ten years", "some years", MismatchKind::Quote);
    check_fact(1, "against", "for", MismatchKind::Negation);
}

#[track_caller]
fn check_outcome(at: usize, from: &str, to: &str, outcome: &Carried) {
    let landings = carry(&article(), &edited(at, from, to));
    assert_eq!((&landings[at].0.outcome, landings[at].1), (outcome, Some(at)), "{from} → {to}");
}

#[test]
fn the_month_is_no_hedge() {
    let landings = carry(&article(), &edited(10, "in May", "in June"));
    assert_eq!(landings[10].0.outcome, Carried::FactChanged(vec![MismatchKind::Date]));
}

#[test]
fn form_is_no_fact() {
    check_outcome(
        6,
        "“We have waited ten years for this,”",
        "\"We have waited ten years for this,\"",
        &Carried::Cosmetic,
    );
    check_outcome(2, "12 million", "12\u{a0}million", &Carried::Cosmetic);
    check_outcome(2, "four years", "4 years", &Carried::Cosmetic);
    check_outcome(8, "Residents may", "Residents  may", &Carried::Cosmetic);
    check_outcome(10, "will close", "are to close", &Carried::Edited);
}

#[test]
fn the_same_text_is_unchanged() {
    for (at, (landing, place)) in carry(&article(), &article()).into_iter().enumerate() {
        assert_eq!((landing.outcome, place), (Carried::Unchanged, Some(at)));
    }
}

#[test]
fn nothing_left_is_gone() {
    assert!(carry(&article(), &[]).iter().all(|(landing, _)| landing.outcome == Carried::Gone));
}

proptest! {
    /// A deleted sentence is never lent to its twin.
    #[test]
    fn deleted_ones_are_gone(keep in prop::collection::vec(any::<bool>(), SENTENCES.len())) {
        let kept: Vec<usize> = (0..SENTENCES.len()).filter(|at| keep[*at]).collect();
        let new: Vec<String> = kept.iter().map(|at| SENTENCES[*at].to_owned()).collect();
        for (at, (landing, place)) in carry(&article(), &new).into_iter().enumerate() {
            match kept.iter().position(|kept| *kept == at) {
                Some(now) => prop_assert_eq!(place, Some(now)),
                None => prop_assert!(matches!(landing.outcome, Carried::Gone | Carried::Ask), "{}: {:?}", SENTENCES[at], landing),
            }
        }
    }

    /// Sentences in any order are found where they are, quietly.
    #[test]
    fn shuffled_ones_are_found(order in Just((0..SENTENCES.len()).collect::<Vec<_>>()).prop_shuffle()) {
        let new: Vec<String> = order.iter().map(|at| SENTENCES[*at].to_owned()).collect();
        for (at, (landing, place)) in carry(&article(), &new).into_iter().enumerate() {
            prop_assert_eq!(place, order.iter().position(|other| *other == at));
            prop_assert!(matches!(landing.outcome, Carried::Unchanged | Carried::Moved));
        }
    }

    /// Whatever stands on either side: no panic, and every place is on the new text's boundaries.
    #[test]
    fn any_texts(old in prop::collection::vec(".{0,40}", 0..6), new in prop::collection::vec(".{0,40}", 0..6)) {
        let (new_text, _) = join(&new);
        for (landing, _) in carry(&old, &new) {
            if let Some(span) = landing.span {
                prop_assert!(new_text.get(span.start..span.end).is_some());
            }
        }
    }

    /// A place inside a sentence stays on its words while the sentence grows before it.
    #[test]
    fn words_inside_stay_on_their_words(at in 0..SENTENCES.len(), from in 0usize..8, len in 1usize..4) {
        let old = article();
        let words: Vec<&str> = SENTENCES[at].split(' ').collect();
        let from = from.min(words.len() - 1);
        let to = (from + len).min(words.len());
        let mut new = article();
        new[at] = format!("As had been agreed, {}", SENTENCES[at]);
        let ((old_text, old_spans), (new_text, new_spans)) = (join(&old), join(&new));
        let start = old_spans[at].start + words[..from].iter().map(|word| word.len() + 1).sum::<usize>();
        let span = Span::new(start, start + words[from..to].join(" ").len());
        let rules = Rules::builtin();
        let (old, new) = (Side { text: &old_text, statements: &old_spans }, Side { text: &new_text, statements: &new_spans });
        let landing = Carrier::new(old, new, &rules).place(span);
        let landed = landing.span.expect("still there").of(&new_text);
        prop_assert!(landed.ends_with(&words[from..to].join(" ")), "{} in {landed}", words[from..to].join(" "));
    }
}
