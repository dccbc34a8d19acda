//! Two lines over the article: what is open, and who is heard in it.

use egui::{Frame, Label, Margin, Panel, RichText, Ui};

use super::commands::Command;
use super::digest::Desk;
use super::view::View;
use super::{icons, theme, widgets, words};
use crate::app::Holder;

/// Draws both lines.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let colours = theme::palette(ui);
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin { left: 16, right: 16, top: 2, bottom: 8 });
    Panel::top("title").frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.horizontal(|ui| first_line(ui, desk, view));
        if let Some(holder) = &desk.article.held {
            ui.horizontal_wrapped(|ui| held(ui, holder, view));
        }
        if !desk.article.checked.attributions.is_empty() || desk.article.checked.ledger.of > 0 {
            ui.horizontal(|ui| second_line(ui, desk, view));
        }
    });
}

/// Somebody else has the review open: it can be read here.
fn held(ui: &mut Ui, holder: &Holder, view: &mut View) {
    let colours = theme::palette(ui);
    widgets::words(ui, icons::LOCK, theme::icon(15.0), colours.caution);
    widgets::words(ui, words::held(holder), theme::semi(12.5), colours.caution);
    for (command, title) in [(Command::WorkOnCopy, words::WORK_ON_COPY), (Command::Reopen, words::LOOK_AGAIN)] {
        if widgets::link(ui, title).on_hover_text(command.tip()).clicked() {
            view.queue.push(command);
        }
    }
}

fn first_line(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let colours = theme::palette(ui);
    let document = desk.document();
    ui.spacing_mut().item_spacing.x = 10.0;
    widgets::at_right(ui, |ui| {
        saved(ui, desk);
        let left_out = document.left_out.len();
        let notes = desk.article.notes.len();
        if left_out > 0 || notes > 0 {
            let label = if left_out > 0 {
                words::count(left_out, "line left out", "lines left out")
            } else {
                words::count(notes, "remark on the file", "remarks on the file")
            };
            if folding(ui, &label).on_hover_text(Command::ImportNotes.row().hint).clicked() {
                view.queue.push(Command::ImportNotes);
            }
        }
        widgets::words(ui, facts(desk), theme::plain(12.5), colours.soft);
        let width = ui.available_width();
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_width(width);
            let title = headline(desk);
            ui.add(Label::new(RichText::new(title).font(theme::semi(14.0)).color(colours.ink)).truncate());
        });
    });
}

/// The headline, or else the file's name.
pub(super) fn headline(desk: &Desk<'_>) -> String {
    let document = desk.document();
    let printed = document.of_part(crate::document::Part::Headline).next().map(|statement| desk.words(statement.span));
    let title = printed.filter(|title| !title.trim().is_empty()).unwrap_or(&document.meta.title);
    if !title.trim().is_empty() {
        return title.trim().to_owned();
    }
    let name = desk.article.name.trim();
    if name.is_empty() { words::NO_HEADLINE.to_owned() } else { name.to_owned() }
}

fn facts(desk: &Desk<'_>) -> String {
    let meta = &desk.document().meta;
    let version = desk.article.review.versions.len().max(1);
    let about = match (meta.date.is_empty(), meta.byline.is_empty()) {
        (true, true) => "no date, no byline".to_owned(),
        (true, false) => format!("no date, by {}", words::shortened(&meta.byline, 28)),
        (false, true) => format!("{}, no byline", meta.date),
        (false, false) => format!("{}, by {}", meta.date, words::shortened(&meta.byline, 28)),
    };
    format!("version {version} · {} · {about}", words::count(desk.digest.words, "word", "words"))
}

fn saved(ui: &mut Ui, desk: &Desk<'_>) {
    let colours = theme::palette(ui);
    if desk.article.review.sign_offs.last().is_some() && !desk.article.dirty {
        widgets::chip(ui, words::SIGNED_OFF, colours.good);
        return;
    }
    let (text, ink) = if desk.article.dirty {
        (words::NOT_SAVED, colours.caution)
    } else if desk.article.review_path.is_some() {
        (words::SAVED, colours.soft)
    } else {
        (words::NOTHING_TO_SAVE, colours.soft)
    };
    if desk.article.dirty {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(8.0, 8.0), egui::Sense::hover());
        ui.painter().circle_filled(rect.center(), 3.5, colours.caution);
    }
    widgets::words(ui, text, theme::plain(12.5), ink);
}

fn folding(ui: &mut Ui, label: &str) -> egui::Response {
    let ink = theme::palette(ui).accent;
    let job = widgets::job(
        &[(label, theme::plain(12.5), ink), (" ", theme::plain(12.5), ink), (icons::RIGHT, theme::icon(11.0), ink)],
        f32::INFINITY,
        18.0,
    );
    ui.add(egui::Button::new(job).frame(false)).accessible_name(label)
}

fn second_line(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let colours = theme::palette(ui);
    let ledger = &desk.article.checked.ledger;
    let names = |voices: &[crate::check::Voice], most: usize| {
        let mut names: Vec<&str> = voices.iter().take(most).map(|voice| voice.name.as_str()).collect();
        if voices.len() > most {
            names.push("…");
        }
        names.join(", ")
    };
    let mut parts = vec![words::sourced(ledger.sourced, ledger.of)];
    if !ledger.heard.is_empty() {
        parts.push(format!("heard: {}", names(&ledger.heard, 4)));
    }
    if !ledger.spoken_for.is_empty() {
        parts.push(format!("spoken for, not heard: {}", names(&ledger.spoken_for, 3)));
    }
    let line = parts.join(" · ");
    let text = RichText::new(&line).font(theme::plain(12.5)).color(colours.soft);
    let sense = egui::Sense::click();
    if ui.add(Label::new(text).truncate().sense(sense)).on_hover_text(words::OPEN_SOURCES_TIP).clicked() {
        view.queue.push(Command::ShowSources);
    }
}
