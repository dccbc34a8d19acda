//! What one statement says and the other denies, hedges, or has yet to come.

use super::differ::{Difference, DifferenceKind, Pair};
use super::profile::{Profile, Role, Unit, UnitKind};
use super::standing::Standing;
use crate::text::Span;
use crate::text::numbers::Dimension;

/// Verbs that are denied for what hangs on them.
const SPEECH: [&str; 3] = ["add", "say", "tell"];

/// Verbs of whoever is not sure.
const THINKING: [&str; 12] = [
    "believe", "concern", "doubt", "expect", "fear", "guess", "hope", "predict", "suspect", "think", "wonder", "worry",
];

/// Verbs by which a thing that was only planned is there: "started a petition".
pub const DOING: [&str; 25] = [
    "begin",
    "bring",
    "build",
    "call",
    "complete",
    "conclude",
    "file",
    "grant",
    "hold",
    "impose",
    "introduce",
    "issue",
    "launch",
    "lodge",
    "make",
    "obtain",
    "open",
    "order",
    "place",
    "receive",
    "secure",
    "sign",
    "stage",
    "start",
    "submit",
];

/// A "not" or "never" stands right before the verb.
fn denied(profile: &Profile, unit: &super::Unit) -> bool {
    profile.negations.iter().any(|mark| unit.span.start.checked_sub(mark.end).is_some_and(|gap| gap <= 1))
}

/// Doers and objects of the verb `at`, and what a relative clause is about, where they carry content.
fn arguments(profile: &Profile, at: usize) -> Vec<usize> {
    let verb = &profile.units[at];
    let about = verb.head.filter(|_| verb.is_relative).map(usize::from);
    let counts = |k: usize, unit: &Unit| {
        let core = matches!(unit.role, Role::Subject | Role::Object) && unit.clause == Some(at as u16);
        k != at && unit.weight >= 0.12 && !matches!(unit.kind, UnitKind::Moment(_)) && (core || about == Some(k))
    };
    profile.units.iter().enumerate().filter(|(k, unit)| counts(*k, unit)).map(|(k, _)| k).collect()
}

