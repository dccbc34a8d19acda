//! The network that scores the next move of the parser and of the entity recogniser.
//!
//! A state is a few tokens at fixed positions ("first of the buffer", "top of the stack" …). What each token adds at
//! each position is computed once for a whole batch; scoring a state is then a sum of rows and one small layer.

use super::super::LanguageError;
use super::file::{Sections, damaged};
use super::linear::{Linear, WIDTH};
use super::network::{Scratch, Vectors};

/// Hidden width.
const HIDDEN: usize = 64;

/// Hidden width before the maxout of two.
const SUMS: usize = 2 * HIDDEN;

/// A scoring network with `P` state positions.
pub(super) struct Scorer<const P: usize> {
    project: Linear,
    lower: Linear,
    bias: [f32; SUMS],
    /// What stands at a position where the state has no token.
    missing: [[f32; SUMS]; P],
    upper: Linear,
}

/// What each token of a batch adds at each position.
pub(super) struct Shares(Vec<f32>);

impl<const P: usize> Scorer<P> {
    /// Reads the scorer whose sections begin with `prefix`; it must score `moves` moves.
    pub(super) fn read(sections: &Sections<'_>, prefix: &str, moves: usize) -> Result<Scorer<P>, LanguageError> {
        let project = sections.matrix(&format!("{prefix}.proj.W"), WIDTH)?;
        let lower = sections.matrix(&format!("{prefix}.low.W"), HIDDEN)?;
        let upper = sections.matrix(&format!("{prefix}.up.W"), HIDDEN)?;
        if (project.rows, lower.rows, upper.rows) != (HIDDEN, P * SUMS, moves) {
            return Err(damaged(format!(
                "the layers of {prefix} have {}, {} and {} rows",
                project.rows, lower.rows, upper.rows
            )));
        }
        let mut bias = [0.0; SUMS];
        bias.copy_from_slice(&sections.vector(&format!("{prefix}.low.b"), SUMS)?);
        let mut missing = [[0.0; SUMS]; P];
        missing.as_flattened_mut().copy_from_slice(&sections.vector(&format!("{prefix}.low.pad"), P * SUMS)?);
        let project_bias = sections.vector(&format!("{prefix}.proj.b"), HIDDEN)?;
        let upper_bias = sections.vector(&format!("{prefix}.up.b"), moves)?;
        Ok(Scorer {
            project: Linear::new(WIDTH, &project.values, &project_bias),
            lower: Linear::new(HIDDEN, &lower.values, &[]),
            bias,
            missing,
            upper: Linear::new(HIDDEN, &upper.values, &upper_bias),
        })
    }

    /// What the tokens of a batch add.
    pub(super) fn shares(&self, vectors: &Vectors, scratch: &mut Scratch) -> Shares {
        let mut shares = Vec::new();
        self.project.apply(&vectors.rows, &vectors.starts, &mut scratch.y);
        scratch.starts.clear();
        scratch.starts.extend((0..vectors.starts.len()).map(|i| i * HIDDEN));
        self.lower.apply(&scratch.y, &scratch.starts, &mut shares);
        Shares(shares)
    }

    /// Sets `scores` to the score of every move, and some more numbers.
    ///
    /// `state` names tokens of the batch.
    pub(super) fn score(&self, shares: &Shares, state: [Option<usize>; P], scores: &mut Vec<f32>) {
        let rows = shares.0.as_chunks::<SUMS>().0;
        let mut sums = self.bias;
        for (position, (token, missing)) in state.iter().zip(&self.missing).enumerate() {
            let row = token.map_or(missing, |t| &rows[t * P + position]);
            for (a, b) in sums.iter_mut().zip(row) {
                *a += b;
            }
        }
        let mut hidden = [0.0f32; HIDDEN];
        for (i, h) in hidden.iter_mut().enumerate() {
            *h = sums[i].max(sums[HIDDEN + i]);
        }
        self.upper.apply(&hidden, &[0], scores);
    }
}

/// The valid move with the highest score, the first of equals.
pub(super) fn best<M: Copy>(moves: &[M], scores: &[f32], valid: impl Fn(M) -> bool) -> Option<M> {
    let mut best: Option<(f32, M)> = None;
    for (&m, &score) in moves.iter().zip(scores) {
        if best.is_none_or(|(s, _)| score > s) && valid(m) {
            best = Some((score, m));
        }
    }
    best.map(|(_, m)| m)
}
