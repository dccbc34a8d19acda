//! Files made to harm: each is read or refused in a sentence, within bounds that the system enforces.

use std::fmt::Write as _;

use factdesk::document::{Document, ImportNote};
use factdesk::import::{ImportError, Options, read};
use factdesk::rules::Rules;

fn open(bytes: &[u8], name: &str) -> Result<(Document, Vec<ImportNote>), ImportError> {
    read(bytes, name, &Rules::builtin(), &Options::default())
}

fn refusal(bytes: &[u8], name: &str) -> String {
    open(bytes, name).expect_err("not readable").to_string()
}

/// A package of these parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, text) in parts {
        writer.start_file(*name, options).and_then(|()| Ok(writer.write_all(text.as_bytes())?)).expect("written");
    }
    writer.finish().expect("written").into_inner()
}

fn word(body: &str) -> Vec<u8> {
    let main = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body>\
         </w:document>"
    );
    package(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &main)])
}

const PARAGRAPH: &str = "<w:p><w:r><w:t>The council met on Monday.</w:t></w:r></w:p>";

#[test]
fn what_is_no_article_is_called_by_its_name() {
    let old = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &[0; 600][..], &wide, &[0; 64]].concat()
    };
    let cases: &[(&[u8], &str, &str)] = &[
        (&old("WordDocument"), "old Word file", ".docx"),
        (&old("Workbook"), "spreadsheet", "paste"),
        (&old("__substg1.0_1000001F"), "Outlook message", ".eml"),
        (&old("EncryptedPackage"), "password", "without"),
        (b"\xFFWPC\x10\0\0\0", "WordPerfect", ".docx"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture", "paste"),
        (b"GIF89a\x01\0", "picture", "paste"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "picture", "paste"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "picture", "paste"),
        (b"\0\0\0\x20ftypheic\0\0", "picture", "paste"),
        (b"%!PS-Adobe-3.0\n", "PostScript", "PDF"),
        (&package(&[("Index/Document.iwa", "x"), ("Metadata/a", "x")]), "Pages", "Export"),
        (&package(&[("xl/workbook.xml", "x"), ("[Content_Types].xml", "x")]), "spreadsheet", "paste"),
        (&package(&[("ppt/a.xml", "x"), ("[Content_Types].xml", "x")]), "presentation", "paste"),
        (&package(&[("mimetype", "application/epub+zip")]), "e-book", "paste"),
        (&package(&[("holiday.txt", "x")]), "packed file", "Unpack"),
    ];
    for (bytes, what, cure) in cases {
        let message = refusal(bytes, "article.docx");
        assert!(message.contains(what) && message.contains(cure), "{message}");
    }
}

#[test]
fn a_wrong_extension_does_not_matter() {
    let (document, _) = open(&word(PARAGRAPH), "notes.txt").expect("a Word file");
    assert_eq!(document.text, "The council met on Monday.");
    let (document, _) = open(b"{\\rtf1 The council met on Monday.}", "notes.docx").expect("rich text");
    assert_eq!(document.text, "The council met on Monday.");
    let (document, _) = open(b"The council met on Monday.", "notes.docx").expect("plain text");
    assert_eq!(document.text, "The council met on Monday.");
    assert!(matches!(open(b"PK\x03\x04 no package", "a.docx"), Err(ImportError::Damaged { .. })));
}

#[test]
fn a_package_that_lacks_parts_or_has_too_many() {
    assert!(open(&package(&[("[Content_Types].xml", "<Types/>")]), "a.docx").is_err(), "no document in it");
    assert!(open(&package(&[("mimetype", "application/vnd.oasis.opendocument.text")]), "a.odt").is_err());
    assert!(matches!(
        open(include_bytes!("../data/hostile/bomb.docx"), "a.docx"),
        Err(ImportError::UnpacksTooLarge { .. })
    ));
    let mut whole = word(PARAGRAPH);
    let names: Vec<String> = (0..20_001).map(|at| format!("word/media/{at}")).collect();
    let mut parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    parts.push(("[Content_Types].xml", "<Types/>"));
    assert!(matches!(open(&package(&parts), "a.docx"), Err(ImportError::Damaged { .. })));
    // A package in a package is not opened.
    let inner = package(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:p>")]);
    let nested = package(&[("a.docx", &String::from_utf8_lossy(&inner))]);
    assert!(refusal(&nested, "a.docx").contains("packed file"));
    whole.truncate(whole.len() / 2);
    assert!(open(&whole, "a.docx").is_err());
}

#[test]
fn entities_are_not_looked_up_and_do_not_grow() {
    let mut declared = "<!DOCTYPE w [<!ENTITY a0 \"ha\"><!ENTITY file SYSTEM \"file:///etc/hostname\">".to_owned();
    for at in 1..40 {
        write!(declared, "<!ENTITY a{at} \"&a{0};&a{0};\">", at - 1).expect("text");
    }
    declared.push_str("]>");
    let body = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>The council&a39; met&file; on Monday.</w:t></w:r></w:p>\
                </w:body></w:document>";
    let bytes = package(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &format!("{declared}{body}"))]);
    let (document, _) = open(&bytes, "a.docx").expect("readable");
    assert_eq!(document.text, "The council met on Monday.");
    let page = format!("{declared}<html><body><p>The council&a39; met on Monday, and nobody came.</p></body></html>");
    let (document, _) = open(page.as_bytes(), "a.html").expect("readable");
    assert!(document.text.len() < 200, "{}", document.text);
}

