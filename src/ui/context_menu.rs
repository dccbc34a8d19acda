//! The menu on the words under the pointer.

use egui::Ui;

use super::article::ArticleView;
use super::by_hand;
use super::commands::ON_WORDS;
use super::desk::Desk;
use super::words;
use crate::app::Action;
use crate::document::{OverrideKind, Statement, StatementRole};
use crate::text::Span;

/// Draws the menu for the chosen statement; commands go onto the view's queue.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut ArticleView) -> Vec<Action> {
    let mut actions = Vec::new();
    let Some(statement) = desk.chosen() else { return actions };
    let picked = view.picked_in(desk.document(), statement);
    ui.set_min_width(230.0);
    let mut group = None;
    for command in ON_WORDS {
        let row = command.row();
        if !command.is_enabled(desk.bench, Some(*desk)) {
            continue;
        }
        if group.is_some_and(|group| group != (row.menu, row.group)) {
            ui.separator();
        }
        group = Some((row.menu, row.group));
        let cap = row.chord.map(super::commands::Chord::label).unwrap_or_default();
        if ui.add(egui::Button::new(row.title).shortcut_text(cap)).on_hover_text(row.hint).clicked() {
            view.queue.push(command);
            ui.close();
        }
    }
    ui.separator();
    by_hand_ui(ui, desk, statement, picked, &mut actions);
    actions
}

/// "This is a …", not a claim, split, join.
pub(super) fn by_hand_ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    statement: &Statement,
    picked: Option<Span>,
    actions: &mut Vec<Action>,
) {
    let document = desk.document();
    let block = document.block(statement.block);
    ui.menu_button(words::THIS_IS_A, |ui| {
        for (part, name) in words::PARTS {
            if ui.add(egui::Button::selectable(block.part == part, name)).clicked() {
                let set = by_hand::of_block(document, block, OverrideKind::SetPart(part));
                actions.push(Action::SetByHand(set));
            }
        }
        ui.separator();
        if ui.button(words::NO_PART).clicked() {
            actions.push(Action::SetByHand(by_hand::of_block(document, block, OverrideKind::LeaveOut)));
        }
    });
    let mut set = |ui: &mut Ui, title: &str, kind: OverrideKind| {
        if ui.button(title).clicked() {
            actions.push(Action::SetByHand(by_hand::of_statement(document, statement, kind)));
        }
    };
    match statement.role {
        StatementRole::Claim => set(ui, words::NOT_A_CLAIM, OverrideKind::NotAClaim),
        StatementRole::NotAClaim => set(ui, words::A_CLAIM_AFTER_ALL, OverrideKind::Claim),
        _ => {}
    }
    if let Some(span) = picked {
        set(ui, words::ENDS_AFTER_THESE, OverrideKind::SplitAt(span.end - statement.span.start));
    }
    let next = document.statements.get(statement.id.index() + 1);
    if next.is_some_and(|next| next.block == statement.block) {
        set(ui, words::ONE_WITH_NEXT, OverrideKind::JoinNext);
    }
}
