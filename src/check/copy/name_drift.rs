//! `copy.name_drift`: a name or a spelling that changes along the page.
//!
//! People come from the entity recogniser, which is a hint only: a drift is told where two of its names are
//! the same but for a letter or two, never where they merely resemble each other.

use std::collections::{BTreeMap, BTreeSet};

use strsim::osa_distance;

use super::super::context::Context;
use super::super::{Finding, Related};
use super::spelling::same_word;
use crate::document::StatementId;
use crate::language::{Entity, EntityLabel, Pos, Token};
use crate::rules::RuleId;
use crate::text::Span;

const RULE: RuleId = RuleId::CopyNameDrift;

/// One name as printed once.
struct Printed<'a> {
    words: Vec<&'a str>,
    statement: StatementId,
    span: Span,
}

/// Flags the rarer form of a name (the later one where both are as frequent), and the second of two spellings.
pub(in crate::check) fn run(ctx: &Context) -> Vec<Finding> {
    let printed = people(ctx);
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for name in &printed {
        *count.entry(name.words.join(" ")).or_default() += 1;
    }
    let mut firsts: Vec<&Printed> = Vec::new();
    for name in &printed {
        if !firsts.iter().any(|first| first.words == name.words) {
            firsts.push(name);
        }
    }
    let shortest = ctx.rules.limit(RULE, "letters");
    let mut findings = Vec::new();
    for (at, later) in firsts.iter().enumerate() {
        let drifts = |earlier: &Printed| {
            letters_apart(&earlier.words, &later.words, shortest).filter(|_| !are_two(earlier, later, &printed))
        };
        for (earlier, apart) in firsts.iter().take(at).filter_map(|earlier| Some((earlier, drifts(earlier)?))) {
            let rarer_is_earlier = count[&earlier.words.join(" ")] < count[&later.words.join(" ")];
            let (odd, usual) = if rarer_is_earlier { (earlier, later) } else { (later, earlier) };
            let mut finding = drift(ctx, odd, usual);
            // In two letters of a long name two people may differ.
            if apart > 1 {
                ctx.lower(&mut finding);
            }
            findings.push(finding);
        }
    }
    findings.extend(spellings(ctx));
    findings
}

/// The page itself tells two people apart: it names both in one sentence, both whole and more than once, or the short
/// form is the surname of a third.
fn are_two(a: &Printed, b: &Printed, printed: &[Printed]) -> bool {
    let places = |name: &Printed| -> BTreeSet<StatementId> {
        printed.iter().filter(|other| other.words == name.words).map(|other| other.statement).collect()
    };
    let (of_a, of_b) = (places(a), places(b));
    let whole = a.words.len() > 1 && b.words.len() > 1;
    let own = |short: &Printed| {
        short.words.len() == 1
            && printed.iter().any(|other| other.words.len() > 1 && other.words.last() == short.words.last())
    };
    of_a.intersection(&of_b).next().is_some() || whole && of_a.len().min(of_b.len()) > 1 || own(a) || own(b)
}

fn drift(ctx: &Context, odd: &Printed, usual: &Printed) -> Finding {
    let (here, there) = (odd.words.join(" "), usual.words.join(" "));
    let message = format!("\u{201c}{here}\u{201d} here, \u{201c}{there}\u{201d} elsewhere on the page.");
    let mut finding = ctx.finding(RULE, odd.statement, odd.span, message);
    finding.words.push(odd.span);
    let related = Related { statement: usual.statement, span: usual.span, note: "the other form".to_owned() };
    finding.related.push(related);
    finding
}

/// Names of people in reading order, without titles, possessives and punctuation.
fn people<'a>(ctx: &Context<'a>) -> Vec<Printed<'a>> {
    let titles = ctx.rules.lexicon("titles");
    let mut found = Vec::new();
    for (statement, parsed) in ctx.document.statements.iter().zip(ctx.parsed) {
        for entity in parsed.entities.iter().filter(|entity| entity.label == EntityLabel::Person) {
            let words: Vec<&str> = entity
                .span
                .of(&ctx.document.text)
                .split_whitespace()
                .map(|word| {
                    let owner = ["’s", "'s", "‘s"].iter().find_map(|end| word.strip_suffix(end));
                    owner.unwrap_or(word).trim_matches(|c: char| !c.is_alphanumeric())
                })
                .filter(|word| word.starts_with(char::is_uppercase) && !titles.contains(&word.to_lowercase()))
                .collect();
            if !words.is_empty() && words.iter().all(|word| word.chars().any(char::is_lowercase)) {
                found.push(Printed { words, statement: statement.id, span: entity.span });
            }
        }
        // A misspelt surname is seldom known for one; as a subject it is compared with the full names.
        let lone = |token: &&Token| {
            let word = token.span.of(&ctx.document.text);
            let person = |entity: &Entity| entity.label == EntityLabel::Person && entity.span.overlaps(token.span);
            let known = parsed.entities.iter().any(person);
            token.pos == Pos::Propn && token.is_subject() && !known && word.chars().any(char::is_lowercase)
        };
        for token in parsed.tokens.iter().filter(lone) {
            let words = vec![token.span.of(&ctx.document.text)];
            found.push(Printed { words, statement: statement.id, span: token.span });
        }
    }
    found
}

