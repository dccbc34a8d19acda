//! Another reason: "dropped because of a shortage of drivers", where the text has "dropped after complaints about child
//! care", and nothing near it speaks of drivers.

use super::clash::carried;
use super::judge::{Body, Judgement};
use crate::similarity::{Comparison, Difference, DifferenceKind, Profile, Words, compare};
use crate::text::Span;

/// Words that give a reason.
const BECAUSE: [&str; 7] =
    [" because of ", " because ", " due to ", " owing to ", " as a result of ", " thanks to ", " on account of "];
/// Words behind which the text may give one.
const AFTER: [&str; 3] = [" after ", " following ", " amid "];
/// So much of what is explained must stand in the statement that explains it otherwise.
const SAME: f32 = 0.5;
/// A reason of which less is there is another one.
const LITTLE: f32 = 0.25;
/// How surely it is another.
const SURE: f32 = 0.8;
/// Statements on either side in which the reason may stand.
const NEAR: usize = 2;

impl Body<'_> {
    /// The reason that the closest statement has for what `claim` explains otherwise.
    pub(super) fn other_cause(&self, words: &Words, claim: &Profile, judgement: &Judgement) -> Option<Difference> {
        let ours = self.reason(claim, &BECAUSE)?;
        let (place, made) = judgement.seen.first()?;
        let there = self.profiles[*place];
        let theirs = self.reason(there, &BECAUSE).or_else(|| self.reason(there, &AFTER))?;
        let deed = Span::new(claim.span.start, ours.start);
        let within = |made: &Comparison, span: Span| carried(claim, made, |_, unit| span.contains(unit.span));
        let explained = within(made, deed) >= SAME && shares_verb(claim, made, deed, there);
        let beside = place.saturating_sub(NEAR)..=place + NEAR;
        let mut near = beside.filter_map(|at| self.profiles.get(at));
        let mut told = || near.any(|profile| within(&compare(words, claim, profile), ours) > LITTLE);
        // "After two years" tells when.
        let back = || there.units.iter().enumerate().filter(|(_, unit)| theirs.contains(unit.span));
        let reason = back().any(|(_, unit)| !unit.is_fact());
        let linked = back().any(|(at, _)| made.alignment.there[at].is_some_and(|link| link.likeness >= 0.6));
        let other = explained && reason && !linked && !told();
        other.then_some(Difference { kind: DifferenceKind::Term, here: Some(ours), there: Some(theirs), support: SURE })
    }

    /// The words of a reason: from the marker to the next comma or the end.
    fn reason(&self, profile: &Profile, markers: &[&str]) -> Option<Span> {
        let words = profile.span.of(self.text);
        let lower = words.to_ascii_lowercase();
        let (at, marker) = markers.iter().find_map(|marker| lower.find(marker).map(|at| (at, marker)))?;
        let start = at + marker.len();
        let rest = words.get(start..)?;
        let end = rest.find([',', ';', '–', '—']).unwrap_or_else(|| rest.trim_end_matches(['.', '"', '”']).len());
        Some(Span::new(profile.span.start + start, profile.span.start + start + end))
    }
}

/// Whether the deed's own verb stands there as well.
fn shares_verb(claim: &Profile, made: &Comparison, deed: Span, there: &Profile) -> bool {
    claim.units.iter().enumerate().any(|(at, unit)| {
        let link = made.alignment.here[at].filter(|link| link.likeness >= 0.6);
        unit.is_verb && deed.contains(unit.span) && link.is_some_and(|link| there.units[usize::from(link.to)].is_verb)
    })
}
