//! Findings for a terminal: like a compiler's messages, in an editor's words.

use std::io::{self, Write};

use crate::check::Finding;
use crate::report::{Input, Lines, Places};
use crate::rules::Severity;

/// What is shown.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// Hints too.
    pub hints: bool,
    /// Ids of rules.
    pub ids: bool,
}

/// All findings of one article, then one line of counts.
pub(super) fn findings(input: &Input, shown: Shown, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(input.document);
    let lines = input.source.map(|source| Lines::new(source, input.document));
    let wanted = |found: &&Finding| shown.hints || found.severity > Severity::Note;
    for found in input.checked.findings.iter().filter(wanted) {
        // The caret goes to the words that fired; the quote is all that is flagged.
        let words = found.words.first().copied().unwrap_or(found.span);
        let at = lines.as_ref().and_then(|lines| lines.find(found.statement, words));
        let at = at.map_or_else(String::new, |(from, _)| format!("{}:{}:", from.line, from.column));
        let id = if shown.ids { format!(" [{}]", found.rule) } else { String::new() };
        writeln!(out, "{}:{at} {}: {}{id}", input.file_name, found.severity.as_str(), found.message)?;
        writeln!(out, "    {}: {}", places.of(found.statement), quoted(input.document.words(found.span)))?;
        for side in &found.related {
            let note = if side.note.is_empty() { "compared with" } else { side.note.as_str() };
            writeln!(out, "    {note} ({}): {}", places.of(side.statement), quoted(input.document.words(side.span)))?;
        }
    }
    summary(input, shown, out)
}

fn summary(input: &Input, shown: Shown, out: &mut dyn Write) -> io::Result<()> {
    let count =
        |hints: bool| input.checked.findings.iter().filter(|found| (found.severity == Severity::Note) == hints).count();
    let (problems, hints) = (number(count(false), "problem"), number(count(true), "hint"));
    let statements = number(input.document.counted().count(), "statement");
    let folded = if shown.hints || count(true) == 0 { "" } else { " (--all shows them)" };
    writeln!(out, "{}: {problems}, {hints}{folded} in {statements}", input.file_name)
}

/// The line that names the rules, so that two desks can tell whether theirs are the same.
pub(super) fn rules(hash: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "House rules: {hash}")
}

/// "1 problem", "2 problems".
pub(super) fn number(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// In quotation marks unless it has its own, without anything that could steer a terminal.
pub(super) fn quoted(words: &str) -> String {
    let words = words.replace(char::is_control, " ");
    if words.contains(['\u{201c}', '\u{201d}', '"']) { words } else { format!("\u{201c}{words}\u{201d}") }
}
