//! Where a derived statement joins pieces of the text that do not stand together there.
//!
//! Words taken over come in runs. Where one run ends and the next begins in another sentence, the statement says of the
//! one sentence's subject what the other says of its own: the commonest fault of copy that is put together from pieces.

use std::collections::HashMap;

use super::judge::Body;
use crate::similarity::{Profile, WordId, Words};

/// The first so many places of a word are looked at: more tell nothing, and a long text would take long.
const MOST: usize = 4000;

/// Places of each word of the body: statement, and word in it.
#[derive(Default)]
pub(super) struct Places(HashMap<WordId, Vec<(u32, u32)>>);

impl Places {
    pub(super) fn new(profiles: &[&Profile]) -> Self {
        let mut places: HashMap<WordId, Vec<(u32, u32)>> = HashMap::new();
        for (at, profile) in profiles.iter().enumerate() {
            for (word, form) in profile.forms.iter().enumerate() {
                let list = places.entry(*form).or_default();
                if list.len() < MOST {
                    list.push((at as u32, word as u32));
                }
            }
        }
        Self(places)
    }
}

/// Words of the statement from `from` on, that stand so in one statement of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    from: usize,
    length: usize,
    place: usize,
    there: usize,
}

/// How the runs of a statement follow each other, each per word of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Seams {
    /// From one statement of the body to another.
    pub(super) crossed: f32,
    /// Within one, leaving words out.
    pub(super) skipped: f32,
}

/// The seams of `claim`.
pub(super) fn seams(words: &Words, claim: &Profile, body: &Body) -> Seams {
    let mut found = Seams::default();
    let runs: Vec<Run> = runs(&claim.forms, body)
        .into_iter()
        .filter(|run| run.length >= 2 || !words.is_stopword(words.lemma(claim.forms[run.from])))
        .collect();
    for pair in runs.windows(2) {
        let (one, next) = (pair[0], pair[1]);
        let step = if one.place != next.place {
            &mut found.crossed
        } else if next.there > one.there + one.length {
            &mut found.skipped
        } else {
            continue;
        };
        *step += 1.0 / claim.forms.len() as f32;
    }
    found
}

/// The longest runs, from the left; of two as long the one that goes on in the same statement.
fn runs(forms: &[WordId], body: &Body) -> Vec<Run> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(word) = forms.get(from) {
        let last: Option<&Run> = found.last();
        let places = body.places.0.get(word).map_or(&[][..], Vec::as_slice);
        let candidates = places.iter().map(|&(place, there)| {
            let (place, there) = (place as usize, there as usize);
            let rest = body.profiles[place].forms.iter().skip(there);
            let length = forms.iter().skip(from).zip(rest).take_while(|(a, b)| a == b).count();
            Run { from, length, place, there }
        });
        let worth = |run: &Run| {
            let same = last.is_some_and(|last| last.place == run.place);
            let on = last.is_some_and(|last| same && run.there >= last.there + last.length);
            (run.length, same, on, std::cmp::Reverse(run.place), std::cmp::Reverse(run.there))
        };
        let best = candidates.max_by_key(worth);
        from += best.map_or(1, |run| run.length);
        found.extend(best);
    }
    found
}
