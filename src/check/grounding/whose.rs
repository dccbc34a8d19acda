//! Whose words they are: a derived statement that puts words in quotation marks and gives them to one person, where the
//! text has the very words from another.

use super::find::Case;
use super::speaker::{is_person, same};
use crate::check::{Attribution, Checked, Mismatch, MismatchKind};
use crate::document::{Statement, StatementId};
use crate::similarity::quoted;
use crate::text::{Span, fold};

/// Words of a quotation from which on nobody else is likely to say the same by chance.
const WORDS: usize = 2;

/// The person who says the quoted words in the text, where that is somebody else wherever they stand.
pub(super) fn other(case: &Case, checked: &Checked) -> Option<Mismatch> {
    let own = case.statement.span;
    let quotes = quoted(case.ctx.words(own)).into_iter().map(|span| span.shift(own.start));
    let long = |span: &Span| case.ctx.words(*span).split_whitespace().count() >= WORDS;
    quotes.filter(long).find_map(|quote| {
        let ours = teller(case, checked, case.statement.id, quote)?;
        let words = bare(case.ctx.words(quote));
        let mut theirs: Option<&Attribution> = None;
        let has = |statement: &&&Statement| bare(case.ctx.words(statement.span)).contains(&words);
        for statement in case.body.iter().filter(has) {
            let printed = case.ctx.words(quote).trim_end_matches(|c: char| !c.is_alphanumeric());
            let at = case.ctx.words(statement.span).find(printed).map(|at| at + statement.span.start);
            let place = at.map_or(statement.span, |at| Span::new(at, at + printed.len()));
            // Whoever is not known may be this one.
            let there = teller(case, checked, statement.id, place)?;
            if same(&ours.name, &there.name) {
                return None;
            }
            theirs = theirs.or(Some(there));
        }
        let theirs = theirs?;
        Some(Mismatch {
            kind: MismatchKind::Attribution,
            here: ours.name.clone(),
            there: theirs.name.clone(),
            here_span: ours.source.first().copied(),
            there_span: theirs.source.first().copied(),
        })
    })
}

/// The one person to whom a statement gives the words at `place`.
fn teller<'a>(case: &Case, checked: &'a Checked, id: StatementId, place: Span) -> Option<&'a Attribution> {
    let by = checked.sourcing.get(&id)?.by.iter().filter_map(|at| checked.attributions.get(*at));
    let mut telling = by.filter(|found| found.content.iter().any(|part| part.overlaps(place)));
    let first = telling.next()?;
    let known = !matches!(fold(&first.name).as_str(), "" | "he" | "she" | "they") && is_person(case, first);
    (known && telling.all(|other| other.name == first.name)).then_some(first)
}

/// Folded words with a blank on either side of each, without marks.
fn bare(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |line, word| line + word + " ")
}
