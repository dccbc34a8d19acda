//! The records of two copies, which is which, and who touched them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::{Say, Topic};
use crate::review::edit::shorten;
use crate::review::{
    Assignment, Dismissal, Entry, HandSet, Mark, Note, Place, Query, Review, Source, SourceLink, Standing, Verdict,
};

/// Any record that can be merged.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Record {
    Mark(Arc<Mark>),
    Query(Arc<Query>),
    Note(Arc<Note>),
    Source(Arc<Source>),
    Link(Arc<SourceLink>),
    Dismissal(Arc<Dismissal>),
    HandSet(Arc<HandSet>),
    Assignment(Arc<Assignment>),
}

/// What the history of one copy alone speaks of.
pub(super) struct Touched<'a> {
    entries: Vec<&'a Entry>,
    records: BTreeSet<Uuid>,
    /// Records with the words they sit on: a source is linked to many.
    places: BTreeSet<(Uuid, &'a str)>,
}

impl<'a> Touched<'a> {
    /// By entries that `own` has and `other` has not.
    pub(super) fn by(own: &'a Review, other: &Review) -> Self {
        let known: BTreeSet<Uuid> = other.history.iter().map(|entry| entry.id).collect();
        let entries: Vec<&Entry> =
            own.history.iter().filter(|entry| !known.contains(&entry.id)).map(|entry| &**entry).collect();
        let records = entries.iter().filter_map(|entry| entry.record).collect();
        let places = entries.iter().filter_map(|entry| entry.record.map(|id| (id, entry.quote.as_str()))).collect();
        Self { entries, records, places }
    }

    pub(super) fn people(&self) -> Vec<String> {
        let names: BTreeSet<&str> = self.entries.iter().map(|entry| entry.stamp.by.name.as_str()).collect();
        names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    pub(super) fn touches(&self, record: &Record) -> bool {
        match record {
            Record::Link(link) => {
                let words = shorten(&link.place.anchor.exact);
                self.places.contains(&(link.source, words.as_str()))
            }
            // Linking a source is told under its id too, with the words it was linked to.
            Record::Source(source) => self.places.contains(&(source.id, "")),
            Record::Mark(mark) => [Some(mark.id), mark.query].iter().flatten().any(|id| self.records.contains(id)),
            other => self.records.contains(&other.id()),
        }
    }
}

/// Records of both copies: those that are the same thing together, in the order of `mine`, then the rest of `theirs`.
pub(super) fn pairs(mine: &Review, theirs: &Review) -> Vec<(Option<Record>, Option<Record>)> {
    let (ours, others) = (all(mine), all(theirs));
    let mut by_id: BTreeMap<(Topic, Uuid, Option<[usize; 2]>), usize> = BTreeMap::new();
    for (at, record) in others.iter().enumerate() {
        by_id.entry(record.identity()).or_insert(at);
    }
    let mut partner: Vec<Option<usize>> = ours.iter().map(|record| by_id.remove(&record.identity())).collect();
    let mut free: Vec<usize> = {
        let taken: BTreeSet<usize> = partner.iter().flatten().copied().collect();
        (0..others.len()).filter(|at| !taken.contains(at)).collect()
    };
    for (record, partner) in ours.iter().zip(&mut partner).filter(|(_, partner)| partner.is_none()) {
        if let Some(place) = free.iter().position(|at| record.is_about_the_same(&others[*at])) {
            *partner = Some(free.remove(place));
        }
    }
    let pair = |(record, partner): (Record, Option<usize>)| (Some(record), partner.map(|at| others[at].clone()));
    let rest = free.iter().map(|at| (None, Some(others[*at].clone())));
    ours.into_iter().zip(partner).map(pair).chain(rest).collect()
}

fn all(review: &Review) -> Vec<Record> {
    let mut all: Vec<Record> = review.marks.iter().cloned().map(Record::Mark).collect();
    all.extend(review.queries.iter().cloned().map(Record::Query));
    all.extend(review.notes.iter().cloned().map(Record::Note));
    all.extend(review.sources.iter().cloned().map(Record::Source));
    all.extend(review.source_links.iter().cloned().map(Record::Link));
    all.extend(review.dismissals.iter().cloned().map(Record::Dismissal));
    all.extend(review.hand_set.iter().cloned().map(Record::HandSet));
    all.extend(review.assignments.iter().cloned().map(Record::Assignment));
    all
}

/// A source that both listed by themselves is one: links of `theirs` go to the one of `mine`.
pub(super) fn same_sources(mine: &Review, theirs: &mut Review) {
    let content = |source: &Source| {
        let Source { kind, title, locator, quote, date_seen, path, .. } = source.clone();
        (format!("{kind:?}"), [title, locator, quote, date_seen, path])
    };
    let known: BTreeSet<Uuid> = mine.sources.iter().map(|source| source.id).collect();
    let by_content: BTreeMap<_, Uuid> = mine.sources.iter().map(|source| (content(source), source.id)).collect();
    let mut becomes = BTreeMap::new();
    theirs.sources.retain(|source| {
        let same = by_content.get(&content(source)).filter(|_| !known.contains(&source.id));
        becomes.extend(same.map(|id| (source.id, *id)));
        same.is_none()
    });
    for link in &mut theirs.source_links {
        if let Some(id) = becomes.get(&link.source) {
            Arc::make_mut(link).source = *id;
        }
    }
}

impl Record {
    pub(super) fn topic(&self) -> Topic {
        match self {
            Self::Mark(_) => Topic::Mark,
            Self::Query(_) => Topic::Query,
            Self::Note(_) => Topic::Note,
            Self::Source(_) => Topic::Source,
            Self::Link(_) => Topic::SourceLink,
            Self::Dismissal(_) => Topic::SetAside,
            Self::HandSet(_) => Topic::ByHand,
            Self::Assignment(_) => Topic::Assignment,
        }
    }

