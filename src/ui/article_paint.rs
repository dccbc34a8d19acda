//! What is painted on the article besides its words: grounds, lines under words, signs in the gutter.

use std::cmp::Reverse;

use egui::{Align2, Color32, Rect, Stroke, Ui, pos2, vec2};

use super::article::{ArticleView, Page};
use super::digest::Shape;
use super::text_view::Laid;
use super::{marks, theme};
use crate::document::{Block, BlockKind, Part, Statement, StatementId};
use crate::rules::Severity;
use crate::text::Span;

/// Height of a row over which the signs of several statements are spread.
const SHARED: f32 = 25.0;
/// Points at the right edge that are the strip's, with some air.
const STRIP: f32 = 23.0;

impl Page<'_, '_> {
    /// The statements of a block with the rectangles of their rows.
    pub(super) fn rows(&self, laid: &Laid<'_>) -> Vec<(&Statement, Vec<Rect>)> {
        let statements = self.desk.document().of_block(laid.block.id);
        statements.iter().map(|statement| (statement, laid.rects(statement.span))).collect()
    }

    /// A bar beside the chosen statement, so that it is told from its evidence without colour.
    pub(super) fn bar(&self, ui: &Ui, rects: &[Rect], ink: Color32) {
        if let (Some(first), Some(last)) = (rects.first(), rects.last()) {
            let bar = Rect::from_min_max(
                pos2(self.left - 10.0, first.top() + 3.0),
                pos2(self.left - 7.5, last.bottom() - 3.0),
            );
            ui.painter().rect_filled(bar, 1.0, ink);
        }
    }

    /// The lines of findings; a second one under the same words stands a little lower, a third is left out.
    pub(super) fn underlines(&self, ui: &Ui, laid: &Laid<'_>) {
        let mut lines: Vec<_> = self.desk.digest.underlines_in(laid.block.span).collect();
        lines.retain(|line| line.severity != Severity::Note || self.hints);
        lines.sort_by_key(|line| (Reverse(line.severity), Reverse(line.shape), line.span));
        let mut drawn: Vec<(Span, Shape)> = Vec::new();
        for line in lines {
            let under = || drawn.iter().filter(|(span, _)| span.overlaps(line.span));
            let level = under().count();
            if level > 1 || under().any(|(span, shape)| *shape == line.shape && span.contains(line.span)) {
                continue;
            }
            for rect in laid.rects(line.span) {
                let rect = rect.translate(vec2(0.0, level as f32 * 4.5));
                marks::underline(ui.painter(), rect, line, self.colours);
            }
            drawn.push((line.span, line.shape));
        }
    }

    /// Marks on words inside a statement: a frame in the verdict's colour, its sign at the upper right corner.
    pub(super) fn facts(&self, ui: &Ui, laid: &Laid<'_>) {
        for (span, mark) in self.desk.digest.facts_in(laid.block.span) {
            let Some(mark) = self.desk.article.review.marks.get(mark) else { continue };
            let sign = marks::sign(Some(mark), 10.5, self.colours);
            let rects = laid.rects(span);
            for rect in &rects {
                let frame =
                    Rect::from_min_max(rect.left_top() + vec2(-2.0, 3.0), rect.right_bottom() - vec2(-2.0, 4.0));
                let edge = Stroke::new(1.0, sign.ink);
                ui.painter().rect_stroke(frame, 3.0, edge, egui::StrokeKind::Inside);
            }
            if let Some(last) = rects.last() {
                let at = last.right_top() + vec2(2.0, 3.5);
                ui.painter().circle_filled(at, 5.6, self.colours.paper);
                ui.painter().text(at, Align2::CENTER_CENTER, sign.glyph, sign.font, sign.ink);
            }
        }
    }

    /// Where the end of what is picked stands.
    pub(super) fn caret(&self, ui: &Ui, view: &ArticleView, laid: &Laid<'_>) {
        let Some((anchor, head)) = view.picked.filter(|(anchor, head)| anchor != head) else { return };
        let inside = laid.span.start <= head && head <= laid.span.end;
        let Some(rect) = laid.caret(head, head > anchor).filter(|_| inside) else { return };
        ui.painter().vline(rect.x, rect.y, Stroke::new(1.5, self.colours.accent));
    }

    /// Matches of find and words selected with the pointer.
    pub(super) fn grounds(&self, ui: &Ui, view: &ArticleView, laid: &Laid<'_>) {
        let paint = |span: Span, ground: Color32| {
            for rect in laid.rects(span) {
                ui.painter().rect_filled(rect.expand2(vec2(1.0, -2.0)), 2.0, ground);
            }
        };
        if let Some(find) = self.find {
            let from = find.matches.partition_point(|span| span.end <= laid.block.span.start);
            for (at, span) in find.matches.iter().enumerate().skip(from) {
                if span.start >= laid.block.span.end {
                    break;
                }
                paint(*span, if at == find.at { self.colours.picked } else { self.colours.matched });
            }
        }
        if let Some(span) = view.picked_span() {
            paint(span, self.colours.picked);
        }
    }

