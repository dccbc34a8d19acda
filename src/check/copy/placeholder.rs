//! `copy.placeholder`: TK, XX, [DATE TO COME], lorem ipsum.

use std::sync::LazyLock;

use regex::Regex;

use super::super::Finding;
use super::super::context::Context;
use crate::rules::RuleId;
use crate::text::Span;

/// In upper case only: "tk" and "xx" occur in addresses and kisses. `TK` before a capitalised word is a firm
/// (TK Elevator), `XX` after one a number (Super Bowl XX); both are passed over below.
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
    let Some(signs) = SIGNS.as_ref() else { return Vec::new() };
    let mut findings = Vec::new();
    for statement in &ctx.document.statements {
        let text = ctx.words(statement.span);
        let Some(found) = signs.find_iter(text).find(|found| !is_a_name(text, found.range().into())) else { continue };
        let words = Span::from(found.range()).shift(statement.span.start);
        let message = format!("\u{201c}{}\u{201d} still has to be filled in.", found.as_str());
        let mut finding = ctx.finding(RuleId::CopyPlaceholder, statement.id, statement.span, message);
        finding.words.push(words);
        findings.push(finding);
    }
    findings
}

fn is_a_name(text: &str, found: Span) -> bool {
    let capital = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let before = text.get(..found.start).unwrap_or_default();
    let after = text.get(found.end..).unwrap_or_default();
    match found.of(text) {
        "TK" => after.starts_with(' ') && capital(after.split_whitespace().next()) && !after.starts_with(" TK"),
        // Roman numerals after a name: Super Bowl XX, Louis XX, Article XXX.
        words if words.chars().all(|c| c == 'X') && words.len() <= 3 => {
            before.ends_with(' ') && before.split_whitespace().count() > 1 && capital(before.split_whitespace().last())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::SIGNS;

    #[test]
    fn the_pattern_compiles() {
        assert!(SIGNS.is_some());
    }
}
