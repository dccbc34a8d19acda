//! The names of all places in one document, for reports that ask for many.

use crate::document::{Document, StatementId, place};

/// The names of all places in one document; see [`place`].
pub struct Places {
    names: Vec<String>,
}

impl Places {
    /// Reads the document once.
    pub fn new(document: &Document) -> Self {
        Self { names: document.statements.iter().map(|statement| place(document, statement)).collect() }
    }

    /// The name of the place of a statement.
    pub fn of(&self, id: StatementId) -> &str {
        self.names.get(id.index()).map_or("", String::as_str)
    }
}
