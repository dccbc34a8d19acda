//! The review file: there and back, unknown fields, damage, old files.

use std::sync::Arc;

use factdesk::check::{Finding, MismatchKind, Related};
use factdesk::document::{Document, Override, OverrideKind, Part, StatementId, build};
use factdesk::import::{Options, read};
use factdesk::review::edit::{Edit, Given, SourceFields};
use factdesk::review::{
    Anchor, DismissReason, LaterKind, Person, Place, Review, SourceKind, Stamp, Standing, Verdict, Version, Why,
};
use factdesk::rules::{RuleId, Rules, Severity};
use factdesk::storage::{SCHEMA, StorageError, from_bytes, is_review, to_bytes};
use factdesk::text::{CodePoints, Span};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use uuid::Uuid;

const TEXT: &str = "Café “Été” closes — for good\n\nThe café in Łódź closed on Monday, its owner said. She is 41.\n\n\
    It had served 1,200 guests a day 😀, more than any other. “We tried,” she said.\n";
const V1: &str = include_str!("../data/reviews/v1.json");

fn document() -> Document {
    read(TEXT.as_bytes(), "cafe.txt", &Rules::builtin(), &Options::default()).expect("text").0
}

fn stamp(second: i64) -> Stamp {
    let by = Person { name: "Ann Lee".to_owned(), initials: "AL".to_owned() };
    Stamp { by, at: jiff::Timestamp::from_second(1_790_000_000 + second).expect("a time") }
}

fn begun(document: &Document) -> Review {
    let version = Version::of(document, "cafe.txt", "ab12", stamp(0).at);
    Review { lineage: Uuid::from_u128(7), versions: vec![Arc::new(version)], ..Review::default() }
}

/// One deed with whatever numbers and words came up.
fn deed(edit: &mut Edit, what: u8, span: Span, words: &str, finding: &Finding) {
    let verdict = Verdict::ALL[usize::from(what) % Verdict::ALL.len()];
    let given = Given { evidence: vec![words.to_owned()], over_findings: u32::from(what) };
    let fields = SourceFields { title: words.to_owned(), kind: SourceKind::Record, ..SourceFields::default() };
    let query = edit.review.queries.last().map(|query| query.id).unwrap_or_default();
    let decision = Override { quote: words.to_owned(), nth: 1, kind: OverrideKind::SetPart(Part::Faq) };
    match what % 14 {
        0..=3 => edit.mark(span, verdict, given),
        4 => edit.suggest(span, words),
        5 => edit.accept(span),
        6 => edit.ask(span, words, "Bo", given),
        7 => edit.answer(query, words),
        8 => edit.add_note(span, words),
        9 => edit.add_source(Some(span), fields).is_some(),
        10 => edit.set_aside(finding, DismissReason::CommonKnowledge, words),
        11 => edit.hand_set(&decision),
        12 => edit.assign(span, &Person { name: words.to_owned(), initials: String::new() }),
        _ => edit.later(LaterKind::Correction, words) | edit.sign_off(&[], words, "factdesk", "00ff"),
    };
}

fn finding(document: &Document, span: Span) -> Finding {
    Finding {
        rule: RuleId::RepeatNear,
        severity: Severity::Warning,
        statement: StatementId::from_index(0),
        span,
        message: String::new(),
        words: Vec::new(),
        score: None,
        mismatches: Vec::new(),
        related: vec![Related {
            statement: StatementId::from_index(0),
            span: document.statements[0].span,
            note: String::new(),
        }],
    }
}

fn done(deeds: &[(u8, usize, usize, String)]) -> Review {
    let document = document();
    let index = CodePoints::new(&document.text);
    let mut review = begun(&document);
    let mut next = 100;
    for (at, (what, start, length, words)) in deeds.iter().enumerate() {
        let all = document.text.chars().count();
        let start = start % (all - 1);
        let span = index.span(&document.text, start, (start + 1 + length % 40).min(all));
        let mut fresh = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let finding = finding(&document, span);
        let second = i64::try_from(at).expect("few");
        let mut edit = Edit::new(&mut review, &document, stamp(second), &mut fresh);
        deed(&mut edit, *what, span, words, &finding);
    }
    review
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn there_and_back(deeds in prop::collection::vec((any::<u8>(), any::<usize>(), 0..90_usize, ".{0,12}"), 0..30)) {
        let review = done(&deeds);
        let bytes = to_bytes(&review);
        let read = from_bytes(&bytes).expect("a review");
        prop_assert_eq!(&read.damage, &Vec::<String>::new());
        prop_assert_eq!(&read.review, &review);
        prop_assert_eq!(to_bytes(&read.review), bytes);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(from_bytes(&bytes).is_err());
    }
}

