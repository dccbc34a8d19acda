//! Whether two statements say the same, and whether they say it the same way.

use std::collections::BTreeSet;

use super::lines::Lines;
use crate::check::context::Context;
use crate::check::reading::Reading;
use crate::document::{BlockKind, Part, Statement, StatementId};
use crate::rules::RuleId;
use crate::similarity::{Comparison, Difference, DifferenceKind, Link, Profile, Role, Unit, UnitKind, replaced};
use crate::text::Span;
use crate::text::numbers::Dimension;

const NEAR: RuleId = RuleId::RepeatNear;
pub(super) const CONFLICT: RuleId = RuleId::RepeatConflict;

/// What two statements are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    Conflict,
    Verbatim,
    Near,
}

impl Tie {
    pub(super) fn rule(self) -> RuleId {
        match self {
            Self::Conflict => CONFLICT,
            Self::Verbatim => RuleId::RepeatVerbatim,
            Self::Near => NEAR,
        }
    }
}

/// Another figure, name, date or polarity. Another sort of people may well be told the same of.
pub(super) fn is_fact(kind: DifferenceKind) -> bool {
    use DifferenceKind::{Doer, Hedge, Standing, Term};
    !matches!(kind, Hedge | Doer | Standing | Term)
}

/// Two statements of one group under judgement.
pub(super) struct Judge<'a> {
    pub(super) ctx: &'a Context<'a>,
    pub(super) reading: &'a Reading,
    pub(super) first: &'a Statement,
    pub(super) second: &'a Statement,
    pub(super) made: &'a Comparison,
    pub(super) lines: &'a Lines,
}

