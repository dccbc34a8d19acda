//! Facts and deeds that stand in the other statement, but of something else.

use super::differ::{Difference, DifferenceKind, Pair};
use super::profile::{Role, Unit, UnitKind};
use crate::text::Span;
use crate::text::dates;
use crate::text::numbers::{self, Dimension};

/// From this likeness on a verb is the same deed.
const SAME_DEED: f32 = 0.85;
/// Words that weigh less tell nothing.
const TELLING: f32 = 0.12;
/// Words that set one doer against another.
const AGAINST: [&str; 4] = ["but", "whereas", "while", "whilst"];
const ALL: [&str; 4] = ["all", "both", "each", "every"];

impl Pair<'_> {
    /// The verb there that is the same deed as the verb here.
    pub(super) fn deed(&self, verb: Option<u16>) -> Option<usize> {
        let verb = usize::from(verb?);
        let link = self.links.here[verb].filter(|link| link.likeness >= SAME_DEED)?;
        let both = self.here.units[verb].is_verb && self.there.units[usize::from(link.to)].is_verb;
        both.then_some(usize::from(link.to))
    }

    /// A date that the other has beside another deed, where this one has its own: "displayed since 1923" against "bought in
    /// 1923 and displayed since 1951".
    pub(super) fn other_time(&self) -> Option<Difference> {
        if self.here.moments.len() != 1 {
            return None;
        }
        self.here.units.iter().enumerate().find_map(|(i, unit)| {
            let UnitKind::Moment(ours) = unit.kind else { return None };
            let link = self.links.here[i].filter(|link| link.likeness >= 0.9)?;
            let verb = self.deed(unit.clause)?;
            let elsewhere = self.there.units[usize::from(link.to)].clause;
            elsewhere.filter(|clause| usize::from(*clause) != verb)?;
            let own = self.there.units.iter().find(|other| {
                let UnitKind::Moment(theirs) = other.kind else { return false };
                let (x, y) = (&self.here.moments[usize::from(ours)], &self.there.moments[usize::from(theirs)]);
                other.clause == Some(verb as u16) && dates::compare(x, y) == dates::Agreement::Differs
            });
            own.map(|other| difference(DifferenceKind::Date, unit, other, 0.9))
        })
    }

    /// Another does it there, and who does it here does something else: "the Greens abstained" against "the Greens voted
    /// for it, while two independents abstained".
    pub(super) fn other_deed(&self) -> Option<Difference> {
        if !self.there.forms.iter().any(|form| AGAINST.contains(&self.words.lemma(*form))) {
            return None;
        }
        self.here.units.iter().enumerate().find_map(|(i, unit)| {
            let link = self.links.here[i].filter(|link| link.likeness >= 0.9)?;
            let (own, verb) = (&self.there.units[usize::from(link.to)], self.deed(unit.clause)?);
            let theirs = own.clause.map(usize::from).filter(|&other| other != verb)?;
            let does = |unit: &Unit| unit.role == Role::Subject && !unit.is_compound && !unit.is_verb;
            let apart = does(unit) && does(own) && self.there.units[theirs].is_verb && unit.weight >= TELLING;
            let others = self.there.units.iter().enumerate();
            let (at, other) = others.into_iter().find(|(_, one)| does(one) && one.clause == Some(verb as u16))?;
            // Several may say a thing; the judge of speakers tells them apart.
            let speaks = |at: usize| self.there.speakers.contains(&(at as u16));
            let told = speaks(at) || speaks(usize::from(link.to)) || self.there.units[verb].is_relative;
            (apart && !told).then(|| difference(DifferenceKind::Roles, unit, other, 0.85))
        })
    }

    /// "All four were charged" against "two of them were charged".
    pub(super) fn not_all(&self) -> Option<Difference> {
        let core = |unit: &Unit| matches!(unit.role, Role::Subject | Role::Object);
        let (all, counted) = self.here.forms.split_first()?;
        if !ALL.contains(&self.words.lemma(*all)) {
            return None;
        }
        self.here.units.iter().find_map(|unit| {
            let whole = core(unit) && counted.iter().take(3).any(|form| *form == unit.form);
            let verb = self.deed(unit.clause).filter(|_| whole)?;
            let count = |at: u16| self.there.numbers[usize::from(at)].dimension == Dimension::Count;
            let some = self.there.units.iter().enumerate().find(|(_, other)| {
                let own = core(other) && other.clause == Some(verb as u16);
                own && matches!(other.kind, UnitKind::Number(at) if count(at))
            });
            let (at, some) = some?;
            let known = self.links.there[at].is_some_and(|link| link.likeness >= 0.9);
            let here = Span::new(self.here.span.start, unit.span.end);
            let made = difference(DifferenceKind::Number, unit, some, 0.8);
            (!known).then_some(Difference { here: Some(here), ..made })
        })
    }

    /// How many are struck, as headlines have it: "Three killed" against "two people died".
    pub(super) fn struck(&self) -> Option<Difference> {
        self.here.units.iter().enumerate().find_map(|(i, unit)| {
            let UnitKind::Number(ours) = unit.kind else { return None };
            let figure = &self.here.numbers[usize::from(ours)];
            let struck = |next: &&Unit| next.head == Some(i as u16) && next.is_verb || i == 0 && unit.head == Some(1);
            self.here.units.get(i + 1).filter(struck)?;
            let link = self.links.here[i + 1].filter(|link| link.likeness >= 0.6)?;
            let verb = usize::from(link.to);
            if !self.there.units[verb].is_verb {
                return None;
            }
            let core =
                |other: &Unit| matches!(other.role, Role::Subject | Role::Object) && other.clause == Some(verb as u16);
            let counts = self.there.units.iter().filter_map(|other| {
                let UnitKind::Number(theirs) = other.kind else { return None };
                let head = other.head.map(|head| &self.there.units[usize::from(head)]);
                let hangs = core(other) || head.is_some_and(|head| core(head) && head.is_noun);
                hangs.then(|| (&self.there.numbers[usize::from(theirs)], other))
            });
            let told: Vec<_> = counts.filter(|(count, _)| count.dimension == figure.dimension).collect();
            let [(count, other)] = told.as_slice() else { return None };
            let differs = numbers::compare(figure, count) == numbers::Agreement::Differs;
            differs.then(|| difference(DifferenceKind::Number, unit, other, 0.9))
        })
    }
}

pub(super) fn difference(kind: DifferenceKind, here: &Unit, there: &Unit, support: f32) -> Difference {
    Difference { kind, here: Some(here.span), there: Some(there.span), support }
}
