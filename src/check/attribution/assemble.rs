//! From judged cues to attributions: one for each cue that counts, quotations led to the cue that tags them.

use super::choose::{Chosen, chosen};
use super::cue::{Cue, CueKind};
use super::extent::grown;
use super::lists::Lists;
use super::model::Weights;
use super::quotes::Quotation;
use super::read::{Found, Reading};
use crate::document::{Document, StatementId};
use crate::language::{Parsed, Pos};
use crate::text::Span;

/// An attribution before its source is led back to a name.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// The statement of the cue.
    pub(crate) statement: StatementId,
    /// The cue, with tokens of that statement.
    pub(crate) cue: Cue,
    /// The lemma of the cue's main word, as the word lists have it.
    pub(crate) lemma: String,
    /// The cue itself stands inside a quotation.
    pub(crate) quoted: bool,
    /// Another attribution of the sentence tells it.
    pub(crate) told: bool,
    /// The probability that it is one.
    pub(crate) score: f32,
    /// What is attributed, in this statement and those it runs on to.
    pub(crate) content: Vec<Span>,
}

/// A quotation without a cue of its own, and whom it was led to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Untagged {
    /// The quotation.
    pub(crate) quotation: Quotation,
}

/// Attributions of an article in reading order, and the quotations that none of them tags in its own sentence.
pub(crate) fn assemble(
    (document, parsed): (&Document, &[Parsed]),
    reading: &Reading,
    lists: &Lists,
    weights: &Weights,
) -> (Vec<Draft>, Vec<Untagged>) {
    let mut drafts: Vec<Draft> = Vec::new();
    for ((statement, tree), found) in document.statements.iter().zip(parsed).zip(&reading.cues) {
        let whole = |found: &Found| grown((tree, &document.text), (&found.cue, found.probability), lists, weights);
        for Chosen { found, cue, told } in chosen(tree, found, weights, whole) {
            let content = spans(tree, &cue.content);
            drafts.push(Draft {
                statement: statement.id,
                lemma: lists.verb(tree, &document.text, cue.head),
                cue,
                quoted: found.quoted,
                told,
                score: found.probability,
                content,
            });
        }
    }
    let untagged = lead_quotations(document, parsed, reading, &mut drafts);
    for draft in &mut drafts {
        draft.content.sort();
        draft.content.dedup();
    }
    (drafts, untagged)
}

/// Runs of tokens as spans, marks trimmed off both ends of each run.
pub(crate) fn spans(tree: &Parsed, tokens: &[usize]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in 1..=tokens.len() {
        if tokens.get(at).is_some_and(|&t| t == tokens[at - 1] + 1) {
            continue;
        }
        let mut run = tokens.get(from..at).unwrap_or_default();
        let trims = |t: &usize| tree.tokens.get(*t).is_none_or(|token| token.pos == Pos::Punct);
        while run.first().is_some_and(trims) {
            run = &run[1..];
        }
        while run.last().is_some_and(trims) {
            run = &run[..run.len() - 1];
        }
        if let (Some(&a), Some(&b)) = (run.first(), run.last()) {
            found.extend(tree.span(a..b + 1));
        }
        from = at;
    }
    found
}

/// Gives each quotation to the attribution that tags it: the nearest in a sentence it touches, or else, for whole
/// quoted sentences, the last one before.
fn lead_quotations(document: &Document, parsed: &[Parsed], reading: &Reading, drafts: &mut [Draft]) -> Vec<Untagged> {
    let mut untagged = Vec::new();
    let mut before: Option<usize> = None;
    for quotation in &reading.quotations {
        let from = document.statements.partition_point(|statement| statement.span.end <= quotation.span.start);
        let touched: Vec<StatementId> = document
            .statements
            .iter()
            .skip(from)
            .take_while(|statement| statement.span.start < quotation.span.end)
            .map(|statement| statement.id)
            .collect();
        let (Some(&first), Some(&last)) = (touched.first(), touched.last()) else { continue };
        let own = (drafts.partition_point(|draft| draft.statement < first)..drafts.len())
            .take_while(|&i| drafts[i].statement <= last)
            .filter(|&i| !drafts[i].quoted && drafts[i].cue.kind != CueKind::Adverb)
            .min_by_key(|&i| (distance(parsed, &drafts[i], quotation.span), i));
        let owner = match own {
            Some(owner) => Some(owner),
            None if is_whole(document, quotation, &touched) || quotation.goes_on => {
                let after = if quotation.goes_on { before } else { last_before(drafts, first) };
                untagged.push(Untagged { quotation: *quotation });
                after
            }
            None => None,
        };
        if let Some(owner) = owner {
            add(document, &mut drafts[owner], quotation.span, &touched);
        }
        before = owner;
    }
    untagged
}

/// No more attributions back are looked at: what is further off no reader has in mind.
const FAR: usize = 40;

/// The last attribution before a statement that has a speaker and is not inside a quotation.
fn last_before(drafts: &[Draft], statement: StatementId) -> Option<usize> {
    let end = drafts.partition_point(|draft| draft.statement < statement);
    (end.saturating_sub(FAR)..end).rev().find(|&i| !drafts[i].quoted && drafts[i].cue.speaker.is_some())
}

fn distance(parsed: &[Parsed], draft: &Draft, quotation: Span) -> usize {
    let tree = parsed.get(draft.statement.index());
    let Some(head) = tree.and_then(|tree| tree.tokens.get(draft.cue.head)) else { return usize::MAX };
    if draft.content.iter().any(|span| span.overlaps(quotation)) {
        return 0;
    }
    if head.span.end <= quotation.start {
        quotation.start - head.span.end
    } else {
        head.span.start.abs_diff(quotation.end)
    }
}

/// The quotation makes up most of the sentences it touches.
fn is_whole(document: &Document, quotation: &Quotation, touched: &[StatementId]) -> bool {
    let all: usize = touched.iter().map(|&id| document.statement(id).span.len()).sum();
    10 * quotation.span.len() >= 6 * all
}

fn add(document: &Document, draft: &mut Draft, quotation: Span, touched: &[StatementId]) {
    for &id in touched {
        let Some(part) = document.statement(id).span.common(quotation) else { continue };
        let covered: usize = draft.content.iter().filter_map(|span| span.common(part)).map(Span::len).sum();
        if 10 * covered < 9 * part.len() {
            draft.content.retain(|span| !part.contains(*span));
            draft.content.push(part);
        }
    }
}
