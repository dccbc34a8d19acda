//! Parts whose names no list knows ("The wrap", "Some questions"): told by their shape and by the parts beside them.
//!
//! A newsroom calls its boxes as it likes. A heading right over questions that are set off as such has an FAQ below; a
//! list of whole sentences, or a short text, that stands among the other parts is one of them too. Each is a guess and
//! told as one, and none is made where the page has that part under its own name.

use std::collections::BTreeSet;

use super::questions::question_inside;
use super::row::{Place, Row};
use super::sections::Sections;
use super::shape::{ends_sentence, is_question, marker};
use super::{DraftKind, Part, Style};
use crate::text::fold;

/// Most words of an answer, on average; longer ones are sections of an article that asks in its headings.
const ANSWER: usize = 70;
/// Most words of a key point.
const POINT: usize = 40;
/// Most words of a summary.
const SUMMARY: usize = 130;
/// The least share of a summary's telling words that the article has, and its first rows alone. A closing section brings
/// what is new: of eight that were measured none had more than 0.65, of 25 summaries 21 had more.
const SAID: f32 = 0.68;
const SAID_FIRST: f32 = 0.3;
/// The same for a list of key points, which may take up less of the beginning.
const SAID_POINTS: f32 = 0.55;
/// So many first rows: headline, standfirst and two paragraphs.
const FIRST: usize = 4;
/// Most words of a line below everything that is none of the article's.
const LAST_LINE: usize = 25;

