//! Dialogs about what is set by hand: what a block is, where a sentence ends.

use egui::{ScrollArea, Ui};

use super::{Said, buttons, title};
use crate::app::Action;
use crate::document::OverrideKind;
use crate::ui::desk::Desk;
use crate::ui::{by_hand, widgets, words};

/// Asks what the chosen block is.
pub(super) fn set_part(ui: &mut Ui, desk: Option<Desk<'_>>, said: &mut Said) {
    ui.set_width(420.0);
    title(ui, words::WHAT_THIS_IS);
    let Some((desk, chosen)) = desk.and_then(|desk| Some((desk, desk.chosen()?))) else {
        said.close = true;
        return;
    };
    let document = desk.document();
    let block = document.block(chosen.block);
    widgets::soft(ui, words::quoted(document.words(block.span), 160));
    let mut set = |kind| said.done(Action::SetByHand(by_hand::of_block(document, block, kind)));
    for (part, name) in words::PARTS {
        if ui.add(egui::Button::selectable(block.part == part, name)).clicked() {
            set(OverrideKind::SetPart(part));
        }
    }
    if ui.button(words::NO_PART).clicked() {
        set(OverrideKind::LeaveOut);
    }
    buttons(ui, |ui| said.close |= widgets::button(ui, words::CANCEL).clicked());
}

/// Asks where the chosen statement is to be cut.
pub(super) fn split(ui: &mut Ui, desk: Option<Desk<'_>>, said: &mut Said) {
    ui.set_width(520.0);
    title(ui, words::WHERE_IT_ENDS);
    let Some((desk, chosen)) = desk.and_then(|desk| Some((desk, desk.chosen()?))) else {
        said.close = true;
        return;
    };
    let document = desk.document();
    let text = document.words(chosen.span);
    let places = by_hand::places_to_split(text);
    widgets::prose(ui, if places.is_empty() { words::ENDS_NOWHERE } else { words::WHERE_MORE });
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for at in places {
            let head = text.get(..at).unwrap_or_default();
            let tail: String = head.chars().rev().take(70).collect::<Vec<_>>().into_iter().rev().collect();
            let more = if tail.len() < head.len() { "\u{2026}" } else { "" };
            if ui.button(format!("{more}{tail}")).clicked() {
                let kind = OverrideKind::SplitAt(at);
                said.done(Action::SetByHand(by_hand::of_statement(document, chosen, kind)));
            }
        }
    });
    buttons(ui, |ui| said.close |= widgets::button(ui, words::CANCEL).clicked());
}
