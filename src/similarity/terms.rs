//! Another thing of the same kind in the same place: "a nurse came" against "a doctor came".

use super::differ::Pair;
use super::meaning::Bond;
use super::profile::Profile;

/// Whether a unit is whom the statement lets speak, or part of what that one is called.
pub(super) fn is_speaker(profile: &Profile, at: usize) -> bool {
    let head = |at: usize| profile.units.get(at).and_then(|unit| unit.head).map(usize::from);
    let speaks = |at: usize| profile.speakers.iter().any(|&speaker| usize::from(speaker) == at);
    let noun = |at: &usize| profile.units.get(*at).is_some_and(|unit| !unit.is_verb);
    std::iter::successors(Some(at), |&at| head(at)).take(4).take_while(noun).any(speaks)
}

impl Pair<'_> {
    /// Whether two nouns are two kinds of one thing, or two sorts of people, and not two words for the same.
    pub(super) fn is_other_term(&self, i: usize, j: usize) -> bool {
        /// Words that news copy uses for one another lie nearer than this, and so do some that it does not.
        const NEAR: f32 = 0.6;
        const NEAR_PEOPLE: f32 = 0.45;
        let (x, y) = (&self.here.units[i], &self.there.units[j]);
        let telling = x.weight >= 0.2 && y.weight >= 0.2 && x.is_noun && y.is_noun;
        let both = |of: &Profile, word| of.units.iter().any(|unit| unit.word == word);
        if !telling
            || x.word == y.word
            || both(self.here, y.word)
            || both(self.there, x.word)
            || self.words.is_anybody(x.word)
            || self.words.is_anybody(y.word)
        {
            return false;
        }
        let cosine = self.words.cosine(x.word, y.word);
        match self.words.bond(x.word, y.word) {
            Bond::Sisters => cosine < NEAR,
            Bond::None => cosine < NEAR_PEOPLE && self.words.is_person(x.word) && self.words.is_person(y.word),
            _ => false,
        }
    }

    /// Share of what is said here that the other side has, without the speaker `i` and the verb of saying.
    pub(super) fn said(&self, i: usize) -> f32 {
        let (mut found, mut all) = (0.0, 0.0);
        for (k, unit) in self.here.units.iter().enumerate() {
            if k != i && !is_speaker(self.here, k) {
                all += unit.weight;
                found += unit.weight * self.links.here[k].map_or(0.0, |link| link.likeness);
            }
        }
        if all > 0.0 { found / all } else { 0.0 }
    }

    /// Share of the rest of the statement that the other side has, without unit `i`.
    pub(super) fn rest(&self, i: usize) -> f32 {
        let (mut found, mut all) = (0.0, 0.0);
        for (k, unit) in self.here.units.iter().enumerate().filter(|(k, _)| *k != i) {
            all += unit.weight;
            found += unit.weight * self.links.here[k].map_or(0.0, |link| link.likeness);
        }
        if all > 0.0 { found / all } else { 0.0 }
    }
}
