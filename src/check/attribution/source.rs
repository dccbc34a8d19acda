//! Who speaks: the subject of a cue, led over coordination, control and participles, and the words that name it.

use crate::language::{Dep, Parsed, Tag, Token};

/// The subject of a verb: its own, that of the verb it is coordinated with or controlled by, or the noun it modifies.
pub(crate) fn subject(parsed: &Parsed, v: usize) -> Option<usize> {
    let mut at = v;
    for _ in 0..5 {
        if let Some(own) = parsed.children(at).find(|&c| parsed.tokens[c].is_subject()) {
            return Some(own);
        }
        let token = &parsed.tokens[at];
        let head = parsed.head(at);
        if head == at {
            return None;
        }
        let bare = matches!(token.tag, Tag::Vbg | Tag::Vb | Tag::Vbn);
        at = match token.dep {
            Dep::Conj if parsed.tokens[head].is_verb() => head,
            Dep::Xcomp | Dep::Advcl | Dep::Ccomp | Dep::Dep if bare && parsed.tokens[head].is_verb() => head,
            Dep::Pcomp if parsed.tokens[parsed.head(head)].is_verb() => parsed.head(head),
            Dep::Acl if token.tag == Tag::Vbg => return Some(head),
            _ => return None,
        };
    }
    None
}

/// The agent of a passive: "by the mayor".
pub(super) fn agent(parsed: &Parsed, v: usize) -> Option<usize> {
    parsed.children(v).filter(|&c| parsed.tokens[c].dep == Dep::Agent).find_map(|by| parsed.child(by, Dep::Pobj))
}

/// Who a noun under a light verb belongs to: "the mayor" in "the mayor made the claim that".
pub(super) fn of_light_verb(parsed: &Parsed, n: usize) -> Option<usize> {
    let verb = parsed.head(n);
    (parsed.tokens[n].dep == Dep::Dobj && parsed.tokens[verb].is_verb()).then(|| subject(parsed, verb)).flatten()
}

/// The tokens that name a source: the whole noun phrase round the speaker, without clauses that hold the cue, and
/// without a dateline before it ("WASHINGTON — The president").
pub(super) fn phrase(parsed: &Parsed, speaker: usize, cue: usize) -> Vec<usize> {
    let holds_cue = |t: usize| parsed.is_below(cue, t);
    let mut found = Vec::new();
    let mut stack = vec![speaker];
    while let Some(t) = stack.pop() {
        found.push(t);
        stack.extend(parsed.children(t).filter(|&c| !holds_cue(c)));
    }
    found.sort_unstable();
    // A piece further off belongs to it by a slip of the tree.
    let mark = |t: usize| parsed.tokens.get(t).is_some_and(Token::is_punct);
    let joined = |a: usize, b: usize| (a + 1..b).all(mark);
    let middle = found.iter().position(|&t| t == speaker).unwrap_or(0);
    let from = (0..middle).rev().take_while(|&i| joined(found[i], found[i + 1])).last().unwrap_or(middle);
    let end = (middle + 1..found.len()).take_while(|&i| joined(found[i - 1], found[i])).last().unwrap_or(middle);
    let run = found.get(from..=end).unwrap_or_default();
    let is_dash = |t: &usize| matches!(&*parsed.tokens[*t].lemma, "--" | "\u{2014}" | "\u{2013}" | "-");
    let dateline = run.iter().take_while(|t| **t < speaker).position(is_dash).filter(|at| *at < DATELINE);
    let opens = run.first().is_some_and(|first| *first == 0);
    run.get(dateline.filter(|_| opens).map_or(0, |at| at + 1)..).unwrap_or_default().to_vec()
}

/// No dateline has more words.
const DATELINE: usize = 8;
