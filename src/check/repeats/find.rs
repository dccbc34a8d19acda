//! Finds what is said twice, in the body and among the derived parts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Cluster, Member};
use crate::check::context::Context;
use crate::check::reading::{Reading, mismatch};
use crate::check::{Finding, Related};
use crate::document::{BlockKind, Part, Statement, StatementId};
use crate::language::{Tag, Token};
use crate::rules::{RuleId, Severity};
use crate::similarity::{
    Comparison, Difference, DifferenceKind, Index, Link, Profile, Role, Unit, UnitKind, compare, replaced,
};
use crate::text::numbers::Dimension;
use crate::text::{Span, fold};

const VERBATIM: RuleId = RuleId::RepeatVerbatim;
const NEAR: RuleId = RuleId::RepeatNear;
const CONFLICT: RuleId = RuleId::RepeatConflict;

/// How many candidates are compared for each statement.
const CANDIDATES: usize = 6;
/// Words of a statement that is compared with others. More are text without full stops, cut by its length: it says
/// nothing twice that a reader would call a sentence, and comparing it takes time with the square of its words.
const MOST_UNITS: usize = 120;

/// What two statements are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Conflict,
    Verbatim,
    Near,
}

impl Tie {
    fn rule(self) -> RuleId {
        match self {
            Self::Conflict => CONFLICT,
            Self::Verbatim => VERBATIM,
            Self::Near => NEAR,
        }
    }
}

/// Two statements of one group that say the same, the earlier one first.
struct Pair {
    first: StatementId,
    second: StatementId,
    tie: Tie,
    made: Comparison,
}

