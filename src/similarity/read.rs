//! From a parsed statement to its [`Profile`].

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::marks;
use super::polarity::{Polarity, is_marker};
use super::profile::{Profile, Role, Unit, UnitKind};
use super::words::Words;
use crate::language::{Dep, EntityLabel, Parsed, Pos, Tag, Token, Vectors};
use crate::rules::{Lexicon, Rules};
use crate::text::{Span, dates, numbers};

/// Least weight of a name; a rare one weighs more.
const NAME: f32 = 0.42;
/// Weight of a figure, of one that may be none ("one", "first"), and of a date.
const NUMBER: f32 = 0.45;
const LOOSE: f32 = 0.12;
const MOMENT: f32 = 0.35;
/// Words that count without a figure; they are true of any.
const QUANTIFIERS: [&str; 10] =
    ["several", "many", "few", "some", "most", "numerous", "various", "only", "just", "more"];
/// Small words of place, time and direction that turn a fact round when another of them stands there.
const DIRECTIONS: [&str; 15] = [
    "above", "after", "against", "ahead", "before", "behind", "below", "down", "inside", "off", "outside", "over",
    "under", "up", "within",
];
/// Forms of address that say nothing of who is meant.
const HONORIFICS: [&str; 11] = ["dame", "dr", "lady", "lord", "madam", "miss", "mr", "mrs", "ms", "prof", "sir"];
/// Least weight of a content word.
const WORD: f32 = 0.08;

/// Reads statements of one document, or of several that are to be compared.
pub struct Reader<'m> {
    /// The words met.
    pub words: Words<'m>,
    polarity: Polarity,
    /// Words before a figure that belong to it ("about", "more than").
    bounds: Arc<Lexicon>,
    /// The day of the page, for "next year".
    pub base: Option<Date>,
    /// Words that the document prints with a capital inside a sentence.
    capitals: HashSet<Box<str>>,
}

impl<'m> Reader<'m> {
    /// A reader with the house's word lists.
    pub fn new(rules: &Rules, table: Option<&'m Vectors>, base: Option<Date>) -> Self {
        Self {
            words: Words::new(rules, table),
            polarity: Polarity::new(rules),
            bounds: rules.lexicon("approximators"),
            base,
            capitals: HashSet::new(),
        }
    }

