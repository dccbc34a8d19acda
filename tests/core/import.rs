//! Files to documents: each article of `tests/data/articles` with the outline beside it.
//!
//! `UPDATE_OUTLINES=1 cargo test import` writes the outlines anew; read the difference before keeping it.

#![expect(clippy::string_slice, reason = "a slice off the boundaries fails the test, as it should")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use factdesk::document::{Document, ImportNote, Override, OverrideKind, Part, StatementRole};
use factdesk::import::{ImportError, Options, read};
use factdesk::rules::Rules;
use proptest::prelude::*;

fn open(bytes: &[u8], name: &str) -> (Document, Vec<ImportNote>) {
    read(bytes, name, &Rules::builtin(), &Options::default()).expect("readable")
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles").join(name)).expect("fixture")
}

/// What an editor would see of an import, line by line.
fn outline(document: &Document, notes: &[ImportNote]) -> String {
    let mut out = String::new();
    let meta = &document.meta;
    for (name, value) in
        [("title", &meta.title), ("byline", &meta.byline), ("date", &meta.date_iso), ("site", &meta.site)]
    {
        if !value.is_empty() {
            writeln!(out, "{name}: {value}").expect("text");
        }
    }
    for statement in &document.statements {
        let kind = document.block(statement.block).kind;
        let place = format!("{} {}.{}", statement.part.as_str(), statement.item, statement.sentence);
        let role = if statement.is_counted() { String::new() } else { format!(" {:?}", statement.role) };
        writeln!(out, "{place} {kind:?}{role}: {}", document.words(statement.span)).expect("text");
    }
    for left in &document.left_out {
        writeln!(out, "left out ({}): {}", left.why, left.text).expect("text");
    }
    for note in &document.source_notes {
        writeln!(out, "note on “{}”: {} [{}]", document.words(note.span), note.text, note.author).expect("text");
    }
    for note in notes {
        writeln!(out, "{:?}: {}", note.kind, note.message).expect("text");
    }
    out
}

