//! The packages that Word and LibreOffice files are: a zip of XML files, read within bounds.

use std::io::{Cursor, Read};
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::ImportError;

/// No part of a package is read beyond this, in bytes; a bomb unpacks to far more.
const LARGEST_PART: u64 = 48 << 20;

/// All parts together are read up to this, in bytes.
const LARGEST_ALL: u64 = 96 << 20;
/// A package that names more parts is no document.
const MOST_PARTS: usize = 20_000;

/// An open package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a package; `what` names it in the error.
    pub(super) fn open(bytes: &'b [u8], what: &'static str) -> Result<Self, ImportError> {
        if parts_named(bytes) > MOST_PARTS {
            return Err(ImportError::Damaged { what });
        }
        let opened = ZipArchive::new(Cursor::new(bytes));
        opened.map(|archive| Self { archive, left: LARGEST_ALL }).map_err(|error| {
            tracing::debug!(%error, "package");
            ImportError::Damaged { what }
        })
    }

    /// The bytes of a part; none where it is missing or cannot be unpacked.
    ///
    /// # Errors
    /// Where the part unpacks to more than is read.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Ok(file) = self.archive.by_name(name.trim_start_matches('/')) else { return Ok(None) };
        let mut bytes = Vec::new();
        let most = LARGEST_PART.min(self.left);
        if let Err(error) = file.take(most + 1).read_to_end(&mut bytes) {
            tracing::debug!(%error, name, "part");
            return Ok(None);
        }
        if bytes.len() as u64 > most {
            return Err(ImportError::UnpacksTooLarge { megabytes: most >> 20 });
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// The text of a part; none where it is missing or cannot be unpacked.
    ///
    /// # Errors
    /// As [`Package::bytes`].
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let encoding = encoding_rs::Encoding::for_bom(&bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
        Ok(Some(encoding.decode(&bytes).0.into_owned()))
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Whether a part's name begins so.
    pub(super) fn has_folder(&self, start: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name.starts_with(start))
    }
}

/// How many parts the end of a package says there are: told before a list of them is made.
fn parts_named(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or_default();
    let end = tail.windows(4).rposition(|window| window == b"PK\x05\x06").and_then(|at| tail.get(at + 10..at + 12));
    // A package with more than fits here says so by the largest number.
    end.and_then(|count| <[u8; 2]>::try_from(count).ok()).map_or(0, |count| usize::from(u16::from_le_bytes(count)))
}

/// What an XML file holds, as far as a text reader cares.
pub(super) enum Piece<'x> {
    /// An element begins.
    Start(BytesStart<'x>),
    /// An element ends; its local name.
    End(String),
    /// Characters.
    Text(String),
}

/// Elements nested deeper than this are no document's.
const DEEPEST: usize = 256;

/// Walks an XML file. Elements for which `skip` is true are passed over with all they hold; a break in the file
/// ends the walk, and what came before it counts. Returns whether the file was whole.
pub(super) fn walk(xml: &str, skip: impl Fn(&str) -> bool, mut visit: impl FnMut(Piece<'_>)) -> bool {
    walk_at(xml, skip, |piece, _| visit(piece))
}

/// As [`walk`], with the bytes of the file where each piece stands.
pub(super) fn walk_at(xml: &str, skip: impl Fn(&str) -> bool, mut visit: impl FnMut(Piece<'_>, Range<usize>)) -> bool {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    let mut depth = 0_usize;
    let mut skipping: Option<usize> = None;
    loop {
        let from = reader.buffer_position() as usize;
        let event = reader.read_event();
        let at = from..reader.buffer_position() as usize;
        match event {
            Ok(Event::Start(element)) => {
                depth += 1;
                if skipping.is_none() && (skip(element.local_name().as_ref()) || depth > DEEPEST) {
                    skipping = Some(depth);
                }
                if skipping.is_none() {
                    visit(Piece::Start(element), at);
                }
            }
            Ok(Event::End(element)) => {
                if skipping.is_none() {
                    visit(Piece::End(element.local_name().as_ref().to_owned()), at);
                } else if skipping == Some(depth) {
                    skipping = None;
                }
                depth = depth.saturating_sub(1);
            }
            Ok(Event::Text(text)) if skipping.is_none() => visit(Piece::Text(text.xml10_content().into_owned()), at),
            Ok(Event::CData(text)) if skipping.is_none() => visit(Piece::Text(text.xml10_content().into_owned()), at),
            Ok(Event::GeneralRef(name)) if skipping.is_none() => {
                let char = name.resolve_char_ref().ok().flatten();
                let known = quick_xml::escape::resolve_predefined_entity(&name.into_inner());
                if let Some(text) = char.map(String::from).or_else(|| known.map(str::to_owned)) {
                    visit(Piece::Text(text), at);
                }
            }
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// The value of the attribute with this local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|own| own.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// Whether a Word switch is on: `<w:b/>` and `<w:b w:val="1"/>` are, `<w:b w:val="0"/>` is not.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !attribute(element, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}