/// How many letters are another where the two are one name written in two ways; surnames of fewer than `shortest` letters
/// differ too easily.
fn letters_apart(a: &[&str], b: &[&str], shortest: f64) -> Option<usize> {
    // "O’Neill" and "O'Neill" are set in two ways.
    let straight = |words: &[&str]| words.iter().map(|word| word.replace('’', "'")).collect::<Vec<_>>();
    let (a, b) = (straight(a), straight(b));
    let ((last_a, front_a), (last_b, front_b)) = a.split_last().zip(b.split_last())?;
    let slip = || {
        let (x, y) = (last_a.as_str(), last_b.as_str());
        let inflected = x.strip_suffix('s') == Some(y) || y.strip_suffix('s') == Some(x);
        let apart = osa_distance(x, y);
        let close = (1..=1 + usize::from(x.len() > 8)).contains(&apart);
        (close && x.chars().count().min(y.chars().count()) as f64 >= shortest && !inflected).then_some(apart)
    };
    match (a.len(), b.len()) {
        (1, 1) => None,
        (1, _) | (_, 1) => slip().filter(|_| last_a.chars().next() == last_b.chars().next()),
        _ if last_a == last_b => {
            let first = front_a.split_first().zip(front_b.split_first());
            first.filter(|((a, more_a), (b, more_b))| more_a == more_b && is_slip_inside(a, b)).map(|_| 1)
        }
        _ => slip().filter(|_| front_a == front_b),
    }
}

/// First names that differ by a letter before their end: Jon and John. At the end a letter makes another name of it:
/// Maria and Marie, Robert and Roberta.
fn is_slip_inside(a: &str, b: &str) -> bool {
    let ends = |name: &str| name.chars().rev().take(2).collect::<Vec<_>>();
    a.chars().count().min(b.chars().count()) >= 3
        && osa_distance(a, b) == 1
        && (ends(a) == ends(b) || a.len() != b.len() && ends(a).first() == ends(b).first())
}

/// Words printed in two ways: with and without a hyphen, -ise and -ize, -our and -or, -lled and -led.
fn spellings(ctx: &Context) -> Vec<Finding> {
    let mut first: BTreeMap<String, (String, StatementId, Span)> = BTreeMap::new();
    let mut findings = Vec::new();
    for statement in ctx.claims() {
        let text = ctx.words(statement.span);
        let mut at = 0;
        for word in text.split_inclusive(|c: char| c.is_whitespace()) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let start = statement.span.start
                + at
                + (word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
            at += word.len();
            let plain = bare.len() >= 5 && bare.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            if !plain {
                continue;
            }
            let span = Span::new(start, start + bare.len());
            let Some((form, other, other_span)) = first.get(&same_word(bare)) else {
                first.insert(same_word(bare), (bare.to_owned(), statement.id, span));
                continue;
            };
            if form == bare
                || findings.iter().any(|finding: &Finding| finding.words.iter().any(|w| ctx.words(*w) == bare))
            {
                continue;
            }
            let message = format!("\u{201c}{bare}\u{201d} here, \u{201c}{form}\u{201d} elsewhere on the page.");
            let mut finding = ctx.finding(RULE, statement.id, span, message);
            finding.words.push(span);
            finding.related.push(Related { statement: *other, span: *other_span, note: "the other form".to_owned() });
            findings.push(finding);
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::letters_apart;

    #[test]
    fn slips_and_namesakes() {
        for (a, b, apart) in [
            (&["Steve", "Witkoff"][..], &["Witkof"][..], 1),
            (&["Jon", "Smith"], &["John", "Smith"], 1),
            (&["Volodymyr", "Zelensky"], &["Volodymyr", "Zelenskyy"], 1),
            (&["Steven", "Ek"], &["Steeven", "Ek"], 1),
            (&["Anna", "Buchtmann"], &["Bauchtman"], 2),
        ] {
            assert_eq!(letters_apart(a, b, 5.0), Some(apart), "{a:?} {b:?}");
        }
        for (a, b) in [
            (&["Maria", "Keller"][..], &["Marie", "Keller"][..]),
            (&["Robert", "Holmes"], &["Roberta", "Holmes"]),
            (&["Olaf", "Grimsson"], &["Olafur", "Grimsson"]),
            (&["Ann", "Lee"], &["Ann", "Lea"]),
            (&["Ann", "Lee"], &["Tom", "Lee"]),
            (&["Dora", "Bennett"], &["Bennetts"]),
            (&["Dora", "Bennett"], &["Dora", "Bennett"]),
            (&["James", "O’Neill"], &["O'Neill"]),
        ] {
            assert_eq!(letters_apart(a, b, 5.0), None, "{a:?} {b:?}");
        }
    }
}
