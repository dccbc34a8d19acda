//! A version of the article as the review keeps it, and the document it gives without the article's file.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{Version, VersionBlock};
use crate::document::{
    Block, BlockId, Document, Draft, DraftBlock, DraftKind, Numbers, Statement, StatementId, sentences_before,
};
use crate::text::Span;

/// SHA-256 of some bytes, hex.
pub fn sha256(bytes: &[u8]) -> String {
    let digits = |half: u8| char::from_digit(u32::from(half), 16);
    Sha256::digest(bytes).iter().flat_map(|byte| [digits(byte >> 4), digits(byte & 15)]).flatten().collect()
}

impl Version {
    /// What a review keeps of `document`. `file_sha256` is empty for pasted text.
    pub fn of(document: &Document, file_name: &str, file_sha256: &str, opened: Timestamp) -> Self {
        let blocks = document.blocks.iter().map(|block| VersionBlock {
            block: block.clone(),
            statements: document.of_block(block.id).iter().map(|own| (own.span, own.role)).collect(),
        });
        Self {
            file_name: file_name.to_owned(),
            file_sha256: file_sha256.to_owned(),
            encoding: String::new(),
            text_sha256: sha256(document.text.as_bytes()),
            text: document.text.clone(),
            meta: document.meta.clone(),
            blocks: blocks.collect(),
            opened,
            unknown: serde_json::Map::new(),
        }
    }

    /// The document as it was reviewed. What import left out and the remarks that came with the file are not in it.
    pub fn to_document(&self) -> Document {
        let mut document = Document { text: self.text.clone(), meta: self.meta.clone(), ..Document::default() };
        let mut numbers = Numbers::default();
        for (at, kept) in self.blocks.iter().enumerate() {
            let item = numbers.next(kept.block.part, kept.block.kind, document.blocks.last());
            let block = Block { id: BlockId::from_index(at), item, ..kept.block.clone() };
            let before = sentences_before(document.statements.last(), block.part, item);
            for (number, (span, role)) in (before + 1..).zip(&kept.statements) {
                document.statements.push(Statement {
                    id: StatementId::from_index(document.statements.len()),
                    span: *span,
                    block: block.id,
                    part: block.part,
                    item: block.item,
                    sentence: number,
                    role: *role,
                });
            }
            document.blocks.push(block);
        }
        document
    }

    /// The version as a draft, so that parts can be set by hand where the article's file is not there.
    pub fn to_draft(&self) -> Draft {
        let blocks = self.blocks.iter().map(|kept| {
            let block = &kept.block;
            let from = block.span.start;
            DraftBlock {
                text: block.span.of(&self.text).to_owned(),
                kind: draft_kind(block),
                part: Some(block.part),
                furniture: false,
                styles: block
                    .styles
                    .iter()
                    .map(|(span, style)| (Span::new(span.start - from, span.end - from), *style))
                    .collect(),
                gap_before: true,
                rule_before: false,
            }
        });
        Draft { blocks: blocks.collect(), meta: self.meta.clone(), ..Draft::default() }
    }
}

fn draft_kind(block: &Block) -> DraftKind {
    use crate::document::BlockKind as Kind;
    match block.kind {
        Kind::Heading(level) => DraftKind::Heading(level),
        Kind::Paragraph => DraftKind::Paragraph,
        Kind::ListItem(number) => DraftKind::ListItem(number),
        Kind::Question => DraftKind::Question,
        Kind::Answer => DraftKind::Answer,
        Kind::Quote => DraftKind::Quote,
        Kind::Caption => DraftKind::Caption,
        Kind::PullQuote => DraftKind::PullQuote,
        Kind::TableRow => DraftKind::TableRow,
    }
}
