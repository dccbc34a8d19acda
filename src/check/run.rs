//! All checks over one document, in stages.

use std::sync::Arc;

use super::context::Context;
use super::{Cancelled, Checked, Progress, Stage, copy, subheadings};
use crate::document::Document;
use crate::rules::Rules;

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
    let ctx = Context { document, rules };
    go_on(progress, Stage::FirstLook)?;
    first_look(&ctx, &mut checked);
    finish(&ctx, &mut checked);
    partial(Arc::new(checked.clone()));
    Ok(checked)
}

fn go_on(progress: &dyn Progress, stage: Stage) -> Result<(), Cancelled> {
    if progress.step(stage, 0, 1) { Ok(()) } else { Err(Cancelled) }
}

fn first_look(ctx: &Context, checked: &mut Checked) {
    for check in [copy::placeholder::run, copy::garbled::run, copy::undated::run, subheadings::run] {
        checked.findings.extend(check(ctx));
    }
}

/// Drops what a desk switched off, and puts findings in reading order, graver first within a statement.
fn finish(ctx: &Context, checked: &mut Checked) {
    checked.findings.retain(|finding| ctx.rules.is_on(finding.rule));
    checked.findings.sort_by(|a, b| {
        let order = |finding: &super::Finding| (finding.statement, std::cmp::Reverse(finding.severity), finding.rule);
        order(a).cmp(&order(b)).then(a.span.cmp(&b.span)).then_with(|| a.message.cmp(&b.message))
    });
}
