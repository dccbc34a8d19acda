//! The word lists behind the decisions.

use std::collections::{BTreeSet, HashMap};

use super::ends::Next;
use crate::rules::Rules;
use crate::text::Span;

/// What a stop behind an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// No sentence ends here.
    Never,
    /// None ends here when a figure follows.
    Number,
    /// One ends here if the next word starts a sentence.
    May,
    /// A time of day or "etc.": one ends here before most capitals.
    Likely,
    /// A single capital: an initial more often than not.
    Initial,
    /// A single small letter: born, died, circa.
    Letter,
}

impl Stop {
    /// Whether a sentence ends before `next`; `so_far` is the sentence up to the stop.
    pub(super) fn ends_before(self, next: &Next<'_>, words: &Words, so_far: &str) -> bool {
        match self {
            Self::Never => false,
            Self::Number => {
                !next.is_figure() && (next.is_starter(words) || so_far.split_whitespace().take(2).count() == 1)
            }
            Self::May => next.is_label || next.is_starter(words) || next.opened && !next.is_figure(),
            Self::Likely => !words.is_time_word(next.word),
            Self::Letter => !next.is_figure() && !words.is_time_word(next.word),
            Self::Initial => next.is_starter(words) && !words.is_name_before_initial(so_far),
        }
    }
}

/// Abbreviations, words that start sentences, and verbs of speech.
#[derive(Clone, Debug)]
pub(super) struct Words {
    abbreviations: HashMap<String, Stop>,
    starters: BTreeSet<String>,
    speech: BTreeSet<String>,
    times: BTreeSet<String>,
}

/// Function words with a capital that begin a sentence and hardly ever a name.
const NO_STARTERS: &[&str] = &["new", "will", "may", "us", "re", "de", "la"];
/// Adverbs and the like that the list of stop words does not have.
const MORE_STARTERS: &[&str] = &[
    "according",
    "additionally",
    "although",
    "asked",
    "besides",
    "despite",
    "earlier",
    "finally",
    "first",
    "following",
    "furthermore",
    "however",
    "instead",
    "last",
    "later",
    "many",
    "meanwhile",
    "moreover",
    "most",
    "much",
    "nobody",
    "none",
    "one",
    "others",
    "people",
    "perhaps",
    "police",
    "recently",
    "several",
    "similarly",
    "since",
    "some",
    "still",
    "then",
    "therefore",
    "though",
    "thus",
    "today",
    "together",
    "two",
    "unlike",
    "when",
    "whether",
    "while",
    "yes",
    "yet",
];
/// Zones and days that follow a time of day.
const TIME_WORDS: &[&str] = &[
    "AEDT", "AEST", "AKDT", "AKST", "BST", "CDT", "CEST", "CET", "CST", "CT", "Central", "EDT", "EST", "ET", "Eastern",
    "GMT", "HST", "IST", "JST", "MDT", "MST", "MT", "Mountain", "PDT", "PST", "PT", "Pacific", "UTC",
];

impl Words {
    /// From the lists in force.
    pub(super) fn new(rules: &Rules) -> Self {
        let mut abbreviations = HashMap::new();
        for (entry, kind) in rules.lexicon("abbreviations").iter() {
            let Some(word) = entry.strip_suffix('.') else { continue };
            let likely = matches!(word, "a.m" | "p.m" | "etc" | "A.M" | "P.M" | "al");
            let stop = match kind {
                _ if likely => Stop::Likely,
                "never" => Stop::Never,
                "number" => Stop::Number,
                _ => Stop::May,
            };
            abbreviations.insert(word.to_owned(), stop);
        }
        let mut starters: BTreeSet<String> =
            rules.lexicon("stopwords").iter().map(|(word, _)| word.to_lowercase()).collect();
        starters.extend(MORE_STARTERS.iter().map(|word| (*word).to_owned()));
        for word in NO_STARTERS {
            starters.remove(*word);
        }
        let mut speech = BTreeSet::new();
        for name in ["reporting_verbs_strong", "reporting_verbs_weak"] {
            for (verb, _) in rules.lexicon(name).iter() {
                speech.extend(forms(verb.split(' ').next().unwrap_or_default()));
            }
        }
        let mut times: BTreeSet<String> = TIME_WORDS.iter().map(|word| (*word).to_owned()).collect();
        for name in ["weekdays", "months"] {
            times.extend(rules.lexicon(name).iter().map(|(word, _)| word.to_owned()));
        }
        Self { abbreviations, starters, speech, times }
    }

