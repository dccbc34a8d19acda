//! What a word list holds beside its words, as the built-in list of its name shows: a list laid over it has to be alike.
//!
//! Checks read the columns of some lists as numbers and of others as one of a few words; a list of a house that has
//! something else there would be read as if it said nothing.

use std::collections::BTreeSet;

use super::Lexicon;

/// A column whose words come back so often on average is closed: "may", "never" or "number".
const COMES_BACK: usize = 8;

/// The columns of a list after its words.
#[derive(Debug)]
pub(super) struct Shape {
    /// Every row has them.
    owed: bool,
    columns: Vec<Column>,
}

#[derive(Debug)]
enum Column {
    /// A whole number, no less and no more than these.
    Number(u32, u32),
    /// One of these.
    Word(BTreeSet<String>),
    /// Anything.
    Free,
}

impl Shape {
    /// The shape of a list.
    pub(super) fn of(list: &Lexicon) -> Self {
        let values: Vec<&str> = list.iter().map(|(_, value)| value).filter(|value| !value.is_empty()).collect();
        let width = values.iter().map(|value| value.split('\t').count()).max().unwrap_or(0);
        let columns = (0..width).map(|at| {
            let column: Vec<&str> = values.iter().filter_map(|value| value.split('\t').nth(at)).collect();
            let distinct: BTreeSet<String> = column.iter().map(|&value| value.to_owned()).collect();
            let numbers: Option<Vec<u32>> = column.iter().map(|value| value.parse().ok()).collect();
            match numbers.and_then(|numbers| Some((*numbers.iter().min()?, *numbers.iter().max()?))) {
                Some((least, most)) => Column::Number(least, most),
                None if distinct.len() * COMES_BACK <= column.len() => Column::Word(distinct),
                None => Column::Free,
            }
        });
        Self { owed: values.len() == list.iter().count(), columns: columns.collect() }
    }

    /// What is wrong with the columns of a row, and what to do.
    pub(super) fn fault(&self, entry: &str, value: &str) -> Option<String> {
        if value.is_empty() {
            let owed = self.owed && !self.columns.is_empty();
            return owed.then(|| format!("\u{201c}{entry}\u{201d} needs a value after a tab, as in the built-in list"));
        }
        let values: Vec<&str> = value.split('\t').collect();
        if values.len() > self.columns.len() {
            return Some(match self.columns.len() {
                0 => format!("this list takes no values; delete the tab and what stands after \u{201c}{entry}\u{201d}"),
                1 => format!(
                    "one value after \u{201c}{entry}\u{201d} is all that this list takes; delete the second tab"
                ),
                most => format!("\u{201c}{entry}\u{201d} has {} values, and the list takes {most}", values.len()),
            });
        }
        values.iter().zip(&self.columns).find_map(|(value, column)| match column {
            Column::Number(least, most) if !value.parse().is_ok_and(|n: u32| (*least..=*most).contains(&n)) => {
                Some(format!(
                    "\u{201c}{value}\u{201d} after \u{201c}{entry}\u{201d} has to be a number from {least} to {most}"
                ))
            }
            Column::Word(words) if !words.contains(*value) => {
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let words = words.join(", ");
                Some(format!("\u{201c}{value}\u{201d} after \u{201c}{entry}\u{201d} has to be one of: {words}"))
            }
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Rules;
    use super::Shape;

    fn fault(list: &str, entry: &str, value: &str) -> Option<String> {
        Shape::of(&Rules::builtin().lexicon(list)).fault(entry, value)
    }

    #[test]
    fn columns_are_as_in_the_built_in_list() {
        for (list, entry, value, cure) in [
            ("weekdays", "Tuesday", "soon", "a number from 1 to 7"),
            ("weekdays", "Tuesday", "2\t3", "delete the second tab"),
            ("weekdays", "Tuesday", "", "needs a value"),
            ("hedges", "maybe", "2", "takes no values"),
            ("abbreviations", "Cllr", "always", "one of: may, never, number"),
            ("number_words", "three", "banana\t3", "cardinal"),
            ("placeholders", "TK", "but", "one of: except"),
        ] {
            let fault = fault(list, entry, value).unwrap_or_else(|| panic!("{list}: {entry} {value}: no fault"));
            assert!(fault.contains(cure), "{list}: {fault}");
        }
        for (list, entry, value) in [
            ("weekdays", "Tues", "2"),
            ("hedges", "maybe", ""),
            ("number_words", "umpteen", "group\t40"),
            ("units", "furlong", "furlong\tlength"),
            ("synonyms", "wombat", "marsupial"),
            ("placeholders", "ASK DANA", ""),
            ("placeholders", "TK Foods", "except"),
        ] {
            assert_eq!(fault(list, entry, value), None, "{list}: {entry}");
        }
    }
}
