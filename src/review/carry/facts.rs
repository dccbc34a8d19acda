//! Which facts differ between old and new words: figures, names, days, negation, hedge, attribution, quotation.
//!
//! Works on words alone, so that it is quick and the same for any file: what it cannot tell apart it calls a
//! change, for a mark that is looked at once more costs less than a wrong one that stays.

use std::ops::Range;

use super::tokens::Token;
use crate::check::MismatchKind;
use crate::rules::{Lexicon, Rules};
use std::sync::Arc;

/// The word lists that tell facts from other words.
pub(super) struct Words {
    negations: Arc<Lexicon>,
    hedges: Arc<Lexicon>,
    antonyms: Arc<Lexicon>,
    months: Arc<Lexicon>,
    weekdays: Arc<Lexicon>,
    reporting: [Arc<Lexicon>; 3],
}

impl Words {
    pub(super) fn new(rules: &Rules) -> Self {
        Self {
            negations: rules.lexicon("negations"),
            hedges: rules.lexicon("hedges"),
            antonyms: rules.lexicon("antonyms"),
            months: rules.lexicon("months"),
            weekdays: rules.lexicon("weekdays"),
            reporting: ["reporting_verbs_strong", "reporting_verbs_weak", "loaded_verbs"]
                .map(|name| rules.lexicon(name)),
        }
    }

    fn is_reporting(&self, word: &str) -> bool {
        const IRREGULAR: &[(&str, &str)] =
            &[("said", "say"), ("told", "tell"), ("wrote", "write"), ("written", "write"), ("found", "find")];
        let base = IRREGULAR.iter().find(|(form, _)| *form == word).map_or(word, |(_, base)| base);
        let forms = [
            Some(base),
            base.strip_suffix('s'),
            base.strip_suffix("es"),
            base.strip_suffix('d'),
            base.strip_suffix("ed"),
            base.strip_suffix("ing"),
        ];
        forms.into_iter().flatten().any(|form| self.reporting.iter().any(|list| list.contains(form)))
    }

    fn is_date(&self, token: &Token) -> bool {
        let year = token.key.len() == 4 && token.key.parse::<u32>().is_ok_and(|year| (1800..2100).contains(&year));
        let named = token.capital && (self.months.contains(&token.key) || self.weekdays.contains(&token.key));
        year || named || matches!(token.key.as_str(), "today" | "yesterday" | "tomorrow" | "tonight")
    }
}

/// A run of old words with what stands in its place.
pub(super) struct Hunk {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// What differs between `old` and `new`, both in whole: runs without a pair on either side.
pub(super) fn hunks(pairs: &[Option<usize>], new_len: usize) -> Vec<Hunk> {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    loop {
        let next = pairs.iter().enumerate().skip(i).find_map(|(at, to)| to.map(|to| (at, to)));
        let (old_end, new_end) = next.unwrap_or((pairs.len(), new_len));
        if old_end > i || new_end > j {
            found.push(Hunk { old: i..old_end, new: j..new_end });
        }
        let Some((at, to)) = next else { return found };
        (i, j) = (at + 1, to + 1);
    }
}

/// How the words differ, told apart from their facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Words differ, not signs and forms only.
    pub(super) words: bool,
    /// Facts among them.
    pub(super) facts: Vec<MismatchKind>,
}

/// Compares old and new words, given which is which.
pub(super) fn compare(old: &[Token], new: &[Token], pairs: &[Option<usize>], words: &Words) -> Difference {
    let mut difference = Difference::default();
    let same_numbers = numbers(old) == numbers(new);
    for hunk in hunks(pairs, new.len()) {
        let (a, b) = (&old[hunk.old.clone()], &new[hunk.new.clone()]);
        if is_same(a, b) {
            continue;
        }
        difference.words = true;
        let starts = (hunk.old.start, hunk.new.start);
        difference.facts.extend(
            facts(a, b, starts, words).into_iter().filter(|kind| *kind != MismatchKind::Number || !same_numbers),
        );
    }
    difference.facts.sort_unstable();
    difference.facts.dedup();
    difference
}

/// The same words in another form: signs apart, "can not" and "cannot", "two" and "2".
fn is_same(old: &[Token], new: &[Token]) -> bool {
    let joined =
        |list: &[Token]| list.iter().filter(|token| !token.sign).map(|token| token.key.as_str()).collect::<String>();
    let sign =
        |list: &[Token]| list.iter().filter(|token| matches!(token.key.as_str(), "%" | "$" | "£" | "€" | "\"")).count();
    if sign(old) != sign(new) && !(all_numbers(old) && all_numbers(new)) {
        return false;
    }
    joined(old) == joined(new)
        || (all_numbers(old) && all_numbers(new) && numbers(old) == numbers(new))
        || is_acronym(old, new)
        || is_acronym(new, old)
}

fn all_numbers(list: &[Token]) -> bool {
    let mut content = list.iter().filter(|token| !token.sign).peekable();
    content.peek().is_some()
        && content.all(|token| number_word(&token.key).is_some() || token.key.parse::<f64>().is_ok())
}

/// "US" for "United States".
fn is_acronym(short: &[Token], long: &[Token]) -> bool {
    let content =
        |list: &[Token]| list.iter().filter(|token| !token.sign).map(|token| token.key.clone()).collect::<Vec<_>>();
    let (short, long) = (content(short), content(long));
    let [acronym] = short.as_slice() else { return false };
    long.len() >= 2 && long.iter().filter_map(|word| word.chars().next()).collect::<String>() == *acronym
}

