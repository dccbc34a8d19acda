//! Runs grounding over all derived statements and makes findings of it.

use std::collections::{BTreeMap, HashSet};

use super::judge::{Body, Judgement};
use super::{CLOSEST, Evidence, Grounding, Outcome, conceded, lost, messages, offices, speaker, weigh, whose};
use crate::check::context::Context;
use crate::check::reading::{Reading, mismatch};
use crate::check::{Checked, Finding, Mismatch, Related};
use crate::document::{Part, Statement, StatementId, StatementRole};
use crate::rules::RuleId;
use crate::similarity::{Difference, DifferenceKind, Profile, Role, Standing, UnitKind};
use crate::spread::{STATEMENTS, spread_told};
use crate::text::Span;

const OTHERWISE: RuleId = RuleId::GroundingContradicted;
const SILENT: RuleId = RuleId::GroundingUnsupported;

/// Words that weigh less ("over", "some") are not told as missing.
const SMALL: f32 = 0.1;

/// What grounding found: how each derived statement stands, and the findings.
pub(in crate::check) type Grounded = (BTreeMap<StatementId, Grounding>, Vec<Finding>);

/// Judges every derived statement against the body.
pub(in crate::check) fn run(
    ctx: &Context,
    reading: &Reading,
    checked: &Checked,
    step: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Grounded> {
    let body: Vec<&Statement> = body_of(ctx).collect();
    let derived: Vec<&Statement> = ctx.claims().filter(|statement| statement.part.is_derived()).collect();
    let (mut groundings, mut findings) = (BTreeMap::new(), Vec::new());
    if body.is_empty() {
        return Some((groundings, findings));
    }
    let profiles = body.iter().map(|statement| reading.of(statement.id)).collect();
    let (people, offices) = (speaker::people(ctx, &body), offices::of_body(ctx, reading, &body));
    let asked = Body::new(&reading.reader, &ctx.document.text, profiles);
    let judged = spread_told((derived.len(), STATEMENTS), step, &|at| {
        let statement = derived[at];
        let mut claim = with_question(ctx, reading, statement);
        asked.know_names(&mut claim);
        if statement.part == Part::Headline && !tells_when(ctx.text(statement.id)) {
            claim.units.iter_mut().for_each(|unit| unit.standing = Standing::Untold);
        }
        let judgement = asked.judge(&reading.reader, &claim);
        let (claim, judgement, body, people, offices) = (&claim, &judgement, &body, &people, &offices);
        let case = Case { ctx, reading, statement, claim, judgement, body, people, offices };
        let another =
            speaker::other(&case, checked).or_else(|| whose::other(&case, checked)).or_else(|| offices::other(&case));
        let outcome = if another.is_some() { Outcome::SaysOtherwise } else { case.outcome() };
        let mut grounding = case.grounding(outcome, checked);
        grounding.mismatches.extend(another);
        let found = case.findings(outcome, &grounding, checked);
        // What the text says less surely it says only in part.
        if grounding.outcome == Outcome::InText && found.iter().any(|finding| finding.rule == SILENT) {
            grounding.outcome = Outcome::Partly;
        }
        (statement.id, grounding, found)
    })?;
    for (id, grounding, found) in judged {
        findings.extend(found);
        groundings.insert(id, grounding);
    }
    Some((groundings, findings))
}

/// The statements that may carry others: the body's own sentences.
fn body_of<'a>(ctx: &'a Context) -> impl Iterator<Item = &'a Statement> {
    let telling = |role| matches!(role, StatementRole::Claim | StatementRole::NotAClaim);
    ctx.document.of_part(Part::Body).filter(move |statement| telling(statement.role))
}

/// Headlines leave out the helping verb: "Trial extended" tells what was done and what will be. With one they tell it.
fn tells_when(headline: &str) -> bool {
    const HELPING: [&str; 6] = ["had", "has", "have", "was", "were", "will"];
    headline.split_whitespace().any(|word| HELPING.contains(&word.to_lowercase().as_str()))
}

/// Words that begin what a question only takes for granted.
const ASIDE: [&str; 7] = [" after ", " because ", " before ", " once ", " until ", " when ", " while "];

