//! What fuzz targets and the test of their corpus do with some bytes.

use std::io::{Cursor, Write as _};
use std::sync::{Arc, OnceLock};

use factdesk::document::Document;
use factdesk::import::{Options, attachments, read};
use factdesk::rules::Rules;
use factdesk::storage;

/// Reads `data` as this format. Panics where what comes of it does not hold together.
pub fn run(format: &str, data: &[u8]) {
    let name = match format {
        "plain" => "a.txt",
        "markdown" => "a.md",
        "html" | "pasted" => "a.html",
        "mail" => "a.eml",
        "pdf" => "a.pdf",
        "rtf" => "a.rtf",
        _ => "a.docx",
    };
    match format {
        "docx" => open(&docx(data), name),
        "odt" => open(&odt(data), name),
        "review" => review(data),
        "pasted" => open_as(data, name, &Options { pasted: true, ..Options::default() }),
        "mail" => {
            open(data, name);
            assert!(attachments(data, name).iter().all(|file| !file.name.contains(['/', '\\'])));
        }
        _ => open(data, name),
    }
}

fn open(bytes: &[u8], name: &str) {
    open_as(bytes, name, &Options::default());
}

fn open_as(bytes: &[u8], name: &str, options: &Options<'_>) {
    static RULES: OnceLock<Arc<Rules>> = OnceLock::new();
    let rules = RULES.get_or_init(Rules::builtin);
    match read(bytes, name, rules, options) {
        Ok((document, _)) => is_sound(&document),
        Err(error) => assert!(error.to_string().ends_with('.'), "{error}"),
    }
}

/// What is read of a review can be written, and read again.
fn review(bytes: &[u8]) {
    if let Ok(found) = storage::from_bytes(bytes) {
        let written = storage::to_bytes(&found.review);
        assert!(storage::from_bytes(&written).is_ok(), "a review that was read cannot be written");
    }
}

/// Spans lie in the text, in order, on boundaries.
fn is_sound(document: &Document) {
    let text = &document.text;
    let mut from = 0;
    for block in &document.blocks {
        assert!(
            block.span.start >= from && text.get(block.span.start..block.span.end).is_some_and(|own| !own.is_empty())
        );
        from = block.span.end;
        let mut inside = block.span.start;
        for statement in document.of_block(block.id) {
            assert!(statement.span.start >= inside && block.span.contains(statement.span));
            assert!(text.get(statement.span.start..statement.span.end).is_some_and(|own| !own.is_empty()));
            inside = statement.span.end;
        }
    }
    for note in &document.source_notes {
        assert!(text.get(note.span.start..note.span.end).is_some());
    }
}

/// A Word file whose document, comments, footnotes and styles are `data`, parted by a line of `====`.
fn docx(data: &[u8]) -> Vec<u8> {
    const PARTS: &[&str] =
        &["word/document.xml", "word/comments.xml", "word/footnotes.xml", "word/styles.xml", "word/numbering.xml"];
    package(&[("[Content_Types].xml", b"<Types/>")], PARTS, data)
}

/// An OpenDocument text whose content and styles are `data`.
fn odt(data: &[u8]) -> Vec<u8> {
    package(&[("mimetype", b"application/vnd.oasis.opendocument.text")], &["content.xml", "styles.xml"], data)
}

fn package(first: &[(&str, &[u8])], names: &[&str], data: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut put = |name: &str, bytes: &[u8]| {
        let put = writer.start_file(name, options).map_err(drop).and_then(|()| writer.write_all(bytes).map_err(drop));
        assert!(put.is_ok(), "writing to memory cannot fail");
    };
    for (name, bytes) in first {
        put(name, bytes);
    }
    let mut rest = data;
    for name in names {
        let mark = b"\n====\n";
        let at = rest.windows(mark.len()).position(|window| window == mark);
        let part = at.map_or(rest, |at| &rest[..at]);
        put(name, part);
        rest = at.map_or(&[][..], |at| &rest[at + mark.len()..]);
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
