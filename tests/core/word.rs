//! The review in the margin of the author's own Word file: read back by our own reader, part by part.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::Arc;

use factdesk::check::Checked;
use factdesk::document::Document;
use factdesk::import::{Options, read};
use factdesk::report::{DocxError, Input, docx};
use factdesk::review::edit::{Edit, Given};
use factdesk::review::{Person, Review, Stamp, Verdict, Version, sha256};
use factdesk::rules::Rules;
use factdesk::text::Span;
use proptest::prelude::*;
use uuid::Uuid;
use zip::{ZipArchive, ZipWriter};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles").join(name)).expect("fixture")
}

fn open(bytes: &[u8]) -> Document {
    read(bytes, "draft.docx", &Rules::builtin(), &Options::default()).expect("readable").0
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("whole");
        parts.insert(file.name().expect("a name").into_owned(), bytes);
    }
    parts
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(parts(bytes).remove(name).expect(name)).expect("UTF-8")
}

/// A review with a note on each of `spans`.
fn noted(document: &Document, original: &[u8], spans: &[Span]) -> Review {
    let stamp = Stamp {
        by: Person { name: "Ann \"Lee\" & co".to_owned(), initials: "AL".to_owned() },
        at: jiff::Timestamp::from_second(1_790_000_000).expect("a time"),
    };
    let version = Version::of(document, "draft.docx", &sha256(original), stamp.at);
    let mut review = Review { versions: vec![Arc::new(version)], ..Review::default() };
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let mut edit = Edit::new(&mut review, document, stamp, &mut fresh);
    for (at, span) in spans.iter().enumerate() {
        assert!(edit.add_note(*span, &format!("note <{at}>")));
    }
    review
}

fn written(document: &Document, review: &Review, original: &[u8]) -> Vec<u8> {
    let (checked, rules) = (Checked::default(), Rules::builtin());
    let input = Input { review: Some(review), ..Input::new("draft.docx", document, &checked, &rules) };
    docx(&input, original).expect("written")
}

/// Every comment that was written stands, read again, on the very words it was given to.
fn stands_on_its_words(original: &[u8], spans: &[Span]) {
    let document = open(original);
    let review = noted(&document, original, spans);
    let copy = written(&document, &review, original);
    let again = open(&copy);
    assert_eq!(again.text, document.text, "the words are as before");
    let styles = |document: &Document| document.blocks.iter().map(|block| block.styles.clone()).collect::<Vec<_>>();
    assert_eq!(styles(&again), styles(&document), "and set as before");
    for (at, span) in spans.iter().enumerate() {
        let wanted = format!("note <{at}>");
        let note = again.source_notes.iter().find(|note| note.text == wanted).unwrap_or_else(|| panic!("{wanted}"));
        assert_eq!(again.words(note.span), document.words(*span), "{wanted}");
        assert_eq!(note.author, "Ann \"Lee\" & co");
    }
    let (mut before, mut after) = (parts(original), parts(&copy));
    for name in ["word/document.xml", "word/text.xml", "word/comments.xml", "[Content_Types].xml"] {
        before.remove(name);
        after.remove(name);
    }
    after.retain(|name, _| !name.ends_with("xml.rels") || before.contains_key(name));
    before.retain(|name, _| !name.ends_with("xml.rels"));
    after.retain(|name, _| !name.ends_with("xml.rels"));
    assert_eq!(after, before, "all other parts are byte for byte the same");
}

#[test]
fn a_comment_on_every_statement_comes_back_on_its_words() {
    for name in ["allotments.docx", "fares.docx"] {
        let original = fixture(name);
        let spans: Vec<_> = open(&original).statements.iter().map(|statement| statement.span).collect();
        assert!(spans.len() > 12);
        stands_on_its_words(&original, &spans);
        // A file that has comments gets more of them.
        let document = open(&original);
        let once = written(&document, &noted(&document, &original, &spans[1..3]), &original);
        stands_on_its_words(&once, &spans);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_words_can_be_commented_on(picks in prop::collection::vec((0_usize..40, 0_usize..80, 1_usize..60), 1..6)) {
        let original = fixture("allotments.docx");
        let document = open(&original);
        let mut spans = Vec::new();
        for (statement, from, long) in picks {
            let whole = document.statements[statement % document.statements.len()].span;
            let words = document.words(whole);
            let at = |byte: usize| (0..=byte.min(words.len())).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0);
            let span = Span::new(whole.start + at(from), whole.start + at(from + long)).trim(&document.text);
            // Two notes on the same words are told apart by what they say; none stands on white space.
            if !span.is_empty() {
                spans.push(span);
            }
        }
        stands_on_its_words(&original, &spans);
    }
}

