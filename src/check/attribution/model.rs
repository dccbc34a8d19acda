//! The fitted weights of attribution: logistic models of cues and two small models of sentences.
//!
//! They stand in `assets/models/attribution/weights.json`, under 2,000 numbers, made by
//! `cargo run --release --example fit_attribution` from the train part of PolNeAR, with the very features of this module. No
//! word of that data is in them but what the product's own word lists name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::extent::Side;
use super::sentence::slopes;

static FILE: &str = include_str!("../../../assets/models/attribution/weights.json");

/// A feature by name, and how far it holds.
pub type Named = (String, f32);

/// All fitted numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Weight of each feature of a cue; `bias` always holds.
    pub cue: BTreeMap<String, f32>,
    /// Weight of each feature of the second look at a cue; see [`super::Reading::looks`].
    #[serde(default)]
    pub second: BTreeMap<String, f32>,
    /// Weight of each feature of a word to the left of a cue; see [`super::extent`].
    #[serde(default)]
    pub left: BTreeMap<String, f32>,
    /// The same to the right.
    #[serde(default)]
    pub right: BTreeMap<String, f32>,
    /// Weight of each feature of a part that hangs on a cue; see [`super::pieces`].
    #[serde(default)]
    pub content: BTreeMap<String, f32>,
    /// A cue takes in words while the probability of all of them together is at least this.
    #[serde(default)]
    pub reach_from: f32,
    /// A cue counts from this probability on.
    pub cue_from: f32,
    /// Whether a sentence holds an attribution's source or cue.
    pub carries: SentenceModel,
    /// Whether a sentence holds any part of an attribution.
    pub attributed: SentenceModel,
}

/// Judges a sentence: the mean of boosted trees and of a logistic model of [`slopes`] and [`words`], as log odds. Trees
/// see how values go together, slopes how much of each there is; together they err less.
///
/// [`words`]: super::sentence::words
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SentenceModel {
    /// "Yes" from this probability on.
    pub from: f32,
    /// The trees.
    pub forest: Forest,
    /// Weight of each slope and word; `bias` always holds.
    pub slopes: BTreeMap<String, f32>,
}

/// Boosted trees whose values add up to log odds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Forest {
    /// Log odds to begin with.
    pub base: f32,
    /// The trees.
    pub trees: Vec<Tree>,
}

/// A complete binary tree.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    /// `(place of the value asked, limit)` of each inner node, breadth first; a value above the limit goes right.
    pub nodes: Vec<(u16, f32)>,
    /// What each leaf adds, left to right.
    pub leaves: Vec<f32>,
}

impl Weights {
    /// The weights that are built in.
    pub fn builtin() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| {
            // A test reads the file; should it be broken all the same, no cue is sure and lists alone decide.
            serde_json::from_str(FILE).unwrap_or_else(|error| {
                tracing::error!(%error, "the weights of attribution cannot be read");
                Self::default()
            })
        })
    }

    /// The probability that a cue with these features is one.
    pub fn cue(&self, features: &[String]) -> f32 {
        logistic(&self.cue, features)
    }

    /// The probability that a cue is one by the second look; nothing where there are no weights for it.
    pub fn second(&self, look: &[Named]) -> Option<f32> {
        (!self.second.is_empty()).then(|| sigmoid(score(&self.second, look)))
    }

    /// The probability that a word with these features belongs to the cue beside it.
    pub fn reaches(&self, side: Side, features: &[String]) -> f32 {
        logistic(if side == Side::Left { &self.left } else { &self.right }, features)
    }

    /// Whether a part with these features belongs to what the cue tells.
    pub fn is_told(&self, features: &[String]) -> bool {
        logistic(&self.content, features) >= 0.5
    }

    /// How many numbers the model has.
    pub fn len(&self) -> usize {
        let judge = |judge: &SentenceModel| {
            let trees = judge.forest.trees.iter().map(|tree| 2 * tree.nodes.len() + tree.leaves.len()).sum::<usize>();
            2 + trees + judge.slopes.len()
        };
        let words = [&self.cue, &self.second, &self.left, &self.right, &self.content];
        words.iter().map(|weights| weights.len()).sum::<usize>() + 2 + judge(&self.carries) + judge(&self.attributed)
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.cue.is_empty()
    }
}

impl SentenceModel {
    /// The probability for these values and words.
    pub fn probability(&self, values: &[f32], words: &[Named]) -> f32 {
        let named = [&slopes(values), words].concat();
        sigmoid(f32::midpoint(self.forest.score(values), score(&self.slopes, &named)))
    }
}

impl Forest {
    /// The log odds for these values.
    pub fn score(&self, values: &[f32]) -> f32 {
        self.base + self.trees.iter().map(|tree| tree.value(values)).sum::<f32>()
    }
}

impl Tree {
    /// What the tree adds for these values.
    pub fn value(&self, values: &[f32]) -> f32 {
        let mut at = 0;
        while let Some(&(place, limit)) = self.nodes.get(at) {
            let right = values.get(usize::from(place)).is_some_and(|&value| value > limit);
            at = 2 * at + 1 + usize::from(right);
        }
        self.leaves.get(at - self.nodes.len()).copied().unwrap_or(0.0)
    }
}

fn logistic(weights: &BTreeMap<String, f32>, features: &[String]) -> f32 {
    let known = features.iter().filter_map(|name| weights.get(name)).sum::<f32>();
    sigmoid(known + weights.get("bias").copied().unwrap_or(0.0))
}

/// Log odds of features that hold as far as said.
fn score(weights: &BTreeMap<String, f32>, named: &[Named]) -> f32 {
    let known = named.iter().filter_map(|(name, value)| Some(weights.get(name)? * value)).sum::<f32>();
    known + weights.get("bias").copied().unwrap_or(0.0)
}

/// The logistic function.
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

#[cfg(test)]
mod tests {
    use super::{FILE, Tree, Weights};

    #[test]
    fn the_file_is_sound_and_small() {
        let weights: Weights = serde_json::from_str(FILE).expect("json");
        assert!(weights.len() <= 2_000, "{} numbers", weights.len());
        let forests = [&weights.carries.forest, &weights.attributed.forest];
        for tree in forests.iter().flat_map(|forest| &forest.trees) {
            assert_eq!(tree.leaves.len(), tree.nodes.len() + 1);
        }
    }

    #[test]
    fn a_tree_goes_right_above_the_limit() {
        let tree = Tree { nodes: vec![(0, 0.5), (1, 0.0), (1, 1.0)], leaves: vec![1.0, 2.0, 3.0, 4.0] };
        let asked = [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 2.0]];
        assert_eq!(asked.map(|values| tree.value(&values) as u8), [1, 2, 3, 4]);
    }
}
