//! Texts printed in capitals throughout, as broadcast scripts and old wire copy are.
//!
//! Names are known by their capitals, by the parser and by every check. So such a text is read in a copy where names alone
//! have them: of the same length, so that all places stay what they are. What is no word of the thesaurus and stands as
//! a noun is taken for a name; so are listed places and days, what follows a form of address, and a surname behind a given name.
//! The document itself, and what the window shows, is left as it is.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::document::Document;
use crate::language::{Language, Parsed, Pos, Tag, Thesaurus};
use crate::rules::{Lexicon, Rules};
use crate::text::Span;

const ADDRESS: [&str; 10] = ["dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "prof", "sir"];
const DIRECTIONS: [&str; 10] =
    ["central", "east", "eastern", "north", "northern", "saint", "south", "southern", "west", "western"];
/// "New" is half of these names, and of no others: "new Arsenal signing".
const NEW: [&str; 10] =
    ["brunswick", "delhi", "england", "hampshire", "haven", "jersey", "mexico", "orleans", "york", "zealand"];
/// Months that are words as well stand for the month beside a figure or these.
const BEFORE_MONTH: [&str; 9] = ["by", "early", "in", "last", "late", "next", "since", "this", "until"];
const FRONTS: [&str; 22] = [
    "anti", "auto", "bio", "counter", "cyber", "eco", "ex", "hyper", "inter", "mega", "micro", "mid", "mini", "multi",
    "non", "out", "over", "pre", "semi", "super", "ultra", "under",
];

/// A copy of the document whose names have capitals; nothing where it is not all in capitals, or `go_on` says to stop.
pub(super) fn restored(document: &Document, rules: &Rules, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Document> {
    if !document.is_in_capitals() || !document.is_english(rules) {
        return None;
    }
    let language = Language::builtin();
    let (syntax, thesaurus) = (language.syntax().ok()?, language.thesaurus().ok()?);
    let mut text = document.text.to_ascii_lowercase();
    let spans: Vec<Span> = document.statements.iter().map(|statement| statement.span).collect();
    for span in &spans {
        if let Some(at) = span.of(&text).find(char::is_alphabetic).map(|at| span.start + at) {
            raise(&mut text, Span::new(at, at + 1));
        }
    }
    let names = Names::new(rules, thesaurus);
    for word in names.find(&text, &syntax.parse_all(&text, &spans, go_on)?) {
        raise(&mut text, word);
    }
    Some(Document { text, ..document.clone() })
}

/// Makes ASCII letters capital, in place: the length stays.
fn raise(text: &mut str, span: Span) {
    if let Some(letters) = text.get_mut(span.start..span.end) {
        letters.make_ascii_uppercase();
    }
}

/// What tells a name.
struct Names<'a> {
    thesaurus: &'a Thesaurus,
    given: Arc<Lexicon>,
    stopwords: Arc<Lexicon>,
    roles: Arc<Lexicon>,
    days: HashSet<String>,
    months: HashSet<String>,
    places: HashSet<String>,
    short: HashSet<String>,
}

impl<'a> Names<'a> {
    fn new(rules: &Rules, thesaurus: &'a Thesaurus) -> Self {
        let all = |name: &str| -> HashSet<String> {
            rules.lexicon(name).iter().map(|(word, _)| word.to_lowercase()).collect()
        };
        let places = rules.lexicon("places");
        let listed = places.iter().flat_map(|(place, others)| std::iter::once(place).chain(others.split(", ")));
        let listed: Vec<&str> = listed.map(str::trim).collect();
        let is_short = |place: &&&str| place.chars().all(char::is_uppercase);
        let short = listed.iter().filter(is_short).map(|place| place.to_lowercase()).collect();
        // "Us" is for [`Names::is_short`], and to polish is done to shoes.
        let plain = |place: &&&str| !place.contains(' ') && !matches!(**place, "US" | "Polish");
        let places = listed.iter().filter(plain).map(|place| place.to_lowercase()).collect();
        Self {
            thesaurus,
            given: rules.lexicon("given_names"),
            stopwords: rules.lexicon("stopwords"),
            roles: rules.lexicon("role_nouns"),
            days: all("weekdays"),
            months: all("months"),
            places,
            short,
        }
    }

    /// Letters to be raised.
    fn find(&self, text: &str, trees: &[Parsed]) -> Vec<Span> {
        // A word is a name or not throughout: the parser takes a strange one now for a noun, now for a verb.
        let mut votes: HashMap<String, (usize, usize)> = HashMap::new();
        for token in trees.iter().flat_map(|tree| &tree.tokens) {
            let vote = votes.entry(token.span.of(text).to_lowercase()).or_default();
            let named = matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::X);
            *if named { &mut vote.0 } else { &mut vote.1 } += 1;
        }
        let strange: HashSet<String> = votes
            .into_iter()
            .filter(|(word, (names, others))| names > others && self.is_strange(word))
            .map(|(word, _)| word)
            .collect();
        trees.iter().flat_map(|tree| self.of_tree(text, tree, &strange)).collect()
    }

    /// In no list, of no listed words, and with nothing but letters.
    fn is_strange(&self, word: &str) -> bool {
        let known = |word: &str| self.is_known(word);
        let compound = (3..word.len().saturating_sub(3)).filter(|&at| word.is_char_boundary(at)).any(|at| {
            let (front, back) = word.split_at(at);
            (front.len() > 3 && known(front) || FRONTS.contains(&front)) && back.len() > 3 && known(back)
        });
        word.len() > 1 && word.chars().all(char::is_alphabetic) && !known(word) && !compound
    }

    fn is_known(&self, word: &str) -> bool {
        let senses = |word: &str| !self.thesaurus.senses(word).is_empty();
        let base = ["s", "es", "ed", "ing", "er", "ers", "est", "ly", "'s"]
            .into_iter()
            .filter_map(|end| word.strip_suffix(end));
        self.stopwords.contains(word)
            || FRONTS.contains(&word)
            || ADDRESS.contains(&word)
            || senses(word)
            || base.into_iter().any(|base| base.len() > 2 && (senses(base) || senses(&format!("{base}e"))))
            || word.strip_suffix("ies").is_some_and(|base| senses(&format!("{base}y")))
    }

    fn of_tree(&self, text: &str, tree: &Parsed, strange: &HashSet<String>) -> Vec<Span> {
        let words: Vec<String> = (0..tree.tokens.len()).map(|at| tree.lower(at, text)).collect();
        let word = |at: usize| words.get(at).map_or("", String::as_str);
        let is_noun = |at: usize| tree.tokens.get(at).is_some_and(|token| matches!(token.pos, Pos::Noun | Pos::Propn));
        let mut named: Vec<bool> = (0..words.len()).map(|at| self.is_name(tree, &words, at, strange)).collect();
        for at in 0..words.len() {
            let before = at.checked_sub(1).map_or("", word);
            let addressed = ADDRESS.contains(&before) || before == "." && at > 1 && ADDRESS.contains(&word(at - 2));
            let plain = is_noun(at) && tree.tokens[at].tag != Tag::Nns && !is_noun(at + 1);
            let surname = plain && self.given.contains(before) && named[at - 1] && !self.roles.contains(word(at));
            named[at] |= addressed || surname;
        }
        // "North Wales", "Mark Stopera": what stands before a name.
        for at in (0..words.len()).rev() {
            let followed = named.get(at + 1).copied().unwrap_or(false);
            let half = DIRECTIONS.contains(&word(at)) || word(at) == "new" && NEW.contains(&word(at + 1));
            named[at] |= ADDRESS.contains(&word(at)) && followed;
            named[at] |= followed && (half || self.given.contains(word(at)) && is_noun(at));
        }
        let whole = |at: usize| {
            let bracketed = at > 0 && word(at - 1) == "(" && word(at + 1) == ")";
            let mute = word(at).len() < 5 && !word(at).contains(['a', 'e', 'i', 'o', 'u', 'y']);
            self.is_short(word(at), word(at.wrapping_sub(1))) || strange.contains(word(at)) && (bracketed || mute)
        };
        (0..words.len())
            .filter(|&at| named[at])
            .map(|at| (at, tree.tokens[at].span))
            .map(|(at, span)| if whole(at) { span } else { Span::new(span.start, span.start + 1) })
            .filter(|span| text.is_char_boundary(span.end))
            .collect()
    }

    /// "US" and "UK"; "us" is a pronoun as a rule.
    fn is_short(&self, word: &str, before: &str) -> bool {
        self.short.contains(word) && (word != "us" || before == "the")
    }

    fn is_name(&self, tree: &Parsed, words: &[String], at: usize, strange: &HashSet<String>) -> bool {
        let word = words[at].as_str();
        let beside = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
        let (before, after) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
        let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        let dated = figure(before) || figure(after) || BEFORE_MONTH.contains(&before);
        let noun = matches!(tree.tokens[at].pos, Pos::Noun | Pos::Propn | Pos::Adj);
        word == "i"
            || strange.contains(word)
            || self.days.contains(word)
            || self.months.contains(word) && (dated || !self.is_known(word))
            || self.is_short(word, before)
            || self.places.contains(word) && (noun || !self.is_known(word))
    }
}
