//! From the numbers of a derived statement to its score.
//!
//! Two judgements, both of which must hold. The first asks whether the text has what the statement says: its weights are
//! set by hand. The second asks whether the statement is put together as the text has it: copy that takes the text's words
//! and joins them otherwise looks well carried. Its weights are fitted on passages of our own with claims marked by hand,
//! from those of the first on:
//! `cargo run --example fit_grounding -- fit tests/data/grounding/*.jsonl`.

use super::features::{Features, NAMED};

/// Log-odds at which a statement is as likely carried as not.
const MIDDLE: f32 = 4.5;
/// What is left of the score where the text says otherwise.
pub(super) const OTHERWISE: f32 = 0.5;

/// The weights of both judgements, by hand and fitted, in the order of [`Features::named`]; and which way each number may
/// tell when it is fitted.
const WEIGHTS: [(&str, f32, f32, Sign); NAMED] = [
    ("carried", 1.0, 0.53, Sign::For),
    ("covered", 2.0, 0.0, Sign::For),
    ("missing", -2.0, -0.77, Sign::Against),
    ("missing_facts", -2.0, 0.0, Sign::Against),
    ("cosine", 2.0, 1.27, Sign::For),
    ("number", -2.0, -1.12, Sign::Against),
    ("name", -0.7, -1.28, Sign::Against),
    ("date", -2.0, -1.38, Sign::Against),
    ("negation", -1.0, -0.28, Sign::Against),
    ("opposite", -2.0, -2.07, Sign::Against),
    ("roles", -1.0, 0.0, Sign::Against),
    ("doer", -1.0, -1.63, Sign::Against),
    ("hedge", -1.2, -0.92, Sign::Against),
    ("replaced", -0.5, -0.29, Sign::Against),
    ("pairs", 1.0, 0.26, Sign::Either),
    ("copied", -2.0, -2.05, Sign::Either),
    ("ties", 2.0, 0.87, Sign::For),
    ("in_order", 1.0, -0.19, Sign::Either),
    ("odd_name", -1.0, -1.09, Sign::Against),
    ("intact", 1.0, 1.47, Sign::For),
    ("joined", 0.5, -3.63, Sign::Either),
    ("copied_most", 1.0, 1.58, Sign::Either),
    ("crossed", 0.0, -1.96, Sign::Against),
    ("crossed_copied", 0.0, -7.73, Sign::Against),
    ("skipped", 0.0, -1.53, Sign::Against),
    ("open", 0.0, 0.0, Sign::Against),
    ("open_copied", 0.0, -4.10, Sign::Against),
    ("other_verb", 0.0, -0.76, Sign::Against),
    ("loose", 0.0, -0.27, Sign::Against),
    ("governed", 0.0, -0.99, Sign::Against),
    ("length", 0.0, 1.30, Sign::Either),
];
/// The constant of the second.
const CONSTANT: f32 = -0.87;

/// Which way a number may tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// For the statement.
    For,
    /// Against it.
    Against,
    /// Either way: it tells how the statement is worded.
    Either,
}

impl Features {
    /// For each number of [`Features::named`] its weight by hand and which way it may tell, for whoever fits the others.
    pub fn by_hand() -> [(f32, Sign); NAMED] {
        WEIGHTS.map(|(_, hand, _, sign)| (hand, sign))
    }

    /// How well the text has it, in log-odds. The weights are set by hand: what the evidence carries and how its words
    /// hang together count for it, half as much the wording; each differing fact takes away about what a third of the
    /// content gives; a difference that paraphrase often makes too (a name beside its title, a dropped "not") less.
    fn carried_odds(&self) -> f32 {
        self.named().iter().zip(&WEIGHTS).map(|((_, value), (_, hand, ..))| value * hand).sum::<f32>() - MIDDLE
    }

    /// How likely the text has what the statement says, 0..1.
    pub(super) fn content(&self) -> f32 {
        odds(self.carried_odds())
    }

    /// How likely it is put together as the text has it, 0..1.
    fn making(&self) -> f32 {
        let weighed =
            self.named().iter().zip(&WEIGHTS).map(|((_, value), (_, _, fitted, _))| value * fitted).sum::<f32>();
        odds(weighed + CONSTANT)
    }

    /// 0..1, higher = better supported. How a statement is made tells only where the text has what it says.
    pub(super) fn score(&self) -> f32 {
        let more = 2.0 * (self.joined() - self.frames.open) - self.missing - self.frames.turned;
        let content = odds(self.carried_odds() + more);
        content * self.making().powf(content * content)
    }
}

fn odds(log: f32) -> f32 {
    1.0 / (1.0 + (-log).exp())
}

#[cfg(test)]
mod tests {
    use super::{Features, WEIGHTS};

    #[test]
    fn weights_stand_in_the_order_of_the_numbers() {
        let names = Features::default().named().map(|(name, _)| name);
        assert_eq!(names, WEIGHTS.map(|(name, ..)| name));
    }
}
