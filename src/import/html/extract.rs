//! Which blocks of a page are the article.

use std::collections::HashMap;

use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability, TextMode};

use super::parts;
use super::readings::{self, Doubt, Readings};
use super::walk::{self, PageRow};
use crate::document::{DraftKind, Labels, Meta, PageReading, Part, ends_sentence, is_credit};
use crate::rules::Rules;
use crate::text::fold;

/// Pages with more elements than this are not scored; everything outside furniture counts.
const MOST_ELEMENTS: usize = 80_000;
/// Scoring recurses; deeper pages are not scored.
const DEEPEST: usize = 160;
/// How far ahead a short block may be found again.
const NEAR: usize = 40;

/// What is known of a page before its article is looked for.
pub(super) struct Known<'a> {
    pub html: &'a str,
    pub meta: &'a Meta,
    pub rules: &'a Rules,
    /// Paragraphs of the text as the page's data state it.
    pub stated: &'a [String],
    /// What the editor chose.
    pub reading: PageReading,
}

/// Marks blocks that are not of the article as furniture. Gives what the readers do not agree on.
pub(super) fn mark(page: &mut Vec<PageRow>, known: &Known<'_>) -> Option<Doubt> {
    let &Known { html, meta, rules, .. } = known;
    let readings = Readings {
        first: first_rows(html).map(|rows| align(page, &rows)),
        second: second_rows(html).map(|rows| align(page, &rows)),
    };
    let mut kept = readings::weigh(page, &readings, known.reading);
    for (at, row) in page.iter().enumerate() {
        let taken = readings.first.as_ref().is_some_and(|first| first[at]);
        kept[at] |= taken && is_credit(&row.block.text, rules);
    }
    let whole: Vec<bool> = page.iter().map(|row| !row.block.furniture).collect();
    if !kept.contains(&true) {
        kept.clone_from(&whole);
    }
    let mut settled = parts::drop_other_articles(page, &mut kept, meta);
    let agreed = readings.agreed(page.len());
    drop_links(page, &mut kept, &agreed);
    keep_headings(page, &mut kept);
    drop_empty_headings(page, &mut kept, &agreed);
    if !kept.contains(&true) {
        // A page of headings alone is read as one.
        kept = whole;
    }
    name_credits(page);
    let labels = Labels::new(rules);
    // The name of a list may stand as the caption of its table.
    for row in page.iter_mut().filter(|row| row.block.kind == DraftKind::Caption) {
        if labels.named(&row.block.text).is_some() {
            (row.block.kind, row.block.part) = (DraftKind::Heading(4), None);
        }
    }
    for (settled, part) in settled.iter_mut().zip(parts::keep(page, &mut kept, &labels)) {
        *settled |= part;
    }
    keep_quotes(page, &mut kept);
    keep_questions(page, &mut kept);
    keep_standfirst(page, &mut kept, meta);
    let doubt = readings::doubt(page, &readings, &settled);
    if let Some(stated) = readings::stated_instead(page, &kept, known.stated) {
        page.extend(stated.iter().map(|text| PageRow::of_data(text)));
        kept.resize(page.len(), true);
    }
    for (row, kept) in page.iter_mut().zip(&kept) {
        let headline =
            row.block.kind == DraftKind::Heading(1) && !meta.title.is_empty() && alike(&row.block.text, &meta.title);
        row.block.furniture = !kept && !headline;
        if row.block.furniture && row.block.part != Some(Part::Byline) {
            row.block.part = None;
        }
    }
    doubt
}

