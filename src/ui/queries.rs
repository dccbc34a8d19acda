//! With the author: every question, who was asked when, and the answer; a mail out, a reply back in.

use egui::Ui;

use super::commands::Command;
use super::desk::Desk;
use super::draft::{Field, Slot};
use super::view::View;
use super::{theme, widgets, words};
use crate::app::{Action, open_queries};
use crate::review::Query;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    view.answers.listed = true;
    let queries = &desk.article.review.queries;
    if queries.is_empty() {
        widgets::nothing(ui, words::NO_QUERIES, words::NO_QUERIES_MORE);
        return actions;
    }
    let open = open_queries(&desk.article.review);
    let answered: Vec<_> = queries.iter().filter(|query| query.answer.is_some()).collect();
    if !open.is_empty() {
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            for (command, title) in [(Command::CopyQueries, words::COPY_ALL), (Command::PasteReply, words::PASTE_REPLY)]
            {
                if widgets::button(ui, title).on_hover_text(command.tip()).clicked() {
                    view.queue.push(command);
                }
            }
        });
    }
    for (id, title, list) in [("open queries", words::WAITING, open), ("answered", words::ANSWERED, answered)] {
        if !list.is_empty() && widgets::section(ui, id, title, &list.len().to_string(), true) {
            let many = list.len();
            for (at, query) in list.into_iter().enumerate() {
                let number = query.answer.is_none().then_some(at + 1);
                let room =
                    widgets::Room { many, wanted: view.answers.text(Slot::Answer(query.id)).is_some(), guess: 150.0 };
                room.ui(ui, query.id, |ui| {
                    ui.push_id(query.id, |ui| query_ui(ui, desk, (number, query), view, &mut actions));
                });
            }
        }
    }
    actions
}

fn query_ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (number, query): (Option<usize>, &Query),
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let colours = theme::palette(ui);
    egui::Frame::new()
        .fill(colours.card)
        .stroke(egui::Stroke::new(1.0, colours.line))
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(10, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            let number = number.map(|number| format!("{number}. ")).unwrap_or_default();
            widgets::prose(ui, format!("{number}{}", query.question));
            let quote = words::quoted(&query.place.anchor.exact, 60);
            match desk.statement_of(query.place.span) {
                Some(id) => {
                    let text = egui::RichText::new(quote).font(theme::plain(12.5)).color(colours.accent);
                    let response = ui.add(egui::Button::new(text).frame(false).wrap());
                    if widgets::ringed(ui, response).clicked() {
                        actions.push(Action::Select(id));
                    }
                }
                None => {
                    widgets::soft(ui, format!("{}  {quote}", words::GONE));
                }
            }
            let answer = query.answer.as_ref().map_or("", |(answer, _)| answer.as_str());
            let field = Field { stored: answer, label: words::AUTHORS_ANSWER, rows: 1, focus: false };
            actions.extend(view.answers.field(ui, desk.document(), Slot::Answer(query.id), &field));
            ui.horizontal_wrapped(|ui| {
                let to = if query.to.is_empty() { String::new() } else { words::asked_whom(&query.to) };
                widgets::soft(ui, format!("{to}{}", words::stamp(&query.stamp)));
                let chosen = desk.chosen().filter(|statement| statement.is_counted());
                if let (None, Some(chosen)) = (query.place.span, chosen)
                    && widgets::link(ui, words::ATTACH).clicked()
                {
                    actions.push(Action::Reattach { record: query.id, span: chosen.span });
                }
                if widgets::link(ui, words::WITHDRAW).on_hover_text(words::WITHDRAW_TIP).clicked() {
                    actions.push(Action::WithdrawQuery(query.id));
                }
            });
        });
    ui.add_space(5.0);
}
