//! What half a name and short forms of names tell of two statements.

use super::differ::Pair;
use super::profile::{Profile, UnitKind};

impl Pair<'_> {
    /// Words that are half a name: the office of one person ("founder Ida Brandt"), what an organisation is called after
    /// ("the swimming club").
    pub(super) fn is_called(&self, i: usize, j: usize) -> bool {
        let (x, y) = (&self.here.units[i], &self.there.units[j]);
        let heads = x.head.map(usize::from).zip(y.head.map(usize::from));
        let Some((ours, theirs)) = heads.filter(|heads| self.linked(Some(heads.0), Some(heads.1)) >= 0.8) else {
            return false;
        };
        let (above, other) = (&self.here.units[ours], &self.there.units[theirs]);
        let named = above.kind == UnitKind::Name && other.kind == UnitKind::Name;
        let offices = self.words.is_office(x.word) && self.words.is_office(y.word);
        let compounds = x.is_compound && y.is_compound && self.words.is_organisation(above.word);
        let only = |profile: &Profile, head: usize| {
            profile.units.iter().filter(|unit| unit.is_compound && unit.head == Some(head as u16)).count() == 1
        };
        named && offices || compounds && only(self.here, ours) && only(self.there, theirs)
    }

    /// The short form of a name that the same statement prints in full: "the Valley Farmers' Union (VFU)".
    pub(super) fn is_spelt_out(&self, profile: &Profile, at: usize) -> bool {
        let short = self.words.lemma(profile.units[at].word);
        let length = short.chars().filter(|c| c.is_alphabetic()).count();
        (2..=6).contains(&length)
            && profile
                .units
                .windows(length)
                .any(|run| super::names::is_acronym(short, run.iter().map(|unit| self.words.lemma(unit.word))))
    }
}