impl Judge<'_> {
    pub(super) fn limit(&self, rule: RuleId, name: &str) -> f32 {
        self.ctx.rules.limit(rule, name) as f32
    }

    pub(super) fn tie(&self) -> Option<Tie> {
        let (here, there) = (self.reading.of(self.second.id), self.reading.of(self.first.id));
        let units = self.limit(NEAR, "units") as usize;
        let few = here.units.len().min(there.units.len()) < units;
        if few || self.is_apart() || self.is_parallel(here, there) {
            return None;
        }
        let facts: Vec<&Difference> = self.made.differences.iter().filter(|found| is_fact(found.kind)).collect();
        if facts.iter().any(|found| found.support >= self.limit(CONFLICT, "same_place")) {
            return self.is_one_fact(here, there, &facts).then_some(Tie::Conflict);
        }
        let other =
            self.made.differences.iter().any(|found| found.kind == DifferenceKind::Term && found.support >= 0.5);
        let quoted = self.lines.is_quoted(self.first.id) && self.lines.is_quoted(self.second.id);
        if other || quoted || self.lines.is_title(self.first.id) {
            return None;
        }
        self.is_enough(here, there).then_some(Tie::Near)
    }

    /// Whether as much is said on both sides as makes a repeat.
    fn is_enough(&self, here: &Profile, there: &Profile) -> bool {
        let figures = self.shared_figures(here, there);
        // The same telling figure on both sides, or two, leave less to the words.
        let (score, most) = match figures {
            0 => ("score", "found_most"),
            1 => ("score_with_figure", "found_most"),
            _ => ("score_with_figures", "found_most_with_figures"),
        };
        let (low, high) =
            (self.made.found_here.min(self.made.found_there), self.made.found_here.max(self.made.found_there));
        let contained = high >= self.limit(NEAR, "contained") && low >= self.limit(NEAR, "found_contained");
        let found = low >= self.limit(NEAR, "found") && high >= self.limit(NEAR, most) || contained;
        let event =
            figures > 0 || self.made.score >= self.limit(NEAR, "score_without_verb") || self.shares_verb(here, there);
        found && event && self.made.score >= self.limit(NEAR, score)
    }

    /// Something done on both sides, by a verb or by the noun for it: people and places in common make no repeat.
    fn shares_verb(&self, here: &Profile, there: &Profile) -> bool {
        const SAY_LITTLE: [&str; 12] =
            ["accord", "add", "be", "claim", "do", "get", "have", "make", "report", "say", "take", "tell"];
        let words = self.reading.words();
        here.units.iter().zip(&self.made.alignment.here).any(|(unit, link)| {
            let Some(link) = link.filter(|link| link.likeness >= 0.6) else { return false };
            let other = &there.units[usize::from(link.to)];
            let tells = |unit: &Unit| !SAY_LITTLE.contains(&words.lemma(unit.word));
            (unit.is_verb || other.is_verb) && tells(unit) && tells(other)
        })
    }

    /// Figures and dates that stand on both sides and in few other sentences: no small counts, halves, or "thousands".
    /// The two sides of a vote or score are two.
    fn shared_figures(&self, here: &Profile, there: &Profile) -> usize {
        let telling = |(unit, link): (&Unit, &Option<Link>)| {
            let Some(link) = link.filter(|link| link.likeness >= 0.99) else { return false };
            match (unit.kind, there.units[usize::from(link.to)].kind) {
                (UnitKind::Number(at), UnitKind::Number(_)) => {
                    let figure = &here.numbers[usize::from(at)];
                    let share = figure.dimension == Dimension::Share;
                    figure.digits && (share || !figure.loose && figure.value >= 20.0)
                }
                (UnitKind::Moment(at), UnitKind::Moment(_)) => {
                    let date = &here.moments[usize::from(at)];
                    date.year.is_some() || date.month.is_some() && date.day.is_some()
                }
                _ => false,
            }
        };
        let voted = if here.votes().any(|ours| there.votes().any(|theirs| ours == theirs)) { 2 } else { 0 };
        here.units.iter().zip(&self.made.alignment.here).filter(|pair| telling(*pair)).count() + voted
    }

    /// A question, or lines that are alike by design.
    pub(super) fn is_apart(&self) -> bool {
        self.is_asked() || self.is_list() || self.is_line()
    }

    /// A question says nothing, however its answer is worded.
    fn is_asked(&self) -> bool {
        [self.first, self.second].into_iter().any(|statement| self.ctx.text(statement.id).trim_end().ends_with('?'))
    }

    /// Formulas and labels are alike by design.
    fn is_line(&self) -> bool {
        let is_line = |id: StatementId| self.lines.is_formula(id) || self.lines.is_phrase(id);
        self.first.part == Part::Body && (is_line(self.first.id) || is_line(self.second.id))
    }

    /// Items of one list are parallel by design.
    fn is_list(&self) -> bool {
        let block = |statement: &Statement| self.ctx.document.block(statement.block).kind;
        let listed = |statement: &Statement| matches!(block(statement), BlockKind::ListItem(_) | BlockKind::TableRow);
        self.first.part == Part::Body && listed(self.first) && listed(self.second)
    }

    /// Two people, firms or things of which the same is told, with a name or doer of its own each.
    fn is_parallel(&self, here: &Profile, there: &Profile) -> bool {
        let free = |(profile, other): (&Profile, &Profile), links: &[Option<Link>], wanted: &dyn Fn(&Unit) -> bool| {
            // "The council" is not "Councilman Farrow": half a name answers to no one else.
            let titled = |link: Link| {
                let unit = &other.units[usize::from(link.to)];
                let head = unit.head.map(|head| other.units[usize::from(head)].kind);
                unit.is_compound && head == Some(UnitKind::Name)
            };
            profile.units.iter().zip(links).any(|(unit, link)| {
                wanted(unit) && link.is_none_or(|link| link.likeness < 0.5 || link.likeness < 1.0 && titled(link))
            })
        };
        let links = &self.made.alignment;
        let named = |unit: &Unit| unit.kind == UnitKind::Name;
        let doer =
            |unit: &Unit| unit.role == Role::Subject && !unit.is_verb && !matches!(unit.kind, UnitKind::Number(_));
        let both = |wanted: &dyn Fn(&Unit) -> bool| {
            free((here, there), &links.here, wanted) && free((there, here), &links.there, wanted)
        };
        both(&named) || both(&doer)
    }

    /// Whether just one fact differs, nothing else stands in another's place, and the rest is said on both sides.
    fn is_one_fact(&self, here: &Profile, there: &Profile, facts: &[&Difference]) -> bool {
        let slots: BTreeSet<Option<Span>> =
            facts.iter().filter(|found| found.support >= 0.35).map(|found| found.here).collect();
        let other_words = replaced(self.reading.words(), here, there, &self.made.alignment).0;
        // Where the two facts surely stand in one place, more of the wording may differ.
        let sure = facts.iter().any(|found| found.support >= self.limit(CONFLICT, "sure_place"));
        let most = self.limit(CONFLICT, if sure { "other_words_sure" } else { "other_words" });
        if slots.len() != 1 || other_words >= most {
            return false;
        }
        let contested: BTreeSet<Span> = facts.iter().flat_map(|found| [found.here, found.there]).flatten().collect();
        let rest = |profile: &Profile, links: &[Option<Link>]| {
            let units = profile
                .units
                .iter()
                .zip(links)
                .filter(|(unit, _)| !contested.iter().any(|words| words.contains(unit.span)));
            let (found, all) = units.fold((0.0, 0.0), |(found, all), (unit, link)| {
                (found + unit.weight * link.map_or(0.0, |link| link.likeness), all + unit.weight)
            });
            if all > 0.0 { found / all } else { 0.0 }
        };
        let (ours, theirs) = (rest(here, &self.made.alignment.here), rest(there, &self.made.alignment.there));
        ours.max(theirs) >= self.limit(CONFLICT, "found_most") && ours.min(theirs) >= self.limit(CONFLICT, "found")
    }
}
