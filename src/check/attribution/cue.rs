//! Cues: the words that may make a sentence an attribution, with the source and content that the tree gives them.
//!
//! Everything that could be a cue is found here, verbs of all kinds among them; [`super::features`] and the fitted
//! weights judge which of them are. Nothing is decided by a word alone: "found" is a cue in "the report found that",
//! not in "she found her keys".

use super::content;
use super::lists::{Lists, noun_in};
use super::predicate::{adjective, headline};
use super::source;
use crate::language::{Dep, EntityLabel, Parsed, Pos, Tag, Token};

/// What kind of word the cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// "said", "was described as".
    Verb,
    /// "the claim that", "his criticism of".
    Noun,
    /// "is confident that".
    Adjective,
    /// "reportedly".
    Adverb,
    /// "according to", "in the words of", "in a poll".
    Phrase,
    /// `Lind: "We will go."`
    Colon,
}

/// How the content hangs on the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A clause with a verb of its own.
    Clause,
    /// The clause round an insertion: "The road, he said, is closed."
    Around,
    /// "to" and a verb.
    Infinitive,
    /// "described it as …", "called her …".
    Named,
    /// An object.
    Object,
    /// "spoke about …".
    Preposition,
    /// What follows or goes before a phrase: "according to".
    Rest,
    /// Nothing but perhaps a quotation beside it.
    Bare,
}

/// A word or phrase that may be a cue.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Its main token.
    pub head: usize,
    /// What it is.
    pub kind: CueKind,
    /// How the content hangs on it.
    pub shape: Shape,
    /// Tokens of the cue.
    pub cue: Vec<usize>,
    /// Tokens that name the source; empty where it is hidden or understood.
    pub source: Vec<usize>,
    /// The main token of the source.
    pub speaker: Option<usize>,
    /// Tokens of the content in this sentence.
    pub content: Vec<usize>,
    /// A passive.
    pub passive: bool,
}

/// Every possible cue of one sentence, in its order.
pub fn candidates(parsed: &Parsed, text: &str, lists: &Lists) -> Vec<Cue> {
    (0..parsed.tokens.len())
        .filter_map(|i| {
            let token = &parsed.tokens[i];
            match token.pos {
                _ if parsed.is(i, text, "according") => according(parsed, text, i),
                _ if is_dash(parsed.text(i, text)) => dash(parsed, text, i),
                Pos::Verb | Pos::Aux if token.tag != Tag::Md => verb(parsed, text, i, lists),
                Pos::Propn => headline(parsed, text, i, lists),
                Pos::Noun => headline(parsed, text, i, lists)
                    .or_else(|| last(parsed, text, i, lists))
                    .or_else(|| noun(parsed, text, i, lists)),
                Pos::Adj => adjective(parsed, text, i, lists),
                Pos::Adv => adverb(parsed, text, i, lists),
                Pos::Adp => phrase(parsed, text, i, lists),
                Pos::Punct if parsed.is(i, text, ":") => colon(parsed, text, i),
                _ => None,
            }
        })
        .collect()
}

fn verb(parsed: &Parsed, text: &str, v: usize, lists: &Lists) -> Option<Cue> {
    let token = &parsed.tokens[v];
    let lemma: &str = &lists.verb(parsed, text, v);
    if matches!(lemma, "be" | "have" | "do") || token.dep == Dep::Aux || token.dep == Dep::Auxpass {
        return None;
    }
    let passive =
        parsed.child(v, Dep::Auxpass).is_some() || token.tag == Tag::Vbn && parsed.child(v, Dep::Agent).is_some();
    let subject = source::subject(parsed, v);
    let finite = matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let subject = subject.or_else(|| {
        let lost =
            !passive && finite && token.dep != Dep::Conj && matches!(lists.verb_class(lemma), Some("strong" | "weak"));
        lost.then(|| source::beside(parsed, text, v)).flatten()
    });
    // Whoever it seems to is not named: what seems so is told, its subject with it.
    let seems = matches!(lemma, "seem" | "appear");
    let speaker = if passive { source::agent(parsed, v) } else { subject.filter(|&s| s != v && !seems) };
    let speaker = speaker.map(|s| if passive { s } else { source::seen_by(parsed, text, s) });
    let (shape, mut inside) = content::of_verb(parsed, text, v, lists);
    if seems || passive && (speaker.is_none() || shape != Shape::Clause) {
        // "He is expected to resign": what is expected is that he resigns.
        inside.extend(subject.map(|s| parsed.subtree(s)).unwrap_or_default());
    }
    let source = speaker.map(|s| source::phrase(parsed, s, v)).unwrap_or_default();
    let cue = cue_words(parsed, text, v, (shape, &inside), lists);
    Some(clean(Cue { head: v, kind: CueKind::Verb, shape, cue, source, speaker, content: inside, passive }))
}

