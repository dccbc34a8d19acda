//! From words to vectors in context: hashed features, then four layers over a window of three tokens.
//!
//! Sentences are laid out in one matrix with [`GAP`] rows between them, so that one product serves many of them.
//! The network was trained with four empty rows at each end of a text. Those rows take part: a row `d` places beyond
//! the end depends on the text after layer `d`, and the text depends on it until layer `4 - d`. So rows one and two
//! are computed where they matter, row three is the same constant for every text, and two sentences can share a gap.

use super::super::LanguageError;
use super::file::{Sections, damaged};
use super::hash::{IdHasher, table_rows};
use super::linear::{Linear, MaxoutNorm, PIECES, WIDTH};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::ops::Range;

/// Ids of a token's features: norm, prefix, suffix, shape, whether a space follows, whether it is white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Features(pub(super) [u64; 6]);

impl Hash for Features {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for &id in &self.0 {
            state.write_u64(id);
        }
    }
}

/// Empty rows between two sentences of a batch.
const GAP: usize = 4;

/// Layers over a window.
const DEPTH: usize = 4;

/// Rows that are looked up for one feature.
const SEED: u64 = 8;

/// Distinct words whose rows a session keeps.
const KEPT_WORDS: usize = 20_000;

/// One of the two networks: the shared one of tagger and parser, or that of the entities.
pub(super) struct Network {
    /// One table for each feature, in the order of [`Features`].
    tables: Vec<Vec<[f32; WIDTH]>>,
    word: (Linear, MaxoutNorm),
    window: Vec<(Linear, MaxoutNorm)>,
    /// What the first window layer makes of three empty rows.
    empty: [f32; WIDTH],
}

/// A session's memory of the words it has seen, one per network.
#[derive(Default)]
pub(super) struct Words {
    index: HashMap<Features, usize, BuildHasherDefault<IdHasher>>,
    rows: Vec<[f32; WIDTH]>,
}

/// Buffers that are used again and again.
#[derive(Default)]
pub(super) struct Scratch {
    x: Vec<f32>,
    pub(super) y: Vec<f32>,
    pub(super) starts: Vec<usize>,
}

/// The vectors of a batch of sentences.
pub(super) struct Vectors {
    /// Rows of [`WIDTH`] numbers.
    pub(super) rows: Vec<f32>,
    /// Where in `rows` the row of each token of the batch begins.
    pub(super) starts: Vec<usize>,
}

impl Network {
    /// Reads the network whose sections begin with `prefix`.
    pub(super) fn read(sections: &Sections<'_>, prefix: &str) -> Result<Network, LanguageError> {
        let mut tables = Vec::new();
        while tables.len() < 6 && sections.has(&format!("{prefix}.E{}", tables.len())) {
            let table = sections.matrix(&format!("{prefix}.E{}", tables.len()), WIDTH)?;
            tables.push(table.values.as_chunks().0.to_vec());
        }
        if tables.is_empty() {
            return Err(damaged(format!("section {prefix}.E0 is missing")));
        }
        let layer = |i: usize, ins: usize| {
            let weights = sections.matrix(&format!("{prefix}.W{i}"), ins)?;
            if weights.rows != WIDTH * PIECES {
                return Err(damaged(format!("section {prefix}.W{i} has {} rows", weights.rows)));
            }
            let bias = sections.vector(&format!("{prefix}.b{i}"), weights.rows)?;
            let gain = sections.vector(&format!("{prefix}.g{i}"), WIDTH)?;
            let shift = sections.vector(&format!("{prefix}.h{i}"), WIDTH)?;
            Ok((Linear::new(ins, &weights.values, &bias), MaxoutNorm::new(gain, shift)))
        };
        let word = layer(0, tables.len() * WIDTH)?;
        let window = (1..=DEPTH).map(|i| layer(i, 3 * WIDTH)).collect::<Result<Vec<_>, _>>()?;
        let mut empty = [0.0; WIDTH];
        let (mut y, (linear, norm)) = (Vec::new(), &window[0]);
        linear.apply(&[0.0; 3 * WIDTH], &[0], &mut y);
        norm.add(&y, &[0], &mut empty);
        Ok(Network { tables, word, window, empty })
    }

