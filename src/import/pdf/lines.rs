//! Line breaks and hyphens undone.

use std::collections::BTreeSet;

/// Words that a hyphen at the end of a line binds to the next for good.
const BINDING: &[&str] = &[
    "all", "anti", "cross", "ex", "far", "full", "half", "high", "ill", "large", "long", "low", "mid", "multi", "near",
    "newly", "non", "part", "post", "pre", "pro", "quasi", "right", "left", "self", "semi", "short", "small", "so",
    "vice", "well", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hard", "much", "once", "first", "second", "third",
];

/// Words of the whole file, for telling a broken word from a compound.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: BTreeSet<String>,
}

impl Vocabulary {
    /// Takes in the words of a line, all but a broken one at its end.
    pub(super) fn learn(&mut self, line: &str) {
        let mut words: Vec<&str> = line.split(' ').collect();
        if words.last().is_some_and(|last| ends_broken(last).is_some()) {
            words.pop();
        }
        for word in words {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if !bare.is_empty() {
                self.words.insert(bare);
            }
        }
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(&word.to_lowercase())
    }

    /// Adds the next line to a text: a space between, or a broken word made whole.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        let Some(hyphen) = ends_broken(text) else {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(next);
            return;
        };
        let end = text.len() - hyphen.len_utf8();
        let head = text.get(..end).unwrap_or_default();
        let left = head.rsplit([' ', '“', '‘', '(', '—', '–', '"']).next().unwrap_or_default();
        let right: String = next.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’')).collect();
        if hyphen == '\u{ad}' || self.is_broken(left, &right) {
            text.truncate(end);
        }
        text.push_str(next);
    }

    /// The hyphen is there only because the line was full.
    fn is_broken(&self, left: &str, right: &str) -> bool {
        if !right.chars().next().is_some_and(char::is_lowercase) || left.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        if self.has(&format!("{left}-{right}")) {
            return false;
        }
        if self.has(&format!("{left}{right}")) {
            return true;
        }
        // `twenty-one-year-` goes on as it began.
        !left.contains('-') && !BINDING.contains(&left.to_lowercase().as_str())
    }
}

/// The hyphen at the end of a line, where it may break a word.
fn ends_broken(line: &str) -> Option<char> {
    let mut chars = line.chars().rev();
    let hyphen = chars.next().filter(|c| matches!(c, '-' | '\u{2010}' | '\u{ad}'))?;
    chars.next().filter(|c| c.is_alphanumeric())?;
    Some(hyphen)
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    fn joined(before: &str, first: &str, second: &str) -> String {
        let mut words = Vocabulary::default();
        words.learn(before);
        let mut text = first.to_owned();
        words.join(&mut text, second);
        text
    }

    #[test]
    fn broken_words_are_made_whole_and_compounds_kept() {
        assert_eq!(joined("", "a new infor-", "mation desk"), "a new information desk");
        assert_eq!(joined("", "the Anglo-", "Saxon hoard"), "the Anglo-Saxon hoard");
        assert_eq!(joined("", "in 2024-", "25 they"), "in 2024-25 they");
        assert_eq!(joined("", "a well-", "known man"), "a well-known man");
        assert_eq!(joined("a flood-wall there", "the flood-", "wall stood"), "the flood-wall stood");
        assert_eq!(joined("", "pay –", "twice"), "pay – twice");
        assert_eq!(joined("", "read\u{ad}", "able"), "readable");
        assert_eq!(joined("", "the wall", "stood"), "the wall stood");
    }
}
