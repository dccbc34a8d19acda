//! `structure.not_carried`: what the article holds and nothing made from it carries.
//!
//! One hint for the page, on its headline: whom or what the headline is about, and the figures that the article leads with
//! or comes back to, where no key point, summary or answer has them. It says nothing on a page without such parts.

use super::context::Context;
use super::{Finding, Related};
use crate::document::{Part, Statement, StatementRole};
use crate::language::{Dep, Entity, EntityLabel, Parsed, Pos};
use crate::rules::RuleId;
use crate::text::numbers::{Agreement, Bound, Dimension, Quantity, compare, find_outside};
use crate::text::{Span, dates};

use std::collections::{BTreeMap, BTreeSet};

const RULE: RuleId = RuleId::StructureNotCarried;
/// No more main figures are looked for.
const ENOUGH: usize = 24;

/// A figure of the body with its place.
struct Figure<'a> {
    quantity: Quantity,
    statement: &'a Statement,
    /// Where it stands in the document.
    span: Span,
}

/// At most one finding.
pub(super) fn run(ctx: &Context) -> Vec<Finding> {
    let derived: Vec<&Statement> = ctx
        .document
        .statements
        .iter()
        .filter(|statement| matches!(statement.part, Part::KeyPoints | Part::Summary | Part::Faq))
        .collect();
    let headline = ctx.document.statements.iter().find(|statement| statement.part == Part::Headline);
    let claims = derived.iter().filter(|statement| statement.role == StatementRole::Claim).count();
    let (Some(headline), true) = (headline, claims as f64 >= ctx.rules.limit(RULE, "derived_at_least")) else {
        return Vec::new();
    };
    let mut words: Vec<(Span, Option<&Statement>)> = Vec::new();
    let body: Vec<&Statement> = ctx.document.of_part(Part::Body).collect();
    // What the article itself hardly names is no subject, or the headline was misread.
    let missed = |subject: &Span| !is_carried(ctx, *subject, &derived) && is_named(ctx, *subject, &body);
    if let Some(subject) = subject(ctx, headline).filter(missed) {
        words.push((subject, None));
    }
    let theirs: Vec<Quantity> =
        derived.iter().flat_map(|statement| figures(ctx, statement)).map(|f| f.quantity).collect();
    let missing =
        main_figures(ctx).into_iter().filter(|figure| !theirs.iter().any(|other| agree(&figure.quantity, other)));
    words.extend(missing.map(|figure| (figure.span, Some(figure.statement))));
    words.truncate(ctx.rules.limit(RULE, "named_at_most") as usize);
    if words.is_empty() {
        return Vec::new();
    }
    let listed: Vec<String> = words.iter().map(|(span, _)| format!("\u{201c}{}\u{201d}", ctx.words(*span))).collect();
    let message = format!("No key point, summary or answer has {}.", listed.join(", "));
    let mut finding = ctx.finding(RULE, headline.id, headline.span, message);
    finding.words = words.iter().filter(|(_, statement)| statement.is_none()).map(|(span, _)| *span).collect();
    for (span, statement) in words {
        let Some(statement) = statement else { continue };
        finding.related.push(Related { statement: statement.id, span, note: "in the article".to_owned() });
    }
    vec![finding]
}

/// Whom or what the headline is about: the name in its subject, or the subject's main word.
fn subject(ctx: &Context, headline: &Statement) -> Option<Span> {
    let tree = ctx.tree(headline.id);
    let root = tree.root()?;
    let is_subject = |&c: &usize| matches!(tree.tokens[c].dep, Dep::Nsubj | Dep::Nsubjpass);
    // "Ferry to stop for winter" has no verb of its own: the noun is the top.
    let subject = tree.children(root).find(is_subject).unwrap_or(root);
    let phrase = if subject == root { vec![root] } else { tree.subtree(subject) };
    // Where all words have capitals a name is taken to run on over the verb: "Putin Aide Acknowledges Need".
    let own = |entity: &Entity| -> Option<Span> {
        let spans = phrase.iter().map(|&t| tree.tokens[t].span).filter(|span| entity.span.overlaps(*span));
        spans.reduce(Span::cover)
    };
    let named = tree
        .entities
        .iter()
        .filter(|entity| matches!(entity.label, EntityLabel::Person | EntityLabel::Org | EntityLabel::Gpe))
        .find_map(own);
    let noun =
        || Some(tree.tokens[subject].span).filter(|_| matches!(tree.tokens[subject].pos, Pos::Noun | Pos::Propn));
    named.or_else(noun)
}

