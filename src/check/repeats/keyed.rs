//! A figure that is given twice for one thing, in sentences that otherwise differ: "the review lasted three minutes" and
//! "five minutes of review went by".
//!
//! Alike sentences are told by their wording ([`super::judge`]); here it is what the figure counts or measures that must be
//! the same, and enough beside it that stands in few other sentences. A word that says "another", "so far", "per head" on
//! one side only, a second figure of the kind, another name or date, or another sort of the same thing all say that two
//! things are told.

use std::collections::BTreeSet;

use super::judge::Judge;
use crate::document::Statement;
use crate::similarity::{Comparison, Difference, DifferenceKind, Index, Link, Profile, Role, Unit, UnitKind, Words};
use crate::text::numbers::{self, Bound, Dimension, Quantity};

/// Words that tell which of several figures it is.
const SCOPE: [&str; 60] = [
    "additional",
    "again",
    "all",
    "almost",
    "already",
    "also",
    "altogether",
    "annual",
    "annually",
    "another",
    "average",
    "between",
    "combined",
    "each",
    "earlier",
    "estimate",
    "every",
    "extra",
    "far",
    "fewer",
    "first",
    "former",
    "further",
    "half",
    "including",
    "initial",
    "initially",
    "last",
    "later",
    "latest",
    "least",
    "less",
    "median",
    "monthly",
    "more",
    "most",
    "nearly",
    "new",
    "next",
    "now",
    "only",
    "originally",
    "other",
    "others",
    "overall",
    "per",
    "planned",
    "previous",
    "previously",
    "record",
    "remaining",
    "rest",
    "same",
    "similar",
    "since",
    "target",
    "than",
    "then",
    "total",
    "yearly",
];
/// "Each week" is no more than "a week".
const STRETCHES: [&str; 8] = ["day", "hour", "minute", "month", "night", "season", "week", "year"];
/// Pairs of figures, one of each statement, that differ and may be given for one thing, as places among the units.
pub(super) fn figures(words: &Words, here: &Profile, there: &Profile) -> Vec<(usize, usize)> {
    let exact = |profile: &Profile| -> Vec<usize> {
        let told = |figure: &Quantity| {
            let measured = !matches!(figure.dimension, Dimension::Ordinal | Dimension::Times | Dimension::Degrees);
            !figure.loose && figure.bound != Bound::Vague && measured
        };
        (0..profile.units.len()).filter(|&at| figure(profile, at).is_some_and(told)).collect()
    };
    let theirs = exact(there);
    let pairs = exact(here).into_iter().flat_map(|ours| theirs.iter().map(move |&theirs| (ours, theirs)));
    pairs.filter(|&(ours, theirs)| may_be_one(words, (here, ours), (there, theirs))).collect()
}

fn figure(profile: &Profile, at: usize) -> Option<&Quantity> {
    match profile.units.get(at)?.kind {
        UnitKind::Number(number) => profile.numbers.get(usize::from(number)),
        _ => None,
    }
}

/// Two figures that differ, of the same thing as far as a glance tells.
fn may_be_one(words: &Words, (here, i): (&Profile, usize), (there, j): (&Profile, usize)) -> bool {
    let Some((ours, theirs)) = figure(here, i).zip(figure(there, j)) else { return false };
    let over = |figure: &Quantity| figure.bound == Bound::Over;
    if over(ours) != over(theirs) || numbers::compare(ours, theirs) != numbers::Agreement::Differs {
        return false;
    }
    if ours.dimension == Dimension::Count {
        let heads = counted(here, i).zip(counted(there, j));
        return heads.is_some_and(|(ours, theirs)| words.likeness(ours.word, theirs.word) >= 0.85);
    }
    // A second figure of the kind, and nobody knows which is meant; "a 13-year-old" measures no stretch.
    let alone = |profile: &Profile, dimension| profile.numbers.iter().filter(|n| n.dimension == dimension).count() == 1;
    alone(here, ours.dimension) && alone(there, theirs.dimension) && !is_age(words, here, i) && !is_age(words, there, j)
}

/// "A 24-year-old rider"
fn is_age(words: &Words, profile: &Profile, at: usize) -> bool {
    let unit = &profile.units[at];
    let old = unit.head.is_some_and(|head| words.lemma(profile.units[usize::from(head)].word) == "old");
    figure(profile, at).is_some_and(|figure| figure.dimension == Dimension::Time)
        && (old || words.lemma(unit.word).contains('-'))
}

