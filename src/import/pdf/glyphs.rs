//! The letters of a PDF with their places, page by page.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};

use super::super::ImportError;
use super::{MOST_GLYPHS, MOST_PAGES};

/// Units of a font's own space to one em.
const EM: f64 = 1000.0;

/// A letter on a page. Points, from the page's upper left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub c: char,
    pub x0: f32,
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Size of type.
    pub size: f32,
    pub bold: bool,
    pub italic: bool,
    /// The file says that it is no part of the text.
    pub artifact: bool,
    /// Quarter turns of its direction.
    pub turn: u8,
}

/// A page as drawn.
#[derive(Debug, Default)]
pub(super) struct RawPage {
    pub width: f32,
    pub height: f32,
    pub glyphs: Vec<Glyph>,
    /// There are pictures on it.
    pub pictures: bool,
}

/// All that was drawn.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub pages: Vec<RawPage>,
    /// Letters for which the fonts name no character.
    pub unknown: usize,
    /// Letters set neither level nor upright.
    pub slanted: usize,
    /// There is more than was read.
    pub cut: bool,
}

/// Runs the pages.
pub(super) fn collect(bytes: &[u8]) -> Result<Drawing, ImportError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ImportError::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => ImportError::Damaged { what: "PDF" },
    })?;
    let cache = InterpreterCache::new();
    let mut file = Drawing::default();
    let mut left = MOST_GLYPHS;
    for page in pdf.pages().iter() {
        if file.pages.len() == MOST_PAGES || left == 0 {
            file.cut = true;
            break;
        }
        let mut collector = Collector { left, ..Collector::default() };
        run(page, &pdf, &cache, &mut collector);
        left -= collector.page.glyphs.len().min(left);
        file.unknown += collector.unknown;
        let sideways = turn_upright(&mut collector.page);
        file.slanted += collector.slanted + sideways;
        file.pages.push(collector.page);
    }
    if file.pages.is_empty() { Err(ImportError::Damaged { what: "PDF" }) } else { Ok(file) }
}

fn run<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>, collector: &mut Collector) {
    let (width, height) = page.render_dimensions();
    (collector.page.width, collector.page.height) = (width, height);
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let start = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(start, area, cache, pdf.xref(), InterpreterSettings::default());
    interpret_page(page, &mut context, collector);
}

/// Text set sideways on a page that is mostly so is turned; elsewhere it is dropped. Returns how much was dropped.
fn turn_upright(page: &mut RawPage) -> usize {
    let mut counts = [0_usize; 4];
    for glyph in &page.glyphs {
        counts[usize::from(glyph.turn)] += 1;
    }
    let main = (0..4_u8).rev().max_by_key(|turn| counts[usize::from(*turn)]).unwrap_or(0);
    let before = page.glyphs.len();
    page.glyphs.retain(|glyph| glyph.turn == main);
    let (width, height) = (page.width, page.height);
    for glyph in &mut page.glyphs {
        let length = glyph.x1 - glyph.x0;
        let (x, y) = match main {
            1 => (glyph.y, width - glyph.x0),
            2 => (width - glyph.x0, height - glyph.y),
            3 => (height - glyph.y, glyph.x0),
            _ => continue,
        };
        (glyph.x0, glyph.x1, glyph.y) = (x, x + length, y);
    }
    if main % 2 == 1 {
        (page.width, page.height) = (height, width);
    }
    before - page.glyphs.len()
}

/// Hears what a page draws.
#[derive(Default)]
struct Collector {
    page: RawPage,
    unknown: usize,
    slanted: usize,
    left: usize,
    marks: Vec<Mark>,
}

/// A stretch of content that the file says something about.
struct Mark {
    artifact: bool,
    /// What it stands for, where the file says so, and where it begins.
    actual: Option<String>,
    from: usize,
}