    pub(super) fn id(&self) -> Uuid {
        match self {
            Self::Mark(own) => own.id,
            Self::Query(own) => own.id,
            Self::Note(own) => own.id,
            Self::Source(own) => own.id,
            Self::Link(own) => own.source,
            Self::Dismissal(own) => own.id,
            Self::HandSet(own) => own.id,
            Self::Assignment(own) => own.id,
        }
    }

    /// A source is linked to many places: a link is known by both.
    fn identity(&self) -> (Topic, Uuid, Option<[usize; 2]>) {
        let place = self.place().filter(|_| self.topic() == Topic::SourceLink);
        (self.topic(), self.id(), place.map(|place| [place.anchor.start, place.anchor.end]))
    }

    pub(super) fn place(&self) -> Option<&Place> {
        match self {
            Self::Mark(own) => Some(&own.place),
            Self::Query(own) => Some(&own.place),
            Self::Note(own) => Some(&own.place),
            Self::Link(own) => Some(&own.place),
            Self::Dismissal(own) => Some(&own.place),
            Self::Assignment(own) => own.place.as_ref(),
            Self::Source(_) | Self::HandSet(_) => None,
        }
    }

    pub(super) fn wording(&self) -> String {
        match self {
            Self::HandSet(own) => own.quote.clone(),
            Self::Assignment(own) if own.place.is_none() => {
                own.part.map_or_else(String::new, |part| part.as_str().replace('_', " "))
            }
            other => other.place().map(|place| place.anchor.exact.clone()).unwrap_or_default(),
        }
    }

    /// Made by two people, yet about one thing of which there can be only one.
    fn is_about_the_same(&self, other: &Self) -> bool {
        let here = |a: &Place, b: &Place| a.span.is_some() && a.span == b.span;
        match (self, other) {
            (Self::Mark(a), Self::Mark(b)) => here(&a.place, &b.place),
            (Self::Dismissal(a), Self::Dismissal(b)) => a.key == b.key && a.place.span == b.place.span,
            (Self::HandSet(a), Self::HandSet(b)) => {
                a.quote == b.quote && a.nth == b.nth && (a.kind == b.kind || a.kind.overruled_by(&b.kind))
            }
            (Self::Assignment(a), Self::Assignment(b)) => match (&a.place, &b.place) {
                (Some(a), Some(b)) => here(a, b),
                (None, None) => a.part == b.part,
                _ => false,
            },
            _ => false,
        }
    }

