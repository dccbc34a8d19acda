//! `factdesk why FILE --statement ID`: everything the program thought about one statement, in plain text.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::load;
use super::text::quoted;
use super::{Failure, RulesArg, Status, Streams};
use crate::check::{Attribution, CLOSEST, Grounding, Sourcing};
use crate::document::{Statement, StatementId, StatementRole};
use crate::report::{Input, Places, grade_words, need_word, outcome_word, part_word};
use crate::text::{Span, fold};

/// What `why` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article or review.
    file: PathBuf,
    /// The statement: its id as `check` prints it (s12), or some of its words.
    #[arg(long, value_name = "ID")]
    statement: String,
    #[command(flatten)]
    rules: RulesArg,
}

/// Prints the reasoning.
pub(super) fn run(args: &Args, streams: &mut Streams) -> Result<Status, Failure> {
    let rules = load::rules(&args.rules.rules)?;
    let loaded = load::article_or_review(&args.file, &rules)?;
    let input = loaded.input(&rules);
    let statement = find(&input, &args.statement)?;
    let mut tale = Tale { input: &input, places: Places::new(input.document), out: String::new() };
    tale.tell(statement);
    streams.out.write_all(tale.out.as_bytes())?;
    Ok(Status::Fine)
}

fn find<'a>(input: &Input<'a>, wanted: &str) -> Result<&'a Statement, Failure> {
    let statements = &input.document.statements;
    let by_id = StatementId::from_label(wanted).and_then(|id| statements.get(id.index()));
    let folded = fold(wanted);
    let by_words = || {
        let has = |statement: &&Statement| fold(input.document.words(statement.span)).contains(&folded);
        statements.iter().find(has).filter(|_| !folded.is_empty())
    };
    by_id.or_else(by_words).ok_or_else(|| {
        let last = statements.last().map_or_else(|| "none".to_owned(), |last| format!("s1 to {}", last.id.label()));
        Failure::Input(format!(
            "There is no statement {} in this article; it has {last} ({}).",
            quoted(wanted),
            input.file_name
        ))
    })
}

struct Tale<'a> {
    input: &'a Input<'a>,
    places: Places,
    out: String,
}

