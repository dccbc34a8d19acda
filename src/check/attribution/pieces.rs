//! Which parts of a sentence that hang on a cue are told, and which only say when, where or to whom.
//!
//! "Lind told the council on Friday | that the road is closed": the tree gives the parts, a small fitted model says of
//! each whether it belongs to the content. The rules of the module `content` are one of the things it looks at.

use super::cue::{Cue, CueKind, Shape};
use super::features;
use super::lists::Lists;
use super::model::Weights;
use crate::language::{Dep, EntityLabel, Parsed, Tag, Token};

/// A part that hangs on the main word of a cue.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its tokens.
    pub tokens: Vec<usize>,
    /// Names of the features that hold for it.
    pub features: Vec<String>,
}

/// The parts that hang on a cue, its source and its own words left out.
pub fn pieces(parsed: &Parsed, text: &str, cue: &Cue, lists: &Lists) -> Vec<Piece> {
    if !matches!(cue.kind, CueKind::Verb | CueKind::Noun | CueKind::Adjective) {
        return Vec::new();
    }
    let head = cue.head;
    let clause = parsed.child(head, Dep::Ccomp).is_some();
    let object = parsed.children(head).any(|c| matches!(parsed.tokens[c].dep, Dep::Dobj | Dep::Oprd | Dep::Xcomp));
    let class = features::class(cue, &lists.verb(parsed, text, head), lists);
    let made = |c: usize| {
        let own = matches!(parsed.tokens[c].dep, Dep::Aux | Dep::Auxpass | Dep::Neg | Dep::Prt | Dep::Punct);
        let mut tokens = parsed.subtree(c);
        let names_source = cue.speaker.is_some_and(|s| tokens.contains(&s));
        tokens.retain(|t| !cue.cue.contains(t));
        if own || names_source || !tokens.iter().any(|&t| parsed.tokens[t].is_word()) {
            return None;
        }
        let ruled = 2 * tokens.iter().filter(|t| cue.content.contains(t)).count() > tokens.len();
        let features = names((parsed, text), (cue, class), c, &tokens, (clause, object, ruled));
        Some(Piece { tokens, features })
    };
    parsed.children(head).filter_map(made).collect()
}

fn names(
    (parsed, text): (&Parsed, &str),
    (cue, class): (&Cue, &str),
    c: usize,
    tokens: &[usize],
    (clause, object, ruled): (bool, bool, bool),
) -> Vec<String> {
    let token = &parsed.tokens[c];
    let side = if c < cue.head { "l" } else { "r" };
    let dep = token.dep;
    let mark = |dep: Dep| parsed.child(c, dep).map(|m| parsed.lower(m, text));
    let word = match dep {
        Dep::Prep | Dep::Agent | Dep::Mark | Dep::Cc | Dep::Dative => parsed.lower(c, text),
        Dep::Advcl | Dep::Ccomp | Dep::Xcomp | Dep::Acl => mark(Dep::Mark).unwrap_or_else(|| "-".to_owned()),
        _ => "-".to_owned(),
    };
    let with = if clause {
        "clause"
    } else if object {
        "object"
    } else {
        "alone"
    };
    let shape = match cue.shape {
        Shape::Bare => "bare",
        Shape::Around => "around",
        _ if ruled => "ruled",
        _ => "other",
    };
    let first = tokens.first().copied().unwrap_or(c);
    let comma = first.checked_sub(1).is_some_and(|b| parsed.tokens[b].is_punct());
    let date = says_when(parsed, c);
    let quote = tokens.iter().any(|&t| matches!(parsed.text(t, text), "\u{201c}" | "\"" | "''" | "``" | "\u{2018}"));
    let long = match tokens.len() {
        1 => "1",
        2..=4 => "4",
        5..=9 => "9",
        _ => "+",
    };
    let tag = if token.is_verb() || token.tag == Tag::Vbg { format!("{}", token.tag) } else { "n".to_owned() };
    let mut names = vec![
        format!("d {dep} {side} {with}"),
        format!("r {ruled} {dep}"),
        format!("r {ruled} {shape}"),
        format!("w {dep} {word} {with}"),
        format!("w {dep} {word}"),
        format!("c {class} {dep}"),
        format!("t {dep} {tag} {side}"),
        format!("m {dep} {comma} {side}"),
        format!("l {long} {dep}"),
        format!("s {shape} {dep} {side}"),
        format!("k {} {dep} {word}", features::kind(cue.kind)),
    ];
    if date {
        names.push(format!("date {with}"));
    }
    if quote {
        names.push(format!("quote {side}"));
    }
    if cue.passive {
        names.push(format!("passive {dep} {side}"));
    }
    if parsed.tokens.get(cue.head + 1..first).is_some_and(|between| !between.iter().any(Token::is_word)) {
        names.push(format!("next {dep}"));
    }
    names
}

/// "on Friday", "last week".
fn says_when(parsed: &Parsed, c: usize) -> bool {
    parsed
        .entity_of(c)
        .or_else(|| parsed.child(c, Dep::Pobj).and_then(|o| parsed.entity_of(o)))
        .is_some_and(|entity| matches!(entity.label, EntityLabel::Date | EntityLabel::Time))
}

/// The content of a cue with every part judged.
pub(super) fn settle(parsed: &Parsed, text: &str, cue: &mut Cue, lists: &Lists, weights: &Weights) {
    if weights.content.is_empty() {
        return;
    }
    for piece in pieces(parsed, text, cue, lists) {
        if weights.is_told(&piece.features) {
            cue.content.extend(piece.tokens.iter().filter(|t| !cue.source.contains(t)));
        } else {
            cue.content.retain(|t| !piece.tokens.contains(t));
        }
    }
    cue.content.sort_unstable();
    cue.content.dedup();
}