impl Collector {
    fn put(&mut self, text: BfString, place: Affine, advance: f64, (bold, italic): (bool, bool)) {
        let [right, down, over, up, x, y] = place.as_coeffs();
        let (long, tall) = (right.hypot(down), over.hypot(up) * EM);
        let fine = [long, tall, x, y].iter().all(|value| value.is_finite()) && tall > 0.5 && tall < 2000.0;
        let inside = |at: f64, most: f32| at > -2.0 && at < f64::from(most) + 2.0;
        if !fine || !inside(x, self.page.width) || !inside(y, self.page.height) || self.left == 0 {
            return;
        }
        if right.abs().min(down.abs()) > 0.2 * right.abs().max(down.abs()) {
            self.slanted += 1;
            return;
        }
        let turn = match (right.abs() >= down.abs(), right > 0.0, down > 0.0) {
            (true, true, _) => 0,
            (true, false, _) => 2,
            (false, _, true) => 1,
            (false, _, false) => 3,
        };
        let chars: Vec<char> = match text {
            BfString::Char(c) => plain(c),
            BfString::String(text) => text.chars().flat_map(plain).collect(),
        };
        let step = (advance * long) as f32 / chars.len().max(1) as f32;
        let artifact = self.marks.iter().any(|mark| mark.artifact);
        for (at, c) in chars.into_iter().enumerate() {
            self.left = self.left.saturating_sub(1);
            let (along, size) = (at as f32 * step, tall as f32);
            let (x0, y) = match turn {
                0 => (x as f32 + along, y as f32),
                2 => (x as f32 - along, y as f32),
                1 => (x as f32, y as f32 + along),
                _ => (x as f32, y as f32 - along),
            };
            // Until the page is upright, `x1` only carries the length.
            self.page.glyphs.push(Glyph { c, x0, x1: x0 + step, y, size, bold, italic, artifact, turn });
        }
    }
}

impl Device<'_> for Collector {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.page.pictures = true;
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        // A run has one font; its data are asked for once.
        let look = run.glyphs().first().map_or((false, false), |glyph| look(glyph));
        for glyph in run.glyphs() {
            if self.left == 0 {
                return;
            }
            let text = glyph.as_unicode().unwrap_or_else(|| {
                self.unknown += 1;
                BfString::Char('\u{fffd}')
            });
            let advance = match &**glyph {
                Drawn::Outline(glyph) => glyph.advance_width(),
                Drawn::Type3(glyph) => glyph.advance_width(),
            };
            self.put(text, props.transform * glyph.transform(), f64::from(advance.unwrap_or(500.0)), look);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let actual = properties.and_then(|own| own.get::<PdfString<'_>>(b"ActualText".as_slice()));
        let actual = actual.map(|text| text_string(text.as_bytes()));
        self.marks.push(Mark { artifact: tag == b"Artifact", actual, from: self.page.glyphs.len() });
    }

    fn end_marked_content(&mut self) {
        let Some(Mark { actual: Some(text), from, .. }) = self.marks.pop() else { return };
        let Some(drawn) = self.page.glyphs.get(from..) else { return };
        let (Some(first), Some(last)) = (drawn.first().copied(), drawn.last().copied()) else { return };
        let chars: Vec<char> = text.chars().flat_map(plain).collect();
        // What stands for a whole paragraph cannot be laid along one line.
        if first.turn != 0 || drawn.iter().any(|glyph| (glyph.y - first.y).abs() > first.size * 0.2) {
            return;
        }
        let step = (last.x1 - first.x0) / chars.len().max(1) as f32;
        self.page.glyphs.truncate(from);
        for (at, c) in chars.into_iter().enumerate() {
            let x0 = first.x0 + at as f32 * step;
            self.page.glyphs.push(Glyph { c, x0, x1: x0 + step, ..first });
        }
    }
}

/// Bold and italic, as far as the font tells.
fn look(glyph: &Drawn<'_>) -> (bool, bool) {
    let Drawn::Outline(glyph) = glyph else { return (false, false) };
    let Some(data) = glyph.font_data() else { return (false, false) };
    let name = data.postscript_name.unwrap_or_default().to_lowercase();
    let bold = data.weight.is_some_and(|weight| weight >= 600) || name.contains("bold") || name.contains("black");
    (bold, data.is_italic || name.contains("italic") || name.contains("oblique"))
}

/// A ligature as its letters; private signs of symbol fonts as the bullets that they show.
fn plain(c: char) -> Vec<char> {
    match c {
        '\u{fb00}' => vec!['f', 'f'],
        '\u{fb01}' => vec!['f', 'i'],
        '\u{fb02}' => vec!['f', 'l'],
        '\u{fb03}' => vec!['f', 'f', 'i'],
        '\u{fb04}' => vec!['f', 'f', 'l'],
        '\u{fb05}' | '\u{fb06}' => vec!['s', 't'],
        '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' | '\u{f06e}' | '\u{25cf}' => vec!['•'],
        '\0' => Vec::new(),
        c if c.is_whitespace() => vec![' '],
        c => vec![c],
    }
}

/// A text string of PDF: UTF-16 or UTF-8 with a mark, else near enough Latin-1.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
