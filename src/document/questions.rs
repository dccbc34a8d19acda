//! Questions and their answers.

use super::row::{Place, Row, cut_marker};
use super::sections::Sections;
use super::shape::{self, is_question, marker};
use super::unnamed::is_way_on;
use super::{DraftKind, Part, Style};
use crate::text::Span;

impl Sections<'_> {
    /// Rows `from..to` become questions and answers.
    pub(super) fn put_faq(&mut self, from: usize, to: usize) {
        let mut to = to;
        let mut at = from;
        // "A. Two schools will." answers a "Q."; elsewhere it may be a name.
        let lettered = self.rows[from..to].iter().any(|row| shape::question_mark(&row.text).is_some());
        while at < to {
            if !self.rows[at].is_open() {
                at += 1;
                continue;
            }
            let inside = question_inside(&self.rows[at]);
            if let Some(answer) = inside {
                let mut second = self.rows[at].split_off(answer);
                if second.kind == DraftKind::TableRow {
                    second.kind = DraftKind::Answer;
                    let row = &mut self.rows[at];
                    let end = row.text.trim_end_matches([' ', '|']).len();
                    row.keep(Span::new(0, end));
                }
                self.rows.insert(at + 1, second);
                to += 1;
            }
            let asks = self.asks(at);
            let row = &mut self.rows[at];
            if asks {
                cut_marker(row);
                if let Some(len) = shape::question_mark(&row.text) {
                    row.cut_front(len);
                }
                row.kind = DraftKind::Question;
            } else {
                let dotted = || row.text.starts_with("A. ").then_some(2).filter(|_| lettered);
                if let Some(len) = shape::answer_mark(&row.text).or_else(dotted) {
                    row.cut_front(len);
                } else if marker(&row.text).is_some_and(|m| m.number.is_none()) {
                    cut_marker(row);
                }
                row.kind = DraftKind::Answer;
            }
            row.put(Part::Faq);
            at += 1;
        }
    }

    /// The row asks a question of an FAQ.
    fn asks(&self, at: usize) -> bool {
        let row = &self.rows[at];
        let marked = shape::question_mark(&row.text).is_some();
        let heading = matches!(row.kind, DraftKind::Heading(_) | DraftKind::Question);
        if row.kind == DraftKind::Answer || shape::answer_mark(&row.text).is_some() && !marked {
            return false;
        }
        marked
            || heading
            || led_question(row).is_some()
            || cell_question(row).is_some()
            || is_question(&row.text) && !self.is_answer_so_far(at)
    }

    /// A question mark at the end of an answer of several sentences asks nothing new.
    fn is_answer_so_far(&self, at: usize) -> bool {
        let text = &self.rows[at].text;
        let text = marker(text).and_then(|sign| text.get(sign.len..)).unwrap_or(text);
        let inner = text.trim_end_matches(['?', '"', '”', '’']);
        inner.contains(". ") || inner.contains("? ") || text.starts_with(['"', '“'])
    }

    /// Questions and answers with their signs but without a label over them: an FAQ, unless they are the article.
    pub(super) fn loose_questions(&mut self) {
        let body = |row: &Row| row.place == Place::In(Part::Body);
        let asked: Vec<usize> = (0..self.rows.len())
            .filter(|&at| body(&self.rows[at]) && self.rows[at].text.ends_with('?'))
            .filter(|&at| shape::question_mark(&self.rows[at].text).is_some())
            .collect();
        let (Some(&first), Some(&last)) = (asked.first(), asked.last()) else { return };
        if asked.len() < 2 || self.rows.iter().any(|row| row.place == Place::In(Part::Faq)) {
            return;
        }
        let end = (last + 2).min(self.rows.len());
        let inside: usize = self.rows[first..end].iter().map(Row::words).sum();
        let all: usize = self.rows.iter().filter(|row| body(row)).map(Row::words).sum();
        if inside * 2 > all {
            return;
        }
        for row in &mut self.rows[first..end] {
            if row.place == Place::In(Part::Body) {
                row.place = Place::Open;
            }
        }
        self.guessed("Questions and answers were found without a heading over them.", first);
        self.put_faq(first, end);
    }

    /// Past the last answer below the label at `at`.
    pub(super) fn faq_end(&self, at: usize) -> Option<usize> {
        let level = match self.rows[at].kind {
            DraftKind::Heading(level) => level,
            _ => 6,
        };
        let first = (at + 1..self.rows.len()).find(|&next| self.rows[next].is_open())?;
        self.faq_from(first, level)
    }

    /// Past the last answer of questions that begin at `first`, below a heading of this level.
    pub(super) fn faq_from(&self, first: usize, level: u8) -> Option<usize> {
        let heads = matches!(self.rows[first].kind, DraftKind::Heading(_));
        // In plain text where answers stand right below what they answer, a line apart behind the last is none.
        let tight = self.flat && self.rows.get(first + 1).is_some_and(|next| next.is_open() && !next.gap);
        let asks = |row: &Row| row.is_open() && row.text.ends_with('?');
        let last = if tight { self.rows.iter().rposition(asks).unwrap_or(first) } else { self.rows.len() };
        let mut end = first;
        let mut asked = 0;
        while let Some(row) = self.rows.get(end) {
            if row.is_open() {
                let heading = match row.kind {
                    DraftKind::Heading(own) => Some(own),
                    _ => None,
                };
                let question = row.text.ends_with('?') || shape::question_mark(&row.text).is_some();
                let over = heading.is_some_and(|own| !question && (!heads || own <= level));
                // A line across the page ends them, unless it parts one question from the next.
                let apart = row.rule || is_way_on(row) || end > last && row.gap;
                let apart = apart && asked > 0 && !question && heading.is_none();
                if over || apart || self.labels.whole(row).is_some() || self.listed.contains(&row.folded()) {
                    break;
                }
                asked += usize::from(self.asks(end));
            }
            end += 1;
        }
        (asked > 0 && self.asks(first)).then_some(end)
    }
}

/// A question and its answer in one block: where the answer begins.
pub(super) fn question_inside(row: &Row) -> Option<usize> {
    shape::answer_inside(&row.text).or_else(|| led_question(row)).or_else(|| cell_question(row))
}

/// A question in one cell of a table with its answer in the next: where the answer begins.
fn cell_question(row: &Row) -> Option<usize> {
    let bar = row.text.find("? | ").filter(|_| row.kind == DraftKind::TableRow)?;
    Some(bar + "? | ".len())
}

/// A question in bold or italics with its answer behind it in one block: where the answer begins.
fn led_question(row: &Row) -> Option<usize> {
    let lead = |(span, style): &&(Span, Style)| span.start == 0 && matches!(style, Style::Bold | Style::Italic);
    let end = row.styles.iter().find(lead).map(|(span, _)| span.end.min(row.text.len()))?;
    let asks = row.text.get(..end).is_some_and(|lead| lead.trim_end().ends_with('?'));
    let answers = row.text.get(end..).is_some_and(|rest| rest.split_whitespace().count() >= 1);
    (asks && answers).then_some(end)
}
