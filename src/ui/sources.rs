//! Sources: who is heard and for how much of the article, who is spoken for and never heard, and the
//! checker's own list.

use egui::Ui;

use super::digest::Desk;
use super::marks::Sign;
use super::{statement, theme, widgets, words};
use crate::app::Action;
use crate::check::Voice;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let colours = theme::palette(ui);
    let ledger = &desk.article.checked.ledger;
    if ledger.of == 0 {
        widgets::nothing(ui, "No sources found yet", "They are listed when the checks are through.");
    } else {
        ui.add_space(8.0);
        let share = ledger.sourced as f32 / ledger.of as f32;
        let line =
            format!("Source named in {} of {}", ledger.sourced, words::count(ledger.of, "sentence", "sentences"));
        widgets::words(ui, line, theme::semi(13.0), colours.ink);
        let width = ui.available_width();
        widgets::bar(ui, (width, 6.0), &[(share, colours.accent)]);
        if ledger.anonymous > 0.0 {
            let percent = (ledger.anonymous * 100.0).round();
            widgets::soft(ui, format!("{percent} % of attributions name nobody a reader can tell"));
        }
        let most = ledger.heard.iter().map(|voice| voice.statements.len()).max().unwrap_or(1);
        for (title, voices) in [("Heard", &ledger.heard), ("Spoken for, not heard", &ledger.spoken_for)] {
            if !voices.is_empty() && widgets::section(ui, title, title, &voices.len().to_string(), true) {
                for voice in voices {
                    voice_ui(ui, desk, voice, most, &mut actions);
                }
            }
        }
    }
    own_list(ui, desk);
    actions
}

fn voice_ui(ui: &mut Ui, desk: &Desk<'_>, voice: &Voice, most: usize, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let chosen = desk.article.selected.is_some_and(|id| voice.statements.contains(&id));
    let many = words::count(voice.statements.len(), "statement", "statements");
    let label = format!("{}, {}, {many}", voice.name, words::grade(voice.grade));
    let id = egui::Id::unique(("voice", &voice.name, voice.statements.first()));
    let response = widgets::row(ui, (id, chosen, false), &label, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let ink = if voice.grade.is_named() { colours.ink } else { colours.caution };
        ui.horizontal(|ui| {
            widgets::at_right(ui, |ui| {
                widgets::words(ui, voice.statements.len().to_string(), theme::plain(12.0), colours.soft);
                let width = ui.available_width();
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(width);
                    let name = egui::RichText::new(&voice.name).font(theme::semi(13.0)).color(ink);
                    ui.add(egui::Label::new(name).truncate());
                });
            });
        });
        let width = ui.available_width();
        let share = voice.statements.len() as f32 / most.max(1) as f32;
        let ink = if voice.grade.is_named() { colours.accent } else { colours.caution };
        widgets::bar(ui, (width, 4.0), &[(share, ink)]);
        widgets::words(ui, words::grade(voice.grade), theme::plain(12.0), colours.soft);
    });
    if response.clicked() {
        // Each click goes to the next of its statements.
        let at = desk.article.selected.and_then(|id| voice.statements.iter().position(|other| *other == id));
        let next = at.map_or(0, |at| (at + 1) % voice.statements.len().max(1));
        actions.extend(voice.statements.get(next).map(|id| Action::Select(*id)));
    }
}

/// What the checker rests on: the review's own list.
fn own_list(ui: &mut Ui, desk: &Desk<'_>) {
    let colours = theme::palette(ui);
    let review = &desk.article.review;
    if review.sources.is_empty() {
        return;
    }
    if !widgets::section(ui, "own sources", "Used in checking", &review.sources.len().to_string(), true) {
        return;
    }
    for source in &review.sources {
        let glyph = statement::source_glyph(source.kind);
        let sign = Sign { glyph, font: theme::icon(15.0), ink: colours.soft };
        widgets::beside(ui, &sign, |ui| {
            let locator = if source.locator.is_empty() { String::new() } else { format!(", {}", source.locator) };
            widgets::prose(ui, format!("{}{locator}", source.title));
            let used = review.source_links.iter().filter(|link| link.source == source.id).count();
            let used = words::count(used, "statement rests on it", "statements rest on it");
            widgets::soft(ui, format!("{} · {used}", words::source_kind(source.kind)));
        });
        ui.add_space(3.0);
    }
}
