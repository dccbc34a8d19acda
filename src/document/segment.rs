//! Cutting a block of text into sentences.
//!
//! One pass over the terminators `. ? ! …`, each judged by the word before it, the closing marks behind it
//! and the word that follows; every decision looks at a bounded window, so the time grows with the text and
//! not with the length of its longest sentence. Sentences inside a quotation are cut too, unless it is woven into the
//! sentence round it; a closing mark belongs to the sentence it closes.
//!
//! ```
//! use factdesk::document::Segmenter;
//! use factdesk::rules::Rules;
//!
//! let text = "Dr. Lowe paid £4.2 m. “It works,” she said. “Why not?” asked Gov. Reyes.";
//! let cut = Segmenter::new(&Rules::builtin());
//! let found: Vec<_> = cut.sentences(text).into_iter().map(|span| span.of(text)).collect();
//! assert_eq!(found.len(), 3);
//! assert_eq!(found[2], "“Why not?” asked Gov. Reyes.");
//! ```

mod ends;
mod lists;
mod quoted;
mod words;

use crate::rules::Rules;
use crate::text::Span;

use ends::{Next, Run};
use quoted::Quotations;
use words::Words;

/// Cuts text into sentences with the house's list of abbreviations.
#[derive(Clone, Debug)]
pub struct Segmenter {
    words: Words,
}

/// No sentence is longer, in bytes. What runs on for ever was heard and written down by a machine, or is no prose;
/// what is done with a sentence grows with the square of its length.
const LONGEST: usize = 2_000;

/// A sentence, in pieces where it is too long.
fn push_pieces(text: &str, sentence: Span, found: &mut Vec<Span>) {
    let mut from = sentence.start;
    while sentence.end.saturating_sub(from) > LONGEST {
        let most = text.floor_char_boundary(from + LONGEST);
        let space = Span::new(from, most).of(text).rfind(char::is_whitespace).filter(|at| *at > 0);
        let piece = Span::new(from, space.map_or(most, |at| from + at));
        from = piece.end;
        found.extend(Some(piece.trim(text)).filter(|piece| !piece.is_empty()));
    }
    found.extend(Some(Span::new(from, sentence.end).trim(text)).filter(|piece| !piece.is_empty()));
}

impl Segmenter {
    /// Reads the word lists of `rules` that tell where no sentence ends.
    pub fn new(rules: &Rules) -> Self {
        Self { words: Words::new(rules) }
    }

    /// The sentences of `text`, in order, not overlapping, without white space at their ends; all other
    /// bytes of `text` are white space. A line break always ends a sentence.
    pub fn sentences(&self, text: &str) -> Vec<Span> {
        let mut cuts = lists::inline_items(text);
        let quotations = Quotations::of(text, |at| self.words.reports(text, at));
        let mut at = 0;
        while let Some(run) = Run::find(text, at) {
            at = run.end;
            let from = cuts.last().copied().unwrap_or(0);
            let sentence = Span::new(from, run.start.max(from)).trim(text).start;
            if run.is_line_break
                || run.is_final
                || self.ends_here(text, &run, from) && !quotations.hold(run.start, sentence)
            {
                cuts.push(run.end);
            }
        }
        cuts.push(text.len());
        cuts.sort_unstable();
        let mut from = 0;
        let mut found = Vec::new();
        for cut in cuts {
            let span = Span::new(from, cut).trim(text);
            push_pieces(text, span, &mut found);
            from = from.max(cut);
        }
        found
    }

    fn ends_here(&self, text: &str, run: &Run, from: usize) -> bool {
        let Some(next) = Next::after(text, run) else { return false };
        if run.is_glued {
            return self.ends_glued(text, run, &next);
        }
        if next.in_reference || next.elided && !run.is_ellipsis {
            return false;
        }
        if !run.is_stop {
            return self.ends_after_mark(text, run, &next);
        }
        if run.is_ellipsis {
            // One that opens a sentence does not end it: ". . . The practice", "[...] The practice".
            let opens = matches!(Span::new(from, run.start).trim(text).of(text), "" | "[" | "(");
            // "... of the church. ... The next thing he knows": words are left out, and the passage goes on.
            let elided = text.get(..run.start).is_some_and(|head| head.ends_with(". "));
            let inside = opens || elided || run.is_spaced && run.dots < 4;
            return next.starts_like_a_sentence() && !inside;
        }
        self.ends_after_stop(text, run, &next, from)
    }

    /// After a question or exclamation mark.
    fn ends_after_mark(&self, text: &str, run: &Run, next: &Next<'_>) -> bool {
        if !next.starts_like_a_sentence() {
            // Careless copy goes on in small letters; "Yahoo! in" and "(really?) they" do not count.
            let open = !run.closes_quote && !run.closes_bracket;
            return open && next.is_small_start() && self.words.is_small_word(ends::word_before(text, run.start));
        }
        // “Is it true?” Smith asked.
        !(run.closes_quote && self.words.reports(text, next.at))
    }

    /// After a single full stop.
    fn ends_after_stop(&self, text: &str, run: &Run, next: &Next<'_>, from: usize) -> bool {
        let before = ends::word_before(text, run.start);
        if lists::is_marker(text, from, before, run) {
            return false;
        }
        if !next.starts_like_a_sentence() {
            return next.is_small_start()
                && !run.closes_bracket
                && !run.closes_quote
                && self.words.is_plain_word(before);
        }
        let abbreviated = self.words.abbreviation(text, before, run.start);
        match abbreviated {
            None => true,
            Some(kind) => kind.ends_before(next, &self.words, Span::new(from, run.start).of(text)),
        }
    }

    /// No white space stands between the stop and the next word: `It rained.The match went on.`
    fn ends_glued(&self, text: &str, run: &Run, next: &Next<'_>) -> bool {
        let before = ends::word_before(text, run.start);
        self.words.is_plain_end(before) && next.is_capitalised_word() && !ends::is_address(text, run.start)
    }
}
