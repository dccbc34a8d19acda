//! A word list: one entry a line, `#` comments, an optional second column after a tab.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::Span;

/// A word list, with a matcher for its entries in running text.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Entry → second column (empty where there is none).
    entries: BTreeMap<String, String>,
    matcher: AhoCorasick,
    /// Longest entry in words, for callers that try n-grams.
    longest: usize,
}

impl Lexicon {
    /// Reads a list. Blank lines and `#` comments are passed over; a tab parts entry and value.
    ///
    /// # Errors
    /// A sentence with the line number where an entry is empty or given twice.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut entries = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            // A `#` counts inside an entry ("&#39;"); it starts a comment only at the start of a line or after a space.
            let line = line.split(" #").next().unwrap_or_default().trim_end();
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (entry, value) = line.split_once('\t').unwrap_or((line, ""));
            let (entry, value) = (entry.trim(), value.trim());
            if entry.is_empty() {
                return Err(format!("line {}: there is no word before the tab", number + 1));
            }
            if entries.insert(entry.to_owned(), value.to_owned()).is_some() && value.is_empty() {
                return Err(format!(
                    "line {}: \u{201c}{entry}\u{201d} stands in the list twice; delete one",
                    number + 1
                ));
            }
        }
        let longest = entries.keys().map(|entry| entry.split(' ').count()).max().unwrap_or(0);
        let matcher = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(entries.keys())
            .map_err(|error| format!("the list is too large: {error}"))?;
        Ok(Self { entries, matcher, longest })
    }

    /// Whether `entry` stands in the list, letter for letter.
    pub fn contains(&self, entry: &str) -> bool {
        self.entries.contains_key(entry)
    }

    /// The second column of `entry`.
    pub fn value(&self, entry: &str) -> Option<&str> {
        self.entries.get(entry).map(String::as_str)
    }

    /// All entries with their second columns, in byte order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(entry, value)| (entry.as_str(), value.as_str()))
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// No entry at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Words in the longest entry.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Where entries stand in `text` as whole words: leftmost, longest, ASCII case ignored.
    pub fn find_in(&self, text: &str) -> Vec<Span> {
        let whole = |span: Span| {
            let before = text.get(..span.start).and_then(|t| t.chars().next_back());
            let after = text.get(span.end..).and_then(|t| t.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        self.matcher
            .find_iter(text)
            .map(|found| Span::new(found.start(), found.end()))
            .filter(|&span| whole(span))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn finds_whole_words_longest_first() {
        let list = Lexicon::parse("# test\nsources\nsources close to\n").expect("list");
        let text = "Resources and Sources close to it; sources.";
        let found: Vec<_> = list.find_in(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["Sources close to", "sources"]);
    }

    #[test]
    fn twice_is_an_error_with_its_line() {
        assert!(Lexicon::parse("a\nb\na\n").expect_err("twice").starts_with("line 3"));
    }

    #[test]
    fn second_column() {
        let list = Lexicon::parse("rise\tfall\n").expect("list");
        assert_eq!(list.value("rise"), Some("fall"));
    }
}
