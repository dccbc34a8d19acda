//! Annotations into a review: placed by their words, never over what is there.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use super::parse::{Item, Says};
use super::{GENERATOR, KEPT, Read};
use crate::check::FindingKey;
use crate::document::Document;
use crate::review::edit::{Annotated, Edit, SourceFields};
use crate::review::{Anchor, DismissReason, Review, SourceKind, Stamp};
use crate::rules::RuleId;
use crate::storage::values::Worded;
use crate::text::{CodePoints, Span, fold};

/// What became of a file of annotations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Records that were added.
    pub added: usize,
    /// Of those, records whose words are not in the text; they are listed as gone.
    pub unplaced: usize,
    /// Annotations the review has already.
    pub known: usize,
}

/// Adds annotations to a review in one edit. A verdict on words that have one is added as a note: nothing is
/// overruled. Words are looked for at their position, then by their quote and what stands around it.
pub fn add(read: &Read, edit: &mut Edit, document: &Document) -> Imported {
    let mut done = Imported::default();
    let index = CodePoints::new(&document.text);
    let known = known(edit.review);
    let mut places: BTreeMap<&str, (Option<Span>, Option<Uuid>)> = BTreeMap::new();
    for item in &read.items {
        if known.contains_key(item.id.as_str()) || item.uuid.is_some_and(|id| has(edit.review, id)) {
            let id = known.get(item.id.as_str()).copied().or(item.uuid);
            places.insert(&item.id, (None, id));
            done.known += 1;
            continue;
        }
        let answered = item.answers.iter().find_map(|id| places.get(id.as_str()).copied());
        let query = answered.and_then(|(_, id)| edit.review.query(id?)).cloned();
        if let (Some(query), Says::Note(words)) = (&query, &item.says) {
            match &query.answer {
                Some((answer, _)) if answer == words => {
                    done.known += 1;
                    continue;
                }
                Some(_) => {}
                None => {
                    edit.answer(query.id, words);
                    done.added += 1;
                    continue;
                }
            }
        }
        let span = match &item.anchor {
            Some(anchor) => find(&document.text, &index, anchor),
            None => query
                .and_then(|query| query.place.span)
                .or(answered.and_then(|(span, _)| span))
                .or_else(|| document.statements.first().map(|own| own.span)),
        };
        if let Some(id) = one(item, edit, span) {
            done.added += 1;
            done.unplaced += usize::from(span.is_none());
            places.insert(&item.id, (span, Some(id)));
        } else {
            done.known += usize::from(matches!(item.says, Says::Source(_)));
        }
    }
    done
}

/// Annotations of other tools that were brought in before, by their own ids, with the records they became.
fn known(review: &Review) -> BTreeMap<String, Uuid> {
    let notes = review.notes.iter().map(|own| (&own.unknown, own.id));
    let marks = review.marks.iter().map(|own| (&own.unknown, own.id));
    let queries = review.queries.iter().map(|own| (&own.unknown, own.id));
    let id = |(unknown, id): (&serde_json::Map<String, Value>, Uuid)| {
        let own = unknown.get(KEPT)?["id"].as_str()?;
        Some((own.to_owned(), id))
    };
    notes.chain(marks).chain(queries).filter_map(id).filter(|(id, _)| !id.is_empty()).collect()
}

fn has(review: &Review, id: Uuid) -> bool {
    review.marks.iter().any(|own| own.id == id)
        || review.query(id).is_some()
        || review.notes.iter().any(|own| own.id == id)
        || review.dismissals.iter().any(|own| own.id == id)
}

fn one(item: &Item, edit: &mut Edit, span: Option<Span>) -> Option<Uuid> {
    let anchor = item.anchor.clone().unwrap_or_default();
    let id = item.uuid;
    let ours = item.original.get("generator").and_then(|own| own["id"].as_str()) == Some(GENERATOR);
    let mut unknown = serde_json::Map::new();
    if !ours {
        unknown.insert(KEPT.to_owned(), Value::Object(item.original.clone()));
    }
    let mut stamp = edit.stamp().clone();
    if !item.by.name.is_empty() {
        stamp.by = item.by.clone();
    }
    stamp.at = item.at.unwrap_or(stamp.at);
    let standing = item.original.get("factdesk:standing").and_then(Value::as_str).unwrap_or_default().to_owned();
    let own = Annotated { id, anchor, span, stamp: stamp.clone(), unknown, doubtful: standing == "check_again" };
    match &item.says {
        Says::Mark { verdict, suggested, reason, accepted } => {
            if span.is_some_and(|span| edit.review.mark_at(span).is_some()) {
                let words = [verdict.as_str().replace('_', " "), suggested.clone(), reason.clone()];
                let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
                return Some(edit.annotated_note(own, &format!("Marked {}", words.join(": "))));
            }
            let accepted = accepted.as_ref().map(|(by, at)| Stamp { by: by.clone(), at: at.unwrap_or(stamp.at) });
            let extra = |name: &str| item.original.get(&format!("factdesk:{name}"));
            let texts = |name: &str| {
                let list = extra(name).and_then(Value::as_array);
                list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
            };
            let mark = edit.annotated_mark(own, *verdict);
            mark.suggested_text.clone_from(suggested);
            mark.reason.clone_from(reason);
            mark.accepted = accepted;
            mark.evidence = texts("evidence");
            mark.done = extra("done").is_some();
            mark.query = extra("query").and_then(Value::as_str).and_then(|id| id.parse().ok());
            mark.over_findings =
                extra("overFindings").and_then(Value::as_u64).and_then(|count| u32::try_from(count).ok()).unwrap_or(0);
            if let Some(wording) = extra("wording").and_then(Value::as_str) {
                wording.clone_into(&mut mark.wording);
            }
            Some(mark.id)
        }
        Says::Query { question, to, answer } => {
            let answer = answer
                .as_ref()
                .map(|(words, by, at)| (words.clone(), Stamp { by: by.clone(), at: at.unwrap_or(stamp.at) }));
            Some(edit.annotated_query(own, question, to, answer))
        }
        Says::Note(words) => Some(edit.annotated_note(own, words)),
        Says::Source(body) => source(body, edit, (own, item)),
        Says::SetAside { rule, remark } => set_aside((rule, remark), edit, own, item),
    }
}

