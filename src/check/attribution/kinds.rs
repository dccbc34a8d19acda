//! What kind of doing or thing a word stands for, by the thesaurus.
//!
//! Word lists name the verbs that people think of. A verb that stands in none ("lambaste", "pooh-pooh") is still a kind
//! of criticising, and that of expressing; a weight of such a kind serves every word below it. Kinds are named by the
//! number that the built-in thesaurus gives the sense, so whoever makes that file anew fits the weights anew.

use super::cue::CueKind;
use crate::language::{Language, Sense, Thesaurus, Tie};

/// A word counts by so many of its senses, the commonest.
const SENSES: usize = 2;
/// What all nouns are a kind of; verbs and adjectives are not.
const EVERYTHING: &str = "entity";

/// Names of the kinds that the main word of a cue belongs to. Phrases, marks and adverbs have none.
pub(super) fn of(kind: CueKind, lemma: &str) -> Vec<String> {
    let letter = match kind {
        CueKind::Verb => 'v',
        CueKind::Noun => 'n',
        CueKind::Adjective => 'a',
        CueKind::Adverb | CueKind::Phrase | CueKind::Colon => return Vec::new(),
    };
    let Ok(thesaurus) = Language::builtin().thesaurus() else { return Vec::new() };
    let Some(&top) = thesaurus.senses(EVERYTHING).first() else { return Vec::new() };
    let chains = thesaurus.senses(lemma).iter().map(|&sense| above(thesaurus, sense));
    let fitting = chains.filter(|chain| chain.contains(&top) == (kind == CueKind::Noun)).take(SENSES);
    let mut kinds: Vec<Sense> = fitting.flatten().collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.into_iter().map(|sense| format!("kind {letter} {sense}")).collect()
}

/// A sense and all that it is a kind of.
fn above(thesaurus: &Thesaurus, sense: Sense) -> Vec<Sense> {
    let mut chain = vec![sense];
    let mut at = 0;
    while let Some(&one) = chain.get(at) {
        for &next in thesaurus.tied(one, Tie::KindOf) {
            if !chain.contains(&next) {
                chain.push(next);
            }
        }
        at += 1;
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::{CueKind, of};

    fn shared(a: &str, b: &str, kind: CueKind) -> bool {
        let others = of(kind, b);
        of(kind, a).iter().any(|name| others.contains(name))
    }

    #[test]
    fn words_of_a_kind_share_a_name() {
        assert!(shared("lambaste", "criticize", CueKind::Verb) && shared("whisper", "shout", CueKind::Verb));
        assert!(!shared("lambaste", "sprint", CueKind::Verb));
        assert!(shared("rebuke", "criticism", CueKind::Noun) && !shared("lambaste", "criticism", CueKind::Noun));
        assert!(of(CueKind::Verb, "zzz").is_empty() && of(CueKind::Colon, "say").is_empty());
    }
}