    /// Takes note of what a document prints with a capital inside a sentence, before its statements are read: a word that
    /// opens a sentence is a name where it is one elsewhere.
    pub fn open(&mut self, text: &str) {
        self.capitals = text
            .match_indices(' ')
            .filter(|(at, _)| {
                text.get(..*at).is_some_and(|head| head.ends_with(|c: char| c.is_alphanumeric() || c == ','))
            })
            .filter_map(|(at, _)| text.get(at + 1..))
            .filter(|rest| rest.starts_with(char::is_uppercase))
            .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().into())
            .collect();
    }

    /// Reads the statement `span` of `text`. Without a tree (another language) words are cut at white space.
    pub fn read(&mut self, text: &str, span: Span, parsed: &Parsed, vector: &[f32]) -> Profile {
        let own = span.of(text);
        let is_asked = own.trim_end().ends_with('?');
        let mut profile = Profile { span, vector: vector.to_vec(), is_asked, ..Profile::default() };
        profile.moments = dates::find(own, self.base);
        let taken: Vec<Span> = profile.moments.iter().map(|moment| moment.span).collect();
        profile.numbers = numbers::find_outside(own, &taken);
        marks::ages(own, &mut profile.numbers);
        profile.compared = marks::compared(own, &taken).into_iter().map(|base| base.shift(span.start)).collect();
        profile.moments.iter_mut().for_each(|moment| moment.span = moment.span.shift(span.start));
        profile.numbers.iter_mut().for_each(|number| number.span = number.span.shift(span.start));
        let bounds = self.bounds.find_in(own).into_iter().map(|bound| bound.shift(span.start));
        let figures = &profile.numbers;
        let before =
            |bound: &Span| figures.iter().any(|figure| (1..=2).contains(&figure.span.start.saturating_sub(bound.end)));
        profile.bounds = bounds.filter(before).collect();
        profile.tallies = marks::tallies(text, own, &profile.numbers);
        profile.dateline = marks::dateline(own).map(|place| place.shift(span.start));
        profile.quotes = marks::quoted(own).into_iter().map(|quote| quote.shift(span.start)).collect();
        if parsed.tokens.is_empty() {
            self.plain_units(text, &mut profile);
        } else {
            self.units(text, parsed, &mut profile);
        }
        profile.weight = profile.units.iter().map(|unit| unit.weight).sum();
        let tokens = parsed.tokens.iter().filter(|token| token.is_word());
        profile.forms = tokens.map(|token| self.words.id(&token.span.of(text).to_lowercase())).collect();
        profile
    }

    fn plain_units(&mut self, text: &str, profile: &mut Profile) {
        use unicode_segmentation::UnicodeSegmentation;
        for (at, word) in profile.span.of(text).unicode_word_indices() {
            let span = Span::new(profile.span.start + at, profile.span.start + at + word.len());
            if fact_at(profile, span).is_some() {
                continue;
            }
            let lower = word.to_lowercase();
            if !self.words.is_stopword(&lower) {
                let word = self.words.id(&lower);
                let weight = self.words.weight(word).max(WORD);
                profile.units.push(plain_unit(span, word, weight));
            }
        }
        self.add_facts(text, profile);
    }

    /// Figures and dates as units of their own, for text without a tree.
    fn add_facts(&mut self, text: &str, profile: &mut Profile) {
        let facts: Vec<(Span, UnitKind)> = profile
            .numbers
            .iter()
            .enumerate()
            .map(|(at, number)| (number.span, UnitKind::Number(at as u16)))
            .chain(profile.moments.iter().enumerate().map(|(at, moment)| (moment.span, UnitKind::Moment(at as u16))))
            .collect();
        for (span, kind) in facts {
            let word = self.words.id(&span.of(text).to_lowercase());
            profile.units.push(Unit { kind, ..plain_unit(span, word, NUMBER) });
        }
        profile.units.sort_by_key(|unit| unit.span);
    }

    fn units(&mut self, text: &str, parsed: &Parsed, profile: &mut Profile) {
        let scope = self.polarity.read(text, parsed);
        profile.negations.clone_from(&scope.negations);
        profile.hedges.clone_from(&scope.hedges);
        profile.conditions.clone_from(&scope.conditions);
        profile.is_reported = scope.is_reported;
        profile.is_denied_twice = scope.is_denied_twice;
        profile.is_awaited = scope.is_awaited;
        profile.is_scant = is_scant(text, parsed);
        let says = |word: &str| (0..parsed.tokens.len()).any(|at| parsed.is(at, text, word));
        (profile.is_owed, profile.is_open) = (says("yet"), says("whether"));
        profile.courses = super::course::courses(text, parsed);
        let shouting = parsed.is_titled(text);
        let mut unit_of = vec![None; parsed.tokens.len()];
        let mut at = 0;
        while at < parsed.tokens.len() {
            let length = self.unit_at((text, parsed), at, profile, shouting).map_or(1, |(unit, length)| {
                let place = profile.units.len() as u16;
                unit_of.iter_mut().skip(at).take(length).for_each(|slot| *slot = Some(place));
                profile.units.push(unit);
                length
            });
            at += length;
        }
        super::roles::link((text, parsed), profile, &unit_of, &scope);
        profile.speakers = scope.speakers.iter().filter_map(|&token| unit_of.get(token).copied().flatten()).collect();
    }

    /// The unit that starts at token `at`, and how many tokens it takes.
    fn unit_at(
        &mut self,
        (text, parsed): (&str, &Parsed),
        at: usize,
        profile: &Profile,
        shouting: bool,
    ) -> Option<(Unit, usize)> {
        let token = parsed.tokens.get(at)?;
        let of_age = |unit: &Unit| matches!(unit.kind, UnitKind::Number(_)) && token.span.start <= unit.span.end + 1;
        let bounded = profile.bounds.iter().any(|bound| bound.overlaps(token.span));
        // "66 years old" says no more than ", 66,".
        if bounded || &*token.lemma == "old" && profile.units.last().is_some_and(of_age) {
            return None;
        }
        if let Some((kind, span, weight)) = fact_at(profile, token.span) {
            let length = parsed.tokens_in(span).len().max(1);
            let earlier = profile.units.last().is_some_and(|unit| unit.kind == kind);
            if earlier {
                return None;
            }
            let word = self.words.id(&span.of(text).to_lowercase());
            return Some((Unit { kind, ..plain_unit(span, word, weight) }, length));
        }
        if let Some(found) = self.phrase(parsed, at, profile) {
            return Some(found);
        }
        let mut lemma = token.lemma.to_lowercase();
        let alone =
            parsed.children(at).all(|below| parsed.tokens[below].dep != Dep::Compound) && token.dep != Dep::Compound;
        let name = is_name(
            parsed,
            text,
            at,
            (shouting, at == 0 && alone && self.words.is_known(&lemma) && !self.capitals.contains(token.span.of(text))),
        );
        // "Mr Brandt" is Ida Brandt or not: the form of address tells nothing.
        let address = HONORIFICS.contains(&lemma.trim_end_matches('.'));
        // "No one" is nobody.
        let nobody = lemma == "one" && at > 0 && parsed.is(at - 1, text, "no");
        if address || nobody || !(name || self.is_content(token, text)) {
            return None;
        }
        if name {
            lemma = token.span.of(text).to_lowercase().trim_end_matches('.').replace(['’', '‘'], "'");
        }
        // "turned the offer down"
        if let Some(particle) = parsed.child(at, Dep::Prt) {
            let joined = format!("{lemma} {}", parsed.lower(particle, text));
            if self.words.is_phrase(&joined) || self.words.is_known(&joined) {
                lemma = joined;
            }
        }
        let word = self.words.id(&lemma);
        let least = if name { NAME } else { WORD };
        let small = QUANTIFIERS.contains(&lemma.as_str()) || DIRECTIONS.contains(&lemma.as_str());
        let hedge = |mark: &Span| mark.contains(token.span);
        let light = small
            || profile.hedges.iter().any(hedge)
            || !name && (self.polarity.reports(&lemma) || lemma == "accord" || lemma == "according");
        let unit = Unit {
            kind: if name { UnitKind::Name } else { UnitKind::Word },
            form: self.words.id(&parsed.lower(at, text)),
            is_verb: token.pos == Pos::Verb,
            is_noun: token.pos == Pos::Noun,
            is_adjective: token.pos == Pos::Adj,
            ..plain_unit(token.span, word, if light { WORD } else { self.words.weight(word).max(least) })
        };
        Some((unit, 1))
    }

    /// A phrase of the lists that starts here: "take into custody", "prime minister".
    fn phrase(&mut self, parsed: &Parsed, at: usize, profile: &Profile) -> Option<(Unit, usize)> {
        let most = self.words.longest.min(5);
        let first = parsed.tokens.get(at).filter(|token| token.is_word())?;
        if !self.words.begins_phrase(&first.lemma.to_lowercase()) {
            return None;
        }
        for length in (2..=most).rev() {
            let Some(tokens) = parsed.tokens.get(at..at + length) else { continue };
            let starts_low = self.words.is_stopword(&first.lemma) && !first.is_verb();
            if starts_low || tokens.iter().skip(1).any(|token| fact_at(profile, token.span).is_some()) {
                continue;
            }
            let mut lemmas = String::new();
            for token in tokens {
                lemmas.push_str(&token.lemma.to_lowercase());
                lemmas.push(' ');
            }
            let lemmas = lemmas.trim_end().replace(" - ", "-");
            if self.words.is_phrase(&lemmas) && lemmas != "no one" {
                let word = self.words.id(&lemmas);
                let span = first.span.cover(tokens.last().map_or(first.span, |token| token.span));
                let hedge = profile.hedges.iter().any(|mark| mark.overlaps(span));
                let bound = lemmas.ends_with(" than");
                let weight = if hedge || bound { WORD } else { self.words.weight(word).clamp(0.2, 0.6) };
                let is_verb = first.pos == Pos::Verb;
                let all_names = tokens.iter().all(|token| token.pos == Pos::Propn);
                let kind = if all_names { UnitKind::Name } else { UnitKind::Word };
                return Some((Unit { kind, is_verb, ..plain_unit(span, word, weight) }, length));
            }
        }
        None
    }

    fn is_content(&self, token: &Token, text: &str) -> bool {
        let lower = token.span.of(text).to_lowercase();
        let lemma = token.lemma.to_lowercase();
        if DIRECTIONS.contains(&lower.as_str()) && token.dep != Dep::Prt {
            return true;
        }
        // "Keep" and "take" say little, except where a list knows their opposite.
        let is_told = token.pos == Pos::Verb && token.dep != Dep::Aux && self.words.has_opposite(&lemma);
        token.is_content()
            && !matches!(token.tag, Tag::Md)
            && token.dep != Dep::Neg
            && (is_told || !(self.words.is_stopword(&lower) || self.words.is_stopword(&lemma)))
            && !is_marker(&lower)
            && lower.chars().any(char::is_alphanumeric)
    }
}

