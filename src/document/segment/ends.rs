//! What stands around a possible end of a sentence.

use super::Words;
use crate::text::Span;

/// A run of terminators with the closing marks behind it.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own, none excludes another")]
pub(super) struct Run {
    /// First byte of the terminators.
    pub start: usize,
    /// Past the closing marks and footnote numbers that belong to the sentence.
    pub end: usize,
    /// Nothing but full stops and ellipses.
    pub is_stop: bool,
    /// `…`, `...` or `. . .`.
    pub is_ellipsis: bool,
    /// Its dots stand apart.
    pub is_spaced: bool,
    /// Number of dots.
    pub dots: usize,
    /// A closing quotation mark follows.
    pub closes_quote: bool,
    /// A closing bracket follows.
    pub closes_bracket: bool,
    /// No white space follows.
    pub is_glued: bool,
    /// It is the end of a line, not a terminator.
    pub is_line_break: bool,
    /// A mark of another script that ends a sentence and nothing else.
    pub is_final: bool,
}

/// The full stops, question and exclamation marks of Chinese and Japanese, Arabic, and the scripts of India.
fn is_final(mark: char) -> bool {
    matches!(mark, '。' | '！' | '？' | '｡' | '؟' | '۔' | '।' | '॥')
}

/// Longest token that is looked at on either side, in bytes.
const WINDOW: usize = 64;

impl Run {
    /// The next run at or after `at`.
    pub(super) fn find(text: &str, at: usize) -> Option<Self> {
        let rest = text.get(at..)?;
        let (offset, first) =
            rest.char_indices().find(|&(_, c)| matches!(c, '.' | '?' | '!' | '…' | '\n') || is_final(c))?;
        let start = at + offset;
        if first == '\n' {
            return Some(Self { start, end: start + 1, is_line_break: true, ..Self::default() });
        }
        if is_final(first) {
            let mut run = Self { start, end: start + first.len_utf8(), is_final: true, ..Self::default() };
            run.take_closing(text);
            return Some(run);
        }
        let mut run = Self { start, end: start, is_stop: true, ..Self::default() };
        run.take_terminators(text);
        run.take_closing(text);
        // `(… escaping!).` has a stop of its own behind the bracket.
        while run.end > start
            && run.is_closed()
            && text.get(run.end..).is_some_and(|rest| rest.starts_with(['.', '?', '!']))
        {
            run.end += 1;
            run.take_closing(text);
        }
        run.take_footnotes(text);
        let next = text.get(run.end..).and_then(|rest| rest.chars().next());
        run.is_glued = next.is_some_and(|c| !c.is_whitespace());
        Some(run)
    }

    fn take_terminators(&mut self, text: &str) {
        let mut marks = 0;
        for c in text.get(self.end..).unwrap_or_default().chars() {
            match c {
                '.' => self.dots += 1,
                '…' => self.dots += 3,
                '?' | '!' => self.is_stop = false,
                _ => break,
            }
            marks += 1;
            self.end += c.len_utf8();
        }
        self.is_ellipsis = self.is_stop && self.dots > 1;
        // ". . ." is one mark; a word directly before the first dot leaves that dot its own.
        if marks == 1 && self.dots == 1 {
            let mut end = self.end;
            let mut dots = 1;
            while text.get(end..).is_some_and(|rest| rest.starts_with(" .")) {
                end += 2;
                dots += 1;
            }
            if dots >= 3 {
                let attached =
                    text.get(..self.start).and_then(|t| t.chars().next_back()).is_some_and(char::is_alphanumeric);
                let goes_on = text
                    .get(end..)
                    .is_some_and(|rest| rest.trim_start().chars().next().is_some_and(char::is_uppercase));
                if attached && goes_on {
                    return;
                }
                (self.end, self.dots, self.is_ellipsis, self.is_spaced) = (end, dots, true, true);
            }
        }
    }

