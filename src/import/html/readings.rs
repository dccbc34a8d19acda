//! Two readers and the page's own data, weighed against each other block by block.
//!
//! Where both take a block for the article it is; where one alone does, the block must look like those on which
//! they agree or read like running text. What they cannot settle becomes a note, and the editor may take the longer
//! or the shorter reading instead.

use std::collections::HashMap;

use super::extract::key;
use super::walk::PageRow;
use crate::document::{DraftKind, PageReading, ends_sentence};

/// Which blocks each reader takes for the article.
#[derive(Debug, Default)]
pub(super) struct Readings {
    /// Readability scoring.
    pub first: Option<Vec<bool>>,
    /// The second reader.
    pub second: Option<Vec<bool>>,
}

impl Readings {
    /// Which of `count` blocks all readers take.
    pub(super) fn agreed(&self, count: usize) -> Vec<bool> {
        let takes = |reading: &Option<Vec<bool>>, at: usize| {
            reading.as_ref().is_some_and(|taken| taken.get(at).copied().unwrap_or_default())
        };
        (0..count).map(|at| takes(&self.first, at) && takes(&self.second, at)).collect()
    }
}

/// What the readers do not agree on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Doubt {
    /// Words that one of them takes for the article and the other does not.
    pub words: usize,
    /// The longest such block.
    pub quote: String,
}

/// With fewer words agreed on than this, one reader has gone astray and agreement says nothing.
const AGREED_WORDS: usize = 80;
/// A shape of which so many agreed blocks are is one of the article's.
const ALIKE: usize = 3;
/// Running text, and no label, has at least so many words.
const RUNNING: usize = 12;

/// The blocks that are the article.
pub(super) fn weigh(page: &[PageRow], readings: &Readings, reading: PageReading) -> Vec<bool> {
    let (first, second) = match (&readings.first, &readings.second) {
        (Some(first), Some(second)) => (first, second),
        (Some(one), None) | (None, Some(one)) => return one.clone(),
        (None, None) => return page.iter().map(|row| !row.block.furniture && !row.doubtful).collect(),
    };
    let both: Vec<bool> = first.iter().zip(second).map(|(a, b)| *a && *b).collect();
    let agreed = words(page, &both);
    match reading {
        PageReading::Longer => {
            let either = first.iter().zip(second).zip(page).map(|((a, b), row)| *a || *b && !row.block.furniture);
            either.collect()
        }
        PageReading::Shorter if agreed > 0 => both,
        _ if agreed < AGREED_WORDS => first.clone(),
        _ => weighed(page, first, second, &both),
    }
}

fn weighed(page: &[PageRow], first: &[bool], second: &[bool], both: &[bool]) -> Vec<bool> {
    let mut shapes: HashMap<u64, usize> = HashMap::new();
    let agreed = |at: &usize| both[*at] && page[*at].words() >= 4;
    for at in (0..page.len()).filter(agreed) {
        *shapes.entry(page[at].shape).or_default() += 1;
    }
    let begin = (0..page.len()).find(agreed).unwrap_or_default();
    let end = (0..page.len()).rfind(agreed).unwrap_or_default();
    let title = (0..begin).rfind(|&at| page[at].block.kind == DraftKind::Heading(1)).unwrap_or(begin);
    let keeps = |at: usize| {
        let row = &page[at];
        let alike = shapes.get(&row.shape).is_some_and(|count| *count >= ALIKE);
        let paragraph = matches!(row.block.kind, DraftKind::Paragraph);
        let running = ends_sentence(&row.block.text) && row.words() >= RUNNING;
        let inside = begin < at && at < end;
        match (first[at], second[at]) {
            (true, true) => true,
            // Below the article stand who wrote it, how to subscribe, who owns the site.
            (true, false) => alike || at < end && (!paragraph || inside || running),
            (false, true) => {
                // Between the headline and the text stands what a page of its own kind puts first.
                let first = title < at && at < begin && running && row.links < 0.4 && !row.doubtful;
                (inside && alike && row.links < 0.6 || first) && paragraph && !row.block.furniture
            }
            (false, false) => {
                let prose = ends_sentence(&row.block.text) && row.words() >= 8 && row.links < 0.4;
                inside && alike && paragraph && prose && !row.block.furniture
            }
        }
    };
    (0..page.len()).map(keeps).collect()
}

