//! All notes, in the order of the text; those whose words have gone last.

use egui::{Margin, TextEdit, Ui};

use super::desk::Desk;
use super::draft::{Field, Slot};
use super::view::View;
use super::{theme, widgets, words};
use crate::app::Action;
use crate::review::Note;

/// Notes from which on there is a field to search them.
const MANY: usize = 4;

/// What the panel remembers.
#[derive(Default)]
pub(super) struct NotesView {
    words: String,
}

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    view.answers.listed = true;
    let mut notes: Vec<_> = desk.article.review.notes.iter().collect();
    if notes.is_empty() {
        widgets::nothing(ui, words::NO_NOTES, words::NO_NOTES_MORE);
        return actions;
    }
    notes.sort_by_key(|note| note.place.span.map_or((1, 0), |span| (0, span.start)));
    ui.add_space(6.0);
    if notes.len() >= MANY {
        let edit = TextEdit::singleline(&mut view.notes.words)
            .id(egui::Id::unique("notes filter"))
            .hint_text(words::SEARCH_NOTES)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 4));
        ui.add(edit).accessible_name(words::SEARCH_NOTES);
        ui.add_space(4.0);
        let wanted = view.notes.words.trim().to_lowercase();
        notes.retain(|note| {
            [&note.text, &note.place.anchor.exact, &note.stamp.by.name]
                .iter()
                .any(|text| text.to_lowercase().contains(&wanted))
        });
    }
    let many = notes.len();
    for note in notes {
        let room = widgets::Room { many, wanted: view.answers.text(Slot::Note(note.id)).is_some(), guess: 90.0 };
        room.ui(ui, note.id, |ui| {
            ui.push_id(note.id, |ui| note_ui(ui, desk, note, view, &mut actions));
        });
    }
    actions
}

fn note_ui(ui: &mut Ui, desk: &Desk<'_>, note: &Note, view: &mut View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let statement = desk.statement_of(note.place.span);
    let chosen = statement.is_some() && statement == desk.article.selected;
    let id = egui::Id::unique(("note", note.id));
    let mut clicked = false;
    if chosen {
        // The chosen one can be written on where it stands.
        let field = Field { stored: &note.text, label: words::NOTE_LABEL, rows: 1, focus: false };
        actions.extend(view.answers.field(ui, desk.document(), Slot::Note(note.id), &field));
        widgets::soft(ui, format!("{}  {}", words::quoted(&note.place.anchor.exact, 70), words::stamp(&note.stamp)));
    } else {
        let response = widgets::card(ui, (id, chosen, false), &words::note_spoken(&note.text), |ui| {
            widgets::prose(ui, &note.text);
            let gone = if statement.is_none() { format!("{}  ", words::GONE) } else { String::new() };
            widgets::soft(ui, format!("{gone}{}", words::quoted(&note.place.anchor.exact, 70)));
            widgets::words(ui, words::stamp(&note.stamp), theme::plain(12.0), colours.soft);
        });
        clicked = response.clicked();
    }
    let target = desk.chosen().filter(|statement| statement.is_counted());
    ui.horizontal(|ui| {
        if let (None, Some(target)) = (statement, target)
            && widgets::link(ui, words::ATTACH).clicked()
        {
            actions.push(Action::Reattach { record: note.id, span: target.span });
        }
        if (chosen || statement.is_none()) && widgets::link(ui, words::DELETE_NOTE).clicked() {
            actions.push(Action::EditNote { note: note.id, text: String::new() });
        }
    });
    if clicked && let Some(id) = statement {
        actions.push(Action::Select(id));
    }
    ui.add_space(2.0);
}
