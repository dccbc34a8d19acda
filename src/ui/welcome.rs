//! What the window shows while nothing is open.

use egui::{Align, Button, Layout, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

use super::commands::Command;
use super::view::View;
use super::{icons, theme, widgets, words};
use crate::app::{Action, Workbench};

const WIDTH: f32 = 560.0;

/// Draws the screen.
pub(super) fn ui(ui: &mut Ui, bench: &Workbench, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    let colours = theme::palette(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space((ui.available_height() * 0.12).clamp(20.0, 110.0));
        ui.vertical_centered(|ui| {
            ui.set_max_width(WIDTH.min(ui.available_width() - 32.0));
            widgets::words(ui, words::NAME, theme::text_bold(34.0), colours.ink);
            widgets::words(ui, words::TAGLINE, theme::plain(14.0), colours.soft);
            ui.add_space(24.0);
            drop_zone(ui, view);
            ui.add_space(14.0);
            if let Some(work) = &bench.work {
                ui.horizontal(|ui| {
                    ui.add(egui::Spinner::new().size(14.0));
                    widgets::words(ui, words::work(work), theme::plain(13.0), colours.soft);
                });
            }
            recent(ui, bench, &mut actions);
        });
    });
    actions
}

fn drop_zone(ui: &mut Ui, view: &mut View) {
    let colours = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 176.0), Sense::hover());
    let (ground, edge) = if view.hovering { (colours.selection, colours.accent) } else { (colours.card, colours.line) };
    ui.painter().rect(rect, 12.0, ground, Stroke::new(1.5, edge), StrokeKind::Inside);
    let mut inside =
        ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink(20.0)).layout(Layout::top_down(Align::Center)));
    let ui = &mut inside;
    ui.add_space(4.0);
    widgets::words(ui, icons::DROP, theme::icon(30.0), colours.soft);
    widgets::words(ui, words::DROP_HERE, theme::semi(15.0), colours.ink);
    widgets::words(ui, words::FORMATS, theme::plain(12.5), colours.soft);
    ui.add_space(14.0);
    ui.allocate_ui_with_layout(vec2(372.0, 36.0), Layout::left_to_right(Align::Center), |ui| {
        let primary = RichText::new("Open…").font(theme::semi(13.5)).color(colours.card);
        if ui.add(Button::new(primary).fill(colours.accent).min_size(vec2(108.0, 34.0))).clicked() {
            view.queue.push(Command::Open);
        }
        for (title, command) in [("Paste text…", Command::PasteText), ("Open the sample", Command::OpenSample)] {
            let label = RichText::new(title).font(theme::plain(13.5));
            if ui.add(Button::new(label).min_size(vec2(118.0, 34.0))).clicked() {
                view.queue.push(command);
            }
        }
    });
}

fn recent(ui: &mut Ui, bench: &Workbench, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    if bench.settings.recent.is_empty() {
        return;
    }
    ui.add_space(10.0);
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        widgets::words(ui, words::RECENT, theme::semi(13.0), colours.soft);
        ui.add_space(2.0);
        for path in bench.settings.recent.iter().take(12) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let folder = path.parent().map(|parent| parent.to_string_lossy().into_owned()).unwrap_or_default();
            let id = egui::Id::unique(("recent", path));
            let mut forget = false;
            let response = widgets::card(ui, (id, false, false), &name, |ui| {
                ui.horizontal(|ui| {
                    widgets::words(ui, icons::FILE, theme::icon(17.0), colours.soft);
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 1.0;
                        widgets::words(ui, &name, theme::semi(13.0), colours.ink);
                        let folder = RichText::new(&folder).font(theme::plain(12.0)).color(colours.soft);
                        ui.add(egui::Label::new(folder).truncate());
                    });
                });
            });
            response.context_menu(|ui| forget = ui.button("Take off the list").clicked());
            if forget {
                actions.push(Action::ForgetRecent(path.clone()));
            } else if response.clicked() {
                actions.push(Action::Open(path.clone()));
            }
        }
    });
}
