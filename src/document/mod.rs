//! An article as the program sees it: blocks of text, each in one part of the page, cut into statements.
//!
//! Import gives a [`Draft`] (blocks as they stood in the file, parts unknown or hinted); [`build`] finds
//! the parts, leaves page furniture out, cuts sentences and returns a [`Document`] with notes on what it
//! dropped or guessed. What an editor set by hand ([`Override`]) wins over all of it. A document never
//! changes: a new version of the file is a new document.

mod block;
mod build;
mod chrome;
mod credits;
mod draft;
mod english;
mod facts;
mod faq;
mod hand;
mod head;
mod labels;
mod meta;
mod notes;
mod overrides;
mod part;
mod place;
mod printed;
mod questions;
mod row;
mod same;
mod sections;
mod segment;
mod shape;
mod statement;
mod statements;
mod unnamed;

pub use block::{Block, BlockId, BlockKind, Style};
pub use build::build;
pub use credits::is_credit;
pub use draft::{Draft, DraftBlock, DraftKind, SourceNote};
pub use facts::{Fact, FactKind, facts};
pub use labels::Labels;
pub use meta::Meta;
pub use notes::{ImportNote, LeftOut, NoteKind};
pub use overrides::{Override, OverrideKind, PageReading};
pub use part::Part;
pub use place::{place, short_place};
pub(crate) use printed::{are_near, is_stamp, iso_date};
pub use same::{elsewhere, repeats};
pub use segment::Segmenter;
pub use shape::ends_sentence;
pub use statement::{Statement, StatementId, StatementRole};
pub(crate) use statements::{Numbers, sentences_before};

use crate::text::Span;

/// One version of an article.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The reading text: the texts of all blocks in reading order, parted by one line break.
    /// All spans in a document are bytes of this text.
    pub text: String,
    /// What the page says about itself.
    pub meta: Meta,
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
    /// Statements in reading order; [`StatementId`] is the place in this list.
    pub statements: Vec<Statement>,
    /// Text of the file that is in no block, with its place, so that it can be put back.
    pub left_out: Vec<LeftOut>,
    /// Remarks which came with the draft (comments, footnotes), by the place they stand on.
    pub source_notes: Vec<SourceNote>,
}

impl Document {
    /// The statement with this id.
    ///
    /// # Panics
    /// Where the id comes from another document: that is a fault of the program, not of its input.
    pub fn statement(&self, id: StatementId) -> &Statement {
        &self.statements[id.index()]
    }

    /// The block with this id.
    ///
    /// # Panics
    /// As [`Document::statement`].
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.index()]
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The statement in which `byte` lies, if any.
    pub fn statement_at(&self, byte: usize) -> Option<StatementId> {
        let at = self.statements.partition_point(|statement| statement.span.end <= byte);
        self.statements.get(at).filter(|statement| statement.span.has(byte)).map(|statement| statement.id)
    }

    /// Ids of all statements, in reading order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = StatementId> + use<> {
        (0..self.statements.len()).map(StatementId::from_index)
    }

    /// The statements of one part, in reading order.
    pub fn of_part(&self, part: Part) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(move |statement| statement.part == part)
    }

    /// The statements of one block, in reading order.
    pub fn of_block(&self, block: BlockId) -> &[Statement] {
        let from = self.statements.partition_point(|statement| statement.block < block);
        let to = self.statements.partition_point(|statement| statement.block <= block);
        self.statements.get(from..to).unwrap_or_default()
    }

    /// Statements that are counted: all but headings, listed subheadings, questions and what an editor
    /// set as no claim.
    pub fn counted(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(|statement| statement.is_counted())
    }
}
