//! A whole review onto a new version of its article.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::{Carried, Carrier, Landing, Reworded, Side};
use crate::check::Finding;
use crate::document::{Document, StatementId};
use crate::review::{Anchor, Dismissal, Mark, Place, Review, Standing, Verdict, Version, Why};
use crate::rules::{RuleId, Rules};
use crate::text::{CodePoints, Span, fold};

/// What carrying a review over did, for the Changes view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Each mark with what became of its words, in the order of the review.
    pub marks: Vec<MarkChange>,
    /// Statements of the new version that are in no old one, in reading order.
    pub added: Vec<StatementId>,
    /// Wording of old statements that are in no new one, in reading order.
    pub removed: Vec<String>,
    /// Statements that read otherwise than before, marked or not: changed facts first.
    pub reworded: Vec<Reworded>,
    /// Notes, queries, source links and set-aside findings whose words are gone or doubtful.
    pub unplaced: usize,
    /// Findings of the old version that are gone in the new one.
    pub fixed: usize,
    /// Findings that both have.
    pub still: usize,
    /// Findings of the new version that the old one had not: places in its list.
    pub new_findings: Vec<usize>,
}

/// What became of one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkChange {
    /// The mark.
    pub mark: Uuid,
    /// What became of its words.
    pub outcome: Carried,
    /// Its statement was split or merged.
    pub regrouped: bool,
    /// For a mark that asked for a change: what came of it.
    pub request: Option<Request>,
}

/// What came of a change that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// The text now reads as suggested.
    DoneAsAsked,
    /// It was changed, to something else than suggested, or nothing was.
    DoneDifferently,
    /// It stands as it stood.
    NotDone,
}

struct Move<'a> {
    carrier: Carrier<'a>,
    old: &'a Document,
    new: &'a Document,
    old_spans: &'a [Span],
    new_spans: &'a [Span],
    index: CodePoints,
    version: usize,
    /// Old statements by their folded words, for evidence that is known by wording.
    by_words: BTreeMap<String, Vec<Span>>,
    new_words: BTreeMap<String, Vec<Span>>,
}

/// Carries `review` from `old`, its current version, over to `new`, which becomes the current version `version`.
/// Nothing is dropped: what has no place any more keeps its anchor and its old version, and stands as gone.
pub fn carry_over(
    review: &Review,
    old: &Document,
    new: &Document,
    version: Arc<Version>,
    rules: &Rules,
) -> (Review, Changes) {
    let (old_spans, new_spans) = (spans(old), spans(new));
    let by_words = |document: &Document, spans: &[Span]| {
        let mut by_words: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        for span in spans {
            by_words.entry(fold(document.words(*span))).or_default().push(*span);
        }
        by_words
    };
    let mover = Move {
        carrier: carrier((old, &old_spans), (new, &new_spans), rules),
        old,
        new,
        index: CodePoints::new(&new.text),
        version: review.versions.len(),
        by_words: by_words(old, &old_spans),
        new_words: by_words(new, &new_spans),
        old_spans: &old_spans,
        new_spans: &new_spans,
    };
    let (next, mut changes) = mover.all(review);
    changes.tell(&mover.carrier, (old, &old_spans), new);
    (Review { versions: review.versions.iter().cloned().chain([version]).collect(), ..next }, changes)
}

/// What became of the statements alone, whoever marked them.
pub(super) fn statements(old: &Document, new: &Document, rules: &Rules) -> Changes {
    let (old_spans, new_spans) = (spans(old), spans(new));
    let mut changes = Changes::default();
    changes.tell(&carrier((old, &old_spans), (new, &new_spans), rules), (old, &old_spans), new);
    changes
}

impl Changes {
    /// Tells new statements that no old one became, the wording of old ones that became no new one, and what reads
    /// otherwise.
    fn tell(&mut self, carrier: &Carrier, (old, old_spans): (&Document, &[Span]), new: &Document) {
        let (added, removed) = carrier.unpaired();
        self.added = added.into_iter().map(StatementId::from_index).collect();
        self.removed = removed.into_iter().map(|at| old.words(old_spans[at]).to_owned()).collect();
        self.reworded = super::reworded::told(carrier, old, new);
    }
}

