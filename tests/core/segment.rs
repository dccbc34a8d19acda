//! Sentences: the cases of `tests/data/segment/en.txt`, and what must hold for any text.

#![expect(clippy::string_slice, reason = "a slice off the boundaries fails the test, as it should")]

use factdesk::document::Segmenter;
use factdesk::rules::Rules;
use proptest::prelude::*;

#[test]
fn the_listed_cases() {
    let cut = Segmenter::new(&Rules::builtin());
    let mut wrong = Vec::new();
    for line in include_str!("../data/segment/en.txt").lines().filter(|line| !line.starts_with('#')) {
        let expected: Vec<_> = line.split('¦').map(str::trim).collect();
        let text = line.replace(" ¦ ", " ").replace('¦', "");
        let found: Vec<_> = cut.sentences(&text).into_iter().map(|span| span.of(&text).to_owned()).collect();
        if found != expected {
            wrong.push(found.join(" ¦ "));
        }
    }
    assert!(wrong.is_empty(), "cut in the wrong places:\n{}", wrong.join("\n"));
}

#[test]
fn a_long_line_takes_no_longer_for_each_word() {
    let cut = Segmenter::new(&Rules::builtin());
    for unit in ["word ", "a. ", "No. ", "...", "? ", "( ", "\" ", "1. 2) ", " .", "U.S. "] {
        let text = unit.repeat(200_000 / unit.len());
        // A quadratic pass over this would take minutes.
        assert!(!cut.sentences(&text).is_empty());
    }
}

#[test]
fn what_never_ends_is_cut_at_a_space() {
    let cut = Segmenter::new(&Rules::builtin());
    let text = "and then the mayor said ".repeat(1_000);
    let found = cut.sentences(&text);
    assert!(found.len() > 1 && found.iter().all(|span| span.len() <= 2_000));
    let again: Vec<_> = found.iter().map(|span| span.of(&text)).collect();
    assert_eq!(again.join(" "), text.trim());
    let endless = "é".repeat(9_000);
    assert_eq!(cut.sentences(&endless).iter().map(|span| span.len()).sum::<usize>(), endless.len());
}

proptest! {
    #[test]
    fn sentences_cover_all_but_white_space(text in "([A-Za-z“”\"'.?!… \n()\\[\\]0-9é,]|Dr\\. |U\\.S\\. ){0,80}") {
        let mut at = 0;
        for span in Segmenter::new(&Rules::builtin()).sentences(&text) {
            prop_assert!(span.start >= at && !span.is_empty());
            prop_assert!(text[at..span.start].trim().is_empty());
            prop_assert_eq!(span.of(&text).trim(), &text[span.start..span.end]);
            at = span.end;
        }
        prop_assert!(text[at..].trim().is_empty());
    }
}
