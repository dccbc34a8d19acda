//! An article as read: its document, what import said, and where it came from.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::{Document, ImportNote, Override};
use crate::import;
use crate::review::carry::Changes;
use crate::review::{Review, Version, sha256};
use crate::rules::Rules;

/// Where an article came from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// File name without folder; for pasted text, a name made up.
    pub name: String,
    /// The file; none for pasted text and for a review opened without its article.
    pub path: Option<PathBuf>,
    /// The file's bytes; none where only the review is there.
    pub bytes: Option<Arc<Vec<u8>>>,
    /// SHA-256 of the bytes, hex; empty for pasted text.
    pub sha256: String,
    /// The encoding it is read in, where somebody chose one.
    pub encoding: Option<String>,
    /// HTML from the clipboard.
    pub pasted: bool,
}

/// One reading of an article.
#[derive(Debug)]
pub(super) struct Reading {
    pub document: Arc<Document>,
    pub notes: Vec<ImportNote>,
    pub origin: Origin,
    /// Files attached to it, where it is a mail.
    pub attached: Vec<String>,
    /// Where a review was carried over to it: what that did, and the version before.
    pub came_by: Option<(Arc<Changes>, Arc<Document>)>,
}

impl Origin {
    /// A file that was read.
    pub(super) fn file(path: PathBuf, bytes: Vec<u8>) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self { name, path: Some(path), sha256: sha256(&bytes), bytes: Some(Arc::new(bytes)), ..Self::default() }
    }

    /// In the encoding that was chosen for this file when it was reviewed. Bytes that have become UTF-8 since need none.
    pub(super) fn with_encoding_of(self, review: &Review) -> Self {
        let last = review.current().filter(|last| last.file_name == self.name && !last.encoding.is_empty());
        let wide = |bytes: &Arc<Vec<u8>>| !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
        let encoding = last.map(|last| last.encoding.clone()).filter(|_| !self.bytes.as_ref().is_some_and(wide));
        Self { encoding: encoding.or(self.encoding), ..self }
    }

    /// Reads the bytes as an article. The error is a plain sentence.
    pub(super) fn read(self, rules: &Rules, overrides: &[Override]) -> Result<Reading, String> {
        let Some(bytes) = self.bytes.clone() else { return Err("The article's file is not there.".to_owned()) };
        let encoding = self.encoding.as_deref();
        let options = import::Options { encoding, overrides, pasted: self.pasted, ..import::Options::default() };
        let (document, notes) =
            super::sandbox::read(&bytes, &self.name, rules, &options).map_err(|error| error.to_string())?;
        let attached = import::attachments(&bytes, &self.name).into_iter().map(|file| file.name).collect();
        Ok(Reading { document: Arc::new(document), notes, attached, origin: self, came_by: None })
    }
}

impl Reading {
    /// The stored version of a review, where its article is not there.
    pub(super) fn of_version(version: &Version) -> Self {
        let origin = Origin { name: version.file_name.clone(), ..Origin::default() };
        Self {
            document: Arc::new(version.to_document()),
            notes: Vec::new(),
            attached: Vec::new(),
            origin,
            came_by: None,
        }
    }

    /// The version a review keeps of this reading.
    pub(super) fn version(&self, now: jiff::Timestamp) -> Version {
        let encoding = self.origin.encoding.clone().unwrap_or_default();
        Version { encoding, ..Version::of(&self.document, &self.origin.name, &self.origin.sha256, now) }
    }

    /// The same article read anew under other decisions by hand; from the stored version where there is no file.
    pub(super) fn again(&self, rules: &Rules, review: &Review, overrides: &[Override]) -> Result<Self, String> {
        if self.origin.bytes.is_some() {
            return self.origin.clone().read(rules, overrides);
        }
        let Some(version) = review.current() else { return Err("The review holds no text.".to_owned()) };
        let (document, notes) = crate::document::build(version.to_draft(), rules, overrides);
        Ok(Self {
            document: Arc::new(document),
            notes,
            attached: self.attached.clone(),
            origin: self.origin.clone(),
            came_by: None,
        })
    }
}

/// What was set by hand, as import wants it.
pub(super) fn overrides(review: &Review) -> Vec<Override> {
    let decision =
        |set: &Arc<crate::review::HandSet>| Override { quote: set.quote.clone(), nth: set.nth, kind: set.kind.clone() };
    review.hand_set.iter().map(decision).collect()
}
