//! Whether a statement needs a source, and which words say so.
//!
//! Accuracy goes over volume: a word of a list is not enough. An accusation must be what the sentence says somebody did,
//! a forecast must foretell an outcome and not announce a date, a figure must be of the kind that somebody had to count.

use super::lists::Lists;
use super::quotes::{self, Quotation};
use crate::check::Need;
use crate::document::Document;
use crate::language::{Dep, EntityLabel, Parsed, Pos, Tag};
use crate::text::Span;

/// What a statement is read against.
pub(crate) struct Ground<'a> {
    pub(crate) document: &'a Document,
    pub(crate) lists: &'a Lists,
    pub(crate) quotations: &'a [Quotation],
}

/// Why the statement `span` needs a source, with the words; nothing where it needs none.
pub(crate) fn needs(ground: &Ground, tree: &Parsed, span: Span) -> Vec<(Need, Span)> {
    let text = ground.document.words(span);
    if text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?').ends_with('?') {
        return Vec::new();
    }
    let free = |at: Span| !quotes::is_quoted(ground.quotations, at.start);
    let mut found: Vec<(Need, Span)> = Vec::new();
    found.extend(accusation(ground, tree, text, span).map(|at| (Need::Accusation, at)));
    found.extend(motive(ground, tree, text, span).map(|at| (Need::Motive, at)));
    found.extend(cause(ground, tree, text, span).map(|at| (Need::Cause, at)));
    found.extend(because(ground, tree));
    found.extend(forecast(ground, tree).map(|at| (Need::Forecast, at)));
    found.extend(figure(ground, tree).map(|at| (Need::Figure, at)));
    let opinion = opinion(ground, tree, text, span).or_else(|| analysis(ground, tree));
    found.extend(opinion.map(|at| (Need::Opinion, at)));
    found.retain(|(_, at)| free(*at));
    let long = |part: &Span| ground.document.words(*part).split_whitespace().count() >= 5;
    found.extend(quotes::within(ground.quotations, span).find(long).map(|at| (Need::Quotation, at)));
    found
}

/// The entries of a list that stand in the text, with the token each ends in.
fn matches<'a>(list: &'a crate::rules::Lexicon, tree: &'a Parsed, text: &str, span: Span) -> Vec<(Span, usize)> {
    let phrases = list.find_in(text).into_iter().map(|at| at.shift(span.start));
    let lemmas = tree
        .tokens
        .iter()
        .filter(|token| matches!(token.pos, Pos::Verb | Pos::Noun | Pos::Adj | Pos::Adv))
        .filter(|token| list.contains(&token.lemma.to_lowercase()))
        .map(|token| token.span);
    let mut all: Vec<Span> = phrases.chain(lemmas).collect();
    all.sort();
    all.dedup();
    all.into_iter().filter_map(|at| tree.tokens_in(at).next().map(|first| (at, first))).collect()
}

/// The verb that carries token `t`: itself, or the one it modifies or completes.
fn carrier(tree: &Parsed, t: usize) -> Option<usize> {
    let token = &tree.tokens[t];
    match token.dep {
        _ if token.pos == Pos::Verb => Some(t),
        Dep::Advmod | Dep::Attr | Dep::Acomp | Dep::Oprd | Dep::Dobj | Dep::Prep | Dep::Advcl | Dep::Xcomp => {
            Some(tree.head(t)).filter(|&head| tree.tokens[head].is_verb())
        }
        _ => None,
    }
}

/// Stated as a fact: no negation, no modal, no condition or report above it.
fn asserted(tree: &Parsed, text: &str, verb: usize) -> bool {
    let chain = std::iter::once(verb).chain(tree.ancestors(verb));
    for v in chain {
        let weak = tree.children(v).any(|c| {
            let token = &tree.tokens[c];
            token.dep == Dep::Neg
                || token.dep == Dep::Aux && token.tag == Tag::Md && !tree.is(c, text, "will")
                || token.dep == Dep::Mark && ["if", "whether", "unless"].iter().any(|word| tree.is(c, text, word))
        });
        let nominal = matches!(tree.tokens[v].pos, Pos::Noun | Pos::Propn) && v != verb;
        if weak || nominal && tree.tokens[v].dep != Dep::Attr {
            return false;
        }
    }
    true
}

