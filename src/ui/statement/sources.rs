//! What the statement rests on, by a person's own work: sources, and remarks that came with the draft.

use egui::{Margin, TextEdit, Ui};

use super::{At, SourceForm};
use crate::app::{Action, Field, SourceDraft};
use crate::document::{SourceNote, Statement};
use crate::review::SourceKind;
use crate::ui::commands::Command;
use crate::ui::desk::Desk;
use crate::ui::marks::Sign;
use crate::ui::view::View;
use crate::ui::{icons, theme, widgets, words};

const KINDS: [SourceKind; 5] =
    [SourceKind::Person, SourceKind::Document, SourceKind::Record, SourceKind::Link, SourceKind::Observation];

/// The sign of a kind of source.
pub(in crate::ui) const fn glyph(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => icons::PERSON,
        SourceKind::Document => icons::FILE,
        SourceKind::Record => icons::RECORD,
        SourceKind::Link => icons::LINK,
        SourceKind::Observation => icons::EYE,
    }
}

/// Draws the section.
pub(super) fn ui(ui: &mut Ui, at: &At<'_>, view: &mut View, actions: &mut Vec<Action>) {
    if !at.statement.is_counted() {
        return;
    }
    widgets::head(ui, words::SOURCES);
    listed(ui, at, view, actions);
    came_along(ui, at, actions);
    let wanted = view.statement.wants(Field::Source);
    if view.statement.source.open {
        form(ui, at, &mut view.statement.source, wanted, actions);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        widgets::command_link(ui, &mut view.queue, Command::Source, words::ADD_A_SOURCE);
        if !at.desk.article.review.sources.is_empty() {
            ui.add_space(6.0);
            widgets::command_link(ui, &mut view.queue, Command::SameSource, words::SAME_AGAIN);
        }
    });
    widgets::soft(ui, words::DROP_A_SOURCE);
}

fn listed(ui: &mut Ui, at: &At<'_>, view: &mut View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let review = &at.desk.article.review;
    let links =
        review.source_links.iter().filter(|link| link.place.span.is_some_and(|span| at.statement.span.overlaps(span)));
    for link in links {
        let Some(source) = review.source(link.source) else { continue };
        let sign = Sign { glyph: glyph(source.kind), font: theme::icon(15.0), ink: colours.soft };
        widgets::beside(ui, &sign, |ui| {
            let locator = if source.locator.is_empty() { String::new() } else { format!(", {}", source.locator) };
            widgets::prose(ui, format!("{}{locator}", source.title));
            if !source.quote.is_empty() {
                widgets::soft(ui, words::quoted(&source.quote, 160));
            }
            ui.horizontal(|ui| {
                let seen = if source.date_seen.is_empty() { String::new() } else { format!(", {}", source.date_seen) };
                widgets::soft(ui, format!("{}{seen}", words::source_kind(source.kind)));
                if widgets::link(ui, words::CHANGE).clicked() {
                    view.statement.source = SourceForm {
                        open: true,
                        span: at.span,
                        editing: Some(source.id),
                        draft: SourceDraft {
                            kind: source.kind,
                            title: source.title.clone(),
                            locator: source.locator.clone(),
                            quote: source.quote.clone(),
                            date_seen: source.date_seen.clone(),
                            path: source.path.clone(),
                        },
                    };
                }
                if let Some(span) = link.place.span
                    && widgets::link(ui, words::UNLINK).clicked()
                {
                    actions.push(Action::UnlinkSource { span, source: source.id });
                }
            });
        });
    }
}

/// Remarks that came with the draft, on a statement: their places in the document's list.
fn remarks<'a>(desk: &'a Desk<'_>, statement: &'a Statement) -> impl Iterator<Item = (usize, &'a SourceNote)> {
    let on = |note: &SourceNote| note.span.overlaps(statement.span) || statement.span.has(note.span.start);
    desk.document().source_notes.iter().enumerate().filter(move |(_, note)| on(note))
}

/// Whether a remark was taken as a source.
fn is_taken(desk: &Desk<'_>, note: &SourceNote) -> bool {
    let review = &desk.article.review;
    let links = review.source_links.iter().filter(|link| link.place.span == Some(note.span));
    links.filter_map(|link| review.source(link.source)).any(|source| source.quote == note.text)
}

