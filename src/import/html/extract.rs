//! Which blocks of a page are the article.

use std::collections::HashMap;

use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability, TextMode};

use super::walk::{self, PageRow};
use crate::document::{DraftKind, Meta, Part};
use crate::rules::Rules;
use crate::text::fold;

/// Pages with more elements than this are not scored; everything outside furniture counts.
const MOST_ELEMENTS: usize = 80_000;
/// Scoring recurses; deeper pages are not scored.
const DEEPEST: usize = 160;
/// How far ahead a short block may be found again.
const NEAR: usize = 40;

/// Marks blocks that are not of the article as furniture.
pub(super) fn mark(page: &mut [PageRow], html: &str, meta: &Meta, rules: &Rules) {
    let scored = article_rows(html);
    let mut kept = match &scored {
        Some(rows) => align(page, rows),
        None => page.iter().map(|row| !row.block.furniture && !row.doubtful).collect(),
    };
    if kept.iter().filter(|kept| **kept).count() == 0 {
        kept = page.iter().map(|row| !row.block.furniture).collect();
    }
    drop_links(page, &mut kept);
    keep_headings(page, &mut kept);
    drop_empty_headings(page, &mut kept);
    name_credits(page);
    keep_parts(page, &mut kept, rules);
    keep_standfirst(page, &mut kept, meta);
    for (row, kept) in page.iter_mut().zip(&kept) {
        let headline =
            row.block.kind == DraftKind::Heading(1) && !meta.title.is_empty() && alike(&row.block.text, &meta.title);
        row.block.furniture = !kept && !headline;
        if row.block.furniture && row.block.part != Some(Part::Byline) {
            row.block.part = None;
        }
    }
}

/// The blocks that readability scoring takes for the article.
fn article_rows(html: &str) -> Option<Vec<PageRow>> {
    let dom = Dom::from(html);
    if !is_scorable(&dom) {
        return None;
    }
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        disable_json_ld: true,
        text_mode: TextMode::Raw,
        ..Config::default()
    };
    let mut reader = Readability::with_document(dom, None, Some(config)).ok()?;
    let article = reader.parse().ok()?;
    let rows = walk::page(&Dom::from(article.content.as_ref()));
    (!rows.is_empty()).then_some(rows)
}

fn is_scorable(dom: &Dom) -> bool {
    let mut open = vec![(dom.root(), 0_usize)];
    let mut elements = 0;
    while let Some((node, depth)) = open.pop() {
        elements += 1;
        if depth > DEEPEST || elements > MOST_ELEMENTS * 2 {
            return false;
        }
        open.extend(node.children_it(false).filter(dom_query::NodeRef::is_element).map(|child| (child, depth + 1)));
    }
    true
}

/// Letters and figures only.
fn key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Finds the scored blocks on the page again, in order.
fn align(page: &[PageRow], scored: &[PageRow]) -> Vec<bool> {
    let keys: Vec<String> = page.iter().map(|row| key(&row.block.text)).collect();
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        places.entry(key).or_default().push(at);
    }
    let mut kept = vec![false; page.len()];
    let mut next = 0;
    for row in scored {
        let key = key(&row.block.text);
        let Some(found) = places.get(key.as_str()) else { continue };
        let ahead = found.iter().copied().find(|&at| at >= next);
        let near = |at: &usize| key.len() >= 24 || *at <= next + NEAR || next == 0;
        if let Some(at) = ahead.filter(near) {
            kept[at] = true;
            next = at + 1;
        } else if key.len() >= 24
            && let Some(&at) = found.first()
        {
            kept[at] = true;
        }
    }
    // Sure furniture stays out, unless scoring found nearly nothing else.
    let words = |keep: &dyn Fn(usize) -> bool| -> usize {
        page.iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, row)| row.block.text.len()).sum()
    };
    let all = words(&|at| kept[at]);
    let clean = words(&|at| kept[at] && !page[at].block.furniture);
    if clean * 2 > all {
        for (kept, row) in kept.iter_mut().zip(page) {
            *kept &= !row.block.furniture;
        }
    }
    kept
}

/// Blocks that are nothing but a link lead elsewhere: related stories, tags, galleries.
fn drop_links(page: &[PageRow], kept: &mut [bool]) {
    let leads = |row: &PageRow| {
        let kind = !matches!(row.block.kind, DraftKind::Heading(_) | DraftKind::TableRow);
        kind && row.links > 0.85 && row.block.text.split(' ').count() <= 30
    };
    let text: usize = page.iter().zip(&*kept).filter(|(_, kept)| **kept).map(|(row, _)| row.block.text.len()).sum();
    let linked: usize =
        page.iter().zip(&*kept).filter(|(row, kept)| **kept && leads(row)).map(|(row, _)| row.block.text.len()).sum();
    // A page that is a list of links is read as one.
    if linked * 3 > text {
        return;
    }
    for (row, kept) in page.iter().zip(kept.iter_mut()) {
        *kept &= !leads(row);
    }
    drop_link_lists(page, kept);
}

