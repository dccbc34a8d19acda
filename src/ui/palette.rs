//! Run a command by its name (Ctrl+K).

use egui::{Align2, Context, Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit, vec2};

use super::commands::{Command, Row, TABLE};
use super::desk::Desk;
use super::view::View;
use super::{theme, widgets, words};
use crate::app::Workbench;

/// Draws the palette while it is open; what is run goes onto the queue.
pub(super) fn ui(ctx: &Context, bench: &Workbench, desk: Option<Desk<'_>>, view: &mut View) {
    let Some(palette) = &mut view.palette else { return };
    let up = ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp));
    let down = ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown));
    let enter = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let mut chosen = None;
    let area = Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, 90.0));
    let veil = if ctx.global_style().visuals.dark_mode { theme::DARK.veil } else { theme::LIGHT.veil };
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(egui::Margin::same(10));
    let modal = Modal::new(Id::unique("palette")).frame(frame).area(area).backdrop_color(veil).show(ctx, |ui| {
        ui.set_width(480.0);
        let edit = TextEdit::singleline(&mut palette.typed)
            .id(Id::unique("palette field"))
            .hint_text(words::RUN_A_COMMAND)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(10, 8))
            .font(theme::plain(14.5));
        let response = ui.add(edit).accessible_name(words::RUN_A_COMMAND);
        if std::mem::take(&mut palette.fresh) {
            response.request_focus();
        }
        if response.changed() {
            palette.at = 0;
        }
        let rows = ranked(&palette.typed, bench, desk);
        palette.at = (palette.at + down).saturating_sub(up).min(rows.len().saturating_sub(1));
        ui.add_space(6.0);
        ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, row) in rows.iter().enumerate() {
                let here = at == palette.at;
                let response = entry(ui, row, here);
                if here && up + down > 0 {
                    response.scroll_to_me(None);
                }
                if response.clicked() || (here && enter) {
                    chosen = Some(row.command);
                }
            }
            if rows.is_empty() {
                widgets::nothing(ui, words::NO_SUCH_COMMAND, words::NO_SUCH_COMMAND_MORE);
            }
        });
    });
    if chosen.is_some() || modal.should_close() {
        view.palette = None;
        view.queue.extend(chosen);
    }
}

fn entry(ui: &mut egui::Ui, row: &Row, here: bool) -> egui::Response {
    let id = Id::unique(("command", row.title, row.menu.title()));
    widgets::row(ui, (id, here, here), row.title, |ui| {
        let colours = theme::palette(ui);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.label(RichText::new(row.title).font(theme::plain(13.5)));
            widgets::at_right(ui, |ui| {
                if let Some(chord) = row.chord {
                    widgets::key_cap(ui, &chord.label());
                }
                let width = ui.available_width();
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(width);
                    let hint = RichText::new(row.hint).font(theme::plain(12.0)).color(colours.soft);
                    ui.add(egui::Label::new(hint).truncate());
                });
            });
        });
    })
}

/// Commands that can be run now and fit what was typed, best first.
fn ranked(typed: &str, bench: &Workbench, desk: Option<Desk<'_>>) -> Vec<&'static Row> {
    let typed = typed.trim().to_lowercase();
    let mut rows: Vec<(usize, &Row)> = TABLE
        .iter()
        .filter(|row| row.command != Command::Palette && row.command.is_enabled(bench, desk))
        .filter_map(|row| fit(&typed, row).map(|rank| (rank, row)))
        .collect();
    rows.sort_by_key(|(rank, _)| *rank);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// How well a row fits, smaller is better: title's start, word's start, inside, other words it is known by, hint, all
/// typed words anywhere, letters in order.
fn fit(typed: &str, row: &Row) -> Option<usize> {
    let title = row.title.to_lowercase();
    if typed.is_empty() || title.starts_with(typed) {
        return Some(0);
    }
    if begins_a_word(&title, typed) {
        return Some(1);
    }
    if title.contains(typed) {
        return Some(2);
    }
    let others = row.command.other_words();
    if begins_a_word(others, typed) {
        return Some(3);
    }
    let hint = row.hint.to_lowercase();
    if hint.contains(typed) || row.menu.title().to_lowercase() == typed {
        return Some(4);
    }
    let anywhere = |word: &str| [title.as_str(), others, &hint].iter().any(|told| begins_a_word(told, word));
    if typed.split_whitespace().all(anywhere) {
        return Some(5);
    }
    if typed.chars().count() > 2 && others.contains(typed) {
        return Some(6);
    }
    let mut letters = title.chars();
    typed.chars().filter(|c| *c != ' ').all(|c| letters.any(|other| other == c)).then_some(7)
}

/// Whether words begin where a word of `told` begins.
fn begins_a_word(told: &str, words: &str) -> bool {
    told.match_indices(words).any(|(at, _)| {
        let before = told.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|letter| !letter.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::fit;
    use crate::ui::commands::{Command, TABLE};

    #[test]
    fn a_command_is_found_by_what_people_type() {
        let rank = |typed: &str, command: Command| fit(typed, command.row());
        assert_eq!(rank("next f", Command::NextFinding), Some(0));
        assert_eq!(rank("finding", Command::NextFinding), Some(1));
        assert_eq!(rank("nxtf", Command::NextFinding), Some(7));
        assert_eq!(rank("zebra", Command::NextFinding), None);
    }

    #[test]
    fn a_command_is_found_by_other_words_too() {
        let first = |typed: &str| {
            let mut rows: Vec<_> = TABLE.iter().filter_map(|row| fit(typed, row).map(|rank| (rank, row))).collect();
            rows.sort_by_key(|(rank, _)| *rank);
            rows.first().map(|(_, row)| row.command)
        };
        for (typed, command) in [
            ("pref", Command::Settings),
            ("preferences", Command::Settings),
            ("options", Command::Settings),
            ("set by hand", Command::SetPart),
            ("split", Command::SplitStatement),
            ("shortcuts", Command::Keys),
            ("manual", Command::Guide),
            ("dismiss", Command::SetAside),
            ("night mode", Command::ThemeDark),
            ("duplicates", Command::ShowRepeats),
            ("exit", Command::Quit),
            ("approve", Command::SignOff),
            ("second draft", Command::BringInVersion),
            ("author mail", Command::CopyQueries),
        ] {
            assert_eq!(first(typed), Some(command), "{typed}");
        }
    }

    #[test]
    fn other_words_are_as_they_are_typed() {
        for row in TABLE {
            let words = row.command.other_words();
            assert_eq!(words, words.to_lowercase(), "{}", row.title);
        }
    }
}