#[test]
fn every_standing_comes_back() {
    let mut review = done(&[(0, 30, 20, String::new())]);
    let was = "as it was".to_owned();
    let standings = [
        Standing::CheckAgain(Why::Edited(was.clone())),
        Standing::CheckAgain(Why::FactChanged(vec![MismatchKind::Number, MismatchKind::Hedge], was.clone())),
        Standing::CheckAgain(Why::EvidenceChanged(was.clone())),
        Standing::CheckAgain(Why::EvidenceGone(was.clone())),
        Standing::CheckAgain(Why::Ask(was)),
        Standing::Gone,
    ];
    for standing in standings {
        let mut mark = review.marks[0].as_ref().clone();
        mark.place.span = mark.place.span.filter(|_| standing != Standing::Gone);
        mark.place.standing = standing;
        review.marks.push(Arc::new(mark));
    }
    assert_eq!(from_bytes(&to_bytes(&review)).expect("a review").review, review);
}

#[test]
fn a_version_gives_its_document_back() {
    let document = document();
    let again = from_bytes(&to_bytes(&begun(&document))).expect("a review").review.versions[0].to_document();
    assert_eq!((&again.text, &again.meta, &again.blocks), (&document.text, &document.meta, &document.blocks));
    assert_eq!(format!("{:?}", again.statements), format!("{:?}", document.statements));
    let (rebuilt, _) = build(begun(&document).versions[0].to_draft(), &Rules::builtin(), &[]);
    assert_eq!(rebuilt.text, document.text);
}

#[test]
fn a_review_of_the_first_schema_opens_for_ever() {
    let read = from_bytes(V1.as_bytes()).expect("opens");
    assert_eq!(read.damage, Vec::<String>::new());
    let review = read.review;
    assert_eq!((review.versions.len(), review.marks.len(), review.history.len()), (2, 7, 17));
    assert_eq!((review.queries.len(), review.notes.len(), review.sources.len()), (1, 1, 1));
    assert_eq!((review.dismissals.len(), review.hand_set.len(), review.assignments.len()), (1, 1, 1));
    assert_eq!((review.source_links.len(), review.sign_offs.len(), review.later.len()), (1, 1, 1));
    let text = &review.versions[1].text;
    for mark in review.marks.iter().filter(|mark| mark.place.standing == Standing::Current) {
        assert_eq!(mark.place.span.map(|span| span.of(text)), Some(mark.place.anchor.exact.as_str()));
    }
    assert!(review.sign_offs[0].holds(&review), "the seal stays whole");
    let again = String::from_utf8(to_bytes(&review)).expect("text");
    let (body, _) = again.rsplit_once(",\n  \"checksum\"").expect("sealed");
    assert_eq!(format!("{body}\n}}\n"), V1, "written as it was read, the checksum of today beside it");
}

/// Puts an unknown field into every object.
fn salt(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(salt);
            map.insert("x-from-the-future".to_owned(), json!({"kept": [1, "two", null]}));
        }
        Value::Array(list) => list.iter_mut().for_each(salt),
        _ => {}
    }
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let mut value: Value = serde_json::from_str(V1).expect("JSON");
    salt(&mut value);
    let read = from_bytes(value.to_string().as_bytes()).expect("opens");
    assert_eq!(read.damage, Vec::<String>::new());
    let mut again: Value = serde_json::from_slice(&to_bytes(&read.review)).expect("JSON");
    assert!(again.as_object_mut().and_then(|file| file.shift_remove("checksum")).is_some());
    assert_eq!(again, value);
}

