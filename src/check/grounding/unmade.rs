//! Things that the text has only as planned, weighed or threatened, wherever it speaks of them: "has filed a lawsuit",
//! where she "was considering a lawsuit". The statement that carries most of the claim may say nothing of them, so every
//! statement of the text is asked.

use super::judge::Body;
use crate::similarity::{DOING, Difference, DifferenceKind, Profile, Role, Standing, Unit, UnitKind, Words};

/// Words that weigh less tell nothing.
const TELLING: f32 = 0.15;
/// How surely it is not done.
const SURE: f32 = 0.8;

impl Body<'_> {
    /// What `claim` tells as done of a thing that is only to come in the text.
    pub(super) fn unmade(&self, words: &Words, claim: &Profile) -> Option<Difference> {
        if !claim.hedges.is_empty() || !claim.conditions.is_empty() || claim.is_open {
            return None;
        }
        let mut made = claim.units.iter().filter(|unit| is_made_here(words, claim, unit));
        made.find_map(|unit| {
            let mut open = None;
            let stem = words.stem(unit.word);
            let with = self.index.with(words, unit.word).iter().filter_map(|at| self.profiles.get(*at as usize));
            for other in with.flat_map(|profile| &profile.units).filter(|other| words.stem(other.word) == stem) {
                // "Planned to copy the letters" says nothing of the copies that were made.
                if !other.is_noun || !matches!(other.standing, Standing::Planned | Standing::Wished) {
                    return None;
                }
                open = open.or(Some(other));
            }
            let (here, there) = (Some(unit.span), Some(open?.span));
            Some(Difference { kind: DifferenceKind::Standing, here, there, support: SURE })
        })
    }
}

/// A thing that the claim tells as brought about.
fn is_made_here(words: &Words, claim: &Profile, unit: &Unit) -> bool {
    let Some(verb) = unit.clause.map(|at| &claim.units[usize::from(at)]) else { return false };
    let thing = unit.is_noun && unit.kind == UnitKind::Word && unit.role == Role::Object && unit.weight >= TELLING;
    let done = verb.standing == Standing::Done && !verb.negated && DOING.contains(&words.lemma(verb.word));
    thing && done && !unit.is_compound
}
