//! Figures of one sentence against those of the one before it.
//!
//! "The mill employs 412 people. Of these, 103, or a third, are women." · "Of the 40 flats, 12 are new, 20 are let and the
//! other ten stand empty." · "Rents were £800. They have doubled, to £1,300." · "Ann Lee, 52, … She was born in 1980."
//!
//! The second sentence must lean on the first by its own words ("of these", "they"), and the first must leave no
//! choice: one figure that can be meant. Whatever is bounded or vague is left alone.

use std::sync::LazyLock;

use regex::Regex;

use super::{Fault, RULE, Sentence, finding, percent};
use crate::check::context::Context;
use crate::check::{Finding, Related};
use crate::document::Statement;
use crate::text::dates;
use crate::text::numbers::{Bound, Dimension, Quantity};

/// A fault in a sentence, and the figure of the earlier sentence that it was computed with.
struct Across {
    fault: Fault,
    earlier: crate::text::Span,
}

/// Flags sentences whose figures do not go with those of the sentence before.
pub(super) fn run(ctx: &Context, sentences: &[(&Statement, Sentence)], year: Option<i32>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in sentences.windows(2) {
        let [(before, first), (statement, second)] = pair else { continue };
        let beside = before.part == statement.part && before.id.index() + 1 == statement.id.index();
        let close = before.block == statement.block;
        let found = close
            .then(|| second.of_these(first).or_else(|| second.changed(first)))
            .flatten()
            .or_else(|| second.born(first, year))
            .filter(|_| beside);
        let Some(across) = found else { continue };
        let mut flagged = finding(ctx, statement, across.fault);
        let span = across.earlier.shift(before.span.start);
        let note = "the figure before".to_owned();
        flagged.related.push(Related { statement: before.id, span, note });
        debug_assert_eq!(flagged.rule, RULE, "one check, one rule");
        findings.push(flagged);
    }
    findings
}

