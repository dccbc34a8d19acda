//! Choosing a statement or finding, and going from one to the next.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::workbench::OpenArticle;
use super::{Action, Effect, Field, Move, Order, Toast, ToastLevel, Workbench};
use crate::document::{Part, StatementId, StatementRole};
use crate::review::{Mark, Standing, Verdict};
use crate::rules::Severity;

impl Workbench {
    pub(super) fn on_choosing(&mut self, action: &Action) -> Vec<Effect> {
        let order = self.settings.order;
        let Some(article) = &mut self.article else { return Vec::new() };
        article.undo.end_typing();
        match *action {
            Action::Select(id) => article.select(id),
            Action::SelectNone => {
                (article.selected, article.selected_finding) = (None, None);
                Vec::new()
            }
            Action::SelectFinding(at) => article.select_finding(at),
            Action::Go(to) => article.go(to, order),
            Action::ConfirmAndGoOn => self.confirm_and_go(Move::NextOpen),
            Action::ConfirmAndGo(to) => self.confirm_and_go(to),
            _ => Vec::new(),
        }
    }

    fn confirm_and_go(&mut self, to: Move) -> Vec<Effect> {
        let order = self.settings.order;
        let Some(article) = &mut self.article else { return Vec::new() };
        let Some(id) = article.selected else { return article.go(to, order) };
        let statement = article.document.statement(id);
        if !statement.is_counted() {
            return article.go(if to == Move::NextOpen { Move::NextStatement } else { to }, order);
        }
        let span = statement.span;
        let known = article.review.mark_at(span);
        if let Some(mark) = known.filter(|mark| !matches!(mark.verdict, Verdict::Confirmed)) {
            // Another decision stands here; Enter does not write over it.
            let text = format!("Marked {} already. Press 1 to confirm it instead.", words_of(mark.verdict));
            let mut effects = vec![Effect::Toast(Toast { level: ToastLevel::Info, text })];
            effects.extend(article.go(to, order));
            return effects;
        }
        let warned = article
            .open_findings()
            .find(|(_, finding)| finding.statement == id && finding.severity >= Severity::Warning)
            .map(|(at, _)| at);
        if let Some(at) = warned.filter(|_| known.is_none_or(|mark| mark.place.standing != Standing::Current)) {
            let mut effects = article.select_finding(at);
            effects.push(Effect::Focus(Field::Findings));
            return effects;
        }
        let mut effects = self.on_review(Action::Mark { span, verdict: Verdict::Confirmed });
        if let Some(article) = &mut self.article {
            effects.extend(article.go(to, order));
        }
        effects
    }
}

/// A verdict in a sentence.
pub(super) fn words_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "confirmed",
        Verdict::ChangeNeeded => "change needed",
        Verdict::Wrong => "wrong",
        Verdict::CannotConfirm => "can’t confirm",
        Verdict::Opinion => "opinion",
        Verdict::OnAuthor => "on author",
    }
}

impl OpenArticle {
    pub(super) fn select(&mut self, id: StatementId) -> Vec<Effect> {
        if id.index() >= self.document.statements.len() {
            return Vec::new();
        }
        let findings = &self.checked.findings;
        let kept = self.selected_finding.filter(|at| findings.get(*at).is_some_and(|finding| finding.statement == id));
        (self.selected, self.selected_finding) = (Some(id), kept);
        vec![Effect::Reveal(id)]
    }

    fn select_finding(&mut self, at: usize) -> Vec<Effect> {
        let Some(finding) = self.checked.findings.get(at) else { return Vec::new() };
        (self.selected, self.selected_finding) = (Some(finding.statement), Some(at));
        vec![Effect::Reveal(finding.statement)]
    }

    fn go(&mut self, to: Move, order: Order) -> Vec<Effect> {
        match to {
            Move::NextStatement => self.step(true),
            Move::PreviousStatement => self.step(false),
            Move::NextOpen => match self.next_open(order) {
                Some(id) => self.select(id),
                None => told("Every statement is marked."),
            },
            Move::NextItem | Move::PreviousItem => self.step_item(to == Move::NextItem),
            Move::NextOpenItem => {
                let items = self.items();
                let from = self.place_in(&items);
                let after = items.iter().skip(from.map_or(0, |at| at + 1)).chain(items.iter());
                match after.copied().find(|id| self.is_open(*id)) {
                    Some(id) => self.select(id),
                    None => told("Every item around the article is marked."),
                }
            }
            Move::NextCheckAgain => {
                // Marks on words inside a statement, too.
                let again = |mark: &&Arc<Mark>| matches!(mark.place.standing, Standing::CheckAgain(_));
                let spans = self.review.marks.iter().filter(again).filter_map(|mark| mark.place.span);
                let waiting: BTreeSet<_> = spans.filter_map(|span| self.document.statement_at(span.start)).collect();
                let again = |id: StatementId| waiting.contains(&id);
                match self.next_from_here(again) {
                    Some(id) => self.select(id),
                    None => told("Nothing has to be checked again."),
                }
            }
            Move::NextFinding => self.step_finding(true),
            Move::PreviousFinding => self.step_finding(false),
        }
    }

