//! The same words elsewhere on the page: where a mark given once could be given, too.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Document, StatementId};
use crate::text::{Span, fold};

/// Where the words of `span` stand in other counted statements, each time as words of their own. A bare figure
/// counts only with the same word behind it: "400 homes" says nothing of 400 jobs.
pub fn elsewhere(document: &Document, span: Span) -> Vec<Span> {
    let words = document.words(span);
    if words.trim().is_empty() {
        return Vec::new();
    }
    let home = document.statement_at(span.start);
    let bare = words.chars().all(|c| c.is_numeric() || matches!(c, '.' | ','));
    let next_word = |at: Span| {
        let rest = Span::new(at.end, document.text.len().min(at.end + 60));
        let rest = Span::new(rest.start, floor(&document.text, rest.end)).of(&document.text);
        rest.unicode_words().next().map(fold)
    };
    let wanted = next_word(span);
    let whole = |at: Span| {
        let before = Span::new(0, at.start).of(&document.text).chars().next_back();
        let after = Span::new(at.end, document.text.len()).of(&document.text).chars().next();
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !joins(before) && !joins(after)
    };
    document
        .text
        .match_indices(words)
        .map(|(at, found)| Span::new(at, at + found.len()))
        .filter(|at| whole(*at) && (!bare || next_word(*at) == wanted))
        .filter(|at| {
            let there = document.statement_at(at.start).filter(|there| Some(*there) != home);
            there.is_some_and(|there| {
                let other = document.statement(there);
                other.is_counted() && other.span.contains(*at)
            })
        })
        .collect()
}

/// The char boundary at or before `byte`.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// Other counted statements of the very same words, typography apart.
pub fn repeats(document: &Document, id: StatementId) -> Vec<StatementId> {
    /// Quotation marks and dashes of another make take other numbers of bytes, some words' worth at most.
    const SLACK: usize = 24;
    let Some(own) = document.statements.get(id.index()).filter(|own| own.is_counted()) else { return Vec::new() };
    let words = document.words(own.span);
    let key = fold(words);
    let near = |other: &&super::Statement| {
        other.id != id && other.is_counted() && other.span.len().abs_diff(own.span.len()) <= SLACK
    };
    let same = |other: &&super::Statement| {
        let others = document.words(other.span);
        !surely_differ(words, others) && fold(others) == key
    };
    document.statements.iter().filter(near).filter(same).map(|other| other.id).collect()
}

/// Whether two texts surely differ once they are folded, told by their letters and digits up to the first that is not
/// ASCII: folding thousands of statements to find the few that are alike would take longer than a frame of the window
/// has. Nothing is copied, and the first difference ends it.
fn surely_differ(one: &str, other: &str) -> bool {
    // What is not ASCII may fold to anything, so nothing is sure from there on; quotation marks and dashes are passed.
    fn plain(text: &str) -> impl Iterator<Item = char> {
        let punctuation = |c: &char| !c.is_alphanumeric() && (c.is_ascii() || ('\u{2000}'..='\u{206f}').contains(c));
        text.chars().filter(move |c| !punctuation(c)).take_while(char::is_ascii).map(|c| c.to_ascii_lowercase())
    }
    plain(one).zip(plain(other)).any(|(one, other)| one != other)
}

#[cfg(test)]
mod tests {
    use super::{elsewhere, repeats, surely_differ};
    use crate::document::StatementId;
    use crate::document::facts::tests::document;
    use crate::text::Span;

    #[test]
    fn the_same_fact_elsewhere() {
        let text = ["It protects 400 homes.", "The 400 homes are old.", "It brings 400 jobs, 1400 homes."];
        let document = document(&text);
        let at = document.text.find("400").expect("there");
        let others = elsewhere(&document, Span::new(at, at + 3));
        assert_eq!(others.len(), 1);
        assert_eq!(document.statement_at(others[0].start), Some(StatementId::from_index(1)));
    }

    #[test]
    fn only_what_surely_differs_is_passed_over() {
        for (one, other, differ) in [
            ("The wall", "The gate", true),
            ("“The” wall", "the wall", false),
            ("Été", "E\u{301}te\u{301}", false),
            ("№ 5", "No 5", false),
            ("The wall", "The wall is high", false),
            ("The wall that the council is to build (1)", "The wall that the council is to build (2)", true),
        ] {
            assert_eq!(surely_differ(one, other), differ, "{one} {other}");
        }
    }

    #[test]
    fn verbatim_repeats_are_known_apart_from_typography() {
        let document = document(&["It’s “so”.", "It was not.", "It's \"so\"."]);
        assert_eq!(repeats(&document, StatementId::from_index(0)), [StatementId::from_index(2)]);
    }
}
