//! From words to word pieces: BERT's uncased splitting, longest piece first.

use crate::language::hidden::is_hidden;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The vocabulary.
pub(super) struct Pieces {
    /// Pieces that begin a word.
    starts: HashMap<Box<str>, usize>,
    /// Pieces that go on with one.
    continuations: HashMap<Box<str>, usize>,
    /// Bytes of the longest piece.
    longest: usize,
}

/// Bytes of a word beyond which it is none: BERT gives such a word no pieces.
const LONGEST_WORD: usize = 400;

impl Pieces {
    /// Takes the vocabulary, one piece a line; `##` begins those that go on with a word.
    pub(super) fn new(lines: &str) -> Pieces {
        let mut pieces = Pieces { starts: HashMap::new(), continuations: HashMap::new(), longest: 0 };
        pieces.starts.reserve(23_000);
        for (i, line) in lines.split('\n').enumerate() {
            match line.strip_prefix("##").filter(|rest| !rest.is_empty()) {
                Some(rest) => pieces.continuations.insert(rest.into(), i),
                None => pieces.starts.insert(line.into(), i),
            };
            pieces.longest = pieces.longest.max(line.len());
        }
        pieces
    }

    /// Number of pieces.
    pub(super) fn len(&self) -> usize {
        self.starts.len() + self.continuations.len()
    }

    /// Calls `take` with each piece of a text. A word that cannot be put together from pieces has none.
    pub(super) fn of(&self, text: &str, take: impl FnMut(usize)) {
        let (mut word, mut found) = (String::new(), Vec::new());
        for c in text.nfd().filter(|&c| !is_combining_mark(c) && !is_hidden(c)) {
            let mark = is_punctuation(c);
            if mark || c.is_whitespace() {
                self.word(&word, &mut found);
                word.clear();
            }
            if mark {
                found.extend(self.starts.get(&*c.encode_utf8(&mut [0; 4])));
            } else if !c.is_whitespace() && !c.is_control() {
                word.extend(c.to_lowercase());
            }
        }
        self.word(&word, &mut found);
        found.into_iter().for_each(take);
    }

    fn word(&self, word: &str, found: &mut Vec<usize>) {
        let before = found.len();
        let mut rest = word;
        if word.len() > LONGEST_WORD {
            return;
        }
        while !rest.is_empty() {
            let vocabulary = if rest.len() == word.len() { &self.starts } else { &self.continuations };
            let ends = (1..=rest.len().min(self.longest)).rev();
            let mut cuts = ends.filter_map(|end| rest.split_at_checked(end));
            let Some((piece, after)) = cuts.find_map(|(piece, after)| Some((*vocabulary.get(piece)?, after))) else {
                found.truncate(before);
                return;
            };
            found.push(piece);
            rest = after;
        }
    }
}

/// BERT's punctuation: every ASCII symbol, and general punctuation.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '¡' | '¿' | '§' | '¶' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<usize> {
        let pieces = Pieces::new("the\nmay\n##or\n##o\ncafe\n.\n##");
        let mut found = Vec::new();
        pieces.of(text, |p| found.push(p));
        found
    }

    #[test]
    fn longest_pieces_first() {
        assert_eq!(pieces("The Mayor."), [0, 1, 2, 5]);
        assert_eq!(pieces("mayoo"), [1, 3, 3]);
        assert_eq!(pieces("mayx the"), [0]);
    }

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(pieces("CAFÉ cafe\u{301} \u{200b}ca\u{ad}fé"), [4, 4, 4]);
    }

    #[test]
    fn odd_text() {
        assert!(pieces("").is_empty());
        assert!(pieces("日本 \u{0} 🙂").is_empty());
        assert!(pieces(&"may".repeat(10_000)).is_empty());
    }
}
