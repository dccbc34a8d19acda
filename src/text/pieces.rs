//! A text in words, figures and marks, for the readers of numbers and dates.
//!
//! Not the tokens of the language model: these need no model, keep a figure whole ("4,970.5") and part words
//! at hyphens, so that "35-year-old" is a figure with a unit behind it.

use super::Span;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// Letters, with inner apostrophes and the points of abbreviations ("a.m.").
    Word,
    /// Digits with thousands commas and a decimal point: the value, and how many decimals were printed.
    Figure(f64, u8),
    /// Anything else that is no white space; dashes are all `-`.
    Mark(char),
}

/// One piece of a text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where it stands.
    pub(super) span: Span,
    /// Its letters in lower case, or its digits without commas.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
    /// White space stands before it, or it is the first.
    pub(super) spaced: bool,
    /// Its first letter is a capital.
    pub(super) capital: bool,
}

impl Piece {
    /// Whether it is this mark, with no white space before it.
    pub(super) fn is_tight(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark) && !self.spaced
    }
}

/// Cuts `text` into pieces.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some(c) = Span::new(at, text.len()).of(text).chars().next() {
        let rest = Span::new(at, text.len()).of(text);
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        // "1,2,3": what stands behind a comma without a space is an entry of a list.
        let listed = out.last().is_some_and(|last| last.kind == Kind::Mark(',') && last.span.end == at);
        let (length, kind, digits) = if c.is_ascii_digit() {
            figure(rest, listed)
        } else if c.is_alphabetic() {
            (word_length(rest), Kind::Word, String::new())
        } else {
            (c.len_utf8(), Kind::Mark(if matches!(c, '‐'..='―' | '−') { '-' } else { c }), String::new())
        };
        let span = Span::new(at, at + length);
        let lower = match kind {
            Kind::Figure(..) => digits,
            _ => span.of(text).to_lowercase().replace('’', "'"),
        };
        out.push(Piece {
            span,
            text: lower,
            kind,
            spaced: out.last().is_none_or(|before| before.span.end < at),
            capital: c.is_uppercase(),
        });
        at += length;
    }
    out
}

/// Length of a figure, its value and its digits: `1,234.5`. A comma counts where three digits follow, a point where one
/// does; the other way round (`1.234,5`) where it can mean nothing else.
fn figure(rest: &str, listed: bool) -> (usize, Kind, String) {
    if let Some((end, value, decimals)) = continental(rest).filter(|_| !listed) {
        return (end, Kind::Figure(value.parse().unwrap_or(0.0), decimals), value);
    }
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    let mut decimals = 0_u8;
    let mut value = String::new();
    while digit(end) {
        value.push(char::from(bytes[end]));
        end += 1;
        let thousands = bytes.get(end) == Some(&b',') && (1..4).all(|n| digit(end + n)) && !digit(end + 4);
        if thousands && end <= 3 + 4 * value.len() {
            end += 1;
        } else if spaced_thousands(rest, end) {
            end += 2;
        }
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        value.push('.');
        end += 1;
        while digit(end) {
            value.push(char::from(bytes[end]));
            end += 1;
            decimals = decimals.saturating_add(1);
        }
    }
    (end, Kind::Figure(value.parse().unwrap_or(0.0), decimals), value)
}

/// Words behind "4,5" that make a list of it; "4,5 Millionen" is a figure.
#[rustfmt::skip]
const OF_A_LIST: [&str; 30] = [
    "and", "or", "to", "in", "of", "on", "at", "by", "for", "from", "with", "as", "but", "the", "are", "were", "is",
    "was", "have", "has", "had", "will", "would", "can", "may", "must", "shall", "should", "who", "respectively",
];

