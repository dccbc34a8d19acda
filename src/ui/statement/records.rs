//! Notes on the statement, what was done to it, and what can be set by hand.

use egui::Ui;

use super::At;
use crate::app::{Action, Field};
use crate::ui::commands::Command;
use crate::ui::draft::{self, Slot};
use crate::ui::marks::Sign;
use crate::ui::view::View;
use crate::ui::{context_menu, icons, theme, widgets, words};

/// Entries of the history shown at first.
const ENTRIES: usize = 5;

/// Draws notes, history and what is set by hand.
pub(super) fn ui(ui: &mut Ui, at: &At<'_>, view: &mut View, actions: &mut Vec<Action>) {
    notes(ui, at, view, actions);
    history(ui, at);
    if at.statement.is_counted() {
        ui.add_space(10.0);
        by_hand(ui, at, actions);
    }
}

fn notes(ui: &mut Ui, at: &At<'_>, view: &mut View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    widgets::head(ui, words::NOTES);
    let notes = at
        .desk
        .article
        .review
        .notes
        .iter()
        .filter(|note| note.place.span.is_some_and(|span| at.statement.span.contains(span)));
    for note in notes {
        let sign = Sign { glyph: icons::NOTE, font: theme::icon(15.0), ink: colours.soft };
        widgets::beside(ui, &sign, |ui| {
            let field = draft::Field { stored: &note.text, label: words::NOTE_LABEL, rows: 1, focus: false };
            actions.extend(view.statement.drafts.field(ui, at.desk.document(), Slot::Note(note.id), &field));
            widgets::soft(ui, words::stamp(&note.stamp));
        });
    }
    if view.statement.note_open {
        let focus = view.statement.wants(Field::Note);
        let field = draft::Field { stored: "", label: words::NOTE, rows: 2, focus };
        let written = view.statement.drafts.field(ui, at.desk.document(), Slot::NewNote(at.span), &field);
        if written.is_some() {
            view.statement.note_open = false;
        }
        actions.extend(written);
    } else {
        widgets::command_link(ui, &mut view.queue, Command::Note, words::ADD_A_NOTE);
    }
}

fn history(ui: &mut Ui, at: &At<'_>) {
    let review = &at.desk.article.review;
    let here = |span: Option<crate::text::Span>| span.is_some_and(|span| at.statement.span.contains(span));
    let mut records: Vec<uuid::Uuid> = Vec::new();
    records.extend(review.marks.iter().filter(|mark| here(mark.place.span)).map(|mark| mark.id));
    records.extend(review.notes.iter().filter(|note| here(note.place.span)).map(|note| note.id));
    records.extend(review.queries.iter().filter(|query| here(query.place.span)).map(|query| query.id));
    let entries: Vec<_> = review
        .history
        .iter()
        .rev()
        .filter(|entry| entry.record.is_some_and(|record| records.contains(&record)))
        .take(ENTRIES)
        .collect();
    if entries.is_empty() {
        return;
    }
    widgets::head(ui, words::HISTORY);
    for entry in entries {
        let [from, to] = [&entry.from, &entry.to].map(|text| words::of_history(text));
        let told = match (from.is_empty(), to.is_empty()) {
            (_, true) => words::change(entry.change).to_owned(),
            (true, false) => words::shortened(&to, 60),
            (false, false) => format!("{} \u{2192} {}", words::shortened(&from, 30), words::shortened(&to, 30)),
        };
        widgets::soft(ui, format!("{told} · {}", words::stamp(&entry.stamp)));
    }
}

/// A menu for what an editor sets by hand.
pub(super) fn by_hand(ui: &mut Ui, at: &At<'_>, actions: &mut Vec<Action>) {
    let ink = theme::palette(ui).accent;
    let label = egui::RichText::new(words::SET_BY_HAND).font(theme::plain(12.5)).color(ink);
    ui.menu_button(label, |ui| {
        ui.set_min_width(210.0);
        context_menu::by_hand_ui(ui, at.desk, at.statement, at.picked, actions);
    });
}
