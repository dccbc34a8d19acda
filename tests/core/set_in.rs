//! Files that programs set into a Word file (`w:altChunk`): read where they stand, within bounds.

use std::io::{Cursor, Write as _};

use factdesk::document::{Draft, DraftKind};
use factdesk::import::{Options, draft};
use factdesk::rules::Rules;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PAGE: &str =
    "<html><body><h2>The vote</h2><p>The board voted <b>eight to three</b> for the wall.</p></body></html>";
const RICH: &str = r"{\rtf1\ansi The board voted {\b eight to three} for the wall.\par}";
const SAVED: &str = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; \
                     charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The board voted eight to =\r\n\
                     three for the wall.</p>\r\n--b--\r\n";
const VOTED: &str = "The board voted eight to three for the wall.";

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A Word file with these files set in between its two paragraphs.
fn word(files: &[(&str, &[u8])]) -> Vec<u8> {
    let calls: Vec<String> = (0..files.len()).map(|at| format!("<w:altChunk r:id=\"c{at}\"/>")).collect();
    calling(&calls.concat(), files)
}

fn calling(calls: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let (first, last) = (paragraph("The board met on Monday."), paragraph("Work begins in May."));
    package(&format!("{first}{calls}{last}"), files)
}

fn package(body: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk";
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    let relation = |(at, (name, _)): (usize, &(&str, &[u8]))| {
        format!("<Relationship Id=\"c{at}\" Type=\"{KIND}\" Target=\"{name}\"/>")
    };
    let relations: Vec<String> = files.iter().enumerate().map(relation).collect();
    let relations = format!("<Relationships>{}</Relationships>", relations.concat());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| {
        writer.start_file(name, SimpleFileOptions::default()).expect("begun");
        writer.write_all(bytes).expect("written");
    };
    put("[Content_Types].xml", b"<Types/>");
    put("word/document.xml", main.as_bytes());
    put("word/_rels/document.xml.rels", relations.as_bytes());
    for (name, bytes) in files {
        put(&format!("word/{name}"), bytes);
    }
    writer.finish().expect("written").into_inner()
}

/// Its blocks as they stand in the file, before parts are looked for, and their words.
fn opened(bytes: &[u8]) -> (Draft, String) {
    let draft = draft(bytes, "draft.docx", &Rules::builtin(), &Options::default()).expect("readable");
    let words = draft.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n");
    (draft, words)
}

#[test]
fn each_kind_is_read_where_it_stands() {
    let inner = word(&[("a.txt", VOTED.as_bytes())]);
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(VOTED.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let kinds: &[(&str, &[u8])] = &[
        ("a.html", PAGE.as_bytes()),
        ("a.mht", SAVED.as_bytes()),
        ("a.rtf", RICH.as_bytes()),
        ("a.docx", &inner),
        ("a.txt", VOTED.as_bytes()),
        ("a.dat", &wide),
    ];
    for (name, bytes) in kinds {
        let (draft, words) = opened(&word(&[(name, bytes)]));
        let place = |part: &str| words.find(part).unwrap_or_else(|| panic!("{name}: {words}"));
        assert!(place("met on Monday") < place(VOTED) && place(VOTED) < place("Work begins"), "{name}");
        assert!(!draft.notes.iter().any(|note| note.message.contains("set into")), "{name}: {:?}", draft.notes);
    }
    let (draft, _) = opened(&word(&[("a.html", PAGE.as_bytes())]));
    assert!(draft.blocks.iter().any(|block| block.kind == DraftKind::Heading(2)));
    assert!(!draft.blocks.iter().all(|block| block.styles.is_empty()));
}

#[test]
fn several_keep_their_order() {
    let (_, words) = opened(&word(&[("b.txt", b"First came the chair."), ("a.txt", b"Then came the clerk.")]));
    let place = |part: &str| words.find(part).expect("read");
    assert!(place("First came") < place("Then came"));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_stays() {
    let deep = (0..4).fold(VOTED.as_bytes().to_vec(), |inner, _| {
        let name = if inner.starts_with(b"PK") { "a.docx" } else { "a.txt" };
        word(&[(name, &inner)])
    });
    let large = vec![b'a'; 17 << 20];
    let cases: &[(&str, Vec<u8>)] = &[
        ("a picture", word(&[("a.png", b"\x89PNG\r\n\x1a\n\0\0")])),
        ("nothing", word(&[("a.html", b"")])),
        ("a damaged file", word(&[("a.docx", b"PK\x03\x04 and no more")])),
        ("no such file", calling("<w:altChunk r:id=\"none\"/><w:altChunk/>", &[])),
        ("files in files in files", deep),
        ("far too much", word(&[("a.txt", &large)])),
        ("the same again and again", calling(&"<w:altChunk r:id=\"c0\"/>".repeat(400), &[("a.txt", VOTED.as_bytes())])),
    ];
    for (what, bytes) in cases {
        let (draft, words) = opened(bytes);
        assert!(words.contains("met on Monday") && words.contains("Work begins"), "{what}");
        assert!(words.len() < 20_000, "{what}: {}", words.len());
        let told = draft.notes.iter().find(|note| note.message.contains("set into this Word file"));
        assert!(
            told.is_some_and(|note| note.message.contains("save it under a new name")),
            "{what}: {:?}",
            draft.notes
        );
    }
}

#[test]
fn a_file_that_is_nothing_else_is_read() {
    // Drafts that a content system puts together have no paragraph of their own.
    let alone = package("<w:altChunk r:id=\"c0\"/>", &[("a.html", PAGE.as_bytes())]);
    assert!(opened(&alone).1.contains(VOTED));
}
