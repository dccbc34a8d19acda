//! Dialogs about the program: who is checking, settings, keys, about.

use egui::{Grid, ScrollArea, Ui};

use super::{Said, buttons, first_button, line, title};
use crate::app::{Action, Order, Settings, Theme, Workbench};
use crate::review::Person;
use crate::ui::commands::{Chord, Menu, Row, TABLE};
use crate::ui::view::Request;
use crate::ui::{theme, widgets, words};

pub(super) fn person(ui: &mut Ui, name: &mut String, initials: &mut String, said: &mut Said) {
    ui.set_width(400.0);
    title(ui, words::ENTER_YOUR_NAME);
    widgets::soft(ui, words::WHY_NAME);
    let before = suggested_initials(name);
    let response = line(ui, words::NAME_LABEL, name, f32::INFINITY);
    if said.fresh {
        response.request_focus();
    }
    if response.changed() && (initials.is_empty() || *initials == before) {
        *initials = suggested_initials(name);
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let second = line(ui, words::INITIALS_LABEL, initials, 90.0);
    let entered = entered || second.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    buttons(ui, |ui| {
        let ready = !name.trim().is_empty();
        if widgets::main_button(ui, words::GO_ON, ready).clicked() || (entered && ready) {
            let person = Person { name: name.trim().to_owned(), initials: initials.trim().to_owned() };
            said.done(Action::SetPerson(person));
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
    });
}

fn suggested_initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).take(4).collect()
}

pub(super) fn settings(
    ui: &mut Ui,
    (bench, settings): (&Workbench, &mut Settings),
    requests: &mut Vec<Request>,
    said: &mut Said,
) {
    ui.set_width(520.0);
    title(ui, words::SETTINGS);
    let room = (ui.ctx().content_rect().height() - 190.0).max(200.0);
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
        ui.set_width(508.0);
        widgets::head(ui, words::WHO_CHECKS);
        ui.horizontal(|ui| {
            ui.vertical(|ui| line(ui, words::NAME_LABEL, &mut settings.name, 300.0));
            ui.vertical(|ui| line(ui, words::INITIALS_LABEL, &mut settings.initials, 90.0));
        });
        widgets::head(ui, words::LOOK);
        super::choices(ui, |ui| {
            for (value, name) in
                [(Theme::System, words::THEME_SYSTEM), (Theme::Light, words::LIGHT), (Theme::Dark, words::DARK)]
            {
                ui.radio_value(&mut settings.theme, value, name);
            }
        });
        ui.horizontal(|ui| {
            let range = Settings::LEAST_SCALE..=Settings::MOST_SCALE;
            widgets::words(ui, words::SCALE, theme::plain(13.0), theme::palette(ui).ink);
            ui.add_space(4.0);
            // The rail of the slider is a fill.
            ui.visuals_mut().widgets.inactive.bg_fill = theme::palette(ui).line;
            ui.spacing_mut().slider_width = 180.0;
            let slider = egui::Slider::new(&mut settings.scale_percent, range).step_by(5.0).suffix(" %");
            ui.add(slider).accessible_name(words::SCALE);
        });
        ui.checkbox(&mut settings.reduced_motion, words::REDUCED_MOTION);
        widgets::head(ui, words::WORK_ORDER);
        for (value, name) in [(Order::Reading, words::ORDER_READING), (Order::Gravity, words::ORDER_GRAVITY)] {
            ui.radio_value(&mut settings.order, value, name);
        }
        widgets::head(ui, words::DEFAULT_EXPORT);
        super::choices(ui, |ui| {
            for (format, _) in super::files::FORMATS {
                ui.radio_value(&mut settings.export, format, words::format(format).0);
            }
        });
        folders(ui, bench, settings, requests);
    });
    buttons(ui, |ui| {
        if widgets::main_button(ui, words::SAVE, true).clicked() {
            said.done(Action::SetSettings(Box::new(settings.clone())));
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
    });
}

/// The desk's folders: house rules, reviews.
fn folders(ui: &mut Ui, bench: &Workbench, settings: &mut Settings, requests: &mut Vec<Request>) {
    for (title, folder, hint, label, request, more) in [
        (
            words::HOUSE_RULES,
            &mut settings.rules_folder,
            words::BUILT_IN_ONLY,
            words::RULES_FOLDER,
            Request::RulesFolder,
            words::RULES_FOLDER_MORE,
        ),
        (
            words::REVIEWS,
            &mut settings.reviews_folder,
            words::NO_FOLDER,
            words::REVIEWS_FOLDER,
            Request::ReviewsFolder,
            words::REVIEWS_FOLDER_MORE,
        ),
    ] {
        widgets::head(ui, title);
        ui.horizontal(|ui| {
            let edit = egui::TextEdit::singleline(folder)
                .id(egui::Id::unique(("folder", label)))
                .hint_text(hint)
                .desired_width(380.0)
                .margin(egui::Margin::symmetric(8, 7));
            ui.add(edit).accessible_name(label);
            if widgets::button(ui, words::CHOOSE).clicked() {
                requests.push(request);
            }
        });
        widgets::soft(ui, more);
        if label == words::RULES_FOLDER && *folder == bench.settings.rules_folder {
            in_force(ui, bench);
        }
    }
}