/// Which findings went, stayed and came: a finding stays where its statement went and the same rule fires there.
pub fn compare_findings(
    old: (&Document, &[Finding]),
    new: (&Document, &[Finding]),
    rules: &Rules,
    changes: &mut Changes,
) {
    let (old_spans, new_spans) = (spans(old.0), spans(new.0));
    let carrier = carrier((old.0, &old_spans), (new.0, &new_spans), rules);
    let mut there: BTreeMap<(RuleId, StatementId), Vec<usize>> = BTreeMap::new();
    for (at, finding) in new.1.iter().enumerate().rev() {
        there.entry((finding.rule, finding.statement)).or_default().push(at);
    }
    for finding in old.1 {
        let landed = carrier.place(old.0.statement(finding.statement).span).span;
        let statement = landed.and_then(|span| new.0.statement_at(span.start));
        let stays = statement.and_then(|id| there.get_mut(&(finding.rule, id))).and_then(Vec::pop).is_some();
        if stays { changes.still += 1 } else { changes.fixed += 1 }
    }
    changes.new_findings = there.into_values().flatten().collect();
    changes.new_findings.sort_unstable();
}

pub(super) fn spans(document: &Document) -> Vec<Span> {
    document.statements.iter().map(|statement| statement.span).collect()
}

pub(super) fn carrier<'a>(
    old: (&'a Document, &'a [Span]),
    new: (&'a Document, &'a [Span]),
    rules: &Rules,
) -> Carrier<'a> {
    let side = |(document, statements): (&'a Document, &'a [Span])| Side { text: &document.text, statements };
    Carrier::new(side(old), side(new), rules)
}