#[test]
fn articles_have_their_outlines() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/articles");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    files.sort();
    let mut wrong = String::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|ending| ending != "outline")) {
        let name = path.file_name().expect("name").to_string_lossy();
        let (document, notes) = open(&fs::read(path).expect("fixture"), &name);
        let found = outline(&document, &notes);
        let expected = path.with_file_name(format!("{name}.outline"));
        if std::env::var_os("UPDATE_OUTLINES").is_some() {
            fs::write(&expected, &found).expect("written");
        }
        if fs::read_to_string(&expected).unwrap_or_default() != found {
            writeln!(wrong, "== {name}\n{found}").expect("text");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn refusal(bytes: &[u8]) -> ImportError {
    read(bytes, "file", &Rules::builtin(), &Options::default()).expect_err("not readable")
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    assert_eq!(refusal(b""), ImportError::Empty);
    assert_eq!(refusal(b" \n\n\t"), ImportError::NoText);
    assert_eq!(refusal(&vec![b'a'; factdesk::import::LARGEST + 1]), ImportError::TooLarge { megabytes: 64 });
    assert_eq!(refusal(&[0, 1, 2, 0, 0, 255, 254, 7, 8, 0, 0, 0, 200]), ImportError::Binary);
    for start in [&b"\x89PNG\r\n\x1a\n"[..], b"GIF89a", b"\xFF\xD8\xFF\xE0", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
        let message = refusal(&[start, &[0; 64]].concat()).to_string();
        assert!(message.starts_with("This is a") && message.matches('.').count() >= 2, "{message}");
    }
}

fn change(quote: &str, kind: OverrideKind) -> Override {
    Override { quote: quote.to_owned(), nth: 0, kind }
}

#[test]
fn what_an_editor_set_by_hand_wins() {
    let bytes = fixture("flat-page.txt");
    let by_hand = [
        change("The board will borrow the rest.", OverrideKind::NotAClaim),
        change("Advertisement", OverrideKind::PutBack(Part::Body)),
        change("On 1 May.", OverrideKind::LeaveOut),
        change(
            "The northern channel will be dredged. Yacht fees go up in May.",
            OverrideKind::SetPart(Part::KeyPoints),
        ),
        change("We did not like either figure,” she told a meeting at 7 p.m.", OverrideKind::JoinNext),
        change("Fees for visiting yachts rise from 1 May.", OverrideKind::SplitAt("Fees for visiting yachts".len())),
        change("These words stand nowhere.", OverrideKind::LeaveOut),
    ];
    let options = Options { overrides: &by_hand, ..Options::default() };
    let (document, notes) = read(&bytes, "flat-page.txt", &Rules::builtin(), &options).expect("readable");
    let role = |words: &str| document.statements.iter().find(|s| document.words(s.span) == words).map(|s| s.role);
    assert_eq!(role("The board will borrow the rest."), Some(StatementRole::NotAClaim));
    assert_eq!(role("Advertisement"), Some(StatementRole::Claim));
    assert_eq!(role("On 1 May."), None);
    assert_eq!(role("Fees for visiting yachts"), Some(StatementRole::Claim));
    assert_eq!(role("rise from 1 May."), Some(StatementRole::Claim));
    let joined = "We did not like either figure,” she told a meeting at 7 p.m. “Who would?” asked Cllr. Tom Reeve.";
    assert_eq!(role(joined), Some(StatementRole::Claim));
    assert_eq!(document.of_part(Part::KeyPoints).count(), 5);
    assert!(document.blocks.iter().filter(|block| block.by_hand).count() == 2);
    assert!(notes.iter().any(|note| note.quote == "These words stand nowhere."));
    let ids: Vec<_> = document.statements.iter().map(|statement| statement.id).collect();
    assert_eq!(ids, document.ids().collect::<Vec<_>>());
}

/// What must hold for every document.
fn is_sound(document: &Document) -> Result<(), TestCaseError> {
    let text = &document.text;
    let mut at = 0;
    for block in &document.blocks {
        prop_assert!(block.span.start >= at && text.get(block.span.start..block.span.end).is_some());
        prop_assert!(!block.span.is_empty());
        at = block.span.end;
        let mut inside = block.span.start;
        for statement in document.of_block(block.id) {
            prop_assert!(statement.span.start >= inside && block.span.contains(statement.span));
            prop_assert!(!statement.span.of(text).is_empty());
            prop_assert!(text[inside..statement.span.start].trim().is_empty());
            inside = statement.span.end;
        }
        prop_assert!(text[inside..block.span.end].trim().is_empty());
        for (span, _) in &block.styles {
            prop_assert!(block.span.contains(*span) && !span.of(text).is_empty());
        }
    }
    prop_assert_eq!(at, text.len());
    for note in &document.source_notes {
        prop_assert!(text.get(note.span.start..note.span.end).is_some());
    }
    Ok(())
}

const PIECES: &[&str] = &[
    "Key points\n",
    "No. Key Points\n",
    "1 The road opens.\n",
    "2 It costs £2 m.\n",
    "- an item\n",
    "\n",
    "\n\n",
    "FAQ\n",
    "Q: Who pays?\n",
    "A: The town.\n",
    "Question: Why? A: So.\n",
    "Summary\n",
    "TL;DR: It will be built soon after all.\n",
    "Contents\n",
    "1) Roads\n",
    "Roads\n",
    "The mayor said so. She left.\n",
    "By Ann Reyes\n",
    "Published 3 May 2025\n",
    "Related stories\n",
    "Comments\n",
    "# Title\n",
    "## Roads\n",
    "**Bold** words\n",
    "> a quote\n",
    "| a | b |\n|---|---|\n",
    "<p>Words.",
    "<ul><li>item</li>",
    "<details><summary>Why?</summary>So.</details>",
    "<h1>Head</h1>",
    "é“”…",
    "---\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes_give_a_sound_document_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok((document, _)) = read(&bytes, "a.txt", &Rules::builtin(), &Options::default()) {
            is_sound(&document)?;
        }
    }

    #[test]
    fn any_page_gives_a_sound_document(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24), name in prop::sample::select(&["a.txt", "a.md", "a.html"][..])) {
        if let Ok((document, _)) = read(pieces.concat().as_bytes(), name, &Rules::builtin(), &Options::default()) {
            is_sound(&document)?;
        }
    }
}

#[test]
fn damaged_office_files_are_refused_or_read_in_part() {
    for name in ["fares.docx", "well.odt", "mill.rtf"] {
        let whole = fixture(name);
        for cut in (0..whole.len()).step_by(23) {
            // Neither a panic nor a document that does not hold together.
            if let Ok((document, _)) = read(&whole[..cut], name, &Rules::builtin(), &Options::default()) {
                is_sound(&document).expect("sound");
            }
        }
    }
    assert_eq!(refusal(b"PK\x03\x04 and then nothing"), ImportError::Damaged { what: "file" });
}

#[test]
fn pages_nested_out_of_reason_are_read() {
    let deep =
        format!("<html><body><p>Top of the page.</p>{}the bottom{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
    let (document, _) = open(deep.as_bytes(), "deep.html");
    assert!(document.text.contains("Top of the page."));
    let lists = "<ul><li>".repeat(3_000);
    open(format!("<p>Words before.</p>{lists}item").as_bytes(), "lists.html");
    open(format!("{}quoted", "> ".repeat(5_000)).as_bytes(), "deep.md");
}
