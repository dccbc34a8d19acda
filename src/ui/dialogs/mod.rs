//! Dialogs over the window, one at a time. Escape and a click outside close them and change nothing.

mod by_hand;
mod desk;
mod files;
mod merge;
mod program;
mod review;

use egui::{Context, Id, Modal, Ui};

use super::coverage::Which;
use super::desk::Desk;
use super::findings::Filter;
use super::view::{Dialog, Tab, View};
use super::{theme, widgets};
use crate::app::{Action, Field, Workbench};
use crate::review::Person;
use crate::review::edit::OpenKind;
use crate::rules::RuleId;

/// What a dialog's buttons said in this frame.
#[derive(Default)]
struct Said {
    actions: Vec<Action>,
    close: bool,
    /// What is open was pressed: its list is to be shown.
    list: Option<OpenKind>,
    /// A path that was typed.
    answer: Option<super::shell::Answer>,
    /// The dialog was not there in the frame before: its first field takes the keyboard.
    fresh: bool,
}

impl Said {
    fn done(&mut self, action: Action) {
        self.actions.push(action);
        self.close = true;
    }
}

/// Draws the dialog that is open, if one is.
pub(super) fn ui(ctx: &Context, bench: &Workbench, desk: Option<Desk<'_>>, view: &mut View) -> Vec<Action> {
    let Some(mut dialog) = view.dialog.take() else {
        view.dialog_before = None;
        return Vec::new();
    };
    let kind = std::mem::discriminant(&dialog);
    let frames = view.dialog_before.filter(|(before, _)| *before == kind).map_or(0, |(_, frames)| frames);
    // egui draws what is new once to measure it, and gives the keyboard to nothing in that pass.
    let mut said = Said { fresh: frames < 2, ..Said::default() };
    view.dialog_before = Some((kind, frames.saturating_add(1)));
    // A dialog that asks for nothing in particular begins with its first control.
    if frames == 2 && ctx.memory(egui::Memory::focused).is_none() {
        ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
    }
    let veil = if ctx.global_style().visuals.dark_mode { theme::DARK.veil } else { theme::LIGHT.veil };
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(egui::Margin::same(20));
    let modal = Modal::new(Id::unique("dialog")).frame(frame).backdrop_color(veil).show(ctx, |ui| {
        ui.spacing_mut().item_spacing.y = 7.0;
        plain_controls(ui);
        match &mut dialog {
            Dialog::Paste(form) => files::paste(ui, form, &mut said),
            Dialog::Recent => files::recent(ui, bench, &mut said),
            Dialog::Unsaved => files::unsaved(ui, &mut said),
            Dialog::Continue { review, article } => files::carry_on(ui, review, article, &mut said),
            Dialog::Recover(copy) => files::recover(ui, copy, &mut said),
            Dialog::ImportNotes => files::import_notes(ui, desk, &mut said),
            Dialog::SetPart => by_hand::set_part(ui, desk, &mut said),
            Dialog::Split => by_hand::split(ui, desk, &mut said),
            Dialog::Export(format) => files::export(ui, desk, format, &mut view.requests, &mut said),
            Dialog::Person { name, initials } => program::person(ui, name, initials, &mut said),
            Dialog::Settings(settings) => program::settings(ui, (bench, settings), &mut view.requests, &mut said),
            Dialog::Path(form) => said.answer = desk::path(ui, form, &mut said),
            Dialog::Reply(text) => desk::reply(ui, desk, text, &mut said),
            Dialog::Assign { whom, name } => desk::assign(ui, desk, (whom, name), &mut said),
            Dialog::Merge => merge::merge(ui, bench, &mut said),
            Dialog::OfferMerge { path, elsewhere } => {
                merge::offer(ui, (path, elsewhere), &mut view.requests, &mut said);
            }
            Dialog::Held(holder) => merge::held(ui, holder, &mut said),
            Dialog::Cluster(at) => desk::cluster(ui, desk, *at, &mut said),
            Dialog::Keys => program::keys(ui, &mut said),
            Dialog::About => program::about(ui, bench, &mut said),
            Dialog::SignOff(reason) => review::sign_off(ui, desk, reason, &mut said),
            Dialog::Later(kind, text) => review::later(ui, desk, (kind, text), &mut said),
            Dialog::SetAside { finding, scope, remark } => {
                review::set_aside(ui, desk, *finding, (scope, remark), &mut said);
            }
        }
    });
    if modal.should_close() && !said.close {
        given_up(&dialog, &mut said);
    }
    if said.close && matches!(dialog, Dialog::Person { .. }) {
        unnamed(bench, desk, view, &mut said);
    }
    // A dialog opened by what was just said stays open.
    if !said.close && view.dialog.is_none() {
        view.dialog = Some(dialog);
    } else if view.dialog.is_none() {
        view.dialog = view.waiting.pop_front();
        view.dialog_before = None;
    }
    answered(view, (said.answer, said.list));
    said.actions
}

