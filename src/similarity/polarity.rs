//! What a sentence denies, and what it says only with a hedge or condition.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::language::{Dep, EntityLabel, Parsed, Pos, Tag, Token};
use crate::rules::{Lexicon, Rules};
use crate::text::Span;

/// Words that deny the clause they stand in.
const DENYING: [&str; 19] = [
    "not", "n't", "n’t", "never", "no", "nobody", "none", "nothing", "neither", "nor", "nowhere", "hardly", "barely",
    "scarcely", "rarely", "seldom", "no-one", "without", "cannot",
];
/// Verbs and adjectives that deny the clause below them: "failed to submit", "denied that …".
const DENYING_VERBS: [&str; 7] = ["decline", "fail", "refuse", "deny", "unable", "impossible", "forget"];
/// Verbs of whoever does not grant what is asked for.
const TURNING_DOWN: [&str; 6] = ["defeat", "dismiss", "oppose", "refuse", "reject", "resist"];
/// What may be asked for.
const WISHES: [&str; 13] = [
    "amendment",
    "appeal",
    "application",
    "attempt",
    "bid",
    "call",
    "demand",
    "motion",
    "move",
    "plea",
    "proposal",
    "request",
    "suggestion",
];
/// Verbs that only attribute, intend or expect, so that what hangs on them is no plain fact.
pub(super) const VIEWS: [&str; 24] = [
    "expect", "fear", "hope", "want", "believe", "think", "plan", "intend", "consider", "seek", "predict", "warn",
    "suggest", "argue", "claim", "allege", "accuse", "suspect", "propose", "urge", "ask", "question", "doubt", "blame",
];

/// "Not afraid to": what hangs on these is not denied with them.
const SHY: [&str; 6] = ["afraid", "ashamed", "hesitate", "mind", "scared", "shy"];

/// The lists of hedges and conditions.
pub(super) struct Polarity {
    hedges: Arc<Lexicon>,
    conditions: Arc<Lexicon>,
    reporting: [Arc<Lexicon>; 2],
}

/// What of one sentence is denied, hedged or conditional. Sets hold token places.
#[derive(Default)]
pub(super) struct Scope {
    negated: BTreeSet<usize>,
    negated_words: BTreeSet<usize>,
    hedged: BTreeSet<usize>,
    pub(super) negations: Vec<Span>,
    pub(super) hedges: Vec<Span>,
    pub(super) conditions: Vec<Span>,
    pub(super) speakers: Vec<usize>,
    pub(super) is_reported: bool,
    pub(super) is_denied_twice: bool,
    pub(super) is_awaited: bool,
}

impl Scope {
    pub(super) fn is_negated(&self, clause: usize) -> bool {
        self.negated.contains(&clause)
    }

    pub(super) fn is_negated_word(&self, token: usize) -> bool {
        self.negated_words.contains(&token)
    }

    pub(super) fn is_hedged(&self, clause: usize) -> bool {
        self.hedged.contains(&clause)
    }

    fn deny(&mut self, clause: usize) {
        if !self.negated.remove(&clause) {
            self.negated.insert(clause);
        }
    }
}

impl Polarity {
    pub(super) fn new(rules: &Rules) -> Self {
        Self {
            hedges: rules.lexicon("hedges"),
            conditions: rules.lexicon("conditions"),
            reporting: [rules.lexicon("reporting_verbs_strong"), rules.lexicon("reporting_verbs_weak")],
        }
    }

    /// A verb that tells who says it.
    pub(super) fn reports(&self, lemma: &str) -> bool {
        self.reporting.iter().any(|list| list.contains(lemma))
    }

    pub(super) fn read(&self, text: &str, parsed: &Parsed) -> Scope {
        let mut scope = Scope::default();
        for at in 0..parsed.tokens.len() {
            let lower = parsed.lower(at, text);
            let lemma = parsed.tokens[at].lemma.to_lowercase();
            if DENYING.contains(&lower.as_str()) {
                deny_from(parsed, at, &lower, text, &mut scope);
            } else if DENYING_VERBS.contains(&lemma.as_str()) {
                // "Denied knowing of it"
                let doing = || parsed.child(at, Dep::Dobj).filter(|&c| parsed.tokens[c].tag == Tag::Vbg);
                let below = [Dep::Xcomp, Dep::Ccomp, Dep::Pcomp].into_iter().find_map(|dep| parsed.child(at, dep));
                let below = below.or_else(doing);
                if let Some(below) = below {
                    scope.deny(below);
                    scope.negations.push(parsed.tokens[at].span);
                }
            } else if ["yet", "still", "remains", "remain", "too"].contains(&lower.as_str()) {
                yet_or_too(parsed, at, &lower, &mut scope);
            } else if lower == "against" && parsed.tokens.get(at + 1).is_some_and(|next| next.tag == Tag::Vbg) {
                // "Voted against paying"
                scope.deny(at + 1);
                scope.negations.push(parsed.tokens[at].span);
            } else if let Some(below) = set_apart(parsed, at, &lower, text) {
                scope.negated_words.extend(below);
                scope.negations.push(parsed.tokens[at].span);
            } else if let Some(below) =
                stopped_short(parsed, at, &lemma, text).or_else(|| turned_down(parsed, at, &lemma))
            {
                scope.deny(below);
                scope.negations.push(parsed.tokens[at].span);
            }
        }
        scope.is_denied_twice = parsed.tokens.iter().enumerate().any(|(at, token)| {
            &*token.lemma == "without" && parsed.ancestors(at).any(|above| scope.negated.contains(&above))
        });
        self.certainty(text, parsed, &mut scope);
        self.speakers(text, parsed, &mut scope);
        scope
    }

