//! Boosted trees of a fixed depth over few values (Newton steps of the logistic loss, limits at quantiles).

use factdesk::check::attribution::model::{Forest, Tree, sigmoid};

const TREES: usize = 22;
const DEPTH: u32 = 2;
const RATE: f32 = 0.25;
const L2: f32 = 8.0;
const BINS: usize = 32;

/// Fits a forest.
pub(crate) fn fit(rows: &[(&[f32], bool)]) -> Forest {
    let yes = rows.iter().filter(|row| row.1).count() as f32 / rows.len() as f32;
    let mut forest = Forest { base: round((yes / (1.0 - yes)).ln()), trees: Vec::new() };
    let limits = limits(rows);
    let mut score = vec![forest.base; rows.len()];
    for _ in 0..TREES {
        let slope: Vec<(f32, f32)> = rows
            .iter()
            .zip(&score)
            .map(|((_, truth), score)| {
                let p = sigmoid(*score);
                (f32::from(u8::from(*truth)) - p, p * (1.0 - p))
            })
            .collect();
        let tree = grow(rows, &slope, &limits);
        for ((row, _), score) in rows.iter().zip(&mut score) {
            *score += tree.value(row);
        }
        forest.trees.push(tree);
    }
    forest
}

fn round(x: f32) -> f32 {
    (x * 1000.0).round() / 1000.0
}

/// For each value, where it may be cut.
fn limits(rows: &[(&[f32], bool)]) -> Vec<Vec<f32>> {
    let width = rows.first().map_or(0, |row| row.0.len());
    let cuts = |place: usize| {
        let mut sorted: Vec<f32> = rows.iter().map(|row| row.0[place]).collect();
        sorted.sort_by(f32::total_cmp);
        let mut cuts: Vec<f32> = (1..BINS).map(|bin| round(sorted[bin * sorted.len() / BINS])).collect();
        cuts.push(0.0);
        cuts.sort_by(f32::total_cmp);
        cuts.dedup();
        cuts
    };
    (0..width).map(cuts).collect()
}

fn grow(rows: &[(&[f32], bool)], slope: &[(f32, f32)], limits: &[Vec<f32>]) -> Tree {
    let mut tree = Tree::default();
    let mut groups: Vec<Vec<usize>> = vec![(0..rows.len()).collect()];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for group in &groups {
            let (place, limit) = best_cut(rows, slope, limits, group);
            let (right, left) = group.iter().partition(|&&row| rows[row].0[place] > limit);
            tree.nodes.push((place as u16, limit));
            next.push(left);
            next.push(right);
        }
        groups = next;
    }
    tree.leaves = groups
        .iter()
        .map(|group| {
            let (g, h) = total(group.iter().map(|&row| slope[row]));
            round(RATE * g / (h + L2))
        })
        .collect();
    tree
}

fn total(slopes: impl Iterator<Item = (f32, f32)>) -> (f32, f32) {
    slopes.fold((0.0, 0.0), |sum, slope| (sum.0 + slope.0, sum.1 + slope.1))
}

fn best_cut(rows: &[(&[f32], bool)], slope: &[(f32, f32)], limits: &[Vec<f32>], group: &[usize]) -> (usize, f32) {
    let all = total(group.iter().map(|&row| slope[row]));
    let gain = |(g, h): (f32, f32)| g * g / (h + L2);
    let mut best = (f32::MIN, 0, f32::MAX);
    for (place, cuts) in limits.iter().enumerate() {
        let mut bins = vec![(0f32, 0f32); cuts.len() + 1];
        for &row in group {
            let bin = cuts.partition_point(|&cut| cut < rows[row].0[place]);
            bins[bin].0 += slope[row].0;
            bins[bin].1 += slope[row].1;
        }
        let mut left = (0.0, 0.0);
        for (bin, &cut) in cuts.iter().enumerate() {
            left = (left.0 + bins[bin].0, left.1 + bins[bin].1);
            let found = gain(left) + gain((all.0 - left.0, all.1 - left.1));
            if found > best.0 + 1e-6 {
                best = (found, place, cut);
            }
        }
    }
    (best.1, best.2)
}
