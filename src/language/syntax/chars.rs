//! Classes of characters, as the tokenizer and the word shapes were trained with (Python's and spaCy's).

use crate::language::hidden::is_hidden;
use std::borrow::Cow;

/// Marks that stand on their own wherever they touch a word.
pub(super) const PUNCTUATION: &str = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪";

/// Quotation marks and brackets of quotations.
pub(super) const QUOTES: &str = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉⟦⟧";

/// Signs of currencies.
pub(super) const CURRENCIES: &str = "$£€¥฿₽﷼₴₠₡₢₣₤₥₦₧₨₩₪₫₭₮₯₰₱₲₳₵₶₷₸₹₺₻₼₾₿";

/// Units which are split from the figure before them.
pub(super) const UNITS: &[&str] = &[
    "km", "km²", "km³", "m", "m²", "m³", "dm", "dm²", "dm³", "cm", "cm²", "cm³", "mm", "mm²", "mm³", "ha", "µm", "nm",
    "yd", "in", "ft", "kg", "g", "mg", "µg", "t", "lb", "oz", "m/s", "km/h", "kmh", "mph", "hPa", "Pa", "mbar", "mb",
    "MB", "kb", "KB", "gb", "GB", "tb", "TB", "T", "G", "M", "K", "%",
];

/// Letters as Python's `isalpha` has them: no Roman numerals, no circled letters.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, '\u{2160}'..='\u{2188}' | '\u{24b6}'..='\u{24e9}' | '\u{3007}' | '\u{3021}'..='\u{3029}')
}

/// Lower-case letters, and letters without case.
pub(super) fn is_lower(c: char) -> bool {
    is_letter(c) && !c.is_uppercase()
}

/// Upper-case letters, and letters without case.
pub(super) fn is_upper(c: char) -> bool {
    is_letter(c) && !c.is_lowercase()
}

/// Digits as Python's `isdigit` has them: superscripts count, fractions and number letters do not.
pub(super) fn is_digit(c: char) -> bool {
    c.is_numeric()
        && !matches!(c, '¼'..='¾' | '\u{2150}'..='\u{218f}' | '\u{2469}'..='\u{2473}' | '\u{247d}'..='\u{2487}'
            | '\u{2491}'..='\u{249b}' | '\u{24eb}'..='\u{24f4}' | '\u{24fe}' | '\u{3007}' | '\u{3021}'..='\u{3029}'
            | '\u{3192}'..='\u{3195}' | '\u{3220}'..='\u{3229}')
}

/// Symbols and pictures.
pub(super) fn is_icon(c: char) -> bool {
    matches!(c, '¦' | '©' | '®' | '°' | '\u{2100}'..='\u{2101}' | '\u{2103}'..='\u{2106}' | '\u{2116}' | '\u{2117}'
        | '\u{211E}'..='\u{2123}' | '\u{2195}'..='\u{2199}' | '\u{219C}'..='\u{219F}' | '\u{2300}'..='\u{2307}'
        | '\u{230C}'..='\u{231F}' | '\u{2322}'..='\u{2426}' | '\u{249C}'..='\u{24E9}' | '\u{2500}'..='\u{25B6}'
        | '\u{25B8}'..='\u{25F7}' | '\u{2600}'..='\u{266E}' | '\u{2670}'..='\u{2767}' | '\u{2794}'..='\u{27BF}'
        | '\u{2800}'..='\u{28FF}' | '\u{2B00}'..='\u{2B2F}' | '\u{FFFD}' | '\u{1F000}'..='\u{1F3FA}'
        | '\u{1F400}'..='\u{1FAFF}')
}

/// A word without characters that nobody sees.
pub(super) fn visible(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || !word.contains(is_hidden) { word.into() } else { word.replace(is_hidden, "").into() }
}

/// The shape of a word: X, x, d and other characters, runs cut at four.
pub(super) fn shape(word: &str) -> String {
    if word.chars().nth(99).is_some() {
        return "LONG".into();
    }
    let (mut out, mut last, mut run) = (String::new(), None, 0);
    for c in word.chars() {
        let kind = match c {
            c if is_letter(c) && c.is_uppercase() => 'X',
            c if is_letter(c) => 'x',
            c if is_digit(c) => 'd',
            c => c,
        };
        run = if Some(kind) == last { run + 1 } else { 0 };
        last = Some(kind);
        if run < 4 {
            out.push(kind);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters() {
        assert_eq!(visible("co\u{ad}op\u{200b}"), "coop");
        assert_eq!(visible("café"), "café");
    }

    #[test]
    fn shapes() {
        assert_eq!(shape("McDonald's"), "XxXxxxx'x");
        assert_eq!(shape("1990s"), "ddddx");
        assert_eq!(shape(&"a".repeat(100)), "LONG");
        assert_eq!(shape("日本"), "xx");
    }
}
