//! Words picked in the article, by pointer or by Shift and the arrows.
//!
//! What is picked is a range of the document, not of what is drawn: it stays while the article scrolls and
//! reaches over any number of blocks.

use egui::{Context, Key, Modifiers};
use unicode_segmentation::UnicodeSegmentation as _;

use super::article::ArticleView;
use super::flow::is_shown;
use crate::document::{Block, BlockKind, Document, Statement, StatementId};
use crate::text::Span;

/// How far one key moves the end of what is picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// One sign.
    Sign,
    /// One word.
    Word,
    /// To the end of the paragraph.
    Paragraph,
}

impl ArticleView {
    /// The words picked.
    pub(super) fn picked_span(&self) -> Option<Span> {
        let (from, to) = self.picked?;
        Some(Span::new(from.min(to), from.max(to))).filter(|span| !span.is_empty())
    }

    /// The words picked inside a statement, without white space at their ends; none where all of it is picked.
    pub(super) fn picked_in(&self, document: &Document, statement: &Statement) -> Option<Span> {
        let span = self.picked_span()?.trim(&document.text);
        (statement.span.contains(span) && span != statement.span && !span.is_empty()).then_some(span)
    }

    /// Counted statements of which at least half is picked, where there are several.
    pub(super) fn picked_statements(&self, document: &Document) -> Vec<StatementId> {
        let Some(span) = self.picked_span() else { return Vec::new() };
        let half = |statement: &&Statement| {
            statement.is_counted()
                && is_shown(statement.part)
                && statement.span.common(span).is_some_and(|common| common.len() * 2 >= statement.span.len())
        };
        let from = document.statements.partition_point(|statement| statement.span.end <= span.start);
        let touched = document.statements[from..].iter().take_while(|statement| statement.span.start < span.end);
        let found: Vec<_> = touched.filter(half).map(|statement| statement.id).collect();
        if found.len() > 1 { found } else { Vec::new() }
    }
}

/// Shift and the arrows, Home, End move the end of what is picked; Ctrl+A picks all.
pub(super) fn keys(ctx: &Context, document: &Document, chosen: Option<StatementId>, view: &mut ArticleView) {
    let steps = [
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight, Step::Word, true),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft, Step::Word, false),
        (Modifiers::SHIFT, Key::ArrowRight, Step::Sign, true),
        (Modifiers::SHIFT, Key::ArrowLeft, Step::Sign, false),
        (Modifiers::SHIFT, Key::End, Step::Paragraph, true),
        (Modifiers::SHIFT, Key::Home, Step::Paragraph, false),
    ];
    for (held, key, step, forth) in steps {
        for _ in 0..ctx.input_mut(|input| input.count_and_consume_key(held, key)) {
            go_on(document, chosen, view, |head| moved(document, head, step, forth));
        }
    }
    let (down, up) = ctx.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::SHIFT, key);
        (count(Key::ArrowDown), count(Key::ArrowUp))
    });
    if down + up > 0 {
        // Where the rows are is known when they are drawn.
        view.rows += down as i32 - up as i32;
        go_on(document, chosen, view, |head| head);
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
        let mut shown = document.blocks.iter().filter(|block| is_shown(block.part));
        if let Some(first) = shown.next() {
            let last = shown.next_back().unwrap_or(first);
            view.picked = Some((first.span.start, last.span.end));
        }
    }
}

/// Moves the end of what is picked; what is picked begins at the chosen statement.
fn go_on(document: &Document, chosen: Option<StatementId>, view: &mut ArticleView, to: impl FnOnce(usize) -> usize) {
    let begin = chosen.and_then(|id| document.statements.get(id.index())).map(|statement| statement.span.start);
    let Some((anchor, head)) = view.picked.or(begin.map(|byte| (byte, byte))) else { return };
    let mut head = to(head);
    let home = document.statement_at(anchor).map(|id| document.statement(id));
    if let Some(home) = home.filter(|home| !is_shown(home.part)) {
        // Beside the article there is one statement at a time.
        head = head.clamp(home.span.start, home.span.end);
    }
    view.picked = Some((anchor, head));
    if home.is_none_or(|home| is_shown(home.part)) {
        view.reveal = document.statement_at(head).or(view.reveal);
    }
}

/// Where a step leads to from `head`.
fn moved(document: &Document, head: usize, step: Step, forth: bool) -> usize {
    let Some(block) = block_at(document, head) else { return head };
    let inside = Span::new(block.span.start, head).of(&document.text);
    let rest = Span::new(head, block.span.end).of(&document.text);
    let to = match (step, forth) {
        (Step::Paragraph, true) => (!rest.is_empty()).then_some(block.span.end),
        (Step::Paragraph, false) => (!inside.is_empty()).then_some(block.span.start),
        (Step::Sign, true) => rest.graphemes(true).next().map(|sign| head + sign.len()),
        (Step::Sign, false) => inside.graphemes(true).next_back().map(|sign| head - sign.len()),
        (Step::Word, true) => rest.unicode_word_indices().next().map(|(at, word)| head + at + word.len()),
        (Step::Word, false) => inside.unicode_word_indices().next_back().map(|(at, _)| block.span.start + at),
    };
    let edge = || {
        if !is_shown(block.part) {
            return None;
        }
        let (before, after) = document.blocks.split_at(block.id.index());
        let shown = |block: &&Block| is_shown(block.part);
        if forth {
            after.iter().skip(1).find(shown).map(|next| next.span.start)
        } else {
            before.iter().rev().find(shown).map(|last| last.span.end)
        }
    };
    to.or_else(edge).unwrap_or(if forth { block.span.end } else { block.span.start })
}

