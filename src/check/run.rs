//! All checks over one document, in stages.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::context::Context;
use super::reading::Reading;
use super::{
    Cancelled, Checked, Finding, Progress, Stage, arithmetic, attribution, carried, casing, copy, grounding, quotes,
    repeats, subheadings,
};
use crate::document::Document;
use crate::language::{Language, Parsed};
use crate::rules::Rules;
use crate::text::Span;

/// Checks a document. `partial` is handed what is known after each stage, so that a window can show it; the
/// checks which need no parse come first.
///
/// # Errors
/// [`Cancelled`] where `progress` said to stop.
pub fn run(
    document: &Document,
    rules: &Rules,
    progress: &dyn Progress,
    partial: &mut dyn FnMut(Arc<Checked>),
) -> Result<Checked, Cancelled> {
    let mut checked = Checked { rules_hash: rules.hash.clone(), ..Checked::default() };
    let first = Context { document, rules, parsed: &[], vectors: &[] };
    step(progress, Stage::FirstLook, 0, 1)?;
    checked.findings.extend(first_look(&first));
    hand_over(&first, &mut checked, partial);

    let go_on = || progress.step(Stage::Language, 0, document.statements.len());
    let copy = casing::restored(document, rules, &go_on);
    let document = copy.as_ref().unwrap_or(document);
    let (parsed, vectors) = read_language(document, rules, progress)?;
    let ctx = Context { document, rules, parsed: &parsed, vectors: &vectors };
    checked.findings.extend(copy::name_drift::run(&ctx));
    checked.findings.extend(carried::run(&ctx));
    hand_over(&ctx, &mut checked, partial);

    step(progress, Stage::Sources, 0, 1)?;
    let findings = attribution::run(&ctx, &mut checked);
    checked.findings.extend(findings);
    hand_over(&ctx, &mut checked, partial);

    let reading = Reading::new(&ctx);
    let mut told = |done, of| progress.step(Stage::Repeats, done, of);
    let (clusters, findings) = repeats::run(&ctx, &reading, &mut told).ok_or(Cancelled)?;
    checked.clusters = clusters;
    checked.findings.extend(findings);
    hand_over(&ctx, &mut checked, partial);
    let mut told = |done, of| progress.step(Stage::Grounding, done, of);
    let (groundings, findings) = grounding::run(&ctx, &reading, &checked, &mut told).ok_or(Cancelled)?;
    checked.groundings = groundings;
    checked.findings.extend(findings);
    hand_over(&ctx, &mut checked, partial);
    Ok(checked)
}

fn step(progress: &dyn Progress, stage: Stage, done: usize, of: usize) -> Result<(), Cancelled> {
    if progress.step(stage, done, of) { Ok(()) } else { Err(Cancelled) }
}

fn first_look(ctx: &Context) -> Vec<Finding> {
    [copy::placeholder::run, copy::garbled::run, copy::undated::run, quotes::run, subheadings::run, arithmetic::run]
        .iter()
        .flat_map(|check| check(ctx))
        .collect()
}

/// A tree and a vector for each statement. Empty ones where the text is not English or the models cannot be read:
/// the checks then fall back on measures that need no language.
fn read_language(
    document: &Document,
    rules: &Rules,
    progress: &dyn Progress,
) -> Result<(Vec<Parsed>, Vec<Vec<f32>>), Cancelled> {
    let spans: Vec<Span> = document.statements.iter().map(|statement| statement.span).collect();
    let nothing = || (vec![Parsed::default(); spans.len()], vec![Vec::new(); spans.len()]);
    let language = Language::builtin();
    step(progress, Stage::Language, 0, spans.len())?;
    if !document.is_english(rules) {
        return Ok(nothing());
    }
    let (Ok(syntax), Ok(table)) = (language.syntax(), language.vectors()) else {
        tracing::error!("the language data cannot be read; the checks go without it");
        return Ok(nothing());
    };
    let done = AtomicUsize::new(0);
    let go_on = || progress.step(Stage::Language, done.fetch_add(1, Ordering::Relaxed), spans.len());
    let parsed = syntax.parse_all(&document.text, &spans, &go_on).ok_or(Cancelled)?;
    let vectors = spans.iter().map(|span| table.embed(document.words(*span))).collect();
    Ok((parsed, vectors))
}

/// Drops what a desk switched off, puts findings in reading order, graver first within a statement, and hands over.
fn hand_over(ctx: &Context, checked: &mut Checked, partial: &mut dyn FnMut(Arc<Checked>)) {
    checked.findings.retain(|finding| ctx.rules.is_on(finding.rule));
    checked.findings.sort_by(|a, b| {
        let order = |finding: &Finding| (finding.statement, std::cmp::Reverse(finding.severity), finding.rule);
        order(a).cmp(&order(b)).then(a.span.cmp(&b.span)).then_with(|| a.message.cmp(&b.message))
    });
    partial(Arc::new(checked.clone()));
}
