//! Rows to paragraphs, headings, list items and table rows.
//!
//! Two lines are parted where the size or weight of type changes, where more paper than usual lies between them,
//! where the second is indented or begins an item, or where its first word would have found room on the first. A
//! paragraph that a column or page breaks off goes on in the next where its last line was full or open.

use super::lines::Vocabulary;
use super::regions::Region;
use super::rows::Row;
use crate::document::{DraftBlock, DraftKind, Part, Style};
use crate::text::Span;

/// How much larger than the text's a heading's type is.
const LARGER: f32 = 1.12;
/// No heading has more words.
const HEADING_WORDS: usize = 28;

/// A paragraph while it is being put together.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own, none excludes another")]
pub(super) struct Block {
    pub text: String,
    pub page: usize,
    /// Place of its first row, as a share of the page's height.
    pub height: f32,
    pub size: f32,
    /// Set in bold throughout.
    pub bold: bool,
    pub styles: Vec<(Span, Style)>,
    table: bool,
    gap: bool,
    /// It may go on in the next region.
    open: bool,
}

/// A row with what its surroundings tell of it.
struct Line<'r> {
    row: &'r Row,
    text: String,
    /// From the region's left edge.
    indent: f32,
    /// Paper left at its right.
    room: f32,
    bold: bool,
}

/// Puts the regions' rows together.
pub(super) fn find(regions: &[Region]) -> Vec<Block> {
    let mut words = Vocabulary::default();
    for row in regions.iter().flat_map(|region| &region.rows) {
        words.learn(&row.text());
    }
    let mut blocks: Vec<Block> = Vec::new();
    for region in regions {
        if let Some(cells) = &region.cells {
            blocks.extend(cells.iter().zip(&region.rows).map(|(cells, row)| table_row(cells, row, region)));
            continue;
        }
        let mut found = paragraphs(region, &words);
        let joins = blocks.last().zip(found.first()).is_some_and(|(last, first)| goes_on(last, first));
        if let Some(last) = blocks.last_mut().filter(|_| joins) {
            let first = found.remove(0);
            append(last, &first, &words);
        }
        blocks.append(&mut found);
    }
    blocks
}

fn table_row(cells: &[String], row: &Row, region: &Region) -> Block {
    Block {
        text: cells.join(" | "),
        page: region.page,
        height: row.y / region.height.max(1.0),
        size: row.size,
        bold: false,
        styles: Vec::new(),
        table: true,
        gap: false,
        open: false,
    }
}

fn paragraphs(region: &Region, words: &Vocabulary) -> Vec<Block> {
    let left = edge(region.rows.iter().map(Row::x0), true);
    let right = region.rows.iter().map(Row::x1).fold(f32::MIN, f32::max);
    let lines: Vec<Line<'_>> = region
        .rows
        .iter()
        .map(|row| Line {
            row,
            text: row.text(),
            indent: row.x0() - left,
            room: right - row.x1(),
            bold: row.words.iter().all(|word| word.bold),
        })
        .collect();
    let step = usual_step(&region.rows);
    let mut blocks: Vec<Block> = Vec::new();
    let mut last: Option<&Line<'_>> = None;
    for line in &lines {
        let before = last.replace(line);
        let parts = before.is_none_or(|before| is_parted(before, line, step, lines.len() > 2));
        let block = own_block(line, region, before.is_none_or(|before| line.row.y - before.row.y > step * 1.3));
        match blocks.last_mut() {
            Some(open) if !parts => append(open, &block, words),
            _ => blocks.push(block),
        }
    }
    blocks
}

/// The commonest left edge, or near it the outermost.
fn edge(values: impl Iterator<Item = f32>, least: bool) -> f32 {
    let mut all: Vec<f32> = values.collect();
    all.sort_by(f32::total_cmp);
    // One row that juts out, such as a hanging number, is not the edge.
    let at = if least { all.len() / 10 } else { all.len() - 1 - all.len() / 10 };
    all.get(at).copied().unwrap_or(0.0)
}

/// The commonest distance of two baselines.
fn usual_step(rows: &[Row]) -> f32 {
    let mut steps: Vec<f32> = rows.windows(2).map(|pair| pair[1].y - pair[0].y).filter(|step| *step > 1.0).collect();
    steps.sort_by(f32::total_cmp);
    let first = rows.first().map_or(12.0, |row| row.size);
    let median = steps.get(steps.len() / 2).copied().unwrap_or(first * 1.4);
    // Where every paragraph is one line the commonest distance is that of paragraphs.
    let tight = steps.get(steps.len() / 5).copied().unwrap_or(median);
    if median > tight * 1.3 && tight > first { tight } else { median }
}

