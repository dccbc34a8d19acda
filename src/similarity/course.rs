//! Up or down: which way a sentence says that things went.

use super::differ::{Difference, DifferenceKind, Pair};
use super::profile::{Profile, Role, UnitKind};
use crate::language::{Dep, Parsed, Pos, Tag, Token};
use crate::text::Span;

/// Comparisons and adverbs that point up, and down.
const UP: [&str; 7] = ["bigger", "greater", "higher", "larger", "longer", "more", "up"];
const DOWN: [&str; 7] = ["down", "fewer", "less", "lower", "shorter", "slower", "smaller"];
/// "Up from 310", "up by a fifth", "up 4 per cent on last year".
const BEHIND: [&str; 5] = ["by", "from", "on", "against", "compared"];

/// Verbs of what goes up or down itself.
const RISE: [&str; 9] = ["climb", "grow", "increase", "jump", "rise", "rocket", "soar", "spike", "surge"];
const FALL: [&str; 11] =
    ["decline", "decrease", "dip", "drop", "fall", "plummet", "plunge", "shrink", "slip", "slump", "tumble"];
/// "Went up", "edged down".
const MOVING: [&str; 6] = ["creep", "edge", "go", "inch", "move", "trend"];
/// Verbs of who takes it up or down.
const RAISE: [&str; 5] = ["boost", "hike", "increase", "raise", "expand"];
const CUT: [&str; 7] = ["cut", "decrease", "halve", "lower", "reduce", "slash", "trim"];

/// One way that a sentence points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Up, or more.
    pub up: bool,
    /// The word that says so.
    pub span: Span,
    /// What went that way: its main words.
    pub things: Vec<Span>,
}

/// "Fewer … than", "up from", "sales rose": all the ways that a sentence points, in order.
pub(super) fn courses(text: &str, parsed: &Parsed) -> Vec<Course> {
    let course = |at: usize| {
        let (up, things) = moved(text, parsed, at).or_else(|| compared(text, parsed, at))?;
        let things = things.into_iter().flat_map(|thing| with_others(parsed, thing));
        let things = things.map(|thing| parsed.tokens[thing].span).collect();
        Some(Course { up, span: parsed.tokens[at].span, things })
    };
    (0..parsed.tokens.len()).filter_map(course).collect()
}

/// "Sales rose 4 percent", "cut its forecast", "fees were raised": which way, and what.
fn moved(text: &str, parsed: &Parsed, at: usize) -> Option<(bool, Vec<usize>)> {
    let token = parsed.tokens.get(at).filter(|token| token.pos == Pos::Verb)?;
    let lemma = &*token.lemma;
    let object = parsed.child(at, Dep::Dobj).filter(|&object| !is_measure(text, parsed, object));
    let done = parsed.child(at, Dep::Nsubjpass);
    if let Some(thing) = object.or(done)
        && (RAISE.contains(&lemma) || CUT.contains(&lemma))
    {
        return Some((RAISE.contains(&lemma), vec![thing]));
    }
    let moves = object.is_none() && (RISE.contains(&lemma) || FALL.contains(&lemma));
    moves.then(|| (RISE.contains(&lemma), subject(parsed, at).into_iter().collect()))
}

/// "Higher than", "fewer sheep than", "down from 138": which way, and of what.
fn compared(text: &str, parsed: &Parsed, at: usize) -> Option<(bool, Vec<usize>)> {
    let word = parsed.lower(at, text);
    let up = UP.contains(&&*word);
    if !up && !DOWN.contains(&&*word) {
        return None;
    }
    let is_figure = |at: usize| parsed.tokens.get(at).is_some_and(|token| token.tag == Tag::Cd);
    let next = parsed.lower(at + 1, text);
    let points = match &*word {
        "up" | "down" => {
            let goes = MOVING.contains(&&*parsed.tokens[parsed.head(at)].lemma);
            BEHIND.contains(&&*next) || is_figure(at + 1) || goes
        }
        // "More than 60" is a bound, and "more than a third" too.
        _ => {
            let than = (at + 1..at + 9).find(|&t| parsed.is(t, text, "than"));
            let bound = |than: usize| {
                than == at + 1 && ((than + 1..than + 3).any(is_figure) || parsed.lower(than + 1, text) == "a")
            };
            than.is_some_and(|than| !bound(than) || at > 0 && is_figure(at - 1))
        }
    };
    points.then(|| (up, compared_things(parsed, at)))
}

/// The noun that a comparison stands by, or the doer and the object of its clause.
fn compared_things(parsed: &Parsed, at: usize) -> Vec<usize> {
    let head = parsed.head(at);
    if head != at && parsed.tokens[head].is_noun() && parsed.tokens[at].dep == Dep::Amod {
        return vec![head];
    }
    let verb = std::iter::once(at).chain(parsed.ancestors(at)).find(|&above| parsed.tokens[above].is_verb());
    let Some(verb) = verb else { return Vec::new() };
    subject(parsed, verb)
        .into_iter()
        .chain(parsed.child(verb, Dep::Dobj))
        .chain(parsed.child(verb, Dep::Attr))
        .collect()
}

