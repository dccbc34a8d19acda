//! A word list: one entry a line, `#` comments, an optional second column after a tab, `*` for words that vary.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use super::shape::Shape;
use crate::text::{Span, fold};

/// What `*` stands for in running text: one to four words, not over a sentence or clause end.
const WORDS: &str = r"[^\s.,;:!?()]+(?:\s+[^\s.,;:!?()]+){0,3}";

/// A word list, with a matcher for its entries in running text.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Entry → second column (empty where there is none; several, divided by line feeds, where the entry has several).
    entries: BTreeMap<String, String>,
    matcher: AhoCorasick,
    /// The entries with a `*`, as one pattern; built at first need, as lists of whole lines never need it.
    wildcards: OnceLock<Option<Regex>>,
    /// The entries folded, for whole lines; built at first need.
    lines: OnceLock<Lines>,
    /// Longest entry in words, for callers that try n-grams.
    longest: usize,
}

impl Lexicon {
    /// Reads a list. Blank lines and `#` comments are passed over; a tab parts entry and value.
    ///
    /// # Errors
    /// A sentence with the line number where an entry is empty or given twice.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::parse_rows(text, |_, _| None)
    }

    /// Reads a list that is laid over `base`: its values have to be of the same kinds.
    ///
    /// # Errors
    /// As [`Lexicon::parse`], and where a value is not of the kind that the list takes.
    pub fn parse_over(text: &str, base: &Self) -> Result<Self, String> {
        let shape = Shape::of(base);
        Self::parse_rows(text, |entry, value| shape.fault(entry, value))
    }

    fn parse_rows(text: &str, fault: impl Fn(&str, &str) -> Option<String>) -> Result<Self, String> {
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
            if let Some(fault) = fault(entry, value) {
                return Err(format!("line {}: {fault}", number + 1));
            }
            let known: &mut String = match entries.entry(entry.to_owned()) {
                Entry::Vacant(free) => {
                    free.insert(value.to_owned());
                    continue;
                }
                Entry::Occupied(taken) => taken.into_mut(),
            };
            if value.is_empty() || known.split('\n').any(|other| other == value || other.is_empty()) {
                return Err(format!(
                    "line {}: \u{201c}{entry}\u{201d} stands in the list twice; delete one",
                    number + 1
                ));
            }
            known.push('\n');
            known.push_str(value);
        }
        let longest = entries.keys().map(|entry| entry.split(' ').count()).max().unwrap_or(0);
        let matcher = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(entries.keys())
            .map_err(|error| format!("the list is too large: {error}"))?;
        Ok(Self { entries, matcher, wildcards: OnceLock::new(), lines: OnceLock::new(), longest })
    }

    /// Whether `entry` stands in the list, letter for letter.
    pub fn contains(&self, entry: &str) -> bool {
        self.entries.contains_key(entry)
    }

    /// The second column of `entry`: the first one, where the entry stands in the list with several.
    pub fn value(&self, entry: &str) -> Option<&str> {
        self.values(entry).next()
    }

    /// Every second column of `entry`: an antonym list pairs "approve" with "block" and with "reject".
    pub fn values(&self, entry: &str) -> impl Iterator<Item = &str> {
        self.entries.get(entry).into_iter().flat_map(|value| value.split('\n'))
    }

    /// The entry that a whole line matches, letter case and typography aside; a `*` stands for any words or none.
    pub fn line(&self, line: &str) -> Option<&str> {
        let line = fold(line);
        let lines = self.lines.get_or_init(|| Lines::new(self.entries.keys()));
        let wild = || lines.wild.iter().find(|(pattern, _)| glob(pattern, &line)).map(|(_, entry)| entry);
        lines.exact.get(&line).or_else(wild).map(String::as_str)
    }

    /// All entries with their second columns, in byte order; an entry with several comes once for each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().flat_map(|(entry, values)| values.split('\n').map(|value| (entry.as_str(), value)))
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

    /// Where entries stand in `text` as whole words: leftmost, longest, ASCII case ignored; a `*` stands for one to
    /// four words.
    pub fn find_in(&self, text: &str) -> Vec<Span> {
        let whole = |span: Span| {
            let before = text.get(..span.start).and_then(|t| t.chars().next_back());
            let after = text.get(span.end..).and_then(|t| t.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        let plain = self.matcher.find_iter(text).map(|found| Span::new(found.start(), found.end()));
        let Some(pattern) = self.wildcards.get_or_init(|| wildcards(self.entries.keys())) else {
            return plain.filter(|&span| whole(span)).collect();
        };
        let wild = pattern.find_iter(text).map(|found| Span::from(found.range()));
        let mut found: Vec<Span> = plain.chain(wild).filter(|&span| whole(span)).collect();
        found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        found.retain(|span| {
            let free = span.start >= end;
            end = if free { span.end } else { end };
            free
        });
        found
    }
}

/// The entries of a list folded, each with its own wording.
#[derive(Clone, Debug)]
struct Lines {
    exact: BTreeMap<String, String>,
    wild: Vec<(String, String)>,
}

impl Lines {
    fn new<'a>(entries: impl Iterator<Item = &'a String>) -> Self {
        let (wild, exact): (Vec<_>, Vec<_>) =
            entries.map(|entry| (fold(entry), entry.clone())).partition(|(pattern, _)| pattern.contains('*'));
        Self { exact: exact.into_iter().collect(), wild }
    }
}

