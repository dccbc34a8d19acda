//! Carrying places over from one version of a text to the next.
//!
//! The two whole texts are aligned first, statements one to one, so that no mark can slide to a sibling of a
//! statement that is gone; then each place inside its statement, word by word. What changed in the words is
//! told by kind of fact. Where neither "here" nor "gone" is sure, the answer is [`Carried::Ask`].

mod compare;
mod facts;
mod follow;
mod over;
mod reworded;
mod statements;
mod sum;
mod tokens;
mod words;

pub use compare::{Compared, Row, same_words};
pub use follow::followed;
pub use over::{Changes, MarkChange, Request, carry_over, compare_findings};
pub use reworded::{Reworded, reworded};
pub use statements::Side;
pub use sum::{Sum, changes_between};

use std::collections::BTreeSet;

use crate::check::MismatchKind;
use crate::rules::Rules;
use crate::text::Span;
use statements::Pairing;
use tokens::Token;

/// Share of the old words' weight that must be found again inside the statement they were in.
const LEAST_SHARE: f32 = 0.2;
/// The same where the words at an edge of the place are still followed or preceded by the same words.
const ANCHORED_SHARE: f32 = 0.04;
/// The same outside their statement, between its neighbours.
const GAP_SHARE: f32 = 0.6;
/// Less than this is no word to hold on to.
const LEAST_WEIGHT: f32 = 0.35;
/// Most statements a gap may span on either side.
const WIDEST_GAP: usize = 12;

/// What became of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// The same words at the same place among their neighbours.
    Unchanged,
    /// The same words elsewhere.
    Moved,
    /// Typography, spaces, punctuation or case only.
    Cosmetic,
    /// Other words, no fact among them.
    Edited,
    /// A fact changed: which kinds.
    FactChanged(Vec<MismatchKind>),
    /// No longer in the text.
    Gone,
    /// It may be the words at this place, or be gone: a person must say.
    Ask,
}

/// Where some words went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    /// What became of them.
    pub outcome: Carried,
    /// Where they are now; for [`Carried::Ask`] where they may be; none where they are gone.
    pub span: Option<Span>,
    /// Their statement was split or merged.
    pub regrouped: bool,
}

/// Two versions aligned.
pub struct Carrier<'a> {
    old: Side<'a>,
    new: Side<'a>,
    pairing: Pairing,
    words: facts::Words,
    quotes: [Vec<Span>; 2],
    /// For each group: the order of old statements among new ones was changed here.
    moved: Vec<bool>,
}

/// Where a group's words went.
struct Aligned {
    old: Vec<Token>,
    new: Vec<Token>,
    pairs: Vec<Option<usize>>,
}

impl<'a> Carrier<'a> {
    /// Aligns two versions.
    pub fn new(old: Side<'a>, new: Side<'a>, rules: &Rules) -> Self {
        let pairing = statements::pair(&old, &new);
        let moved = moved(&pairing);
        let quotes = [tokens::quotations(old.text), tokens::quotations(new.text)];
        Self { old, new, pairing, words: facts::Words::new(rules), quotes, moved }
    }

    /// Where `span` of the old text is in the new one.
    pub fn place(&self, span: Span) -> Landing {
        let first = self.old.statements.partition_point(|statement| statement.end <= span.start);
        let touched: Vec<usize> =
            (first..self.old.statements.len()).take_while(|at| self.old.statements[*at].start < span.end).collect();
        let mut groups: Vec<usize> = touched.iter().filter_map(|at| self.pairing.of_old[*at]).collect();
        groups.dedup();
        if groups.is_empty() {
            return self.place_in_gap(&touched, span).unwrap_or_else(|| self.ask(&touched));
        }
        let landings: Vec<Landing> = groups.iter().map(|group| self.place_in(*group, span)).collect();
        join(&landings, groups.len() < touched.len())
    }

    /// Places of new statements that no old one became, and of old ones that became no new one.
    pub(super) fn unpaired(&self) -> (Vec<usize>, Vec<usize>) {
        let taken: BTreeSet<usize> = self.pairing.groups.iter().flat_map(|group| group.new.iter().copied()).collect();
        let new = (0..self.new.statements.len()).filter(|at| !taken.contains(at)).collect();
        let old = (0..self.old.statements.len()).filter(|at| self.pairing.of_old[*at].is_none()).collect();
        (new, old)
    }

