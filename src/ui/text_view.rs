//! One block of the article as set type: its galley, the rectangles of words in it, the words at a point.
//!
//! A block is one galley, its statements are ranges of it. Galleys are kept by egui as long as they are
//! drawn; what is kept here ([`super::flow`]) is their heights. Bytes become chars and back in this file
//! alone.

use std::sync::Arc;

use egui::text::{CCursor, CharIndex, LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Pos2, Rect, pos2};

use super::theme::{self, Palette};
use crate::document::{Block, BlockKind, Document, Part, Style};
use crate::text::Span;

/// How a kind of block is set, in points.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) before: f32,
    pub(super) after: f32,
    pub(super) indent: f32,
    face: Face,
    soft: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Face {
    Text,
    Bold,
    Italic,
    Window,
}

impl Look {
    const fn new(face: Face, size: f32, leading: f32) -> Self {
        Self { size, leading, before: 0.0, after: 14.0, indent: 0.0, face, soft: false }
    }

    const fn space(mut self, before: f32, after: f32) -> Self {
        self.before = before;
        self.after = after;
        self
    }

    const fn indent(mut self, by: f32) -> Self {
        self.indent = by;
        self
    }

    const fn soft(mut self) -> Self {
        self.soft = true;
        self
    }

    /// How `block` is set.
    pub(super) const fn of(block: &Block) -> Self {
        match (block.part, block.kind) {
            (Part::Headline, _) => Self::new(Face::Bold, 30.0, 38.0).space(0.0, 10.0),
            (Part::Standfirst, _) => Self::new(Face::Text, 19.5, 28.0).space(0.0, 12.0).soft(),
            (Part::Byline, _) => Self::new(Face::Window, 13.0, 20.0).space(0.0, 18.0).soft(),
            (Part::Caption, _) | (_, BlockKind::Caption) => {
                Self::new(Face::Window, 13.5, 20.0).space(4.0, 18.0).indent(16.0).soft()
            }
            (_, BlockKind::Heading(0..=2)) => Self::new(Face::Bold, 21.0, 28.0).space(14.0, 8.0),
            (_, BlockKind::Heading(_)) => Self::new(Face::Bold, 18.0, 26.0).space(10.0, 6.0),
            (_, BlockKind::ListItem(_)) => Self::new(Face::Text, 17.5, 28.0).space(0.0, 7.0).indent(26.0),
            (_, BlockKind::Quote) => Self::new(Face::Italic, 17.5, 28.0).indent(22.0),
            (_, BlockKind::PullQuote) => Self::new(Face::Italic, 21.0, 30.0).space(8.0, 20.0).indent(22.0),
            (_, BlockKind::TableRow) => Self::new(Face::Window, 13.5, 24.0).space(0.0, 5.0).indent(4.0),
            _ => Self::new(Face::Text, 17.5, 28.0),
        }
    }

    fn font(&self, bold: bool, italic: bool) -> FontId {
        let bold = bold || self.face == Face::Bold;
        let italic = italic || self.face == Face::Italic;
        match (self.face, bold, italic) {
            (Face::Window, true, _) => theme::semi(self.size),
            (Face::Window, ..) => theme::plain(self.size),
            (_, true, true) => theme::text_bold_italic(self.size),
            (_, true, false) => theme::text_bold(self.size),
            (_, false, true) => theme::text_italic(self.size),
            (_, false, false) => theme::text(self.size),
        }
    }

    /// The height of so many bytes of text, before it is set: a word's width is that of five letters.
    pub(super) fn estimate(&self, bytes: usize, width: f32) -> f32 {
        let a_line = ((width - self.indent) / (self.size * 0.47)).max(8.0);
        let lines = (bytes as f32 / a_line).ceil().max(1.0);
        lines.mul_add(self.leading, self.before + self.after)
    }
}

/// What is given to egui to set `block`, `width` points wide with its indent.
pub(super) fn job(document: &Document, block: &Block, colours: &Palette, width: f32) -> LayoutJob {
    job_at(document, block, colours, (width, &[]))
}

