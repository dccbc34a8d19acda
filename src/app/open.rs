//! Opening: what the job does in the background, and what the session does with the result.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use super::disk;
use super::reading::{Origin, Reading, overrides};
use super::{Copied, Toast, ToastLevel, sample};
use crate::document::Document;
use crate::review::carry::{carry_over, changes_between, same_words};
use crate::review::{Review, Version, sha256};
use crate::rules::Rules;
use crate::storage;

/// What is to be opened.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// A file, article or review.
    File(PathBuf),
    /// Bytes with a name.
    Bytes { name: String, bytes: Vec<u8> },
    /// What was pasted.
    Pasted(Copied),
    /// The sample.
    Sample,
    /// A recovery copy.
    Recovered(PathBuf),
    /// A review continued on another article.
    Continue { review: PathBuf, article: PathBuf },
}

/// What the job needs that it must not make itself.
#[derive(Clone)]
pub(super) struct Means {
    pub rules: Arc<Rules>,
    /// Id of a review that begins now.
    pub lineage: Uuid,
    pub now: Timestamp,
    /// Files opened lately, for finding the review of an earlier version.
    pub recent: Vec<PathBuf>,
}

/// An article with its review, ready to be shown.
pub(super) struct Opened {
    pub reading: Arc<Reading>,
    pub review: Review,
    pub review_path: Option<PathBuf>,
    /// SHA-256 of the review's file as read.
    pub review_sha256: Option<String>,
    pub damaged: bool,
    /// There is something in it that is not on disk.
    pub unsaved: bool,
    /// The article is a new version, onto which the review was carried over just now.
    pub new_version: bool,
    pub toasts: Vec<Toast>,
    /// A review of an earlier version, to be offered.
    pub offer: Option<PathBuf>,
    /// The recovery copy it came from.
    pub recovered: Option<PathBuf>,
}

/// A review as read from its file.
struct Found {
    review: Review,
    path: Option<PathBuf>,
    sha256: Option<String>,
    damage: Vec<String>,
}

/// Opens. The error is a plain sentence.
pub(super) fn open(wanted: Wanted, means: &Means) -> Result<Opened, String> {
    match wanted {
        Wanted::File(path) => {
            let bytes = disk::read(&path).map_err(|error| error.to_string())?;
            if storage::is_review(&bytes) || disk::is_review_name(&path) {
                open_review(&path, &bytes, means)
            } else {
                open_article(path, bytes, means)
            }
        }
        Wanted::Bytes { name, bytes } if storage::is_review(&bytes) => {
            let found = read_review(Path::new(&name), &bytes)?;
            alone(Found { path: None, sha256: None, ..found }, &means.rules)
                .map(|opened| Opened { unsaved: true, ..opened })
        }
        Wanted::Bytes { name, bytes } => {
            let sha256 = sha256(&bytes);
            let origin = Origin { name, sha256, bytes: Some(Arc::new(bytes)), ..Origin::default() };
            Ok(begin(origin.read(&means.rules, &[])?, means))
        }
        Wanted::Pasted(copied) => Ok(begin(paste(copied, &means.rules)?, means)),
        Wanted::Sample => {
            let bytes = sample::BYTES.to_vec();
            let sha256 = sha256(&bytes);
            let name = sample::NAME.to_owned();
            let origin = Origin { name, sha256, bytes: Some(Arc::new(bytes)), ..Origin::default() };
            Ok(begin(origin.read(&means.rules, &[])?, means))
        }
        Wanted::Recovered(copy) => open_recovered(copy, means),
        Wanted::Continue { review, article } => {
            let bytes = disk::read(&review).map_err(|error| error.to_string())?;
            let found = read_review(&review, &bytes)?;
            let bytes = disk::read(&article).map_err(|error| error.to_string())?;
            let reading = Origin::file(article, bytes)
                .with_encoding_of(&found.review)
                .read(&means.rules, &overrides(&found.review))?;
            Ok(join(found, reading, means))
        }
    }
}

