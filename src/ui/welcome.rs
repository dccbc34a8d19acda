//! What the window shows while nothing is open: ways in, recent work, and the reviews of a folder.

use egui::{Align, Button, Layout, Margin, RichText, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, vec2};

use super::commands::Command;
use super::view::{Request, View};
use super::{icons, theme, widgets, words};
use crate::app::{Action, Lately, Shelf, Shelved, Workbench};
use crate::review::Sealed;

const WIDTH: f32 = 560.0;
const WIDE: f32 = 860.0;
/// Recent files shown at first.
const RECENT: usize = 8;

/// What the list of reviews is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    /// What was worked on last, first.
    #[default]
    Touched,
    /// What has most open, first.
    Open,
    /// By headline.
    Headline,
}

/// What the screen remembers.
#[derive(Default)]
pub(super) struct WelcomeView {
    search: String,
    order: Order,
    /// The folder that was asked for since this screen came up.
    listed: Option<String>,
    /// What is known of the folder may be old.
    stale: bool,
}

impl WelcomeView {
    /// The folder is read again when the screen comes up next.
    pub(super) fn forget(&mut self) {
        self.listed = None;
        self.stale = true;
    }
}

/// Draws the screen.
pub(super) fn ui(ui: &mut Ui, bench: &Workbench, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    let colours = theme::palette(ui);
    let folder = bench.settings.reviews_folder.trim();
    let known = || bench.shelf.as_ref().is_some_and(|shelf| shelf.folder == std::path::Path::new(folder));
    if !folder.is_empty()
        && view.welcome.listed.as_deref() != Some(folder)
        && (std::mem::take(&mut view.welcome.stale) || !known())
    {
        view.welcome.listed = Some(folder.to_owned());
        actions.push(Action::ListReviews(folder.into()));
    }
    let width = if folder.is_empty() { WIDTH } else { WIDE };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let share = if folder.is_empty() { 0.12 } else { 0.04 };
        ui.add_space((ui.available_height() * share).clamp(16.0, 110.0));
        ui.vertical_centered(|ui| {
            ui.set_max_width(width.min(ui.available_width() - 32.0));
            widgets::words(ui, words::NAME, theme::text_bold(34.0), colours.ink);
            widgets::words(ui, words::TAGLINE, theme::plain(14.0), colours.soft);
            ui.add_space(20.0);
            drop_zone(ui, view);
            ui.add_space(12.0);
            if let Some(work) = &bench.work {
                ui.horizontal(|ui| {
                    ui.add(egui::Spinner::new().size(14.0));
                    widgets::words(ui, words::work(work), theme::plain(13.0), colours.soft);
                    if widgets::link(ui, words::CANCEL).clicked() {
                        view.queue.push(Command::CancelWork);
                    }
                });
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                if !folder.is_empty() {
                    shelf(ui, bench, view, &mut actions);
                }
                recent(ui, bench, &mut actions);
                if folder.is_empty() {
                    ui.add_space(10.0);
                    if widgets::link(ui, words::CHOOSE_REVIEWS).on_hover_text(words::CHOOSE_REVIEWS_TIP).clicked() {
                        view.requests.push(Request::ReviewsFolder);
                    }
                }
                ui.add_space(24.0);
            });
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
        let primary = RichText::new(words::OPEN).font(theme::semi(13.5)).color(colours.card);
        let open = ui.add(Button::new(primary).fill(colours.accent).min_size(vec2(108.0, 34.0)));
        if open.on_hover_text(Command::Open.tip()).clicked() {
            view.queue.push(Command::Open);
        }
        for (title, command) in [(words::PASTE_TEXT, Command::PasteText), (words::OPEN_SAMPLE, Command::OpenSample)] {
            let label = RichText::new(title).font(theme::plain(13.5));
            let button = ui.add(Button::new(label).min_size(vec2(118.0, 34.0)));
            if button.on_hover_text(command.tip()).clicked() {
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
    widgets::words(ui, words::RECENT, theme::semi(13.0), colours.soft);
    ui.add_space(2.0);
    for path in bench.settings.recent.iter().take(RECENT) {
        let mut forget = false;
        let response = recent_file(ui, (path, bench.settings.stood(path)));
        response.context_menu(|ui| forget = ui.button(words::FORGET).clicked());
        if forget {
            actions.push(Action::ForgetRecent(path.clone()));
        } else if response.clicked() {
            actions.push(Action::Open(path.clone()));
        }
    }
}

/// One file: headline and how far it is, where that is known; file and folder.
pub(super) fn recent_file(ui: &mut Ui, (path, stood): (&std::path::Path, Option<&Lately>)) -> egui::Response {
    let colours = theme::palette(ui);
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().map(words::shown_path).unwrap_or_default();
    let headline = stood.map(|stood| stood.headline.as_str()).filter(|headline| !headline.is_empty());
    let below = if headline.is_some() { format!("{file} · {folder}") } else { folder };
    let name = headline.unwrap_or(&file);
    let spoken = match stood {
        Some(stood) => format!("{name}, {file}, {}", words::of(stood.marked, stood.of)),
        None => name.to_owned(),
    };
    // The dialog lists the same files over the screen that opens first.
    let id = egui::Id::unique(("recent", ui.layer_id(), path));
    widgets::card(ui, (id, false, false), &spoken, |ui| {
        ui.horizontal(|ui| {
            widgets::words(ui, icons::FILE, theme::icon(17.0), colours.soft);
            widgets::at_right(ui, |ui| {
                if let Some(stood) = stood {
                    if stood.signed {
                        widgets::chip(ui, words::SIGNED_OFF, colours.good);
                    } else {
                        let share = stood.marked as f32 / stood.of.max(1) as f32;
                        widgets::bar(ui, (96.0, 6.0), &[(share, colours.good)]);
                        widgets::words(ui, words::of(stood.marked, stood.of), theme::plain(12.0), colours.soft);
                    }
                }
                two_lines(ui, (name, 13.0), &below);
            });
        });
    })
}

/// A headline, and what is told below it, each cut to the room there is.
fn two_lines(ui: &mut Ui, (title, size): (&str, f32), below: &str) {
    let colours = theme::palette(ui);
    let width = ui.available_width() - 8.0;
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (text, font, ink) in
                [(title, theme::semi(size), colours.ink), (below, theme::plain(12.0), colours.soft)]
            {
                ui.add(egui::Label::new(RichText::new(text).font(font).color(ink)).truncate());
            }
        });
    });
}

