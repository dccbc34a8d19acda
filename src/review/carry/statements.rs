//! Alignment of the statements of two versions: which old one is which new one, one to one, with splits and
//! merges. A statement that is taken is never lent to a sibling.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::tokens::{Token, quotations, tokens};
use super::words;
use crate::text::{Span, fold};

/// One version: its text and where its statements stand, in order.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// The text.
    pub text: &'a str,
    /// Its statements, in order, not overlapping.
    pub statements: &'a [Span],
}

/// Old statements that became new ones: one to one as a rule, one to more where it was split, more to one where
/// several were merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Places in the old side, rising.
    pub(super) old: Vec<usize>,
    /// Places in the new side, rising.
    pub(super) new: Vec<usize>,
}

/// Which old statement is which new one.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    /// All groups, by their first old statement.
    pub(super) groups: Vec<Group>,
    /// For each old statement, its group.
    pub(super) of_old: Vec<Option<usize>>,
    /// For each old statement without a group: the new one which it may be.
    pub(super) candidate: Vec<Option<usize>>,
}

/// From here on two statements are taken for one, surroundings counted in.
const SAME: f32 = 0.52;
/// Rounds of rising tolerance: sure pairs first, so that they can vouch for their neighbours.
const ROUNDS: [f32; 3] = [0.85, 0.68, SAME];
/// What a neighbour adds whose own pair fits.
const NEIGHBOUR: f32 = 0.1;
/// Worth asking about, though not taken.
const MAYBE: f32 = 0.42;
/// Least share of a piece's words that a split or merge must account for.
const PIECE: f32 = 0.7;
/// Up to so many pairs of unmatched statements, all are looked at; beyond, an index finds candidates.
const ALL_PAIRS: usize = 40_000;
/// A word in more new statements than this finds no candidates.
const COMMON: usize = 24;

struct Work<'a> {
    old: Cut<'a>,
    new: Cut<'a>,
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
}

/// The words of one side's statements, cut on first need: most statements are the same on both sides and never need it.
struct Cut<'a> {
    side: &'a Side<'a>,
    quotes: Vec<Span>,
    tokens: Vec<OnceCell<Vec<Token>>>,
}

impl<'a> Cut<'a> {
    fn new(side: &'a Side<'a>) -> Self {
        Self { side, quotes: quotations(side.text), tokens: vec![OnceCell::new(); side.statements.len()] }
    }

    fn of(&self, at: usize) -> &[Token] {
        self.tokens[at].get_or_init(|| tokens(self.side.text, self.side.statements[at], &self.quotes))
    }

    fn all(&self, which: &[usize]) -> Vec<Token> {
        which.iter().flat_map(|at| self.of(*at).iter().cloned()).collect()
    }
}

/// Aligns two versions.
pub(super) fn pair(old: &Side, new: &Side) -> Pairing {
    let (to_new, to_old) = (vec![None; old.statements.len()], vec![None; new.statements.len()]);
    let mut work = Work { old: Cut::new(old), new: Cut::new(new), to_new, to_old };
    work.same_words(|span, text| span.of(text).to_owned());
    work.same_words(|span, text| fold(span.of(text)));
    let candidate = work.alike();
    work.group(candidate)
}