/// Reads what was pasted, as HTML if that holds the words that were copied.
fn paste(Copied { text, html }: Copied, rules: &Rules) -> Result<Reading, String> {
    let origin = |bytes: String, pasted| {
        let name = "Pasted text.txt".to_owned();
        Origin { name, bytes: Some(Arc::new(bytes.into_bytes())), pasted, ..Origin::default() }
    };
    if !html.is_empty()
        && let Ok(reading) = origin(html, true).read(rules, &[])
    {
        let left_out = reading.document.left_out.iter().map(|line| line.text.as_str());
        let read: usize = left_out.chain([reading.document.text.as_str()]).map(count_words).sum();
        if read * 10 >= count_words(&text) * 9 {
            return Ok(reading);
        }
    }
    origin(text, false).read(rules, &[])
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn open_article(path: PathBuf, bytes: Vec<u8>, means: &Means) -> Result<Opened, String> {
    let beside = disk::review_of(&path);
    if !disk::exists(&beside) {
        let reading = Origin::file(path, bytes).read(&means.rules, &[])?;
        let offer = super::continued::find(&reading.document, reading.origin.path.as_deref(), &means.recent);
        return Ok(Opened { offer, ..begin(reading, means) });
    }
    let read = disk::read(&beside).map_err(|error| error.to_string());
    match read.and_then(|bytes| read_review(&beside, &bytes)) {
        Ok(found) => {
            let reading = Origin::file(path, bytes)
                .with_encoding_of(&found.review)
                .read(&means.rules, &overrides(&found.review))?;
            Ok(join(found, reading, means))
        }
        Err(error) => {
            // The article can be read all the same; its review file is left alone.
            let mut opened = begin(Origin::file(path, bytes).read(&means.rules, &[])?, means);
            let text = format!("The review beside this article could not be opened, and a new one was begun. {error}");
            opened.toasts.push(Toast { level: ToastLevel::Problem, text });
            Ok(opened)
        }
    }
}

fn open_review(path: &Path, bytes: &[u8], means: &Means) -> Result<Opened, String> {
    let found = read_review(path, bytes)?;
    let named = found.review.current().map(|version| path.with_file_name(&version.file_name));
    let candidates = named.into_iter().chain(disk::article_of(path));
    let article = candidates.into_iter().find(|article| article.as_path() != path && disk::exists(article));
    let Some(article) = article else {
        let mut opened = alone(found, &means.rules)?;
        opened.toasts.push(info("The article's file is not beside this review; you see the text as it was reviewed."));
        return Ok(opened);
    };
    let read = disk::read(&article).map_err(|error| error.to_string());
    match read.and_then(|bytes| {
        Origin::file(article, bytes).with_encoding_of(&found.review).read(&means.rules, &overrides(&found.review))
    }) {
        Ok(reading) => Ok(join(found, reading, means)),
        Err(error) => {
            let mut opened = alone(found, &means.rules)?;
            opened.toasts.push(info(&format!("You see the text as it was reviewed. {error}")));
            Ok(opened)
        }
    }
}

fn open_recovered(copy: PathBuf, means: &Means) -> Result<Opened, String> {
    let bytes = disk::read(&copy).map_err(|error| error.to_string())?;
    let kept = super::recovery::unpack(&bytes)?;
    let found = Found {
        damage: Vec::new(),
        review: read_review(&copy, &kept.review)?.review,
        path: kept.review_path,
        sha256: kept.review_sha256,
    };
    let article = kept.article_path.filter(|path| disk::exists(path));
    let reading = article.and_then(|path| {
        let bytes = disk::read(&path).ok()?;
        Origin::file(path, bytes).with_encoding_of(&found.review).read(&means.rules, &overrides(&found.review)).ok()
    });
    let opened = match reading {
        Some(reading) => join(found, reading, means),
        None => alone(found, &means.rules)?,
    };
    Ok(Opened { unsaved: true, recovered: Some(copy), ..opened })
}

fn read_review(path: &Path, bytes: &[u8]) -> Result<Found, String> {
    let read = storage::from_bytes(bytes).map_err(|error| format!("{error} {}", disk::shown(path)))?;
    let (path, sha256) = (Some(path.to_owned()), Some(sha256(bytes)));
    Ok(Found { review: read.review, path, sha256, damage: read.damage })
}

/// A new review of an article.
fn begin(reading: Reading, means: &Means) -> Opened {
    let version = Arc::new(reading.version(means.now));
    let review = Review { lineage: means.lineage, versions: vec![version], ..Review::default() };
    Opened::new(reading, Found { review, path: None, sha256: None, damage: Vec::new() })
}

/// What the last new version did, for a review that was saved since: the view of it is there again.
fn with_changes(reading: Reading, review: &Review, rules: &Rules) -> Reading {
    let Some(before) = review.versions.len().checked_sub(2).and_then(|at| review.versions.get(at)) else {
        return reading;
    };
    let old = Arc::new(before.to_document());
    let changes = changes_between(review, &old, &reading.document, rules);
    Reading { came_by: Some((Arc::new(changes), old)), ..reading }
}

/// A review without its article.
fn alone(found: Found, rules: &Rules) -> Result<Opened, String> {
    let Some(version) = found.review.current() else {
        return Err("The review holds no text of its article, and the article's file is not beside it.".to_owned());
    };
    let reading = with_changes(Reading::of_version(version), &found.review, rules);
    Ok(Opened::new(reading, found))
}

/// A review on the article as it is now; carried over where the text is another.
fn join(found: Found, reading: Reading, means: &Means) -> Opened {
    let version = Arc::new(reading.version(means.now));
    let Some(last) = found.review.current().cloned() else {
        // Its text was lost: records are looked for by their words, and asked about.
        let (review, _) = carry_over(&found.review, &Document::default(), &reading.document, version, &means.rules);
        return Opened::new(reading, Found { review, ..found });
    };
    if last.text == reading.document.text {
        let version = Version { opened: last.opened, unknown: last.unknown.clone(), ..(*version).clone() };
        let review = recut(&found.review, version, &reading.document, &means.rules);
        let reading = with_changes(reading, &review, &means.rules);
        return Opened::new(reading, Found { review, ..found });
    }
    if same_words(&last.to_document(), &reading.document) {
        return in_another_format(found, &last, version.as_ref(), reading, means);
    }
    let is_earlier = found.review.versions.iter().any(|version| version.text == reading.document.text);
    if is_earlier && last.file_name != reading.origin.name {
        let name = &last.file_name;
        let told =
            format!("This is an earlier version of the article. The review is of a later one, {name}; you see that.");
        let mut opened = Opened::new(Reading::of_version(&last), found);
        opened.toasts.push(info(&told));
        return opened;
    }
    let old = Arc::new(last.to_document());
    let (review, changes) = carry_over(&found.review, &old, &reading.document, version, &means.rules);
    let number = review.versions.len();
    let reading = Reading { came_by: Some((Arc::new(changes), old)), ..reading };
    let mut opened = Opened::new(reading, Found { review, ..found });
    opened.toasts.push(info(&format!(
        "The article was changed since it was reviewed. Marks were carried over to version {number}; see Changes."
    )));
    (opened.unsaved, opened.new_version) = (true, true);
    opened
}

/// The same article as another kind of file: no new version. A text that is signed stays as it was signed.
fn in_another_format(found: Found, last: &Version, version: &Version, reading: Reading, means: &Means) -> Opened {
    let number = found.review.versions.len();
    if found.review.sign_offs.iter().any(|sign_off| sign_off.version + 1 == number) {
        let kept = Reading::of_version(last);
        let origin = Origin { name: reading.origin.name, path: reading.origin.path, ..kept.origin };
        return Opened::new(Reading { origin, ..kept }, found);
    }
    let version = Version { opened: last.opened, unknown: last.unknown.clone(), ..version.clone() };
    let review = recut(&found.review, version, &reading.document, &means.rules);
    let mut opened = Opened::new(reading, Found { review, ..found });
    opened.toasts.push(info("This is the article that was reviewed, in another format; no word of it was changed."));
    opened
}

/// The same text, which a later program may cut into other statements: marks go to those.
fn recut(review: &Review, version: Version, new: &Document, rules: &Rules) -> Review {
    let last = review.current().filter(|last| last.blocks != version.blocks);
    let Some(last) = last.map(|last| last.to_document()) else { return review.clone() };
    let mut before = review.clone();
    before.versions.pop();
    carry_over(&before, &last, new, Arc::new(version), rules).0
}

impl Opened {
    fn new(reading: Reading, found: Found) -> Self {
        let mut toasts = Vec::new();
        if !found.damage.is_empty() {
            let what = found.damage.join(" ");
            toasts.push(Toast {
                level: ToastLevel::Problem,
                text: format!(
                    "The review's file is damaged; what could be read is shown. {what} The damaged file is kept when \
                     you save, and an older one may lie beside it under the same name with .bak."
                ),
            });
        }
        Self {
            reading: Arc::new(reading),
            review: found.review,
            review_path: found.path,
            review_sha256: found.sha256,
            damaged: !found.damage.is_empty(),
            unsaved: !found.damage.is_empty(),
            new_version: false,
            toasts,
            offer: None,
            recovered: None,
        }
    }
}

fn info(text: &str) -> Toast {
    Toast { level: ToastLevel::Info, text: text.to_owned() }
}
