//! What is open and who is heard in it: the headline beside the menus where there is room, else in a line of its own;
//! below it the sources, what was left out of the file, and whether it is saved.

use egui::{Align, Frame, Label, Layout, Margin, Panel, RichText, Ui, vec2};

use super::commands::Command;
use super::desk::Desk;
use super::view::View;
use super::{icons, theme, widgets, words};
use crate::app::Holder;
use crate::check::Voice;
use crate::review::Sealed;

/// The height of one line, in points.
const LINE: f32 = 26.0;
/// Names of those who are heard that are told at most, and at least.
const HEARD: (usize, usize) = (20, 2);
/// Names of those who are only spoken for that are told at most.
const SPOKEN_FOR: usize = 8;

/// Names told in the tooltip.
const MOST: usize = 40;

/// Draws the lines below the menus.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let colours = theme::palette(ui);
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 4 });
    Panel::top("title").frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if view.narrow {
            row(ui, view, |ui, view| state(ui, desk, view), |ui, _| headline_ui(ui, desk));
        }
        if let Some(holder) = &desk.article.held {
            ui.horizontal_wrapped(|ui| held(ui, holder, view));
        }
        if view.narrow {
            let about = |ui: &mut Ui, _: &mut View| {
                widgets::words(ui, facts(desk), theme::plain(12.5), colours.soft);
            };
            row(ui, view, about, |ui, view| sources(ui, desk, view));
        } else {
            row(ui, view, |ui, view| state(ui, desk, view), |ui, view| sources(ui, desk, view));
        }
    });
}

/// One line: `right` takes the room it needs, `left` what is left of it.
fn row(ui: &mut Ui, view: &mut View, right: impl FnOnce(&mut Ui, &mut View), left: impl FnOnce(&mut Ui, &mut View)) {
    let size = vec2(ui.available_width(), LINE);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        right(ui, view);
        let room = ui.available_size();
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| left(ui, view));
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

/// Headline and facts beside the menus.
pub(super) fn beside_menus(ui: &mut Ui, desk: &Desk<'_>) {
    let colours = theme::palette(ui);
    let (headline, facts) = (headline(desk), facts(desk));
    let parts = [
        (headline.as_str(), theme::semi(13.5), colours.ink),
        ("    ", theme::plain(12.5), colours.soft),
        (facts.as_str(), theme::plain(12.5), colours.soft),
    ];
    let job = widgets::job(&parts, f32::INFINITY, 20.0);
    ui.add(Label::new(job).truncate()).on_hover_text(format!("{headline}\n{facts}"));
}

fn headline_ui(ui: &mut Ui, desk: &Desk<'_>) {
    let ink = theme::palette(ui).ink;
    let title = headline(desk);
    let text = RichText::new(&title).font(theme::semi(14.0)).color(ink);
    ui.add(Label::new(text).truncate()).on_hover_text(title);
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
    words::facts_of_article(version, desk.digest.words, (&meta.date, &meta.byline))
}

/// What was left out, and whether all is saved; from the right.
fn state(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    saved(ui, desk);
    let left_out = desk.document().left_out.len();
    let notes = desk.article.notes.len();
    if left_out > 0 || notes > 0 {
        let label = words::left_out(left_out, notes);
        if folding(ui, &label).on_hover_text(Command::ImportNotes.row().hint).clicked() {
            view.queue.push(Command::ImportNotes);
        }
    }
}

