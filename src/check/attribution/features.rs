//! What is known of a possible cue, as named features for the fitted weights.
//!
//! Words enter only by the product's own word lists, where a lemma that stands in none of them is `?`, and by the kind of
//! doing or thing that the thesaurus holds them for. Everything else is tags, labels of the tree, and what stands around.

use super::cue::{Cue, CueKind, Shape};
use super::kinds;
use super::lists::{Lists, noun_in};
use crate::language::{Dep, EntityLabel, Parsed, Pos, Tag};

/// What a cue is judged by, besides its own sentence's tree.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own, read by name")]
pub struct Around {
    /// The cue stands inside a quotation.
    pub quoted: bool,
    /// The sentence holds a quotation of at least four words.
    pub has_quotation: bool,
    /// A quotation mark stands within three tokens of the cue or its source.
    pub beside_quotation: bool,
    /// Share of the content that stands inside quotation marks, 0..1.
    pub content_quoted: f32,
    /// The first statement of the article, a headline as a rule.
    pub headline: bool,
    /// The sentence ends with a question mark.
    pub question: bool,
}

/// Names of the features that hold for a cue.
pub fn of_cue(parsed: &Parsed, text: &str, cue: &Cue, around: Around, lists: &Lists) -> Vec<String> {
    let head = &parsed.tokens[cue.head];
    let lemma = lists.verb(parsed, text, cue.head);
    let kind = kind(cue.kind);
    let class = class(cue, &lemma, lists);
    let listed = class != "none" || lists.loaded.contains(&lemma);
    let word = if listed { lemma.as_str() } else { "?" };
    let shape = shape(cue.shape);
    let who = speaker(parsed, text, cue, lists);
    let mut names = vec![
        format!("k {kind}"),
        format!("w {kind} {word}"),
        format!("c {class}"),
        format!("s {class} {shape}"),
        format!("who {who}"),
        format!("cw {class} {who}"),
        format!("t {kind} {}", head.tag),
        format!("d {kind} {}", head.dep),
        format!("cd {class} {}", head.dep),
    ];
    if matches!(cue.shape, Shape::Clause | Shape::Bare | Shape::Object) && listed {
        names.push(format!("ws {word} {shape}"));
    }
    if lists.loaded.contains(&lemma) {
        names.push("loaded".to_owned());
    }
    names.extend(surroundings(cue, around, class).into_iter().map(|name| format!("a {name}")));
    names.extend(of_tree(parsed, text, cue, class, lists));
    names.extend(kinds::of(cue.kind, &lemma));
    names
}

/// The word list that a verb stands in, or what else the cue is.
pub(super) fn class(cue: &Cue, lemma: &str, lists: &Lists) -> &'static str {
    match cue.kind {
        CueKind::Verb => lists.verb_class(lemma).unwrap_or("none"),
        other => kind(other),
    }
}

pub(super) fn kind(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Verb => "verb",
        CueKind::Noun => "noun",
        CueKind::Adjective => "adj",
        CueKind::Adverb => "adv",
        CueKind::Phrase => "phrase",
        CueKind::Colon => "colon",
    }
}

pub(super) fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Clause => "clause",
        Shape::Around => "around",
        Shape::Infinitive => "to",
        Shape::Named => "named",
        Shape::Object => "object",
        Shape::Preposition => "prep",
        Shape::Rest => "rest",
        Shape::Bare => "bare",
    }
}

/// What the source is: a person, a body, a document, a pronoun.
pub(super) fn speaker(parsed: &Parsed, text: &str, cue: &Cue, lists: &Lists) -> &'static str {
    let Some(s) = cue.speaker else { return if cue.passive { "hidden" } else { "none" } };
    let token = &parsed.tokens[s];
    if token.pos == Pos::Pron || matches!(token.tag, Tag::Prp | Tag::Wp | Tag::Wdt | Tag::PrpPoss) {
        return match &*parsed.lower(s, text) {
            "he" | "she" | "his" | "her" => "he",
            "i" | "my" | "we" | "our" => "I",
            "you" | "your" => "you",
            "they" | "their" => "they",
            "it" | "its" => "it",
            "who" => "who",
            "that" | "which" | "this" | "what" => "that",
            _ => "one",
        };
    }
    let near = parsed.entity_of(s).map(|entity| entity.label);
    if noun_in(&lists.documents, parsed, s, text) {
        return "document";
    }
    match near {
        Some(EntityLabel::Person) => return "person",
        Some(EntityLabel::Org) => return "org",
        Some(EntityLabel::Gpe | EntityLabel::Norp) => return "place",
        _ => {}
    }
    if noun_in(&lists.roles, parsed, s, text) {
        "role"
    } else if noun_in(&lists.organisations, parsed, s, text) {
        "body"
    } else if token.pos == Pos::Propn {
        "name"
    } else if token.tag == Tag::Nns {
        "plural"
    } else if token.pos == Pos::Noun {
        "thing"
    } else {
        "other"
    }
}

