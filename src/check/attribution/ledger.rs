//! The sources of an article by name: who is heard and for what, and who is only spoken for.
//!
//! A person is one voice however printed: "Mayor Ann Lee", "Lee", "she". Heard is who says something in the body's own
//! voice; words inside a quotation are the quoted speaker's. Spoken for is whose wants, views or silence others tell.

use super::grade::Scene;
use super::lists::{Lists, noun_in};
use super::people::{People, Person};
use super::{Draft, Judged};
use crate::check::{Attribution, AttributionKind, Ledger, Sourcing, Voice};
use crate::document::{Document, Part, StatementId, StatementRole};
use crate::language::{Dep, EntityLabel, Parsed, Pos};

use std::collections::{BTreeMap, BTreeSet};

/// What the ledger is made from.
pub(super) struct Books<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) people: &'a People,
    pub(super) drafts: &'a [Draft],
    pub(super) judged: &'a [Judged],
    pub(super) attributions: &'a [Attribution],
    pub(super) sourcing: &'a BTreeMap<StatementId, Sourcing>,
}

/// Adds up the attributions of the body.
pub(super) fn ledger(books: &Books) -> Ledger {
    let document = books.scene.document;
    let names = Names::of(books);
    let (mut heard, mut minds) = (Voices::default(), Voices::default());
    let (mut told, mut hidden) = (0usize, 0usize);
    for at in (0..books.drafts.len()).filter(|&at| is_of_body(books, at)) {
        let (found, judged) = (&books.attributions[at], &books.judged[at]);
        let speech = found.kind != AttributionKind::Attitude && !is_silent(books, at);
        let wordless = !found.name.is_empty() && !found.name.starts_with(char::is_alphabetic);
        if wordless || is_pronoun(&found.name) || judged.grade.is_none() {
            continue;
        }
        told += usize::from(speech);
        hidden += usize::from(speech && !found.grade.is_named());
        let told_by = if speech { is_a_voice(books, at) } else { has_a_mind(books, at) };
        if !found.name.is_empty() && told_by {
            let voices = if speech { &mut heard } else { &mut minds };
            voices.enter(names.canonical(&found.name), document, found);
        }
    }
    let (known, mut heard, mut minds) = (heard.by_key, heard.all, minds.all);
    minds.retain(|mind| !known.contains_key(&key(&mind.name)));
    for voice in heard.iter_mut().chain(&mut minds) {
        voice.role = names.role(&voice.name);
        voice.statements.sort_unstable();
        voice.statements.dedup();
    }
    for voices in [&mut heard, &mut minds] {
        voices.sort_by_key(|voice| (std::cmp::Reverse(voice.statements.len()), voice.statements.first().copied()));
    }
    let counted: Vec<StatementId> =
        document.counted().filter(|statement| statement.part == Part::Body).map(|statement| statement.id).collect();
    let gives = |i: &usize| {
        let found = &books.attributions[*i];
        found.kind != AttributionKind::Attitude && found.grade.is_named() && !is_silent(books, *i)
    };
    let has_source = |id: &&StatementId| books.sourcing.get(id).is_some_and(|sourcing| sourcing.by.iter().any(gives));
    Ledger {
        sourced: counted.iter().filter(has_source).count(),
        of: counted.len(),
        anonymous: hidden as f32 / told.max(1) as f32,
        heard,
        spoken_for: minds,
    }
}

/// In a statement of the body that claims something, and neither inside a quotation nor told by another.
fn is_of_body(books: &Books, at: usize) -> bool {
    let draft = &books.drafts[at];
    let statement = books.scene.document.statement(draft.statement);
    statement.part == Part::Body && statement.role == StatementRole::Claim && !draft.quoted && !draft.told
}

fn is_pronoun(name: &str) -> bool {
    matches!(
        &*name.to_lowercase(),
        "i" | "we"
            | "my"
            | "our"
            | "you"
            | "your"
            | "he"
            | "she"
            | "it"
            | "its"
            | "they"
            | "their"
            | "them"
            | "both"
            | "all"
            | "who"
            | "which"
            | "that"
            | "this"
            | "these"
            | "those"
            | "one"
            | "what"
            | "some"
            | "there"
            | "her"
            | "his"
    )
}

/// "Did not answer two calls", "declined to comment": asked, and not heard.
fn is_silent(books: &Books, at: usize) -> bool {
    let draft = &books.drafts[at];
    let tree = &books.scene.parsed[draft.statement.index()];
    let lemma = |t: usize| tree.tokens.get(t).map_or("", |token| &*token.lemma);
    let above = tree.head(draft.cue.head);
    let answers =
        |word: &str| matches!(word, "answer" | "respond" | "reply" | "comment" | "return" | "discuss" | "speak");
    let negated = |t: usize| tree.child(t, Dep::Neg).is_some();
    matches!(lemma(draft.cue.head), "decline" | "refuse")
        || answers(lemma(draft.cue.head))
            && (negated(draft.cue.head) || matches!(lemma(above), "decline" | "refuse" | "fail"))
}

/// The source is somebody who can want or fear: a person, a body, a trade, a people.
fn has_a_mind(books: &Books, at: usize) -> bool {
    let draft = &books.drafts[at];
    let tree = &books.scene.parsed[draft.statement.index()];
    let (text, lists) = (&books.scene.document.text, books.scene.lists);
    let Some(s) = draft.cue.speaker else { return false };
    let entity = tree.entity_of(s).map(|entity| entity.label);
    books.judged[at].person.is_some()
        || matches!(entity, Some(EntityLabel::Person | EntityLabel::Org | EntityLabel::Norp | EntityLabel::Gpe))
        || noun_in(&lists.roles, tree, s, text)
        || noun_in(&lists.organisations, tree, s, text)
        || is_group(tree, s, lists)
}