impl Work<'_> {
    fn join(&mut self, i: usize, j: usize) {
        self.to_new[i] = Some(j);
        self.to_old[j] = Some(i);
    }

    /// Pairs statements of the same words, in the form that `form` gives: the only ones first, then twins by their
    /// neighbours.
    fn same_words(&mut self, form: fn(Span, &str) -> String) {
        let mut by_words: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        let (old, new) = (self.old.side, self.new.side);
        for i in (0..old.statements.len()).filter(|i| self.to_new[*i].is_none()) {
            by_words.entry(form(old.statements[i], old.text)).or_default().0.push(i);
        }
        for j in (0..new.statements.len()).filter(|j| self.to_old[*j].is_none()) {
            by_words.entry(form(new.statements[j], new.text)).or_default().1.push(j);
        }
        let mut twins = Vec::new();
        for (olds, news) in by_words.into_values() {
            match (olds.as_slice(), news.as_slice()) {
                ([i], [j]) => self.join(*i, *j),
                ([], _) | (_, []) => {}
                _ => twins.push((olds, news)),
            }
        }
        for (olds, news) in twins {
            let mut pairs: Vec<_> = olds.iter().flat_map(|i| news.iter().map(|j| (*i, *j))).collect();
            // Neighbours first, then order: twins keep their order unless their neighbours say otherwise.
            let rank = |(i, j): &(usize, usize)| {
                let order = olds
                    .iter()
                    .position(|x| x == i)
                    .unwrap_or(0)
                    .abs_diff(news.iter().position(|x| x == j).unwrap_or(0));
                (std::cmp::Reverse((self.context(*i, *j) * 100.0) as i32), order, *i, *j)
            };
            pairs.sort_by_key(rank);
            for (i, j) in pairs {
                if self.to_new[i].is_none() && self.to_old[j].is_none() {
                    self.join(i, j);
                }
            }
        }
    }

    /// How well the neighbours of both fit each other.
    fn context(&self, i: usize, j: usize) -> f32 {
        let before = match (i.checked_sub(1), j.checked_sub(1)) {
            (Some(a), Some(b)) => self.to_new[a] == Some(b),
            (None, None) => true,
            _ => false,
        };
        let after = match (self.to_new.get(i + 1), self.to_old.get(j + 1)) {
            (Some(to), Some(_)) => *to == Some(j + 1),
            (None, None) => true,
            _ => false,
        };
        NEIGHBOUR * f32::from(u8::from(before) + u8::from(after))
    }

    /// Pairs statements whose words are alike. Gives, for each old one left over, the new one it may be.
    fn alike(&mut self) -> Vec<Option<usize>> {
        let mut scored: Vec<(usize, usize, f32, f32)> = self
            .candidates()
            .into_iter()
            .filter_map(|(i, j)| {
                let pairs = words::align(self.old.of(i), self.new.of(j));
                let (dice, of_old, of_new) = words::share(self.old.of(i), self.new.of(j), &pairs);
                let long_enough = self.old.of(i).len().min(self.new.of(j).len()) >= 5;
                let part = if long_enough { 0.8 * of_old.max(of_new) } else { 0.0 };
                let likeness = dice.max(part);
                (likeness >= 0.25).then_some((i, j, likeness, dice))
            })
            .collect();
        scored.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        for least in ROUNDS {
            // What a pass joins vouches for neighbours in the next one.
            while self.join_best(&scored, least) {}
        }
        let mut candidate = vec![None; self.to_new.len()];
        for (i, j, _, dice) in scored {
            if self.to_new[i].is_none() && self.to_old[j].is_none() && dice >= MAYBE && candidate[i].is_none() {
                candidate[i] = Some(j);
            }
        }
        candidate
    }

    /// Joins pairs whose worth is at least `least`, the best first; tells whether there was one.
    fn join_best(&mut self, scored: &[(usize, usize, f32, f32)], least: f32) -> bool {
        let worth = |(i, j, likeness, _): &(usize, usize, f32, f32)| {
            let free = self.to_new[*i].is_none() && self.to_old[*j].is_none();
            free.then(|| (likeness + self.context(*i, *j), *i, *j)).filter(|(worth, ..)| *worth >= least)
        };
        let mut found: Vec<(f32, usize, usize)> = scored.iter().filter_map(worth).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, i, j) in &found {
            if self.to_new[*i].is_none() && self.to_old[*j].is_none() {
                self.join(*i, *j);
            }
        }
        !found.is_empty()
    }

    /// Pairs of unmatched statements that share enough to be looked at.
    fn candidates(&self) -> Vec<(usize, usize)> {
        let left = |list: &[Option<usize>]| (0..list.len()).filter(|at| list[*at].is_none()).collect::<Vec<_>>();
        let (olds, news) = (left(&self.to_new), left(&self.to_old));
        if olds.len() * news.len() <= ALL_PAIRS {
            return olds
                .iter()
                .flat_map(|i| news.iter().map(|j| (*i, *j)))
                .filter(|(i, j)| self.shares_words(*i, *j))
                .collect();
        }
        let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for j in &news {
            for token in self.new.of(*j).iter().filter(|token| token.weight >= 1.0) {
                let list = index.entry(&token.key).or_default();
                if list.last() != Some(j) {
                    list.push(*j);
                }
            }
        }
        let mut found = Vec::new();
        for i in olds {
            let mut votes: BTreeMap<usize, u32> = BTreeMap::new();
            for token in self.old.of(i).iter().filter(|token| token.weight >= 1.0) {
                let Some(list) = index.get(token.key.as_str()).filter(|list| list.len() <= COMMON) else { continue };
                for j in list {
                    *votes.entry(*j).or_default() += 1;
                }
            }
            let mut votes: Vec<_> = votes.into_iter().collect();
            votes.sort_by_key(|(j, count)| (std::cmp::Reverse(*count), *j));
            found.extend(votes.into_iter().take(8).map(|(j, _)| (i, j)));
        }
        found
    }

    fn shares_words(&self, i: usize, j: usize) -> bool {
        let weight = |token: &&Token| self.new.of(j).iter().any(|other| other.key == token.key);
        let shared: f32 = self.old.of(i).iter().filter(weight).map(|token| token.weight).sum();
        let sum = |list: &[Token]| list.iter().map(|token| token.weight).sum::<f32>();
        shared >= 0.2 * sum(self.old.of(i)).min(sum(self.new.of(j)))
    }

    /// Groups, with what was split or merged taken in.
    fn group(self, candidate: Vec<Option<usize>>) -> Pairing {
        let mut groups: Vec<Group> = Vec::new();
        for (i, to) in self.to_new.iter().enumerate() {
            if let Some(j) = to {
                groups.push(Group { old: vec![i], new: vec![*j] });
            }
        }
        let mut owner_of_old: BTreeMap<usize, usize> =
            groups.iter().enumerate().map(|(at, group)| (group.old[0], at)).collect();
        let mut owner_of_new: BTreeMap<usize, usize> =
            groups.iter().enumerate().map(|(at, group)| (group.new[0], at)).collect();
        for i in (0..self.to_new.len()).filter(|i| self.to_new[*i].is_none()) {
            let merged = beside(&owner_of_old, i).find(|at| self.was_merged(&groups[*at], i));
            if let Some(at) = merged {
                owner_of_old.insert(i, at);
                groups[at].old.push(i);
                groups[at].old.sort_unstable();
            }
        }
        for j in (0..self.to_old.len()).filter(|j| self.to_old[*j].is_none()) {
            let split = beside(&owner_of_new, j).find(|at| self.was_split(&groups[*at], j));
            if let Some(at) = split {
                owner_of_new.insert(j, at);
                groups[at].new.push(j);
                groups[at].new.sort_unstable();
            }
        }
        groups.sort_by_key(|group| group.old[0]);
        let mut of_old = vec![None; self.to_new.len()];
        for (at, group) in groups.iter().enumerate() {
            for i in &group.old {
                of_old[*i] = Some(at);
            }
        }
        Pairing { groups, of_old, candidate }
    }

    /// Whether old statement `i`, beside those of `group`, stands in the group's new statement.
    fn was_merged(&self, group: &Group, i: usize) -> bool {
        let mut olds = group.old.clone();
        olds.push(i);
        olds.sort_unstable();
        let (old, new) = (self.old.all(&olds), self.new.all(&group.new));
        let pairs = words::align(&old, &new);
        let from: usize = olds.iter().take_while(|x| **x != i).map(|x| self.old.of(*x).len()).sum();
        let to = from + self.old.of(i).len();
        let part = |range: std::ops::Range<usize>| words::share(&old[range.clone()], &new, &pairs[range]).1;
        let before = words::share(&self.old.all(&group.old), &new, &words::align(&self.old.all(&group.old), &new)).1;
        let rest = [part(0..from), part(to..old.len())];
        part(from..to) >= PIECE
            && self.old.of(i).len() >= 3
            && rest.iter().copied().fold(0.0, f32::max) >= before.min(PIECE) * 0.9
    }

    /// Whether new statement `j`, beside those of `group`, was cut off the group's old statement.
    fn was_split(&self, group: &Group, j: usize) -> bool {
        let mut news = group.new.clone();
        news.push(j);
        news.sort_unstable();
        let (old, new) = (self.old.all(&group.old), self.new.all(&news));
        let pairs = words::align(&old, &new);
        let from: usize = news.iter().take_while(|x| **x != j).map(|x| self.new.of(*x).len()).sum();
        let piece = from..from + self.new.of(j).len();
        let sum = |list: &[Token]| list.iter().map(|token| token.weight).sum::<f32>();
        let kept: f32 = old
            .iter()
            .zip(&pairs)
            .filter(|(_, to)| to.is_some_and(|to| piece.contains(&to)))
            .map(|(t, _)| t.weight)
            .sum();
        let lost_before = {
            let without = self.new.all(&group.new);
            1.0 - words::share(&old, &without, &words::align(&old, &without)).1
        };
        kept >= PIECE * sum(self.new.of(j)) && kept >= 0.5 * lost_before * sum(&old) && self.new.of(j).len() >= 3
    }
}

/// The groups of the statements before and after `at`.
fn beside(owner: &BTreeMap<usize, usize>, at: usize) -> impl Iterator<Item = usize> {
    let of = |at: Option<usize>| at.and_then(|at| owner.get(&at)).copied();
    of(at.checked_sub(1)).into_iter().chain(of(at.checked_add(1)))
}
