//! How high every block of the article is: measured where it was on the screen, estimated elsewhere.
//!
//! Only blocks on the screen are ever set. When an estimate gives way to a measured height above the
//! words that are being read, the scroll position moves with it, so that those words stay where they are.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use egui::Context;
use egui::text::LayoutJob;

use super::text_view::{self, Look};
use super::theme::Palette;
use crate::document::{Block, BlockId, BlockKind, Document, Part};

/// Space above the first block and below the last, in points.
const MARGIN: f32 = 30.0;
/// After so many rounds the blocks on the screen are taken as they are.
const ROUNDS: usize = 6;

/// Whether blocks of a part stand in the article; what was made from it stands beside it.
pub(super) const fn is_shown(part: Part) -> bool {
    !part.is_made() && !matches!(part, Part::Subheadings)
}

/// The blocks shown and their heights, for one document at one width.
#[derive(Default)]
pub(super) struct Flow {
    key: (usize, u32, u32),
    /// Shown blocks: places in the document's list.
    pub(super) blocks: Vec<BlockId>,
    heights: Vec<f32>,
    known: Vec<bool>,
    tops: Vec<f32>,
    stale: bool,
    /// Per row of a table, by the block: the gaps before its cells.
    tables: BTreeMap<BlockId, Vec<f32>>,
    /// Goes up when a height changes.
    pub(super) version: u64,
}

impl Flow {
    /// Starts over if document, width or resolution are others than before.
    pub(super) fn fit(&mut self, document: &Arc<Document>, width: f32, resolution: f32) {
        let key = (Arc::as_ptr(document).addr(), width.to_bits(), resolution.to_bits());
        if key == self.key && !self.blocks.is_empty() {
            return;
        }
        self.blocks = document.blocks.iter().filter(|block| is_shown(block.part)).map(|block| block.id).collect();
        let estimate = |id: &BlockId| {
            let block = document.block(*id);
            Look::of(block).estimate(block.span.len(), width) + below_table(document, block)
        };
        self.heights = self.blocks.iter().map(estimate).collect();
        self.known = vec![false; self.blocks.len()];
        self.key = key;
        self.stale = true;
        self.tables.clear();
        self.version += 1;
    }

    /// What is given to egui to set a block.
    pub(super) fn job(&mut self, ctx: &Context, document: &Document, colours: &Palette, id: BlockId) -> LayoutJob {
        let block = document.block(id);
        let width = f32::from_bits(self.key.1);
        if block.kind != BlockKind::TableRow {
            return text_view::job(document, block, colours, width);
        }
        if !self.tables.contains_key(&id) {
            self.tables.extend(columns(ctx, document, block, width));
        }
        let gaps = self.tables.get(&id).map_or([].as_slice(), Vec::as_slice);
        text_view::job_at(document, block, colours, (width, gaps))
    }

    fn settle(&mut self) {
        if !self.stale {
            return;
        }
        self.tops.clear();
        let mut y = MARGIN;
        for height in &self.heights {
            self.tops.push(y);
            y += height;
        }
        self.tops.push(y + MARGIN);
        self.stale = false;
    }

    /// How many blocks were measured.
    pub(super) fn measured(&self) -> usize {
        self.known.iter().filter(|known| **known).count()
    }