/// Clusters and findings.
pub(in crate::check) fn run(
    ctx: &Context,
    reading: &Reading,
    step: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<(Vec<Cluster>, Vec<Finding>)> {
    let (mut clusters, mut findings) = (Vec::new(), Vec::new());
    let groups: [&dyn Fn(Part) -> bool; 2] = [&|part| part == Part::Body, &Part::is_made];
    for group in groups {
        let statements: Vec<&Statement> = ctx.claims().filter(|statement| group(statement.part)).collect();
        let pairs = pairs(ctx, reading, &statements, step)?;
        for cluster in gather(ctx, &pairs) {
            findings.push(finding(ctx, &cluster));
            clusters.push(cluster);
        }
    }
    clusters.sort_by_key(|cluster| (cluster.rule != CONFLICT, cluster.members.first().map(|member| member.statement)));
    Some((clusters, findings))
}

/// All pairs of a group that say the same.
fn pairs(
    ctx: &Context,
    reading: &Reading,
    statements: &[&Statement],
    step: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Vec<Pair>> {
    let profiles: Vec<&Profile> = statements.iter().map(|statement| reading.of(statement.id)).collect();
    let index = Index::new(reading.words(), profiles.clone());
    let mut same: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for (later, statement) in statements.iter().enumerate() {
        if !step(later, statements.len()) {
            return None;
        }
        let folded = fold(ctx.text(statement.id));
        let quotes = &profiles[later].quotes;
        let is_quote = quotes.iter().any(|quote| quote.len() + 4 >= statement.span.len());
        let long = !is_quote && folded.split(' ').count() >= ctx.rules.limit(VERBATIM, "words") as usize;
        let before = same.get(&folded).copied().filter(|_| long);
        if let Some(earlier) = before {
            let made = compare(reading.words(), profiles[later], profiles[earlier]);
            found.push(Pair { first: statements[earlier].id, second: statement.id, tie: Tie::Verbatim, made });
            continue;
        }
        same.insert(folded, later);
        if profiles[later].units.len() > MOST_UNITS {
            continue;
        }
        let near = index.candidates(reading.words(), profiles[later], CANDIDATES + 1);
        for (earlier, _) in near.into_iter().filter(|(at, _)| *at < later) {
            let made = compare(reading.words(), profiles[later], profiles[earlier]);
            let judge = Judge { ctx, reading, first: statements[earlier], second: statement, made: &made };
            if let Some(tie) = judge.tie() {
                found.push(Pair { first: statements[earlier].id, second: statement.id, tie, made });
            }
        }
    }
    Some(found)
}

/// Another figure, name, date or polarity. Another sort of people may well be told the same of.
fn is_fact(kind: DifferenceKind) -> bool {
    use DifferenceKind::{Doer, Hedge, Standing, Term};
    !matches!(kind, Hedge | Doer | Standing | Term)
}

/// Two statements of one group under judgement.
struct Judge<'a> {
    ctx: &'a Context<'a>,
    reading: &'a Reading,
    first: &'a Statement,
    second: &'a Statement,
    made: &'a Comparison,
}

impl Judge<'_> {
    fn limit(&self, rule: RuleId, name: &str) -> f32 {
        self.ctx.rules.limit(rule, name) as f32
    }

    fn tie(&self) -> Option<Tie> {
        let (here, there) = (self.reading.of(self.second.id), self.reading.of(self.first.id));
        let units = self.limit(NEAR, "units") as usize;
        let few = here.units.len().min(there.units.len()) < units;
        if few || self.is_asked() || self.is_list() || self.is_parallel(here, there) {
            return None;
        }
        let facts: Vec<&Difference> = self.made.differences.iter().filter(|found| is_fact(found.kind)).collect();
        if facts.iter().any(|found| found.support >= self.limit(CONFLICT, "same_place")) {
            return self.is_one_fact(here, there, &facts).then_some(Tie::Conflict);
        }
        let other =
            self.made.differences.iter().any(|found| found.kind == DifferenceKind::Term && found.support >= 0.5);
        if other || is_quoted(here) && is_quoted(there) || self.is_headline() {
            return None;
        }
        let enough = self.made.score >= self.least(here, there)
            && self.made.found_here.min(self.made.found_there) >= self.limit(NEAR, "found")
            && self.made.found_here.max(self.made.found_there) >= self.limit(NEAR, "found_most");
        enough.then_some(Tie::Near)
    }

    /// The likeness that makes a repeat: the same telling figure on both sides, or two, leave less to the words.
    fn least(&self, here: &Profile, there: &Profile) -> f32 {
        match self.shared_figures(here, there) {
            0 => self.limit(NEAR, "score"),
            1 => self.limit(NEAR, "score_with_figure"),
            _ => self.limit(NEAR, "score_with_figures"),
        }
    }

    /// Figures that stand on both sides and in few other sentences: no small counts, halves, or "thousands".
    fn shared_figures(&self, here: &Profile, there: &Profile) -> usize {
        let telling = |(unit, link): (&Unit, &Option<Link>)| {
            let same = link.is_some_and(|link| {
                link.likeness >= 0.99 && matches!(there.units[link.to as usize].kind, UnitKind::Number(_))
            });
            let UnitKind::Number(at) = unit.kind else { return false };
            let figure = &here.numbers[usize::from(at)];
            same && figure.digits && !figure.loose && figure.value >= 20.0
                || same && figure.digits && figure.dimension == Dimension::Share
        };
        here.units.iter().zip(&self.made.alignment.here).filter(|pair| telling(*pair)).count()
    }

    /// A question says nothing, however its answer is worded.
    fn is_asked(&self) -> bool {
        [self.first, self.second].into_iter().any(|statement| self.ctx.text(statement.id).trim_end().ends_with('?'))
    }

    /// The first of them is a headline that stands as the first line of the body: the lede says it again, as it should.
    fn is_headline(&self) -> bool {
        const LONGEST: usize = 16;
        let document = self.ctx.document;
        let mut body = document.of_part(Part::Body);
        let is_top = body.next().is_some_and(|top| top.id == self.first.id);
        if !is_top || body.next().is_none_or(|next| next.sentence != 1) {
            return false;
        }
        let tree = self.ctx.tree(self.first.id);
        let words: Vec<&Token> = tree.tokens.iter().filter(|token| token.is_word()).collect();
        let text = &document.text;
        let capitals = words.iter().filter(|word| word.span.of(text).starts_with(char::is_uppercase)).count();
        let now = tree.root().and_then(|root| tree.tokens.get(root)).is_some_and(|root| root.tag == Tag::Vbz);
        words.len() <= LONGEST && (now || capitals * 10 >= words.len() * 7)
    }

    /// Items of one list are parallel by design.
    fn is_list(&self) -> bool {
        let block = |statement: &Statement| self.ctx.document.block(statement.block).kind;
        let listed = |statement: &Statement| matches!(block(statement), BlockKind::ListItem(_) | BlockKind::TableRow);
        self.first.part == Part::Body && listed(self.first) && listed(self.second)
    }

    /// Two people, firms or things of which the same is told, with a name or doer of its own each.
    fn is_parallel(&self, here: &Profile, there: &Profile) -> bool {
        let free = |profile: &Profile, links: &[Option<Link>], wanted: &dyn Fn(&Unit) -> bool| {
            profile
                .units
                .iter()
                .zip(links)
                .any(|(unit, link)| wanted(unit) && link.is_none_or(|link| link.likeness < 0.5))
        };
        let links = &self.made.alignment;
        let named = |unit: &Unit| unit.kind == UnitKind::Name;
        let doer =
            |unit: &Unit| unit.role == Role::Subject && !unit.is_verb && !matches!(unit.kind, UnitKind::Number(_));
        let both =
            |wanted: &dyn Fn(&Unit) -> bool| free(here, &links.here, wanted) && free(there, &links.there, wanted);
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

/// Nearly all of it is a quotation: people repeat themselves and each other.
fn is_quoted(profile: &Profile) -> bool {
    let quoted: usize = profile.quotes.iter().map(|quote| quote.len()).sum();
    quoted * 10 >= profile.span.len() * 8
}

/// Joins pairs into clusters: a conflict is a cluster of its own, repeats of one statement are one.
fn gather(ctx: &Context, pairs: &[Pair]) -> Vec<Cluster> {
    let mut clusters = Vec::new();
    let mut root: BTreeMap<StatementId, StatementId> = BTreeMap::new();
    let mut groups: BTreeMap<StatementId, Vec<&Pair>> = BTreeMap::new();
    for pair in pairs {
        if pair.tie == Tie::Conflict {
            clusters.push(Cluster { rule: CONFLICT, members: vec![first(pair.first), member(ctx, pair)] });
            continue;
        }
        let top = root.get(&pair.first).copied().unwrap_or(pair.first);
        if root.contains_key(&pair.second) {
            continue;
        }
        root.insert(pair.second, top);
        groups.entry(top).or_default().push(pair);
    }
    for (top, group) in groups {
        let rule = group.iter().map(|pair| pair.tie).min().unwrap_or(Tie::Near).rule();
        let mut members = vec![first(top)];
        members.extend(group.into_iter().map(|pair| member(ctx, pair)));
        clusters.push(Cluster { rule, members });
    }
    clusters
}

fn first(statement: StatementId) -> Member {
    Member { statement, adds: Vec::new(), mismatches: Vec::new(), score: 1.0 }
}

fn member(ctx: &Context, pair: &Pair) -> Member {
    let told = |found: &&Difference| pair.tie == Tie::Conflict && found.support >= 0.5 && is_fact(found.kind);
    let sure = pair.made.differences.iter().filter(told);
    Member {
        statement: pair.second,
        adds: pair.made.only_here.clone(),
        mismatches: sure.map(|found| mismatch(ctx, found)).collect(),
        score: pair.made.score.max(if pair.tie == Tie::Verbatim { 1.0 } else { 0.0 }),
    }
}

fn finding(ctx: &Context, cluster: &Cluster) -> Finding {
    let last = cluster.members.get(1).map_or_else(StatementId::default, |member| member.statement);
    let statement = ctx.document.statement(last);
    let mismatches: Vec<_> = cluster.members.iter().flat_map(|member| member.mismatches.clone()).collect();
    let message = match (cluster.rule, mismatches.first()) {
        (RuleId::RepeatVerbatim, _) => "This sentence stands on the page already.".to_owned(),
        (RuleId::RepeatConflict, Some(found)) => {
            format!("Said before with “{}”; here it is “{}”.", found.there, found.here)
        }
        (RuleId::RepeatConflict, None) => "Said before, and not the same way.".to_owned(),
        _ => "This says again what was said before.".to_owned(),
    };
    let mut finding = ctx.finding(cluster.rule, last, statement.span, message);
    if cluster.rule == NEAR && statement.part != Part::Body {
        finding.severity = Severity::Note;
    }
    finding.score = cluster.members.get(1).map(|member| member.score);
    finding.words = mismatches.iter().filter_map(|found| found.here_span).collect();
    finding.mismatches = mismatches;
    let others = cluster.members.iter().enumerate().filter(|(at, _)| *at != 1);
    finding.related = others
        .map(|(at, member)| {
            let span = ctx.document.statement(member.statement).span;
            let note = if at == 0 { "said first here" } else { "said again here" };
            Related { statement: member.statement, span, note: note.to_owned() }
        })
        .collect();
    finding
}
