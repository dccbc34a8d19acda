//! An author's reply by mail, taken apart: which lines answer which question.
//!
//! The questions went out numbered. In a reply the numbers come back in front of the answers, or the whole mail comes
//! back with answers between its lines, marked with ">" or not. A line of our own mail is told by its words and left
//! out. What belongs to no question is kept apart, so that nothing is lost.

use std::sync::Arc;

use crate::review::{Query, Review};
use crate::text::fold;

/// A question is told by its words from this length on.
const QUESTION: usize = 12;
/// A piece of our own mail is left out of an answer from this length on; shorter words an author may well repeat.
const OURS: usize = 30;

/// A reply taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// For each question of [`open_queries`]: its answer; empty where there is none.
    pub answers: Vec<String>,
    /// Lines that answer no question: greetings, signatures, or a reply without numbers.
    pub rest: String,
}

/// The queries without an answer, in the order and with the numbers (from 1) in which they are copied for a mail.
pub fn open_queries(review: &Review) -> Vec<&Arc<Query>> {
    review.queries.iter().filter(|query| query.answer.is_none()).collect()
}

/// Takes a reply apart for these questions.
pub fn split_reply(text: &str, queries: &[&Arc<Query>]) -> Reply {
    let mut answers: Vec<Vec<&str>> = vec![Vec::new(); queries.len()];
    let mut rest = Vec::new();
    let mut current = None;
    let mut numbered = false;
    for line in text.lines() {
        let bare = line.trim_start_matches(['>', ' ', '\t', '|']);
        let quoted = line.trim_start().starts_with('>');
        if bare.trim_end() == "--" {
            // What follows is a signature.
            current = None;
        }
        let (number, said) = match number_at_start(bare).filter(|(number, _)| *number <= queries.len()) {
            Some((number, said)) => (Some(number - 1), said),
            None => (None, bare),
        };
        if let Some(number) = number {
            (current, numbered) = (Some(number), true);
        } else if let Some(asked) = queries.iter().position(|query| is_question(said, query)) {
            (current, numbered) = (Some(asked), true);
            continue;
        }
        let ours = current.and_then(|at| queries.get(at)).is_some_and(|query| is_ours(said, query));
        if quoted || ours {
            continue;
        }
        match current.and_then(|at| answers.get_mut(at)) {
            Some(answer) => answer.push(said.trim_end()),
            None => rest.push(line.trim_end()),
        }
    }
    let joined = |lines: &[&str]| lines.join("\n").trim().to_owned();
    if let ([only], false) = (&mut answers[..], numbered) {
        // One question, and a reply without a number: all of it is the answer.
        only.append(&mut rest);
    }
    Reply { answers: answers.iter().map(|answer| joined(answer)).collect(), rest: joined(&rest) }
}

/// "2. text", "2) text", "Q2: text" at the start of a line. "3.1 million" and "7–5" are none.
fn number_at_start(line: &str) -> Option<(usize, &str)> {
    let line =
        ["Question", "question", "No.", "Q", "#"].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let line = line.trim_start();
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, after) = line.split_at_checked(digits)?;
    let said = after.strip_prefix(['.', ')', ':', '-', '\u{2013}'])?;
    if !said.is_empty() && !said.starts_with(char::is_whitespace) {
        return None;
    }
    let number = number.parse().ok().filter(|number| *number > 0)?;
    Some((number, said.trim_start()))
}

/// Whether a line is the question itself, with or without "To …" before it.
fn is_question(line: &str, query: &Query) -> bool {
    let (line, question) = (fold(line), fold(&query.question));
    question.chars().count() >= QUESTION && line.ends_with(&question)
}

