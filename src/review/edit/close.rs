//! Signing off, and what comes in afterwards.

use std::sync::Arc;

use super::Edit;
use crate::check::Finding;
use crate::document::Document;
use crate::review::{Change, LaterEntry, LaterKind, Review, SignOff, Standing, Verdict, seal};
use crate::rules::{RuleId, Severity};

/// What sort of thing is open, and so in which list it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenKind {
    /// Findings above hints that nobody set aside.
    Problems,
    /// Statements without a mark.
    Unmarked,
    /// Marks that are not settled.
    Unsettled,
    /// Queries without an answer.
    Unanswered,
    /// Marks given to other words.
    CheckAgain,
    /// What is still to be filled in.
    Placeholders,
}

/// Something that is open at sign-off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenItem {
    /// What sort of thing.
    pub kind: OpenKind,
    /// How many, where it begins with the gravest.
    pub count: usize,
    /// What, in plain words that follow the number.
    pub what: String,
}

impl OpenItem {
    /// "3 queries without an answer".
    pub fn in_words(&self) -> String {
        format!("{} {}", self.count, self.what)
    }
}

impl Review {
    /// What is open: problems, statements without a settled mark, unanswered queries, marks to check again,
    /// placeholders.
    /// `findings` are those that are not set aside.
    pub fn open_items<'f>(
        &self,
        document: &Document,
        findings: impl IntoIterator<Item = &'f Finding>,
    ) -> Vec<OpenItem> {
        let mut tallies = [0_usize; 5];
        for statement in document.counted() {
            match self.mark_at(statement.span) {
                Some(mark) if mark.place.standing != Standing::Current => {}
                Some(mark) if self.is_settled(mark) => {}
                Some(mark) if mark.verdict == Verdict::OnAuthor => tallies[2] += usize::from(mark.query.is_none()),
                Some(_) => tallies[1] += 1,
                None => tallies[0] += 1,
            }
        }
        let tally = self.tally(document);
        tallies[2] += tally.with_author;
        tallies[3] = tally.check_again;
        let (mut serious, mut others) = (0, 0);
        for finding in findings {
            tallies[4] += usize::from(finding.rule == RuleId::CopyPlaceholder);
            serious += usize::from(finding.severity == Severity::Error);
            others += usize::from(finding.severity == Severity::Warning);
        }
        let words = [
            (OpenKind::Unmarked, ["statement is not marked", "statements are not marked"]),
            (OpenKind::Unsettled, ["mark is not settled", "marks are not settled"]),
            (OpenKind::Unanswered, ["query is without an answer", "queries are without an answer"]),
            (OpenKind::CheckAgain, ["mark must be checked again", "marks must be checked again"]),
            (OpenKind::Placeholders, ["placeholder is left in the text", "placeholders are left in the text"]),
        ];
        let item = |(count, (kind, [one, more])): (usize, (OpenKind, [&str; 2]))| OpenItem {
            kind,
            count,
            what: if count == 1 { one.to_owned() } else { more.to_owned() },
        };
        let items = tallies.into_iter().zip(words).filter(|(count, _)| *count > 0).map(item);
        problems(serious, others).into_iter().chain(items).collect()
    }
}

/// "6 serious problems and 8 problems are open".
fn problems(serious: usize, others: usize) -> Option<OpenItem> {
    let noun = |count: usize| if count == 1 { "problem" } else { "problems" };
    let verb = if serious + others == 1 { "is open" } else { "are open" };
    let (count, what) = match (serious, others) {
        (0, 0) => return None,
        (0, others) => (others, format!("{} {verb}", noun(others))),
        (serious, 0) => (serious, format!("serious {} {verb}", noun(serious))),
        _ => (serious, format!("serious {} and {others} {} {verb}", noun(serious), noun(others))),
    };
    Some(OpenItem { kind: OpenKind::Problems, count, what })
}

impl Edit<'_> {
    /// Signs the current version off. With something open and no reason, it is not signed.
    pub fn sign_off(&mut self, open: &[OpenItem], reason: &str, tool: &str, rules_hash: &str) -> bool {
        if !open.is_empty() && reason.trim().is_empty() {
            return false;
        }
        let (id, version) = ((self.fresh)(), self.review.versions.len().saturating_sub(1));
        self.review.sign_offs.push(Arc::new(SignOff {
            id,
            seal: seal(self.review, version, tool, rules_hash),
            version,
            rules_hash: rules_hash.to_owned(),
            tool: tool.to_owned(),
            reason: reason.trim().to_owned(),
            open: open.iter().map(OpenItem::in_words).collect(),
            stamp: self.stamp.clone(),
            unknown: serde_json::Map::new(),
        }));
        self.tell(Change::SignedOff, Some(id), "", ("", reason.trim()));
        true
    }

    /// Enters a complaint, correction or clarification.
    pub fn later(&mut self, kind: LaterKind, text: &str) -> bool {
        if text.trim().is_empty() {
            return false;
        }
        let id = (self.fresh)();
        let stamp = self.stamp.clone();
        self.review.later.push(Arc::new(LaterEntry {
            id,
            kind,
            text: text.to_owned(),
            stamp,
            unknown: serde_json::Map::new(),
        }));
        self.tell(Change::Later, Some(id), "", ("", text));
        true
    }
}
