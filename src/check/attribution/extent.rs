//! How far a cue reaches: from its main word over the neighbours that belong to it.
//!
//! "Said" alone, but "said in a statement", "has repeatedly called for", "is out to prove", "issued a statement". A
//! cue is grown to either side word by word, as long as the fitted weights hold that the next word still belongs to it.
//! The words of the source never do.

use super::cue::{Cue, CueKind};
use super::lists::{Lists, noun_in};
use super::model::Weights;
use crate::language::{Dep, EntityLabel, Parsed, Pos, Tag, Token};

use std::ops::Range;

/// No cue reaches further than so many words to one side.
const MOST: usize = 12;

/// Which way a cue grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Towards the beginning of the sentence.
    Left,
    /// Towards its end.
    Right,
}

/// The main words of a cue, to begin with; nothing for a cue that is not grown.
pub fn core(cue: &Cue) -> Option<Range<usize>> {
    match cue.kind {
        CueKind::Adverb | CueKind::Colon => None,
        CueKind::Phrase => {
            let (first, last) = (cue.cue.first().copied()?, cue.cue.last().copied()?);
            (last + 1 - first == cue.cue.len()).then_some(first..last + 1)
        }
        CueKind::Verb | CueKind::Noun | CueKind::Adjective => Some(cue.head..cue.head + 1),
    }
}

/// The token beyond the edge of `at`, where there is one.
pub fn beyond(parsed: &Parsed, at: &Range<usize>, side: Side) -> Option<usize> {
    match side {
        Side::Left => at.start.checked_sub(1),
        Side::Right => Some(at.end).filter(|&next| next < parsed.tokens.len()),
    }
}

/// The cue with all words that belong to it; content gives way to it.
///
/// A word is taken in while the cue, all words up to this one and this one are likely enough together: a doubtful cue
/// stays short.
pub(super) fn grown(
    (parsed, text): (&Parsed, &str),
    (cue, probability): (&Cue, f32),
    lists: &Lists,
    weights: &Weights,
) -> Cue {
    // In a headline the tree is no guide.
    let guided = !(cue.kind == CueKind::Verb && parsed.tokens[cue.head].pos == Pos::Propn);
    let Some(mut at) = core(cue).filter(|_| guided && !weights.left.is_empty() && !weights.right.is_empty()) else {
        return cue.clone();
    };
    for side in [Side::Left, Side::Right] {
        let mut sure = probability;
        for _ in 0..MOST {
            let Some(next) = beyond(parsed, &at, side).filter(|next| !cue.source.contains(next)) else { break };
            sure *= weights.reaches(side, &step(parsed, text, (cue, &at, side), next, lists));
            if sure < weights.reach_from {
                break;
            }
            at = at.start.min(next)..at.end.max(next + 1);
        }
    }
    let mut cue = cue.clone();
    cue.content.retain(|t| !at.contains(t));
    cue.cue = at.collect();
    cue
}

/// Names of the features that hold for taking token `next` into a cue that reaches over a run of tokens.
pub fn step(
    parsed: &Parsed,
    text: &str,
    (cue, at, side): (&Cue, &Range<usize>, Side),
    next: usize,
    lists: &Lists,
) -> Vec<String> {
    let token = &parsed.tokens[next];
    let edge = if side == Side::Left { at.start } else { at.end.saturating_sub(1) };
    let kind = match cue.kind {
        CueKind::Verb => lists.verb_class(&lists.verb(parsed, text, cue.head)).unwrap_or("none"),
        CueKind::Noun => "noun",
        CueKind::Adjective => "adj",
        _ => "phrase",
    };
    let relation = relation(parsed, at, next);
    let word = function_word(parsed, text, next);
    let role = if cue.content.contains(&next) { "content" } else { "free" };
    let after = if side == Side::Left { next.checked_sub(1) } else { Some(next + 1) };
    let then = match after {
        Some(t) if cue.source.contains(&t) => "source",
        Some(t) if cue.content.contains(&t) => "content",
        Some(t) if parsed.tokens.get(t).is_some_and(Token::is_word) => "word",
        _ => "mark",
    };
    let far = at.len().min(4);
    let mut names = vec![
        format!("d {relation} {}", token.dep),
        format!("t {relation} {}", token.tag),
        format!("e {} {}", parsed.tokens[edge].tag, token.tag),
        format!("r {role} {relation}"),
        format!("k {kind} {relation}"),
        format!("n {far}"),
        format!("then {then} {relation}"),
        format!("w {word}"),
        format!("w {word} {role}"),
        format!("w {word} {}", matches!(cue.shape, super::cue::Shape::Clause | super::cue::Shape::Infinitive)),
    ];
    if token.pos == Pos::Adp {
        names.push(format!("p {word} {}", object(parsed, text, next, lists)));
    }
    names.extend(opened((parsed, text), cue, at, next, lists));
    if parsed.entity_of(next).is_some_and(|entity| matches!(entity.label, EntityLabel::Date | EntityLabel::Time)) {
        names.push("date".to_owned());
    }
    if token.is_noun() {
        let lemma = token.lemma.to_lowercase();
        if lists.nouns.contains(&lemma) || noun_in(&lists.documents, parsed, next, text) {
            names.push("says".to_owned());
        }
    }
    if side == Side::Left && relation == "above" {
        let leading = token.is_verb() && parsed.tokens[edge].tag == Tag::To;
        names.push(format!("leads {leading} {}", if leading { leader(&token.lemma) } else { "-" }));
        names.push(format!("light {}", super::features::listed_light(&token.lemma)));
    }
    if cue.kind == CueKind::Noun && parsed.tokens[cue.head].dep == Dep::Dobj {
        let light = super::features::listed_light(&parsed.tokens[parsed.head(cue.head)].lemma);
        names.push(format!("object {light} {}", token.dep));
    }
    names
}

