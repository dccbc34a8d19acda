//! All notes, in the order of the text; those whose words have gone last.

use egui::Ui;

use super::digest::Desk;
use super::{theme, widgets, words};
use crate::app::Action;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut notes: Vec<_> = desk.article.review.notes.iter().collect();
    if notes.is_empty() {
        widgets::nothing(ui, "No notes yet", "N on a statement writes one.");
        return actions;
    }
    notes.sort_by_key(|note| note.place.span.map_or((1, 0), |span| (0, span.start)));
    ui.add_space(6.0);
    for note in notes {
        let colours = theme::palette(ui);
        let statement = note.place.span.and_then(|span| desk.document().statement_at(span.start));
        let chosen = statement.is_some() && statement == desk.article.selected;
        let id = egui::Id::unique(("note", note.id));
        let response = widgets::card(ui, (id, chosen, false), &format!("Note: {}", note.text), |ui| {
            widgets::prose(ui, &note.text);
            let gone = if statement.is_none() { "No longer in the text  " } else { "" };
            widgets::soft(ui, format!("{gone}{}", words::quoted(&note.place.anchor.exact, 70)));
            widgets::words(ui, words::stamp(&note.stamp), theme::plain(12.0), colours.soft);
        });
        if response.clicked()
            && let Some(id) = statement
        {
            actions.push(Action::Select(id));
        }
        ui.add_space(2.0);
    }
    actions
}
