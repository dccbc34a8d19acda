//! What a file is, told by its first bytes.

use super::ImportError;
use super::office::Package;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text without marks.
    Plain,
    /// Markdown.
    Markdown,
    /// A saved web page.
    Html,
    /// A Word file.
    Docx,
    /// A LibreOffice text.
    Odt,
    /// Rich text.
    Rtf,
    /// A mail.
    Mail,
    /// A web page that a browser saved as one file.
    SavedPage,
    /// A PDF.
    Pdf,
}

const COPY: &str = "Copy its text and paste it here, or open the file it was made from.";
const WORD: &str = "Open it in Word or LibreOffice, save it as .docx, and open that.";
const PICTURE: &str = "Text inside a picture cannot be read; paste the text instead.";
const UNPACK: &str = "Unpack it and open the article inside.";

/// First bytes of formats that hold no article or are not read.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG", "a picture", PICTURE),
    (b"\xFF\xD8\xFF", "a picture", PICTURE),
    (b"GIF8", "a picture", PICTURE),
    (b"II*\0", "a picture", PICTURE),
    (b"MM\0*", "a picture", PICTURE),
    (b"8BPS", "a Photoshop picture", PICTURE),
    (b"AT&TFORM", "a DjVu scan", PICTURE),
    (b"\xFFWPC", "a WordPerfect file", WORD),
    (b"%!PS", "a PostScript file", "Turn it into a PDF and open that, or paste its text."),
    (b"wOF", "a font", "Open the article instead."),
    (b"\xFE\x37\x00\x23", "an old Word file", WORD),
    (b"\xDB\xA5-\0", "an old Word file", WORD),
    (b"BM", "a picture", PICTURE),
    (b"\x1F\x8B", "a packed file", UNPACK),
    (b"7z\xBC\xAF", "a packed file", UNPACK),
    (b"Rar!", "a packed file", UNPACK),
    (b"BZh", "a packed file", UNPACK),
    (b"\xFD7zXZ", "a packed file", UNPACK),
    (b"SQLite format 3", "a database", COPY),
    (b"ID3", "a sound file", "Open its transcript instead."),
    (b"OggS", "a sound file", "Open its transcript instead."),
    (b"fLaC", "a sound file", "Open its transcript instead."),
    (b"\x7FELF", "a program", "Open the article instead."),
    (b"MZ", "a program", "Open the article instead."),
];

/// Tells the format, or why there is none that is read.
pub(super) fn format(bytes: &[u8], name: &str) -> Result<Format, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if is_pdf(bytes) {
        return Ok(Format::Pdf);
    }
    // A mark of two letters is a word too; then bytes that no text has must follow.
    let binary = |bytes: &[u8]| bytes.iter().take(64).any(|byte| *byte < 9);
    for (mark, what, cure) in FOREIGN {
        if bytes.starts_with(mark) && (mark.len() > 2 || binary(bytes)) {
            return Err(ImportError::Foreign { what, cure });
        }
    }
    if bytes.starts_with(b"RIFF") && binary(bytes) || bytes.get(4..8) == Some(b"ftyp") {
        return Err(ImportError::Foreign { what: "a picture, sound or film file", cure: PICTURE });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(compound(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package(bytes);
    }
    if bytes.starts_with(b"{\\rt") {
        return Ok(Format::Rtf);
    }
    Ok(text_format(bytes, name))
}

/// Whether the bytes are a PDF. Some begin with a few bytes of something else; a text that only speaks of PDFs has
/// none of their objects.
pub fn is_pdf(bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"%PDF-";
    let head = bytes.get(..1024).unwrap_or(bytes);
    let find = |own: &[u8], words: &[u8]| own.windows(words.len()).any(|window| window == words);
    let first = head.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    head.get(first..).is_some_and(|head| head.starts_with(b"%PDF"))
        || find(head, MARK) && find(bytes.get(..8192).unwrap_or(bytes), b" obj")
}

/// Whether somebody can say in which encoding the bytes are to be read: Word, LibreOffice, rich text and PDF files tell
/// it themselves.
pub fn takes_encoding(bytes: &[u8]) -> bool {
    !is_pdf(bytes) && !bytes.starts_with(b"PK") && !bytes.starts_with(b"{\\rt")
}

/// Text with or without marks.
fn text_format(bytes: &[u8], name: &str) -> Format {
    let wide = bytes.contains(&0);
    let head: String = if wide {
        bytes.iter().take(4096).filter(|byte| **byte != 0 && byte.is_ascii()).map(|byte| char::from(*byte)).collect()
    } else {
        String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).into_owned()
    };
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let small = head.to_ascii_lowercase();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let mail = matches!(ending.as_str(), "eml" | "mht" | "mhtml");
    if let Some(page) = super::mail::headers(head, mail) {
        return if page && ending != "eml" { Format::SavedPage } else { Format::Mail };
    }
    let starts = ["<!doctype html", "<html", "<head", "<body", "<article", "<main", "<meta", "<title"];
    if starts.iter().any(|tag| small.starts_with(tag)) || small.starts_with('<') && small.contains("<html") {
        return Format::Html;
    }
    let tags = ["<p>", "<p ", "<div", "<h1", "<h2", "<br", "</p>", "<a href", "<li>"];
    let fragment = small.starts_with('<') && tags.iter().any(|tag| small.contains(tag));
    if fragment || matches!(ending.as_str(), "html" | "htm" | "xhtml") && small.contains('<') {
        return Format::Html;
    }
    let named = matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd");
    if named || !wide && super::markdown::is_likely(&String::from_utf8_lossy(bytes)) {
        Format::Markdown
    } else {
        Format::Plain
    }
}

/// Office files are zips; the names of their parts tell them apart.
fn package(bytes: &[u8]) -> Result<Format, ImportError> {
    let mut package = Package::open(bytes, "file")?;
    let kind = package.part("mimetype")?.unwrap_or_default();
    let foreign = |what, cure| Err(ImportError::Foreign { what, cure });
    if kind.starts_with("application/vnd.oasis.opendocument.text") || kind.is_empty() && package.has("content.xml") {
        return Ok(Format::Odt);
    }
    if kind.starts_with("application/epub") {
        return foreign("an e-book", COPY);
    }
    if package.has_folder("xl/") || kind.contains("spreadsheet") {
        return foreign("a spreadsheet", COPY);
    }
    if package.has_folder("ppt/") || kind.contains("presentation") {
        return foreign("a presentation", COPY);
    }
    if package.has("[Content_Types].xml") {
        return Ok(Format::Docx);
    }
    if package.has_folder("Index/") || package.has("index.xml") || package.has("index.apxl") {
        return foreign("a Pages file", "Export it from Pages as Word (.docx), and open that.");
    }
    if package.has("FixedDocumentSequence.fdseq") {
        return foreign("an XPS file", "Print it as a PDF and open that, or paste its text.");
    }
    foreign("a packed file", UNPACK)
}

/// The old binary files of Office share one container; names inside it tell them apart.
fn compound(bytes: &[u8]) -> ImportError {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        return ImportError::Locked;
    }
    let (what, cure) = if has("WordDocument") {
        ("an old Word file (.doc)", WORD)
    } else if has("__substg1.0_") {
        ("an Outlook message (.msg)", "Save the message as .eml or .txt in Outlook, and open that.")
    } else if has("Workbook") || has("Book") {
        ("a spreadsheet", COPY)
    } else {
        ("an old Office file", WORD)
    };
    ImportError::Foreign { what, cure }
}