/// "1,5 million", "4,2 %", "0,5", "1.234,50", "1.500.000", as most of Europe prints figures: length, digits with a point,
/// number of decimals.
fn continental(rest: &str) -> Option<(usize, String, u8)> {
    let bytes = rest.as_bytes();
    let digits = |at: usize| bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    let mut groups = 0;
    if (1..=3).contains(&end) {
        while bytes.get(end) == Some(&b'.') && digits(end + 1) == 3 {
            (end, groups) = (end + 4, groups + 1);
        }
    }
    let decimals = if bytes.get(end) == Some(&b',') { digits(end + 1) } else { 0 };
    let behind = rest.get(end + 1 + decimals..).unwrap_or_default();
    let goes_on = behind.starts_with([',', '.'])
        && behind.get(1..).is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
    let counted = || {
        let more = behind.trim_start();
        let word = more.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        more.starts_with(['%', '€', '‰']) || !word.is_empty() && more.len() < behind.len() && !OF_A_LIST.contains(&word)
    };
    let comma = matches!(decimals, 1 | 2)
        && end <= 3 + 4 * groups
        && !goes_on
        && (groups > 0 || rest.starts_with("0,") || counted());
    if !comma && (groups < 2 || decimals > 0) {
        return None;
    }
    let whole: String = rest.chars().take(end).filter(char::is_ascii_digit).collect();
    if !comma {
        return Some((end, whole, 0));
    }
    let part: String = rest.chars().skip(end + 1).take(decimals).collect();
    Some((end + 1 + decimals, format!("{whole}.{part}"), u8::try_from(decimals).unwrap_or(0)))
}

/// Whether `rest` goes on at `end` as tokenised copy prints thousands ("56, 000 dogs"), and not as a list does
/// ("12, 345 and 400").
fn spaced_thousands(rest: &str, end: usize) -> bool {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let group = end <= 3 && bytes.get(end..end + 2) == Some(b", ") && (2..5).all(|n| digit(end + n)) && !digit(end + 5);
    let behind = rest.get(end + 5..).unwrap_or_default();
    let listed = [", ", " and ", " or ", " to ", "-"]
        .iter()
        .any(|mark| behind.strip_prefix(mark).is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit())));
    group && bytes.first() != Some(&b'0') && !listed
}

/// Length of a word: letters, `'` between letters, and points in abbreviations of single letters.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut run = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let joins = match c {
            '\'' | '’' => next.is_some_and(char::is_alphabetic),
            // "a.m." and "U.S.": single letters each with a point.
            '.' => run == 1 && (next.is_some_and(char::is_alphabetic) || end > 2),
            _ => c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c),
        };
        if !joins {
            break;
        }
        run = if c == '.' { 0 } else { run + 1 };
        end = at + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn figures_words_and_marks() {
        let cut: Vec<_> =
            pieces("At 8:10 a.m. the 35-year-old paid £4,970.50 (31%).").into_iter().map(|p| p.text).collect();
        assert_eq!(
            cut,
            [
                "at", "8", ":", "10", "a.m.", "the", "35", "-", "year", "-", "old", "paid", "£", "4970.50", "(", "31",
                "%", ")", "."
            ]
        );
    }

    #[test]
    fn commas_of_lists_are_no_thousands() {
        let cut: Vec<_> = pieces("1,2 and 12,345,678 in 2021,2022").into_iter().map(|p| p.text).collect();
        assert_eq!(cut, ["1", ",", "2", "and", "12345678", "in", "2021", ",", "2022"]);
        let cut: Vec<_> =
            pieces("56, 000 dogs, 12, 345 and 400, in 1990, 300 men").into_iter().map(|p| p.text).collect();
        let numbers: Vec<&str> = cut.iter().map(String::as_str).filter(|t| t.starts_with(char::is_numeric)).collect();
        assert_eq!(numbers, ["56000", "12", "345", "400", "1990", "300"]);
    }

    #[test]
    fn decimal_commas_where_they_can_mean_nothing_else() {
        let figures = |text: &str| -> Vec<String> {
            let cut = pieces(text).into_iter().map(|piece| piece.text);
            cut.filter(|text| text.starts_with(char::is_numeric)).collect()
        };
        assert_eq!(figures("4,2 Millionen Euro, 9,85 %, um 0,5."), ["4.2", "9.85", "0.5"]);
        assert_eq!(figures("1.500.000 euro e 1.234,50 euro"), ["1500000", "1234.50"]);
        assert_eq!(
            figures("pages 4,5 and 6, rows 1,2,3 below, 7,8 on the list"),
            ["4", "5", "6", "1", "2", "3", "7", "8"]
        );
        assert_eq!(
            figures("1.5 miles, 1.500 metres, 12,345 people, 3.4.2026"),
            ["1.5", "1.500", "12345", "3.4", "2026"]
        );
    }
}
