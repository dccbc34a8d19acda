//! Changing the review: every action becomes one step that can be undone.

use uuid::Uuid;

use super::choose::words_of;
use super::undo::{self, Way};
use super::workbench::OpenArticle;
use super::{Action, Effect, Field, SetAsideScope, Toast, ToastLevel, Workbench};
use crate::document::Part;
use crate::review::edit::{Edit, Given};
use crate::review::{Place, Stamp, Standing, Verdict};
use crate::rules::Severity;
use crate::text::{Span, fold};

impl Workbench {
    pub(super) fn on_review(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Mark { span, verdict } => self.mark(span, verdict),
            Action::Unmark(span) => self.edit("take the mark back", |edit| edit.unmark(span)),
            Action::Suggest { span, text } => self.type_mark(span, "suggested_text", &text),
            Action::Reason { span, text } => self.type_mark(span, "reason", &text),
            Action::AcceptAsIs(span) => self.edit("accept as it is", |edit| edit.accept(span)),
            Action::MarkDone(span) => self.edit("mark as done", |edit| edit.done(span)),
            Action::Reaffirm(span) => self.reaffirm(&[span]),
            Action::ReaffirmUnchanged => self.reaffirm_unchanged(),
            Action::Reattach { record, span } => self.edit("attach again", |edit| edit.reattach(record, span)),
            Action::Ask { .. }
            | Action::EditQuery { .. }
            | Action::Answer { .. }
            | Action::WithdrawQuery(_)
            | Action::AddNote { .. }
            | Action::EditNote { .. } => self.on_queries(action),
            Action::AddSource { .. }
            | Action::TakeSource { .. }
            | Action::EditSource { .. }
            | Action::LinkSource { .. }
            | Action::SameSourceAgain(_)
            | Action::UnlinkSource { .. }
            | Action::AdoptSourceNote(_) => self.on_sources(action),
            Action::SetAside { finding, scope, reason, remark } => self.set_aside(finding, scope, (reason, &remark)),
            Action::BringBack(id) => self.edit("bring a finding back", |edit| edit.bring_back(id)),
            Action::Assign { span, to } => self.edit("assign", |edit| edit.assign(span, &to)),
            Action::AssignPart { part, to } => self.edit("assign", |edit| edit.assign_part(part, &to)),
            Action::ImportAnnotations(path) => self.import_annotations(path),
            Action::SignOff { reason } => self.sign_off(&reason),
            Action::AddLater { kind, text } => self.edit("enter", |edit| edit.later(kind, &text)),
            Action::SetByHand(decision) => self.begin_rework(super::rework::Rework::Hand(decision)),
            Action::MarkAll { .. } | Action::AssignAll { .. } | Action::AnswerAll(_) => self.on_many(action),
            Action::Undo => self.go(Way::Back),
            Action::Redo => self.go(Way::Forth),
            _ => Vec::new(),
        }
    }

    fn on_queries(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Ask { span, question, to } => {
                let given = self.given(span);
                self.edit("ask the author", |edit| edit.ask(span, &question, &to, given))
            }
            Action::EditQuery { query, question } => {
                self.type_in("edit a query", (query, "question"), |edit| edit.edit_query(query, &question))
            }
            Action::Answer { query, answer } => {
                self.type_in("enter an answer", (query, "answer"), |edit| edit.answer(query, &answer))
            }
            Action::WithdrawQuery(query) => self.edit("withdraw a query", |edit| edit.withdraw(query)),
            Action::AddNote { span, text } => self.edit("write a note", |edit| edit.add_note(span, &text)),
            // Deleting is a step of its own, not the end of typing.
            Action::EditNote { note, text } if text.trim().is_empty() => {
                self.edit("delete a note", |edit| edit.edit_note(note, &text))
            }
            Action::EditNote { note, text } => {
                self.type_in("edit a note", (note, "text"), |edit| edit.edit_note(note, &text))
            }
            _ => Vec::new(),
        }
    }

    /// Changes the review in one step. Nothing happens where `change` says that nothing changed.
    pub(super) fn edit(&mut self, label: &str, change: impl FnOnce(&mut Edit) -> bool) -> Vec<Effect> {
        self.step(label, None, change);
        Vec::new()
    }

    /// As [`Workbench::edit`]; typing on in one field is one step.
    pub(super) fn type_in(
        &mut self,
        label: &str,
        field: undo::Field,
        change: impl FnOnce(&mut Edit) -> bool,
    ) -> Vec<Effect> {
        self.step(label, Some(field), change);
        Vec::new()
    }

    fn type_mark(&mut self, span: Span, name: &'static str, text: &str) -> Vec<Effect> {
        let mark = self.article.as_ref().and_then(|article| article.review.mark_at(span)).map(|mark| mark.id);
        let Some(mark) = mark else { return info("Give these words a mark first.") };
        if name == "reason" {
            return self.type_in("give a reason", (mark, name), |edit| edit.reason(span, text));
        }
        self.type_in("suggest a wording", (mark, name), |edit| edit.suggest(span, text))
    }

    fn step(&mut self, label: &str, field: Option<undo::Field>, change: impl FnOnce(&mut Edit) -> bool) -> bool {
        let stamp = self.stamp();
        let Self { article: Some(article), pen, .. } = self else { return false };
        let base = field.and_then(|field| article.undo.before_typing(field)).cloned();
        let goes_on = base.is_some();
        let mut review = base.unwrap_or_else(|| article.review.clone());
        let mut fresh = || pen.id();
        let mut edit = Edit::new(&mut review, &article.document, stamp, &mut fresh);
        let changed = change(&mut edit);
        if !changed && !goes_on {
            return false;
        }
        let before = std::mem::replace(&mut article.review, review);
        article.undo.step((before, article.reading.clone()), label, field);
        article.refresh();
        true
    }

    fn mark(&mut self, span: Span, verdict: Verdict) -> Vec<Effect> {
        let Some(article) = &self.article else { return Vec::new() };
        if span.of(&article.document.text).trim().is_empty() {
            return Vec::new();
        }
        let had_words = article.review.mark_at(span).is_some_and(|mark| match verdict {
            Verdict::OnAuthor => mark.query.is_some(),
            Verdict::CannotConfirm => !mark.reason.is_empty(),
            _ => !mark.suggested_text.is_empty(),
        });
        let given = self.given(span);
        let label = format!("mark \u{201c}{}\u{201d}", words_of(verdict));
        let mut effects = self.edit(&label, |edit| edit.mark(span, verdict, given));
        let field = match verdict {
            Verdict::ChangeNeeded | Verdict::Wrong => Some(Field::Suggested),
            Verdict::CannotConfirm => Some(Field::Reason),
            Verdict::OnAuthor => Some(Field::Query),
            Verdict::Confirmed | Verdict::Opinion => None,
        };
        effects.extend(field.filter(|_| !had_words).map(Effect::Focus));
        effects
    }

    /// What stands beside these words now: evidence, open findings.
    pub(super) fn given(&self, span: Span) -> Given {
        let Some(article) = &self.article else { return Given::default() };
        let over = article
            .open_findings()
            .filter(|(_, finding)| finding.severity >= Severity::Warning && finding.span.overlaps(span));
        Given { over_findings: u32::try_from(over.count()).unwrap_or(u32::MAX), evidence: article.evidence(span) }
    }

    fn reaffirm(&mut self, spans: &[Span]) -> Vec<Effect> {
        let Some(article) = &self.article else { return Vec::new() };
        let each: Vec<(Span, Vec<String>)> = spans.iter().map(|span| (*span, article.evidence(*span))).collect();
        let checked = article.checked.clone();
        let all = |edit: &mut Edit| {
            each.into_iter().fold(false, |any, (span, evidence)| {
                edit.renew_set_aside(span, &checked.findings);
                edit.reaffirm(span, evidence) | any
            })
        };
        self.edit("reaffirm", all)
    }

    fn reaffirm_unchanged(&mut self) -> Vec<Effect> {
        let Some(article) = &mut self.article else { return Vec::new() };
        let mut review = article.review.clone();
        let mut none = Uuid::nil;
        let spans = Edit::new(&mut review, &article.document, Stamp::default(), &mut none).unchanged_in_fact();
        if spans.is_empty() {
            return info("Nothing waits that changed in its wording alone.");
        }
        let waits = |place: &Place| {
            matches!(place.standing, Standing::CheckAgain(_)) && place.span.is_some_and(|span| spans.contains(&span))
        };
        let marks = review.marks.iter().filter(|own| waits(&own.place)).count();
        let aside = review.dismissals.iter().filter(|own| waits(&own.place)).count();
        self.reaffirm(&spans);
        let told = |many, one, more| format!("{many} {}", if many == 1 { one } else { more });
        let told = [
            (marks > 0).then(|| format!("{} reaffirmed", told(marks, "mark", "marks"))),
            (aside > 0).then(|| format!("{} set aside still", told(aside, "finding", "findings"))),
        ];
        info(&format!("{}.", told.into_iter().flatten().collect::<Vec<_>>().join(", ")))
    }

    fn set_aside(
        &mut self,
        finding: usize,
        scope: SetAsideScope,
        (reason, remark): (crate::review::DismissReason, &str),
    ) -> Vec<Effect> {
        let Some(article) = &self.article else { return Vec::new() };
        let found = |at: usize| article.checked.findings.get(at).cloned();
        let all: Vec<_> = article.in_scope(finding, scope).into_iter().filter_map(found).collect();
        let label = if all.len() == 1 { "set aside".to_owned() } else { format!("set {} findings aside", all.len()) };
        self.edit(&label, |edit| all.iter().fold(false, |any, finding| edit.set_aside(finding, reason, remark) | any))
    }

    fn sign_off(&mut self, reason: &str) -> Vec<Effect> {
        let open = self.open_items();
        if !open.is_empty() && reason.trim().is_empty() {
            let what: Vec<_> = open.iter().map(crate::review::edit::OpenItem::in_words).collect();
            return vec![Effect::Toast(Toast {
                level: ToastLevel::Problem,
                text: format!("Not signed off: {}. Settle this, or give a reason.", what.join(", ")),
            })];
        }
        let rules_hash = self.rules.hash.clone();
        self.edit("sign off", |edit| edit.sign_off(&open, reason, crate::report::TOOL, &rules_hash));
        vec![Effect::Toast(Toast { level: ToastLevel::Done, text: "Signed off. Save to keep it.".to_owned() })]
    }
}

