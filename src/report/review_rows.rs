//! What people added to an article, as rows of a report.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::outline::{Entry, HistoryRow, Section, SourceRow, plain};
use super::words::{change_word, history_words, later_word, moment, source_word, verdict_word, why_words};
use super::{Input, Places};
use crate::review::{Mark, Place, Query, Review, Sealed, Source, Stamp, Standing, Verdict};

/// Stands behind a signature that does not hold any more.
const CHANGED_SINCE: &str = " Changed since: marks, questions or sources are not as they were signed.";

/// A review with what its records stand on.
pub(super) struct Records<'a> {
    pub input: &'a Input<'a>,
    pub review: &'a Review,
    pub places: &'a Places,
}

/// What a person said on words of the article, for the margin of a file.
pub(super) struct Remark<'a> {
    /// Where the words stand; none where they are gone.
    pub place: &'a Place,
    /// Who and when.
    pub stamp: &'a Stamp,
    /// What was said, line by line.
    pub lines: Vec<String>,
}

/// "Ann Berg, 23 November 2026, 13:29 UTC".
pub(super) fn stamp(stamp: &Stamp) -> String {
    if stamp.by.name.is_empty() { moment(stamp.at) } else { format!("{}, {}", stamp.by.name, moment(stamp.at)) }
}

/// "Signed off by …", and whether that holds for the current version.
pub(super) fn state(input: &Input) -> (String, bool) {
    let Some(review) = input.review else {
        return ("Checked by the program; nobody has reviewed it.".to_owned(), false);
    };
    let Some(sign_off) = review.sign_offs.last() else { return ("Not signed off.".to_owned(), false) };
    let (version, reason) = (sign_off.version + 1, sign_off.reason.trim().trim_end_matches('.'));
    let sealed = sign_off.stands(review);
    let of = if sealed == Sealed::NewVersion { format!(" (version {version}, not this one)") } else { String::new() };
    let why = if reason.is_empty() { String::new() } else { format!(" Signed with something open: {reason}.") };
    let since = if sealed == Sealed::Changed { CHANGED_SINCE } else { "" };
    (format!("Signed off by {}{of}.{since}{why}", stamp(&sign_off.stamp)), sealed == Sealed::Holds)
}

/// Versions and people.
pub(super) fn about(review: &Review) -> Vec<(&'static str, String)> {
    let versions = review.versions.iter().enumerate().map(|(at, version)| {
        let hash: String = version.text_sha256.chars().take(16).collect();
        ("Version", format!("{}: {}, opened {}, text {hash}", at + 1, version.file_name, moment(version.opened)))
    });
    let marks = review.marks.iter().map(|mark| &mark.stamp.by);
    let entries = review.history.iter().map(|entry| &entry.stamp.by);
    let people: BTreeSet<_> = marks.chain(entries).filter(|person| !person.name.is_empty()).collect();
    let people: Vec<_> = people
        .into_iter()
        .map(|person| {
            if person.initials.is_empty() {
                person.name.clone()
            } else {
                format!("{} ({})", person.name, person.initials)
            }
        })
        .collect();
    versions.chain([("Checked by", people.join(", "))]).collect()
}