fn plain_unit(span: Span, word: super::WordId, weight: f32) -> Unit {
    Unit {
        span,
        kind: UnitKind::Word,
        word,
        form: word,
        weight,
        negated: false,
        hedged: false,
        role: Role::Other,
        clause: None,
        head: None,
        is_verb: false,
        has_pronoun: false,
        is_noun: false,
        is_compound: false,
        is_adjective: false,
        is_relative: false,
        is_aim: false,
        standing: super::Standing::Untold,
    }
}

/// The figure or date which the words `span` are part of.
fn fact_at(profile: &Profile, span: Span) -> Option<(UnitKind, Span, f32)> {
    let moment = profile.moments.iter().position(|moment| moment.span.overlaps(span));
    if let Some(at) = moment {
        return Some((UnitKind::Moment(at as u16), profile.moments[at].span, MOMENT));
    }
    let at = profile.numbers.iter().position(|number| number.span.overlaps(span))?;
    let number = &profile.numbers[at];
    Some((UnitKind::Number(at as u16), number.span, if number.loose { LOOSE } else { NUMBER }))
}

/// "Few" of something, or "fewer than" or "less than" so many.
fn is_scant(text: &str, parsed: &Parsed) -> bool {
    let word = |at: usize| parsed.lower(at, text);
    let counted = |at: usize| parsed.tokens.get(at).is_some_and(|token| token.tag == Tag::Cd) || word(at) == "half";
    (0..parsed.tokens.len()).any(|at| match &*word(at) {
        "few" => at == 0 || word(at - 1) != "a",
        "fewer" | "less" => word(at + 1) == "than" && counted(at + 2),
        "minority" => true,
        _ => false,
    })
}

