//! Checks over annotated articles (`tests/data/checks/*`) and over the examples inside the rule files.
//!
//! A fixture is an article with caret lines: under a line of text, `^^^^ rule.id: why` says that a finding of
//! that rule flags words which begin and end there, or contain them. Its first line names the rules it is
//! about (`<!-- rules: repeat.near repeat.verbatim -->`): of those, every finding must be annotated and every
//! annotation found. Other rules are not looked at.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factdesk::app::trial;
use factdesk::check::{Checked, Quiet, run};
use factdesk::document::Document;
use factdesk::import;
use factdesk::rules::{RuleId, Rules, Severity};
use factdesk::text::{Span, fold};

fn check(name: &str, text: &str) -> (Document, Checked) {
    let rules = Rules::builtin();
    let (document, _) = import::read(text.as_bytes(), name, &rules, &import::Options::default())
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let checked = run(&document, &rules, &Quiet, &mut |_: Arc<Checked>| {}).expect("nobody cancels");
    (document, checked)
}

/// One caret line: rule and the words above the carets.
#[derive(Debug)]
struct Wanted {
    rule: RuleId,
    words: String,
    line: usize,
}

fn parse_fixture(text: &str) -> (Vec<RuleId>, String, Vec<Wanted>) {
    let mut lines = text.lines();
    let head = lines.next().unwrap_or_default();
    let listed = head
        .strip_prefix("<!-- rules:")
        .and_then(|rest| rest.strip_suffix("-->"))
        .expect("the first line names the rules");
    let rules: Vec<RuleId> = listed.split_whitespace().map(|id| id.parse().expect("a rule")).collect();
    let (mut article, mut wanted) = (Vec::new(), Vec::new());
    for (number, line) in lines.enumerate() {
        if line.trim_start().starts_with('^') {
            let above: Vec<char> =
                article.last().map(|line: &&str| line.chars().collect()).expect("a line above the carets");
            let start = line.chars().position(|c| c == '^').expect("a caret");
            let carets = line.chars().filter(|c| *c == '^').count();
            let end = (start + carets).min(above.len());
            let id = line.trim_start().trim_start_matches('^').trim().split(':').next().unwrap_or_default();
            let rule = id.trim().parse().unwrap_or_else(|error| panic!("line {}: {error}", number + 2));
            wanted.push(Wanted { rule, words: above[start..end].iter().collect(), line: number + 2 });
        } else {
            article.push(line);
        }
    }
    (rules, article.join("\n"), wanted)
}

fn speaks_of(document: &Document, flagged: Span, words: &str) -> bool {
    let (flagged, words) = (fold(document.words(flagged)), fold(words));
    flagged.contains(&words) || words.contains(&flagged)
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/checks");
    let mut found: Vec<_> = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("entry").path()).collect();
    found.sort();
    found
}

#[test]
fn annotated_articles() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let (rules, article, mut wanted) = parse_fixture(&fs::read_to_string(&path).expect("utf-8"));
        let (document, checked) = check(&name, &article);
        for finding in checked.findings.iter().filter(|finding| rules.contains(&finding.rule)) {
            let found = wanted
                .iter()
                .position(|want| want.rule == finding.rule && speaks_of(&document, finding.span, &want.words));
            match found {
                Some(at) => drop(wanted.remove(at)),
                None => wrong.push(format!(
                    "{name}: not wanted: {} on “{}”: {}",
                    finding.rule,
                    document.words(finding.span),
                    finding.message
                )),
            }
        }
        wrong.extend(
            wanted.iter().map(|want| format!("{name}:{}: missed: {} on “{}”", want.line, want.rule, want.words)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_passes_its_own_examples() {
    let rules = Rules::builtin();
    for rule in rules.iter() {
        for flagged in [true, false] {
            let has = rule.examples.iter().any(|example| example.flagged == flagged);
            assert!(has, "{}: needs an example that is flagged and one that is clean", rule.id);
        }
    }
    let trials = trial::run(&rules, |_| true, &Quiet);
    assert_eq!(trials.len(), rules.iter().map(|rule| rule.examples.len()).sum::<usize>());
    let wrong: Vec<_> = trials.iter().filter(|trial| !trial.holds()).map(ToString::to_string).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nouns without a word in the text may be said in others; a deed or a name of which it has nothing is a warning.
#[test]
fn silence_on_nouns_alone_is_a_hint() {
    let article = "# Court jails club treasurer\n\nDerby Crown Court jailed the treasurer of a bowls club for fraud on \
                   Monday. The court heard that most of the money went on online bingo.\n\n## Key points\n\n";
    for (point, severity) in [
        ("Mostly on bingo websites.", Severity::Note),
        ("Websites sued the treasurer over bingo.", Severity::Warning),
        ("Most of the money went on online bingo in Malta.", Severity::Warning),
    ] {
        let (_, checked) = check("bingo.md", &format!("{article}- {point}\n"));
        let found: Vec<Severity> = checked
            .findings
            .iter()
            .filter(|finding| finding.rule == RuleId::GroundingUnsupported)
            .map(|finding| finding.severity)
            .collect();
        assert_eq!(found, [severity], "{point}");
    }
}
