//! From a draft to a document.

use super::chrome::{Chrome, Section};
use super::head::Head;
use super::labels::Labels;
use super::row::{Place, Row};
use super::sections::Sections;
use super::shape::{ends_sentence, is_menu, marker};
use super::statements::{Placed, lay_out};
use super::{
    Document, Draft, DraftKind, ImportNote, NoteKind, Override, Part, Segmenter, SourceNote, Statement, Style, credits,
    faq, hand, printed,
};
use crate::rules::Rules;
use crate::text::Span;

/// Finds the parts of a draft, leaves page furniture out and cuts statements.
/// What `overrides` say wins. The notes tell what was left out or guessed.
pub fn build(draft: Draft, rules: &Rules, overrides: &[Override]) -> (Document, Vec<ImportNote>) {
    let Draft { blocks, meta, notes, source_notes } = draft;
    let flat = !blocks.iter().any(|block| matches!(block.kind, DraftKind::Heading(_)));
    let rows: Vec<Row> = blocks.into_iter().enumerate().filter_map(|(at, block)| Row::new(block, at)).collect();
    let (labels, chrome) = (Labels::new(rules), Chrome::new(rules));
    let mut document = Document { meta, ..Document::default() };
    let mut page = Sections { rows, labels: &labels, flat, long: false, listed: Vec::new(), notes };
    faq::place_hints(&mut page.rows);
    split_bullets(&mut page.rows);
    leave_furniture_out(&mut page.rows, &chrome, &labels, rules);
    page.find_listed();
    let head = Head { rules, labels: &labels, chrome: &chrome, listed: &page.listed };
    head.find(&mut page.rows, &mut document.meta, &mut page.notes);
    page.find_headings();
    find_lists(&mut page.rows);
    page.find_parts();
    leave_tail_out(&mut page.rows, rules, &mut document);
    page.leave_last_lines_out();
    if document.meta.date_iso.is_empty() {
        document.meta.date_iso = printed::iso_date(&document.meta.date, rules).unwrap_or_default();
    }
    let (mut rows, mut notes) = (page.rows, page.notes);
    hand::decide_blocks(&mut rows, overrides, &mut notes);
    let placed = lay_out(rows, &mut document, &Segmenter::new(rules));
    hand::decide_statements(&mut document, overrides, &mut notes);
    place_source_notes(&mut document, source_notes, &placed);
    tell_what_is_missing(&document, rules, &mut notes);
    for note in &mut notes {
        note.span = note.span.or_else(|| find(&document, &note.quote));
    }
    (document, notes)
}

/// Lines of the site, and its sections with what stands below their headings.
fn leave_furniture_out(rows: &mut [Row], chrome: &Chrome, labels: &Labels, rules: &Rules) {
    let mut below: Option<(Section, u8)> = None;
    let mut text_so_far = 0;
    // Where a file marks its links, running text without one is no link to another story.
    let has_links = rows.iter().any(|row| row.share(Style::Link) > 0.0);
    for at in 0..rows.len() {
        let next_runs_on = rows.get(at + 1).is_some_and(|next| next.words() > 25 && ends_sentence(&next.text));
        let Some(row) = rows.get_mut(at).filter(|row| row.is_open() && row.hint.is_none()) else { continue };
        let level = match row.kind {
            DraftKind::Heading(level) => Some(level),
            _ => None,
        };
        if let Some((section, own)) = below {
            let unlinked = has_links && row.words() >= 12 && row.share(Style::Link) < 0.3;
            let text = (row.words() > 25 || unlinked) && ends_sentence(&row.text);
            let over = labels.whole(row).is_some()
                || level.is_some_and(|level| level <= own)
                || section == Section::Links && text;
            if !over {
                row.leave_out("page furniture");
                continue;
            }
            below = None;
        }
        if credits::read(&row.text, rules).is_some_and(|found| !found.byline.is_empty() || !found.date.is_empty()) {
            continue;
        }
        let section = chrome.section(&row.text).filter(|_| text_so_far > 60 && row.words() <= 6 && !next_runs_on);
        if section.is_some() {
            below = section.map(|section| (section, level.unwrap_or(6)));
            row.leave_out("page furniture");
        } else if chrome.is_line(&row.text) && labels.whole(row).is_none()
            || is_menu(&row.text) && row.kind != DraftKind::TableRow
        {
            row.leave_out("page furniture");
        } else {
            text_so_far += row.words();
        }
    }
}

/// `• first • second` in one block is a list.
fn split_bullets(rows: &mut Vec<Row>) {
    let mut at = 0;
    while at < rows.len() {
        let row = &rows[at];
        let bullet = row.text.chars().next().filter(|c| matches!(c, '•' | '▪' | '●' | '◦')).filter(|_| row.is_open());
        let next = bullet.and_then(|bullet| row.text.find(&format!(" {bullet} ")));
        if let Some(next) = next {
            let second = rows[at].split_off(next + 1);
            rows.insert(at + 1, second);
        }
        at += 1;
    }
}