/// The verb with its auxiliaries, negation, particle and the adverb before it, and the preposition of its content.
fn cue_words(parsed: &Parsed, text: &str, v: usize, (shape, content): (Shape, &[usize]), lists: &Lists) -> Vec<usize> {
    let mut cue: Vec<usize> = parsed
        .children(v)
        .filter(|&c| {
            let token = &parsed.tokens[c];
            match token.dep {
                Dep::Aux | Dep::Auxpass => c < v && !(token.tag == Tag::To && c + 1 == v),
                Dep::Neg | Dep::Prt => true,
                // "allegedly" is a cue of its own.
                Dep::Advmod => token.tag == Tag::Rb && c + 1 == v && !lists.hidden.contains(&parsed.lower(c, text)),
                _ => false,
            }
        })
        .collect();
    cue.push(v);
    if shape == Shape::Preposition {
        let first = content.iter().min().copied().unwrap_or(0);
        let is_prep = |&c: &usize| parsed.tokens[c].dep == Dep::Prep && c + 1 == first && c > v;
        cue.extend(parsed.children(v).find(is_prep));
    }

    cue.sort_unstable();
    cue
}

fn noun(parsed: &Parsed, text: &str, n: usize, lists: &Lists) -> Option<Cue> {
    let lemma = parsed.tokens[n].lemma.to_lowercase();
    if !lists.nouns.contains(&lemma) {
        return None;
    }
    let clause = parsed.children(n).find(|&c| {
        let marked = |dep: Dep| parsed.child(c, dep).is_some();
        match parsed.tokens[c].dep {
            Dep::Acl => marked(Dep::Mark) || parsed.tokens[c].tag == Tag::Vb,
            Dep::Ccomp => true,
            _ => false,
        }
    });
    let prep = |words: &[&str]| {
        parsed
            .children(n)
            .find(|&c| parsed.tokens[c].dep == Dep::Prep && words.iter().any(|word| parsed.is(c, text, word)))
    };
    let about = prep(&["of", "about", "for", "on", "against", "over", "to", "with"]);
    let speaker = parsed
        .child(n, Dep::Poss)
        .or_else(|| prep(&["by", "from"]).and_then(|p| parsed.child(p, Dep::Pobj)))
        .or_else(|| source::of_light_verb(parsed, n))
        // "European reluctance"; and "Lind claims that", where the tree takes the verb for a noun.
        .or_else(|| parsed.children(n).find(|&c| c < n && stands_for_people(parsed, c)));
    let (shape, content, mut cue) = match (clause, about) {
        (Some(clause), _) => {
            let shape = if parsed.tokens[clause].tag == Tag::Vb { Shape::Infinitive } else { Shape::Clause };
            (shape, parsed.subtree(clause), vec![n])
        }
        (None, Some(about)) => {
            let inside = parsed.subtree(about).into_iter().filter(|&t| t != about).collect();
            (Shape::Preposition, inside, vec![n, about])
        }
        (None, None) => (Shape::Bare, Vec::new(), vec![n]),
    };
    if parsed.tokens[n].dep == Dep::Dobj && !speaker.is_some_and(|s| parsed.is_below(s, n)) {
        cue.insert(0, parsed.head(n));
    }
    let source = speaker.map(|s| source::phrase(parsed, s, n)).unwrap_or_default();
    Some(clean(Cue { head: n, kind: CueKind::Noun, shape, cue, source, speaker, content, passive: false }))
}

