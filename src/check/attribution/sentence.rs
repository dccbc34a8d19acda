//! The sentence decisions: does it carry an attribution, is it part of one.
//!
//! Each sentence is described by a row of values (its best cues, its quotation marks, its neighbours), which the fitted
//! models judge.

use super::cue::{Cue, CueKind};
use super::model::Named;
use crate::language::{Parsed, Pos};

/// The bends for a probability, a share and a yes or no.
const PROBABLE: [f32; 3] = [0.0, 0.5, 1.0];
const SHARE: [f32; 4] = [0.0, 0.2, 0.6, 1.0];
const FLAG: [f32; 2] = [0.0, 1.0];

/// Names of the values, in their order, for the fitting tool and for whoever reads the weights, with the bends between
/// which each value counts in a straight line.
pub const VALUES: [(&str, &[f32]); 30] = [
    ("best cue", &PROBABLE),
    ("second cue", &PROBABLE),
    ("sum of cues", &[0.0, 0.3, 1.0, 2.0]),
    ("best unquoted cue", &PROBABLE),
    ("best with source", &PROBABLE),
    ("best noun cue", &PROBABLE),
    ("share quoted", &SHARE),
    ("begins quoted", &FLAG),
    ("ends quoted", &FLAG),
    ("longest quotation in words", &[0.0, 4.0, 12.0, 25.0]),
    ("quotations", &[0.0, 1.0, 2.0]),
    ("running quotation", &FLAG),
    ("question", &FLAG),
    ("first person", &FLAG),
    ("words", &[5.0, 15.0, 25.0, 40.0]),
    ("begins paragraph", &FLAG),
    ("place", &[0.0, 0.3, 0.7, 1.0]),
    ("cues of the article", &[0.2, 0.4, 0.6, 0.8]),
    ("quotes of the article", &[0.0, 0.05, 0.15, 0.4]),
    ("best cue before", &PROBABLE),
    ("best cue after", &PROBABLE),
    ("share quoted before", &SHARE),
    ("share quoted after", &SHARE),
    ("attributed before", &PROBABLE),
    ("quotation closes before", &FLAG),
    ("best cue two before", &PROBABLE),
    ("begins with pronoun", &FLAG),
    ("headline", &FLAG),
    ("any cue", &PROBABLE),
    ("any unquoted cue", &PROBABLE),
];

/// Each value as how far it has come between every two bends, 0..1, by name.
pub fn slopes(values: &[f32]) -> Vec<Named> {
    let mut found = Vec::new();
    for (&(name, bends), &value) in VALUES.iter().zip(values) {
        for (at, pair) in bends.windows(2).enumerate() {
            let [from, to] = *pair else { continue };
            found.push((format!("{name} {at}"), ((value - from) / (to - from)).clamp(0.0, 1.0)));
        }
    }
    found
}

/// What else of a sentence counts: its tags, its words of closed classes, and the kinds of names in it.
pub fn words(tree: &Parsed) -> Vec<Named> {
    let mut names: Vec<String> = Vec::new();
    for token in &tree.tokens {
        names.push(format!("tag {}", token.tag));
        let closed =
            matches!(token.pos, Pos::Adp | Pos::Aux | Pos::Det | Pos::Part | Pos::Pron | Pos::Sconj | Pos::Cconj);
        if closed || token.is_punct() {
            names.push(format!("word {}", token.lemma.to_lowercase()));
        }
    }
    names.extend(tree.entities.iter().map(|entity| format!("name {:?}", entity.label)));
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| (name, 1.0)).collect()
}

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
