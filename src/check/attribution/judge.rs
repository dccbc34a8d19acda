//! The findings: no source, a source nobody can name, a quotation of nobody, "sources" where there is one.

use super::cue::{CueKind, Shape};
use super::{Draft, Judged, Untagged, need};
use crate::check::{Attribution, AttributionKind, Context, Finding, Grade, Need, Sourcing};
use crate::document::{BlockId, BlockKind, Part, Statement, StatementId};
use crate::language::EntityLabel;
use crate::rules::RuleId;
use crate::text::Span;

use std::collections::BTreeMap;

/// What the findings are made from.
pub(super) struct Case<'a> {
    pub(super) ctx: &'a Context<'a>,
    pub(super) drafts: &'a [Draft],
    pub(super) judged: &'a [Judged],
    pub(super) attributions: &'a [Attribution],
    pub(super) untagged: &'a [Untagged],
    pub(super) sourcing: &'a BTreeMap<StatementId, Sourcing>,
}

impl Case<'_> {
    pub(super) fn of(&self, id: StatementId) -> impl Iterator<Item = usize> + '_ {
        let from = self.drafts.partition_point(|draft| draft.statement < id);
        (from..self.drafts.len()).take_while(move |&i| self.drafts[i].statement == id)
    }

    pub(super) fn needs(&self, id: StatementId) -> &[(Need, Span)] {
        self.sourcing.get(&id).map_or(&[], |sourcing| &sourcing.needs)
    }

    /// A verb of the lists of saying.
    fn is_listed(&self, lemma: &str) -> bool {
        ["reporting_verbs_strong", "reporting_verbs_weak"]
            .iter()
            .any(|list| self.ctx.rules.lexicon(list).contains(lemma))
    }

    fn text(&self, id: StatementId) -> &str {
        self.ctx.text(id)
    }

    /// A statement that asserts something on its own: no heading, no question, no caption.
    fn is_asked(&self, statement: &Statement) -> bool {
        let kind = self.ctx.document.block(statement.block).kind;
        let running = !matches!(
            kind,
            BlockKind::Heading(_)
                | BlockKind::Question
                | BlockKind::Caption
                | BlockKind::PullQuote
                | BlockKind::TableRow
        );
        statement.is_counted() && running && !self.text(statement.id).ends_with('?')
    }
}

/// Statements of the body that need a source and have none in reach.
pub(super) fn missing(case: &Case) -> Vec<Finding> {
    const RULE: RuleId = RuleId::AttributionMissing;
    let rules = case.ctx.rules;
    let at_most = rules.limit(RULE, "attributed_at_most") as f32;
    let (lede, verbs) = (lede(case), rules.lexicon("analysis_verbs"));
    let mut found = Vec::new();
    for statement in case.ctx.document.of_part(Part::Body).filter(|statement| case.is_asked(statement)) {
        let Some(sourcing) = case.sourcing.get(&statement.id) else { continue };
        // The lede may go without, where sourcing follows.
        if lede == Some(statement.block) || first_person(case, statement) {
            continue;
        }
        let mut given = case.ctx.document.source_notes.iter();
        let noted = given.any(|note| statement.span.overlaps(note.span) && note.author.is_empty());
        let Some((need, words)) = sourcing.needs.iter().find(|(need, _)| *need != Need::Quotation) else { continue };
        // "Managers have threatened": the word that accuses is no source for it.
        let means = |i: usize| verbs.contains(&case.drafts[i].lemma);
        let own_words =
            |i: usize| case.attributions[i].cue.iter().any(|cue| cue.overlaps(*words)) || knew(case, i) || means(i);
        let others = sourcing.by.iter().filter(|&&i| !own_words(i));
        let (mut only_own, mut told) = (!sourcing.by.is_empty(), false);
        for &i in others {
            only_own = false;
            told |= is_source(case, i);
        }
        // A figure or forecast in a sentence that holds a source which could not be taken apart.
        let grave = matches!(need, Need::Accusation | Need::Motive | Need::Cause);
        let unread = sourcing.by.is_empty()
            && sourcing.carries
            && !grave
            && !need::is_analysis(case.ctx.tree(statement.id), &verbs, *words);
        if told || noted || unread || sourcing.score > at_most && !only_own {
            continue;
        }
        let own_view = *need == Need::Opinion;
        let text = case.ctx.words(*words);
        let message = format!("{}, and no source is named for it: “{text}”.", what(*need));
        let mut finding = case.ctx.finding(RULE, statement.id, statement.span, message);
        if own_view {
            case.ctx.lower(&mut finding);
        }
        finding.words = vec![*words];
        finding.score = Some(1.0 - sourcing.score);
        found.push(finding);
    }
    found
}

