//! Articles in other languages and scripts: nothing breaks, what needs no language is still found, and the program says
//! what it does not look for.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use factdesk::check::{Checked, Quiet, run};
use factdesk::document::{Document, ImportNote, Segmenter};
use factdesk::import;
use factdesk::rules::{RuleId, Rules};
use proptest::prelude::*;

fn read(text: &str) -> (Document, Vec<ImportNote>, Checked) {
    let rules = Rules::builtin();
    let (document, notes) =
        import::read(text.as_bytes(), "page.txt", &rules, &import::Options::default()).expect("text");
    let checked = run(&document, &rules, &Quiet, &mut |_: Arc<Checked>| {}).expect("nobody cancels");
    (document, notes, checked)
}

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/languages");
    fs::read_to_string(folder.join(name)).expect("a fixture")
}

#[test]
fn other_languages_fall_back_and_say_so() {
    for name in ["german.txt", "spanish.txt", "chinese.txt", "arabic.txt", "hindi.txt"] {
        let (document, notes, checked) = read(&fixture(name));
        assert!(!document.is_english(&Rules::builtin()), "{name} passes for English");
        let told = notes.iter().filter(|note| note.message.contains("not seem to be English")).count();
        assert_eq!(told, 1, "{name}: {notes:?}");
        let has = |rule: RuleId| checked.findings.iter().any(|finding| finding.rule == rule);
        // Without spaces a sentence is one word to the measures of likeness, too short to be called a repeat.
        assert_eq!(has(RuleId::RepeatVerbatim), name != "chinese.txt", "{name}: {:?}", checked.findings);
        assert!(has(RuleId::CopyPlaceholder), "{name}: {:?}", checked.findings);
        let english_only = checked.findings.iter().filter(|finding| finding.rule.family() == "attribution").count();
        assert_eq!(english_only, 0, "{name}: {:?}", checked.findings);
    }
}

#[test]
fn english_is_english_whatever_the_template_says() {
    let article = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles/flood-wall.txt"))
        .expect("the example");
    let (mut document, notes, _) = read(&article);
    assert!(notes.iter().all(|note| !note.message.contains("English")), "{notes:?}");
    document.meta.language = "de".to_owned();
    assert!(document.is_english(&Rules::builtin()));
    document.text = "Kurz.".to_owned();
    assert!(!document.is_english(&Rules::builtin()));
}

/// Scraps of many scripts, marks and numbers, put together at random.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "The mayor said",
        "议会说",
        "。",
        "！",
        "「河」",
        "قال المجلس",
        "؟",
        "कहा।",
        "नगर",
        "Größe",
        "“",
        "”",
        "\"",
        "«",
        "»",
        " ",
        "\n\n",
        ". ",
        "...",
        "… ",
        "9,8",
        "٣٤",
        "Dr.",
        "that ",
        "– Ann Lee",
        "\u{200f}",
        "e\u{301}",
        "👩‍👩‍👧",
        "\u{ad}",
        ":",
        "said ",
    ]);
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn sentences_of_any_script_keep_the_text(text in scraps()) {
        let found = Segmenter::new(&Rules::builtin()).sentences(&text);
        let mut at = 0;
        for span in &found {
            prop_assert!(text.get(at..span.start).is_some_and(|gap| gap.trim().is_empty()), "{text:?} {found:?}");
            prop_assert!(!span.of(&text).trim().is_empty());
            at = span.end;
        }
        prop_assert!(text.get(at..).is_some_and(|gap| gap.trim().is_empty()), "{text:?} {found:?}");
    }

    #[test]
    fn checks_of_any_script_stay_inside_the_text(text in scraps()) {
        let page = format!("Morvale\n\n{text}.\n");
        let (document, _, checked) = read(&page);
        for finding in &checked.findings {
            prop_assert!(document.text.get(finding.span.start..finding.span.end).is_some());
            for words in &finding.words {
                prop_assert!(document.text.get(words.start..words.end).is_some());
            }
        }
    }
}
