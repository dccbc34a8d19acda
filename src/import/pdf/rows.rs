//! Letters to words, and words to rows across the page.

use super::glyphs::{Glyph, RawPage};

/// Words of one row of a page, left to right.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Baseline, in points from the top.
    pub y: f32,
    /// Size of most of its letters.
    pub size: f32,
    pub words: Vec<Word>,
}

/// Letters without a space between them.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub text: String,
    pub x0: f32,
    pub x1: f32,
    pub size: f32,
    pub bold: bool,
    pub italic: bool,
    pub artifact: bool,
}

/// A page as rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub height: f32,
    pub rows: Vec<Row>,
}

impl Row {
    /// Its words, parted by one space.
    pub(super) fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn x0(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.x0)
    }

    pub(super) fn x1(&self) -> f32 {
        self.words.iter().map(|word| word.x1).fold(0.0, f32::max)
    }

    /// Letters in it.
    pub(super) fn letters(&self) -> usize {
        self.words.iter().map(|word| word.text.chars().count()).sum()
    }
}

impl Page {
    /// Puts the letters of a page together.
    pub(super) fn of(page: RawPage) -> Self {
        let mut glyphs = page.glyphs;
        glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
        let mut lines: Vec<Vec<Glyph>> = Vec::new();
        for glyph in glyphs {
            match lines.last_mut() {
                Some(line) if belongs(line, &glyph) => line.push(glyph),
                _ => lines.push(vec![glyph]),
            }
        }
        lower_the_raised(&mut lines);
        place_initials(&mut lines);
        let rows = lines.into_iter().map(row).filter(|row| !row.words.is_empty()).collect();
        Self { height: page.height, rows }
    }
}

/// Whether a letter stands on the line's baseline.
fn belongs(line: &[Glyph], glyph: &Glyph) -> bool {
    line.first().is_some_and(|first| glyph.y - first.y <= 0.25 * first.size.min(glyph.size))
}

fn size_of(line: &[Glyph]) -> f32 {
    let mut sizes: Vec<f32> = line.iter().filter(|glyph| glyph.c != ' ').map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// Raised and lowered small figures go into the line they belong to, as the signs Unicode has for them.
fn lower_the_raised(lines: &mut Vec<Vec<Glyph>>) {
    let mut at = 0;
    while at < lines.len() {
        let size = size_of(&lines[at]);
        let y = lines[at].first().map_or(0.0, |glyph| glyph.y);
        let fits = |other: Option<&Vec<Glyph>>, up: bool| {
            other.is_some_and(|line| {
                let (own, base) = (size_of(line), line.first().map_or(0.0, |glyph| glyph.y));
                let off = if up { base - y } else { y - base };
                size <= own * 0.82
                    && off > 0.0
                    && off <= own * if up { 0.6 } else { 0.3 }
                    && touches(&lines[at], line, own)
            })
        };
        // A space alone, set where another line is, belongs to no word of that line.
        let small = (1..=24).contains(&lines[at].iter().filter(|glyph| glyph.c != ' ').count());
        if small && fits(lines.get(at + 1), true) {
            let raised = lines.remove(at);
            let base = lines[at].first().map_or(0.0, |glyph| glyph.y);
            lines[at].extend(raised.into_iter().map(|glyph| Glyph { c: raise(glyph.c), y: base, ..glyph }));
        } else if small && at > 0 && fits(lines.get(at - 1), false) {
            let lowered = lines.remove(at);
            lines[at - 1].extend(lowered.into_iter().map(|glyph| Glyph { y, ..glyph }));
        } else {
            at += 1;
        }
    }
}

/// All letters of `small` stand close to letters of `line`.
fn touches(small: &[Glyph], line: &[Glyph], size: f32) -> bool {
    let near = |glyph: &Glyph| {
        line.iter().any(|own| own.c != ' ' && glyph.x0 - own.x1 < size * 0.5 && own.x0 - glyph.x1 < size * 0.5)
    };
    small.iter().filter(|glyph| glyph.c != ' ').all(near)
}

fn raise(c: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10).and_then(|digit| RAISED.get(digit as usize)).copied().unwrap_or(c)
}

/// A large initial belongs to the first of the lines beside it.
fn place_initials(lines: &mut Vec<Vec<Glyph>>) {
    let mut at = 0;
    while at < lines.len() {
        let letters: Vec<&Glyph> = lines[at].iter().filter(|glyph| glyph.c != ' ').collect();
        let large = letters.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
        let initials: Vec<Glyph> = letters.iter().filter(|glyph| is_large(glyph, large)).map(|glyph| **glyph).collect();
        let [initial] = initials.as_slice() else {
            at += 1;
            continue;
        };
        let alone = letters.iter().filter(|glyph| !is_large(glyph, large)).map(|glyph| glyph.size).fold(0.0, f32::max);
        let beside = |line: &Vec<Glyph>| {
            let size = size_of(line);
            size * 1.8 <= large
                && line.iter().any(|glyph| {
                    let (below, above) = (glyph.y > initial.y - large * 0.8, glyph.y <= initial.y + size * 0.3);
                    below && above && (0.0..large).contains(&(glyph.x0 - initial.x1 + 2.0))
                })
        };
        let home = lines.iter().position(beside).filter(|_| initial.c.is_alphabetic() && alone * 1.8 <= large);
        let Some(home) = home else {
            at += 1;
            continue;
        };
        lines[at].retain(|glyph| !is_large(glyph, large));
        let next = lines[home].iter().filter(|glyph| glyph.x0 + 2.0 >= initial.x1).min_by(|a, b| a.x0.total_cmp(&b.x0));
        let Some(next) = next.copied() else { continue };
        lines[home].push(Glyph { c: initial.c, x0: next.x0 - 0.5, x1: next.x0, ..next });
        if lines[at].is_empty() {
            lines.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Set in the largest type of its line.
fn is_large(glyph: &Glyph, large: f32) -> bool {
    glyph.size >= large * 0.99
}

/// Words of a line.
fn row(mut line: Vec<Glyph>) -> Row {
    let size = size_of(&line);
    let y = line.iter().find(|glyph| (glyph.size - size).abs() < 0.1).or(line.first()).map_or(0.0, |glyph| glyph.y);
    line.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let spaces = line.iter().filter(|glyph| glyph.c == ' ').count();
    // A file that sets spaces as letters moves letters for other reasons too.
    let gap = if spaces * 15 >= line.len() { 0.3 } else { 0.16 };
    let mut words: Vec<Word> = Vec::new();
    let mut last: Option<Glyph> = None;
    let mut parted = true;
    for glyph in line {
        if glyph.c == ' ' {
            parted = true;
            continue;
        }
        let again = |last: &Glyph| last.c == glyph.c && (glyph.x0 - last.x0).abs() < 0.1 * glyph.size;
        if last.as_ref().is_some_and(again) {
            continue;
        }
        parted |= last.is_some_and(|last| glyph.x0 - last.x1 > gap * last.size.max(glyph.size));
        match words.last_mut() {
            Some(word) if !parted => {
                word.text.push(glyph.c);
                word.x1 = word.x1.max(glyph.x1);
                word.bold &= glyph.bold;
                word.italic &= glyph.italic;
                word.size = word.size.max(glyph.size);
            }
            _ => words.push(Word {
                text: glyph.c.to_string(),
                x0: glyph.x0,
                x1: glyph.x1,
                size: glyph.size,
                bold: glyph.bold,
                italic: glyph.italic,
                artifact: glyph.artifact,
            }),
        }
        parted = false;
        last = Some(glyph);
    }
    Row { y, size, words }
}
