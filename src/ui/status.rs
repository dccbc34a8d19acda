//! The line at the bottom: how far the check has come, what is next, what runs.

use egui::{Frame, Margin, Panel, Ui};

use super::commands::Command;
use super::digest::Desk;
use super::view::{Tab, View};
use super::{theme, widgets, words};
use crate::app::Workbench;

/// Draws the line.
pub(super) fn ui(ui: &mut Ui, bench: &Workbench, desk: Option<Desk<'_>>, view: &mut View) {
    let colours = theme::palette(ui);
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(16, 0));
    Panel::bottom("status").exact_size(34.0).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            let wide = ui.available_width() > 1100.0;
            if let Some(desk) = desk {
                counts(ui, &desk, view, wide);
            }
            widgets::at_right(ui, |ui| {
                if let Some(desk) = desk.filter(|_| bench.work.is_none()) {
                    let label = if desk.article.review.sign_offs.is_empty() { "Sign off…" } else { "Signed off…" };
                    if widgets::link(ui, label).on_hover_text(Command::SignOff.row().hint).clicked() {
                        view.queue.push(Command::SignOff);
                    }
                }
                if let Some(work) = &bench.work {
                    if widgets::link(ui, "Cancel").clicked() {
                        view.queue.push(Command::CancelWork);
                    }
                    widgets::words(ui, words::work(work), theme::plain(12.5), colours.soft);
                    ui.add(egui::Spinner::new().size(13.0).color(colours.soft));
                }
                if let (true, Some(_)) = (wide, desk) {
                    next(ui, view);
                }
            });
        });
    });
}

fn counts(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, wide: bool) {
    let colours = theme::palette(ui);
    let tally = desk.digest.tally;
    let marked = format!("{} of {} marked, {} settled", tally.marked, words::thousands(tally.of), tally.settled);
    widgets::words(ui, marked, theme::semi(12.5), colours.ink);
    let of = tally.of.max(1) as f32;
    let shares = [
        (tally.settled as f32 / of, colours.good),
        (tally.marked.saturating_sub(tally.settled) as f32 / of, colours.caution),
    ];
    widgets::bar(ui, (if wide { 170.0 } else { 90.0 }, 6.0), &shares);
    let mut go = |ui: &mut Ui, text: String, ink: egui::Color32, tab: Tab| {
        let words = egui::RichText::new(text).font(theme::plain(12.5)).color(ink);
        if ui.add(egui::Button::new(words).frame(false)).clicked() {
            view.tab = tab;
            view.rail_open = true;
        }
    };
    let problems = words::count(desk.digest.problems, "problem", "problems");
    go(ui, problems, if desk.digest.problems > 0 { colours.ink } else { colours.soft }, Tab::Findings);
    if tally.check_again > 0 {
        go(ui, format!("{} to check again", tally.check_again), colours.caution, Tab::Changes);
    }
    if tally.with_author > 0 {
        go(ui, format!("{} with the author", tally.with_author), colours.accent, Tab::Queries);
    }
    if desk.digest.hints > 0 && wide {
        go(ui, words::count(desk.digest.hints, "hint", "hints"), colours.soft, Tab::Findings);
    }
}

fn next(ui: &mut Ui, view: &mut View) {
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.add_space(8.0);
    for (command, title) in [(Command::NextFinding, "Next finding"), (Command::NextOpen, "Next open")] {
        if let Some(chord) = command.row().chord {
            widgets::key_cap(ui, &chord.label());
        }
        if widgets::link(ui, title).clicked() {
            view.queue.push(command);
        }
        ui.add_space(8.0);
    }
}
