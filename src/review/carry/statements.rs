//! Alignment of the statements of two versions: which old one is which new one, one to one, with splits and
//! merges. A statement that is taken is never lent to a sibling.

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

struct Work {
    old: Vec<Vec<Token>>,
    new: Vec<Vec<Token>>,
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
}

/// Aligns two versions.
pub(super) fn pair(old: &Side, new: &Side) -> Pairing {
    let cut = |side: &Side| {
        let quotes = quotations(side.text);
        side.statements.iter().map(|span| tokens(side.text, *span, &quotes)).collect::<Vec<_>>()
    };
    let mut work = Work {
        old: cut(old),
        new: cut(new),
        to_new: vec![None; old.statements.len()],
        to_old: vec![None; new.statements.len()],
    };
    work.same_words(old, new);
    let candidate = work.alike();
    work.group(candidate)
}

impl Work {
    fn join(&mut self, i: usize, j: usize) {
        self.to_new[i] = Some(j);
        self.to_old[j] = Some(i);
    }

    /// Pairs statements of the same words (typography apart): the only ones first, then twins by their neighbours.
    fn same_words(&mut self, old: &Side, new: &Side) {
        let mut by_words: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (i, span) in old.statements.iter().enumerate() {
            by_words.entry(fold(span.of(old.text))).or_default().0.push(i);
        }
        for (j, span) in new.statements.iter().enumerate() {
            by_words.entry(fold(span.of(new.text))).or_default().1.push(j);
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
                let pairs = words::align(&self.old[i], &self.new[j]);
                let (dice, of_old, of_new) = words::share(&self.old[i], &self.new[j], &pairs);
                let long_enough = self.old[i].len().min(self.new[j].len()) >= 5;
                let part = if long_enough { 0.8 * of_old.max(of_new) } else { 0.0 };
                let likeness = dice.max(part);
                (likeness >= 0.25).then_some((i, j, likeness, dice))
            })
            .collect();
        scored.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        for least in ROUNDS {
            loop {
                let free =
                    |&&(i, j, ..): &&(usize, usize, f32, f32)| self.to_new[i].is_none() && self.to_old[j].is_none();
                let value = |&(i, j, likeness, _): &(usize, usize, f32, f32)| likeness + self.context(i, j);
                let best = scored
                    .iter()
                    .filter(free)
                    .max_by(|a, b| value(a).total_cmp(&value(b)).then((b.0, b.1).cmp(&(a.0, a.1))));
                match best {
                    Some(pair) if value(pair) >= least => self.join(pair.0, pair.1),
                    _ => break,
                }
                scored.retain(|(i, j, ..)| self.to_new[*i].is_none() || self.to_old[*j].is_none());
            }
        }
        let mut candidate = vec![None; self.old.len()];
        for (i, j, _, dice) in scored {
            if self.to_new[i].is_none() && self.to_old[j].is_none() && dice >= MAYBE && candidate[i].is_none() {
                candidate[i] = Some(j);
            }
        }
        candidate
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
            for token in self.new[*j].iter().filter(|token| token.weight >= 1.0) {
                let list = index.entry(&token.key).or_default();
                if list.last() != Some(j) {
                    list.push(*j);
                }
            }
        }
        let mut found = Vec::new();
        for i in olds {
            let mut votes: BTreeMap<usize, u32> = BTreeMap::new();
            for token in self.old[i].iter().filter(|token| token.weight >= 1.0) {
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
        let weight = |token: &&Token| self.new[j].iter().any(|other| other.key == token.key);
        let shared: f32 = self.old[i].iter().filter(weight).map(|token| token.weight).sum();
        let sum = |list: &[Token]| list.iter().map(|token| token.weight).sum::<f32>();
        shared >= 0.2 * sum(&self.old[i]).min(sum(&self.new[j]))
    }

    /// Groups, with what was split or merged taken in.
    fn group(self, candidate: Vec<Option<usize>>) -> Pairing {
        let mut groups: Vec<Group> = Vec::new();
        for (i, to) in self.to_new.iter().enumerate() {
            if let Some(j) = to {
                groups.push(Group { old: vec![i], new: vec![*j] });
            }
        }
        for i in (0..self.old.len()).filter(|i| self.to_new[*i].is_none()) {
            if let Some(at) = groups.iter().position(|group| touches(&group.old, i) && self.was_merged(group, i)) {
                groups[at].old.push(i);
                groups[at].old.sort_unstable();
            }
        }
        for j in (0..self.new.len()).filter(|j| self.to_old[*j].is_none()) {
            if let Some(at) = groups.iter().position(|group| touches(&group.new, j) && self.was_split(group, j)) {
                groups[at].new.push(j);
                groups[at].new.sort_unstable();
            }
        }
        groups.sort_by_key(|group| group.old[0]);
        let mut of_old = vec![None; self.old.len()];
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
        let (old, new) = (gather(&self.old, &olds), gather(&self.new, &group.new));
        let pairs = words::align(&old, &new);
        let from: usize = olds.iter().take_while(|x| **x != i).map(|x| self.old[*x].len()).sum();
        let to = from + self.old[i].len();
        let part = |range: std::ops::Range<usize>| words::share(&old[range.clone()], &new, &pairs[range]).1;
        let before =
            words::share(&gather(&self.old, &group.old), &new, &words::align(&gather(&self.old, &group.old), &new)).1;
        let rest = [part(0..from), part(to..old.len())];
        part(from..to) >= PIECE
            && self.old[i].len() >= 3
            && rest.iter().copied().fold(0.0, f32::max) >= before.min(PIECE) * 0.9
    }

    /// Whether new statement `j`, beside those of `group`, was cut off the group's old statement.
    fn was_split(&self, group: &Group, j: usize) -> bool {
        let mut news = group.new.clone();
        news.push(j);
        news.sort_unstable();
        let (old, new) = (gather(&self.old, &group.old), gather(&self.new, &news));
        let pairs = words::align(&old, &new);
        let from: usize = news.iter().take_while(|x| **x != j).map(|x| self.new[*x].len()).sum();
        let piece = from..from + self.new[j].len();
        let sum = |list: &[Token]| list.iter().map(|token| token.weight).sum::<f32>();
        let kept: f32 = old
            .iter()
            .zip(&pairs)
            .filter(|(_, to)| to.is_some_and(|to| piece.contains(&to)))
            .map(|(t, _)| t.weight)
            .sum();
        let lost_before = {
            let without = gather(&self.new, &group.new);
            1.0 - words::share(&old, &without, &words::align(&old, &without)).1
        };
        kept >= PIECE * sum(&self.new[j]) && kept >= 0.5 * lost_before * sum(&old) && self.new[j].len() >= 3
    }
}

fn gather(list: &[Vec<Token>], which: &[usize]) -> Vec<Token> {
    which.iter().flat_map(|at| list[*at].iter().cloned()).collect()
}

fn touches(list: &[usize], at: usize) -> bool {
    list.iter().any(|x| x.abs_diff(at) == 1)
}
