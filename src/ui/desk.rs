//! What panels are given to draw: the session, the open article, what is counted over it, and how many are picked.

use super::digest::Digest;
use super::view::View;
use crate::app::{OpenArticle, Workbench};
use crate::check::Finding;
use crate::document::{Document, Part, Statement, StatementId};
use crate::review::{Mark, Standing};
use crate::rules::RuleId;
use crate::text::Span;

/// What panels are given: the session, the open article, and what is counted over them.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The session.
    pub bench: &'a Workbench,
    /// The open article.
    pub article: &'a OpenArticle,
    /// Counts over it.
    pub digest: &'a Digest,
    /// Number of statements picked, one by one or by their words.
    pub picked: usize,
}

impl<'a> Desk<'a> {
    /// The desk for a window that shows `view`; none without an article.
    pub(super) fn of(bench: &'a Workbench, digest: &'a Digest, view: &View) -> Option<Self> {
        let article = bench.article.as_ref()?;
        let picked = match view.picked.len() {
            0 => view.article.picked_statements(&article.document).len(),
            picked => picked,
        };
        Some(Self { bench, article, digest, picked })
    }

    /// The document.
    pub(super) fn document(&self) -> &'a Document {
        &self.article.document
    }

    /// The words of a span.
    pub(super) fn words(&self, span: Span) -> &'a str {
        self.article.document.words(span)
    }

    /// The chosen statement.
    pub(super) fn chosen(&self) -> Option<&'a Statement> {
        self.article.selected.and_then(|id| self.article.document.statements.get(id.index()))
    }

    /// A finding by its place.
    pub(super) fn finding(&self, at: usize) -> Option<&'a Finding> {
        self.article.checked.findings.get(at)
    }

    /// The mark on a statement.
    pub(super) fn mark(&self, id: StatementId) -> Option<&'a Mark> {
        let at = self.digest.states.get(id.index())?.mark?;
        self.article.review.marks.get(at).map(|mark| &**mark)
    }

    /// Whether a statement is counted and has no current mark.
    pub(super) fn is_open(&self, statement: &Statement) -> bool {
        statement.is_counted() && self.mark(statement.id).is_none_or(|mark| mark.place.standing != Standing::Current)
    }

    /// Whether a statement has a current mark that still wants something done.
    pub(super) fn is_unsettled(&self, statement: &Statement) -> bool {
        let mark = self.mark(statement.id).filter(|mark| mark.place.standing == Standing::Current);
        statement.is_counted() && mark.is_some_and(|mark| !self.article.review.is_settled(mark))
    }

    /// The statement that some words are in now.
    pub(super) fn statement_of(&self, span: Option<Span>) -> Option<StatementId> {
        span.and_then(|span| self.document().statement_at(span.start))
    }

    /// Counted statements around the article, part by part.
    pub(super) fn items(&self) -> impl Iterator<Item = &'a Statement> {
        let desk = *self;
        Part::AROUND.into_iter().flat_map(move |part| desk.of_part(part)).filter(|statement| statement.is_counted())
    }

    /// The statements of a part, in reading order: as [`Document::of_part`], found without looking at all the others.
    pub(super) fn of_part(&self, part: Part) -> impl DoubleEndedIterator<Item = &'a Statement> + use<'a> {
        let document = self.document();
        let ids = self.digest.parts.get(&part).map(|of_part| of_part.ids.as_slice()).unwrap_or_default();
        ids.iter().filter_map(|id| document.statements.get(id.index()))
    }

    /// The words in a statement whose mark must be looked at again: all of it first, then words inside it.
    pub(super) fn again_in(&self, statement: &Statement) -> Option<Span> {
        let again = |mark: &Mark| matches!(mark.place.standing, Standing::CheckAgain(_));
        if self.mark(statement.id).is_some_and(again) {
            return Some(statement.span);
        }
        let marks = &self.article.review.marks;
        let mut facts = self.digest.facts_in(statement.span);
        facts.find(|(_, at)| marks.get(*at).is_some_and(|mark| again(mark))).map(|(span, _)| span)
    }

    /// Statements of a part that are counted, and how many of them have a current mark.
    pub(super) fn share(&self, part: Part) -> (usize, usize) {
        self.digest.parts.get(&part).map_or((0, 0), |of_part| (of_part.marked, of_part.counted))
    }

    /// The name of a source inside a sentence; one that stands first in its own is written as the ledger has it.
    pub(super) fn source_name(&self, name: &str) -> String {
        let ledger = &self.article.checked.ledger;
        let small = name.to_lowercase();
        let is_known = ledger.heard.iter().chain(&ledger.spoken_for).any(|voice| voice.name == small);
        super::words::source_name(if is_known { &small } else { name })
    }

    /// A rule's name.
    pub(super) fn title(&self, rule: RuleId) -> &'a str {
        self.bench.rules.rule(rule).map_or(rule.as_str(), |rule| rule.title.as_str())
    }
}
