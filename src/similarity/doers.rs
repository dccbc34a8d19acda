//! Who does it: facts that changed places, and doers that do not answer to each other.

use super::differ::{Difference, DifferenceKind, Pair};
use super::profile::{Profile, Role, Unit, UnitKind};

/// Verbs by which something goes from one to another; who gives and who gets is the point of them.
const HANDING: [&str; 18] = [
    "award", "borrow", "bring", "buy", "give", "hand", "inherit", "lend", "lose", "offer", "pass", "pay", "receive",
    "send", "sell", "steal", "take", "transfer",
];

impl Pair<'_> {
    /// "Voight sold the wire to Teel" against "Teel sold the wire to Voight": the object stays, giver and taker changed
    /// places.
    pub(super) fn handed(&self) -> Option<Difference> {
        let turned = |gives: bool| {
            self.links.here.iter().enumerate().find_map(|(i, link)| {
                let link = link.filter(|link| link.likeness >= 0.8)?;
                let (x, y) = (&self.here.units[i], &self.there.units[usize::from(link.to)]);
                let (verb, other) = (usize::from(x.clause?), usize::from(y.clause?));
                let does = |unit: &Unit| unit.role == Role::Subject;
                let name = x.kind == UnitKind::Name && does(x) == gives && does(y) != gives;
                let lemma = self.words.lemma(self.here.units[verb].word);
                let hands = HANDING.contains(&lemma) && self.there.units[other].word == self.here.units[verb].word;
                (name && hands && x.negated == y.negated).then_some((verb, x.span, y.span))
            })
        };
        let (verb, here, there) = turned(true)?;
        let support = turned(false).filter(|found| found.0 == verb).map(|_| 1.0)?;
        Some(Difference { kind: DifferenceKind::Roles, here: Some(here), there: Some(there), support })
    }

    /// Two facts that changed places: "£5 for adults and £3 for children" against "£3 for adults and £5 for children".
    pub(super) fn crossed(&self) -> Option<Difference> {
        let facts: Vec<(usize, usize, usize, usize)> = (0..self.here.units.len())
            .filter(|&i| self.here.units[i].is_fact())
            .filter_map(|i| {
                let j = self.links.here[i].filter(|link| link.likeness >= 0.8)?.to as usize;
                let (above, other) = (self.here.units[i].head?, self.there.units[j].head?);
                Some((i, j, usize::from(above), usize::from(other)))
            })
            .collect();
        facts.iter().enumerate().find_map(|(n, &(i, j, above, other))| {
            let same =
                |kind: UnitKind| std::mem::discriminant(&kind) == std::mem::discriminant(&self.here.units[i].kind);
            facts[n + 1..].iter().find_map(|&(k, _, above_k, other_k)| {
                let crossed = above != above_k && other != other_k && same(self.here.units[k].kind);
                let support = self.linked(Some(above), Some(other_k)).min(self.linked(Some(above_k), Some(other)));
                (crossed && support >= 0.6).then(|| Difference {
                    kind: DifferenceKind::Roles,
                    here: Some(self.here.units[i].span),
                    there: Some(self.there.units[j].span),
                    support,
                })
            })
        })
    }

    /// Two figures and two names that are joined the other way: "70 per cent to Dunmore and 30 to Halberd" against
    /// "Halberd 70 per cent and Dunmore 30".
    pub(super) fn exchanged(&self) -> Option<Difference> {
        let linked = |wanted: &dyn Fn(&Unit) -> bool| -> Vec<(usize, usize)> {
            let places = (0..self.here.units.len()).filter(|&i| wanted(&self.here.units[i]));
            let found = places.filter_map(|i| {
                let link = self.links.here[i].filter(|link| link.likeness >= 0.8)?;
                Some((i, usize::from(link.to)))
            });
            found.collect()
        };
        let figures = linked(&|unit| matches!(unit.kind, UnitKind::Number(_)));
        // Of a name of several words the first one stands for all.
        let mut names = linked(&|unit| unit.kind == UnitKind::Name);
        names.dedup_by(|later, first| later.0 == first.0 + 1 && later.1 == first.1 + 1);
        let ([one, two], [first, second]) = (figures.as_slice(), names.as_slice()) else { return None };
        let kind = |at: usize| match self.here.units[at].kind {
            UnitKind::Number(at) => self.here.numbers.get(usize::from(at)).map(|number| number.dimension),
            _ => None,
        };
        // Whether the figures clearly stand nearer to the names in this order than in the other.
        let nearer = |figures: (usize, usize), names: (usize, usize)| {
            let straight = figures.0.abs_diff(names.0) + figures.1.abs_diff(names.1);
            straight + 2 <= figures.0.abs_diff(names.1) + figures.1.abs_diff(names.0)
        };
        let (here, there) = ((one.0, two.0), (one.1, two.1));
        let straight = nearer(here, (first.0, second.0)) && nearer(there, (second.1, first.1));
        let crossed = nearer(here, (second.0, first.0)) && nearer(there, (first.1, second.1));
        let turned = (straight || crossed) && kind(one.0) == kind(two.0);
        let (ours, theirs) = if straight { (first, second) } else { (second, first) };
        turned.then(|| Difference {
            kind: DifferenceKind::Roles,
            here: Some(self.here.units[ours.0].span),
            there: Some(self.there.units[theirs.1].span),
            support: 0.9,
        })
    }

    /// "The mill called on the union" against "the union called on the mill" where only one of them is named on both
    /// sides: who does it there is done to here, and another does it.
    pub(super) fn displaced(&self) -> Option<Difference> {
        const SPEECH: [&str; 4] = ["add", "be", "say", "tell"];
        self.links.here.iter().enumerate().find_map(|(v, link)| {
            let link = link.filter(|link| link.likeness >= 0.8)?;
            let (verb, w) = (&self.here.units[v], usize::from(link.to));
            if !verb.is_verb || SPEECH.contains(&self.words.lemma(verb.word)) {
                return None;
            }
            let doer = |profile: &Profile, verb: usize| {
                profile.units.iter().position(|unit| {
                    let counts = matches!(unit.kind, UnitKind::Word | UnitKind::Name) && unit.weight >= 0.2;
                    unit.role == Role::Subject && unit.clause == Some(verb as u16) && counts && !unit.is_compound
                })
            };
            let (ours, theirs) = (doer(self.here, v)?, doer(self.there, w)?);
            let at = self.links.there[theirs].filter(|link| link.likeness >= 0.9).map(|link| usize::from(link.to))?;
            let other = &self.here.units[at];
            // "Called on the union": what a verb of two words has below it is its object.
            let object = other.role == Role::Object || self.words.lemma(verb.word).contains(' ');
            let done_to = object && other.role != Role::Subject && other.head == Some(v as u16) && !other.is_compound;
            let free = self.links.here[ours].is_none_or(|link| link.likeness < 0.5 || usize::from(link.to) != theirs);
            let apart = done_to && free && self.nearness(ours, theirs) < 0.5;
            apart.then(|| Difference {
                kind: DifferenceKind::Roles,
                here: Some(self.here.units[ours].span),
                there: Some(self.there.units[theirs].span),
                support: 0.85,
            })
        })
    }

    /// Under verbs that answer to each other stand doers that do not.
    pub(super) fn doer(&self) -> Option<Difference> {
        let doers = |profile: &Profile, verb: usize| -> Vec<usize> {
            let is_doer = |unit: &Unit| {
                let counts = matches!(unit.kind, UnitKind::Word | UnitKind::Name) && unit.weight >= 0.12;
                unit.role == Role::Subject && unit.clause == Some(verb as u16) && counts
            };
            (0..profile.units.len()).filter(|&at| at != verb && is_doer(&profile.units[at])).collect()
        };
        let found = (0..self.here.units.len()).filter(|&verb| self.here.units[verb].is_verb).filter_map(|verb| {
            let link = self.links.here[verb].filter(|link| link.likeness >= 0.6)?;
            let (ours, theirs) = (doers(self.here, verb), doers(self.there, link.to as usize));
            let (first, other) = (*ours.first()?, *theirs.first()?);
            let linked = |i: &usize| {
                self.links.here[*i].is_some_and(|link| link.likeness >= 0.5 && theirs.contains(&(link.to as usize)))
            };
            if ours.iter().any(linked) {
                return None;
            }
            let nearest = ours.iter().flat_map(|&i| theirs.iter().map(move |&j| (i, j)));
            let near = nearest.map(|(i, j)| self.nearness(i, j)).fold(0.0, f32::max);
            // A name on one side only may be the very one whom the other calls "the manager".
            let named =
                |profile: &Profile, list: &[usize]| list.iter().any(|&at| profile.units[at].kind == UnitKind::Name);
            let known = if named(self.here, &ours) == named(self.there, &theirs) { 1.0 } else { 0.6 };
            let support = known * link.likeness * (1.0 - (near / 0.7).min(1.0));
            (support >= 0.9).then_some((support, first, other))
        });
        let (support, i, j) = found.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        let (here, there) = (Some(self.here.units[i].span), Some(self.there.units[j].span));
        Some(Difference { kind: DifferenceKind::Doer, here, there, support })
    }

    /// How near two words or names are, by lists or vectors.
    fn nearness(&self, i: usize, j: usize) -> f32 {
        let (x, y) = (&self.here.units[i], &self.there.units[j]);
        let like = if x.kind == UnitKind::Name && y.kind == UnitKind::Name {
            super::names::likeness(self.words, x.word, y.word)
        } else {
            self.words.likeness(x.word, y.word)
        };
        like.max(self.words.cosine(x.word, y.word))
    }
}
