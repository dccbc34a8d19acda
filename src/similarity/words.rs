//! What is known of single words: which can stand for which, which are opposites, how much each weighs.

mod likeness;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::meaning::Meaning;
use crate::language::{Language, Thesaurus, Tie, Vectors, length};
use crate::rules::{Lexicon, Rules};

/// A word known to [`Words`]: the place in its list.
pub type WordId = u32;

/// What one word can be to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Likeness {
    /// How far the one can stand for the other, 0..1.
    Alike(f32),
    /// "Rise" and "fall".
    Opposite,
}

/// One word: its dictionary form, groups of synonyms, vector and weight.
struct Word {
    stem: Box<str>,
    groups: Box<[u16]>,
    /// Its opposites of the lists, and those of the heads of its groups.
    against: Box<[Box<str>]>,
    against_heads: Box<[Box<str>]>,
    /// The deals of which it is the one side and the other, a bit each.
    deals: (u8, u8),
    vector: Box<[f32]>,
    meaning: Meaning,
    weight: f32,
    is_office: bool,
    is_organisation: bool,
}

/// All words met so far, with the house's word lists.
///
/// Words are numbered as they come; everything that is compared lies under one `Words`.
pub struct Words<'m> {
    table: Option<&'m Vectors>,
    thesaurus: Option<&'static Thesaurus>,
    known: HashMap<Box<str>, WordId>,
    list: Vec<Word>,
    synonyms: HashMap<Box<str>, Vec<u16>>,
    opposites: HashMap<Box<str>, Vec<Box<str>>>,
    lemmas: Vec<Box<str>>,
    /// Head word of each synonym line.
    heads: Vec<Box<str>>,
    /// First words of all phrases of the lists.
    starts: HashSet<Box<str>>,
    stopwords: Arc<Lexicon>,
    offices: Arc<Lexicon>,
    organisations: Arc<Lexicon>,
    /// Longest synonym in words.
    pub(super) longest: usize,
}

/// What anybody may be called beside an office.
const ANYBODY: [&str; 24] = [
    "analyst",
    "author",
    "boss",
    "campaigner",
    "chief",
    "colleague",
    "critic",
    "executive",
    "expert",
    "friend",
    "head",
    "leader",
    "man",
    "member",
    "neighbour",
    "official",
    "person",
    "resident",
    "source",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "woman",
];

impl<'m> Words<'m> {
    /// Reads the lists; without a `table` only letters and lists decide.
    pub fn new(rules: &Rules, table: Option<&'m Vectors>) -> Self {
        let mut words = Self {
            table,
            thesaurus: table.and_then(|_| Language::builtin().thesaurus().ok()),
            known: HashMap::new(),
            list: Vec::new(),
            synonyms: HashMap::new(),
            opposites: HashMap::new(),
            lemmas: Vec::new(),
            heads: Vec::new(),
            starts: HashSet::new(),
            stopwords: rules.lexicon("stopwords"),
            offices: rules.lexicon("role_nouns"),
            organisations: rules.lexicon("organisation_nouns"),
            longest: 1,
        };
        let lines = rules.lexicon("synonyms");
        for (group, (head, others)) in lines.iter().enumerate() {
            for word in std::iter::once(head).chain(others.split(", ")) {
                let word = word.to_lowercase();
                words.longest = words.longest.max(word.split(' ').count());
                words.synonyms.entry(word.into()).or_default().push(u16::try_from(group).unwrap_or(u16::MAX));
            }
        }
        let groups = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        for (at, (head, others)) in rules.lexicon("places").iter().enumerate() {
            for word in std::iter::once(head).chain(others.split(", ")) {
                let group = groups.saturating_add(u16::try_from(at).unwrap_or(u16::MAX));
                words.synonyms.entry(word.to_lowercase().into()).or_default().push(group);
            }
        }
        words.heads = lines.iter().map(|(head, _)| head.to_lowercase().into()).collect();
        let pairs: BTreeMap<String, Vec<String>> =
            rules.lexicon("antonyms").iter().fold(BTreeMap::new(), |mut map, (a, b)| {
                map.entry(a.to_lowercase()).or_insert_with(Vec::new).push(b.to_lowercase());
                map.entry(b.to_lowercase()).or_insert_with(Vec::new).push(a.to_lowercase());
                map
            });
        words.opposites = pairs.into_iter().map(|(a, b)| (a.into(), b.into_iter().map(Into::into).collect())).collect();
        let phrases = words.synonyms.keys().chain(words.opposites.keys());
        let first = |phrase: &str, mark: char| phrase.split_once(mark).map(|(first, _)| first.into());
        words.starts = phrases.flat_map(|phrase| [first(phrase, ' '), first(phrase, '-')]).flatten().collect();
        words
    }