/// The article has the last word of it as a noun or name.
fn is_named(ctx: &Context, subject: Span, body: &[&Statement]) -> bool {
    let last = ctx.words(subject).trim_end_matches("\u{2019}s").trim_end_matches("'s").split(' ').next_back();
    let wanted = last.unwrap_or_default().to_lowercase();
    let stem = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    body.iter().any(|statement| {
        let tokens = &ctx.tree(statement.id).tokens;
        tokens.iter().any(|token| token.is_noun() && stem(&token.lemma.to_lowercase()) == stem(&wanted))
    })
}

/// A derived statement has the last word of the name, or the noun in any form.
fn is_carried(ctx: &Context, subject: Span, derived: &[&Statement]) -> bool {
    let last = ctx.words(subject).trim_end_matches("\u{2019}s").trim_end_matches("'s").split(' ').next_back();
    let wanted = last.unwrap_or_default().to_lowercase();
    let stem = wanted.strip_suffix('s').unwrap_or(&wanted);
    let has = |statement: &&Statement| {
        let text = ctx.words(statement.span).to_lowercase();
        let lemma = |tree: &Parsed| tree.tokens.iter().any(|token| token.lemma.to_lowercase() == wanted);
        lemma(ctx.tree(statement.id))
            || text.split(|c: char| !c.is_alphanumeric()).any(|word| word.strip_suffix('s').unwrap_or(word) == stem)
    };
    derived.iter().any(has)
}

/// The figures that the body leads with, or that stand in it twice: money, shares and counts, no dates.
fn main_figures<'a>(ctx: &Context<'a>) -> Vec<Figure<'a>> {
    let body: Vec<&Statement> = ctx.document.counted().filter(|statement| statement.part == Part::Body).collect();
    let all: Vec<(usize, Figure)> = body
        .iter()
        .enumerate()
        .flat_map(|(at, statement)| figures(ctx, statement).into_iter().map(move |f| (at, f)))
        .collect();
    let mut times: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, figure) in &all {
        times.entry(worth(&figure.quantity)).or_default().insert(*at);
    }
    let mut main: Vec<Figure> = Vec::new();
    let lead = ctx.rules.limit(RULE, "lead_statements");
    let wanted = |at: usize, figure: &Figure| (at as f64) < lead || times[&worth(&figure.quantity)].len() > 1;
    for (_, figure) in all.iter().filter(|(at, figure)| wanted(*at, figure)) {
        if main.len() < ENOUGH && !main.iter().any(|known| agree(&known.quantity, &figure.quantity)) {
            main.push(Figure { quantity: figure.quantity.clone(), ..*figure });
        }
    }
    main
}

/// The same for the same figure.
fn worth(quantity: &Quantity) -> String {
    format!("{:?} {}", quantity.dimension, quantity.value)
}

/// Figures of a statement that are worth carrying, outside dates.
fn figures<'a>(ctx: &Context<'a>, statement: &'a Statement) -> Vec<Figure<'a>> {
    let text = ctx.words(statement.span);
    let days: Vec<Span> = dates::find(text, None).into_iter().map(|moment| moment.span).collect();
    let wanted = |quantity: &Quantity| {
        let counts = match quantity.dimension {
            Dimension::Money(_) | Dimension::Share => true,
            Dimension::Count => quantity.value >= 10.0,
            _ => false,
        };
        counts && !quantity.loose && quantity.bound != Bound::Vague
    };
    let found = find_outside(text, &days).into_iter().filter(wanted);
    found
        .map(|quantity| {
            let span = quantity.span.shift(statement.span.start);
            Figure { quantity, statement, span }
        })
        .collect()
}

fn agree(a: &Quantity, b: &Quantity) -> bool {
    matches!(compare(a, b), Agreement::Same | Agreement::Rounded)
}