fn records(review: &Review) -> usize {
    review.marks.len()
        + review.queries.len()
        + review.notes.len()
        + review.sources.len()
        + review.dismissals.len()
        + review.source_links.len()
        + review.hand_set.len()
        + review.assignments.len()
        + review.history.len()
        + review.sign_offs.len()
        + review.later.len()
}

#[test]
fn a_file_that_breaks_off_gives_what_stands_before() {
    let whole = from_bytes(V1.as_bytes()).expect("opens").review;
    let mut last = 0;
    let mut opened = 0;
    for cut in (0..V1.len() - 3).step_by(29) {
        let Ok(read) = from_bytes(&V1.as_bytes()[..cut]) else {
            assert!(cut < 60, "cut at {cut} gives nothing");
            continue;
        };
        assert!(!read.damage.is_empty(), "cut at {cut} is not told");
        let now = records(&read.review);
        assert!(now >= last && now <= records(&whole), "cut at {cut}: {now} records after {last}");
        assert!(whole.marks.starts_with(&read.review.marks) || read.review.versions.len() < 2, "cut at {cut}");
        last = now;
        opened += 1;
        let again = from_bytes(&to_bytes(&read.review)).expect("what was saved of it opens").review;
        assert_eq!(records(&again), now);
    }
    assert!(opened > 100 && last + 1 >= records(&whole), "{opened} opened, {last} records at the end");
}

#[test]
fn one_broken_byte_does_not_take_the_file() {
    for at in (200..V1.len()).step_by(97) {
        let mut bytes = V1.as_bytes().to_vec();
        bytes[at] ^= 0x15;
        let read = from_bytes(&bytes).unwrap_or_else(|error| panic!("byte {at}: {error}"));
        assert!(read.review.versions.len() <= 2);
    }
}

/// Every place of the value, with the path to it.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(name, value)| places(value, &format!("{path}/{}", name.replace('/', "~1")), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| places(value, &format!("{path}/{at}"), found));
        }
        _ => {}
    }
}

#[test]
fn wrong_types_are_told_and_kept() {
    let value: Value = serde_json::from_str(V1).expect("JSON");
    let mut all = Vec::new();
    places(&value, "", &mut all);
    let whole = records(&from_bytes(V1.as_bytes()).expect("opens").review);
    for path in all.iter().filter(|path| path.matches('/').count() > 1) {
        for wrong in [json!(null), json!(-7), json!("nonsense"), json!([]), json!({"odd": 1})] {
            let mut broken = value.clone();
            *broken.pointer_mut(path).expect("there") = wrong.clone();
            let read = from_bytes(broken.to_string().as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"));
            let missing = whole - records(&read.review);
            let empty = Map::new();
            let kept = read.review.unknown.get("unreadable").and_then(Value::as_object).unwrap_or(&empty);
            let kept: usize = kept
                .iter()
                .filter(|(name, _)| *name != "versions")
                .filter_map(|(_, list)| list.as_array())
                .map(Vec::len)
                .sum();
            assert_eq!(missing, kept, "{path} = {wrong}: lost without a trace");
            assert!(kept == 0 || !read.damage.is_empty(), "{path} = {wrong}: not told");
            assert!(from_bytes(&to_bytes(&read.review)).is_ok(), "{path} = {wrong}");
        }
    }
}

#[test]
fn what_is_no_review_is_told_apart() {
    let error = |text: &str| from_bytes(text.as_bytes()).expect_err("no review");
    for text in ["", "A text.", "[]", "{}", "{\"schema\": \"other/1\"}", "{\"schema\": 3}", "<html>", "{\"a\":"] {
        assert_eq!(error(text), StorageError::Foreign, "{text}");
        assert!(!is_review(text.as_bytes()));
    }
    let newer = V1.replacen(SCHEMA, "factdesk-review/2", 1);
    assert!(matches!(error(&newer), StorageError::Newer(_)));
    assert!(is_review(V1.as_bytes()) && is_review(format!("\u{feff}{V1}").as_bytes()));
    assert!(from_bytes(format!("\u{feff}{V1}").as_bytes()).is_ok());
    assert_eq!(error("{\"schema\": \"factdesk-review/x\", \"a\": {}}"), StorageError::Damaged);
}

#[test]
fn a_place_with_wrong_numbers_is_found_by_its_words() {
    let mut review = done(&[(0, 30, 20, String::new())]);
    let place = review.marks[0].place.clone();
    let off = Anchor { start: 0, end: 3, ..place.anchor.clone() };
    Arc::make_mut(&mut review.marks[0]).place = Place { anchor: off, ..place.clone() };
    assert_eq!(from_bytes(&to_bytes(&review)).expect("opens").review.marks[0].place, place);
}

/// The few words of JSON Schema that ours uses; says where a value does not fit.
fn misfit(value: &Value, schema: &Value, root: &Value, path: &str) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return misfit(value, root.pointer(name.trim_start_matches('#')).expect("a definition"), root, path);
    }
    if let Some(all) = schema["oneOf"].as_array() {
        let fits = all.iter().filter(|schema| misfit(value, schema, root, path).is_none()).count();
        return (fits != 1).then(|| format!("{path} fits {fits} of its kinds"));
    }
    let kind = match value {
        Value::Object(_) => "object",
        Value::Array(_) => "array",
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::Null => "null",
    };
    let words = schema["enum"].as_array().is_some_and(|words| !words.contains(value));
    if words
        || schema.get("const").is_some_and(|own| own != value)
        || schema["type"].as_str().is_some_and(|own| own != kind)
    {
        return Some(format!("{path} is {value}"));
    }
    let missing = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|name| value.get(name.as_str().expect("a name")).is_none());
    if let Some(name) = missing {
        return Some(format!("{path} has no {name}"));
    }
    let inside =
        value.as_object().into_iter().flatten().find_map(|(name, value)| match schema["properties"].get(name) {
            Some(schema) => misfit(value, schema, root, &format!("{path}/{name}")),
            None => Some(format!("{path}/{name} is not in the schema")),
        });
    inside.or_else(|| {
        let list = value.as_array().into_iter().flatten().enumerate();
        {
            let mut list = list;
            list.find_map(|(at, value)| misfit(value, &schema["items"], root, &format!("{path}/{at}")))
        }
    })
}