impl Pair<'_> {
    /// Verbs that answer to each other, the one denied and the other not; or what is said to be so, where verbs do
    /// not answer.
    pub(super) fn polarity(&self) -> Option<Difference> {
        let mut differ: Option<(f32, Span, Span)> = None;
        let mut agree = 0.0_f32;
        for (i, link) in self.links.here.iter().enumerate() {
            let Some(link) = link.filter(|link| link.likeness >= 0.6) else { continue };
            let (x, y) = (&self.here.units[i], &self.there.units[link.to as usize]);
            let telling = x.is_verb || matches!(x.role, Role::Predicate | Role::Object);
            // "Too soon to tell" denies no "said"; "did not tell" denies "told".
            let speech = SPEECH.contains(&self.words.lemma(x.word)) && SPEECH.contains(&self.words.lemma(y.word));
            let plain = x.word == y.word && (denied(self.here, x) || denied(self.there, y));
            let speech = speech && !plain;
            if !telling || speech {
                continue;
            }
            // "Was not an admission of fault" denies that anybody admitted it.
            let deed = x.is_verb && y.is_noun && y.role == Role::Predicate && link.likeness >= 0.8;
            let strength = link.likeness * if x.is_verb && y.is_verb || deed { 1.0 } else { 0.7 };
            // What has yet to come and what is due are the same.
            let to_come = |one: &Unit, other: &Unit| one.negated && other.standing == Standing::Planned;
            let due = self.here.is_owed && to_come(x, y) || self.there.is_owed && to_come(y, x);
            if due {
                agree = agree.max(strength);
            } else if x.negated == y.negated {
                agree = agree.max(if x.negated { strength } else { strength * 0.5 });
            } else if self.is_said_so(i) || !(self.is_of_same(i, link.to as usize) || deed && self.is_told_below(i)) {
                // Said both ways there, or said of something else.
            } else if differ.is_none_or(|(best, ..)| best < strength) {
                differ = Some((strength, x.span, y.span));
            }
        }
        let (strength, here, there) = differ?;
        // "Fewer than half were ever built", "more than half were never built".
        if self.here.is_scant != self.there.is_scant {
            return None;
        }
        let opposite = self.has_opposite() || self.same_denials() || self.is_first();
        // "Cannot be pulled down without consent" says that consent is needed.
        let plain = self.here.negations.is_empty() || self.there.negations.is_empty();
        let opposite = opposite || plain && (self.here.is_denied_twice || self.there.is_denied_twice);
        if opposite || (agree >= strength && self.here.negations.len() == self.there.negations.len()) {
            return None;
        }
        // "Admitted her in 1981" and "not until 1981" hardly deny each other.
        let most = if self.here.is_awaited == self.there.is_awaited { 1.0 } else { 0.8 };
        let both = !self.here.negations.is_empty() && !self.there.negations.is_empty();
        let mark = |profile: &Profile, span: Span| {
            profile.negations.iter().min_by_key(|n| n.start.abs_diff(span.start)).copied()
        };
        Some(Difference {
            kind: DifferenceKind::Negation,
            here: mark(self.here, here).or(Some(here)),
            there: mark(self.there, there).or(Some(there)),
            // Where both sides deny something, it may be another thing.
            support: if both { 0.95 * strength } else { strength }.min(most),
        })
    }

    /// The other side has the same word with the same force as well: "we are not closing schools, we are closing Fridays".
    fn is_said_so(&self, i: usize) -> bool {
        let x = &self.here.units[i];
        self.there.units.iter().any(|y| y.word == x.word && y.negated == x.negated)
    }

    /// Whether two verbs have doers and objects in common, so that the one can deny the other: "arson is not suspected"
    /// denies nothing of "police suspect a faulty cable".
    pub(super) fn is_of_same(&self, i: usize, j: usize) -> bool {
        let (ours, theirs) = (arguments(self.here, i), arguments(self.there, j));
        let link = |k: usize| self.links.here[k].filter(|link| link.likeness >= 0.5).map(|link| usize::from(link.to));
        if self.there.units[j].has_pronoun {
            return true;
        }
        // "No one was hurt" denies it of whomever.
        if theirs.is_empty() && self.there.units[j].negated && self.is_of_nobody() {
            return self.is_told_beside(i);
        }
        // One of them may go by another name: "the librarian" is Oona Merrick.
        if !ours.is_empty() && ours.iter().all(|&k| link(k).is_none()) {
            return self.is_of_object(i, j, &ours, &theirs);
        }
        let objects = |profile: &Profile, list: &[usize]| -> Vec<usize> {
            list.iter().copied().filter(|&k| profile.units[k].role != Role::Subject).collect()
        };
        let (here, there) = (objects(self.here, &ours), objects(self.there, &theirs));
        // "Suspect that …" has no object, and what is not suspected stands nowhere.
        if !here.is_empty() && here.iter().all(|&k| link(k).is_none()) {
            return false;
        }
        here.is_empty() || there.is_empty() || here.iter().any(|&k| link(k).is_some_and(|to| there.contains(&to)))
    }

    /// What hangs behind the verb stands there too: of "admitted that its equipment had started the fire" and "the filing
    /// was no admission that its equipment had started the fire" the one says who, the other what.
    fn is_told_below(&self, i: usize) -> bool {
        let behind = self.here.units.iter().enumerate().skip(i + 1);
        let telling = behind.filter(|(_, unit)| unit.weight >= 0.15).map(|(k, _)| k);
        telling.filter(|&k| self.links.here[k].is_some_and(|link| link.likeness >= 0.8)).count() >= 2
    }

    /// "Nobody", "no one" stands there.
    fn is_of_nobody(&self) -> bool {
        let form = |at: usize| self.there.forms.get(at).map(|form| self.words.lemma(*form));
        (0..self.there.forms.len()).any(|at| {
            matches!(form(at), Some("nobody" | "none")) || form(at) == Some("no") && form(at + 1) == Some("one")
        })
    }

    /// Two things beside the verb stand there as well.
    fn is_told_beside(&self, i: usize) -> bool {
        let others = self.here.units.iter().enumerate().filter(|(k, unit)| *k != i && unit.weight >= 0.15);
        others.filter(|(k, _)| self.links.here[*k].is_some_and(|link| link.likeness >= 0.8)).count() >= 2
    }

    /// "Backed the claim" and "no evidence to support the claim": where the verb there has no doer of its own, the same
    /// object, light as it may be, will do.
    fn is_of_object(&self, i: usize, j: usize, ours: &[usize], theirs: &[usize]) -> bool {
        let subject = |profile: &Profile, k: &usize| profile.units[*k].role == Role::Subject;
        let doers = ours.iter().all(|k| subject(self.here, k)) && !theirs.iter().any(|k| subject(self.there, k));
        let object = |unit: &Unit, verb: usize| unit.role == Role::Object && unit.clause == Some(verb as u16);
        let linked = self.here.units.iter().enumerate().any(|(k, unit)| {
            let to = self.links.here[k].filter(|link| object(unit, i) && link.likeness >= 0.8);
            to.is_some_and(|to| object(&self.there.units[usize::from(to.to)], j))
        });
        doers && linked
    }

    /// Whether a doer or object of the one verb is a doer or object of the other, or may be behind a pronoun.
    pub(super) fn shares_argument(&self, i: usize, j: usize) -> bool {
        let (ours, theirs) = (arguments(self.here, i), arguments(self.there, j));
        let open = self.here.units[i].has_pronoun || self.there.units[j].has_pronoun;
        let link = |k: &usize| self.links.here[*k].filter(|link| link.likeness >= 0.5).map(|link| usize::from(link.to));
        open || ours.is_empty() || theirs.is_empty() || ours.iter().filter_map(link).any(|to| theirs.contains(&to))
    }

    /// "No Dane had won it before" is said of the first Dane to win it.
    fn is_first(&self) -> bool {
        let first = |profile: &Profile| {
            profile.numbers.iter().any(|number| number.dimension == Dimension::Ordinal && number.value < 1.5)
        };
        let never = |profile: &Profile| {
            let before = |unit: &Unit| matches!(self.words.lemma(unit.word), "before" | "ever" | "previously");
            !profile.negations.is_empty() && profile.units.iter().any(before)
        };
        first(self.here) && never(self.there) || first(self.there) && never(self.here)
    }

    /// Done here, and planned, wished for or asked there.
    pub(super) fn standing(&self) -> Option<Difference> {
        // "Left open whether it will be mended"
        if self.here.is_open || !self.here.hedges.is_empty() || !self.here.conditions.is_empty() {
            return None;
        }
        let found = self.links.here.iter().enumerate().find_map(|(i, link)| {
            let link = link.filter(|link| link.likeness >= 0.8)?;
            let (x, y) = (&self.here.units[i], &self.there.units[link.to as usize]);
            let done = |other: &Unit| other.word == y.word && other.standing == Standing::Done;
            let elsewhere = || self.there.units.iter().any(done);
            let same = || {
                self.here.units.iter().enumerate().any(|(k, unit)| {
                    let hangs = unit.clause == x.clause || unit.is_verb && unit.head == Some(i as u16);
                    let below = hangs && k != i && unit.weight >= 0.2;
                    below && self.links.here[k].is_some_and(|link| link.likeness >= 0.5)
                })
            };
            let open = self.is_told_too_far(i, link.to as usize) && !elsewhere() && same();
            open.then_some((x.span, y.span, link.likeness))
        });
        let (here, there, support) = found?;
        Some(Difference { kind: DifferenceKind::Standing, here: Some(here), there: Some(there), support })
    }

    /// Whether unit `i` is told as done, or as planned, where `j` has come less far.
    fn is_told_too_far(&self, i: usize, j: usize) -> bool {
        let (x, y) = (&self.here.units[i], &self.there.units[j]);
        let lemma = self.words.lemma(x.word);
        if x.negated || SPEECH.contains(&lemma) || super::polarity::VIEWS.contains(&lemma) {
            return false;
        }
        // "Has started a petition", where one is considered.
        let begun = |(at, verb): (usize, &Unit)| {
            let free = self.links.here[at].is_none_or(|link| link.likeness < 0.6);
            free && verb.standing == Standing::Done && DOING.contains(&self.words.lemma(verb.word))
        };
        let verb = x.clause.map(usize::from).map(|verb| (verb, &self.here.units[verb]));
        if x.is_noun && x.role == Role::Object && y.is_noun && verb.is_some_and(begun) {
            return matches!(y.standing, Standing::Planned | Standing::Wished);
        }
        // What is planned in passing ("an attempt to ban them") is not told as planned.
        let above = x.head.map(|above| &self.here.units[usize::from(above)]);
        let passing = x.standing == Standing::Planned && above.is_some_and(|above| !above.is_verb);
        let main = x.is_verb && !x.is_relative && x.clause == Some(i as u16) && !passing;
        let lone = x.is_noun && x.clause.is_none() && y.is_noun && y.clause.is_none();
        (main || lone)
            && match x.standing {
                Standing::Done => matches!(y.standing, Standing::Planned | Standing::Wished | Standing::Asked),
                Standing::Planned => matches!(y.standing, Standing::Wished | Standing::Asked),
                Standing::Untold => y.standing == Standing::Asked,
                _ => false,
            }
    }

    /// What is said of one thing, and the opposite of the same: "attendance fell" against "scores fell while attendance
    /// rose". "Lent" and "borrowed" of one doer are opposites too.
    pub(super) fn at_odds(&self) -> Option<Difference> {
        let found = self.here.units.iter().enumerate().find_map(|(s, doer)| {
            let link = self.links.here[s].filter(|link| link.likeness >= 0.8)?;
            let other = &self.there.units[link.to as usize];
            let verbs = doer.clause.map(usize::from).zip(other.clause.map(usize::from));
            let (v, w) = verbs?;
            let (x, y) = (self.here.units.get(v)?, self.there.units.get(w)?);
            let both = doer.role == Role::Subject && other.role == Role::Subject && x.is_verb && y.is_verb;
            let turned = self.words.is_converse(x.word, y.word)
                || self.words.compare(x.word, y.word) == super::Likeness::Opposite;
            (both && turned && x.negated == y.negated).then_some((x.span, y.span))
        });
        let (here, there) = found?;
        Some(Difference { kind: DifferenceKind::Opposite, here: Some(here), there: Some(there), support: 0.8 })
    }

    /// What is denied on either side is denied on the other too: "with no strings attached" however the rest reads.
    fn same_denials(&self) -> bool {
        let denied = |profile: &Profile| -> Vec<usize> {
            let next = |mark: &Span| profile.units.iter().position(|unit| unit.span.start >= mark.end);
            profile.negations.iter().filter_map(next).collect()
        };
        let (ours, theirs) = (denied(self.here), denied(self.there));
        let linked = |i: usize| self.links.here[i].is_some_and(|link| theirs.contains(&usize::from(link.to)));
        !ours.is_empty() && ours.len() == theirs.len() && ours.into_iter().all(linked)
    }

    fn has_opposite(&self) -> bool {
        let free = |links: &[Option<super::Link>], at: usize| links[at].is_none_or(|link| link.likeness < 0.6);
        (0..self.here.units.len()).filter(|&i| free(&self.links.here, i)).any(|i| {
            (0..self.there.units.len())
                .filter(|&j| free(&self.links.there, j))
                .any(|j| self.clash(i, j) == Some(DifferenceKind::Opposite))
        })
    }

    /// "Suspects that she used it" is no surer than "thinks she may have used it".
    fn is_opinion(&self) -> bool {
        let thinks = |unit: &Unit| THINKING.contains(&self.words.lemma(unit.word));
        self.here.units.iter().any(thinks)
    }

    /// Said for certain here, hedged or conditional there.
    pub(super) fn certainty(&self) -> Option<Difference> {
        if !self.here.hedges.is_empty() || !self.here.conditions.is_empty() || self.is_opinion() {
            return None;
        }
        let verb = self.links.here.iter().enumerate().find_map(|(i, link)| {
            let link = link.filter(|link| link.likeness >= 0.6)?;
            let (x, y) = (&self.here.units[i], &self.there.units[link.to as usize]);
            // What hangs on another word ("to guide later talks") is not what the sentence says for certain.
            let lemma = self.words.lemma(x.word);
            let may =
                self.there.hedges.iter().any(|mark| y.span.start.checked_sub(mark.end).is_some_and(|gap| gap <= 1));
            let tells = !may && (SPEECH.contains(&lemma) || super::polarity::VIEWS.contains(&lemma));
            let verb = x.is_verb && !x.is_aim && !tells && x.clause == Some(i as u16);
            // "Is due to": what it is said to be, as sure as a verb.
            let says = verb || !x.is_verb && x.role == Role::Predicate && x.clause.is_none();
            // "Probably in early March" leaves open nothing of what stands before it.
            let before =
                !self.there.conditions.is_empty() || self.there.hedges.iter().any(|mark| mark.start < y.span.start);
            let most = if y.is_verb || y.role == Role::Predicate || before { 1.0 } else { 0.59 };
            (says && y.hedged && !x.hedged).then_some((x.span, link.likeness.min(most)))
        })?;
        let mark = self.there.hedges.iter().chain(&self.there.conditions).next().copied();
        Some(Difference { kind: DifferenceKind::Hedge, here: Some(verb.0), there: mark, support: verb.1 })
    }
}
