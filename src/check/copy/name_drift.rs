//! `copy.name_drift`: a name or a spelling that changes along the page.
//!
//! People come from the entity recogniser, which is a hint only: a drift is told where two of its names are
//! the same but for a letter or two, never where they merely resemble each other.

use std::collections::BTreeMap;

use strsim::osa_distance;

use super::super::context::Context;
use super::super::{Finding, Related};
use crate::document::StatementId;
use crate::language::{Entity, EntityLabel, Pos, Token};
use crate::rules::RuleId;
use crate::text::Span;

const RULE: RuleId = RuleId::CopyNameDrift;
/// Surnames shorter than this differ by a letter too easily: Lee and Lea are two people.
const SHORTEST: usize = 5;

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
    let mut findings = Vec::new();
    for (at, later) in firsts.iter().enumerate() {
        for earlier in firsts.iter().take(at).filter(|earlier| is_drift(&earlier.words, &later.words)) {
            let rarer_is_earlier = count[&earlier.words.join(" ")] < count[&later.words.join(" ")];
            let (odd, usual) = if rarer_is_earlier { (earlier, later) } else { (later, earlier) };
            findings.push(drift(ctx, odd, usual));
        }
    }
    findings.extend(spellings(ctx));
    findings
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

fn is_drift(a: &[&str], b: &[&str]) -> bool {
    let (Some(last_a), Some(last_b)) = (a.last(), b.last()) else { return false };
    let slip = |x: &str, y: &str, shortest: usize| {
        let inflected = x.strip_suffix('s') == Some(y) || y.strip_suffix('s') == Some(x);
        x != y && x.len().min(y.len()) >= shortest && osa_distance(x, y) <= 1 + usize::from(x.len() > 8) && !inflected
    };
    match (a.len(), b.len()) {
        (1, 1) => false,
        (1, _) | (_, 1) => slip(last_a, last_b, SHORTEST) && last_a.chars().next() == last_b.chars().next(),
        _ if last_a == last_b => a.len() == b.len() && slip(a[0], b[0], 3) && a[1..] == b[1..],
        _ => a[..a.len() - 1] == b[..b.len() - 1] && slip(last_a, last_b, SHORTEST),
    }
}

/// Words printed with and without a hyphen, and -ise beside -ize.
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
            let plain = bare.len() >= 6 && bare.chars().all(|c| c.is_ascii_lowercase() || c == '-');
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

/// One form for both spellings of a word. `-is-` and `-iz-` are one where the ending is a verb's.
fn same_word(word: &str) -> String {
    let joined: String = word.chars().filter(|c| *c != '-').collect();
    for (ending, one) in [
        ("ise", "ize"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("isation", "ization"),
        ("isations", "izations"),
    ] {
        if let Some(stem) = joined.strip_suffix(ending)
            && stem.len() >= 4
        {
            return format!("{stem}{one}");
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{is_drift, same_word};

    #[test]
    fn slips_and_namesakes() {
        assert!(is_drift(&["Steve", "Witkoff"], &["Witkof"]));
        assert!(is_drift(&["Jon", "Smith"], &["John", "Smith"]));
        assert!(is_drift(&["Volodymyr", "Zelensky"], &["Volodymyr", "Zelenskyy"]));
        assert!(!is_drift(&["Ann", "Lee"], &["Ann", "Lea"]));
        assert!(!is_drift(&["Ann", "Lee"], &["Tom", "Lee"]));
        assert!(!is_drift(&["Dora", "Bennett"], &["Bennetts"]));
        assert!(!is_drift(&["Dora", "Bennett"], &["Dora", "Bennett"]));
    }

    #[test]
    fn spellings_of_one_word() {
        assert_eq!(same_word("co-operation"), same_word("cooperation"));
        assert_eq!(same_word("organised"), same_word("organized"));
        assert_ne!(same_word("raised"), same_word("raided"));
    }
}
