//! The form of a text in which two wordings are compared.

use unicode_normalization::UnicodeNormalization;

use super::Span;

/// `text` for comparison: NFKC, lower case, straight quotation marks and apostrophes, one kind of
/// dash, one space for any run of white space, no soft hyphens or zero-width characters, no space at
/// the ends. Two wordings that differ in typography only are the same folded.
pub fn fold(text: &str) -> String {
    Folded::new(text).text
}

/// A folded text that remembers where each of its bytes comes from.
#[derive(Clone, Debug)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text` and one past it: the byte of the original.
    origin: Vec<usize>,
    /// For each byte of `text`: the end in the original of the char it comes from.
    ends: Vec<usize>,
}

impl Folded {
    /// Folds `text`; see [`fold`].
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), origin: Vec::new(), ends: Vec::new() };
        let mut clusters = text.char_indices().peekable();
        let mut gap = None;
        while let Some((start, c)) = clusters.next() {
            let mut end = start + c.len_utf8();
            if c.is_whitespace() {
                gap = gap.or(Some(start));
                continue;
            }
            if is_invisible(c) {
                continue;
            }
            // A combining mark belongs to the char before it, or NFKC could not join them.
            while let Some(&(at, mark)) = clusters.peek() {
                if !unicode_normalization::char::is_combining_mark(mark) {
                    break;
                }
                end = at + mark.len_utf8();
                clusters.next();
            }
            if let Some(gap) = gap.take()
                && !folded.text.is_empty()
            {
                folded.push(' ', gap, start);
            }
            for c in Span::new(start, end).of(text).nfkc() {
                for c in same_typography(c).to_lowercase() {
                    folded.push(c, start, end);
                }
            }
        }
        folded.origin.push(folded.ends.last().copied().unwrap_or(0));
        folded
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.text.push(c);
        for _ in 0..c.len_utf8() {
            self.origin.push(start);
            self.ends.push(end);
        }
    }

    /// The span of the original text which `span` of the folded one comes from.
    pub fn original(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.origin.get(span.start).or(self.origin.last()).copied().unwrap_or(0);
            return Span::new(at, at);
        }
        let start = self.origin.get(span.start).copied().unwrap_or(0);
        let end = self.ends.get(span.end - 1).or(self.ends.last()).copied().unwrap_or(0);
        Span::new(start, end)
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\0')
}

fn same_typography(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' | 'ʼ' | '‹' | '›' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐'..='―' | '−' | '﹣' | '－' => '-',
        '⁄' => '/',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, fold};
    use crate::text::Span;

    #[test]
    fn typography_is_no_difference() {
        assert_eq!(fold("  “It’s\u{a0}5–6 kilo\u{ad}metres…” "), "\"it's 5-6 kilometres...\"");
        assert_eq!(fold("Cafe\u{301}"), fold("CAFÉ"));
        assert_eq!(fold("ﬁne"), "fine");
    }

    #[test]
    fn places_lead_back() {
        let text = "He said:  “Naïve… or not?”";
        let folded = Folded::new(text);
        let at = folded.text.find("naïve...").expect("folded");
        let span = folded.original(Span::new(at, at + "naïve...".len()));
        assert_eq!(span.of(text), "Naïve…");
        assert_eq!(folded.original(Span::new(0, folded.text.len())).of(text), text);
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(fold("\u{200b} \n"), "");
        assert_eq!(Folded::new("").original(Span::new(0, 0)), Span::new(0, 0));
    }
}