/// The block in which a byte lies, its end included.
fn block_at(document: &Document, byte: usize) -> Option<&Block> {
    let at = document.blocks.partition_point(|block| block.span.end < byte);
    document.blocks.get(at).filter(|block| block.span.start <= byte)
}

/// The word at a byte.
pub(super) fn word_at(document: &Document, byte: usize) -> Option<Span> {
    let block = block_at(document, byte)?;
    let words = document.words(block.span);
    words
        .split_word_bound_indices()
        .map(|(at, word)| Span::new(at, at + word.len()).shift(block.span.start))
        .find(|span| span.has(byte))
}

/// What was picked with the pointer, out to the ends of the words it begins and ends in: nobody means half a word.
/// With the keyboard, signs can be picked one by one.
pub(super) fn to_whole_words(document: &Document, (anchor, head): (usize, usize)) -> (usize, usize) {
    if anchor == head {
        return (anchor, head);
    }
    let cut = |byte: usize| word_at(document, byte).filter(|word| word.start < byte && is_word(document, *word));
    let (from, to) = (anchor.min(head), anchor.max(head));
    let from = cut(from).map_or(from, |word| word.start);
    let to = cut(to).map_or(to, |word| word.end);
    if anchor < head { (from, to) } else { (to, from) }
}

/// Letters or figures; not white space or a stop.
fn is_word(document: &Document, span: Span) -> bool {
    document.words(span).chars().any(char::is_alphanumeric)
}

/// What is copied of the words in `span`: those that stand in the article, a line left free between paragraphs.
pub(super) fn copied(document: &Document, span: Span) -> String {
    let first = document.statement_at(span.start).map(|id| document.statement(id));
    if first.is_some_and(|first| first.span.contains(span)) {
        return document.words(span).to_owned();
    }
    let mut text = String::new();
    let mut before: Option<BlockKind> = None;
    for block in document.blocks.iter().filter(|block| is_shown(block.part)) {
        let Some(part) = block.span.common(span) else { continue };
        let tight = |kind: BlockKind| matches!(kind, BlockKind::ListItem(_) | BlockKind::TableRow);
        match before {
            None => {}
            Some(kind) if tight(kind) && tight(block.kind) => text.push('\n'),
            Some(_) => text.push_str("\n\n"),
        }
        text.push_str(document.words(part));
        before = Some(block.kind);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Step, copied, moved, to_whole_words, word_at};
    use crate::document::{Block, BlockId, BlockKind, Document, Part};
    use crate::text::Span;

    /// Two paragraphs with a key point between them.
    fn document() -> Document {
        let mut document = Document::default();
        for (at, (part, text)) in
            [(Part::Body, "Été à Zürich."), (Part::KeyPoints, "Hidden."), (Part::Body, "Two words.")].iter().enumerate()
        {
            let start = document.text.len();
            document.text.push_str(text);
            document.blocks.push(Block {
                id: BlockId::from_index(at),
                span: Span::new(start, document.text.len()),
                kind: BlockKind::Paragraph,
                part: *part,
                item: 1,
                styles: Vec::new(),
                by_hand: false,
            });
            document.text.push('\n');
        }
        document
    }

    #[test]
    fn steps_go_by_sign_and_word_and_pass_over_what_is_not_shown() {
        let document = document();
        let [first, _, last] = [0, 1, 2].map(|at| document.blocks[at].span);
        assert_eq!(moved(&document, 0, Step::Sign, true), "É".len());
        assert_eq!(moved(&document, 0, Step::Word, true), "Été".len());
        assert_eq!(moved(&document, first.end, Step::Word, true), last.start);
        assert_eq!(moved(&document, last.start, Step::Sign, false), first.end);
        assert_eq!(moved(&document, last.end, Step::Word, false), last.end - "words.".len());
        assert_eq!(moved(&document, last.end, Step::Sign, true), last.end);
        assert_eq!(moved(&document, last.end, Step::Paragraph, false), last.start);
    }

    #[test]
    fn what_is_copied_is_what_is_seen() {
        let document = document();
        assert_eq!(copied(&document, Span::new(0, document.text.len())), "Été à Zürich.\n\nTwo words.");
    }

    #[test]
    fn half_words_become_whole_ones_and_edges_stay() {
        let document = document();
        let (zurich, end) = ("Été à ".len(), "Été à Zürich".len());
        for (picked, whole) in [
            (("É".len(), zurich + 2), (0, end)),
            ((zurich + 3, "É".len()), (end, 0)),
            ((zurich, end), (zurich, end)),
            ((zurich + 1, end), (zurich, end)),
            (("Été".len(), zurich), ("Été".len(), zurich)),
            ((zurich + 1, zurich + 1), (zurich + 1, zurich + 1)),
            ((zurich + 1, end + 1), (zurich, end + 1)),
        ] {
            assert_eq!(to_whole_words(&document, picked), whole, "{picked:?}");
        }
    }

    #[test]
    fn a_word_is_found_from_within() {
        let document = document();
        assert_eq!(word_at(&document, "Ét".len()).map(|span| span.of(&document.text)), Some("Été"));
    }
}
