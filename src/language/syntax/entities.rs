//! The entity recogniser: a greedy machine that opens, continues and closes names from left to right.
//!
//! Its own test gave F1 0.84, so an entity is a hint for a check and never a proof.

use super::super::LanguageError;
use super::super::labels::EntityLabel;
use super::file::{Sections, damaged};
use super::network::{Scratch, Vectors};
use super::scorer::{Scorer, Shares, best};
use std::ops::Range;

/// The weights and moves of the recogniser.
pub(super) struct Recogniser {
    scorer: Scorer<3>,
    moves: Vec<Move>,
}

/// What the machine can do with the next token.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Move {
    Begin(EntityLabel),
    Inside(EntityLabel),
    Last(EntityLabel),
    /// An entity of one token; the model has a row for one without a label, which says "no entity" as well.
    Unit(Option<EntityLabel>),
    Outside,
}

/// Tokens (within the sentence) and label of each entity.
pub(super) type Found = Vec<(Range<usize>, EntityLabel)>;

impl Recogniser {
    /// Reads the recogniser.
    pub(super) fn read(sections: &Sections<'_>) -> Result<Recogniser, LanguageError> {
        let moves = sections.text("e.moves")?.lines().map(read_move).collect::<Result<Vec<_>, _>>()?;
        Ok(Recogniser { scorer: Scorer::read(sections, "e", moves.len())?, moves })
    }

    /// What the tokens of a batch add to its states.
    pub(super) fn shares(&self, vectors: &Vectors, scratch: &mut Scratch) -> Shares {
        self.scorer.shares(vectors, scratch)
    }

    /// Finds the entities among the tokens `sentence` of a batch.
    pub(super) fn find(&self, shares: &Shares, sentence: Range<usize>) -> Found {
        let (mut found, mut scores) = (Found::new(), Vec::new());
        let mut open: Option<(usize, EntityLabel)> = None;
        for i in 0..sentence.len() {
            let token = sentence.start + i;
            let state = match open {
                Some((start, _)) => [Some(token), Some(sentence.start + start), token.checked_sub(1)],
                None => [Some(token), None, None],
            };
            self.scorer.score(shares, state, &mut scores);
            let more = i + 1 < sentence.len();
            let inside = open.map(|o| o.1);
            let picked = best(&self.moves, &scores, |m| match m {
                Move::Begin(_) => inside.is_none() && more,
                Move::Inside(label) => inside == Some(label) && more,
                Move::Last(label) => inside == Some(label),
                Move::Unit(_) | Move::Outside => inside.is_none(),
            });
            match (picked, open) {
                (Some(Move::Begin(label)), _) => open = Some((i, label)),
                (Some(Move::Last(label)), Some((start, _))) => {
                    found.push((start..i + 1, label));
                    open = None;
                }
                (Some(Move::Unit(Some(label))), _) => found.push((i..i + 1, label)),
                _ => {}
            }
        }
        found
    }
}

fn read_move(line: &str) -> Result<Move, LanguageError> {
    let (name, label) = line.split_once('-').unwrap_or((line, ""));
    match (name, EntityLabel::from_name(label)) {
        ("B", Some(label)) => Ok(Move::Begin(label)),
        ("I", Some(label)) => Ok(Move::Inside(label)),
        ("L", Some(label)) => Ok(Move::Last(label)),
        ("U", label) if label.is_some() || line == "U-" => Ok(Move::Unit(label)),
        ("O", None) if line == "O" => Ok(Move::Outside),
        _ => Err(damaged(format!("unknown move {line}"))),
    }
}