    /// Counted, and without a mark that counts.
    fn is_open(&self, id: StatementId) -> bool {
        let statement = self.document.statement(id);
        let marked = self.review.mark_at(statement.span);
        statement.is_counted() && marked.is_none_or(|mark| mark.place.standing != Standing::Current)
    }

    /// Counted statements around the article, part by part.
    fn items(&self) -> Vec<StatementId> {
        let of = |part| self.document.of_part(part).filter(|statement| statement.is_counted());
        Part::AROUND.into_iter().flat_map(|part| of(part).map(|statement| statement.id)).collect()
    }

    fn place_in(&self, items: &[StatementId]) -> Option<usize> {
        let here = self.selected?;
        items.iter().position(|id| *id == here)
    }

    fn step_item(&mut self, forth: bool) -> Vec<Effect> {
        let items = self.items();
        let next = match (self.place_in(&items), forth) {
            (None, _) => items.first(),
            (Some(at), true) => items.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| items.get(at)),
        };
        match next.copied() {
            Some(id) => self.select(id),
            None if items.is_empty() => told("Nothing stands around this article."),
            None => told(if forth { "This is the last item." } else { "This is the first item." }),
        }
    }

    fn step(&mut self, forth: bool) -> Vec<Effect> {
        let stop = |id: &StatementId| self.document.statement(*id).role != StatementRole::Furniture;
        let next = match (self.selected, forth) {
            (None, _) => self.document.ids().find(stop),
            (Some(here), true) => self.document.ids().skip(here.index() + 1).find(stop),
            (Some(here), false) => self.document.ids().rev().find(|id| *id < here && stop(id)),
        };
        next.map(|id| self.select(id)).unwrap_or_default()
    }

    /// The next statement that nobody has marked, in the desk's order.
    fn next_open(&self, order: Order) -> Option<StatementId> {
        let open = |id: StatementId| self.is_open(id);
        if order == Order::Gravity {
            for severity in [Severity::Error, Severity::Warning] {
                let flagged: std::collections::BTreeSet<StatementId> = self
                    .open_findings()
                    .filter(|(_, finding)| finding.severity == severity)
                    .map(|(_, finding)| finding.statement)
                    .collect();
                let found = self.next_from_here(|id| flagged.contains(&id) && open(id));
                if found.is_some() {
                    return found;
                }
            }
        }
        self.next_from_here(open)
    }

    /// The next statement after the chosen one that `wanted` accepts; from the top again at the end.
    fn next_from_here(&self, wanted: impl Fn(StatementId) -> bool) -> Option<StatementId> {
        let from = self.selected.map_or(0, |id| id.index() + 1);
        let after = self.document.ids().skip(from);
        after.chain(self.document.ids().take(from)).find(|id| wanted(*id))
    }

    fn step_finding(&mut self, forth: bool) -> Vec<Effect> {
        let shown: Vec<usize> =
            self.open_findings().filter(|(_, finding)| finding.severity > Severity::Note).map(|(at, _)| at).collect();
        let findings = &self.checked.findings;
        let next = match (self.selected_finding, self.selected) {
            (Some(here), _) if forth => shown.iter().find(|at| **at > here),
            (Some(here), _) => shown.iter().rev().find(|at| **at < here),
            (None, Some(id)) if forth => shown.iter().find(|at| findings[**at].statement >= id),
            (None, Some(id)) => shown.iter().rev().find(|at| findings[**at].statement < id),
            (None, None) => None,
        };
        let around = if forth { shown.first() } else { shown.last() };
        match next.or(around).copied() {
            Some(at) => self.select_finding(at),
            None => told("No findings are open."),
        }
    }
}

fn told(text: &str) -> Vec<Effect> {
    vec![Effect::Toast(Toast { level: ToastLevel::Info, text: text.to_owned() })]
}
