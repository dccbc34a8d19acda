//! How a draft travels from the child process: one JSON object, checked when it arrives.

use serde::{Deserialize, Serialize};

use super::super::ImportError;
use crate::document::{Draft, DraftBlock, DraftKind, ImportNote, NoteKind, Part, SourceNote, Style};
use crate::text::Span;

/// What the child answers.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Answer {
    /// Why there is no draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refused: Option<Refusal>,
    #[serde(default)]
    blocks: Vec<Block>,
    #[serde(default)]
    notes: Vec<(Kind, String)>,
    #[serde(default)]
    source_notes: Vec<(usize, usize, String)>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Refusal {
    Locked,
    Scanned,
    NoText,
    NoLetters,
    Damaged,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    LeftOut,
    Guessed,
    Look,
}

#[derive(Debug, Serialize, Deserialize)]
struct Block {
    text: String,
    kind: Shape,
    standfirst: bool,
    furniture: bool,
    gap: bool,
    bold: Vec<(usize, usize)>,
    italic: Vec<(usize, usize)>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    Heading(u8),
    Paragraph,
    PullQuote,
    TableRow,
}

/// Reads a PDF and says what came of it, as JSON: all that the child process does.
pub(crate) fn answer(bytes: &[u8]) -> Vec<u8> {
    let answer = match super::read(bytes) {
        Ok(draft) => Answer {
            blocks: draft.blocks.iter().map(Block::of).collect(),
            notes: draft.notes.iter().map(|note| (Kind::of(note.kind), note.message.clone())).collect(),
            source_notes: draft.source_notes.into_iter().map(|(at, note)| (at, note.span.start, note.text)).collect(),
            refused: None,
        },
        Err(error) => Answer { refused: Some(Refusal::of(&error)), ..Answer::default() },
    };
    serde_json::to_vec(&answer).unwrap_or_default()
}

/// What the child said. It was busy with a hostile file: nothing in it is trusted to fit.
pub(crate) fn parse(json: &[u8]) -> Result<Draft, ImportError> {
    let damaged = ImportError::Damaged { what: "PDF" };
    let answer: Answer = serde_json::from_slice(json).map_err(|error| {
        tracing::debug!(%error, "answer of the child");
        damaged
    })?;
    if let Some(refused) = answer.refused {
        return Err(refused.error());
    }
    let mut draft = Draft { blocks: answer.blocks.into_iter().map(Block::back).collect(), ..Draft::default() };
    draft.notes = answer
        .notes
        .into_iter()
        .map(|(kind, message)| ImportNote { kind: kind.back(), message, quote: String::new(), span: None })
        .collect();
    for (at, byte, text) in answer.source_notes {
        if draft.blocks.get(at).is_some_and(|block| block.text.is_char_boundary(byte)) {
            draft.source_notes.push((at, SourceNote { span: Span::new(byte, byte), text, author: String::new() }));
        }
    }
    Ok(draft)
}

impl Refusal {
    fn of(error: &ImportError) -> Self {
        match error {
            ImportError::Locked => Self::Locked,
            ImportError::Scanned => Self::Scanned,
            ImportError::NoText => Self::NoText,
            ImportError::NoLetters => Self::NoLetters,
            _ => Self::Damaged,
        }
    }

    fn error(self) -> ImportError {
        match self {
            Self::Locked => ImportError::Locked,
            Self::Scanned => ImportError::Scanned,
            Self::NoText => ImportError::NoText,
            Self::NoLetters => ImportError::NoLetters,
            Self::Damaged => ImportError::Damaged { what: "PDF" },
        }
    }
}

impl Kind {
    const fn of(kind: NoteKind) -> Self {
        match kind {
            NoteKind::LeftOut => Self::LeftOut,
            NoteKind::Guessed => Self::Guessed,
            NoteKind::Look => Self::Look,
        }
    }

    const fn back(self) -> NoteKind {
        match self {
            Self::LeftOut => NoteKind::LeftOut,
            Self::Guessed => NoteKind::Guessed,
            Self::Look => NoteKind::Look,
        }
    }
}

impl Block {
    fn of(block: &DraftBlock) -> Self {
        let spans = |style: Style| {
            let own = block.styles.iter().filter(|(_, own)| *own == style);
            own.map(|(span, _)| (span.start, span.end)).collect()
        };
        Self {
            kind: match block.kind {
                DraftKind::Heading(level) => Shape::Heading(level),
                DraftKind::TableRow => Shape::TableRow,
                DraftKind::PullQuote => Shape::PullQuote,
                _ => Shape::Paragraph,
            },
            standfirst: block.part == Some(Part::Standfirst),
            furniture: block.furniture,
            gap: block.gap_before,
            bold: spans(Style::Bold),
            italic: spans(Style::Italic),
            text: block.text.clone(),
        }
    }

    fn back(self) -> DraftBlock {
        let text = self.text;
        let fits = |(from, to): (usize, usize)| {
            let fine = from < to && text.get(from..to).is_some();
            fine.then(|| Span::new(from, to))
        };
        let mut styles: Vec<(Span, Style)> =
            self.bold.into_iter().filter_map(fits).map(|span| (span, Style::Bold)).collect();
        styles.extend(self.italic.into_iter().filter_map(fits).map(|span| (span, Style::Italic)));
        styles.sort_by_key(|(span, _)| *span);
        let kind = match self.kind {
            Shape::Heading(level) => DraftKind::Heading(level.clamp(1, 6)),
            Shape::Paragraph => DraftKind::Paragraph,
            Shape::PullQuote => DraftKind::PullQuote,
            Shape::TableRow => DraftKind::TableRow,
        };
        let part = self.standfirst.then_some(Part::Standfirst);
        DraftBlock { text, kind, part, furniture: self.furniture, styles, gap_before: self.gap, rule_before: false }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::import::ImportError;

    #[test]
    fn an_answer_that_does_not_hold_together_is_no_danger() {
        let odd = r#"{"blocks": [{"text": "é", "kind": {"heading": 9}, "standfirst": false, "furniture": false,
            "gap": true, "bold": [[1, 2], [0, 9], [2, 0]], "italic": []}], "source_notes": [[0, 1, "n"], [7, 0, "n"]]}"#;
        let draft = parse(odd.as_bytes()).expect("read");
        assert!(draft.blocks[0].styles.is_empty() && draft.source_notes.is_empty());
        assert_eq!(parse(br#"{"refused": "locked"}"#).expect_err("refused"), ImportError::Locked);
        assert_eq!(parse(b"").expect_err("refused"), ImportError::Damaged { what: "PDF" });
    }
}