    /// Bullets, numbers, bars of quotations, lines of tables.
    pub(super) fn furniture(&self, ui: &Ui, laid: &Laid<'_>) {
        let Block { kind, part, .. } = laid.block;
        let line = laid.galley.rows.first().map_or(28.0, |row| row.size.y);
        let middle = laid.at.y + line / 2.0;
        let side = |offset: f32, width: f32, ink: Color32| {
            let rect = laid.rect();
            let bar = Rect::from_min_max(
                pos2(laid.at.x - offset, rect.top() + 2.0),
                pos2(laid.at.x - offset + width, rect.bottom() - 2.0),
            );
            ui.painter().rect_filled(bar, 1.0, ink);
        };
        match kind {
            BlockKind::ListItem(None) => {
                ui.painter().circle_filled(pos2(laid.at.x - 12.0, middle + 1.0), 2.3, self.colours.soft);
            }
            BlockKind::ListItem(Some(number)) => {
                let at = pos2(laid.at.x - 7.0, middle);
                let number = format!("{number}.");
                ui.painter().text(at, Align2::RIGHT_CENTER, number, theme::text(16.5), self.colours.soft);
            }
            BlockKind::Quote => side(16.0, 2.0, self.colours.line),
            BlockKind::PullQuote => side(16.0, 3.0, self.colours.accent),
            BlockKind::TableRow => {
                let y = laid.rect().bottom() + 2.0;
                let across = self.left..=self.left + self.measure;
                ui.painter().hline(across, y, Stroke::new(1.0, self.colours.line));
            }
            _ if *part == Part::Caption => side(12.0, 2.0, self.colours.line),
            _ => {}
        }
    }

    /// Signs left and right of the rows on which statements begin: at the left its mark, at the right what else people
    /// added to it.
    pub(super) fn gutter(&self, ui: &Ui, rows: &[(&Statement, Vec<Rect>)]) {
        // Up to the strip.
        let room = ui.clip_rect().right() - STRIP - self.left - self.measure;
        let signs = signs(rows);
        for (id, y, share) in signs.iter().copied() {
            let small = share > 1;
            let sign = marks::sign(self.desk.mark(id), if small { 11.5 } else { 15.0 }, self.colours);
            let ink = if self.desk.article.selected == Some(id) && self.desk.mark(id).is_none() {
                self.colours.accent
            } else {
                sign.ink
            };
            let at = pos2(self.left - 22.0, y);
            ui.painter().text(at, Align2::CENTER_CENTER, sign.glyph, sign.font, ink);
        }
        for (statement, rects) in rows {
            let own = signs.iter().find(|(id, ..)| *id == statement.id).map(|(_, y, share)| (*y, *share > 1));
            let first = || rects.first().map(|first| (first.center().y, false));
            let Some((y, small)) = own.or_else(first) else { continue };
            let added = self.desk.digest.state(statement.id).added();
            let apart = (room / added.len().max(1) as f32).clamp(8.0, 17.0);
            let size = (apart - 1.0).min(if small { 11.0 } else { 14.0 });
            for (place, glyph) in added.into_iter().enumerate() {
                let x = apart.mul_add(place as f32, self.left + self.measure + 6.0 + size / 2.0);
                ui.painter().text(pos2(x, y), Align2::CENTER_CENTER, glyph, theme::icon(size), self.colours.accent);
            }
        }
    }
}

/// Where the signs of statements stand: beside the row on which each begins. Those that begin on one row share
/// its height, in their order. Statement, height, how many share the row.
pub(super) fn signs(rows: &[(&Statement, Vec<Rect>)]) -> Vec<(StatementId, f32, usize)> {
    let counted = rows.iter().filter(|(statement, _)| statement.is_counted());
    let begins: Vec<(StatementId, f32)> =
        counted.filter_map(|(statement, rects)| Some((statement.id, rects.first()?.center().y))).collect();
    let of_row = |y: f32| begins.iter().filter(move |(_, other)| (other - y).abs() < 1.0);
    let place = |(id, y): &(StatementId, f32)| {
        let many = of_row(*y).count();
        let at = of_row(*y).position(|(other, _)| other == id).unwrap_or(0);
        let apart = SHARED / many.max(1) as f32;
        let from_middle = (many.saturating_sub(1) as f32).mul_add(-0.5, at as f32);
        (*id, if many > 1 { from_middle.mul_add(apart, *y) } else { *y }, many)
    };
    begins.iter().map(place).collect()
}