    /// The vectors of a batch: `sentences` are ranges of `tokens`, one after the other and none of them empty.
    pub(super) fn run(
        &self,
        tokens: &[Features],
        sentences: &[Range<usize>],
        words: &mut Words,
        scratch: &mut Scratch,
    ) -> Vectors {
        let places = Layout::new(sentences);
        let mut x = vec![0.0; places.rows * WIDTH];
        let found = self.look_up(tokens, words, scratch);
        for (word, &start) in found.iter().zip(&places.tokens) {
            x[start..start + WIDTH].copy_from_slice(&words.rows[*word]);
        }
        for (i, (linear, norm)) in self.window.iter().enumerate() {
            let rows = &mut scratch.starts;
            rows.clear();
            rows.extend_from_slice(&places.tokens);
            rows.extend(places.gaps.iter().flat_map(|gap| gap.computed(i)));
            // The window of a row begins one row before it.
            let windows: Vec<usize> = rows.iter().map(|r| r - WIDTH).collect();
            linear.apply(&x, &windows, &mut scratch.y);
            norm.add(&scratch.y, rows, &mut x);
            if i == 0 {
                for row in places.gaps.iter().flat_map(Gap::constant) {
                    x[row..row + WIDTH].copy_from_slice(&self.empty);
                }
            }
        }
        Vectors { rows: x, starts: places.tokens }
    }

    /// The rows of words, made for those that the session has not seen.
    fn look_up(&self, tokens: &[Features], words: &mut Words, scratch: &mut Scratch) -> Vec<usize> {
        if words.rows.len() > KEPT_WORDS {
            *words = Words::default();
        }
        let first_new = words.rows.len();
        let mut new = Vec::new();
        let found = tokens
            .iter()
            .map(|token| {
                let mut key = *token;
                key.0[self.tables.len()..].fill(0);
                *words.index.entry(key).or_insert_with(|| {
                    new.push(key);
                    first_new + new.len() - 1
                })
            })
            .collect();
        self.make_words(&new, words, scratch);
        found
    }

    fn make_words(&self, new: &[Features], words: &mut Words, scratch: &mut Scratch) {
        let width = self.tables.len() * WIDTH;
        scratch.x.clear();
        scratch.x.resize(new.len() * width, 0.0);
        for (features, x) in new.iter().zip(scratch.x.chunks_exact_mut(width)) {
            for (t, (table, x)) in self.tables.iter().zip(x.as_chunks_mut::<WIDTH>().0).enumerate() {
                for row in table_rows(features.0[t], SEED + t as u64) {
                    for (a, b) in x.iter_mut().zip(&table[row as usize % table.len()]) {
                        *a += b;
                    }
                }
            }
        }
        let (linear, norm) = &self.word;
        scratch.starts.clear();
        scratch.starts.extend((0..new.len()).map(|i| i * width));
        linear.apply(&scratch.x, &scratch.starts, &mut scratch.y);
        scratch.starts.clear();
        scratch.starts.extend((words.rows.len()..words.rows.len() + new.len()).map(|i| i * WIDTH));
        words.rows.resize(words.rows.len() + new.len(), [0.0; WIDTH]);
        norm.add(&scratch.y, &scratch.starts, words.rows.as_flattened_mut());
    }
}

/// Where the rows of a batch lie in its matrix; places are those of a row's first number.
struct Layout {
    rows: usize,
    tokens: Vec<usize>,
    gaps: Vec<Gap>,
}

/// The empty rows before a sentence, after one, or both.
struct Gap {
    first: usize,
    after_sentence: bool,
    before_sentence: bool,
}

impl Layout {
    fn new(sentences: &[Range<usize>]) -> Layout {
        let mut layout = Layout { rows: 0, tokens: Vec::new(), gaps: Vec::new() };
        for (k, sentence) in sentences.iter().enumerate() {
            layout.gaps.push(Gap { first: layout.rows, after_sentence: k > 0, before_sentence: true });
            layout.rows += GAP;
            layout.tokens.extend((layout.rows..layout.rows + sentence.len()).map(|r| r * WIDTH));
            layout.rows += sentence.len();
        }
        layout.gaps.push(Gap { first: layout.rows, after_sentence: true, before_sentence: false });
        layout.rows += GAP;
        layout
    }
}

impl Gap {
    /// The rows that window layer `layer` (from 0) must compute.
    fn computed(&self, layer: usize) -> impl Iterator<Item = usize> {
        let near = match layer {
            0 | 2 => 1,
            1 => 2,
            _ => 0,
        };
        let after = (0..near).filter(|_| self.after_sentence);
        let before = (GAP - near..GAP).filter(|_| self.before_sentence);
        let first = self.first;
        after.chain(before).map(move |r| (first + r) * WIDTH)
    }

    /// The rows that are constant after the first layer.
    fn constant(&self) -> impl Iterator<Item = usize> {
        let first = self.first;
        (1..GAP - 1).map(move |r| (first + r) * WIDTH)
    }
}
