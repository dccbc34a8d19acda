//! Stops inside quotations which do not end the sentence round them.
//!
//! Sentences inside a quotation are cut like any others, but for three cases: the quotation is woven into a sentence
//! that goes on behind it (`says “fees will rise. Then we must build” (sic).`), it is the object of "that"
//! (`wrote that “It is spreading. It will not stop.”`), or its line is a pull quote with a credit (`“One. Two.” – Ann
//! Lee`).

use crate::text::Span;

/// A longer one is rather a mark that somebody forgot to close.
const LONGEST: usize = 600;
/// Words of a credit behind a pull quote.
const CREDIT: usize = 12;

/// A quotation within one line.
#[derive(Clone, Copy, Debug)]
struct Quoted {
    /// From its opening to its closing mark, marks included.
    span: Span,
    /// Where its last words end; a stop behind them is judged as ever.
    last: usize,
    /// Its stops end nothing, wherever the sentence began.
    is_object: bool,
    /// Its stops end nothing where it begins inside a sentence.
    is_woven: bool,
    /// It opens its line, and a credit closes that.
    is_credited: bool,
}

/// The quotations of a text whose stops need a second look, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotations {
    all: Vec<Quoted>,
}

impl Quotations {
    /// One pass over the text; `reports` tells whether a name and a verb of speech stand at a place.
    pub(super) fn of(text: &str, reports: impl Fn(usize) -> bool) -> Self {
        let mut all = Vec::new();
        let mut from = 0;
        for line in text.split('\n') {
            of_line(text, Span::new(from, from + line.len()), &reports, &mut all);
            from += line.len() + 1;
        }
        Self { all }
    }

    /// The stop at `at` ends no sentence that began at `sentence`.
    pub(super) fn hold(&self, at: usize, sentence: usize) -> bool {
        let next = self.all.partition_point(|quoted| quoted.span.end <= at);
        let Some(quoted) = self.all.get(next).filter(|quoted| quoted.span.start < at) else {
            return false;
        };
        let inside = at < quoted.last;
        quoted.is_credited || inside && (quoted.is_object || quoted.is_woven && quoted.span.start > sentence)
    }
}

fn of_line(text: &str, line: Span, reports: &impl Fn(usize) -> bool, all: &mut Vec<Quoted>) {
    let words = line.of(text);
    let mut open: Option<usize> = None;
    let mut before = ' ';
    let mut chars = words.char_indices().peekable();
    while let Some((at, mark)) = chars.next() {
        let after = chars.peek().map_or(' ', |next| next.1);
        // „So is it quoted in German“: the mark that opens an English quotation closes this one.
        let low = open.is_some_and(|start| words.get(start..).is_some_and(|rest| rest.starts_with('„')));
        let opens = match mark {
            '„' => true,
            '“' => !low,
            '"' => !before.is_alphanumeric() && !is_end(before) && !after.is_whitespace(),
            _ => false,
        };
        let closes = match mark {
            '”' => true,
            '“' => low,
            '"' => !opens,
            _ => false,
        };
        if opens {
            open = Some(at);
        } else if closes && let Some(start) = open.take().filter(|start| at - start <= LONGEST) {
            let span = Span::new(start, at + mark.len_utf8()).shift(line.start);
            let lead = words.get(..start).unwrap_or_default().trim_end();
            let last = words.get(..at).unwrap_or_default().trim_end_matches(is_end).len() + line.start;
            let quoted = Quoted {
                span,
                last,
                is_object: lead.ends_with(" that"),
                is_woven: !lead.is_empty() && !is_end(before) && before != ',',
                is_credited: lead.is_empty() && is_credit(text, Span::new(span.end, line.end), reports),
            };
            if quoted.is_object || quoted.is_woven || quoted.is_credited {
                all.push(quoted);
            }
        }
        before = mark;
    }
}

fn is_end(mark: char) -> bool {
    matches!(mark, '.' | '?' | '!' | '…')
}

/// "– Ann Lee, mayor", without a stop of its own.
fn is_credit(text: &str, rest: Span, reports: &impl Fn(usize) -> bool) -> bool {
    let rest = rest.trim(text);
    let words = rest.of(text);
    let bare = words.trim_start_matches(['-', '–', '—', '―', ' ', '(']);
    let dashed = bare.len() < words.len();
    let name = bare.starts_with(char::is_uppercase);
    let ends = words.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '?', '!', '…', ':']);
    name && !ends && words.split_whitespace().count() <= CREDIT && (dashed || !reports(rest.start))
}