    /// For words whose statements have no pair: the new statement they may be in.
    fn ask(&self, touched: &[usize]) -> Landing {
        let candidate = touched.iter().find_map(|at| self.pairing.candidate[*at]);
        candidate.map_or(Landing { outcome: Carried::Gone, span: None, regrouped: false }, |at| Landing {
            outcome: Carried::Ask,
            span: Some(self.new.statements[at]),
            regrouped: false,
        })
    }

    /// For words whose statements have no pair: looks for them between the new places of the neighbours, where a new
    /// draft may have cut its sentences otherwise. Statements that are some other old one's are left out.
    fn place_in_gap(&self, touched: &[usize], span: Span) -> Option<Landing> {
        let (first, last) = (*touched.first()?, *touched.last()?);
        // A whole statement without a pair is gone: its words in a neighbour's mouth are the neighbour's.
        if touched.iter().any(|at| span.contains(self.old.statements[*at])) {
            return None;
        }
        let group_of = |at: usize| self.pairing.of_old[at].map(|group| &self.pairing.groups[group]);
        let before = (0..first).rev().find_map(|at| group_of(at).map(|group| (at, group)));
        let after = (last + 1..self.old.statements.len()).find_map(|at| group_of(at).map(|group| (at, group)));
        let olds: Vec<usize> = (before.map_or(first, |found| found.0)..=after.map_or(last, |found| found.0)).collect();
        let from = before.map_or(0, |(_, group)| group.new[0]);
        let to = after.map_or(self.new.statements.len(), |(_, group)| group.new[group.new.len() - 1] + 1);
        if from >= to || (to - from).max(olds.len()) > WIDEST_GAP {
            return None;
        }
        let theirs = |at: &usize| {
            let owner = self.pairing.groups.iter().find(|group| group.new.contains(at));
            owner.is_none_or(|group| group.old.iter().any(|old| olds.contains(old)))
        };
        let news: Vec<usize> = (from..to).filter(theirs).collect();
        let aligned = self.align(&olds, &news);
        let old = cover(&self.old, &olds)?;
        let (from, to, landed) = aligned.land(span, old, cover(&self.new, &news)?, GAP_SHARE)?;
        let outcome = self.judge(&aligned, (from, to), landed, true);
        Some(Landing { outcome, span: Some(landed), regrouped: true })
    }

    fn align(&self, olds: &[usize], news: &[usize]) -> Aligned {
        let gather = |side: &Side, which: &[usize], quotes: &[Span]| {
            which.iter().flat_map(|at| tokens::tokens(side.text, side.statements[*at], quotes)).collect::<Vec<_>>()
        };
        let (old, new) = (gather(&self.old, olds, &self.quotes[0]), gather(&self.new, news, &self.quotes[1]));
        let pairs = words::align(&old, &new);
        Aligned { old, new, pairs }
    }

    /// What became of old tokens `from..to`, now at `landed`.
    fn judge(&self, aligned: &Aligned, (from, to): (usize, usize), landed: Span, regrouped: bool) -> Carried {
        let new_range = aligned.range_of(landed);
        let inside = |to: &Option<usize>| to.filter(|to| new_range.contains(to)).map(|to| to - new_range.start);
        let pairs: Vec<Option<usize>> = aligned.pairs[from..to].iter().map(inside).collect();
        let (before, after) = (&aligned.old[from..to], &aligned.new[new_range.clone()]);
        let difference = facts::compare(before, after, &pairs, &self.words, regrouped);
        if !difference.facts.is_empty() {
            Carried::FactChanged(difference.facts)
        } else if difference.words {
            Carried::Edited
        } else {
            Carried::Cosmetic
        }
    }

    fn place_in(&self, at: usize, span: Span) -> Landing {
        let group = &self.pairing.groups[at];
        let regrouped = group.old.len() > 1 || group.new.len() > 1;
        let (Some(old), Some(new)) = (cover(&self.old, &group.old), cover(&self.new, &group.new)) else {
            return Landing { outcome: Carried::Gone, span: None, regrouped };
        };
        if old.of(self.old.text) == new.of(self.new.text) {
            let part = old.common(span).unwrap_or(old);
            let landed = Span::new(part.start - old.start, part.end - old.start).shift(new.start);
            let outcome = if self.moved[at] { Carried::Moved } else { Carried::Unchanged };
            return Landing { outcome, span: Some(landed), regrouped };
        }
        let aligned = self.align(&group.old, &group.new);
        let Some((from, to, landed)) = aligned.land(span, old, new, LEAST_SHARE) else {
            return Landing { outcome: Carried::Gone, span: None, regrouped };
        };
        let same = old.common(span).is_some_and(|part| part.of(self.old.text) == landed.of(self.new.text));
        let outcome = match self.judge(&aligned, (from, to), landed, regrouped) {
            Carried::Cosmetic if same && self.moved[at] => Carried::Moved,
            Carried::Cosmetic if same => Carried::Unchanged,
            other => other,
        };
        Landing { outcome, span: Some(landed), regrouped }
    }
}

