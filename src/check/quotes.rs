//! `quote.altered`: words inside quotation marks that differ from the same quotation in the body, also where the body
//! itself prints one twice.

use std::collections::HashMap;

use similar::{ChangeTag, TextDiff};

use super::context::Context;
use super::{Finding, Mismatch, MismatchKind, Related};
use crate::document::{Part, Statement, StatementId};
use crate::rules::RuleId;
use crate::similarity::quoted;
use crate::text::{Span, fold};

const RULE: RuleId = RuleId::QuoteAltered;

/// One quotation: its statement, its place, its folded words.
struct Quote {
    statement: StatementId,
    span: Span,
    words: Vec<String>,
    /// Made of two.
    joined: bool,
}

/// Compares every quotation outside the body with those of the body, and with the body's words.
pub(super) fn run(ctx: &Context) -> Vec<Finding> {
    let body: Vec<&Statement> = ctx.document.of_part(Part::Body).collect();
    let sources: Vec<Quote> = body.chunk_by(|a, b| a.block == b.block).flat_map(|block| sources(ctx, block)).collect();
    // What the body prints, and what it says in two quotations with "she said" between them.
    let statements = body.iter().map(|s| bare(ctx.words(s.span)).join(" ")).collect::<Vec<_>>().join(" ");
    let quoted = sources.iter().map(|source| source.words.join(" ")).collect::<Vec<_>>().join(" | ");
    let text = format!(" {statements} | {quoted} ");
    let mut findings = within(ctx, &sources);
    let derived: Vec<&Statement> = ctx.claims().filter(|statement| statement.part.is_derived()).collect();
    for quote in derived.chunk_by(|a, b| a.block == b.block).flat_map(|block| quotes(ctx, block)) {
        let words = format!(" {} ", quote.words.join(" "));
        if !text.contains(&words) && quote.words.len() >= ctx.rules.limit(RULE, "words") as usize {
            findings.extend(closest(ctx, &quote, &sources).map(|source| finding(ctx, &quote, source, "in the text")));
        }
    }
    findings
}

/// Two long quotations of the body that are one but for a word or two: the later one is flagged. What an editor put in
/// brackets is meant to differ.
fn within(ctx: &Context, sources: &[Quote]) -> Vec<Finding> {
    const RUN: usize = 3;
    let (least, alike) = (ctx.rules.limit(RULE, "words_body") as usize, ctx.rules.limit(RULE, "alike_body"));
    let long = |quote: &&Quote| !quote.joined && quote.words.len() >= least && !ctx.words(quote.span).contains('[');
    let same = |quote: &Quote, other: &Quote| {
        let (short, long) = if quote.words.len() <= other.words.len() { (quote, other) } else { (other, quote) };
        // Of words that are not there nothing can be the same.
        let near = short.words.len() as f64 >= alike * long.words.len() as f64;
        let within = || long.words.windows(short.words.len()).any(|run| run == short.words);
        near && !within() && share(&long.words, &short.words) >= alike
    };
    // Two that are nearly one share a run of words.
    let mut known: HashMap<&[String], Vec<&Quote>> = HashMap::new();
    let mut findings = Vec::new();
    for quote in sources.iter().filter(long) {
        let runs = || quote.words.windows(RUN);
        let mut before: Vec<&Quote> = runs().filter_map(|run| known.get(run)).flatten().copied().collect();
        before.sort_by_key(|other| other.span);
        before.dedup_by_key(|other| other.span);
        let twin = before.into_iter().find(|other| same(quote, other));
        findings.extend(twin.map(|other| finding(ctx, quote, other, "before")));
        for run in runs() {
            known.entry(run).or_default().push(quote);
        }
    }
    findings
}

/// The quotations of one block, sentence by sentence where one runs over several.
fn quotes(ctx: &Context, block: &[&Statement]) -> Vec<Quote> {
    let spans = marked(ctx, block);
    let parts = spans.iter().flat_map(|span| {
        block.iter().filter_map(|statement| {
            let part = Span::new(span.start.max(statement.span.start), span.end.min(statement.span.end));
            (part.start < part.end).then(|| quote(ctx, statement, part))
        })
    });
    parts.filter(|quote| !quote.words.is_empty()).collect()
}

