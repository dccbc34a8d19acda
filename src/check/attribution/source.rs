//! Who speaks: the subject of a cue, led over coordination, control and participles, and the words that name it.

use super::cue::Cue;
use crate::language::{Dep, Parsed, Pos, Tag, Token};

/// The subject of a verb: its own, that of the verb it is coordinated with or controlled by, or the noun it modifies.
pub(crate) fn subject(parsed: &Parsed, v: usize) -> Option<usize> {
    let mut at = v;
    for _ in 0..5 {
        let mut own = parsed.children(at).filter(|&c| parsed.tokens[c].is_subject());
        if let Some(first) = own.next() {
            // "No answer at all,” said Lind": a second one behind the verb, which stands right behind a mark, speaks.
            let marked = at.checked_sub(1).is_some_and(|before| parsed.tokens[before].is_punct());
            return own.find(|&s| marked && first < at && s > at).or(Some(first));
        }
        let token = &parsed.tokens[at];
        let head = parsed.head(at);
        if head == at {
            return None;
        }
        let bare = matches!(token.tag, Tag::Vbg | Tag::Vb | Tag::Vbn);
        if token.dep == Dep::Xcomp
            && let Some(led) = led(parsed, head, at)
        {
            return Some(led);
        }
        at = match token.dep {
            Dep::Conj if parsed.tokens[head].is_verb() => head,
            Dep::Xcomp | Dep::Advcl | Dep::Ccomp | Dep::Dep if bare && parsed.tokens[head].is_verb() => head,
            // "was unable to say".
            Dep::Xcomp | Dep::Conj if parsed.tokens[head].dep == Dep::Acomp => parsed.head(head),
            Dep::Pcomp if parsed.tokens[parsed.head(head)].is_verb() => parsed.head(head),
            Dep::Acl if token.tag == Tag::Vbg || is_told_by_root(parsed, at) => return Some(head),
            _ => return None,
        };
    }
    None
}

/// Whoever is made to do what the verb says: "residents" in "the report led residents to say".
fn led(parsed: &Parsed, leads: usize, v: usize) -> Option<usize> {
    let leads_others = matches!(
        &*parsed.tokens[leads].lemma,
        "lead"
            | "force"
            | "cause"
            | "prompt"
            | "urge"
            | "ask"
            | "allow"
            | "encourage"
            | "push"
            | "press"
            | "pressure"
            | "invite"
            | "tell"
            | "order"
            | "want"
            | "get"
            | "enable"
            | "expect"
            | "persuade"
            | "convince"
            | "drive"
            | "inspire"
            | "compel"
            | "advise"
            | "warn"
            | "require"
            | "teach"
            | "permit"
            | "provoke"
            | "spur"
            | "tempt"
    );
    let to = parsed.children(v).any(|c| parsed.tokens[c].tag == Tag::To);
    parsed.child(leads, Dep::Dobj).filter(|&object| leads_others && to && object < v)
}

/// "Lind, the mayor, called the plan a mess": taken for a participle, and its noun for all there is. A participle has no
/// object of its own, and a sentence a verb.
fn is_told_by_root(parsed: &Parsed, v: usize) -> bool {
    let has = |dep: Dep| parsed.child(v, dep).is_some();
    let finite = |token: &Token| matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) && token.dep == Dep::Root;
    parsed.tokens[v].tag == Tag::Vbn
        && parsed.tokens[parsed.head(v)].dep == Dep::Root
        && (has(Dep::Dobj) || has(Dep::Oprd) || has(Dep::Ccomp))
        && !has(Dep::Agent)
        && !parsed.tokens.iter().any(finite)
}

/// The agent of a passive: "by the mayor".
pub(super) fn agent(parsed: &Parsed, v: usize) -> Option<usize> {
    parsed.children(v).filter(|&c| parsed.tokens[c].dep == Dep::Agent).find_map(|by| parsed.child(by, Dep::Pobj))
}

/// "A draft roster seen by the Times says": the roster speaks, though the tree has the verb's subject in the Times.
pub(super) fn seen_by(parsed: &Parsed, text: &str, speaker: usize) -> usize {
    let start = parsed.subtree_range(speaker).start.min(speaker);
    let Some(noun) = start.checked_sub(3) else { return speaker };
    let by = parsed.is(start - 1, text, "by") && parsed.tokens[start - 2].tag == Tag::Vbn;
    if by && parsed.tokens[noun].is_noun() { noun } else { speaker }
}

/// Who a noun under a light verb belongs to: "the mayor" in "the mayor made the claim that".
pub(super) fn of_light_verb(parsed: &Parsed, n: usize) -> Option<usize> {
    let verb = parsed.head(n);
    (parsed.tokens[n].dep == Dep::Dobj && parsed.tokens[verb].is_verb()).then(|| subject(parsed, verb)).flatten()
}

/// The speaker of a verb that the tree gives no subject, as it goes by where it stands: the name or noun right before it
/// ("Ola Lind (Greens, Norrby) said") or, behind a quotation, right after it.
pub(super) fn beside(parsed: &Parsed, text: &str, v: usize) -> Option<usize> {
    let mark =
        |t: usize, marks: &[&str]| parsed.tokens.get(t).is_some_and(|token| marks.contains(&token.span.of(text)));
    let between = |t: usize| matches!(parsed.tokens[t].pos, Pos::Aux | Pos::Adv | Pos::Part);
    let mut at = (0..v).rev().find(|&t| !between(t))?;
    for (ends, opens) in [([")", ")"], "("), ([",", "\u{2014}"], ",")] {
        if mark(at, &ends) {
            let open = (at.saturating_sub(FAR)..at).rev().find(|&t| mark(t, &[opens, "\u{2014}"]))?;
            at = open.checked_sub(1)?;
        }
    }
    let named = |t: usize| parsed.tokens[t].is_noun() || parsed.tokens[t].tag == Tag::Prp;
    if named(at) {
        return Some(top(parsed, at, |head| head < v));
    }
    let quoted = mark(at, &["\u{201d}", "\"", "''", "\u{2019}", ","]);
    let after =
        (v + 1..(v + 6).min(parsed.tokens.len())).take_while(|&t| !parsed.tokens[t].is_punct()).find(|&t| named(t));
    after.filter(|_| quoted).map(|t| top(parsed, t, |head| head > v))
}