    fn certainty(&self, text: &str, parsed: &Parsed, scope: &mut Scope) {
        let Some(own) = parsed.span(0..parsed.tokens.len()) else { return };
        let words = own.of(text);
        for found in self.hedges.find_in(words) {
            let span = found.shift(own.start);
            if is_month(text, parsed, span) || is_unable(text, parsed, span) {
                continue;
            }
            scope.hedges.push(span);
            if let Some(at) = parsed.token_at(span.start) {
                // "A plan to build 214 homes has been refused": to build is open, and that it was refused is not.
                let planned = |&c: &usize| parsed.tokens[c].dep == Dep::Acl && parsed.tokens[c].is_verb();
                let own = parsed.children(at).find(planned).filter(|_| parsed.tokens[at].is_noun());
                let verb = own.unwrap_or_else(|| verb_of(parsed, at));
                scope.hedged.insert(verb);
                scope.hedged.extend(below(parsed, verb));
            }
        }
        for found in self.conditions.find_in(words) {
            let span = found.shift(own.start);
            let Some(at) = parsed.token_at(span.start) else { continue };
            // "asked if", "whether": a question, no condition.
            let clause = verb_of(parsed, at);
            if parsed.tokens[clause].dep == Dep::Ccomp {
                continue;
            }
            scope.conditions.push(span);
            scope.hedged.insert(parsed.head(clause));
        }
    }

    fn speakers(&self, text: &str, parsed: &Parsed, scope: &mut Scope) {
        for (at, token) in parsed.tokens.iter().enumerate() {
            let lemma = token.lemma.to_lowercase();
            let subject = parsed.children(at).find(|&c| parsed.tokens[c].is_subject());
            let content = parsed.children(at).any(|c| matches!(parsed.tokens[c].dep, Dep::Ccomp | Dep::Parataxis));
            let quotes = || parsed.tokens.iter().any(|token| matches!(token.tag, Tag::OpenQuote | Tag::CloseQuote));
            // "Up to ten weeks, the agency says."; not ", which did not admit her".
            let behind = || {
                let subject = subject.filter(|&at| !matches!(parsed.tokens[at].tag, Tag::Wdt | Tag::Wp));
                let first = subject.map(|subject| parsed.subtree_range(subject).start.min(at));
                first.and_then(|first| parsed.tokens.get(first.checked_sub(1)?)).is_some_and(Token::is_punct)
            };
            if token.pos == Pos::Verb && self.reports(&lemma) && (content || quotes() || behind()) {
                scope.speakers.extend(subject);
                scope.is_reported = true;
            } else if token.pos == Pos::Verb && VIEWS.contains(&lemma.as_str()) && subject.is_some() {
                scope.is_reported = true;
            } else if lemma == "accord" || parsed.is(at, text, "according") {
                let below = parsed.subtree(at);
                scope.speakers.extend(below.into_iter().filter(|&t| parsed.tokens[t].dep == Dep::Pobj).take(1));
                scope.is_reported = true;
            }
        }
    }
}

/// "Could not account for it" tells what was so and hedges nothing.
fn is_unable(text: &str, parsed: &Parsed, span: Span) -> bool {
    let could = span.of(text).eq_ignore_ascii_case("could");
    let next = || parsed.token_at(span.start).and_then(|at| parsed.tokens.get(at + 1));
    could && next().is_some_and(|token| token.dep == Dep::Neg)
}

/// "On 18 May" is no "may", however the tagger takes it.
fn is_month(text: &str, parsed: &Parsed, span: Span) -> bool {
    let Some(at) = parsed.token_at(span.start).filter(|_| span.of(text) == "May") else { return false };
    let figure = |at: usize| parsed.tokens.get(at).is_some_and(|token| token.tag == Tag::Cd);
    let before = at.checked_sub(1);
    let placed = before
        .is_some_and(|at| matches!(&*parsed.lower(at, text), "in" | "of" | "since" | "until" | "by" | "last" | "next"));
    parsed.tokens[at].tag != Tag::Md || before.is_some_and(figure) || figure(at + 1) || placed
}

