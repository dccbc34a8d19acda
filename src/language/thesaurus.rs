//! Which words mean the same, more, less or the opposite: WordNet's senses and the ties between them.
//!
//! It knows words, not contexts: "bank" has all its senses at once. What it says is a hint beside the vectors, and a
//! reason that can be shown ("a kind of", "the opposite of").

use super::LanguageError;

/// A sense of a word.
pub type Sense = u32;

/// How one sense is tied to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// It is a kind of the other: "ferry", "ship".
    KindOf,
    /// Of one cluster: "ailing", "troubled".
    Alike,
    /// The opposite.
    Opposite,
    /// Of one root, in another class of word: "reduce", "reduction".
    Root,
}

const TIES: usize = 4;
/// More senses than this no file has; a damaged one may claim them.
const MOST: u32 = 1_000_000;
const MAGIC: &[u8] = b"FDTH1";

/// The built-in thesaurus of English.
#[derive(Debug, Default)]
pub struct Thesaurus {
    /// All words, one after the other, in byte order.
    letters: String,
    /// For each word: where it starts in `letters`, and in `senses`. One more entry closes the last.
    words: Vec<(u32, u32)>,
    senses: Vec<Sense>,
    /// For each sense and tie: where its list starts in `tied`. One more entry closes the last.
    starts: Vec<u32>,
    tied: Vec<Sense>,
    /// For each sense: how many are a kind of it.
    kinds: Vec<u32>,
}

impl Thesaurus {
    /// Reads the file; its form is told in `assets/models/thesaurus/make.py`.
    ///
    /// # Errors
    ///
    /// [`LanguageError::Damaged`] where it ends early or is no thesaurus.
    pub fn read(bytes: &[u8]) -> Result<Self, LanguageError> {
        read(bytes)
            .ok_or_else(|| LanguageError::Damaged { model: "thesaurus", what: "The file is not whole.".to_owned() })
    }

    /// The senses of a word in small letters, commonest first within a class of words; none for an unknown word.
    pub fn senses(&self, word: &str) -> &[Sense] {
        let at =
            |place: usize| self.words.get(place).map_or((0, 0), |&(letters, sense)| (letters as usize, sense as usize));
        let spelling = |place: usize| self.letters.get(at(place).0..at(place + 1).0).unwrap_or_default();
        let (mut low, mut high) = (0, self.words.len().saturating_sub(1));
        while low < high {
            let middle = low.midpoint(high);
            match spelling(middle).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    return self.senses.get(at(middle).1..at(middle + 1).1).unwrap_or_default();
                }
            }
        }
        &[]
    }

    /// How many senses are a kind of this one: four hundred of "change", three of "ferry".
    pub fn kinds(&self, sense: Sense) -> usize {
        self.kinds.get(sense as usize).map_or(0, |&count| count as usize)
    }

    /// The senses to which a sense is tied.
    pub fn tied(&self, sense: Sense, tie: Tie) -> &[Sense] {
        let list = sense as usize * TIES + tie as usize;
        let ends = self.starts.get(list).zip(self.starts.get(list + 1));
        ends.and_then(|(&from, &to)| self.tied.get(from as usize..to as usize)).unwrap_or_default()
    }
}

/// Numbers of the file.
struct Reader<'b> {
    bytes: &'b [u8],
}

impl Reader<'_> {
    fn number(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0_u32, 0);
        loop {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            value |= u32::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(value);
            }
            shift += 7;
        }
    }

    /// A number that may be below zero, added to `from`.
    fn step(&mut self, from: u32) -> Option<u32> {
        let coded = self.number()?;
        let half = coded >> 1;
        if coded & 1 == 0 { from.checked_add(half) } else { from.checked_sub(half)?.checked_sub(1) }
    }

    fn letters(&mut self, length: usize) -> Option<&str> {
        let (letters, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        std::str::from_utf8(letters).ok()
    }
}

fn read(bytes: &[u8]) -> Option<Thesaurus> {
    let mut reader = Reader { bytes: bytes.strip_prefix(MAGIC)? };
    let (words, senses) = (reader.number()?, reader.number()?);
    if senses > MOST {
        return None;
    }
    let mut made = Thesaurus::default();
    let mut last = String::new();
    for _ in 0..words {
        let (same, length) = (reader.number()? as usize, reader.number()? as usize);
        let rest = reader.letters(length)?;
        if !last.is_char_boundary(same) {
            return None;
        }
        last.truncate(same);
        last.push_str(rest);
        made.words.push((made.letters.len() as u32, made.senses.len() as u32));
        made.letters.push_str(&last);
        let mut sense = 0;
        for _ in 0..reader.number()? {
            sense = reader.step(sense)?;
            made.senses.push(sense);
        }
    }
    made.words.push((made.letters.len() as u32, made.senses.len() as u32));
    for sense in 0..senses {
        for _ in 0..TIES {
            made.starts.push(made.tied.len() as u32);
            for _ in 0..reader.number()? {
                let other = reader.step(sense)?;
                made.tied.push(other);
            }
        }
    }
    made.starts.push(made.tied.len() as u32);
    let mut kinds = vec![0; senses as usize];
    for sense in 0..senses {
        for &above in made.tied(sense, Tie::KindOf) {
            *kinds.get_mut(above as usize)? += 1;
        }
    }
    made.kinds = kinds;
    reader.bytes.is_empty().then_some(made)
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::{Thesaurus, Tie};

    fn tied(from: &str, to: &str, tie: Tie) -> bool {
        let thesaurus = Language::builtin().thesaurus().expect("the built-in file is sound");
        let targets = thesaurus.senses(to);
        assert!(!targets.is_empty(), "{to} is unknown");
        thesaurus
            .senses(from)
            .iter()
            .any(|&sense| thesaurus.tied(sense, tie).iter().any(|other| targets.contains(other)))
    }

    #[test]
    fn words_are_tied() {
        assert!(tied("ferry", "boat", Tie::KindOf) && !tied("boat", "ferry", Tie::KindOf));
        assert!(tied("open", "close", Tie::Opposite) && tied("young", "old", Tie::Opposite));
        assert!(tied("reduction", "reduce", Tie::Root));
        assert!(tied("ailing", "ill", Tie::Alike));
        let thesaurus = Language::builtin().thesaurus().expect("the built-in file is sound");
        let same = |a: &str, b: &str| thesaurus.senses(a).iter().any(|sense| thesaurus.senses(b).contains(sense));
        assert!(same("erase", "delete") && !same("ferry", "bridge"));
        assert!(
            thesaurus.senses("a").is_empty() && thesaurus.senses("zzz").is_empty() && thesaurus.senses("").is_empty()
        );
    }

    #[test]
    fn a_damaged_file_is_told() {
        let whole: &[u8] = include_bytes!("../../assets/models/thesaurus/thesaurus-en.bin");
        for length in [0, 4, 5, 7, 100, whole.len() / 2, whole.len() - 1] {
            assert!(Thesaurus::read(whole.get(..length).expect("inside")).is_err(), "{length}");
        }
    }
}
