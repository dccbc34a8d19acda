//! Finds what is said twice, in the body and among the derived parts.

use std::collections::{BTreeMap, HashMap};

use super::judge::{CONFLICT, Judge, Tie, is_fact};
use super::keyed::{Case, figures};
use super::lines::Lines;
use super::{Cluster, Member};
use crate::check::context::Context;
use crate::check::reading::{Reading, mismatch};
use crate::check::{Finding, Related};
use crate::document::{Part, Statement, StatementId};
use crate::rules::RuleId;
use crate::similarity::{Comparison, Difference, Index, Profile, compare, compare_from};
use crate::spread::{STATEMENTS, spread_told};
use crate::text::fold;

const VERBATIM: RuleId = RuleId::RepeatVerbatim;
const NEAR: RuleId = RuleId::RepeatNear;

/// How many candidates are compared for each statement.
const CANDIDATES: usize = 6;
/// How many for a figure that is given twice; their wording may differ.
const FIGURES: usize = 30;
/// Words of a statement that is compared with others. More are text without full stops, cut by its length: it says
/// nothing twice that a reader would call a sentence, and comparing it takes time with the square of its words.
const MOST_UNITS: usize = 120;

/// Two statements of one group that say the same, the earlier one first.
struct Pair {
    first: StatementId,
    second: StatementId,
    tie: Tie,
    made: Comparison,
}

/// Clusters and findings.
pub(in crate::check) fn run(
    ctx: &Context,
    reading: &Reading,
    step: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<(Vec<Cluster>, Vec<Finding>)> {
    let (mut clusters, mut findings) = (Vec::new(), Vec::new());
    let lines = Lines::new(ctx, reading);
    let groups: [&dyn Fn(Part) -> bool; 2] = [&|part| part == Part::Body, &Part::is_made];
    for group in groups {
        let statements: Vec<&Statement> = ctx.claims().filter(|statement| group(statement.part)).collect();
        let pairs = pairs((ctx, reading, &lines), &statements, step)?;
        for cluster in gather(ctx, &pairs) {
            findings.push(finding(ctx, &cluster));
            clusters.push(cluster);
        }
    }
    clusters.sort_by_key(|cluster| (cluster.rule != CONFLICT, cluster.members.first().map(|member| member.statement)));
    Some((clusters, findings))
}

/// All pairs of a group that say the same.
fn pairs(
    (ctx, reading, lines): (&Context, &Reading, &Lines),
    statements: &[&Statement],
    step: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Vec<Pair>> {
    let profiles: Vec<&Profile> = statements.iter().map(|statement| reading.of(statement.id)).collect();
    let index = Index::new(reading.words(), profiles.clone());
    let verbatim = verbatim((ctx, lines), statements);
    let limits = [(NEAR, "found"), (NEAR, "found_contained"), (CONFLICT, "found")];
    let limits = limits.map(|(rule, name)| ctx.rules.limit(rule, name) as f32);
    // A conflict leaves the two facts out of account, which are seldom half of a sentence.
    let least = 0.5 * limits.into_iter().fold(1.0, f32::min);
    let search = Search { ctx, reading, lines, statements, profiles: &profiles, index: &index, least };
    let found = spread_told((statements.len(), STATEMENTS), step, &|later| match verbatim[later] {
        Some(earlier) => {
            let made = compare(reading.words(), profiles[later], profiles[earlier]);
            let (first, second) = (statements[earlier].id, statements[later].id);
            vec![Pair { first, second, tie: Tie::Verbatim, made }]
        }
        None => search.near(later),
    })?;
    Some(found.into_iter().flatten().collect())
}

/// For each statement the first one with the same words, if they are enough to be told.
fn verbatim((ctx, lines): (&Context, &Lines), statements: &[&Statement]) -> Vec<Option<usize>> {
    let mut same: HashMap<String, usize> = HashMap::new();
    let words = ctx.rules.limit(VERBATIM, "words") as usize;
    let before = |(later, statement): (usize, &&Statement)| {
        let folded = fold(ctx.text(statement.id));
        let free = !lines.is_quoted(statement.id) && !lines.is_formula(statement.id);
        let long = free && folded.split(' ').count() >= words;
        let earlier = same.get(&folded).copied().filter(|_| long);
        if earlier.is_none() {
            same.insert(folded, later);
        }
        earlier
    };
    statements.iter().enumerate().map(before).collect()
}

/// One group of statements, ready to be searched for what says the same in other words.
struct Search<'a> {
    ctx: &'a Context<'a>,
    reading: &'a Reading,
    lines: &'a Lines,
    statements: &'a [&'a Statement],
    profiles: &'a [&'a Profile],
    index: &'a Index<'a>,
    /// Where one side has less of the other's content, they are no repeat whatever else is known of them.
    least: f32,
}

