//! What an editor sets by hand about the document: which part a block is, what is no claim, where a
//! sentence ends. Described by words, as the review keeps it.

use super::commands::Command;
use super::shell::Shell;
use super::view::Dialog;
use crate::app::{Action, OpenArticle};
use crate::document::{Block, Document, Override, OverrideKind, PageReading, Statement, StatementRole};
use crate::text::{Span, fold};

/// About a block. Of equal ones it counts in file order, those left out among them.
pub(super) fn of_block(document: &Document, block: &Block, kind: OverrideKind) -> Override {
    let at = block.id.index();
    of_line(document, document.words(block.span), (at, left_out_before(document, at)), kind)
}

/// About a line that was left out: its place in the document's list.
pub(super) fn of_left_out(document: &Document, at: usize, kind: OverrideKind) -> Override {
    let line = document.left_out.get(at);
    let quote = line.map(|line| line.text.as_str()).unwrap_or_default();
    of_line(document, quote, (line.map_or(0, |line| line.after), at), kind)
}

/// Lines left out before the block at this place.
fn left_out_before(document: &Document, block: usize) -> usize {
    document.left_out.iter().take_while(|line| line.after <= block).count()
}

fn of_line(document: &Document, quote: &str, (blocks, left_out): (usize, usize), kind: OverrideKind) -> Override {
    let folded = fold(quote);
    let same = |text: &str| fold(text) == folded;
    let before = document.blocks.iter().take(blocks).filter(|other| same(document.words(other.span))).count();
    let dropped = document.left_out.iter().take(left_out).filter(|line| same(&line.text)).count();
    Override { quote: quote.to_owned(), nth: before + dropped, kind }
}

/// About the page as a whole.
pub(super) const fn of_page(reading: PageReading) -> Override {
    Override { quote: String::new(), nth: 0, kind: OverrideKind::Read(reading) }
}

/// The reading that a command takes.
pub(super) const fn reading_of(command: Command) -> Option<PageReading> {
    match command {
        Command::LongerReading => Some(PageReading::Longer),
        Command::ShorterReading => Some(PageReading::Shorter),
        Command::WeighedReading => Some(PageReading::Weighed),
        _ => None,
    }
}

/// A saved page whose file is there can be read otherwise.
pub(super) fn has_readings(article: &OpenArticle) -> bool {
    let ending = article.path.as_ref().and_then(|path| path.extension()).map(std::ffi::OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| ["html", "htm", "xhtml", "mhtml", "mht"].iter().any(|known| ending == *known))
}

/// What a command sets about the chosen statement, where it can.
pub(super) fn of_command(document: &Document, chosen: &Statement, command: Command) -> Option<Override> {
    let kind = match (command, chosen.role) {
        (Command::NotAClaim, StatementRole::Claim) => OverrideKind::NotAClaim,
        (Command::NotAClaim, StatementRole::NotAClaim) => OverrideKind::Claim,
        (Command::JoinStatement, _) => {
            document.statements.get(chosen.id.index() + 1).filter(|next| next.block == chosen.block)?;
            OverrideKind::JoinNext
        }
        _ => return None,
    };
    Some(of_statement(document, chosen, kind))
}

/// Bytes behind which a sentence could end: after a stop, comma or dash.
pub(super) fn places_to_split(text: &str) -> Vec<usize> {
    let signs = text.match_indices([',', ';', ':', '.', '!', '?', '–', '—', '”']);
    let ends = signs.map(|(at, sign)| at + sign.len());
    ends.filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(' ') && !rest.trim().is_empty())).collect()
}

impl Shell {
    /// What a command sets by hand about the chosen statement or the page.
    pub(super) fn set_by_hand(&mut self, command: Command) -> Option<Action> {
        if let Some(reading) = reading_of(command) {
            return Some(Action::SetByHand(of_page(reading)));
        }
        let article = self.bench.article.as_ref()?;
        let chosen = article.document.statements.get(article.selected?.index())?;
        let picked = self.view.article.picked_span().filter(|span| chosen.span.contains(*span));
        match command {
            Command::SplitStatement => {
                let Some(picked) = picked.filter(|span| span.end < chosen.span.end) else {
                    self.view.dialog = Some(Dialog::Split);
                    return None;
                };
                let kind = OverrideKind::SplitAt(picked.end - chosen.span.start);
                Some(Action::SetByHand(of_statement(&article.document, chosen, kind)))
            }
            _ => of_command(&article.document, chosen, command).map(Action::SetByHand),
        }
    }
}

/// About a statement.
pub(super) fn of_statement(document: &Document, statement: &Statement, kind: OverrideKind) -> Override {
    let before = document.statements.iter().take(statement.id.index()).map(|other| other.span);
    of_span(document, statement.span, before, kind)
}

fn of_span(document: &Document, span: Span, before: impl Iterator<Item = Span>, kind: OverrideKind) -> Override {
    let quote = document.words(span).to_owned();
    let folded = fold(&quote);
    let nth = before.filter(|other| fold(document.words(*other)) == folded).count();
    Override { quote, nth, kind }
}

#[cfg(test)]
mod tests {
    use super::{of_block, of_left_out, places_to_split};
    use crate::document::{Document, Override, OverrideKind, Part};
    use crate::import::{Options, read};
    use crate::rules::Rules;

    const TWICE: &str =
        "# Pier closed\n\nShare this\n\nThe pier is closed until May, the town said on Monday.\n\nShare this\n";

    fn open(overrides: &[Override]) -> Document {
        let options = Options { overrides, ..Options::default() };
        read(TWICE.as_bytes(), "pier.md", &Rules::builtin(), &options).expect("readable").0
    }

    #[test]
    fn of_equal_lines_the_right_one_is_meant() {
        let document = open(&[]);
        assert_eq!(document.left_out.len(), 2, "{:?}", document.left_out);
        let back = of_left_out(&document, 1, OverrideKind::PutBack(Part::Body));
        assert_eq!(back.nth, 1);
        let document = open(std::slice::from_ref(&back));
        assert_eq!((document.left_out.len(), document.blocks.len()), (1, 3));
        let last = document.blocks.last().expect("put back");
        assert_eq!(document.words(last.span), "Share this");
        let out = of_block(&document, last, OverrideKind::LeaveOut);
        assert_eq!(out.nth, 1, "the line that is still left out comes before it");
        assert_eq!(open(&[back, out]).left_out.len(), 2);
    }

    #[test]
    fn sentences_end_behind_signs() {
        let text = "He came, saw 3.5 ships; and left.";
        let heads: Vec<_> = places_to_split(text).into_iter().filter_map(|at| text.get(..at)).collect();
        assert_eq!(heads, ["He came,", "He came, saw 3.5 ships;"]);
    }
}