/// The statement, with the content of its question where it only answers it ("Yes.", "Karl Benedek did.").
fn with_question(ctx: &Context, reading: &Reading, statement: &Statement) -> Profile {
    let mut claim = reading.of(statement.id).clone();
    lighten_label(ctx, statement, &mut claim);
    if statement.part != Part::Faq || statement.sentence != 1 {
        return claim;
    }
    // "Yes, it can be passed on, she said" says by itself what it answers, and "No" the opposite of what is asked.
    let first = ctx.text(statement.id).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let denies = first.eq_ignore_ascii_case("no");
    if claim.units.len() >= 4 {
        return claim;
    }
    let question = ctx
        .document
        .of_part(Part::Faq)
        .filter(|other| other.item == statement.item && other.role == StatementRole::Question)
        .last();
    let Some(question) = question else { return claim };
    let offset = claim.units.len() as u16;
    let asked = reading.of(question.id);
    let (numbers, moments) = (claim.numbers.len() as u16, claim.moments.len() as u16);
    let words = ctx.text(question.id);
    let aside = ASIDE.iter().filter_map(|word| words.find(word)).min().map(|at| question.span.start + at);
    for unit in &asked.units {
        let mut unit = unit.clone();
        unit.weight *= 0.5;
        // Of "must I return them before you close?" only the first is denied.
        let asked_of = aside.is_none_or(|aside| unit.span.start < aside);
        unit.negated ^= denies && asked_of && (unit.is_verb || matches!(unit.role, Role::Predicate | Role::Object));
        unit.clause = unit.clause.map(|at| at + offset);
        unit.head = unit.head.map(|at| at + offset);
        unit.kind = match unit.kind {
            UnitKind::Number(at) => UnitKind::Number(at + numbers),
            UnitKind::Moment(at) => UnitKind::Moment(at + moments),
            kind => kind,
        };
        claim.weight += unit.weight;
        claim.units.push(unit);
    }
    if denies && asked.negations.is_empty() {
        claim.negations.push(statement.span);
    }
    claim.numbers.extend(asked.numbers.iter().cloned());
    claim.moments.extend(asked.moments.iter().cloned());
    claim
}

/// "Cost: The road …": the label of a key point tells what it is about and claims nothing.
fn lighten_label(ctx: &Context, statement: &Statement, claim: &mut Profile) {
    const LONGEST: usize = 32;
    let words = ctx.text(statement.id);
    let Some(colon) = words.find(": ").filter(|&at| statement.part.is_made() && at <= LONGEST) else { return };
    let end = statement.span.start + colon;
    for unit in claim.units.iter_mut().filter(|unit| unit.span.end <= end) {
        claim.weight -= unit.weight * 0.9;
        unit.weight *= 0.1;
    }
}

/// The text says it less surely, or only as something to come.
fn is_less(found: &Difference) -> bool {
    matches!(found.kind, DifferenceKind::Hedge | DifferenceKind::Standing) && found.support >= 0.6
}

/// One derived statement with all that is known of it.
pub(super) struct Case<'a> {
    pub(super) ctx: &'a Context<'a>,
    pub(super) reading: &'a Reading,
    pub(super) statement: &'a Statement,
    pub(super) claim: &'a Profile,
    pub(super) judgement: &'a Judgement,
    pub(super) body: &'a [&'a Statement],
    /// Last names of the persons of the body, folded.
    pub(super) people: &'a HashSet<String>,
    /// The offices that the body gives to persons.
    pub(super) offices: &'a [offices::Office],
}

/// Evidence has a say in whose words they are from this share of the best one's score on.
const MAIN: f32 = 0.6;