impl Tale<'_> {
    fn tell(&mut self, statement: &Statement) {
        let document = self.input.document;
        self.line(0, &format!("{} ({})", self.places.of(statement.id), statement.id.label()));
        self.line(0, &quoted(document.words(statement.span)));
        let role = match statement.role {
            StatementRole::Claim => "A claim: it is counted and checked.",
            StatementRole::Heading => "A heading: it is not counted.",
            StatementRole::ListedSubheading => "A listed subheading: it is compared with the real ones only.",
            StatementRole::Question => "A question: it is not counted; its answer is.",
            StatementRole::Furniture => "Part of the page, not of the article: it is not counted.",
            StatementRole::NotAClaim => "Set by hand as no claim: it is not counted.",
        };
        self.line(0, &format!("Part of the page: {}. {role}", part_word(statement.part)));
        self.findings(statement.id);
        if let Some(grounding) = self.input.checked.groundings.get(&statement.id) {
            self.grounding(grounding);
        }
        if let Some(sourcing) = self.input.checked.sourcing.get(&statement.id) {
            self.sourcing(sourcing);
        }
        self.rests_on(statement.id);
        self.clusters(statement.id);
    }

    fn findings(&mut self, id: StatementId) {
        let checked = self.input.checked;
        let touches = |found: &&crate::check::Finding| {
            found.statement == id || found.related.iter().any(|side| side.statement == id)
        };
        let found: Vec<_> = checked.findings.iter().filter(touches).collect();
        self.heading("Findings");
        if found.is_empty() {
            self.line(1, "None.");
        }
        for found in found {
            let score = found.score.map_or_else(String::new, |score| format!(", score {score:.2}"));
            self.line(1, &format!("{} ({}{score}): {}", found.rule, found.severity.as_str(), found.message));
            if found.statement != id {
                self.line(2, &format!("raised on {}: {}", self.named(found.statement), self.quote(found.span)));
            }
            for words in &found.words {
                self.line(2, &format!("fired on {}", self.quote(*words)));
            }
            for mismatch in &found.mismatches {
                let (here, there) = (quoted(&mismatch.here), quoted(&mismatch.there));
                self.line(2, &format!("differs in {}: here {here}, there {there}", mismatch.kind.as_str()));
            }
            for side in &found.related {
                self.line(2, &format!("{} ({}): {}", side.note, self.named(side.statement), self.quote(side.span)));
            }
            if let Some(rule) = self.input.rules.rule(found.rule) {
                self.line(2, &format!("why a desk flags this: {}", rule.why));
                let limits: Vec<_> = rule.limits.iter().map(|(name, value)| format!("{name} = {value}")).collect();
                if !limits.is_empty() {
                    self.line(2, &format!("limits: {}", limits.join(", ")));
                }
            }
        }
    }

    fn grounding(&mut self, grounding: &Grounding) {
        self.heading("Against the article");
        self.line(1, &format!("{}, score {:.2}", outcome_word(grounding.outcome), grounding.score));
        let role = if grounding.rests() { "evidence" } else { CLOSEST };
        for evidence in &grounding.evidence {
            let whole = self.input.document.statement(evidence.statement).span;
            let named = self.named(evidence.statement);
            self.line(1, &format!("{role}, {:.2} ({named}): {}", evidence.score, self.quote(whole)));
            self.words(2, "agrees", &evidence.agreeing);
            self.words(2, "differs", &evidence.differing);
        }
        if let Some(pieces) = grounding.pieces() {
            self.line(1, &format!("put together from {pieces} sentences"));
        }
        self.words(1, "not in the article", &grounding.missing);
        for mismatch in &grounding.mismatches {
            let (here, there) = (quoted(&mismatch.here), quoted(&mismatch.there));
            self.line(1, &format!("differs in {}: here {here}, there {there}", mismatch.kind.as_str()));
        }
        match &grounding.basis {
            Some(basis) => {
                let (grade, named) = (grade_words(basis.grade), self.named(basis.statement));
                self.line(1, &format!("source below: {}, {} ({grade}), in {named}", basis.name, basis.grade));
            }
            None if grounding.rests() => self.line(1, "no source below"),
            None => {}
        }
    }

    fn sourcing(&mut self, sourcing: &Sourcing) {
        self.heading("Sources");
        let says = match (sourcing.carries, sourcing.attributed) {
            (true, _) => "It names a source or holds the word that gives one",
            (false, true) => "It belongs to an attribution made elsewhere",
            (false, false) => "It names no source",
        };
        self.line(1, &format!("{says}, score {:.2}", sourcing.score));
        for (need, span) in &sourcing.needs {
            self.line(1, &format!("needs a source as {}: {}", need_word(*need), self.quote(*span)));
        }
        let checked = self.input.checked;
        for found in sourcing.by.iter().filter_map(|at| checked.attributions.get(*at)) {
            self.attribution(found);
        }
    }

    fn attribution(&mut self, found: &Attribution) {
        let name = if found.name.is_empty() { "nobody who is named" } else { found.name.as_str() };
        let (grade, words) = (found.grade, grade_words(found.grade));
        let named = self.named(found.statement);
        self.line(1, &format!("attributed to {name}, {grade} ({words}), score {:.2}, in {named}", found.score));
        self.words(2, "source", &found.source);
        self.words(2, "cue", &found.cue);
        self.words(2, "content", &found.content);
    }

    /// Which derived statements rest on a body statement.
    fn rests_on(&mut self, id: StatementId) {
        let groundings = &self.input.checked.groundings;
        let resting: Vec<_> = groundings
            .iter()
            .filter(|(_, grounding)| grounding.evidence.iter().any(|evidence| evidence.statement == id))
            .map(|(derived, _)| self.named(*derived))
            .collect();
        if !resting.is_empty() {
            self.heading("Rests on it");
            self.line(1, &resting.join(", "));
        }
    }

    fn clusters(&mut self, id: StatementId) {
        let checked = self.input.checked;
        for cluster in &checked.clusters {
            if !cluster.members.iter().any(|member| member.statement == id) {
                continue;
            }
            self.heading(&format!("Said again ({})", cluster.rule));
            for member in &cluster.members {
                let (span, named) =
                    (self.input.document.statement(member.statement).span, self.named(member.statement));
                self.line(1, &format!("{named}, likeness {:.2}: {}", member.score, self.quote(span)));
                self.words(2, "adds", &member.adds);
            }
        }
    }

    fn named(&self, id: StatementId) -> String {
        format!("{}, {}", id.label(), self.places.of(id))
    }

    fn quote(&self, span: Span) -> String {
        quoted(self.input.document.words(span))
    }

    fn words(&mut self, depth: usize, label: &str, spans: &[Span]) {
        if !spans.is_empty() {
            let words: Vec<_> = spans.iter().map(|span| self.quote(*span)).collect();
            self.line(depth, &format!("{label}: {}", words.join(" ")));
        }
    }

    fn heading(&mut self, words: &str) {
        self.out.push('\n');
        self.line(0, words);
    }

    fn line(&mut self, depth: usize, words: &str) {
        // Writing to a string cannot fail.
        let written = writeln!(self.out, "{:width$}{words}", "", width = depth * 4);
        debug_assert!(written.is_ok());
    }
}
