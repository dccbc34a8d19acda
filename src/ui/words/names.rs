//! Names of sources as an editor writes them: the check tells "authority", a reader is told "the authority".

use super::capital;

/// Words before a name that is written small all the same: "de Vries", "van der Meer".
const PARTICLES: [&str; 14] =
    ["de", "der", "den", "van", "von", "zu", "da", "di", "du", "del", "la", "le", "al", "bin"];
/// What stands before a noun already.
const BEFORE: [&str; 12] = ["the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "some", "several"];
/// Words that end the noun a name is about: "members of the council".
const ENDS_NOUN: [&str; 10] = ["of", "for", "in", "at", "on", "from", "with", "who", "to", "behind"];
/// Many, though no "s" tells it.
const MANY: [&str; 10] = ["people", "police", "men", "women", "children", "media", "staff", "clergy", "crew", "locals"];

/// The name of a source inside a sentence: "the authority", "experts", "Ann Lee".
pub(in crate::ui) fn source_name(name: &str) -> String {
    let Some(first) = name.split_whitespace().next().filter(|first| first.starts_with(char::is_lowercase)) else {
        return name.to_owned();
    };
    if is_surname(name) || BEFORE.contains(&first) {
        return name.to_owned();
    }
    let noun = name.split_whitespace().take_while(|word| !ENDS_NOUN.contains(word)).last().unwrap_or(first);
    let many = MANY.contains(&noun) || noun.ends_with('s') && !["ss", "us", "is"].iter().any(|end| noun.ends_with(end));
    if many { name.to_owned() } else { format!("the {name}") }
}

/// Particles and then a name: "van der Meer".
fn is_surname(name: &str) -> bool {
    let after = name.split_whitespace().find(|word| !PARTICLES.contains(word));
    name.split_whitespace().next().is_some_and(|first| PARTICLES.contains(&first))
        && after.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// The name of a source at the head of a line: "The authority", "Experts", "Ann Lee".
pub(in crate::ui) fn source_head(name: &str) -> String {
    if is_surname(name) { name.to_owned() } else { capital(&source_name(name)) }
}

#[cfg(test)]
mod tests {
    use super::{source_head, source_name};

    #[test]
    fn names_are_written_as_an_editor_does() {
        for (name, inside, head) in [
            ("authority", "the authority", "The authority"),
            ("annual report", "the annual report", "The annual report"),
            ("insiders", "insiders", "Insiders"),
            ("police", "police", "Police"),
            ("members of the council", "members of the council", "Members of the council"),
            ("head of the office", "the head of the office", "The head of the office"),
            ("the county’s flood plan", "the county’s flood plan", "The county’s flood plan"),
            ("chorus", "the chorus", "The chorus"),
            ("Ann Lee", "Ann Lee", "Ann Lee"),
            ("van der Meer", "van der Meer", "van der Meer"),
            ("de Vries", "de Vries", "de Vries"),
            ("", "", ""),
        ] {
            assert_eq!((source_name(name).as_str(), source_head(name).as_str()), (inside, head), "{name}");
        }
    }
}