/// What the next token opens or goes on with: a phrase whose noun, or a verb whose class, tells more than the word
/// itself. "In" and "a" belong to a cue with the "statement" they lead to, "to" with the "suggest" behind it.
fn opened((parsed, text): (&Parsed, &str), cue: &Cue, at: &Range<usize>, next: usize, lists: &Lists) -> Vec<String> {
    let role = |t: usize| if cue.content.contains(&t) { "content" } else { "free" };
    let mut names = Vec::new();
    let prep = std::iter::once(next).chain(parsed.ancestors(next)).take(4).find(|&t| parsed.tokens[t].pos == Pos::Adp);
    if let Some(prep) = prep
        && let Some(noun) = parsed.child(prep, Dep::Pobj)
    {
        let (inside, kind) = (at.contains(&prep), object(parsed, text, prep, lists));
        let place = if next == prep {
            "opens"
        } else if next <= noun {
            "before"
        } else {
            "behind"
        };
        names.push(format!("phrase {place} {inside} {} {kind}", role(noun)));
        names.push(format!("phrase {place} {inside} {} {}", role(noun), parsed.lower(prep, text)));
    }
    let noun = parsed.head(next);
    if noun > next && parsed.tokens[noun].is_noun() && matches!(parsed.tokens[noun].dep, Dep::Dobj | Dep::Attr) {
        let lemma = parsed.tokens[noun].lemma.to_lowercase();
        let said = lists.nouns.contains(&lemma) || noun_in(&lists.documents, parsed, noun, text);
        names.push(format!("object {said} {} {}", role(noun), at.contains(&parsed.head(noun))));
    }
    let led = if parsed.tokens[next].tag == Tag::To { parsed.head(next) } else { next };
    if led > cue.head && parsed.tokens[led].is_verb() && led != parsed.head(led) {
        let class = lists.verb_class(&parsed.tokens[led].lemma).unwrap_or("none");
        names.push(format!("leads to {class} {} {}", parsed.tokens[led].dep, at.contains(&parsed.head(led))));
        let clause = parsed.child(led, Dep::Ccomp).is_some();
        names.push(format!("leads to clause {clause} {}", parsed.tokens[led].dep));
    }
    names
}

/// How a token hangs together with the run.
fn relation(parsed: &Parsed, at: &Range<usize>, next: usize) -> &'static str {
    let head = parsed.head(next);
    let above = |t: usize| at.clone().any(|inside| parsed.head(inside) == t);
    if at.contains(&head) {
        "child"
    } else if above(next) {
        "above"
    } else if above(head) {
        "beside"
    } else if at.contains(&parsed.head(head)) {
        "below"
    } else if parsed.ancestors(next).any(|a| at.contains(&a)) {
        "deep"
    } else {
        "out"
    }
}

/// Words of closed classes stand for themselves, all others for their kind.
fn function_word(parsed: &Parsed, text: &str, t: usize) -> String {
    let token = &parsed.tokens[t];
    match token.pos {
        Pos::Adp | Pos::Aux | Pos::Det | Pos::Part | Pos::Pron | Pos::Sconj | Pos::Cconj | Pos::Punct => {
            parsed.lower(t, text)
        }
        _ => "?".to_owned(),
    }
}

/// What a preposition leads to.
fn object(parsed: &Parsed, text: &str, preposition: usize, lists: &Lists) -> &'static str {
    let Some(object) = parsed.child(preposition, Dep::Pobj) else { return "none" };
    let lemma = parsed.tokens[object].lemma.to_lowercase();
    if noun_in(&lists.documents, parsed, object, text) {
        return "document";
    }
    if matches!(&*lemma, "time" | "occasion" | "way" | "smirk" | "smile" | "voice" | "laugh") {
        return "manner";
    }
    if matches!(&*lemma, "rally" | "debate" | "event" | "meeting" | "hall" | "conference" | "hearing" | "campaign") {
        return "event";
    }
    match parsed.entity_of(object).map(|entity| entity.label) {
        Some(EntityLabel::Date | EntityLabel::Time) => "date",
        Some(EntityLabel::Person) => "person",
        Some(EntityLabel::Org) => "org",
        _ if lists.nouns.contains(&lemma) => "said",
        _ => "other",
    }
}

/// Verbs that lead over to the verb of the cue: "continued to say", "refused to endorse".
fn leader(lemma: &str) -> &'static str {
    match lemma {
        "go" | "continue" | "begin" | "start" | "keep" | "proceed" | "return" => "goes on",
        "refuse" | "decline" | "fail" | "hesitate" | "neglect" => "refuses",
        "try" | "seek" | "move" | "attempt" | "rush" | "work" => "tries",
        "seem" | "appear" => "seems",
        "want" | "hope" | "plan" | "expect" | "intend" | "like" | "vow" | "promise" | "pledge" => "wants",
        "use" | "take" | "find" | "make" => "uses",
        _ => "other",
    }
}