/// The blocks that readability scoring takes for the article.
fn first_rows(html: &str) -> Option<Vec<PageRow>> {
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

/// The blocks that the second reader takes for the article.
fn second_rows(html: &str) -> Option<Vec<PageRow>> {
    if !is_scorable(&Dom::from(html)) {
        return None;
    }
    let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true).with_links(true);
    // The reader is made for pages as they are; should one stop it, the first reader is left.
    let found = std::panic::catch_unwind(|| trafilatura::extract(html, &options)).ok()?.ok()?;
    let rows = walk::page(&Dom::from(found.content_html.as_str()));
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
pub(super) fn key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Finds the scored blocks on the page again, in order.
fn align(page: &[PageRow], scored: &[PageRow]) -> Vec<bool> {
    let keys: Vec<String> = page.iter().map(|row| key(&row.block.text)).collect();
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        places.entry(key).or_default().push(at);
    }
    // A reader takes what stands beside a heading for a word of it.
    let with_controls: Vec<(usize, String)> = (0..page.len())
        .filter(|&at| !page[at].control.is_empty())
        .map(|at| (at, keys[at].clone() + &key(&page[at].control)))
        .collect();
    for (at, key) in &with_controls {
        if *key != keys[*at] {
            places.entry(key).or_default().push(*at);
        }
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
fn drop_links(page: &[PageRow], kept: &mut [bool], agreed: &[bool]) {
    let leads = |row: &PageRow| {
        let kind = !matches!(row.block.kind, DraftKind::Heading(_) | DraftKind::TableRow);
        // A whole sentence may be a link and be the article's.
        let sentence = row.words() >= 6 && row.block.text.ends_with(['.', '!']);
        // Several links in a row, with little between them: tags, "Don't miss".
        let row_of_links = row.links > 0.7 && row.words() > 12 && row.words() <= 160 && !ends_sentence(&row.block.text);
        kind && !row.post && (row.links > 0.85 && row.words() <= 30 && !sentence || row_of_links)
    };
    let text: usize = page.iter().zip(&*kept).filter(|(_, kept)| **kept).map(|(row, _)| row.block.text.len()).sum();
    let linked: usize =
        page.iter().zip(&*kept).filter(|(row, kept)| **kept && leads(row)).map(|(row, _)| row.block.text.len()).sum();
    // A page that is a list of links is read as one.
    if linked * 3 > text {
        return;
    }
    let headed = headed_lists(page, kept, agreed);
    for ((row, kept), headed) in page.iter().zip(kept.iter_mut()).zip(&headed) {
        *kept &= *headed || !leads(row);
    }
    drop_link_lists(page, kept, &headed);
}

/// Items of lists right below a heading that all readers take for the article's: they are what it heads.
fn headed_lists(page: &[PageRow], kept: &[bool], agreed: &[bool]) -> Vec<bool> {
    let mut headed = vec![false; page.len()];
    for at in 1..page.len() {
        let above = matches!(page[at - 1].block.kind, DraftKind::Heading(2..=6)) && agreed[at - 1];
        let goes_on = headed[at - 1] && page[at - 1].within == page[at].within;
        headed[at] = matches!(page[at].block.kind, DraftKind::ListItem(_)) && kept[at] && (above || goes_on);
    }
    headed
}

/// Lists of which most is links, below a short line: "Most read stories".
fn drop_link_lists(page: &[PageRow], kept: &mut [bool], headed: &[bool]) {
    let mut at = 0;
    while at < page.len() {
        let item = |row: &PageRow| matches!(row.block.kind, DraftKind::ListItem(_));
        let mut end = at;
        while page.get(end).is_some_and(|row| item(row) && row.within == page[at].within) {
            end += 1;
        }
        let items = &page[at..end.max(at)];
        let linked = items.iter().filter(|row| row.links > 0.6).count();
        if items.len() >= 2 && linked * 10 >= items.len() * 7 && !headed[at] {
            for kept in &mut kept[at..end] {
                *kept = false;
            }
        }
        at = end.max(at + 1);
    }
}

/// A heading below which nothing is left names nothing, unless all readers keep it and the next one stands right below.
fn drop_empty_headings(page: &[PageRow], kept: &mut [bool], agreed: &[bool]) {
    let mut below = false;
    for at in (0..page.len()).rev() {
        if let DraftKind::Heading(level) = page[at].block.kind {
            let next = page.get(at + 1).is_some_and(|next| matches!(next.block.kind, DraftKind::Heading(_)));
            let heads = below || next && agreed[at] && kept.get(at + 1).copied().unwrap_or_default();
            if kept[at] && level > 1 && !heads {
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

/// A pull quote or a post between blocks of the article is the article's.
fn keep_quotes(page: &[PageRow], kept: &mut [bool]) {
    let (Some(first), Some(last)) = (kept.iter().position(|kept| *kept), kept.iter().rposition(|kept| *kept)) else {
        return;
    };
    for at in first..last {
        let pulled = page[at].block.kind == DraftKind::PullQuote && page[at].links < 0.5;
        kept[at] |= (pulled || page[at].post) && !page[at].block.furniture;
    }
}

/// Folded questions with what answers them, and all that stands in a box called an FAQ: readers take short answers for
/// lists of links. One question alone may be the site's ("Any feedback?").
fn keep_questions(page: &[PageRow], kept: &mut [bool]) {
    const ANSWER: usize = 4;
    let own = |row: &PageRow| !row.block.furniture && !row.doubtful && row.links < 0.5;
    let asks = |row: &PageRow| row.block.kind == DraftKind::Question && own(row);
    let from = kept.iter().position(|kept| *kept).unwrap_or(0);
    let asked: Vec<usize> = (from..page.len()).filter(|&at| asks(&page[at])).collect();
    if asked.len() >= 2 {
        // What they are called stands right above them.
        let above = asked.first().and_then(|first| first.checked_sub(1));
        if let Some(above) =
            above.filter(|&at| own(&page[at]) && matches!(page[at].block.kind, DraftKind::Heading(2..)))
        {
            kept[above] = true;
        }
        for at in asked {
            let below = page[at + 1..].iter().take(ANSWER);
            let answer = below
                .take_while(|row| own(row) && matches!(row.block.kind, DraftKind::Paragraph | DraftKind::ListItem(_)));
            let end = at + 1 + answer.count();
            kept[at..end].fill(true);
        }
    }
    let boxed = |row: &PageRow| row.faq && own(row);
    if page[from..].iter().filter(|row| boxed(row) && row.block.text.ends_with('?')).count() >= 2 {
        for (row, kept) in page.iter().zip(kept.iter_mut()).skip(from) {
            *kept |= boxed(row);
        }
    }
}

/// The line under the headline: by its class, or by the page's description.
fn keep_standfirst(page: &mut [PageRow], kept: &mut [bool], meta: &Meta) {
    let description = key(&meta.description);
    let title =
        page.iter().position(|row| row.block.kind == DraftKind::Heading(1) && alike(&row.block.text, &meta.title));
    let Some(from) = title else { return };
    let to = (from + 8).min(page.len());
    for at in from + 1..to {
        // Below running text there is no line under the headline.
        let above = &page[from + 1..at];
        let prose = |(row, kept): (&PageRow, &bool)| {
            *kept && row.block.kind == DraftKind::Paragraph && row.words() > 12 && ends_sentence(&row.block.text)
        };
        if above.iter().zip(&kept[from + 1..at]).any(prose) {
            return;
        }
        // A lede that the page's data repeat stands in one box with the paragraphs after it, or in one like theirs.
        let apart = page.get(at + 1).is_none_or(|next| next.within != page[at].within)
            && page.iter().skip(at + 1).filter(|row| row.shape == page[at].shape).count() < 3;
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
    let short = a.chars().count().min(b.chars().count());
    !a.is_empty() && !b.is_empty() && (a == b || short >= 12 && (a.contains(&b) || b.contains(&a)))
}
