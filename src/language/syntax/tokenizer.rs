//! From text to words: exceptions ("don't", "Gov."), affixes, addresses, infixes, as spaCy splits English.

use super::super::LanguageError;
use super::affix::{infixes, is_address, prefix_len, suffix_len};
use super::chars::visible;
use super::file::Sections;
use super::hash::string_id;
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::HashMap;

/// A token before analysis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Raw {
    /// Bytes within the text given.
    pub(super) span: Span,
    /// The id of its normal form, where an exception sets one ("n't" is "not").
    pub(super) norm: Option<u64>,
}

/// The exceptions; the rules are in [`super::affix`].
pub(super) struct Tokenizer {
    exceptions: HashMap<Box<str>, Vec<Piece>>,
    /// Exceptions whose text the affix rules take apart, by the first of those parts.
    split: HashMap<Box<str>, Vec<Rejoin>>,
    /// Bytes of the longest exception.
    longest: usize,
}

/// A token of an exception.
struct Piece {
    len: usize,
    norm: Option<u64>,
}

struct Rejoin {
    exception: Box<str>,
    parts: Vec<Span>,
}

impl Tokenizer {
    /// Reads the exceptions.
    pub(super) fn read(sections: &Sections<'_>) -> Result<Tokenizer, LanguageError> {
        let mut tokenizer = Tokenizer { exceptions: HashMap::new(), split: HashMap::new(), longest: 0 };
        let lines = sections.text("tokenizer.exceptions")?.split('\n');
        let exceptions: Vec<(&str, Vec<Piece>)> = lines.filter_map(read_exception).collect();
        let mut split: HashMap<Box<str>, Vec<Rejoin>> = HashMap::new();
        for (exception, _) in &exceptions {
            let mut raw = Vec::new();
            tokenizer.word(exception, whole(exception), &mut raw);
            if let [first, _, ..] = raw[..] {
                let parts = raw.iter().map(|r| r.span).collect();
                let rejoin = Rejoin { exception: (*exception).into(), parts };
                split.entry(first.span.of(exception).into()).or_default().push(rejoin);
            }
        }
        tokenizer.split = split;
        tokenizer.longest = exceptions.iter().map(|e| e.0.len()).max().unwrap_or(0);
        tokenizer.exceptions = exceptions.into_iter().map(|(text, pieces)| (text.into(), pieces)).collect();
        Ok(tokenizer)
    }