impl Case<'_> {
    pub(super) fn limit(&self, rule: RuleId, name: &str) -> f32 {
        self.ctx.rules.limit(rule, name) as f32
    }

    /// The body statement at place `at` of the body's list.
    pub(super) fn there(&self, at: usize) -> &Statement {
        self.body[at]
    }

    /// Whether a difference is sure enough to say that the text says otherwise.
    fn is_sure(&self, kind: DifferenceKind, support: f32) -> bool {
        let carried = self.judgement.features.carried;
        let name = match kind {
            DifferenceKind::Number => "number",
            DifferenceKind::Name => "name",
            DifferenceKind::Term => "term",
            DifferenceKind::Spelling => "spelling",
            DifferenceKind::Date => "date",
            DifferenceKind::Negation => "negation",
            DifferenceKind::Opposite => "opposite",
            DifferenceKind::Roles => "roles",
            DifferenceKind::Hedge | DifferenceKind::Doer | DifferenceKind::Standing => return false,
        };
        let turned = matches!(kind, DifferenceKind::Negation | DifferenceKind::Opposite);
        let least = if turned { "carried_turned" } else { "carried" };
        // A short sentence of the text that stands here whole may be denied with much else said beside it.
        let whole = turned
            && self.judgement.seen.first().is_some_and(|(_, made)| made.found_there >= self.limit(OTHERWISE, "whole"));
        let enough = carried >= self.limit(OTHERWISE, least) || whole && carried >= self.limit(OTHERWISE, "carried");
        support >= self.limit(OTHERWISE, name) && enough
    }

    fn outcome(&self) -> Outcome {
        let otherwise = self.judgement.differences.iter().any(|found| self.is_sure(found.kind, found.support));
        let silent = self.is_silent();
        if otherwise {
            Outcome::SaysOtherwise
        } else if silent && self.is_plain() {
            Outcome::NotInText
        } else if !silent && self.judgement.score >= self.in_text() {
            Outcome::InText
        } else {
            Outcome::Partly
        }
    }

    /// The body has no word for much of the statement, and carries little of the rest.
    fn is_silent(&self) -> bool {
        let (score, missing) = (self.judgement.content, self.judgement.features.missing);
        let much = missing >= self.limit(SILENT, "missing_much") && score < self.limit(SILENT, "score_much");
        let some = missing >= self.limit(SILENT, "missing_some") && score < self.limit(SILENT, "score_some");
        // Or each word stands somewhere in the text, but what they say together stands nowhere. A figure may be worked
        // out from others that stand far apart.
        let carried = self.judgement.features.carried;
        let scattered =
            score < self.limit(SILENT, "score_scattered") && carried < self.limit(SILENT, "carried_scattered");
        // Or it has a name or a figure that stands nowhere in the text and does not follow from it.
        let odd = self.judgement.features.odd_name + self.judgement.features.odd_figure > 0.0;
        let made = self.statement.part.is_made();
        much || some || odd && made || scattered && self.claim.numbers.is_empty() && made
    }

    /// Whether a silence of the text is plain: what is done, or a name or figure, stands nowhere in it. Nouns and adjectives
    /// without a word in the text are as often said in other words ("websites" for what is online), and so is a deed in a
    /// long statement of which the text has the rest.
    fn is_plain(&self) -> bool {
        let odd = self.judgement.features.odd_name + self.judgement.features.odd_figure > 0.0;
        let words = self.ctx.text(self.statement.id).split_whitespace().count() as f32;
        let much = self.judgement.features.missing >= self.limit(SILENT, "plain_missing");
        let bare = much || words <= self.limit(SILENT, "plain_words");
        let mut units = self.claim.units.iter().zip(&self.judgement.anywhere);
        odd || bare && units.any(|(unit, found)| unit.is_verb && unit.weight >= SMALL && *found < 0.5)
    }

    /// The score from which the statement counts as in the text. One that takes over the wording has more words in
    /// common whatever it says, so it must come nearer to the text than one in words of its own.
    fn in_text(&self) -> f32 {
        let (own, copied) = (self.limit(SILENT, "in_text"), self.limit(SILENT, "in_text_copied"));
        let (from, to) = (self.limit(SILENT, "copied_from"), self.limit(SILENT, "copied"));
        own + (copied - own) * ((self.judgement.features.pairs - from) / (to - from).max(0.01)).clamp(0.0, 1.0)
    }

    fn grounding(&self, outcome: Outcome, checked: &Checked) -> Grounding {
        let evidence: Vec<Evidence> = self
            .judgement
            .seen
            .iter()
            .take(self.judgement.carried_by)
            .map(|(at, made)| Evidence {
                statement: self.there(*at).id,
                score: made.found_here.clamp(0.0, 1.0),
                agreeing: made.agreeing.iter().map(|pair| pair.1).collect(),
                // Only what is told as a difference: a guess that was dropped would be painted red for no reason given.
                differing: made
                    .differences
                    .iter()
                    .filter(|found| self.is_told(found))
                    .filter_map(|found| found.there)
                    .collect(),
                agreeing_here: made.agreeing.iter().map(|pair| pair.0).filter(|span| self.is_own(*span)).collect(),
            })
            .collect();
        // What only adds a word or two names no source for the whole.
        let best = evidence.first().map_or(0.0, |first: &Evidence| first.score);
        let main = evidence.iter().filter(|found| found.score >= MAIN * best);
        let rests = outcome != Outcome::NotInText;
        let basis = main.filter(|_| rests).find_map(|evidence| lost::basis(checked, evidence.statement));
        Grounding {
            outcome,
            score: self.judgement.score * if outcome == Outcome::SaysOtherwise { weigh::OTHERWISE } else { 1.0 },
            features: self.judgement.features,
            mismatches: self.mismatches(),
            missing: self.missing(),
            evidence,
            basis,
        }
    }

    fn is_own(&self, span: Span) -> bool {
        self.statement.span.contains(span)
    }

    fn mismatches(&self) -> Vec<Mismatch> {
        let told = self.judgement.differences.iter().filter(|found| self.is_told(found));
        told.map(|found| mismatch(self.ctx, found)).collect()
    }

    fn is_told(&self, found: &Difference) -> bool {
        self.is_sure(found.kind, found.support) || is_less(found)
    }

    /// Words of the statement that no evidence has, neighbours joined.
    fn missing(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut last = None;
        for (at, unit) in self.claim.units.iter().enumerate() {
            let carried = self.judgement.covered.get(at).copied().unwrap_or(0.0);
            let small = unit.weight < SMALL && !unit.is_verb;
            if carried >= 0.5 || small || !self.is_own(unit.span) {
                continue;
            }
            match spans.last_mut().filter(|_| last == at.checked_sub(1) && last.is_some()) {
                Some(span) => *span = span.cover(unit.span),
                None => spans.push(unit.span),
            }
            last = Some(at);
        }
        spans
    }

    fn related(&self) -> Vec<Related> {
        let seen = self.judgement.seen.iter().take(self.judgement.carried_by.max(1));
        seen.map(|(at, _)| {
            let statement = self.there(*at);
            Related { statement: statement.id, span: statement.span, note: CLOSEST.to_owned() }
        })
        .collect()
    }

    fn findings(&self, outcome: Outcome, grounding: &Grounding, checked: &Checked) -> Vec<Finding> {
        let evidence = self.judgement.seen.first().map(|(at, _)| self.there(*at));
        if outcome == Outcome::SaysOtherwise {
            let message = messages::otherwise(&grounding.mismatches);
            return vec![self.finding(OTHERWISE, message, grounding)];
        }
        let dropped = evidence.and_then(|evidence| lost::find(self, evidence, checked));
        let differences = &self.judgement.differences;
        let hedge = differences.iter().find(|found| is_less(found));
        // What is nowhere more than planned is so in the whole text, whatever stands beside it.
        let carried = self.judgement.features.carried >= self.limit(SILENT, "hedge_carried");
        let hedge = hedge.filter(|_| carried || self.judgement.is_unmade);
        match (dropped, hedge) {
            (Some(dropped), hedge) if dropped.hidden || hedge.is_none() => {
                let mut finding = self.finding(RuleId::AttributionLost, dropped.message, grounding);
                finding.mismatches.insert(0, dropped.mismatch);
                return vec![finding];
            }
            (_, Some(hedge)) => {
                let open = hedge.kind == DifferenceKind::Standing;
                let found = mismatch(self.ctx, hedge);
                let message = if open { messages::open(&found) } else { messages::hedge(&found) };
                return vec![self.finding(SILENT, message, grounding)];
            }
            _ => {}
        }
        if let Some(verb) = conceded::nowhere(self, checked) {
            let mut finding = self.finding(SILENT, messages::conceded(self.ctx.words(verb)), grounding);
            finding.words = vec![verb];
            return vec![finding];
        }
        let plain = outcome == Outcome::NotInText;
        if !plain && !self.is_silent() {
            return lost::no_basis(self, grounding, checked).into_iter().collect();
        }
        let missing: Vec<&str> = grounding.missing.iter().map(|span| self.ctx.words(*span)).collect();
        let mut finding = self.finding(SILENT, messages::silent(&missing, plain), grounding);
        if !plain {
            self.ctx.lower(&mut finding);
        }
        vec![finding]
    }

    /// A finding on the whole statement with what grounding knows.
    pub(super) fn finding(&self, rule: RuleId, message: String, grounding: &Grounding) -> Finding {
        let mut finding = self.ctx.finding(rule, self.statement.id, self.statement.span, message);
        finding.score = Some(1.0 - grounding.score);
        finding.mismatches.clone_from(&grounding.mismatches);
        finding.words =
            grounding.mismatches.iter().filter_map(|found| found.here_span).filter(|span| self.is_own(*span)).collect();
        if finding.words.is_empty() {
            finding.words.clone_from(&grounding.missing);
        }
        finding.related = self.related();
        finding
    }
}
