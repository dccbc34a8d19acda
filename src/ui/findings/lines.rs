//! The rows of the list of findings, for a grouping and a filter.

use std::collections::BTreeMap;

use super::{Filter, FindingsView, Group};
use crate::check::Finding;
use crate::document::Part;
use crate::review::{Dismissal, Standing};
use crate::rules::{RuleId, Severity};
use crate::ui::desk::Desk;
use crate::ui::words;

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    /// A group's name, how many are in it, and one of them where all can be set aside at once.
    Head(String, usize, Option<usize>),
    /// A finding by its place; whether it is the chosen one, which tells more.
    Finding(usize, bool),
    HintsFolded(usize),
    SetAsideFolded(usize),
    /// A finding that was set aside, by its place in the review.
    SetAside(usize),
}

fn group_of(desk: &Desk<'_>, finding: &Finding, group: Group) -> ((u8, u16), String) {
    match group {
        Group::Severity => {
            let rank = match finding.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Note => 2,
            };
            ((rank, 0), words::severity(finding.severity).to_owned())
        }
        Group::Rule => ((0, finding.rule as u16), desk.title(finding.rule).to_owned()),
        Group::Part => {
            let part = desk.document().statement(finding.statement).part;
            ((0, part as u16), words::part(part).to_owned())
        }
    }
}

fn fits(desk: &Desk<'_>, finding: &Finding, filter: &Filter) -> bool {
    let part = desk.document().statement(finding.statement).part;
    if filter.rule.is_some_and(|rule| rule != finding.rule) || filter.part.is_some_and(|wanted| wanted != part) {
        return false;
    }
    let wanted = filter.words.trim().to_lowercase();
    wanted.is_empty()
        || [&*finding.message, desk.title(finding.rule), desk.words(finding.span), words::part(part)]
            .iter()
            .any(|text| text.to_lowercase().contains(&wanted))
}

fn aside_fits(desk: &Desk<'_>, dismissal: &Dismissal, filter: &Filter) -> bool {
    let wanted = filter.words.trim().to_lowercase();
    let part = desk.statement_of(dismissal.place.span).map(|id| desk.document().statement(id).part);
    filter.rule.is_none_or(|rule| rule == dismissal.key.rule)
        && (filter.part.is_none() || filter.part == part)
        && [&*dismissal.wording, &*dismissal.remark, desk.title(dismissal.key.rule)]
            .iter()
            .any(|text| text.to_lowercase().contains(&wanted))
}

/// The rows, for this grouping and filter.
pub(super) fn of(desk: &Desk<'_>, own: &FindingsView, hints: bool) -> Vec<Line> {
    let findings = &desk.article.checked.findings;
    let open: Vec<(usize, &Finding)> =
        desk.article.open_findings().filter(|(_, finding)| fits(desk, finding, &own.filter)).collect();
    let chosen = desk.article.selected_finding;
    // The chosen one is always there, hint or not.
    let is_shown = |at: usize, finding: &Finding| hints || finding.severity > Severity::Note || chosen == Some(at);
    let mut groups: Vec<((u8, u16), String, Vec<usize>)> = Vec::new();
    for (at, finding) in open.iter().copied().filter(|(at, finding)| is_shown(*at, finding)) {
        let (order, name) = group_of(desk, finding, own.group);
        match groups.iter_mut().find(|(other, ..)| *other == order) {
            Some((.., members)) => members.push(at),
            None => groups.push((order, name, vec![at])),
        }
    }
    groups.sort_by_key(|(order, ..)| *order);
    let mut lines = Vec::new();
    for (_, name, members) in groups {
        let all = members.first().copied().filter(|_| own.group == Group::Rule && members.len() > 1);
        lines.push(Line::Head(name, members.len(), all));
        lines.extend(members.into_iter().map(|at| Line::Finding(at, chosen == Some(at))));
    }
    let folded = open.iter().filter(|(_, finding)| finding.severity == Severity::Note).count();
    if folded > 0 {
        lines.push(Line::HintsFolded(folded));
    }
    let dismissals = &desk.article.review.dismissals;
    let aside: Vec<usize> = (0..dismissals.len())
        .filter(|at| dismissals.get(*at).is_some_and(|dismissal| aside_fits(desk, dismissal, &own.filter)))
        .collect();
    if !aside.is_empty() {
        lines.push(Line::SetAsideFolded(aside.len()));
        if own.show_set_aside {
            lines.extend(aside.into_iter().map(Line::SetAside));
        }
    }
    debug_assert!(lines.iter().all(|line| !matches!(line, Line::Finding(at, _) if *at >= findings.len())));
    lines
}

/// The rules and parts that have open findings, with how many.
pub(super) fn present(desk: &Desk<'_>) -> (BTreeMap<RuleId, usize>, BTreeMap<Part, usize>) {
    let (mut rules, mut parts) = (BTreeMap::new(), BTreeMap::new());
    for (_, finding) in desk.article.open_findings() {
        *rules.entry(finding.rule).or_insert(0) += 1;
        *parts.entry(desk.document().statement(finding.statement).part).or_insert(0) += 1;
    }
    (rules, parts)
}

/// Why a set-aside finding counts again, if it does.
pub(super) fn stands_again(dismissal: &Dismissal) -> Option<&'static str> {
    match dismissal.place.standing {
        Standing::Current => None,
        Standing::CheckAgain(_) => Some(words::ASIDE_AGAIN),
        Standing::Gone => Some(words::GONE),
    }
}