fn is_parted(before: &Line<'_>, line: &Line<'_>, step: f32, has_edge: bool) -> bool {
    let (size, own) = (before.row.size, line.row.size);
    let distance = line.row.y - before.row.y;
    if (size - own).abs() > 0.08 * size.max(own) {
        return true;
    }
    // Large type has larger steps.
    let usual = if own > size_of_step(step) { own * 1.35 } else { step };
    if distance > usual * 1.3 && distance > own * 1.3 || distance < 0.0 {
        return true;
    }
    if before.bold != line.bold && !before.text.is_empty() {
        let mixed = before.row.words.iter().any(|word| word.bold) && line.row.words.iter().any(|word| word.bold);
        if !mixed {
            return true;
        }
    }
    if starts_item(&line.text) && !continues_number(before) {
        return true;
    }
    let hanging = starts_item(&before.text) && line.indent > before.indent;
    if line.indent > before.indent + 0.8 * own && line.indent < 6.0 * own && !hanging && has_edge {
        return true;
    }
    has_edge && would_have_fit(before, line)
}

/// Type that fits a step between lines.
fn size_of_step(step: f32) -> f32 {
    step / 1.1
}

/// The first word of the next line had room on this one, so that somebody ended it.
fn would_have_fit(before: &Line<'_>, line: &Line<'_>) -> bool {
    let first = line.row.words.first().map_or(0.0, |word| word.x1 - word.x0);
    let ended = before.text.ends_with(['.', '?', '!', '”', '"', '’', ':', ')']);
    let starts_low = line.text.chars().next().is_some_and(char::is_lowercase);
    let needed = first + 0.3 * line.row.size;
    // Ragged lines leave some room; without a full stop more of it must be left over.
    let slack = if ended && !starts_low { 1.0 } else { 3.0 };
    before.room > needed * slack && (ended || !starts_low)
}

/// `5` of `5 May`, set at the start of a line, is no item's number where the line before ends in the middle.
fn continues_number(before: &Line<'_>) -> bool {
    let text = before.text.as_str();
    let open = text.matches('(').count() > text.matches(')').count();
    let full = before.room < 2.0 * before.row.size && text.split(' ').count() > 3;
    open || !text.ends_with(['.', '?', '!', ':', ';', '”', '"', ')']) && (full || text.chars().count() > 40)
}

fn starts_item(text: &str) -> bool {
    let mut words = text.split(' ');
    let (first, more) = (words.next().unwrap_or_default(), words.next().is_some());
    let digits = first.trim_end_matches(['.', ')', ':']);
    let numbered = digits.len() + 1 == first.len()
        && (1..=3).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    let bullet = matches!(first, "•" | "▪" | "●" | "◦" | "‣" | "■" | "○" | "►" | "–" | "-" | "*" | "✓" | "→");
    more && (numbered || bullet || matches!(first, "Q:" | "A:" | "Q." | "Q" | "Question:" | "Answer:"))
        || first.starts_with(['•', '▪', '●'])
}

fn own_block(line: &Line<'_>, region: &Region, gap: bool) -> Block {
    let mut styles = Vec::new();
    let mut at = 0;
    for word in &line.row.words {
        let span = Span::new(at, at + word.text.len());
        for (set, style) in [(word.bold, Style::Bold), (word.italic, Style::Italic)] {
            if set {
                styles.push((span, style));
            }
        }
        at = span.end + 1;
    }
    Block {
        text: line.text.clone(),
        page: region.page,
        height: line.row.y / region.height.max(1.0),
        size: line.row.size,
        bold: line.bold,
        styles,
        table: false,
        gap,
        open: line.room < line.row.size * 4.0,
    }
}

/// Adds a line to a paragraph.
fn append(block: &mut Block, line: &Block, words: &Vocabulary) {
    let before = block.text.len();
    words.join(&mut block.text, &line.text);
    let from = block.text.len() - line.text.len();
    block.styles.retain(|(span, _)| span.end <= before.min(from));
    block.styles.extend(line.styles.iter().map(|(span, style)| (span.shift(from), *style)));
    block.bold &= line.bold;
    block.open = line.open;
}

