//! The bar at the top: menus made from the list of commands, and the way to the palette.

use egui::{Align, Button, Frame, Layout, Margin, Panel, RichText, Sense, Ui, WidgetInfo, vec2};

use super::commands::{Command, Menu, TABLE};
use super::digest::Desk;
use super::{icons, layout, theme, title, widgets, words};
use crate::app::Workbench;

/// Draws the bar: the menus, what is open where there is room for it, and the way to the palette.
pub(super) fn ui(ui: &mut Ui, bench: &Workbench, desk: Option<Desk<'_>>, queue: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let (left, whole) = (ui.max_rect().left(), ui.max_rect().width());
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(10, 0));
    Panel::top("menus").exact_size(38.0).frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            egui::MenuBar::new().ui(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                for menu in Menu::ALL {
                    ui.menu_button(RichText::new(menu.title()).font(theme::plain(13.5)), |ui| {
                        ui.set_min_width(250.0);
                        entries(ui, menu, bench, desk, queue);
                    });
                }
                widgets::at_right(ui, |ui| {
                    palette_button(ui, queue);
                    if let Some(desk) = desk.filter(|_| whole >= layout::NARROW) {
                        // The headline begins where the article does.
                        let end = ui.max_rect().right().min(ui.cursor().right()) - 16.0;
                        let begin = (left + layout::side(whole)).max(ui.max_rect().left() + 16.0);
                        ui.allocate_ui_with_layout(
                            vec2((end - begin).max(0.0), ui.available_height()),
                            Layout::left_to_right(Align::Center),
                            |ui| title::beside_menus(ui, &desk),
                        );
                    }
                });
            });
        });
    });
}

fn entries(ui: &mut Ui, menu: Menu, bench: &Workbench, desk: Option<Desk<'_>>, queue: &mut Vec<Command>) {
    let mut group = 0;
    for row in TABLE.iter().filter(|row| row.menu == menu) {
        if row.group != group {
            ui.separator();
            group = row.group;
        }
        let label = match row.command {
            Command::Undo => bench.undo_label().map(|label| words::undo(&label)),
            Command::Redo => bench.redo_label().map(|label| words::redo(&label)),
            _ => None,
        };
        let label = label.unwrap_or_else(|| row.title.to_owned());
        let enabled = row.command.is_enabled(bench, desk);
        // Without a key there is no second column: it would put a blank behind the name that screen readers say.
        let button = Button::new(label);
        let button = match row.chord {
            Some(chord) => button.shortcut_text(chord.label()),
            None => button,
        };
        if ui.add_enabled(enabled, button).on_hover_text(row.hint).clicked() {
            queue.push(row.command);
            ui.close();
        }
    }
}

fn palette_button(ui: &mut Ui, queue: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let width = ui.available_width().min(230.0);
    if width < 90.0 {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, words::RUN_A_COMMAND));
    let edge = if response.hovered() { colours.soft } else { colours.line };
    let painter = ui.painter();
    painter.rect(rect, 6.0, colours.card, egui::Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    let middle = rect.center().y;
    let left = egui::pos2(rect.left() + 15.0, middle);
    painter.text(left, egui::Align2::CENTER_CENTER, icons::FIND, theme::icon(14.0), colours.soft);
    let text = egui::pos2(rect.left() + 28.0, middle);
    painter.text(text, egui::Align2::LEFT_CENTER, words::RUN_A_COMMAND, theme::plain(12.5), colours.soft);
    let cap = Command::Palette.row().chord.map(super::commands::Chord::label).unwrap_or_default();
    if width > 190.0 {
        let right = egui::pos2(rect.right() - 10.0, middle);
        painter.text(right, egui::Align2::RIGHT_CENTER, cap, theme::plain(11.5), colours.soft);
    }
    widgets::focus_ring(ui, &response, rect);
    if response.clicked() {
        queue.push(Command::Palette);
    }
}