fn facts(old: &[Token], new: &[Token], starts: (usize, usize), words: &Words) -> Vec<MismatchKind> {
    let mut kinds = Vec::new();
    let both = || old.iter().chain(new);
    let replaced = old.iter().any(|token| !token.sign) && new.iter().any(|token| !token.sign);
    if both().any(|token| token.quoted && !token.sign) || both().any(|token| token.key == "\"") {
        kinds.push(MismatchKind::Quote);
    }
    let dates = |list: &[Token]| {
        list.iter()
            .filter(|t| words.is_date(t))
            .map(|t| t.key.chars().take(if t.key.starts_with(char::is_numeric) { 4 } else { 3 }).collect::<String>())
            .collect::<Vec<_>>()
    };
    if dates(old) != dates(new) && (replaced || !dates(new).is_empty()) {
        kinds.push(MismatchKind::Date);
    }
    let figures = |list: &[Token]| numbers(list).len();
    let sign = both().any(|token| matches!(token.key.as_str(), "%" | "$" | "£" | "€"));
    let figure_here = figures(new) > 0 || (replaced && figures(old) > 0) || sign;
    if figure_here && !kinds.contains(&MismatchKind::Date) {
        kinds.push(MismatchKind::Number);
    }
    let negative = |list: &[Token]| {
        list.iter().filter(|t| words.negations.contains(&t.key) || t.key.ends_with("n't") || t.key == "cannot").count()
    };
    let opposite = old.iter().any(|a| {
        new.iter().any(|b| {
            words.antonyms.value(&a.key) == Some(b.key.as_str()) || words.antonyms.value(&b.key) == Some(a.key.as_str())
        })
    });
    if negative(old) != negative(new) || opposite {
        kinds.push(MismatchKind::Negation);
    }
    if both().any(|token| words.hedges.contains(&token.key)) {
        kinds.push(MismatchKind::Hedge);
    }
    let reports = |list: &[Token]| {
        list.iter().any(|t| words.is_reporting(&t.key))
            || list.windows(2).any(|w| w[0].key == "according" && w[1].key == "to")
    };
    if reports(old) != reports(new) {
        kinds.push(MismatchKind::Attribution);
    }
    let names = |list: &[Token], start: usize| {
        let starts_sentence = |at: usize| start + at == 0 || (start + at == 1 && at == 0);
        list.iter()
            .enumerate()
            .filter(|(at, t)| t.capital && !starts_sentence(*at) && !words.is_date(t) && t.key != "i")
            .map(|(_, t)| t.key.clone())
            .collect::<Vec<_>>()
    };
    let (here, there) = (names(old, starts.0), names(new, starts.1));
    if here != there && (replaced || !there.is_empty()) && (!here.is_empty() || !there.is_empty()) {
        kinds.push(MismatchKind::Name);
    }
    kinds
}

/// Values of the figures in a run of words, sorted: figures, number words, and the two multiplied ("3 million").
fn numbers(list: &[Token]) -> Vec<u64> {
    let mut values: Vec<f64> = Vec::new();
    let mut open: Option<f64> = None;
    for token in list {
        if matches!(token.key.as_str(), "-" | "and" | ",") && open.is_some() {
            continue;
        }
        let value = token.key.parse::<f64>().ok().filter(|value| value.is_finite()).or_else(|| number_word(&token.key));
        open = match (open, value) {
            (None, value) => value,
            (Some(sum), Some(value)) if value >= 100.0 && number_word(&token.key).is_some() => Some(sum * value),
            (Some(sum), Some(value)) if value < 10.0 && sum >= 20.0 && sum % 10.0 == 0.0 => Some(sum + value),
            (Some(sum), Some(value)) if value < 100.0 && sum >= 100.0 && sum % 100.0 == 0.0 => Some(sum + value),
            (Some(sum), value) => {
                values.push(sum);
                value
            }
        };
    }
    values.extend(open);
    let mut keys: Vec<u64> = values.into_iter().map(|value| (value * 1000.0).round() as u64).collect();
    keys.sort_unstable();
    keys
}

fn number_word(word: &str) -> Option<f64> {
    const WORDS: &[(&str, f64)] = &[
        ("zero", 0.0),
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("eleven", 11.0),
        ("twelve", 12.0),
        ("thirteen", 13.0),
        ("fourteen", 14.0),
        ("fifteen", 15.0),
        ("sixteen", 16.0),
        ("seventeen", 17.0),
        ("eighteen", 18.0),
        ("nineteen", 19.0),
        ("twenty", 20.0),
        ("thirty", 30.0),
        ("forty", 40.0),
        ("fifty", 50.0),
        ("sixty", 60.0),
        ("seventy", 70.0),
        ("eighty", 80.0),
        ("ninety", 90.0),
        ("hundred", 100.0),
        ("thousand", 1e3),
        ("million", 1e6),
        ("billion", 1e9),
        ("trillion", 1e12),
        ("first", 1.0),
        ("second", 2.0),
        ("third", 3.0),
        ("fourth", 4.0),
        ("fifth", 5.0),
        ("sixth", 6.0),
        ("seventh", 7.0),
        ("eighth", 8.0),
        ("ninth", 9.0),
        ("tenth", 10.0),
        ("half", 0.5),
        ("dozen", 12.0),
    ];
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .and_then(|number| number.parse().ok());
    WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value).or(ordinal)
}
