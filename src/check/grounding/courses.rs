//! What the text has going the other way wherever it speaks of it: "profit and revenue both rose", where revenue
//! slipped. The statement that carries most of the claim may say nothing of the second thing.

use super::judge::Body;
use crate::similarity::{Course, Difference, DifferenceKind, Profile, Standing, Unit, UnitKind, Words};

/// Words that weigh less tell nothing.
const TELLING: f32 = 0.12;
/// How surely it went the other way.
const SURE: f32 = 0.8;

impl Body<'_> {
    /// A thing of the claim that went one way, of which the text has nothing but the other way.
    pub(super) fn other_way(&self, words: &Words, claim: &Profile) -> Option<Difference> {
        if !claim.hedges.is_empty() || !claim.negations.is_empty() || claim.is_open {
            return None;
        }
        claim.courses.iter().filter(|course| is_past(claim, course)).find_map(|ours| {
            let things = claim.units.iter().enumerate().filter(|(_, unit)| is_thing(ours, unit));
            things.into_iter().find_map(|(at, thing)| self.turned(words, claim, ours, (at, thing)))
        })
    }

    fn turned(&self, words: &Words, claim: &Profile, ours: &Course, (at, thing): (usize, &Unit)) -> Option<Difference> {
        let stem = words.stem(thing.word);
        let mut other = None;
        for there in self.index.with(words, thing.word).iter().filter_map(|at| self.profiles.get(*at as usize)) {
            for theirs in &there.courses {
                let same = |unit: &(usize, &Unit)| is_thing(theirs, unit.1) && words.stem(unit.1.word) == stem;
                let Some((place, _)) = there.units.iter().enumerate().find(same) else { continue };
                let fits = is_past(there, theirs) && there.negations.is_empty() && there.hedges.is_empty();
                if theirs.up == ours.up || !fits || !same_owner(words, (claim, at), (there, place)) {
                    return None;
                }
                other = other.or(Some(theirs.span));
            }
        }
        Some(Difference { kind: DifferenceKind::Opposite, here: Some(ours.span), there: Some(other?), support: SURE })
    }
}

fn is_thing(course: &Course, unit: &Unit) -> bool {
    unit.kind == UnitKind::Word
        && unit.weight >= TELLING
        && course.things.iter().any(|thing| unit.span.overlaps(*thing))
}

/// What is to come may go either way.
fn is_past(profile: &Profile, course: &Course) -> bool {
    let verb = profile.units.iter().find(|unit| unit.span.overlaps(course.span));
    verb.is_some_and(|unit| unit.is_verb && unit.standing == Standing::Done)
}

/// What hangs on the two is the same, and no date or name tells them apart: "sales in Spain", "fuel costs".
fn same_owner(words: &Words, (claim, at): (&Profile, usize), (there, place): (&Profile, usize)) -> bool {
    let below = |profile: &Profile, thing: usize| -> Vec<String> {
        let tells = |unit: &&Unit| {
            unit.head == Some(thing as u16) && !matches!(unit.kind, UnitKind::Number(_) | UnitKind::Moment(_))
        };
        profile.units.iter().filter(tells).map(|unit| words.stem(unit.word).to_owned()).collect()
    };
    let facts = |profile: &Profile| -> Vec<String> {
        let tells = |unit: &&Unit| matches!(unit.kind, UnitKind::Name | UnitKind::Moment(_));
        profile.units.iter().filter(tells).map(|unit| words.stem(unit.word).to_owned()).collect()
    };
    let (ours, theirs) = (facts(claim), facts(there));
    let known = theirs.iter().all(|fact| ours.contains(fact)) || ours.iter().all(|fact| theirs.contains(fact));
    below(claim, at) == below(there, place) && known
}
