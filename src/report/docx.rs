//! The author's own Word file with the review in its margin: marks, queries and notes as Word comments.
//!
//! The file is not written anew. Its main part gets the places of the comments, its list of comments grows, and every
//! other part stays byte for byte what it was. Words are found again by the blocks of the article in file order; what
//! stands nowhere in the file is told in a comment on its first words, so that nothing is lost.
//!
//! ```
//! # use factdesk::{check::Checked, document::Document, report, rules::Rules};
//! let (document, checked, rules) = (Document::default(), Checked::default(), Rules::builtin());
//! let input = report::Input::new("notes.txt", &document, &checked, &rules);
//! assert!(report::docx(&input, b"no Word file").is_err());
//! ```

mod package;
mod runs;

use jiff::Timestamp;
use thiserror::Error;

use super::Input;
use super::review_rows::{Records, Remark};
use crate::document::Document;
use crate::import::{ImportError, Sign, WordMap, word_map};
use crate::review::Standing;
use crate::rules::Severity;
use crate::text::Span;

use runs::Anchor;

/// Why no Word file could be written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DocxError {
    /// The article's file is not a Word file that can be read.
    #[error("Comments can be written into the article's own Word file only, and this is none. {0}")]
    NotWord(ImportError),
    /// It holds no words to put comments on.
    #[error("The Word file holds no words to put comments on.")]
    NoWords,
    /// Its package cannot be written again.
    #[error("The Word file cannot be written again. Open it in Word, save it anew and try that copy.")]
    Package,
}

/// A comment before it is placed.
struct Comment {
    /// Bytes of the document's text.
    span: Option<Span>,
    author: String,
    initials: String,
    at: Option<Timestamp>,
    lines: Vec<String>,
}

/// The Word file `original` with the review as comments in it. Without a review the open problems are the comments.
///
/// # Errors
/// Where `original` is not a Word file, holds no words or is damaged.
pub fn docx(input: &Input, original: &[u8]) -> Result<Vec<u8>, DocxError> {
    let map = word_map(original).map_err(DocxError::NotWord)?;
    let places = BlockPlaces::find(input.document, &map);
    let first = first_words(&map).ok_or(DocxError::NoWords)?;
    let mut anchors = Vec::new();
    let mut written = Vec::new();
    for mut comment in comments(input) {
        let range = comment.span.and_then(|span| places.range(span, &map));
        if range.is_none() {
            let words = comment.span.map(|span| input.document.words(span)).unwrap_or_default();
            if !words.is_empty() {
                comment.lines.push(format!("On words that are not in this file: “{words}”"));
            }
        }
        anchors.push(range.unwrap_or_else(|| first.clone()));
        written.push(package::Comment {
            author: comment.author,
            initials: comment.initials,
            at: comment.at,
            lines: comment.lines,
        });
    }
    let package = package::Package::open(original, &map).ok_or(DocxError::Package)?;
    let from = package.free_id();
    let anchors = anchors.into_iter().zip(from..).map(|(xml, id)| Anchor { id, xml }).collect::<Vec<_>>();
    let main = runs::with_comments(&map.xml, &anchors).ok_or(DocxError::Package)?;
    package.write(&main, &written, from).ok_or(DocxError::Package)
}

/// What is to be said, in the order of the text.
fn comments(input: &Input) -> Vec<Comment> {
    let Some(review) = input.review else { return problems(input) };
    let places = super::Places::new(input.document);
    let of = |remark: Remark| {
        let Remark { place, stamp, mut lines } = remark;
        if place.standing == Standing::Gone || place.span.is_none() {
            lines.push(format!("No longer in the text: “{}”", place.anchor.exact));
        }
        Comment {
            span: place.span.filter(|_| place.standing != Standing::Gone),
            author: stamp.by.name.clone(),
            initials: stamp.by.initials.clone(),
            at: Some(stamp.at),
            lines,
        }
    };
    Records { input, review, places: &places }.remarks().into_iter().map(of).collect()
}

/// Open findings that are more than hints, in the program's own name.
fn problems(input: &Input) -> Vec<Comment> {
    let open = input
        .checked
        .findings
        .iter()
        .enumerate()
        .filter(|(at, found)| found.severity > Severity::Note && !input.is_set_aside(*at));
    let mut comments: Vec<_> = open
        .map(|(_, found)| Comment {
            span: Some(found.span),
            author: "Factdesk".to_owned(),
            initials: "FD".to_owned(),
            at: input.made,
            lines: vec![found.message.clone()],
        })
        .collect();
    comments.sort_by_key(|comment| comment.span);
    comments
}

/// Where each block of the document stands in the file.
struct BlockPlaces {
    /// For each block: its span, the paragraph, and the byte of the paragraph's words where it begins.
    found: Vec<(Span, usize, usize)>,
}

impl BlockPlaces {
    /// Blocks stand in file order, whole or without a marker or label at their front; a paragraph may hold several.
    fn find(document: &Document, map: &WordMap) -> Self {
        let mut found = Vec::new();
        let (mut paragraph, mut from) = (0, 0);
        for block in &document.blocks {
            let words = document.words(block.span);
            let here = |at: usize, from: usize| {
                let text = map.paragraphs.get(at).map_or("", |(text, _)| text.as_str());
                text.get(from..).and_then(|rest| rest.find(words)).map(|byte| (at, from + byte))
            };
            let ahead = || (paragraph + 1..map.paragraphs.len()).find_map(|at| here(at, 0));
            // A headline of the file's own data may stand below what was read before it.
            let behind = || (0..paragraph).find_map(|at| here(at, 0));
            if let Some((at, byte)) = here(paragraph, from).or_else(ahead) {
                found.push((block.span, at, byte));
                (paragraph, from) = (at, byte + words.len());
            } else if let Some((at, byte)) = behind() {
                found.push((block.span, at, byte));
            }
        }
        Self { found }
    }

    /// The bytes of the XML from the first to past the last sign of a span.
    fn range(&self, span: Span, map: &WordMap) -> Option<std::ops::Range<usize>> {
        let sign = |byte: usize, last: bool| -> Option<&Sign> {
            let fits = |block: &Span| block.has(byte);
            let (block, at, from) = self.found.iter().find(|(block, _, _)| fits(block))?;
            let words = from + (byte - block.start);
            let (_, signs) = map.paragraphs.get(*at)?;
            if last {
                signs.iter().rev().find(|sign| sign.words <= words)
            } else {
                signs.iter().find(|sign| sign.words >= words)
            }
        };
        let first = sign(span.start, false)?;
        let last = sign(span.end.max(span.start + 1) - 1, true)?;
        (first.xml.start < last.xml.end).then_some(first.xml.start..last.xml.end)
    }
}

fn first_words(map: &WordMap) -> Option<std::ops::Range<usize>> {
    let (_, signs) = map.paragraphs.first()?;
    Some(signs.first()?.xml.start..signs.last()?.xml.end)
}