    /// The height of all of it.
    pub(super) fn height(&mut self) -> f32 {
        self.settle();
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The top of the shown block at `index`.
    pub(super) fn top(&mut self, index: usize) -> f32 {
        self.settle();
        self.tops.get(index).copied().unwrap_or(0.0)
    }

    /// The place among the shown blocks of a block of the document, if it is shown.
    pub(super) fn index_of(&self, block: BlockId) -> Option<usize> {
        self.blocks.binary_search(&block).ok()
    }

    /// Shown blocks between two heights.
    pub(super) fn between(&mut self, top: f32, bottom: f32) -> Range<usize> {
        self.settle();
        let first = self.tops.partition_point(|y| *y <= top).saturating_sub(1);
        let last = self.tops.partition_point(|y| *y < bottom);
        first.min(self.blocks.len())..last.min(self.blocks.len())
    }

    /// Sets a block and remembers its height.
    pub(super) fn measure(&mut self, ctx: &Context, document: &Document, colours: &Palette, index: usize) {
        let (Some(id), Some(false)) = (self.blocks.get(index).copied(), self.known.get(index)) else { return };
        let block = document.block(id);
        let look = Look::of(block);
        let job = self.job(ctx, document, colours, id);
        let galley = text_view::lay(ctx, job);
        let height = galley.size().y + look.before + look.after + below_table(document, block);
        if let (Some(own), Some(known)) = (self.heights.get_mut(index), self.known.get_mut(index)) {
            *known = true;
            if (*own - height).abs() > 0.01 {
                *own = height;
                self.stale = true;
                self.version += 1;
            }
        }
    }

    /// Measures what a view of `high` points from `offset` shows; gives the offset at which the words
    /// that were there before still stand where they stood.
    pub(super) fn measure_view(
        &mut self,
        (ctx, colours): (&Context, &Palette),
        document: &Document,
        offset: f32,
        high: f32,
    ) -> f32 {
        let mut offset = offset;
        for _ in 0..ROUNDS {
            let range = self.between(offset, offset + high);
            let unknown: Vec<usize> =
                range.clone().filter(|index| !self.known.get(*index).copied().unwrap_or(true)).collect();
            if unknown.is_empty() {
                break;
            }
            // What was measured before stays in its place; else the first block does.
            let anchor = range.clone().find(|index| self.known.get(*index) == Some(&true)).unwrap_or(range.start);
            let before = self.top(anchor);
            for index in unknown {
                self.measure(ctx, document, colours, index);
            }
            offset = (offset + self.top(anchor) - before).max(0.0);
        }
        offset
    }
}

/// Points below the last row of a table.
const BELOW_TABLE: f32 = 14.0;

/// The room below a block that is the last row of its table.
fn below_table(document: &Document, block: &Block) -> f32 {
    let next = document.blocks.get(block.id.index() + 1);
    let goes_on = next.is_some_and(|next| next.kind == BlockKind::TableRow);
    if block.kind == BlockKind::TableRow && !goes_on { BELOW_TABLE } else { 0.0 }
}

/// Rows of one table that are looked at for the widths of its columns.
const ROWS: usize = 400;
/// Points between columns.
const BETWEEN: f32 = 26.0;

/// The gaps in every row of the table in which `block` is, so that columns stand below each other; none
/// where it would be wider than the measure.
fn columns(ctx: &Context, document: &Document, block: &Block, width: f32) -> Vec<(BlockId, Vec<f32>)> {
    let is_row = |block: &&Block| block.kind == BlockKind::TableRow;
    let (before, after) = document.blocks.split_at(block.id.index());
    let above = before.iter().rev().take_while(is_row).take(ROWS).count();
    let rows: Vec<&Block> =
        before.iter().skip(before.len() - above).chain(after.iter().take_while(is_row).take(ROWS)).collect();
    let look = Look::of(block);
    let font = crate::ui::theme::plain(look.size);
    let mut across =
        |words: &str| -> f32 { ctx.fonts_mut(|fonts| words.chars().map(|c| fonts.glyph_width(&font, c)).sum::<f32>()) };
    let bar = across(" | ");
    let cells: Vec<Vec<f32>> =
        rows.iter().map(|row| document.words(row.span).split(" | ").map(&mut across).collect()).collect();
    let many = cells.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| cells.iter().filter_map(|row| row.get(column)).copied().fold(0.0, f32::max);
    let widths: Vec<f32> = (0..many).map(widest).collect();
    let total: f32 = widths.iter().sum::<f32>() + BETWEEN * many.saturating_sub(1) as f32;
    let fits = total <= width - look.indent;
    let gaps = |row: &Vec<f32>| -> Vec<f32> {
        let gap = |(own, widest): (&f32, &f32)| (widest - own + BETWEEN - bar).max(0.0);
        if fits { row.iter().zip(&widths).map(gap).collect() } else { Vec::new() }
    };
    rows.iter().zip(&cells).map(|(row, cells)| (row.id, gaps(cells))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Flow, MARGIN};
    use crate::document::{Block, BlockId, BlockKind, Document, Part};
    use crate::text::Span;
    use std::sync::Arc;

    fn document(blocks: usize) -> Arc<Document> {
        let blocks = (0..blocks)
            .map(|at| Block {
                id: BlockId::from_index(at),
                span: Span::new(at * 100, at * 100 + 99),
                kind: BlockKind::Paragraph,
                part: if at == 1 { Part::KeyPoints } else { Part::Body },
                item: 1,
                styles: Vec::new(),
                by_hand: false,
            })
            .collect();
        Arc::new(Document { blocks, ..Document::default() })
    }

    #[test]
    fn made_parts_are_not_in_the_article() {
        let mut flow = Flow::default();
        flow.fit(&document(4), 600.0, 1.0);
        assert_eq!(flow.blocks.len(), 3);
        assert_eq!(flow.index_of(BlockId::from_index(1)), None);
        assert_eq!(flow.index_of(BlockId::from_index(2)), Some(1));
    }

    #[test]
    fn a_view_is_a_range_of_blocks() {
        let mut flow = Flow::default();
        flow.fit(&document(1001), 600.0, 1.0);
        let one = flow.top(1) - flow.top(0);
        assert!((flow.height() - one.mul_add(1000.0, 2.0 * MARGIN)).abs() < 1.0);
        assert_eq!(flow.between(0.0, MARGIN + one * 2.5), 0..3);
        let middle = flow.between(MARGIN + one * 500.5, MARGIN + one * 502.5);
        assert_eq!(middle, 500..503);
        let end = flow.height();
        assert_eq!(flow.between(end - one, end).end, 1000);
    }
}
