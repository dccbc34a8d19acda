//! A logistic model of named features with an L1 penalty (follow the regularised leader, McMahan et al. 2013).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use factdesk::check::attribution::model::{Named, sigmoid};

const EPOCHS: usize = 12;
const RATE: f32 = 0.1;
const L2: f32 = 1.0;

/// A feature of an example.
pub(crate) trait Feature {
    /// Its name.
    fn name(&self) -> &str;
    /// How far it holds.
    fn value(&self) -> f32;
}

impl Feature for String {
    fn name(&self) -> &str {
        self
    }

    fn value(&self) -> f32 {
        1.0
    }
}

impl Feature for Named {
    fn name(&self) -> &str {
        &self.0
    }

    fn value(&self) -> f32 {
        self.1
    }
}

/// Weights of the `most` features that matter most, by name; `bias` holds for every example.
///
/// The features are chosen by a first fit, by weight and by how often they hold, and fitted again by themselves.
pub(crate) fn fit<F: Feature>(examples: &[(&[F], bool)], l1: f32, most: usize) -> BTreeMap<String, f32> {
    let first = weights(examples, l1, &|_| true);
    let mut held: HashMap<&str, f32> = HashMap::new();
    for feature in examples.iter().flat_map(|(features, _)| features.iter()) {
        *held.entry(feature.name()).or_default() += feature.value() * feature.value();
    }
    let mut ranked: Vec<(f32, &String)> = first
        .iter()
        .map(|(name, weight)| (weight.abs() * held.get(name.as_str()).copied().unwrap_or(1.0).sqrt(), name))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let kept: BTreeSet<&str> = ranked.iter().take(most).map(|(_, name)| name.as_str()).collect();
    weights(examples, l1 / 2.0, &|name| kept.contains(name))
}

fn weights<F: Feature>(examples: &[(&[F], bool)], l1: f32, keep: &dyn Fn(&str) -> bool) -> BTreeMap<String, f32> {
    let mut names: Vec<&str> = vec!["bias"];
    let mut places: HashMap<&str, usize> = HashMap::from([("bias", 0)]);
    let rows: Vec<(Vec<(usize, f32)>, f32)> = examples
        .iter()
        .map(|(features, truth)| {
            let mut row = vec![(0, 1.0)];
            for feature in features.iter().filter(|feature| keep(feature.name())) {
                let place = *places.entry(feature.name()).or_insert_with(|| {
                    names.push(feature.name());
                    names.len() - 1
                });
                row.push((place, feature.value()));
            }
            (row, f32::from(u8::from(*truth)))
        })
        .collect();
    let (mut z, mut n) = (vec![0f32; names.len()], vec![0f32; names.len()]);
    let weight = |z: f32, n: f32| {
        if z.abs() <= l1 { 0.0 } else { -(z - z.signum() * l1) / ((1.0 + n.sqrt()) / RATE + L2) }
    };
    for _ in 0..EPOCHS {
        for step in 0..rows.len() {
            // A stride that shares no factor with the length visits every row, far from its neighbours.
            let (row, truth) = &rows[(step * 7919) % rows.len()];
            let w: Vec<f32> = row.iter().map(|&(j, _)| weight(z[j], n[j])).collect();
            let slope = sigmoid(row.iter().zip(&w).map(|((_, value), w)| value * w).sum()) - truth;
            for (&(j, value), w) in row.iter().zip(w) {
                let gradient = slope * value;
                let sigma = ((n[j] + gradient * gradient).sqrt() - n[j].sqrt()) / RATE;
                z[j] += gradient - sigma * w;
                n[j] += gradient * gradient;
            }
        }
    }
    let round = |w: f32| (w * 1000.0).round() / 1000.0;
    let fitted = (0..names.len()).map(|j| (names[j].to_owned(), round(weight(z[j], n[j]))));
    fitted.filter(|(_, weight)| *weight != 0.0).collect()
}
