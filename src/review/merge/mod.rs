//! Two copies of one review made one again: what one side changed is taken, what both changed otherwise is asked about.
//!
//! The common start is the history both copies have: an entry that only one of them has tells that this side touched
//! its record. So a record that one side touched is taken as that side has it, taken back included; one that both
//! touched and left different is a [`Conflict`], and nothing is decided about it until somebody chooses. Copies on
//! different versions of the article are carried to the later one first (`versions`). Records that no history
//! speaks of are kept.
//!
//! ```
//! use factdesk::{review::Review, review::merge::Merge, rules::Rules};
//! let mine = Review::default();
//! assert!(Merge::begin(&mine, &mine, &Rules::builtin()).is_none(), "two reviews without a text have nothing in common");
//! ```

mod records;
mod versions;

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use self::records::{Record, Touched};
use super::{Change, Entry, Review, Stamp};
use crate::rules::Rules;
use crate::text::Span;

/// What kind of record two copies have different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// A mark.
    Mark,
    /// A query, its answer.
    Query,
    /// A note.
    Note,
    /// A source on the list.
    Source,
    /// Whether a statement rests on a source.
    SourceLink,
    /// A finding set aside.
    SetAside,
    /// A part or statement set by hand.
    ByHand,
    /// Who is to look at a statement or part.
    Assignment,
}

impl Topic {
    /// "Mark", "Set aside": for the head of a conflict.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Mark => "Mark",
            Self::Query => "Query",
            Self::Note => "Note",
            Self::Source => "Source",
            Self::SourceLink => "Rests on a source",
            Self::SetAside => "Set aside",
            Self::ByHand => "Set by hand",
            Self::Assignment => "Assigned",
        }
    }
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    /// What it says, in plain words.
    pub words: String,
    /// Who said so, and when.
    pub stamp: Stamp,
}

/// Something both copies changed, and left different.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What kind of record it is about.
    pub topic: Topic,
    /// The words of the article it is about; empty for a source on the list.
    pub wording: String,
    /// Where they are in the merged review's current version (bytes); none where they are no longer in the text.
    pub span: Option<Span>,
    /// What this copy has; none = taken back here.
    pub mine: Option<Say>,
    /// What the other has; none = taken back there.
    pub theirs: Option<Say>,
    sides: [Option<Record>; 2],
}

/// What to keep of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// What this copy has.
    Mine,
    /// What the other has.
    Theirs,
    /// Both; only where [`Conflict::both`] says so.
    Both,
}

impl Conflict {
    /// Whether both sides can stand: two notes, two questions, two sources. One statement has one verdict.
    pub fn both(&self) -> bool {
        let two = matches!(self.topic, Topic::Note | Topic::Query | Topic::Source);
        two && self.sides.iter().all(Option::is_some)
    }
}

/// Two copies laid over each other, with what is still to be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// What must be chosen, in the order of the review.
    pub conflicts: Vec<Conflict>,
    /// Records that were taken from the other copy, taken back ones included.
    pub taken: usize,
    /// People whose entries only the other copy has, by name.
    pub people: Vec<String>,
    /// The other copy is on a later version of the article than this one was.
    pub later_version: bool,
    base: Review,
    slots: Vec<Slot>,
}

#[derive(Clone, Debug, PartialEq)]
enum Slot {
    Settled(Record),
    Disputed(usize),
}

impl Merge {
    /// Lays `theirs` over `mine`. None where the two have no text in common: they are not copies of one review.
    pub fn begin(mine: &Review, theirs: &Review, rules: &Rules) -> Option<Self> {
        let (ours, mut other) = versions::level(mine, theirs, rules)?;
        records::same_sources(&ours, &mut other);
        let touched = [Touched::by(mine, theirs), Touched::by(theirs, mine)];
        let later_version = ours.versions.last().map(|own| &own.text) != mine.versions.last().map(|own| &own.text);
        let mut merge = Self {
            conflicts: Vec::new(),
            taken: 0,
            people: touched[1].people(),
            later_version,
            base: beside(&ours, &other),
            slots: Vec::new(),
        };
        for (here, there) in records::pairs(&ours, &other) {
            merge.lay(here, there, &touched, [&ours, &other]);
        }
        Some(merge)
    }

    fn lay(&mut self, here: Option<Record>, there: Option<Record>, touched: &[Touched; 2], copies: [&Review; 2]) {
        let both = || here.iter().chain(&there);
        let [mine, theirs] = touched.each_ref().map(|side| both().any(|record| side.touches(record)));
        let settled = match (&here, &there) {
            (Some(here), Some(there)) if here.agrees(there) => Some(here.more_doubtful(there)),
            // On one side alone: new there, or taken back by the other.
            (Some(only), None) if !theirs => Some(only.clone()),
            (None, Some(only)) if !mine => {
                self.taken += 1;
                Some(only.clone())
            }
            _ => None,
        };
        match (settled, mine, theirs) {
            (Some(record), ..) => self.slots.push(Slot::Settled(record)),
            (None, true, false) => self.slots.extend(here.map(Slot::Settled)),
            (None, false, true) => {
                self.taken += 1;
                self.slots.extend(there.map(Slot::Settled));
            }
            _ => self.dispute(here, there, copies),
        }
    }