#[test]
fn the_package_names_its_list_of_comments() {
    let original = fixture("allotments.docx");
    let document = open(&original);
    let review = noted(&document, &original, &[document.statements[5].span]);
    let copy = written(&document, &review, &original);
    assert!(part(&copy, "[Content_Types].xml").contains("PartName=\"/word/comments.xml\""));
    let relations = part(&copy, "word/_rels/document.xml.rels");
    assert_eq!(relations.matches("Target=\"comments.xml\"").count(), 1);
    let comments = part(&copy, "word/comments.xml");
    assert!(
        comments
            .contains("w:author=\"Ann &quot;Lee&quot; &amp; co\" w:initials=\"AL\" w:date=\"2026-09-21T14:13:20Z\"")
    );
    let main = part(&copy, "word/document.xml");
    for tag in
        ["<w:commentRangeStart w:id=\"0\"/>", "<w:commentRangeEnd w:id=\"0\"/>", "<w:commentReference w:id=\"0\"/>"]
    {
        assert_eq!(main.matches(tag).count(), 1, "{tag}");
    }
    let twice = written(&document, &review, &copy);
    assert_eq!(part(&twice, "word/_rels/document.xml.rels"), relations, "named once");
    assert!(part(&twice, "word/comments.xml").contains("w:id=\"1\""));
}

#[test]
fn marks_queries_and_what_is_gone_are_told() {
    let original = fixture("allotments.docx");
    let document = open(&original);
    let mut review = noted(&document, &original, &[]);
    let stamp = Stamp { by: Person { name: "Ann Lee".to_owned(), initials: "AL".to_owned() }, ..Stamp::default() };
    let mut next = 10;
    let mut fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let (wrong, asked, gone) = (document.statements[6].span, document.statements[8].span, document.statements[3].span);
    let mut edit = Edit::new(&mut review, &document, stamp, &mut fresh);
    assert!(edit.mark(wrong, Verdict::Wrong, Given::default()));
    assert!(edit.suggest(wrong, "It will hold 11,000 cubic metres."));
    assert!(edit.ask(asked, "Since when, by what record?", "", Given::default()));
    assert!(edit.add_note(gone, "Which May?"));
    let mut lost = (*review.notes[0]).clone();
    lost.place.span = None;
    lost.place.standing = factdesk::review::Standing::Gone;
    review.notes[0] = Arc::new(lost);
    let again = open(&written(&document, &review, &original));
    let note = |words: &str| {
        let found = again.source_notes.iter().find(|note| note.text.contains(words));
        found.map_or_else(|| panic!("{words}"), |note| (again.words(note.span).to_owned(), note.text.clone()))
    };
    let (words, text) = note("Should read: It will hold 11,000 cubic metres.");
    assert_eq!(words, document.words(wrong));
    assert!(text.starts_with("Wrong"), "{text}");
    assert_eq!(note("Query to the author: Since when, by what record?").0, document.words(asked));
    let (words, text) = note("Which May?");
    assert_eq!(words, document.words(document.statements[0].span), "on the first words of the file");
    assert!(text.contains(&format!("No longer in the text: “{}”", document.words(gone))), "{text}");
}

#[test]
fn what_is_no_word_file_is_refused() {
    let document = Document::default();
    let (checked, rules) = (Checked::default(), Rules::builtin());
    let input = Input::new("a.txt", &document, &checked, &rules);
    let told = docx(&input, b"plain words").expect_err("no Word file").to_string();
    assert!(told.starts_with("Comments can be written into the article's own Word file only"), "{told}");
    let mut empty = ZipWriter::new(Cursor::new(Vec::new()));
    empty.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("begun");
    empty.write_all(b"<w:document xmlns:w=\"x\"><w:body/></w:document>").expect("written");
    let empty = empty.finish().expect("whole").into_inner();
    assert_eq!(docx(&input, &empty), Err(DocxError::NoWords));
}