/// Lists of which most is links, below a short line: "Most read stories".
fn drop_link_lists(page: &[PageRow], kept: &mut [bool]) {
    let mut at = 0;
    while at < page.len() {
        let item = |row: &PageRow| matches!(row.block.kind, DraftKind::ListItem(_));
        let mut end = at;
        while page.get(end).is_some_and(|row| item(row) && row.within == page[at].within) {
            end += 1;
        }
        let items = &page[at..end.max(at)];
        let linked = items.iter().filter(|row| row.links > 0.6).count();
        if items.len() >= 2 && linked * 10 >= items.len() * 7 {
            for kept in &mut kept[at..end] {
                *kept = false;
            }
        }
        at = end.max(at + 1);
    }
}

/// A heading below which nothing is left names nothing.
fn drop_empty_headings(page: &[PageRow], kept: &mut [bool]) {
    let mut below = false;
    for at in (0..page.len()).rev() {
        if let DraftKind::Heading(level) = page[at].block.kind {
            if kept[at] && level > 1 && !below {
                kept[at] = false;
            } else if kept[at] {
                // A heading directly below another is text below that one.
                below = level > 2;
            }
        } else if kept[at] {
            below = true;
        }
    }
}

/// Who took a picture stands in a line of its own: `(Image: GETTY)`, `Photo: Ann Reyes, AP`.
fn name_credits(page: &mut [PageRow]) {
    const SIGNS: &[&str] = &[
        "image:",
        "image credit",
        "photo:",
        "photo credit",
        "photo by",
        "picture:",
        "credit:",
        "photograph by",
        "file photo",
    ];
    const ENDS: &[&str] =
        &["getty images", "getty images)", "(image: getty)", "/ap", "/afp", "via ap", "/reuters", "ap photo"];
    for row in page.iter_mut().filter(|row| matches!(row.block.kind, DraftKind::Paragraph)) {
        let small = row.block.text.trim_start_matches(['(', '[']).to_lowercase();
        let short = row.block.text.split(' ').count() <= 25;
        let named = SIGNS.iter().any(|sign| small.starts_with(sign))
            || small.contains("(image: ")
            || small.contains("(photo: ");
        if short && (named || ENDS.iter().any(|sign| small.ends_with(sign))) {
            row.block.kind = DraftKind::Caption;
            row.block.part = Some(Part::Caption);
        }
    }
}

/// Headings between kept blocks are the article's, if text follows before the next one.
fn keep_headings(page: &[PageRow], kept: &mut [bool]) {
    let (Some(first), Some(last)) = (kept.iter().position(|kept| *kept), kept.iter().rposition(|kept| *kept)) else {
        return;
    };
    for at in first..last {
        let heading = matches!(page[at].block.kind, DraftKind::Heading(2..=6));
        if heading && !kept[at] && !page[at].block.furniture && !page[at].doubtful && page[at].links < 0.5 {
            kept[at] = kept.get(at + 1).copied().unwrap_or(false);
        }
    }
}

/// Parts that scoring drops: what stands below the name of a part.
fn keep_parts(page: &[PageRow], kept: &mut [bool], rules: &Rules) {
    let lists = ["part_labels_key_points", "part_labels_summary", "part_labels_faq", "part_labels_subheadings"];
    let lists: Vec<_> = lists.iter().map(|list| rules.lexicon(list)).collect();
    for at in 0..page.len() {
        let row = &page[at];
        let folded = fold(&row.block.text);
        let name = folded.trim_end_matches([':', ' ']);
        let short = row.block.text.len() <= 60 && row.links < 0.5 && !row.block.furniture;
        if !short || !lists.iter().any(|list| list.contains(name)) {
            continue;
        }
        let Some(end) = part_end(page, at) else { continue };
        for kept in &mut kept[at..end] {
            *kept = true;
        }
    }
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

/// The line under the headline: by its class, or by the page's description.
fn keep_standfirst(page: &mut [PageRow], kept: &mut [bool], meta: &Meta) {
    let description = key(&meta.description);
    let title =
        page.iter().position(|row| row.block.kind == DraftKind::Heading(1) && alike(&row.block.text, &meta.title));
    let Some(from) = title else { return };
    let to = (from + 8).min(page.len());
    for at in from + 1..to {
        // A lede that the page's data repeat stands in one box with the paragraphs after it.
        let apart = page.get(at + 1).is_none_or(|next| next.within != page[at].within);
        let row = &mut page[at];
        let told = description.len() > 20 && key(&row.block.text) == description;
        let fits = matches!(row.block.kind, DraftKind::Paragraph | DraftKind::Heading(2..=6))
            && row.block.text.split(' ').count() <= 70;
        if fits && (told && apart || row.standfirst) && row.block.text.split(' ').count() >= 4 {
            row.block.part = Some(Part::Standfirst);
            row.block.kind = DraftKind::Paragraph;
            kept[at] = true;
            return;
        }
    }
}

/// Two titles that say the same: equal, or one within the other.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    let short = a.len().min(b.len());
    !a.is_empty() && !b.is_empty() && (a == b || short >= 12 && (a.contains(&b) || b.contains(&a)))
}
