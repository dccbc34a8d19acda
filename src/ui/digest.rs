//! What the panels need of the open article at every frame, counted once per change.
//!
//! A review's own look-ups walk its lists; over five thousand statements that is too slow to do sixty
//! times a second. The digest is made again when the document, the findings or any record is another
//! one than before.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::icons;
use crate::app::{OpenArticle, Workbench};
use crate::document::{Part, Statement, StatementId};
use crate::review::{Sealed, Share, Standing, Tally};
use crate::rules::{RuleId, Severity};
use crate::text::Span;

/// The shape under words that a check flagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// A plain thin line: copy that needs a look.
    Thin,
    /// Dots: a source nobody can name.
    Dotted,
    /// Dashes: no source.
    Dashed,
    /// Two lines: said twice.
    Double,
    /// A wave: conflict or contradiction.
    Wavy,
}

/// Flagged words in the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Underline {
    pub(super) span: Span,
    pub(super) shape: Shape,
    pub(super) severity: Severity,
    pub(super) finding: usize,
}

/// One statement, as the panels show it.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// Its mark: place in the review's list.
    pub(super) mark: Option<usize>,
    /// Findings that are not set aside: places in the list, gravest first.
    pub(super) findings: Vec<usize>,
    /// Somebody wrote a note on it.
    pub(super) noted: bool,
    /// A query about it waits for its answer.
    pub(super) asked: bool,
    /// A source was linked to it.
    pub(super) sourced: bool,
}

impl State {
    /// What people added to the statement besides its mark, in signs.
    pub(super) fn added(&self) -> Vec<&'static str> {
        let all = [(self.asked, icons::AUTHOR), (self.noted, icons::NOTE), (self.sourced, icons::LINK)];
        all.into_iter().filter(|(there, _)| *there).map(|(_, sign)| sign).collect()
    }
}

/// The statements of one part.
#[derive(Clone, Debug, Default)]
pub(super) struct OfPart {
    pub(super) ids: Vec<StatementId>,
    pub(super) marked: usize,
    pub(super) counted: usize,
}

/// Counts and look-ups over one state of the session.
#[derive(Debug, Default)]
pub struct Digest {
    print: u64,
    /// Counts of marks.
    pub(super) tally: Tally,
    /// By statement.
    pub(super) states: Vec<State>,
    /// In order of place.
    pub(super) underlines: Vec<Underline>,
    /// Findings above hints that are not set aside.
    pub(super) problems: usize,
    /// Hints that are not set aside.
    pub(super) hints: usize,
    /// Who is to look at a statement, where somebody was named.
    pub(super) assigned: BTreeMap<StatementId, String>,
    /// How far each person is, where anything is assigned.
    pub(super) shares: Vec<Share>,
    /// Derived statements that rest on a body statement.
    pub(super) rests: BTreeMap<StatementId, Vec<StatementId>>,
    /// The statements of each part, in reading order; with how many of them have a current mark, and are counted.
    pub(super) parts: BTreeMap<Part, OfPart>,
    /// Counted statements before each statement, and in all.
    counted: (Vec<u32>, u32),
    /// Words in the article.
    pub(super) words: usize,
    /// Goes up with every change; caches are keyed by it.
    pub(super) version: u64,
    /// Marks on words inside statements, in order of place: words, place in the review's list.
    facts: Vec<(Span, usize)>,
    /// How the last sign-off stands to the review as it is; none where nobody signed.
    pub(super) sealed: Option<Sealed>,
    /// Read cold: what the program found is not shown, so that the eye is not led.
    pub(super) cold: bool,
    document: usize,
}

impl Digest {
    /// Counts again if anything is another one than before.
    /// Read `cold`, it holds nothing of what the program found.
    pub fn refresh(&mut self, bench: &Workbench, cold: bool) {
        let print = bench.article.as_ref().map_or(0, |article| fingerprint(article) ^ u64::from(cold) << 63);
        if print == self.print {
            return;
        }
        let version = self.version + 1;
        let (document, words) = (self.document, self.words);
        *self = bench.article.as_ref().map(|article| Self::of(article, cold)).unwrap_or_default();
        (self.print, self.version, self.cold) = (print, version, cold);
        if let Some(article) = &bench.article {
            self.document = Arc::as_ptr(&article.document).addr();
            let same = document == self.document && words > 0;
            self.words = if same { words } else { article.document.text.split_whitespace().count() };
        }
    }

