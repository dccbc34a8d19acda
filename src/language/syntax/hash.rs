//! The two hashes of the model: ids of strings and rows of tables.
//!
//! The model has no vocabulary. A word's id is a hash of its text, and an id's vector is the sum of four rows of a
//! table which a second hash picks. Both must give the very numbers that were used when the model was trained
//! (spaCy's `hash_string` and thinc's `MultiHashEmbed`; MurmurHash is in the public domain).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are ids, which are hashes already.
pub(super) type IdMap<V> = HashMap<u64, V, BuildHasherDefault<IdHasher>>;

/// Takes an id as its own hash.
#[derive(Clone, Copy, Default)]
pub(super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }

    fn write_u64(&mut self, id: u64) {
        self.0 = (self.0.rotate_left(23) ^ id).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// The id of a string: `MurmurHash64A` with seed 1, and 0 for the empty string.
pub(super) fn string_id(text: &str) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    if text.is_empty() {
        return 0;
    }
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let mut h: u64 = 1 ^ (text.len() as u64).wrapping_mul(M);
    for c in eights {
        let mut k = u64::from_le_bytes(*c).wrapping_mul(M);
        k ^= k >> 47;
        h ^= k.wrapping_mul(M);
        h = h.wrapping_mul(M);
    }
    if !rest.is_empty() {
        for (i, &c) in rest.iter().enumerate() {
            h ^= u64::from(c) << (8 * i);
        }
        h = h.wrapping_mul(M);
    }
    h ^= h >> 47;
    h = h.wrapping_mul(M);
    h ^ h >> 47
}

/// The four rows of an id, before they are cut to the table's size: `MurmurHash3` (128 bits) of one 64-bit key.
pub(super) fn table_rows(id: u64, seed: u64) -> [u32; 4] {
    let mix = |mut h: u64| {
        h ^= h >> 33;
        h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 33;
        h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ h >> 33
    };
    let key = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let mut low = key ^ seed ^ 8;
    let mut high = seed ^ 8;
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    low = mix(low);
    high = mix(high);
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    [low as u32, (low >> 32) as u32, high as u32, (high >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_training() {
        assert_eq!(string_id("coffee"), 3_197_928_453_018_144_401);
        assert_eq!(string_id(""), 0);
    }
}
