//! `copy.undated`: "a recent Tuesday", "last week" on a page without a date.

use std::sync::LazyLock;

use regex::Regex;

use super::super::Finding;
use super::super::context::Context;
use crate::document::StatementRole;
use crate::rules::RuleId;
use crate::text::{Span, dates};

/// Times that lean on the day of reading. A weekday counts only with "last", "next", "this", "on" or "a recent".
static SIGNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) \b(?: (?:on\ )?a\ recent\ (?:mon|tues|wednes|thurs|fri|satur|sun)day
        | (?:last|next|this)\ (?:week|month|year|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)
        | yesterday | tomorrow | earlier\ (?:this|today)(?:\ (?:week|month|year))?
        | on\ (?:mon|tues|wednes|thurs|fri|satur|sun)day )\b",
    )
    .ok()
});

/// On a page without a date, flags the first time in the text that cannot be placed, naming how many more
/// there are: one hint for one cause.
pub(in crate::check) fn run(ctx: &Context) -> Vec<Finding> {
    let meta = &ctx.document.meta;
    let Some(signs) = SIGNS.as_ref() else { return Vec::new() };
    if !meta.date.is_empty() || !meta.date_iso.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for statement in ctx.document.statements.iter().filter(|statement| statement.role == StatementRole::Claim) {
        let text = ctx.words(statement.span);
        if let Some(words) = signs
            .find_iter(text)
            .map(|m| Span::from(m.range()))
            .find(|span| !in_quotation(text, *span) && !is_full_date(text, *span))
        {
            found.push((statement, words.shift(statement.span.start)));
        }
    }
    let Some((statement, words)) = found.first().copied() else { return Vec::new() };
    let more = match found.len() - 1 {
        0 => String::new(),
        1 => " One more place like this.".to_owned(),
        more => format!(" {more} more places like this."),
    };
    let message = format!("The page carries no date, so \u{201c}{}\u{201d} names no day.{more}", ctx.words(words));
    let mut finding = ctx.finding(RuleId::CopyUndated, statement.id, statement.span, message);
    finding.words.push(words);
    vec![finding]
}

/// "On Tuesday 4 March" names its day.
fn is_full_date(text: &str, span: Span) -> bool {
    dates::find(text, None).iter().any(|moment| moment.day.is_some() && moment.span.overlaps(span))
}

fn in_quotation(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    before.matches(['“', '«']).count() > before.matches(['”', '»']).count() || before.matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::SIGNS;

    #[test]
    fn the_pattern_compiles() {
        assert!(SIGNS.is_some());
    }
}
