//! What an editor calls the place of a statement: "Key point 3", "FAQ 1, sentence 2", "Paragraph 4, sentence 1".
//! The window, the reports and the command line all name places by this.

use super::{Document, Part, Statement, StatementRole};

/// The name of the place of a statement. It looks at the statements beside it only, since a window asks many times a
/// frame.
pub fn place(document: &Document, statement: &Statement) -> String {
    let item = statement.item;
    let head = match (statement.role, statement.part) {
        (StatementRole::Heading, Part::Body) => return "Heading".to_owned(),
        (StatementRole::Question, _) => return format!("FAQ {item}, question"),
        (_, Part::Headline) => "Headline".to_owned(),
        (_, Part::Standfirst) => "Standfirst".to_owned(),
        (_, Part::Byline) => "Byline".to_owned(),
        (_, Part::Body) => format!("Paragraph {item}"),
        (_, Part::Caption) => format!("Caption {item}"),
        (_, Part::Subheadings) => return format!("Listed subheading {item}"),
        (_, Part::KeyPoints) => format!("Key point {item}"),
        (_, Part::Summary) => format!("Summary, paragraph {item}"),
        (_, Part::Faq) => format!("FAQ {item}"),
    };
    let at = statement.id.index();
    let mut beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
    let of_item =
        |other: &Statement| (other.part, other.item) == (statement.part, item) && other.role != StatementRole::Question;
    // A paragraph of the article is longer than a sentence as a rule, so there the sentence is always told.
    let several = statement.part == Part::Body || beside.any(|at| document.statements.get(at).is_some_and(of_item));
    if several { format!("{head}, sentence {}", statement.sentence) } else { head }
}

/// The same in few letters, where there is no room for all of it: "Para. 4.1", "FAQ 1.2".
pub fn short_place(document: &Document, statement: &Statement) -> String {
    let whole = place(document, statement);
    let Some((head, sentence)) = whole.split_once(", sentence ") else {
        return whole.replace("Listed subheading", "Subheading").replace(", question", "?");
    };
    format!("{}.{sentence}", head.replace("Paragraph", "Para.").replace("Summary, paragraph", "Summary"))
}

#[cfg(test)]
mod tests {
    use super::{place, short_place};
    use crate::document::facts::tests::document;

    #[test]
    fn a_short_place_tells_the_same() {
        let document = document(&["One.", "Two."]);
        let there = &document.statements[1];
        let (whole, short) = (place(&document, there), short_place(&document, there));
        assert_eq!(short, whole.replace("Paragraph ", "Para. ").replace(", sentence ", "."));
        assert!(short.len() < whole.len());
    }
}
