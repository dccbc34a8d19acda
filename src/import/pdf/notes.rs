//! Footnotes: small type at the foot of a page, tied to the raised figure that calls them.

use super::blocks::{Block, body_size};
use crate::document::SourceNote;
use crate::text::Span;

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Takes footnotes out of the text and puts them on the words they stand on.
pub(super) fn tie(blocks: &mut Vec<Block>) -> Vec<(usize, SourceNote)> {
    let body = body_size(blocks);
    let mut notes = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        match calls(blocks, at, body) {
            Some((home, span)) => {
                let note = blocks.remove(at);
                let text = without_number(&note.text).to_owned();
                let home = if home > at { home - 1 } else { home };
                if let Some(block) = blocks.get_mut(home) {
                    cut(block, span);
                    let place = Span::new(span.start, span.start);
                    notes.push((home, SourceNote { span: place, text, author: String::new() }));
                }
            }
            None => at += 1,
        }
    }
    notes
}

/// The call of the footnote that a block is: its block and place.
fn calls(blocks: &[Block], at: usize, body: f32) -> Option<(usize, Span)> {
    let note = blocks.get(at)?;
    if note.size > body * 0.93 || note.height < 0.5 {
        return None;
    }
    let number = number(&note.text)?;
    let call: String = number.chars().filter_map(|c| RAISED.get(c.to_digit(10)? as usize)).collect();
    let on_page = blocks.iter().enumerate().filter(|(other, block)| {
        // A paragraph that began on the page before may hold the call.
        *other != at && (block.page == note.page || block.page + 1 == note.page) && block.size > note.size
    });
    on_page.rev().find_map(|(other, block)| {
        let from = block.text.find(&call)?;
        let span = Span::new(from, from + call.len());
        let more = |c: Option<char>| c.is_some_and(|c| RAISED.contains(&c));
        let before = block.text.get(..span.start)?.chars().next_back();
        let after = block.text.get(span.end..)?.chars().next();
        (!more(before) && !more(after)).then_some((other, span))
    })
}

/// The number at the start of a footnote, raised or not.
fn number(text: &str) -> Option<String> {
    let plain = |c: char| c.to_digit(10).or_else(|| RAISED.iter().position(|own| *own == c).map(|at| at as u32));
    let digits: String = text.chars().map_while(plain).filter_map(|digit| char::from_digit(digit, 10)).collect();
    (1..=3).contains(&digits.len()).then_some(digits)
}

fn without_number(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || RAISED.contains(&c)).trim_start_matches(['.', ')', ' '])
}

fn cut(block: &mut Block, span: Span) {
    if block.text.get(span.start..span.end).is_some() {
        block.text.replace_range(span.start..span.end, "");
    }
    let length = span.len();
    block.styles.retain_mut(|(own, _)| {
        if own.start >= span.end {
            *own = Span::new(own.start - length, own.end - length);
        } else if own.end > span.start {
            *own = Span::new(own.start.min(span.start), own.end.saturating_sub(length).max(span.start));
        }
        !own.is_empty()
    });
}
