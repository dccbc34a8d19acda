//! `figures.arithmetic`: figures that do not add up, within a sentence and from one to the next ([`across`]); [`turned`]
//! has those told the other way round.
//!
//! Only relations that the text itself states are recomputed: "A of B, or P percent", "rose P percent from A to B",
//! "doubled from A to B", "A and B, a total of C", "aged N, born in Y". A figure that is bounded ("about", "more than")
//! gets the room its words ask for.

mod across;
mod turned;

use std::sync::LazyLock;

use regex::Regex;

use super::Finding;
use super::context::Context;
use crate::document::Statement;
use crate::rules::RuleId;
use crate::text::Span;
use crate::text::numbers::{Bound, Dimension, Quantity, find};

const RULE: RuleId = RuleId::FiguresArithmetic;

/// A statement with its figures.
struct Sentence<'a> {
    text: &'a str,
    figures: Vec<Quantity>,
    /// Room beyond rounding, as a share of the figure: the rule's limit.
    room: f64,
}

/// A relation that does not hold: the figures concerned, and what is wrong in words.
struct Fault {
    figures: Vec<Span>,
    message: String,
}

/// Flags statements whose figures contradict each other.
pub(super) fn run(ctx: &Context) -> Vec<Finding> {
    let room = ctx.rules.limit(RULE, "room");
    let year = ctx.document.meta.date_iso.get(..4).and_then(|year| year.parse::<i32>().ok());
    let read = |statement: &'_ Statement| {
        let text = ctx.words(statement.span);
        Sentence { text, figures: find(text).into_iter().filter(|figure| !figure.loose).collect(), room }
    };
    let sentences: Vec<(&Statement, Sentence)> = ctx.claims().map(|statement| (statement, read(statement))).collect();
    let mut findings = Vec::new();
    for (statement, sentence) in &sentences {
        let relations: [&dyn Fn() -> Option<Fault>; 8] = [
            &|| sentence.share(),
            &|| sentence.share_first(),
            &|| sentence.change(),
            &|| sentence.change_after(),
            &|| sentence.sum(),
            &|| sentence.margin(),
            &|| sentence.parts_of_whole(),
            &|| sentence.age(year),
        ];
        findings.extend(relations.iter().find_map(|relation| relation()).map(|fault| finding(ctx, statement, fault)));
    }
    findings.extend(across::run(ctx, &sentences, year));
    findings
}

fn finding(ctx: &Context, statement: &Statement, fault: Fault) -> Finding {
    let mut finding = ctx.finding(RULE, statement.id, statement.span, fault.message);
    finding.words = fault.figures.into_iter().map(|span| span.shift(statement.span.start)).collect();
    finding
}

