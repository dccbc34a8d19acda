//! Which unit of one statement answers to which of another.

use super::profile::{Profile, UnitKind};
use super::words::{Likeness, Words};
use crate::text::{dates, numbers};

/// What a unit found on the other side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Place of the unit on the other side.
    pub to: u16,
    /// How far the one stands for the other, 0..1.
    pub likeness: f32,
}

/// Links of each unit of the one statement to the other, at most one each way.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// For each unit here.
    pub here: Vec<Option<Link>>,
    /// For each unit there.
    pub there: Vec<Option<Link>>,
}

/// Below this a pair of units is no link.
const LEAST: f32 = 0.25;
/// A bonus of neighbours that are linked too; it orders links and is no likeness.
const NEIGHBOUR: f32 = 0.06;

/// Aligns two statements: best pairs first, one to one; where two pairs are as good, the one whose neighbours
/// agree.
pub fn align(words: &Words, here: &Profile, there: &Profile) -> Alignment {
    let table: Vec<Vec<f32>> = here
        .units
        .iter()
        .enumerate()
        .map(|(i, _)| there.units.iter().enumerate().map(|(j, _)| likeness(words, here, i, there, j)).collect())
        .collect();
    let at = |i: Option<usize>, j: Option<usize>| {
        i.zip(j).and_then(|(i, j)| table.get(i).and_then(|row| row.get(j))).copied().unwrap_or(0.0)
    };
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (i, row) in table.iter().enumerate() {
        for (j, &like) in row.iter().enumerate() {
            if like >= LEAST {
                let near = at(i.checked_sub(1), j.checked_sub(1)) + at(Some(i + 1), Some(j + 1));
                let (x, y) = (&here.units[i], &there.units[j]);
                let heads = at(x.head.map(usize::from), y.head.map(usize::from));
                let role = f32::from(u8::from(x.role == y.role)) * 0.5;
                let order = (i as f32 / here.units.len() as f32 - j as f32 / there.units.len() as f32).abs();
                pairs.push((like + NEIGHBOUR * (near + heads + role - order), i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let acronyms =
        acronyms(words, here, there).into_iter().chain(acronyms(words, there, here).into_iter().map(|(i, j)| (j, i)));
    let mut found = Alignment { here: vec![None; here.units.len()], there: vec![None; there.units.len()] };
    for (i, j) in acronyms {
        // All words of the long form answer to the acronym; the acronym answers to the first.
        found.here[i].get_or_insert(Link { to: j as u16, likeness: 0.95 });
        found.there[j].get_or_insert(Link { to: i as u16, likeness: 0.95 });
    }
    for (_, i, j) in pairs {
        if found.here[i].is_none() && found.there[j].is_none() {
            found.here[i] = Some(Link { to: j as u16, likeness: table[i][j] });
            found.there[j] = Some(Link { to: i as u16, likeness: table[i][j] });
        }
    }
    found
}

/// Acronyms here that stand for runs of names there: pairs of unit here and unit there.
fn acronyms(words: &Words, here: &Profile, there: &Profile) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (i, unit) in here.units.iter().enumerate().filter(|(_, unit)| unit.kind == UnitKind::Name) {
        let short = words.lemma(unit.word);
        if !(2..=6).contains(&short.len()) || unit.span.len() > 8 {
            continue;
        }
        // Where both sides print the short form, each answers to its like.
        if there.units.iter().any(|other| other.word == unit.word) {
            continue;
        }
        let length = short.chars().filter(|c| c.is_alphabetic()).count();
        for (start, run) in there.units.windows(length.max(1)).enumerate() {
            let long = run.iter().map(|unit| words.lemma(unit.word));
            if run.iter().all(|unit| unit.kind == UnitKind::Name) && super::names::is_acronym(short, long) {
                found.extend((start..start + length).map(|j| (i, j)));
            }
        }
    }
    found
}

/// "1.7 million" where copy with stray spaces prints "1. 7 million", so that a sentence ends or begins inside the figure;
/// "53,193,914" where it prints "53, 193, 914".
///
/// What such copy means is open until a claim prints the figure whole, so it is read here and not where figures are found.
fn is_cut(words: &Words, here: &Profile, i: usize, there: &Profile, j: usize) -> bool {
    let span = there.units[j].span;
    let last = span.end + 1 >= there.span.end;
    let first = span.start == there.span.start;
    let listed = there.numbers.iter().any(|other| {
        other.span.len() == 3 && other.span.start.checked_sub(span.end).is_some_and(|gap| (1..=2).contains(&gap))
    });
    if !(last || first || listed) {
        return false;
    }
    let text = |profile: &Profile, at: usize| words.lemma(profile.units[at].word).replace(' ', "");
    let (ours, theirs) = (text(here, i), text(there, j));
    let before = |mark: char| ours.strip_prefix(&*theirs).is_some_and(|rest| rest.starts_with(mark));
    last && before('.')
        || listed && before(',')
        || first && ours.strip_suffix(&*theirs).is_some_and(|rest| rest.ends_with('.'))
}

/// How far unit `i` here can stand for unit `j` there.
fn likeness(words: &Words, here: &Profile, i: usize, there: &Profile, j: usize) -> f32 {
    let (x, y) = (&here.units[i], &there.units[j]);
    match (x.kind, y.kind) {
        (UnitKind::Number(ours), UnitKind::Number(theirs)) => {
            match numbers::compare(&here.numbers[ours as usize], &there.numbers[theirs as usize]) {
                numbers::Agreement::Same => 1.0,
                numbers::Agreement::Rounded => 0.95,
                _ if is_cut(words, here, i, there, j) => 0.9,
                _ => 0.0,
            }
        }
        (UnitKind::Moment(ours), UnitKind::Moment(theirs)) => {
            match dates::compare(&here.moments[ours as usize], &there.moments[theirs as usize]) {
                dates::Agreement::Same => 1.0,
                dates::Agreement::Fits => 0.92,
                _ => 0.0,
            }
        }
        (UnitKind::Number(_) | UnitKind::Moment(_), _) | (_, UnitKind::Number(_) | UnitKind::Moment(_)) => {
            if x.word == y.word { 1.0 } else { 0.0 }
        }
        (UnitKind::Name, UnitKind::Name) => super::names::likeness(words, x.word, y.word),
        // In copy without capitals the tagger takes a name for a noun here and there.
        _ if x.form == y.form => 1.0,
        _ => {
            let verbs = x.is_verb && y.is_verb;
            let found = if verbs { words.compare_verbs(x.word, y.word) } else { words.compare(x.word, y.word) };
            match found {
                Likeness::Alike(like) => like,
                Likeness::Opposite => 0.0,
            }
        }
    }
}
