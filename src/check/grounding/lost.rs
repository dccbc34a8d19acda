//! Attribution on the way from the body to a derived statement: dropped, or not there to begin with.

use super::find::Case;
use super::{Basis, Grounding, Outcome, speaker};
use crate::check::{Attribution, Checked, Finding, Mismatch, MismatchKind, Need};
use crate::document::{Part, Statement, StatementId};
use crate::language::Dep;
use crate::rules::RuleId;
use crate::similarity::{Profile, Unit, UnitKind};
use crate::text::Span;

const LOST: RuleId = RuleId::AttributionLost;
const NO_BASIS: RuleId = RuleId::AttributionNoBasis;

/// What was dropped.
pub(super) struct Dropped {
    /// The text hides who says it ("it is alleged"), which weighs more than any other hedge in it.
    pub(super) hidden: bool,
    pub(super) message: String,
    pub(super) mismatch: Mismatch,
}

/// The named source of a body statement, the best one.
pub(super) fn basis(checked: &Checked, statement: StatementId) -> Option<Basis> {
    let best = told_by(checked, statement).min_by_key(|found| found.grade)?;
    if best.name.is_empty() {
        return None;
    }
    Some(Basis { statement: best.statement, name: best.name.clone(), grade: best.grade })
}

/// The attributions by which a body statement is told.
fn told_by(checked: &Checked, statement: StatementId) -> impl Iterator<Item = &Attribution> {
    let by = checked.sourcing.get(&statement).map(|sourcing| sourcing.by.as_slice()).unwrap_or_default();
    by.iter().filter_map(|&at| checked.attributions.get(at))
}

/// Whether `case` states as fact what its evidence gives to a source.
pub(super) fn find(case: &Case, evidence: &Statement, checked: &Checked) -> Option<Dropped> {
    let there = case.reading.of(evidence.id);
    let own = case.reading.of(case.statement.id);
    let carried = case.judgement.features.carried;
    let guess = same_guess(case, evidence);
    // "Ordered" gives no source where it is what the source says somebody did.
    let retold = |by: &Attribution| speaker::is_told(case, checked, by);
    let told_here = own.is_reported
        || !own.speakers.is_empty()
        || names_speaker(case, there)
        || !own.hedges.is_empty() && !guess
        || !own.conditions.is_empty()
        || !own.quotes.is_empty()
        || attributed(checked, case.statement.id) && !told_by(checked, evidence.id).any(retold)
        || names_source_in_front(case);
    let told_here =
        told_here || !case.ctx.rules.lexicon("according_phrases").find_in(case.ctx.text(case.statement.id)).is_empty();
    let unsure = case.judgement.content < case.limit(LOST, "score");
    if told_here || unsure || carried < case.limit(LOST, "carried") {
        return None;
    }
    let hidden = hidden_agent(case, evidence).filter(|span| {
        // A headline has no room for "officials said", and what officials tell of what happened needs none.
        let may_stand = case.statement.part == Part::Headline || is_of_record(case, *span);
        !may_stand || needs_source(case, checked) || is_hedged(case, there)
    });
    let is_hidden = hidden.is_some();
    let speaks = there.speakers.first().map_or_else(
        || told_by(checked, evidence.id).all(|by| names_teller(case, by)),
        |&at| can_speak(case, &there.units[usize::from(at)]),
    );
    let given = !there.speakers.is_empty() || there.is_reported || attributed(checked, evidence.id);
    if !(is_hidden || given && speaks) {
        return None;
    }
    let hedged = !there.hedges.is_empty() && is_hedged(case, there);
    let kind = if hidden.is_none() && hedged && !guess { MismatchKind::Hedge } else { MismatchKind::Attribution };
    let disputable = hidden.is_some()
        || hedged
        || repeats_quote(case, there)
        || needs_source(case, checked)
        || reassures(case, checked, evidence.id)
        || disputed(case, checked, evidence.id);
    if !disputable {
        return None;
    }
    let source = hidden
        .or_else(|| there.speakers.first().and_then(|&at| there.units.get(usize::from(at))).map(|unit| unit.span));
    // "She" that leads to somebody is named, and a quotation's speaker in the sentence before.
    let name = || told_by(checked, evidence.id).map(|by| by.name.clone()).find(|name| !name.is_empty());
    let named = source.map_or_else(|| name().unwrap_or_default(), |span| case.ctx.words(span).to_owned());
    let message = if named.is_empty() {
        "The text gives this to a source; here it stands as fact.".to_owned()
    } else {
        format!("The text gives this to a source (“{named}”); here it stands as fact.")
    };
    let there_span = if kind == MismatchKind::Hedge { there.hedges.first().copied().or(source) } else { source };
    let words = there_span.map_or_else(String::new, |span| case.ctx.words(span).to_owned());
    Some(Dropped {
        hidden: is_hidden,
        message,
        mismatch: Mismatch { kind, here: String::new(), there: words, here_span: None, there_span },
    })
}

