//! The words of one block while they are collected: white space collapsed, styles remembered.

use crate::document::{DraftBlock, DraftKind, Style};
use crate::text::Span;

/// Collects text pieces into one line of words.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    styles: Vec<(Span, Style)>,
    open: Vec<(Style, usize)>,
    space: bool,
}

impl Words {
    /// Adds a piece; runs of white space, no-break spaces too, become one space.
    pub(super) fn push(&mut self, piece: &str) {
        self.push_at(piece, |_, _| {});
    }

    /// As [`Words::push`]; tells for each sign of the piece that is kept its byte in the words and in the piece.
    pub(super) fn push_at(&mut self, piece: &str, mut kept: impl FnMut(usize, usize)) {
        for (at, c) in piece.char_indices() {
            if c.is_whitespace() {
                self.space = true;
            } else if !is_invisible(c) {
                if self.space && !self.text.is_empty() {
                    self.text.push(' ');
                }
                self.space = false;
                kept(self.text.len(), at);
                self.text.push(c);
            }
        }
    }

    /// A space, if words follow.
    pub(super) fn space(&mut self) {
        self.space = true;
    }

    /// Words from here on are set so.
    pub(super) fn begin(&mut self, style: Style) {
        self.open.push((style, self.text.len() + usize::from(self.space && !self.text.is_empty())));
    }

    /// Words from here on are no longer set so.
    pub(super) fn end(&mut self, style: Style) {
        if let Some(at) = self.open.iter().rposition(|(open, _)| *open == style) {
            let (_, from) = self.open.remove(at);
            self.add(from, style);
        }
    }

    fn add(&mut self, from: usize, style: Style) {
        let span = Span::new(from.min(self.text.len()), self.text.len()).trim(&self.text);
        let covered = self.styles.iter().any(|(own, set)| *set == style && own.overlaps(span));
        if !span.is_empty() && !covered {
            self.styles.push((span, style));
        }
    }

    /// Bytes collected so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// No word yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The block; styles that are still open go on in the next one.
    pub(super) fn take(&mut self, kind: DraftKind) -> Option<DraftBlock> {
        for (style, from) in self.open.clone() {
            self.add(from, style);
        }
        for open in &mut self.open {
            open.1 = 0;
        }
        self.space = false;
        let text = std::mem::take(&mut self.text);
        let mut styles = std::mem::take(&mut self.styles);
        styles.sort_by_key(|(span, _)| *span);
        (!text.is_empty()).then(|| DraftBlock { text, kind, styles, gap_before: true, ..DraftBlock::default() })
    }
}

/// `text` as words: white space collapsed, nothing invisible.
pub(super) fn clean(text: &str) -> String {
    let mut words = Words::default();
    words.push(text);
    words.text
}

fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::document::{DraftKind, Style};

    #[test]
    fn styles_sit_on_the_words() {
        let mut words = Words::default();
        words.push("The \u{a0} board ");
        words.begin(Style::Bold);
        words.push(" voted ");
        words.end(Style::Bold);
        words.push("today\u{ad}.");
        let block = words.take(DraftKind::Paragraph).expect("words");
        assert_eq!(block.text, "The board voted today.");
        assert_eq!(block.styles[0].0.of(&block.text), "voted");
    }
}