fn stands_for_people(parsed: &Parsed, t: usize) -> bool {
    let people = || parsed.entity_of(t).is_some_and(|entity| entity.label == EntityLabel::Norp);
    match parsed.tokens[t].dep {
        Dep::Nsubj => true,
        Dep::Amod | Dep::Compound => people(),
        _ => false,
    }
}

fn adverb(parsed: &Parsed, text: &str, a: usize, lists: &Lists) -> Option<Cue> {
    let word = parsed.lower(a, text);
    if !lists.hidden.contains(&word) {
        return None;
    }
    let content = (0..parsed.tokens.len()).filter(|&t| t != a).collect();
    let (source, speaker) = (Vec::new(), None);
    let (kind, shape) = (CueKind::Adverb, Shape::Rest);
    Some(clean(Cue { head: a, kind, shape, cue: vec![a], source, speaker, content, passive: false }))
}

fn according(parsed: &Parsed, text: &str, a: usize) -> Option<Cue> {
    let to = (a + 1..(a + 3).min(parsed.tokens.len())).find(|&t| parsed.is(t, text, "to"))?;
    let speaker = parsed.child(to, Dep::Pobj).or_else(|| parsed.child(a, Dep::Pobj))?;
    let source = source::phrase(parsed, speaker, a);
    let last = source.iter().max().copied().unwrap_or(speaker);
    let content = content::rest(parsed, a, last);
    let kind = CueKind::Phrase;
    let cue = (a..=to).collect();
    let shape = Shape::Rest;
    Some(clean(Cue { head: a, kind, shape, cue, source, speaker: Some(speaker), content, passive: false }))
}

/// "In a poll", "for Trump", "in her view", "in the words of": a preposition before a document, a view or a person.
fn phrase(parsed: &Parsed, text: &str, p: usize, lists: &Lists) -> Option<Cue> {
    let word = parsed.lower(p, text);
    if !matches!(&*word, "in" | "for" | "to" | "per" | "by") {
        return None;
    }
    let object = parsed.child(p, Dep::Pobj)?;
    let lemma = parsed.tokens[object].lemma.to_lowercase();
    let view =
        matches!(&*lemma, "view" | "opinion" | "word" | "telling" | "eye" | "account" | "estimation" | "judgment");
    let record = word == "in" && super::lists::noun_in(&lists.documents, parsed, object, text);
    let fronted = p < 2 && matches!(&*word, "for" | "to");
    if !(view || record || fronted || word == "per") {
        return None;
    }
    let speaker = if view {
        let of = parsed.children(object).find(|&c| parsed.is(c, text, "of"));
        parsed.child(object, Dep::Poss).or_else(|| of.and_then(|of| parsed.child(of, Dep::Pobj)))?
    } else {
        object
    };
    let source = source::phrase(parsed, speaker, p);
    let last = parsed.subtree_range(p).end.saturating_sub(1);
    let content = content::rest(parsed, p, last);
    let cue = if view { (p..=object).filter(|t| !source.contains(t)).collect() } else { vec![p] };
    let (kind, shape) = (CueKind::Phrase, Shape::Rest);
    Some(clean(Cue { head: p, kind, shape, cue, source, speaker: Some(speaker), content, passive: false }))
}

fn is_dash(mark: &str) -> bool {
    matches!(mark, "\u{2015}" | "\u{2014}" | "\u{2013}" | "--" | "-")
}

/// A quotation with its speaker set behind a dash: `“We will go.” — Ola Lind`.
fn dash(parsed: &Parsed, text: &str, d: usize) -> Option<Cue> {
    let before = d.checked_sub(1).map(|t| parsed.text(t, text));
    if !before.is_none_or(|mark| matches!(mark, "\u{201d}" | "\"" | "\u{2019}" | "''")) {
        return None;
    }
    let same_line = |t: &usize| {
        let from = parsed.tokens[d].span.end;
        !crate::text::Span::new(from, parsed.tokens[*t].span.start).of(text).trim_end().contains('\n')
    };
    let named = |t: &usize| parsed.tokens[*t].is_noun() || matches!(parsed.text(*t, text), "," | "." | "of" | "the");
    let source: Vec<usize> = (d + 1..parsed.tokens.len()).take_while(same_line).take_while(named).collect();
    let speaker = source.iter().copied().rfind(|&t| parsed.tokens[t].pos == Pos::Propn)?;
    let ends = source.last().is_some_and(|&last| {
        let next = parsed.tokens.get(last + 1);
        next.is_none_or(|token| !same_line(&(last + 1)) || token.is_punct())
    });
    if source.len() > 8 || !ends {
        return None;
    }
    let (kind, shape) = (CueKind::Colon, Shape::Rest);
    let content = (0..d).collect();
    Some(clean(Cue { head: d, kind, shape, cue: vec![d], source, speaker: Some(speaker), content, passive: false }))
}

