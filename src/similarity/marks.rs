//! What the bare text of a statement tells of its figures, dates and quotations.

use crate::text::{Span, numbers};

/// Dates that only tell what something is compared with: "than last year", "as in May".
pub(super) fn compared(own: &str, moments: &[Span]) -> Vec<Span> {
    let is_base = |moment: &&Span| {
        let before = own.get(..moment.start).unwrap_or_default().trim_end();
        let before = ["in", "on", "the", "of"].iter().fold(before, |rest, word| {
            rest.strip_suffix(word).filter(|rest| rest.ends_with(' ')).map_or(rest, str::trim_end)
        });
        [" than", " as", " with", " against"].iter().any(|word| before.ends_with(word))
    };
    moments.iter().filter(is_base).copied().collect()
}

/// "Ann Lee, 52, chairs the council": years of age, which another sentence prints as such.
pub(super) fn ages(own: &str, figures: &mut [numbers::Quantity]) {
    const YEAR: f64 = 31_557_600.0;
    for figure in figures.iter_mut().filter(|figure| figure.digits && (1.0..=110.0).contains(&figure.value)) {
        let (before, behind) = (own.get(..figure.span.start), own.get(figure.span.end..));
        let Some((before, behind)) = before.zip(behind).filter(|_| figure.dimension == numbers::Dimension::Count)
        else {
            continue;
        };
        let name = before.strip_suffix(", ").and_then(|before| before.rsplit(' ').next());
        let closed = matches!(behind.trim_end_matches(['"', '”']), "" | ".") || behind.starts_with([',', ';']);
        if closed && name.is_some_and(|name| name.starts_with(char::is_uppercase)) {
            (figure.value, figure.dimension) = (figure.value * YEAR, numbers::Dimension::Time);
            figure.slack *= YEAR;
        }
    }
}

/// Pairs of counts that are the two sides of a vote or score.
pub(super) fn tallies(text: &str, own: &str, numbers: &[numbers::Quantity]) -> Vec<(u16, u16)> {
    let voted = own.contains("vote");
    let side = |number: &numbers::Quantity| number.dimension == numbers::Dimension::Count;
    let found = numbers.windows(2).enumerate().filter(|(_, pair)| {
        let [a, b] = pair else { return false };
        let between = Span::new(a.span.end, b.span.start.max(a.span.end)).of(text).trim();
        let joined = match between {
            "-" | "–" => a.digits && b.digits,
            "to" | "votes to" | "against" | "in favour to" => voted,
            _ => false,
        };
        joined && side(a) && side(b)
    });
    found.map(|(at, _)| (at as u16, at as u16 + 1)).collect()
}

/// The stretches between quotation marks, of two words or more. Single marks count where they are curly.
pub fn quoted(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        let close = match open {
            Some((_, '“')) => c == '”' || c == '"',
            Some((_, '"')) => c == '"' || c == '”',
            Some((_, '‘')) => {
                c == '’' && !text.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
            }
            Some((_, '«')) => c == '»',
            _ => false,
        };
        if close {
            if let Some((start, _)) = open.take() {
                found.push(Span::new(start, at).trim(text));
            }
        } else if open.is_none() && (matches!(c, '“' | '"' | '«') || c == '‘' && !is_apostrophe(text, at)) {
            open = Some((at + c.len_utf8(), c));
        }
    }
    found.retain(|span| !span.is_empty());
    found
}

/// "Trump‘s": a mark inside a word opens nothing.
fn is_apostrophe(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric))
}

/// The dateline a sentence opens with: capitals, then a dash within a few words.
pub(super) fn dateline(text: &str) -> Option<Span> {
    const LONGEST: usize = 60;
    let first = text.split(|c: char| !c.is_alphabetic()).next()?;
    let shouted = first.chars().count() >= 3 && first.chars().all(char::is_uppercase);
    let dash = [" — ", " – ", " - ", " -- "].iter().filter_map(|dash| text.find(dash)).min()?;
    (shouted && dash <= LONGEST).then(|| Span::new(0, dash))
}
