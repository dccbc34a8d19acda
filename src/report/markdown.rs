//! A report as Markdown, for desks that keep their records as text. Every word of the article is escaped, so that
//! nothing in it becomes a heading, a link, an image or HTML.

use super::Input;
use super::outline::{Entry, Outline, summary};

/// The whole report.
pub fn markdown(input: &Input) -> String {
    let outline = Outline::new(input);
    let mut out = format!("# {}\n\n{}\n\n{}\n\n", esc(&outline.title), esc(&outline.state), esc(&summary(&outline)));
    for (label, value) in &outline.about {
        line(&mut out, &format!("- {}: {}", esc(label), esc(value)));
    }
    around(&mut out, &outline);
    for section in &outline.sections {
        heading(&mut out, section.title, section.entries.len());
        if !section.lead.is_empty() {
            line(&mut out, &format!("{}\n", esc(section.lead)));
        }
        section.entries.iter().for_each(|item| entry(&mut out, item));
    }
    sources(&mut out, &outline);
    history(&mut out, &outline);
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn heading(out: &mut String, title: &str, number: usize) {
    line(out, &format!("\n## {} ({number})\n", esc(title)));
}

fn around(out: &mut String, outline: &Outline) {
    if outline.around.is_empty() {
        return;
    }
    heading(out, "Around the article", outline.around.len());
    line(out, "| Item | Found | In the article | Source below | Mark |\n| --- | --- | --- | --- | --- |");
    for row in &outline.around {
        let evidence: Vec<_> =
            row.evidence.iter().map(|(place, words)| format!("{} ({})", esc(words), esc(place))).collect();
        let found: Vec<_> =
            std::iter::once(row.outcome).chain(row.differences.iter().map(String::as_str)).map(esc).collect();
        let item = format!("{} ({})", esc(&row.text), esc(&row.place));
        let (found, evidence) = (found.join("; "), evidence.join("; "));
        line(out, &format!("| {item} | {found} | {evidence} | {} | {} |", esc(&row.source), esc(&row.mark)));
    }
}

fn entry(out: &mut String, entry: &Entry) {
    let head: Vec<_> =
        [&entry.place, &entry.by].into_iter().filter(|text| !text.is_empty()).map(|text| esc(text)).collect();
    line(out, format!("- **{}** {}", esc(&entry.badge), head.join(" \u{b7} ")).trim_end());
    let bold = |(marked, words): &(bool, String)| match words.trim() {
        core if *marked && !core.is_empty() => inner(words).replacen(&esc(core), &format!("**{}**", esc(core)), 1),
        _ => inner(words),
    };
    let quote: String = entry.quote.iter().map(bold).collect();
    for (mark, text) in [("> ", quote), ("", esc(&entry.message))] {
        if !text.is_empty() {
            line(out, &format!("\n  {mark}{text}"));
        }
    }
    if !entry.details.is_empty() {
        out.push('\n');
    }
    for (label, text) in &entry.details {
        line(out, &format!("  - {}: {}", esc(label), esc(text)));
    }
    out.push('\n');
}

fn sources(out: &mut String, outline: &Outline) {
    if outline.sources.is_empty() {
        return;
    }
    heading(out, "Sources", outline.sources.len());
    for row in &outline.sources {
        line(out, &format!("{}. {}", row.number, esc(&row.title)));
        let quote = (!row.quote.is_empty()).then(|| format!("\u{201c}{}\u{201d}", row.quote));
        let supports = (!row.supports.is_empty()).then(|| format!("Rests on it: {}", row.supports.join("; ")));
        for detail in quote.iter().chain(&row.details).chain(&supports) {
            line(out, &format!("   - {}", esc(detail)));
        }
    }
}

fn history(out: &mut String, outline: &Outline) {
    if outline.history.is_empty() {
        return;
    }
    heading(out, "History", outline.history.len());
    line(out, "| When | Who | What | Words |\n| --- | --- | --- | --- |");
    for row in &outline.history {
        let what =
            if row.change.is_empty() { esc(row.what) } else { format!("{}: {}", esc(row.what), esc(&row.change)) };
        line(out, &format!("| {} | {} | {what} | {} |", esc(&row.at), esc(&row.by), esc(&row.quote)));
    }
}

/// Escapes words inside a line, keeping the spaces at their ends.
fn inner(text: &str) -> String {
    let space = |has: bool| if has { " " } else { "" };
    let (first, last) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{}{}", space(first), esc(text), space(last && !text.trim().is_empty()))
}

/// Backslashes before everything that means something in Markdown or HTML; line breaks become spaces, since a
/// line of its own could start a block.
fn esc(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() => {}
            c => {
                let next = chars.peek().copied();
                if is_markup(c, next, &out) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

/// Whether a char would mean something to a Markdown reader, behind what is written already.
fn is_markup(c: char, next: Option<char>, before: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '!' | '{' | '}' | '$' | '^' | '@' => {
            true
        }
        // These start a list, a rule or a heading only at the start of a line, or after a number there.
        '-' | '+' | '=' => before.is_empty(),
        ')' => is_number(before),
        // Many readers make links of bare addresses: `http://`, `www.`; and of `a@b` above.
        '.' => is_number(before) || before.ends_with("www"),
        ':' => next == Some('/'),
        _ => false,
    }
}

fn is_number(before: &str) -> bool {
    !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::esc;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// The plain text of a Markdown document that may hold nothing but one paragraph of text.
    fn only_text(markdown: &str) -> Result<String, String> {
        let mut text = String::new();
        // Typographic quotation marks are a matter of taste, not of markup.
        let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Text(words) => text.push_str(&words),
                other => return Err(format!("{other:?} in {markdown:?}")),
            }
        }
        Ok(text)
    }

    proptest! {
        #[test]
        fn escaped_text_is_a_paragraph_of_that_text(text in "[ -~\u{e9}\u{2019}\\n\\t]{0,60}") {
            let read = only_text(&esc(&text)).map_err(TestCaseError::fail)?;
            let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(plain(&read), plain(&text));
        }
    }

    #[test]
    fn what_would_be_markup_is_text() {
        for text in [
            "# TK",
            "1. one",
            "12) two",
            "- a",
            "+++",
            "===",
            "| a | b |",
            "![x](http://e.org)",
            "<b>",
            "&amp;",
            "www.e.org",
            "a@b.c",
            "a  \nb",
            "[^1]: n",
            ":smile:",
            "~~x~~",
            "---",
        ] {
            assert_eq!(
                only_text(&esc(text)).map(|read| read.split_whitespace().collect::<Vec<_>>().join(" ")),
                Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
            );
        }
    }
}