fn cover(side: &Side, which: &[usize]) -> Option<Span> {
    which.iter().map(|at| side.statements[*at]).reduce(Span::cover)
}

impl Aligned {
    /// The old tokens `from..to` that `span` covers, and where they went; none where none of them went anywhere.
    /// At least `share` of their weight must be paired, or a little where an edge is held by words outside.
    fn land(&self, span: Span, old: Span, new: Span, share: f32) -> Option<(usize, usize, Span)> {
        let from = self.old.partition_point(|token| token.span.end <= span.start);
        let to = self.old.partition_point(|token| token.span.start < span.end);
        let inside: Vec<usize> = self.pairs.get(from..to)?.iter().flatten().copied().collect();
        let (first, last) = (*inside.first()?, *inside.last()?);
        let weight = |range: std::ops::Range<usize>| self.old[range].iter().map(|token| token.weight).sum::<f32>();
        let kept: f32 = (from..to).filter(|at| self.pairs[*at].is_some()).map(|at| self.old[at].weight).sum();
        let held = |edge: usize| {
            let pair = self.pairs.get(edge).copied().flatten();
            pair.is_some() && pair == self.pairs.get(edge + 1).copied().flatten().and_then(|next| next.checked_sub(1))
        };
        let anchored = share <= LEAST_SHARE && ((from > 0 && held(from - 1)) || held(to - 1));
        if kept < if anchored { ANCHORED_SHARE } else { share } * weight(from..to)
            || kept < LEAST_WEIGHT.min(weight(from..to))
        {
            return None;
        }
        // Words replaced at an edge belong to the place: it reaches to the nearest pair outside it.
        let start = if span.start <= old.start {
            if from == 0 { new.start } else { self.new[first].span.start }
        } else if self.pairs[from].is_some() {
            self.new[first].span.start
        } else {
            let before = self.pairs[..from].iter().rev().flatten().next().map_or(0, |at| at + 1);
            self.new[before.min(first)].span.start
        };
        let end = if span.end >= old.end {
            new.end
        } else if self.pairs[to - 1].is_some() {
            self.new[last].span.end
        } else {
            let after = self.pairs[to..].iter().flatten().next().map_or(self.new.len(), |at| *at);
            self.new[after.max(last + 1) - 1].span.end
        };
        Some((from, to, Span::new(start, end)))
    }

    fn range_of(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.new.partition_point(|token| token.span.end <= span.start);
        let to = self.new.partition_point(|token| token.span.start < span.end);
        from..to
    }
}

/// Which groups are out of the order the others keep: all but a longest rising run of new places.
fn moved(pairing: &Pairing) -> Vec<bool> {
    let order: Vec<usize> = pairing.groups.iter().map(|group| group.new[0]).collect();
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; order.len()];
    for (at, place) in order.iter().enumerate() {
        let slot = tails.partition_point(|tail| order[*tail] < *place);
        before[at] = slot.checked_sub(1).map(|slot| tails[slot]);
        if slot == tails.len() { tails.push(at) } else { tails[slot] = at }
    }
    let mut moved = vec![true; order.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        moved[at] = false;
        next = before[at];
    }
    moved
}

/// One landing for words that lie in several statements: the gravest outcome, from the first place to the last.
fn join(landings: &[Landing], some_gone: bool) -> Landing {
    let rank = |outcome: &Carried| match outcome {
        Carried::Unchanged => 0,
        Carried::Moved => 1,
        Carried::Cosmetic => 2,
        Carried::Edited | Carried::Gone | Carried::Ask => 3,
        Carried::FactChanged(_) => 4,
    };
    let placed: Vec<&Landing> = landings.iter().filter(|landing| landing.span.is_some()).collect();
    let Some(gravest) = placed.iter().max_by_key(|landing| rank(&landing.outcome)) else {
        return Landing { outcome: Carried::Gone, span: None, regrouped: false };
    };
    let span = placed.iter().filter_map(|landing| landing.span).reduce(Span::cover);
    let outcome = if some_gone && rank(&gravest.outcome) < 3 { Carried::Edited } else { gravest.outcome.clone() };
    Landing { outcome, span, regrouped: landings.iter().any(|landing| landing.regrouped) }
}