/// The clauses that hang on a verb: what it says, asks or wants.
fn below(parsed: &Parsed, verb: usize) -> Vec<usize> {
    let mut found = open_clauses(parsed, verb);
    found.extend(
        parsed.children(verb).filter(|&c| matches!(parsed.tokens[c].dep, Dep::Ccomp | Dep::Xcomp | Dep::Csubj)),
    );
    let deeper: Vec<usize> = found.iter().flat_map(|&at| open_clauses(parsed, at)).collect();
    found.extend(deeper);
    found
}

/// A word that marks polarity and is no content.
pub(super) fn is_marker(lower: &str) -> bool {
    DENYING.contains(&lower) || lower == "may" || lower == "might"
}

/// The verb above `at`, or the root.
fn verb_of(parsed: &Parsed, at: usize) -> usize {
    let above: Vec<usize> = std::iter::once(at).chain(parsed.ancestors(at)).collect();
    let verb = above.iter().find(|&&t| parsed.tokens[t].pos == Pos::Verb);
    let any = verb.or_else(|| above.iter().find(|&&t| parsed.tokens[t].is_verb())).or(above.last());
    any.copied().unwrap_or(at)
}

fn deny_from(parsed: &Parsed, at: usize, lower: &str, text: &str, scope: &mut Scope) {
    let token = &parsed.tokens[at];
    if is_answer(parsed, at, lower, text) {
        return;
    }
    scope.is_awaited |= is_awaited(parsed, at, lower);
    scope.negations.push(token.span);
    if lower == "without" {
        scope.negated_words.extend(parsed.children(at));
        return;
    }
    let head = parsed.head(at);
    // "not only", "no longer" keeps its force; "no doubt" and "not just" have none.
    let next = parsed.lower(at + 1, text);
    // "Not all", "not every" denies the number and not the deed.
    let of_number =
        lower == "not" && matches!(next.as_str(), "all" | "every" | "everyone" | "everybody" | "everything");
    let spent =
        matches!(next.as_str(), "only" | "just" | "doubt" | "wonder" | "least" | "more" | "fewer" | "less" | "merely");
    if spent || of_number {
        scope.negations.pop();
        return;
    }
    // "Though not to that level": of what stands before, only this phrase is denied.
    let phrase = parsed.tokens.get(at + 1).is_some_and(|token| token.pos == Pos::Adp && token.dep != Dep::Prt);
    let helped = at > 0 && parsed.tokens[at - 1].is_verb();
    if lower == "not" && phrase && !helped {
        scope.negated_words.extend(parsed.children(at + 1));
        return;
    }
    // "a warning and not a fine": only what follows is denied.
    let behind_and = at > 0 && matches!(parsed.lower(at - 1, text).as_str(), "and" | "but" | "," | "rather" | "with");
    if behind_and && lower == "not" && parsed.tokens[head].is_noun() {
        scope.negated_words.insert(head);
        return;
    }
    if let Some(below) = without_proof(parsed, at, lower) {
        scope.deny(below);
    }
    // The noun of "no breach" counts with its verb; a subject ("nobody", "no one") too.
    let clause = verb_or_copula(parsed, head);
    scope.deny(clause);
    // "Will not be able to refer", "did not agree to sell": what hangs on the verb is denied with it; who is not afraid
    // to do a thing may well do it.
    let shy = parsed.children(clause).chain([clause]).any(|at| SHY.contains(&&*parsed.tokens[at].lemma));
    for below in open_clauses(parsed, clause).into_iter().filter(|_| !shy) {
        scope.deny(below);
    }
}

/// "No, the council would not allow it", "Not yet; they meet on Monday": what follows denies for itself.
fn is_answer(parsed: &Parsed, at: usize, lower: &str, text: &str) -> bool {
    let next = parsed.lower(at + 1, text);
    let ends = |word: &str| matches!(word, "," | ";" | ":" | "." | "–" | "—");
    at == 0 && (lower == "no" && ends(&next) || lower == "not" && next == "yet" && ends(&parsed.lower(at + 2, text)))
}

/// "Purchasing rather than plant closures", "a visit instead of a survey": what is named second is denied.
fn set_apart(parsed: &Parsed, at: usize, lower: &str, text: &str) -> Option<Vec<usize>> {
    let next = parsed.lower(at + 1, text);
    if !matches!((lower, &*next), ("rather", "than") | ("instead", "of")) {
        return None;
    }
    let first = (at + 2..parsed.tokens.len()).take(4).find(|&t| parsed.tokens[t].is_noun())?;
    // The noun phrase to its end: "plant closures".
    let end = (first..parsed.tokens.len()).take_while(|&t| parsed.tokens[t].is_noun()).last()?;
    Some((first..=end).collect())
}

