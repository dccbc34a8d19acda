//! From rows with their parts to blocks and statements.

use super::row::{Place, Row};
use super::{
    Block, BlockId, BlockKind, Document, DraftKind, LeftOut, Part, Segmenter, Statement, StatementId, StatementRole,
};
use crate::text::{Span, fold};

/// Where a row's words went: what is needed to place the notes that came with the file.
pub(super) struct Placed {
    /// The row's block in the draft.
    pub origin: usize,
    /// The bytes of the draft's block.
    pub from: Span,
    /// The first byte in the reading text.
    pub to: usize,
}

/// Fills blocks, statements and what was left out.
pub(super) fn lay_out(rows: Vec<Row>, document: &mut Document, cut: &Segmenter) -> Vec<Placed> {
    let mut placed = Vec::new();
    let mut numbers = Numbers::default();
    for row in rows {
        let part = match row.place {
            Place::In(part) => part,
            Place::Open => Part::Body,
            Place::Out(why) => {
                let heading = matches!(row.kind, DraftKind::Heading(_));
                document.left_out.push(LeftOut { text: row.text, why, after: document.blocks.len(), heading });
                continue;
            }
        };
        if !document.text.is_empty() {
            document.text.push('\n');
        }
        let start = document.text.len();
        document.text.push_str(&row.text);
        let span = Span::new(start, document.text.len());
        placed.push(Placed { origin: row.origin, from: Span::new(row.cut, row.cut + row.text.len()), to: start });
        let id = BlockId::from_index(document.blocks.len());
        let kind = block_kind(row.kind, part, &row.text);
        let styles = row.styles.iter().map(|(at, style)| (at.shift(start), *style)).collect();
        let item = numbers.next(part, kind, document.blocks.last());
        document.blocks.push(Block { id, span, kind, part, item, styles, by_hand: row.by_hand });
        add_statements(document, cut, id);
    }
    quiet_pull_quotes(document);
    placed
}

/// Numbers the items of each part as a reader counts them: an answer with its question, paragraphs without headings.
#[derive(Default)]
pub(crate) struct Numbers([u32; Part::ALL.len()]);

impl Numbers {
    /// The number of the next block, which follows on `last`. A heading in the body has that of the paragraph before it.
    pub(crate) fn next(&mut self, part: Part, kind: BlockKind, last: Option<&Block>) -> u32 {
        let at = Part::ALL.iter().position(|own| *own == part).unwrap_or(0);
        let Some(count) = self.0.get_mut(at) else { return 1 };
        let goes_on = match kind {
            BlockKind::Answer => last.is_some_and(|block| block.part == Part::Faq),
            BlockKind::Heading(_) => part == Part::Body,
            _ => false,
        };
        *count += u32::from(!goes_on);
        (*count).max(u32::from(part != Part::Body))
    }
}

/// How many statements of the item are there already, its question apart: its next statement has the number after it.
pub(crate) fn sentences_before(last: Option<&Statement>, part: Part, item: u32) -> u32 {
    let said = |last: &&Statement| !matches!(last.role, StatementRole::Question | StatementRole::Heading);
    last.filter(|last| (last.part, last.item) == (part, item)).filter(said).map_or(0, |last| last.sentence)
}

fn block_kind(kind: DraftKind, part: Part, text: &str) -> BlockKind {
    match (part, kind) {
        (Part::Headline, _) => BlockKind::Heading(1),
        (Part::Caption, _) | (Part::Body, DraftKind::Caption) => BlockKind::Caption,
        (Part::Subheadings | Part::KeyPoints | Part::Summary | Part::Body, DraftKind::ListItem(number)) => {
            BlockKind::ListItem(number)
        }
        (Part::Subheadings | Part::KeyPoints, _) => BlockKind::ListItem(None),
        (Part::Faq, DraftKind::Question) => BlockKind::Question,
        (Part::Faq, DraftKind::Heading(_)) if text.ends_with('?') => BlockKind::Question,
        (Part::Faq, _) => BlockKind::Answer,
        (Part::Body, DraftKind::Heading(level)) => BlockKind::Heading(level.clamp(1, 6)),
        (Part::Body, DraftKind::Quote) => BlockKind::Quote,
        (Part::Body, DraftKind::PullQuote) => BlockKind::PullQuote,
        (Part::Body, DraftKind::TableRow) => BlockKind::TableRow,
        (Part::Standfirst | Part::Byline | Part::Summary | Part::Body, _) => BlockKind::Paragraph,
    }
}

fn add_statements(document: &mut Document, cut: &Segmenter, id: BlockId) {
    let block = document.block(id);
    let words = block.span.of(&document.text);
    let whole = matches!(block.kind, BlockKind::Heading(_) | BlockKind::TableRow) || block.part == Part::Subheadings;
    let spans = if whole { vec![Span::new(0, words.len())] } else { cut.sentences(words) };
    let (part, item, start, role) = (block.part, block.item, block.span.start, role(block));
    let before = sentences_before(document.statements.last(), part, item);
    for (at, span) in spans.into_iter().enumerate() {
        document.statements.push(Statement {
            id: StatementId::from_index(document.statements.len()),
            span: span.shift(start),
            block: id,
            part,
            item,
            sentence: before + 1 + u32::try_from(at).unwrap_or(u32::MAX - before - 1),
            role,
        });
    }
}

fn role(block: &Block) -> StatementRole {
    match (block.part, block.kind) {
        (Part::Headline, _) => StatementRole::Claim,
        (Part::Byline, _) => StatementRole::Furniture,
        (Part::Subheadings, _) => StatementRole::ListedSubheading,
        (_, BlockKind::Question) => StatementRole::Question,
        (_, BlockKind::Heading(_)) => StatementRole::Heading,
        _ => StatementRole::Claim,
    }
}

/// A pull quote whose words stand in the article says nothing of its own.
fn quiet_pull_quotes(document: &mut Document) {
    let pulled: Vec<_> = document.blocks.iter().filter(|block| block.kind == BlockKind::PullQuote).collect();
    if pulled.is_empty() {
        return;
    }
    let others = document.blocks.iter().filter(|block| block.kind != BlockKind::PullQuote);
    let text = others.map(|block| fold(block.span.of(&document.text))).collect::<Vec<_>>().join(" ");
    let quiet: Vec<BlockId> = pulled
        .into_iter()
        .filter(|block| text.contains(fold(block.span.of(&document.text)).trim_matches(['"', '\'', ' '])))
        .map(|block| block.id)
        .collect();
    for statement in document.statements.iter_mut().filter(|statement| quiet.contains(&statement.block)) {
        statement.role = StatementRole::Furniture;
    }
}