    fn take_closing(&mut self, text: &str) {
        let mut rest = text.get(self.end..).unwrap_or_default().chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '”' | '’' | '»' | '›' | '」' | '』' => self.closes_quote = true,
                // An opening mark with nothing behind it was meant to close.
                '“' if self.end > self.start && rest.peek().is_none_or(|c| c.is_whitespace()) => {
                    self.closes_quote = true;
                }
                // A straight mark closes where no word begins behind it.
                '"' | '\'' if !rest.peek().is_some_and(|c| c.is_alphanumeric()) => self.closes_quote = true,
                ')' | ']' | '}' => self.closes_bracket = true,
                '*' | '_' if rest.peek().is_none_or(|c| c.is_whitespace()) => {}
                _ => break,
            }
            self.end += c.len_utf8();
        }
    }

    fn is_closed(&self) -> bool {
        self.closes_quote || self.closes_bracket
    }

    /// `[17]` behind a sentence belongs to it.
    fn take_footnotes(&mut self, text: &str) {
        loop {
            let rest = text.get(self.end..).unwrap_or_default();
            let open = rest.trim_start_matches(' ');
            let Some(inside) = open.strip_prefix('[') else { return };
            let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
            if !(1..=3).contains(&digits) || inside.as_bytes().get(digits) != Some(&b']') {
                return;
            }
            self.end += (rest.len() - open.len()) + digits + 2;
        }
    }
}

/// The word behind a possible end.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own, none excludes another")]
pub(super) struct Next<'t> {
    /// Where its first letter or figure stands.
    pub at: usize,
    /// The word, with inner apostrophes and stops, without opening marks.
    pub word: &'t str,
    /// An opening quotation mark stands before it.
    pub opened: bool,
    /// A bracket stands before it which closes with the sentence: `(Smith 55).`
    pub in_reference: bool,
    /// A colon follows it: `Image: …`.
    pub is_label: bool,
    /// An ellipsis stands before it: words are left out, and the passage goes on.
    pub elided: bool,
    /// What follows is no prose and begins by itself.
    pub is_apart: bool,
}

impl<'t> Next<'t> {
    /// The first word behind `run` in the same line; none where nothing follows.
    pub(super) fn after(text: &'t str, run: &Run) -> Option<Self> {
        let rest = text.get(run.end..)?;
        let follows = rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        if is_apart(follows) || !run.closes_quote && is_signature(follows) {
            let word = follows.split_whitespace().next()?;
            let at = text.len() - follows.len();
            return Some(Self { at, word, is_apart: true, ..Self::default() });
        }
        let (mut opened, mut in_reference, mut bracket) = (false, false, false);
        let elided = follows.starts_with("...") || follows.starts_with('…');
        for (offset, c) in rest.char_indices() {
            if c == '\n' || offset > WINDOW {
                return None;
            }
            if c.is_whitespace() {
                continue;
            }
            if matches!(c, '(' | '[') {
                bracket = true;
                in_reference = is_reference(Span::new(run.end + offset + 1, text.len()).of(text));
                continue;
            }
            if matches!(c, '"' | '\'' | '“' | '‘' | '„' | '‚' | '«' | '»' | '*' | '_' | '¿' | '¡' | '.' | '…')
            {
                opened |= !bracket && matches!(c, '"' | '“' | '„' | '«' | '»');
                continue;
            }
            let at = run.end + offset;
            let tail = text.get(at..)?;
            let end = tail.char_indices().find(|&(i, c)| i > WINDOW || is_word_end(c)).map_or(tail.len(), |(i, _)| i);
            let is_label = tail.get(end..).is_some_and(|rest| rest.starts_with(':')) && end > 2;
            return Some(Self { at, is_label, word: tail.get(..end)?, opened, in_reference, elided, is_apart: false });
        }
        None
    }