/// A review with a record of every kind, over two versions, in every standing.
fn everything() -> Review {
    let deeds = [
        (0, 30, 49),
        (1, 30, 49),
        (4, 30, 49),
        (2, 82, 10),
        (5, 82, 10),
        (3, 95, 30),
        (6, 60, 12),
        (7, 0, 0),
        (8, 70, 5),
        (9, 30, 49),
        (10, 95, 30),
        (11, 0, 0),
        (12, 82, 10),
    ];
    let review = done(&deeds.map(|(what, start, length)| (what, start, length, format!("Words {what}, “so”."))));
    let old = document();
    let edited = TEXT.replace("1,200", "1,300").replace("She is 41.", "She is 42 now.");
    let (new, _) = read(edited.as_bytes(), "cafe.txt", &Rules::builtin(), &Options::default()).expect("text");
    let version = Arc::new(Version::of(&new, "cafe.txt", "cd34", stamp(50).at));
    let (mut review, _) = factdesk::review::carry::carry_over(&review, &old, &new, version, &Rules::builtin());
    let mut next = 900;
    let mut fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let standings = [
        Standing::CheckAgain(Why::FactChanged(vec![MismatchKind::Number], "1,200".to_owned())),
        Standing::Gone,
        Standing::CheckAgain(Why::Ask("41".to_owned())),
    ];
    let mut copies: Vec<_> = standings
        .into_iter()
        .zip(&review.marks)
        .map(|(standing, mark)| {
            let mut mark = mark.as_ref().clone();
            mark.id = fresh();
            mark.place.span = mark.place.span.filter(|_| standing != Standing::Gone);
            mark.place.version = if standing == Standing::Gone { 0 } else { mark.place.version };
            mark.place.standing = standing;
            Arc::new(mark)
        })
        .collect();
    review.marks.append(&mut copies);
    let mut edit = Edit::new(&mut review, &new, stamp(60), &mut fresh);
    edit.sign_off(&[], "On deadline.", "factdesk 0.1.0", "00ff");
    edit.later(LaterKind::Complaint, "A reader wrote.");
    review
}