    /// Says the same, whoever said it and when; how it stands apart.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Mark(a), Self::Mark(b)) => {
                let says = |mark: &Mark| {
                    let Mark { verdict, suggested_text, reason, accepted, done, .. } = mark.clone();
                    (verdict, suggested_text, reason, accepted.is_some(), done, mark.query, mark.place.span)
                };
                says(a) == says(b)
            }
            (Self::Query(a), Self::Query(b)) => {
                let says = |query: &Query| {
                    let answer = query.answer.as_ref().map(|(text, _)| text.clone());
                    (query.question.clone(), query.to.clone(), answer, query.place.span)
                };
                says(a) == says(b)
            }
            (Self::Note(a), Self::Note(b)) => a.text == b.text && a.place.span == b.place.span,
            (Self::Source(a), Self::Source(b)) => Source { stamp: b.stamp.clone(), ..a.as_ref().clone() } == **b,
            (Self::Link(_), Self::Link(_)) => true,
            (Self::Dismissal(a), Self::Dismissal(b)) => a.reason == b.reason && a.remark == b.remark,
            (Self::HandSet(a), Self::HandSet(b)) => a.kind == b.kind,
            (Self::Assignment(a), Self::Assignment(b)) => a.to == b.to,
            _ => false,
        }
    }

    /// Of two that agree, the one that asks for another look; `self` where neither does.
    pub(super) fn more_doubtful(&self, other: &Self) -> Self {
        let sure = |record: &Self| record.place().is_none_or(|place| place.standing == Standing::Current);
        let reaffirmed = |record: &Self| record.stamp_second();
        // A reaffirmed mark has the later stamp: it was looked at again.
        let newer = if reaffirmed(other) > reaffirmed(self) { other } else { self };
        match (sure(self), sure(other)) {
            (true, true) | (false, false) => self.clone(),
            _ if reaffirmed(self) != reaffirmed(other) => newer.clone(),
            (true, false) => other.clone(),
            (false, true) => self.clone(),
        }
    }

    fn stamp_second(&self) -> i64 {
        match self {
            Self::Mark(own) => own.stamp.at.as_second(),
            _ => 0,
        }
    }

    /// In plain words. `review` has the sources.
    pub(super) fn say(&self, review: &Review) -> Say {
        let (words, stamp) = match self {
            Self::Mark(own) => (mark_words(own), &own.stamp),
            Self::Query(own) => {
                let answer = own.answer.as_ref().map(|(text, _)| format!("; answer: {text}")).unwrap_or_default();
                (format!("{}{answer}", own.question), &own.stamp)
            }
            Self::Note(own) => (own.text.clone(), &own.stamp),
            Self::Source(own) => {
                let parts = [&own.title, &own.locator, &own.quote, &own.date_seen, &own.path];
                let said: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
                (said.join("; "), &own.stamp)
            }
            Self::Link(own) => {
                let title = review.source(own.source).map(|source| source.title.clone()).unwrap_or_default();
                (format!("rests on {title}"), &own.stamp)
            }
            Self::Dismissal(own) => {
                let remark = if own.remark.is_empty() { String::new() } else { format!(": {}", own.remark) };
                (format!("{} set aside{remark}", own.key.rule), &own.stamp)
            }
            Self::HandSet(own) => (own.kind.in_words(), &own.stamp),
            Self::Assignment(own) => (own.to.name.clone(), &own.stamp),
        };
        Say { words, stamp: stamp.clone() }
    }

    pub(super) fn put(self, review: &mut Review) {
        match self {
            Self::Mark(own) => review.marks.push(own),
            Self::Query(own) => review.queries.push(own),
            Self::Note(own) => review.notes.push(own),
            Self::Source(own) => review.sources.push(own),
            Self::Link(own) => review.source_links.push(own),
            Self::Dismissal(own) => review.dismissals.push(own),
            Self::HandSet(own) => review.hand_set.push(own),
            Self::Assignment(own) => review.assignments.push(own),
        }
    }

    /// Under another id, to stand beside the one it was a copy of.
    pub(super) fn under(self, id: Uuid) -> Self {
        match self {
            Self::Query(own) => Self::Query(Arc::new(Query { id, ..own.as_ref().clone() })),
            Self::Note(own) => Self::Note(Arc::new(Note { id, ..own.as_ref().clone() })),
            Self::Source(own) => Self::Source(Arc::new(Source { id, ..own.as_ref().clone() })),
            other => other,
        }
    }
}

fn mark_words(mark: &Mark) -> String {
    let verdict = match mark.verdict {
        Verdict::Confirmed => "confirmed",
        Verdict::ChangeNeeded => "change needed",
        Verdict::Wrong => "wrong",
        Verdict::CannotConfirm => "cannot confirm",
        Verdict::Opinion => "opinion",
        Verdict::OnAuthor => "with the author",
    };
    let mut parts = vec![verdict.to_owned()];
    if !mark.suggested_text.is_empty() {
        parts.push(format!("should read \u{201c}{}\u{201d}", mark.suggested_text));
    }
    if !mark.reason.is_empty() {
        parts.push(mark.reason.clone());
    }
    let flags = [
        (mark.accepted.is_some(), "accepted as it is"),
        (mark.done, "done"),
        (matches!(mark.place.standing, Standing::CheckAgain(_)), "to check again"),
    ];
    parts.extend(flags.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words.to_owned()));
    parts.join("; ")
}
