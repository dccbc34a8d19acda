//! Lines of a page that belong to the site and not to the article.

use std::collections::BTreeSet;

use crate::rules::Rules;
use crate::text::fold;

/// What stands below a heading of the site's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Links to other stories, until running text begins.
    Links,
    /// The rest of the page: comments, about the author.
    Rest,
}

/// The site's lines, ready to compare.
#[derive(Debug)]
pub(super) struct Chrome {
    whole: BTreeSet<String>,
    /// Pieces of a pattern between its stars.
    patterns: Vec<Vec<String>>,
    sections: Vec<(String, Section)>,
    /// Last words of newspapers' names.
    mastheads: BTreeSet<String>,
    /// Names of a site's sections.
    desks: BTreeSet<String>,
}

/// No line of furniture is longer, in bytes.
const LONGEST: usize = 240;

impl Chrome {
    pub(super) fn new(rules: &Rules) -> Self {
        let words = |list: &str| rules.lexicon(list).iter().map(|(word, _)| fold(word)).collect();
        let (mastheads, desks) = (words("mastheads"), words("site_sections"));
        let mut chrome = Self { whole: BTreeSet::new(), patterns: Vec::new(), sections: Vec::new(), mastheads, desks };
        for (line, _) in rules.lexicon("chrome_lines").iter() {
            let line = fold(line);
            if line.contains('*') {
                chrome.patterns.push(line.split('*').map(str::to_owned).collect());
            } else {
                chrome.whole.insert(line);
            }
        }
        for (line, kind) in rules.lexicon("chrome_sections").iter() {
            chrome.sections.push((fold(line), if kind == "rest" { Section::Rest } else { Section::Links }));
        }
        chrome
    }

    /// The whole line is furniture.
    pub(super) fn is_line(&self, text: &str) -> bool {
        if text.len() > LONGEST {
            return false;
        }
        let folded = fold(text);
        let bare =
            folded.trim_matches(['[', ']', '(', ')', '|', '<', '>', '*', '-', ' ', '.', ':', '»', '→', '_', '#']);
        self.whole.contains(&folded)
            || self.whole.contains(bare)
            || self.is_bar(bare)
            || self.patterns.iter().any(|pieces| fits(pieces, &folded) || fits(pieces, bare))
    }

    /// Four or more names of a site's sections and nothing else: "NEWS SPORT PROPERTY SUBSCRIBE".
    fn is_bar(&self, folded: &str) -> bool {
        let words: Vec<&str> = folded.split_whitespace().filter(|word| *word != "&" && *word != "and").collect();
        words.len() >= 4 && words.iter().all(|word| self.desks.contains(*word))
    }

    /// The name of a newspaper, alone or before a bar or dash and its motto.
    ///
    /// A headline may end in such a name too ("Judge fines the Boston Herald"): without a motto, only a very short
    /// line counts.
    pub(super) fn is_masthead(&self, text: &str) -> bool {
        let mut pieces = text.split(['|', '–', '—', '·', '•']).flat_map(|piece| piece.split(" - ")).map(str::trim);
        let name: Vec<&str> = pieces.next().unwrap_or_default().split_whitespace().collect();
        let most = if pieces.next().is_some() { 5 } else { 3 };
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase) || word.len() <= 3;
        (2..=most).contains(&name.len())
            && name.iter().all(capital)
            && name.last().is_some_and(|last| self.mastheads.contains(&fold(last)))
    }

    /// The heading of a section of the site's own.
    pub(super) fn section(&self, text: &str) -> Option<Section> {
        if text.len() > 60 {
            return None;
        }
        let folded = fold(text);
        let bare = folded
            .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | ' ' | '(' | ')' | '.' | '>' | '»'));
        self.sections.iter().find(|(line, _)| line == bare).map(|(_, kind)| *kind)
    }
}

fn fits(pieces: &[String], text: &str) -> bool {
    let Some((first, rest)) = pieces.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return text == first };
    let Some(mut tail) = text.strip_prefix(first.as_str()) else { return false };
    for piece in middle {
        let Some(at) = tail.find(piece.as_str()) else { return false };
        tail = tail.get(at + piece.len()..).unwrap_or_default();
    }
    tail.ends_with(last.as_str())
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn stars_stand_for_any_words() {
        let fits = |pattern: &str, text: &str| fits(&pattern.split('*').map(str::to_owned).collect::<Vec<_>>(), text);
        assert!(fits("site icon *", "site icon the courier"));
        assert!(fits("* min read", "4 min read"));
        assert!(fits("sign up for * newsletter*", "sign up for our morning newsletter today"));
        assert!(!fits("* min read", "4 min reading"));
        assert!(!fits("ab*bc", "abc"));
    }
}