/// The sentence speaks of courts, charges or the police at work: public record, or a case with its own words.
fn on_record(ground: &Ground, tree: &Parsed) -> bool {
    let text = &ground.document.text;
    (0..tree.tokens.len()).any(|t| {
        let listed = |word: &str| ground.lists.record.contains(word);
        listed(&tree.tokens[t].lemma.to_lowercase()) || listed(&tree.lower(t, text))
    })
}

fn accusation(ground: &Ground, tree: &Parsed, text: &str, span: Span) -> Option<Span> {
    if on_record(ground, tree) {
        return None;
    }
    let whole = &ground.document.text;
    matches(&ground.lists.accusation, tree, text, span)
        .into_iter()
        .find_map(|(at, first)| {
            let last = tree.tokens_in(at).last().unwrap_or(first);
            // A set phrase ("in brown envelopes") accuses wherever it hangs.
            let hangs = tree.tokens[first].dep == Dep::Prep && first != last;
            let above = || tree.ancestors(first).find(|&t| tree.tokens[t].is_verb()).filter(|_| hangs);
            let verb = carrier(tree, first).or_else(|| carrier(tree, last)).or_else(above)?;
            let noun = tree.tokens[first].is_noun() && first == last;
            let predicate = tree.tokens[first].dep == Dep::Attr;
            let accused = super::source::subject(tree, verb).filter(|&s| is_actor(tree, whole, s));
            let agent = super::source::agent(tree, verb).filter(|&s| is_actor(tree, whole, s));
            // Who is bribed is accused like who bribes.
            let both = ground.lists.bribery.contains(&tree.tokens[verb].lemma);
            let passive = tree.child(verb, Dep::Auxpass).is_some();
            let one = if passive { agent.or(accused.filter(|_| both)) } else { accused };
            (one.is_some() && (!noun || predicate) && asserted(tree, whole, verb)).then_some(at)
        })
        .or_else(|| neglect(ground, tree))
        .or_else(|| let_go(ground, tree))
}

/// "The council let the pool rot": somebody in particular looked on.
fn let_go(ground: &Ground, tree: &Parsed) -> Option<Span> {
    let whole = &ground.document.text;
    (0..tree.tokens.len()).filter(|&v| matches!(&*tree.tokens[v].lemma, "let" | "leave")).find_map(|v| {
        let below = |dep: Dep| tree.children(v).find(|&c| tree.tokens[c].dep == dep && c > v);
        let gone = below(Dep::Ccomp).or_else(|| below(Dep::Xcomp))?;
        let words = tree.tokens[v].span.cover(tree.tokens[gone].span);
        let lemma = tree.tokens[gone].lemma.to_lowercase();
        let decays = ground.lists.decay.contains(&lemma)
            || words.of(whole).to_lowercase().ends_with(" grow")
                && tree
                    .child(gone, Dep::Acomp)
                    .is_some_and(|c| matches!(&*tree.lower(c, whole), "old" | "worse" | "stale"));
        let accused = super::source::subject(tree, v).filter(|&s| is_actor(tree, whole, s));
        (decays && accused.is_some() && asserted(tree, whole, v)).then_some(words)
    })
}

/// "Managers ignored three warnings": somebody in particular let lie what was owed.
fn neglect(ground: &Ground, tree: &Parsed) -> Option<Span> {
    let whole = &ground.document.text;
    (0..tree.tokens.len()).find_map(|v| {
        let object = tree.child(v, Dep::Dobj)?;
        let listed = ground.lists.neglect.contains(&tree.tokens[v].lemma.to_lowercase())
            && ground.lists.duties.contains(&tree.tokens[object].lemma.to_lowercase());
        let accused = super::source::subject(tree, v).filter(|&s| is_actor(tree, whole, s));
        (listed && accused.is_some() && asserted(tree, whole, v))
            .then(|| tree.tokens[v].span.cover(tree.tokens[object].span))
    })
}

