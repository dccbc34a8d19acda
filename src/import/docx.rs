//! Word files (.docx): the body with its styles, lists, tables, notes and comments; changes as accepted.
//!
//! Headers, footers and deleted text are not read. Footnotes, endnotes and comments become
//! notes on the place they stand at, never statements.

mod body;
mod chunks;
mod styles;

use std::collections::BTreeMap;

use super::ImportError;
use super::office::{Package, Piece, attribute, walk};
use super::words::clean;
use crate::document::{Draft, DraftKind, SourceNote};
use crate::rules::Rules;
use crate::text::Span;

pub use body::Sign;
use body::{Mark, Paragraph};
use chunks::Chunks;

const WHAT: &str = "Word file";

/// Reads a Word file.
pub(super) fn read(bytes: &[u8], rules: &Rules) -> Result<Draft, ImportError> {
    read_at(bytes, rules, 0)
}

/// The same for one that is set into others, `depth` of them around it.
fn read_at(bytes: &[u8], rules: &Rules, depth: usize) -> Result<Draft, ImportError> {
    let mut package = Package::open(bytes, WHAT)?;
    let (main, xml) = main_text(&mut package)?;
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut part = |name: &str| -> Result<String, ImportError> {
        Ok(package.part(&format!("{folder}{name}"))?.unwrap_or_default())
    };
    let styles = styles::Styles::read(&part("styles.xml")?, &part("numbering.xml")?);
    let (footnotes, endnotes, comments) = (part("footnotes.xml")?, part("endnotes.xml")?, part("comments.xml")?);
    let mut notes = BTreeMap::new();
    read_notes(&footnotes, "footnote", &mut notes);
    read_notes(&endnotes, "endnote", &mut notes);
    read_notes(&comments, "comment", &mut notes);
    let found = body::read(&xml, styles, false);
    let mut draft = Draft::default();
    let mut chunks = Chunks::of(&mut package, &main, rules, depth);
    place(found.paragraphs, notes, &mut chunks, &mut draft);
    draft.notes.extend(chunks.note());
    draft.notes.extend(super::changes_note(found.changes.0, found.changes.1));
    if !found.whole {
        draft.notes.push(super::look("The Word file breaks off before its end; what could be read is shown."));
    }
    Ok(draft)
}

/// The words of a Word file's main part with their places in it, so that remarks can be written back into the file.
#[derive(Clone, Debug)]
pub struct WordMap {
    /// The main part's name in the package.
    pub main: String,
    /// Its XML.
    pub xml: String,
    /// Its paragraphs that hold words, in file order: words as [`super::read`] gives them, and their signs.
    pub paragraphs: Vec<(String, Vec<Sign>)>,
}

/// Maps the words of a Word file to their places.
///
/// # Errors
/// Where the file is not a Word file that can be read.
pub fn word_map(bytes: &[u8]) -> Result<WordMap, ImportError> {
    let mut package = Package::open(bytes, WHAT)?;
    let (main, xml) = main_text(&mut package)?;
    // A style may make a line that is broken by hand one or two.
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let styles = package.part(&format!("{folder}styles.xml"))?.unwrap_or_default();
    let found = body::read(&xml, styles::Styles::read(&styles, ""), true);
    let words = found.paragraphs.into_iter().filter(|paragraph| !paragraph.block.text.is_empty());
    let paragraphs = words.map(|paragraph| (paragraph.block.text, paragraph.signs)).collect();
    Ok(WordMap { main, xml, paragraphs })
}

/// Name and XML of the part that holds the text.
fn main_text(package: &mut Package<'_>) -> Result<(String, String), ImportError> {
    let main = main_part(package)?.ok_or(ImportError::Damaged { what: WHAT })?;
    let xml = package.part(&main)?.ok_or(ImportError::Damaged { what: WHAT })?;
    Ok((main, xml))
}

/// The part that holds the text, which the package's list of relations names.
fn main_part(package: &mut Package<'_>) -> Result<Option<String>, ImportError> {
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    let mut main = None;
    walk(
        &relations,
        |_| false,
        |piece| {
            if let Piece::Start(element) = piece
                && attribute(&element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                main = attribute(&element, "Target").map(|target| target.trim_start_matches('/').to_owned());
            }
        },
    );
    let usual = || package.has("word/document.xml").then(|| "word/document.xml".to_owned());
    Ok(main.filter(|name| package.has(name)).or_else(usual))
}

/// A note of the file: its words and who wrote it.
type Note = (String, String);

/// Footnotes, endnotes or comments by kind and number. Separators are no notes.
fn read_notes(xml: &str, kind: &str, notes: &mut BTreeMap<(String, String), Note>) {
    let mut open: Option<(String, Note)> = None;
    walk(
        xml,
        |name| matches!(name, "del" | "instrText" | "Fallback" | "annotationRef"),
        |piece| match piece {
            Piece::Start(element) => match element.local_name().as_ref() {
                name if name == kind => {
                    let separator = attribute(&element, "type").is_some_and(|kind| kind != "normal");
                    let author = attribute(&element, "author").unwrap_or_default();
                    open = attribute(&element, "id").filter(|_| !separator).map(|id| (id, (String::new(), author)));
                }
                "p" | "br" | "tab" => {
                    if let Some((_, (text, _))) = &mut open {
                        text.push(' ');
                    }
                }
                _ => {}
            },
            Piece::Text(text) => {
                if let Some((_, (words, _))) = &mut open {
                    words.push_str(&text);
                }
            }
            Piece::End(name) if name == kind => {
                if let Some((id, (text, author))) = open.take()
                    && !clean(&text).is_empty()
                {
                    notes.insert((kind.to_owned(), id), (clean(&text), author));
                }
            }
            Piece::End(_) => {}
        },
    );
}

/// Paragraphs into the draft, notes to the places that call them.
fn place(
    paragraphs: Vec<Paragraph>,
    mut notes: BTreeMap<(String, String), Note>,
    chunks: &mut Chunks<'_, '_>,
    draft: &mut Draft,
) {
    let mut begun: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let put = |draft: &mut Draft, block: usize, span: Span, (text, author): Note| {
        draft.source_notes.push((block, SourceNote { span, text, author }));
    };
    for paragraph in paragraphs {
        if let Some(id) = &paragraph.chunk {
            chunks.append(id, draft);
            continue;
        }
        let block = draft.blocks.len();
        for (mark, at) in paragraph.marks {
            match mark {
                Mark::Begin(id) => {
                    begun.insert(id, (block, at));
                }
                Mark::End(id) => {
                    let Some(note) = notes.remove(&("comment".to_owned(), id.clone())) else { continue };
                    match begun.get(&id) {
                        Some(&(from, start)) if from == block => put(draft, block, Span::new(start, at), note),
                        Some(&(from, start)) => {
                            let end = draft.blocks.get(from).map_or(start, |block| block.text.len());
                            put(draft, from, Span::new(start, end), note);
                        }
                        None => put(draft, block, Span::new(at, at), note),
                    }
                }
                Mark::Call(kind, id) => {
                    if let Some(note) = notes.remove(&(kind.to_owned(), id)) {
                        put(draft, block, Span::new(at, at), note);
                    }
                }
            }
        }
        draft.blocks.extend(Some(paragraph.block).filter(|block| !block.text.is_empty()));
    }
    // Notes that nothing calls are kept all the same.
    for (_, note) in notes {
        put(draft, 0, Span::new(0, 0), note);
    }
    for block in draft.blocks.iter_mut().filter(|block| block.kind == DraftKind::Caption) {
        block.part = Some(crate::document::Part::Caption);
    }
}
