//! Characters that nobody sees and that change no word: they guide how text is set.

/// Soft hyphens, zero-width spaces and joiners, direction marks, byte order marks.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
