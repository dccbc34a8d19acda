//! Heads, clauses, roles and polarity of the units of a sentence, from its tree.

use super::polarity::Scope;
use super::profile::{Profile, Role};
use super::standing::standing;
use crate::language::{Dep, Parsed, Pos, Tag, Token};

/// Tells each unit its head, its clause, its role and whether it is denied or hedged.
pub(super) fn link((text, parsed): (&str, &Parsed), profile: &mut Profile, unit_of: &[Option<u16>], scope: &Scope) {
    let mut done = vec![false; profile.units.len()];
    for (token, place) in unit_of.iter().enumerate() {
        let Some(place) = *place else { continue };
        let Some(unit) = profile.units.get_mut(place as usize) else { continue };
        // A unit of several tokens is placed by the one that depends on something outside it.
        let outside = unit_of.get(parsed.head(token)).copied().flatten() != Some(place) || parsed.head(token) == token;
        if done[place as usize] || !outside {
            continue;
        }
        done[place as usize] = true;
        unit.head = parsed.ancestors(token).find_map(|above| unit_of[above]).filter(|&head| head != place);
        let verb = std::iter::once(token).chain(parsed.ancestors(token)).find(|&t| parsed.tokens[t].is_verb());
        unit.clause = verb.and_then(|verb| unit_of[verb]);
        unit.role = role(parsed, token);
        unit.is_compound = parsed.tokens[token].dep == Dep::Compound;
        unit.is_relative = parsed.tokens[token].dep == Dep::Relcl;
        let object = parsed.child(parsed.head(token), Dep::Dobj).is_some_and(|object| object < token);
        let hangs = parsed.tokens[token].dep == Dep::Xcomp && object;
        let to = |c: usize| parsed.tokens[c].dep == Dep::Aux && parsed.tokens[c].tag == Tag::To;
        unit.is_aim = hangs && parsed.children(token).any(to);
        let governor = verb.filter(|&v| v != token && unit.clause.is_none() && parsed.tokens[v].pos == Pos::Verb);
        // "Went to court": what stands for a verb that says little itself stands as the verb does.
        unit.standing = standing(text, parsed, governor.unwrap_or(token));
        let core = |c: usize| parsed.tokens[c].is_subject() || parsed.tokens[c].dep == Dep::Dobj;
        unit.has_pronoun = parsed.children(token).any(|c| core(c) && parsed.tokens[c].pos == Pos::Pron);
        let clause = verb.unwrap_or(token);
        unit.negated = scope.is_negated(clause) ^ (verb.is_some_and(|v| v != token) && scope.is_negated_word(token));
        unit.hedged = scope.is_hedged(clause);
    }
}

/// What "by" names does it, but not of a verb whose doer stands before it: "Bell led by 640 votes".
fn is_doer(parsed: &Parsed, by: usize) -> bool {
    let agent = parsed.tokens.get(by).is_some_and(|token| token.dep == Dep::Agent);
    agent && parsed.child(parsed.head(by), Dep::Nsubj).is_none()
}

fn role(parsed: &Parsed, token: usize) -> Role {
    let Some(this) = parsed.tokens.get(token) else { return Role::Other };
    match this.dep {
        Dep::Nsubj | Dep::Csubj => Role::Subject,
        Dep::Dobj | Dep::Nsubjpass | Dep::Dative => Role::Object,
        Dep::Pobj if is_doer(parsed, parsed.head(token)) => Role::Subject,
        Dep::Compound | Dep::Conj | Dep::Appos => {
            let head = parsed.head(token);
            if head == token || parsed.tokens.get(head).is_some_and(Token::is_verb) {
                Role::Other
            } else {
                role(parsed, head)
            }
        }
        Dep::Root | Dep::Attr | Dep::Acomp | Dep::Ccomp | Dep::Xcomp | Dep::Advcl | Dep::Relcl | Dep::Acl => {
            Role::Predicate
        }
        _ => Role::Other,
    }
}
