//! The sample articles: what `examples/articles/README.md` says is found is found, nothing else is, and what it leaves to
//! the reader is not found yet.

use std::fs;
use std::path::{Path, PathBuf};

use factdesk::check::{Finding, Quiet, run};
use factdesk::import;
use factdesk::rules::{Rules, Severity};
use factdesk::text::fold;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles")
}

/// Rule and sentence of each flag of a sample, the sentence folded; with whether it is more than a hint.
fn flags(name: &str) -> Vec<(String, String, bool)> {
    let rules = Rules::builtin();
    let bytes = fs::read(folder().join(name)).expect("a sample");
    let (document, _) = import::read(&bytes, name, &rules, &import::Options::default()).expect("readable");
    let checked = run(&document, &rules, &Quiet, &mut |_| {}).expect("nobody stopped it");
    let flag = |finding: &Finding| {
        let sentence = fold(document.words(document.statement(finding.statement).span));
        (finding.rule.as_str().to_owned(), sentence, finding.severity > Severity::Note)
    };
    checked.findings.iter().map(flag).collect()
}

/// Rule and sentence of each row of the tables in a part of the page.
fn rows(part: &str) -> Vec<(String, String)> {
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        let rule = cells.next()?.split('`').next()?.to_owned();
        Some((rule, fold(cells.next()?)))
    };
    part.lines().filter_map(row).collect()
}

#[test]
fn the_page_on_the_samples_is_true() {
    let page = fs::read_to_string(folder().join("README.md")).expect("the page");
    for part in page.split("\n## Faults in ").skip(1) {
        let (name, part) = part.split_once('\n').expect("a name");
        let part = part.split("\n## ").next().expect("a part");
        let (told, right) = part.split_once("Right, though").expect("what is right");
        let (listed, left) = told.split_once("Not found by the program").expect("what is not found");
        let (listed, left) = (rows(listed), rows(left));
        assert!(listed.len() > 5 && !left.is_empty(), "{name}");
        let flags = flags(name);
        for (rule, sentence) in &listed {
            assert!(flags.iter().any(|found| found.0 == *rule && found.1 == *sentence), "{name}, {rule}: {sentence}");
        }
        for (rule, sentence) in &left {
            let found = flags.iter().any(|found| found.0 == *rule && found.1 == *sentence);
            assert!(!found, "{name}, found by now: {sentence}");
        }
        let right = fold(right);
        for (rule, sentence, grave) in &flags {
            let known = listed.iter().any(|(_, told)| told == sentence);
            assert!(!grave || known, "{name}, {rule} is not on the page: {sentence}");
            assert!(!grave || !right.contains(&**sentence), "{name}, {rule} on what is right: {sentence}");
        }
    }
}

#[test]
fn there_is_nothing_to_find_in_the_clean_one() {
    assert!(flags("library-roof.md").is_empty());
}