fn surroundings(cue: &Cue, around: Around, class: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut put = |on: bool, name: &str| {
        if on {
            names.push(name.to_owned());
        }
    };
    put(around.quoted, "quoted");
    put(around.quoted, &format!("quoted {class}"));
    put(around.has_quotation, "has");
    put(around.beside_quotation, "beside");
    put(around.beside_quotation, &format!("beside {class}"));
    put(around.content_quoted > 0.0, "content some");
    put(around.content_quoted > 0.5, "content most");
    put(around.headline, "headline");
    put(around.headline, &format!("headline {class}"));
    put(around.question && !around.quoted, "question");
    put(cue.passive, &format!("passive {class}"));
    put(cue.source.is_empty(), &format!("no source {class}"));
    put(cue.content.is_empty(), &format!("no content {class}"));
    names
}

fn of_tree(parsed: &Parsed, text: &str, cue: &Cue, class: &str, lists: &Lists) -> Vec<String> {
    let mut names = Vec::new();
    let head = cue.head;
    for c in parsed.children(head) {
        let token = &parsed.tokens[c];
        match token.dep {
            Dep::Neg => names.push("neg".to_owned()),
            Dep::Aux if token.tag == Tag::Md => names.push(format!("aux {}", token.lemma.to_lowercase())),
            Dep::Aux if token.tag == Tag::To => names.push(format!("inf {class}")),
            Dep::Aux => names.push(format!("aux {}", token.lemma)),
            Dep::Prep if c > head => names.push(format!("prep {class} {}", parsed.lower(c, text))),
            Dep::Prt => names.push(format!("prt {}", parsed.lower(c, text))),
            Dep::Dobj | Dep::Attr => {
                let noun = token.lemma.to_lowercase();
                if lists.nouns.contains(&noun) {
                    names.push("object said".to_owned());
                }
                if token.pos == Pos::Pron {
                    names.push("object pronoun".to_owned());
                }
                names.push(format!("object {}", token.tag));
            }
            Dep::Ccomp | Dep::Xcomp | Dep::Acl => {
                let mark = parsed.child(c, Dep::Mark).map(|m| parsed.lower(m, text));
                names.push(format!("mark {class} {}", mark.as_deref().unwrap_or("-")));
                names.push(format!("clause {}", token.tag));
            }
            _ => {}
        }
    }
    let above = parsed.head(head);
    if above != head {
        let token = &parsed.tokens[above];
        let other = lists.verb_class(&token.lemma).unwrap_or("none");
        names.push(format!("up {} {other}", parsed.tokens[head].dep));
        if cue.kind == CueKind::Noun && token.is_verb() {
            names.push(format!("light {}", if listed_light(&token.lemma) { &token.lemma } else { "?" }));
        }
    }
    let below_cue = parsed.ancestors(head).any(|a| lists.strong.contains(&parsed.tokens[a].lemma));
    if below_cue {
        names.push(format!("nested {class}"));
    }
    let end = parsed.tokens.iter().rposition(crate::language::Token::is_word).unwrap_or(0);
    if head == end {
        names.push(format!("last {class}"));
    }
    if cue.speaker.is_some_and(|s| s > head) && cue.kind == CueKind::Verb && !cue.passive {
        names.push("inverted".to_owned());
    }
    if cue.content.last().is_some_and(|&last| last < head) {
        names.push("content before".to_owned());
    }
    names
}

/// Verbs that lend a noun its speaker: "made the claim", "has a view".
pub(super) fn listed_light(lemma: &str) -> bool {
    matches!(
        lemma,
        "make"
            | "have"
            | "express"
            | "voice"
            | "raise"
            | "issue"
            | "give"
            | "take"
            | "deliver"
            | "release"
            | "hold"
            | "send"
            | "file"
            | "share"
            | "repeat"
            | "draw"
            | "face"
            | "be"
            | "offer"
            | "announce"
            | "win"
            | "get"
    )
}