    /// Whether a word carries no content of its own.
    pub fn is_stopword(&self, word: &str) -> bool {
        self.stopwords.contains(word)
    }

    /// Whether the lists know an opposite of a word.
    pub(super) fn has_opposite(&self, lemma: &str) -> bool {
        self.opposites.contains_key(lemma)
    }

    /// Whether the lists know a phrase of several words ("take into custody").
    pub(super) fn is_phrase(&self, phrase: &str) -> bool {
        self.synonyms.contains_key(phrase) || self.opposites.contains_key(phrase)
    }

    /// Whether a phrase of the lists begins with a word.
    pub(super) fn begins_phrase(&self, word: &str) -> bool {
        self.starts.contains(word)
    }

    /// Whether the thesaurus knows a word or phrase.
    pub(super) fn is_known(&self, word: &str) -> bool {
        self.thesaurus.is_some_and(|thesaurus| !thesaurus.senses(word).is_empty())
    }

    /// Whether a word may be said of anybody ("leader", "resident").
    pub(super) fn is_anybody(&self, id: WordId) -> bool {
        ANYBODY.contains(&self.lemma(id))
    }

    /// Whether a word in its commonest sense is a sort of people.
    pub fn is_person(&self, id: WordId) -> bool {
        let Some(thesaurus) = self.thesaurus else { return false };
        let first = |word: &str| thesaurus.senses(word).first().copied();
        let Some((person, own)) = first("person").zip(first(self.lemma(id))) else { return false };
        let mut level = vec![own];
        for _ in 0..12 {
            if level.contains(&person) {
                return true;
            }
            level = level.iter().flat_map(|&sense| thesaurus.tied(sense, Tie::KindOf).iter().copied()).collect();
            level.sort_unstable();
            level.dedup();
        }
        false
    }

    /// The number of a word, given in lower case.
    pub fn id(&mut self, lemma: &str) -> WordId {
        if let Some(&id) = self.known.get(lemma) {
            return id;
        }
        let mut vector = self.table.map_or_else(Vec::new, |table| table.sum(lemma));
        let size = length(&vector);
        if size > 0.0 {
            for value in &mut vector {
                *value /= size;
            }
        } else {
            vector.clear();
        }
        let id = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let groups = self.synonyms.get(lemma).cloned().unwrap_or_default();
        let heads = groups.iter().filter_map(|&group| self.heads.get(usize::from(group)));
        let against_heads = heads.filter_map(|head| self.opposites.get(head)).flatten().cloned().collect();
        self.list.push(Word {
            stem: stem(lemma).into(),
            groups: groups.into(),
            against: self.opposites.get(lemma).cloned().unwrap_or_default().into(),
            against_heads,
            deals: likeness::deals(lemma),
            vector: vector.into(),
            meaning: self.thesaurus.map(|thesaurus| Meaning::new(thesaurus, lemma)).unwrap_or_default(),
            weight: if size > 0.0 { size } else { 1.0 },
            is_office: self.offices.contains(lemma) && !ANYBODY.contains(&lemma),
            is_organisation: self.organisations.contains(lemma),
        });
        self.lemmas.push(lemma.into());
        self.known.insert(lemma.into(), id);
        id
    }

    /// The dictionary form of a word.
    pub fn lemma(&self, id: WordId) -> &str {
        self.lemmas.get(id as usize).map_or("", |lemma| lemma)
    }

    /// What is left of a word without its endings.
    pub fn stem(&self, id: WordId) -> &str {
        self.list.get(id as usize).map_or("", |word| &word.stem)
    }

    /// Whether a word tells the office of a person, and not only a part in the story ("mayor", but not "critic").
    pub fn is_office(&self, id: WordId) -> bool {
        self.list.get(id as usize).is_some_and(|word| word.is_office)
    }

    /// Whether a word is what organisations are called ("club", "council").
    pub fn is_organisation(&self, id: WordId) -> bool {
        self.list.get(id as usize).is_some_and(|word| word.is_organisation)
    }

    /// How much a word weighs in a sentence: rare words much, "have" little.
    pub fn weight(&self, id: WordId) -> f32 {
        self.list.get(id as usize).map_or(1.0, |word| word.weight)
    }
}

/// A word without the endings of inflection and the commonest ones of derivation.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 22] = [
        "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "edly", "ied", "ies", "ers", "ors", "er",
        "or", "ed", "es", "ly", "al", "e", "s", "y",
    ];
    let word = word.strip_suffix("'s").unwrap_or(word);
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|rest| rest.len() >= 4)
        .map_or(word, |rest| rest.trim_end_matches('i'))
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn stems() {
        for (a, b) in
            [("rescuer", "rescue"), ("construction", "construct"), ("payments", "payment"), ("walking", "walk")]
        {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }
}