/// Somebody in particular: a name, "the captain", "managers"; not "a man", "it", "two people".
fn is_actor(tree: &Parsed, text: &str, s: usize) -> bool {
    let token = &tree.tokens[s];
    let indefinite = tree.children(s).any(|c| {
        tree.tokens[c].dep == Dep::Nummod || matches!(&*tree.lower(c, text), "a" | "an" | "no" | "any" | "every")
    });
    match token.pos {
        Pos::Propn => tree.entity_of(s).is_none_or(|entity| entity.label != EntityLabel::Date),
        Pos::Noun => !indefinite,
        Pos::Pron => matches!(&*tree.lower(s, text), "he" | "she" | "they" | "who"),
        _ => false,
    }
}

fn motive(ground: &Ground, tree: &Parsed, text: &str, span: Span) -> Option<Span> {
    let whole = &ground.document.text;
    if on_record(ground, tree) {
        return None;
    }
    ground.lists.motive.find_in(text).into_iter().map(|at| at.shift(span.start)).find(|at| {
        let words = at.of(whole).to_lowercase();
        let first = tree.tokens_in(*at).next().unwrap_or(0);
        let verb = std::iter::once(first).chain(tree.ancestors(first)).find(|&t| tree.tokens[t].is_verb());
        // "So that she could": the act itself, not what it was to make possible.
        let verb = if words.starts_with("so that") { verb.map(|verb| tree.head(verb)) } else { verb };
        // "To protect its" is a motive where it is its profits that somebody protects, not its customers.
        let after = tree.tokens_in(*at).last().map_or(first, |last| tree.head(last));
        let selfish = || ground.lists.interests.contains(&tree.tokens[after].lemma.to_lowercase());
        let blunt = ground.lists.blunt_motive.contains(&words) || words.starts_with("to protect") && selfish();
        blunt && verb.is_some_and(|verb| asserted(tree, whole, verb))
    })
}

/// "Skippers stay away because they no longer feel welcome": what people had in mind, or why a figure fell, is for
/// somebody to say.
fn because(ground: &Ground, tree: &Parsed) -> Option<(Need, Span)> {
    let whole = &ground.document.text;
    if on_record(ground, tree) {
        return None;
    }
    (0..tree.tokens.len()).find_map(|t| {
        let clause = tree.head(t);
        let verb = tree.head(clause);
        let leads = tree.tokens[t].dep == Dep::Mark
            && tree.is(t, whole, "because")
            && tree.tokens[clause].dep == Dep::Advcl
            && verb < t
            && matches!(tree.tokens[verb].tag, Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vbp)
            && tree.child(verb, Dep::Auxpass).is_none();
        let subject = tree.child(verb, Dep::Nsubj).filter(|&s| tree.tokens[s].is_noun())?;
        let many =
            tree.tokens[subject].tag == Tag::Nns && tree.children(subject).all(|c| tree.tokens[c].dep != Dep::Nummod);
        let by_people = tree.child(clause, Dep::Nsubj).is_some_and(|s| is_actor(tree, whole, s));
        let turns = ground.lists.turning.contains(&turned(tree, whole, verb));
        let need = match () {
            () if many && turns => Need::Motive,
            () if by_people && ground.lists.harms.contains(&tree.tokens[verb].lemma.to_lowercase()) => Need::Cause,
            () => return None,
        };
        (leads && asserted(tree, whole, verb)).then(|| (need, tree.tokens[verb].span.cover(tree.tokens[t].span)))
    })
}

/// The verb's lemma with the preposition or particle right behind it: "turn against".
fn turned(tree: &Parsed, text: &str, v: usize) -> String {
    let after =
        tree.children(v).find(|&c| c == v + 1 && matches!(tree.tokens[c].dep, Dep::Prt | Dep::Prep | Dep::Advmod));
    after.map_or_else(
        || tree.tokens[v].lemma.to_lowercase(),
        |c| format!("{} {}", tree.tokens[v].lemma, tree.lower(c, text)),
    )
}

