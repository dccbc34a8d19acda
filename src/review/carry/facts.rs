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
    reporting: [Arc<Lexicon>; 2],
    stopwords: Arc<Lexicon>,
}

impl Words {
    pub(super) fn new(rules: &Rules) -> Self {
        Self {
            negations: rules.lexicon("negations"),
            hedges: rules.lexicon("hedges"),
            antonyms: rules.lexicon("antonyms"),
            months: rules.lexicon("months"),
            weekdays: rules.lexicon("weekdays"),
            reporting: ["reporting_verbs_strong", "loaded_verbs"].map(|name| rules.lexicon(name)),
            stopwords: rules.lexicon("stopwords"),
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
        let named =
            token.capital && [&self.months, &self.weekdays].iter().any(|list| list.contains(&title_case(&token.key)));
        year || named || matches!(token.key.as_str(), "today" | "yesterday" | "tomorrow" | "tonight")
    }
}

fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
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
/// Where a statement was split or merged (`regrouped`), a joining word that comes or goes alters no quotation.
pub(super) fn compare(
    old: &[Token],
    new: &[Token],
    pairs: &[Option<usize>],
    words: &Words,
    regrouped: bool,
) -> Difference {
    let mut difference = Difference::default();
    let same_numbers = numbers(old) == numbers(new);
    for hunk in hunks(pairs, new.len()) {
        let (a, b) = (&old[hunk.old.clone()], &new[hunk.new.clone()]);
        if is_same(a, b) {
            continue;
        }
        difference.words = true;
        difference.facts.extend(
            facts(a, b, words, regrouped).into_iter().filter(|kind| *kind != MismatchKind::Number || !same_numbers),
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

fn facts(old: &[Token], new: &[Token], words: &Words, regrouped: bool) -> Vec<MismatchKind> {
    let both = || old.iter().chain(new);
    let replaced = has_words(old) && has_words(new);
    let mut kinds = Vec::new();
    let mut add = |kind, holds: bool| kinds.extend(holds.then_some(kind));
    let tells = |token: &Token| !(token.sign || regrouped && words.stopwords.contains(&token.key));
    let quoted = both().any(|token| (token.quoted && tells(token)) || token.key == "\"");
    add(MismatchKind::Quote, quoted);
    let (old_dates, new_dates) = (dates(old, words), dates(new, words));
    let dated = old_dates != new_dates && (replaced || !new_dates.is_empty());
    add(MismatchKind::Date, dated);
    let sign = both().any(|token| matches!(token.key.as_str(), "%" | "$" | "£" | "€"));
    let figure = sign || !numbers(new).is_empty() || (replaced && !numbers(old).is_empty());
    add(MismatchKind::Number, figure && !dated);
    let negated = words.negatives(old, replaced) != words.negatives(new, replaced) && !is_aside(old, new);
    add(MismatchKind::Negation, negated || words.has_opposites(old, new));
    // "May" with a capital within a sentence is the month.
    let hedges = |token: &Token| words.hedges.contains(&token.key) && (token.first || !words.is_date(token));
    add(MismatchKind::Hedge, both().any(hedges));
    add(MismatchKind::Attribution, words.reports(old) != words.reports(new));
    let (here, there) = (names(old, replaced, words), names(new, replaced, words));
    add(MismatchKind::Name, here != there && (replaced || !there.is_empty()));
    kinds
}

fn has_words(list: &[Token]) -> bool {
    list.iter().any(|token| !token.sign)
}

/// Put in between commas: what is denied there is not denied of the rest.
fn is_aside(old: &[Token], new: &[Token]) -> bool {
    let comma = |token: Option<&Token>| token.is_some_and(|token| token.key == ",");
    !has_words(old) && comma(new.first()) && comma(new.last())
}

/// Days, months and years, months and days by their first three letters, for "Sept." is September.
fn dates(list: &[Token], words: &Words) -> Vec<String> {
    let short =
        |token: &Token| token.key.chars().take(if token.key.starts_with(char::is_numeric) { 4 } else { 3 }).collect();
    list.iter().filter(|token| words.is_date(token)).map(short).collect()
}

/// Words with a capital that mean something. The first word of a statement counts only where another stands in its
/// place, and no small word.
fn names(list: &[Token], replaced: bool, words: &Words) -> Vec<String> {
    let counts = |token: &&Token| {
        let telling = !token.first || (replaced && !words.stopwords.contains(&token.key));
        token.capital && telling && !words.is_date(token) && token.key != "i"
    };
    list.iter().filter(counts).map(|token| token.key.clone()).collect()
}

impl Words {
    /// How many words in the run turn a statement round. Verbs that do ("refuse") count only where words were replaced.
    fn negatives(&self, list: &[Token], replaced: bool) -> usize {
        let counts = |token: &&Token| match self.negations.value(&token.key) {
            Some("verb" | "adjective" | "noun") => replaced,
            Some(_) => true,
            None => token.key.ends_with("n't"),
        };
        list.iter().filter(counts).count()
    }

    fn has_opposites(&self, old: &[Token], new: &[Token]) -> bool {
        let opposite = |a: &Token, b: &Token| self.antonyms.value(&a.key) == Some(b.key.as_str());
        old.iter().any(|a| new.iter().any(|b| opposite(a, b) || opposite(b, a)))
    }

    fn reports(&self, list: &[Token]) -> bool {
        let according = list.windows(2).any(|pair| pair[0].key == "according" && pair[1].key == "to");
        according || list.iter().any(|token| self.is_reporting(&token.key))
    }
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
