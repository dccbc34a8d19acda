//! Whether an otherwise equal sentence was put in other words, or one thing in it was changed.

use super::align::Alignment;
use super::profile::{Profile, Unit, UnitKind};

/// From this likeness on two words are the same one, and from this on each stands for the other.
const SAME: f32 = 0.985;
const STANDS_FOR: f32 = 0.78;

/// How much speaks for a rewriting, and how much for a single change, each 0..1.
///
/// Who rewrites a sentence exchanges several words for others of the same meaning; who changes a fact touches one place
/// and leaves the rest. Both count only as far as the two sentences are the same word for word.
pub(super) fn wording(here: &Profile, there: &Profile, links: &Alignment) -> (f32, f32) {
    let kept = |profile: &Profile, links: &[Option<super::Link>]| -> f32 {
        let same = |link: &Option<super::Link>| link.is_some_and(|link| link.likeness >= SAME);
        profile.units.iter().zip(links).filter(|(_, link)| same(link)).map(|(unit, _)| unit.weight).sum()
    };
    let all = (here.weight + there.weight).max(0.1);
    let frame = (kept(here, &links.here) + kept(there, &links.there)) / all;
    let (mut exchanged, mut other) = (0_u8, 0);
    for (unit, link) in here.units.iter().zip(&links.here) {
        let Some(link) = link.filter(|link| link.likeness < SAME) else { continue };
        let word = |unit: &Unit| unit.kind == UnitKind::Word;
        if word(unit) && word(&there.units[usize::from(link.to)]) {
            if link.likeness >= STANDS_FOR {
                exchanged = exchanged.saturating_add(1);
            } else {
                other += 1;
            }
        }
    }
    let missing = |links: &[Option<super::Link>]| links.iter().filter(|link| link.is_none()).count();
    other += missing(&links.here).max(missing(&links.there));
    let lone = match other + usize::from(exchanged) {
        _ if other == 0 => 0.0,
        1 => 1.0,
        2 => 0.65,
        3 => 0.3,
        _ => 0.0,
    };
    let above = |least: f32| ((frame - least) / (1.0 - least)).max(0.0);
    (above(0.2) * f32::from(exchanged.min(3)) / 3.0, above(0.5) * lone)
}
