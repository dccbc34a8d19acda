//! Names of the article: who is mentioned where, so that "he", "Lind" or "the minister" can be led back to a name.

use super::lists::Lists;
use crate::document::{Document, StatementId};
use crate::language::{Dep, EntityLabel, Parsed, Pos};
use crate::text::Span;

use std::collections::BTreeMap;
use std::ops::Range;

/// No more mentions back are looked at for a title ("the minister").
const MOST: usize = 200;

/// One mention of a person by name.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Place in [`People::persons`].
    pub(crate) person: usize,
    /// Where.
    pub(crate) span: Span,
    /// The statement.
    pub(crate) statement: StatementId,
    /// It is the subject of a verb.
    pub(crate) subject: bool,
}

/// One person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    /// The longest form of the name, as first printed in full.
    pub(crate) name: String,
    /// Nouns of office or trade given to the person: "minister", "spokeswoman".
    pub(crate) roles: Vec<String>,
    /// "he" or "she", once known.
    pub(crate) pronoun: Option<&'static str>,
}

/// Persons and their mentions, in reading order.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    /// Persons in the order of first mention.
    pub(crate) persons: Vec<Person>,
    /// Mentions in reading order.
    pub(crate) mentions: Vec<Mention>,
    /// The person last added under a last name.
    by_last: BTreeMap<String, usize>,
}

impl People {
    /// Collects the names of all statements.
    pub(crate) fn of(document: &Document, parsed: &[Parsed], lists: &Lists) -> Self {
        let mut people = Self::default();
        for (statement, tree) in document.statements.iter().zip(parsed) {
            for entity in tree.entities.iter().filter(|entity| entity.label == EntityLabel::Person) {
                let at = entity.tokens.start as usize..entity.tokens.end as usize;
                people.add(&document.text, (statement.id, tree), &at, lists);
            }
        }
        people
    }

    fn add(&mut self, text: &str, (statement, tree): (StatementId, &Parsed), at: &Range<usize>, lists: &Lists) {
        let Some(span) = tree.span(at.clone()) else { return };
        let name = span.of(text).trim_end_matches("'s").trim_end_matches("\u{2019}s").trim().to_owned();
        let Some(last) = name.split(' ').next_back().filter(|last| last.starts_with(char::is_uppercase)) else {
            return;
        };
        let person = *self.by_last.entry(last.to_owned()).or_insert_with(|| {
            self.persons.push(Person { name: name.clone(), ..Person::default() });
            self.persons.len() - 1
        });
        let known = &mut self.persons[person];
        if name.split(' ').count() > known.name.split(' ').count() {
            known.name.clone_from(&name);
        }
        let head = at.clone().find(|&t| !at.contains(&tree.head(t)) || tree.head(t) == t).unwrap_or(at.start);
        for role in roles(tree, head, lists) {
            match &*role {
                "mr" => known.pronoun = Some("he"),
                "mrs" | "ms" | "miss" => known.pronoun = Some("she"),
                _ => {}
            }
            if role.ends_with("woman") {
                known.pronoun = known.pronoun.or(Some("she"));
            }
            known.roles.push(role);
        }
        let subject = tree.tokens.get(head).is_some_and(crate::language::Token::is_subject);
        self.mentions.push(Mention { person, span, statement, subject });
    }

    /// The person called by this name, by the last word of it.
    pub(crate) fn by_name(&self, name: &str) -> Option<usize> {
        name.split(' ').next_back().and_then(|last| self.by_last.get(last)).copied()
    }

    /// The last person before `byte` who was given this role.
    pub(crate) fn by_role(&self, role: &str, byte: usize) -> Option<usize> {
        let end = self.mentions.partition_point(|mention| mention.span.start < byte);
        let before = self.mentions.iter().take(end).rev();
        let has = |person: usize| self.persons[person].roles.iter().any(|known| known == role);
        before.take(MOST).map(|mention| mention.person).find(|&person| has(person))
    }

    /// Whom "he" or "she" at `byte` stands for: the last speaker if there was one nearby, or else the person named last,
    /// subjects first.
    pub(crate) fn by_pronoun(
        &self,
        pronoun: &'static str,
        byte: usize,
        speaker: Option<usize>,
        from: StatementId,
    ) -> Option<usize> {
        let fits = |person: usize| self.persons[person].pronoun.is_none_or(|known| known == pronoun);
        if let Some(speaker) = speaker.filter(|&speaker| fits(speaker)) {
            return Some(speaker);
        }
        let near: Vec<&Mention> = self
            .mentions
            .iter()
            .take(self.mentions.partition_point(|mention| mention.span.start < byte))
            .rev()
            .take_while(|mention| mention.statement.index() + 4 > from.index())
            .filter(|mention| fits(mention.person))
            .collect();
        let last = near.first()?;
        let subject = near.iter().find(|mention| mention.subject && mention.statement == last.statement);
        Some(subject.unwrap_or(last).person)
    }
}

/// Nouns of office round a name: "Finance Minister Ola Lind", "Ola Lind, a retired nurse", "its chair, Ola Lind".
fn roles(tree: &Parsed, head: usize, lists: &Lists) -> Vec<String> {
    let above = tree.head(head);
    let near = tree.children(head).filter(|&c| matches!(tree.tokens[c].dep, Dep::Compound | Dep::Appos | Dep::Nmod));
    let over = (above != head && tree.tokens[head].dep == Dep::Appos).then_some(above);
    let nouns = near.chain(over).filter(|&t| matches!(tree.tokens[t].pos, Pos::Noun | Pos::Propn));
    nouns
        .map(|t| tree.tokens[t].lemma.trim_end_matches('.').to_lowercase())
        .filter(|lemma| {
            lists.roles.contains(lemma) || lists.titles.contains(&capital(lemma)) || lemma.starts_with("spokes")
        })
        .collect()
}

/// The word with a capital.
pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
