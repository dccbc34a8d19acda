//! SARIF 2.1.0, the format of code editors and build servers.
//!
//! The log names the place of a finding twice: as a logical location ("Key point 3") always, and as line and column
//! where the words can be found in the file as they are.

use serde_json::{Value, json};

use super::{Input, LineColumn, Lines, Places};
use crate::check::Finding;
use crate::document::StatementId;
use crate::rules::{RuleId, Rules};
use crate::text::Span;

/// One log with one run over all files, by the rules they were checked with.
pub fn sarif(inputs: &[Input], rules: &Rules) -> String {
    let (hash, rules) = (&rules.hash, describe(rules));
    let artifacts: Value = inputs.iter().map(artifact).collect();
    let results: Vec<Value> = inputs.iter().enumerate().flat_map(|(at, input)| results(at, input)).collect();
    let version = env!("CARGO_PKG_VERSION");
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "factdesk", "version": version, "semanticVersion": version, "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "properties": {"rulesHash": hash},
            "artifacts": artifacts,
            "results": results,
        }],
    });
    log.to_string()
}

fn describe(rules: &Rules) -> Vec<Value> {
    let rule = |rule: &crate::rules::Rule| {
        json!({
            "id": rule.id.as_str(),
            "name": rule.title,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.why},
            "defaultConfiguration": {"level": rule.severity.as_str(), "enabled": rule.on},
        })
    };
    rules.iter().map(rule).collect()
}

fn artifact(input: &Input) -> Value {
    let mut artifact = json!({"location": {"uri": uri(input.file_name)}});
    if !input.file_sha256.is_empty() {
        artifact["hashes"] = json!({"sha-256": input.file_sha256});
    }
    artifact
}

fn results(file: usize, input: &Input) -> Vec<Value> {
    let places = Places::new(input.document);
    let lines = input.source.map(|source| Lines::new(source, input.document));
    let rule_index = |id: RuleId| input.rules.iter().position(|rule| rule.id == id).map_or(-1, |at| at as i64);
    let location = |statement: StatementId, span: Span| {
        let mut physical = json!({"artifactLocation": {"uri": uri(input.file_name), "index": file}});
        if let Some((from, to)) = lines.as_ref().and_then(|lines| lines.find(statement, span)) {
            physical["region"] = region(from, to, input.document.words(span));
        }
        json!({
            "physicalLocation": physical,
            "logicalLocations": [{"name": places.of(statement), "fullyQualifiedName": statement.label()}],
        })
    };
    let result = |(at, found): (usize, &Finding)| {
        let related = found.related.iter().map(|side| {
            let mut place = location(side.statement, side.span);
            let words = input.document.words(side.span);
            place["message"] = json!({"text": format!("{}: \u{201c}{words}\u{201d}", side.note)});
            place
        });
        let quote = input.document.words(found.span);
        let mut result = json!({
            "ruleId": found.rule.as_str(),
            "ruleIndex": rule_index(found.rule),
            "level": found.severity.as_str(),
            "message": {"text": format!("{} \u{201c}{quote}\u{201d}", found.message)},
            "locations": [location(found.statement, found.span)],
            "relatedLocations": related.collect::<Value>(),
        });
        if input.is_set_aside(at) {
            result["suppressions"] = json!([{"kind": "external"}]);
        }
        result
    };
    input.checked.findings.iter().enumerate().map(result).collect()
}

fn region(from: LineColumn, to: LineColumn, words: &str) -> Value {
    json!({
        "startLine": from.line,
        "startColumn": from.column,
        "endLine": to.line,
        "endColumn": to.column,
        "snippet": {"text": words},
    })
}

/// A path as a URI reference: separators kept, what a URI cannot hold percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.extend(['%', hex(byte >> 4), hex(byte & 15)]),
        }
    }
    uri
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(super::uri("drafts/the cost é.txt"), "drafts/the%20cost%20%C3%A9.txt");
    }
}
