//! Facts in which two statements differ: a figure, name, date or word that stands where the other side has another.

use super::align::Alignment;
use super::names::SLIP;
use super::profile::{Profile, Role, UnitKind};
use super::terms::is_speaker;
use super::words::{Likeness, Words};
use crate::text::{Span, dates, numbers};

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// Another figure.
    Number,
    /// Another name.
    Name,
    /// Another thing or sort of people in the same place: "nurse", "doctor".
    Term,
    /// The same name in another spelling.
    Spelling,
    /// Another day, month, year or time.
    Date,
    /// One says it is so, the other that it is not.
    Negation,
    /// "Rise" here, "fall" there.
    Opposite,
    /// Who did it and to whom is the other way round.
    Roles,
    /// Another does it, or may be the same one by another name.
    Doer,
    /// Certain here, hedged or conditional there.
    Hedge,
    /// Done here, planned, wished for or only asked there.
    Standing,
}

/// One fact in which two statements differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What kind of fact.
    pub kind: DifferenceKind,
    /// The words here; none for a dropped "not".
    pub here: Option<Span>,
    /// The words there.
    pub there: Option<Span>,
    /// How surely the two stand in the same place, 0..1.
    pub support: f32,
}

/// Two facts stand in the same place from this support on.
pub const SAME_PLACE: f32 = 0.5;
/// What two dates gain that are each the only one of their statement.
const LONE_MOMENT: f32 = 0.3;
/// Words that order two events.
const ORDER: [&str; 2] = ["after", "before"];
/// All differences of facts, surest first.
pub(super) fn find(words: &Words, here: &Profile, there: &Profile, links: &Alignment) -> Vec<Difference> {
    let mut found = Vec::new();
    let pair = Pair { words, here, there, links };
    for i in 0..here.units.len() {
        if links.here[i].is_some_and(|link| link.likeness >= 0.6) {
            continue;
        }
        let best = (0..there.units.len())
            .filter(|&j| links.there[j].is_none_or(|link| link.likeness < 0.6))
            .filter_map(|j| pair.clash(i, j).map(|kind| (pair.worth(kind, i, j), kind, j)))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(&a.2)));
        if let Some((support, kind, j)) = best.filter(|best| best.0 > 0.2) {
            let (ours, theirs) = pair.shown(i, j);
            let told = found.iter().any(|other: &Difference| other.kind == kind && other.here == Some(ours));
            if !told {
                found.push(Difference { kind, here: Some(ours), there: Some(theirs), support });
            }
        }
    }
    found.extend(pair.spellings());
    found.extend(pair.polarity());
    found.extend(pair.roles());
    found.extend(pair.displaced());
    found.extend(pair.other_course());
    found.extend(pair.handed());
    found.extend(pair.crossed());
    found.extend(pair.exchanged());
    let elsewhere = [pair.other_time(), pair.other_deed(), pair.not_all(), pair.struck()];
    let tied = [pair.other_figure(), pair.other_object(), pair.other_holder()];
    for made in elsewhere.into_iter().chain(tied).flatten() {
        // What only looked like another fact in its place may be surely one.
        found.retain(|other| other.here != made.here || other.support >= made.support && other.kind != made.kind);
        if !found.iter().any(|other| other.here == made.here) {
            found.push(made);
        }
    }
    found.extend(pair.doer());
    found.extend(pair.certainty());
    found.extend(pair.standing());
    found.extend(pair.at_odds().filter(|made| !found.iter().any(|other| other.kind == made.kind)));
    found.sort_by(|a, b| b.support.total_cmp(&a.support).then(a.kind.cmp(&b.kind)).then(a.here.cmp(&b.here)));
    found
}

/// How much content words replace each other by words that are not alike: the worst replacement, and all of them.
pub fn replaced(words: &Words, here: &Profile, there: &Profile, links: &Alignment) -> (f32, f32) {
    let pair = Pair { words, here, there, links };
    let (mut worst, mut sum) = (0.0_f32, 0.0);
    for (i, unit) in here.units.iter().enumerate() {
        if unit.kind != UnitKind::Word {
            continue;
        }
        let like = links.here[i].map_or(0.0, |link| link.likeness);
        if like >= 0.8 {
            continue;
        }
        let at = |j: usize| links.there[j].is_none_or(|link| link.likeness < 0.8);
        let best = (0..there.units.len())
            .filter(|&j| at(j) && there.units[j].kind == UnitKind::Word)
            .map(|j| (pair.support(i, j), j))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((support, j)) = best.filter(|best| best.0 >= SAME_PLACE) else { continue };
        let cosine = words.cosine(unit.word, there.units[j].word).max(0.0);
        let near = words.likeness(unit.word, there.units[j].word).max((cosine / 0.6).min(1.0));
        let cost = support * (1.0 - near) * (unit.weight + there.units[j].weight);
        worst = worst.max(cost);
        sum += cost;
    }
    (worst, sum)
}

