//! Which word can stand for which, and which are opposites.

use super::{Likeness, WordId, Words};
use crate::language::dot;
use crate::similarity::meaning::Bond;

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

/// The pairs of [`CONVERSES`] of which a word is the one side and the other, a bit each.
pub(super) fn deals(lemma: &str) -> (u8, u8) {
    let bits = |is_side: &dyn Fn(&(&str, &str)) -> bool| {
        CONVERSES.iter().enumerate().filter(|(_, pair)| is_side(pair)).fold(0, |bits, (at, _)| bits | 1 << at)
    };
    (bits(&|pair| pair.0 == lemma), bits(&|pair| pair.1 == lemma))
}

impl Words<'_> {
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
    pub(in crate::similarity) fn is_converse(&self, a: WordId, b: WordId) -> bool {
        let deals = |id: WordId| self.list.get(id as usize).map_or((0, 0), |word| word.deals);
        let (x, y) = (deals(a), deals(b));
        x.0 & y.1 | x.1 & y.0 != 0
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
    pub(in crate::similarity) fn shares_synonyms(&self, a: WordId, b: WordId) -> bool {
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
        let (Some(ours), Some(theirs)) = (self.list.get(a as usize), self.list.get(b as usize)) else { return false };
        let (x, y) = (self.lemma(a), self.lemma(b));
        let among = |list: &[Box<str>], word: &str| list.iter().any(|other| &**other == word);
        if among(&ours.against, y) || by_prefix(x, y) || by_prefix(y, x) {
            return true;
        }
        // "Tumble" stands for "fall" and "surge" for "rise"; the heads of two lines decide for their words.
        let mut heads = theirs.groups.iter().filter_map(|&group| self.heads.get(usize::from(group)));
        !ours.against_heads.is_empty()
            && !self.shares_synonyms(a, b)
            && (among(&ours.against_heads, y) || heads.any(|head| among(&ours.against_heads, head)))
    }
}

/// "Unsurprising" and "surprising", "dislike" and "like".
fn by_prefix(long: &str, short: &str) -> bool {
    const PREFIXES: [&str; 7] = ["un", "non-", "dis", "im", "in", "il", "ir"];
    short.len() > 3
        && long.len() > short.len()
        && PREFIXES.iter().any(|prefix| long.strip_prefix(prefix) == Some(short))
}

/// How far a word can stand for one at this cosine. Words that news copy exchanges lie between 0.3 and 0.55, but
/// so do some opposites and members of one class ("Thursday", "Friday"), so a cosine alone never counts fully.
fn from_cosine(cosine: f32) -> f32 {
    const FROM: f32 = 0.2;
    const TO: f32 = 0.7;
    const MOST: f32 = 0.8;
    ((cosine - FROM) / (TO - FROM)).clamp(0.0, 1.0) * MOST
}

#[cfg(test)]
mod tests {
    use super::{Likeness, SYNONYM, Words};
    use crate::rules::Rules;

    #[test]
    fn lists_decide_without_vectors() {
        let rules = Rules::builtin();
        let mut words = Words::new(&rules, None);
        let mut likeness = |a: &str, b: &str| {
            let (a, b) = (words.id(a), words.id(b));
            words.compare(a, b)
        };
        assert_eq!(likeness("arrest", "detain"), Likeness::Alike(SYNONYM));
        assert_eq!(likeness("accept", "reject"), Likeness::Opposite);
        assert_eq!(likeness("unsurprising", "surprising"), Likeness::Opposite);
        assert_eq!(likeness("mayor", "harbour"), Likeness::Alike(0.0));
    }
}
