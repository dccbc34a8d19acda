//! What of a page is the article's by its place: parts with their name over them, and the one article among several.

use std::collections::BTreeSet;
use std::ops::Range;

use super::extract::{alike, key};
use super::walk::PageRow;
use crate::document::{DraftKind, Labels, Meta, Part};

/// Where the page marks several articles, the one below whose headline text stands is the page's; those after it are
/// other stories. Gives which blocks those are.
pub(super) fn drop_other_articles(page: &[PageRow], kept: &mut [bool], meta: &Meta) -> Vec<bool> {
    /// With less text than this below the headline, the article stands elsewhere.
    const TEXT: usize = 80;
    let headline = |row: &PageRow| {
        row.block.kind == DraftKind::Heading(1) && (meta.title.is_empty() || alike(&row.block.text, &meta.title))
    };
    let none = vec![false; page.len()];
    let Some(title) = page.iter().position(headline) else { return none };
    let own = page[title].article;
    let text = |at: &usize| kept[*at] && page[*at].article == own && page[*at].block.kind == DraftKind::Paragraph;
    let words: usize = (title..page.len()).filter(text).map(|at| page[at].words()).sum();
    if own == 0 || words < TEXT {
        return none;
    }
    let other: Vec<bool> = page.iter().map(|row| row.article != own && row.article != 0).collect();
    for (kept, other) in kept.iter_mut().zip(&other) {
        *kept &= !other;
    }
    other
}

/// Parts that scoring drops: what stands below the name of a part. Gives which blocks those are.
pub(super) fn keep(page: &[PageRow], kept: &mut [bool], labels: &Labels) -> Vec<bool> {
    let mut parts = vec![false; page.len()];
    for at in 0..page.len() {
        let row = &page[at];
        let short = row.block.text.len() <= 100 && row.links < 0.5 && !row.block.furniture;
        let Some(part) = labels.named(&row.block.text).filter(|_| short) else { continue };
        let Some(end) = part_end(page, at) else { continue };
        if part == Part::Subheadings && !is_of_this_page(page, kept, at..end) {
            continue;
        }
        kept[at..end].fill(true);
        parts[at..end].fill(true);
    }
    parts
}

/// Past the last block of the part named at `at`: its list, table, or questions.
fn part_end(page: &[PageRow], at: usize) -> Option<usize> {
    let first = page.get(at + 1).filter(|row| !row.block.furniture)?;
    let like = |row: &PageRow| match first.block.kind {
        DraftKind::ListItem(_) => matches!(row.block.kind, DraftKind::ListItem(_)),
        DraftKind::TableRow => row.block.kind == DraftKind::TableRow,
        DraftKind::Question => row.within >= first.within,
        // Questions as headings: up to the next heading of the label's own kind.
        DraftKind::Heading(_) if first.block.text.ends_with('?') => {
            row.block.kind != page[at].block.kind && (row.within >= page[at].within)
        }
        // Questions in boxes that fold: up to the next heading.
        DraftKind::Paragraph if first.block.text.ends_with('?') => {
            !matches!(row.block.kind, DraftKind::Heading(_)) || row.block.text.ends_with('?')
        }
        _ => row.within == first.within && !matches!(row.block.kind, DraftKind::Heading(_)),
    };
    if matches!(first.block.kind, DraftKind::Heading(_)) && !first.block.text.ends_with('?') {
        return None;
    }
    // Boxes are numbered in page order: what stands outside the part has an older box or one opened later elsewhere.
    let mut end = at + 1;
    while page.get(end).is_some_and(|row| !row.block.furniture && like(row)) && end < at + 120 {
        end += 1;
    }
    (end > at + 1).then_some(end)
}

/// A list of sections is the article's where it stands in the article or names headings of it; the menus of a site
/// have the same names.
fn is_of_this_page(page: &[PageRow], kept: &[bool], list: Range<usize>) -> bool {
    let inside = kept.iter().take(list.start).any(|kept| *kept) && kept.iter().skip(list.end).any(|kept| *kept);
    if inside && !page[list.start].doubtful {
        return true;
    }
    let headings: BTreeSet<String> = page
        .iter()
        .filter(|row| matches!(row.block.kind, DraftKind::Heading(_)) && !row.block.furniture)
        .map(|row| key(&row.block.text))
        .collect();
    let entries = list.clone().skip(1);
    let named = entries.clone().filter(|&at| {
        let entry = key(&page[at].block.text);
        headings.contains(entry.trim_start_matches(|c: char| c.is_ascii_digit())) || headings.contains(&entry)
    });
    named.count() * 2 >= entries.len()
}
