//! Parts that a format names itself, and an FAQ that stands both on the page and in its data.

use super::row::Row;
use super::{DraftKind, Part};
use crate::text::fold;

/// Puts rows with a part of their own where they belong. Questions and answers from the page's data show
/// which rows of the page ask and answer them; what is on the page is not taken twice.
pub(super) fn place_hints(rows: &mut Vec<Row>) {
    let data: Vec<usize> = (0..rows.len()).filter(|&at| is_data(&rows[at])).collect();
    if let Some(&first) = data.first() {
        let (asked, answers): (Vec<_>, Vec<_>) = data.iter().partition(|&&at| rows[at].kind == DraftKind::Question);
        let asked: Vec<String> = asked.into_iter().map(|&at| key(&rows[at])).collect();
        let answers: Vec<String> = answers.into_iter().map(|&at| key(&rows[at])).collect();
        let on_page = rows[..first].iter().filter(|row| row.is_open() && asked.contains(&key(row))).count();
        if on_page * 2 >= asked.len() {
            rows.truncate(first);
            mark_on_page(rows, &asked, &answers);
        }
    }
    for row in rows.iter_mut().filter(|row| row.is_open()) {
        match row.hint {
            // A headline and a byline are chosen among several.
            None | Some(Part::Headline | Part::Byline) => {}
            Some(part) => row.put(part),
        }
    }
}

/// Comes from the page's data and not from its text: such rows stand last.
fn is_data(row: &Row) -> bool {
    row.hint == Some(Part::Faq) && matches!(row.kind, DraftKind::Question | DraftKind::Answer)
}

fn key(row: &Row) -> String {
    fold(&row.text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn mark_on_page(rows: &mut [Row], asked: &[String], answers: &[String]) {
    let mut inside = false;
    for row in rows.iter_mut() {
        let key = key(row);
        if asked.contains(&key) {
            inside = true;
            row.kind = DraftKind::Question;
        } else if inside && !key.is_empty() && answers.iter().any(|answer| answer.contains(&key)) {
            row.kind = DraftKind::Answer;
        } else {
            inside = inside && !row.is_open();
            continue;
        }
        row.hint = Some(Part::Faq);
        row.place = super::row::Place::Open;
    }
}
