//! `repeats`: whether two sentences say the same; `repeat_flags`: what the product flags in whole articles.

use anyhow::{Context, Result};
use factdesk::check::{self, Quiet};
use factdesk::document::Part;
use factdesk::language::{Language, Session};
use factdesk::rules::RuleId;
use factdesk::similarity::{Reader, compare};
use factdesk::text::{CodePoints, Span};
use serde_json::{Value, json};

use crate::{Env, article, text};

/// Two sentences by the product's own comparison and the limit of `repeat.near`.
pub(crate) fn run(row: &Value, env: &Env) -> Result<Value> {
    let (syntax, vectors) = (Language::builtin().syntax()?, Language::builtin().vectors()?);
    let mut reader = Reader::new(&env.rules, Some(vectors), None);
    let mut session = Session::default();
    let mut read = |sentence: &str| {
        let span = Span::new(0, sentence.len());
        let parsed = syntax.parse(sentence, span, &mut session);
        reader.open(sentence);
        reader.read(sentence, span, &parsed, &vectors.embed(sentence))
    };
    let (a, b) = (read(text(row, "a")), read(text(row, "b")));
    let made = compare(&reader.words, &a, &b);
    let repeat = f64::from(made.score) >= env.rules.limit(RuleId::RepeatNear, "score");
    Ok(json!({ "score": made.score, "repeat": repeat }))
}

/// All repeats that `check` finds in an article.
pub(crate) fn flags(row: &Value, env: &Env) -> Result<Value> {
    let words = text(row, "text");
    let document = article(&[(Part::Body, words)], env);
    let checked = check::run(&document, &env.rules, &Quiet, &mut |_| {}).ok().context("stopped")?;
    let index = CodePoints::new(&document.text);
    let repeats = checked.findings.iter().filter(|finding| finding.rule.family() == "repeat");
    let findings: Vec<Value> = repeats
        .flat_map(|finding| finding.related.iter().map(move |side| (finding, side)))
        .map(|(finding, side)| {
            let range = |span| index.range(&document.text, span);
            json!({ "a": range(side.span), "b": range(finding.span), "score": finding.score, "rule": finding.rule.as_str() })
        })
        .collect();
    Ok(json!({ "findings": findings }))
}
