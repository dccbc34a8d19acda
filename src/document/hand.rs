//! What an editor decided about the document, laid over what was found.
//!
//! A decision names its block or statement by its words. Of several equal ones it counts in file order:
//! for blocks over those in the document and those left out alike, for statements over statements.

use super::row::{Place, Row};
use super::statements::sentences_before;
use super::{Document, DraftKind, ImportNote, NoteKind, Override, OverrideKind, Part, StatementId, StatementRole};
use crate::text::{Span, fold};

/// Decisions about blocks; those that fit no block give a note.
pub(super) fn decide_blocks(rows: &mut [Row], overrides: &[Override], notes: &mut Vec<ImportNote>) {
    let of_block = |kind: &OverrideKind| {
        matches!(kind, OverrideKind::SetPart(_) | OverrideKind::PutBack(_) | OverrideKind::LeaveOut)
    };
    if !overrides.iter().any(|decision| of_block(&decision.kind)) {
        return;
    }
    let folded: Vec<String> = rows.iter().map(|row| fold(&row.text)).collect();
    for decision in overrides.iter().filter(|decision| of_block(&decision.kind)) {
        let quote = fold(&decision.quote);
        let whole = folded.iter().enumerate().filter(|(_, text)| **text == quote).nth(decision.nth);
        let part = || folded.iter().enumerate().filter(|(_, text)| text.contains(&quote)).nth(decision.nth);
        let Some(row) = whole.or_else(part).and_then(|(at, _)| rows.get_mut(at)).filter(|_| !quote.is_empty()) else {
            notes.push(not_found(decision));
            continue;
        };
        row.by_hand = true;
        match decision.kind {
            OverrideKind::LeaveOut => row.leave_out("left out by hand"),
            OverrideKind::SetPart(part) | OverrideKind::PutBack(part) => set(row, part),
            _ => {}
        }
    }
}

fn set(row: &mut Row, part: Part) {
    row.place = Place::In(part);
    row.kind = match part {
        Part::KeyPoints | Part::Subheadings => DraftKind::ListItem(None),
        Part::Faq if row.text.ends_with('?') => DraftKind::Question,
        Part::Faq => DraftKind::Answer,
        Part::Caption => DraftKind::Caption,
        Part::Headline => DraftKind::Heading(1),
        Part::Body if matches!(row.kind, DraftKind::Question | DraftKind::Answer | DraftKind::Caption) => {
            DraftKind::Paragraph
        }
        Part::Standfirst | Part::Byline | Part::Summary => DraftKind::Paragraph,
        Part::Body => row.kind,
    };
}

/// Decisions about statements, one after the other, each on what those before left.
pub(super) fn decide_statements(document: &mut Document, overrides: &[Override], notes: &mut Vec<ImportNote>) {
    for decision in overrides {
        let apply = match decision.kind {
            OverrideKind::SplitAt(_) | OverrideKind::JoinNext | OverrideKind::NotAClaim | OverrideKind::Claim => apply,
            _ => continue,
        };
        let quote = fold(&decision.quote);
        let same = |at: &usize| fold(document.words(document.statements[*at].span)) == quote;
        let found = (0..document.statements.len()).filter(same).nth(decision.nth);
        if !found.is_some_and(|at| apply(document, at, &decision.kind)) {
            notes.push(not_found(decision));
        }
    }
    for (at, statement) in document.statements.iter_mut().enumerate() {
        statement.id = StatementId::from_index(at);
    }
    renumber(document);
}

fn apply(document: &mut Document, at: usize, kind: &OverrideKind) -> bool {
    let Some(statement) = document.statements.get(at).cloned() else { return false };
    match *kind {
        OverrideKind::NotAClaim => document.statements[at].role = StatementRole::NotAClaim,
        OverrideKind::Claim => document.statements[at].role = StatementRole::Claim,
        OverrideKind::SplitAt(bytes) => {
            let middle = statement.span.start + bytes;
            let head = Span::new(statement.span.start, middle).trim(&document.text);
            let tail = Span::new(middle, statement.span.end).trim(&document.text);
            if head.is_empty() || tail.is_empty() || !document.text.is_char_boundary(middle) {
                return false;
            }
            document.statements[at].span = head;
            let mut second = statement;
            second.span = tail;
            document.statements.insert(at + 1, second);
        }
        OverrideKind::JoinNext => {
            let Some(next) = document.statements.get(at + 1).filter(|next| next.block == statement.block) else {
                return false;
            };
            let both = statement.span.cover(next.span);
            document.statements[at].span = both;
            document.statements.remove(at + 1);
        }
        _ => return false,
    }
    true
}

fn renumber(document: &mut Document) {
    for at in 0..document.statements.len() {
        let (before, rest) = document.statements.split_at_mut(at);
        let Some(statement) = rest.first_mut() else { continue };
        statement.sentence = sentences_before(before.last(), statement.part, statement.item) + 1;
    }
}

fn not_found(decision: &Override) -> ImportNote {
    ImportNote {
        kind: NoteKind::Look,
        message: "A change made by hand fits no words of this version any more.".to_owned(),
        quote: decision.quote.clone(),
        span: None,
    }
}