impl Records<'_> {
    /// Marks, check again, queries, notes, no longer in the text, sign-offs, later entries.
    pub(super) fn sections(&self) -> Vec<Section> {
        let marks = |wanted: &dyn Fn(&Mark) -> bool| {
            let mut marks: Vec<_> = self.review.marks.iter().filter(|mark| wanted(mark)).collect();
            marks.sort_by_key(|mark| mark.place.span);
            marks.into_iter().map(|mark| self.mark(mark)).collect()
        };
        let section = |title, lead, entries| Section { title, lead, entries };
        vec![
            section("Marks", "", marks(&|mark| mark.place.standing == Standing::Current)),
            section(
                "Check again",
                "Given to an earlier wording; not counted until somebody looks again.",
                marks(&|mark| matches!(mark.place.standing, Standing::CheckAgain(_))),
            ),
            section("With the author", "", self.queries(true)),
            section("Answered", "", self.queries(false)),
            section("Notes", "", self.notes(false)),
            section("Who looks at what", "", self.shares()),
            section("Not marked", "Statements nobody has given a verdict.", self.unmarked()),
            section("No longer in the text", "Kept with the words they were given to.", {
                let mut gone: Vec<Entry> = marks(&|mark| mark.place.standing == Standing::Gone);
                gone.extend(self.notes(true));
                gone.extend(self.links_gone());
                gone
            }),
            section("Sign-off", "", self.sign_offs()),
            section("After publication", "", self.later()),
        ]
    }

    fn name(&self, place: &Place) -> String {
        let id = place.span.and_then(|span| self.input.document.statement_at(span.start));
        id.map_or_else(String::new, |id| self.places.of(id).to_owned())
    }

    fn mark(&self, mark: &Mark) -> Entry {
        let settled = self.review.is_settled(mark);
        // What must be checked again, or is gone, says so by its heading.
        let open = !settled && mark.place.standing == Standing::Current;
        let mut details = Vec::new();
        let mut add = |label: &str, text: &str| {
            if !text.is_empty() {
                details.push((label.to_owned(), text.to_owned()));
            }
        };
        add("Should read", mark.asks_for().unwrap_or_default());
        add("Reason", &mark.reason);
        if let Standing::CheckAgain(why) = &mark.place.standing {
            let (words, before) = why_words(why);
            add("Why", &words);
            add("Before", before);
        }
        if let Some(query) = mark.query.and_then(|id| self.review.query(id)) {
            add("Query", &query.question);
            add("Answer", query.answer.as_ref().map_or("", |(answer, _)| answer));
        }
        for source in self.sources_of(mark) {
            add("Source", &title(source));
        }
        if mark.over_findings > 0 {
            let findings = super::words::count(mark.over_findings as usize, "open finding", "open findings");
            add("Confirmed over", &findings);
        }
        if let Some(accepted) = &mark.accepted {
            add("Accepted as it is", &stamp(accepted));
        }
        if mark.done {
            add("Done", "as asked");
        }
        let superseded =
            mark.place.span.is_some_and(|span| self.review.mark_at(span).is_some_and(|last| last.id != mark.id));
        if superseded {
            add("Earlier mark", "a later one stands on the same words");
        }
        Entry {
            tone: tone(mark, settled),
            badge: format!("{}{}", verdict_word(mark.verdict), if open { ", not settled" } else { "" }),
            place: self.name(&mark.place),
            quote: plain(&mark.wording),
            message: String::new(),
            details,
            by: stamp(&mark.stamp),
        }
    }

    /// Marks, queries and notes, by their places. A mark that only stands for a query is told by the query.
    pub(super) fn remarks(&self) -> Vec<Remark<'_>> {
        let review = self.review;
        let marks = review.marks.iter().filter(|mark| mark.query.is_none_or(|id| review.query(id).is_none()));
        let marks = marks.map(|mark| {
            let entry = self.mark(mark);
            let details = entry.details.into_iter().map(|(label, text)| format!("{label}: {text}"));
            let lines = std::iter::once(entry.badge).chain(details).collect();
            Remark { place: &mark.place, stamp: &mark.stamp, lines }
        });
        let queries = review.queries.iter().map(|query| {
            let to = if query.to.is_empty() { "the author" } else { query.to.as_str() };
            let mut lines = vec![format!("Query to {to}: {}", query.question)];
            lines.extend(query.answer.as_ref().map(|(answer, by)| format!("Answer: {answer} ({})", stamp(by))));
            Remark { place: &query.place, stamp: &query.stamp, lines }
        });
        let notes = review.notes.iter().map(|note| {
            let lines = note.text.lines().map(str::to_owned).collect();
            Remark { place: &note.place, stamp: &note.stamp, lines }
        });
        let mut remarks: Vec<_> = marks.chain(queries).chain(notes).collect();
        remarks.sort_by_key(|remark| (remark.place.span.is_none(), remark.place.span));
        remarks
    }

    fn sources_of(&self, mark: &Mark) -> Vec<&Source> {
        let links = self.review.source_links.iter();
        let here = links
            .filter(|link| link.place.span == mark.place.span && link.place.anchor.exact == mark.place.anchor.exact);
        here.filter_map(|link| self.review.source(link.source)).map(AsRef::as_ref).collect()
    }

    fn queries(&self, open: bool) -> Vec<Entry> {
        let wanted = self.review.queries.iter().filter(|query| query.answer.is_none() == open);
        wanted.map(|query| self.query(query)).collect()
    }

    fn query(&self, query: &Query) -> Entry {
        let mut details = Vec::new();
        if !query.to.is_empty() {
            details.push(("To".to_owned(), query.to.clone()));
        }
        if let Some((answer, by)) = &query.answer {
            details.push(("Answer".to_owned(), format!("{answer} ({})", stamp(by))));
        }
        let answered = query.answer.is_some();
        Entry {
            tone: if answered { "good" } else { "caution" },
            badge: if answered { "Answered" } else { "Waiting" }.to_owned(),
            place: self.name(&query.place),
            quote: plain(&query.place.anchor.exact),
            message: query.question.clone(),
            details,
            by: stamp(&query.stamp),
        }
    }

    fn notes(&self, gone: bool) -> Vec<Entry> {
        let wanted = self.review.notes.iter().filter(|note| (note.place.standing == Standing::Gone) == gone);
        let entry = |note: &std::sync::Arc<crate::review::Note>| Entry {
            tone: "quiet",
            badge: "Note".to_owned(),
            place: self.name(&note.place),
            quote: plain(&note.place.anchor.exact),
            message: note.text.clone(),
            details: Vec::new(),
            by: stamp(&note.stamp),
        };
        wanted.map(entry).collect()
    }

    /// Sources that rested on words which are not in the text any more.
    fn links_gone(&self) -> Vec<Entry> {
        let gone = self.review.source_links.iter().filter(|link| link.place.standing == Standing::Gone);
        let entry = |link: &std::sync::Arc<crate::review::SourceLink>| Entry {
            tone: "quiet",
            badge: "Source".to_owned(),
            quote: plain(&link.place.anchor.exact),
            message: self.review.source(link.source).map(|source| title(source)).unwrap_or_default(),
            by: stamp(&link.stamp),
            ..Entry::default()
        };
        gone.map(entry).collect()
    }

    /// How far each person is, where something was assigned.
    fn shares(&self) -> Vec<Entry> {
        if self.review.assignments.is_empty() {
            return Vec::new();
        }
        let entry = |share: crate::review::Share| Entry {
            badge: if share.person.name.is_empty() { "Nobody".to_owned() } else { share.person.name },
            message: format!(
                "{} to look at, {} marked, {} settled; gave {}.",
                super::words::count(share.of, "statement", "statements"),
                share.marked,
                share.settled,
                super::words::count(share.given, "mark", "marks")
            ),
            ..Entry::default()
        };
        self.review.shares(self.input.document).into_iter().map(entry).collect()
    }

    fn unmarked(&self) -> Vec<Entry> {
        let document = self.input.document;
        let open = document.counted().filter(|statement| self.review.mark_at(statement.span).is_none());
        let entry = |statement: &crate::document::Statement| Entry {
            badge: self.places.of(statement.id).to_owned(),
            quote: plain(document.words(statement.span)),
            ..Entry::default()
        };
        open.map(entry).collect()
    }

    fn sign_offs(&self) -> Vec<Entry> {
        let entry = |sign_off: &std::sync::Arc<crate::review::SignOff>| {
            let mut details = vec![
                ("Seal (SHA-256 of the canonical review)".to_owned(), sign_off.seal.clone()),
                ("House rules".to_owned(), sign_off.rules_hash.clone()),
                ("Made with".to_owned(), sign_off.tool.clone()),
            ];
            details.extend(sign_off.open.iter().map(|open| ("Open at the time".to_owned(), open.clone())));
            if !sign_off.reason.is_empty() {
                details.push(("Signed all the same".to_owned(), sign_off.reason.clone()));
            }
            details.retain(|(_, text)| !text.is_empty());
            let sealed = sign_off.stands(self.review);
            let (tone, since) = match sealed {
                Sealed::Holds => ("good", "It is as it was signed."),
                Sealed::Changed => ("caution", "Marks, questions or sources were changed since."),
                Sealed::NewVersion => ("caution", "A later version of the article came in since."),
            };
            Entry {
                tone,
                badge: format!("Version {} signed off", sign_off.version + 1),
                message: format!("{since} The seal tells of changes; it is no signature."),
                details,
                by: stamp(&sign_off.stamp),
                ..Entry::default()
            }
        };
        self.review.sign_offs.iter().map(entry).collect()
    }

    fn later(&self) -> Vec<Entry> {
        let entry = |later: &std::sync::Arc<crate::review::LaterEntry>| Entry {
            tone: "caution",
            badge: later_word(later.kind).to_owned(),
            message: later.text.clone(),
            by: stamp(&later.stamp),
            ..Entry::default()
        };
        self.review.later.iter().map(entry).collect()
    }

    /// The list of sources, with what rests on each.
    pub(super) fn sources(&self) -> Vec<SourceRow> {
        let row = |(at, source): (usize, &std::sync::Arc<Source>)| SourceRow {
            number: at + 1,
            title: title(source),
            quote: source.quote.clone(),
            details: details(source),
            supports: self.supported(source.id),
        };
        self.review.sources.iter().enumerate().map(row).collect()
    }

    fn supported(&self, source: Uuid) -> Vec<String> {
        let mut links: Vec<_> = self.review.source_links.iter().filter(|link| link.source == source).collect();
        links.sort_by_key(|link| link.place.span);
        let name = |place: &Place| match self.name(place) {
            name if name.is_empty() => format!("\u{201c}{}\u{201d} (no longer in the text)", place.anchor.exact),
            name => name,
        };
        links.into_iter().map(|link| name(&link.place)).collect()
    }

    /// The history, oldest first.
    pub(super) fn history(&self) -> Vec<HistoryRow> {
        let row = |entry: &std::sync::Arc<crate::review::Entry>| HistoryRow {
            at: moment(entry.stamp.at),
            by: entry.stamp.by.name.clone(),
            what: change_word(entry.change),
            quote: entry.quote.clone(),
            change: match (&*history_words(&entry.from), &*history_words(&entry.to)) {
                ("", to) => to.to_owned(),
                (from, "") => format!("{from} \u{2192} nothing"),
                (from, to) => format!("{from} \u{2192} {to}"),
            },
        };
        self.review.history.iter().map(row).collect()
    }
}

fn tone(mark: &Mark, settled: bool) -> &'static str {
    match mark.verdict {
        _ if mark.place.standing != Standing::Current => "caution",
        _ if settled => "good",
        Verdict::Wrong => "bad",
        _ => "caution",
    }
}

fn title(source: &Source) -> String {
    let mut title = format!("{}: {}", source_word(source.kind), source.title);
    if !source.locator.is_empty() {
        title.push_str(", ");
        title.push_str(&source.locator);
    }
    title
}

fn details(source: &Source) -> Vec<String> {
    let labelled = |label: &str, text: &str| (!text.is_empty()).then(|| format!("{label} {text}"));
    [labelled("Seen", &source.date_seen), labelled("File", &source.path), labelled("SHA-256", &source.sha256)]
        .into_iter()
        .flatten()
        .collect()
}
