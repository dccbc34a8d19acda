//! Coarse tags, and the lemmas of function words: rules over fine tags, words and dependency labels.
//!
//! The rules are in the model's file, in order; a later rule overrides what an earlier one set.

use super::super::LanguageError;
use super::super::labels::{Dep, Pos, Tag};
use super::file::{Sections, damaged};

/// What the rules look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) lower: &'a str,
    pub(super) tag: Tag,
    pub(super) dep: Dep,
}

/// What the rules set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Attributes<'a> {
    pub(super) pos: Option<Pos>,
    pub(super) forms: Forms,
    pub(super) lemma: Option<&'a str>,
}

/// What the lemmas need to know of a word's form.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Forms(u8);

impl Forms {
    /// Singular.
    pub(super) const SINGULAR: Forms = Forms(1);
    /// Any grammatical number.
    pub(super) const NUMBER: Forms = Forms(2);
    /// Infinitive.
    pub(super) const INFINITIVE: Forms = Forms(4);
    /// Finite verb.
    pub(super) const FINITE: Forms = Forms(8);
    /// Present tense.
    pub(super) const PRESENT: Forms = Forms(16);
    /// Not compared.
    pub(super) const POSITIVE: Forms = Forms(32);

    /// Whether all of `other` hold.
    pub(super) fn has(self, other: Forms) -> bool {
        self.0 & other.0 == other.0
    }

    fn read(text: &str) -> Forms {
        let form = |form: &str| match form {
            "Number=Sing" => Forms::SINGULAR.0 | Forms::NUMBER.0,
            "VerbForm=Inf" => Forms::INFINITIVE.0,
            "VerbForm=Fin" => Forms::FINITE.0,
            "Tense=Pres" => Forms::PRESENT.0,
            "Degree=Pos" => Forms::POSITIVE.0,
            form if form.starts_with("Number=") => Forms::NUMBER.0,
            _ => 0,
        };
        Forms(text.split('|').map(form).fold(0, |all, form| all | form))
    }
}

/// The rules.
pub(super) struct Rules {
    rules: Vec<Rule>,
    /// Rules that can apply to each tag, in order.
    by_tag: Vec<Vec<usize>>,
}

struct Rule {
    on: Condition,
    /// A neighbour (before or after) with a condition of its own.
    neighbour: Option<(Side, Condition)>,
    pos: Option<Pos>,
    forms: Option<Forms>,
    lemma: Option<Box<str>>,
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

struct Condition {
    tags: OneOf<Tag>,
    lowers: OneOf<Box<str>>,
    deps: OneOf<Dep>,
}

/// Values of which one is wanted, or (if `not`) none; an empty list takes anything.
struct OneOf<T> {
    anything: bool,
    not: bool,
    values: Vec<T>,
}

impl<T> OneOf<T> {
    /// Reads a list; `read` gives nothing for values that cannot occur (the file has rules for a few unused tags).
    fn read(list: &str, read: impl Fn(&str) -> Option<T>) -> OneOf<T> {
        let names = list.split('\x1f').filter(|x| !x.is_empty());
        let not = list.split('\x1f').next() == Some("!");
        OneOf { anything: list.is_empty(), not, values: names.skip(usize::from(not)).filter_map(read).collect() }
    }

    fn takes(&self, is: impl Fn(&T) -> bool) -> bool {
        self.anything || self.not != self.values.iter().any(is)
    }
}

impl Condition {
    fn read(tags: &str, lowers: &str, deps: &str) -> Condition {
        Condition {
            tags: OneOf::read(tags, Tag::from_name),
            lowers: OneOf::read(lowers, |l| Some(l.into())),
            deps: OneOf::read(deps, Dep::from_name),
        }
    }

    fn holds(&self, word: Word<'_>) -> bool {
        self.lowers.takes(|l| **l == *word.lower)
            && self.deps.takes(|&d| d == word.dep)
            && self.tags.takes(|&t| t == word.tag)
    }
}

impl Rules {
    /// Reads the rules.
    pub(super) fn read(sections: &Sections<'_>) -> Result<Rules, LanguageError> {
        let rules = sections.text("ruler")?.split('\n').map(read_rule).collect::<Result<Vec<_>, _>>()?;
        let may = |tag: Tag| (0..rules.len()).filter(|&i| rules[i].on.tags.takes(|&t| t == tag)).collect();
        let by_tag = Tag::ALL.iter().map(|&tag| may(tag)).collect();
        Ok(Rules { rules, by_tag })
    }

    /// What the rules set for word `i` of a sentence.
    pub(super) fn apply(&self, words: &[Word<'_>], i: usize) -> Attributes<'_> {
        let mut set = Attributes::default();
        let word = words[i];
        for rule in self.by_tag[word.tag as usize].iter().map(|&k| &self.rules[k]) {
            let beside = rule.neighbour.as_ref().map(|(side, on)| {
                let at = match side {
                    Side::Before => i.checked_sub(1),
                    Side::After => Some(i + 1),
                };
                at.and_then(|at| words.get(at)).is_some_and(|word| on.holds(*word))
            });
            if rule.on.holds(word) && beside.unwrap_or(true) {
                set.pos = rule.pos.or(set.pos);
                set.forms = rule.forms.unwrap_or(set.forms);
                set.lemma = rule.lemma.as_deref().or(set.lemma);
            }
        }
        set
    }
}

fn read_rule(line: &str) -> Result<Rule, LanguageError> {
    let columns: Vec<&str> = line.split('\t').collect();
    let column = |i: usize| columns.get(i).copied().unwrap_or_default();
    let side = match column(6) {
        "prev" => Some(Side::Before),
        "next" => Some(Side::After),
        "" => None,
        other => return Err(damaged(format!("unknown neighbour {other}"))),
    };
    let pos = match column(3) {
        "" => None,
        name => Some(Pos::from_name(name).ok_or_else(|| damaged(format!("unknown coarse tag {name}")))?),
    };
    Ok(Rule {
        on: Condition::read(column(0), column(1), column(2)),
        neighbour: side.map(|side| (side, Condition::read(column(7), column(8), column(9)))),
        pos,
        forms: Some(column(4)).filter(|f| !f.is_empty()).map(Forms::read),
        lemma: Some(column(5)).filter(|l| !l.is_empty()).map(Box::from),
    })
}
