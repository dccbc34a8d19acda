//! With the author: every question, who was asked when, and the answer.

use egui::Ui;

use super::commands::Command;
use super::digest::Desk;
use super::draft::{Field, Slot};
use super::view::View;
use super::{theme, widgets, words};
use crate::app::Action;
use crate::review::Query;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    let queries = &desk.article.review.queries;
    if queries.is_empty() {
        widgets::nothing(ui, "Nothing with the author", "6 on a statement asks the author; Q writes a query.");
        return actions;
    }
    let (open, answered): (Vec<_>, Vec<_>) = queries.iter().partition(|query| query.answer.is_none());
    if !open.is_empty() {
        ui.add_space(6.0);
        if widgets::button(ui, "Copy all for a mail").clicked() {
            view.queue.push(Command::CopyQueries);
        }
    }
    for (id, title, list) in [("open queries", "Waiting", open), ("answered", "Answered", answered)] {
        if !list.is_empty() && widgets::section(ui, id, title, &list.len().to_string(), true) {
            for query in list {
                ui.push_id(query.id, |ui| query_ui(ui, desk, query, view, &mut actions));
            }
        }
    }
    actions
}

fn query_ui(ui: &mut Ui, desk: &Desk<'_>, query: &Query, view: &mut View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    egui::Frame::new()
        .fill(colours.card)
        .stroke(egui::Stroke::new(1.0, colours.line))
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(10, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            widgets::prose(ui, &query.question);
            let statement = query.place.span.and_then(|span| desk.document().statement_at(span.start));
            let quote = words::quoted(&query.place.anchor.exact, 60);
            match statement {
                Some(id) => {
                    if widgets::link(ui, quote).clicked() {
                        actions.push(Action::Select(id));
                    }
                }
                None => {
                    widgets::soft(ui, format!("No longer in the text  {quote}"));
                }
            }
            let to = if query.to.is_empty() { String::new() } else { format!("To {} · ", query.to) };
            widgets::soft(ui, format!("{to}{}", words::stamp(&query.stamp)));
            let answer = query.answer.as_ref().map_or("", |(answer, _)| answer.as_str());
            let field = Field { stored: answer, label: "The author’s answer", rows: 1, focus: false };
            actions.extend(view.answers.field(ui, desk.document(), Slot::Answer(query.id), &field));
        });
    ui.add_space(5.0);
}
