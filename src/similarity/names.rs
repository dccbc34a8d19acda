//! Whether two words of names can stand for the same.

use super::words::{WordId, Words};

/// Likeness of two spellings of a name, one letter apart: close enough to be meant, and a difference all the same.
pub(super) const SLIP: f32 = 0.7;

/// How far one word of a name stands for another: the same, a form of the same ("Iraq", "Iraqi"; "U.S.", "US").
/// A slip ("Mundy" for "Munday") is
/// linked, and told as a difference.
pub(super) fn likeness(words: &Words, a: WordId, b: WordId) -> f32 {
    if a == b {
        return 1.0;
    }
    // "U.S.-backed"
    let (long, short) = (words.lemma(a), words.lemma(b));
    let joined = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'));
    if joined(long, short) || joined(short, long) {
        return 0.9;
    }
    let (x, y) = (bare(long), bare(short));
    if x == y {
        return 1.0;
    }
    if words.shares_synonyms(a, b) {
        return 0.9;
    }
    // "S. Korea", "W Bank"
    if x.len() == 1 && y.len() > 3 && y.starts_with(&x) || y.len() == 1 && x.len() > 3 && x.starts_with(&y) {
        return 0.8;
    }
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    // "Iraq" and "Iraqi", "Afghan" and "Afghanistan".
    let root = short.trim_end_matches(['a', 'e', 'y']);
    let rest = long.strip_prefix(root);
    if root.chars().count() >= 4 && rest.is_some_and(is_form) {
        0.9
    } else if words.is_slip(a, b) {
        SLIP
    } else if is_pet_form(short, long) {
        0.85
    } else {
        0.0
    }
}

/// "Gabby" for Gabrielle, "Tommy" for Thomas: the first letters, the last of them perhaps twice, and a "y".
fn is_pet_form(short: &str, long: &str) -> bool {
    const LEAST: usize = 3;
    let Some(root) = short.strip_suffix("ie").or_else(|| short.strip_suffix('y')) else { return false };
    let last = root.chars().last();
    let once = last.and_then(|last| root.strip_suffix(last)).filter(|once| once.chars().last() == last);
    let root = once.unwrap_or(root);
    root.chars().count() >= LEAST && long.starts_with(root)
}

/// A reign or age tells when, and takes no nation's place: "a Victorian expedition", "a British expedition".
pub(super) fn is_era(name: &str) -> bool {
    matches!(name, "edwardian" | "elizabethan" | "jacobean" | "medieval" | "tudor" | "victorian")
}

/// Without points and the "'s" of a possessive.
fn bare(name: &str) -> String {
    name.trim_end_matches("'s").replace(['.', '-', '\''], "")
}

fn is_form(rest: &str) -> bool {
    matches!(
        rest,
        "i" | "s"
            | "es"
            | "is"
            | "ia"
            | "ian"
            | "ians"
            | "an"
            | "ans"
            | "n"
            | "ns"
            | "ese"
            | "ish"
            | "istan"
            | "istani"
            | "ic"
            | "a"
            | "e"
            | "y"
            | "ean"
            | "eans"
            | "e's"
    )
}

impl Words<'_> {
    /// Whether one name is the other with a slip of the pen, or another spelling of it: one letter more, less or
    /// changed.
    pub(super) fn is_slip(&self, a: WordId, b: WordId) -> bool {
        let (x, y) = (bare(self.lemma(a)), bare(self.lemma(b)));
        let long = x.chars().count().min(y.chars().count()) >= 5;
        let first = x.chars().next() == y.chars().next();
        long && first && x != y && strsim::damerau_levenshtein(&x, &y) == 1
    }
}

/// Whether `short` is made of the first letters of `long`: "VFU" of "Valley Farmers' Union".
pub(super) fn is_acronym<'w>(short: &str, long: impl Iterator<Item = &'w str>) -> bool {
    let letters = short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
    let firsts = long.filter_map(|word| word.chars().next()).flat_map(char::to_lowercase);
    short.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && letters.eq(firsts)
}
