//! Which statements to compare at all: those that share rare words, or lie near as vectors.

use std::collections::HashMap;

use super::profile::{Profile, UnitKind};
use super::words::{WordId, Words};
use crate::language::dot;

/// Up to this many statements all vectors are multiplied with each other; above it only words find candidates, which
/// keeps the cost in line with the length of the text.
const ALL_VECTORS: usize = 1500;
/// A word in more statements than this, or than a fiftieth of them, finds none: it costs much and tells little.
const COMMON: usize = 60;
/// Nor does one in more than this, however many statements there are: time would grow with their square.
const MOST_COMMON: usize = 400;

/// An index over statements.
pub struct Index<'p> {
    profiles: Vec<&'p Profile>,
    /// Statements by the stem of each word in them, in order.
    by_stem: HashMap<Box<str>, Vec<u32>>,
}

impl<'p> Index<'p> {
    /// Indexes statements; answers are places in this list.
    pub fn new(words: &Words, profiles: Vec<&'p Profile>) -> Self {
        let mut by_stem: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (at, profile) in profiles.iter().enumerate() {
            for unit in &profile.units {
                let list = by_stem.entry(words.stem(unit.word).into()).or_default();
                if list.last() != Some(&(at as u32)) {
                    list.push(at as u32);
                }
            }
        }
        Self { profiles, by_stem }
    }

    /// Number of statements with a word of this stem.
    pub fn frequency(&self, words: &Words, word: WordId) -> usize {
        self.with(words, word).len()
    }

    /// The statements with a word of this stem, in order.
    pub fn with(&self, words: &Words, word: WordId) -> &[u32] {
        self.by_stem.get(words.stem(word)).map_or(&[], Vec::as_slice)
    }

    /// The statements most likely to say what `profile` says, best first, at most `most`: share of its weight in common,
    /// plus the cosine.
    pub fn candidates(&self, words: &Words, profile: &Profile, most: usize) -> Vec<(usize, f32)> {
        let mut shared: HashMap<u32, f32> = HashMap::new();
        let common = (self.profiles.len() / 50).clamp(COMMON, MOST_COMMON);
        let mut seen: Vec<&str> = Vec::new();
        for unit in &profile.units {
            let stem = words.stem(unit.word);
            if seen.contains(&stem) {
                continue;
            }
            seen.push(stem);
            let Some(list) = self.by_stem.get(stem).filter(|list| list.len() <= common) else { continue };
            let rare = 1.0 / (1.0 + (list.len() as f32).ln());
            let boost = if unit.kind == UnitKind::Word { 1.0 } else { 0.7 };
            for &at in list {
                *shared.entry(at).or_default() += unit.weight * (0.4 + 0.6 * rare) * boost;
            }
        }
        let weight = profile.weight.max(0.1);
        let mut found: Vec<(usize, f32)> = if self.profiles.len() <= ALL_VECTORS {
            (0..self.profiles.len()).map(|at| (at, shared.get(&(at as u32)).copied().unwrap_or(0.0) / weight)).collect()
        } else {
            let mut list: Vec<_> = shared.into_iter().map(|(at, sum)| (at as usize, sum / weight)).collect();
            list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            list.truncate(most * 6);
            list
        };
        for (at, score) in &mut found {
            let other = self.profiles[*at];
            if !profile.vector.is_empty() && !other.vector.is_empty() {
                *score += 0.6 * dot(&profile.vector, &other.vector).max(0.0);
            }
        }
        found.retain(|(_, score)| *score > 0.12);
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(most);
        found
    }
}
