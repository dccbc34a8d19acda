//! Up or down: which way a sentence says that things went.

use super::differ::{Difference, DifferenceKind, Pair};
use super::profile::{Profile, Role, UnitKind};
use crate::language::{Parsed, Pos, Tag};
use crate::text::Span;

/// Comparisons and adverbs that point up, and down.
const UP: [&str; 7] = ["bigger", "greater", "higher", "larger", "longer", "more", "up"];
const DOWN: [&str; 7] = ["down", "fewer", "less", "lower", "shorter", "slower", "smaller"];
/// "Up from 310", "up by a fifth", "up 4 per cent on last year".
const BEHIND: [&str; 5] = ["by", "from", "on", "against", "compared"];

/// Verbs that do.
const RISE: [&str; 7] = ["climb", "grow", "increase", "jump", "rise", "soar", "surge"];
const FALL: [&str; 8] = ["decline", "decrease", "dip", "drop", "fall", "plunge", "shrink", "slump"];

/// Which way a sentence points, where all of it points one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Up, or more.
    pub up: bool,
    /// The word that says so.
    pub span: Span,
}

/// "Fewer … than", "up from": the one way a sentence points.
pub(super) fn course(text: &str, parsed: &Parsed) -> Option<Course> {
    let mut found: Option<Course> = None;
    for (at, token) in parsed.tokens.iter().enumerate() {
        let (word, lemma) = (parsed.lower(at, text), &*token.lemma);
        let moves = token.pos == Pos::Verb && (RISE.contains(&lemma) || FALL.contains(&lemma));
        let up = UP.contains(&&*word) || moves && RISE.contains(&lemma);
        if !up && !moves && !DOWN.contains(&&*word) {
            continue;
        }
        let is_figure = |at: usize| parsed.tokens.get(at).is_some_and(|token| token.tag == Tag::Cd);
        let next = parsed.lower(at + 1, text);
        let points = match &*word {
            _ if moves => true,
            "up" | "down" => BEHIND.contains(&&*next) || is_figure(at + 1),
            // "More than 60" is a bound, and "more than a third" too.
            _ => {
                let than = (at + 1..at + 9).find(|&t| parsed.is(t, text, "than"));
                let bound = |than: usize| {
                    than == at + 1 && ((than + 1..than + 3).any(is_figure) || parsed.lower(than + 1, text) == "a")
                };
                than.is_some_and(|than| !bound(than) || at > 0 && is_figure(at - 1))
            }
        };
        if !points {
            continue;
        }
        if found.is_some_and(|other| other.up != up) {
            return None;
        }
        found = found.or(Some(Course { up, span: token.span }));
    }
    found
}

impl Pair<'_> {
    /// "Lost fewer sheep than the year before" against "lost 418 animals, up from 310".
    pub(super) fn other_course(&self) -> Option<Difference> {
        let (ours, theirs) = self.here.course.zip(self.there.course)?;
        let core = |profile: &Profile, k: usize| {
            let unit = &profile.units[k];
            let told = unit.is_verb || matches!(unit.role, Role::Subject | Role::Object);
            told && profile.course.is_none_or(|course| course.span != unit.span)
                && unit.weight >= 0.12
                && !matches!(unit.kind, UnitKind::Moment(_) | UnitKind::Number(_))
        };
        let linked = |k: usize| self.links.here[k].is_some_and(|link| link.likeness >= 0.6);
        let all: Vec<usize> = (0..self.here.units.len()).filter(|&k| core(self.here, k)).collect();
        let same = all.len() > 1 && all.iter().all(|&k| linked(k));
        let turned = ours.up != theirs.up && same && self.here.negations.len() == self.there.negations.len();
        turned.then_some(Difference {
            kind: DifferenceKind::Opposite,
            here: Some(ours.span),
            there: Some(theirs.span),
            support: 0.8,
        })
    }
}
