//! What an editor calls the place of a statement: "Key point 3", "FAQ 1, sentence 2", "Paragraph 4, sentence 1".

use crate::document::{BlockKind, Document, Part, Statement, StatementId, StatementRole};

/// The names of all places in one document.
pub struct Places {
    names: Vec<String>,
}

impl Places {
    /// Reads the document once.
    pub fn new(document: &Document) -> Self {
        let mut paragraph = 0;
        let mut number = vec![0; document.blocks.len()];
        for block in document.blocks.iter().filter(|block| block.part == Part::Body) {
            if !matches!(block.kind, BlockKind::Heading(_)) {
                paragraph += 1;
                number[block.id.index()] = paragraph;
            }
        }
        let captions = document.blocks.iter().filter(|block| block.part == Part::Caption).count();
        let names = document.statements.iter().map(|statement| {
            let siblings = siblings(document, statement);
            let item = number.get(statement.block.index()).copied().unwrap_or_default();
            name(statement, item, siblings > 1, captions > 1)
        });
        Self { names: names.collect() }
    }

    /// The name of the place of a statement.
    pub fn of(&self, id: StatementId) -> &str {
        self.names.get(id.index()).map_or("", String::as_str)
    }
}

/// How many statements the item of this statement has, questions apart.
fn siblings(document: &Document, statement: &Statement) -> usize {
    let near = document.statements.get(statement.id.index()..).unwrap_or_default().iter();
    let before = document.statements.get(..statement.id.index()).unwrap_or_default().iter().rev();
    let same = |other: &&Statement| {
        let one_item = other.part == statement.part && other.item == statement.item;
        one_item && (other.part != Part::Body || other.block == statement.block)
    };
    let counts = |other: &&Statement| other.role != StatementRole::Question;
    near.take_while(same).filter(counts).count() + before.take_while(same).filter(counts).count()
}

fn name(statement: &Statement, paragraph: usize, several: bool, captions: bool) -> String {
    let item = statement.item.max(1);
    let base = match statement.part {
        _ if statement.role == StatementRole::Question => return format!("FAQ {item}, question"),
        Part::Headline => "Headline".to_owned(),
        Part::Standfirst => "Standfirst".to_owned(),
        Part::Byline => "Byline".to_owned(),
        Part::Body if statement.role == StatementRole::Heading || paragraph == 0 => return "Heading".to_owned(),
        Part::Body => format!("Paragraph {paragraph}"),
        Part::Caption if captions => format!("Caption {item}"),
        Part::Caption => "Caption".to_owned(),
        Part::Subheadings => format!("Listed subheading {item}"),
        Part::KeyPoints => format!("Key point {item}"),
        Part::Summary => format!("Summary, paragraph {item}"),
        Part::Faq => format!("FAQ {item}"),
    };
    if several || statement.part == Part::Body {
        format!("{base}, sentence {}", statement.sentence.max(1))
    } else {
        base
    }
}
