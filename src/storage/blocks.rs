//! Versions and their blocks in the file.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Map;

use super::values::{Text, Word};
use crate::document::{Block, BlockId, BlockKind, Meta, Part, StatementRole, Style};
use crate::review::{Version, VersionBlock};
use crate::text::{CodePoints, Span};

/// A version of the article.
#[derive(Serialize, Deserialize)]
pub(super) struct VersionRecord {
    #[serde(default)]
    file_name: String,
    #[serde(default)]
    file_sha256: String,
    /// Where somebody chose one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    encoding: String,
    #[serde(default)]
    text_sha256: String,
    #[serde(default)]
    opened: Text<Timestamp>,
    #[serde(default)]
    meta: Meta,
    text: String,
    #[serde(default)]
    blocks: Vec<BlockRecord>,
}

/// A block; places are code points of the version's text.
#[derive(Serialize, Deserialize)]
struct BlockRecord {
    start: usize,
    end: usize,
    kind: KindWord,
    /// Of a heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    /// Of an item of a numbered list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    part: Part,
    item: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    by_hand: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    styles: Vec<StyleRecord>,
    statements: Vec<StatementRecord>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindWord {
    Heading,
    Paragraph,
    ListItem,
    Question,
    Answer,
    Quote,
    Caption,
    PullQuote,
    TableRow,
}

#[derive(Serialize, Deserialize)]
struct StyleRecord {
    start: usize,
    end: usize,
    style: Word<Style>,
}

#[derive(Serialize, Deserialize)]
struct StatementRecord {
    start: usize,
    end: usize,
    role: Word<StatementRole>,
}

impl VersionRecord {
    pub(super) fn of(version: &Version) -> Self {
        let index = CodePoints::new(&version.text);
        let blocks = version.blocks.iter().map(|block| BlockRecord::of(block, &version.text, &index));
        Self {
            file_name: version.file_name.clone(),
            file_sha256: version.file_sha256.clone(),
            encoding: version.encoding.clone(),
            text_sha256: version.text_sha256.clone(),
            opened: Text(version.opened),
            meta: version.meta.clone(),
            text: version.text.clone(),
            blocks: blocks.collect(),
        }
    }

    /// The version; and whether its blocks lie in its text as they should. Where they do not, every line is a
    /// paragraph, so that the text at least can be read.
    pub(super) fn into_version(self) -> (Version, bool) {
        let index = CodePoints::new(&self.text);
        let read = self.blocks.iter().enumerate().map(|(at, block)| block.read(at, &self.text, &index));
        let blocks: Vec<VersionBlock> = read.collect();
        let sound = in_order(blocks.iter().map(|kept| kept.block.span), Span::new(0, self.text.len()))
            && blocks.iter().all(|kept| in_order(kept.statements.iter().map(|own| own.0), kept.block.span))
            && covered(&blocks, &self.text);
        let blocks = if sound { blocks } else { lines(&self.text) };
        let version = Version {
            file_name: self.file_name,
            file_sha256: self.file_sha256,
            encoding: self.encoding,
            text_sha256: self.text_sha256,
            text: self.text,
            meta: self.meta,
            blocks,
            opened: self.opened.0,
            unknown: Map::new(),
        };
        (version, sound)
    }
}

/// One after the other, none empty, all inside.
fn in_order(spans: impl Iterator<Item = Span>, inside: Span) -> bool {
    let mut from = inside.start;
    for span in spans {
        if span.start < from || span.is_empty() || span.end > inside.end {
            return false;
        }
        from = span.end;
    }
    true
}

/// No words stand outside the blocks.
fn covered(blocks: &[VersionBlock], text: &str) -> bool {
    let ends = blocks.iter().map(|kept| kept.block.span.end);
    let starts = blocks.iter().map(|kept| kept.block.span.start);
    let mut gaps = std::iter::once(0).chain(ends).zip(starts.chain(std::iter::once(text.len())));
    gaps.all(|(from, to)| Span::new(from, to).of(text).trim().is_empty())
}

fn lines(text: &str) -> Vec<VersionBlock> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if span.is_empty() {
            continue;
        }
        let id = BlockId::from_index(blocks.len());
        let item = u32::try_from(blocks.len() + 1).unwrap_or(u32::MAX);
        let kind = BlockKind::Paragraph;
        let block = Block { id, span, kind, part: Part::Body, item, styles: Vec::new(), by_hand: false };
        blocks.push(VersionBlock { block, statements: vec![(span, StatementRole::Claim)] });
    }
    blocks
}

impl BlockRecord {
    fn of(kept: &VersionBlock, text: &str, index: &CodePoints) -> Self {
        let block = &kept.block;
        let [start, end] = index.range(text, block.span);
        let (kind, level, number) = match block.kind {
            BlockKind::Heading(level) => (KindWord::Heading, Some(level), None),
            BlockKind::Paragraph => (KindWord::Paragraph, None, None),
            BlockKind::ListItem(number) => (KindWord::ListItem, None, number),
            BlockKind::Question => (KindWord::Question, None, None),
            BlockKind::Answer => (KindWord::Answer, None, None),
            BlockKind::Quote => (KindWord::Quote, None, None),
            BlockKind::Caption => (KindWord::Caption, None, None),
            BlockKind::PullQuote => (KindWord::PullQuote, None, None),
            BlockKind::TableRow => (KindWord::TableRow, None, None),
        };
        let styles = block.styles.iter().map(|(span, style)| {
            let [start, end] = index.range(text, *span);
            StyleRecord { start, end, style: Word(*style) }
        });
        let statements = kept.statements.iter().map(|(span, role)| {
            let [start, end] = index.range(text, *span);
            StatementRecord { start, end, role: Word(*role) }
        });
        Self {
            start,
            end,
            kind,
            level,
            number,
            part: block.part,
            item: block.item,
            by_hand: block.by_hand,
            styles: styles.collect(),
            statements: statements.collect(),
        }
    }

    fn read(&self, at: usize, text: &str, index: &CodePoints) -> VersionBlock {
        let kind = match self.kind {
            KindWord::Heading => BlockKind::Heading(self.level.unwrap_or(2).clamp(1, 6)),
            KindWord::Paragraph => BlockKind::Paragraph,
            KindWord::ListItem => BlockKind::ListItem(self.number),
            KindWord::Question => BlockKind::Question,
            KindWord::Answer => BlockKind::Answer,
            KindWord::Quote => BlockKind::Quote,
            KindWord::Caption => BlockKind::Caption,
            KindWord::PullQuote => BlockKind::PullQuote,
            KindWord::TableRow => BlockKind::TableRow,
        };
        let span = index.span(text, self.start, self.end);
        let styles = self.styles.iter().map(|own| (index.span(text, own.start, own.end), own.style.0));
        let inside = styles.filter(|(own, _)| span.contains(*own));
        let block = Block {
            id: BlockId::from_index(at),
            span,
            kind,
            part: self.part,
            item: self.item,
            styles: inside.collect(),
            by_hand: self.by_hand,
        };
        let statements = self.statements.iter().map(|own| (index.span(text, own.start, own.end), own.role.0));
        VersionBlock { block, statements: statements.collect() }
    }
}
