//! Cues that the tagger takes for no verbs: adjectives that tell a state of mind ("is reluctant to say", "voters unaware
//! of the plan"), and verbs in headlines set in capitals ("Mayor Slams Plan for Bridge").

use super::content;
use super::cue::{Cue, CueKind, Shape, clean};
use super::lists::Lists;
use super::source;
use crate::language::{Dep, Parsed, Tag, Token};

/// An adjective of the list of states of mind: said of somebody, or standing beside a noun with what it is about.
pub(super) fn adjective(parsed: &Parsed, text: &str, a: usize, lists: &Lists) -> Option<Cue> {
    let lemma = parsed.tokens[a].lemma.to_lowercase();
    if !lists.attitude.contains(&format!("be {lemma}")) {
        return None;
    }
    let head = parsed.head(a);
    let about = |c: usize| {
        matches!(parsed.tokens[c].dep, Dep::Ccomp | Dep::Xcomp) || parsed.tokens[c].dep == Dep::Prep && c > a
    };
    let with_what = parsed.children(a).any(about);
    let said = parsed.tokens[a].dep == Dep::Acomp;
    let (top, is_said) = match parsed.tokens[a].dep {
        Dep::Conj if parsed.tokens[head].dep == Dep::Acomp => (parsed.head(head), true),
        _ => (head, said),
    };
    let speaker = match parsed.tokens[a].dep {
        Dep::Acomp => source::subject(parsed, head),
        _ if !with_what => return None,
        Dep::Conj if is_said => source::subject(parsed, top),
        Dep::Amod | Dep::Relcl | Dep::Appos | Dep::Acl if parsed.tokens[head].is_noun() => Some(head),
        Dep::Advcl | Dep::Oprd | Dep::Ccomp if parsed.tokens[head].is_verb() => source::subject(parsed, head),
        _ => return None,
    };
    let (shape, content) = content::of_verb(parsed, text, a, lists);
    let source = speaker.map(|s| source::phrase(parsed, s, if said { head } else { a })).unwrap_or_default();
    let cue = if said { vec![head, a] } else { vec![a] };
    Some(clean(Cue { head: a, kind: CueKind::Adjective, shape, cue, source, speaker, content, passive: false }))
}

/// A verb of a headline in capitals that was taken for a name: what stands before it speaks, what follows is told.
pub(super) fn headline(parsed: &Parsed, text: &str, v: usize, lists: &Lists) -> Option<Cue> {
    let told = lists.headline_verb(&parsed.lower(v, text));
    let finite = |token: &Token| matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let goes_on = parsed.tokens.get(v + 1).is_some_and(Token::is_word);
    if told.is_none() || !goes_on || parsed.tokens.iter().any(finite) || !parsed.is_titled(text) {
        return None;
    }
    let mark = |t: &usize| parsed.tokens[*t].is_punct();
    let from = (0..v).rev().find(mark).map_or(0, |mark| mark + 1);
    let to = (v..parsed.tokens.len()).find(mark).unwrap_or(parsed.tokens.len());
    let source: Vec<usize> = (from..v).collect();
    let speaker = source.iter().copied().rfind(|&t| parsed.tokens[t].is_noun())?;
    let (kind, shape, content) = (CueKind::Verb, Shape::Object, (v + 1..to).collect());
    Some(clean(Cue { head: v, kind, shape, cue: vec![v], source, speaker: Some(speaker), content, passive: false }))
}

#[cfg(test)]
mod tests {
    use crate::check::attribution::cue::candidates;
    use crate::check::attribution::lists::Lists;
    use crate::language::{Language, Session};
    use crate::rules::Rules;
    use crate::text::Span;

    /// Source, cue and content of the possible cue at `word`.
    fn found(text: &str, word: &str) -> Option<[String; 3]> {
        let syntax = Language::builtin().syntax().expect("the built-in file is sound");
        let tree = syntax.parse(text, Span::new(0, text.len()), &mut Session::default());
        let all = candidates(&tree, text, &Lists::new(&Rules::builtin()));
        let cue = all.iter().find(|cue| tree.text(cue.head, text) == word)?;
        let words = |tokens: &[usize]| tokens.iter().map(|&t| tree.text(t, text)).collect::<Vec<_>>().join(" ");
        Some([words(&cue.source), words(&cue.cue), words(&cue.content)])
    }

    #[test]
    fn a_headline_in_capitals_has_a_verb() {
        let wanted = ["Norrby Mayor", "Slams", "Plan for New Bridge"].map(str::to_owned);
        assert_eq!(found("Norrby Mayor Slams Plan for New Bridge", "Slams"), Some(wanted));
        assert_eq!(found("The mayor praised Slams Bakery in Norrby", "Slams"), None);
    }

    #[test]
    fn an_adjective_beside_its_noun_tells_a_mind() {
        let wanted = ["residents", "unaware", "of the plan"].map(str::to_owned);
        let [source, cue, _] = found("The council met residents unaware of the plan.", "unaware").expect("a cue");
        assert_eq!([source, cue], [wanted[0].clone(), wanted[1].clone()]);
        assert_eq!(found("The council met unaware residents.", "unaware"), None);
    }
}