fn cause(ground: &Ground, tree: &Parsed, text: &str, span: Span) -> Option<Span> {
    let whole = &ground.document.text;
    if on_record(ground, tree) {
        return None;
    }
    // "Because of" and "due to" give a reason for anything; what they lay blame for must be the harm itself.
    let weak = |words: &str| matches!(words, "because of" | "due to");
    ground.lists.cause.find_in(text).into_iter().map(|at| at.shift(span.start)).find(|at| {
        let words = at.of(whole).to_lowercase();
        let first = tree.tokens_in(*at).next().unwrap_or(0);
        let Some(verb) = std::iter::once(first).chain(tree.ancestors(first)).find(|&t| tree.tokens[t].is_verb()) else {
            return false;
        };
        let own = |t: usize| t == verb || tree.head(t) == verb && t < first && !tree.tokens[t].is_verb();
        let harmed = (0..tree.tokens.len()).any(|t| (!weak(&words) || own(t)) && is_harm(ground, tree, t));
        let last = tree.tokens_in(*at).last().unwrap_or(first);
        let natural = tree
            .child(last, Dep::Pobj)
            .is_some_and(|o| ground.lists.natural.contains(&tree.tokens[o].lemma.to_lowercase()));
        ground.lists.blame.contains(&words) && harmed && !natural && asserted(tree, whole, verb)
    })
}

/// A word for what went wrong.
fn is_harm(ground: &Ground, tree: &Parsed, t: usize) -> bool {
    ground.lists.harms.contains(&tree.tokens[t].lemma.to_lowercase())
}

/// "will" and its like before a verb of outcome: fall, cost, break; not an announced date or plan.
fn forecast(ground: &Ground, tree: &Parsed) -> Option<Span> {
    let text = &ground.document.text;
    (0..tree.tokens.len()).find_map(|t| {
        let token = &tree.tokens[t];
        if token.dep != Dep::Aux || !matches!(&*tree.lower(t, text), "will" | "'ll" | "\u{2019}ll" | "wo") {
            return None;
        }
        let verb = tree.head(t);
        let deeper = tree.children(verb).filter(|&c| matches!(tree.tokens[c].dep, Dep::Ccomp | Dep::Xcomp));
        let outcome =
            std::iter::once(verb).chain(deeper).find(|&v| ground.lists.outcomes.contains(&phrasal(tree, text, v)))?;
        let agent = super::source::subject(tree, verb);
        let own = agent.is_some_and(|s| matches!(tree.tokens[s].pos, Pos::Pron));
        // "Tickets will cost £6": a price is announced; "will decide by Christmas whether to close it": a choice.
        let priced = &*tree.tokens[verb].lemma == "cost" && agent.is_some_and(|s| is_priced(tree, s));
        let own = own || priced || &*tree.tokens[verb].lemma == "decide";
        let weak = tree.children(verb).any(|c| tree.tokens[c].dep == Dep::Mark && tree.is(c, text, "if"));
        (!own && !weak).then(|| token.span.cover(tree.tokens[outcome].span))
    })
}

/// What is sold at a price: "tickets", "entry".
fn is_priced(tree: &Parsed, s: usize) -> bool {
    const PRICED: [&str; 16] = [
        "admission",
        "class",
        "copy",
        "course",
        "entrance",
        "entry",
        "fare",
        "lesson",
        "meal",
        "membership",
        "parking",
        "pass",
        "permit",
        "seat",
        "subscription",
        "ticket",
    ];
    PRICED.contains(&&*tree.tokens[s].lemma.to_lowercase())
}

