//! The seal of a sign-off: SHA-256 over a canonical form of the review.
//!
//! It covers the signed text, the marks with their queries, and the sources with what rests on them, together with
//! the program and the rules. Notes, history and later entries stand beside it: they do not break it. It detects
//! change and is no signature: whoever can change the file can seal it anew.

use super::{Place, Review, SignOff, Stamp, Standing, sha256};

/// The canonical form: fields in a fixed order, each with its length, records by place and id.
pub fn canonical(review: &Review, version: usize) -> Vec<u8> {
    let mut form = Form::default();
    form.word("factdesk-seal/1");
    if let Some(version) = review.versions.get(version) {
        form.word(&version.text_sha256);
        form.word(&version.text);
    }
    let mut marks: Vec<_> = review.marks.iter().collect();
    marks.sort_by_key(|mark| (mark.place.anchor.start, mark.place.anchor.end, mark.id));
    form.number(marks.len());
    for mark in marks {
        form.place(&mark.place);
        let fields = [mark.verdict.as_str(), &mark.wording, &mark.suggested_text, &mark.reason];
        form.words(&fields);
        form.number(mark.evidence.len());
        for wording in &mark.evidence {
            form.word(wording);
        }
        form.number(usize::from(mark.done) + 2 * usize::from(mark.accepted.is_some()));
        form.number(mark.over_findings as usize);
        form.stamp(&mark.stamp);
        let query = mark.query.and_then(|id| review.query(id));
        form.word(query.map_or("", |query| &query.question));
        form.word(query.and_then(|query| query.answer.as_ref()).map_or("", |(answer, _)| answer));
    }
    let mut sources: Vec<_> = review.sources.iter().collect();
    sources.sort_by_key(|source| source.id);
    form.number(sources.len());
    for source in sources {
        form.word(&source.id.to_string());
        let fields: [&str; 6] =
            [&source.title, &source.locator, &source.quote, &source.date_seen, &source.path, &source.sha256];
        form.words(&fields);
    }
    let mut links: Vec<_> = review.source_links.iter().collect();
    links.sort_by_key(|link| (link.source, link.place.anchor.start, link.place.anchor.end));
    form.number(links.len());
    for link in links {
        form.word(&link.source.to_string());
        form.place(&link.place);
    }
    form.0
}

/// The seal over a review's version, made by this program with these rules; hex.
pub fn seal(review: &Review, version: usize, tool: &str, rules_hash: &str) -> String {
    let mut form = Form(canonical(review, version));
    form.words(&[tool, rules_hash]);
    sha256(&form.0)
}

/// How a sign-off stands to the review as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// Nothing that the seal covers was changed since.
    Holds,
    /// Marks, queries, sources or the text were changed since.
    Changed,
    /// A later version of the article came in.
    NewVersion,
}

impl SignOff {
    /// How it stands now. A new version goes before what was changed in the review: it changes that by itself.
    pub fn stands(&self, review: &Review) -> Sealed {
        match (self.version + 1 == review.versions.len(), self.holds(review)) {
            (false, _) => Sealed::NewVersion,
            (true, true) => Sealed::Holds,
            (true, false) => Sealed::Changed,
        }
    }

    /// Whether the review is still as it was signed.
    pub fn holds(&self, review: &Review) -> bool {
        self.seal == seal(review, self.version, &self.tool, &self.rules_hash)
    }
}

#[derive(Default)]
struct Form(Vec<u8>);

impl Form {
    fn word(&mut self, word: &str) {
        self.number(word.len());
        self.0.extend_from_slice(word.as_bytes());
    }

    fn words(&mut self, words: &[&str]) {
        for word in words {
            self.word(word);
        }
    }

    fn number(&mut self, number: usize) {
        self.0.extend_from_slice(&(number as u64).to_be_bytes());
    }

    fn stamp(&mut self, stamp: &Stamp) {
        self.word(&stamp.by.name);
        self.word(&stamp.by.initials);
        self.word(&stamp.at.to_string());
    }

    fn place(&mut self, place: &Place) {
        self.word(&place.anchor.exact);
        self.number(place.anchor.start);
        self.number(place.anchor.end);
        self.number(match place.standing {
            Standing::Current => 0,
            Standing::CheckAgain(_) => 1,
            Standing::Gone => 2,
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::seal;
    use crate::review::{LaterEntry, LaterKind, Review, Source, Stamp, Version};

    #[test]
    fn text_and_sources_are_sealed_and_later_entries_are_not() {
        let version = |text: &str| Arc::new(Version { text: text.to_owned(), ..Version::default() });
        let mut review = Review { versions: vec![version("One.")], ..Review::default() };
        let before = seal(&review, 0, "factdesk 1", "rules");
        review.later.push(Arc::new(LaterEntry {
            id: uuid::Uuid::nil(),
            kind: LaterKind::Complaint,
            text: "They wrote.".to_owned(),
            stamp: Stamp::default(),
            unknown: serde_json::Map::new(),
        }));
        assert_eq!(before, seal(&review, 0, "factdesk 1", "rules"));
        assert_ne!(before, seal(&review, 0, "factdesk 2", "rules"));
        review.sources.push(Arc::new(Source::default()));
        assert_ne!(before, seal(&review, 0, "factdesk 1", "rules"));
        review.sources.clear();
        review.versions = vec![version("Two.")];
        assert_ne!(before, seal(&review, 0, "factdesk 1", "rules"));
    }
}
