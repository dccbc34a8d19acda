//! Everything a report knows, for programs: the check file with groundings, sources and the review beside it.
//!
//! This is a record for other programs to read, not the review file: `storage` alone reads and writes that.

use serde_json::{Value, json};

use super::check_json::{self, hundredths, mismatch};
use super::words::{
    attribution_word, change_word, later_word, outcome_key, reason_key, source_key, standing_key, why_words,
};
use super::{Input, Places};
use crate::review::{Place, Review, Stamp, Standing};
use crate::text::{CodePoints, Span};

/// The whole report, indented.
pub fn json(input: &Input) -> String {
    let places = Places::new(input.document);
    let index = CodePoints::new(&input.document.text);
    let context = Context { input, places: &places, index: &index };
    let mut set_aside =
        (0..input.checked.findings.len()).filter(|at| input.is_set_aside(*at)).map(|at| format!("f{}", at + 1));
    let report = json!({
        "schema": "factdesk-report/1",
        "made": input.made.map(|at| at.to_string()),
        "check": check_json::value(input),
        "set_aside": set_aside.by_ref().collect::<Value>(),
        "groundings": context.groundings(),
        "attributions": context.attributions(),
        "review": input.review.map(|review| context.review(review)),
    });
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_else(|_| report.to_string());
    text.push('\n');
    text
}

struct Context<'a> {
    input: &'a Input<'a>,
    places: &'a Places,
    index: &'a CodePoints,
}

