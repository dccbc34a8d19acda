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
                let many = self.how_many(&each);
                let label = format!("mark {many} \u{201c}{}\u{201d}", words_of(verdict));
                let told = format!("{many} marked {}.", words_of(verdict));
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

    /// "3 statements", or "3 places" where words inside statements are among them.
    fn how_many(&self, each: &[(Span, Given)]) -> String {
        let document = self.article.as_ref().map(|article| &article.document);
        let is_whole = |span: Span| {
            document.is_some_and(|document| {
                document.statement_at(span.start).is_some_and(|id| document.statement(id).span == span)
            })
        };
        match each.len() {
            many if each.iter().all(|(span, _)| is_whole(*span)) => statements(many),
            1 => "1 place".to_owned(),
            many => format!("{many} places"),
        }
    }
}

fn statements(many: usize) -> String {
    format!("{many} {}", if many == 1 { "statement" } else { "statements" })
}