/// Escape, or a click outside: nothing changes.
fn given_up(dialog: &Dialog, said: &mut Said) {
    said.close = true;
    if matches!(dialog, Dialog::Unsaved) {
        said.actions.push(Action::Unsaved(crate::app::Next::Stay));
    }
}

/// Where no name is given, what was typed goes back into its field.
fn unnamed(bench: &Workbench, desk: Option<Desk<'_>>, view: &mut View, said: &mut Said) {
    if said.actions.iter().any(|action| matches!(action, Action::SetPerson(_))) {
        return;
    }
    for (action, desk) in bench.unsaid().iter().zip(std::iter::repeat(desk).flatten()) {
        view.statement.drafts.put_back(action, desk.document());
        match action {
            Action::AddNote { .. } => view.statement.open_form(Field::Note),
            Action::Ask { .. } => view.statement.open_form(Field::Query),
            _ => {}
        }
    }
    said.actions.push(Action::SetPerson(Person::default()));
}

/// What was typed or pressed besides: a path, and what is open, whose list is shown.
fn answered(view: &mut View, (path, open): (Option<super::shell::Answer>, Option<OpenKind>)) {
    view.typed_paths.extend(path);
    if let Some(kind) = open {
        show_list(view, kind);
    }
}

/// Opens the list in which something open stands.
fn show_list(view: &mut View, kind: OpenKind) {
    let tab = match kind {
        OpenKind::Problems | OpenKind::Placeholders => Tab::Findings,
        OpenKind::Unmarked | OpenKind::Unsettled => Tab::Coverage,
        OpenKind::Unanswered => Tab::Queries,
        OpenKind::CheckAgain => Tab::Changes,
    };
    match kind {
        OpenKind::Problems | OpenKind::Placeholders => {
            let rule = (kind == OpenKind::Placeholders).then_some(RuleId::CopyPlaceholder);
            view.findings.filter = Filter { rule, ..Filter::default() };
            // A cold read shows no list of what was found; who asks for it ends it.
            view.reading.cold = false;
        }
        OpenKind::Unmarked => view.coverage.which = Which::Open,
        OpenKind::Unsettled => view.coverage.which = Which::Unsettled,
        OpenKind::Unanswered | OpenKind::CheckAgain => {}
    }
    view.coverage.words.clear();
    view.queue.push(super::tabs::command_of(tab));
}

/// The dialog's own heading.
fn title(ui: &mut Ui, text: &str) {
    let ink = theme::palette(ui).ink;
    widgets::words(ui, text, theme::semi(16.0), ink);
    ui.add_space(2.0);
}

/// Buttons at the lower right, the main one rightmost.
fn buttons(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.add_space(8.0);
    let width = ui.available_width();
    ui.allocate_ui_with_layout(egui::vec2(width, 32.0), egui::Layout::right_to_left(egui::Align::Center), contents);
}

/// The button a dialog without a field is for: it takes the keyboard, so that Enter presses it.
fn first_button(ui: &mut Ui, text: &str, enabled: bool, said: &Said) -> egui::Response {
    let response = widgets::main_button(ui, text, enabled);
    if said.fresh && enabled {
        response.request_focus();
    }
    response
}

/// Frames of fields, radio buttons and ticks that can be seen on the ground of a dialog, with room between them.
fn plain_controls(ui: &mut Ui) {
    let soft = theme::palette(ui).soft;
    ui.visuals_mut().widgets.inactive.bg_stroke.color = soft;
    ui.spacing_mut().icon_spacing = 7.0;
}

/// Choices beside each other, far enough apart that each has its own word.
fn choices(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        contents(ui);
    });
}

/// A labelled line to type in.
fn line(ui: &mut Ui, label: &str, text: &mut String, width: f32) -> egui::Response {
    let ink = theme::palette(ui).soft;
    widgets::words(ui, label, theme::plain(12.0), ink);
    let edit = egui::TextEdit::singleline(text)
        .id(Id::unique(("dialog line", label)))
        .desired_width(width)
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit).accessible_name(label);
    // As everywhere: Tab into a line takes all of it, so that typing writes over what was proposed.
    if response.gained_focus() && ui.input(|input| input.key_pressed(egui::Key::Tab)) {
        super::draft::select_all(ui, response.id, text);
    }
    response
}
