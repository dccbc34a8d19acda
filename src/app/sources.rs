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
use crate::review::edit::{SourceFields, shorten};
use crate::review::{Source, SourceKind};
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
                let is_read = |known: &Source| known.path.is_empty() || !known.sha256.is_empty();
                match known.filter(|known| known.path == to.path.trim() && is_read(known)) {
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
        let hashing = Hashing { document, aim, fields };
        if hashing.fields.path.is_empty() {
            return self.hashed(hashing, None);
        }
        let path = hashing.fields.path.clone();
        // The job knows the path alone: what was typed stays here, however it ends.
        let job = self.jobs.start(Kind::Source, move |_| News::Hashed(disk::file_sha256(Path::new(&path))));
        self.hashing.insert(job, hashing);
        Vec::new()
    }

    /// The job that reads the file of a source is through. Where it could not do its work, the source is there without
    /// the hash of its file.
    pub(super) fn source_read(&mut self, job: u64, news: Option<News>) -> Vec<Effect> {
        let Some(hashing) = self.hashing.remove(&job) else { return Vec::new() };
        let why = match news {
            Some(News::Hashed(sha256)) => return self.hashed(hashing, sha256),
            Some(News::Failed(why)) => why,
            _ => "The program made a mistake at this work.".to_owned(),
        };
        let (aim, name) = (hashing.aim, hashing.fields.title.clone());
        let mut effects = self.hashed(hashing, None);
        if !matches!(aim, Aim::Take(_)) {
            let text = format!(
                "\u{201c}{name}\u{201d} is on the list of sources, but its file was not read. {why} To have it read \
                 then, change the source and add it as it is."
            );
            effects.push(Effect::Toast(Toast { level: ToastLevel::Problem, text }));
        }
        effects
    }

    /// The file of a source was read, if it could be.
    fn hashed(&mut self, hashing: Hashing, sha256: Option<String>) -> Vec<Effect> {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::app::workbench::OpenArticle;
    use crate::app::{Action, Effect, Settings, SourceDraft, SystemPen, ToastLevel, Workbench};
    use crate::document::Document;
    use crate::review::{Review, Source};

    /// An article open, and a system that gives no thread.
    fn starved() -> Workbench {
        let settings = Settings { name: "Ann Berg".to_owned(), initials: "AB".to_owned(), ..Settings::default() };
        let mut bench = Workbench::new(SystemPen, settings, Arc::new(|| {}));
        bench.article = Some(OpenArticle::new(Arc::new(Document::default()), Review::default()));
        bench.jobs.starved = true;
        bench
    }

    fn problems(effects: &[Effect]) -> Vec<&str> {
        fn problem(effect: &Effect) -> Option<&str> {
            match effect {
                Effect::Toast(toast) if toast.level == ToastLevel::Problem => Some(toast.text.as_str()),
                _ => None,
            }
        }
        effects.iter().filter_map(problem).collect()
    }

    fn sources(bench: &Workbench) -> Vec<&Source> {
        bench.article.iter().flat_map(|article| &article.review.sources).map(|source| &**source).collect()
    }

    #[test]
    fn what_was_typed_is_kept_where_no_thread_can_read_the_file() {
        let mut bench = starved();
        let quote = "Carried, 7 to 5.".to_owned();
        let (title, path) = ("Minutes".to_owned(), "minutes.pdf".to_owned());
        let source = SourceDraft { title, quote: quote.clone(), path, ..SourceDraft::default() };
        bench.apply(Action::AddSource { span: crate::text::Span::default(), source });
        let effects = bench.poll();
        let [kept] = sources(&bench)[..] else { panic!("one source: {effects:?}") };
        assert_eq!((kept.title.as_str(), &kept.quote, kept.sha256.as_str()), ("Minutes", &quote, ""));
        assert_eq!(problems(&effects).len(), 1, "{effects:?}");
        // Changing it reads the file again, though its path is the same.
        let (id, draft) = (
            kept.id,
            SourceDraft { title: "The minutes".to_owned(), path: kept.path.clone(), quote, ..SourceDraft::default() },
        );
        bench.apply(Action::EditSource { source: id, to: draft });
        assert_eq!(problems(&bench.poll()).len(), 1);
        assert_eq!(sources(&bench)[0].title, "The minutes");
    }

    #[test]
    fn leaving_waits_for_a_source_that_got_no_thread() {
        let mut bench = starved();
        let source = SourceDraft { title: "Minutes".to_owned(), path: "m.pdf".to_owned(), ..SourceDraft::default() };
        bench.apply(Action::AddSource { span: crate::text::Span::default(), source });
        bench.apply(Action::Close);
        assert_eq!(sources(&bench).len(), 1, "and it is there before anybody is asked about unsaved work");
    }
}
