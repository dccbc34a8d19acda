//! Who says so: a derived statement that gives to one person what the body gives to another.

use std::collections::HashSet;

use super::find::Case;
use crate::check::context::Context;
use crate::check::{Attribution, AttributionKind, Checked, Mismatch, MismatchKind};
use crate::document::{Statement, StatementId};
use crate::language::{Dep, EntityLabel};
use crate::rules::RuleId;
use crate::similarity::{Link, Profile, Unit, UnitKind};
use crate::text::numbers::Dimension;
use crate::text::{Span, fold};

/// The other person, where the text is sure of it.
///
/// Only persons are told apart, and offices ("the treasurer"): that an agency says what its director said is no fault.
/// Where the body names nobody, or the same person among others, or lets this person say nearly the same elsewhere,
/// nothing is told.
pub(super) fn other(case: &Case, checked: &Checked) -> Option<Mismatch> {
    let least = case.ctx.rules.limit(RuleId::GroundingContradicted, "carried_speaker") as f32;
    let (own, own_span, office) = said_by(case, checked, case.statement.id)?;
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
    // A sum or large figure of the text's own is said by nobody else, whatever else the claim says with it.
    let least = if has_own_figure(case, closest) { FIGURE.min(least) } else { least };
    if best < least * whole.max(0.05) {
        return None;
    }
    let mut there: Option<&Attribution> = None;
    for (statement, _) in seen.iter().filter(|(_, share)| *share >= 0.6 * best) {
        let by = &checked.sourcing.get(statement)?.by;
        for attribution in tellers(case, checked, (*statement, own_span), by) {
            let unknown = matches!(fold(&attribution.name).as_str(), "" | "he" | "she" | "they");
            let doubtful = unknown || *statement == closest && !is_person(case, attribution);
            let holds = || office.as_ref().is_some_and(|office| may_hold(case, office, attribution));
            if doubtful || same(&own, &attribution.name) || holds() {
                return None;
            }
            there = there.or((*statement == closest).then_some(attribution));
        }
    }
    let there = there.filter(|there| !is_told(case, checked, there))?;
    Some(Mismatch {
        kind: MismatchKind::Attribution,
        here: own,
        there: there.name.clone(),
        here_span: Some(own_span),
        there_span: there.source.first().copied(),
    })
}

/// So much of the rest must be there beside a figure.
const FIGURE: f32 = 0.5;
/// An attribution that holds so much of what is said is the one that tells it.
const MOST: f32 = 0.7;

/// Whether the statement has a sum of money or a large figure of the claim.
fn has_own_figure(case: &Case, id: StatementId) -> bool {
    const LARGE: f64 = 100.0;
    let seen = case.judgement.seen.iter().find(|(at, _)| case.there(*at).id == id);
    let Some((_, made)) = seen else { return false };
    case.claim.units.iter().enumerate().any(|(at, unit)| {
        let UnitKind::Number(number) = unit.kind else { return false };
        let figure = &case.claim.numbers[usize::from(number)];
        let large = matches!(figure.dimension, Dimension::Money(_)) || figure.value >= LARGE;
        large && made.alignment.here[at].is_some_and(|link| link.likeness >= 0.99)
    })
}

/// The attributions of a statement that tell what the claim says: of two in one sentence the one whose content holds it.
fn tellers<'a>(
    case: &Case,
    checked: &'a Checked,
    (id, own): (StatementId, Span),
    by: &[usize],
) -> Vec<&'a Attribution> {
    let all: Vec<&Attribution> = by.iter().filter_map(|&at| checked.attributions.get(at)).collect();
    let seen = case.judgement.seen.iter().find(|(at, _)| case.there(*at).id == id);
    let Some((_, made)) = seen.filter(|_| all.len() > 1) else { return all };
    let there = case.reading.of(id);
    let links = case.claim.units.iter().zip(&made.alignment.here).filter(|(unit, _)| !unit.span.overlaps(own));
    let linked = links.filter_map(|(_, link)| link.filter(|link| link.likeness >= 0.6));
    let linked: Vec<&Unit> = linked.map(|link| &there.units[usize::from(link.to)]).collect();
    let whole: f32 = linked.iter().map(|unit| unit.weight).sum();
    let held = |found: &&Attribution| {
        let inside = linked.iter().filter(|unit| found.content.iter().any(|part| part.contains(unit.span)));
        inside.map(|unit| unit.weight).sum::<f32>() >= MOST * whole
    };
    let telling: Vec<&Attribution> = all.iter().copied().filter(|found| held(found)).collect();
    if telling.is_empty() { all } else { telling }
}

