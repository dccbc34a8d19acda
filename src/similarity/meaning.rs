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
    own: Senses,
    near: Senses,
    above: Senses,
    against: Senses,
}

/// Senses in order, each once.
#[derive(Default)]
struct Senses {
    list: Box<[Sense]>,
    /// A bit for each of them: lists without a bit in common have no sense in common.
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
        let [own, near, above, against] = [own.to_vec(), near, above, against].map(Senses::new);
        Self { own, near, above, against }
    }

    /// What `self` is to `other`.
    pub(super) fn bond(&self, other: &Self) -> Bond {
        if self.own.list.is_empty() || other.own.list.is_empty() {
            return Bond::Unknown;
        }
        if self.own.meet(&other.own) {
            Bond::Same
        } else if self.against.meet(&other.own) || self.own.meet(&other.against) {
            Bond::Opposite
        } else if self.near.meet(&other.own) || self.own.meet(&other.near) || self.near.meet(&other.near) {
            Bond::Near
        } else if self.above.meet(&other.own) {
            Bond::Broader
        } else if self.own.meet(&other.above) {
            Bond::Narrower
        } else if self.above.meet(&other.above) {
            Bond::Sisters
        } else {
            Bond::None
        }
    }
}

impl Senses {
    fn new(mut list: Vec<Sense>) -> Self {
        list.sort_unstable();
        list.dedup();
        let sketch = list.iter().fold(0, |bits, sense| bits | 1 << (sense % 64));
        Self { list: list.into(), sketch }
    }

    /// Whether two lists have a sense in common.
    fn meet(&self, other: &Self) -> bool {
        if self.sketch & other.sketch == 0 {
            return false;
        }
        let (mut i, mut j) = (0, 0);
        while let (Some(x), Some(y)) = (self.list.get(i), other.list.get(j)) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => return true,
            }
        }
        false
    }
}
