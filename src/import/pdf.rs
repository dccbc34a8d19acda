//! PDF: the letters of each page with their places, put together to lines, columns and paragraphs.
//!
//! A PDF says where each letter stands and, as a rule, nothing more. `glyphs` runs the pages and collects letters;
//! `rows` makes words and rows of them; `furniture` finds running heads, feet and page numbers; `regions` finds
//! columns and tables; `lines` undoes line breaks and hyphens; `blocks` tells headings by the size of type and joins
//! paragraphs over columns and pages; `notes` ties footnotes to their marks; `wire` is how the result travels from
//! the child process in which the session reads every PDF.
//!
//! [`read`] works in this very process: bounded in pages and letters, not in time. `app::sandbox` bounds the rest.

mod blocks;
mod furniture;
mod glyphs;
mod lines;
mod notes;
mod regions;
mod rows;
mod wire;

pub(crate) use wire::{answer, parse};

use super::{ImportError, look};
use crate::document::{Draft, ImportNote, NoteKind};

/// Pages read at most; no article has more.
const MOST_PAGES: usize = 600;
/// Letters read at most, over all pages.
const MOST_GLYPHS: usize = 4_000_000;
/// With fewer letters than this on all its pages a file of pictures is a scan.
const FEW: usize = 20;

/// Reads a PDF in this process.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ImportError> {
    let file = glyphs::collect(bytes)?;
    let letters: usize = file.pages.iter().map(|page| page.glyphs.len()).sum();
    if letters == 0 || letters < FEW && file.pages.iter().any(|page| page.pictures) {
        return Err(if file.pages.iter().any(|page| page.pictures) {
            ImportError::Scanned
        } else {
            ImportError::NoText
        });
    }
    if file.unknown * 3 > letters {
        return Err(ImportError::NoLetters);
    }
    let mut draft = Draft::default();
    tell_of_pages(&file, &mut draft.notes);
    let mut pages: Vec<rows::Page> = file.pages.into_iter().map(rows::Page::of).collect();
    let furniture = furniture::take(&mut pages);
    let mut layout = Vec::new();
    let mut columned = Vec::new();
    for (number, page) in pages.into_iter().enumerate() {
        let found = regions::order(&page, number);
        if found.columns {
            columned.push(number);
        }
        layout.extend(found.regions);
    }
    if !columned.is_empty() {
        let message = format!("{} set in columns; check the reading order.", pages_in_words(&columned));
        draft.notes.push(look(&message));
    }
    let mut blocks = blocks::find(&layout);
    draft.source_notes = notes::tie(&mut blocks);
    draft.blocks = blocks::finish(&blocks);
    furniture.into_draft(&mut draft);
    Ok(draft)
}

/// What stands on no page as text is told.
fn tell_of_pages(file: &glyphs::Drawing, notes: &mut Vec<ImportNote>) {
    let bare = |page: &glyphs::RawPage| page.pictures && page.glyphs.len() < FEW;
    let pictures: Vec<usize> = (0..file.pages.len()).filter(|&at| bare(&file.pages[at])).collect();
    if !pictures.is_empty() {
        let (verb, its) = if pictures.len() == 1 { ("holds", "its") } else { ("hold", "their") };
        let pages = bare_pages_in_words(&pictures);
        notes.push(look(&format!("{pages} {verb} only a picture; {its} text is not here.")));
    }
    if file.unknown > 0 {
        let message =
            format!("{} letters could not be told from the fonts of the PDF; they show as \u{fffd}.", file.unknown);
        notes.push(look(&message));
    }
    if file.cut {
        let message = format!("The PDF is very long; only its first {} pages were read.", file.pages.len());
        notes.push(ImportNote { kind: NoteKind::LeftOut, message, quote: String::new(), span: None });
    }
    if file.slanted > 0 {
        let message = "Text set across the page, such as a watermark, was left out.".to_owned();
        notes.push(ImportNote { kind: NoteKind::LeftOut, message, quote: String::new(), span: None });
    }
}

/// "Page 2 is", "Pages 1–3 and 5 are".
fn pages_in_words(pages: &[usize]) -> String {
    let verb = if pages.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", bare_pages_in_words(pages))
}

/// "Page 2", "Pages 1–3, 5".
fn bare_pages_in_words(pages: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &page in pages {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == page => run.1 = page,
            _ => runs.push((page, page)),
        }
    }
    let one = |&(from, to): &(usize, usize)| {
        if from == to { format!("{}", from + 1) } else { format!("{}–{}", from + 1, to + 1) }
    };
    let word = if pages.len() == 1 { "Page" } else { "Pages" };
    format!("{word} {}", runs.iter().map(one).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::pages_in_words;

    #[test]
    fn pages_are_named_in_runs() {
        assert_eq!(pages_in_words(&[1]), "Page 2 is");
        assert_eq!(pages_in_words(&[0, 1, 2, 4]), "Pages 1–3, 5 are");
    }
}
