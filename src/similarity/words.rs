//! What is known of single words: which can stand for which, which are opposites, how much each weighs.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::meaning::{Bond, Meaning};
use crate::language::{Language, Thesaurus, Tie, Vectors, dot, length};
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
    stopwords: Arc<Lexicon>,
    offices: Arc<Lexicon>,
    organisations: Arc<Lexicon>,
    /// Longest synonym in words.
    pub(super) longest: usize,
}

/// Words of one synonym line.
const SYNONYM: f32 = 0.86;
/// Words of one stem: "decide" and "decided" by another tag, "rescue" and "rescuer".
const STEM: f32 = 0.92;

/// Two sides of one deal.
const CONVERSE: f32 = 0.8;
/// Verbs that tell one deal from two sides: who buys is sold to.
const CONVERSES: [(&str, &str); 8] = [
    ("acquire", "sell"),
    ("borrow", "lend"),
    ("buy", "sell"),
    ("get", "give"),
    ("give", "receive"),
    ("inherit", "leave"),
    ("learn", "teach"),
    ("purchase", "sell"),
];

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
        self.list.push(Word {
            stem: stem(lemma).into(),
            groups: self.synonyms.get(lemma).cloned().unwrap_or_default().into(),
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

    /// What two words are to each other.
    pub fn compare(&self, a: WordId, b: WordId) -> Likeness {
        if a == b {
            return Likeness::Alike(1.0);
        }
        if self.is_converse(a, b) {
            return Likeness::Alike(CONVERSE);
        }
        if self.opposite(a, b) {
            return Likeness::Opposite;
        }
        let (Some(x), Some(y)) = (self.list.get(a as usize), self.list.get(b as usize)) else {
            return Likeness::Alike(0.0);
        };
        if x.groups.iter().any(|group| y.groups.contains(group)) {
            return Likeness::Alike(SYNONYM);
        }
        if x.stem == y.stem && x.stem.len() > 3 {
            return Likeness::Alike(STEM);
        }
        let like =
            if x.vector.is_empty() || y.vector.is_empty() { 0.0 } else { from_cosine(dot(&x.vector, &y.vector)) };
        match x.meaning.bond(&y.meaning) {
            Bond::Opposite => Likeness::Opposite,
            Bond::Same => Likeness::Alike(0.9),
            Bond::Near => Likeness::Alike(0.85),
            Bond::Broader => Likeness::Alike(like.max(0.82)),
            Bond::Narrower => Likeness::Alike(like.max(0.78)),
            // Two kinds of one thing are two things, however near their vectors lie.
            Bond::Sisters => Likeness::Alike(like.min(0.45)),
            Bond::None | Bond::Unknown => Likeness::Alike(like),
        }
    }

    /// The same deal from two sides: "bought" and "sold".
    pub(super) fn is_converse(&self, a: WordId, b: WordId) -> bool {
        let (x, y) = (self.lemma(a), self.lemma(b));
        CONVERSES.iter().any(|&(one, other)| (one, other) == (x, y) || (other, one) == (x, y))
    }

    /// As [`Words::compare`], for two verbs: ways of doing one thing ("tumble", "slump") stand for each other.
    pub fn compare_verbs(&self, a: WordId, b: WordId) -> Likeness {
        match self.compare(a, b) {
            Likeness::Alike(like) if like < 0.6 && self.bond(a, b) == Bond::Sisters => Likeness::Alike(0.6),
            other => other,
        }
    }

    /// How far one word can stand for another, 0 for opposites.
    pub fn likeness(&self, a: WordId, b: WordId) -> f32 {
        match self.compare(a, b) {
            Likeness::Alike(like) => like,
            Likeness::Opposite => 0.0,
        }
    }

    /// Whether two words stand in one line of the synonyms.
    pub(super) fn shares_synonyms(&self, a: WordId, b: WordId) -> bool {
        let groups = |id: WordId| self.list.get(id as usize).map(|word| &word.groups);
        groups(a).zip(groups(b)).is_some_and(|(x, y)| x.iter().any(|group| y.contains(group)))
    }

    /// The bare cosine of two words.
    pub fn cosine(&self, a: WordId, b: WordId) -> f32 {
        match (self.list.get(a as usize), self.list.get(b as usize)) {
            (Some(x), Some(y)) => dot(&x.vector, &y.vector),
            _ => 0.0,
        }
    }

    /// What the thesaurus says of two words.
    pub fn bond(&self, a: WordId, b: WordId) -> Bond {
        match (self.list.get(a as usize), self.list.get(b as usize)) {
            (Some(x), Some(y)) => x.meaning.bond(&y.meaning),
            _ => Bond::Unknown,
        }
    }

    fn opposite(&self, a: WordId, b: WordId) -> bool {
        let (x, y) = (self.lemma(a), self.lemma(b));
        if self.listed_opposite(x, y) || by_prefix(x, y) || by_prefix(y, x) {
            return true;
        }
        // "Tumble" stands for "fall" and "surge" for "rise"; the heads of two lines decide for their words.
        let groups = |id: WordId| self.list.get(id as usize).map_or(&[][..], |word| &word.groups);
        let heads = |id: WordId| groups(id).iter().filter_map(|&group| self.heads.get(group as usize));
        !self.shares_synonyms(a, b)
            && heads(a)
                .any(|head| self.listed_opposite(head, y) || heads(b).any(|other| self.listed_opposite(head, other)))
    }

    fn listed_opposite(&self, a: &str, b: &str) -> bool {
        self.opposites.get(a).is_some_and(|others| others.iter().any(|other| &**other == b))
    }
}

/// "Unsurprising" and "surprising", "dislike" and "like".
fn by_prefix(long: &str, short: &str) -> bool {
    const PREFIXES: [&str; 7] = ["un", "non-", "dis", "im", "in", "il", "ir"];
    short.len() > 3 && PREFIXES.iter().any(|prefix| long.strip_prefix(prefix) == Some(short))
}

/// How far a word can stand for one at this cosine. Words that news copy exchanges lie between 0.3 and 0.55, but
/// so do some opposites and members of one class ("Thursday", "Friday"), so a cosine alone never counts fully.
fn from_cosine(cosine: f32) -> f32 {
    const FROM: f32 = 0.2;
    const TO: f32 = 0.7;
    const MOST: f32 = 0.8;
    ((cosine - FROM) / (TO - FROM)).clamp(0.0, 1.0) * MOST
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
    use super::{Likeness, Words, stem};
    use crate::rules::Rules;

    #[test]
    fn stems() {
        for (a, b) in
            [("rescuer", "rescue"), ("construction", "construct"), ("payments", "payment"), ("walking", "walk")]
        {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn lists_decide_without_vectors() {
        let rules = Rules::builtin();
        let mut words = Words::new(&rules, None);
        let mut likeness = |a: &str, b: &str| {
            let (a, b) = (words.id(a), words.id(b));
            words.compare(a, b)
        };
        assert_eq!(likeness("arrest", "detain"), Likeness::Alike(super::SYNONYM));
        assert_eq!(likeness("accept", "reject"), Likeness::Opposite);
        assert_eq!(likeness("unsurprising", "surprising"), Likeness::Opposite);
        assert_eq!(likeness("mayor", "harbour"), Likeness::Alike(0.0));
    }
}
