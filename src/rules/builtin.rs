//! The rule files and word lists built into the program, by the name an override would have.

macro_rules! embed {
    ($folder:literal, $ending:literal, [$($name:literal),* $(,)?]) => {
        &[$((concat!($folder, $name, $ending), include_str!(concat!("../../assets/", $folder, $name, $ending)))),*]
    };
}

/// `rules/<id>.toml` with its text.
pub(super) const RULES: &[(&str, &str)] = embed!(
    "rules/",
    ".toml",
    [
        "attribution.lost",
        "attribution.missing",
        "attribution.no_basis",
        "attribution.orphan_quote",
        "attribution.single_source",
        "attribution.vague",
        "copy.garbled",
        "copy.name_drift",
        "copy.placeholder",
        "copy.undated",
        "figures.arithmetic",
        "grounding.contradicted",
        "grounding.unsupported",
        "quote.altered",
        "repeat.conflict",
        "repeat.near",
        "repeat.verbatim",
        "structure.not_carried",
        "structure.subheadings",
    ]
);

/// `lexicons/<language>/<name>.txt` with its text.
pub(super) const LEXICONS: &[(&str, &str)] = embed!(
    "lexicons/en/",
    ".txt",
    [
        "abbreviations",
        "according_phrases",
        "accusation_words",
        "analysis_verbs",
        "anonymous_described",
        "anonymous_sources",
        "antonyms",
        "appearance_verbs",
        "approximators",
        "attitude_verbs",
        "attribution_nouns",
        "blame_phrases",
        "blunt_motive_phrases",
        "bribery_verbs",
        "cause_words",
        "chrome_lines",
        "chrome_sections",
        "claim_verbs",
        "concession_verbs",
        "concession_words",
        "conditions",
        "counted_nouns",
        "decay_verbs",
        "decision_verbs",
        "document_nouns",
        "duty_nouns",
        "forecast_words",
        "garbled_phrases",
        "given_names",
        "harm_words",
        "hedges",
        "hidden_agent_phrases",
        "interest_nouns",
        "loaded_verbs",
        "mastheads",
        "months",
        "motive_words",
        "natural_causes",
        "negations",
        "neglect_verbs",
        "not_speech_verbs",
        "number_words",
        "opinion_words",
        "organisation_nouns",
        "outcome_verbs",
        "part_labels_body",
        "part_labels_faq",
        "part_labels_key_points",
        "part_labels_subheadings",
        "part_labels_summary",
        "placeholders",
        "places",
        "reassuring_phrases",
        "rebuttal_verbs",
        "record_sources",
        "record_words",
        "reporting_verbs_strong",
        "reporting_verbs_weak",
        "role_nouns",
        "site_sections",
        "stance_verbs",
        "stopwords",
        "synonyms",
        "titles",
        "turning_verbs",
        "units",
        "weekdays",
    ]
);

#[cfg(test)]
mod tests {
    use super::{LEXICONS, RULES};

    /// Every file of the folder is built in: one that is not would never be read.
    #[test]
    fn the_folders_and_the_lists_agree() {
        for (folder, list) in [("rules/", RULES), ("lexicons/en/", LEXICONS)] {
            let on_disk = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(folder);
            let mut names: Vec<String> = std::fs::read_dir(on_disk)
                .expect("the folder")
                .map(|entry| format!("{folder}{}", entry.expect("an entry").file_name().to_string_lossy()))
                .collect();
            names.sort();
            let built_in: Vec<&str> = list.iter().map(|(name, _)| *name).collect();
            assert_eq!(built_in, names);
        }
    }
}
