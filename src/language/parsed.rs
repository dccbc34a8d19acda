//! What the analysis of a sentence gives: tokens, their tree, entities; and questions every check asks of them.

use super::labels::{Dep, EntityLabel, Pos, Tag};
use crate::text::Span;
use std::ops::Range;

/// A word, a number or a mark. White space is no token.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Bytes of the whole document's text.
    pub span: Span,
    /// Fine part of speech.
    pub tag: Tag,
    /// Coarse part of speech.
    pub pos: Pos,
    /// The dictionary form: "said" is `say`, "companies" is `company`; names keep their case.
    pub lemma: Box<str>,
    /// Index of the token it depends on, within the sentence; a root is its own head.
    pub head: u32,
    /// How it depends on its head.
    pub dep: Dep,
    /// White space follows directly, within the sentence.
    pub space_after: bool,
}

/// A name or figure, as a hint: about one in six is wrong or missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Indices of its tokens.
    pub tokens: Range<u32>,
    /// Bytes of the whole document's text.
    pub span: Span,
    /// What it stands for.
    pub label: EntityLabel,
}

/// The analysis of one sentence. Empty for a sentence of nothing but white space.
///
/// Every chain of heads ends in a root.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// In the order of the text.
    pub tokens: Vec<Token>,
    /// In the order of the text; they do not overlap.
    pub entities: Vec<Entity>,
}

impl Parsed {
    /// The first root, usually the main verb.
    pub fn root(&self) -> Option<usize> {
        (0..self.tokens.len()).find(|&i| self.head(i) == i)
    }

    /// The token that token `i` depends on; a root is its own head.
    pub fn head(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(i, |t| t.head as usize)
    }

    /// The tokens that depend on token `i` directly, in the order of the text.
    pub fn children(&self, i: usize) -> impl Iterator<Item = usize> {
        (0..self.tokens.len()).filter(move |&c| c != i && self.head(c) == i)
    }

    /// The first direct dependant of token `i` with this label.
    pub fn child(&self, i: usize, dep: Dep) -> Option<usize> {
        self.children(i).find(|&c| self.tokens[c].dep == dep)
    }

    /// The heads above token `i`, nearest first, up to its root.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> {
        let above = move |&i: &usize| Some(self.head(i)).filter(|&h| h != i);
        std::iter::successors(above(&i), above).take(self.tokens.len())
    }

    /// Whether token `i` is token `top` or depends on it over any number of arcs.
    pub fn is_below(&self, i: usize, top: usize) -> bool {
        i == top || self.ancestors(i).any(|a| a == top)
    }

    /// Token `i` and all that depends on it, in the order of the text.
    pub fn subtree(&self, i: usize) -> Vec<usize> {
        (0..self.tokens.len()).filter(|&t| self.is_below(t, i)).collect()
    }

    /// From the first to the last token of the subtree of token `i`, end exclusive.
    ///
    /// A subtree may leave tokens between them out; a noun phrase or a clause rarely does.
    pub fn subtree_range(&self, i: usize) -> Range<usize> {
        let inside = |&t: &usize| self.is_below(t, i);
        let first = (0..self.tokens.len()).find(inside);
        let last = (0..self.tokens.len()).rfind(inside);
        first.zip(last).map_or(i..i, |(a, b)| a..b + 1)
    }

    /// The bytes of a run of tokens, end exclusive; nothing for an empty run or one beyond the sentence.
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    /// The words of token `i`; `text` is that of the document.
    pub fn text<'t>(&self, i: usize, text: &'t str) -> &'t str {
        self.tokens.get(i).map_or("", |t| t.span.of(text))
    }

    /// The words of token `i` in lower case.
    pub fn lower(&self, i: usize, text: &str) -> String {
        self.text(i, text).to_lowercase()
    }

    /// Whether token `i` is this word in any ASCII case ("said", "Said").
    pub fn is(&self, i: usize, text: &str, word: &str) -> bool {
        self.text(i, text).eq_ignore_ascii_case(word)
    }

    /// Whether nearly every long word starts with a capital, as in a headline, so that capitals say nothing.
    pub fn is_titled(&self, text: &str) -> bool {
        let long = || self.tokens.iter().filter(|token| token.is_word() && token.span.len() > 3);
        let capitals = long().filter(|token| token.span.of(text).starts_with(char::is_uppercase)).count();
        let all = long().count();
        all > 2 && capitals * 10 >= all * 7
    }

    /// The token in which a byte of the document lies, or the first one after it.
    pub fn token_at(&self, byte: usize) -> Option<usize> {
        let i = self.tokens.partition_point(|t| t.span.end <= byte);
        (i < self.tokens.len()).then_some(i)
    }

    /// The tokens that share a byte with `span`, as a range that is empty where there are none.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        first..end.max(first)
    }

    /// The entity that token `i` is part of.
    pub fn entity_of(&self, i: usize) -> Option<&Entity> {
        self.entities.iter().find(|e| e.tokens.contains(&(i as u32)))
    }
}

