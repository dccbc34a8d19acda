//! Two spellings of one English word.

/// Endings of the one spelling with those of the other. `-is-` and `-iz-` are one where the ending is a verb's.
const ENDINGS: &[(&str, &str)] = &[
    ("ise", "ize"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("isation", "ization"),
    ("isations", "izations"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("ourably", "orably"),
    ("ourite", "orite"),
    ("ourites", "orites"),
    ("ourhood", "orhood"),
    ("ourhoods", "orhoods"),
    ("ourer", "orer"),
    ("ourers", "orers"),
];
/// Verbs that double their last letter in one of the spellings: travelled and traveled. "Filled" and "filed" are two.
const DOUBLED: &[&str] = &[
    "cancel", "channel", "counsel", "dial", "enrol", "equal", "fuel", "fulfil", "grovel", "jewel", "label", "level",
    "marvel", "model", "panel", "pedal", "quarrel", "rival", "shovel", "signal", "total", "travel", "tunnel",
    "unravel",
];
/// Words that end in `-re` or `-ce` in one of the spellings. A meter and a program are things of their own in the other.
const WORDS: &[(&str, &str)] = &[
    ("center", "centre"),
    ("centers", "centres"),
    ("centered", "centred"),
    ("theater", "theatre"),
    ("theaters", "theatres"),
    ("fibers", "fibres"),
    ("kilometer", "kilometre"),
    ("kilometers", "kilometres"),
    ("defense", "defence"),
    ("defenses", "defences"),
    ("offense", "offence"),
    ("offenses", "offences"),
];
/// Behind "re-" these mean another thing than without the hyphen: to re-sign is not to resign.
const ANEW: &[&str] = &[
    "act", "bound", "collect", "count", "cover", "creat", "dress", "form", "fuse", "lay", "lease", "mark", "pose",
    "present", "press", "prove", "sent", "serve", "side", "sign", "solve", "sort", "sound", "store", "strain", "treat",
];

/// One form for both spellings of a word in small letters.
pub(super) fn same_word(word: &str) -> String {
    if word.strip_prefix("re-").is_some_and(|rest| ANEW.iter().any(|stem| rest.starts_with(stem))) {
        return word.to_owned();
    }
    let joined: String = word.chars().filter(|c| *c != '-').collect();
    if let Some((_, one)) = WORDS.iter().find(|(other, _)| *other == joined) {
        return (*one).to_owned();
    }
    if let Some(stem) = DOUBLED.iter().find(|stem| joined.starts_with(**stem)) {
        let rest = joined.strip_prefix(*stem).unwrap_or_default();
        let ending = rest.strip_prefix('l').unwrap_or(rest);
        if matches!(ending, "ed" | "ing" | "er" | "ers" | "or" | "ors") {
            return format!("{stem}l{ending}");
        }
    }
    for (ending, one) in ENDINGS {
        if let Some(stem) = joined.strip_suffix(ending)
            && stem.len() >= least(ending)
        {
            return format!("{stem}{one}");
        }
    }
    joined
}

/// "Raised" is no "raized", and "labour" has a short stem.
fn least(ending: &str) -> usize {
    if ending.starts_with("is") { 4 } else { 3 }
}

#[cfg(test)]
mod tests {
    use super::same_word;

    #[test]
    fn spellings_of_one_word() {
        for (one, other) in [
            ("co-operation", "cooperation"),
            ("organised", "organized"),
            ("labour", "labor"),
            ("neighbourhoods", "neighborhoods"),
            ("favourite", "favorite"),
            ("travellers", "travelers"),
            ("cancelled", "canceled"),
            ("centre", "center"),
            ("re-elected", "reelected"),
        ] {
            assert_eq!(same_word(one), same_word(other), "{one}");
        }
    }

    #[test]
    fn two_words() {
        for (one, other) in [
            ("raised", "raided"),
            ("resigned", "re-signed"),
            ("reformed", "re-formed"),
            ("recovered", "re-covered"),
            ("filled", "filed"),
            ("polling", "poling"),
            ("kilometre", "kilograms"),
        ] {
            assert_ne!(same_word(one), same_word(other), "{one}");
        }
    }
}