/// Whether what the evidence says less than surely is what stands here: of "will be moved into a car park for what
/// officers say could be 18 months" the car park is sure. What has no verb of its own claims nothing.
fn is_hedged(case: &Case, there: &Profile) -> bool {
    let Some((_, made)) = case.judgement.seen.first() else { return false };
    let mut verb = false;
    let (mut hedged, mut all) = (0.0, 0.0);
    let linked = case.limit(LOST, "word");
    for (unit, link) in case.claim.units.iter().zip(&made.alignment.here) {
        verb |= unit.is_verb;
        let Some(link) = link.filter(|link| link.likeness >= linked) else { continue };
        // "The plan for 214 homes" says itself that they are planned.
        if there.hedges.iter().any(|hedge| hedge.overlaps(there.units[usize::from(link.to)].span)) {
            return false;
        }
        all += unit.weight;
        hedged += if there.units[usize::from(link.to)].hedged { unit.weight } else { 0.0 };
    }
    verb && hedged >= 0.25 * all
}

/// Whether a noun is somebody or something that tells: "four bogs showed no improvement" gives nobody's word.
fn can_speak(case: &Case, unit: &Unit) -> bool {
    const LISTS: [&str; 4] = ["role_nouns", "organisation_nouns", "document_nouns", "attribution_nouns"];
    let words = case.ctx.words(unit.span);
    let named = unit.kind == UnitKind::Name || words.starts_with(char::is_uppercase);
    let lemma = case.reading.words().lemma(unit.word);
    let listed = || LISTS.iter().any(|list| case.ctx.rules.lexicon(list).contains(lemma));
    named || listed() || !case.ctx.rules.lexicon("anonymous_sources").find_in(words).is_empty()
}

/// Whether the words that name a source are about one.
fn names_teller(case: &Case, by: &Attribution) -> bool {
    let Some(source) = by.source.first() else { return true };
    let tree = case.ctx.tree(by.statement);
    let tokens = tree.tokens_in(*source);
    let head = tokens.clone().find(|&at| tree.head(at) == at || !tokens.contains(&tree.head(at)));
    let span = head.map(|head| tree.tokens[head].span);
    let mut units = case.reading.of(by.statement).units.iter();
    units.find(|unit| span.is_some_and(|span| unit.span.overlaps(span))).is_none_or(|unit| can_speak(case, unit))
}

/// "Moberg, who took no part, is not sure": whose words these are stands in them.
fn names_speaker(case: &Case, there: &Profile) -> bool {
    let own = case.ctx.text(case.statement.id);
    let speakers = there.speakers.iter().filter_map(|&at| there.units.get(usize::from(at)));
    let name = |span: Span| case.ctx.words(span).split_whitespace().last().unwrap_or_default().to_owned();
    speakers.map(|unit| name(unit.span)).any(|name| {
        name.starts_with(char::is_uppercase) && own.split(|c: char| !c.is_alphanumeric()).any(|word| word == name)
    })
}

/// "The pier could be closed", of which the text says who thinks that it could: the guess stands here, the guesser does
/// not.
fn same_guess(case: &Case, evidence: &Statement) -> bool {
    let (own, there) = (case.reading.of(case.statement.id), case.reading.of(evidence.id));
    let words = |span: &Span| case.ctx.words(*span).to_lowercase();
    let guessed = |span: &Span| {
        let word = words(span);
        matches!(&*word, "could" | "might") && there.hedges.iter().any(|hedge| words(hedge) == word)
    };
    !own.hedges.is_empty() && own.hedges.iter().all(guessed) && (there.is_reported || !there.speakers.is_empty())
}

fn attributed(checked: &Checked, statement: StatementId) -> bool {
    checked.sourcing.get(&statement).is_some_and(|sourcing| sourcing.attributed)
}

/// "It is understood", "allegedly", "observers say" in the evidence.
fn hidden_agent(case: &Case, evidence: &Statement) -> Option<Span> {
    let words = case.ctx.words(evidence.span);
    let find = |list: &str| -> Vec<Span> {
        let found = case.ctx.rules.lexicon(list).find_in(words);
        found.into_iter().map(|span| span.shift(evidence.span.start)).collect()
    };
    let there = case.reading.of(evidence.id);
    let speaks = |span: &Span| {
        there.speakers.iter().filter_map(|&at| there.units.get(usize::from(at))).any(|unit| unit.span.overlaps(*span))
    };
    // What has emerged is so, whoever told it.
    let hides = |span: &Span| !case.ctx.words(*span).to_lowercase().contains("emerged");
    find("hidden_agent_phrases").into_iter().find(hides).or_else(|| find("anonymous_sources").into_iter().find(speaks))
}

/// Whether these nameless sources tell of what happened by their office: "railway officials".
fn is_of_record(case: &Case, source: Span) -> bool {
    let last = case.ctx.words(source).split_whitespace().last().unwrap_or_default().to_lowercase();
    case.ctx.rules.lexicon("record_sources").contains(&last)
}

/// Whether three words or more of what the evidence quotes stand here without quotation marks.
fn repeats_quote(case: &Case, there: &Profile) -> bool {
    let links = &case.judgement.seen.first().map(|(_, made)| &made.agreeing);
    let Some(links) = links else { return false };
    there.quotes.iter().any(|quote| links.iter().filter(|pair| quote.contains(pair.1)).count() >= 3)
}

