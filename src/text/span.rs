//! A range of bytes in a text.

use std::ops::Range;

/// Bytes `start..end` of one text, end exclusive, both on char boundaries of that text.
///
/// A span does not know its text; [`Span::of`] gives an empty string where the two do not belong
/// together, so a wrong pair shows nothing rather than panics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Span {
    /// The span `start..end`; an end before the start makes it empty.
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// No byte is in it.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words it stands for in `text`, or nothing where it does not lie on its char boundaries.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether `byte` lies in it.
    pub const fn has(self, byte: usize) -> bool {
        self.start <= byte && byte < self.end
    }

    /// Whether `other` lies wholly in it.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same length, `by` bytes further on.
    #[must_use]
    pub const fn shift(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// From the first byte of either to the last of either.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What the two have in common, if anything.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let both = Self { start: self.start.max(other.start), end: self.end.min(other.end) };
        (both.start < both.end).then_some(both)
    }

    /// Without white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_span_off_the_boundaries_is_empty_words() {
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert_eq!(Span::new(0, 9).of("é"), "");
        assert_eq!(Span::new(0, 2).of("é"), "é");
    }

    #[test]
    fn common_and_cover() {
        let (a, b) = (Span::new(0, 5), Span::new(3, 9));
        assert_eq!(a.common(b), Some(Span::new(3, 5)));
        assert_eq!(a.common(Span::new(5, 6)), None);
        assert_eq!(a.cover(b), Span::new(0, 9));
    }

    #[test]
    fn trim_keeps_the_words() {
        let text = "x  two words\u{a0} y";
        assert_eq!(Span::new(1, text.len() - 1).trim(text).of(text), "two words");
    }
}