/// What looks like a speaker's verb in the statement is part of what the text lets another say: "Blake ordered staff to
/// destroy samples", which Gant alleges.
pub(super) fn is_told(case: &Case, checked: &Checked, there: &Attribution) -> bool {
    let Some(place) = case.body.iter().position(|statement| statement.id == there.statement) else { return false };
    let Some((_, made)) = case.judgement.seen.iter().find(|(at, _)| *at == place) else { return false };
    let body = case.reading.of(there.statement);
    let own = checked.attributions.iter().filter(|found| found.statement == case.statement.id);
    let mut cues = own.flat_map(|found| &found.cue).peekable();
    let told = |cue: &Span| {
        let units = case.claim.units.iter().enumerate().filter(|(_, unit)| unit.is_verb && cue.overlaps(unit.span));
        let mut links = units.filter_map(|(at, _)| made.alignment.here[at].filter(|link| link.likeness >= 0.8));
        links.any(|link| {
            let span = body.units[usize::from(link.to)].span;
            let inside = |spans: &[Span]| spans.iter().any(|one| one.overlaps(span));
            inside(&there.content) && !inside(&there.cue)
        })
    };
    cues.peek().is_some() && cues.all(told)
}

/// The one person to whom a statement gives what it says, the words that name the person, and the office where it names
/// nothing else.
fn said_by(case: &Case, checked: &Checked, id: StatementId) -> Option<(String, Span, Option<Unit>)> {
    let mut found = checked.attributions.iter().filter(|found| found.statement == id);
    let only = found.next()?;
    let source = *only.source.first()?;
    if only.kind != AttributionKind::Speech || only.name.is_empty() || found.next().is_some() {
        return None;
    }
    if is_person(case, only) {
        // "He" that leads to nobody may be anybody.
        let unknown = matches!(fold(&only.name).as_str(), "he" | "she");
        return (!unknown).then(|| (only.name.clone(), source, None));
    }
    let office = office(case, case.claim, source)?;
    Some((case.ctx.words(source).to_owned(), source, Some(office)))
}

/// The office that is all that `source` says of a person: "the union's treasurer".
fn office(case: &Case, profile: &Profile, source: Span) -> Option<Unit> {
    // "A driver who was a victim" is a driver.
    let words = case.ctx.words(source);
    let end = [" who ", " that ", " which ", ", "].iter().filter_map(|mark| words.find(mark)).min();
    let source = end.map_or(source, |end| Span::new(source.start, source.start + end));
    let last = profile.units.iter().rfind(|unit| source.contains(unit.span))?;
    let is_office = case.reading.words().is_office(last.word);
    (is_office && last.kind == UnitKind::Word).then(|| last.clone())
}

/// Whether the one whom the body lets say it may hold the office: nothing is known of what else he does, or he is called
/// that, or nearly that, somewhere.
fn may_hold(case: &Case, office: &Unit, attribution: &Attribution) -> bool {
    let last = fold(attribution.name.rsplit(' ').next().unwrap_or_default());
    let named = case.body.iter().filter(|statement| {
        statement.id == attribution.statement
            || case.reading.of(statement.id).units.iter().any(|unit| fold(case.ctx.words(unit.span)) == last)
    });
    let (mut known, mut alike) = (false, false);
    for unit in named.flat_map(|statement| &case.reading.of(statement.id).units) {
        known |= case.reading.words().is_office(unit.word);
        alike |= case.reading.words().likeness(unit.word, office.word) >= 0.5;
    }
    alike || !known
}

/// The source is a name of a person, or "he" or "she" led back to one.
pub(super) fn is_person(case: &Case, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source.first() else { return false };
    let words = fold(case.ctx.words(*source));
    if case.people.contains(&words) || matches!(words.as_str(), "he" | "she") {
        return true;
    }
    let tree = case.ctx.tree(case.ctx.document.statement_at(source.start).unwrap_or(attribution.statement));
    // "A picture of Ann Lee" is no person: the name must be what the source is about.
    let tokens = tree.tokens_in(*source);
    let head = tokens.clone().find(|&at| tree.head(at) == at || !tokens.contains(&tree.head(at)));
    tree.entities.iter().any(|entity| {
        // "The council leader, Patrick Doyle"
        let called =
            |head: usize| tree.child(head, Dep::Appos).is_some_and(|name| entity.tokens.contains(&(name as u32)));
        let is_head = head.is_none_or(|head| entity.tokens.contains(&(head as u32)) || called(head));
        entity.label == EntityLabel::Person && entity.span.overlaps(*source) && is_head
    })
}

/// Last words of the persons whom the body names in full, folded.
pub(super) fn people(ctx: &Context, body: &[&Statement]) -> HashSet<String> {
    let entities = body.iter().flat_map(|statement| &ctx.tree(statement.id).entities);
    let people = entities.filter(|entity| entity.label == EntityLabel::Person);
    let last = |name: String| name.rsplit_once(' ').map(|(_, last)| last.to_owned());
    people.filter_map(|entity| last(fold(ctx.words(entity.span)))).collect()
}

/// One name is the other's last word, or holds it.
pub(super) fn same(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    a.contains(&last(&b)) || b.contains(&last(&a))
}