    /// A capital, a figure, an opening mark before either, a name in the manner of "iPhone", or what is no prose.
    pub(super) fn starts_like_a_sentence(&self) -> bool {
        if self.is_apart {
            return true;
        }
        let mut chars = self.word.chars();
        match (chars.next(), chars.next()) {
            (Some(first), _) if first.is_uppercase() || first.is_numeric() => true,
            (Some(first), _) if is_currency(first) || matches!(first, '@' | '#' | '•') => true,
            (Some(first), Some(second)) if first.is_lowercase() => second.is_uppercase(),
            (Some(first), _) => first.is_alphabetic() && !first.is_lowercase(),
            (None, _) => false,
        }
    }

    /// A small letter starts it, no dash or sign.
    pub(super) fn is_small_start(&self) -> bool {
        (self.word.chars().count() > 1 || self.word == "i") && self.word.chars().next().is_some_and(char::is_lowercase)
    }

    /// A figure starts it.
    pub(super) fn is_figure(&self) -> bool {
        self.word.chars().next().is_some_and(char::is_numeric)
    }

    /// A word with one capital and more than one letter.
    pub(super) fn is_capitalised_word(&self) -> bool {
        let mut chars = self.word.chars();
        chars.next().is_some_and(char::is_uppercase)
            && (chars.clone().next().is_some_and(char::is_lowercase) || matches!(self.word, "A" | "I"))
            && chars.all(|c| c.is_lowercase() || matches!(c, '’' | '\'' | '.'))
    }

    /// A function word with a capital: names do not begin so.
    pub(super) fn is_starter(&self, words: &Words) -> bool {
        words.is_starter(self.word)
    }
}

fn is_word_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '?' | '!' | '"' | '“' | '”' | ')' | ']' | '—' | '–' | '…')
}

/// A bracket just opened closes soon, with a stop behind it and none before.
fn is_reference(inside: &str) -> bool {
    let Some(close) = inside.char_indices().take(60).find(|&(_, c)| matches!(c, ')' | ']')).map(|(at, _)| at) else {
        return false;
    };
    let ends = |text: &str| text.ends_with(['.', '?', '!']);
    !ends(Span::new(0, close).of(inside)) && Span::new(close + 1, inside.len()).of(inside).starts_with(['.', '?', '!'])
}

/// What stands by itself behind a sentence: `[...]` for a passage left out, an address, a line of
/// signs.
fn is_apart(follows: &str) -> bool {
    let bytes = follows.as_bytes();
    let sign = bytes.first().copied().unwrap_or_default();
    let run = bytes.iter().take_while(|byte| **byte == sign).count();
    ["[...]", "[…]", "http://", "https://", "www."].iter().any(|start| follows.starts_with(start))
        || matches!(sign, b'=' | b'*' | b'-' | b'_' | b'~' | b'#') && run >= 4
}

/// `-- Ann Berg`. Behind a quotation the name belongs to it.
fn is_signature(follows: &str) -> bool {
    follows.strip_prefix("-- ").is_some_and(|name| name.starts_with(char::is_uppercase))
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥')
}

/// The token that ends at `end`: back to white space or an opening mark, at most a short window.
pub(super) fn word_before(text: &str, end: usize) -> &str {
    let head = text.get(..end).unwrap_or_default();
    let mut start = end;
    for (at, c) in head.char_indices().rev() {
        if end - at > WINDOW
            || c.is_whitespace()
            || matches!(c, '(' | '[' | '"' | '“' | '‘' | '„' | '‚' | '—' | '–' | '/' | ',')
        {
            break;
        }
        start = at;
    }
    Span::new(start, end).of(text)
}

/// The token around `at` is an address of the web or a file name.
pub(super) fn is_address(text: &str, at: usize) -> bool {
    let before = word_before(text, at);
    let after = Span::new(at + 1, text.len()).of(text);
    let end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len().min(WINDOW));
    let ending = Span::new(0, end).of(after).to_ascii_lowercase();
    let domain =
        matches!(ending.as_str(), "com" | "org" | "net" | "gov" | "edu" | "co" | "uk" | "eu" | "io" | "js" | "tv");
    domain || before.contains(['@', '/', ':']) || before.starts_with("www")
}
