//! Running heads, running feet and page numbers.
//!
//! A row near the upper or lower edge is furniture where the same words, figures apart, stand at the same height on
//! another page, where it is nothing but a page number, where a browser prints its address line, or where the file
//! itself says that it is no part of the text.

use std::collections::BTreeMap;

use super::rows::{Page, Row};
use crate::document::{Draft, DraftBlock, ImportNote, NoteKind};
use crate::text::fold;

/// Rows from each edge that are looked at.
const ROWS: usize = 4;
/// Share of the page's height at each edge.
const ZONE: f32 = 0.14;
/// Points by which the height of a running head may differ from page to page.
const SWAY: f32 = 4.0;

/// What was taken out.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    /// Running heads and feet, each once, in order.
    lines: Vec<String>,
    numbers: usize,
}

/// Takes the furniture off the pages.
pub(super) fn take(pages: &mut [Page]) -> Furniture {
    let known = repeated(pages);
    let mut found = Furniture::default();
    let mut seen = std::collections::BTreeSet::new();
    for page in pages {
        let marked = trusts_marks(page);
        let rows = page.rows.len();
        let edges: Vec<(bool, bool)> =
            page.rows.iter().enumerate().map(|(at, row)| edges(at, rows, row.y, page.height)).collect();
        let mut at = 0;
        page.rows.retain(|row| {
            let (top, bottom) = edges.get(at).copied().unwrap_or_default();
            at += 1;
            if !top && !bottom {
                return true;
            }
            let text = row.text();
            if is_page_number(&text) {
                found.numbers += 1;
                return false;
            }
            let key = key(&text);
            let again = known.get(&key).is_some_and(|heights| heights.iter().any(|y| (y - row.y).abs() <= SWAY));
            let artifact = marked && row.words.iter().all(|word| word.artifact);
            if again || artifact || is_browser_line(&text) {
                if seen.insert(key) {
                    found.lines.push(text);
                }
                return false;
            }
            true
        });
    }
    found
}

impl Furniture {
    /// Lists what was taken out.
    pub(super) fn into_draft(self, draft: &mut Draft) {
        let block = |text| DraftBlock { text, furniture: true, gap_before: true, ..DraftBlock::default() };
        draft.blocks.extend(self.lines.into_iter().map(block));
        if self.numbers > 0 {
            let what = if self.numbers == 1 { "A page number was" } else { "Page numbers were" };
            let message = format!("{what} left out.");
            draft.notes.push(ImportNote { kind: NoteKind::LeftOut, message, quote: String::new(), span: None });
        }
    }
}

/// Whether a row is near the upper edge, and near the lower one.
fn edges(at: usize, rows: usize, y: f32, height: f32) -> (bool, bool) {
    (at < ROWS && y < height * ZONE, at + ROWS >= rows && y > height * (1.0 - ZONE))
}

/// Words that stand at the edge of more than one page, with the heights where they do.
fn repeated(pages: &[Page]) -> BTreeMap<String, Vec<f32>> {
    let mut heights: BTreeMap<String, Vec<(usize, f32)>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for (at, row) in page.rows.iter().enumerate() {
            let (top, bottom) = edges(at, page.rows.len(), row.y, page.height);
            if top || bottom {
                heights.entry(key(&row.text())).or_default().push((number, row.y));
            }
        }
    }
    let least = (pages.len() / 5).max(2);
    let mut kept = BTreeMap::new();
    for (key, places) in heights {
        let again = |y: f32| places.iter().filter(|(_, other)| (other - y).abs() <= SWAY).count() >= least;
        let found: Vec<f32> = places.iter().map(|(_, y)| *y).filter(|y| again(*y)).collect();
        if !found.is_empty() {
            kept.insert(key, found);
        }
    }
    kept
}

/// The words without their figures.
fn key(text: &str) -> String {
    let mut key = String::new();
    for c in fold(text).chars() {
        if !c.is_ascii_digit() {
            key.push(c);
        } else if !key.ends_with('#') {
            key.push('#');
        }
    }
    key
}

/// A file that calls most of a page no text knows nothing of it.
fn trusts_marks(page: &Page) -> bool {
    let all: usize = page.rows.iter().map(Row::letters).sum();
    let marked: usize =
        page.rows.iter().filter(|row| row.words.iter().all(|word| word.artifact)).map(Row::letters).sum();
    marked * 2 < all
}

/// `3`, `– 3 –`, `Page 3`, `3 of 12`, `3/12`, `xiv`.
pub(super) fn is_page_number(text: &str) -> bool {
    let bare =
        text.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | '·' | '•' | '[' | ']' | '(' | ')' | ' '));
    let lower = bare.to_lowercase();
    let lower = lower.strip_prefix("page").or_else(|| lower.strip_prefix("p.")).unwrap_or(&lower).trim();
    let digits = |piece: &str| (1..=4).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit());
    let roman = |piece: &str| {
        (1..=7).contains(&piece.len()) && piece.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l'))
    };
    let pair = lower.split_once('/').or_else(|| lower.split_once(" of "));
    digits(lower) || roman(lower) || pair.is_some_and(|(a, b)| digits(a.trim()) && digits(b.trim()))
}

/// The line of date and title, or of address and page, that a browser prints at the edge.
fn is_browser_line(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let address = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("file://");
    let first = text.split(' ').next().unwrap_or_default().trim_end_matches(',');
    let date = first.split('/').count() == 3
        && first
            .split('/')
            .all(|piece| !piece.is_empty() && piece.len() <= 4 && piece.bytes().all(|byte| byte.is_ascii_digit()));
    let time = text.split(' ').nth(1).is_some_and(|word| {
        word.split_once(':').is_some_and(|(hour, minute)| {
            hour.parse::<u8>().is_ok() && minute.get(..2).is_some_and(|minute| minute.parse::<u8>().is_ok())
        })
    });
    address && is_page_number(last) || date && time
}

#[cfg(test)]
mod tests {
    use super::{is_browser_line, is_page_number};

    #[test]
    fn page_numbers() {
        for text in ["3", "– 12 –", "Page 3 of 7", "3/12", "xiv", "p. 4"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["1984 was dry", "Mix", "12,000", "£3", "Page turner", "20251"] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn what_browsers_print() {
        assert!(is_browser_line("https://example.org/story 1/3"));
        assert!(is_browser_line("5/3/25, 9:14 AM Council votes to build flood wall"));
        assert!(!is_browser_line("At 9:14 AM on 5/3/25 the wall broke"));
    }
}
