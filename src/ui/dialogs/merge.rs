//! Two copies of one review: what both changed, side by side, to be chosen; and what else can be done about a review
//! that somebody else has open or has saved meanwhile.

use std::path::Path;

use egui::{ScrollArea, Ui};

use super::{Said, buttons, first_button, title};
use crate::app::{Action, Holder, PendingMerge, Workbench};
use crate::review::merge::{Choice, Conflict, Say};
use crate::ui::view::Request;
use crate::ui::{theme, widgets, words};

/// What both copies changed, one below the other: this copy at the left, the other at the right.
pub(super) fn merge(ui: &mut Ui, bench: &Workbench, said: &mut Said) {
    let room = ui.ctx().content_rect();
    ui.set_width((room.width() - 120.0).clamp(480.0, 900.0));
    let Some(pending) = &bench.merge else {
        said.close = true;
        return;
    };
    title(ui, words::MERGE_TITLE);
    widgets::soft(ui, words::merge_more(pending.merge.taken, &pending.merge.people, pending.merge.conflicts.len()));
    ScrollArea::vertical().id_salt("conflicts").max_height((room.height() - 250.0).max(160.0)).show(ui, |ui| {
        for (at, conflict) in pending.merge.conflicts.iter().enumerate() {
            let chosen = pending.choices.get(at).copied().flatten();
            ui.push_id(at, |ui| conflict_ui(ui, (at, conflict), chosen, said));
        }
    });
    end(ui, pending, said);
}

fn end(ui: &mut Ui, pending: &PendingMerge, said: &mut Said) {
    let open = pending.open();
    ui.horizontal(|ui| {
        widgets::soft(ui, words::still_to_choose(open));
        if open > 0 {
            for (choice, label) in [(Choice::Mine, words::REST_MINE), (Choice::Theirs, words::REST_THEIRS)] {
                if widgets::link(ui, label).clicked() {
                    said.actions.push(Action::ChooseMergeRest(choice));
                }
            }
        }
    });
    buttons(ui, |ui| {
        if widgets::main_button(ui, words::MERGE_END, open == 0).clicked() {
            said.done(Action::FinishMerge);
        }
        if widgets::button(ui, words::MERGE_DROP).clicked() {
            said.done(Action::DropMerge);
        }
    });
}

fn conflict_ui(ui: &mut Ui, (at, conflict): (usize, &Conflict), chosen: Option<Choice>, said: &mut Said) {
    let colours = theme::palette(ui);
    ui.add_space(6.0);
    widgets::words(ui, conflict.topic.in_words(), theme::semi(12.5), colours.ink);
    if !conflict.wording.is_empty() {
        widgets::soft(ui, words::quoted(&conflict.wording, 160));
    }
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            for (ui, say, choice, name) in [
                (left, &conflict.mine, Choice::Mine, words::MINE),
                (right, &conflict.theirs, Choice::Theirs, words::THEIRS),
            ] {
                if side(ui, (at, name), say.as_ref(), chosen == Some(choice) || chosen == Some(Choice::Both)) {
                    said.actions.push(Action::ChooseMerge { conflict: at, choice });
                }
            }
        }
    });
    if conflict.both() && widgets::link(ui, words::KEEP_BOTH).clicked() {
        said.actions.push(Action::ChooseMerge { conflict: at, choice: Choice::Both });
    }
    ui.add_space(2.0);
    ui.separator();
}

fn side(ui: &mut Ui, (at, name): (usize, &str), say: Option<&Say>, chosen: bool) -> bool {
    let colours = theme::palette(ui);
    let told = say.map_or_else(|| words::TAKEN_BACK.to_owned(), |say| words::capital(&say.words));
    let id = egui::Id::unique(("side of a conflict", at, name));
    let response = widgets::card(ui, (id, chosen, false), &format!("{name}: {told}"), |ui| {
        widgets::words(ui, name, theme::semi(12.0), if chosen { colours.accent } else { colours.soft });
        widgets::prose(ui, told.clone());
        if let Some(say) = say {
            widgets::soft(ui, words::stamp(&say.stamp));
        }
    });
    response.clicked()
}

/// Somebody else saved the review meanwhile.
pub(super) fn offer(ui: &mut Ui, (path, elsewhere): (&Path, &Path), requests: &mut Vec<Request>, said: &mut Said) {
    ui.set_width(460.0);
    title(ui, words::CHANGED_ON_DISK);
    widgets::prose(ui, words::CHANGED_ON_DISK_MORE);
    buttons(ui, |ui| {
        if first_button(ui, words::MERGE_IT, true, said).clicked() {
            said.done(Action::MergeCopy(path.to_owned()));
        }
        if widgets::button(ui, words::SAVE_ELSEWHERE).clicked() {
            requests.push(Request::SaveAs(elsewhere.to_owned()));
            said.close = true;
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
    });
}

/// Somebody else has the review open.
pub(super) fn held(ui: &mut Ui, holder: &Holder, said: &mut Said) {
    ui.set_width(460.0);
    title(ui, words::HELD_TITLE);
    widgets::prose(ui, words::held_more(holder));
    buttons(ui, |ui| {
        if first_button(ui, words::WORK_ON_COPY, true, said).clicked() {
            said.done(Action::WorkOnCopy);
        }
        if widgets::button(ui, words::LOOK_AGAIN).clicked() {
            said.done(Action::Reopen);
        }
        said.close |= widgets::button(ui, words::ONLY_READ).clicked();
    });
}
