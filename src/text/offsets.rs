//! Bytes to code points and back, for the edges of the program.

use super::Span;

/// Bytes between two remembered places; a look-up counts the chars of at most so many bytes.
const STEP: usize = 512;

/// An index over one text that turns byte offsets into code point offsets and back.
///
/// Files and exports count Unicode code points (W3C TextPositionSelector), egui counts chars, which
/// are the same; inside, everything is bytes.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// `(byte, chars before it)`, at most [`STEP`] bytes apart, first `(0, 0)`.
    marks: Vec<(usize, usize)>,
}

impl CodePoints {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut marks = vec![(0, 0)];
        let (mut from, mut chars) = (0, 0);
        // Counted a step at a time, which is many times faster than to look at every char: an edit in the window waits
        // for this.
        while text.len() - from > STEP {
            let mut to = from + STEP;
            while !text.is_char_boundary(to) {
                to -= 1;
            }
            chars += Span::new(from, to).of(text).chars().count();
            marks.push((to, chars));
            from = to;
        }
        Self { marks }
    }

    /// Code points before `byte` of `text`, the text this index was made from.
    /// A byte inside a char counts as its start; one past the end counts as the end.
    pub fn at_byte(&self, text: &str, byte: usize) -> usize {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let at = self.marks.partition_point(|mark| mark.0 <= byte) - 1;
        let (from, chars) = self.marks[at];
        chars + Span::new(from, byte).of(text).chars().count()
    }

    /// The byte at which code point `count` of `text` starts; the text's length where there are fewer.
    pub fn byte_at(&self, text: &str, count: usize) -> usize {
        let at = self.marks.partition_point(|mark| mark.1 <= count) - 1;
        let (from, chars) = self.marks[at];
        let rest = Span::new(from, text.len()).of(text);
        rest.char_indices().nth(count - chars).map_or(text.len(), |(byte, _)| from + byte)
    }

    /// `span` as `[start, end)` in code points.
    pub fn range(&self, text: &str, span: Span) -> [usize; 2] {
        [self.at_byte(text, span.start), self.at_byte(text, span.end)]
    }

    /// The span of code points `start..end`.
    pub fn span(&self, text: &str, start: usize, end: usize) -> Span {
        Span::new(self.byte_at(text, start), self.byte_at(text, end))
    }
}

#[cfg(test)]
mod tests {
    use super::{CodePoints, STEP};

    #[test]
    fn there_and_back_at_every_char() {
        let text = "aé€😀 ".repeat(STEP);
        let index = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.at_byte(&text, byte), count);
            assert_eq!(index.byte_at(&text, count), byte);
        }
        assert_eq!(index.byte_at(&text, usize::MAX), text.len());
    }

    #[test]
    fn empty_text() {
        let index = CodePoints::new("");
        assert_eq!((index.at_byte("", 3), index.byte_at("", 3)), (0, 0));
    }
}
