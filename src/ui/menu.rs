//! The bar at the top: menus made from the list of commands, and the way to the palette.

use egui::text::LayoutJob;
use egui::{Align, Button, Frame, Layout, Margin, Panel, Popup, ScrollArea, Sense, TextFormat, Ui, WidgetInfo, vec2};

use super::commands::{Command, Menu, TABLE};
use super::desk::Desk;
use super::menu_keys::{MenusView, popup};
use super::view::View;
use super::{icons, layout, theme, title, widgets, words};
use crate::app::{Theme, Workbench};

/// The room before the names of a menu with ticks, in points.
const TICK: f32 = 20.0;

/// How high the bar is.
const BAR: f32 = 38.0;

/// Draws the bar: the menus, what is open where there is room for it, and the way to the palette.
pub(super) fn ui(ui: &mut Ui, bench: &Workbench, desk: Option<Desk<'_>>, view: &mut View) {
    let ticks = Ticks::of(bench, view);
    let View { menus, queue, .. } = view;
    let colours = theme::palette(ui);
    let (left, whole) = (ui.max_rect().left(), ui.max_rect().width());
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(10, 0));
    Panel::top("menus").exact_size(BAR).frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            egui::MenuBar::new().ui(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                names(ui, menus, |ui, menu, menus| {
                    ui.set_min_width(250.0);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    // A menu higher than the window scrolls; the keyboard brings what it is on into view.
                    let room = (ui.ctx().content_rect().bottom() - BAR - 16.0).max(120.0);
                    if high(ui, menu) < room {
                        entries(ui, (menu, menus), (bench, desk, &ticks), queue);
                        return;
                    }
                    let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
                    area.show(ui, |ui| entries(ui, (menu, menus), (bench, desk, &ticks), queue));
                });
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

/// The names in the bar, each with its menu when that is open.
fn names(ui: &mut Ui, menus: &mut MenusView, mut entries: impl FnMut(&mut Ui, Menu, &mut MenusView)) {
    let letters = menus.shows_letters(ui.ctx());
    // Where the pointer rests must not change the menu that the keys opened.
    let moved = ui.input(|input| input.pointer.is_moving());
    // The name of the open menu is lit, and no other: neither where the pointer rests nor where it last was.
    let open = menus.open_name(ui.ctx());
    let mut at = 0;
    let responses = Menu::ALL.map(|menu| {
        let lit = open == Some(at);
        at += 1;
        ui.scope(|ui| {
            let chip = theme::palette(ui).chip;
            let widgets = &mut ui.visuals_mut().widgets;
            for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
                if open.is_some() {
                    widget.weak_bg_fill = if lit { chip } else { egui::Color32::TRANSPARENT };
                }
            }
            ui.add(Button::new(name(menu, letters)))
        })
        .inner
    });
    let is_open = responses.iter().any(|response| Popup::is_id_open(ui.ctx(), popup(response.id)));
    menus.begin();
    for (menu, response) in Menu::ALL.into_iter().zip(&responses) {
        let by_key = menus.name_drawn(response.id);
        let mut below = Popup::menu(response).id(popup(response.id));
        if by_key || is_open && moved && response.hovered() && !response.clicked() {
            below = below.open_memory(Some(egui::SetOpenCommand::Bool(true)));
        }
        below.show(|ui| entries(ui, menu, menus));
    }
}

/// How high a menu is, at most: its rows and the lines between its groups.
fn high(ui: &Ui, menu: Menu) -> f32 {
    const ROW: f32 = 26.0;
    const LINE: f32 = 14.0;
    let rows: Vec<u8> = TABLE.iter().filter(|row| row.menu == menu).map(|row| row.group).collect();
    let groups = rows.last().copied().unwrap_or(0);
    let row = ROW.max(ui.spacing().interact_size.y + ui.spacing().item_spacing.y);
    (rows.len() as f32).mul_add(row, f32::from(groups) * LINE)
}

/// A menu's name, its letter underlined while Alt would open it.
fn name(menu: Menu, letters: bool) -> LayoutJob {
    let plain = TextFormat::simple(theme::plain(13.5), egui::Color32::PLACEHOLDER);
    let line = egui::Stroke::new(if letters { 1.0 } else { 0.0 }, egui::Color32::PLACEHOLDER);
    let mut job = LayoutJob::default();
    let after = menu.title().char_indices().nth(1).map_or(0, |(at, _)| at);
    let (letter, rest) = menu.title().split_at(after);
    job.append(letter, 0.0, TextFormat { underline: line, ..plain.clone() });
    job.append(rest, 0.0, plain);
    job
}

fn entries(
    ui: &mut Ui,
    (menu, menus): (Menu, &mut MenusView),
    (bench, desk, ticks): (&Workbench, Option<Desk<'_>>, &Ticks),
    queue: &mut Vec<Command>,
) {
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
        let ticked = ticks.0.iter().find(|(command, _)| *command == row.command).map(|(_, on)| *on);
        let button = Button::new(titled(&label, menu == Menu::View));
        let button = match row.chord {
            Some(chord) => button.shortcut_text(chord.label()),
            None => button,
        };
        let response = ui.add_enabled(enabled, button).on_hover_text(row.hint);
        if let Some(on) = ticked {
            tick(ui, &response, on, &label);
        }
        if enabled {
            menus.entry_drawn(&label, &response, ui.is_sizing_pass());
        }
        if response.clicked() {
            queue.push(row.command);
            ui.close();
        }
    }
}

/// What can be on or off, and whether it is.
struct Ticks([(Command, bool); 7]);

impl Ticks {
    fn of(bench: &Workbench, view: &View) -> Self {
        let settings = &bench.settings;
        let left = if view.narrow { view.rail_open } else { settings.left_shown };
        Self([
            (Command::Hints, view.hints),
            (Command::LeftPanel, left),
            (Command::RightPanel, settings.right_shown),
            (Command::ColdRead, view.reading.cold),
            (Command::ThemeLight, settings.theme == Theme::Light),
            (Command::ThemeDark, settings.theme == Theme::Dark),
            (Command::ThemeSystem, settings.theme == Theme::System),
        ])
    }
}

/// An entry's name; in a menu with ticks, with room for them.
fn titled(label: &str, ticks: bool) -> LayoutJob {
    let mut job = LayoutJob::default();
    let plain = TextFormat::simple(theme::plain(13.0), egui::Color32::PLACEHOLDER);
    job.append(label, if ticks { TICK } else { 0.0 }, plain);
    job
}

/// The tick before an entry that is on.
fn tick(ui: &Ui, response: &egui::Response, on: bool, label: &str) {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(egui::Role::MenuItemCheckBox, enabled, on, label));
    if on {
        let colours = theme::palette(ui);
        let ink = if enabled { colours.ink } else { colours.soft };
        let at = egui::pos2(response.rect.left() + 2.0 + TICK / 2.0, response.rect.center().y);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, icons::TICK, theme::icon(13.0), ink);
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