/// Lines with list markers, two or more in a row, are list items.
fn find_lists(rows: &mut [Row]) {
    let sign =
        |row: &Row| marker(&row.text).filter(|sign| !sign.bare && row.is_open() && row.kind == DraftKind::Paragraph);
    let mut at = 0;
    while at < rows.len() {
        let mut end = at;
        let mut expected = None;
        while let Some(found) = rows.get(end).and_then(sign) {
            if end > at && found.number != expected {
                break;
            }
            expected = found.number.map(|number| number + 1);
            end += 1;
        }
        // A line that begins with a dash alone may be speech; a list has two items at least.
        if end >= at + 2 {
            for row in rows.iter_mut().take(end).skip(at) {
                if let Some(found) = marker(&row.text) {
                    row.kind = DraftKind::ListItem(found.number);
                    row.cut_front(found.len);
                }
            }
        }
        at = end.max(at + 1);
    }
}

/// A byline or date below the article, or below the page where its parts follow the article.
fn leave_tail_out(rows: &mut [Row], rules: &Rules, document: &mut Document) {
    leave_credits_out(rows, &[Part::Body, Part::Faq, Part::Summary], rules, document);
    leave_credits_out(rows, &[Part::Body], rules, document);
}

/// The last two rows of some parts, where they are credits.
fn leave_credits_out(rows: &mut [Row], parts: &[Part], rules: &Rules, document: &mut Document) {
    let inside = |row: &&mut Row| parts.iter().any(|part| row.place == Place::In(*part));
    for row in rows.iter_mut().rev().filter(inside).take(2) {
        let plain = matches!(row.kind, DraftKind::Paragraph | DraftKind::Answer) && row.words() <= 14;
        let Some(found) = plain.then(|| credits::read(&row.text, rules)).flatten() else { return };
        // "On 1 May." may be an answer.
        if found.byline.is_empty() && (found.date.is_empty() || ends_sentence(&row.text)) {
            return;
        }
        if document.meta.byline.is_empty() {
            document.meta.byline = found.byline;
        }
        if document.meta.date.is_empty() {
            (document.meta.date, document.meta.date_iso) = (found.date, found.date_iso);
        }
        row.leave_out("byline or date");
    }
}

fn place_source_notes(document: &mut Document, notes: Vec<(usize, SourceNote)>, placed: &[Placed]) {
    for (origin, mut note) in notes {
        let inside = |row: &&Placed| {
            row.origin == origin && row.from.start <= note.span.start && note.span.start <= row.from.end
        };
        let row = placed.iter().find(inside).or_else(|| placed.iter().find(|row| row.origin >= origin));
        let Some(row) = row.or(placed.last()) else { continue };
        let mut span = Span::new(row.to, row.to);
        if row.origin == origin {
            let at = |byte: usize| row.to + byte.clamp(row.from.start, row.from.end) - row.from.start;
            span = Span::new(at(note.span.start), at(note.span.end));
        }
        let fits = document.text.is_char_boundary(span.start) && document.text.is_char_boundary(span.end);
        note.span = if fits { span } else { Span::new(row.to, row.to) };
        document.source_notes.push(note);
    }
    document.source_notes.sort_by_key(|note| note.span);
    let Document { source_notes, statements, text, .. } = document;
    for note in source_notes {
        // A comment may begin on the space before its words.
        let words = note.span.trim(text);
        note.span = if words.is_empty() { called_on(statements, note.span.start) } else { words };
    }
}

/// A footnote is called behind the words it is about: the statement that ends there, or holds the place.
fn called_on(statements: &[Statement], byte: usize) -> Span {
    let at = statements.partition_point(|statement| statement.span.end < byte);
    let nearest = statements.get(at).or(statements.last());
    nearest.map_or(Span::new(byte, byte), |statement| statement.span)
}

fn tell_what_is_missing(document: &Document, rules: &Rules, notes: &mut Vec<ImportNote>) {
    let furniture: Vec<_> = document.left_out.iter().filter(|left| is_furniture(&left.why)).collect();
    if let Some(first) = furniture.first() {
        let lines = if furniture.len() == 1 { "1 line".to_owned() } else { format!("{} lines", furniture.len()) };
        let message = format!("{lines} of the page around the article left out.");
        notes.push(ImportNote { kind: NoteKind::LeftOut, message, quote: first.text.clone(), span: None });
    }
    let mut look = |message: &str| {
        notes.push(ImportNote { kind: NoteKind::Look, message: message.to_owned(), quote: String::new(), span: None });
    };
    if document.of_part(Part::Body).next().is_none() {
        look("No body text was found; the checks compare with the body, so look at what was left out.");
    }
    if !document.is_english(rules) {
        look(
            "The text does not seem to be English. Repeats, quotations, figures and the parts around the article are \
             compared word by word; who says what, and what needs a source, is not looked for.",
        );
    } else if document.is_in_capitals() {
        look(
            "The text is all in capitals. The checks guess which words are names, and may miss one that is a common word \
             too (“Mark Wood”).",
        );
    }
}

fn is_furniture(why: &str) -> bool {
    matches!(why, "page furniture" | "above the headline" | "byline or date")
}

/// Where the quote of a note stands; a label or marker at its front ("Q1.") may have been cut off.
fn find(document: &Document, quote: &str) -> Option<Span> {
    let fronts = std::iter::once(0).chain(quote.match_indices(' ').map(|(at, _)| at + 1)).take(3);
    fronts.filter_map(|at| quote.get(at..)).filter(|words| words.len() > 8 || words.len() == quote.len()).find_map(
        |words| {
            let at = if words.is_empty() { None } else { document.text.find(words) }?;
            Some(Span::new(at, at + words.len()))
        },
    )
}
