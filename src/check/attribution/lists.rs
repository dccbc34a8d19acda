//! The word lists that attribution uses, fetched once for a document.

use std::sync::Arc;

use crate::language::{Language, Parsed, Tag};
use crate::rules::{Lexicon, Rules};

/// Word lists by what they are for.
pub struct Lists {
    pub(super) strong: Arc<Lexicon>,
    pub(super) weak: Arc<Lexicon>,
    pub(super) attitude: Arc<Lexicon>,
    pub(super) loaded: Arc<Lexicon>,
    pub(super) stance: Arc<Lexicon>,
    pub(super) decision: Arc<Lexicon>,
    pub(super) appearance: Arc<Lexicon>,
    pub(super) not_speech: Arc<Lexicon>,
    pub(super) nouns: Arc<Lexicon>,
    pub(super) documents: Arc<Lexicon>,
    pub(super) organisations: Arc<Lexicon>,
    pub(super) roles: Arc<Lexicon>,
    pub(super) titles: Arc<Lexicon>,
    pub(super) anonymous: Arc<Lexicon>,
    pub(super) described: Arc<Lexicon>,
    pub(super) hidden: Arc<Lexicon>,
    pub(super) accusation: Arc<Lexicon>,
    pub(super) cause: Arc<Lexicon>,
    pub(super) motive: Arc<Lexicon>,
    pub(super) opinion: Arc<Lexicon>,
    pub(super) analysis: Arc<Lexicon>,
    pub(super) outcomes: Arc<Lexicon>,
    pub(super) record: Arc<Lexicon>,
    pub(super) blunt_motive: Arc<Lexicon>,
    pub(super) blame: Arc<Lexicon>,
    pub(super) harms: Arc<Lexicon>,
    pub(super) counted: Arc<Lexicon>,
    pub(super) natural: Arc<Lexicon>,
    pub(super) bribery: Arc<Lexicon>,
    pub(super) duties: Arc<Lexicon>,
    pub(super) neglect: Arc<Lexicon>,
    pub(super) decay: Arc<Lexicon>,
    pub(super) interests: Arc<Lexicon>,
    pub(super) turning: Arc<Lexicon>,
}

impl Lists {
    /// The lists of the rules in force.
    pub fn new(rules: &Rules) -> Self {
        Self {
            strong: rules.lexicon("reporting_verbs_strong"),
            weak: rules.lexicon("reporting_verbs_weak"),
            attitude: rules.lexicon("attitude_verbs"),
            loaded: rules.lexicon("loaded_verbs"),
            stance: rules.lexicon("stance_verbs"),
            decision: rules.lexicon("decision_verbs"),
            appearance: rules.lexicon("appearance_verbs"),
            not_speech: rules.lexicon("not_speech_verbs"),
            nouns: rules.lexicon("attribution_nouns"),
            documents: rules.lexicon("document_nouns"),
            organisations: rules.lexicon("organisation_nouns"),
            roles: rules.lexicon("role_nouns"),
            titles: rules.lexicon("titles"),
            anonymous: rules.lexicon("anonymous_sources"),
            described: rules.lexicon("anonymous_described"),
            hidden: rules.lexicon("hidden_agent_phrases"),
            accusation: rules.lexicon("accusation_words"),
            cause: rules.lexicon("cause_words"),
            motive: rules.lexicon("motive_words"),
            opinion: rules.lexicon("opinion_words"),
            analysis: rules.lexicon("analysis_verbs"),
            outcomes: rules.lexicon("outcome_verbs"),
            record: rules.lexicon("record_words"),
            blunt_motive: rules.lexicon("blunt_motive_phrases"),
            blame: rules.lexicon("blame_phrases"),
            harms: rules.lexicon("harm_words"),
            counted: rules.lexicon("counted_nouns"),
            natural: rules.lexicon("natural_causes"),
            bribery: rules.lexicon("bribery_verbs"),
            duties: rules.lexicon("duty_nouns"),
            neglect: rules.lexicon("neglect_verbs"),
            decay: rules.lexicon("decay_verbs"),
            interests: rules.lexicon("interest_nouns"),
            turning: rules.lexicon("turning_verbs"),
        }
    }

    /// The verb that a token stands for, in lower case: its lemma, with the "e" that a short form lost ("hoped" is of
    /// "hope": of "hop" it were "hopped"), and that of a headline's verb taken for a name ("Slams").
    pub(super) fn verb(&self, parsed: &Parsed, text: &str, t: usize) -> String {
        let Some(token) = parsed.tokens.get(t) else { return String::new() };
        let lemma = token.lemma.to_lowercase();
        if matches!(token.tag, Tag::Vbd | Tag::Vbn | Tag::Vbg) && is_short(&lemma) {
            let cut = ["ed", "ing"].iter().any(|end| parsed.lower(t, text).strip_suffix(end) == Some(&lemma));
            let longer = format!("{lemma}e");
            let known = || Language::builtin().thesaurus().is_ok_and(|words| !words.senses(&longer).is_empty());
            if cut && known() {
                return longer;
            }
        }
        if token.is_noun() { self.headline_verb(&lemma).unwrap_or(lemma) } else { lemma }
    }

    /// The verb of a headline that this word in lower case would be: "slams", "denies".
    pub(super) fn headline_verb(&self, word: &str) -> Option<String> {
        let stem = word.strip_suffix('s').filter(|stem| !stem.ends_with('s'))?;
        let bare = stem.strip_suffix('e').unwrap_or(stem);
        let forms = [stem.to_owned(), bare.to_owned(), format!("{}y", bare.strip_suffix('i').unwrap_or(bare))];
        forms.into_iter().find(|form| matches!(self.verb_class(form), Some("strong" | "weak" | "stance")))
    }

    /// Which list of verbs this lemma stands in; the first that has it.
    pub(super) fn verb_class(&self, lemma: &str) -> Option<&'static str> {
        let classes = [
            (&self.strong, "strong"),
            (&self.weak, "weak"),
            (&self.attitude, "attitude"),
            (&self.stance, "stance"),
            (&self.decision, "decision"),
            (&self.appearance, "appears"),
            (&self.not_speech, "not"),
        ];
        classes.iter().find(|(list, _)| list.contains(lemma)).map(|(_, class)| *class)
    }
}

/// One syllable with one consonant at its end, which is doubled before "-ed": "hop", not "hope", "help" or "show".
fn is_short(stem: &str) -> bool {
    let vowel = |c: char| "aeiou".contains(c);
    let mut back = stem.chars().rev();
    let (Some(last), Some(middle), Some(first)) = (back.next(), back.next(), back.next()) else { return false };
    let consonants = !vowel(last) && !"wxy".contains(last) && vowel(middle) && !vowel(first);
    consonants && !back.any(|c| vowel(c) || c == 'y')
}

/// Token `i` with those that follow or precede it as one entry of the list: "head of state", "chief executive".
pub(super) fn noun_in(list: &Lexicon, parsed: &Parsed, i: usize, text: &str) -> bool {
    let Some(token) = parsed.tokens.get(i) else { return false };
    let lemma = token.lemma.to_lowercase();
    list.contains(&lemma)
        || i.checked_sub(1).is_some_and(|before| list.contains(&format!("{} {lemma}", parsed.lower(before, text))))
}
