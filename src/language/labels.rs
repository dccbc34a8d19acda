//! The closed sets of labels which the models give: fine tags, coarse tags, dependency labels, kinds of entity.
//!
//! A label is one byte. Its written form is the one in the model's file, which follows the Penn Treebank (tags),
//! Universal Dependencies (coarse tags), ClearNLP (dependencies) and OntoNotes 5 (entities).

/// Makes an enum of labels with their written forms.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$each])* #[doc = concat!("Written `", $text, "`.")] $variant,)+
        }

        impl $name {
            /// Every label, in the order of the enum.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The label's written form.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)+
                }
            }

            /// The label with this written form.
            pub fn from_name(name: &str) -> Option<$name> {
                match name {
                    $($text => Some($name::$variant),)+
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

labels! {
    /// A fine part of speech of the Penn Treebank, as extended by OntoNotes.
    Tag {
        Dollar = "$",
        CloseQuote = "''",
        Comma = ",",
        OpenBracket = "-LRB-",
        CloseBracket = "-RRB-",
        Period = ".",
        Colon = ":",
        /// Web and mail addresses.
        Add = "ADD",
        /// Prefixes on their own.
        Afx = "AFX",
        /// Coordinating conjunctions.
        Cc = "CC",
        /// Cardinal numbers.
        Cd = "CD",
        /// Determiners.
        Dt = "DT",
        /// Existential "there".
        Ex = "EX",
        /// Foreign words.
        Fw = "FW",
        Hyph = "HYPH",
        /// Prepositions and subordinating conjunctions.
        In = "IN",
        /// Adjectives.
        Jj = "JJ",
        /// Comparative adjectives.
        Jjr = "JJR",
        /// Superlative adjectives.
        Jjs = "JJS",
        /// List item markers.
        Ls = "LS",
        /// Modal verbs.
        Md = "MD",
        /// Superfluous punctuation.
        Nfp = "NFP",
        /// Singular and mass nouns.
        Nn = "NN",
        /// Singular names.
        Nnp = "NNP",
        /// Plural names.
        Nnps = "NNPS",
        /// Plural nouns.
        Nns = "NNS",
        /// Predeterminers ("all the").
        Pdt = "PDT",
        /// The possessive ending.
        Pos = "POS",
        /// Personal pronouns.
        Prp = "PRP",
        /// Possessive pronouns.
        PrpPoss = "PRP$",
        /// Adverbs.
        Rb = "RB",
        /// Comparative adverbs.
        Rbr = "RBR",
        /// Superlative adverbs.
        Rbs = "RBS",
        /// Particles.
        Rp = "RP",
        Sym = "SYM",
        /// The word "to".
        To = "TO",
        /// Interjections.
        Uh = "UH",
        /// Verbs, base form.
        Vb = "VB",
        /// Verbs, past tense.
        Vbd = "VBD",
        /// Verbs, gerund or present participle.
        Vbg = "VBG",
        /// Verbs, past participle.
        Vbn = "VBN",
        /// Verbs, present tense, not third person singular.
        Vbp = "VBP",
        /// Verbs, present tense, third person singular.
        Vbz = "VBZ",
        /// Wh-determiners, relative "that" among them.
        Wdt = "WDT",
        /// Wh-pronouns.
        Wp = "WP",
        /// "Whose".
        WpPoss = "WP$",
        /// Wh-adverbs.
        Wrb = "WRB",
        /// Unknown.
        Xx = "XX",
        /// In the model's file, but never given: white space is no token.
        Space = "_SP",
        OpenQuote = "``",
    }
}

labels! {
    /// A coarse part of speech of Universal Dependencies.
    Pos {
        Adj = "ADJ",
        Adp = "ADP",
        Adv = "ADV",
        Aux = "AUX",
        Cconj = "CCONJ",
        Det = "DET",
        Intj = "INTJ",
        Noun = "NOUN",
        Num = "NUM",
        Part = "PART",
        Pron = "PRON",
        Propn = "PROPN",
        Punct = "PUNCT",
        Sconj = "SCONJ",
        /// In the model's file, but never given: white space is no token.
        Space = "SPACE",
        Sym = "SYM",
        Verb = "VERB",
        X = "X",
    }
}

labels! {
    /// How a token depends on its head (ClearNLP's labels).
    Dep {
        Root = "ROOT",
        /// Clause that modifies a noun.
        Acl = "acl",
        Acomp = "acomp",
        Advcl = "advcl",
        Advmod = "advmod",
        /// The "by" of a passive.
        Agent = "agent",
        Amod = "amod",
        Appos = "appos",
        Attr = "attr",
        Aux = "aux",
        Auxpass = "auxpass",
        /// The possessive ending.
        Case = "case",
        Cc = "cc",
        /// Clause with a subject of its own: what is said or thought.
        Ccomp = "ccomp",
        Compound = "compound",
        Conj = "conj",
        Csubj = "csubj",
        Csubjpass = "csubjpass",
        Dative = "dative",
        Dep = "dep",
        Det = "det",
        Dobj = "dobj",
        Expl = "expl",
        Intj = "intj",
        Mark = "mark",
        Meta = "meta",
        Neg = "neg",
        Nmod = "nmod",
        Npadvmod = "npadvmod",
        Nsubj = "nsubj",
        Nsubjpass = "nsubjpass",
        Nummod = "nummod",
        Oprd = "oprd",
        Parataxis = "parataxis",
        Pcomp = "pcomp",
        Pobj = "pobj",
        Poss = "poss",
        Preconj = "preconj",
        Predet = "predet",
        Prep = "prep",
        /// The particle of a phrasal verb.
        Prt = "prt",
        Punct = "punct",
        Quantmod = "quantmod",
        Relcl = "relcl",
        /// Clause without a subject of its own.
        Xcomp = "xcomp",
    }
}

labels! {
    /// What kind of thing a name or figure stands for (OntoNotes 5).
    EntityLabel {
        Cardinal = "CARDINAL",
        Date = "DATE",
        Event = "EVENT",
        /// Buildings, airports, roads, bridges.
        Fac = "FAC",
        /// Countries, cities, states.
        Gpe = "GPE",
        Language = "LANGUAGE",
        Law = "LAW",
        /// Places that are not governed: mountains, seas, regions.
        Loc = "LOC",
        Money = "MONEY",
        /// Nationalities, religious or political groups.
        Norp = "NORP",
        Ordinal = "ORDINAL",
        Org = "ORG",
        Percent = "PERCENT",
        Person = "PERSON",
        Product = "PRODUCT",
        Quantity = "QUANTITY",
        Time = "TIME",
        WorkOfArt = "WORK_OF_ART",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms_lead_back_to_their_labels() {
        for &t in Tag::ALL {
            assert_eq!(Tag::from_name(t.as_str()), Some(t));
        }
        for &d in Dep::ALL {
            assert_eq!(Dep::from_name(d.as_str()), Some(d));
        }
        assert_eq!(Pos::from_name("PROPN"), Some(Pos::Propn));
        assert_eq!(EntityLabel::from_name("WORK_OF_ART"), Some(EntityLabel::WorkOfArt));
        assert_eq!(EntityLabel::from_name(""), None);
        assert_eq!((Tag::ALL.len(), Dep::ALL.len(), EntityLabel::ALL.len()), (50, 45, 18));
    }
}
