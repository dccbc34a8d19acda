//! Whole invented articles with planted faults and hard controls (`tests/data/desk`), and how many of them the
//! checks get right.
//!
//! A gold file names the sentences that must be flagged, as what, and those that must not be by a family of rules.
//! Nobody gets all of them right; so the counts reached are asserted, and a change may only better them: raise the
//! figures below with it (`cargo test --test core desk -- --nocapture` tells what is missed and what is flagged).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factdesk::check::{Checked, Finding, Quiet, run};
use factdesk::document::Document;
use factdesk::import;
use factdesk::rules::Rules;
use factdesk::text::{Span, fold};
use serde_json::Value;

/// Planted faults found with their kind, of all there are.
const FOUND_AT_LEAST: usize = 40;
/// Controls flagged by the family that must leave them alone.
const FALSE_AT_MOST: usize = 1;

#[test]
fn planted_faults_and_hard_controls() {
    let (mut found, mut missed, mut alarms) = (0, Vec::new(), Vec::new());
    for path in golds() {
        let gold: Value = serde_json::from_slice(&fs::read(&path).expect("a gold file")).expect("JSON");
        let (name, document, checked) = check_beside(&path);
        for problem in list(&gold["problems"]) {
            let kinds: Vec<&str> = std::iter::once(text(&problem["kind"]))
                .chain(problem["accept"].as_array().into_iter().flatten().map(text))
                .collect();
            let is_it = |finding: &&Finding| {
                kinds.contains(&finding.rule.as_str()) && speaks_of_both(&document, finding, problem)
            };
            if checked.findings.iter().any(|finding| is_it(&finding)) {
                found += 1;
            } else {
                missed.push(format!("{name}: missed: {}: {}", kinds[0], text(&problem["quote"])));
            }
        }
        for control in list(&gold["clean"]) {
            let family = text(&control["family"]);
            let is_it = |finding: &&Finding| {
                families(finding.rule.as_str()).contains(&family) && speaks_of_both(&document, finding, control)
            };
            if let Some(finding) = checked.findings.iter().find(is_it) {
                alarms.push(format!("{name}: flagged, is clean: {}: {}", finding.rule, text(&control["quote"])));
            }
        }
    }
    let told = format!("{found} found\n{}\n{}", missed.join("\n"), alarms.join("\n"));
    eprintln!("{told}");
    assert!(found >= FOUND_AT_LEAST && alarms.len() <= FALSE_AT_MOST, "{told}");
}

/// A repeat must name both ends, in either order; anything else speaks of the quote alone.
fn speaks_of_both(document: &Document, finding: &Finding, gold: &Value) -> bool {
    let quote = text(&gold["quote"]);
    if !finding.rule.as_str().starts_with("repeat.") {
        return speaks_of(document, finding.span, quote);
    }
    let related = gold["related"].as_str().unwrap_or(quote);
    finding.related.iter().any(|other| {
        let ends = [(quote, related), (related, quote)];
        ends.iter().any(|(a, b)| speaks_of(document, finding.span, a) && speaks_of(document, other.span, b))
    })
}

fn speaks_of(document: &Document, flagged: Span, quote: &str) -> bool {
    let (flagged, quote) = (fold(document.words(flagged)), fold(quote));
    flagged.contains(&quote) || quote.contains(&flagged)
}

/// The families a rule counts in: a lost attribution is a matter of both.
fn families(rule: &str) -> &'static [&'static str] {
    match rule {
        "attribution.lost" => &["attribution", "grounding"],
        "quote.altered" | "grounding.contradicted" | "grounding.unsupported" => &["grounding"],
        // Notes of their own kind, which no control speaks of.
        "attribution.no_basis" | "attribution.single_source" => &[],
        _ if rule.starts_with("attribution.") => &["attribution"],
        _ if rule.starts_with("repeat.") => &["repeat"],
        _ => &[],
    }
}

fn check_beside(gold: &Path) -> (String, Document, Arc<Checked>) {
    let stem = gold.to_string_lossy().trim_end_matches(".gold.json").to_owned();
    let article = ["txt", "md", "html"].iter().map(|ending| PathBuf::from(format!("{stem}.{ending}")));
    let article = article.into_iter().find(|path| path.exists()).expect("the article beside its gold file");
    let name = article.file_name().expect("a name").to_string_lossy().into_owned();
    let rules = Rules::builtin();
    let bytes = fs::read(&article).expect("an article");
    let (document, _) = import::read(&bytes, &name, &rules, &import::Options::default())
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let checked = run(&document, &rules, &Quiet, &mut |_: Arc<Checked>| {}).expect("nobody cancels");
    (name, document, Arc::new(checked))
}

fn golds() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/desk");
    let entries = fs::read_dir(folder).expect("desk articles").map(|entry| entry.expect("entry").path());
    let mut found: Vec<_> = entries.filter(|path| path.to_string_lossy().ends_with(".gold.json")).collect();
    found.sort();
    assert!(found.len() > 3, "desk articles are missing");
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