    fn of(article: &OpenArticle, cold: bool) -> Self {
        let document = &*article.document;
        let mut digest = Self { states: vec![State::default(); document.statements.len()], ..Self::default() };
        digest.place_records(article);
        digest.tally = tally(article, &digest.states);
        digest.sealed = article.review.sign_offs.last().map(|sign_off| sign_off.stands(&article.review));
        if !cold {
            digest.place_findings(article);
            for (derived, grounding) in &article.checked.groundings {
                for evidence in &grounding.evidence {
                    digest.rests.entry(evidence.statement).or_default().push(*derived);
                }
            }
        }
        let mut before = 0;
        for statement in &document.statements {
            digest.counted.0.push(before);
            before += u32::from(statement.is_counted());
            let mark = digest.states.get(statement.id.index()).and_then(|state| state.mark);
            let mark = mark.and_then(|at| article.review.marks.get(at));
            let is_marked = mark.is_some_and(|mark| mark.place.standing == Standing::Current);
            let of_part = digest.parts.entry(statement.part).or_default();
            of_part.ids.push(statement.id);
            of_part.counted += usize::from(statement.is_counted());
            of_part.marked += usize::from(statement.is_counted() && is_marked);
        }
        digest.counted.1 = before;
        digest
    }

    fn place_records(&mut self, article: &OpenArticle) {
        let document = &*article.document;
        let statement_of = |span: Span| {
            document.statement_at(span.start).filter(|id| document.statement(*id).span == span).map(StatementId::index)
        };
        for (at, mark) in article.review.marks.iter().enumerate() {
            let Some(span) = mark.place.span else { continue };
            if let Some(state) = statement_of(span).and_then(|index| self.states.get_mut(index)) {
                state.mark = Some(at);
            } else {
                self.facts.push((span, at));
            }
        }
        self.facts.sort_unstable();
        let at = |span: Option<Span>| span.and_then(|span| document.statement_at(span.start)).map(StatementId::index);
        for note in &article.review.notes {
            if let Some(state) = at(note.place.span).and_then(|index| self.states.get_mut(index)) {
                state.noted = true;
            }
        }
        for link in &article.review.source_links {
            if let Some(state) = at(link.place.span).and_then(|index| self.states.get_mut(index)) {
                state.sourced = true;
            }
        }
        if !article.review.assignments.is_empty() {
            let whose =
                |statement: &Statement| Some((statement.id, article.review.assigned_to(statement)?.name.clone()));
            self.assigned = document.counted().filter_map(whose).collect();
            self.shares = article.review.shares(document);
        }
        for query in article.review.queries.iter().filter(|query| query.answer.is_none()) {
            if let Some(state) = at(query.place.span).and_then(|index| self.states.get_mut(index)) {
                state.asked = true;
            }
        }
    }

    fn place_findings(&mut self, article: &OpenArticle) {
        for (at, finding) in article.checked.findings.iter().enumerate() {
            if article.set_aside.get(at).copied().unwrap_or(false) {
                continue;
            }
            if finding.severity == Severity::Note {
                self.hints += 1;
            } else {
                self.problems += 1;
            }
            if let Some(state) = self.states.get_mut(finding.statement.index()) {
                state.findings.push(at);
            }
            let shape = shape(finding.rule);
            let spans = if shape == Shape::Dotted && !finding.words.is_empty() {
                finding.words.clone()
            } else {
                vec![finding.span]
            };
            let underline = |span| Underline { span, shape, severity: finding.severity, finding: at };
            self.underlines.extend(spans.into_iter().map(underline));
        }
        for state in &mut self.states {
            state.findings.sort_by_key(|at| {
                (std::cmp::Reverse(article.checked.findings.get(*at).map(|finding| finding.severity)), *at)
            });
        }
        self.underlines.sort_by_key(|line| (line.span, line.shape));
    }