/// "The board knew that the ramp was cracked": what somebody knew, the sentence says itself.
fn knew(case: &Case, i: usize) -> bool {
    let draft = &case.drafts[i];
    let head = case.ctx.tree(draft.statement).tokens.get(draft.cue.head);
    head.is_some_and(|token| matches!(&*token.lemma, "know" | "realise" | "realize" | "forget"))
}

/// The first paragraph, where sourcing follows: it may go without.
fn lede(case: &Case) -> Option<BlockId> {
    let first = case.ctx.document.of_part(Part::Body).find(|statement| case.is_asked(statement))?.block;
    let follows = |i: usize| {
        let statement = case.ctx.document.statement(case.drafts[i].statement);
        statement.part == Part::Body && statement.block > first && is_source(case, i)
    };
    (0..case.drafts.len()).any(follows).then_some(first)
}

fn what(need: Need) -> &'static str {
    match need {
        Need::Accusation => "The sentence accuses",
        Need::Forecast => "The sentence foretells an outcome",
        Need::Cause => "The sentence says what is to blame",
        Need::Motive => "The sentence says what somebody was after",
        Need::Opinion => "The sentence judges",
        Need::Figure => "The sentence gives a figure that somebody must have counted",
        Need::Quotation => "The sentence quotes",
    }
}

/// An attribution of the statement that gives the reader a source: speech or document, not a state of mind.
pub(super) fn is_source(case: &Case, i: usize) -> bool {
    let draft = &case.drafts[i];
    let speaks = draft.cue.kind != CueKind::Verb || case.is_listed(&draft.lemma);
    let known = case.judged[i].grade.is_some() && (case.judged[i].nameless || !case.judged[i].name.is_empty());
    !draft.quoted && case.attributions[i].kind != AttributionKind::Attitude && speaks && known
}

/// The writer's own voice: an essay, a diary, an interview's questions.
fn first_person(case: &Case, statement: &Statement) -> bool {
    let tree = case.ctx.tree(statement.id);
    tree.tokens
        .iter()
        .any(|token| matches!(case.ctx.words(token.span), "I" | "we" | "We" | "my" | "My" | "our" | "Our"))
}

/// Sources that nobody can name.
pub(super) fn vague(case: &Case) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (i, draft) in case.drafts.iter().enumerate() {
        let statement = case.ctx.document.statement(draft.statement);
        let judged = &case.judged[i];
        let asked = case.is_asked(statement)
            && matches!(statement.part, Part::Body | Part::KeyPoints | Part::Summary | Part::Faq);
        if !judged.nameless
            || draft.quoted
            || draft.told
            || !asked
            || found.last().is_some_and(|other| other.statement == draft.statement)
        {
            continue;
        }
        if speaks_of_silence(case, draft) || relaxed(case, i) {
            continue;
        }
        found.push(vague_finding(case, i));
    }
    found
}

fn vague_finding(case: &Case, i: usize) -> Finding {
    const RULE: RuleId = RuleId::AttributionVague;
    let (draft, attribution) = (&case.drafts[i], &case.attributions[i]);
    let words: Vec<Span> =
        if attribution.source.is_empty() { attribution.cue.clone() } else { attribution.source.clone() };
    let words: Vec<Span> = words.into_iter().map(|span| with_it(case, draft, span)).collect();
    let shown = words.first().map_or("", |span| case.ctx.words(*span));
    let own = case.needs(draft.statement).iter().find(|(_, words)| is_told_by(case, i, *words));
    let need = own.map(|need| need.0).or_else(|| claim(case, draft));
    let why = match need {
        Some(Need::Accusation) => ", and the sentence accuses",
        Some(Need::Forecast) => ", and the sentence foretells an outcome",
        Some(Need::Cause) => ", and the sentence lays blame",
        Some(Need::Motive) => ", and the sentence gives a motive",
        Some(Need::Opinion) => ", and the sentence judges",
        Some(Need::Figure) => ", and the sentence gives a figure",
        Some(Need::Quotation) => ", and the sentence quotes",
        None => "",
    };
    let message = match case.judged[i].grade {
        Some(Grade::F) => format!("“{shown}” hides who says so{why}."),
        _ => format!("“{shown}” names nobody{why}."),
    };
    let statement = case.ctx.document.statement(draft.statement);
    let mut finding = case.ctx.finding(RULE, draft.statement, statement.span, message);
    if need.is_none() {
        case.ctx.lower(&mut finding);
    }
    finding.words = words;
    finding.score = Some(draft.score);
    finding
}

/// The words hang on this source and on no other that the sentence names.
fn is_told_by(case: &Case, i: usize, words: Span) -> bool {
    let told = |j: usize| {
        let content = &case.attributions[j].content;
        content.iter().any(|span| span.overlaps(words))
            || case.attributions[j].cue.iter().any(|span| span.overlaps(words))
    };
    let other =
        |j: usize| j != i && !case.drafts[j].quoted && !case.judged[j].nameless && is_source(case, j) && told(j);
    told(i) && !case.of(case.drafts[i].statement).any(other)
}

