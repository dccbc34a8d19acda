//! Reading the rows of the attribution task: an article with its sentences given.

use factdesk::document::{Block, BlockId, BlockKind, Document, Part, Statement, StatementId, StatementRole};
use factdesk::text::{CodePoints, Span};
use serde_json::Value;

/// The article of a row: a block for each paragraph, a statement for each given sentence.
pub(crate) fn article(row: &Value) -> (Document, CodePoints) {
    let text = row["text"].as_str().unwrap_or_default().to_owned();
    let index = CodePoints::new(&text);
    let mut document = Document { text, ..Document::default() };
    let mut from = 0;
    for paragraph in document.text.split("\n\n") {
        let span = Span::new(from, from + paragraph.len());
        from = span.end + 2;
        let id = BlockId::from_index(document.blocks.len());
        let (kind, styles) = (BlockKind::Paragraph, Vec::new());
        document.blocks.push(Block { id, span, kind, part: Part::Body, item: 1, styles, by_hand: false });
    }
    for (at, sentence) in row["sentences"].as_array().into_iter().flatten().enumerate() {
        let span = span(sentence["start"].as_u64(), sentence["end"].as_u64(), &index, &document.text);
        let block = document.blocks.partition_point(|block| block.span.end <= span.start);
        document.statements.push(Statement {
            id: StatementId::from_index(at),
            span,
            block: BlockId::from_index(block.min(document.blocks.len() - 1)),
            part: Part::Body,
            item: 1,
            sentence: 1,
            role: StatementRole::Claim,
        });
    }
    (document, index)
}

/// A span given in code points.
pub(crate) fn span(start: Option<u64>, end: Option<u64>, index: &CodePoints, text: &str) -> Span {
    index.span(text, start.unwrap_or(0) as usize, end.unwrap_or(0) as usize)
}