#[test]
fn files_keep_to_the_published_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../assets/schema/factdesk-review-1.json")).expect("JSON");
    let first: Value = serde_json::from_str(V1).expect("JSON");
    let today: Value = serde_json::from_slice(&to_bytes(&everything())).expect("JSON");
    for (value, name) in [(&first, "the first"), (&today, "today\u{2019}s")] {
        assert_eq!(misfit(value, &schema, &schema, ""), None, "{name}");
        // An empty list would fit anything.
        let empty =
            value.as_object().expect("a file").iter().find(|(_, list)| list.as_array().is_some_and(Vec::is_empty));
        assert_eq!(empty, None, "{name}");
    }
    let mut wrong = today;
    wrong["marks"][0]["verdict"] = json!("perhaps");
    assert!(misfit(&wrong, &schema, &schema, "").is_some_and(|told| told.contains("/marks/0/verdict")));
}

#[test]
fn everything_at_once_comes_back_and_is_the_same_at_a_glance() {
    let review = everything();
    let bytes = to_bytes(&review);
    let read = from_bytes(&bytes).expect("a review");
    assert_eq!((&read.review, read.damage), (&review, Vec::new()));
    let glance = factdesk::storage::glance(&bytes).expect("whole");
    let document = review.current().expect("a version").to_document();
    assert_eq!((glance.tally, glance.versions, glance.signed), (review.tally(&document), 2, true));
    assert!(!glance.changed_since);
    let mut later = review.clone();
    let marked = factdesk::review::Entry { change: factdesk::review::Change::Marked, ..(*later.history[0]).clone() };
    later.history.push(Arc::new(marked));
    assert!(factdesk::storage::glance(&to_bytes(&later)).expect("whole").changed_since);
    assert_eq!((glance.checker.as_str(), glance.headline.as_str()), ("Ann Lee", "Café “Été” closes — for good"));
    assert_eq!(glance.people, ["Ann Lee", "Words 12, “so”."]);
    assert!(glance.words.contains("1,300 guests") && glance.words.contains("words 8, “so”"));
}

/// Few records on a short text, so that every letter of the file can be tried.
fn small() -> Vec<u8> {
    let review = done(&[(0, 30, 49, String::new()), (8, 70, 5, "A note.".to_owned())]);
    to_bytes(&review)
}

/// Whichever letter a disk turns round: no panic, what can be read is read, and it is told.
#[test]
fn every_letter_turned_round_is_told() {
    let bytes = small();
    let whole = from_bytes(&bytes).expect("opens").review;
    let mut read_on = 0;
    for at in 0..bytes.len() {
        for bit in [0x01, 0x10, 0x80] {
            let mut broken = bytes.clone();
            broken[at] ^= bit;
            let Ok(read) = from_bytes(&broken) else { continue };
            let same = Review { unknown: Map::new(), ..read.review.clone() } == whole;
            assert!(!read.damage.is_empty() || same, "byte {at}, bit {bit:#x} is not told");
            read_on += 1;
            let again = from_bytes(&to_bytes(&read.review)).expect("what was saved of it opens");
            assert!(records(&again.review) >= records(&read.review), "byte {at}, bit {bit:#x}");
        }
    }
    assert!(read_on > bytes.len() * 2, "{read_on} of {} could be read on", bytes.len() * 3);
}

#[test]
fn cut_off_at_every_letter_it_gives_what_stands_before() {
    let bytes = small();
    let whole = from_bytes(&bytes).expect("opens").review;
    let mut last = 0;
    // The last letter is a line end, which nobody misses.
    for cut in 0..bytes.len() - 1 {
        let Ok(read) = from_bytes(&bytes[..cut]) else {
            assert!(last == 0, "cut at {cut} gives nothing, though less gave {last} records");
            continue;
        };
        assert!(!read.damage.is_empty(), "cut at {cut} is not told");
        let now = records(&read.review);
        assert!(now >= last && now <= records(&whole), "cut at {cut}: {now} records after {last}");
        last = now;
    }
    assert!(last + 1 >= records(&whole), "{last} records at the end");
}