impl Sections<'_> {
    /// The part that begins at `at`, which no list names: whether the row is its name, the part, and where it ends.
    pub(super) fn unnamed(&mut self, at: usize) -> Option<(bool, Part, usize)> {
        let heading = matches!(self.rows[at].kind, DraftKind::Heading(_));
        let below = if heading { self.below_a_name(at) } else { None };
        let (named, part, end) = below
            .map(|(part, end)| (true, part, end))
            .or_else(|| self.without_a_name(at).map(|(part, end)| (false, part, end)))?;
        let told = match part {
            Part::Faq => "These were taken for questions and answers by their shape.",
            Part::KeyPoints => "This list was taken for key points by its shape and place.",
            _ => "This was taken for a summary by its words and place.",
        };
        self.guessed(told, at + usize::from(named));
        Some((named, part, end))
    }

    /// The heading at `at` has a part below it and no section of the article, or a list that only says the article again.
    pub(super) fn is_unnamed(&self, at: usize) -> bool {
        let points = || self.points_end_by_shape(at + 1).filter(|end| self.section_end(at) == *end);
        let again = || points().is_some_and(|end| self.said_again(at, end).0 >= SAID_POINTS);
        self.below_a_name(at).is_some() || again()
    }

    /// The part below a heading that no list names, and where it ends.
    fn below_a_name(&self, at: usize) -> Option<(Part, usize)> {
        let faq = self.questions_end(at + 1).filter(|(_, asked)| *asked >= 2);
        if let Some((end, _)) = faq.filter(|_| !self.is_elsewhere(at, Part::Faq)) {
            return Some((Part::Faq, end));
        }
        if is_question(&self.rows[at].text) {
            return None;
        }
        let points = self.points_end_by_shape(at + 1).filter(|end| {
            let alone = self.section_end(at) == *end;
            let beside = || self.is_behind_a_part(at) || self.is_before_a_part(*end);
            // "What to bring" before the questions is a list of the article's own.
            self.is_head(at) || alone && beside() && self.said_again(at, *end).0 >= SAID_POINTS
        });
        if let Some(end) = points.filter(|_| !self.is_elsewhere(at, Part::KeyPoints)) {
            return Some((Part::KeyPoints, end));
        }
        self.summary_by_shape(at).map(|end| (Part::Summary, end))
    }

    /// A list of sentences at the head of the page; questions below a line across the page or another part.
    fn without_a_name(&self, at: usize) -> Option<(Part, usize)> {
        let item = |row: &Row| matches!(row.kind, DraftKind::ListItem(_));
        let opens = item(&self.rows[at]) && at.checked_sub(1).is_none_or(|above| !item(&self.rows[above]));
        if opens && self.is_head(at) && !self.is_elsewhere(at, Part::KeyPoints) {
            return self.points_end_by_shape(at).map(|end| (Part::KeyPoints, end));
        }
        let apart = self.is_behind_a_part(at) || self.rows[at].rule;
        if !apart || self.set_off(at).is_none() || self.is_elsewhere(at, Part::Faq) {
            return None;
        }
        self.questions_end(at).filter(|(_, asked)| *asked >= 2).map(|(end, _)| (Part::Faq, end))
    }

    /// Questions from `from` on, each set off from the text, the first at once, with short answers: where they end and
    /// how many they are.
    fn questions_end(&self, from: usize) -> Option<(usize, usize)> {
        let first = (from..self.rows.len()).find(|&next| self.rows[next].is_open())?;
        self.set_off(first)?;
        let level = match self.rows[first].kind {
            DraftKind::Heading(level) => level.saturating_sub(1),
            _ => 6,
        };
        let end = self.faq_from(first, level)?;
        let (mut asked, mut answered, mut words) = (0, 0, 0);
        for at in (first..end).filter(|&at| self.rows[at].is_open()) {
            let question = self.set_off(at);
            let inside = question.unwrap_or_else(|| self.rows[at].words());
            asked += usize::from(question.is_some());
            answered += usize::from(inside > 0);
            words += inside;
        }
        let fine = answered >= asked && words <= ANSWER * asked && words * 2 < self.words_outside(first, end);
        fine.then_some((end, asked))
    }

    /// The row is a question that is set off from running text; with the words of its answer that the row holds too.
    fn set_off(&self, at: usize) -> Option<usize> {
        let row = &self.rows[at];
        let words = |from: usize| row.text.get(from..).map_or(0, |rest| rest.split_whitespace().count());
        if let Some(answer) = question_inside(row) {
            return Some(words(answer));
        }
        let marked = match row.kind {
            DraftKind::Heading(_) | DraftKind::Question | DraftKind::ListItem(Some(_)) => true,
            _ => {
                row.is_all(Style::Bold)
                    || row.is_all(Style::Italic)
                    || marker(&row.text).is_some_and(|m| m.number.is_some())
            }
        };
        // In plain text, a line of its own with its answer right below.
        let tight = self.flat && row.gap && self.rows.get(at + 1).is_some_and(|next| !next.gap);
        let text = marker(&row.text).and_then(|sign| row.text.get(sign.len..)).unwrap_or(&row.text);
        let one = !text.trim_end_matches(['?', '"', '”', '’']).contains(". ");
        (is_question(&row.text) && (marked || tight) && one).then_some(0)
    }

    /// Past three or more sentences in a list that begins at `from`.
    fn points_end_by_shape(&self, from: usize) -> Option<usize> {
        let item = |row: &Row| {
            let listed = matches!(row.kind, DraftKind::ListItem(_));
            listed && (4..=POINT).contains(&row.words()) && ends_sentence(&row.text) && !row.text.ends_with('?')
        };
        let end = self.while_open(from, item);
        let count = self.rows[from..end.max(from)].iter().filter(|row| row.is_open()).count();
        let over = self.rows.get(end).is_none_or(|row| !row.is_open() || !matches!(row.kind, DraftKind::ListItem(_)));
        (count >= 3 && over && self.words_outside(from, end) > 60).then_some(end)
    }

    /// One or two paragraphs between two other parts, or beside one where they only say the article again.
    fn summary_by_shape(&self, at: usize) -> Option<usize> {
        let end = self.section_end(at);
        let inside: Vec<&Row> = self.rows[at + 1..end].iter().filter(|row| row.is_open()).collect();
        let words: usize = inside.iter().map(|row| row.words()).sum();
        let plain = inside.iter().all(|row| row.kind == DraftKind::Paragraph && ends_sentence(&row.text));
        let fine = (1..=2).contains(&inside.len()) && plain && (12..=SUMMARY).contains(&words);
        let (behind, before) = (self.is_behind_a_part(at), self.is_before_a_part(end));
        let again = || {
            let (all, first) = self.said_again(at, end);
            all >= SAID && first >= SAID_FIRST && !self.copies(at, end)
        };
        // Between the parts and with nothing above, it is the article itself.
        let between = behind && before && !self.is_head(at);
        let placed = between || (behind || before) && fine && again();
        (fine && placed && !self.is_elsewhere(at, Part::Summary)).then_some(end)
    }

    /// Which shares of the telling words of the rows behind `at` the rest of the article has, and its first rows alone.
    fn said_again(&self, at: usize, end: usize) -> (f32, f32) {
        let text = |row: &&Row| {
            row.is_open() || matches!(row.place, Place::In(Part::Headline | Part::Standfirst | Part::Body))
        };
        let own = self.rows[at + 1..end].iter().filter(|row| row.is_open()).flat_map(telling);
        let own: BTreeSet<String> = own.collect();
        let others = || self.rows[..at].iter().chain(&self.rows[end..]).filter(text);
        let share = |rows: BTreeSet<String>| own.intersection(&rows).count() as f32 / own.len().max(1) as f32;
        (share(others().flat_map(telling).collect()), share(others().take(FIRST).flat_map(telling).collect()))
    }

    /// A whole sentence of the rows behind `at` stands in the article word for word: a section may repeat itself so, a
    /// summary says it in words of its own.
    fn copies(&self, at: usize, end: usize) -> bool {
        let others: Vec<String> = self.rows[..at].iter().chain(&self.rows[end..]).map(|row| fold(&row.text)).collect();
        let own = self.rows[at + 1..end].iter().filter(|row| row.is_open()).map(|row| fold(&row.text));
        own.collect::<Vec<_>>()
            .iter()
            .flat_map(|text| text.split(". "))
            .any(|sentence| sentence.split(' ').count() >= 6 && others.iter().any(|other| other.contains(sentence)))
    }

    /// No text of the article stands above.
    fn is_head(&self, at: usize) -> bool {
        !self.rows[..at].iter().any(|row| row.place == Place::In(Part::Body) && row.words() > 12)
    }

    /// Lines below the last part that a rule, an empty line or a link sets apart from it: a paper's motto, a way to other pages.
    pub(super) fn leave_last_lines_out(&mut self) {
        let body = |row: &Row| row.place == Place::In(Part::Body);
        let Some(last) = self.rows.iter().rposition(|row| is_around(&row.place)) else { return };
        let words: usize = self.rows[..last].iter().filter(|row| body(row)).map(Row::words).sum();
        let tail: Vec<usize> = (last + 1..self.rows.len()).filter(|&at| body(&self.rows[at])).collect();
        // In plain text, an empty line behind a part that is printed tight.
        let tight = self.flat && !self.rows[last].gap;
        let mut apart = false;
        let foreign = |at: &usize| {
            let row = &self.rows[*at];
            apart |= row.rule || tight && row.gap;
            let foreign = (apart || is_way_on(row)) && row.words() <= LAST_LINE && !is_about_the_article(row);
            foreign && !matches!(row.kind, DraftKind::Heading(_))
        };
        if words < 60 || tail.len() > 3 || !tail.iter().all(foreign) {
            return;
        }
        for at in tail {
            self.rows[at].leave_out("page furniture");
        }
    }

    /// Past the rows up to the next heading or name of a part.
    fn section_end(&self, at: usize) -> usize {
        let labels = self.labels;
        let named = |row: &Row| labels.whole(row).is_some() || labels.inline(row, true).is_some();
        let own = |row: &Row| !matches!(row.kind, DraftKind::Heading(_)) && !named(row) && !row.rule;
        self.while_open(at + 1, own)
    }

    /// The page has this part already, or names it further down.
    fn is_elsewhere(&self, at: usize, part: Part) -> bool {
        let named = |place: &usize| self.rows[*place].is_open() && self.named(*place) == Some(part);
        self.rows.iter().any(|row| row.place == Place::In(part)) || (at + 1..self.rows.len()).any(|place| named(&place))
    }

    fn is_behind_a_part(&self, at: usize) -> bool {
        let before = self.rows[..at].iter().rev().find(|row| !matches!(row.place, Place::Out(_)));
        before.is_some_and(|row| is_around(&row.place))
    }

    /// The row at `end` opens another part, by its name or as questions that are set off.
    pub(super) fn is_before_a_part(&self, end: usize) -> bool {
        let Some(next) = (end..self.rows.len()).find(|&at| self.rows[at].is_open()) else { return false };
        let named = self.named(next).or_else(|| self.labels.inline(&self.rows[next], true).map(|(part, _)| part));
        matches!(named, Some(Part::Summary | Part::Faq | Part::KeyPoints))
            || [next, next + 1].into_iter().any(|from| self.questions_end(from).is_some_and(|(_, asked)| asked >= 2))
    }

    /// Words of the page beside the rows `from..to` and the parts that are known.
    fn words_outside(&self, from: usize, to: usize) -> usize {
        let counts = |row: &Row| row.is_open() || row.place == Place::In(Part::Body);
        let outside = self.rows.iter().enumerate().filter(|(at, row)| !(from..to).contains(at) && counts(row));
        outside.map(|(_, row)| row.words()).sum()
    }
}

/// A few words that are one link, and no sentence.
pub(super) fn is_way_on(row: &Row) -> bool {
    row.share(Style::Link) > 0.95 && row.words() <= 10 && !ends_sentence(&row.text)
}

/// A correction, or what else an editor must see.
fn is_about_the_article(row: &Row) -> bool {
    let words = fold(&row.text);
    ["correct", "clarif", "amend", "updated", "editor"].iter().any(|word| words.contains(word))
}

/// The first letters of the words that tell something, so that "closes" and "closure" are one.
fn telling(row: &Row) -> Vec<String> {
    let words = fold(&row.text);
    let words = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4 || word.bytes().any(|b| b.is_ascii_digit()));
    words.map(|word| word.chars().take(5).collect()).collect()
}

fn is_around(place: &Place) -> bool {
    matches!(place, Place::In(Part::KeyPoints | Part::Summary | Part::Faq))
}
