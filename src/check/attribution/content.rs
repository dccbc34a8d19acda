//! What is attributed: the words of the sentence that hang on a cue.

use super::cue::Shape;
use super::lists::Lists;
use crate::language::{Dep, Parsed, Tag};

/// Prepositions before what is spoken about.
const ABOUT: [&str; 11] = ["about", "on", "for", "of", "against", "with", "as", "to", "at", "over", "in"];

/// How the content hangs on a verb or adjective, and its tokens.
pub(super) fn of_verb(parsed: &Parsed, text: &str, v: usize, lists: &Lists) -> (Shape, Vec<usize>) {
    let kids = |dep: Dep| parsed.children(v).filter(move |&c| parsed.tokens[c].dep == dep);
    let clauses: Vec<usize> = kids(Dep::Ccomp).collect();
    if !clauses.is_empty() {
        let mut inside: Vec<usize> = clauses.iter().flat_map(|&c| parsed.subtree(c)).collect();
        inside.extend(lead_in(parsed, v, &inside));
        return (Shape::Clause, inside);
    }
    let token = &parsed.tokens[v];
    if token.dep == Dep::Parataxis {
        return (Shape::Around, without(parsed, parsed.head(v), v));
    }
    if let Some(other) = kids(Dep::Parataxis).next() {
        return (Shape::Around, parsed.subtree(other));
    }
    let xcomp = kids(Dep::Xcomp).next();
    let has_to = |x: usize| parsed.children(x).any(|c| parsed.tokens[c].tag == Tag::To);
    if let Some(x) = xcomp.filter(|&x| has_to(x)) {
        return (Shape::Infinitive, parsed.subtree(x));
    }
    let as_what = kids(Dep::Prep).find(|&p| parsed.is(p, text, "as"));
    let named: Vec<usize> = kids(Dep::Oprd).chain(xcomp).chain(as_what).collect();
    let objects: Vec<usize> = kids(Dep::Dobj).chain(kids(Dep::Attr)).collect();
    if !named.is_empty() && lists.verb_class(&token.lemma).is_some() {
        let parts = named.iter().chain(&objects);
        return (Shape::Named, parts.flat_map(|&c| parsed.subtree(c)).collect());
    }
    if !objects.is_empty() {
        return (Shape::Object, objects.iter().flat_map(|&c| parsed.subtree(c)).collect());
    }
    let about = kids(Dep::Prep).find(|&p| p > v && ABOUT.iter().any(|word| parsed.is(p, text, word)));
    if let Some(p) = about {
        return (Shape::Preposition, parsed.subtree(p).into_iter().filter(|&t| t != p).collect());
    }
    (Shape::Bare, Vec::new())
}

/// Where the cue stands behind its content, what goes before that belongs to it as well: "If it rains, the match is
/// off, she said."
fn lead_in(parsed: &Parsed, v: usize, inside: &[usize]) -> Vec<usize> {
    let Some(&last) = inside.iter().max() else { return Vec::new() };
    let subject = super::source::subject(parsed, v);
    let from = subject.map_or(v, |s| parsed.subtree_range(s).start.min(v));
    if last > from {
        return Vec::new();
    }
    parsed
        .children(v)
        .filter(|&c| c < from && matches!(parsed.tokens[c].dep, Dep::Advcl | Dep::Advmod | Dep::Prep | Dep::Npadvmod))
        .flat_map(|c| parsed.subtree(c))
        .collect()
}

/// The subtree of `top` without that of `cut`.
fn without(parsed: &Parsed, top: usize, cut: usize) -> Vec<usize> {
    parsed.subtree(top).into_iter().filter(|&t| !parsed.is_below(t, cut)).collect()
}

/// What a phrase such as "according to the report" (tokens `from..=to`) speaks of: the clause before it, or what
/// follows it where it opens the sentence.
pub(super) fn rest(parsed: &Parsed, from: usize, to: usize) -> Vec<usize> {
    let mark = |t: usize| parsed.tokens[t].is_punct();
    if from <= 2 {
        return (to + 1..parsed.tokens.len()).filter(|&t| t > to + 1 || !mark(t)).collect();
    }
    let top = parsed
        .ancestors(from)
        .find(|&a| matches!(parsed.tokens[a].dep, Dep::Root | Dep::Ccomp | Dep::Conj | Dep::Relcl | Dep::Advcl));
    top.map(|top| parsed.subtree(top).into_iter().filter(|&t| t < from || t > to).collect()).unwrap_or_default()
}
