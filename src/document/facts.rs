//! Facts inside a statement: figures, days, names and quotations, each of which can be ticked by itself.
//!
//! Read off the words alone, so that the same statement has the same facts in any session. What is found is
//! offered to a person and never counted: a fact too many costs a glance, one too few is picked by hand.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Document, StatementId};
use crate::text::{Span, dates, fold, numbers};

/// What kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// A figure with its unit.
    Figure,
    /// A day, month, year or time of day.
    Date,
    /// A person, body or place.
    Name,
    /// What stands between quotation marks.
    Quotation,
}

/// One fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its words, in bytes of the reading text.
    pub span: Span,
    /// What it is.
    pub kind: FactKind,
}

/// Words between quotation marks from which on they are a quotation, not an expression.
const QUOTATION: usize = 4;

/// Words that begin sentences with a capital and are no part of a name.
const OPENERS: &[&str] = &[
    "a",
    "about",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "each",
    "even",
    "every",
    "few",
    "for",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "just",
    "last",
    "many",
    "meanwhile",
    "more",
    "most",
    "my",
    "neither",
    "next",
    "no",
    "nobody",
    "none",
    "not",
    "now",
    "of",
    "on",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "over",
    "she",
    "since",
    "so",
    "some",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "with",
    "yet",
    "you",
];

/// Small words inside a name: "Bank of England".
const INSIDE: &[&str] = &["of", "de", "du", "da", "di", "del", "la", "le", "van", "von", "der", "den", "bin", "al"];

/// The facts of one statement, in the order of their words; a quotation comes before what stands in it.
pub fn facts(document: &Document, id: StatementId) -> Vec<Fact> {
    let Some(statement) = document.statements.get(id.index()) else { return Vec::new() };
    let own = statement.span;
    let words = document.words(own);
    let dates: Vec<Span> = dates::find(words, None).into_iter().map(|moment| moment.span).collect();
    let mut found: Vec<Fact> = dates.iter().map(|span| Fact { span: *span, kind: FactKind::Date }).collect();
    for span in figures(words).into_iter().filter(|span| !dates.iter().any(|date| date.overlaps(*span))) {
        found.push(Fact { span, kind: FactKind::Figure });
    }
    let taken: Vec<Span> = found.iter().map(|fact| fact.span).collect();
    for span in names(document, words, &taken) {
        found.push(Fact { span, kind: FactKind::Name });
    }
    found.extend(quotations(words).into_iter().map(|span| Fact { span, kind: FactKind::Quotation }));
    for fact in &mut found {
        fact.span = fact.span.shift(own.start);
    }
    found.sort_by_key(|fact| (fact.span.start, std::cmp::Reverse(fact.span.end)));
    found.dedup_by_key(|fact| fact.span);
    found
}

/// Figures with what they count; the two sides of a tally ("8–4") are one.
fn figures(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for figure in numbers::find(text).into_iter().filter(|figure| !figure.loose) {
        let mut span = figure.span;
        let rest = Span::new(span.end, text.len()).of(text);
        let counted =
            rest.strip_prefix(' ').and_then(|rest| rest.unicode_words().next().filter(|w| rest.starts_with(w)));
        let plain = |word: &&str| word.chars().all(char::is_lowercase) && !OPENERS.contains(word) && word.len() > 2;
        if let (numbers::Dimension::Count, Some(word)) = (figure.dimension, counted.filter(plain)) {
            span.end += 1 + word.len();
        }
        match found.last_mut() {
            Some(last) if matches!(Span::new(last.end, span.start).of(text), "-" | "–" | "—") => {
                *last = last.cover(span);
            }
            _ => found.push(span),
        }
    }
    found
}

/// Runs of words with capitals, with the small words inside them.
fn names(document: &Document, text: &str, taken: &[Span]) -> Vec<Span> {
    let words: Vec<Span> = text.unicode_word_indices().map(|(at, word)| Span::new(at, at + word.len())).collect();
    let free = |span: Span| !taken.iter().any(|other| other.overlaps(span));
    let is_capital = |at: usize| {
        let span = words.get(at).copied().unwrap_or_default();
        let word = span.of(text);
        let small = word.chars().count() > 1 || !word.eq_ignore_ascii_case("i");
        let opens = at == 0 || begins_anew(text, span);
        let opener = opens && OPENERS.contains(&fold(word).as_str());
        word.chars().next().is_some_and(char::is_uppercase) && small && !opener && free(span)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !is_capital(at) {
            at += 1;
            continue;
        }
        let mut last = at;
        while let Some(next) = follows(text, &words, last, &is_capital) {
            last = next;
        }
        let span = words[at].cover(words[last]);
        let alone_at_start = last == at && (at == 0 || begins_anew(text, span));
        if !alone_at_start || is_abbreviation(span.of(text)) || stands_inside(document, span.of(text)) {
            found.push(possessor(text, span));
        }
        at = last + 1;
    }
    found
}

