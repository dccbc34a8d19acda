//! Quotations: where they open and close, over the sentences of a paragraph and on into the next.
//!
//! Double marks of every style, and single curly ones, as British copy sets them. A straight mark opens where a word
//! follows and none stands before it. An open quotation ends with its paragraph; it runs on into the next one
//! where that begins with an opening mark, as the convention for long quotations has it.

use crate::document::{Block, BlockKind, Document};
use crate::text::Span;

/// One quotation within one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// From its opening to its closing mark, marks included.
    pub(crate) span: Span,
    /// The words between the marks.
    pub(crate) inner: Span,
    /// It was left open at the end of its paragraph and the next one goes on with it.
    pub(crate) runs_on: bool,
    /// It goes on from the paragraph before.
    pub(crate) goes_on: bool,
}

/// All quotations of a document in reading order. A block set as a quotation without marks is one.
pub(crate) fn quotations(document: &Document) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open_before = false;
    for block in &document.blocks {
        let from = found.len();
        let left_open = of_block(document, block, &mut found);
        if let Some(first) = found.get_mut(from) {
            first.goes_on = open_before && first.span.start == block.span.trim(&document.text).start;
            let joined = first.goes_on;
            if let Some(last) = from.checked_sub(1).and_then(|at| found.get_mut(at)) {
                last.runs_on = joined;
            }
        }
        open_before = left_open;
    }
    found
}

fn of_block(document: &Document, block: &Block, found: &mut Vec<Quotation>) -> bool {
    let from = found.len();
    let mut open: Option<(usize, usize, char)> = None;
    let text = document.words(block.span);
    let mut before = ' ';
    for (at, mark) in text.char_indices() {
        let end = at + mark.len_utf8();
        let after = text.get(end..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        match open {
            None if opens(mark, before, after) => open = Some((at, end, mark)),
            Some((start, inner, opener)) if closes(opener, mark, before, after) => {
                let shift = |from, to| Span::new(from, to).shift(block.span.start);
                found.push(Quotation {
                    span: shift(start, end),
                    inner: shift(inner, at),
                    runs_on: false,
                    goes_on: false,
                });
                open = None;
            }
            _ => {}
        }
        before = mark;
    }
    // A lone single mark is an apostrophe ("’tis"), not a quotation.
    if let Some((start, inner, opener)) = open.filter(|open| open.2 != '\u{2018}') {
        let whole = Span::new(start, text.len()).shift(block.span.start).trim(&document.text);
        let inner = Span::new(block.span.start + inner, whole.end);
        let straight = opener == '"';
        // A straight mark left open late in a paragraph may as well be an inch mark or a slip: only a leading one counts.
        if !straight || start == 0 {
            found.push(Quotation { span: whole, inner, runs_on: false, goes_on: false });
        }
        return true;
    }
    if block.kind == BlockKind::Quote && found.len() == from && !text.trim().is_empty() {
        let span = block.span.trim(&document.text);
        found.push(Quotation { span, inner: span, runs_on: false, goes_on: false });
    }
    false
}

fn opens(mark: char, before: char, after: char) -> bool {
    match mark {
        '\u{201c}' | '\u{201e}' | '\u{ab}' => true,
        '"' => !before.is_alphanumeric() && !after.is_whitespace(),
        '\u{2018}' => !before.is_alphanumeric() && after.is_alphanumeric(),
        _ => false,
    }
}

fn closes(opener: char, mark: char, before: char, after: char) -> bool {
    match opener {
        '\u{201c}' | '\u{201e}' => mark == '\u{201d}' || mark == '"' && !before.is_whitespace(),
        '\u{ab}' => mark == '\u{bb}',
        '"' => mark == '"' && (!before.is_whitespace() || !after.is_alphanumeric()) || mark == '\u{201d}',
        _ => mark == '\u{2019}' && !after.is_alphanumeric() && !before.is_whitespace(),
    }
}

/// The parts of quotations that lie within `span`.
pub(crate) fn within(quotations: &[Quotation], span: Span) -> impl Iterator<Item = Span> + '_ {
    let from = quotations.partition_point(|quotation| quotation.span.end <= span.start);
    quotations
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(move |quotation| quotation.span.start < span.end)
        .filter_map(move |quotation| quotation.span.common(span))
}

/// Whether `byte` stands inside a quotation.
pub(crate) fn is_quoted(quotations: &[Quotation], byte: usize) -> bool {
    let at = quotations.partition_point(|quotation| quotation.span.end <= byte);
    quotations.get(at).is_some_and(|quotation| quotation.span.has(byte))
}
