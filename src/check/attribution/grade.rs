//! Who a source is and how good: led back to a name where there is one, graded after newsroom standards.

use super::assemble::{Draft, spans};
use super::cue::CueKind;
use super::lists::{Lists, noun_in};
use super::people::People;
use crate::check::Grade;
use crate::document::{Document, StatementId};
use crate::language::{Dep, EntityLabel, Parsed, Pos, Tag};

/// A source, judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Judged {
    /// Whom the reader is told it is; empty where hidden.
    pub(crate) name: String,
    /// How good it is; none where the words before it settle it ("saying" after "he said").
    pub(crate) grade: Option<Grade>,
    /// It is one of the nameless: on a list of vague or described sources, or hidden.
    pub(crate) nameless: bool,
    /// Place of the person, if it is one that the article names.
    pub(crate) person: Option<usize>,
}

/// What grading looks at.
pub(crate) struct Scene<'a> {
    pub(crate) document: &'a Document,
    pub(crate) parsed: &'a [Parsed],
    pub(crate) lists: &'a Lists,
}

/// No more attributions or names back are looked at: what is further off no reader has in mind.
const FAR: usize = 40;

/// Judges every draft in reading order.
pub(crate) fn judge_all(scene: &Scene, people: &mut People, drafts: &[Draft]) -> Vec<Judged> {
    let mut judged: Vec<Judged> = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        let mut one = judge(scene, people, draft, &drafts[..at], &judged);
        if one.grade.is_none() {
            // A participle or a bare verb: whoever spoke last in the same sentence speaks on.
            let same = |&i: &usize| drafts[i].statement == draft.statement;
            let known = |&i: &usize| judged[i].grade.is_some();
            if let Some(other) = (0..at).rev().take_while(same).find(known) {
                one = judged[other].clone();
            }
        }
        judged.push(one);
    }
    judged
}

fn named(name: &str, grade: Grade, person: Option<usize>) -> Judged {
    Judged { name: name.to_owned(), grade: Some(grade), nameless: false, person }
}

fn judge(scene: &Scene, people: &mut People, draft: &Draft, before: &[Draft], judged: &[Judged]) -> Judged {
    let tree = &scene.parsed[draft.statement.index()];
    let text = &scene.document.text;
    let hidden = draft.cue.kind == CueKind::Adverb || draft.cue.kind == CueKind::Verb && draft.cue.passive;
    let Some(mut speaker) = draft.cue.speaker else {
        let grade = hidden.then_some(Grade::F);
        let nameless = hidden && hides_agent(scene, draft);
        return Judged { grade, nameless, ..Judged::default() };
    };
    let mut source = draft.cue.source.clone();
    if matches!(tree.tokens[speaker].tag, Tag::Wp | Tag::Wdt) || tree.is(speaker, text, "that") {
        // "who said": the noun that the clause hangs on.
        let verb = std::iter::once(draft.cue.head).chain(tree.ancestors(draft.cue.head));
        let Some(clause) = verb.into_iter().find(|&t| tree.tokens[t].dep == Dep::Relcl) else {
            return Judged::default();
        };
        speaker = tree.head(clause);
        source = super::source::phrase(tree, speaker, clause);
    }
    let byte = tree.tokens[speaker].span.start;
    let word = tree.lower(speaker, text);
    match &*word {
        "he" | "she" | "his" | "her" => {
            let pronoun = if matches!(&*word, "he" | "his") { "he" } else { "she" };
            let last = last_person(draft.statement, before, judged);
            // "Sailed by Bassi, was lost after hitting what he believed was a container": named here, before the pronoun.
            let clause = tree.ancestors(draft.cue.head).chain([draft.cue.head]);
            let inside = clause.into_iter().any(|t| matches!(tree.tokens[t].dep, Dep::Relcl | Dep::Pcomp | Dep::Advcl));
            let here = |m: &super::people::Mention| m.statement == draft.statement && m.span.start < byte;
            let last = last.filter(|_| !(inside && people.mentions.iter().any(here)));
            return match people.by_pronoun(pronoun, byte, last, draft.statement) {
                Some(person) => {
                    people.persons[person].pronoun = Some(pronoun);
                    named(&people.persons[person].name, Grade::A, Some(person))
                }
                None => Judged { name: word, grade: Some(Grade::D), ..Judged::default() },
            };
        }
        "i" | "we" | "my" | "our" | "you" => return named(&word, Grade::A, None),
        "it" | "its" | "they" | "their" | "them" | "both" | "all" => {
            let body = |&i: &usize| {
                before[i].statement < draft.statement
                    && judged[i].grade.is_some_and(Grade::is_named)
                    && judged[i].person.is_none()
            };
            let last = (0..before.len()).rev().take(FAR).find(body);
            return last.map_or_else(|| named(&word, Grade::D, None), |last| judged[last].clone());
        }
        _ => {}
    }
    of_phrase(scene, people, draft.statement, speaker, &source)
}