/// A paragraph broken off at the end of a column or page.
fn goes_on(last: &Block, first: &Block) -> bool {
    let same =
        (last.size - first.size).abs() <= 0.05 * last.size && last.bold == first.bold && !last.table && !first.table;
    if !same || starts_item(&first.text) {
        return false;
    }
    let ended = last.text.ends_with(['.', '?', '!', '”', '"', ':']);
    let low = first.text.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    let broken = last.text.ends_with(['-', '\u{ad}', '\u{2010}', ',', ';']);
    broken || !ended && last.open && last.text.split(' ').count() > 6 || low && !ended
}

/// Blocks as the draft has them.
pub(super) fn finish(blocks: &[Block]) -> Vec<DraftBlock> {
    let body = body_size(blocks);
    let large =
        |block: &Block| !block.table && block.size >= body * LARGER && block.text.split(' ').count() <= HEADING_WORDS;
    let mut sizes: Vec<u32> = blocks.iter().filter(|block| large(block)).map(|block| tenths(block.size)).collect();
    let first = sizes.first().copied();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let tops = sizes.iter().filter(|size| Some(**size) == sizes.first().copied()).count();
    sizes.dedup();
    let mut headline = false;
    let mut out: Vec<DraftBlock> = Vec::new();
    for at in 0..blocks.len() {
        let block = &blocks[at];
        let rank = sizes.iter().position(|size| *size == tenths(block.size));
        let heading = if large(block) && !is_pull_quote(&block.text) {
            let top = rank == Some(0) && (tops == 1 || first == sizes.first().copied() && !headline);
            headline |= top;
            Some(if top { 1 } else { rank.map_or(6, |rank| rank.max(1) as u8 + 1).min(6) })
        } else {
            stands_alone_in_bold(blocks, at).then(|| (sizes.len() as u8 + 2).clamp(2, 6))
        };
        let standfirst = headline && out.len() <= 3 && heading.is_some_and(|level| level > 1) && is_standfirst(block);
        let kind = match heading {
            Some(_) if standfirst => DraftKind::Paragraph,
            Some(level) => DraftKind::Heading(level),
            None if block.table => DraftKind::TableRow,
            None if block.size >= body * LARGER && is_pull_quote(&block.text) => DraftKind::PullQuote,
            None => DraftKind::Paragraph,
        };
        let part = standfirst.then_some(Part::Standfirst);
        let styles = if heading.is_some() { Vec::new() } else { merged(&block.styles, &block.text) };
        let text = block.text.clone();
        out.push(DraftBlock { text, kind, part, styles, gap_before: block.gap, rule_before: false, furniture: false });
    }
    out
}

fn is_standfirst(block: &Block) -> bool {
    block.text.split(' ').count() >= 10
}

fn is_pull_quote(text: &str) -> bool {
    text.starts_with(['“', '"']) && text.ends_with(['”', '"']) && text.split(' ').count() >= 5
}

/// A short line in bold with ordinary text below it.
fn stands_alone_in_bold(blocks: &[Block], at: usize) -> bool {
    let Some(block) = blocks.get(at) else { return false };
    let next = blocks.get(at + 1).is_some_and(|next| !next.bold && !next.table);
    let words = block.text.split(' ').count();
    block.bold
        && !block.table
        && next
        && words <= 14
        && !block.text.ends_with(['.', ',', ';'])
        && !starts_item(&block.text)
}

/// The size in which most letters are set.
pub(super) fn body_size(blocks: &[Block]) -> f32 {
    let mut letters = std::collections::BTreeMap::<u32, usize>::new();
    for block in blocks {
        *letters.entry((block.size * 2.0).round() as u32).or_default() += block.text.len();
    }
    letters.into_iter().max_by_key(|(_, count)| *count).map_or(10.0, |(size, _)| size as f32 / 2.0)
}

fn tenths(size: f32) -> u32 {
    (size * 2.0).round() as u32
}

/// Neighbouring words set alike are one stretch.
fn merged(styles: &[(Span, Style)], text: &str) -> Vec<(Span, Style)> {
    let mut out: Vec<(Span, Style)> = Vec::new();
    for style in [Style::Bold, Style::Italic] {
        let mut open: Option<Span> = None;
        for (span, _) in styles.iter().filter(|(_, own)| *own == style) {
            open = match open {
                Some(last) if text.get(last.end..span.start).is_some_and(|between| between.trim().is_empty()) => {
                    Some(Span::new(last.start, span.end))
                }
                other => {
                    out.extend(other.map(|span| (span, style)));
                    Some(*span)
                }
            };
        }
        out.extend(open.map(|span| (span, style)));
    }
    out.retain(|(span, _)| text.get(span.start..span.end).is_some_and(|words| !words.is_empty()));
    out.sort_by_key(|(span, _)| *span);
    out
}