/// The noun that a figure counts.
fn counted(profile: &Profile, at: usize) -> Option<&Unit> {
    let head = &profile.units[usize::from(profile.units[at].head?)];
    head.is_noun.then_some(head)
}

/// Two statements with figures, under judgement.
pub(super) struct Case<'a> {
    pub(super) judge: Judge<'a>,
    pub(super) index: &'a Index<'a>,
}

impl Case<'_> {
    /// The difference, where both figures are given for one thing; they are places among the units of the later and the
    /// earlier statement.
    pub(super) fn conflict(&self, (ours, theirs): (usize, usize)) -> Option<Difference> {
        let (here, there) = (self.profile(self.judge.second), self.profile(self.judge.first));
        let linked = |links: &[Option<Link>], at: usize| links[at].is_some_and(|link| link.likeness >= 0.6);
        let made = self.judge.made;
        let told = linked(&made.alignment.here, ours) || linked(&made.alignment.there, theirs);
        let lines = self.judge.lines;
        let quoted = lines.is_quoted(self.judge.first.id) && lines.is_quoted(self.judge.second.id);
        if told || quoted || self.judge.is_apart() {
            return None;
        }
        let sides = [(here, &*made.alignment.here), (there, &*made.alignment.there)];
        let other = sides.iter().all(|(profile, links)| has_other_name(profile, links))
            || sides.iter().all(|(profile, links)| has_other_date(profile, links));
        if other || self.scope(self.judge.first) != self.scope(self.judge.second) || is_other_sort(here, there, made) {
            return None;
        }
        let enough =
            self.evidence((here, ours), (there, theirs))? >= self.judge.limit(super::judge::CONFLICT, "same_figure");
        enough.then(|| Difference {
            kind: DifferenceKind::Number,
            here: Some(here.units[ours].span),
            there: Some(there.units[theirs].span),
            support: 1.0,
        })
    }

    fn profile(&self, statement: &Statement) -> &Profile {
        self.judge.reading.of(statement.id)
    }

    /// Words that tell which figure it is.
    fn scope(&self, statement: &Statement) -> BTreeSet<&'static str> {
        let tree = self.judge.ctx.tree(statement.id);
        let text = &self.judge.ctx.document.text;
        let told = |at: usize| {
            let word = tree.lower(at, text);
            let found = SCOPE.iter().find(|scope| **scope == word)?;
            let stretch = tree.tokens.get(at + 1).is_some_and(|next| STRETCHES.contains(&&*next.lemma));
            (!(stretch && matches!(*found, "each" | "every"))).then_some(*found)
        };
        (0..tree.tokens.len()).filter_map(told).collect()
    }

    /// How much beside the figures says that they are given for one thing; none where nothing ties them to it.
    fn evidence(&self, (here, ours): (&Profile, usize), (there, theirs): (&Profile, usize)) -> Option<f32> {
        let (x, y) = (&here.units[ours], &there.units[theirs]);
        let words = self.judge.reading.words();
        let head = figure(here, ours).filter(|figure| figure.dimension == Dimension::Count);
        let head = head.and_then(|_| counted(here, ours));
        let (mut sum, mut near, mut telling) = (0.0, 0.0, 0);
        for (unit, link) in here.units.iter().zip(&self.judge.made.alignment.here) {
            let Some(link) = link.filter(|link| link.likeness >= 0.7) else { continue };
            let other = &there.units[usize::from(link.to)];
            let weight = unit.weight.min(other.weight);
            let frequency = |unit: &Unit| self.index.frequency(words, unit.word);
            let rare = rarity(frequency(unit).max(frequency(other)));
            near += if unit.clause == x.clause && other.clause == y.clause { weight } else { 0.0 };
            match unit.kind {
                UnitKind::Word | UnitKind::Name => {
                    telling += usize::from(weight >= 0.2);
                    let counted = head.is_some_and(|head| head.word == unit.word);
                    sum += if counted { 0.3 * rare } else { weight * rare * link.likeness };
                }
                UnitKind::Number(_) => sum += 0.3 * rare,
                // "By 2028" on both sides says more than "on Monday".
                UnitKind::Moment(_) => {
                    let exact = words.lemma(unit.word).contains(|c: char| c.is_ascii_digit());
                    sum += 0.3 * rare + if exact { 0.3 } else { 0.0 };
                }
            }
        }
        let verbs = |unit: &Unit, profile: &Profile| unit.clause.map(|verb| profile.units[usize::from(verb)].word);
        let verbs = verbs(x, here).zip(verbs(y, there)).map_or(0.0, |(ours, theirs)| words.likeness(ours, theirs));
        let tied = self.is_tied((here, ours), (there, theirs));
        sum += if verbs >= 0.8 { 0.15 } else { 0.0 };
        let Some(head) = head else { return (telling >= 2 && (tied || near >= 0.6)).then_some(sum) };
        // People are counted for many reasons.
        let people = words.is_person(head.word) || words.lemma(head.word) == "people";
        let loose = verbs < 0.6 && !tied;
        Some(sum - if loose { 0.5 } else { 0.0 } - if people { 0.3 } else { 0.0 })
    }

    /// Something that the one figure hangs on, or that does or is done there, answers to the like of the other.
    fn is_tied(&self, (here, ours): (&Profile, usize), (there, theirs): (&Profile, usize)) -> bool {
        let theirs = anchors(there, theirs);
        let links = &self.judge.made.alignment.here;
        let answers = |link: Link| link.likeness >= 0.6 && theirs.contains(&usize::from(link.to));
        anchors(here, ours).into_iter().any(|at| links[at].is_some_and(answers))
    }
}

