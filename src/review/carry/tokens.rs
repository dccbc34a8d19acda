//! Words of a statement, as the alignment of two versions sees them.

use crate::text::{Span, fold};

/// One word, number or sign.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent observations of one word")]
pub(super) struct Token {
    /// Where it stands in the whole text.
    pub(super) span: Span,
    /// Folded: tokens are the same if these are.
    pub(super) key: String,
    /// How much a match of it tells: signs little, small words some, names and numbers most.
    pub(super) weight: f32,
    /// It starts with a capital, or is all capitals.
    pub(super) capital: bool,
    /// It stands between quotation marks.
    pub(super) quoted: bool,
    /// It is the first word of its statement, where a capital tells nothing.
    pub(super) first: bool,
    /// No letter or digit is in it.
    pub(super) sign: bool,
}

/// Words that tell little of what a sentence is about.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "and", "or", "for", "with", "by", "from", "as", "is", "was", "are",
    "were", "be", "been", "has", "have", "had", "it", "its", "that", "this", "which", "who", "he", "she", "they",
    "his", "her", "their",
];

/// Tokens of `span` of `text`, in order. Letters and digits run together with the apostrophes, points and
/// commas inside them ("U.S", "50,818", "don't"); every other sign is a token of its own.
/// `quotes` are the quotations of the text ([`quotations`]).
pub(super) fn tokens(text: &str, span: Span, quotes: &[Span]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut chars = span.of(text).char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() || is_invisible(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        if c.is_alphanumeric() {
            while let Some(&(next, d)) = chars.peek() {
                let rest = || {
                    span.of(text).get(next + d.len_utf8()..).and_then(|rest| rest.chars().find(|c| !is_invisible(*c)))
                };
                let joined = matches!(d, '\'' | '’' | '.' | ',') && rest().is_some_and(|after| joins(c, d, after));
                if !(d.is_alphanumeric()
                    || joined
                    || is_invisible(d)
                    || unicode_normalization::char::is_combining_mark(d))
                {
                    break;
                }
                end = next + d.len_utf8();
                chars.next();
            }
        }
        let place = Span::new(at, end).shift(span.start);
        let nearest = quotes.partition_point(|quote| quote.end <= place.start);
        let in_quotes = quotes.get(nearest).is_some_and(|quote| quote.contains(place));
        let mut next = token(text, place, in_quotes);
        next.first = !next.sign && found.iter().all(|before| before.sign);
        found.push(next);
    }
    found
}

/// What stands between quotation marks, the marks left out, in order. A quotation ends with its paragraph at the
/// latest: running quotations open a mark again in the next one.
pub(super) fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let ends = matches!(c, '”' | '»' | '\n') || (c == '"' && open.is_some());
        if ends {
            found.extend(open.take().filter(|start| *start < at).map(|start| Span::new(start, at)));
        } else if matches!(c, '“' | '«' | '"') {
            open = open.or(Some(at + c.len_utf8()));
        }
    }
    found
}

/// A comma joins digits only ("50,818"), a point and an apostrophe letters too ("U.S", "don't").
fn joins(first: char, sign: char, after: char) -> bool {
    let digits = first.is_ascii_digit() && after.is_ascii_digit();
    if sign == ',' {
        digits
    } else {
        after.is_alphanumeric() && (digits || !after.is_uppercase() || sign != '.' || first.is_uppercase())
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn token(text: &str, span: Span, quoted: bool) -> Token {
    let words = span.of(text);
    let key = same_form(&fold(words));
    let first = words.chars().next();
    let sign = !words.chars().any(char::is_alphanumeric);
    let digits = words.chars().any(|c| c.is_ascii_digit());
    let weight = if sign {
        0.1
    } else if SMALL.contains(&key.as_str()) {
        0.3
    } else if digits {
        1.3
    } else {
        1.0
    };
    Token { span, key, weight, capital: first.is_some_and(char::is_uppercase), quoted, first: false, sign }
}

/// One key for forms that are the same: "U.S." and "US", "50,818" and "50818".
fn same_form(folded: &str) -> String {
    let digits = folded.chars().any(|c| c.is_ascii_digit());
    if digits {
        return folded.chars().filter(|c| *c != ',').collect();
    }
    let lettered = folded.split('.').all(|part| part.chars().count() <= 1);
    if lettered && folded.len() > 1 && folded.contains('.') { folded.replace('.', "") } else { folded.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{quotations, tokens};
    use crate::text::Span;

    fn keys(text: &str) -> Vec<String> {
        tokens(text, Span::new(0, text.len()), &quotations(text)).into_iter().map(|token| token.key).collect()
    }

    #[test]
    fn words_numbers_and_signs() {
        assert_eq!(
            keys("The U.S. paid 50,818 votes, didn’t it?"),
            ["the", "us", ".", "paid", "50818", "votes", ",", "didn't", "it", "?"]
        );
        assert_eq!(keys("3.5 kilo\u{ad}metres. Two"), ["3.5", "kilometres", ".", "two"]);
        assert_eq!(keys("end.Next a,b"), ["end", ".", "next", "a", ",", "b"]);
    }

    #[test]
    fn what_stands_in_quotation_marks() {
        let text = "“No way,” she said.";
        let quoted: Vec<_> = tokens(text, Span::new(0, text.len()), &quotations(text))
            .into_iter()
            .filter(|t| t.quoted && !t.sign)
            .map(|t| t.key)
            .collect();
        assert_eq!(quoted, ["no", "way"]);
    }
}