    /// Splits a text. White space parts words and is no token.
    ///
    /// Here we leave spaCy, which makes tokens of no-break spaces, line breaks and doubled spaces: a parse must not
    /// depend on how a page is set.
    pub(super) fn split(&self, text: &str) -> Vec<Raw> {
        let mut raw = Vec::with_capacity(text.len() / 5);
        let mut start = 0;
        for part in text.split(char::is_whitespace) {
            let end = start + part.len();
            if !visible(part).is_empty() {
                self.word(text, Span::new(start, end), &mut raw);
            }
            start = end + text.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        self.rejoin(text, raw)
    }

    fn exception(&self, text: &str) -> Option<&[Piece]> {
        if text.len() > self.longest {
            return None;
        }
        self.exceptions.get(text).map(Vec::as_slice)
    }

    /// Splits one run of characters that are no white space.
    fn word(&self, text: &str, span: Span, raw: &mut Vec<Raw>) {
        let mut rest = span;
        let mut suffixes = Vec::new();
        loop {
            let s = rest.of(text);
            if s.is_empty() || self.exception(s).is_some() {
                break;
            }
            let prefix = Span { start: rest.start, end: rest.start + prefix_len(s) };
            let after = Span { start: prefix.end, end: rest.end };
            let has_prefix = prefix.start < prefix.end;
            if has_prefix && self.exception(after.of(text)).is_some() {
                raw.push(plain(prefix));
                rest = after;
                break;
            }
            let suffix = Span { start: rest.end - suffix_len(after.of(text)), end: rest.end };
            let before = Span { start: rest.start, end: suffix.start };
            let has_suffix = suffix.start < suffix.end;
            if has_suffix && self.exception(before.of(text)).is_some() {
                suffixes.push(plain(suffix));
                rest = before;
                break;
            }
            if !has_prefix && !has_suffix {
                break;
            }
            if has_prefix {
                raw.push(plain(prefix));
            }
            if has_suffix {
                suffixes.push(plain(suffix));
            }
            rest = Span { start: prefix.end, end: suffix.start };
        }
        self.core(text, rest, raw);
        raw.extend(suffixes.into_iter().rev());
    }

    /// Splits what is left between prefixes and suffixes.
    fn core(&self, text: &str, span: Span, raw: &mut Vec<Raw>) {
        let s = span.of(text);
        if s.is_empty() {
            return;
        }
        if let Some(pieces) = self.exception(s) {
            put(pieces, span.start, raw);
            return;
        }
        if is_address(s) {
            raw.push(plain(span));
            return;
        }
        let mut start = span.start;
        for infix in infixes(s).into_iter().filter(|infix| infix.start > 0) {
            let infix = Span { start: span.start + infix.start, end: span.start + infix.end };
            if start < infix.start {
                raw.push(plain(Span { start, end: infix.start }));
            }
            raw.push(plain(infix));
            start = infix.end;
        }
        if start < span.end {
            raw.push(plain(Span { start, end: span.end }));
        }
    }

    /// Puts exceptions that the affix rules took apart ("Wis." in "(D-Wis.)") together again, the longest first.
    fn rejoin(&self, text: &str, raw: Vec<Raw>) -> Vec<Raw> {
        let mut found: Vec<(usize, usize, &str)> = Vec::new();
        for (i, first) in raw.iter().enumerate() {
            let Some(rejoins) = self.split.get(first.span.of(text)) else { continue };
            for rejoin in rejoins.iter().filter(|r| r.fits(text, &raw[i..])) {
                found.push((i, i + rejoin.parts.len(), &rejoin.exception));
            }
        }
        if found.is_empty() {
            return raw;
        }
        found.sort_by_key(|&(i, j, _)| (Reverse(j - i), i));
        // The exception that begins or goes on at each token.
        let mut taken: Vec<Option<usize>> = vec![None; raw.len()];
        for (k, &(i, j, _)) in found.iter().enumerate() {
            if taken[i..j].iter().all(Option::is_none) {
                taken[i..j].fill(Some(k));
            }
        }
        let (mut out, mut i) = (Vec::with_capacity(raw.len()), 0);
        while let Some(token) = raw.get(i) {
            if let Some((_, j, exception)) = taken[i].map(|k| found[k]) {
                put(self.exception(exception).unwrap_or_default(), token.span.start, &mut out);
                i = j;
            } else {
                out.push(*token);
                i += 1;
            }
        }
        out
    }
}

impl Rejoin {
    /// Whether the text of `raw` begins with the exception, split in its parts.
    fn fits(&self, text: &str, raw: &[Raw]) -> bool {
        let Some((first, raw)) = raw.get(..self.parts.len()).and_then(|raw| Some((raw.first()?.span.start, raw)))
        else {
            return false;
        };
        let same =
            |(raw, part): (&Raw, &Span)| raw.span.start == first + part.start && raw.span.end == first + part.end;
        raw.iter().zip(&self.parts).all(same) && text.get(first..first + self.exception.len()) == Some(&*self.exception)
    }
}

/// A line of the file: the exception, and for each of its tokens the text and, where it has one, the normal form.
fn read_exception(line: &str) -> Option<(&str, Vec<Piece>)> {
    let mut columns = line.split('\t');
    let text = columns.next()?;
    let pieces: Vec<(&str, &str)> = columns.filter_map(|c| c.split_once('\x1f')).collect();
    // The tokens must be the text in parts, or spans would not lie on characters.
    if text.is_empty()
        || pieces.iter().map(|p| p.0).collect::<String>() != text
        || pieces.iter().any(|p| p.0.is_empty())
    {
        return None;
    }
    let piece =
        |(text, norm): (&str, &str)| Piece { len: text.len(), norm: (!norm.is_empty()).then(|| string_id(norm)) };
    Some((text, pieces.into_iter().map(piece).collect()))
}

fn put(pieces: &[Piece], mut start: usize, raw: &mut Vec<Raw>) {
    for piece in pieces {
        raw.push(Raw { span: Span { start, end: start + piece.len }, norm: piece.norm });
        start += piece.len;
    }
}

fn plain(span: Span) -> Raw {
    Raw { span, norm: None }
}

fn whole(text: &str) -> Span {
    Span { start: 0, end: text.len() }
}