/// `(name, bytes, words that must be found or the start of the refusal)`
fn floods() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let million = 1_000_000;
    let deep = |open: &str, close: &str, times: usize| {
        format!("<p>Top of the page.</p>{}x{}", open.repeat(times), close.repeat(times)).into_bytes()
    };
    let running: String = (0..400).map(|at| format!("<font size={at}>")).collect::<Vec<_>>().concat();
    vec![
        ("deep.html", deep("<div>", "</div>", million), "There is far more"),
        ("less-deep.html", deep("<div>", "</div>", 100_000), "Top of the page."),
        ("lists.html", deep("<ul><li>", "</li></ul>", 60_000), "Top of the page."),
        ("tables.html", deep("<table><tr><td>", "</td></tr></table>", 40_000), "Top of the page."),
        ("spans.html", deep("<span>", "", 250_000), "Top of the page."),
        ("running.html", format!("<p>Top of the page.</p>{running}{}", "<p>x".repeat(100_000)).into_bytes(), "Top of"),
        ("quotes.md", format!("Top of the page.\n\n{}x", "> ".repeat(million)).into_bytes(), "Top of the page."),
        ("brackets.md", format!("Top of the page.\n\n{}", "[".repeat(million)).into_bytes(), "Top of the page."),
        ("stars.md", format!("Top of the page.\n\n{}", "*a_ ".repeat(200_000)).into_bytes(), "Top of the page."),
        ("ticks.md", format!("Top of the page.\n\n{}", "`a``b ".repeat(100_000)).into_bytes(), "Top of the page."),
        ("table.md", format!("Top of the page.\n\n|a|\n|-|\n{}", "|b|c|\n".repeat(100_000)).into_bytes(), "Top of"),
        ("nested.md", format!("# Top of the page.\n\n{}", (0..400).map(|at| format!("{}- a\n", "  ".repeat(at))).collect::<Vec<_>>().concat()).into_bytes(), "Top of"),
        ("headings.txt", format!("Top of the page.\n\n{}", "The work\n\nIt will cost 2 million euros, its head, Tom Reeve, said.\n\nThe wrap\n\nThe square is dug up.\n\n".repeat(6_000)).into_bytes(), "The square is dug up"),
        ("headings.html", format!("<h1>Top of the page.</h1>{}", "<h2>The wrap</h2><p>The square is dug up in spring, Tom Reeve said.</p>".repeat(20_000)).into_bytes(), "The square is dug up"),
        ("lines.txt", "a\n".repeat(16 << 20).into_bytes(), "There is far more"),
        ("long.txt", "council ".repeat(6 << 20).into_bytes(), "There is far more"),
        ("one-line.txt", format!("Top of the page.\n\n{}", "council ".repeat(million)).into_bytes(), "Top of the page."),
        ("groups.rtf", format!("{{\\rtf1 Top of the page.\\par {}x", "{".repeat(million)).into_bytes(), "Top of the page."),
        ("words.rtf", format!("{{\\rtf1 Top of the page.\\par {}", "\\b\\i x".repeat(300_000)).into_bytes(), "Top of"),
        ("paragraphs.rtf", format!("{{\\rtf1 {}}}", "a\\par ".repeat(400_000)).into_bytes(), "There is far more"),
        ("deep.docx", word(&format!("{PARAGRAPH}{}", "<w:p><w:r>".repeat(300_000))), "The council met"),
        ("cells.docx", word(&format!("{PARAGRAPH}<w:tbl>{}</w:tbl>", "<w:tr><w:tc><w:p/></w:tc></w:tr>".repeat(200_000))), "The council met"),
        ("parts.eml", format!("From: a@example.org\nSubject: Top of the page.\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{}", "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(15_000)).into_bytes(), "Top of"),
        ("page.eml", format!("From: a@example.org\nSubject: A\nMIME-Version: 1.0\nContent-Type: text/html\n\n{}", "<p>x".repeat(400_000)).into_bytes(), "There is far more"),
        ("page.mhtml", format!("From: a@example.org\nSubject: A\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n{}\n--b--\n", "<p>x".repeat(400_000)).into_bytes(), "There is far more"),
        ("files.eml", format!("From: a@example.org\nSubject: A\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(50_000)).into_bytes(), "There is far more"),
    ]
}

#[test]
fn floods_are_read_or_refused() {
    for (name, bytes, expected) in floods() {
        match open(&bytes, name) {
            Ok((document, _)) => {
                let said = [document.meta.title.as_str(), &document.text].concat();
                assert!(said.contains(expected), "{name}: {}", said.chars().take(200).collect::<String>());
            }
            Err(error) => assert!(error.to_string().starts_with(expected), "{name}: {error}"),
        }
    }
}
