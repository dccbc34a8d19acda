//! Shares in words ("most of", "a majority", "half") against counts ("eight of the eleven"): which hold, which do not.

use super::judge::{Body, Judgement};
use crate::similarity::{Difference, DifferenceKind, Profile, Words};
use crate::text::Span;
use crate::text::numbers::{Bound, Dimension, Quantity};

/// A share that a statement tells, from … to.
struct Share {
    low: f64,
    high: f64,
    span: Span,
    /// It is told as a figure: "half", not "most".
    is_figure: bool,
}

impl Share {
    fn holds(&self, share: f64) -> bool {
        self.low <= share && share <= self.high
    }
}

impl Body<'_> {
    /// Judges the shares of `claim`: one that some count of the text bears out is carried, and one that the count in the
    /// same place does not is told.
    pub(super) fn shares(&self, words: &Words, claim: &Profile, judgement: &mut Judgement) {
        for share in shares(self.text, claim) {
            let known = judgement.differences.iter().any(|found| found.here.is_some_and(|at| at.overlaps(share.span)));
            if let Some(there) = self.denies(words, claim, judgement, &share) {
                let (here, there) = (Some(share.span), Some(there));
                if !known {
                    judgement.differences.push(Difference { kind: DifferenceKind::Number, here, there, support: 0.9 });
                }
                continue;
            }
            let near = judgement.seen.iter().take(3).filter(|(_, made)| made.found_here > 0.2);
            // Shares that the text prints as such are aligned with a share in figures already.
            let told = near.flat_map(|(place, _)| self.told(*place, share.is_figure));
            if told.into_iter().any(|told| share.holds(told)) {
                carry(claim, judgement, share.span);
                judgement.differences.retain(|found| found.here.is_none_or(|here| !here.overlaps(share.span)));
            }
        }
        judgement.differences.sort_by(|a, b| b.support.total_cmp(&a.support));
    }

    /// Every part of a whole that the statement at `place` may tell, the whole perhaps in one beside it.
    fn told(&self, place: usize, counts_only: bool) -> Vec<f64> {
        let Some(own) = self.profiles.get(place) else { return Vec::new() };
        let beside = place.saturating_sub(2)..=place + 2;
        let wholes: Vec<&Quantity> =
            beside.filter_map(|at| self.profiles.get(at)).flat_map(|profile| &profile.numbers).collect();
        let mut found = Vec::new();
        for part in own.numbers.iter().filter(|part| counts(part)) {
            let fits = |whole: &&&Quantity| whole.dimension == part.dimension && whole.value >= part.value.max(3.0);
            let wholes = wholes.iter().filter(fits).filter(|whole| whole.span != part.span);
            // The part, and what it leaves of the whole.
            found.extend(wholes.map(|whole| part.value / whole.value).flat_map(|share| [share, 1.0 - share]));
        }
        found.extend(own.votes().flat_map(|(a, b)| [a / (a + b), b / (a + b)]));
        if !counts_only {
            let shares = own.numbers.iter().filter(|figure| figure.dimension == Dimension::Share);
            found.extend(shares.map(|figure| figure.value));
            let words = shares_in_words(self.text, own);
            found.extend(words.into_iter().map(|share| f64::midpoint(share.low, share.high)));
        }
        found
    }

    /// The figures of the closest statement with which the share cannot be: "eight of the eleven", of the same things and
    /// under the same verb.
    fn denies(&self, words: &Words, claim: &Profile, judgement: &Judgement, share: &Share) -> Option<Span> {
        let (place, made) = judgement.seen.first()?;
        let own = self.profiles[*place];
        let turned = made.differences.iter().any(|found| {
            matches!(found.kind, DifferenceKind::Negation | DifferenceKind::Opposite) && found.support >= 0.5
        });
        // All that the claim says besides must stand there, its verb too.
        let beside = || claim.units.iter().enumerate().filter(|(_, unit)| !unit.span.overlaps(share.span));
        let all: f32 = beside().map(|(_, unit)| unit.weight).sum();
        let linked = |at: usize| made.alignment.here[at].map_or(0.0, |link| link.likeness);
        let found: f32 = beside().map(|(at, unit)| unit.weight * linked(at)).sum();
        let verbs = beside().filter(|(_, unit)| unit.is_verb && words.weight(unit.word) >= 0.1);
        let said = verbs.clone().all(|(at, _)| linked(at) >= 0.6);
        if turned || found < 0.75 * all || !said {
            return None;
        }
        // The part stands next to what the claim's verb answers to.
        let mut main = verbs.clone().filter(|(_, unit)| unit.head.is_none());
        let verb = match main.next() {
            // "The villagers asked preferred it": which of the two verbs is the main one is open.
            Some((at, _)) if claim.units.get(at + 1).is_some_and(|next| next.is_verb) => {
                // "Has agreed to meet the whole of it": the verb below is the one.
                let below = claim.units[at + 1].head == Some(at as u16);
                if !below {
                    return None;
                }
                made.alignment.here[at + 1]
            }
            Some((at, _)) => made.alignment.here[at],
            None if verbs.clone().next().is_some() => return None,
            None => None,
        };
        let verb = verb.map(|link| own.units[usize::from(link.to)].span);
        let figures = own.numbers.iter().filter(|figure| figure.dimension == Dimension::Share || counts(figure));
        let near = |figure: &&Quantity| verb.map_or(0, |verb| figure.span.start.abs_diff(verb.start));
        let part = figures.min_by_key(near)?;
        if part.dimension == Dimension::Share {
            return (part.bound == Bound::Exact && !share.holds(part.value)).then_some(part.span);
        }
        let whole = own.numbers.iter().filter(|whole| whole.dimension == part.dimension && whole.value > part.value);
        let whole = whole.max_by(|a, b| a.value.total_cmp(&b.value))?;
        let told = part.value / whole.value;
        (!share.holds(told) && whole.value >= 3.0).then_some(part.span)
    }
}