/// "is understood" with the "it" before it.
fn with_it(case: &Case, draft: &Draft, span: Span) -> Span {
    let tree = case.ctx.tree(draft.statement);
    let first = tree.tokens_in(span).next().unwrap_or(0);
    let it = first.checked_sub(1).filter(|&t| tree.is(t, &case.ctx.document.text, "it"));
    it.map_or(span, |t| tree.tokens[t].span.cover(span))
}

/// What the words of a nameless source amount to, by the word lists alone: nobody stands for them, so less is enough.
pub(super) fn claim(case: &Case, draft: &Draft) -> Option<Need> {
    const LISTS: [(&str, Need); 5] = [
        ("accusation_words", Need::Accusation),
        ("forecast_words", Need::Forecast),
        ("motive_words", Need::Motive),
        ("cause_words", Need::Cause),
        ("opinion_words", Need::Opinion),
    ];
    let tree = case.ctx.tree(draft.statement);
    let words: Vec<&str> = draft.content.iter().map(|span| case.ctx.words(*span)).collect();
    let listed = LISTS.iter().find(|(list, _)| {
        let list = case.ctx.rules.lexicon(list);
        let own = |t: &usize| tree.tokens.get(*t).is_some_and(|token| list.contains(&token.lemma));
        words.iter().any(|words| !list.find_in(words).is_empty()) || draft.cue.content.iter().any(own)
    });
    // "A scheme for 3,000 people was reportedly stopped": what is hidden is who says that it was stopped.
    let verb = tree.head(draft.cue.head);
    let subject = tree.children(verb).find(|&c| tree.tokens[c].is_subject() && draft.cue.kind == CueKind::Adverb);
    let number = || {
        draft.cue.content.iter().any(|&t| {
            tree.tokens.get(t).is_some_and(|token| token.tag == crate::language::Tag::Cd)
                && !subject.is_some_and(|subject| tree.is_below(t, subject))
                && !tree
                    .entity_of(t)
                    .is_some_and(|entity| matches!(entity.label, EntityLabel::Date | EntityLabel::Time))
        })
    };
    listed.map(|(_, need)| *need).or_else(|| number().then_some(Need::Figure))
}

/// "have not said why", "declined to comment": nothing is claimed.
fn speaks_of_silence(case: &Case, draft: &Draft) -> bool {
    let tree = case.ctx.tree(draft.statement);
    let negated = tree.child(draft.cue.head, crate::language::Dep::Neg).is_some();
    let lemma = tree.tokens.get(draft.cue.head).map_or("", |token| &*token.lemma);
    negated || matches!(lemma, "decline" | "refuse" | "cite")
}

/// Told more closely right after ("Experts say … Anna Berg, professor of …, said"), or named in the same sentence.
fn relaxed(case: &Case, i: usize) -> bool {
    let draft = &case.drafts[i];
    let named = |j: usize| {
        !case.drafts[j].quoted
            && case.judged[j].grade.is_some_and(Grade::is_named)
            && case.attributions[j].kind != AttributionKind::Attitude
    };
    let cue = case.ctx.tree(draft.statement).tokens.get(draft.cue.head).map_or(Span::default(), |token| token.span);
    let covers = |j: usize| case.attributions[j].content.iter().any(|span| span.overlaps(cue));
    if case.of(draft.statement).any(|j| j != i && named(j) && (covers(j) || case.drafts[j].cue.kind == CueKind::Phrase))
    {
        return true;
    }
    let grade = case.judged[i].grade;
    let next = StatementId::from_index(draft.statement.index() + 1);
    let Some(after) = case.ctx.document.statements.get(next.index()) else { return false };
    let near = after.part == Part::Body && after.block == case.ctx.document.statement(draft.statement).block;
    let denies = |j: usize| {
        let tree = case.ctx.tree(case.drafts[j].statement);
        matches!(
            tree.tokens.get(case.drafts[j].cue.head).map_or("", |token| &*token.lemma),
            "deny" | "dispute" | "reject" | "dismiss"
        ) || case.drafts[j].cue.content.iter().any(|&t| tree.is(t, &case.ctx.document.text, "no"))
    };
    let plural = matches!(grade, Some(Grade::E));
    // Somebody the article has named before is another voice, not one of those meant here, unless it says so.
    let text = case.ctx.words(after.span);
    let of_them = text.starts_with("One of") || text.starts_with("Among them") || text.starts_with("One, ");
    let new = |j: usize| !(0..i).any(|k| case.judged[k].person == case.judged[j].person);
    let tells = |j: usize| named(j) && case.judged[j].person.is_some() && (of_them || new(j) && !denies(j));
    near && plural && case.of(next).any(tells)
}

