//! The contract of the check file, held key by key.

use std::collections::BTreeSet;

use factdesk::rules::RuleId;
use serde_json::Value;

const PARTS: &[&str] = &["headline", "standfirst", "body", "subheadings", "key_points", "summary", "faq", "caption"];
const KINDS: &[&str] = &["paragraph", "heading", "list_item", "question", "answer"];
const MISMATCHES: &[&str] = &["number", "name", "date", "negation", "hedge", "attribution", "quote"];

/// Panics with the key that breaks it.
pub(crate) fn holds(check: &Value) {
    assert_eq!(check["schema"], "factdesk-check/1");
    assert!(check["article"]["title"].is_string() && check["article"]["sha256"].is_string());
    for part in list(&check["article"]["parts"]) {
        among(&part["part"], PARTS);
        for item in list(&part["items"]) {
            among(&item["kind"], KINDS);
            plain(&item["text"]);
        }
    }
    let mut ids = BTreeSet::new();
    for statement in list(&check["statements"]) {
        among(&statement["part"], PARTS);
        plain(&statement["text"]);
        span(&statement["span"]);
        assert!(ids.insert(text(&statement["id"]).to_owned()), "an id twice: {statement}");
    }
    let rules: Vec<_> = RuleId::ALL.iter().map(|rule| rule.as_str()).collect();
    let mut found = BTreeSet::new();
    for finding in list(&check["findings"]) {
        assert!(found.insert(text(&finding["id"])), "an id twice: {finding}");
        among(&finding["rule"], &rules);
        among(&finding["severity"], &["note", "warning", "error"]);
        assert!(ids.contains(text(&finding["statement"])), "no such statement: {finding}");
        assert!(!text(&finding["quote"]).is_empty() && !text(&finding["message"]).is_empty(), "{finding}");
        assert!(finding["score"].is_null() || finding["score"].is_f64(), "{finding}");
        span(&finding["span"]);
        for mismatch in list(&finding["mismatches"]) {
            among(&mismatch["kind"], MISMATCHES);
            assert!(mismatch["here"].is_string() && mismatch["there"].is_string(), "{mismatch}");
        }
        for related in list(&finding["related"]) {
            assert!(ids.contains(text(&related["statement"])), "no such statement: {related}");
            assert!(related["quote"].is_string() && related["note"].is_string(), "{related}");
            span(&related["span"]);
        }
    }
    for note in list(&check["notes"]) {
        assert!(note["message"].is_string() && note["quote"].is_string(), "{note}");
    }
    for key in ["tool", "rules_hash", "language"] {
        assert!(check[key].is_string(), "{key}");
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("not a list: {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

fn among(value: &Value, words: &[&str]) {
    assert!(words.contains(&text(value)), "{value} is none of {words:?}");
}

fn plain(value: &Value) {
    let words: Vec<_> = text(value).split_whitespace().collect();
    assert_eq!(text(value), words.join(" "), "white space is not collapsed");
}

fn span(value: &Value) {
    let ends: Vec<_> = list(value).iter().map(|end| end.as_u64().expect("a number")).collect();
    assert!(ends.len() == 2 && ends[0] <= ends[1], "not a span: {value}");
}
