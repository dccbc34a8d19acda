//! Is an article a new version of one that was reviewed under another name?

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::disk;
use crate::document::Document;
use crate::storage;
use crate::text::fold;

/// Reviews looked at, of those opened lately.
const MOST: usize = 12;
/// Reviews looked at in the article's own folder.
const BESIDE: usize = 40;
/// Share of the article's statements that must stand in the review's text, word for word.
const SHARE: f64 = 0.5;
/// Fewer statements than this say nothing.
const LEAST: usize = 4;

/// The review, among those of files opened lately and those in the article's folder, that has most of its text.
pub(super) fn find(article: &Document, path: Option<&Path>, recent: &[PathBuf]) -> Option<PathBuf> {
    let mine: BTreeSet<String> = article.counted().map(|statement| fold(article.words(statement.span))).collect();
    if mine.len() < LEAST {
        return None;
    }
    let mut seen = BTreeSet::new();
    let mut best: Option<(usize, PathBuf)> = None;
    let lately = recent.iter().take(MOST);
    let lately = lately.map(|path| if disk::is_review_name(path) { path.clone() } else { disk::review_of(path) });
    let beside = path.and_then(Path::parent).and_then(|folder| disk::entries(folder).ok()).unwrap_or_default();
    let beside = beside.into_iter().filter(|path| disk::is_review_name(path)).take(BESIDE);
    for review in lately.chain(beside) {
        if !seen.insert(review.clone()) {
            continue;
        }
        let shared = shared(&mine, &review).unwrap_or(0);
        if shared as f64 >= SHARE * mine.len() as f64 && best.as_ref().is_none_or(|(most, _)| shared > *most) {
            best = Some((shared, review));
        }
    }
    best.map(|(_, review)| review)
}

fn shared(mine: &BTreeSet<String>, review: &Path) -> Option<usize> {
    let bytes = disk::exists(review).then(|| disk::read(review).ok()).flatten()?;
    let document = storage::from_bytes(&bytes).ok()?.review.current()?.to_document();
    let theirs: BTreeSet<String> = document.counted().map(|statement| fold(document.words(statement.span))).collect();
    Some(mine.intersection(&theirs).count())
}