impl Sentence<'_> {
    fn between(&self, a: &Quantity, b: &Quantity) -> &str {
        self.text.get(a.span.end..b.span.start).unwrap_or_default()
    }

    /// Whether `said` may stand for `computed`: rounding of what is said, and the room its words ask for.
    fn fits(&self, said: &Quantity, computed: f64) -> bool {
        let room = said.slack + self.room * computed.abs();
        let wide = room + 0.1 * computed.abs();
        match said.bound {
            Bound::Exact => (said.value - computed).abs() <= room,
            Bound::Around => (said.value - computed).abs() <= wide,
            Bound::Over => computed >= said.value - room && computed <= said.value * 1.5 + wide,
            Bound::Under => computed <= said.value + room && computed >= said.value * 0.6 - wide,
            Bound::Vague => true,
        }
    }

    /// "30 of the 120 members, or 25 percent".
    fn share(&self) -> Option<Fault> {
        let [part, whole, share] = self.three(|a, b, c| {
            let counted = a.dimension == Dimension::Count && b.dimension == Dimension::Count;
            counted && c.dimension == Dimension::Share && is_of(self.between(a, b))
        })?;
        let words = self.between(whole, share);
        let told = words.len() < 40 && STATED.as_ref().is_some_and(|stated| stated.is_match(words));
        let computed = part.value / whole.value;
        if !told || whole.value <= 0.0 || part.value > whole.value || self.fits(share, computed) {
            return None;
        }
        Some(self.share_fault([part, whole, share], computed))
    }

    /// "rose 20 percent from 100 to 120"; "doubled from 100 to 200".
    fn change(&self) -> Option<Fault> {
        let (from, to) = self.figures.windows(2).find_map(|pair| self.change_between(&pair[0], &pair[1]))?;
        let before = self.text.get(..from.span.start.min(to.span.start)).unwrap_or_default();
        let ratio = to.value / from.value;
        if let Some((word, times)) =
            TIMES.iter().find(|(word, _)| before.split_whitespace().rev().take(4).any(|w| w == *word))
        {
            let close = (ratio / times - 1.0).abs() <= 0.1 + self.room;
            let near = ["nearly", "almost", "more than", "about", "roughly"].iter().any(|near| before.contains(near));
            if close || (near && (ratio / times - 1.0).abs() <= 0.3) {
                return None;
            }
            return Some(Fault {
                figures: vec![from.span, to.span],
                message: format!(
                    "From {} to {} is {ratio:.1} times as much, so it is not \u{201c}{word}\u{201d}.",
                    from.span.of(self.text),
                    to.span.of(self.text)
                ),
            });
        }
        let share = self
            .figures
            .iter()
            .find(|figure| figure.dimension == Dimension::Share && figure.span.end <= before.len())?;
        let words = self.text.get(share.span.end..before.len()).unwrap_or_default();
        let stated = from.dimension != Dimension::Share && words.split_whitespace().count() <= 3;
        if !stated || self.fits(share, (ratio - 1.0).abs()) {
            return None;
        }
        Some(Fault {
            figures: vec![share.span, from.span, to.span],
            message: format!(
                "From {} to {} is a change of {}, not {}.",
                from.span.of(self.text),
                to.span.of(self.text),
                percent((ratio - 1.0).abs()),
                share.span.of(self.text)
            ),
        })
    }

    /// "From A to B", "to B from A".
    fn change_between<'q>(&self, a: &'q Quantity, b: &'q Quantity) -> Option<(&'q Quantity, &'q Quantity)> {
        let before = self.text.get(..a.span.start).unwrap_or_default().trim_end();
        let between = self.between(a, b).trim();
        let forward = matches!(between, "to" | "to about" | "to more than" | "to nearly")
            && (before.ends_with("from") || before.ends_with("from about"));
        let backward = matches!(between, "from" | "from about") && before.ends_with(" to");
        let (from, to) = if backward { (b, a) } else { (a, b) };
        (a.dimension == b.dimension && from.value > 0.0 && (forward || backward)).then_some((from, to))
    }

    /// "12 men and 9 women, 21 in all"; "a total of".
    fn sum(&self) -> Option<Fault> {
        let total = self.figures.iter().find(|figure| {
            let before = self.text.get(..figure.span.start).unwrap_or_default().trim_end();
            let after = self.text.get(figure.span.end..).unwrap_or_default();
            let ahead = ["a total of", "for a total of", "bringing the total to", "making a total of"]
                .iter()
                .any(|words| before.ends_with(words));
            ahead
                || [" in all", " in total", " altogether"].iter().any(|words| {
                    after
                        .split([',', '.', ';'])
                        .next()
                        .is_some_and(|clause| clause.ends_with(words) && clause.len() < 30)
                })
        })?;
        let parts: Vec<&Quantity> = self
            .figures
            .iter()
            .filter(|figure| figure.span.end <= total.span.start && figure.dimension == total.dimension)
            .collect();
        let joined = parts.windows(2).all(|pair| {
            let words = self.between(pair[0], pair[1]);
            words.split_whitespace().count() <= 5
                && (words.contains(" and") || words.contains(','))
                && !words.contains(" of ")
        });
        let gap = parts.last().map_or(usize::MAX, |last| self.between(last, total).split_whitespace().count());
        let exact = parts.iter().all(|part| part.bound == Bound::Exact);
        if !(2..=5).contains(&parts.len()) || !joined || !exact || gap > 8 {
            return None;
        }
        let sum: f64 = parts.iter().map(|part| part.value).sum();
        let slack: f64 = parts.iter().map(|part| part.slack).sum();
        // A share of a total does not add up to people; whole counts must add up to the last one.
        let slack = if total.dimension == Dimension::Count && parts.iter().all(|part| part.value < 1000.0) {
            0.0
        } else {
            slack
        };
        if (total.value - sum).abs() <= slack || self.fits(total, sum) && total.bound != Bound::Exact {
            return None;
        }
        let listed = parts.iter().map(|part| part.span.of(self.text)).collect::<Vec<_>>().join(" and ");
        Some(Fault {
            figures: parts.iter().map(|part| part.span).chain([total.span]).collect(),
            message: format!("{listed} do not make {}.", total.span.of(self.text)),
        })
    }

    /// "Ann Lee, 52, who was born in 1980", on a page with a date.
    fn age(&self, year: Option<i32>) -> Option<Fault> {
        let born = BORN.as_ref()?.captures(self.text)?;
        let aged = AGED.as_ref()?.captures(self.text)?;
        let (birth, age) = (born.get(1)?, aged.get(1).or_else(|| aged.get(2))?);
        let turned = year? - birth.as_str().parse::<i32>().ok()?;
        let said: i32 = age.as_str().parse().ok()?;
        if said == turned || said == turned - 1 {
            return None;
        }
        Some(Fault {
            figures: vec![birth.range().into(), age.range().into()],
            message: format!(
                "Somebody born in {} is {} or {turned} in {}, not {said}.",
                birth.as_str(),
                turned - 1,
                year?
            ),
        })
    }

    fn three(&self, fits: impl Fn(&Quantity, &Quantity, &Quantity) -> bool) -> Option<[&Quantity; 3]> {
        self.figures.windows(3).map(|w| [&w[0], &w[1], &w[2]]).find(|[a, b, c]| fits(a, b, c))
    }
}

/// What stands between a part and its whole.
fn is_of(words: &str) -> bool {
    matches!(words.trim(), "of" | "of the" | "out of" | "out of the" | "of its" | "of all" | "of their" | "of some")
}

/// Words that turn one figure into so many times another.
const TIMES: &[(&str, f64)] =
    &[("doubled", 2.0), ("tripled", 3.0), ("trebled", 3.0), ("quadrupled", 4.0), ("halved", 0.5)];

/// What may stand between "A of B members" and the share it makes.
static STATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^[\w\s’'-]*(?:,\s*(?:or|about|some|i\.e\.)?\s*(?:about\s|some\s|roughly\s)?|\s*\(|\s*[–—]\s*)$").ok()
});
static BORN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\bborn (?:in|on [\w\s,]{3,15}) ((?:18|19|20)\d\d)\b").ok());
static AGED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\baged (\d{1,3})\b|\b\p{Lu}\p{Ll}+, (\d{1,3}),").ok());

fn percent(share: f64) -> String {
    let value = share * 100.0;
    if value < 10.0 { format!("{value:.1} percent") } else { format!("{value:.0} percent") }
}

#[cfg(test)]
mod tests {
    use super::{AGED, BORN, STATED};

    #[test]
    fn the_patterns_compile() {
        assert!([&STATED, &BORN, &AGED].iter().all(|pattern| pattern.is_some()));
    }
}