/// What stands in few sentences tells more.
fn rarity(frequency: usize) -> f32 {
    match frequency {
        0..=2 => 1.0,
        3 => 0.8,
        4 => 0.65,
        5 => 0.5,
        _ => 0.35,
    }
}

/// What a figure hangs on, up to its verb, and what that verb has beside it.
fn anchors(profile: &Profile, at: usize) -> Vec<usize> {
    let head = |at: usize| profile.units[at].head.map(usize::from);
    let mut found: Vec<usize> = Vec::new();
    for above in std::iter::successors(head(at), |&at| head(at)).take(4) {
        found.push(above);
        if profile.units[above].is_verb {
            break;
        }
    }
    if let Some(verb) = profile.units[at].clause {
        let core = |(k, unit): (usize, &Unit)| {
            let counts = matches!(unit.role, Role::Subject | Role::Object) && !unit.is_verb && unit.weight >= 0.12;
            (k != at && unit.clause == Some(verb) && counts).then_some(k)
        };
        found.push(usize::from(verb));
        found.extend(profile.units.iter().enumerate().filter_map(core));
        // "The review that lasted three minutes"
        found.extend(head(usize::from(verb)).filter(|&above| !profile.units[above].is_verb));
    }
    found
}

/// A name of which nothing stands on the other side.
fn has_other_name(profile: &Profile, links: &[Option<Link>]) -> bool {
    let is_name = |at: usize| profile.units.get(at).is_some_and(|unit| unit.kind == UnitKind::Name);
    let known = |at: usize| links[at].is_some_and(|link| link.likeness >= 0.8);
    let free = |at: usize| links[at].is_none_or(|link| link.likeness < 0.6);
    (0..profile.units.len()).filter(|&at| is_name(at) && free(at)).any(|at| {
        let before = (0..at).rev().take_while(|&at| is_name(at));
        let behind = (at + 1..profile.units.len()).take_while(|&at| is_name(at));
        !before.chain(behind).any(known)
    })
}

/// A date that does not stand on the other side.
fn has_other_date(profile: &Profile, links: &[Option<Link>]) -> bool {
    let date = |unit: &Unit| matches!(unit.kind, UnitKind::Moment(_));
    profile.units.iter().zip(links).any(|(unit, link)| date(unit) && link.is_none_or(|link| link.likeness < 0.6))
}

/// A thing on both sides that is told apart by what stands with it: "night bakers", "day bakers".
fn is_other_sort(here: &Profile, there: &Profile, made: &Comparison) -> bool {
    let with = |profile: &Profile, links: &[Option<Link>], head: usize| -> Vec<UnitKind> {
        let free = |(at, unit): (usize, &Unit)| {
            let told = matches!(unit.kind, UnitKind::Word | UnitKind::Name) && !unit.is_verb && unit.weight >= 0.1;
            let hangs = told && unit.head == Some(head as u16);
            (hangs && links[at].is_none_or(|link| link.likeness < 0.5)).then_some(unit.kind)
        };
        profile.units.iter().enumerate().filter_map(free).collect()
    };
    made.alignment.here.iter().enumerate().any(|(at, link)| {
        let Some(link) = link.filter(|link| link.likeness >= 0.8 && !here.units[at].is_verb) else { return false };
        let ours = with(here, &made.alignment.here, at);
        let theirs = with(there, &made.alignment.there, usize::from(link.to));
        // "The railway" may be VR.
        ours.iter().any(|kind| theirs.contains(kind))
    })
}
