//! `copy.garbled`: leftovers of templates, prompts and pasted code; a word printed twice.

use std::sync::LazyLock;

use regex::Regex;

use super::super::Finding;
use super::super::context::Context;
use crate::rules::RuleId;
use crate::text::Span;

/// Each of these is text which no reader is meant to see: template holes, code, undecoded entities, tags, UTF-8
/// read as Windows-1252, Markdown links left over.
static SIGNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) \{\{[^}\n]{0,80}\}\} | \{%[^%\n]{0,80}%\} | \$\{[^}\n]{0,60}\} | \[object\ Object\] | \bNaN\b
        | &(?:amp|nbsp|quot|lt|gt|rsquo|lsquo|ldquo|rdquo|mdash|ndash|\#\d{2,5});
        | </?(?:p|div|span|br|strong|em|a|li|ul|h[1-6])\b[^>\n]{0,80}> | \u{FFFD}
        | â€[™œ\u{9d}“”˜¦] | Ã[©¨¤¶¼±³¡] | \]\(https?://",
    )
    .ok()
});

/// Words that may rightly stand twice in a row.
const MAY_DOUBLE: &[&str] = &["had", "that", "is", "very", "so", "no", "bye", "ha", "really", "many", "long", "blah"];

/// Verbs of which "in" and "on" are a part, so that the same word may follow once more: "brought in in April".
const WITH_IN: &[&str] = &[
    "break", "breaks", "bring", "bringing", "brings", "broke", "broken", "brought", "call", "called", "came", "check",
    "checked", "come", "comes", "coming", "file", "filed", "filled", "fly", "flew", "flown", "gave", "give", "given",
    "go", "goes", "gone", "handed", "kick", "kicked", "let", "locked", "log", "logged", "move", "moved", "moves",
    "moving", "opted", "phased", "phoned", "put", "rolled", "sent", "set", "sets", "settled", "sign", "signed", "step",
    "stepped", "swore", "sworn", "take", "taken", "takes", "took", "turned", "ushered", "voted", "went", "written",
];
const WITH_ON: &[&str] = &[
    "add", "added", "bring", "brought", "carried", "carry", "came", "come", "comes", "dragged", "get", "go", "goes",
    "going", "gone", "got", "held", "hold", "keep", "kept", "lived", "log", "logged", "move", "moved", "pass",
    "passed", "put", "sign", "signed", "switch", "switched", "take", "taken", "took", "tried", "turn", "turned",
    "went", "worked",
];

/// Flags leftovers: few patterns, high precision.
pub(in crate::check) fn run(ctx: &Context) -> Vec<Finding> {
    let phrases = ctx.rules.lexicon("garbled_phrases");
    let mut findings = Vec::new();
    for statement in &ctx.document.statements {
        let text = ctx.words(statement.span);
        let sign = SIGNS.as_ref().and_then(|signs| signs.find(text)).map(|found| Span::from(found.range()));
        let phrase = || phrases.find_in(text).into_iter().next();
        let (words, message) = if let Some(words) = sign.or_else(phrase) {
            (
                words,
                format!("\u{201c}{}\u{201d} looks like a leftover of a template, a prompt or code.", words.of(text)),
            )
        } else if let Some(words) = doubled(text) {
            (
                words,
                format!(
                    "\u{201c}{}\u{201d} stands twice in a row.",
                    words.of(text).split(' ').next().unwrap_or_default()
                ),
            )
        } else {
            continue;
        };
        let mut finding = ctx.finding(RuleId::CopyGarbled, statement.id, statement.span, message);
        finding.words.push(words.shift(statement.span.start));
        findings.push(finding);
    }
    findings
}

/// The first lower-case word that is printed twice with one space between.
fn doubled(text: &str) -> Option<Span> {
    let mut before: Option<(usize, &str)> = None;
    let mut governs = "";
    let mut at = 0;
    for word in text.split(' ') {
        let plain = word.len() > 1 && word.chars().all(char::is_lowercase);
        // A comma or quotation mark between the two is no slip, and then the words differ here.
        if let Some((start, same)) = before
            && word.trim_end_matches([',', '.', ';', ':']) == same
            && !MAY_DOUBLE.contains(&same)
            && !(same == "in" && WITH_IN.contains(&governs) || same == "on" && WITH_ON.contains(&governs))
        {
            return Some(Span::new(start, at + same.len()));
        }
        governs = before.map_or("", |(_, word)| word);
        before = plain.then_some((at, word));
        at += word.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{SIGNS, doubled};

    #[test]
    fn the_pattern_compiles() {
        assert!(SIGNS.is_some());
    }

    #[test]
    fn a_word_twice() {
        let of = |text: &'static str| doubled(text).map(|span| span.of(text));
        assert_eq!(of("It is in the the yard."), Some("the the"));
        assert_eq!(of("She said that that was it, and he had had enough."), None);
        assert_eq!(of("Come in, in short."), None);
        assert_eq!(of("The rule was brought in in April, and the row went on on Monday."), None);
        assert_eq!(of("It stood in in the yard."), Some("in in"));
        assert_eq!(of("Wagga Wagga voted."), None);
    }
}