    /// What the stop behind `word` means, if it is an abbreviation; `end` is where the word ends in `text`.
    pub(super) fn abbreviation(&self, text: &str, word: &str, end: usize) -> Option<Stop> {
        let word = word.trim_start_matches(['\'', '’', '*', '_', '$', '£', '€', '-']);
        if let Some(&stop) = self.abbreviations.get(word) {
            return Some(stop);
        }
        let two = two_words(text, end);
        if let Some(&stop) = self.abbreviations.get(two) {
            return Some(stop);
        }
        let mut letters = word.chars();
        if let (Some(first), None) = (letters.next(), letters.next()) {
            // "(b. March 2009)", "c. 1400"
            return Some(if first.is_uppercase() { Stop::Initial } else { Stop::Letter })
                .filter(|_| first.is_alphabetic());
        }
        if is_dotted(word) {
            return Some(if word.len() <= 4 && word.starts_with(char::is_uppercase) {
                Stop::Initial
            } else {
                Stop::May
            });
        }
        // "20m." and "5st." are figures with a unit; a hyphen binds a rank to what it belongs to ("Lt.-Gov.").
        if let Some((_, last)) = word.rsplit_once(['-', '.']) {
            return self.abbreviations.get(last).copied().filter(|stop| *stop == Stop::Never);
        }
        let small = word.to_lowercase();
        if small == word {
            return None;
        }
        let mut chars = small.chars();
        let title: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
        // "PVT. LTD." and "E.g."; a word in capitals that is also a common one ("NO.") stays itself.
        self.abbreviations
            .get(small.as_str())
            .or_else(|| self.abbreviations.get(title.as_str()).filter(|_| word.len() > 2))
            .copied()
    }

    /// `word` begins sentences and no names.
    pub(super) fn is_starter(&self, word: &str) -> bool {
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        let bare = word.trim_end_matches(['.', '\'', '’']);
        let small = bare.to_lowercase();
        let stem = small.split(['\'', '’']).next().unwrap_or_default();
        self.starters.contains(&small) || self.starters.contains(stem) && stem != small
    }

    /// A zone, day or month, which goes on after a time of day.
    pub(super) fn is_time_word(&self, word: &str) -> bool {
        self.times.contains(word.trim_end_matches(['.', '\'', '’']))
    }

    /// An ordinary word in small letters that no list knows as short for another: a long one, or "you", "it", "that".
    pub(super) fn is_plain_word(&self, word: &str) -> bool {
        (word.len() >= 4 || word.len() > 1 && word != "no" && self.starters.contains(word))
            && word.chars().all(char::is_lowercase)
            && word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
            && !self.abbreviations.contains_key(word)
    }

    /// A word of small letters only.
    pub(super) fn is_small_word(&self, word: &str) -> bool {
        word.len() >= 2 && word.chars().all(char::is_lowercase) && !self.abbreviations.contains_key(word)
    }

    /// A word or figure that a sentence can end with, where the next follows without a space.
    pub(super) fn is_plain_end(&self, word: &str) -> bool {
        let bare = word.trim_matches(['\'', '’', '"', '”', ')']);
        let figure = bare.ends_with(|c: char| c.is_ascii_digit()) && bare.contains([',', '.'])
            || word.len() > 1 && word.bytes().all(|b| b.is_ascii_digit());
        let count = bare.chars().count();
        let small = bare.trim_start_matches(|c: char| c.is_uppercase() && count >= 4);
        let plain = count >= 2
            && bare.len() < small.len() + 3
            && small.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\''));
        (plain || figure) && !self.abbreviations.contains_key(bare)
    }

    /// Within the next few words a name is followed by a verb of speech: `Smith asked`, `Ms. Reyes said`.
    pub(super) fn reports(&self, text: &str, at: usize) -> bool {
        let window = Span::new(at, text.len()).of(text);
        for (names, word) in window.split_whitespace().take(5).enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if names > 0 && self.speech.contains(bare) {
                return true;
            }
            let is_name =
                bare.starts_with(char::is_uppercase) && (names > 0 || !self.is_starter(bare) || is_pronoun(bare));
            if !is_name || word.ends_with([',', ';', ':', '?', '!']) || word.ends_with('.') && bare.chars().count() > 4
            {
                return false;
            }
        }
        false
    }

    /// The sentence so far ends like a name with an initial: "Albert I", "John F".
    pub(super) fn is_name_before_initial(&self, so_far: &str) -> bool {
        let mut words = so_far.split_whitespace().rev();
        let (initial, before) = (words.next(), words.next());
        initial != Some("I")
            && before.is_some_and(|word| word.starts_with(char::is_uppercase) && !self.is_starter(word))
    }
}

/// Forms that stand behind a quotation: "asked", "asks", "replied".
fn forms(lemma: &str) -> Vec<String> {
    let past = match lemma {
        "say" => "said".to_owned(),
        "tell" => "told".to_owned(),
        "write" => "wrote".to_owned(),
        "think" => "thought".to_owned(),
        "read" | "put" => lemma.to_owned(),
        _ if lemma.ends_with('e') => format!("{lemma}d"),
        _ if lemma.ends_with('y') && !lemma.ends_with(['a', 'e', 'o']) => {
            format!("{}ied", lemma.strip_suffix('y').unwrap_or(lemma))
        }
        _ => format!("{lemma}ed"),
    };
    vec![past, format!("{lemma}s"), lemma.to_owned()]
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "He" | "She" | "They" | "I" | "We" | "It")
}

/// Letters with a stop between each: "U.S", "p.m", "J.K".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic))
}

/// The last two words that end at `end`, parted by one space.
fn two_words(text: &str, end: usize) -> &str {
    let head = Span::new(0, end).of(text);
    let mut spaces = 0;
    let mut start = end;
    for (at, c) in head.char_indices().rev() {
        if end - at > 24 {
            break;
        }
        if c.is_whitespace() {
            spaces += 1;
            if spaces == 2 {
                break;
            }
        }
        if matches!(c, '(' | '“' | '"') {
            break;
        }
        start = at;
    }
    Span::new(start, end).of(text)
}