/// The entries with a `*`, longest first, as one pattern; none where the list has none.
fn wildcards<'a>(entries: impl Iterator<Item = &'a String>) -> Option<Regex> {
    let mut patterns: Vec<String> = entries
        .filter(|entry| entry.contains('*'))
        .map(|entry| entry.split('*').map(regex::escape).collect::<Vec<_>>().join(WORDS).replace(' ', r"\s+"))
        .collect();
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.len()));
    if patterns.is_empty() { None } else { Regex::new(&format!("(?i){}", patterns.join("|"))).ok() }
}

/// Whether `line` is `pattern`, both folded, with each `*` filled by any words or none.
fn glob(pattern: &str, line: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == line };
    let Some(mut line) = line.strip_prefix(head) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let tail = parts.pop().unwrap_or_default();
    for part in parts {
        let Some((_, after)) = line.split_once(part) else { return false };
        line = after;
    }
    line.ends_with(tail)
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
    fn a_star_stands_for_words() {
        let list = Lexicon::parse("according to\nas * put it\na * familiar with\n").expect("list");
        let text = "As Omar Reyes put it, an aide. A person familiar with it said so, according to Lee.";
        let found: Vec<_> = list.find_in(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["As Omar Reyes put it", "A person familiar with", "according to"]);
        assert!(list.find_in("As we saw, they put it away.").is_empty());
    }

    #[test]
    fn whole_lines() {
        let list = Lexicon::parse("*min read\nread next\nshare this: *\nsign up for * newsletter*\n").expect("list");
        assert_eq!(list.line(" Read Next "), Some("read next"));
        assert_eq!(list.line("4 min read"), Some("*min read"));
        assert_eq!(list.line("Share this: Facebook"), Some("share this: *"));
        assert_eq!(list.line("Sign up for our morning newsletter today"), Some("sign up for * newsletter*"));
        assert_eq!(list.line("Read next week\u{2019}s report"), None);
    }

    #[test]
    fn several_second_columns() {
        let list = Lexicon::parse("approve\tblock\napprove\treject\n").expect("list");
        assert_eq!(list.values("approve").collect::<Vec<_>>(), ["block", "reject"]);
        assert_eq!(list.iter().count(), 2);
        assert!(Lexicon::parse("approve\tblock\napprove\tblock\n").is_err());
    }

    #[test]
    fn second_column() {
        let list = Lexicon::parse("rise\tfall\n").expect("list");
        assert_eq!(list.value("rise"), Some("fall"));
    }
}