/// Somebody who can speak, a document, or whatever the reader can name; not "the ground" by a slip of the tree.
fn is_a_voice(books: &Books, at: usize) -> bool {
    let draft = &books.drafts[at];
    let tree = &books.scene.parsed[draft.statement.index()];
    let document = |s: usize| noun_in(&books.scene.lists.documents, tree, s, &books.scene.document.text);
    books.attributions[at].grade.is_named() || has_a_mind(books, at) || draft.cue.speaker.is_some_and(document)
}

/// "Critics", "residents", as the lists of the nameless have them.
fn is_group(tree: &Parsed, s: usize, lists: &Lists) -> bool {
    let token = &tree.tokens[s];
    let plural = format!("{}s", token.lemma.to_lowercase());
    token.pos == Pos::Noun
        && (lists.anonymous.contains(&token.lemma.to_lowercase()) || lists.anonymous.contains(&plural))
}

/// Voices in the order in which they come in.
#[derive(Default)]
struct Voices {
    all: Vec<Voice>,
    by_key: BTreeMap<String, usize>,
}

impl Voices {
    fn enter(&mut self, name: String, document: &Document, found: &Attribution) {
        let at = *self.by_key.entry(key(&name)).or_insert_with(|| {
            self.all.push(Voice { name, role: String::new(), grade: found.grade, statements: Vec::new() });
            self.all.len() - 1
        });
        let voice = &mut self.all[at];
        voice.grade = voice.grade.min(found.grade);
        voice.statements.push(found.statement);
        for part in &found.content {
            let from = document.statements.partition_point(|statement| statement.span.end <= part.start);
            let inside = document.statements.iter().skip(from).take_while(|statement| statement.span.start < part.end);
            voice.statements.extend(inside.map(|statement| statement.id));
        }
    }
}

/// What two printings of one name have in common.
fn key(name: &str) -> String {
    name.to_lowercase().replace('\u{2019}', "'")
}

/// Names that stand for one and the same.
struct Names<'a> {
    lists: &'a Lists,
    /// The longer names that end in a word.
    longer: BTreeMap<String, BTreeSet<String>>,
    /// The first office or trade of a person, by key.
    roles: BTreeMap<String, String>,
    /// Who holds an office or trade.
    holders: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Names<'a> {
    fn of(books: &Books<'a>) -> Self {
        let persons: &[Person] = &books.people.persons;
        let mut names = Self {
            lists: books.scene.lists,
            longer: BTreeMap::new(),
            roles: BTreeMap::new(),
            holders: BTreeMap::new(),
        };
        let printed =
            persons.iter().map(|person| &person.name).chain(books.attributions.iter().map(|found| &found.name));
        for name in printed.map(|name| names.bare(name)).collect::<BTreeSet<_>>() {
            if let Some((_, last)) = name.rsplit_once(' ') {
                let last = last.to_owned();
                names.longer.entry(last).or_default().insert(name);
            }
        }
        let title = |role: &&String| !matches!(role.as_str(), "mr" | "mrs" | "ms" | "miss" | "dr" | "sir");
        for person in persons {
            if let Some(role) = person.roles.iter().find(title) {
                let name = names.bare(&person.name);
                names.roles.entry(key(&name)).or_insert_with(|| role.clone());
                names.holders.entry(role.clone()).or_default().insert(name);
            }
        }
        names
    }

    /// The name without article, possessive, title or office before it: "the council", "Mayor Ann Lee".
    fn bare(&self, name: &str) -> String {
        let mut rest = name.trim();
        while let Some((first, others)) = rest.split_once(' ') {
            let small = first.trim_end_matches('.').to_lowercase();
            let article =
                matches!(&*small, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "this" | "that");
            let title = others.starts_with(char::is_uppercase)
                && (self.lists.roles.contains(&small) || self.lists.titles.contains(first.trim_end_matches('.')));
            if !article && !title {
                break;
            }
            rest = others;
        }
        rest.to_owned()
    }

    /// The fullest form of a name that the article has: "Lee" is "Ann Lee", "the plan" "the county's flood plan", where
    /// there is but one.
    fn canonical(&self, name: &str) -> String {
        let bare = self.bare(name);
        if bare.contains(' ') {
            return bare;
        }
        if let Some(holder) = self.holders.get(&bare.to_lowercase()).filter(|holders| holders.len() == 1) {
            return holder.iter().next().cloned().unwrap_or(bare);
        }
        let proper = bare.starts_with(char::is_uppercase);
        let mut longer = self.longer.get(&bare).into_iter().flatten().filter(|longer| !proper || is_full(longer));
        match (longer.next(), longer.next()) {
            (Some(full), None) => full.clone(),
            _ if proper && self.is_common(&bare) => bare.to_lowercase(),
            _ => bare,
        }
    }

    /// A word of the lists of roles, bodies, documents or the nameless: its capital is that of the sentence.
    fn is_common(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        let singular = small.strip_suffix('s').unwrap_or(&small);
        [&self.lists.anonymous, &self.lists.roles, &self.lists.organisations, &self.lists.documents]
            .iter()
            .any(|list| list.contains(&small) || list.contains(singular))
    }

    /// The first office or trade given to the person of this name.
    fn role(&self, name: &str) -> String {
        self.roles.get(&key(name)).cloned().unwrap_or_default()
    }
}

/// Two to four words, each with a capital: a name in full.
fn is_full(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    (2..=4).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
}
