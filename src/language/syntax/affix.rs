//! What is split from a word: prefixes, suffixes, infixes; and what stays whole: addresses (spaCy's English rules).

use super::chars::{CURRENCIES, PUNCTUATION, QUOTES, UNITS, is_icon, is_letter, is_lower, is_upper};
use std::ops::Range;

/// Dollars of a country.
const DOLLARS: [&str; 3] = ["US$", "C$", "A$"];

/// Length in bytes of the prefix to split off, 0 for none.
pub(super) fn prefix_len(s: &str) -> usize {
    let mut chars = s.chars();
    let Some(c) = chars.next() else { return 0 };
    if "§%=—–".contains(c) || is_mark(c) || CURRENCIES.contains(c) {
        return c.len_utf8();
    }
    if c == '+' && !chars.next().is_some_and(|d| d.is_ascii_digit()) {
        return 1;
    }
    match leading_dots(s) {
        0 => DOLLARS.iter().find(|d| s.starts_with(**d)).map_or(0, |d| d.len()),
        dots => dots,
    }
}

/// Length in bytes of the suffix to split off, 0 for none. Longer suffixes come first.
pub(super) fn suffix_len(s: &str) -> usize {
    let Some(c) = s.chars().next_back() else { return 0 };
    let dots = s.bytes().rev().take_while(|&b| b == b'.').count();
    if dots >= 2 {
        return dots;
    }
    if let Some(possessive) = ["'s", "'S", "’s", "’S"].iter().find(|p| s.ends_with(**p)) {
        return possessive.len();
    }
    let digit_before = |suffix: &str| s.strip_suffix(suffix).is_some_and(|s| s.ends_with(|c: char| c.is_ascii_digit()));
    if let Some(dollar) = DOLLARS.iter().find(|d| digit_before(d)) {
        return dollar.len();
    }
    if let Some(len) = UNITS.iter().filter(|u| digit_before(u)).map(|u| u.len()).max() {
        return len;
    }
    if is_mark(c) || c == '—' || c == '–' {
        return c.len_utf8();
    }
    if (c == '+' || CURRENCIES.contains(c)) && digit_before(c.encode_utf8(&mut [0; 4])) {
        return c.len_utf8();
    }
    usize::from(c == '.' && ends_sentence(s))
}

/// Whether the full stop at the end belongs to the sentence, not to an abbreviation.
fn ends_sentence(s: &str) -> bool {
    let mut before = s.chars().rev().skip(1);
    let (last, second) = (before.next(), before.next());
    last.is_some_and(|a| {
        a.is_ascii_digit()
            || is_lower(a)
            || "%²-+".contains(a)
            || PUNCTUATION.contains(a)
            || QUOTES.contains(a)
            || is_upper(a) && second.is_some_and(is_upper)
            || "FfCcKk".contains(a) && second == Some('°')
    })
}

/// The parts inside a word that split it, as byte ranges.
pub(super) fn infixes(s: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = s.char_indices().collect();
    let (mut found, mut i) = (Vec::new(), 0);
    while i < chars.len() {
        let len = infix_chars(&chars, i);
        if len > 0 {
            found.push(chars[i].0..chars.get(i + len).map_or(s.len(), |c| c.0));
        }
        i += len.max(1);
    }
    found
}

/// Characters of the infix that begins at character `i`, 0 for none.
fn infix_chars(chars: &[(usize, char)], i: usize) -> usize {
    let at = |i: usize| chars.get(i).map(|c| c.1);
    let c = chars[i].1;
    let (previous, next) = (i.checked_sub(1).and_then(at), at(i + 1));
    let letter = |c: Option<char>| c.is_some_and(is_letter);
    let word = |c: Option<char>| c.is_some_and(|c| is_letter(c) || c.is_ascii_digit());
    let ascii_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let quote = |c: char| QUOTES.contains(c);
    if c == '.' && next == Some('.') {
        return chars[i..].iter().take_while(|c| c.1 == '.').count();
    }
    let single = c == '…'
        || is_icon(c)
        || "+-*^".contains(c) && ascii_digit(previous) && (ascii_digit(next) || next == Some('-'))
        || c == '.'
            && previous.is_some_and(|c| is_lower(c) || quote(c))
            && next.is_some_and(|c| is_upper(c) || quote(c))
        || c == ',' && letter(previous) && letter(next);
    if single {
        return 1;
    }
    if "-–—~".contains(c) && word(previous) {
        // The dashes - – — ~, and the doubled or tripled -- --- ——.
        let run = chars[i..].iter().take(4).take_while(|x| x.1 == c).count();
        let longest = match c {
            '-' => 3,
            '—' => 2,
            _ => 1,
        };
        return if run <= longest && letter(at(i + run)) { run } else { 0 };
    }
    usize::from(":<>=/".contains(c) && word(previous) && letter(next))
}

/// Whether a word is a web or mail address, which stays whole.
pub(super) fn is_address(s: &str) -> bool {
    let rest = match s.split_once("://") {
        Some((scheme, rest))
            if scheme.len() >= 2 && scheme.chars().all(|c| c.is_alphanumeric() || "+-._".contains(c)) =>
        {
            rest
        }
        _ => s,
    };
    let rest = rest.rsplit_once('@').filter(|(user, _)| !user.is_empty()).map_or(rest, |x| x.1);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let (host, port) = host.split_once(':').map_or((host, None), |(h, p)| (h, Some(p)));
    if port.is_some_and(|p| !(2..=5).contains(&p.len()) || !p.bytes().all(|b| b.is_ascii_digit())) {
        return false;
    }
    let parts: Vec<&str> = host.split('.').collect();
    if parts.len() == 4 && parts.iter().all(|p| p.parse::<u8>().is_ok()) {
        return true;
    }
    let Some((top, names)) = parts.split_last() else { return false };
    let wide = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    let name =
        |p: &&str| p.starts_with(wide) && p.ends_with(wide) && p.chars().all(|c| wide(c) || c == '_' || c == '-');
    !names.is_empty()
        && (2..=63).contains(&top.chars().count())
        && top.chars().all(char::is_lowercase)
        && names.iter().all(name)
}

fn is_mark(c: char) -> bool {
    PUNCTUATION.contains(c) || QUOTES.contains(c) || is_icon(c)
}

fn leading_dots(s: &str) -> usize {
    let dots = s.bytes().take_while(|&b| b == b'.').count();
    if dots >= 2 { dots } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes() {
        assert_eq!(prefix_len("“Yes"), 3);
        assert_eq!(prefix_len("US$5"), 3);
        assert_eq!(prefix_len("+5"), 0);
        assert_eq!(suffix_len("10km"), 2);
        assert_eq!(suffix_len("km"), 0);
        assert_eq!(suffix_len("years."), 1);
        assert_eq!(suffix_len("A."), 0);
        assert_eq!(suffix_len("wait..."), 3);
    }

    #[test]
    #[expect(clippy::single_range_in_vec_init, reason = "one infix is one range")]
    fn splits_inside_words() {
        assert_eq!(infixes("well-known"), [4..5]);
        assert_eq!(infixes("end--start"), [3..5]);
        assert_eq!(infixes("a...b"), [1..4]);
        assert!(infixes("3.5").is_empty());
        assert!(infixes(&"-".repeat(10_000)).is_empty());
    }

    #[test]
    fn addresses() {
        assert!(is_address("https://example.org/a?b") && is_address("desk@paper.example") && is_address("10.0.0.1"));
        assert!(!is_address("end.Next") && !is_address("word") && !is_address(""));
    }
}
