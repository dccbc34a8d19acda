//! Dialogs about the program: who is checking, settings, keys, about.

use egui::{Grid, ScrollArea, Ui};

use super::{Said, buttons, line, title};
use crate::app::{Action, Settings, Theme, Workbench};
use crate::review::Person;
use crate::ui::commands::{Chord, Menu, TABLE};
use crate::ui::view::Request;
use crate::ui::{theme, widgets, words};

pub(super) fn person(ui: &mut Ui, name: &mut String, initials: &mut String, said: &mut Said) {
    ui.set_width(400.0);
    title(ui, words::ENTER_YOUR_NAME);
    widgets::soft(ui, words::WHY_NAME);
    let before = suggested_initials(name);
    let response = line(ui, words::NAME_LABEL, name, 360.0);
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
        if widgets::main_button(ui, "Go on", ready).clicked() || (entered && ready) {
            let person = Person { name: name.trim().to_owned(), initials: initials.trim().to_owned() };
            said.done(Action::SetPerson(person));
        }
        said.close |= widgets::button(ui, "Cancel").clicked();
    });
}

fn suggested_initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).take(4).collect()
}

pub(super) fn settings(ui: &mut Ui, settings: &mut Settings, requests: &mut Vec<Request>, said: &mut Said) {
    ui.set_width(460.0);
    title(ui, "Settings");
    widgets::head(ui, "Who is checking");
    line(ui, words::NAME_LABEL, &mut settings.name, 300.0);
    line(ui, words::INITIALS_LABEL, &mut settings.initials, 90.0);
    widgets::head(ui, "Look");
    ui.horizontal(|ui| {
        for (value, name) in [(Theme::System, "As the system"), (Theme::Light, "Light"), (Theme::Dark, "Dark")] {
            ui.radio_value(&mut settings.theme, value, name);
        }
    });
    ui.checkbox(&mut settings.reduced_motion, "Nothing moves by itself");
    widgets::head(ui, "House rules");
    ui.horizontal(|ui| {
        let edit = egui::TextEdit::singleline(&mut settings.rules_folder)
            .id(egui::Id::unique("rules folder"))
            .hint_text("Built-in rules only")
            .desired_width(300.0)
            .margin(egui::Margin::symmetric(8, 6));
        ui.add(edit).accessible_name("Folder with house rules");
        if widgets::button(ui, "Choose…").clicked() {
            requests.push(Request::RulesFolder);
        }
    });
    widgets::soft(
        ui,
        "A folder with rules and word lists of your desk. Files in it replace the built-in ones of the same name.",
    );
    buttons(ui, |ui| {
        if widgets::main_button(ui, "Save", true).clicked() {
            said.done(Action::SetSettings(Box::new(settings.clone())));
        }
        said.close |= widgets::button(ui, "Cancel").clicked();
    });
}

pub(super) fn keys(ui: &mut Ui, said: &mut Said) {
    ui.set_width(720.0);
    title(ui, "Keys");
    widgets::soft(ui, "Single letters sleep while you type.");
    ScrollArea::vertical().max_height(520.0).show(ui, |ui| {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                sheet(left, &[Menu::Check]);
                sheet(right, &[Menu::File, Menu::Edit, Menu::View, Menu::Help]);
            }
        });
    });
    buttons(ui, |ui| said.close |= widgets::main_button(ui, "Close", true).clicked());
}

fn sheet(ui: &mut Ui, menus: &[Menu]) {
    let colours = theme::palette(ui);
    for menu in menus {
        widgets::head(ui, menu.title());
        ui.spacing_mut().interact_size.y = 18.0;
        Grid::new(("keys", menu.title())).num_columns(2).spacing([12.0, 5.0]).min_col_width(92.0).show(ui, |ui| {
            let with_key = TABLE.iter().filter(|row| row.menu == *menu);
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
    widgets::prose(ui, format!("Version {}", env!("CARGO_PKG_VERSION")));
    widgets::soft(ui, words::TAGLINE);
    ui.add_space(6.0);
    widgets::soft(ui, "Everything stays on this computer: no account, no network, no telemetry.");
    widgets::soft(ui, "Set in Source Serif 4 and Inter (SIL Open Font License), signs by Phosphor (MIT).");
    widgets::soft(ui, format!("Rules {}", bench.rules.hash.get(..12).unwrap_or_default()));
    buttons(ui, |ui| said.close |= widgets::main_button(ui, "Close", true).clicked());
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
