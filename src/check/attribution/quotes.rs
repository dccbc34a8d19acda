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
    let mut chars = text.char_indices().peekable();
    while let Some((at, mark)) = chars.next() {
        // Two apostrophes or grave accents are a typewriter's double mark.
        let twice = matches!(mark, '\'' | '`') && chars.next_if(|next| next.1 == mark).is_some();
        let (mark, end) = if twice { ('"', at + 2) } else { (mark, at + mark.len_utf8()) };
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

#[cfg(test)]
mod tests {
    use super::{is_quoted, quotations};
    use crate::document::{Block, BlockId, BlockKind, Document, Part};
    use crate::text::Span;

    /// Each line is a paragraph.
    fn page(text: &str) -> Document {
        let mut document = Document { text: text.to_owned(), ..Document::default() };
        let mut from = 0;
        for line in text.split('\n') {
            let span = Span::new(from, from + line.len());
            from = span.end + 1;
            let id = BlockId::from_index(document.blocks.len());
            let (kind, styles) = (BlockKind::Paragraph, Vec::new());
            document.blocks.push(Block { id, span, kind, part: Part::Body, item: 1, styles, by_hand: false });
        }
        document
    }

    fn check(text: &str, wanted: &[&str]) {
        let document = page(text);
        let found = quotations(&document);
        let words: Vec<&str> = found.iter().map(|quotation| document.words(quotation.inner)).collect();
        assert_eq!(words, wanted, "{text}");
    }

    #[test]
    fn marks_of_every_style() {
        check("“One,” she said. “Two.”", &["One,", "Two."]);
        check("\"One,\" she said. \"Two.\"", &["One,", "Two."]);
        check("‘One,’ she said; it’s the boys’ ball. ‘Two.’", &["One,", "Two."]);
        check("He said «deux».", &["deux"]);
        check("''One,'' she said. ''Two.''", &["One,", "Two."]);
        check("It is 6\" wide and 8\" long.", &[]);
        check("“She said ‘no’ to me,” he said.", &["She said ‘no’ to me,"]);
    }

    #[test]
    fn on_into_the_next_paragraph() {
        let document = page("“One. Two.\n“Three,” she said.\n“Four.”");
        let found = quotations(&document);
        let ends: Vec<_> = found.iter().map(|quotation| (quotation.goes_on, quotation.runs_on)).collect();
        assert_eq!(ends, [(false, true), (true, false), (false, false)]);
        assert!(is_quoted(&found, 4) && !is_quoted(&found, document.text.find("she").unwrap_or(0)));
    }
}