fn is_name(parsed: &Parsed, text: &str, at: usize, (shouting, is_common): (bool, bool)) -> bool {
    let Some(token) = parsed.tokens.get(at) else { return false };
    let written = token.span.of(text);
    let capital = written.starts_with(char::is_uppercase);
    if !written.chars().any(char::is_alphabetic) {
        return false;
    }
    let named = parsed.entity_of(at).is_some_and(|entity| is_named(entity.label));
    match token.pos {
        // Where every word has a capital, the tagger takes too many for names.
        // A sentence opens with a capital, and the tagger takes a common word for a name there.
        Pos::Propn if at == 0 && !named && is_common => false,
        Pos::Propn if shouting => named || is_acronym_form(written),
        Pos::Propn => capital || !text.chars().any(char::is_uppercase),
        Pos::Adj if shouting => named,
        Pos::Noun | Pos::Adj => capital && !shouting && at > 0 && written.len() > 1,
        _ => false,
    }
}

fn is_acronym_form(written: &str) -> bool {
    written.len() <= 6 && written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

fn is_named(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::Person
            | EntityLabel::Gpe
            | EntityLabel::Org
            | EntityLabel::Norp
            | EntityLabel::Loc
            | EntityLabel::Fac
            | EntityLabel::Product
            | EntityLabel::Event
            | EntityLabel::WorkOfArt
            | EntityLabel::Law
    )
}