/// Quotations that make up a paragraph and name no speaker.
pub(super) fn orphans(case: &Case) -> Vec<Finding> {
    const RULE: RuleId = RuleId::AttributionOrphanQuote;
    let least = case.ctx.rules.limit(RULE, "words") as usize;
    let document = case.ctx.document;
    let mut found = Vec::new();
    for untagged in case.untagged {
        let quotation = untagged.quotation;
        let Some(id) = document.statement_at(quotation.span.start) else { continue };
        let statement = document.statement(id);
        let block = document.block(statement.block);
        let words = document.words(quotation.inner).split_whitespace().count();
        let asked = statement.is_counted()
            && matches!(statement.part, Part::Body | Part::KeyPoints | Part::Summary | Part::Faq);
        let set_off = !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem(_) | BlockKind::Answer);
        if !asked || set_off || words < least || quotation.goes_on || quotation.runs_on {
            continue;
        }
        let rest = block.span.len() - quotation.span.len().min(block.span.len());
        let alone = rest <= 3 || opens_untold(case, statement, quotation.span);
        if !alone || introduced(case, statement) || runs_on(case, statement) {
            continue;
        }
        let message = "The reader cannot tell who is speaking: no speaker is named beside this quotation.".to_owned();
        let mut finding = case.ctx.finding(RULE, id, quotation.span, message);
        finding.span = document.statement(id).span.cover(quotation.span);
        finding.words = vec![quotation.span];
        found.push(finding);
    }
    found
}

/// The line before leads up to the quotation ("She added:"), or the one after tells whose it was.
fn introduced(case: &Case, statement: &Statement) -> bool {
    let index = statement.id.index();
    let before = index.checked_sub(1).and_then(|i| case.ctx.document.statements.get(i));
    if before.is_some_and(|before| case.ctx.words(before.span).ends_with(':')) {
        return true;
    }
    let after = case.ctx.document.statements.get(index + 1).filter(|after| after.part == statement.part);
    after.is_some_and(|after| {
        let first = case.ctx.tree(after.id).lower(0, &case.ctx.document.text);
        matches!(&*first, "that" | "those" | "so" | "thus")
            && case.of(after.id).any(|i| case.drafts[i].cue.shape != Shape::Infinitive)
            || first.starts_with(['\u{2013}', '\u{2014}', '-'])
    })
}

/// The quotation opens its paragraph, whole sentences of it, and nothing behind it speaks of anybody.
fn opens_untold(case: &Case, statement: &Statement, quotation: Span) -> bool {
    let document = case.ctx.document;
    let block = document.block(statement.block);
    let opens = quotation.start <= block.span.trim(&document.text).start;
    let closes = case.ctx.words(quotation).trim_end_matches(['\u{201d}', '"']).ends_with(['.', '?', '!']);
    let silent = document.of_block(statement.block).iter().all(|one| {
        let tree = case.ctx.tree(one.id);
        let speaks = case.of(one.id).any(|i| is_source(case, i));
        let person =
            tree.entities.iter().any(|entity| entity.label == EntityLabel::Person && !entity.span.overlaps(quotation));
        let someone = tree.tokens.iter().any(|token| {
            !token.span.overlaps(quotation)
                && matches!(&*case.ctx.words(token.span).to_lowercase(), "he" | "she" | "they" | "who")
        });
        !speaks && !person && !someone
    });
    let cut = document.of_block(statement.block).iter().any(|one| one.span.end == quotation.end);
    opens && closes && silent && cut
}

/// The paragraph before ends with whoever spoke ("…,” Lind said."), so that the reader knows who goes on.
fn runs_on(case: &Case, statement: &Statement) -> bool {
    let document = case.ctx.document;
    let Some(before) = statement.id.index().checked_sub(1).and_then(|i| document.statements.get(i)) else {
        return false;
    };
    let text = case.ctx.words(before.span);
    let tagged = text.contains(['\u{201d}', '"']) && !text.ends_with(['\u{201d}', '"']);
    let beside = before.part == statement.part
        && document.block(before.block).kind == BlockKind::Paragraph
        && before.block.index() + 1 == statement.block.index();
    let speaks = |i: usize| {
        let last = case.attributions[i].cue.last().map_or(0, |cue| cue.end);
        let end = case.attributions[i].source.last().map_or(last, |source| source.end.max(last));
        is_source(case, i) && !case.judged[i].nameless && before.span.end <= end + 40
    };
    let speakers: std::collections::BTreeSet<&str> =
        case.of(before.id).filter(|&i| is_source(case, i)).map(|i| case.judged[i].name.as_str()).collect();
    tagged && beside && speakers.len() == 1 && case.of(before.id).any(speaks)
}