/// "…, the papers sent out with the agenda *show*.": a verb of saying that ends its sentence, taken for a noun by the
/// tagger because of the noun before it.
fn last(parsed: &Parsed, text: &str, v: usize, lists: &Lists) -> Option<Cue> {
    let ends = v > 0 && parsed.tokens[v - 1].is_noun() && parsed.tokens[v + 1..].iter().all(Token::is_punct);
    let told = matches!(lists.verb_class(&parsed.tokens[v].lemma), Some("strong" | "weak"));
    let comma = (0..v).rev().find(|&t| parsed.text(t, text) == ",").filter(|_| ends && told)?;
    let source: Vec<usize> = (comma + 1..v).collect();
    let finite = |t: &usize| matches!(parsed.tokens[*t].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let speaker = source.iter().copied().find(|&t| parsed.tokens[t].is_noun() && !is_before_noun(parsed, t))?;
    let content: Vec<usize> = (0..comma).collect();
    // The source is a name with a participle behind it, which leads the tagger to look for a noun at the end, or a
    // document; what is told has a verb of its own.
    let participle = source.iter().any(|&t| parsed.tokens[t].tag == Tag::Vbn && t > speaker);
    let document = noun_in(&lists.documents, parsed, v - 1, text);
    let speaker = if document { v - 1 } else { speaker };
    let led = parsed.tokens[comma + 1].pos == Pos::Adp;
    if !(participle || document)
        || led
        || source.iter().any(finite)
        || !content.iter().any(|t| parsed.tokens[*t].is_verb())
    {
        return None;
    }
    let (kind, shape) = (CueKind::Verb, Shape::Clause);
    Some(clean(Cue { head: v, kind, shape, cue: vec![v], source, speaker: Some(speaker), content, passive: false }))
}

/// A noun that stands before the one it belongs to: "budget" in "budget papers".
fn is_before_noun(parsed: &Parsed, t: usize) -> bool {
    parsed.tokens.get(t + 1).is_some_and(Token::is_noun)
}

/// A speaker before a colon, with a quotation or the rest of a headline after it.
fn colon(parsed: &Parsed, text: &str, c: usize) -> Option<Cue> {
    let source: Vec<usize> = (0..c).collect();
    let speaker = source.iter().copied().rfind(|&t| parsed.tokens[t].is_noun() || parsed.tokens[t].pos == Pos::Pron)?;
    let verbal = source.iter().any(|&t| parsed.tokens[t].is_verb());
    let quote =
        parsed.tokens.get(c + 1).is_some_and(|t| matches!(t.span.of(text), "\u{201c}" | "\"" | "\u{2018}" | "'"));
    if source.len() > 8 || verbal && !quote {
        return None;
    }
    let content = (c + 1..parsed.tokens.len()).collect();
    let (kind, shape) = (CueKind::Colon, Shape::Rest);
    Some(clean(Cue { head: c, kind, shape, cue: vec![c], source, speaker: Some(speaker), content, passive: false }))
}

/// Sorted, without doubles, and no token in two roles.
pub(super) fn clean(mut cue: Cue) -> Cue {
    for role in [&mut cue.cue, &mut cue.source, &mut cue.content] {
        role.sort_unstable();
        role.dedup();
    }
    let Cue { cue: words, source, content, .. } = &mut cue;
    source.retain(|t| !words.contains(t));
    content.retain(|t| !words.contains(t) && !source.contains(t));
    cue
}
