//! A review at a glance, for a list of many: read without building it, for that would take a hundred times as long.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::values::{Text, Word, Worded as _};
use crate::document::{Part, StatementRole};
use crate::review::{Change, Tally, Verdict};
use crate::text::CodePoints;

/// What a list of reviews shows of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// The article's headline, or else its title, or else its file name.
    pub headline: String,
    /// How many versions it has seen.
    pub versions: usize,
    /// Who did something last.
    pub checker: String,
    /// When that was.
    pub touched: Option<Timestamp>,
    /// Everybody who did something or is to do something, by name.
    pub people: Vec<String>,
    /// How far it is.
    pub tally: Tally,
    /// Whether its current version is signed off.
    pub signed: bool,
    /// By its history, something that the seal covers was changed after that.
    pub changed_since: bool,
    /// The article, notes, questions and answers, to search in.
    pub words: String,
}

#[derive(Deserialize)]
struct File {
    schema: String,
    #[serde(default)]
    versions: Vec<Version>,
    #[serde(default)]
    marks: Vec<Mark>,
    #[serde(default)]
    queries: Vec<Query>,
    #[serde(default)]
    notes: Vec<Note>,
    #[serde(default)]
    assignments: Vec<Assignment>,
    #[serde(default)]
    sign_offs: Vec<SignOff>,
    #[serde(default)]
    history: Vec<Entry>,
}

#[derive(Deserialize)]
struct Version {
    #[serde(default)]
    file_name: String,
    #[serde(default)]
    meta: Meta,
    text: String,
    #[serde(default)]
    blocks: Vec<Block>,
}

#[derive(Default, Deserialize)]
struct Meta {
    #[serde(default)]
    title: String,
}

#[derive(Deserialize)]
struct Block {
    start: usize,
    end: usize,
    part: Part,
    #[serde(default)]
    statements: Vec<Statement>,
}

#[derive(Deserialize)]
struct Statement {
    start: usize,
    end: usize,
    role: Word<StatementRole>,
}

#[derive(Deserialize)]
struct Mark {
    verdict: Word<Verdict>,
    place: Place,
    #[serde(default)]
    accepted: Option<IgnoredAny>,
    #[serde(default)]
    done: bool,
    #[serde(default)]
    query: Option<String>,
}

#[derive(Deserialize)]
struct Place {
    #[serde(default)]
    standing: String,
    #[serde(default)]
    selector: Vec<Selector>,
}

#[derive(Deserialize)]
struct Selector {
    #[serde(default)]
    start: usize,
    #[serde(default)]
    end: usize,
}

