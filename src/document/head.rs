//! The top of the page: headline, standfirst, byline, date.

use super::chrome::Chrome;
use super::labels::Labels;
use super::row::{Place, Row};
use super::shape::{ends_sentence, is_title_like, marker};
use super::{DraftKind, ImportNote, Meta, NoteKind, Part, Style, credits, printed};
use crate::rules::Rules;
use crate::text::fold;

/// What finding the head needs to know.
pub(super) struct Head<'a> {
    pub rules: &'a Rules,
    pub labels: &'a Labels,
    pub chrome: &'a Chrome,
    /// Folded entries of the list of subheadings.
    pub listed: &'a [String],
}

/// Rows below the headline in which a standfirst, byline or second headline may stand.
const NEAR: usize = 8;

impl Head<'_> {
    /// Finds headline, standfirst and credits, and leaves out what stands above the headline.
    pub(super) fn find(&self, rows: &mut Vec<Row>, meta: &mut Meta, notes: &mut Vec<ImportNote>) {
        let at = match self.headline(rows, meta).filter(|at| !Self::is_below_the_article(rows, *at)) {
            Some(at) => at,
            None if !meta.title.is_empty() => {
                let gap = rows.first().map_or(0, |row| row.origin);
                let text = meta.title.split_whitespace().collect::<Vec<_>>().join(" ");
                rows.insert(0, Row { text, kind: DraftKind::Heading(1), origin: gap, ..Row::default() });
                0
            }
            None => {
                notes.push(ImportNote {
                    kind: NoteKind::Look,
                    message: "No headline was found at the top of the text.".to_owned(),
                    quote: String::new(),
                    span: None,
                });
                self.credits(rows, 0, meta);
                return;
            }
        };
        let Some(row) = rows.get_mut(at) else { return };
        row.put(Part::Headline);
        row.kind = DraftKind::Heading(1);
        meta.title.clone_from(&row.text);
        self.above(rows, at, meta);
        Self::again(rows, at, notes);
        self.credits(rows, at + 1, meta);
        self.standfirst(rows, at, meta, notes);
    }

    /// A heading of the site's below the article is no headline, whatever the page's data say.
    fn is_below_the_article(rows: &[Row], at: usize) -> bool {
        const FEW: usize = 250;
        let prose = |row: &&Row| row.is_open() && row.hint.is_none() && row.words() > 12 && ends_sentence(&row.text);
        rows.iter().take(at).filter(prose).map(Row::words).sum::<usize>() > FEW
    }

    fn headline(&self, rows: &[Row], meta: &Meta) -> Option<usize> {
        let open = |row: &&Row| row.is_open() || row.place == Place::In(Part::Headline);
        if let Some(at) = rows.iter().position(|row| row.hint == Some(Part::Headline) && open(&row)) {
            return Some(at);
        }
        let title = fold(&meta.title);
        let same = |row: &Row| open(&row) && !title.is_empty() && row.text.len() < 400 && fold(&row.text) == title;
        if let Some(at) = rows.iter().take(60).position(same) {
            return Some(at);
        }
        let heading =
            |row: &Row| row.is_open() && row.kind == DraftKind::Heading(1) && self.labels.whole(row).is_none();
        if let Some(at) = rows.iter().position(heading) {
            return Some(at);
        }
        if meta.title.is_empty() { self.guess(rows) } else { None }
    }

    /// In a page without marks of its own: a line printed twice, or the first that looks like a title.
    fn guess(&self, rows: &[Row]) -> Option<usize> {
        let top = rows.iter().position(|row| row.is_open() && self.is_running_text(row)).unwrap_or(rows.len()).min(30);
        let mut found = None;
        for (at, row) in rows.iter().enumerate().take(top) {
            let title = row.words() <= 30 && !row.text.ends_with([',', ';', ':']) && marker(&row.text).is_none();
            let heading = matches!(row.kind, DraftKind::Paragraph | DraftKind::Heading(_));
            if !row.is_open() || !heading || !title || self.is_part_or_credit(row) {
                continue;
            }
            let folded = row.folded();
            if rows.iter().take(top + 4).skip(at + 1).any(|other| other.folded() == folded) && row.words() >= 3 {
                return Some(at);
            }
            let likely = row.words() >= 4 && !ends_sentence(&row.text) && !self.chrome.is_masthead(&row.text);
            found = found.or(likely.then_some(at));
        }
        found.or_else(|| {
            let short = |row: &Row| {
                let title = is_title_like(&row.text) && row.words() >= 2 && !self.chrome.is_masthead(&row.text);
                row.is_open() && title && !self.is_part_or_credit(row)
            };
            rows.iter().take(top).position(short)
        })
    }

    fn is_part_or_credit(&self, row: &Row) -> bool {
        let small = row.hint.is_some() || self.labels.whole(row).is_some() || self.listed.contains(&row.folded());
        small || credits::read(&row.text, self.rules).is_some_and(|found| found.byline != row.text)
    }

    fn is_running_text(&self, row: &Row) -> bool {
        let listed = marker(&row.text).is_some() || self.labels.whole(row).is_some();
        listed || row.words() > 30 || ends_sentence(&row.text) && row.words() > 12
    }

    /// What stands above the headline is the site's, running text apart.
    fn above(&self, rows: &mut [Row], at: usize, meta: &mut Meta) {
        for row in rows.iter_mut().take(at).filter(|row| row.is_open() && row.hint.is_none()) {
            if let Some(found) = credits::read(&row.text, self.rules) {
                found.into_meta(meta);
                row.leave_out("byline or date");
            } else if !(row.words() > 12 && ends_sentence(&row.text)) && self.labels.whole(row).is_none() {
                row.leave_out("above the headline");
            }
        }
    }

    /// A headline printed again.
    fn again(rows: &mut [Row], at: usize, notes: &mut Vec<ImportNote>) {
        let Some(folded) = rows.get(at).map(Row::folded) else { return };
        let mut twice = None;
        for row in rows.iter_mut().take(at + NEAR + 1).skip(at + 1).filter(|row| row.is_open()) {
            if row.folded() == folded {
                row.leave_out("headline printed twice");
                twice = Some(row.text.clone());
            }
        }
        if let Some(quote) = twice {
            let message = "The headline is printed twice; it is shown once.".to_owned();
            notes.push(ImportNote { kind: NoteKind::LeftOut, message, quote, span: None });
        }
    }

    fn credits(&self, rows: &mut [Row], from: usize, meta: &mut Meta) {
        let mut asked = false;
        for row in rows.iter_mut().skip(from).take(NEAR) {
            if matches!(row.place, Place::Out(_)) {
                continue;
            }
            let answers = std::mem::replace(&mut asked, row.text.ends_with('?'));
            if row.hint == Some(Part::Byline) {
                let name = row.text.strip_prefix("By ").unwrap_or(&row.text).to_owned();
                if meta.byline.is_empty() {
                    meta.byline = name;
                }
                row.leave_out("byline or date");
            } else if row.hint.is_none()
                && let Some(found) = credits::read(&row.text, self.rules)
                // "When does it close?" is answered by a day.
                && !(answers && found.byline.is_empty())
            {
                found.into_meta(meta);
                row.leave_out("byline or date");
            } else if row.words() > 45 {
                return;
            }
        }
        // Further down, what the page itself names a byline or date is no text either.
        for row in rows.iter_mut().filter(|row| row.is_open() && row.hint == Some(Part::Byline)) {
            if credits::read(&row.text, self.rules).is_some() {
                row.leave_out("byline or date");
            }
        }
        Self::name_and_role(rows, from, meta);
    }

    /// `Ada Marsh` with `Health correspondent` in the line below it, or behind a comma.
    fn name_and_role(rows: &mut [Row], from: usize, meta: &mut Meta) {
        let near: Vec<usize> = (from..rows.len()).filter(|&at| rows[at].is_open()).take(3).collect();
        for &at in near.iter().take(2) {
            let Some(name) = credits::name_with_role(&rows[at].text).map(str::to_owned) else { continue };
            if meta.byline.is_empty() {
                meta.byline = name;
            }
            rows[at].leave_out("byline or date");
            return;
        }
        for pair in near.windows(2) {
            let &[name, role] = pair else { continue };
            if credits::is_name(&rows[name].text) && credits::is_role(&rows[role].text) {
                if meta.byline.is_empty() {
                    meta.byline.clone_from(&rows[name].text);
                }
                rows[name].leave_out("byline or date");
                rows[role].leave_out("byline or date");
                return;
            }
        }
    }

    fn standfirst(&self, rows: &mut [Row], at: usize, meta: &Meta, notes: &mut Vec<ImportNote>) {
        let description = fold(&meta.description);
        let levels: Vec<u8> = rows
            .iter()
            .skip(at + 1)
            .filter_map(|row| match row.kind {
                DraftKind::Heading(level) if row.is_open() => Some(level),
                _ => None,
            })
            .collect();
        let mut next = rows.iter_mut().enumerate().skip(at + 1).filter(|(_, row)| row.is_open());
        let Some((place, row)) = next.next() else { return };
        if row.hint.is_some() {
            return;
        }
        let kind = matches!(row.kind, DraftKind::Paragraph | DraftKind::Heading(2..=6));
        let own =
            self.labels.whole(row).is_some() || self.labels.inline(row, true).is_some() || marker(&row.text).is_some();
        if !kind || own || self.listed.contains(&row.folded()) || self.chrome.section(&row.text).is_some() {
            return;
        }
        let told =
            !description.is_empty() && fold(&row.text) == description && row.words() <= 60 && !ends_sentence(&row.text);
        let set_apart = row.words() <= 45 && (row.is_all(Style::Italic) || row.is_all(Style::Bold));
        let line =
            row.words() <= 35 && row.words() >= 5 && !ends_sentence(&row.text) && !row.text.ends_with([':', ',']);
        let goes_on = next.next().is_some_and(|(_, row)| row.gap);
        let plain = matches!(row.kind, DraftKind::Paragraph) && line && goes_on;
        // The only heading of its level, with deeper ones below, heads no section.
        let alone = matches!(row.kind, DraftKind::Heading(own) if levels.len() > 1 && levels.iter().skip(1).all(|level| *level > own));
        if told || set_apart || plain || alone && line {
            let Some(row) = rows.get_mut(place) else { return };
            row.put(Part::Standfirst);
            row.kind = DraftKind::Paragraph;
            if !told {
                let message = "The line under the headline was taken for the standfirst.".to_owned();
                notes.push(ImportNote { kind: NoteKind::Guessed, message, quote: row.text.clone(), span: None });
            }
        }
    }
}

impl credits::Credits {
    /// Fills what the file itself did not tell.
    fn into_meta(self, meta: &mut Meta) {
        if meta.byline.is_empty() {
            meta.byline = self.byline;
        }
        // What the page prints says the day where it was written; the data may say it in another time zone.
        let better = printed::is_stamp(&meta.date) && printed::are_near(&meta.date_iso, &self.date_iso);
        if !self.date.is_empty() && (meta.date.is_empty() || better) {
            (meta.date, meta.date_iso) = (self.date, self.date_iso);
        }
    }
}
