//! What the thesaurus says of two words, fast enough to ask of every pair.

use crate::language::{Sense, Thesaurus, Tie};

/// A sense of which more are a kind is too general to tie two words.
const HUB: usize = 60;

/// What two words are to each other, in any of their senses; the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// They have a sense in common.
    Same,
    /// The one is the opposite of the other.
    Opposite,
    /// Of one root, or of one cluster of adjectives or group of verbs.
    Near,
    /// The second is what the first is a kind of ("ferry", "boat").
    Broader,
    /// The first is what the second is a kind of.
    Narrower,
    /// Both are kinds of the same ("ferry", "barge").
    Sisters,
    /// None that the thesaurus knows, though it knows both words.
    None,
    /// It does not know one of them.
    Unknown,
}

/// The senses of one word and what they are tied to, each list in order.
#[derive(Default)]
pub(super) struct Meaning {
    own: Box<[Sense]>,
    near: Box<[Sense]>,
    above: Box<[Sense]>,
    against: Box<[Sense]>,
    /// A bit for each sense of all the lists: no bit in common, no bond.
    sketch: u64,
}

impl Meaning {
    pub(super) fn new(thesaurus: &Thesaurus, word: &str) -> Self {
        let own = thesaurus.senses(word);
        let all = |from: &[Sense], tie: Tie| -> Vec<Sense> {
            from.iter().flat_map(|&sense| thesaurus.tied(sense, tie).iter().copied()).collect()
        };
        let alike = all(own, Tie::Alike);
        // Nearly everything is a change or a person: what has so many kinds ties nothing.
        let mut above = all(own, Tie::KindOf);
        above.retain(|&sense| thesaurus.kinds(sense) <= HUB);
        let mut against = all(own, Tie::Opposite);
        against.extend(all(&alike, Tie::Opposite));
        let mut near = alike;
        near.extend(all(own, Tie::Root));
        let lists = [own.to_vec(), near, above, against].map(sorted);
        let sketch = lists.iter().flat_map(|list| list.iter()).fold(0, |bits, sense| bits | 1 << (sense % 64));
        let [own, near, above, against] = lists;
        Self { own, near, above, against, sketch }
    }

    /// What `self` is to `other`.
    pub(super) fn bond(&self, other: &Self) -> Bond {
        if self.own.is_empty() || other.own.is_empty() {
            return Bond::Unknown;
        }
        if self.sketch & other.sketch == 0 {
            return Bond::None;
        }
        if meet(&self.own, &other.own) {
            Bond::Same
        } else if meet(&self.against, &other.own) || meet(&self.own, &other.against) {
            Bond::Opposite
        } else if meet(&self.near, &other.own) || meet(&self.own, &other.near) || meet(&self.near, &other.near) {
            Bond::Near
        } else if meet(&self.above, &other.own) {
            Bond::Broader
        } else if meet(&self.own, &other.above) {
            Bond::Narrower
        } else if meet(&self.above, &other.above) {
            Bond::Sisters
        } else {
            Bond::None
        }
    }
}

fn sorted(mut list: Vec<Sense>) -> Box<[Sense]> {
    list.sort_unstable();
    list.dedup();
    list.into()
}

/// Whether two lists in order have a sense in common.
fn meet(a: &[Sense], b: &[Sense]) -> bool {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => return true,
        }
    }
    false
}
