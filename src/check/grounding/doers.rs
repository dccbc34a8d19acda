//! Somebody named does here what the text has somebody else named do: "Yolanda Kessinger wrote the motion", where the text
//! has "Gail Bostwick, who wrote the motion".
//!
//! A name at a distance proves little, so all must fit: the same verb, half of what it is done to, named doers on both
//! sides, and no statement that was looked at in which the verb goes with the same name, a pronoun or a common noun.

use super::judge::{Body, Judgement};
use crate::similarity::{Comparison, Difference, DifferenceKind, Profile, Role, Unit, UnitKind, WordId};
use crate::text::Span;

/// From this likeness on a word answers to another, and a verb: "adopted" is near "wrote", but no word for it.
const SAME: f32 = 0.75;
const SAME_DEED: f32 = 0.85;
/// What is done to whom must be there by this share.
const ENOUGH: f32 = 0.5;
/// Words that weigh less tell nothing.
const TELLING: f32 = 0.15;
/// How surely another is named: above every limit.
const SURE: f32 = 0.9;

/// What one statement of the text says of who does it.
enum Told {
    /// Nothing to the point.
    Nothing,
    /// Perhaps the same one.
    Open,
    /// Another, with how much of the rest agrees: the place of the unit that names them.
    Other(f32, usize),
}

impl Body<'_> {
    /// The doer of the claim and the one the text names, where they are two, and the place of the statement that names
    /// the other.
    pub(super) fn other_doer(&self, claim: &Profile, judgement: &Judgement) -> Option<(Difference, usize)> {
        let mut verbs = (0..claim.units.len()).filter(|&at| claim.units[at].is_verb);
        verbs.find_map(|verb| self.other_doer_of(claim, judgement, verb))
    }

    fn other_doer_of(&self, claim: &Profile, judgement: &Judgement, verb: usize) -> Option<(Difference, usize)> {
        let ours = subjects(claim, verb);
        let printed = |at: &usize| {
            let unit = &claim.units[*at];
            let name = unit.span.of(self.text);
            let acronym = name.chars().all(|c| !c.is_lowercase());
            unit.kind == UnitKind::Name && name.starts_with(char::is_uppercase) && !acronym
        };
        if ours.is_empty() || !ours.iter().all(printed) {
            return None;
        }
        let mut best: Option<(f32, usize, usize)> = None;
        for (place, made) in &judgement.seen {
            match told(claim, self.profiles[*place], made, (verb, &ours)) {
                Told::Open => return None,
                Told::Other(share, at) if best.is_none_or(|(most, ..)| share > most) => {
                    best = Some((share, *place, at));
                }
                Told::Nothing | Told::Other(..) => {}
            }
        }
        let (_, place, at) = best?;
        let there = whole(self.profiles[place], &[at]);
        let acronym = there.of(self.text).chars().all(|c| !c.is_lowercase());
        let here = whole(claim, &ours);
        let found = Difference { kind: DifferenceKind::Name, here: Some(here), there: Some(there), support: SURE };
        (!acronym).then_some((found, place))
    }
}

/// What the statement `there` says of who does what `verb` tells.
fn told(claim: &Profile, there: &Profile, made: &Comparison, (verb, ours): (usize, &[usize])) -> Told {
    let link = |at: usize, least: f32| made.alignment.here[at].filter(|link| link.likeness >= least);
    let Some(to) = link(verb, SAME_DEED).map(|link| usize::from(link.to)) else { return Told::Nothing };
    let own = &there.units[to];
    if !own.is_verb {
        return Told::Nothing;
    }
    let mine = names(claim, ours);
    let mut theirs = subjects(there, to);
    let antecedent = own.head.map(usize::from).filter(|_| theirs.is_empty() && own.is_relative);
    theirs.extend(antecedent);
    let known = names(there, &theirs).iter().any(|name| mine.contains(name));
    let linked = ours.iter().any(|&at| link(at, 0.0).is_some_and(|link| theirs.contains(&usize::from(link.to))));
    if known || linked || own.negated != claim.units[verb].negated {
        return Told::Open;
    }
    let told = claim.units.iter().enumerate().filter(|(at, unit)| {
        let counts = unit.clause == Some(verb as u16) && *at != verb && unit.weight >= TELLING;
        counts && !ours.contains(at) && !mine.contains(&unit.word)
    });
    let (mut all, mut found, mut tied) = (0.0, 0.0, false);
    for (at, unit) in told {
        all += unit.weight;
        if let Some(link) = link(at, SAME) {
            found += unit.weight;
            tied |= there.units[usize::from(link.to)].clause == Some(to as u16);
        }
    }
    if all <= 0.0 {
        return Told::Open;
    }
    let pronoun = own.has_pronoun && antecedent.is_none();
    if found < ENOUGH * all {
        return if pronoun && found > 0.0 { Told::Open } else { Told::Nothing };
    }
    // "Hannah Osei, a vet from Croydon, who climbed out": whose relative clause it is, is open.
    let beside = antecedent.is_some() && ours.iter().any(|&at| link(at, 0.6).is_some());
    let named = theirs.iter().all(|&at| there.units[at].kind == UnitKind::Name);
    match theirs.first() {
        Some(first) if named && tied && !pronoun && !beside => Told::Other(found / all, *first),
        Some(_) if named && !tied && !pronoun && !beside => Told::Nothing,
        _ => Told::Open,
    }
}

/// Who does what the verb tells.
fn subjects(profile: &Profile, verb: usize) -> Vec<usize> {
    let does = |unit: &Unit| unit.role == Role::Subject && unit.clause == Some(verb as u16);
    profile.units.iter().enumerate().filter(|(at, unit)| *at != verb && does(unit)).map(|(at, _)| at).collect()
}

/// All that these are called: "Councilwoman Grace Osei".
fn whole(profile: &Profile, of: &[usize]) -> Span {
    let part = |unit: &Unit| {
        let hangs = unit.head.is_some_and(|head| of.contains(&usize::from(head)));
        hangs && unit.is_compound && unit.kind == UnitKind::Name
    };
    let units = profile.units.iter().enumerate().filter(|(at, unit)| of.contains(at) || part(unit));
    units.map(|(_, unit)| unit.span).reduce(Span::cover).unwrap_or(profile.span)
}

/// The names of these units and of what hangs on them.
fn names(profile: &Profile, of: &[usize]) -> Vec<WordId> {
    let hangs = |unit: &Unit| unit.head.is_some_and(|head| of.contains(&usize::from(head)));
    let units = profile.units.iter().enumerate();
    let named = units.filter(|(at, unit)| unit.kind == UnitKind::Name && (of.contains(at) || hangs(unit)));
    named.map(|(_, unit)| unit.word).collect()
}
