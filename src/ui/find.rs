//! Find in the article: a bar over it, every match shown, one of them the current one.

use egui::{Button, Frame, Key, Margin, Modifiers, RichText, TextEdit, Ui};

use super::digest::Desk;
use super::view::{FindView, View};
use super::{icons, theme, widgets, words};
use crate::document::Part;
use crate::text::{Folded, Span, fold};

/// At most so many matches are kept.
const MOST: usize = 5000;

/// Draws the bar while find is open, and looks again when the words changed.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let colours = theme::palette(ui);
    let Some(find) = &mut view.find else { return };
    let mut close = false;
    let mut go = 0isize;
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(14, 7));
    egui::Panel::top("find").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            widgets::words(ui, icons::FIND, theme::icon(15.0), colours.soft);
            let edit = TextEdit::singleline(&mut find.typed)
                .id(egui::Id::unique("find field"))
                .hint_text(words::FIND_HINT)
                .desired_width(260.0)
                .margin(Margin::symmetric(8, 5));
            let response = ui.add(edit).accessible_name(words::FIND_HINT);
            if std::mem::take(&mut find.fresh) {
                response.request_focus();
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if entered {
                go = if ui.input(|input| input.modifiers.contains(Modifiers::SHIFT)) { -1 } else { 1 };
                response.request_focus();
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
                close = true;
            }
            let counted = match find.matches.len() {
                _ if find.typed.is_empty() => String::new(),
                0 => "Not in the article".to_owned(),
                many => format!("{} of {}", find.at + 1, words::thousands(many)),
            };
            widgets::words(ui, counted, theme::plain(12.5), colours.soft);
            for (sign, name, by) in [(icons::UP, "Previous match", -1), (icons::DOWN, "Next match", 1)] {
                let sign = RichText::new(sign).font(theme::icon(14.0));
                if ui.add(Button::new(sign).frame(false)).accessible_name(name).clicked() {
                    go = by;
                }
            }
            widgets::at_right(ui, |ui| {
                let sign = RichText::new(icons::CLOSE).font(theme::icon(14.0));
                close |= ui.add(Button::new(sign).frame(false)).accessible_name("Close find").clicked();
            });
        });
    });
    let fresh = look(desk, find);
    if !find.matches.is_empty() && (fresh || go != 0) {
        let many = find.matches.len();
        find.at = if fresh { find.at.min(many - 1) } else { find.at.saturating_add_signed(go + many as isize) % many };
        let at = find.matches.get(find.at).and_then(|span| desk.document().statement_at(span.start));
        view.article.reveal = at.or(view.article.reveal);
    }
    if close {
        view.find = None;
    }
}

/// Looks for the typed words if they or the document changed; true if it did.
fn look(desk: &Desk<'_>, find: &mut FindView) -> bool {
    let document = desk.document();
    let key = (find.typed.clone(), std::ptr::from_ref(document).addr());
    if find.done_for == key {
        return false;
    }
    find.done_for = key;
    find.matches = matches(document, &find.typed);
    find.at = 0;
    true
}

/// Every place in the article where the words stand, typography and case apart.
pub(super) fn matches(document: &crate::document::Document, typed: &str) -> Vec<Span> {
    let needle = fold(typed);
    if needle.is_empty() {
        return Vec::new();
    }
    let shown = |part: Part| !part.is_made() && part != Part::Subheadings;
    let mut found = Vec::new();
    for block in document.blocks.iter().filter(|block| shown(block.part)) {
        let folded = Folded::new(document.words(block.span));
        for (at, _) in folded.text.match_indices(&needle) {
            found.push(folded.original(Span::new(at, at + needle.len())).shift(block.span.start));
            if found.len() >= MOST {
                return found;
            }
        }
    }
    found
}
