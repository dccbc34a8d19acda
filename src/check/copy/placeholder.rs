//! `copy.placeholder`: TK, XX, [DATE TO COME], lorem ipsum.

use std::sync::LazyLock;

use regex::Regex;

use super::super::Finding;
use super::super::context::Context;
use crate::rules::{Lexicon, RuleId};
use crate::text::Span;

/// What no list can hold: signs of any length, and brackets with words of any number. In upper case only: "tk"
/// and "xx" occur in addresses and kisses.
static SIGNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) \bTK(?:\s?TK)*\b
        | (?:[$£€]\s?)?\bX{2,}(?:,X{3})*\b(?:\s?(?:%|per\ cent|percent|million|billion))?
        | \[\s*(?:[A-Z][A-Z\ /,'’.-]*\s)?(?:TO\ COME|TO\ BE\ CONFIRMED|TBC|TBD|TK)\s*\]
        | \[\s*(?i:insert|add|fill\ in|check|name|date|figure|number|quote|link|source)\b[^\]\n]{0,60}\]
        | (?i:\blorem\ ipsum\b[\w\ ,]*)
        | _{4,} | \?{3,} | \b0{2}(?:,0{3})+\b",
    )
    .ok()
});

/// Flags what was left to be filled in. Every statement is looked at, headings and listed ones too.
pub(in crate::check) fn run(ctx: &Context) -> Vec<Finding> {
    let list = ctx.rules.lexicon("placeholders");
    let mut findings = Vec::new();
    for statement in &ctx.document.statements {
        let Some(words) = first_sign(ctx.words(statement.span), &list) else { continue };
        let words = words.shift(statement.span.start);
        let message = format!("\u{201c}{}\u{201d} still has to be filled in.", ctx.words(words));
        let mut finding = ctx.finding(RuleId::CopyPlaceholder, statement.id, statement.span, message);
        finding.words.push(words);
        findings.push(finding);
    }
    findings
}

/// The first sign that the list does not except: "TK Elevator" and "Super Bowl XX" are names.
fn first_sign(text: &str, list: &Lexicon) -> Option<Span> {
    let listed: Vec<Span> = list.find_in(text);
    let excepted = |span: Span| listed.iter().any(|name| name.overlaps(span) && is_exception(list, name.of(text)));
    let by_list = listed.iter().copied().filter(|span| list.value(span.of(text)) == Some(""));
    let by_sign =
        SIGNS.as_ref().into_iter().flat_map(|signs| signs.find_iter(text)).map(|found| Span::from(found.range()));
    by_list.chain(by_sign).filter(|span| !excepted(*span) && !is_numeral(text, *span)).min()
}

fn is_exception(list: &Lexicon, words: &str) -> bool {
    list.iter().any(|(entry, value)| value == "except" && entry.eq_ignore_ascii_case(words))
}

/// Roman numerals after a name: Louis XX, Article XXX.
fn is_numeral(text: &str, found: Span) -> bool {
    let words = found.of(text);
    let before = text.get(..found.start).unwrap_or_default();
    let after_name = before.ends_with(' ')
        && before.split_whitespace().count() > 1
        && before.split_whitespace().last().is_some_and(|word| word.starts_with(char::is_uppercase));
    words.len() <= 3 && words.chars().all(|c| c == 'X') && after_name
}

#[cfg(test)]
mod tests {
    use super::SIGNS;

    #[test]
    fn the_pattern_compiles() {
        assert!(SIGNS.is_some());
    }
}
