//! Lists that run on in one line: `1) first 2) second`, `a. first b. second`, `• first • second`.

use super::ends::Run;
use crate::text::Span;

/// The sign of an item: what comes before and behind its number.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Sign {
    number: u32,
    letter: bool,
    ending: char,
    bullet: Option<char>,
}

/// Starts of the second and later items, where `text` begins with the first item of a list and the
/// numbers follow each other.
pub(super) fn inline_items(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        items_of_line(line, line_start, &mut cuts);
        line_start += line.len();
    }
    cuts
}

fn items_of_line(line: &str, base: usize, cuts: &mut Vec<usize>) {
    let begin = line.len() - line.trim_start().len();
    let Some(mut last) = sign(line.get(begin..).unwrap_or_default()) else { return };
    let mut at = begin;
    let mut found = Vec::new();
    while let Some(space) = line.get(at..).and_then(|rest| rest.find(' ')) {
        at += space + 1;
        let Some(next) = sign(line.get(at..).unwrap_or_default()) else { continue };
        let same = next.letter == last.letter && next.ending == last.ending && next.bullet == last.bullet;
        if same && next.number == last.number + 1 {
            found.push(base + at);
            last = next;
        }
    }
    // One plain number with a stop may be a figure at the end of a sentence: "in 1. 2. Bundesliga".
    cuts.extend(found);
}

/// The list sign at the very start of `text`.
fn sign(text: &str) -> Option<Sign> {
    let bullet = text.chars().next().filter(|c| matches!(c, '•' | '⁃' | '◦' | '▪'));
    let rest = bullet.map_or(text, |c| text.get(c.len_utf8()..).unwrap_or_default().trim_start_matches(' '));
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, letter, len) = match rest.bytes().next() {
        Some(_) if (1..=2).contains(&digits) => (rest.get(..digits)?.parse().ok()?, false, digits),
        Some(b @ b'a'..=b'z') => (u32::from(b - b'a') + 1, true, 1),
        _ => return None,
    };
    let tail = rest.get(len..)?;
    let ending = tail.chars().next().filter(|c| matches!(c, '.' | ')'))?;
    let after = tail.get(1..)?.strip_prefix(')').unwrap_or(tail.get(1..)?);
    after.starts_with(' ').then_some(Sign { number, letter, ending, bullet })
}

/// The stop closes the number of a list item at the start of a sentence: `1. The road`, `12.) Next`.
pub(super) fn is_marker(text: &str, from: usize, word: &str, run: &Run) -> bool {
    let word = word.trim_start_matches(['•', '⁃', '◦', '▪', '-']);
    let so_far = Span::new(from, run.start).trim(text).of(text);
    let bare = so_far.trim_start_matches(['•', '⁃', '-', ' ', '(']);
    let number = (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    (number || letter) && bare.len() <= word.len() || so_far.ends_with("N°")
}
