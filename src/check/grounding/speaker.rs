//! Who says so: a derived statement that gives to one person what the body gives to another.

use super::find::Case;
use crate::check::{Attribution, AttributionKind, Checked, Mismatch, MismatchKind};
use crate::document::StatementId;
use crate::language::EntityLabel;
use crate::rules::RuleId;
use crate::similarity::Link;
use crate::text::{Span, fold};

/// The other person, where the text is sure of it.
///
/// Only persons are told apart: that an agency says what its director said is no fault. Where the body names nobody,
/// or the same person among others, or lets this person say nearly the same elsewhere, nothing is told.
pub(super) fn other(case: &Case, checked: &Checked) -> Option<Mismatch> {
    let least = case.ctx.rules.limit(RuleId::GroundingContradicted, "carried_speaker") as f32;
    let (own, own_span) = said_by(case, checked, case.statement.id)?;
    // What is said, apart from who says it: the person's name alone would make any other words of hers look alike.
    let units = || case.claim.units.iter().enumerate().filter(|(_, unit)| !unit.span.overlaps(own_span));
    let said = |here: &[Option<Link>]| -> f32 {
        let links =
            units().map(|(at, unit)| here.get(at).copied().flatten().map_or(0.0, |link| unit.weight * link.likeness));
        links.sum()
    };
    let whole: f32 = units().map(|(_, unit)| unit.weight).sum();
    let mut seen: Vec<(StatementId, f32)> =
        case.judgement.seen.iter().map(|(at, made)| (case.there(*at).id, said(&made.alignment.here))).collect();
    seen.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (closest, best) = *seen.first()?;
    if best < least * whole.max(0.05) {
        return None;
    }
    let mut there: Option<&Attribution> = None;
    for (statement, _) in seen.iter().filter(|(_, share)| *share >= 0.6 * best) {
        let by = &checked.sourcing.get(statement)?.by;
        for attribution in by.iter().filter_map(|&at| checked.attributions.get(at)) {
            let doubtful = attribution.name.is_empty() || *statement == closest && !is_person(case, attribution);
            if doubtful || same(&own, &attribution.name) {
                return None;
            }
            there = there.or((*statement == closest).then_some(attribution));
        }
    }
    let there = there?;
    Some(Mismatch {
        kind: MismatchKind::Attribution,
        here: own,
        there: there.name.clone(),
        here_span: Some(own_span),
        there_span: there.source.first().copied(),
    })
}

/// The one person to whom a statement gives what it says, and the words that name the person.
fn said_by(case: &Case, checked: &Checked, id: StatementId) -> Option<(String, Span)> {
    let mut found = checked.attributions.iter().filter(|found| found.statement == id);
    let only = found.next()?;
    let fits = only.kind == AttributionKind::Speech && !only.name.is_empty() && is_person(case, only);
    (fits && found.next().is_none()).then(|| Some((only.name.clone(), *only.source.first()?)))?
}

/// The source is a name of a person, or "he" or "she" led back to one.
fn is_person(case: &Case, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source.first() else { return false };
    let words = fold(case.ctx.words(*source));
    if matches!(words.as_str(), "he" | "she") {
        return true;
    }
    let tree = case.ctx.tree(case.ctx.document.statement_at(source.start).unwrap_or(attribution.statement));
    tree.entities.iter().any(|entity| entity.label == EntityLabel::Person && entity.span.overlaps(*source))
}

/// One name is the other's last word, or holds it.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    a.contains(&last(&b)) || b.contains(&last(&a))
}
