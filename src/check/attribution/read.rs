//! Reading an article for attributions: the possible cues of each sentence, judged, and the sentences judged by them.

use super::choose::{free, outers};
use super::cue::{Cue, CueKind, candidates};
use super::features::{Around, of_cue};
use super::lists::Lists;
use super::model::{Named, Weights};
use super::pieces::settle;
use super::quotes::{self, Quotation};
use super::second::{Scene, looks};
use super::sentence::{Row, values};
use crate::document::{Document, Statement, StatementRole};
use crate::language::{Parsed, Token};
use crate::spread::{STATEMENTS, spread};
use crate::text::Span;

/// What is told is not looked at closely for a cue less likely than this.
const DOUBTFUL: f32 = 0.1;

/// A possible cue with what it is judged by.
#[derive(Clone, Debug)]
pub struct Found {
    /// The cue.
    pub cue: Cue,
    /// Names of its features.
    pub features: Vec<String>,
    /// It stands inside a quotation.
    pub quoted: bool,
    /// The probability that it is one.
    pub probability: f32,
}

/// What was read in one article, one entry a statement.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Possible cues.
    pub cues: Vec<Vec<Found>>,
    /// All quotations of the article.
    pub(crate) quotations: Vec<Quotation>,
}

impl Reading {
    /// Finds and judges the possible cues of every statement. `parsed` has a tree for each.
    pub fn new(document: &Document, parsed: &[Parsed], lists: &Lists, weights: &Weights) -> Self {
        let quotations = quotes::quotations(document);
        let judged = |(statement, tree): (&Statement, &Parsed)| -> Vec<Found> {
            if statement.role == StatementRole::Furniture {
                return Vec::new();
            }
            let found = |mut cue: Cue| {
                let around = around(document, statement, tree, &cue, &quotations);
                let features = of_cue(tree, &document.text, &cue, around, lists);
                let probability = weights.cue(&features);
                if probability >= DOUBTFUL {
                    settle(tree, &document.text, &mut cue, lists, weights);
                }
                Found { cue, features, quoted: around.quoted, probability }
            };
            candidates(tree, &document.text, lists).into_iter().map(found).collect()
        };
        let pairs: Vec<_> = document.statements.iter().zip(parsed).collect();
        let cues = spread(pairs.len(), STATEMENTS, &|at| judged(pairs[at]));
        let mut reading = Self { cues, quotations };
        let looks = reading.looks(document, parsed, lists);
        reading.judge_again(&looks, weights);
        reading
    }

    /// What the second look at each possible cue goes by: how likely it and the others are by themselves.
    pub fn looks(&self, document: &Document, parsed: &[Parsed], lists: &Lists) -> Vec<Vec<Vec<Named>>> {
        let scenes: Vec<Scene> = document
            .statements
            .iter()
            .zip(parsed)
            .zip(&self.cues)
            .map(|((statement, tree), cues)| {
                let (share, running) = (self.share(document, statement), self.running(document, statement));
                Scene { tree, cues, share, running }
            })
            .collect();
        looks(&scenes, &document.text, lists)
    }

    /// Judges all cues by the second look; without weights for it, a cue in the content of another is as likely as the
    /// other is not one.
    pub fn judge_again(&mut self, looks: &[Vec<Vec<Named>>], weights: &Weights) {
        for (found, looks) in self.cues.iter_mut().zip(looks) {
            let free = free(found, &outers(found));
            for ((found, look), free) in found.iter_mut().zip(looks).zip(free) {
                found.probability = weights.second(look).unwrap_or(free);
            }
        }
    }

    /// Share of a statement's bytes inside quotation marks.
    fn share(&self, document: &Document, statement: &Statement) -> f32 {
        let inside = quotes::within(&self.quotations, statement.span).map(Span::len).sum::<usize>();
        inside as f32 / document.words(statement.span).len().max(1) as f32
    }

    /// The statement begins inside a quotation that an earlier one opened.
    fn running(&self, document: &Document, statement: &Statement) -> bool {
        statement.span.start > 0
            && quotes::is_quoted(&self.quotations, statement.span.start)
            && !document.words(statement.span).starts_with(['\u{201c}', '"', '\u{2018}', '\u{ab}'])
    }

    /// The values by which each sentence is judged; see [`super::sentence::VALUES`].
    pub fn values(&self, document: &Document, parsed: &[Parsed]) -> Vec<Vec<f32>> {
        let rows: Vec<Row> = document
            .statements
            .iter()
            .zip(parsed)
            .zip(&self.cues)
            .map(|((s, tree), cues)| self.row(document, s, tree, cues))
            .collect();
        values(&rows)
    }

    fn row(&self, document: &Document, statement: &Statement, tree: &Parsed, cues: &[Found]) -> Row {
        let text = document.words(statement.span);
        let inside: Vec<Span> = quotes::within(&self.quotations, statement.span).collect();
        let words = |span: Span| document.words(span).split_whitespace().count() as f32;
        let unquoted = |token: &&Token| token.is_word() && !quotes::is_quoted(&self.quotations, token.span.start);
        let mut row = Row {
            share: self.share(document, statement),
            begins_quoted: inside.first().is_some_and(|span| span.start <= statement.span.start + 1),
            ends_quoted: inside.last().is_some_and(|span| span.end + 1 >= statement.span.end),
            longest: inside.iter().map(|&span| words(span)).fold(0.0, f32::max),
            quotations: inside.len() as f32,
            running: self.running(document, statement),
            question: ends_with_question(text),
            first_person: tree.tokens.iter().filter(unquoted).any(|token| {
                matches!(&*token.span.of(&document.text).to_lowercase(), "i" | "we" | "my" | "our" | "me" | "us")
            }),
            words: words(statement.span),
            begins_paragraph: document.block(statement.block).span.start + 2 > statement.span.start,
            pronoun: matches!(&*tree.lower(0, &document.text), "he" | "she" | "they"),
            ..Row::default()
        };
        for found in cues {
            row.push(&found.cue, found.probability, found.quoted);
        }
        row
    }
}

fn ends_with_question(text: &str) -> bool {
    text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?').ends_with('?')
}

fn around(document: &Document, statement: &Statement, tree: &Parsed, cue: &Cue, quotations: &[Quotation]) -> Around {
    let text = &document.text;
    let quoted = |t: usize| tree.tokens.get(t).is_some_and(|token| quotes::is_quoted(quotations, token.span.start));
    let is_mark = |t: usize| {
        tree.tokens.get(t).is_some_and(|token| {
            matches!(token.span.of(text), "\u{201c}" | "\u{201d}" | "\"" | "\u{2018}" | "\u{2019}" | "''" | "``")
        })
    };
    let (first, last) = ends(cue);
    let near = (first.saturating_sub(3)..first).chain(last + 1..last + 4);
    let content_quoted = cue.content.iter().filter(|&&t| quoted(t)).count() as f32 / cue.content.len().max(1) as f32;
    Around {
        quoted: quoted(cue.head) && cue.kind != CueKind::Colon,
        has_quotation: quotes::within(quotations, statement.span)
            .any(|span| document.words(span).split_whitespace().count() >= 4),
        beside_quotation: near.into_iter().any(is_mark),
        content_quoted,
        headline: statement.id.index() == 0,
        question: ends_with_question(document.words(statement.span)),
    }
}

/// First and last token of cue and source.
fn ends(cue: &Cue) -> (usize, usize) {
    let near = |t: &&usize| t.abs_diff(cue.head) < 12;
    let all = || cue.cue.iter().chain(cue.source.iter().filter(near));
    (all().min().copied().unwrap_or(cue.head), all().max().copied().unwrap_or(cue.head))
}