impl Context<'_> {
    fn range(&self, span: Span) -> [usize; 2] {
        self.index.range(&self.input.document.text, span)
    }

    fn groundings(&self) -> Value {
        let row = |(id, found): (&crate::document::StatementId, &crate::check::Grounding)| {
            let evidence = found
                .evidence
                .iter()
                .map(|evidence| json!({"statement": evidence.statement.label(), "score": hundredths(evidence.score)}));
            json!({
                "statement": id.label(),
                "place": self.places.of(*id),
                "outcome": outcome_key(found.outcome),
                "score": hundredths(found.score),
                "evidence": evidence.collect::<Value>(),
                "missing": found.missing.iter().map(|span| self.input.document.words(*span)).collect::<Value>(),
                "mismatches": found.mismatches.iter().map(mismatch).collect::<Value>(),
                "basis": found.basis.as_ref().map(|basis| {
                    json!({"statement": basis.statement.label(), "name": basis.name, "grade": basis.grade.as_str()})
                }),
            })
        };
        self.input.checked.groundings.iter().map(row).collect()
    }

    fn attributions(&self) -> Value {
        let ranges = |spans: &[Span]| spans.iter().map(|span| json!(self.range(*span))).collect::<Value>();
        let row = |found: &crate::check::Attribution| {
            json!({
                "statement": found.statement.label(),
                "kind": attribution_word(found.kind),
                "name": found.name,
                "grade": found.grade.as_str(),
                "source": ranges(&found.source),
                "cue": ranges(&found.cue),
                "content": ranges(&found.content),
                "score": hundredths(found.score),
            })
        };
        self.input.checked.attributions.iter().map(row).collect()
    }

    fn place(&self, place: &Place) -> Value {
        let statement = place.span.and_then(|span| self.input.document.statement_at(span.start));
        let (why, before) = match &place.standing {
            Standing::CheckAgain(why) => why_words(why),
            Standing::Current | Standing::Gone => (String::new(), ""),
        };
        let anchor = &place.anchor;
        json!({
            "standing": standing_key(&place.standing),
            "why": why,
            "wording_before": before,
            "statement": statement.map(crate::document::StatementId::label),
            "place": statement.map(|id| self.places.of(id)),
            "span": place.span.map(|span| self.range(span)),
            "anchor": {
                "version": place.version + 1,
                "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix,
                "start": anchor.start, "end": anchor.end,
            },
        })
    }

    fn review(&self, review: &Review) -> Value {
        let tally = review.tally(self.input.document);
        json!({
            "lineage": review.lineage.to_string(),
            "tally": {
                "statements": tally.of, "marked": tally.marked, "settled": tally.settled,
                "check_again": tally.check_again, "gone": tally.gone, "with_author": tally.with_author,
            },
            "versions": review.versions.iter().map(|version| json!({
                "file_name": version.file_name, "file_sha256": version.file_sha256,
                "text_sha256": version.text_sha256, "opened": version.opened.to_string(),
            })).collect::<Value>(),
            "marks": review.marks.iter().map(|mark| self.mark(review, mark)).collect::<Value>(),
            "queries": review.queries.iter().map(|query| json!({
                "id": query.id.to_string(), "place": self.place(&query.place), "question": query.question,
                "to": query.to, "by": stamp(&query.stamp),
                "answer": query.answer.as_ref().map(|(answer, by)| json!({"text": answer, "by": stamp(by)})),
            })).collect::<Value>(),
            "notes": review.notes.iter().map(|note| json!({
                "id": note.id.to_string(), "place": self.place(&note.place), "text": note.text, "by": stamp(&note.stamp),
            })).collect::<Value>(),
            "sources": review.sources.iter().map(|record| source(record)).collect::<Value>(),
            "source_links": review.source_links.iter().map(|link| json!({
                "source": link.source.to_string(), "place": self.place(&link.place), "by": stamp(&link.stamp),
            })).collect::<Value>(),
            "set_aside": self.dismissals(review),
            "assignments": review.assignments.iter().map(|own| json!({
                "id": own.id.to_string(), "to": own.to.name, "part": own.part.map(crate::document::Part::as_str),
                "place": own.place.as_ref().map(|place| self.place(place)), "by": stamp(&own.stamp),
            })).collect::<Value>(),
            "shares": review.shares(self.input.document).into_iter().map(|share| json!({
                "name": share.person.name, "statements": share.of, "marked": share.marked, "settled": share.settled,
                "given": share.given,
            })).collect::<Value>(),
            "history": history(review),
            "sign_offs": sign_offs(review),
            "later": review.later.iter().map(|entry| json!({
                "id": entry.id.to_string(), "kind": later_word(entry.kind).to_lowercase(), "text": entry.text,
                "by": stamp(&entry.stamp),
            })).collect::<Value>(),
        })
    }

    fn mark(&self, review: &Review, mark: &crate::review::Mark) -> Value {
        json!({
            "id": mark.id.to_string(),
            "place": self.place(&mark.place),
            "verdict": mark.verdict.as_str(),
            "settled": review.is_settled(mark),
            "wording": mark.wording,
            "evidence": mark.evidence,
            "suggested_text": mark.suggested_text,
            "reason": mark.reason,
            "accepted": mark.accepted.as_ref().map(stamp),
            "done": mark.done,
            "query": mark.query.map(|id| id.to_string()),
            "over_findings": mark.over_findings,
            "by": stamp(&mark.stamp),
        })
    }

    fn dismissals(&self, review: &Review) -> Value {
        let row = |record: &std::sync::Arc<crate::review::Dismissal>| {
            json!({
                "id": record.id.to_string(), "rule": record.key.rule.as_str(), "wording": record.wording,
                "other": record.other, "reason": reason_key(record.reason), "remark": record.remark,
                "place": self.place(&record.place), "by": stamp(&record.stamp),
            })
        };
        review.dismissals.iter().map(row).collect()
    }
}

fn stamp(stamp: &Stamp) -> Value {
    json!({"name": stamp.by.name, "initials": stamp.by.initials, "at": stamp.at.to_string()})
}

fn source(source: &crate::review::Source) -> Value {
    json!({
        "id": source.id.to_string(), "kind": source_key(source.kind), "title": source.title, "locator": source.locator,
        "quote": source.quote, "date_seen": source.date_seen, "path": source.path, "sha256": source.sha256,
        "by": stamp(&source.stamp),
    })
}

fn history(review: &Review) -> Value {
    let row = |entry: &std::sync::Arc<crate::review::Entry>| {
        json!({
            "id": entry.id.to_string(), "what": change_word(entry.change), "quote": entry.quote,
            "from": entry.from, "to": entry.to, "by": stamp(&entry.stamp),
        })
    };
    review.history.iter().map(row).collect()
}

fn sign_offs(review: &Review) -> Value {
    let row = |record: &std::sync::Arc<crate::review::SignOff>| {
        json!({
            "id": record.id.to_string(), "seal": record.seal, "version": record.version + 1,
            "rules_hash": record.rules_hash, "tool": record.tool, "reason": record.reason, "open": record.open,
            "holds": record.holds(review),
            "by": stamp(&record.stamp),
        })
    };
    review.sign_offs.iter().map(row).collect()
}
