//! A block of a draft while its place on the page is being found.

use super::shape::marker;
use super::{DraftBlock, DraftKind, Part, Style};
use crate::text::{Span, fold};

/// Where a row goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Not decided; what is left of these at the end is body.
    #[default]
    Open,
    /// Into the document.
    In(Part),
    /// Not into the document, for this reason.
    Out(String),
}

/// One block of the draft, cleaned, with what has been found out about it.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Its words; markers and labels are cut off as they are understood.
    pub text: String,
    /// What it is.
    pub kind: DraftKind,
    /// How its words are set.
    pub styles: Vec<(Span, Style)>,
    /// The part its format gave.
    pub hint: Option<Part>,
    /// An empty line stood before it.
    pub gap: bool,
    /// A line across the page stood before it.
    pub rule: bool,
    /// Place in the draft's list.
    pub origin: usize,
    /// Bytes of the draft's block that were cut off before `text`.
    pub cut: usize,
    /// Where it goes.
    pub place: Place,
    /// An editor decided it.
    pub by_hand: bool,
}

impl Row {
    /// Takes a block over; nothing where it has no words.
    pub(super) fn new(block: DraftBlock, origin: usize) -> Option<Self> {
        let clean = is_clean(&block.text);
        let text = if clean { block.text } else { block.text.split_whitespace().collect::<Vec<_>>().join(" ") };
        if text.is_empty() {
            return None;
        }
        let fits = |span: &Span| !span.is_empty() && !span.of(&text).is_empty();
        let styles = joined(block.styles.into_iter().filter(|(span, _)| clean && fits(span)));
        let place = if block.furniture { Place::Out("page furniture".to_owned()) } else { Place::Open };
        let (kind, hint, gap, rule) = (block.kind, block.part, block.gap_before, block.rule_before);
        Some(Self { text, kind, styles, hint, gap, rule, origin, cut: 0, place, by_hand: false })
    }

    /// Nothing is decided yet.
    pub(super) fn is_open(&self) -> bool {
        self.place == Place::Open
    }

    /// It goes into `part`.
    pub(super) fn put(&mut self, part: Part) {
        self.place = Place::In(part);
    }

    /// It stays out, for this reason.
    pub(super) fn leave_out(&mut self, why: &str) {
        self.place = Place::Out(why.to_owned());
    }

    /// Its words folded, without a colon at the end.
    pub(super) fn folded(&self) -> String {
        let mut folded = fold(&self.text);
        folded.truncate(folded.trim_end_matches([':', ' ']).len());
        folded
    }

    /// Cuts `bytes` and the white space behind them off the front.
    pub(super) fn cut_front(&mut self, bytes: usize) {
        let Some(rest) = self.text.get(bytes..) else { return };
        let by = bytes + (rest.len() - rest.trim_start().len());
        self.keep(Span::new(by, self.text.len()));
    }

    /// Keeps only the words of `span`.
    pub(super) fn keep(&mut self, span: Span) {
        let Some(text) = self.text.get(span.start..span.end) else { return };
        let text = text.to_owned();
        let inside = |(at, style): &(Span, Style)| {
            let both = at.common(span)?;
            Some((Span::new(both.start - span.start, both.end - span.start), *style))
        };
        self.styles = self.styles.iter().filter_map(inside).collect();
        self.cut += span.start;
        self.text = text;
    }

    /// The words from `at` on as a row of their own; this one keeps those before.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let mut second = self.clone();
        second.cut_front(at);
        (second.gap, second.rule) = (false, false);
        let end = self.text.get(..at).map_or(0, |head| head.trim_end().len());
        self.keep(Span::new(0, end));
        second
    }

    /// The share of its words that is set in `style`, 0 to 1.
    pub(super) fn share(&self, style: Style) -> f32 {
        let set: usize = self.styles.iter().filter(|(_, s)| *s == style).map(|(span, _)| span.len()).sum();
        set as f32 / self.text.len().max(1) as f32
    }

    /// Whether all words are set in `style`.
    pub(super) fn is_all(&self, style: Style) -> bool {
        let set: usize = self.styles.iter().filter(|(_, s)| *s == style).map(|(span, _)| span.len()).sum();
        set > 0 && set + 2 >= self.text.len()
    }

    /// The words in bold at its start end here; 0 where there are none.
    pub(super) fn bold_lead(&self) -> usize {
        let bold = self.styles.iter().find(|(span, style)| *style == Style::Bold && span.start == 0);
        bold.map_or(0, |(span, _)| span.end).min(self.text.len())
    }

    /// Number of words.
    pub(super) fn words(&self) -> usize {
        self.text.split(' ').count()
    }
}

/// Cuts the list marker off the front.
pub(super) fn cut_marker(row: &mut Row) {
    if let Some(sign) = marker(&row.text) {
        row.cut_front(sign.len);
    }
}

/// Cuts the page number and the dots before it off the end: `The work ........ 2`.
pub(super) fn cut_page_number(row: &mut Row) {
    let bare = row.text.trim_end_matches(|c: char| c.is_ascii_digit());
    let end = bare.trim_end_matches(['.', ' ', '…', '·', '_']);
    let dots = bare.get(end.len()..).unwrap_or_default();
    if bare.len() < row.text.len() && (dots.matches(['.', '·', '_']).count() >= 3 || dots.contains('…')) {
        row.keep(Span::new(0, end.len()));
    }
}

/// `No. | Key point`
pub(super) fn is_table_head(row: &Row) -> bool {
    let (first, rest) = row.text.split_once(" | ").unwrap_or_default();
    matches!(fold(first).trim_end_matches('.'), "no" | "nr" | "#" | "number" | "№") && rest.split(' ').count() <= 4
}

/// Cuts the number of a table row off: `3 | The road …`.
pub(super) fn cut_number_cell(row: &mut Row) -> bool {
    let Some(bar) = row.text.find(" | ") else { return false };
    let cell = row.text.get(..bar).unwrap_or_default();
    let number = cell.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit());
    if number {
        row.cut_front(bar + 3);
    }
    number
}

/// One space between words, none at the ends, nothing invisible.
fn is_clean(text: &str) -> bool {
    let mut last = ' ';
    for c in text.chars() {
        if c.is_whitespace() && (c != ' ' || last == ' ') || c == '\0' {
            return false;
        }
        last = c;
    }
    last != ' ' || text.is_empty()
}

/// Runs of one style that touch are one: where a file breaks them (a comment begins there) says nothing.
fn joined(styles: impl Iterator<Item = (Span, Style)>) -> Vec<(Span, Style)> {
    let mut made: Vec<(Span, Style)> = Vec::new();
    for (span, style) in styles {
        match made.iter_mut().rev().find(|(before, same)| *same == style && before.end == span.start) {
            Some((before, _)) => before.end = span.end,
            None => made.push((span, style)),
        }
    }
    made
}