/// How far back a bracket may open.
const FAR: usize = 25;

/// The noun that a noun belongs to, as far as that one stands where `inside` holds.
fn top(parsed: &Parsed, from: usize, inside: impl Fn(usize) -> bool) -> usize {
    let mut at = from;
    loop {
        let head = parsed.head(at);
        let part = matches!(parsed.tokens[at].dep, Dep::Compound | Dep::Appos | Dep::Nmod | Dep::Poss | Dep::Amod);
        if head == at || !part || !inside(head) || !parsed.tokens[head].is_noun() {
            return at;
        }
        at = head;
    }
}

/// Ends a source before a clause with a cue of its own (one of `heads`), and before what only says how somebody spoke.
pub(super) fn cut(parsed: &Parsed, cue: &mut Cue, heads: &[usize]) {
    let Some(speaker) = cue.speaker.filter(|s| cue.source.contains(s)) else { return };
    let own = cue.head;
    let goes = |t: usize| {
        let token = &parsed.tokens[t];
        let top = parsed.head(t);
        if t <= speaker || top == t || !cue.source.contains(&top) {
            return false;
        }
        let first = parsed.subtree_range(t).start;
        let comma = first.checked_sub(1).is_some_and(|b| parsed.tokens[b].is_punct());
        // "A group called Norrby First" is named by it, not cut off.
        let marked = |h: usize| h.checked_sub(1).is_some_and(|b| parsed.tokens[b].is_punct());
        let participle = |h: usize| parsed.tokens[h].dep == Dep::Acl && parsed.tokens[h].tag == Tag::Vbn;
        let labels = |h: usize| participle(h) && !marked(h) && agent(parsed, h).is_none();
        let other = heads.iter().any(|&h| h != own && parsed.is_below(h, t) && !labels(h));
        other
            || comma
                && own > t
                && matches!(token.dep, Dep::Acl | Dep::Advcl)
                && matches!(token.tag, Tag::Vbg | Tag::Vbn)
    };
    let gone: Vec<usize> = cue.source.iter().copied().filter(|&t| goes(t)).collect();
    if let Some(first) = gone.iter().map(|&t| parsed.subtree_range(t).start).filter(|&first| first > speaker).min() {
        cue.source.retain(|&t| t < first);
    }
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
    // A hyphen is a dash where it stands free: not in "front-runner Lind".
    let free = |t: usize| t.checked_sub(1).is_some_and(|before| parsed.tokens[before].space_after);
    let is_dash = |t: &usize| match &*parsed.tokens[*t].lemma {
        "--" | "\u{2014}" | "\u{2013}" => true,
        "-" => free(*t),
        _ => false,
    };
    let dateline = run.iter().take_while(|t| **t < speaker).position(is_dash).filter(|at| *at < DATELINE);
    let opens = run.first().is_some_and(|first| *first == 0);
    run.get(dateline.filter(|_| opens).map_or(0, |at| at + 1)..).unwrap_or_default().to_vec()
}

/// No dateline has more words.
const DATELINE: usize = 8;

#[cfg(test)]
mod tests {
    use crate::check::attribution::cue::{Cue, candidates};
    use crate::check::attribution::lists::Lists;
    use crate::language::{Language, Session};
    use crate::rules::Rules;
    use crate::text::Span;

    /// The source of the cue `verb`, where `other` is a cue of its own.
    fn source(text: &str, verb: &str, other: &str) -> String {
        let syntax = Language::builtin().syntax().expect("the built-in file is sound");
        let tree = syntax.parse(text, Span::new(0, text.len()), &mut Session::default());
        let found = candidates(&tree, text, &Lists::new(&Rules::builtin()));
        let at = |word: &str| found.iter().find(|cue: &&Cue| tree.text(cue.head, text) == word);
        let mut cue = at(verb).expect("a cue").clone();
        let heads: Vec<usize> = [Some(&cue), at(other)].into_iter().flatten().map(|cue| cue.head).collect();
        super::cut(&tree, &mut cue, &heads);
        let words: Vec<&str> = cue.source.iter().map(|&t| tree.text(t, text)).collect();
        words.join(" ")
    }

    #[test]
    fn a_source_goes_as_far_as_its_name() {
        let check = |text, verb, other, wanted| assert_eq!(source(text, verb, other), wanted, "{text}");
        check("Front-runner Ola Lind said the road is closed.", "said", "", "Front - runner Ola Lind");
        check("NORRBY - Ola Lind said the road is closed.", "said", "", "Ola Lind");
        check("NORRBY \u{2014} Ola Lind said the road is closed.", "said", "", "Ola Lind");
        check(
            "A German paper called The Local reported that the road is closed.",
            "reported",
            "called",
            "A German paper called The Local",
        );
        check("The report led residents to say that the road is closed.", "say", "", "residents");
        check("The report accusing Lind says that the road is closed.", "says", "accusing", "The report");
    }
}