/// "Stopped short of alleging fraud": what hangs on it was not done.
fn stopped_short(parsed: &Parsed, at: usize, lemma: &str, text: &str) -> Option<usize> {
    let short =
        matches!(lemma, "stop" | "fall") && parsed.lower(at + 1, text) == "short" && parsed.lower(at + 2, text) == "of";
    (short && parsed.tokens.get(at + 3)?.tag == Tag::Vbg).then_some(at + 3)
}

/// "Found no evidence to support the claim": what there is no evidence for is not so.
fn without_proof(parsed: &Parsed, at: usize, lower: &str) -> Option<usize> {
    const PROOF: [&str; 8] = ["evidence", "indication", "plan", "proof", "reason", "sign", "suggestion", "record"];
    let noun = parsed.head(at);
    let proof = lower == "no" && PROOF.contains(&&*parsed.tokens[noun].lemma);
    let below =
        |c: &usize| matches!(parsed.tokens[*c].dep, Dep::Acl | Dep::Relcl | Dep::Ccomp) && parsed.tokens[*c].is_verb();
    parsed.children(noun).find(below).filter(|_| proof)
}

/// "Rejected a request to suspend the sentence": what was asked for did not come about.
fn turned_down(parsed: &Parsed, at: usize, lemma: &str) -> Option<usize> {
    let asked = parsed.child(at, Dep::Dobj).filter(|_| TURNING_DOWN.contains(&lemma))?;
    let wish = WISHES.contains(&&*parsed.tokens[asked].lemma);
    [Dep::Acl, Dep::Xcomp].into_iter().find_map(|dep| parsed.child(asked, dep)).filter(|_| wish)
}

/// "Did not admit her until 1981", "will not open before May": both that it was not and that it came, or will.
fn is_awaited(parsed: &Parsed, at: usize, lower: &str) -> bool {
    let dated = |below: usize| {
        let time = parsed.child(below, Dep::Pobj).and_then(|time| parsed.entity_of(time));
        time.is_some_and(|time| matches!(time.label, EntityLabel::Date | EntityLabel::Time))
    };
    let opens = |below: usize| match (parsed.tokens[below].dep, &*parsed.tokens[below].lemma) {
        (Dep::Prep, "until") => true,
        (Dep::Prep, "before") => dated(below),
        (Dep::Advcl, _) => parsed.child(below, Dep::Mark).is_some_and(|mark| &*parsed.tokens[mark].lemma == "until"),
        _ => false,
    };
    let clause = verb_or_copula(parsed, parsed.head(at));
    matches!(lower, "not" | "n't" | "n’t" | "never") && parsed.children(clause).any(opens)
}

/// Verbs without a subject of their own below a verb or the adjective it says: "able to refer".
fn open_clauses(parsed: &Parsed, verb: usize) -> Vec<usize> {
    let said = parsed.child(verb, Dep::Acomp).or_else(|| parsed.child(verb, Dep::Attr));
    [Some(verb), said].into_iter().flatten().filter_map(|at| parsed.child(at, Dep::Xcomp)).collect()
}

/// The clause a denied word stands in: its verb, the copula among them.
fn verb_or_copula(parsed: &Parsed, at: usize) -> usize {
    std::iter::once(at)
        .chain(parsed.ancestors(at))
        .find(|&t| parsed.tokens[t].is_verb())
        .map_or(at, |verb| if parsed.tokens[verb].dep == Dep::Aux { parsed.head(verb) } else { verb })
}

/// "Has yet to be reached", "still has to find", "remains to be seen", "too early to say": the clause below is denied.
fn yet_or_too(parsed: &Parsed, at: usize, lower: &str, scope: &mut Scope) {
    let head = parsed.head(at);
    let lemma = |at: usize| parsed.tokens.get(at).map(|token| &*token.lemma);
    let below = if lower == "too" {
        let above = parsed.head(head);
        [head, above].into_iter().find_map(|h| parsed.child(h, Dep::Xcomp).or_else(|| parsed.child(h, Dep::Advcl)))
    } else {
        let owed = lower == "still" && lemma(at + 1).is_some_and(|next| matches!(next, "have" | "need"));
        let to = at + 1 + usize::from(owed);
        (lemma(to) == Some("to") && (owed || lower != "still")).then(|| parsed.head(to))
    };
    if let Some(below) = below.filter(|&below| below > at) {
        scope.deny(below);
        scope.negations.push(parsed.tokens[at].span);
    }
}