impl Sentence<'_> {
    /// The one exact figure of the sentence that is no date.
    fn only(&self, fits: impl Fn(&Quantity) -> bool) -> Option<&Quantity> {
        let dates = dates::find(self.text, None);
        let mut all = self
            .figures
            .iter()
            .filter(|figure| fits(figure) && !dates.iter().any(|date| date.span.overlaps(figure.span)));
        match (all.next(), all.next()) {
            (Some(one), None) if one.bound == Bound::Exact => Some(one),
            _ => None,
        }
    }

    /// "Of these, 103, or 25 percent, …"; "Of them, 12 were men and 30 were women."
    fn of_these(&self, before: &Sentence) -> Option<Across> {
        if !THESE.as_ref()?.is_match(self.text) {
            return None;
        }
        let whole = before.only(|figure| figure.dimension == Dimension::Count)?;
        let words = whole.span.of(before.text);
        let across = |fault| Across { fault, earlier: whole.span };
        if let [part, share, ..] = self.figures.as_slice() {
            let told = super::STATED.as_ref().is_some_and(|stated| stated.is_match(self.between(part, share)));
            let counted = part.dimension == Dimension::Count && share.dimension == Dimension::Share;
            let computed = part.value / whole.value.max(1.0);
            if counted && told && part.value <= whole.value && !self.fits(share, computed) {
                let (part, said) = (part.span.of(self.text), share.span.of(self.text));
                return Some(across(Fault {
                    figures: vec![share.span],
                    message: format!("{part} of {words} is {}, not {said}.", percent(computed)),
                }));
            }
        }
        self.parts(whole.value, words).map(across)
    }

    /// "Of the 40 flats, 12 are new, 20 are let and the other ten stand empty."
    pub(super) fn parts_of_whole(&self) -> Option<Fault> {
        let opening = OF_THE.as_ref()?.find(self.text)?;
        let (whole, parts) = self.figures.split_first()?;
        let own =
            whole.span.start <= opening.end() && whole.dimension == Dimension::Count && whole.bound == Bound::Exact;
        let rest = Sentence { text: self.text, figures: parts.to_vec(), room: self.room };
        own.then(|| rest.parts(whole.value, whole.span.of(self.text))).flatten()
    }

    /// Parts that are more than the whole, or that leave a rest other than the one told.
    fn parts(&self, whole: f64, words: &str) -> Option<Fault> {
        let clear = |at: usize, figure: &Quantity| {
            let before = self.text.get(..figure.span.start).unwrap_or_default().trim_end();
            let opens =
                at == 0 || before.ends_with([',', ';']) || REST.as_ref().is_some_and(|rest| rest.is_match(before));
            figure.dimension == Dimension::Count
                && figure.bound == Bound::Exact
                && (opens || before.ends_with(" and") || before.ends_with(" but"))
        };
        let all = self.figures.iter().enumerate().all(|(at, figure)| clear(at, figure));
        if self.figures.len() < 2 || !all {
            return None;
        }
        let sum: f64 = self.figures.iter().map(|figure| figure.value).sum();
        let last = self.figures.last()?;
        let head = self.text.get(..last.span.start).unwrap_or_default().trim_end();
        let rest = REST.as_ref().is_some_and(|rest| rest.is_match(head));
        if sum <= whole + 0.5 && (!rest || (sum - whole).abs() <= 0.5) {
            return None;
        }
        let listed = self.figures.iter().map(|part| part.span.of(self.text)).collect::<Vec<_>>().join(" and ");
        let figures = self.figures.iter().map(|figure| figure.span).collect();
        Some(Fault { figures, message: format!("{listed} do not make {words}.") })
    }

    /// "They have doubled since, to £1,300."; "It rose 20 percent to £960."
    fn changed(&self, before: &Sentence) -> Option<Across> {
        let leans = LEANS.as_ref()?.is_match(self.text);
        let to = self.figures.last().filter(|to| to.bound == Bound::Exact)?;
        let head = self.text.get(..to.span.start)?.trim_end();
        if !leans || !head.ends_with(" to") || head.contains(" from ") {
            return None;
        }
        let from = before.only(|figure| figure.dimension == to.dimension).filter(|from| from.value > 0.0)?;
        let ratio = to.value / from.value;
        let (was, is) = (from.span.of(before.text), to.span.of(self.text));
        let across = |figures, message| Across { fault: Fault { figures, message }, earlier: from.span };
        if let Some((word, times)) =
            super::TIMES.iter().find(|(word, _)| head.split_whitespace().any(|w| w.trim_end_matches(',') == *word))
        {
            let near = ["nearly", "almost", "more than", "about", "roughly"].iter().any(|near| head.contains(near));
            let room = if near { 0.3 } else { 0.1 + self.room };
            let message =
                format!("From {was} to {is} is {ratio:.1} times as much, so it is not \u{201c}{word}\u{201d}.");
            return ((ratio / times - 1.0).abs() > room).then(|| across(vec![to.span], message));
        }
        let [share, _] = self.figures.as_slice() else { return None };
        let stated = share.dimension == Dimension::Share
            && to.dimension != Dimension::Share
            && self.between(share, to).trim() == "to"
            && MOVES.as_ref()?.is_match(self.text.get(..share.span.start)?);
        let change = (ratio - 1.0).abs();
        let message =
            format!("From {was} to {is} is a change of {}, not {}.", percent(change), share.span.of(self.text));
        (stated && !self.fits(share, change)).then(|| across(vec![share.span, to.span], message))
    }

    /// "Ann Lee, 52, chairs the council." and "She was born in 1980.", in either order.
    fn born(&self, before: &Sentence, year: Option<i32>) -> Option<Across> {
        let year = year?;
        let (birth, age) = (BORN.as_ref()?.captures(self.text)?, AGED.as_ref()?.captures(before.text)?);
        let (name, said) = (age.get(1)?.as_str(), age.get(2)?);
        let leans = self.text.starts_with("He ") || self.text.starts_with("She ") || self.text.contains(name);
        let told = AGED.as_ref()?.find_iter(before.text).count() == 1;
        let born = birth.get(1)?;
        let turned = year - born.as_str().parse::<i32>().ok()?;
        let aged: i32 = said.as_str().parse().ok()?;
        if !leans || !told || aged == turned || aged == turned - 1 {
            return None;
        }
        let message =
            format!("Somebody born in {} is {} or {turned} in {year}, not {aged}.", born.as_str(), turned - 1);
        Some(Across { fault: Fault { figures: vec![born.range().into()], message }, earlier: said.range().into() })
    }
}

static THESE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^(?:Of|Among) (?:these|them|those)\b").ok());
static OF_THE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^Of (?:the|its|their|all) (?:\w+ )?").ok());
static REST: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\bthe (?:other|others|remaining|rest|last)(?: of the)?$").ok());
static LEANS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:It|They|That|This|The (?:figure|number|price|total|sum|rent|fee|bill|cost)s?)\b").ok()
});
static MOVES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:rose|risen|grew|grown|increased|climbed|jumped|fell|fallen|dropped|declined|shrank|shrunk)(?: by)?\s*$",
    )
    .ok()
});
static BORN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\bwas born (?:in|on [\w\s,]{3,15}) ((?:18|19|20)\d\d)\b").ok());
static AGED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(\p{Lu}\p{Ll}+), (\d{1,3}),").ok());

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_compile() {
        let all =
            [&super::THESE, &super::OF_THE, &super::REST, &super::LEANS, &super::MOVES, &super::BORN, &super::AGED];
        assert!(all.iter().all(|pattern| pattern.is_some()));
    }
}