impl Move<'_> {
    fn all(&self, review: &Review) -> (Review, Changes) {
        let mut changes = Changes::default();
        let mut next = review.clone();
        for mark in &mut next.marks {
            let (carried, change) = self.mark(mark);
            *mark = Arc::new(carried);
            changes.marks.push(change);
        }
        for dismissal in &mut next.dismissals {
            *dismissal = Arc::new(self.dismissal(dismissal));
            changes.unplaced += usize::from(dismissal.place.standing != Standing::Current);
        }
        let mut loose = |place: &Place| {
            let place = self.loose(place);
            changes.unplaced += usize::from(place.standing != Standing::Current);
            place
        };
        for query in &mut next.queries {
            Arc::make_mut(query).place = loose(&query.place);
        }
        for note in &mut next.notes {
            Arc::make_mut(note).place = loose(&note.place);
        }
        for link in &mut next.source_links {
            Arc::make_mut(link).place = loose(&link.place);
        }
        for assignment in &mut next.assignments {
            let place = assignment.place.as_ref().map(&mut loose);
            Arc::make_mut(assignment).place = place;
        }
        (next, changes)
    }

    /// Where a place went. A place on a whole statement goes to a whole statement. One that was gone already is looked
    /// for by its words alone, and asked about.
    fn land(&self, place: &Place) -> Landing {
        let gone = Landing { outcome: Carried::Gone, span: None, regrouped: false };
        let Some(span) = place.span else {
            let back = self.new_words.get(&fold(&place.anchor.exact)).and_then(|spans| spans.first());
            return back.map_or(gone, |span| Landing { outcome: Carried::Ask, span: Some(*span), regrouped: false });
        };
        let mut landing = self.carrier.place(span);
        let whole = self.old_spans.binary_search(&span).is_ok();
        if let Some(landed) = landing.span.filter(|_| whole) {
            let overlap = |span: &Span| span.common(landed).map_or(0, Span::len);
            landing.span = self
                .new_spans
                .iter()
                .copied()
                .filter(|span| overlap(span) > 0)
                .max_by_key(|span| (overlap(span), std::cmp::Reverse(span.start)));
        }
        landing
    }

    /// The place after landing: described anew where it has one, kept as it was where it is gone.
    fn place(&self, place: &Place, span: Option<Span>, standing: Standing) -> Place {
        match span {
            Some(span) => Place {
                anchor: Anchor::describe(&self.new.text, &self.index, span),
                version: self.version,
                span: Some(span),
                standing,
            },
            None => Place { span: None, standing: Standing::Gone, ..place.clone() },
        }
    }

    fn standing(landing: &Landing, before: &Standing, was: &str) -> Standing {
        match &landing.outcome {
            Carried::Unchanged | Carried::Moved | Carried::Cosmetic => before.clone(),
            Carried::Edited => Standing::CheckAgain(Why::Edited(was.to_owned())),
            Carried::FactChanged(kinds) => Standing::CheckAgain(Why::FactChanged(kinds.clone(), was.to_owned())),
            Carried::Ask => Standing::CheckAgain(Why::Ask(was.to_owned())),
            Carried::Gone => Standing::Gone,
        }
    }

    fn mark(&self, mark: &Mark) -> (Mark, MarkChange) {
        let landing = self.land(&mark.place);
        let mut next = mark.clone();
        let asks =
            matches!(mark.verdict, Verdict::ChangeNeeded | Verdict::Wrong) && !mark.done && mark.accepted.is_none();
        let quiet = matches!(landing.outcome, Carried::Unchanged | Carried::Moved | Carried::Cosmetic);
        let as_asked = landing.span.is_some_and(|span| {
            !mark.suggested_text.trim().is_empty() && fold(self.new.words(span)) == fold(&mark.suggested_text)
        });
        let mut standing = Self::standing(&landing, &mark.place.standing, &mark.wording);
        if asks && as_asked {
            next.done = true;
            standing = Standing::Current;
        } else if standing == Standing::Current {
            standing = self.evidence(&mark.evidence);
        }
        next.place = self.place(&mark.place, landing.span, standing);
        let request = asks.then_some(match (as_asked, quiet) {
            (true, _) => Request::DoneAsAsked,
            (_, true) => Request::NotDone,
            _ => Request::DoneDifferently,
        });
        (next, MarkChange { mark: mark.id, outcome: landing.outcome, regrouped: landing.regrouped, request })
    }

    /// Whether what a mark rests on still stands: it does not where a fact in it changed or it is gone.
    fn evidence(&self, evidence: &[String]) -> Standing {
        let changed = |wording: &&String| !self.new_words.contains_key(&fold(wording));
        let told = evidence.iter().filter(changed).find_map(|wording| self.lost(wording, None));
        told.map_or(Standing::Current, Standing::CheckAgain)
    }

    /// Why these words of the old version do not stand any more, wherever they stood, `but` apart; none where they do.
    fn lost(&self, wording: &str, but: Option<Span>) -> Option<Why> {
        let mut why = None;
        for span in self.before(wording).into_iter().filter(|span| Some(*span) != but) {
            match self.carrier.place(span).outcome {
                Carried::FactChanged(_) => why = Some(Why::EvidenceChanged(wording.to_owned())),
                Carried::Gone | Carried::Ask => why = why.or(Some(Why::EvidenceGone(wording.to_owned()))),
                Carried::Unchanged | Carried::Moved | Carried::Cosmetic | Carried::Edited => return None,
            }
        }
        why
    }

    /// Where these words, statements or some in one, stood in the old version.
    fn before(&self, wording: &str) -> Vec<Span> {
        let whole = self.by_words.get(&fold(wording));
        whole.cloned().unwrap_or_else(|| {
            let at = self.old.text.find(wording).filter(|_| !wording.is_empty());
            at.map(|at| Span::new(at, at + wording.len())).into_iter().collect()
        })
    }

    /// A set-aside finding goes stale with either of its sides. Where the other side was only put otherwise, it is
    /// known by the new words from here on, or else the finding would come back unasked.
    fn dismissal(&self, dismissal: &Dismissal) -> Dismissal {
        let landing = self.land(&dismissal.place);
        let mut standing = Self::standing(&landing, &dismissal.place.standing, &dismissal.wording);
        let sides: Vec<String> = dismissal.other.lines().map(str::to_owned).collect();
        if standing == Standing::Current {
            let lost = sides.iter().find_map(|side| self.lost(side, dismissal.place.span));
            standing = lost.map_or(Standing::Current, Standing::CheckAgain);
        }
        let mut next = dismissal.clone();
        if standing == Standing::Current && !sides.is_empty() {
            let now = |wording: &String| {
                let other = self.before(wording).into_iter().find(|span| Some(*span) != dismissal.place.span);
                let landed = other.and_then(|span| self.carrier.place(span).span);
                landed.map_or_else(|| wording.clone(), |span| self.new.words(span).to_owned())
            };
            let sides: Vec<String> = sides.iter().map(now).collect();
            next.key.other = sides.iter().map(|side| fold(side)).collect::<Vec<_>>().join("\n");
            next.other = sides.join("\n");
        }
        next.place = self.place(&dismissal.place, landing.span, standing);
        next
    }

    /// Notes, queries and links keep to their words whatever was edited in them; only doubt and absence are told.
    fn loose(&self, place: &Place) -> Place {
        let landing = self.land(place);
        let standing = match landing.outcome {
            Carried::Ask => Standing::CheckAgain(Why::Ask(place.anchor.exact.clone())),
            Carried::Gone => Standing::Gone,
            _ => Standing::Current,
        };
        self.place(place, landing.span, standing)
    }
}
