//! The notices and licences that must go along with every copy of the models, and so with every copy of the program.

/// A notice or licence text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about, for a list.
    pub title: &'static str,
    /// The whole text.
    pub text: &'static str,
}

/// The texts, for an "About" window or a package.
pub const NOTICES: [Notice; 7] = [
    Notice { title: "English analysis (en_core_web_sm)", text: include_str!("../../assets/models/syntax/NOTICE") },
    Notice {
        title: "en_core_web_sm, MIT licence",
        text: include_str!("../../assets/models/syntax/LICENSE-en_core_web_sm.txt"),
    },
    Notice { title: "spaCy, MIT licence", text: include_str!("../../assets/models/syntax/LICENSE-spacy.txt") },
    Notice {
        title: "Sources of en_core_web_sm, WordNet 3.0 licence",
        text: include_str!("../../assets/models/syntax/LICENSES_SOURCES.txt"),
    },
    Notice {
        title: "Sentence vectors (paraphrase-MiniLM-L3-v2)",
        text: include_str!("../../assets/models/vectors/NOTICE"),
    },
    Notice {
        title: "paraphrase-MiniLM-L3-v2, Apache licence 2.0",
        text: include_str!("../../assets/models/vectors/LICENSE-Apache-2.0"),
    },
    Notice { title: "Thesaurus (WordNet 3.0)", text: include_str!("../../assets/models/thesaurus/NOTICE") },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_are_whole() {
        let text = |i: usize| NOTICES[i].text;
        assert!(text(0).contains("ExplosionAI") && text(3).contains("LICENSEE agrees to preserve same"));
        assert!(text(1).contains("WITHOUT WARRANTY OF ANY KIND") && text(2).contains("WITHOUT WARRANTY OF ANY KIND"));
        assert!(text(6).contains("LICENSEE agrees to preserve same"));
        assert!(text(4).contains("WordNet 3.0") && text(5).contains("END OF TERMS AND CONDITIONS"));
    }
}
