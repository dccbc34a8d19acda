//! Saved web pages.
//!
//! The whole page is walked into blocks by `walk`, the article in it is found by readability scoring, and
//! blocks of the page which the scoring kept are the article. Parts that scoring drops (a box of key points, a folded
//! FAQ, the standfirst) are taken from the whole page; the rest is page furniture, left out and listed.

mod data;
mod extract;
mod furniture;
mod parts;
mod pasted;
mod published;
mod readings;
mod shallow;
mod tags;
mod walk;

use dom_query::Document as Dom;

pub(super) use pasted::read as pasted;

use super::{ImportError, Options, decode};
use crate::document::{Draft, DraftBlock, DraftKind, ImportNote, Meta, NoteKind, OverrideKind, PageReading, Part};
use crate::rules::Rules;

/// Tags of a page that is read; the largest news pages have a tenth of it.
const MOST_TAGS: usize = 300_000;

/// Reads a web page.
pub(super) fn read(bytes: &[u8], rules: &Rules, options: &Options<'_>) -> Result<Draft, ImportError> {
    let declared = declared_encoding(bytes);
    let decoded = decode::text(bytes, options.encoding.or(declared.as_deref()))?;
    is_page_of_length(&decoded.text)?;
    let mut draft = from_text(&decoded.text, rules, options);
    draft.notes.extend(decoded.notes);
    if draft.blocks.iter().all(|block| block.furniture) {
        return Err(ImportError::NoText);
    }
    Ok(draft)
}

/// Refuses what has more tags than any page.
pub(super) fn is_page_of_length(html: &str) -> Result<(), ImportError> {
    let tags = html.bytes().filter(|byte| *byte == b'<').count();
    if tags > MOST_TAGS {
        return Err(ImportError::TooLong { megabytes: html.len() >> 20, lines: tags });
    }
    Ok(())
}

/// Reads the text of a web page.
pub(super) fn from_text(html: &str, rules: &Rules, options: &Options<'_>) -> Draft {
    let html = shallow::shallow(html);
    let dom = Dom::from(&*html);
    let unseen = dom.select(furniture::UNSEEN);
    let html = if unseen.is_empty() {
        html
    } else {
        unseen.remove();
        dom.html().to_string().into()
    };
    let html = &*html;
    let data::Data { mut meta, faq, body } = data::read(&dom, rules);
    let mut page = walk::page(&dom);
    if is_a_label(&meta.title, &page) {
        meta.title.clear();
    }
    let chosen = options.overrides.iter().rev().find_map(|decision| match decision.kind {
        OverrideKind::Read(reading) => Some(reading),
        _ => None,
    });
    let reading = chosen.unwrap_or_default();
    let on_page = page.len();
    let doubt = extract::mark(&mut page, &extract::Known { html, meta: &meta, rules, stated: &body, reading });
    let from_data = page.len() > on_page;
    let mut draft = Draft { meta, ..Draft::default() };
    draft.blocks = page.into_iter().flat_map(walk::PageRow::into_blocks).collect();
    name_headline(&mut draft);
    draft.notes.extend(doubt.map(|doubt| differ(&doubt, reading)));
    if from_data {
        draft.notes.push(super::look(
            "The page shows little of its text; the article was read from the data in the page’s head. Compare it with \
             the page in a browser.",
        ));
    }
    for (question, answer) in faq {
        let block =
            |text, kind| DraftBlock { text, kind, part: Some(Part::Faq), gap_before: true, ..DraftBlock::default() };
        draft.blocks.push(block(question, DraftKind::Question));
        draft.blocks.extend(answer.into_iter().map(|text| block(text, DraftKind::Answer)));
    }
    draft
}

/// "Bins", "News": the page's title is one word, and a heading of its own says more.
fn is_a_label(title: &str, page: &[walk::PageRow]) -> bool {
    const SAYS_MORE: usize = 3;
    let headings = || page.iter().filter(|row| row.block.kind == DraftKind::Heading(1) && !row.block.furniture);
    let more = |row: &walk::PageRow| row.block.text.split_whitespace().count() >= SAYS_MORE;
    title.split_whitespace().count() == 1
        && headings().any(more)
        && !headings().any(|row| extract::alike(&row.block.text, title))
}

/// Two readings of the page differ: the editor should look, and may choose.
fn differ(doubt: &readings::Doubt, reading: PageReading) -> ImportNote {
    let words = doubt.words;
    let message = match reading {
        PageReading::Weighed => format!(
            "Check the text: two ways of reading this page differ by {words} words. The longer or the shorter reading \
             can be taken instead."
        ),
        PageReading::Longer => {
            format!("This is the longer of two readings of the page, which differ by {words} words, as you chose.")
        }
        PageReading::Shorter => {
            format!("This is the shorter of two readings of the page, which differ by {words} words, as you chose.")
        }
    };
    ImportNote { kind: NoteKind::Look, message, quote: doubt.quote.clone(), span: None }
}

/// Blocks of a whole page that is set into another file.
pub(super) fn piece(bytes: &[u8], rules: &Rules) -> Result<Vec<DraftBlock>, ImportError> {
    let decoded = decode::text(bytes, declared_encoding(bytes).as_deref())?;
    is_page_of_length(&decoded.text)?;
    Ok(fragment(&decoded.text, rules))
}

/// Blocks of a piece of HTML inside another format.
pub(super) fn fragment(html: &str, _rules: &Rules) -> Vec<DraftBlock> {
    let rows = walk::page(&Dom::from(&*shallow::shallow(html)));
    rows.into_iter().filter(|row| !row.block.furniture).flat_map(walk::PageRow::into_blocks).collect()
}

/// The page's own `<h1>` is the headline where it says what the page's data say.
fn name_headline(draft: &mut Draft) {
    let Draft { blocks, meta: Meta { title, .. }, .. } = draft;
    let heads: Vec<usize> = (0..blocks.len()).filter(|&at| blocks[at].kind == DraftKind::Heading(1)).collect();
    let alike = |at: &&usize| title.is_empty() || extract::alike(&blocks[**at].text, title);
    let kept = |at: &&usize| !blocks[**at].furniture;
    let first_text = blocks.iter().position(|block| !block.furniture && block.text.split(' ').count() > 25);
    let above = |at: &&usize| first_text.is_none_or(|text| **at < text);
    let chosen = heads
        .iter()
        .find(|at| kept(at) && alike(at))
        .or_else(|| heads.iter().find(|at| alike(at) && above(at)))
        .or_else(|| heads.iter().find(kept));
    let chosen = chosen.copied().filter(|_| heads.len() <= 12);
    let Some(at) =
        chosen.or_else(|| blocks.iter().position(|block| extract::alike(&block.text, title) && !title.is_empty()))
    else {
        return;
    };
    blocks[at].furniture = false;
    blocks[at].part = Some(Part::Headline);
    title.clone_from(&blocks[at].text);
}

/// The encoding that the page itself names.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let name = head.get(at..)?.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).unwrap_or(name.len());
    let name = name.get(..end)?;
    // A page that says UTF-8 and is not is told by its bytes.
    (!name.is_empty() && !name.starts_with("utf-8") && !name.starts_with("utf8") && !name.starts_with("utf-16"))
        .then(|| name.to_owned())
}