#[derive(Deserialize)]
struct Query {
    id: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    answer: Option<Answer>,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
struct Note {
    #[serde(default)]
    text: String,
    #[serde(default)]
    place: Option<Place>,
}

#[derive(Deserialize)]
struct Person {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Assignment {
    to: Person,
}

#[derive(Deserialize)]
struct SignOff {
    version: usize,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    change: String,
    #[serde(default)]
    stamp: Option<Stamp>,
}

#[derive(Deserialize)]
struct Stamp {
    #[serde(default)]
    by: Option<Person>,
    #[serde(default)]
    at: Text<Timestamp>,
}

/// Reads a review at a glance. None where it is damaged, or holds what only [`super::from_bytes`] can tell apart.
pub fn glance(bytes: &[u8]) -> Option<Glance> {
    let file: File = serde_json::from_slice(bytes).ok()?;
    if file.schema != super::SCHEMA {
        return None;
    }
    let version = file.versions.last()?;
    let index = CodePoints::new(&version.text);
    let headline = version.blocks.iter().find(|block| block.part == Part::Headline);
    let headline = headline.map(|block| index.span(&version.text, block.start, block.end).of(&version.text));
    let names = [headline.unwrap_or_default(), &version.meta.title, &version.file_name];
    let last = file.history.iter().filter_map(|entry| entry.stamp.as_ref()).max_by_key(|stamp| stamp.at.0);
    let who_of = |stamp: &Stamp| stamp.by.as_ref().map(|by| by.name.clone()).unwrap_or_default();
    let told = file.history.iter().filter_map(|entry| entry.stamp.as_ref()).map(who_of);
    let people: BTreeSet<String> =
        told.chain(file.assignments.iter().map(|own| own.to.name.clone())).filter(|name| !name.is_empty()).collect();
    let answers = file.queries.iter().filter_map(|query| query.answer.as_ref()).map(|answer| answer.text.as_str());
    let asked = file.queries.iter().map(|query| query.question.as_str());
    let said = file.notes.iter().map(|note| note.text.as_str());
    let words: Vec<&str> =
        [version.text.as_str(), &version.file_name].into_iter().chain(said).chain(asked).chain(answers).collect();
    Some(Glance {
        headline: names.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned(),
        versions: file.versions.len(),
        checker: last.map(who_of).unwrap_or_default(),
        touched: last.map(|stamp| stamp.at.0),
        people: people.into_iter().collect(),
        tally: tally(&file, version),
        signed: file.sign_offs.iter().any(|own| own.version + 1 == file.versions.len()),
        changed_since: changed_since(&file.history),
        words: words.join("\n").to_lowercase(),
    })
}

/// Whether the history tells of something after the last sign-off that a seal covers. Notes, names and what is set
/// aside stand beside it.
fn changed_since(history: &[Entry]) -> bool {
    const COVERED: [Change; 5] = [Change::Marked, Change::Reaffirmed, Change::Query, Change::Source, Change::Merged];
    let is = |entry: &Entry, wanted: &[Change]| {
        Change::WORDS.iter().any(|(change, word)| wanted.contains(change) && *word == entry.change)
    };
    let signed = history.iter().rposition(|entry| is(entry, &[Change::SignedOff]));
    signed.is_some_and(|at| history.iter().skip(at + 1).any(|entry| is(entry, &COVERED)))
}

/// As [`crate::review::Review::tally`], by positions alone.
fn tally(file: &File, version: &Version) -> Tally {
    let answered: BTreeMap<&str, bool> =
        file.queries.iter().map(|query| (query.id.as_str(), query.answer.is_some())).collect();
    let at = |place: &Place| place.selector.iter().map(|own| (own.start, own.end)).find(|(start, end)| start < end);
    let current = |place: &Place| matches!(place.standing.as_str(), "current" | "");
    let marks: BTreeMap<(usize, usize), &Mark> = file
        .marks
        .iter()
        .filter(|mark| mark.place.standing != "gone")
        .filter_map(|mark| Some((at(&mark.place)?, mark)))
        .collect();
    let settled = |mark: &Mark| match mark.verdict.0 {
        Verdict::Confirmed | Verdict::Opinion => true,
        Verdict::ChangeNeeded | Verdict::Wrong => mark.done || mark.accepted.is_some(),
        Verdict::CannotConfirm => mark.accepted.is_some(),
        Verdict::OnAuthor => mark.query.as_deref().and_then(|id| answered.get(id)).copied().unwrap_or_default(),
    };
    let mut tally = Tally::default();
    let statements = version.blocks.iter().flat_map(|block| &block.statements);
    for statement in statements.filter(|own| own.role.0 == StatementRole::Claim) {
        tally.of += 1;
        let mark = marks.get(&(statement.start, statement.end)).filter(|mark| current(&mark.place));
        tally.marked += usize::from(mark.is_some());
        tally.settled += usize::from(mark.is_some_and(|mark| settled(mark)));
    }
    let gone = |place: &Place| usize::from(place.standing == "gone");
    tally.check_again = file.marks.iter().filter(|mark| mark.place.standing == "check_again").count();
    tally.gone = file.marks.iter().map(|mark| gone(&mark.place)).sum::<usize>()
        + file.notes.iter().filter_map(|note| note.place.as_ref()).map(gone).sum::<usize>();
    tally.with_author = answered.values().filter(|answered| !**answered).count();
    tally
}