    /// "37 of 92": the number of a counted statement among all counted ones.
    pub(super) fn number(&self, statement: &Statement) -> Option<(u32, u32)> {
        let before = self.counted.0.get(statement.id.index())?;
        statement.is_counted().then_some((before + 1, self.counted.1))
    }

    /// The state of a statement.
    pub(super) fn state(&self, id: StatementId) -> State {
        self.states.get(id.index()).cloned().unwrap_or_default()
    }

    /// Marks on words inside the statements of `span`: words, place in the review's list.
    pub(super) fn facts_in(&self, span: Span) -> impl Iterator<Item = (Span, usize)> {
        let from = self.facts.partition_point(|(words, _)| words.start < span.start);
        self.facts.iter().skip(from).take_while(move |(words, _)| words.start < span.end).copied()
    }

    /// Underlines that touch `span`.
    pub(super) fn underlines_in(&self, span: Span) -> impl Iterator<Item = &Underline> {
        // Underlines are short; none that starts a statement's length before can reach in.
        let from = self.underlines.partition_point(|line| line.span.start < span.start);
        self.underlines.iter().skip(from).take_while(move |line| line.span.start < span.end)
    }
}

/// What is under the words of a finding of this rule.
pub(super) fn shape(rule: RuleId) -> Shape {
    match rule {
        RuleId::AttributionVague | RuleId::AttributionSingleSource => Shape::Dotted,
        RuleId::AttributionMissing
        | RuleId::AttributionLost
        | RuleId::AttributionOrphanQuote
        | RuleId::AttributionNoBasis
        | RuleId::GroundingUnsupported => Shape::Dashed,
        RuleId::RepeatVerbatim | RuleId::RepeatNear => Shape::Double,
        RuleId::RepeatConflict
        | RuleId::GroundingContradicted
        | RuleId::QuoteAltered
        | RuleId::FiguresArithmetic
        | RuleId::CopyPlaceholder => Shape::Wavy,
        _ => Shape::Thin,
    }
}

/// As [`crate::review::Review::tally`], in one pass over the statements, whose marks are in `states`.
fn tally(article: &OpenArticle, states: &[State]) -> Tally {
    let (review, document) = (&article.review, &*article.document);
    let mut tally = Tally::default();
    for statement in document.counted() {
        tally.of += 1;
        let mark = states.get(statement.id.index()).and_then(|state| review.marks.get(state.mark?));
        let Some(mark) = mark else { continue };
        if mark.place.standing == Standing::Current {
            tally.marked += 1;
            tally.settled += usize::from(review.is_settled(mark));
        }
    }
    for mark in &review.marks {
        tally.check_again += usize::from(matches!(mark.place.standing, Standing::CheckAgain(_)));
        tally.gone += usize::from(mark.place.standing == Standing::Gone);
    }
    tally.gone += review.notes.iter().filter(|note| note.place.standing == Standing::Gone).count();
    tally.with_author = review.queries.iter().filter(|query| query.answer.is_none()).count();
    tally
}

/// Stands for the state of an article: records are shared and replaced whole, so their addresses tell.
fn fingerprint(article: &OpenArticle) -> u64 {
    let mut hash = DefaultHasher::new();
    Arc::as_ptr(&article.document).addr().hash(&mut hash);
    Arc::as_ptr(&article.checked).addr().hash(&mut hash);
    article.checked.findings.len().hash(&mut hash);
    article.set_aside.hash(&mut hash);
    let review = &article.review;
    (review.versions.len(), review.history.len(), review.sign_offs.len()).hash(&mut hash);
    for mark in &review.marks {
        Arc::as_ptr(mark).addr().hash(&mut hash);
    }
    for query in &review.queries {
        Arc::as_ptr(query).addr().hash(&mut hash);
    }
    for note in &review.notes {
        Arc::as_ptr(note).addr().hash(&mut hash);
    }
    for source in &review.sources {
        Arc::as_ptr(source).addr().hash(&mut hash);
    }
    for link in &review.source_links {
        Arc::as_ptr(link).addr().hash(&mut hash);
    }
    for own in &review.assignments {
        Arc::as_ptr(own).addr().hash(&mut hash);
    }
    hash.finish() | 1
}
