//! Who does it: facts that changed places, and doers that do not answer to each other.

use super::differ::{Difference, DifferenceKind, Pair};
use super::profile::{Profile, Role, Unit, UnitKind};

impl Pair<'_> {
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
