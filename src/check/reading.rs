//! All statements of a document, read for comparison once and used by repeats and grounding.

use super::context::Context;
use super::{Mismatch, MismatchKind};
use crate::document::StatementId;
use crate::language::Language;
use crate::similarity::{Difference, DifferenceKind, Profile, Reader, Words};
use crate::text::{Span, dates};

/// The profiles of all statements, with the reader that made them.
pub(super) struct Reading {
    pub(super) reader: Reader<'static>,
    pub(super) profiles: Vec<Profile>,
}

impl Reading {
    /// Reads every statement.
    pub(super) fn new(ctx: &Context) -> Self {
        let table =
            ctx.vectors.iter().any(|vector| !vector.is_empty()).then(|| Language::builtin().vectors().ok()).flatten();
        let mut reader = Reader::new(ctx.rules, table, dates::base(&ctx.document.meta.date_iso));
        reader.open(&ctx.document.text);
        let statements = ctx.document.statements.iter();
        let profiles = statements
            .map(|statement| {
                let vector = ctx.vectors.get(statement.id.index()).map_or(&[][..], Vec::as_slice);
                reader.read(&ctx.document.text, statement.span, ctx.tree(statement.id), vector)
            })
            .collect();
        Self { reader, profiles }
    }

    pub(super) fn words(&self) -> &Words<'static> {
        &self.reader.words
    }

    pub(super) fn of(&self, id: StatementId) -> &Profile {
        &self.profiles[id.index()]
    }
}

/// A difference in the words of the files and the window.
pub(super) fn mismatch(ctx: &Context, difference: &Difference) -> Mismatch {
    let words = |span: Option<Span>| span.map_or_else(String::new, |span| ctx.words(span).to_owned());
    Mismatch {
        kind: kind(difference.kind),
        here: words(difference.here),
        there: words(difference.there),
        here_span: difference.here,
        there_span: difference.there,
    }
}

fn kind(kind: DifferenceKind) -> MismatchKind {
    match kind {
        DifferenceKind::Number => MismatchKind::Number,
        DifferenceKind::Name
        | DifferenceKind::Term
        | DifferenceKind::Spelling
        | DifferenceKind::Roles
        | DifferenceKind::Doer => MismatchKind::Name,
        DifferenceKind::Date => MismatchKind::Date,
        DifferenceKind::Negation | DifferenceKind::Opposite => MismatchKind::Negation,
        DifferenceKind::Hedge | DifferenceKind::Standing => MismatchKind::Hedge,
    }
}