pub(super) struct Pair<'p> {
    pub(super) words: &'p Words<'p>,
    pub(super) here: &'p Profile,
    pub(super) there: &'p Profile,
    pub(super) links: &'p Alignment,
}

/// The only tally of a statement ("7-5", "seven votes to five"), if the figure `at` is one side of it: which side, and the
/// whole.
fn tally(profile: &Profile, at: u16) -> Option<(usize, Span)> {
    let [(first, second)] = profile.tallies.as_slice() else { return None };
    let side = [*first, *second].iter().position(|place| *place == at)?;
    let span = |at: u16| profile.numbers.get(usize::from(at)).map(|number| number.span);
    Some((side, span(*first)?.cover(span(*second)?)))
}

impl Pair<'_> {
    /// What kind of clash two unlinked units are, if one.
    pub(super) fn clash(&self, i: usize, j: usize) -> Option<DifferenceKind> {
        let (x, y) = (&self.here.units[i], &self.there.units[j]);
        match (x.kind, y.kind) {
            (UnitKind::Number(ours), UnitKind::Number(theirs)) => {
                let (ours, theirs) = (&self.here.numbers[ours as usize], &self.there.numbers[theirs as usize]);
                let differs = numbers::compare(ours, theirs) == numbers::Agreement::Differs;
                (differs && !(ours.loose && theirs.loose && ours.dimension == numbers::Dimension::Count))
                    .then_some(DifferenceKind::Number)
            }
            (UnitKind::Moment(ours), UnitKind::Moment(theirs)) => {
                let differs = dates::compare(&self.here.moments[ours as usize], &self.there.moments[theirs as usize]);
                let base = self.here.compared.contains(&x.span) || self.there.compared.contains(&y.span);
                (differs == dates::Agreement::Differs && !base).then_some(DifferenceKind::Date)
            }
            (UnitKind::Name, UnitKind::Name) => {
                let other = super::names::likeness(self.words, x.word, y.word) < 0.6;
                let spelt_out = self.is_spelt_out(self.here, i) || self.is_spelt_out(self.there, j);
                // "Dutch" is no other name than "Breda".
                let era = |unit: &super::Unit| super::names::is_era(self.words.lemma(unit.word));
                let guess = x.is_adjective != y.is_adjective || era(x) != era(y);
                let placed = self.there.dateline.is_some_and(|place| place.contains(y.span));
                let named = other && !guess && !spelt_out && !placed && !self.is_two_sided(i, j);
                (named
                    && !self.is_sort(self.there, &self.links.there, j)
                    && !self.is_sort(self.here, &self.links.here, i))
                .then_some(DifferenceKind::Name)
            }
            (UnitKind::Word, UnitKind::Word) => match self.words.compare(x.word, y.word) {
                // "Did not pass" is "failed".
                Likeness::Opposite => {
                    let same = x.negated == y.negated && (!(x.is_verb && y.is_verb) || self.shares_argument(i, j));
                    same.then_some(DifferenceKind::Opposite)
                }
                Likeness::Alike(like) if like >= 0.5 => None,
                Likeness::Alike(_) if self.is_called(i, j) => Some(DifferenceKind::Name),
                Likeness::Alike(_) => self.is_other_term(i, j).then_some(DifferenceKind::Term),
            },
            _ => None,
        }
    }

    /// A name that only tells what sort of person a common noun is: "a Florida man" may well be Brent Dalrymple.
    fn is_sort(&self, profile: &Profile, links: &[Option<super::Link>], at: usize) -> bool {
        let unit = &profile.units[at];
        if !unit.is_compound {
            return false;
        }
        let free = |place: usize| links[place].is_none_or(|link| link.likeness < 0.6);
        let head = unit.head.map(usize::from).filter(|&head| free(head)).map(|head| &profile.units[head]);
        let person = |head: &super::Unit| head.kind == UnitKind::Word && self.words.is_person(head.word);
        head.is_some_and(person)
    }

    /// "Lee got a medal" and "Roth gave him a medal" tell one deal from two sides.
    fn is_two_sided(&self, i: usize, j: usize) -> bool {
        let verb =
            |profile: &Profile, at: usize| profile.units[at].clause.map(|verb| profile.units[usize::from(verb)].word);
        verb(self.here, i).zip(verb(self.there, j)).is_some_and(|(x, y)| self.words.is_converse(x, y))
    }

    /// As [`Pair::support`]; "after the vote" is no opposite of "before the fire".
    fn worth(&self, kind: DifferenceKind, i: usize, j: usize) -> f32 {
        let support = self.support(i, j);
        // Who says it is another only where the same is said.
        let speaks = [is_speaker(self.here, i), is_speaker(self.there, j)];
        if speaks[0] != speaks[1] && kind == DifferenceKind::Name || speaks[0] && self.said(i) < 0.75 {
            return 0.0;
        }
        // Two words for one thing look just like this, so all the rest must agree.
        if kind == DifferenceKind::Term && self.rest(i) < 0.85 {
            return 0.0;
        }
        let order = kind == DifferenceKind::Opposite && ORDER.contains(&self.words.lemma(self.here.units[i].word));
        if order { support.min(self.below(i, j)) } else { support }
    }

    /// How well what hangs on the one answers to what hangs on the other.
    fn below(&self, i: usize, j: usize) -> f32 {
        let below = (0..self.here.units.len()).filter(|&k| self.here.units[k].head == Some(i as u16));
        below
            .filter_map(|k| self.links.here[k])
            .filter(|link| self.there.units[link.to as usize].head == Some(j as u16))
            .map(|link| link.likeness)
            .fold(0.0, f32::max)
    }

    /// What hangs on the one hangs on another word there: "two days of talks" is not "three weeks of hearings".
    fn hangs_elsewhere(&self, i: usize, j: usize) -> bool {
        let below = (0..self.here.units.len()).filter(|&k| self.here.units[k].head == Some(i as u16));
        let links = below.filter_map(|k| self.links.here[k]).filter(|link| link.likeness >= 0.8);
        links.map(|link| self.there.units[usize::from(link.to)].head).any(|head| head != Some(j as u16))
    }

    pub(super) fn linked(&self, i: Option<usize>, j: Option<usize>) -> f32 {
        let Some((i, j)) = i.zip(j) else { return 0.0 };
        let link = self.links.here.get(i).copied().flatten();
        link.filter(|link| link.to as usize == j).map_or(0.0, |link| link.likeness)
    }

    /// How surely unit `i` here and `j` there stand in the same place: their neighbours, heads and dependants answer to
    /// each other.
    pub(super) fn support(&self, i: usize, j: usize) -> f32 {
        let (x, y) = (&self.here.units[i], &self.there.units[j]);
        let near = |step: &dyn Fn(usize, usize) -> Option<usize>| {
            self.linked(step(i, 1), step(j, 1))
                .max(0.6 * self.linked(step(i, 2), step(j, 1)))
                .max(0.6 * self.linked(step(i, 1), step(j, 2)))
        };
        let before = near(&|at, by| at.checked_sub(by));
        let after = near(&|at, by| Some(at + by));
        let edges = f32::from(u8::from(i == 0 && j == 0)) * 0.5
            + f32::from(u8::from(i + 1 == self.here.units.len() && j + 1 == self.there.units.len())) * 0.5;
        let head = self.linked(x.head.map(usize::from), y.head.map(usize::from));
        let below = self.below(i, j);
        let clause = self.linked(x.clause.map(usize::from), y.clause.map(usize::from));
        let role = f32::from(u8::from(x.role == y.role && x.role != Role::Other));
        let both_edges = edges.min(1.0);
        let sum =
            0.35 * before + 0.35 * after + 0.2 * both_edges + 0.4 * head + 0.35 * below + 0.15 * clause + 0.15 * role;
        // "Brandt's side" and "United": whose it is, and who.
        let one_does = (x.role == Role::Subject) != (y.role == Role::Subject);
        let named = x.kind == UnitKind::Name && y.kind == UnitKind::Name;
        let apart = if named && one_does { 0.8 } else { 1.0 };
        let counted = matches!(x.kind, UnitKind::Number(_)) && below == 0.0 && self.hangs_elsewhere(i, j);
        let elsewhere = if counted { 0.2 } else { 0.0 };
        (apart * (sum - elsewhere + self.only_one(x.kind, y.kind))).clamp(0.0, 1.0)
    }

    /// The tallies of which two figures are the same side.
    fn tallies(&self, a: u16, b: u16) -> Option<(Span, Span)> {
        let ((side, ours), (other, theirs)) = tally(self.here, a).zip(tally(self.there, b))?;
        (side == other).then_some((ours, theirs))
    }

    /// The words of two units that differ: of a vote the whole, "8-4" and not "8".
    fn shown(&self, i: usize, j: usize) -> (Span, Span) {
        let (ours, theirs) = (&self.here.units[i], &self.there.units[j]);
        let whole = match (ours.kind, theirs.kind) {
            (UnitKind::Number(here), UnitKind::Number(there)) => self.tallies(here, there),
            _ => None,
        };
        whole.unwrap_or((ours.span, theirs.span))
    }

    /// Runs of names here and there that answer to nothing on the other side.
    fn lone_names(&self) -> bool {
        let runs = |profile: &Profile, links: &[Option<super::Link>]| {
            let free: Vec<bool> = profile
                .units
                .iter()
                .zip(links)
                .map(|(unit, link)| unit.kind == UnitKind::Name && link.is_none())
                .collect();
            free.iter().enumerate().filter(|(at, now)| **now && (*at == 0 || !free[at - 1])).count()
        };
        runs(self.here, &self.links.here) == 1 && runs(self.there, &self.links.there) == 1
    }

    /// Two dates told alike (month for month, year for year), each the only one of its statement.
    fn lone_moments(&self, a: u16, b: u16) -> bool {
        let (x, y) = (&self.here.moments[usize::from(a)], &self.there.moments[usize::from(b)]);
        let alike = x.month.is_some() && y.month.is_some() || x.month.or(y.month).is_none() && x.year.is_some();
        let plain = x.stretch.or(y.stretch).is_none() && x.relative.or(y.relative).is_none();
        plain && alike && self.here.moments.len() == 1 && self.there.moments.len() == 1
    }

    /// Two names, or two figures with a unit, each the only one in its statement that the other lacks, can hardly stand
    /// for different things.
    fn only_one(&self, x: UnitKind, y: UnitKind) -> f32 {
        if x == UnitKind::Name && y == UnitKind::Name {
            return if self.lone_names() { 0.25 } else { 0.0 };
        }
        if let (UnitKind::Moment(a), UnitKind::Moment(b)) = (x, y) {
            return if self.lone_moments(a, b) { LONE_MOMENT } else { 0.0 };
        }
        let (UnitKind::Number(a), UnitKind::Number(b)) = (x, y) else { return 0.0 };
        // The only one left: where a sentence has two sums and the other stands on both sides, this one is alone.
        let alone = |profile: &Profile, links: &[Option<super::Link>], at: u16| {
            let dimension = |at: u16| profile.numbers[usize::from(at)].dimension;
            let measured = !matches!(dimension(at), numbers::Dimension::Count | numbers::Dimension::Ordinal);
            let left = profile.units.iter().zip(links).filter(|(unit, link)| {
                let same = matches!(unit.kind, UnitKind::Number(other) if dimension(other) == dimension(at));
                same && link.is_none_or(|link| link.likeness < 0.6)
            });
            measured && left.count() == 1
        };
        // Sums, shares and stretches of time come in numbers; two speeds or weights hardly ever.
        let rare = !matches!(
            self.here.numbers[usize::from(a)].dimension,
            numbers::Dimension::Money(_) | numbers::Dimension::Share | numbers::Dimension::Time
        );
        let worth = if rare { 0.4 } else { 0.3 };
        let same_tally = self.tallies(a, b).is_some();
        let alone = alone(self.here, &self.links.here, a) && alone(self.there, &self.links.there, b);
        if alone {
            worth
        } else if same_tally {
            0.3
        } else {
            0.0
        }
    }

    /// Names that answer to each other but for a letter.
    fn spellings(&self) -> Vec<Difference> {
        let slip = |(i, link): (usize, &Option<super::Link>)| {
            let link = link.filter(|link| (link.likeness - SLIP).abs() < 1e-6)?;
            let (x, y) = (&self.here.units[i], &self.there.units[link.to as usize]);
            let names = x.kind == UnitKind::Name && y.kind == UnitKind::Name;
            names.then_some(Difference {
                kind: DifferenceKind::Spelling,
                here: Some(x.span),
                there: Some(y.span),
                support: 1.0,
            })
        };
        self.links.here.iter().enumerate().filter_map(slip).collect()
    }

    /// "X sued Y" against "Y sued X": under verbs that answer to each other, subject and object changed places.
    fn roles(&self) -> Option<Difference> {
        let swapped = |from: Role, to: Role| {
            self.links.here.iter().enumerate().find_map(|(i, link)| {
                let link = link.filter(|link| link.likeness >= 0.8)?;
                let (x, y) = (&self.here.units[i], &self.there.units[link.to as usize]);
                let verbs = self.linked(x.clause.map(usize::from), y.clause.map(usize::from));
                (x.role == from && y.role == to && verbs >= 0.6).then_some((x.span, y.span, verbs))
            })
        };
        let (here, there, verbs) = swapped(Role::Subject, Role::Object)?;
        swapped(Role::Object, Role::Subject)?;
        Some(Difference { kind: DifferenceKind::Roles, here: Some(here), there: Some(there), support: verbs })
    }
}
