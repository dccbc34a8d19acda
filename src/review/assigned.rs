//! Who is to look at what, and how far each person is.

use std::collections::{BTreeMap, BTreeSet};

use super::{Person, Review, Standing};
use crate::document::{Document, Part, Statement};
use crate::text::Span;

/// One person's share of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Who; without a name: what is assigned to nobody.
    pub person: Person,
    /// Counted statements that are theirs to look at.
    pub of: usize,
    /// Those with a current verdict, whoever gave it.
    pub marked: usize,
    /// Those that need nothing more.
    pub settled: usize,
    /// Current marks this person gave, anywhere in the article.
    pub given: usize,
}

impl Review {
    /// Who is to look at a statement: it was assigned by itself, or else its part was.
    pub fn assigned_to(&self, statement: &Statement) -> Option<&Person> {
        self.assigned_span(statement.span).or_else(|| self.assigned_part(statement.part))
    }

    /// Who these words are assigned to by themselves.
    pub fn assigned_span(&self, span: Span) -> Option<&Person> {
        let here = self.assignments.iter().rev().find(|own| {
            own.place.as_ref().is_some_and(|place| place.span == Some(span) && place.standing != Standing::Gone)
        });
        here.map(|own| &own.to)
    }

    /// Who a whole part is assigned to.
    pub fn assigned_part(&self, part: Part) -> Option<&Person> {
        self.assignments.iter().rev().find(|own| own.place.is_none() && own.part == Some(part)).map(|own| &own.to)
    }

    /// How far each person is, by name: everybody with an assignment or a current mark, nobody's share last. Without
    /// any assignment there is no share of nobody's.
    pub fn shares(&self, document: &Document) -> Vec<Share> {
        let mut shares: BTreeMap<(bool, String), Share> = BTreeMap::new();
        let mut of = |person: &Person, add: &dyn Fn(&mut Share)| {
            let key = (person.name.is_empty(), person.name.clone());
            let share = shares.entry(key).or_insert_with(|| Share { person: person.clone(), ..Share::default() });
            add(share);
        };
        let nobody = Person::default();
        for statement in document.counted() {
            let mark = self.mark_at(statement.span).filter(|mark| mark.place.standing == Standing::Current);
            let settled = mark.is_some_and(|mark| self.is_settled(mark));
            if !self.assignments.is_empty() {
                of(self.assigned_to(statement).unwrap_or(&nobody), &|share| {
                    share.of += 1;
                    share.marked += usize::from(mark.is_some());
                    share.settled += usize::from(settled);
                });
            }
            if let Some(mark) = mark {
                of(&mark.stamp.by, &|share| share.given += 1);
            }
        }
        shares.into_values().filter(|share| share.of + share.given > 0).collect()
    }

    /// Everybody who did something or is to do something, by name: to choose from.
    pub fn people(&self) -> Vec<Person> {
        let told = self.history.iter().map(|entry| &entry.stamp.by);
        let assigned = self.assignments.iter().map(|own| &own.to);
        let all: BTreeSet<&Person> = told.chain(assigned).filter(|person| !person.name.is_empty()).collect();
        let mut names = BTreeSet::new();
        all.into_iter().filter(|person| names.insert(person.name.clone())).cloned().collect()
    }
}