    fn dispute(&mut self, here: Option<Record>, there: Option<Record>, copies: [&Review; 2]) {
        let Some(either) = here.as_ref().or(there.as_ref()) else { return };
        let conflict = Conflict {
            topic: either.topic(),
            wording: either.wording(),
            span: either.place().and_then(|place| place.span),
            mine: here.as_ref().map(|record| record.say(copies[0])),
            theirs: there.as_ref().map(|record| record.say(copies[1])),
            sides: [here, there],
        };
        self.slots.push(Slot::Disputed(self.conflicts.len()));
        self.conflicts.push(conflict);
    }

    /// The merged review, with both histories, the merging and each choice told. `choices` are for the conflicts in
    /// their order; where one is missing, or asks for both where that cannot be, what this copy has is kept.
    pub fn finish(self, choices: &[Choice], stamp: &Stamp, fresh: &mut dyn FnMut() -> Uuid) -> Review {
        let mut review = self.base;
        let mut told = Vec::new();
        for slot in self.slots {
            let at = match slot {
                Slot::Settled(record) => {
                    record.put(&mut review);
                    continue;
                }
                Slot::Disputed(at) => at,
            };
            let Some(conflict) = self.conflicts.get(at) else { continue };
            let choice = choices.get(at).copied().unwrap_or(Choice::Mine);
            let choice = if choice == Choice::Both && !conflict.both() { Choice::Mine } else { choice };
            let [here, there] = conflict.sides.clone();
            let id = here.as_ref().or(there.as_ref()).map(Record::id);
            let (keep_ours, keep_others) = (choice != Choice::Theirs, choice != Choice::Mine);
            if let Some(record) = here.filter(|_| keep_ours) {
                record.put(&mut review);
            }
            if let Some(record) = there.filter(|_| keep_others) {
                let record = if keep_ours { record.under(fresh()) } else { record };
                record.put(&mut review);
            }
            told.push((id, conflict.wording.clone(), conflict.told(choice)));
        }
        drop_dangling_queries(&mut review);
        let mut tell = |record, quote: &str, (from, to): (String, String)| {
            review.history.push(Arc::new(Entry {
                id: fresh(),
                change: Change::Merged,
                record,
                quote: super::edit::shorten(quote),
                from,
                to,
                stamp: stamp.clone(),
                unknown: serde_json::Map::new(),
            }));
        };
        let who = if self.people.is_empty() { "another copy".to_owned() } else { self.people.join(", ") };
        let sum = format!("{} taken over, {} chosen", self.taken, told.len());
        tell(None, "", (who, sum));
        for (record, quote, words) in told {
            tell(record, &quote, words);
        }
        review
    }
}

impl Conflict {
    /// For the history: what was not kept, and what was.
    fn told(&self, choice: Choice) -> (String, String) {
        let words = |say: &Option<Say>| {
            say.as_ref().map_or_else(|| "taken back".to_owned(), |say| format!("{}: {}", say.stamp.by.name, say.words))
        };
        let (mine, theirs) = (words(&self.mine), words(&self.theirs));
        match choice {
            Choice::Mine => (theirs, mine),
            Choice::Theirs => (mine, theirs),
            Choice::Both => (String::new(), format!("{mine}; {theirs}")),
        }
    }
}

/// Records that two states of one review have different, with the words they are about: id and wording.
pub fn differing(one: &Review, other: &Review) -> Vec<(Uuid, String)> {
    let differ = |(a, b): &(Option<Record>, Option<Record>)| a != b;
    let pairs = records::pairs(one, other).into_iter().filter(differ);
    pairs.filter_map(|(a, b)| a.or(b).map(|record| (record.id(), record.wording()))).collect()
}

/// The words under the records that two states of one review have different, in reading order, where they have a place.
pub fn differing_places(one: &Review, other: &Review) -> Vec<Span> {
    let pairs = records::pairs(one, other).into_iter().filter(|(a, b)| a != b);
    let place = |record: Record| record.place().and_then(|place| place.span);
    let mut spans: Vec<Span> = pairs.filter_map(|(a, b)| a.or(b).and_then(place)).collect();
    spans.sort_unstable();
    spans
}

/// All that is united without a question: versions, history, sign-offs, later entries, unknown fields.
fn beside(mine: &Review, theirs: &Review) -> Review {
    let history = versions::history(&mine.history, &theirs.history);
    let mut unknown = mine.unknown.clone();
    for (name, value) in &theirs.unknown {
        match (unknown.get_mut(name), value) {
            (None, value) => {
                unknown.insert(name.clone(), value.clone());
            }
            (Some(serde_json::Value::Array(list)), serde_json::Value::Array(more)) => {
                let new: Vec<_> = more.iter().filter(|value| !list.contains(value)).cloned().collect();
                list.extend(new);
            }
            (Some(_), _) => {}
        }
    }
    Review {
        lineage: mine.lineage,
        versions: mine.versions.clone(),
        history,
        sign_offs: united(&mine.sign_offs, &theirs.sign_offs),
        later: united(&mine.later, &theirs.later),
        unknown,
        ..Review::default()
    }
}

fn united<T: PartialEq>(mine: &[Arc<T>], theirs: &[Arc<T>]) -> Vec<Arc<T>> {
    let new = theirs.iter().filter(|other| !mine.contains(other));
    mine.iter().chain(new).cloned().collect()
}

/// A mark does not wait for a query that was withdrawn.
fn drop_dangling_queries(review: &mut Review) {
    let known: BTreeSet<Uuid> = review.queries.iter().map(|query| query.id).collect();
    for mark in &mut review.marks {
        if mark.query.is_some_and(|id| !known.contains(&id)) {
            Arc::make_mut(mark).query = None;
        }
    }
}