/// What of the house rules is in force, and whether their examples hold.
fn in_force(ui: &mut Ui, bench: &Workbench) {
    if bench.rules.house.is_empty() {
        return;
    }
    let failed: Vec<_> = bench.trials.iter().flatten().filter(|trial| !trial.holds()).collect();
    let tried = bench.trials.as_ref().map(|trials| (failed.len(), trials.len()));
    widgets::soft(ui, words::house_rules(bench.rules.house.len(), tried));
    for trial in failed {
        widgets::prose(ui, format!("{trial}"));
    }
}

pub(super) fn keys(ui: &mut Ui, said: &mut Said) {
    let window = ui.ctx().content_rect();
    // All on one sheet where that is wide enough; else in two columns, or one, that scroll.
    let columns = if window.width() > 1100.0 {
        3
    } else if window.width() > 800.0 {
        2
    } else {
        1
    };
    let wide: f32 = if columns == 3 { 1010.0 } else { 720.0 };
    ui.set_width(wide.min(window.width() - 80.0));
    title(ui, words::KEYS);
    widgets::soft(ui, words::LETTERS_SLEEP);
    let room = (window.height() - 170.0).max(200.0);
    ScrollArea::vertical().max_height(room).min_scrolled_height(room.min(640.0)).show(ui, |ui| {
        ui.columns(columns, |columns| match columns {
            [only] => sheet(only, SHEET.into_iter()),
            [left, right] => {
                sheet(left, SHEET.into_iter().filter(|(menu, _)| *menu == Menu::Check));
                sheet(right, SHEET.into_iter().filter(|(menu, _)| *menu != Menu::Check));
            }
            [left, middle, right] => {
                sheet(left, SHEET.into_iter().take(3));
                sheet(middle, SHEET.into_iter().skip(3).take(4));
                sheet(right, SHEET.into_iter().skip(7));
            }
            _ => {}
        });
    });
    buttons(ui, |ui| said.close |= first_button(ui, words::CLOSE, true, said).clicked());
}

/// The heads of the sheet of keys: which groups of which menu stand below each; empty is all of them.
const SHEET: [(Menu, &[u8]); 9] = [
    (Menu::Check, &[0]),
    (Menu::Check, &[1]),
    (Menu::Check, &[2]),
    (Menu::Check, &[3]),
    (Menu::Check, &[4]),
    (Menu::File, &[]),
    (Menu::Help, &[]),
    (Menu::Edit, &[]),
    (Menu::View, &[]),
];

fn sheet(ui: &mut Ui, heads: impl Iterator<Item = (Menu, &'static [u8])>) {
    let colours = theme::palette(ui);
    for (menu, groups) in heads {
        widgets::head(ui, words::head_of_keys(menu, groups));
        ui.spacing_mut().interact_size.y = 17.0;
        let id = ("keys", menu.title(), groups);
        Grid::new(id).num_columns(2).spacing([12.0, 4.0]).min_col_width(92.0).show(ui, |ui| {
            let is_here = |row: &&Row| row.menu == menu && (groups.is_empty() || groups.contains(&row.group));
            let with_key = TABLE.iter().filter(is_here);
            for (row, chord) in with_key.filter_map(|row| row.chord.map(|chord| (row, chord))) {
                ui.horizontal(|ui| widgets::key_cap(ui, &Chord::label(chord)));
                widgets::words(ui, row.title.trim_end_matches('…'), theme::plain(13.0), colours.ink);
                ui.end_row();
            }
        });
    }
}

pub(super) fn about(ui: &mut Ui, bench: &Workbench, said: &mut Said) {
    ui.set_width(420.0);
    let ink = theme::palette(ui).ink;
    widgets::words(ui, words::NAME, theme::text_bold(24.0), ink);
    widgets::prose(ui, words::program_version(env!("CARGO_PKG_VERSION")));
    widgets::soft(ui, words::TAGLINE);
    ui.add_space(6.0);
    widgets::soft(ui, words::ALL_LOCAL);
    widgets::soft(ui, words::SET_IN);
    widgets::soft(ui, words::rules_hash(bench.rules.hash.get(..12).unwrap_or_default()));
    buttons(ui, |ui| said.close |= first_button(ui, words::CLOSE, true, said).clicked());
}

#[cfg(test)]
mod tests {
    use super::suggested_initials;

    #[test]
    fn initials_of_a_name() {
        assert_eq!(suggested_initials("Ifeoma van der Okafor"), "IVDO");
        assert_eq!(suggested_initials("  élan  "), "É");
        assert_eq!(suggested_initials(""), "");
    }
}
