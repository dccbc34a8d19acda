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
        "structure.subheadings",
    ]
);

/// `lexicons/<language>/<name>.txt` with its text.
pub(super) const LEXICONS: &[(&str, &str)] = embed!("lexicons/en/", ".txt", []);
