//! All rules and word lists that are in force, with their hash.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::builtin::{LEXICONS, RULES};
use super::nearest::cure;
use super::{Lexicon, Rule, RuleId};

/// The folder of the word lists; parts in other languages have their names in these too.
const ENGLISH: &str = "en/";

/// What is wrong with a rule or word list file, for the editor who wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{message} ({file})")]
pub struct RuleError {
    /// What is wrong and what to do.
    pub message: String,
    /// The file's name inside the rules folder.
    pub file: String,
}

/// The rules and word lists in force.
#[derive(Clone, Debug)]
pub struct Rules {
    by_id: BTreeMap<RuleId, Rule>,
    lexicons: BTreeMap<String, Arc<Lexicon>>,
    /// SHA-256 over the text of every file in force, hex; results carry it.
    pub hash: String,
    /// The names of the house's own files inside its folder, in order.
    pub house: Vec<String>,
}

impl Rules {
    /// The built-in set, read once.
    pub fn builtin() -> Arc<Self> {
        static SET: OnceLock<Arc<Rules>> = OnceLock::new();
        SET.get_or_init(|| {
            // The built-in files are checked by tests; should one be broken all the same, the rest runs.
            let (set, errors) = Self::assemble(&BTreeMap::new());
            for error in errors {
                tracing::error!(%error, "built-in rule file");
            }
            Arc::new(set)
        })
        .clone()
    }

    /// The built-in set with a folder's files laid over it: `rules/<id>.toml` and `lexicons/<language>/<name>.txt`
    /// by file name, text as value. A file replaces the built-in word list of its name whole, and those
    /// keys of a rule that it gives.
    ///
    /// # Errors
    /// Every file that cannot be used, with the cure. The caller keeps the set it had.
    pub fn with_overrides(files: &BTreeMap<String, String>) -> Result<Arc<Self>, Vec<RuleError>> {
        let (set, errors) = Self::assemble(files);
        if errors.is_empty() { Ok(Arc::new(set)) } else { Err(errors) }
    }

    fn assemble(files: &BTreeMap<String, String>) -> (Self, Vec<RuleError>) {
        let house = files.keys().cloned().collect();
        let mut set = Self { by_id: BTreeMap::new(), lexicons: BTreeMap::new(), hash: String::new(), house };
        let mut errors = Vec::new();
        let own = RULES.iter().chain(LEXICONS).map(|(name, text)| (*name, *text));
        let theirs = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let mut hash = Sha256::new();
        for (name, text) in own.chain(theirs) {
            hash.update(name.as_bytes());
            hash.update([0]);
            hash.update(text.as_bytes());
            hash.update([0]);
            if let Err(message) = set.put(name, text) {
                errors.push(RuleError { message, file: name.to_owned() });
            }
        }
        for byte in hash.finalize() {
            // Writing to a string cannot fail.
            write!(set.hash, "{byte:02x}").unwrap_or_default();
        }
        (set, errors)
    }

    fn put(&mut self, name: &str, text: &str) -> Result<(), String> {
        if let Some(id) = name.strip_prefix("rules/").and_then(|name| name.strip_suffix(".toml")) {
            let rule = Rule::parse(text, &self.by_id)?;
            if rule.id.as_str() != id {
                return Err(format!("the file is named for another rule; it should be named {}.toml", rule.id));
            }
            self.by_id.insert(rule.id, rule);
            return Ok(());
        }
        let list = name.strip_prefix("lexicons/").and_then(|name| name.strip_suffix(".txt"));
        let list =
            list.ok_or("only rules/<id>.toml and lexicons/<language>/<name>.txt are read; rename or remove the file")?;
        let lexicon = match self.lexicons.get(list) {
            Some(base) => Lexicon::parse_over(text, base)?,
            None if self.lexicons.len() < LEXICONS.len() => Lexicon::parse(text)?,
            None => {
                let Some(name) = list.strip_prefix(ENGLISH) else {
                    return Err(
                        "only word lists in the folder lexicons/en are read; move or remove the file".to_owned()
                    );
                };
                let cure = cure(name, self.lexicons.keys().filter_map(|list| list.strip_prefix(ENGLISH)));
                return Err(format!("no check uses a word list \u{201c}{name}\u{201d}; {cure}"));
            }
        };
        self.lexicons.insert(list.to_owned(), Arc::new(lexicon));
        Ok(())
    }