impl OpenArticle {
    /// The open findings that setting this one aside reaches: places in [`crate::check::Checked::findings`].
    pub fn in_scope(&self, finding: usize, scope: SetAsideScope) -> Vec<usize> {
        let Some(chosen) = self.checked.findings.get(finding) else { return Vec::new() };
        let fired = |other: &crate::check::Finding| {
            let words = if other.words.is_empty() { std::slice::from_ref(&other.span) } else { &other.words };
            words.iter().map(|span| fold(self.document.words(*span))).collect::<Vec<_>>()
        };
        let these = fired(chosen);
        self.open_findings()
            .filter(|(at, other)| match scope {
                SetAsideScope::This => *at == finding,
                SetAsideScope::Alike => other.rule == chosen.rule && fired(other) == these,
                SetAsideScope::Rule => other.rule == chosen.rule,
            })
            .map(|(at, _)| at)
            .collect()
    }

    /// Brings what follows from the review up to date.
    pub(super) fn refresh(&mut self) {
        let current = self.review.dismissals.iter().filter(|own| own.place.standing == Standing::Current);
        let aside: std::collections::BTreeSet<_> = current.map(|own| &own.key).collect();
        self.set_aside = self.keys.iter().map(|key| aside.contains(key)).collect();
        self.dirty = self.undo.is_dirty();
    }

    /// For words in a derived statement: the wording of its evidence in the body.
    fn evidence(&self, span: Span) -> Vec<String> {
        let Some(id) = self.document.statement_at(span.start) else { return Vec::new() };
        if !Part::is_derived(self.document.statement(id).part) {
            return Vec::new();
        }
        let evidence = self.checked.groundings.get(&id).map(|grounding| grounding.evidence.as_slice());
        let words = |id| self.document.words(self.document.statement(id).span).to_owned();
        evidence.unwrap_or_default().iter().map(|evidence| words(evidence.statement)).collect()
    }
}

pub(super) fn info(text: &str) -> Vec<Effect> {
    vec![Effect::Toast(Toast { level: ToastLevel::Info, text: text.to_owned() })]
}