/// The reviews of the folder.
fn shelf(ui: &mut Ui, bench: &Workbench, view: &mut View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let folder = bench.settings.reviews_folder.trim();
    ui.horizontal(|ui| {
        widgets::words(ui, icons::FOLDER, theme::icon(16.0), colours.soft);
        widgets::words(ui, words::shortened_path(folder, 70), theme::semi(13.0), colours.soft).on_hover_text(folder);
        widgets::at_right(ui, |ui| {
            if widgets::link(ui, words::OTHER_FOLDER).clicked() {
                view.requests.push(Request::ReviewsFolder);
            }
            if widgets::link(ui, words::READ_AGAIN).clicked() {
                view.welcome.forget();
            }
        });
    });
    let Some(shelf) = bench.shelf.as_ref().filter(|shelf| shelf.folder == std::path::Path::new(folder)) else {
        widgets::soft(ui, words::READING_FOLDER);
        return;
    };
    if shelf.reviews.is_empty() && shelf.unreadable.is_empty() {
        widgets::soft(ui, words::NO_REVIEWS);
        return;
    }
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut view.welcome.search)
            .id(egui::Id::unique("reviews search"))
            .hint_text(words::SEARCH_REVIEWS)
            .desired_width(280.0)
            .margin(Margin::symmetric(8, 5));
        ui.add(edit).accessible_name(words::SEARCH_REVIEWS);
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.x = 2.0;
        for (order, name) in
            [(Order::Touched, words::LAST_TOUCHED), (Order::Open, words::MOST_OPEN), (Order::Headline, words::HEADLINE)]
        {
            let label = RichText::new(name).font(theme::plain(12.0));
            if ui.add(Button::selectable(view.welcome.order == order, label)).clicked() {
                view.welcome.order = order;
            }
        }
    });
    ui.add_space(2.0);
    list(ui, shelf, view, actions);
}

fn list(ui: &mut Ui, shelf: &Shelf, view: &View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let mut reviews: Vec<&Shelved> =
        shelf.reviews.iter().filter(|review| review.matches(&view.welcome.search)).collect();
    match view.welcome.order {
        Order::Touched => reviews.sort_by_key(|review| std::cmp::Reverse(review.glance.touched)),
        Order::Open => reviews.sort_by_key(|review| std::cmp::Reverse(open_of(review))),
        Order::Headline => reviews.sort_by_key(|review| review.glance.headline.to_lowercase()),
    }
    if reviews.is_empty() && shelf.unreadable.is_empty() {
        widgets::soft(ui, words::NO_SUCH_REVIEW);
    }
    ui.spacing_mut().item_spacing.y = 4.0;
    for review in reviews {
        if shelved(ui, review).clicked() {
            actions.push(Action::Open(review.path.clone()));
        }
    }
    if shelf.more > 0 {
        widgets::soft(ui, words::more_reviews(shelf.more));
    }
    for (path, why) in &shelf.unreadable {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        ui.horizontal_wrapped(|ui| {
            widgets::words(ui, icons::WARNING, theme::icon(15.0), colours.caution);
            widgets::words(ui, name, theme::semi(12.5), colours.ink);
            widgets::soft(ui, why.clone());
        });
    }
}

fn open_of(review: &Shelved) -> usize {
    let tally = review.glance.tally;
    tally.of.saturating_sub(tally.marked)
}

/// One review: headline, version and checker; how far it is.
fn shelved(ui: &mut Ui, review: &Shelved) -> egui::Response {
    let colours = theme::palette(ui);
    let told = words::shelved(&review.glance);
    let id = egui::Id::unique(("review", &review.path));
    let response = widgets::card(ui, (id, false, false), &format!("{}, {told}", review.glance.headline), |ui| {
        ui.horizontal(|ui| {
            widgets::at_right(ui, |ui| {
                let tally = review.glance.tally;
                if review.glance.signed {
                    let since = review.glance.changed_since;
                    let ink = if since { colours.caution } else { colours.good };
                    let sealed = if since { Sealed::Changed } else { Sealed::Holds };
                    widgets::chip(ui, words::sealed(sealed), ink);
                } else {
                    let of = tally.of.max(1) as f32;
                    let shares = [
                        (tally.settled as f32 / of, colours.good),
                        (tally.marked.saturating_sub(tally.settled) as f32 / of, colours.caution),
                    ];
                    widgets::bar(ui, (96.0, 6.0), &shares);
                    widgets::words(ui, words::of(tally.marked, tally.of), theme::plain(12.0), colours.soft);
                }
                two_lines(ui, (&review.glance.headline, 13.5), &told);
            });
        });
    });
    let path = review.path.to_string_lossy().into_owned();
    response.on_hover_text(path)
}