fn saved(ui: &mut Ui, desk: &Desk<'_>) {
    let colours = theme::palette(ui);
    let signed = desk.article.review.sign_offs.last().zip(desk.digest.sealed);
    if let Some((sign_off, sealed)) = signed {
        let ink = if sealed == Sealed::Holds { colours.good } else { colours.caution };
        let told = words::signed_by(sign_off.version + 1, &sign_off.stamp);
        widgets::chip(ui, words::sealed(sealed), ink).on_hover_text(format!("{told}\n{}", words::sealed_more(sealed)));
        if !desk.article.dirty {
            return;
        }
    }
    let (text, ink) = if desk.article.dirty {
        (words::NOT_SAVED, colours.caution)
    } else if desk.article.review_path.is_some() {
        (words::SAVED, colours.soft)
    } else {
        (words::NOTHING_TO_SAVE, colours.soft)
    };
    widgets::words(ui, text, theme::plain(12.5), ink)
        .on_hover_text(words::saved_more(desk.article.dirty, desk.article.review_path.as_deref()));
    if desk.article.dirty {
        let (rect, _) = ui.allocate_exact_size(vec2(8.0, 8.0), egui::Sense::hover());
        ui.painter().circle_filled(rect.center(), 3.5, colours.caution);
    }
}

fn folding(ui: &mut Ui, label: &str) -> egui::Response {
    let ink = theme::palette(ui).accent;
    let job = widgets::job(
        &[(label, theme::plain(12.5), ink), (" ", theme::plain(12.5), ink), (icons::RIGHT, theme::icon(11.0), ink)],
        f32::INFINITY,
        18.0,
    );
    let response = ui.add(egui::Button::new(job).frame(false).min_size(vec2(0.0, 24.0)));
    widgets::ringed(ui, response).accessible_name(label)
}

/// Who is heard and who is not; nothing of it in a cold read, for the program found it.
fn sources(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let ledger = &desk.article.checked.ledger;
    if desk.digest.cold || (ledger.of == 0 && desk.article.checked.attributions.is_empty()) {
        return;
    }
    let names = |voices: &[Voice], most: usize| {
        let mut names: Vec<String> = voices.iter().take(most).map(|voice| words::source_name(&voice.name)).collect();
        if voices.len() > most {
            names.push("…".to_owned());
        }
        names.join(", ")
    };
    let line = |(heard, spoken_for): (usize, usize)| {
        let told = (names(&ledger.heard, heard), names(&ledger.spoken_for, spoken_for));
        words::who_is_heard((ledger.sourced, ledger.of), (&told.0, &told.1))
    };
    let soft = theme::palette(ui).soft;
    let arrow = 16.0;
    let fits = |ui: &Ui, line: &str| {
        let wide = ui.painter().layout_no_wrap(line.to_owned(), theme::plain(12.5), soft).size().x;
        wide + arrow <= ui.available_width()
    };
    // As many names as there is room for, about two who are heard for one who is not.
    let most = HEARD.0.min(ledger.heard.len().max(ledger.spoken_for.len())).max(HEARD.1);
    let shares = (HEARD.1..=most).rev().map(|heard| (heard, heard.div_ceil(2).min(SPOKEN_FOR)));
    let mut shares = std::iter::once((HEARD.0, SPOKEN_FOR)).chain(shares).map(line);
    // What does not fit is cut with an ellipsis of its own.
    let cut = || line((HEARD.1, 1)).trim_end_matches(", …").to_owned();
    let told = shares.find(|line| fits(ui, line)).unwrap_or_else(cut);
    let accent = theme::palette(ui).accent;
    let parts = [
        (told.as_str(), theme::plain(12.5), soft),
        (" ", theme::plain(12.5), soft),
        (icons::RIGHT, theme::icon(11.0), accent),
    ];
    let job = widgets::job(&parts, f32::INFINITY, 18.0);
    let button = ui.add(egui::Button::new(job).frame(false).truncate().min_size(vec2(0.0, 24.0)));
    let label = widgets::ringed(ui, button).accessible_name(&told);
    let all = |ui: &mut Ui| {
        ui.set_max_width(420.0);
        ui.label(line((MOST, MOST)));
        ui.label(words::OPEN_SOURCES_TIP);
    };
    if label.on_hover_ui(all).clicked() {
        view.queue.push(Command::ShowSources);
    }
}
