//! Text without marks: one block a line.

use super::{ImportError, Options, decode, no_prose};
use crate::document::{Draft, DraftBlock};

/// A line of this many chars or more may have been broken by a mail program or typewriter.
const WRAPPED_FROM: usize = 50;
/// No program wraps wider than this.
const WRAPPED_TO: usize = 100;

/// Reads plain text.
pub(super) fn read(bytes: &[u8], options: &Options<'_>) -> Result<Draft, ImportError> {
    let decoded = decode::text(bytes, options.encoding)?;
    super::is_text_of_length(&decoded.text)?;
    let mut draft = from_text(&decoded.text);
    draft.notes = decoded.notes;
    draft.notes.extend(no_prose::note(&decoded.text));
    if draft.blocks.is_empty() {
        return Err(ImportError::NoText);
    }
    Ok(draft)
}

/// The lines of a text as blocks; lines that a program broke are joined again.
pub(super) fn from_text(text: &str) -> Draft {
    let lines: Vec<String> = text.split(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']).map(words).collect();
    // "\r\n" leaves an empty piece behind each line; those are no empty lines.
    let lines = if text.contains("\r\n") { unpaired(text) } else { lines };
    let wrapped = is_wrapped(&lines);
    let mut draft = Draft::default();
    let (mut gap, mut rule) = (true, false);
    let mut last_width = 0;
    for line in lines {
        if line.is_empty() || is_rule(&line) {
            // Right below a line it underlines a heading.
            rule |= gap && !line.is_empty();
            gap = true;
            continue;
        }
        let width = line.chars().count();
        let joins = wrapped && !gap && last_width >= WRAPPED_FROM && !starts_item(&line);
        match draft.blocks.last_mut() {
            Some(last) if joins => {
                last.text.push(' ');
                last.text.push_str(&line);
            }
            _ => draft.blocks.push(DraftBlock {
                text: line,
                gap_before: gap,
                rule_before: rule,
                ..DraftBlock::default()
            }),
        }
        last_width = width;
        (gap, rule) = (false, false);
    }
    draft
}

fn words(line: &str) -> String {
    let clean: String = line.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unpaired(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n").split(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']).map(words).collect()
}

/// A line of signs that parts sections or underlines a heading: `====`, `* * *`.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '#' | '·' | '—' | '–' | ' ')) && line.len() >= 3
}

fn starts_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=3).contains(&digits) && line.get(digits..).is_some_and(|rest| rest.starts_with([')', '.']));
    numbered || ["- ", "* ", "• ", "– ", "Q:", "A:"].iter().any(|sign| line.starts_with(sign))
}

/// Most lines that another follows directly have the width at which programs break lines.
fn is_wrapped(lines: &[String]) -> bool {
    let (mut full, mut short, mut long) = (0, 0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if line.is_empty() || next.is_empty() {
            continue;
        }
        match line.chars().count() {
            width if width > WRAPPED_TO => long += 1,
            width if width >= WRAPPED_FROM && !line.ends_with(['.', '?', '!', ':', '”', '"']) => full += 1,
            _ => short += 1,
        }
    }
    full >= 3 && full > short && long * 10 <= full
}

#[cfg(test)]
mod tests {
    use super::from_text;

    fn lines(text: &str) -> Vec<String> {
        from_text(text).blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn one_block_a_line_whatever_ends_it() {
        assert_eq!(lines("one\r\ntwo\r\n\r\nthree\rfour\n"), ["one", "two", "three", "four"]);
        let gaps: Vec<_> = from_text("one\r\ntwo\r\n\r\nthree").blocks.iter().map(|block| block.gap_before).collect();
        assert_eq!(gaps, [true, false, true]);
    }

    #[test]
    fn broken_lines_are_joined() {
        let text = "The harbour board has agreed to dredge the northern channel after\n\
                    three boats ran aground there in the course of one winter, its\n\
                    chair said on Monday, and will pay for the work from fees that\n\
                    it raised in spring.\n\nThe work begins in May.\n";
        assert_eq!(lines(text).len(), 2);
    }

    #[test]
    fn a_list_of_short_lines_is_not_joined() {
        assert_eq!(lines("Key points\nThe road opens.\nThe cost rose.\n").len(), 3);
    }
}