/// The subject of a verb, or that of the verb it is joined to.
fn subject(parsed: &Parsed, verb: usize) -> Option<usize> {
    let of = |at: usize| parsed.children(at).find(|&child| parsed.tokens[child].is_subject());
    of(verb).or_else(|| of(parsed.head(verb)).filter(|_| parsed.tokens[verb].dep == Dep::Conj))
}

/// "Profit and revenue": all that stands joined; nouns only, since "both" names nothing.
fn with_others(parsed: &Parsed, thing: usize) -> Vec<usize> {
    let mut found = vec![thing];
    let mut last = thing;
    while let Some(next) = parsed.child(last, Dep::Conj).filter(|next| !found.contains(next)) {
        found.push(next);
        last = next;
    }
    found.retain(|&at| parsed.tokens[at].is_noun());
    found
}

/// "Rose 4 percent", "fell 12 points": by how much, not what.
fn is_measure(text: &str, parsed: &Parsed, at: usize) -> bool {
    let figure = |token: &Token| token.tag == Tag::Cd;
    figure(&parsed.tokens[at])
        || parsed.children(at).any(|child| figure(&parsed.tokens[child]))
        || parsed.lower(at, text).starts_with("percent")
}

impl Pair<'_> {
    /// "Lost fewer sheep than the year before" against "lost 418 animals, up from 310".
    pub(super) fn other_course(&self) -> Option<Difference> {
        if self.here.negations.len() != self.there.negations.len() {
            return None;
        }
        let (ours, theirs) = self.sentence().or_else(|| self.thing())?;
        Some(Difference {
            kind: DifferenceKind::Opposite,
            here: Some(ours.span),
            there: Some(theirs.span),
            support: 0.8,
        })
    }

    /// Each sentence points one way, and they tell of the same.
    fn sentence(&self) -> Option<(&Course, &Course)> {
        let (ours, theirs) = one_way(self.here).zip(one_way(self.there))?;
        let core = |profile: &Profile, k: usize| {
            let unit = &profile.units[k];
            let told = unit.is_verb || matches!(unit.role, Role::Subject | Role::Object);
            told && profile.courses.iter().all(|course| course.span != unit.span)
                && unit.weight >= 0.12
                && !matches!(unit.kind, UnitKind::Moment(_) | UnitKind::Number(_))
        };
        let linked = |k: usize| self.links.here[k].is_some_and(|link| link.likeness >= 0.6);
        let all: Vec<usize> = (0..self.here.units.len()).filter(|&k| core(self.here, k)).collect();
        // "Turnout, at 74.8 per cent, was higher": one word and the very figure.
        let figure = || {
            let units = self.here.units.iter().enumerate().filter(|(_, unit)| matches!(unit.kind, UnitKind::Number(_)));
            units.into_iter().any(|(k, _)| self.links.here[k].is_some_and(|link| link.likeness >= 0.95))
        };
        let same = all.len() + usize::from(figure()) > 1 && all.iter().all(|&k| linked(k));
        (ours.up != theirs.up && same && !all.is_empty()).then_some((ours, theirs))
    }

    /// One thing goes one way here and the other way there, and never this way there.
    fn thing(&self) -> Option<(&Course, &Course)> {
        let unit = |profile: &Profile, span: Span| profile.units.iter().position(|unit| span.overlaps(unit.span));
        let answers = |here: Span, there: Span| {
            let (Some(i), Some(j)) = (unit(self.here, here), unit(self.there, there)) else { return false };
            self.links.here[i].is_some_and(|link| usize::from(link.to) == j && link.likeness >= 0.9)
        };
        let meets = |ours: &Course, theirs: &Course| {
            ours.things.iter().any(|here| theirs.things.iter().any(|there| answers(*here, *there)))
        };
        let met = self.here.courses.iter().find_map(|ours| {
            let mut there = self.there.courses.iter().filter(|theirs| meets(ours, theirs)).peekable();
            let first = *there.peek()?;
            there.all(|theirs| theirs.up != ours.up).then_some((ours, first))
        });
        let (ours, theirs) = met?;
        // Told of another year, or of somebody else's.
        let other = |unit: &super::Unit| match unit.kind {
            UnitKind::Moment(_) => true,
            UnitKind::Name => matches!(unit.role, Role::Subject | Role::Object) || unit.is_compound,
            _ => false,
        };
        let units = self.here.units.iter().enumerate().filter(|(_, unit)| other(unit));
        let linked = units.into_iter().all(|(k, _)| self.links.here[k].is_some_and(|link| link.likeness >= 0.6));
        linked.then_some((ours, theirs))
    }
}

/// The way that a sentence points, where all of it points one way.
fn one_way(profile: &Profile) -> Option<&Course> {
    let first = profile.courses.first()?;
    profile.courses.iter().all(|course| course.up == first.up).then_some(first)
}