impl Search<'_> {
    /// The earlier statements that say what one says, or give a figure of it otherwise.
    fn near(&self, later: usize) -> Vec<Pair> {
        let Self { ctx, reading, lines, statements, profiles, index, .. } = *self;
        let (second, here) = (statements[later], profiles[later]);
        let mut found = Vec::new();
        if here.units.len() > MOST_UNITS {
            return found;
        }
        let near = index.candidates(reading.words(), here, FIGURES + 1);
        for (place, (earlier, _)) in near.into_iter().enumerate().filter(|(_, (at, _))| *at < later) {
            let figures = figures(reading.words(), here, profiles[earlier]);
            let alike = place <= CANDIDATES;
            let long = profiles[earlier].units.len() > MOST_UNITS;
            if !alike && (figures.is_empty() || long) {
                continue;
            }
            // Figures that disagree may stand in sentences that share little else.
            let least = if figures.is_empty() { self.least } else { 0.0 };
            let first = statements[earlier];
            let Some(made) = compare_from(reading.words(), here, profiles[earlier], least) else { continue };
            let judge = Judge { ctx, reading, first, second, made: &made, lines };
            let tie = judge.tie().filter(|_| alike);
            let case = Case { judge, index };
            let twice = tie.is_none().then(|| figures.iter().find_map(|&figures| case.conflict(figures))).flatten();
            if let Some(tie) = tie {
                found.push(Pair { first: first.id, second: second.id, tie, made });
            } else if let Some(difference) = twice.filter(|_| !long) {
                let made = Comparison { differences: vec![difference], ..made };
                found.push(Pair { first: first.id, second: second.id, tie: Tie::Conflict, made });
            }
        }
        found
    }
}

/// Joins pairs into clusters: a conflict is a cluster of its own, repeats of one statement are one.
fn gather(ctx: &Context, pairs: &[Pair]) -> Vec<Cluster> {
    let mut clusters = Vec::new();
    let mut root: BTreeMap<StatementId, StatementId> = BTreeMap::new();
    let mut groups: BTreeMap<StatementId, Vec<&Pair>> = BTreeMap::new();
    for pair in pairs {
        if pair.tie == Tie::Conflict {
            clusters.push(Cluster { rule: CONFLICT, members: vec![first(pair.first), member(ctx, pair)] });
            continue;
        }
        let top = root.get(&pair.first).copied().unwrap_or(pair.first);
        if root.contains_key(&pair.second) {
            continue;
        }
        root.insert(pair.second, top);
        groups.entry(top).or_default().push(pair);
    }
    for (top, group) in groups {
        let rule = group.iter().map(|pair| pair.tie).min().unwrap_or(Tie::Near).rule();
        let mut members = vec![first(top)];
        members.extend(group.into_iter().map(|pair| member(ctx, pair)));
        clusters.push(Cluster { rule, members });
    }
    clusters
}

fn first(statement: StatementId) -> Member {
    Member { statement, adds: Vec::new(), mismatches: Vec::new(), score: 1.0 }
}

fn member(ctx: &Context, pair: &Pair) -> Member {
    let told = |found: &&Difference| pair.tie == Tie::Conflict && found.support >= 0.5 && is_fact(found.kind);
    let sure = pair.made.differences.iter().filter(told);
    Member {
        statement: pair.second,
        adds: pair.made.only_here.clone(),
        mismatches: sure.map(|found| mismatch(ctx, found)).collect(),
        score: pair.made.score.max(if pair.tie == Tie::Verbatim { 1.0 } else { 0.0 }),
    }
}

fn finding(ctx: &Context, cluster: &Cluster) -> Finding {
    let last = cluster.members.get(1).map_or_else(StatementId::default, |member| member.statement);
    let statement = ctx.document.statement(last);
    let mismatches: Vec<_> = cluster.members.iter().flat_map(|member| member.mismatches.clone()).collect();
    let message = match (cluster.rule, mismatches.first()) {
        (RuleId::RepeatVerbatim, _) => "This sentence stands on the page already.".to_owned(),
        (RuleId::RepeatConflict, Some(found)) if found.there == found.here => {
            format!("Said before the other way round: see “{}” there.", found.there)
        }
        (RuleId::RepeatConflict, Some(found)) => {
            format!("Said before with “{}”; here it is “{}”.", found.there, found.here)
        }
        (RuleId::RepeatConflict, None) => "Said before, and not the same way.".to_owned(),
        _ => "This says again what was said before.".to_owned(),
    };
    let mut finding = ctx.finding(cluster.rule, last, statement.span, message);
    if cluster.rule == NEAR && statement.part != Part::Body {
        ctx.lower(&mut finding);
    }
    finding.score = cluster.members.get(1).map(|member| member.score);
    finding.words = mismatches.iter().filter_map(|found| found.here_span).collect();
    finding.mismatches = mismatches;
    let others = cluster.members.iter().enumerate().filter(|(at, _)| *at != 1);
    finding.related = others
        .map(|(at, member)| {
            let span = ctx.document.statement(member.statement).span;
            let note = if at == 0 { "said first here" } else { "said again here" };
            Related { statement: member.statement, span, note: note.to_owned() }
        })
        .collect();
    finding
}