/// Whether a line is made of our own mail: of the quoted words, their place, or the question.
fn is_ours(line: &str, query: &Query) -> bool {
    let line = fold(line);
    if line.chars().count() < OURS {
        return false;
    }
    let (quote, question) = (fold(&query.place.anchor.exact), fold(&query.question));
    if question.contains(&line) || quote.contains(&line) {
        return true;
    }
    // "“quote” (Paragraph 4, sentence 1, file.html)", whole or as a mail program wrapped it.
    let begins_with_quote = line.trim_start_matches(['\u{201c}', '"']).starts_with(&quote);
    let ends_it = line.rsplit_once(" (").is_some_and(|(head, tail)| {
        tail.ends_with(')') && quote.ends_with(head.trim_end_matches(['\u{201d}', '"']).trim_start_matches('"'))
    });
    begins_with_quote || ends_it
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::split_reply;
    use crate::review::{Anchor, Place, Query, Stamp, Standing};

    fn query(exact: &str, question: &str) -> Arc<Query> {
        let anchor = Anchor { exact: exact.to_owned(), ..Anchor::default() };
        Arc::new(Query {
            id: Uuid::nil(),
            place: Place { anchor, version: 0, span: None, standing: Standing::Current },
            question: question.to_owned(),
            to: String::new(),
            stamp: Stamp::default(),
            answer: None,
            unknown: serde_json::Map::new(),
        })
    }

    fn asked() -> Vec<Arc<Query>> {
        vec![
            query("The builder hid the first report.", "Who says that the builder hid it?"),
            query("The share is $3.1 million.", "Is it 3.1 or 3.4 million?"),
            query("It meets again on 2 June.", "Did you see the agenda yourself?"),
        ]
    }

    fn check(reply: &str, expected: [&str; 3], rest: &str) {
        let asked = asked();
        let got = split_reply(reply, &asked.iter().collect::<Vec<_>>());
        assert_eq!((got.answers, got.rest.as_str()), (expected.map(str::to_owned).to_vec(), rest), "{reply}");
    }

    #[test]
    fn answers_behind_numbers() {
        check(
            "Hi Ida,\n\n1. The clerk does, on record.\n2) 3.1 million.\nSee the budget, p. 4.\nQ3: Yes.\n\n-- \nDana\n",
            ["The clerk does, on record.", "3.1 million.\nSee the budget, p. 4.", "Yes."],
            "Hi Ida,\n\n--\nDana",
        );
    }

    #[test]
    fn figures_at_the_start_of_a_line_are_no_numbers() {
        check("2. It is\n3.1 million, as said.\n7. floor", ["", "It is\n3.1 million, as said.\n7. floor", ""], "");
    }

    #[test]
    fn answers_between_the_lines_of_the_mail() {
        let reply = "> 1. \u{201c}The builder hid the first report.\u{201d} (Paragraph 2, sentence 2, a.txt)\n>    Who says that the builder hid it?\nThe clerk.\n>\n> 3. \u{201c}It meets again on 2 June.\u{201d}\n>    Did you see the agenda yourself?\nI did.";
        check(reply, ["The clerk.", "", "I did."], "");
    }

    #[test]
    fn a_mail_that_comes_back_without_signs_is_not_an_answer() {
        let reply = "1. \u{201c}The builder hid the first report.\u{201d} (Paragraph 2, a.txt)\n   Who says that the builder hid it?\nThe clerk.\n2. \u{201c}The share is $3.1 million.\u{201d} (Paragraph 4, a.txt)\n   Is it 3.1 or 3.4 million?\n3.1.";
        check(reply, ["The clerk.", "3.1.", ""], "");
    }

    #[test]
    fn one_question_needs_no_number() {
        let asked = [query("The builder hid it.", "Who says so in public?")];
        let got = split_reply("The clerk does.\n", &asked.iter().collect::<Vec<_>>());
        assert_eq!((got.answers, got.rest), (vec!["The clerk does.".to_owned()], String::new()));
    }

    #[test]
    fn a_reply_without_numbers_is_not_guessed_at() {
        check("All fine with me.", ["", "", ""], "All fine with me.");
    }
}