impl Token {
    /// A mark such as a comma, bracket or quotation mark.
    pub fn is_punct(&self) -> bool {
        self.pos == Pos::Punct
    }

    /// No mark.
    pub fn is_word(&self) -> bool {
        !self.is_punct()
    }

    /// A main verb, or a form of "be", "have", "do" or a modal.
    pub fn is_verb(&self) -> bool {
        matches!(self.pos, Pos::Verb | Pos::Aux)
    }

    /// A noun or a name.
    pub fn is_noun(&self) -> bool {
        matches!(self.pos, Pos::Noun | Pos::Propn)
    }

    /// A subject of any kind: of an active or passive verb, a clause among them.
    pub fn is_subject(&self) -> bool {
        matches!(self.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Csubjpass)
    }

    /// A word that carries meaning of its own: noun, name, main verb, adjective, adverb, number.
    pub fn is_content(&self) -> bool {
        matches!(self.pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Adv | Pos::Num)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "The mayor of Leeds resigned": heads 1, 4, 1, 2, 4.
    fn sample() -> (Parsed, &'static str) {
        let text = "The mayor of Leeds resigned";
        let rows = [
            (0, 3, Pos::Det, 1, Dep::Det),
            (4, 9, Pos::Noun, 4, Dep::Nsubj),
            (10, 12, Pos::Adp, 1, Dep::Prep),
            (13, 18, Pos::Propn, 2, Dep::Pobj),
            (19, 27, Pos::Verb, 4, Dep::Root),
        ];
        let token = |(start, end, pos, head, dep)| Token {
            span: Span { start, end },
            tag: Tag::Xx,
            pos,
            lemma: "".into(),
            head,
            dep,
            space_after: end < 27,
        };
        let entity = Entity { tokens: 3..4, span: Span { start: 13, end: 18 }, label: EntityLabel::Gpe };
        (Parsed { tokens: rows.map(token).into(), entities: vec![entity] }, text)
    }

    #[test]
    fn the_tree() {
        let (p, text) = sample();
        assert_eq!(p.root(), Some(4));
        assert_eq!(p.child(4, Dep::Nsubj), Some(1));
        assert_eq!(p.children(1).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(p.ancestors(3).collect::<Vec<_>>(), [2, 1, 4]);
        assert_eq!(p.subtree(1), [0, 1, 2, 3]);
        assert_eq!(p.subtree_range(1), 0..4);
        assert_eq!(p.span(p.subtree_range(1)).map(|s| s.of(text)), Some("The mayor of Leeds"));
        assert_eq!(p.span(0..9), None);
        assert_eq!(Parsed::default().root(), None);
    }

    #[test]
    fn places() {
        let (p, text) = sample();
        assert_eq!((p.token_at(3), p.token_at(4), p.token_at(27)), (Some(1), Some(1), None));
        assert_eq!(p.tokens_in(Span { start: 5, end: 11 }), 1..3);
        assert_eq!(p.tokens_in(Span { start: 3, end: 4 }), 1..1);
        assert_eq!(p.entity_of(3).map(|e| e.label), Some(EntityLabel::Gpe));
        assert!(p.entity_of(2).is_none() && p.is(0, text, "the") && p.lower(3, text) == "leeds");
    }
}
