//! What a report tells, in order and in plain words, before any format: HTML and Markdown print the same outline.
//!
//! Texts here are plain and not escaped; each format escapes for itself.

use super::review_rows::{self, Records};
use super::words::{count, mismatch_word, moment, outcome_word, part_word, reason_word, severity_word, verdict_word};
use super::{Input, Places};
use crate::check::{Finding, Grounding, Outcome};
use crate::document::{NoteKind, Statement, StatementId, StatementRole};
use crate::review::{Review, Standing};
use crate::rules::Severity;
use crate::text::Span;

/// The whole report.
#[derive(Default)]
pub(super) struct Outline {
    /// The headline.
    pub title: String,
    /// "Signed off by …" or that it is not.
    pub state: String,
    /// It is signed, and on the version the report is about.
    pub signed: bool,
    /// File, versions, people, tool: label and value.
    pub about: Vec<(&'static str, String)>,
    /// Figures: number, what it counts.
    pub figures: Vec<(String, &'static str)>,
    /// Derived parts against the body.
    pub around: Vec<AroundRow>,
    /// Findings, marks, queries and the like; empty ones are left out.
    pub sections: Vec<Section>,
    /// Sources of the review.
    pub sources: Vec<SourceRow>,
    /// Who did what when.
    pub history: Vec<HistoryRow>,
}

/// Entries under one heading.
pub(super) struct Section {
    /// The heading.
    pub title: &'static str,
    /// A sentence under it; may be empty.
    pub lead: &'static str,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// One finding, mark, query or note.
#[derive(Default)]
pub(super) struct Entry {
    /// How it is coloured: `bad`, `caution`, `good`, `quiet` or empty.
    pub tone: &'static str,
    /// What it is, in a word or two.
    pub badge: String,
    /// Where it stands.
    pub place: String,
    /// The words it is about, in pieces; true = these words matter most.
    pub quote: Vec<(bool, String)>,
    /// What is said about them.
    pub message: String,
    /// More, label and text.
    pub details: Vec<(String, String)>,
    /// Who and when.
    pub by: String,
}

/// One item around the article.
pub(super) struct AroundRow {
    /// The part, where this row is its first.
    pub part: Option<&'static str>,
    /// "Key point 3".
    pub place: String,
    /// The item's words.
    pub text: String,
    /// How the outcome is coloured.
    pub tone: &'static str,
    /// "Not in the text".
    pub outcome: &'static str,
    /// Differences, in words.
    pub differences: Vec<String>,
    /// Body statements: place and words.
    pub evidence: Vec<(String, String)>,
    /// The source below the evidence.
    pub source: String,
    /// What a person decided.
    pub mark: String,
}

/// One source of the review.
pub(super) struct SourceRow {
    /// Its number in the report.
    pub number: usize,
    /// Kind, title, locator.
    pub title: String,
    /// The words it says.
    pub quote: String,
    /// Date seen, file, hash.
    pub details: Vec<String>,
    /// Places that rest on it.
    pub supports: Vec<String>,
}

/// One entry of the history.
pub(super) struct HistoryRow {
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
    /// What was done.
    pub what: &'static str,
    /// The words concerned.
    pub quote: String,
    /// From and to, in words.
    pub change: String,
}

impl Outline {
    /// Gathers it.
    pub(super) fn new(input: &Input) -> Self {
        let places = Places::new(input.document);
        let records = input.review.map(|review| Records { input, review, places: &places });
        let title = if input.title().is_empty() { input.file_name } else { input.title() };
        let (state, signed) = review_rows::state(input);
        let mut sections = findings(input, &places);
        sections.extend(records.iter().flat_map(Records::sections));
        sections.push(import_notes(input));
        sections.retain(|section| !section.entries.is_empty());
        Self {
            title: title.to_owned(),
            state,
            signed,
            about: about(input),
            figures: figures(input),
            around: around(input, &places),
            sections,
            sources: records.as_ref().map(Records::sources).unwrap_or_default(),
            history: records.as_ref().map(Records::history).unwrap_or_default(),
        }
    }
}

fn about(input: &Input) -> Vec<(&'static str, String)> {
    let meta = &input.document.meta;
    let mut rows = vec![("Article", input.file_name.to_owned()), ("Byline", meta.byline.clone())];
    rows.extend([("Date", meta.date.clone()), ("Publication", meta.site.clone()), ("Address", meta.url.clone())]);
    rows.extend(input.review.map(review_rows::about).unwrap_or_default());
    rows.push(("SHA-256 of the file", input.file_sha256.to_owned()));
    rows.push(("House rules", input.checked.rules_hash.chars().take(16).collect()));
    rows.push(("Made with", input.tool.to_owned()));
    rows.push(("Report made", input.made.map(moment).unwrap_or_default()));
    rows.retain(|(_, value)| !value.is_empty());
    rows
}

fn figures(input: &Input) -> Vec<(String, &'static str)> {
    let mut figures = Vec::new();
    if let Some(review) = input.review {
        let tally = review.tally(input.document);
        figures.push((format!("{} of {}", tally.marked, tally.of), "statements marked"));
        figures.push((tally.settled.to_string(), "settled"));
        for (number, label) in [
            (tally.check_again, "to check again"),
            (tally.with_author, "with the author"),
            (tally.gone, "no longer in the text"),
        ] {
            if number > 0 {
                figures.push((number.to_string(), label));
            }
        }
    } else {
        figures.push((input.document.counted().count().to_string(), "statements"));
    }
    let open = |grave: bool| {
        let is =
            |(at, found): &(usize, &Finding)| !input.is_set_aside(*at) && (found.severity > Severity::Note) == grave;
        input.checked.findings.iter().enumerate().filter(is).count()
    };
    figures.push((open(true).to_string(), "open problems"));
    figures.push((open(false).to_string(), "hints"));
    let ledger = &input.checked.ledger;
    if ledger.of > 0 {
        figures.push((format!("{} of {}", ledger.sourced, ledger.of), "sentences of the article with a named source"));
    }
    figures
}

fn around(input: &Input, places: &Places) -> Vec<AroundRow> {
    let mut last = None;
    let derived = input.document.statements.iter().filter(|statement| statement.part.is_derived());
    let rows = derived.filter(|statement| statement.role == StatementRole::Claim).filter_map(|statement| {
        let grounding = input.checked.groundings.get(&statement.id)?;
        let first = last != Some(statement.part);
        last = Some(statement.part);
        let mut row = around_row(input, places, statement, grounding);
        row.part = first.then(|| part_word(statement.part));
        Some(row)
    });
    rows.collect()
}

fn around_row(input: &Input, places: &Places, statement: &Statement, grounding: &Grounding) -> AroundRow {
    let words = |id: StatementId| input.document.words(input.document.statement(id).span).to_owned();
    let evidence =
        grounding.evidence.iter().map(|found| (places.of(found.statement).to_owned(), words(found.statement)));
    let source = match &grounding.basis {
        Some(basis) => format!("{} ({})", basis.name, places.of(basis.statement)),
        None if !grounding.rests() => String::new(),
        None => "no source below".to_owned(),
    };
    AroundRow {
        part: None,
        place: places.of(statement.id).to_owned(),
        text: words(statement.id),
        tone: match grounding.outcome {
            Outcome::InText => "good",
            Outcome::Partly => "caution",
            Outcome::NotInText | Outcome::SaysOtherwise => "bad",
        },
        outcome: outcome_word(grounding.outcome),
        differences: grounding.mismatches.iter().map(difference).collect(),
        evidence: evidence.collect(),
        source,
        mark: input.review.map(|review| mark_of(review, statement)).unwrap_or_default(),
    }
}

fn mark_of(review: &Review, statement: &Statement) -> String {
    let Some(mark) = review.mark_at(statement.span) else { return String::new() };
    match mark.place.standing {
        Standing::Current => verdict_word(mark.verdict).to_owned(),
        Standing::CheckAgain(_) => format!("{}, check again", verdict_word(mark.verdict)),
        Standing::Gone => String::new(),
    }
}

/// "figure: here “£5 million”, there “£4 million”".
pub(super) fn difference(mismatch: &crate::check::Mismatch) -> String {
    let side = |words: &str| if words.is_empty() { "nothing".to_owned() } else { format!("\u{201c}{words}\u{201d}") };
    format!("{}: here {}, there {}", mismatch_word(mismatch.kind), side(&mismatch.here), side(&mismatch.there))
}

fn findings(input: &Input, places: &Places) -> Vec<Section> {
    let rows = |wanted: &dyn Fn(usize, &Finding) -> bool| {
        let all = input.checked.findings.iter().enumerate();
        all.filter(|(at, found)| wanted(*at, found)).map(|(at, found)| finding(input, places, at, found)).collect()
    };
    let open = |at| !input.is_set_aside(at);
    vec![
        Section {
            title: "Open problems",
            lead: "",
            entries: rows(&|at, found| open(at) && found.severity > Severity::Note),
        },
        Section { title: "Hints", lead: "", entries: rows(&|at, found| open(at) && found.severity == Severity::Note) },
        Section {
            title: "Set aside",
            lead: "What the program flagged and a person let stand.",
            entries: rows(&|at, _| !open(at)),
        },
    ]
}

fn finding(input: &Input, places: &Places, at: usize, found: &Finding) -> Entry {
    let title = input.rules.rule(found.rule).map_or(found.rule.as_str(), |rule| rule.title.as_str());
    let mut entry = Entry {
        tone: match found.severity {
            Severity::Error => "bad",
            Severity::Warning => "caution",
            Severity::Note => "quiet",
        },
        badge: format!("{}: {title}", severity_word(found.severity)),
        place: places.of(found.statement).to_owned(),
        quote: pieces(input, found),
        message: found.message.clone(),
        ..Entry::default()
    };
    entry.details.extend(found.mismatches.iter().map(|mismatch| ("Difference".to_owned(), difference(mismatch))));
    entry.details.extend(found.related.iter().map(|side| {
        let label = if side.note.is_empty() { "compared with" } else { side.note.as_str() };
        let place = places.of(side.statement);
        (capital(label), format!("\u{201c}{}\u{201d} ({place})", input.document.words(side.span)))
    }));
    if input.is_set_aside(at) {
        let key = found.key(input.document);
        let dismissal = input.review.and_then(|review| review.dismissals.iter().rev().find(|record| record.key == key));
        let Some(dismissal) = dismissal else { return entry };
        entry.tone = "quiet";
        entry.details.push(("Set aside as".to_owned(), reason_word(dismissal.reason).to_owned()));
        if !dismissal.remark.is_empty() {
            entry.details.push(("Remark".to_owned(), dismissal.remark.clone()));
        }
        entry.by = review_rows::stamp(&dismissal.stamp);
    }
    entry
}

/// A quote of which no words matter more than others.
pub(super) fn plain(words: &str) -> Vec<(bool, String)> {
    if words.is_empty() { Vec::new() } else { vec![(false, words.to_owned())] }
}

/// The statement of a finding, with the words that made it fire.
fn pieces(input: &Input, found: &Finding) -> Vec<(bool, String)> {
    let whole = input.document.statement(found.statement).span;
    let mut fired: Vec<Span> = found.words.iter().copied().filter(|span| whole.contains(*span)).collect();
    fired.sort();
    if fired.is_empty() {
        fired.push(found.span);
    }
    let mut pieces = Vec::new();
    let mut at = whole.start;
    let mut add = |marked: bool, span: Span| {
        let words = input.document.words(span);
        if !words.is_empty() {
            pieces.push((marked && span != whole, words.to_owned()));
        }
    };
    for span in fired {
        let start = span.start.max(at);
        add(false, Span::new(at, start));
        add(true, Span::new(start, span.end));
        at = span.end.max(at);
    }
    add(false, Span::new(at, whole.end));
    pieces
}

fn import_notes(input: &Input) -> Section {
    let note = |note: &crate::document::ImportNote| Entry {
        badge: match note.kind {
            NoteKind::LeftOut => "Left out",
            NoteKind::Guessed => "Guessed",
            NoteKind::Look => "Look at this",
        }
        .to_owned(),
        tone: "quiet",
        quote: plain(&note.quote),
        message: note.message.clone(),
        ..Entry::default()
    };
    Section { title: "How the file was read", lead: "", entries: input.notes.iter().map(note).collect() }
}

/// With a capital letter at its start.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// "3 problems, 2 hints", for one line under a heading.
pub(super) fn summary(outline: &Outline) -> String {
    let figures: Vec<_> = outline.figures.iter().map(|(number, label)| format!("{number} {label}")).collect();
    let items = (!outline.around.is_empty())
        .then(|| count(outline.around.len(), "item around the article", "items around the article"));
    figures.into_iter().chain(items).collect::<Vec<_>>().join(" \u{b7} ")
}