/// The first remark of the draft on a statement that is no source yet.
pub(in crate::ui) fn note_of_draft(desk: &Desk<'_>, statement: &Statement) -> Option<usize> {
    remarks(desk, statement).find(|(_, note)| !is_taken(desk, note)).map(|(place, _)| place)
}

/// Comments and footnotes that came with the draft, on these words.
fn came_along(ui: &mut Ui, at: &At<'_>, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let next = note_of_draft(at.desk, at.statement);
    for (place, note) in remarks(at.desk, at.statement) {
        let sign = Sign { glyph: icons::NOTE, font: theme::icon(15.0), ink: colours.soft };
        widgets::beside(ui, &sign, |ui| {
            widgets::prose(ui, &note.text);
            let by = if note.author.is_empty() {
                words::CAME_WITH_DRAFT.to_owned()
            } else {
                words::in_the_draft(&note.author)
            };
            ui.horizontal(|ui| {
                widgets::soft(ui, by);
                if is_taken(at.desk, note) {
                    widgets::soft(ui, words::TAKEN_AS_SOURCE);
                } else if widgets::link(ui, words::TAKE_AS_SOURCE).clicked() {
                    actions.push(Action::AdoptSourceNote(place));
                }
                if let Some(chord) = Command::AdoptNote.row().chord.filter(|_| next == Some(place)) {
                    widgets::key_cap(ui, &chord.label());
                }
            });
        });
    }
}

fn form(ui: &mut Ui, at: &At<'_>, form: &mut SourceForm, wanted: bool, actions: &mut Vec<Action>) {
    form.span = at.span;
    let draft = &mut form.draft;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        for kind in KINDS {
            let label = egui::RichText::new(words::source_kind(kind)).font(theme::plain(12.0));
            if ui.add(egui::Button::selectable(draft.kind == kind, label)).clicked() {
                draft.kind = kind;
            }
        }
    });
    let mut entered = false;
    let mut kind = None;
    let title = words::title_of_source(draft.kind);
    let fields = [
        (title, &mut draft.title, wanted),
        (words::LOCATOR, &mut draft.locator, false),
        (words::WHAT_IT_SAYS, &mut draft.quote, false),
        (words::SEEN_ON, &mut draft.date_seen, false),
        (words::FILE_IF_ANY, &mut draft.path, false),
    ];
    for (at, (label, text, focus)) in fields.into_iter().enumerate() {
        let edit = TextEdit::singleline(text)
            .id(egui::Id::unique(("source field", at)))
            .hint_text(label)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 5));
        let response = ui.add(edit).accessible_name(label);
        if response.changed() && label == title && crate::app::is_address(text) {
            kind = Some(SourceKind::Link);
        }
        if focus {
            response.request_focus();
        }
        entered |= response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    }
    draft.kind = kind.unwrap_or(draft.kind);
    known(ui, at, actions, form);
    ui.horizontal(|ui| {
        let ready = !form.draft.title.trim().is_empty();
        let label = if form.editing.is_some() { words::CHANGE_IT } else { words::ADD };
        if widgets::main_button(ui, label, ready).clicked() || (entered && ready) {
            let source = std::mem::take(&mut form.draft);
            actions.push(match form.editing {
                Some(id) => Action::EditSource { source: id, to: source },
                None => Action::AddSource { span: at.span, source },
            });
            *form = SourceForm::default();
        } else if widgets::button(ui, words::CANCEL).clicked() {
            *form = SourceForm::default();
        }
    });
}

/// Sources on the list whose title begins like what is typed.
fn known(ui: &mut Ui, at: &At<'_>, actions: &mut Vec<Action>, form: &mut SourceForm) {
    let typed = form.draft.title.trim().to_lowercase();
    if form.editing.is_some() {
        return;
    }
    let fits =
        at.desk.article.review.sources.iter().rev().filter(|source| source.title.to_lowercase().contains(&typed));
    let mut taken = None;
    for source in fits.take(3) {
        if widgets::link(ui, words::on_the_list(&source.title)).clicked() {
            taken = Some(source.id);
        }
    }
    if let Some(source) = taken {
        actions.push(Action::LinkSource { span: at.span, source });
        *form = SourceForm::default();
    }
}
