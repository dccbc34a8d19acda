//! Sources of a review: typed in, dropped as a file, pasted as an address.
//!
//! The hash of a file is taken in the background, for the file may be large or on a slow disk; the source is there once
//! it is known. What leaves the article waits for that, so that nothing typed is lost.

use std::path::Path;
use std::sync::Arc;

use uuid::Uuid;

use super::annotate::info;
use super::jobs::Kind;
use super::news::News;
use super::{Action, Effect, SourceDraft, Toast, ToastLevel, Workbench, disk};
use crate::document::Document;
use crate::review::SourceKind;
use crate::review::edit::{SourceFields, shorten};
use crate::text::Span;

/// A source whose file is being read.
pub(super) struct Hashing {
    /// The text that its words are in.
    document: Arc<Document>,
    aim: Aim,
    fields: SourceFields,
}

/// What becomes of it.
#[derive(Clone, Copy)]
enum Aim {
    /// A new source of these words.
    Add(Span),
    /// The same, from a file that was dropped: without the file it is none.
    Take(Span),
    /// Another wording of this source.
    Change(Uuid),
}

impl Workbench {
    pub(super) fn on_sources(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::AddSource { span, source } => self.hash_first(Aim::Add(span), fields(source)),
            Action::TakeSource { span, from } => self.take_source(span, &from),
            Action::EditSource { source, to } => {
                let known = self.article.as_ref().and_then(|article| article.review.source(source)).cloned();
                match known.filter(|known| known.path == to.path.trim()) {
                    // The file is as it was hashed when it was named.
                    Some(known) => {
                        let to = SourceFields { sha256: known.sha256.clone(), ..fields(to) };
                        self.edit_source(source, to)
                    }
                    None => self.hash_first(Aim::Change(source), fields(to)),
                }
            }
            Action::LinkSource { span, source } => {
                let effects = self.edit("link a source", |edit| edit.link(span, source));
                self.used(source);
                effects
            }
            Action::SameSourceAgain(span) => match self.article.as_ref().and_then(|article| article.last_source) {
                Some(source) => self.edit("link the same source", |edit| edit.link(span, source)),
                None => info("No source was used yet; add one with S."),
            },
            Action::UnlinkSource { span, source } => self.edit("unlink a source", |edit| edit.unlink(span, source)),
            Action::AdoptSourceNote(at) => self.adopt(at),
            _ => Vec::new(),
        }
    }

    /// Reads the file of a source in the background; one without a file is there at once.
    fn hash_first(&mut self, aim: Aim, fields: SourceFields) -> Vec<Effect> {
        let Some(document) = self.article.as_ref().map(|article| article.document.clone()) else { return Vec::new() };
        let hashing = Box::new(Hashing { document, aim, fields });
        if hashing.fields.path.is_empty() {
            return self.hashed(*hashing, None);
        }
        self.jobs.start(Kind::Source, move |_| {
            let sha256 = disk::file_sha256(Path::new(&hashing.fields.path));
            News::Hashed(hashing, sha256)
        });
        Vec::new()
    }

    /// The file of a source was read, if it could be.
    pub(super) fn hashed(&mut self, hashing: Hashing, sha256: Option<String>) -> Vec<Effect> {
        let Hashing { document, aim, fields } = hashing;
        let same_text = self.article.as_ref().is_some_and(|article| Arc::ptr_eq(&article.document, &document));
        let (name, path, was_read) = (fields.title.clone(), fields.path.clone(), sha256.is_some());
        let fields = SourceFields { sha256: sha256.unwrap_or_default(), ..fields };
        let toast = |level, text| vec![Effect::Toast(Toast { level, text })];
        match aim {
            Aim::Change(source) => self.edit_source(source, fields),
            Aim::Take(_) if !was_read => toast(
                ToastLevel::Problem,
                format!("\u{201c}{name}\u{201d} could not be read, so it is no source yet. Add it with S. ({path})"),
            ),
            Aim::Add(span) | Aim::Take(span) if same_text => {
                let effects = self.add_source(span, fields);
                if matches!(aim, Aim::Add(_)) {
                    return effects;
                }
                toast(ToastLevel::Done, format!("\u{201c}{name}\u{201d} is now a source for these words."))
            }
            Aim::Add(_) | Aim::Take(_) => {
                self.add_source(Span::default(), fields);
                toast(
                    ToastLevel::Info,
                    format!(
                        "The text changed while \u{201c}{name}\u{201d} was read. It is on the list of sources; link it \
                         to its words with S."
                    ),
                )
            }
        }
    }

    /// Waits until the files of all sources are read, before the article is saved or left.
    pub(super) fn wait_for_sources(&mut self) {
        while let Some(told) = self.jobs.wait_while(Kind::Source) {
            let effects = self.take_in(told);
            self.effects.extend(effects);
        }
    }

    fn edit_source(&mut self, source: Uuid, to: SourceFields) -> Vec<Effect> {
        self.type_in("edit a source", (source, "source"), |edit| edit.edit_source(source, to))
    }

    fn add_source(&mut self, span: Span, fields: SourceFields) -> Vec<Effect> {
        let mut added = None;
        let effects = self.edit("add a source", |edit| {
            added = edit.add_source(Some(span).filter(|span| !span.is_empty()), fields);
            added.is_some()
        });
        if let Some(source) = added {
            self.used(source);
        }
        effects
    }

    /// A dropped file with its path and hash, or a pasted address, seen today.
    fn take_source(&mut self, span: Span, from: &str) -> Vec<Effect> {
        let from = from.trim();
        let date_seen = self.stamp().at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
        let taken = SourceFields { title: from.to_owned(), date_seen, ..SourceFields::default() };
        if is_address(from) {
            return self.add_source(span, SourceFields { kind: SourceKind::Link, ..taken });
        }
        let path = Path::new(from);
        let name = path.file_name().map_or_else(|| from.to_owned(), |name| name.to_string_lossy().into_owned());
        self.hash_first(Aim::Take(span), SourceFields { title: name, path: from.to_owned(), ..taken })
    }

    fn used(&mut self, source: Uuid) {
        if let Some(article) = &mut self.article {
            article.last_source = Some(source);
        }
    }

    fn adopt(&mut self, at: usize) -> Vec<Effect> {
        let Some(note) = self.article.as_ref().and_then(|article| article.document.source_notes.get(at)) else {
            return Vec::new();
        };
        let (span, author, text) = (note.span, note.author.trim().to_owned(), note.text.clone());
        let title = if author.is_empty() { shorten(&text) } else { format!("Remark by {author}") };
        self.add_source(span, SourceFields { title, quote: text, ..SourceFields::default() })
    }
}

/// Whether a text is one address of the web.
pub fn is_address(text: &str) -> bool {
    let text = text.trim();
    let web = ["http://", "https://", "www."].iter().any(|begin| text.get(..begin.len()) == Some(*begin));
    web && text.len() > 8 && !text.contains(char::is_whitespace)
}

/// A source as typed; the hash of its file is still to be taken.
fn fields(draft: SourceDraft) -> SourceFields {
    let SourceDraft { kind, title, locator, quote, date_seen, path } = draft;
    SourceFields { kind, title, locator, quote, date_seen, path: path.trim().to_owned(), sha256: String::new() }
}