/// The quotations of one block of the body, and each joined to the next: "I can mend it once," she said. "Not twice."
fn sources(ctx: &Context, block: &[&Statement]) -> Vec<Quote> {
    let spans = marked(ctx, block);
    let holder = |span: &Span| block.iter().rfind(|statement| statement.span.start <= span.start).copied();
    let single: Vec<Quote> = spans.iter().filter_map(|span| Some(quote(ctx, holder(span)?, *span))).collect();
    let joined = single.windows(2).map(|pair| Quote {
        statement: pair[0].statement,
        span: pair[0].span,
        words: [pair[0].words.clone(), pair[1].words.clone()].concat(),
        joined: true,
    });
    // Of two that fit alike the single one is meant, which comes last.
    let mut all: Vec<Quote> = joined.collect();
    all.extend(single);
    all
}

/// The stretches between quotation marks in neighbouring statements of one block.
fn marked(ctx: &Context, block: &[&Statement]) -> Vec<Span> {
    let Some((first, last)) = block.first().zip(block.last()) else { return Vec::new() };
    let whole = first.span.cover(last.span);
    let words = ctx.words(whole);
    let spans = if words.contains('„') { quoted_low(words) } else { quoted(words) };
    spans.into_iter().map(|span| span.shift(whole.start)).collect()
}

/// The words between „ and “ (or ”), as German, Dutch and others print them; there “ closes what would open in English.
fn quoted_low(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, mark) in text.char_indices() {
        match mark {
            '„' => open = Some(at + mark.len_utf8()),
            '“' | '”' | '"' => found.extend(open.take().map(|start| Span::new(start, at).trim(text))),
            _ => {}
        }
    }
    found.retain(|span: &Span| !span.is_empty());
    found
}

fn quote(ctx: &Context, statement: &Statement, span: Span) -> Quote {
    Quote { statement: statement.id, span, words: bare(ctx.words(span)), joined: false }
}

/// Folded words without marks, so that a comma inside the closing mark is no difference.
fn bare(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The quotation of the body that this one is most likely meant to be.
fn closest<'q>(ctx: &Context, quote: &Quote, sources: &'q [Quote]) -> Option<&'q Quote> {
    let least = ctx.rules.limit(RULE, "alike");
    sources
        .iter()
        .map(|source| (share(&quote.words, &source.words), source))
        .filter(|(share, _)| *share >= least)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, source)| source)
}

/// Share of the words of `short` that stand in `long` in the same order.
fn share(short: &[String], long: &[String]) -> f64 {
    let diff = TextDiff::configure().diff_slices(&refs(short), &refs(long));
    let same = diff.iter_all_changes().filter(|change| change.tag() == ChangeTag::Equal).count();
    same as f64 / short.len().max(1) as f64
}

fn refs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// What differs from the same quotation `at` another place.
fn finding(ctx: &Context, quote: &Quote, source: &Quote, at: &str) -> Finding {
    let (ours, theirs) = (refs(&quote.words), refs(&source.words));
    let diff = TextDiff::configure().diff_slices(&ours, &theirs);
    let words = |tag: ChangeTag| -> String {
        let changed = diff.iter_all_changes().filter(|change| change.tag() == tag);
        changed.map(|change| change.value().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let here = words(ChangeTag::Delete);
    let there = if ours.len() + 2 < theirs.len() { String::new() } else { words(ChangeTag::Insert) };
    let message = if there.is_empty() {
        format!("The quotation {at} does not have “{here}”.")
    } else if here.is_empty() {
        format!("The quotation {at} has “{there}” as well.")
    } else {
        format!("The quotation {at} has “{there}”, not “{here}”.")
    };
    let mut finding = ctx.finding(RULE, quote.statement, ctx.document.statement(quote.statement).span, message);
    finding.words = vec![quote.span];
    finding.mismatches = vec![Mismatch {
        kind: MismatchKind::Quote,
        here: ctx.words(quote.span).to_owned(),
        there: ctx.words(source.span).to_owned(),
        here_span: Some(quote.span),
        there_span: Some(source.span),
    }];
    let span = ctx.document.statement(source.statement).span;
    finding.related = vec![Related { statement: source.statement, span, note: format!("the quotation {at}") }];
    finding
}