/// As [`job`]; `gaps` are the widths to leave before the cells of a table's row after the first, so that
/// they stand below those of the other rows.
pub(super) fn job_at(document: &Document, block: &Block, colours: &Palette, (width, gaps): (f32, &[f32])) -> LayoutJob {
    let look = Look::of(block);
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = (width - look.indent).max(80.0);
    let ink = if look.soft { colours.soft } else { colours.ink };
    let bars = if block.kind == BlockKind::TableRow { bars(document, block) } else { Vec::new() };
    for (span, bold, italic, link) in runs(block, &bars) {
        let bar = bars.iter().position(|bar| *bar == span);
        let gap = bars.iter().position(|bar| bar.end == span.start).and_then(|at| gaps.get(at)).copied();
        let colour = match (bar, link) {
            (Some(_), _) if gaps.is_empty() => colours.line,
            (Some(_), _) => Color32::TRANSPARENT,
            (None, true) => colours.accent,
            (None, false) => ink,
        };
        let format = TextFormat {
            font_id: look.font(bold, italic),
            color: colour,
            line_height: Some(look.leading),
            ..TextFormat::default()
        };
        job.append(document.words(span), gap.unwrap_or(0.0), format);
    }
    if job.sections.is_empty() {
        job.append(" ", 0.0, TextFormat::simple(look.font(false, false), Color32::TRANSPARENT));
    }
    job
}

/// Where the bars between the cells of a table's row stand.
pub(super) fn bars(document: &Document, block: &Block) -> Vec<Span> {
    let bar = |(at, words): (usize, &str)| Span::new(at, at + words.len()).shift(block.span.start);
    document.words(block.span).match_indices(" | ").map(bar).collect()
}

/// The block cut where a style begins or ends, and at `bars`: span, bold, italic, link.
fn runs(block: &Block, bars: &[Span]) -> Vec<(Span, bool, bool, bool)> {
    let mut cuts = vec![block.span.start, block.span.end];
    for span in block.styles.iter().map(|(span, _)| span).chain(bars) {
        cuts.extend([span.start, span.end]);
    }
    cuts.retain(|cut| block.span.start <= *cut && *cut <= block.span.end);
    cuts.sort_unstable();
    cuts.dedup();
    let has = |at: usize, style: Style| block.styles.iter().any(|(span, own)| *own == style && span.has(at));
    cuts.windows(2)
        .filter_map(|pair| if let [from, to] = *pair { Some(Span::new(from, to)) } else { None })
        .map(|span| {
            let at = span.start;
            (span, has(at, Style::Bold), has(at, Style::Italic), has(at, Style::Link))
        })
        .collect()
}

/// A line between two signs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Caret {
    pub(super) x: f32,
    pub(super) y: egui::Rangef,
}

/// Set words that have their place on the screen in this frame.
pub(super) struct Laid<'a> {
    pub(super) block: &'a Block,
    /// The words that are set: the whole block, or one statement of it.
    pub(super) span: Span,
    pub(super) text: &'a str,
    pub(super) galley: Arc<Galley>,
    /// Where the galley's corner is, in points of the window.
    pub(super) at: Pos2,
}

