//! The line at the bottom: how far the check has come, what is next, what runs.

use egui::{Frame, Margin, Panel, Ui};

use super::commands::Command;
use super::desk::Desk;
use super::view::{Tab, View};
use super::{theme, widgets, words};
use crate::app::Workbench;

/// The room that the ways on take, in points.
const NEXT: f32 = 250.0;

/// The room around the way to the sign-off, in points.
const AROUND: f32 = 24.0;
/// The room that the number of hints takes, in points.
const HINTS: f32 = 70.0;
/// A line no wider than this has no room for the bar.
const SMALL: f32 = 680.0;

/// Draws the line.
pub(super) fn ui(ui: &mut Ui, bench: &Workbench, desk: Option<Desk<'_>>, view: &mut View) {
    let colours = theme::palette(ui);
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(16, 0));
    Panel::bottom("status").exact_size(34.0).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            let wide = ui.available_width() > 1000.0;
            let way = desk.map(|desk| sign_off(&desk, wide)).unwrap_or_default();
            if let Some(desk) = desk {
                let soft = colours.soft;
                let needs = ui.painter().layout_no_wrap(way.0.clone(), theme::plain(12.5), soft).size().x + AROUND;
                counts(ui, &desk, view, (wide, needs));
            }
            widgets::at_right(ui, |ui| {
                if desk.is_some() && bench.work.is_none() && widgets::link(ui, way.0).on_hover_text(way.1).clicked() {
                    view.queue.push(Command::SignOff);
                }
                if let Some(work) = &bench.work {
                    if widgets::link(ui, words::CANCEL).clicked() {
                        view.queue.push(Command::CancelWork);
                    }
                    widgets::words(ui, words::work(work), theme::plain(12.5), colours.soft);
                    ui.add(egui::Spinner::new().size(13.0).color(colours.soft));
                }
                if desk.is_some() && ui.available_width() > NEXT {
                    next(ui, view);
                }
            });
        });
    });
}

/// The way to the sign-off, or who signed and when; and what is told of it.
fn sign_off(desk: &Desk<'_>, wide: bool) -> (String, String) {
    let Some((sign_off, sealed)) = desk.article.review.sign_offs.last().zip(desk.digest.sealed) else {
        return (words::SIGN_OFF_LINK.to_owned(), Command::SignOff.row().hint.to_owned());
    };
    let link = if wide { words::signed_link(&sign_off.stamp) } else { words::SIGNED_OFF_LINK.to_owned() };
    let told = words::signed_by(sign_off.version + 1, &sign_off.stamp);
    (link, format!("{told}\n{}", words::sealed_more(sealed)))
}

fn counts(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, (wide, sign_off): (bool, f32)) {
    let colours = theme::palette(ui);
    let tally = desk.digest.tally;
    let room = ui.available_width();
    let marked = words::marked(tally.marked, tally.of, tally.settled);
    widgets::words(ui, marked, theme::semi(12.5), colours.ink).on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        ui.label(words::MARKED_MORE);
    });
    let of = tally.of.max(1) as f32;
    let shares = [
        (tally.settled as f32 / of, colours.good),
        (tally.marked.saturating_sub(tally.settled) as f32 / of, colours.caution),
    ];
    if room > SMALL {
        widgets::bar(ui, (if wide { 170.0 } else { 90.0 }, 6.0), &shares);
    }
    let picked = view.picked.len();
    let mut go = |ui: &mut Ui, text: String, ink: egui::Color32, tab: Tab| {
        let needs = ui.painter().layout_no_wrap(text.clone(), theme::plain(12.5), ink).size().x;
        if ui.available_width() < needs + sign_off {
            // The tabs tell it, too.
            return;
        }
        let words = egui::RichText::new(text).font(theme::plain(12.5)).color(ink);
        let command = super::tabs::command_of(tab);
        let button = egui::Button::new(words).frame(false).min_size(egui::vec2(0.0, 24.0));
        let response = ui.add(button);
        if widgets::ringed(ui, response).on_hover_text(command.tip()).clicked() {
            view.queue.push(command);
        }
    };
    if desk.digest.cold {
        widgets::words(ui, words::COLD_SHORT, theme::plain(12.5), colours.soft);
        return;
    }
    let problems = words::problems(desk.digest.problems);
    go(ui, problems, if desk.digest.problems > 0 { colours.ink } else { colours.soft }, Tab::Findings);
    if picked > 0 {
        go(ui, words::picked(picked), colours.accent, Tab::Coverage);
    }
    if tally.check_again > 0 {
        go(ui, words::to_check_again(tally.check_again), colours.caution, Tab::Changes);
    }
    if tally.with_author > 0 {
        go(ui, words::with_author(tally.with_author), colours.accent, Tab::Queries);
    }
    // Hints give way to what is done next.
    if desk.digest.hints > 0 && ui.available_width() > HINTS + NEXT + sign_off {
        go(ui, words::hints(desk.digest.hints), colours.soft, Tab::Findings);
    }
}

fn next(ui: &mut Ui, view: &mut View) {
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.add_space(8.0);
    for (command, title) in [(Command::NextFinding, words::NEXT_FINDING), (Command::NextOpen, words::NEXT_OPEN)] {
        if let Some(chord) = command.row().chord {
            widgets::key_cap(ui, &chord.label());
        }
        if widgets::link(ui, title).on_hover_text(command.tip()).clicked() {
            view.queue.push(command);
        }
        ui.add_space(8.0);
    }
}
