//! Lines that do not say a thing as a sentence of the story does: titles, the formulas of a list, words inside a quotation.

use std::collections::HashMap;

use crate::check::attribution::quotes::{quotations, within};
use crate::check::context::Context;
use crate::check::reading::Reading;
use crate::document::{Part, Statement, StatementId};
use crate::language::{Pos, Tag, Token};
use crate::rules::RuleId;
use crate::similarity::{Profile, UnitKind, WordId};
use crate::text::Span;

/// Three words in a row; a name or figure counts as [`FACT`], whichever it is.
type Run = [WordId; 3];
const FACT: WordId = WordId::MAX;
const EDGE: WordId = WordId::MAX - 1;

/// What each statement is beside a plain sentence.
pub(super) struct Lines {
    quoted: Vec<bool>,
    formula: Vec<bool>,
    title: Vec<bool>,
    phrase: Vec<bool>,
}

impl Lines {
    pub(super) fn new(ctx: &Context, reading: &Reading) -> Self {
        let found = quotations(ctx.document);
        let statements = &ctx.document.statements;
        let quoted = |statement: &Statement| {
            let inside: usize = within(&found, statement.span).map(Span::len).sum();
            inside * 10 >= statement.span.len() * 8
        };
        let alone: Vec<bool> = (0..statements.len()).map(|at| is_alone(statements, at)).collect();
        let top = ctx.document.of_part(Part::Body).next().map(|top| top.id);
        let each = || statements.iter().zip(&alone);
        Self {
            quoted: statements.iter().map(quoted).collect(),
            formula: formulas(ctx, reading),
            title: each()
                .map(|(statement, alone)| *alone && Some(statement.id) == top && is_title(ctx, statement.id))
                .collect(),
            phrase: statements.iter().map(|statement| is_phrase(ctx, statement.id)).collect(),
        }
    }

    /// Nearly all of it is a quotation, which may run over many sentences: people repeat themselves and each other.
    pub(super) fn is_quoted(&self, id: StatementId) -> bool {
        self.quoted.get(id.index()).copied().unwrap_or_default()
    }

    /// It is made as several others on the page are: a line of a match report, "Foul by Lind (Halden)".
    pub(super) fn is_formula(&self, id: StatementId) -> bool {
        self.formula.get(id.index()).copied().unwrap_or_default()
    }

    /// A headline that stands as the first line of the body: the lede says it again, as it should.
    pub(super) fn is_title(&self, id: StatementId) -> bool {
        self.title.get(id.index()).copied().unwrap_or_default()
    }

    /// No verb in it tells anything: a label, a score, what stands below a picture.
    pub(super) fn is_phrase(&self, id: StatementId) -> bool {
        self.phrase.get(id.index()).copied().unwrap_or_default()
    }
}

/// Whether the statement is a paragraph of its own.
fn is_alone(statements: &[Statement], at: usize) -> bool {
    let last = statements.get(at + 1).is_none_or(|next| next.sentence == 1 || next.block != statements[at].block);
    statements[at].sentence == 1 && last
}

/// Short, and in capitals, in the present or as an order: "Council votes to keep levy", "Hold them to it".
fn is_title(ctx: &Context, id: StatementId) -> bool {
    let tree = ctx.tree(id);
    let words = || tree.tokens.iter().filter(|token| token.is_word());
    let count = words().count();
    let capitals = words().filter(|word| ctx.words(word.span).starts_with(char::is_uppercase)).count();
    let past = words().any(|word| word.tag == Tag::Vbd);
    count > 0
        && count as f64 <= ctx.rules.limit(RuleId::RepeatNear, "title_words")
        && (!past || capitals * 10 >= count * 7)
}

/// Without a verb in a finite form; a participle may be one that the tagger took for it.
fn is_phrase(ctx: &Context, id: StatementId) -> bool {
    let tree = ctx.tree(id);
    let finite = |token: &Token| matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let root = tree.root().and_then(|root| tree.tokens.get(root));
    root.is_some_and(|root| root.pos != Pos::Verb) && !tree.tokens.iter().any(finite)
}

/// For each statement of the document whether it is made as several others are, which tell other facts.
fn formulas(ctx: &Context, reading: &Reading) -> Vec<bool> {
    let body = |statement: &Statement| match statement.part {
        Part::Body => runs(ctx, reading.of(statement.id), statement.id),
        _ => Default::default(),
    };
    let made: Vec<(Vec<Run>, Vec<WordId>)> = ctx.document.statements.iter().map(body).collect();
    let mut facts: HashMap<Run, Vec<&[WordId]>> = HashMap::new();
    // So many statements of different names and figures share a run of words; in prose few do.
    let many = ctx.rules.limit(RuleId::RepeatNear, "formula") as usize;
    for (runs, own) in &made {
        for run in runs {
            let known = facts.entry(*run).or_default();
            if known.len() < many && !known.contains(&&**own) {
                known.push(own);
            }
        }
    }
    let often = |run: &&Run| facts.get(*run).is_some_and(|known| known.len() >= many);
    made.iter().map(|(runs, _)| !runs.is_empty() && runs.iter().filter(often).count() * 2 >= runs.len()).collect()
}

/// The runs of words of a statement, each once, and its names and figures.
fn runs(ctx: &Context, profile: &Profile, id: StatementId) -> (Vec<Run>, Vec<WordId>) {
    let units = || profile.units.iter().filter(|unit| unit.kind != UnitKind::Word);
    let facts: Vec<_> = units().map(|unit| unit.span).collect();
    let words = ctx.tree(id).tokens.iter().filter(|token| token.is_word());
    let mut line = vec![EDGE];
    for (token, form) in words.zip(&profile.forms) {
        let is_fact = facts.iter().any(|fact| fact.overlaps(token.span));
        if !(is_fact && line.last() == Some(&FACT)) {
            line.push(if is_fact { FACT } else { *form });
        }
    }
    line.push(EDGE);
    let mut runs: Vec<Run> = line.windows(3).map(|run| [run[0], run[1], run[2]]).collect();
    runs.sort_unstable();
    runs.dedup();
    (runs, units().map(|unit| unit.word).collect())
}