/// A count or sum that can be a part or a whole.
fn counts(figure: &Quantity) -> bool {
    let kind = matches!(figure.dimension, Dimension::Count | Dimension::Money(_));
    kind && figure.value > 0.0 && figure.bound != Bound::Vague
}

/// The shares that a statement tells in words, in order.
fn shares(text: &str, claim: &Profile) -> Vec<Share> {
    let figures = claim.numbers.iter().filter(|figure| figure.dimension == Dimension::Share && !figure.digits);
    let mut found: Vec<Share> = figures
        .map(|figure| {
            let value = figure.value;
            let (low, high) = match figure.bound {
                Bound::Over => (value, 1.0),
                Bound::Under => (value * 0.6, value),
                Bound::Around => (value * 0.85, value * 1.15),
                _ => (value - 0.03, value + 0.03),
            };
            Share { low, high, span: figure.span, is_figure: true }
        })
        .collect();
    found.extend(shares_in_words(text, claim));
    found
}

/// "Most of", "a majority", "nearly all".
fn shares_in_words(text: &str, profile: &Profile) -> Vec<Share> {
    use unicode_segmentation::UnicodeSegmentation;
    const MANY: [&str; 8] = ["children", "cattle", "men", "of", "people", "police", "staff", "women"];
    const HALF: f64 = 0.5;
    let (span, numbers) = (profile.span, &profile.numbers);
    let words: Vec<(usize, String)> =
        span.of(text).unicode_word_indices().map(|(at, word)| (at + span.start, word.to_lowercase())).collect();
    let word = |at: usize| words.get(at).map_or("", |(_, word)| word.as_str());
    let counted =
        |at: usize| words.get(at).is_some_and(|(start, _)| numbers.iter().any(|figure| figure.span.start == *start));
    let mut found = Vec::new();
    for at in 0..words.len() {
        let before = at.checked_sub(1).map_or("", word);
        let next = word(at + 1);
        let range = match word(at) {
            "most"
                if !matches!(before, "the" | "at" | "second" | "third")
                    && (MANY.contains(&next) || next.ends_with('s')) =>
            {
                (HALF + 1e-6, 1.0)
            }
            "majority" if before == "a" || before == "the" || next == "of" => (HALF + 1e-6, 1.0),
            "whole" | "entire" | "entirety" if before == "the" => (0.97, 1.0),
            "minority" if before == "a" || next == "of" => (0.0, HALF),
            "all" if matches!(before, "nearly" | "almost" | "virtually") => (0.8, 1.0),
            // "All six rooms"
            "all" if counted(at + 1) && !matches!(before, "of" | "in" | "at" | "after" | "above" | "not") => {
                (0.97, 1.0)
            }
            _ => continue,
        };
        let (start, length) = words.get(at).map_or((0, 0), |(start, word)| (*start, word.len()));
        let first = if before == "the" { words.get(at - 1).map_or(start, |(first, _)| *first) } else { start };
        let span = Span::new(first, start + length);
        found.push(Share { low: range.0, high: range.1, span, is_figure: false });
    }
    found
}

/// Counts the words of a share that holds as carried.
fn carry(claim: &Profile, judgement: &mut Judgement, span: Span) {
    for (at, _) in claim.units.iter().enumerate().filter(|(_, unit)| unit.span.overlaps(span)) {
        judgement.covered[at] = judgement.covered[at].max(0.9);
        judgement.anywhere[at] = judgement.anywhere[at].max(0.9);
    }
}
