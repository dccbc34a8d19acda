//! The line that says that the article or its review changed on disk, and asks what to do.

use egui::{Frame, Margin, Panel, Ui};

use super::{icons, theme, widgets};
use crate::app::{Action, OpenArticle};

/// Draws the line where there is something to say.
pub(super) fn ui(ui: &mut Ui, article: &OpenArticle) -> Vec<Action> {
    let mut actions = Vec::new();
    let Some(text) = words(article) else { return actions };
    let colours = theme::palette(ui);
    let frame = Frame::new().fill(colours.card).inner_margin(Margin { left: 16, right: 16, top: 6, bottom: 6 });
    Panel::top("changed on disk").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            widgets::words(ui, icons::CHANGES, theme::plain(14.0), colours.accent);
            widgets::at_right(ui, |ui| {
                if widgets::button(ui, super::words::NOT_NOW).clicked() {
                    actions.push(Action::NotNow);
                }
                if widgets::main_button(ui, super::words::BRING_IT_IN, true).clicked() {
                    actions.push(Action::BringInFromDisk);
                }
                let width = ui.available_width();
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(width);
                    ui.add(egui::Label::new(egui::RichText::new(text).font(theme::plain(13.0)).color(colours.ink)));
                });
            });
        });
    });
    actions
}

/// What happened, and what follows.
fn words(article: &OpenArticle) -> Option<&'static str> {
    match (&article.on_disk.article, &article.on_disk.review) {
        (Some(_), None) => Some(super::words::ARTICLE_CHANGED),
        (Some(_), Some(_)) => Some(super::words::BOTH_CHANGED),
        (None, Some(_)) => Some(super::words::REVIEW_CHANGED),
        (None, None) => None,
    }
}