fn source(body: &serde_json::Map<String, Value>, edit: &mut Edit, (own, item): (Annotated, &Item)) -> Option<Uuid> {
    let words = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let ours = |name: &str| words(&format!("factdesk:{name}"));
    let kind = SourceKind::WORDS.iter().find(|(_, word)| *word == ours("kind")).map(|(kind, _)| *kind);
    let iri = if words("source").is_empty() { words("id") } else { words("source") };
    let quote = body.get("selector").and_then(|selector| selector["exact"].as_str()).unwrap_or_default();
    let fields = SourceFields {
        kind: kind.unwrap_or(SourceKind::Link),
        title: if ours("title").is_empty() && ours("source").is_empty() { iri } else { ours("title") },
        locator: ours("locator"),
        quote: quote.to_owned(),
        date_seen: ours("dateSeen"),
        path: ours("path"),
        sha256: ours("sha256"),
    };
    edit.annotated_source(own, ours("source").parse().ok(), fields, &item.by)
}

fn set_aside((rule, remark): (&str, &str), edit: &mut Edit, own: Annotated, item: &Item) -> Option<Uuid> {
    let rule: RuleId = rule.parse().ok()?;
    let text = |name: &str| item.original.get(name).and_then(Value::as_str).unwrap_or_default();
    let reason = text("factdesk:reason");
    let reason = DismissReason::WORDS.iter().find(|(_, word)| *word == reason).map(|(reason, _)| *reason)?;
    let wording =
        Some(text("factdesk:wording")).filter(|words| !words.is_empty()).unwrap_or(&own.anchor.exact).to_owned();
    let other = text("factdesk:other").to_owned();
    let sides = other.lines().map(fold).collect::<Vec<_>>().join("\n");
    let key = FindingKey { rule, quote: fold(&wording), other: sides };
    Some(edit.annotated_dismissal(own, key, (wording, other), (reason, remark)))
}

/// Where the words of an anchor are: at its position, or else where they stand with most of what was around them.
fn find(text: &str, index: &CodePoints, anchor: &Anchor) -> Option<Span> {
    if anchor.exact.is_empty() {
        let span = index.span(text, anchor.start, anchor.end);
        return Some(span).filter(|span| !span.is_empty());
    }
    if let Some(span) = anchor.resolve_exactly(text, index) {
        return Some(span);
    }
    let around = |at: usize| {
        let span = Span::new(at, at + anchor.exact.len());
        let [start, end] = index.range(text, span);
        let before = index.span(text, start.saturating_sub(anchor.prefix.chars().count()), start).of(text);
        let after = index.span(text, end, end + anchor.suffix.chars().count()).of(text);
        let back = before.chars().rev().zip(anchor.prefix.chars().rev()).take_while(|(a, b)| a == b).count();
        let forth = after.chars().zip(anchor.suffix.chars()).take_while(|(a, b)| a == b).count();
        (back + forth, std::cmp::Reverse(start.abs_diff(anchor.start)))
    };
    let best = text.match_indices(&anchor.exact).map(|(at, _)| at).max_by_key(|at| around(*at));
    best.map(|at| Span::new(at, at + anchor.exact.len())).or_else(|| find_folded(text, &anchor.exact))
}

/// Tools write spaces and line ends their own way: the same words once in the text are the place.
fn find_folded(text: &str, exact: &str) -> Option<Span> {
    let folded = crate::text::Folded::new(text);
    let wanted = fold(exact);
    let mut found = folded.text.match_indices(&wanted).filter(|_| !wanted.is_empty());
    match (found.next(), found.next()) {
        (Some((at, words)), None) => Some(folded.original(Span::new(at, at + words.len()))),
        _ => None,
    }
}
