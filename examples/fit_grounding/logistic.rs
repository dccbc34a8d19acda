//! A logistic model drawn towards given weights, each held to one sign; the same examples give the same numbers.

use factdesk::check::{Features, Sign};

/// How strongly the weights are drawn towards those set by hand.
const DRAW: f32 = 0.2;
const STEPS: usize = 4000;
const RATE: f32 = 0.5;

/// Weights and constant.
pub(crate) fn fit(examples: &[(Vec<f32>, bool)]) -> (Vec<f32>, f32) {
    let hand = Features::by_hand();
    let count = examples.len().max(1) as f32;
    let mean: Vec<f32> =
        (0..hand.len()).map(|at| examples.iter().map(|(values, _)| values[at]).sum::<f32>() / count).collect();
    let spread: Vec<f32> = (0..hand.len())
        .map(|at| (examples.iter().map(|(values, _)| (values[at] - mean[at]).powi(2)).sum::<f32>() / count).sqrt())
        .map(|spread| spread.max(0.001))
        .collect();
    let scaled = |values: &[f32], at: usize| (values[at] - mean[at]) / spread[at];
    let first: Vec<f32> = hand.iter().zip(&spread).map(|((weight, _), spread)| weight * spread).collect();
    let (mut weights, mut constant) = (first.clone(), 0.0);
    for _ in 0..STEPS {
        let mut slope: Vec<f32> = weights.iter().zip(&first).map(|(now, first)| DRAW * (now - first)).collect();
        let mut shift = 0.0;
        for (values, truth) in examples {
            let sum: f32 = weights.iter().enumerate().map(|(at, weight)| weight * scaled(values, at)).sum();
            let off = (1.0 / (1.0 + (-sum - constant).exp()) - f32::from(u8::from(*truth))) / count;
            slope.iter_mut().enumerate().for_each(|(at, slope)| *slope += off * scaled(values, at));
            shift += off;
        }
        constant -= RATE * shift;
        for (at, weight) in weights.iter_mut().enumerate() {
            let moved = *weight - RATE * slope[at];
            *weight = match hand[at].1 {
                Sign::For => moved.max(0.0),
                Sign::Against => moved.min(0.0),
                Sign::Either => moved,
            };
        }
    }
    let weights: Vec<f32> = weights.iter().zip(&spread).map(|(weight, spread)| weight / spread).collect();
    constant -= weights.iter().zip(&mean).map(|(weight, mean)| weight * mean).sum::<f32>();
    (weights, constant)
}
