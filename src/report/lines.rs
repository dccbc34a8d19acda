//! Where words of the article stand in its file: line and column, for terminals and code editors.
//!
//! Import collapses white space and takes markup away, so a place in the reading text is not a place in the file.
//! Words that stand in the file as they are read, but for white space, are found again; others are not, and then
//! no line is better than a wrong one.

use crate::document::{Document, StatementId};
use crate::text::Span;

/// Bytes of the file in which the next statement is looked for before the rest of it is.
const WINDOW: usize = 8192;
/// How often the rest of the file is searched; beyond that, statements which are not close by have no line.
const LONG_SEARCHES: usize = 500;

/// Bytes from which on words are taken for a sentence that stands once.
const SENTENCE: usize = 40;

/// A place in a file, both from 1; columns count code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A file's text with the place of each statement in it.
pub struct Lines<'a> {
    document: &'a Document,
    source: &'a str,
    /// For each byte of the file with each run of white space made one space, the byte of the file.
    origin: Vec<usize>,
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// Where each statement starts in the text that `origin` is about.
    found: Vec<Option<usize>>,
}

impl<'a> Lines<'a> {
    /// Reads file and document once.
    pub fn new(source: &'a str, document: &'a Document) -> Self {
        let (mut flat, mut origin) = (String::with_capacity(source.len()), Vec::with_capacity(source.len() + 1));
        for (byte, c) in source.char_indices() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if c == ' ' && flat.ends_with(' ') {
                continue;
            }
            flat.push(c);
            origin.resize(flat.len(), byte);
        }
        origin.push(source.len());
        let ends = source.match_indices('\n').map(|(byte, _)| byte + 1);
        let found = locate(&flat, document);
        Self { document, source, origin, starts: std::iter::once(0).chain(ends).collect(), found }
    }

    /// First place and last (exclusive) of words inside a statement.
    pub fn find(&self, id: StatementId, words: Span) -> Option<(LineColumn, LineColumn)> {
        let at = (*self.found.get(id.index())?)?;
        let from = at + words.start.saturating_sub(self.document.statement(id).span.start);
        let to = from + words.len();
        Some((self.place(*self.origin.get(from)?), self.place(self.end_of(to)?)))
    }

    /// The byte of the file after the char that ends at byte `to` of `flat`.
    fn end_of(&self, to: usize) -> Option<usize> {
        let last = *self.origin.get(to.checked_sub(1)?)?;
        let char = Span::new(last, self.source.len()).of(self.source).chars().next()?;
        Some(last + char.len_utf8())
    }

    fn place(&self, byte: usize) -> LineColumn {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        LineColumn { line, column: Span::new(start, byte).of(self.source).chars().count() + 1 }
    }
}

/// Statements in reading order, each looked for behind the one before it, then in the whole text.
fn locate(flat: &str, document: &Document) -> Vec<Option<usize>> {
    let (mut cursor, mut long_searches) = (0, 0);
    let mut find = |text: &str| {
        if text.is_empty() {
            return None;
        }
        let mut end = flat.len().min(cursor + text.len() + WINDOW);
        while !flat.is_char_boundary(end) {
            end += 1;
        }
        let behind = |end: usize| Span::new(cursor, end).of(flat).find(text).map(|at| at + cursor);
        let mut found = behind(end);
        // A few words found far away may stand there for another reason; a sentence hardly does.
        let mut goes_on = found.is_some();
        if found.is_none() && long_searches < LONG_SEARCHES {
            long_searches += 1;
            found = behind(flat.len());
            goes_on = found.is_some() && text.len() >= SENTENCE;
            found = found.or_else(|| flat.find(text));
        }
        if goes_on {
            cursor = found? + text.len();
        }
        found
    };
    document.statements.iter().map(|statement| find(document.words(statement.span))).collect()
}

#[cfg(test)]
mod tests {
    use super::{LineColumn, Lines};
    use crate::document::{Document, Statement, StatementId, StatementRole};
    use crate::text::Span;

    fn document(sentences: &[&str]) -> Document {
        let mut document = Document::default();
        for (index, sentence) in sentences.iter().enumerate() {
            let span = Span::new(document.text.len(), document.text.len() + sentence.len());
            document.text.push_str(sentence);
            document.text.push('\n');
            let id = StatementId::from_index(index);
            let (block, part) = Default::default();
            document.statements.push(Statement {
                id,
                span,
                block,
                part,
                item: 1,
                sentence: 1,
                role: StatementRole::Claim,
            });
        }
        document
    }

    #[test]
    fn the_second_of_two_equal_sentences_is_found_where_it_stands() {
        let document = document(&["Été was hot.", "It rained.", "It rained."]);
        let source = "Été was\n  hot. It rained.\nIt rained.\n";
        let lines = Lines::new(source, &document);
        let find = |index| {
            let id = StatementId::from_index(index);
            lines.find(id, document.statement(id).span)
        };
        let at = |line, column| LineColumn { line, column };
        assert_eq!(find(0), Some((at(1, 1), at(2, 7))));
        assert_eq!(find(1), Some((at(2, 8), at(2, 18))));
        assert_eq!(find(2), Some((at(3, 1), at(3, 11))));
    }

    #[test]
    fn words_that_are_not_in_the_file_have_no_line() {
        let document = document(&["It rained."]);
        let id = StatementId::from_index(0);
        assert_eq!(Lines::new("It <b>rained</b>.", &document).find(id, document.statement(id).span), None);
    }
}