/// "It is understood that", "is said to", "allegedly": the cue is part of a phrase that hides who speaks. Other
/// passives ("were denied visas") name no speaker because nobody need have spoken.
fn hides_agent(scene: &Scene, draft: &Draft) -> bool {
    let statement = scene.document.statement(draft.statement).span;
    let tree = &scene.parsed[draft.statement.index()];
    let Some(head) = tree.tokens.get(draft.cue.head) else { return false };
    let phrases = scene.lists.hidden.find_in(scene.document.words(statement));
    phrases.iter().any(|phrase| phrase.shift(statement.start).overlaps(head.span))
}

/// The person who spoke last, within three statements.
fn last_person(statement: StatementId, before: &[Draft], judged: &[Judged]) -> Option<usize> {
    let near = |i: &usize| before[*i].statement.index() + 4 > statement.index() && !before[*i].quoted;
    (0..before.len()).rev().take_while(near).find_map(|i| judged[i].person)
}

fn of_phrase(scene: &Scene, people: &People, statement: StatementId, speaker: usize, source: &[usize]) -> Judged {
    let tree = &scene.parsed[statement.index()];
    let text = &scene.document.text;
    let lists = scene.lists;
    let phrase = spans(tree, source).iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ");
    let short = short_name(tree, text, speaker, source);
    let lemma = tree.tokens[speaker].lemma.to_lowercase();
    let byte = tree.tokens[speaker].span.start;
    let entity = |label: EntityLabel| {
        source.iter().any(|&t| t.abs_diff(speaker) < 8 && tree.entity_of(t).is_some_and(|entity| entity.label == label))
    };
    let own_entity = tree.entity_of(speaker).map(|entity| entity.label);
    if own_entity == Some(EntityLabel::Person)
        || tree.tokens[speaker].pos == Pos::Propn && people.by_name(&short).is_some()
    {
        let person = people.by_name(&short);
        let name = person.map_or(short.as_str(), |person| people.persons[person].name.as_str());
        return named(name, Grade::A, person);
    }
    if let Some(name) = named_beside(tree, text, speaker, source) {
        let person = people.by_name(&name);
        let known = person.map_or(name.as_str(), |person| people.persons[person].name.as_str());
        let fuller = if known.contains(' ') { known } else { name.as_str() };
        return named(fuller, Grade::A, person);
    }
    if tree.tokens[speaker].pos == Pos::Propn {
        let person = has_title(tree, speaker, lists);
        return named(&short, if person { Grade::A } else { Grade::B }, None);
    }
    let bare = undetermined(&phrase);
    let described = !lists.described.find_in(&phrase).is_empty();
    let some = ["some ", "many ", "several ", "various ", "a number of "].iter().find_map(|few| bare.strip_prefix(few));
    let some_people =
        some.is_some_and(|rest| lists.anonymous.contains(rest) || !rest.contains(' ') && lists.roles.contains(&lemma));
    let listed = some_people || lists.anonymous.contains(&bare) || lists.anonymous.contains(&undetermined(&short));
    if listed {
        let proper = source.iter().any(|&t| tree.tokens[t].pos == Pos::Propn);
        return match (proper, placed(tree, text, speaker, &lemma, lists)) {
            (_, true) => named(&phrase, Grade::C, None),
            (true, false) => Judged { name: phrase, grade: Some(Grade::D), nameless: true, person: None },
            (false, false) => Judged { name: phrase, grade: Some(Grade::E), nameless: true, person: None },
        };
    }
    if described || matches!(&*lemma, "source" | "insider") {
        let reason = text_has_reason(scene.document.words(scene.document.statement(statement).span));
        let grade = if reason { Grade::C } else { Grade::D };
        return Judged { name: phrase, grade: Some(grade), nameless: !reason, person: None };
    }
    if noun_in(&lists.documents, tree, speaker, text) {
        return named(&short, Grade::A, None);
    }
    if noun_in(&lists.organisations, tree, speaker, text) || entity(EntityLabel::Org) {
        return named(&short, Grade::B, None);
    }
    let one = tree.tokens[speaker].tag != Tag::Nns;
    match people.by_role(&lemma, byte).filter(|_| one) {
        Some(person) => named(&people.persons[person].name, Grade::A, Some(person)),
        None if tree.tokens[speaker].tag == Tag::Nns => named(&short, Grade::C, None),
        None => named(&short, Grade::D, None),
    }
}

/// The person meant by a noun or by "one of them", where the name stands beside it.
fn named_beside(tree: &Parsed, text: &str, speaker: usize, source: &[usize]) -> Option<String> {
    let one = matches!(&*tree.lower(speaker, text), "one" | "another" | "other");
    let person = one.then(|| one_of_them(tree, source)).flatten().map(|span| span.of(text).to_owned());
    person.or_else(|| appositive(tree, text, speaker))
}