impl Laid<'_> {
    /// Chars of the block before `byte` of the document.
    fn char_at(&self, byte: usize) -> usize {
        Span::new(self.span.start, byte.clamp(self.span.start, self.span.end)).of(self.text).chars().count()
    }

    /// The rectangles of the words of `span` inside this block: one a row, in order.
    pub(super) fn rects(&self, span: Span) -> Vec<Rect> {
        let Some(span) = span.common(self.span) else { return Vec::new() };
        let from = self.char_at(span.start);
        let to = from + span.of(self.text).chars().count();
        let mut rects = Vec::new();
        let mut row_start = 0;
        for row in &self.galley.rows {
            let chars = row.char_count_excluding_newline().0;
            let (first, last) = (from.max(row_start), to.min(row_start + chars));
            if first < last {
                let left = row.x_offset(CharIndex(first - row_start));
                let mut end = last;
                // White space at the end of a row hangs; it is not part of the words.
                while end > first && row.glyphs.get(end - 1 - row_start).is_some_and(|glyph| glyph.chr.is_whitespace())
                {
                    end -= 1;
                }
                let right =
                    row.glyphs.get((end - row_start).saturating_sub(1)).map_or(left, egui::epaint::text::Glyph::max_x);
                if right > left {
                    let corner = self.at.to_vec2() + row.pos.to_vec2();
                    let rect = Rect::from_min_max(pos2(left, 0.0), pos2(right, row.size.y));
                    rects.push(rect.translate(corner));
                }
            }
            row_start += row.char_count_including_newline().0;
        }
        rects
    }

    /// Where a caret before the char at `byte` stands; `behind` puts it behind the char before.
    pub(super) fn caret(&self, byte: usize, behind: bool) -> Option<Caret> {
        let words = Span::new(self.span.start, byte).of(self.text);
        let last = words.char_indices().next_back().map(|(at, _)| self.span.start + at);
        let before = last.and_then(|at| self.rects(Span::new(at, byte)).pop()).map(|rect| (rect.right(), rect));
        let rest = Span::new(byte, self.span.end).of(self.text);
        let next = rest.chars().next().map(|c| Span::new(byte, byte + c.len_utf8()));
        let after = next.and_then(|span| self.rects(span).pop()).map(|rect| (rect.left(), rect));
        let (x, beside) = if behind { before.or(after) } else { after.or(before) }?;
        Some(Caret { x, y: beside.y_range().shrink(3.0) })
    }

    /// The byte of the document at a point of the window, nearest char boundary.
    pub(super) fn byte_at(&self, point: Pos2) -> usize {
        let CCursor { index, .. } = self.galley.cursor_from_pos(point - self.at);
        let words = self.span.of(self.text);
        let inside = words.char_indices().nth(index.0).map_or(words.len(), |(byte, _)| byte);
        self.span.start + inside
    }

    /// The byte of the char under a point; none beside the words.
    pub(super) fn byte_under(&self, point: Pos2) -> Option<usize> {
        let local = point - self.at;
        let row = self.galley.rows.iter().find(|row| row.rect().y_range().contains(local.y))?;
        let across = row.rect().x_range();
        if !(across.min - 2.0..=across.max + 2.0).contains(&local.x) {
            return None;
        }
        let byte = self.byte_at(point);
        // The cursor may be after the char that is under the pointer.
        let under = self.rects(Span::new(byte, (byte + 1).min(self.span.end)));
        let behind = under.first().is_some_and(|rect| rect.left() > point.x);
        if behind || byte >= self.span.end {
            let before = Span::new(self.span.start, byte).of(self.text);
            return before.char_indices().next_back().map(|(at, _)| self.span.start + at);
        }
        Some(byte)
    }

    /// Where the galley ends.
    pub(super) fn rect(&self) -> Rect {
        Rect::from_min_size(self.at, self.galley.size())
    }
}

/// Sets a block.
pub(super) fn lay(ctx: &egui::Context, job: LayoutJob) -> Arc<Galley> {
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

#[cfg(test)]
mod tests {
    use super::{Laid, job, lay};
    use crate::document::{Block, BlockKind, Document, Style};
    use crate::text::Span;
    use crate::ui::{fonts, theme};
    use egui::{Rect, pos2, vec2};

    fn set(text: &str, styles: Vec<(Span, Style)>, check: impl Fn(&Laid<'_>)) {
        let block = Block {
            id: crate::document::BlockId::from_index(0),
            span: Span::new(0, text.len()),
            kind: BlockKind::Paragraph,
            part: crate::document::Part::Body,
            item: 1,
            styles,
            by_hand: false,
        };
        let document = Document { text: text.to_owned(), blocks: vec![block], ..Document::default() };
        let ctx = egui::Context::default();
        fonts::install(&ctx);
        let input = || egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0))),
            ..Default::default()
        };
        ctx.run_ui(input(), |_| {}).drop_without_applying_deltas();
        let output = ctx.run_ui(input(), |ui| {
            let block = &document.blocks[0];
            let galley = lay(ui.ctx(), job(&document, block, &theme::LIGHT, 220.0));
            check(&Laid { block, span: block.span, text: &document.text, galley, at: pos2(10.0, 20.0) });
        });
        output.drop_without_applying_deltas();
    }

    #[test]
    fn words_are_found_where_they_are_drawn() {
        let text = "Été à Zürich, 3 °C 😀 and more of it until the line breaks twice over.";
        set(text, Vec::new(), |laid| {
            for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                let span = Span::new(at, at + c.len_utf8());
                let rects = laid.rects(span);
                assert_eq!(rects.len(), 1, "{c}");
                let left = rects[0].left_center() + vec2(0.5, 0.0);
                assert_eq!(laid.byte_at(left), at, "{c}");
                assert_eq!(laid.byte_under(rects[0].center() - vec2(0.3, 0.0)), Some(at), "{c}");
            }
            assert!(laid.rects(Span::new(0, text.len())).len() > 1, "it wraps");
        });
    }

    #[test]
    fn styles_cut_the_block() {
        let text = "one two three";
        let styles = vec![(Span::new(0, 7), Style::Bold), (Span::new(4, 13), Style::Italic)];
        set(text, styles, |laid| assert_eq!(laid.galley.job.sections.len(), 3));
    }
}
