//! The same thing done to many records at once: one step to undo.

use super::annotate::info;
use super::choose::words_of;
use super::{Action, Effect, Workbench};
use crate::review::edit::Given;
use crate::text::Span;

impl Workbench {
    pub(super) fn on_many(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::MarkAll { spans, verdict: Some(verdict) } => {
                let each: Vec<(Span, Given)> = spans.into_iter().map(|span| (span, self.given(span))).collect();
                let label = format!("mark {} \u{201c}{}\u{201d}", statements(each.len()), words_of(verdict));
                let told = format!("{} marked {}.", statements(each.len()), words_of(verdict));
                self.edit(&label, |edit| {
                    each.into_iter().fold(false, |any, (span, given)| edit.mark(span, verdict, given) | any)
                });
                info(&told)
            }
            Action::MarkAll { spans, verdict: None } => {
                let label = format!("take the marks of {} back", statements(spans.len()));
                self.edit(&label, |edit| spans.iter().fold(false, |any, span| edit.unmark(*span) | any))
            }
            Action::AssignAll { spans, to } => {
                let label = format!("assign {}", statements(spans.len()));
                self.edit(&label, |edit| spans.iter().fold(false, |any, span| edit.assign(*span, &to) | any))
            }
            Action::AnswerAll(answers) => {
                let many = answers.len();
                self.edit("enter the answers", |edit| {
                    answers.iter().fold(false, |any, (query, answer)| edit.answer(*query, answer) | any)
                });
                info(&format!("{many} {} entered.", if many == 1 { "answer" } else { "answers" }))
            }
            _ => Vec::new(),
        }
    }
}

fn statements(many: usize) -> String {
    format!("{many} {}", if many == 1 { "statement" } else { "statements" })
}
