//! What to write in place of a name that is not known.

/// From this likeness on a name is taken for a slip of another.
const SLIP: f64 = 0.6;

/// The known name that was meant, or all of them: "did you mean “repeat.near”?", "there are: a, b, c".
pub(super) fn cure<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let likeness = |other: &&str| strsim::normalized_damerau_levenshtein(name, other);
    match known.clone().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|other| likeness(other) >= SLIP) {
        Some(meant) => format!("did you mean \u{201c}{meant}\u{201d}?"),
        None => format!("there are: {}", known.collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::cure;

    #[test]
    fn a_slip_and_a_stranger() {
        let known = ["hedges", "months", "weekdays"];
        assert_eq!(cure("hegdes", known.into_iter()), "did you mean \u{201c}hedges\u{201d}?");
        assert_eq!(cure("wombats", known.into_iter()), "there are: hedges, months, weekdays");
    }
}
