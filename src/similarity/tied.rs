//! What hangs together in one statement and not in the other: a figure that the other has of another thing, what is done
//! there to something else.

use super::differ::{Difference, DifferenceKind, Pair};
use super::elsewhere::difference;
use super::profile::{Profile, Role, UnitKind};
use super::words::Likeness;
use crate::text::numbers;

/// From this likeness on a word is the same.
const SAME: f32 = 0.8;
/// How surely such a difference is one.
const SURE: f32 = 0.9;
/// Verbs that say little by themselves.
const VAGUE: [&str; 8] = ["get", "give", "have", "hold", "keep", "leave", "make", "take"];
/// Words that weigh less tell nothing.
const TELLING: f32 = 0.15;

impl Pair<'_> {
    fn linked_to(&self, at: usize, least: f32) -> Option<usize> {
        self.links.here[at].filter(|link| link.likeness >= least).map(|link| usize::from(link.to))
    }

    /// A figure that the other has beside another word, where this word has its own: "44 percent less carbon" against "31
    /// percent less carbon, but 44 percent more methane".
    pub(super) fn other_figure(&self) -> Option<Difference> {
        self.here.units.iter().enumerate().find_map(|(i, unit)| {
            let UnitKind::Number(ours) = unit.kind else { return None };
            let figure = &self.here.numbers[usize::from(ours)];
            let to = self.linked_to(i, 0.9)?;
            let ties = [unit.head, unit.clause].into_iter().flatten().map(usize::from).filter(|&tie| tie != i);
            let ties: Vec<usize> = ties.filter_map(|tie| self.linked_to(tie, SAME)).collect();
            let tie = *ties.first()?;
            // "Hit 100" on both sides, whatever else hangs on either.
            let before = i.checked_sub(1).filter(|&k| to > 0 && self.linked_to(k, 0.9) == Some(to - 1));
            if before.is_some() || ties.iter().any(|&tie| hangs_on(self.there, to, tie)) {
                return None;
            }
            let own = self.there.units.iter().enumerate().find(|(k, other)| {
                let UnitKind::Number(theirs) = other.kind else { return false };
                let count = &self.there.numbers[usize::from(theirs)];
                let differs = count.dimension == figure.dimension
                    && numbers::compare(figure, count) == numbers::Agreement::Differs;
                let free = self.links.there[*k].is_none_or(|link| link.likeness < 0.6);
                // Where the tree errs, the figure nearer to the word is the one that it has.
                let near = k.abs_diff(tie) <= to.abs_diff(tie);
                *k != to && differs && free && near && hangs_on(self.there, *k, tie)
            });
            own.map(|(_, other)| difference(DifferenceKind::Number, unit, other, SURE))
        })
    }

    /// What is done here to a thing of which the other says the contrary: "opposes later starts" against "supported later
    /// starts but objected to the delay".
    pub(super) fn other_object(&self) -> Option<Difference> {
        self.here.units.iter().enumerate().find_map(|(i, unit)| {
            let fact = matches!(unit.kind, UnitKind::Moment(_) | UnitKind::Number(_));
            // A "forecast" may be taken for a verb, and is an object all the same.
            let object = unit.role == Role::Object;
            let thing = !fact && !unit.is_compound && unit.role != Role::Subject && (object || !unit.is_verb);
            let telling = unit.weight >= TELLING || object;
            let above = unit.clause.filter(|clause| usize::from(*clause) != i).or(unit.head).map(usize::from);
            let verb = above.filter(|&verb| thing && telling && self.here.units[verb].is_verb)?;
            let to = self.linked_to(i, SAME)?;
            // "Left its forecast unchanged", which is lowered here.
            let own = &self.here.units[verb];
            let told = self.there.units.iter().find(|one| {
                let said = one.head == Some(to as u16) || one.clause == Some(to as u16);
                let contrary = || self.words.compare(own.word, one.word) == Likeness::Opposite;
                !one.is_verb && said && one.negated == own.negated && unit.role == Role::Object && contrary()
            });
            if let Some(told) = told {
                return Some(difference(DifferenceKind::Opposite, own, told, SURE));
            }
            let deed = self.deed(Some(verb as u16))?;
            let theirs = self.there.units[to].clause.map(usize::from).filter(|&other| other != deed)?;
            let other = &self.there.units[theirs];
            let contrary = self.words.compare(own.word, other.word) == Likeness::Opposite;
            let again =
                self.there.units.iter().enumerate().any(|(k, one)| {
                    k != to && one.word == self.there.units[to].word && one.clause == Some(deed as u16)
                });
            // "Take control" and "give it control" are no two minds about it.
            let vague = [own, other].iter().any(|unit| VAGUE.contains(&self.words.lemma(unit.word)));
            let told = other.is_verb && contrary && !vague && own.negated == other.negated && !again;
            told.then(|| difference(DifferenceKind::Opposite, own, other, SURE))
        })
    }

    /// Another does it there, who is told of something else here: "Halvorsen shares jumped 23 percent, while Brickner's fell"
    /// against "shares of Brickner jumped 23 percent".
    pub(super) fn other_holder(&self) -> Option<Difference> {
        (0..self.here.units.len()).filter(|&at| self.here.units[at].is_verb).find_map(|verb| {
            let deed = self.deed(Some(verb as u16))?;
            let fact = self.here.units.iter().enumerate().any(|(at, unit)| {
                let own = unit.is_fact() && unit.kind != UnitKind::Name && unit.clause == Some(verb as u16);
                let to = self.linked_to(at, 0.9).filter(|_| own);
                to.is_some_and(|to| self.there.units[to].clause == Some(deed as u16))
            });
            let (ours, theirs) = (holders(self.here, verb), holders(self.there, deed));
            let [own] = ours.as_slice() else { return None };
            let [other] = theirs.as_slice() else { return None };
            let elsewhere = self.links.there[*other].filter(|link| link.likeness >= SAME)?;
            let away = !ours.contains(&usize::from(elsewhere.to))
                && self.here.units[usize::from(elsewhere.to)].clause.is_some_and(|clause| usize::from(clause) != verb);
            let known = self.linked_to(*own, 0.6).is_some_and(|to| theirs.contains(&to));
            let same = self.here.units[verb].negated == self.there.units[deed].negated;
            (fact && away && !known && same)
                .then(|| difference(DifferenceKind::Roles, &self.here.units[*own], &self.there.units[*other], SURE))
        })
    }
}

/// The names in the subject of a verb.
fn holders(profile: &Profile, verb: usize) -> Vec<usize> {
    let subject = |at: usize| {
        let unit = &profile.units[at];
        unit.role == Role::Subject && unit.clause == Some(verb as u16)
    };
    let named = |at: &usize| {
        let unit = &profile.units[*at];
        let hangs = unit.head.map(usize::from).is_some_and(subject);
        unit.kind == UnitKind::Name && (subject(*at) || hangs)
    };
    (0..profile.units.len()).filter(named).collect()
}

/// Whether unit `at` hangs on unit `on`: on a verb by its clause, on another word directly or over one word.
fn hangs_on(profile: &Profile, at: usize, on: usize) -> bool {
    let head = |at: usize| profile.units[at].head.map(usize::from);
    let up = |from: usize, to: usize| head(from) == Some(to) || head(from).and_then(head) == Some(to);
    if profile.units[on].is_verb {
        return head(at) == Some(on) || profile.units[at].clause == Some(on as u16);
    }
    up(at, on) || up(on, at)
}
