//! Which rows are key points, summary, questions and answers, listed subheadings; which are headings.

use super::labels::Labels;
use super::row::{Place, Row, cut_marker, cut_number_cell, cut_page_number, is_table_head};
use super::shape::{self, ends_sentence, is_title_like, marker};
use super::{DraftKind, ImportNote, NoteKind, Part};

/// Rows and what is known about the whole page.
pub(super) struct Sections<'a> {
    pub rows: Vec<Row>,
    pub labels: &'a Labels,
    /// The format marks no headings; they are told by their look.
    pub flat: bool,
    /// The page is longer than any article: parts that no list names are not looked for, since each look is a look at
    /// all rows.
    pub long: bool,
    /// Folded entries of the list of subheadings.
    pub listed: Vec<String>,
    pub notes: Vec<ImportNote>,
}

/// Rows, and headings among them, of an article in which parts without a known name are looked for.
const MOST_ROWS: usize = 1_000;
const MOST_HEADINGS: usize = 100;

impl Sections<'_> {
    /// Finds the list of subheadings, so that its entries are known before headings are looked for.
    pub(super) fn find_listed(&mut self) {
        let mut at = 0;
        while at < self.rows.len() {
            let is_label = self.rows[at].is_open() && self.labels.whole(&self.rows[at]) == Some(Part::Subheadings);
            if is_label && let Some(end) = self.entries_end(at) {
                self.rows[at].leave_out("label of the subheadings");
                for row in self.rows.iter_mut().take(end).skip(at + 1).filter(|row| row.is_open()) {
                    cut_marker(row);
                    cut_page_number(row);
                    row.kind = DraftKind::ListItem(None);
                    row.put(Part::Subheadings);
                    self.listed.push(row.folded());
                }
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// Marks headings of a flat page.
    pub(super) fn find_headings(&mut self) {
        for at in 0..self.rows.len() {
            let row = &self.rows[at];
            if !row.is_open() || row.kind != DraftKind::Paragraph || self.labels.whole(row).is_some() {
                continue;
            }
            let bold = row.is_all(super::Style::Bold) && is_title_like(&row.text) && row.words() <= 14;
            let listed = self.listed.contains(&row.folded());
            let bold = bold && !self.is_under_a_heading(at);
            if listed || (bold || self.flat && row.gap) && self.looks_like_heading(at) {
                self.rows[at].kind = DraftKind::Heading(2);
            }
        }
    }

    /// Directly below a section's heading, and so no heading of its own: what the section is of, set in bold.
    fn is_under_a_heading(&self, at: usize) -> bool {
        let above = self.rows[..at].iter().rev().find(|row| row.is_open());
        let section = above.filter(|row| matches!(row.kind, DraftKind::Heading(2..=6)));
        section.is_some_and(|row| self.labels.named(&row.text).is_none()) && !shape::is_question(&self.rows[at].text)
    }

    fn looks_like_heading(&self, at: usize) -> bool {
        let row = &self.rows[at];
        if !is_title_like(&row.text) || marker(&row.text).is_some_and(|m| !m.bare) || row.words() > 14 {
            return false;
        }
        if shape::question_mark(&row.text).is_some() || shape::answer_mark(&row.text).is_some() {
            return false;
        }
        let next = self.rows.iter().skip(at + 1).find(|row| row.is_open());
        next.is_some_and(|next| {
            let text = ends_sentence(&next.text) && next.words() >= 5 || next.text.ends_with(':');
            let list = next.kind != DraftKind::Paragraph || marker(&next.text).is_some();
            text || list && !matches!(next.kind, DraftKind::Heading(_))
        })
    }

    /// Gives every open row its part.
    pub(super) fn find_parts(&mut self) {
        let heads = self.rows.iter().filter(|row| row.is_open() && matches!(row.kind, DraftKind::Heading(_))).count();
        self.long = self.rows.len() > MOST_ROWS || heads > MOST_HEADINGS;
        let mut at = 0;
        while at < self.rows.len() {
            at = self.step(at);
        }
        self.loose_questions();
        for row in self.rows.iter_mut().filter(|row| row.is_open()) {
            row.put(Part::Body);
        }
    }

    fn step(&mut self, at: usize) -> usize {
        let row = &self.rows[at];
        if !row.is_open() {
            return at + 1;
        }
        let surely = || self.labels.inline(row, false);
        let likely = || self.labels.inline(row, true).filter(|_| self.is_edge(at) || self.is_before_a_part(at + 1));
        if let Some((part, len)) = surely().or_else(likely) {
            let row = &mut self.rows[at];
            row.cut_front(len);
            row.put(part);
            return at + 1;
        }
        let part = self.named(at).filter(|_| !self.listed.contains(&row.folded()));
        if part == Some(Part::Body) {
            self.begin_body(at);
            return at + 1;
        }
        let given = |part: &Part| {
            self.rows[at + 1..]
                .iter()
                .find(|row| !matches!(row.place, Place::Out(_)))
                .is_some_and(|row| row.place == Place::In(*part))
        };
        let end = match part {
            // What stands below was placed by the format or the page's data.
            Some(part) if given(&part) => Some(at + 1),
            Some(Part::KeyPoints) => self.points_end(at),
            Some(Part::Summary) => self.summary_end(at),
            Some(Part::Faq) => self.faq_end(at),
            _ => None,
        };
        let found = part
            .zip(end)
            .map(|(part, end)| (true, part, end))
            .or_else(|| if self.long { None } else { self.unnamed(at) });
        let Some((named, part, end)) = found else {
            // A section of the body that has the name of a part: "What we know".
            if self.flat && self.labels.whole(&self.rows[at]).is_some() && self.looks_like_heading(at) {
                self.rows[at].kind = DraftKind::Heading(2);
            }
            self.rows[at].put(Part::Body);
            return at + 1;
        };
        if named {
            self.rows[at].leave_out(match part {
                Part::KeyPoints => "label of the key points",
                Part::Summary => "label of the summary",
                _ => "label of the questions and answers",
            });
        }
        let first = at + usize::from(named);
        match part {
            Part::Faq => self.put_faq(first, end),
            _ => self.put_items(first, end, part),
        }
        self.rows.len().min(self.end_after(at, end))
    }

    /// "Full text" behind a summary is the label of the article, anywhere else a heading in it.
    fn begin_body(&mut self, at: usize) {
        let above = self.rows[..at].iter().rev().find_map(|row| match row.place {
            Place::In(part) => Some(part),
            _ => None,
        });
        if above.is_some_and(|part| matches!(part, Part::KeyPoints | Part::Summary | Part::Faq | Part::Subheadings)) {
            self.rows[at].leave_out("label of the article");
            return;
        }
        if self.flat && self.looks_like_heading(at) {
            self.rows[at].kind = DraftKind::Heading(2);
        }
        self.rows[at].put(Part::Body);
    }

    /// The part that the row names; a line that is set as a heading may name it with a number or a topic.
    pub(super) fn named(&self, at: usize) -> Option<Part> {
        let row = &self.rows[at];
        let heading = matches!(row.kind, DraftKind::Heading(_))
            || row.is_all(super::Style::Bold)
            || row.text.ends_with(':') && row.words() <= 8;
        self.labels.whole(row).or_else(|| self.labels.named(&row.text).filter(|_| heading))
    }

    /// Above all body text, or the last row.
    fn is_edge(&self, at: usize) -> bool {
        let body = |row: &Row| row.place == Place::In(Part::Body);
        !self.rows[..at].iter().any(body) || !self.rows[at + 1..].iter().any(Row::is_open)
    }

    /// `end` grows with the rows that were split inside an FAQ; they carry their part already.
    fn end_after(&self, at: usize, end: usize) -> usize {
        let mut end = end.max(at + 1);
        while self.rows.get(end).is_some_and(|row| row.place == Place::In(Part::Faq)) {
            end += 1;
        }
        end
    }

    fn put_items(&mut self, from: usize, to: usize, part: Part) {
        for row in self.rows.iter_mut().take(to).skip(from).filter(|row| row.is_open()) {
            if row.kind == DraftKind::TableRow && is_table_head(row) {
                row.leave_out("head of a table");
                continue;
            }
            if part == Part::KeyPoints || matches!(row.kind, DraftKind::TableRow) {
                if !cut_number_cell(row) {
                    cut_marker(row);
                }
                row.kind = DraftKind::ListItem(None);
            } else if marker(&row.text).is_some_and(|m| !m.bare) {
                cut_marker(row);
            }
            row.put(part);
        }
    }

    /// Past the last key point below the label at `at`.
    fn points_end(&mut self, at: usize) -> Option<usize> {
        let end = self.list_end(at, 60)?;
        let items = self.open_in(at + 1, end);
        let table = |row: &Row| row.is_open() && row.kind == DraftKind::TableRow;
        let figures =
            self.rows[at + 1..end].iter().filter(|row| table(row)).any(|row| row.text.matches(" | ").count() > 1);
        let again = self.rows[..at].iter().any(|row| row.place == Place::In(Part::KeyPoints));
        if figures
            || again && Labels::is_weak(&self.rows[at])
            || items == 0
            || items == 1 && Labels::is_weak(&self.rows[at])
        {
            return None;
        }
        Some(end)
    }

    fn entries_end(&mut self, at: usize) -> Option<usize> {
        let end = self.list_end(at, 24)?;
        let prose = |row: &Row| row.words() > 24 || row.text.ends_with('.') && row.words() > 12;
        let fine = self.rows[at + 1..end].iter().filter(|row| row.is_open()).all(|row| !prose(row));
        (fine && self.open_in(at + 1, end) > 0).then_some(end)
    }

    /// Past the items of the list below the label at `at`, in any of the ways in which pages print one.
    fn list_end(&mut self, at: usize, most_words: usize) -> Option<usize> {
        let first = (at + 1..self.rows.len()).find(|&next| self.rows[next].is_open())?;
        let row = &self.rows[first];
        if self.labels.whole(row).is_some() || matches!(row.kind, DraftKind::Heading(_)) {
            return None;
        }
        if matches!(row.kind, DraftKind::ListItem(_) | DraftKind::TableRow) {
            let table = row.kind == DraftKind::TableRow;
            return Some(self.while_open(first, |row| match row.kind {
                DraftKind::ListItem(_) => !table,
                DraftKind::TableRow => table,
                _ => false,
            }));
        }
        if let Some(sign) = marker(&row.text).filter(|sign| !sign.bare || sign.number == Some(1)) {
            let mut expected = sign.number;
            return Some(self.while_open(first, |row| {
                let Some(found) = marker(&row.text) else { return false };
                let fits = found.number == expected && found.bare == sign.bare;
                expected = expected.map(|number| number + 1);
                fits
            }));
        }
        if self.flat && self.rows.get(first + 1).is_some_and(|next| next.is_open() && !next.gap) {
            let mut begun = false;
            return Some(self.while_open(first, |row| {
                let goes_on = !begun || !row.gap;
                begun = true;
                goes_on && row.words() <= most_words
            }));
        }
        self.loose_end(first, most_words)
    }

    /// Items printed as paragraphs of their own: one short sentence each, or a bold or `Name:` lead-in each.
    fn loose_end(&mut self, first: usize, most_words: usize) -> Option<usize> {
        let led = |row: &Row| row.bold_lead() > 0 || row.text.find(": ").is_some_and(|at| at <= 32);
        let all_led = led(&self.rows[first]);
        let listed = std::mem::take(&mut self.listed);
        let labels = self.labels;
        let end = self.while_open(first, |row| {
            let short = row.words() <= most_words.min(45) && !row.text.trim_end_matches('.').contains(". ");
            row.kind == DraftKind::Paragraph
                && short
                && (!all_led || led(row))
                && labels.whole(row).is_none()
                && !listed.contains(&row.folded())
        });
        self.listed = listed;
        if self.open_in(first, end) < 2 {
            return None;
        }
        if !all_led {
            self.guessed("The items of a list without marks were told by their length.", first);
        }
        Some(end)
    }

    /// Past the summary below the label at `at`.
    fn summary_end(&mut self, at: usize) -> Option<usize> {
        let first = (at + 1..self.rows.len()).find(|&next| self.rows[next].is_open())?;
        let row = &self.rows[first];
        if matches!(row.kind, DraftKind::Heading(_)) || self.labels.whole(row).is_some() {
            return None;
        }
        let is_body = |row: &Row| row.place == Place::In(Part::Body);
        let before = self.rows[..at].iter().any(|row| is_body(row) && row.words() > 12);
        let list = matches!(row.kind, DraftKind::ListItem(_) | DraftKind::TableRow)
            || marker(&row.text).is_some_and(|m| !m.bare);
        if list {
            return self.list_end(at, 80);
        }
        let labels = self.labels;
        let end =
            self.while_open(first, |row| !matches!(row.kind, DraftKind::Heading(_)) && labels.whole(row).is_none());
        // Headings of the body below; those below the name of another part are that part's own.
        let is_label = |row: &Row| labels.whole(row).is_some();
        let headed = |row: &&Row| row.is_open() && (matches!(row.kind, DraftKind::Heading(_)) || is_label(row));
        let next = (end..self.rows.len()).find(|&at| headed(&&self.rows[at]));
        let more = next.is_some_and(|at| !is_label(&self.rows[at]) && !self.is_unnamed(at));
        if before && more && Labels::is_weak(&self.rows[at]) {
            return None;
        }
        if before || self.open_in(first, end) == 1 {
            return Some(end);
        }
        // Above the body: the paragraph below the label, and those printed tight to it.
        let mut begun = false;
        let tight = self.while_open(first, |row| {
            let goes_on = !begun || !row.gap;
            begun = true;
            goes_on
        });
        self.guessed("The summary was taken to end where the article begins.", first);
        Some(tight.min(end))
    }

    pub(super) fn while_open(&self, from: usize, mut goes_on: impl FnMut(&Row) -> bool) -> usize {
        let mut end = from;
        for (at, row) in self.rows.iter().enumerate().skip(from) {
            if row.is_open() {
                if row.hint.is_some() || !goes_on(row) {
                    break;
                }
                end = at + 1;
            } else if !matches!(row.place, Place::Out(_)) {
                break;
            }
        }
        end
    }

    fn open_in(&self, from: usize, to: usize) -> usize {
        self.rows.iter().take(to).skip(from).filter(|row| row.is_open()).count()
    }

    pub(super) fn guessed(&mut self, message: &str, at: usize) {
        let quote = self.rows.get(at).map(|row| row.text.clone()).unwrap_or_default();
        self.notes.push(ImportNote { kind: NoteKind::Guessed, message: message.to_owned(), quote, span: None });
    }
}
