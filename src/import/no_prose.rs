//! Texts that open and are no article: a table of data, data for programs, a text without a single full stop.
//!
//! They are read all the same, since some articles hold little else; a note says what the text looks like and what to
//! do.

use serde::de::IgnoredAny;

use super::look;
use crate::document::ImportNote;

/// Bytes that are looked at.
const SAMPLE: usize = 64 << 10;
/// Lines that tell a table.
const LINES: usize = 5;
/// Words without one end of a sentence that make a text without marks.
const WORDS: usize = 60;

/// What the text looks like, if it does not look like an article.
pub(super) fn note(text: &str) -> Option<ImportNote> {
    let head = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    if is_data(text) {
        return Some(look(
            "This looks like data for programs (JSON), not like an article. Open the page or file that was made from it, \
             or copy the article’s words and paste them.",
        ));
    }
    if let Some(columns) = columns(head) {
        return Some(look(&format!(
            "This looks like a table ({columns} columns in every line), not like an article. Each line is taken for a \
             paragraph; open the article that goes with it, or paste its text."
        )));
    }
    has_no_ends(head).then(|| {
        look(
            "No sentence in this text ends with a full stop, so each line or paragraph is taken for one statement, and long ones are \
             cut at a space. Open a copy that still has its marks, or put them in first.",
        )
    })
}

fn is_data(text: &str) -> bool {
    let bare = text.trim();
    let wrapped = bare.starts_with('{') && bare.ends_with('}') || bare.starts_with('[') && bare.ends_with(']');
    wrapped && bare.contains('"') && serde_json::from_str::<IgnoredAny>(bare).is_ok()
}

/// The number of columns, where nearly every line has as many.
fn columns(head: &str) -> Option<usize> {
    // The last line of a sample may be cut.
    let mut lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() > LINES {
        lines.pop();
    }
    let ended = lines.iter().filter(|line| line.trim_end().ends_with(['.', '?', '!', '”', '"'])).count();
    if lines.len() < LINES || ended * 2 > lines.len() {
        return None;
    }
    [',', ';', '\t', '|'].into_iter().find_map(|sign| {
        let signs = |line: &&str| line.matches(sign).count();
        let first = signs(lines.first()?);
        let alike = lines.iter().filter(|line| signs(line) == first).count();
        (first >= 1 && alike * 20 >= lines.len() * 19)
            .then_some(first + 1)
            .filter(|columns| *columns > 2 || sign == '\t')
    })
}

fn has_no_ends(head: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '?' | '!' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔');
    head.split_whitespace().take(WORDS).count() >= WORDS && !head.contains(ends)
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn what_is_no_prose_is_told() {
        let words = "the council said the wall along the river would be raised by a metre before the winter ";
        let lines = |line: &str| format!("{line}\n").repeat(12);
        for (text, told) in [
            (lines("4711,North Quay,2026-05-01,12"), "a table (4 columns"),
            (lines("North Quay\t12"), "a table (2 columns"),
            ("{\"title\": \"Wall\", \"words\": [1, 2, 3]}".to_owned(), "JSON"),
            (lines(words), "No sentence in this text ends"),
            (words.repeat(40), "No sentence in this text ends"),
        ] {
            let message = note(&text).map(|note| note.message).unwrap_or_default();
            assert!(message.contains(told), "{text:.40}: {message}");
        }
    }

    #[test]
    fn prose_is_not() {
        for text in [
            "The board met on Monday, and the wall is to be raised, it said.\n".repeat(12),
            "Wall raised\n\nThe board met.\n".to_owned(),
            "Flour, sugar\nMilk, eggs\nSalt, pepper\nRice, beans\nTea, coffee\n".to_owned(),
            "[The board] met on Monday.".to_owned(),
        ] {
            assert_eq!(note(&text), None, "{text:.40}");
        }
    }
}