/// Somebody claims it ("argued", "believes") or somebody else answers it ("The builder rejects that"): who leaves the
/// speaker out takes sides.
fn disputed(case: &Case, checked: &Checked, evidence: StatementId) -> bool {
    let by = |id: StatementId| told_by(checked, id).filter(move |found| found.statement == id);
    let says = |found: &Attribution, list: &str| {
        let list = case.ctx.rules.lexicon(list);
        let tree = case.ctx.tree(found.statement);
        let mut tokens = found.cue.iter().flat_map(|cue| tree.tokens_in(*cue));
        tokens.any(|at| tree.tokens.get(at).is_some_and(|token| list.contains(&token.lemma.to_lowercase())))
    };
    let names: Vec<&str> = by(evidence).map(|found| &*found.name).collect();
    let answers = |found: &Attribution| says(found, "rebuttal_verbs") && !names.contains(&&*found.name);
    let place = case.body.iter().position(|statement| statement.id == evidence);
    let next = place.map_or(&[][..], |at| case.body.get(at + 1..).unwrap_or_default());
    let within = case.limit(LOST, "answer_within") as usize;
    by(evidence).any(|found| says(found, "claim_verbs"))
        || !names.is_empty() && next.iter().take(within).any(|statement| by(statement.id).any(answers))
}

/// "Axles on day trains are not affected": that all is well, as only those say whom it is about.
fn reassures(case: &Case, checked: &Checked, evidence: StatementId) -> bool {
    let says_so = !case.ctx.rules.lexicon("reassuring_phrases").find_in(case.ctx.text(case.statement.id)).is_empty();
    says_so && told_by(checked, evidence).any(|found| !found.name.is_empty())
}

/// Whether the statement holds an opinion, accusation, forecast, cause or motive.
fn needs_source(case: &Case, checked: &Checked) -> bool {
    const GRAVE: [Need; 5] = [Need::Accusation, Need::Forecast, Need::Cause, Need::Motive, Need::Opinion];
    let listed = |id: StatementId| {
        checked.sourcing.get(&id).is_some_and(|sourcing| sourcing.needs.iter().any(|(need, _)| GRAVE.contains(need)))
    };
    let words = case.ctx.text(case.statement.id);
    let judges = || !case.ctx.rules.lexicon("opinion_words").find_in(words).is_empty();
    listed(case.statement.id) || judges() || accuses(case)
}

/// A word that charges somebody stands in the statement as something new: "the fraud" is what the page is about.
fn accuses(case: &Case) -> bool {
    let tree = case.ctx.tree(case.statement.id);
    let found = case.ctx.rules.lexicon("accusation_words").find_in(case.ctx.text(case.statement.id));
    let known = |span: Span| {
        let mut tokens = tree.tokens_in(span.shift(case.statement.span.start));
        let Some(first) = tokens.next() else { return false };
        let the = |c: usize| tree.tokens.get(c).is_some_and(|token| token.lemma.eq_ignore_ascii_case("the"));
        let only = tokens.next().is_none();
        // "The stolen bikes" names them.
        only && (tree.tokens[first].dep == Dep::Amod || tree.tokens[first].is_noun() && tree.children(first).any(the))
    };
    found.into_iter().any(|span| !known(span))
}

/// "Police: two held", "Bridge to close: report".
fn names_source_in_front(case: &Case) -> bool {
    let short = case.limit(LOST, "label_words") as usize;
    let words = case.ctx.text(case.statement.id);
    let tree = case.ctx.tree(case.statement.id);
    let lists = ["document_nouns", "organisation_nouns", "role_nouns", "anonymous_sources"];
    let source = |span: Span| {
        let mut lemmas =
            tree.tokens_in(span).filter_map(|at| tree.tokens.get(at)).map(|token| token.lemma.to_lowercase());
        lemmas.any(|lemma| lists.iter().any(|list| case.ctx.rules.lexicon(list).contains(&lemma)))
    };
    let short = |piece: &str| piece.split_whitespace().count() <= short;
    let start = case.statement.span.start;
    let front = words.split_once(": ").map(|(front, _)| front).filter(|front| short(front));
    let back = words.rsplit_once(": ").map(|(_, back)| back).filter(|back| short(back));
    front.is_some_and(|front| source(Span::new(start, start + front.len())))
        || back.is_some_and(|back| source(Span::new(start + words.len() - back.len(), start + words.len())))
}

/// In the text, where the text names no source for it.
pub(super) fn no_basis(case: &Case, grounding: &Grounding, checked: &Checked) -> Option<Finding> {
    // Without any attribution found in the article there is nothing to tell the parts from.
    let told = !checked.attributions.is_empty();
    if grounding.outcome != Outcome::InText || grounding.basis.is_some() || !told || !case.statement.part.is_made() {
        return None;
    }
    let message = "The text names no source where it speaks of this.".to_owned();
    Some(case.finding(NO_BASIS, message, grounding))
}