/// A name set beside the noun: "its chair, Ola Lind".
fn appositive(tree: &Parsed, text: &str, speaker: usize) -> Option<String> {
    if tree.tokens[speaker].pos != Pos::Noun {
        return None;
    }
    let name = tree.children(speaker).find(|&c| {
        tree.tokens[c].pos == Pos::Propn && matches!(tree.tokens[c].dep, Dep::Appos | Dep::Compound | Dep::Nmod)
    });
    let entity = name.and_then(|name| tree.entity_of(name)).filter(|entity| entity.label == EntityLabel::Person);
    entity.map(|entity| entity.span.of(text).to_owned()).or_else(|| behind_comma(tree, text, speaker))
}

/// "One of them, retired surveyor Helen Marsh": the one person named in a source.
fn one_of_them(tree: &Parsed, source: &[usize]) -> Option<crate::text::Span> {
    let inside = |t: u32| source.contains(&(t as usize));
    let mut persons =
        tree.entities.iter().filter(|entity| entity.label == EntityLabel::Person && entity.tokens.clone().any(inside));
    persons.next().filter(|_| persons.next().is_none()).map(|entity| entity.span)
}

/// "The union's secretary, Fergus Baird, …": two or three names between commas, whatever the tree makes of them.
fn behind_comma(tree: &Parsed, text: &str, speaker: usize) -> Option<String> {
    let from = speaker + 2;
    let proper = |t: &usize| tree.tokens.get(*t).is_some_and(|token| token.pos == Pos::Propn);
    let end = (from..from + 4).find(|t| !proper(t))?;
    let closed = tree.tokens.get(end).is_none_or(crate::language::Token::is_punct);
    let person =
        tree.entity_of(from).is_none_or(|entity| matches!(entity.label, EntityLabel::Person | EntityLabel::Org));
    let fits = tree.is(speaker + 1, text, ",") && (2..=3).contains(&(end - from)) && closed && person;
    fits.then(|| tree.span(from..end)).flatten().map(|span| span.of(text).to_owned())
}

/// "Councilwoman Grace Osei": an office or title before the name makes it a person's.
fn has_title(tree: &Parsed, speaker: usize, lists: &Lists) -> bool {
    tree.children(speaker).filter(|&c| c < speaker && tree.tokens[c].dep == Dep::Compound).any(|c| {
        let lemma = tree.tokens[c].lemma.to_lowercase();
        lists.roles.contains(&lemma) || lists.titles.contains(&super::people::capital(lemma.trim_end_matches('.')))
    })
}

/// "officials at the ambulance service": nameless, yet of a body the reader can ask. Sources and insiders are not.
fn placed(tree: &Parsed, text: &str, speaker: usize, lemma: &str, lists: &Lists) -> bool {
    if matches!(lemma, "source" | "insider" | "critic" | "observer" | "some" | "many" | "other" | "most") {
        return false;
    }
    let own = |t: usize| tree.tokens[t].pos == Pos::Propn || noun_in(&lists.organisations, tree, t, text);
    tree.children(speaker)
        .filter(|&c| tree.tokens[c].dep == Dep::Prep)
        .any(|p| tree.child(p, Dep::Pobj).is_some_and(|object| own(object) && tree.tokens[object].tag != Tag::Nns))
}

/// "who asked not to be named because …".
fn text_has_reason(text: &str) -> bool {
    let lower = text.to_lowercase();
    let asked = ["not to be named", "not be named", "anonym", "not authori", "be identified"];
    asked.iter().any(|words| lower.contains(words))
        && ["because", " as ", "for fear", "since", "not authori"].iter().any(|words| lower.contains(words))
}

/// The noun phrase without what stands behind its head, and without a leading article.
fn short_name(tree: &Parsed, text: &str, speaker: usize, source: &[usize]) -> String {
    let entity = tree.entity_of(speaker).map(|entity| entity.span);
    let from = source.iter().copied().filter(|&t| t <= speaker && source.contains(&t)).min().unwrap_or(speaker);
    let from = (from..=speaker).rev().take_while(|t| source.contains(t)).last().unwrap_or(speaker);
    let own = tree.span(from..speaker + 1).map(|span| span.of(text)).unwrap_or_default();
    let name = entity.map_or(own, |span| {
        if span.len() > own.len() || tree.tokens[speaker].pos == Pos::Propn { span.of(text) } else { own }
    });
    name.trim_end_matches("'s").trim_end_matches("\u{2019}s").to_owned()
}

/// In lower case, without article or possessive at the front.
fn undetermined(phrase: &str) -> String {
    let lower = phrase.to_lowercase();
    let rest = ["the ", "a ", "an ", "these ", "those ", "other "].iter().find_map(|word| lower.strip_prefix(word));
    rest.unwrap_or(&lower).trim().to_owned()
}
