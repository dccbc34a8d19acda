//! Who says what: attributions, the sources of an article, and what lacks one.
//!
//! An attribution is a source, a cue and a content: *Lind* *said* *the road is closed*. Possible cues are found in
//! the tree of each sentence ([`cue`]), judged by a small fitted model over the product's word lists, tags and
//! relations ([`model`]), and put together with the quotations they tag. Sources are led back to names and graded;
//! then each statement is asked whether it needs a source and has one.

mod assemble;
mod choose;
mod content;
pub mod cue;
pub mod extent;
pub mod features;
mod grade;
mod judge;
mod kinds;
mod ledger;
mod lists;
pub mod model;
mod need;
mod people;
pub mod pieces;
mod predicate;
pub(super) mod quotes;
mod read;
mod second;
pub mod sentence;
mod single;
mod source;

use std::collections::BTreeMap;

use super::{Attribution, AttributionKind, Checked, Context, Finding, Grade, Sourcing};
use crate::document::{Document, StatementId, StatementRole};
use crate::language::Parsed;
use crate::rules::Rules;
use crate::spread::{STATEMENTS, spread};

use assemble::{Draft, Untagged, assemble};
use cue::CueKind;
use grade::{Judged, Scene, judge_all};
use model::Weights;
use people::People;

pub use lists::Lists;
pub use read::{Found, Reading};

/// What was found out about the sources of an article.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Attributions in reading order.
    pub attributions: Vec<Attribution>,
    /// How each statement stands.
    pub sourcing: BTreeMap<StatementId, Sourcing>,
    drafts: Vec<Draft>,
    judged: Vec<Judged>,
    untagged: Vec<Untagged>,
    people: People,
}

/// Finds the attributions of a document and how each statement stands with sources. `parsed` has a tree for each
/// statement; without trees nothing is found.
pub fn attribute(document: &Document, parsed: &[Parsed], rules: &Rules) -> Sources {
    attribute_by(document, parsed, rules, Weights::builtin())
}

/// The same with other weights, for whoever fits them.
pub fn attribute_by(document: &Document, parsed: &[Parsed], rules: &Rules, weights: &Weights) -> Sources {
    let lists = Lists::new(rules);
    let reading = Reading::new(document, parsed, &lists, weights);
    let values = reading.values(document, parsed);
    let (drafts, untagged) = assemble((document, parsed), &reading, &lists, weights);
    let mut people = People::of(document, parsed, &lists);
    let judged = judge_all(&Scene { document, parsed, lists: &lists }, &mut people, &drafts);
    let finish = |(draft, judged): (&Draft, &Judged)| finished(draft, judged, &parsed[draft.statement.index()], &lists);
    let attributions: Vec<Attribution> = drafts.iter().zip(&judged).map(finish).collect();
    let ground = need::Ground { document, lists: &lists, quotations: &reading.quotations };
    let reach = reaching(document, &attributions);
    let judged_all = spread(document.statements.len().min(parsed.len()), STATEMENTS, &|at| {
        let (statement, tree, values) = (&document.statements[at], &parsed[at], &values[at]);
        let words = sentence::words(tree);
        let carries = weights.carries.probability(values, &words);
        let score = weights.attributed.probability(values, &words);
        let claims = statement.role == StatementRole::Claim;
        Sourcing {
            carries: carries >= weights.carries.from,
            attributed: score >= weights.attributed.from,
            score,
            needs: if claims { need::needs(&ground, tree, statement.span) } else { Vec::new() },
            by: reach[at].clone(),
        }
    });
    let sourcing = document.statements.iter().map(|statement| statement.id).zip(judged_all).collect();
    Sources { attributions, sourcing, drafts, judged, untagged, people }
}

/// For each statement, the attributions whose cue stands in it or whose content runs into it.
fn reaching(document: &Document, attributions: &[Attribution]) -> Vec<Vec<usize>> {
    let mut reach: Vec<Vec<usize>> = vec![Vec::new(); document.statements.len()];
    for (i, found) in attributions.iter().enumerate() {
        reach[found.statement.index()].push(i);
        for part in &found.content {
            let from = document.statements.partition_point(|statement| statement.span.end <= part.start);
            let inside = document.statements.iter().skip(from).take_while(|statement| statement.span.start < part.end);
            for statement in inside {
                let list = &mut reach[statement.id.index()];
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
    }
    for list in &mut reach {
        list.sort_unstable();
        list.dedup();
    }
    reach
}

fn finished(draft: &Draft, judged: &Judged, tree: &Parsed, lists: &Lists) -> Attribution {
    let head = &tree.tokens[draft.cue.head];
    let mind = match draft.cue.kind {
        CueKind::Verb => lists.attitude.contains(&draft.lemma) && !lists.strong.contains(&draft.lemma),
        CueKind::Adjective => true,
        _ => false,
    };
    let document = draft.cue.speaker.is_some_and(|s| lists::noun_in(&lists.documents, tree, s, ""));
    Attribution {
        statement: draft.statement,
        kind: match (mind, document) {
            (true, _) => AttributionKind::Attitude,
            (false, true) => AttributionKind::Document,
            (false, false) => AttributionKind::Speech,
        },
        source: assemble::spans(tree, &draft.cue.source),
        cue: match draft.cue.kind {
            // Marks are trimmed off runs of words; here the mark is the cue.
            CueKind::Colon => vec![head.span],
            _ => assemble::spans(tree, &draft.cue.cue),
        },
        content: draft.content.clone(),
        name: judged.name.clone(),
        grade: judged.grade.unwrap_or(Grade::D),
        score: draft.score,
    }
}

/// The check: attributions, sourcing and ledger into `checked`, findings returned. Derived parts are not asked for
/// sources of their own, only for vague ones and for quotations of nobody.
pub(super) fn run(ctx: &Context, checked: &mut Checked) -> Vec<Finding> {
    let sources = attribute(ctx.document, ctx.parsed, ctx.rules);
    let case = judge::Case {
        ctx,
        drafts: &sources.drafts,
        judged: &sources.judged,
        attributions: &sources.attributions,
        untagged: &sources.untagged,
        sourcing: &sources.sourcing,
    };
    let findings =
        [judge::missing, judge::vague, judge::orphans, single::single].iter().flat_map(|rule| rule(&case)).collect();
    let lists = Lists::new(ctx.rules);
    checked.ledger = ledger::ledger(&ledger::Books {
        scene: Scene { document: ctx.document, parsed: ctx.parsed, lists: &lists },
        people: &sources.people,
        drafts: &sources.drafts,
        judged: &sources.judged,
        attributions: &sources.attributions,
        sourcing: &sources.sourcing,
    });
    checked.attributions = sources.attributions;
    checked.sourcing = sources.sourcing;
    findings
}
