//! `attribution.single_source`: "sources" where there is one, and a dispute in which one side speaks alone.

use super::cue::CueKind;
use super::judge::{Case, claim, is_source};
use crate::check::{AttributionKind, Finding, Need, Related};
use crate::document::Part;
use crate::rules::RuleId;

const RULE: RuleId = RuleId::AttributionSingleSource;

/// Both kinds, one hint each.
pub(super) fn single(case: &Case) -> Vec<Finding> {
    [plural(case), disputed(case)].into_iter().flatten().collect()
}

/// "Sources" in the plural in an article that cites one.
fn plural(case: &Case) -> Option<Finding> {
    let cited = |i: &usize| {
        !case.drafts[*i].quoted
            && !case.drafts[*i].told
            && case.attributions[*i].kind != AttributionKind::Attitude
            && !case.judged[*i].name.is_empty()
    };
    let is_plural = |i: &usize| {
        let name = case.judged[*i].name.to_lowercase();
        name == "sources" || name.ends_with(" sources") || name.starts_with("sources ")
    };
    let all: Vec<usize> = (0..case.drafts.len()).filter(cited).collect();
    let &first = all.iter().find(|i| is_plural(i))?;
    let mut names: Vec<&str> = all.iter().filter(|i| !is_plural(i)).map(|&i| case.judged[i].name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() != 1 || case.drafts[first].cue.kind == CueKind::Adverb {
        return None;
    }
    let draft = &case.drafts[first];
    let words = case.attributions[first].source.clone();
    let span = words.first().copied().unwrap_or(case.ctx.document.statement(draft.statement).span);
    let message = format!("The text speaks of “sources” in the plural and cites only one: {}.", names[0]);
    let mut finding = case.ctx.finding(RULE, draft.statement, span, message);
    finding.words = words;
    Some(finding)
}

/// What one source says against somebody who denies it, and nobody else is heard for.
fn disputed(case: &Case) -> Option<Finding> {
    let document = case.ctx.document;
    let reach = case.ctx.rules.limit(RULE, "statements_back") as usize;
    let in_body = |i: &usize| document.statement(case.drafts[*i].statement).part == Part::Body;
    let name = |i: usize| case.judged[i].name.as_str();
    let denials: Vec<usize> = (0..case.drafts.len()).filter(|i| in_body(i) && denies(case, *i)).collect();
    if denials.is_empty() {
        return None;
    }
    let accuses = |i: &usize| in_body(i) && is_source(case, *i) && !denies(case, *i) && is_grave(case, *i);
    let charges: Vec<usize> = (0..case.drafts.len()).filter(accuses).collect();
    denials.into_iter().find_map(|denial| {
        let at = case.drafts[denial].statement.index();
        let others = || charges.iter().copied().filter(|&i| name(i) != name(denial));
        let near = |i: &usize| (at.saturating_sub(reach)..at).contains(&case.drafts[*i].statement.index());
        let first = others().find(near).filter(|&first| !name(first).is_empty())?;
        // Somebody else who says such things anywhere makes it two.
        if others().any(|i| name(i) != name(first)) {
            return None;
        }
        let statement = document.statement(case.drafts[first].statement);
        let message = format!("This is denied, and the text has it from one source only: {}.", name(first));
        let mut finding = case.ctx.finding(RULE, statement.id, statement.span, message);
        finding.words.clone_from(&case.attributions[first].source);
        let other = document.statement(case.drafts[denial].statement);
        finding.related.push(Related { statement: other.id, span: other.span, note: "denied here".to_owned() });
        Some(finding)
    })
}

fn denies(case: &Case, i: usize) -> bool {
    let draft = &case.drafts[i];
    let lemma = case.ctx.tree(draft.statement).tokens.get(draft.cue.head).map_or("", |token| &*token.lemma);
    let named = case.judged[i].grade.is_some() && !case.judged[i].nameless;
    !draft.quoted && named && matches!(lemma, "deny" | "dispute" | "reject" | "refute" | "contest")
}

/// It accuses, lays blame or imputes a motive.
fn is_grave(case: &Case, i: usize) -> bool {
    let grave = |need: &Need| matches!(need, Need::Accusation | Need::Cause | Need::Motive);
    claim(case, &case.drafts[i]).as_ref().is_some_and(grave)
        || case.needs(case.drafts[i].statement).iter().any(|(need, _)| grave(need))
}