/// Readers that agree on nine words in ten are both right as a rule. What is `settled` (a part with its name over it)
/// is not in doubt.
pub(super) fn doubt(page: &[PageRow], readings: &Readings, settled: &[bool]) -> Option<Doubt> {
    const FEW: usize = 60;
    let (first, second) = (readings.first.as_ref()?, readings.second.as_ref()?);
    let (mut agreed, mut apart, mut longest) = (0, 0, None);
    for (at, row) in page.iter().enumerate().filter(|(at, _)| !settled.get(*at).copied().unwrap_or_default()) {
        let words = row.words();
        if first[at] && second[at] {
            agreed += words;
        } else if first[at] != second[at] {
            apart += words;
            if matches!(row.block.kind, DraftKind::Paragraph | DraftKind::ListItem(_)) {
                longest = longest.max(Some((words, std::cmp::Reverse(at))));
            }
        }
    }
    let (_, std::cmp::Reverse(at)) = longest.filter(|_| apart >= FEW && apart * 9 > agreed * 2)?;
    Some(Doubt { words: apart, quote: page[at].block.text.clone() })
}

fn words(page: &[PageRow], kept: &[bool]) -> usize {
    page.iter().zip(kept).filter(|(_, kept)| **kept).map(|(row, _)| row.words()).sum()
}

/// The text of the page's data where the page itself shows next to nothing of it: paragraphs.
pub(super) fn stated_instead<'t>(page: &[PageRow], kept: &[bool], stated: &'t [String]) -> Option<&'t [String]> {
    const LEAST: usize = 150;
    let count = |text: &String| text.split(' ').count();
    let told: usize = stated.iter().map(count).sum();
    if told < LEAST {
        return None;
    }
    let shown: String = page.iter().zip(kept).filter(|(_, kept)| **kept).map(|(row, _)| key(&row.block.text)).collect();
    let on_page: usize = stated.iter().flat_map(|text| pieces(text)).filter(|piece| shown.contains(piece)).count();
    let all = stated.iter().flat_map(|text| pieces(text)).count();
    (on_page * 4 < all).then_some(stated)
}

/// A text in pieces of eight words, folded.
fn pieces(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    words.chunks(8).map(|chunk| key(&chunk.concat())).filter(|piece| piece.len() >= 12).collect()
}

#[cfg(test)]
mod tests {
    use super::super::walk::PageRow;
    use super::{Readings, doubt, weigh};
    use crate::document::{DraftBlock, DraftKind, PageReading};

    const PROSE: &str = "The harbour board met on Monday and heard what the two engineers had found below the quay.";

    fn page(lines: &[(&str, u64)]) -> Vec<PageRow> {
        let row = |&(text, shape): &(&str, u64)| PageRow {
            block: DraftBlock { text: text.to_owned(), ..DraftBlock::default() },
            shape,
            ..PageRow::default()
        };
        lines.iter().map(row).collect()
    }

    #[test]
    fn what_one_reader_takes_must_look_like_the_rest() {
        let mut lines = vec![(PROSE, 1); 8];
        lines[3] = ("A short line inside.", 2);
        lines.push(("Ann Reyes has written about harbours since 2009.", 3));
        let page = page(&lines);
        let all = vec![true; page.len()];
        let mut second = all.clone();
        (second[3], second[5], second[8]) = (false, false, false);
        let readings = Readings { first: Some(all), second: Some(second.clone()) };
        let kept = |reading| weigh(&page, &readings, reading);
        let mut weighed = vec![true; page.len()];
        weighed[8] = false;
        assert_eq!(kept(PageReading::Weighed), weighed);
        assert_eq!(kept(PageReading::Shorter), second);
        assert!(kept(PageReading::Longer).into_iter().all(|kept| kept));
    }

    #[test]
    fn what_stands_between_headline_and_text_may_be_taken_by_one_reader() {
        let mut lines = vec![(PROSE, 1); 10];
        lines[1] = ("An engineer claims that the north quay was built on sand in the summer of 1931.", 2);
        let mut page = page(&lines);
        page[0].block.kind = DraftKind::Heading(1);
        let first: Vec<bool> = (0..10).map(|at| at > 1).collect();
        let second: Vec<bool> = (0..10).map(|at| at > 0).collect();
        let readings = Readings { first: Some(first.clone()), second: Some(second.clone()) };
        assert_eq!(weigh(&page, &readings, PageReading::Weighed), second);
        page[1].doubtful = true;
        assert_eq!(weigh(&page, &readings, PageReading::Weighed), first);
        assert_eq!(readings.agreed(10), first);
    }

    #[test]
    fn readers_that_differ_much_are_doubted() {
        let page = page(&[(PROSE, 1); 12]);
        let second: Vec<bool> = (0..12).map(|at| at < 7).collect();
        let readings = Readings { first: Some(vec![true; 12]), second: Some(second) };
        let found = doubt(&page, &readings, &[]);
        assert_eq!(found.map(|doubt| (doubt.words, doubt.quote)), Some((5 * 17, PROSE.to_owned())));
        assert_eq!(doubt(&page, &readings, &[true; 12]), None);
        let same = Readings { first: Some(vec![true; 12]), second: Some(vec![true; 12]) };
        assert_eq!(doubt(&page, &same, &[]), None);
    }
}
