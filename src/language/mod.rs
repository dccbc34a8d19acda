//! Statements to tokens, tags, lemmas, trees and entities; and to vectors of what they say.
//!
//! Three models are built into the program, all English: [`Syntax`] (weights of spaCy's `en_core_web_sm`, MIT),
//! [`Vectors`] (a table distilled from `paraphrase-MiniLM-L3-v2`, Apache-2.0) and [`Thesaurus`] (words, senses and
//! ties of WordNet 3.0). Their files, notices and licences are in `assets/models/`. None may decide a finding alone: a
//! parse is a hint, a cosine knows no numbers, names or negation, and a thesaurus knows no context.
//!
//! Each model is read on first need, some ten to thirty milliseconds, so nothing here belongs on the way to
//! the first frame; [`Language::warm_up`] reads all, for a thread that has time.
//!
//! ```
//! use factdesk::language::{Language, Pos, Session};
//! use factdesk::text::Span;
//!
//! let text = "The mayor resigned on Tuesday.";
//! let syntax = Language::builtin().syntax()?;
//! let parsed = syntax.parse(text, Span::new(0, text.len()), &mut Session::default());
//! assert_eq!(parsed.root().map(|i| parsed.text(i, text)), Some("resigned"));
//! assert_eq!(parsed.tokens[1].pos, Pos::Noun);
//! # Ok::<(), factdesk::language::LanguageError>(())
//! ```

mod hidden;
mod labels;
mod notices;
mod parsed;
mod syntax;
#[cfg(test)]
mod tests;
mod thesaurus;
mod vectors;

pub use labels::{Dep, EntityLabel, Pos, Tag};
pub use notices::{NOTICES, Notice};
pub use parsed::{Entity, Parsed, Token};
pub use syntax::{Parts, Session, Syntax};
pub use thesaurus::{Sense, Thesaurus, Tie};
pub use vectors::{DIM, Vectors, cosine, dot, length};

use sha2::{Digest, Sha256};
use std::sync::OnceLock;
use std::thread;

/// The models, each read on first need.
pub struct Language {
    syntax: OnceLock<Result<Syntax, LanguageError>>,
    vectors: OnceLock<Result<Vectors, LanguageError>>,
    thesaurus: OnceLock<Result<Thesaurus, LanguageError>>,
}

/// Why a model cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LanguageError {
    /// The file is not the one that belongs to this version.
    #[error("The language data of this program ({model}) was changed or damaged. Installing the program again helps.")]
    Checksum {
        /// Which model.
        model: &'static str,
    },
    /// The file's content does not hold together.
    #[error("The language data of this program ({model}) cannot be read. {what}")]
    Damaged {
        /// Which model.
        model: &'static str,
        /// What is wrong with it.
        what: String,
    },
}

static SYNTAX_FILE: &[u8] = include_bytes!("../../assets/models/syntax/syntax-en.bin");
const SYNTAX_SHA256: &str = "76ff01a1a46776e2d07f139905df2720ee9dea1037f6b73a9105392029fe97b4";

static VECTORS_FILE: &[u8] = include_bytes!("../../assets/models/vectors/static-para-256-int4.semv");
const VECTORS_SHA256: &str = "8a9b1e6f560b3cb4e7a3d2f8b86e16c62417f6738e0eaa33c3f79d6ae4d079c2";

static THESAURUS_FILE: &[u8] = include_bytes!("../../assets/models/thesaurus/thesaurus-en.bin");
const THESAURUS_SHA256: &str = "7a782b013e69171d376551faa9835a87afc5cfdbb4f46fca28d56f08cd192294";

impl Language {
    /// The models that are built in, one copy for the whole program.
    pub fn builtin() -> &'static Language {
        static BUILTIN: Language =
            Language { syntax: OnceLock::new(), vectors: OnceLock::new(), thesaurus: OnceLock::new() };
        &BUILTIN
    }

    /// Tokens, tags, lemmas, trees and entities. The first call reads the model; others wait for it.
    ///
    /// # Errors
    ///
    /// The program's own file is damaged.
    pub fn syntax(&self) -> Result<&Syntax, LanguageError> {
        self.syntax.get_or_init(|| load_syntax(SYNTAX_FILE)).as_ref().map_err(LanguageError::clone)
    }

    /// Vectors of sentences and words. The first call reads the model; others wait for it.
    ///
    /// # Errors
    ///
    /// The program's own file is damaged.
    pub fn vectors(&self) -> Result<&Vectors, LanguageError> {
        self.vectors.get_or_init(|| load_vectors(VECTORS_FILE)).as_ref().map_err(LanguageError::clone)
    }

    /// Which words mean the same or the opposite. The first call reads the file; others wait for it.
    ///
    /// # Errors
    ///
    /// The program's own file is damaged.
    pub fn thesaurus(&self) -> Result<&Thesaurus, LanguageError> {
        self.thesaurus.get_or_init(|| load_thesaurus(THESAURUS_FILE)).as_ref().map_err(LanguageError::clone)
    }

    /// Reads all models, at the same time where there are processors for it.
    ///
    /// # Errors
    ///
    /// As [`Language::syntax`], [`Language::vectors`] and [`Language::thesaurus`].
    pub fn warm_up(&self) -> Result<(), LanguageError> {
        thread::scope(|scope| {
            // Where no thread can be had, the others are read after the first.
            let helper = thread::Builder::new()
                .name("language".into())
                .spawn_scoped(scope, || self.vectors().map(drop).and_then(|()| self.thesaurus().map(drop)));
            let syntax = self.syntax().map(drop);
            drop(helper);
            syntax
        })?;
        self.vectors()?;
        self.thesaurus().map(drop)
    }
}

/// Reads a syntax model.
///
/// # Errors
///
/// [`LanguageError::Checksum`] where the file is another one than that which belongs to this version.
pub fn load_syntax(bytes: &[u8]) -> Result<Syntax, LanguageError> {
    check("syntax", bytes, SYNTAX_SHA256)?;
    Syntax::read(bytes)
}

/// Reads a table of vectors.
///
/// # Errors
///
/// [`LanguageError::Checksum`] where the file is another one than that which belongs to this version.
pub fn load_vectors(bytes: &[u8]) -> Result<Vectors, LanguageError> {
    check("vectors", bytes, VECTORS_SHA256)?;
    Vectors::read(bytes)
}

/// Reads a thesaurus.
///
/// # Errors
///
/// [`LanguageError::Checksum`] where the file is another one than that which belongs to this version.
pub fn load_thesaurus(bytes: &[u8]) -> Result<Thesaurus, LanguageError> {
    check("thesaurus", bytes, THESAURUS_SHA256)?;
    Thesaurus::read(bytes)
}

fn check(model: &'static str, bytes: &[u8], sha256: &str) -> Result<(), LanguageError> {
    let digest = Sha256::digest(bytes);
    let pairs = sha256.as_bytes().as_chunks::<2>().0;
    let same =
        |(byte, pair): (&u8, &[u8; 2])| str::from_utf8(pair).is_ok_and(|p| u8::from_str_radix(p, 16) == Ok(*byte));
    if digest.len() == pairs.len() && digest.iter().zip(pairs).all(same) {
        Ok(())
    } else {
        Err(LanguageError::Checksum { model })
    }
}
