//! What a person is: "trustee Priya Nand", where the text has "the school's finance manager, Priya Nand" and calls
//! somebody else a trustee; "the minister Ola Lind", who is the former minister wherever the text names her so.
//!
//! A person may hold many offices, so nothing is told unless the text names one of this person's, never this one, and has
//! this one for somebody else.

use super::find::Case;
use crate::check::context::Context;
use crate::check::reading::Reading;
use crate::check::{Mismatch, MismatchKind};
use crate::document::{Statement, StatementId};
use crate::language::{Dep, EntityLabel, Parsed, Pos};
use crate::rules::RuleId;
use crate::similarity::{Unit, WordId};
use crate::text::{Span, fold};

/// Words that make another office of one.
const RANKS: [&str; 8] = ["acting", "assistant", "deputy", "ex", "former", "interim", "shadow", "vice"];

/// Offices of which a page has one as a rule.
const SINGLE: [&str; 24] = [
    "archbishop",
    "bishop",
    "captain",
    "ceo",
    "chair",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief executive",
    "coroner",
    "dean",
    "director",
    "governor",
    "headmaster",
    "headmistress",
    "headteacher",
    "mayor",
    "ombudsman",
    "premier",
    "president",
    "prime minister",
    "principal",
    "sheriff",
    "superintendent",
];

/// An office that a statement gives to a person.
#[derive(Clone, Debug)]
pub(super) struct Office {
    statement: StatementId,
    /// Last word of the name, folded.
    last: String,
    word: WordId,
    rank: Option<&'static str>,
    /// The office with what stands before it: "finance manager".
    span: Span,
    /// Whose it is.
    person: Span,
}

/// All offices that the body gives to persons.
pub(super) fn of_body(ctx: &Context, reading: &Reading, body: &[&Statement]) -> Vec<Office> {
    body.iter().flat_map(|statement| held(ctx, reading, statement.id)).collect()
}

/// An office of the statement which the text gives to somebody else.
pub(super) fn other(case: &Case) -> Option<Mismatch> {
    let claimed = held(case.ctx, case.reading, case.statement.id);
    claimed.iter().find_map(|office| {
        let own: Vec<&Office> = case.offices.iter().filter(|known| known.last == office.last).collect();
        let alike = |known: &&&Office| may_be_one(case, known.word, office.word);
        let same: Vec<&&Office> = own.iter().filter(alike).collect();
        let (here, there) = match (same.as_slice(), own.first()) {
            ([], Some(first)) => (office.span, is_of_another(case, office).then_some(first.span)?),
            ([], None) => {
                let holder = holder_of(case, office)?;
                (office.span.cover(office.person), holder.span.cover(holder.person))
            }
            // "The deputy mayor" is no mayor, but a person called both ways is told rightly either way.
            ([first, ..], _) => {
                (office.span, same.iter().all(|known| known.rank != office.rank).then_some(first.span)?)
            }
        };
        let words = |span: Span| case.ctx.words(span).to_owned();
        let (here_span, there_span) = (Some(here), Some(there));
        Some(Mismatch { kind: MismatchKind::Name, here: words(here), there: words(there), here_span, there_span })
    })
}

/// The one whom the text has in an office of which there is one, where it has somebody else there.
fn holder_of<'a>(case: &'a Case, office: &Office) -> Option<&'a Office> {
    let words = case.reading.words();
    let single = SINGLE.contains(&words.lemma(office.word)) && case.people.contains(&office.last);
    let alike = |known: &&Office| words.likeness(known.word, office.word) >= 0.9 && known.rank == office.rank;
    let mut holders = case.offices.iter().filter(alike);
    let first = holders.next().filter(|_| single && is_of_another(case, office))?;
    holders.all(|other| other.last == first.last).then_some(first)
}

/// "Chair" and "chairwoman".
fn may_be_one(case: &Case, office: WordId, other: WordId) -> bool {
    case.reading.words().likeness(office, other) >= case.limit(RuleId::GroundingContradicted, "office")
}

/// The text knows the office, and never where it speaks of this person, unless as that of another.
fn is_of_another(case: &Case, office: &Office) -> bool {
    let words = case.reading.words();
    let is_name = |unit: &Unit| fold(case.ctx.words(unit.span)) == office.last;
    let mut known = false;
    for statement in case.body {
        let units = &case.reading.of(statement.id).units;
        known |= units.iter().any(|unit| words.stem(unit.word) == words.stem(office.word));
        if !units.iter().any(is_name) {
            continue;
        }
        let others: Vec<Span> = case
            .offices
            .iter()
            .filter(|other| other.statement == statement.id && other.last != office.last)
            .map(|other| other.span)
            .collect();
        let mut alike = units.iter().filter(|unit| may_be_one(case, unit.word, office.word));
        if alike.any(|unit| !others.iter().any(|other| other.overlaps(unit.span))) {
            return false;
        }
    }
    known
}

/// The offices that a statement gives to persons by name: "the mayor, Ann Berg", "Ann Berg is the mayor".
fn held(ctx: &Context, reading: &Reading, id: StatementId) -> Vec<Office> {
    let (tree, profile) = (ctx.tree(id), reading.of(id));
    let offices = profile.units.iter().filter(|unit| reading.words().is_office(unit.word));
    let found = offices.filter_map(|unit| {
        let at = tree.token_at(unit.span.start)?;
        let holder = holder(tree, at)?;
        let person = tree.entity_of(holder).filter(|entity| entity.label == EntityLabel::Person)?;
        let name = ctx.words(person.span).trim_end_matches("'s").trim_end_matches('’');
        let last = fold(name.split_whitespace().next_back()?);
        let before = |c: &usize| *c < at && matches!(tree.tokens[*c].dep, Dep::Compound | Dep::Amod);
        let first = tree.children(at).find(before).unwrap_or(at);
        let words = ctx.words(Span::new(tree.tokens[first].span.start, tree.tokens[at].span.end)).to_lowercase();
        let rank = words.split([' ', '-']).find_map(|word| RANKS.into_iter().find(|rank| *rank == word));
        let span = Span::new(tree.tokens[first].span.start, tree.tokens[at].span.end);
        let inside = person.span.overlaps(span);
        let person = if inside { Span::new(span.end, person.span.end) } else { person.span };
        (!inside || first == at).then_some(Office { statement: id, last, word: unit.word, rank, span, person })
    });
    found.collect()
}

/// The name whose office the noun `at` is.
fn holder(tree: &Parsed, at: usize) -> Option<usize> {
    let token = &tree.tokens[at];
    let name = |t: &usize| tree.tokens[*t].pos == Pos::Propn;
    let above = tree.head(at);
    let behind = || tree.children(at).find(|&c| tree.tokens[c].dep == Dep::Appos).filter(name);
    match token.dep {
        Dep::Compound | Dep::Appos | Dep::Nmod if name(&above) => Some(above),
        Dep::Attr if &*tree.tokens[above].lemma == "be" => tree.child(above, Dep::Nsubj).filter(name).or_else(behind),
        _ => behind(),
    }
}