/// The word that goes on with the name which ends at `last`.
fn follows(text: &str, words: &[Span], last: usize, is_capital: &dyn Fn(usize) -> bool) -> Option<usize> {
    let joined = |from: usize, to: usize| {
        let (from, to) = (words.get(from)?, words.get(to)?);
        let between = Span::new(from.end, to.start).of(text);
        let initial = between == ". " && from.of(text).chars().count() == 1;
        (matches!(between, " " | "-" | "\u{2011}" | " & ") || initial).then_some(())
    };
    joined(last, last + 1)?;
    if is_capital(last + 1) {
        return Some(last + 1);
    }
    let small = words.get(last + 1)?.of(text);
    let inside = INSIDE.contains(&small) && is_capital(last + 2);
    joined(last + 1, last + 2).filter(|()| inside).map(|()| last + 2)
}

/// Whether a sentence or quotation begins with the word at `span`.
fn begins_anew(text: &str, span: Span) -> bool {
    let before = Span::new(0, span.start).of(text);
    before.trim_end().is_empty() || before.trim_end().ends_with(['“', '"', '«', '‘', ':', '.', '?', '!', '(', '—'])
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '-')
}

/// The word stands with its capital in the midst of some sentence of the page: a name at a sentence's start too.
fn stands_inside(document: &Document, word: &str) -> bool {
    document.text.match_indices(word).any(|(at, _)| {
        let before = Span::new(0, at).of(&document.text);
        let after = document.text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        let inside = before.strip_suffix(' ').and_then(|before| before.chars().next_back());
        inside.is_some_and(|c| c.is_alphanumeric() || c == ',') && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

/// "Reyes’s" is about Reyes.
fn possessor(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let bare = ["’s", "'s", "’", "'"].iter().find_map(|ending| words.strip_suffix(ending)).unwrap_or(words);
    Span::new(span.start, span.start + bare.len())
}

/// What stands between double quotation marks, long enough to be somebody's words.
fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), '”')]) {
        match (c, open) {
            ('“' | '«', _) | ('"', None) => open = Some(at + c.len_utf8()),
            ('”' | '»' | '"', Some(from)) => {
                let span = Span::new(from, at);
                if span.of(text).split_whitespace().count() >= QUOTATION {
                    found.push(span.trim(text));
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
pub(super) mod tests {
    use super::{FactKind, facts};
    use crate::document::{BlockId, Document, Part, Statement, StatementId, StatementRole};
    use crate::text::Span;

    /// A body of these sentences, one paragraph.
    pub(in crate::document) fn document(sentences: &[&str]) -> Document {
        let mut document = Document::default();
        for (at, sentence) in sentences.iter().enumerate() {
            let start = document.text.len();
            document.text.push_str(sentence);
            document.statements.push(Statement {
                id: StatementId::from_index(at),
                span: Span::new(start, document.text.len()),
                block: BlockId::from_index(0),
                part: Part::Body,
                item: 1,
                sentence: u32::try_from(at + 1).unwrap_or(1),
                role: StatementRole::Claim,
            });
            document.text.push(' ');
        }
        document
    }

    fn seen(sentences: &[&str]) -> Vec<(String, FactKind)> {
        let document = document(sentences);
        let found = facts(&document, StatementId::from_index(0));
        found.into_iter().map(|fact| (document.words(fact.span).to_owned(), fact.kind)).collect()
    }

    #[test]
    fn figures_days_and_names() {
        use FactKind::{Date, Figure, Name};
        let own = |words: &[(&str, FactKind)]| -> Vec<(String, FactKind)> {
            words.iter().map(|(words, kind)| ((*words).to_owned(), *kind)).collect()
        };
        for (sentence, expected) in [
            (
                "The town’s share is $3.1 million over four years, finance director Omar Reyes told the meeting.",
                vec![("$3.1 million", Figure), ("four years", Figure), ("Omar Reyes", Name)],
            ),
            ("In March the Bank of England raised its rate.", vec![("March", Date), ("Bank of England", Name)]),
            ("The vote was 8–4, with two members absent.", vec![("8–4", Figure), ("two members", Figure)]),
            ("NATO met in Saint-Denis.", vec![("NATO", Name), ("Saint-Denis", Name)]),
            ("Experts say so, and I agree.", vec![]),
            ("Dr. J. Smith’s report was late.", vec![("J. Smith", Name)]),
        ] {
            assert_eq!(seen(&[sentence]), own(&expected), "{sentence}");
        }
    }

    #[test]
    fn a_name_at_the_start_is_known_from_elsewhere() {
        assert_eq!(seen(&["Reyes said so."]), []);
        let known = seen(&["Reyes said so.", "It was Omar Reyes who spoke."]);
        assert_eq!(known, [("Reyes".to_owned(), FactKind::Name)]);
    }

    #[test]
    fn a_quotation_is_one_fact() {
        let found = seen(&["“We have waited nine years,” she said of the “wall”."]);
        assert_eq!(found.first(), Some(&("We have waited nine years,".to_owned(), FactKind::Quotation)));
        assert!(found.iter().all(|(words, _)| words != "wall"));
    }
}