    /// A built-in file as it is written, remarks and all, to copy and change: of a rule by its id, of an English word
    /// list by its name.
    ///
    /// # Errors
    /// There is no such rule or list: the cure.
    pub fn builtin_file(name: &str) -> Result<&'static str, String> {
        let bare =
            |path: &'static str| path.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map(|(name, _)| name);
        let all = || RULES.iter().chain(LEXICONS).filter_map(|(path, text)| Some((bare(path)?, *text)));
        let found = all().find(|(bare, _)| *bare == name).map(|(_, text)| text);
        found.ok_or_else(|| {
            format!("there is no rule or word list \u{201c}{name}\u{201d}; {}", cure(name, all().map(|(bare, _)| bare)))
        })
    }

    /// The rule with this id. Every id has one: a test holds the built-in files to that.
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.by_id.get(&id)
    }

    /// All rules in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.by_id.values()
    }

    /// Whether the rule runs.
    pub fn is_on(&self, id: RuleId) -> bool {
        self.by_id.get(&id).is_some_and(|rule| rule.on)
    }

    /// The limit `name` of a rule; 0 where the rule has none of that name, which a debug build refuses.
    pub fn limit(&self, id: RuleId, name: &str) -> f64 {
        let value = self.by_id.get(&id).and_then(|rule| rule.limits.get(name)).copied();
        debug_assert!(value.is_some(), "{id} has no limit {name}");
        value.unwrap_or_default()
    }

    /// The English word list `name`; an empty one where there is none, which a debug build refuses.
    pub fn lexicon(&self, name: &str) -> Arc<Lexicon> {
        static NONE: OnceLock<Arc<Lexicon>> = OnceLock::new();
        let name = &format!("{ENGLISH}{name}");
        debug_assert!(self.lexicons.contains_key(name), "no word list {name}");
        let none = || {
            NONE.get_or_init(|| Arc::new(Lexicon::parse("").unwrap_or_else(|_| unreachable!("an empty list parses"))))
        };
        self.lexicons.get(name).unwrap_or_else(none).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{LEXICONS, RULES, RuleId, Rules};
    use std::collections::BTreeMap;

    #[test]
    fn every_builtin_file_is_sound() {
        let (set, errors) = Rules::assemble(&BTreeMap::new());
        assert_eq!(errors, []);
        for id in RuleId::ALL {
            assert!(set.rule(*id).is_some(), "no file for {id}");
        }
        assert_eq!(set.by_id.len(), RULES.len());
        assert_eq!(set.lexicons.len(), LEXICONS.len());
    }

    #[test]
    fn a_broken_override_names_file_and_cure() {
        let file = |text: &str| BTreeMap::from([("rules/repeat.near.toml".to_owned(), text.to_owned())]);
        let errors =
            Rules::with_overrides(&file("id = \"repeat.near\"\n[limits]\nnonsense = 1\n")).expect_err("unknown limit");
        assert!(errors[0].to_string().contains("nonsense") && errors[0].to_string().contains("repeat.near.toml"));
        assert!(
            Rules::with_overrides(&file("id = \"repeat.near\"\non = false\n"))
                .is_ok_and(|set| !set.is_on(RuleId::RepeatNear))
        );
    }

    #[test]
    fn a_broken_override_names_the_line() {
        let near = "rules/repeat.near.toml";
        for (file, text, wanted) in [
            (
                near,
                "id = \"repeat.near\"\n[limits]\nscroe = 0.5\n",
                "line 3: there is no limit \u{201c}scroe\u{201d}; did you mean \u{201c}score\u{201d}?",
            ),
            (
                near,
                "id = \"repeat.near\"\n\n[limits]\nscore = nan\n",
                "line 4: the limit \u{201c}score\u{201d} is NaN; write a number from 0 up",
            ),
            (
                near,
                "id = \"repeat.near\"\n[limits]\nunits = 4\nscore = -0.5\n",
                "line 4: the limit \u{201c}score\u{201d} is -0.5; write a number from 0 up",
            ),
            (near, "id = \"repeat.near\"\n[limits\nscore = 1\n", "line 2: "),
            (
                near,
                "id = \"repeat.near\"\nseverity = \"fatal\"\n",
                "line 2: unknown variant `fatal`, expected one of `note`, `warning`, `error`",
            ),
            (
                near,
                "id = \"repeat.near\"\n\n[[example]]\nbody = \"Rain fell.\"\n",
                "line 3: an example needs a passage: \u{201c}flag\u{201d} or \u{201c}clean\u{201d}",
            ),
            (
                near,
                "id = \"repeat.near\"\n[[example]]\nflag = \"a\"\nclean = \"b\"\n",
                "line 2: an example has either \u{201c}flag\u{201d} or \u{201c}clean\u{201d}; make two of it",
            ),
            (near, "id = \"repeat.verbatim\"\n", "it should be named repeat.verbatim.toml"),
            (
                "rules/copy.undated.toml",
                "id = \"copy.undated\"\n[limits]\ndays = 3\n",
                "line 3: there is no limit \u{201c}days\u{201d}; this rule has none",
            ),
            (
                "rules/repeat.none.toml",
                "# ours\nid = \"repeat.naer\"\n",
                "line 2: there is no rule \u{201c}repeat.naer\u{201d}; did you mean \u{201c}repeat.near\u{201d}?",
            ),
            ("lexicons/en/hegdes.txt", "maybe\n", "did you mean \u{201c}hedges\u{201d}?"),
            ("lexicons/en/zoo.txt", "wombat\n", "there are: abbreviations, according_phrases"),
            ("lexicons/de/hedges.txt", "vielleicht\n", "only word lists in the folder lexicons/en are read"),
            (
                "lexicons/en/weekdays.txt",
                "# ours\nTuesday\tsoon\n",
                "line 2: \u{201c}soon\u{201d} after \u{201c}Tuesday\u{201d} has to be a number from 1 to 7",
            ),
        ] {
            let files = BTreeMap::from([(file.to_owned(), text.to_owned())]);
            let errors = Rules::with_overrides(&files).map(|_| ()).expect_err(wanted);
            let told = errors[0].to_string();
            assert!(errors.len() == 1 && told.contains(wanted) && told.contains(file), "{told}");
        }
    }

    #[test]
    fn a_severity_of_the_house_is_told_from_the_built_in_one() {
        let of = |text: &str| {
            let files = BTreeMap::from([("rules/repeat.near.toml".to_owned(), text.to_owned())]);
            Rules::with_overrides(&files)
                .expect("sound")
                .rule(RuleId::RepeatNear)
                .is_some_and(|rule| rule.house_severity)
        };
        assert!(of("id = \"repeat.near\"\nseverity = \"error\"\n"));
        assert!(!of("id = \"repeat.near\"\nseverity = \"warning\"\n"));
        assert!(!of("id = \"repeat.near\"\non = true\n"));
    }
}
