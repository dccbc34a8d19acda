//! Carrying places over from one version of a text to the next.
//!
//! The two whole texts are aligned first, statements one to one, so that no mark can slide to a sibling of a
//! statement that is gone; then each place inside its statement, word by word. What changed in the words is
//! told by kind of fact. Where neither "here" nor "gone" is sure, the answer is [`Carried::Ask`].

mod facts;
mod statements;
mod tokens;
mod words;

pub use statements::Side;

use crate::check::MismatchKind;
use crate::rules::Rules;
use crate::text::Span;
use statements::Pairing;
use tokens::Token;

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
        Self { old, new, pairing, words: facts::Words::new(rules), moved }
    }

    /// Where `span` of the old text is in the new one.
    pub fn place(&self, span: Span) -> Landing {
        let first = self.old.statements.partition_point(|statement| statement.end <= span.start);
        let touched: Vec<usize> =
            (first..self.old.statements.len()).take_while(|at| self.old.statements[*at].start < span.end).collect();
        let mut groups: Vec<usize> = touched.iter().filter_map(|at| self.pairing.of_old[*at]).collect();
        groups.dedup();
        if groups.is_empty() {
            return self.ask(&touched);
        }
        let landings: Vec<Landing> = groups.iter().map(|group| self.place_in(*group, span)).collect();
        join(landings, groups.len() < touched.len())
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

    fn align(&self, group: usize) -> Aligned {
        let group = &self.pairing.groups[group];
        let gather = |side: &Side, which: &[usize]| {
            which.iter().flat_map(|at| tokens::tokens(side.text, side.statements[*at])).collect::<Vec<_>>()
        };
        let (old, new) = (gather(&self.old, &group.old), gather(&self.new, &group.new));
        let pairs = words::align(&old, &new);
        Aligned { old, new, pairs }
    }

    fn place_in(&self, at: usize, span: Span) -> Landing {
        let group = &self.pairing.groups[at];
        let regrouped = group.old.len() > 1 || group.new.len() > 1;
        let of_group = |side: &Side, which: &[usize]| {
            which.iter().map(|at| side.statements[*at]).reduce(Span::cover).unwrap_or_default()
        };
        let (old, new) = (of_group(&self.old, &group.old), of_group(&self.new, &group.new));
        if old.of(self.old.text) == new.of(self.new.text) {
            let part = old.common(span).unwrap_or(old);
            let landed = Span::new(part.start - old.start, part.end - old.start).shift(new.start);
            let outcome = if self.moved[at] { Carried::Moved } else { Carried::Unchanged };
            return Landing { outcome, span: Some(landed), regrouped };
        }
        let aligned = self.align(at);
        let Some((from, to, landed)) = aligned.land(span, old, new) else {
            return Landing { outcome: Carried::Gone, span: None, regrouped };
        };
        let new_range = aligned.range_of(landed);
        let pairs: Vec<Option<usize>> = aligned.pairs[from..to]
            .iter()
            .map(|to| to.filter(|to| new_range.contains(to)).map(|to| to - new_range.start))
            .collect();
        let (before, after) = (&aligned.old[from..to], &aligned.new[new_range]);
        let difference = facts::compare(before, after, &pairs, &self.words);
        let same = |a: Span, b: Span| a.of(self.old.text) == b.of(self.new.text);
        let outcome = if !difference.facts.is_empty() {
            Carried::FactChanged(difference.facts)
        } else if difference.words {
            Carried::Edited
        } else if old.common(span).is_some_and(|part| same(part, landed)) {
            if self.moved[at] { Carried::Moved } else { Carried::Unchanged }
        } else {
            Carried::Cosmetic
        };
        Landing { outcome, span: Some(landed), regrouped }
    }
}

impl Aligned {
    /// The old tokens `from..to` that `span` covers, and where they went; none where none of them went anywhere.
    fn land(&self, span: Span, old: Span, new: Span) -> Option<(usize, usize, Span)> {
        let from = self.old.partition_point(|token| token.span.end <= span.start);
        let to = self.old.partition_point(|token| token.span.start < span.end);
        let inside: Vec<usize> = self.pairs.get(from..to)?.iter().flatten().copied().collect();
        let (first, last) = (*inside.first()?, *inside.last()?);
        let weight = |range: std::ops::Range<usize>| self.old[range].iter().map(|token| token.weight).sum::<f32>();
        let kept: f32 = (from..to).filter(|at| self.pairs[*at].is_some()).map(|at| self.old[at].weight).sum();
        if kept < 0.2 * weight(from..to) || kept < 0.35 {
            return None;
        }
        // Words replaced at an edge belong to the place: it reaches to the nearest pair outside it.
        let start = if span.start <= old.start {
            if self.all_before_paired_start(from) { new.start } else { self.new[first].span.start }
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

    fn all_before_paired_start(&self, from: usize) -> bool {
        from == 0
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
fn join(landings: Vec<Landing>, some_gone: bool) -> Landing {
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
