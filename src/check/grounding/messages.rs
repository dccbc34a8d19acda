//! What the findings of grounding say, in one plain sentence with the words.

use crate::check::{Mismatch, MismatchKind};

/// The body says otherwise.
pub(super) fn otherwise(mismatches: &[Mismatch]) -> String {
    let Some(first) = mismatches.first() else { return "The text says otherwise.".to_owned() };
    let (here, there) = (first.here.as_str(), first.there.as_str());
    match first.kind {
        MismatchKind::Number => format!("The text has another figure: “{there}”, not “{here}”."),
        MismatchKind::Date => format!("The text has another date: “{there}”, not “{here}”."),
        MismatchKind::Name if here == there => format!("The text has it the other way round: see “{there}” there."),
        MismatchKind::Name => format!("The text has “{there}” where this has “{here}”."),
        MismatchKind::Negation => format!("The text says the opposite: “{there}” there, “{here}” here."),
        MismatchKind::Attribution => format!("The text gives this to “{there}”, not to “{here}”."),
        _ => format!("The text says otherwise: “{there}” there, “{here}” here."),
    }
}

/// The body says it with a hedge or condition.
pub(super) fn hedge(mismatch: &Mismatch) -> String {
    if mismatch.there.is_empty() {
        return "The text says this less surely.".to_owned();
    }
    format!("The text says this with “{}”; here it is certain.", mismatch.there)
}

/// The body has it as planned, wished for or asked.
pub(super) fn open(mismatch: &Mismatch) -> String {
    format!("The text has “{}” as something to come, wished for or asked; here it is told as done.", mismatch.there)
}

/// The body is silent: plainly, or it may say it in other words.
pub(super) fn silent(missing: &[&str], plain: bool) -> String {
    let words: Vec<String> = missing.iter().take(3).map(|words| format!("“{words}”")).collect();
    let listed = match words.as_slice() {
        [] if plain => return "The text does not say this.".to_owned(),
        [] => return "No one sentence of the text says this.".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    if plain {
        format!("The text has nothing on {listed}.")
    } else {
        format!("The text has no word for {listed}; see whether it says so in others.")
    }
}

/// Somebody "conceded" it, and nobody does in the text.
pub(super) fn conceded(verb: &str) -> String {
    format!("Nobody in the text concedes anything: see whether \u{201c}{verb}\u{201d} is fair.")
}