/// The verb's lemma, with its particle: "go under".
fn phrasal(tree: &Parsed, text: &str, v: usize) -> String {
    let lemma = tree.tokens[v].lemma.to_lowercase();
    let after =
        tree.children(v).find(|&c| c == v + 1 && matches!(tree.tokens[c].dep, Dep::Prt | Dep::Prep | Dep::Advmod));
    let behind = |words: &str| {
        tree.span(v + 1..(v + 4).min(tree.tokens.len())).is_some_and(|span| span.of(text).to_lowercase() == words)
    };
    match (after, lemma.as_str()) {
        (_, "go") if behind("out of business") || behind("out of work") => {
            tree.span(v + 1..v + 4).map(|span| format!("go {}", span.of(text).to_lowercase())).unwrap_or_default()
        }
        (Some(after), "go" | "play" | "depend" | "run" | "shut" | "dry") => {
            format!("{lemma} {}", tree.lower(after, text))
        }
        _ => lemma,
    }
}

/// A rounded count of people, or a share or change, which somebody must have counted or estimated.
fn figure(ground: &Ground, tree: &Parsed) -> Option<Span> {
    const ROUGHLY: [&str; 7] = ["as many as", "an estimated", "more than", "up to", "nearly", "almost", "over"];
    let text = &ground.document.text;
    (0..tree.tokens.len()).find_map(|t| {
        let token = &tree.tokens[t];
        if token.dep != Dep::Nummod || !ground.lists.counted.contains(&tree.tokens[tree.head(t)].lemma.to_lowercase()) {
            return None;
        }
        let from = t.saturating_sub(3);
        let before = tree.span(from..t).map(|span| span.of(text).to_lowercase()).unwrap_or_default();
        let roughly = ROUGHLY.iter().find(|words| before.trim().ends_with(**words))?;
        let large = token.span.of(text).chars().filter(char::is_ascii_digit).count() >= 4
            || matches!(&*token.lemma.to_lowercase(), "million" | "billion" | "thousand");
        let start =
            tree.tokens.get(t.saturating_sub(roughly.split(' ').count())).map_or(token.span, |token| token.span);
        large.then(|| start.cover(tree.tokens[tree.head(t)].span))
    })
}

/// A judgement that is what the sentence says: "is a disgrace", "was shameful".
fn opinion(ground: &Ground, tree: &Parsed, text: &str, span: Span) -> Option<Span> {
    let whole = &ground.document.text;
    matches(&ground.lists.opinion, tree, text, span).into_iter().find_map(|(at, first)| {
        let token = &tree.tokens[first];
        let predicate = matches!(token.dep, Dep::Acomp | Dep::Attr) && tree.head(tree.head(first)) == tree.head(first);
        (predicate && asserted(tree, whole, tree.head(first))).then_some(at)
    })
}

/// "The deal signifies a path forward": what an event means is for somebody to say. A person, a body or a report that
/// underlines something is itself the one who does.
fn analysis(ground: &Ground, tree: &Parsed) -> Option<Span> {
    let whole = &ground.document.text;
    let means = |v: usize| ground.lists.analysis.contains(&tree.tokens[v].lemma.to_lowercase());
    let root = tree.root().filter(|&v| tree.tokens[v].is_verb() && means(v) && asserted(tree, whole, v))?;
    let subject = tree.child(root, Dep::Nsubj).filter(|&s| tree.tokens[s].pos == Pos::Noun)?;
    let speaks = [&ground.lists.roles, &ground.lists.documents, &ground.lists.organisations, &ground.lists.anonymous];
    let lemma = tree.tokens[subject].lemma.to_lowercase();
    let nobody = tree.entity_of(subject).is_none()
        && speaks.iter().all(|list| !list.contains(&lemma) && !list.contains(&tree.lower(subject, whole)));
    (nobody && tree.child(root, Dep::Dobj).is_some()).then_some(tree.tokens[root].span)
}

/// "The deal signifies a path forward": the verb looks like one of saying, and nobody says it.
pub(super) fn is_analysis(tree: &Parsed, verbs: &crate::rules::Lexicon, words: Span) -> bool {
    tree.tokens_in(words).any(|t| verbs.contains(&tree.tokens[t].lemma.to_lowercase()))
}
