//! The sentence decisions: does it carry an attribution, is it part of one.
//!
//! Each sentence is described by a row of values (its best cues, its quotation marks, its neighbours), which the fitted
//! forests judge.

use super::cue::{Cue, CueKind};

/// Names of the values, in their order, for the fitting tool and for whoever reads the weights.
pub const VALUES: [&str; 30] = [
    "best cue",
    "second cue",
    "sum of cues",
    "best unquoted cue",
    "best with source",
    "best noun cue",
    "share quoted",
    "begins quoted",
    "ends quoted",
    "longest quotation in words",
    "quotations",
    "running quotation",
    "question",
    "first person",
    "words",
    "begins paragraph",
    "place",
    "cues of the article",
    "quotes of the article",
    "best cue before",
    "best cue after",
    "share quoted before",
    "share quoted after",
    "attributed before",
    "quotation closes before",
    "best cue two before",
    "begins with pronoun",
    "headline",
    "any cue",
    "any unquoted cue",
];

/// What a sentence is judged by.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own, read by name")]
pub struct Row {
    /// Probabilities of its cues, with the cue's kind, whether it is quoted and whether it names a source.
    pub cues: Vec<(f32, CueKind, bool, bool)>,
    /// Share of its bytes inside quotation marks.
    pub share: f32,
    /// Its first word stands inside a quotation.
    pub begins_quoted: bool,
    /// Its last mark closes a quotation or stands inside one.
    pub ends_quoted: bool,
    /// Words of its longest quotation.
    pub longest: f32,
    /// Number of quotations.
    pub quotations: f32,
    /// It begins inside a quotation that an earlier sentence opened.
    pub running: bool,
    /// It ends with a question mark.
    pub question: bool,
    /// "I", "we", "my" outside quotation marks.
    pub first_person: bool,
    /// Number of words.
    pub words: f32,
    /// First of its paragraph.
    pub begins_paragraph: bool,
    /// It begins with "he", "she", "they".
    pub pronoun: bool,
}

impl Row {
    /// Adds a cue.
    pub fn push(&mut self, cue: &Cue, probability: f32, quoted: bool) {
        self.cues.push((probability, cue.kind, quoted, !cue.source.is_empty()));
    }

    /// The probability that at least one of its cues is one.
    fn any(&self, keep: impl Fn(&(f32, CueKind, bool, bool)) -> bool) -> f32 {
        1.0 - self.cues.iter().filter(|cue| keep(cue)).map(|cue| 1.0 - cue.0).product::<f32>()
    }

    fn best(&self, keep: impl Fn(&(f32, CueKind, bool, bool)) -> bool) -> f32 {
        self.cues.iter().filter(|cue| keep(cue)).map(|cue| cue.0).fold(0.0, f32::max)
    }
}

/// The values of every sentence of an article.
pub fn values(rows: &[Row]) -> Vec<Vec<f32>> {
    let n = rows.len().max(1) as f32;
    let any = |_: &(f32, CueKind, bool, bool)| true;
    let best: Vec<f32> = rows.iter().map(|row| row.best(any)).collect();
    let cues = best.iter().sum::<f32>() / n;
    let quotes = rows.iter().map(|row| row.share).sum::<f32>() / n;
    let at = |list: &[f32], i: Option<usize>| i.and_then(|i| list.get(i)).copied().unwrap_or(0.0);
    let share: Vec<f32> = rows.iter().map(|row| row.share).collect();
    let flag = |on: bool| f32::from(u8::from(on));
    let row_values = |(i, row): (usize, &Row)| {
        let mut sorted: Vec<f32> = row.cues.iter().map(|cue| cue.0).collect();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let before = i.checked_sub(1);
        let closes = before.and_then(|b| rows.get(b)).is_some_and(|row| row.ends_quoted);
        vec![
            best[i],
            sorted.get(1).copied().unwrap_or(0.0),
            sorted.iter().sum(),
            row.best(|cue| !cue.2),
            row.best(|cue| cue.3),
            row.best(|cue| cue.1 == CueKind::Noun),
            row.share,
            flag(row.begins_quoted),
            flag(row.ends_quoted),
            row.longest,
            row.quotations,
            flag(row.running),
            flag(row.question),
            flag(row.first_person),
            row.words,
            flag(row.begins_paragraph),
            i as f32 / n,
            cues,
            quotes,
            at(&best, before),
            at(&best, Some(i + 1)),
            at(&share, before),
            at(&share, Some(i + 1)),
            at(&best, before).max(at(&share, before)),
            flag(closes),
            at(&best, i.checked_sub(2)),
            flag(row.pronoun),
            flag(i == 0),
            row.any(any),
            row.any(|cue| !cue.2),
        ]
    };
    rows.iter().enumerate().map(row_values).collect()
}
