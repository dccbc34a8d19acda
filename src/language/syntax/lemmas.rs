//! Lemmas: WordNet's exceptions and suffix rules, checked against its list of words.

use super::super::LanguageError;
use super::super::labels::Pos;
use super::attributes::Forms;
use super::file::{Sections, damaged};
use super::hash::{IdMap, string_id};
use std::hash::BuildHasherDefault;

/// Rules, exceptions and word list.
pub(super) struct Lemmas {
    rules: [Vec<(Box<str>, Box<str>)>; 5],
    /// Lemmas of irregular forms, by the form's id, for each of [`LISTED`].
    exceptions: [IdMap<Vec<Box<str>>>; 4],
    /// One bit for each of [`LISTED`] in which WordNet has the word, by the word's id.
    words: IdMap<u8>,
}

/// The kinds of word that have a list; punctuation has rules only.
const LISTED: [&str; 4] = ["noun", "verb", "adj", "adv"];

/// Which rules punctuation has.
const PUNCT: usize = 4;

/// Words in the list, so that the map is made once.
const WORDS: usize = 86_000;

impl Lemmas {
    /// Reads rules, exceptions and word list.
    pub(super) fn read(sections: &Sections<'_>) -> Result<Lemmas, LanguageError> {
        let mut lemmas = Lemmas { rules: Default::default(), exceptions: Default::default(), words: IdMap::default() };
        let kind = |name: &str| LISTED.iter().position(|k| *k == name);
        for line in sections.text("lemma.rules")?.split('\n') {
            let mut columns = line.split('\t');
            let (Some(name), Some(old), Some(new)) = (columns.next(), columns.next(), columns.next()) else { continue };
            let kind = if name == "punct" { Some(PUNCT) } else { kind(name) };
            let rules = kind.map(|k| &mut lemmas.rules[k]).ok_or_else(|| damaged(format!("rules for {name}")))?;
            rules.push((old.into(), new.into()));
        }
        for line in sections.text("lemma.exceptions")?.lines() {
            let mut columns = line.split('\t');
            let (name, form) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
            let kind = kind(name).ok_or_else(|| damaged(format!("exceptions for {name}")))?;
            lemmas.exceptions[kind].insert(string_id(form), columns.map(Box::from).collect());
        }
        lemmas.words = read_words(sections.bytes("lemma.index")?)?;
        Ok(lemmas)
    }

    /// The lemma of a word.
    pub(super) fn lemma(&self, word: &str, pos: Option<Pos>, forms: Forms) -> Box<str> {
        let lower = word.to_lowercase();
        let is_base = pos == Some(Pos::Noun) && forms.has(Forms::SINGULAR)
            || forms.has(Forms::INFINITIVE)
            || pos == Some(Pos::Verb)
                && forms.has(Forms::FINITE)
                && forms.has(Forms::PRESENT)
                && !forms.has(Forms::NUMBER)
            || forms.has(Forms::POSITIVE);
        let kind = match pos {
            None | Some(Pos::Space) => return lower.into(),
            _ if is_base => return lower.into(),
            Some(Pos::Noun) => 0,
            Some(Pos::Verb) => 1,
            Some(Pos::Adj) => 2,
            Some(Pos::Adv) => 3,
            Some(Pos::Punct) => PUNCT,
            Some(Pos::Propn) => return word.into(),
            Some(_) => return lower.into(),
        };
        self.by_rules(&lower, kind).unwrap_or_else(|| word.into())
    }

    fn by_rules(&self, lower: &str, kind: usize) -> Option<Box<str>> {
        let irregular = self.exceptions.get(kind).and_then(|e| e.get(&string_id(lower)));
        let made: Vec<String> = self.rules[kind]
            .iter()
            .filter_map(|(old, new)| Some(format!("{}{new}", lower.strip_suffix(&**old)?)))
            .filter(|form| !form.is_empty())
            .collect();
        let listed =
            |form: &String| kind < LISTED.len() && self.words.get(&string_id(form)).is_some_and(|m| m >> kind & 1 == 1);
        // Whatever was found last in the list stands first; forms which are no words at all come after listed ones.
        let known =
            made.iter().rfind(|f| listed(f)).or_else(|| made.iter().find(|f| !f.chars().all(char::is_alphabetic)));
        let fresh = irregular.and_then(|forms| {
            let found =
                |form: &str| made.iter().any(|m| m == form && (listed(m) || !m.chars().all(char::is_alphabetic)));
            forms.iter().rfind(|form| !found(form))
        });
        let best = fresh.map(|f| &**f).or(known.map(String::as_str)).or(made.first().map(String::as_str));
        best.map(Box::from)
    }
}

/// The word list: each line is the length shared with the line before, the bits, the rest of the word.
fn read_words(bytes: &[u8]) -> Result<IdMap<u8>, LanguageError> {
    let mut words = IdMap::with_capacity_and_hasher(WORDS, BuildHasherDefault::default());
    let (mut rest, mut word) = (bytes, Vec::new());
    while let [shared, bits, after @ ..] = rest {
        let end = after.iter().position(|&b| b == b'\n').ok_or_else(|| damaged("section lemma.index is cut short"))?;
        word.truncate(usize::from(*shared));
        word.extend_from_slice(&after[..end]);
        let text = std::str::from_utf8(&word).map_err(|e| damaged(format!("section lemma.index: {e}")))?;
        words.insert(string_id(text), *bits);
        rest = &after[end + 1..];
    }
    Ok(words)
}
