//! What an editor sets by hand about the document: which part a block is, what is no claim, where a
//! sentence ends. Described by words, as the review keeps it.

use crate::document::{Block, Document, Override, OverrideKind, Statement};
use crate::text::{Span, fold};

/// About a block.
pub(super) fn of_block(document: &Document, block: &Block, kind: OverrideKind) -> Override {
    let before = document.blocks.iter().take(block.id.index()).map(|other| other.span);
    of_span(document, block.span, before, kind)
}

/// About a statement.
pub(super) fn of_statement(document: &Document, statement: &Statement, kind: OverrideKind) -> Override {
    let before = document.statements.iter().take(statement.id.index()).map(|other| other.span);
    of_span(document, statement.span, before, kind)
}

fn of_span(document: &Document, span: Span, before: impl Iterator<Item = Span>, kind: OverrideKind) -> Override {
    let quote = document.words(span).to_owned();
    let folded = fold(&quote);
    let nth = before.filter(|other| fold(document.words(*other)) == folded).count();
    Override { quote, nth, kind }
}
