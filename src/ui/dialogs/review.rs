//! Dialogs about the review: setting a finding aside, signing off.

use egui::{Key, TextEdit, Ui};

use super::{Said, buttons, first_button, title};
use crate::app::{Action, SetAsideScope};
use crate::review::{DismissReason, LaterKind, Sealed};
use crate::ui::commands::Chord;
use crate::ui::desk::Desk;
use crate::ui::{icons, theme, widgets, words};

const REASONS: [(DismissReason, Key); 4] = [
    (DismissReason::Fine, Key::F),
    (DismissReason::CommonKnowledge, Key::K),
    (DismissReason::AttributedNearby, Key::N),
    (DismissReason::FalseAlarm, Key::A),
];

const SCOPES: [(SetAsideScope, &str, Key); 3] = [
    (SetAsideScope::This, words::THIS_ONE, Key::Num1),
    (SetAsideScope::Alike, words::ALL_ALIKE, Key::Num2),
    (SetAsideScope::Rule, words::WHOLE_RULE, Key::Num3),
];

const fn alone(key: Key) -> Chord {
    Chord { ctrl: false, shift: false, key }
}

pub(super) fn set_aside(
    ui: &mut Ui,
    desk: Option<Desk<'_>>,
    at: usize,
    (scope, remark): (&mut SetAsideScope, &mut String),
    said: &mut Said,
) {
    ui.set_width(430.0);
    let Some((desk, finding)) = desk.and_then(|desk| desk.finding(at).map(|finding| (desk, finding))) else {
        said.close = true;
        return;
    };
    let colours = theme::palette(ui);
    title(ui, words::SET_ASIDE);
    widgets::words(ui, desk.title(finding.rule), theme::semi(13.0), colours.ink);
    widgets::soft(ui, words::quoted(desk.words(finding.span), 140));
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (other, name, key) in SCOPES {
            let label = egui::RichText::new(name).font(theme::plain(12.5));
            if ui.add(egui::Button::selectable(*scope == other, label)).clicked() || widgets::pressed(ui, alone(key)) {
                *scope = other;
            }
            widgets::key_cap(ui, key.name());
            ui.add_space(4.0);
        }
    });
    widgets::soft(ui, words::sets_aside(desk.article.in_scope(at, *scope).len()));
    let edit = TextEdit::singleline(remark)
        .id(egui::Id::unique("set aside remark"))
        .hint_text(words::REMARK_HINT)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 6));
    ui.add(edit).accessible_name(words::REMARK);
    ui.add_space(4.0);
    for (reason, key) in REASONS {
        let label = egui::RichText::new(words::reason(reason)).font(theme::plain(13.0));
        let button =
            egui::Button::new(label).shortcut_text(key.name()).min_size(egui::vec2(ui.available_width(), 30.0));
        if ui.add(button).clicked() || widgets::pressed(ui, alone(key)) {
            let remark = remark.trim().to_owned();
            said.done(Action::SetAside { finding: at, scope: *scope, reason, remark });
        }
    }
    buttons(ui, |ui| said.close |= widgets::button(ui, words::CANCEL).clicked());
}

pub(super) fn sign_off(ui: &mut Ui, desk: Option<Desk<'_>>, reason: &mut String, said: &mut Said) {
    ui.set_width(470.0);
    let Some(desk) = desk else {
        said.close = true;
        return;
    };
    let colours = theme::palette(ui);
    title(ui, words::SIGN_OFF);
    signed(ui, &desk);
    let open = desk.bench.open_items();
    if open.is_empty() {
        widgets::prose(ui, words::ALL_SETTLED);
    } else {
        widgets::prose(ui, words::STILL_OPEN);
        for item in &open {
            ui.horizontal(|ui| {
                widgets::words(ui, icons::WARNING, theme::icon(14.0), colours.caution);
                if widgets::link(ui, item.in_words()).on_hover_text(words::SHOW_LIST).clicked() {
                    said.list = Some(item.kind);
                    said.close = true;
                }
            });
        }
        ui.add_space(4.0);
        let edit = TextEdit::multiline(reason)
            .id(egui::Id::unique("sign-off reason"))
            .hint_text(words::SIGN_REASON)
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 6));
        let response = ui.add(edit).accessible_name(words::SIGN_REASON);
        if said.fresh {
            response.request_focus();
        }
    }
    widgets::soft(ui, words::SEAL);
    buttons(ui, |ui| {
        let ready = open.is_empty() || !reason.trim().is_empty();
        let again = desk.digest.sealed.is_some();
        let name = if again { words::SIGN_AGAIN } else { words::SIGN_OFF };
        let button =
            if open.is_empty() { first_button(ui, name, ready, said) } else { widgets::main_button(ui, name, ready) };
        if button.clicked() {
            said.done(Action::SignOff { reason: reason.trim().to_owned() });
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
    });
}

/// What was signed before: which version, by whom, why, what was open then, and whether it is still so.
fn signed(ui: &mut Ui, desk: &Desk<'_>) {
    let colours = theme::palette(ui);
    let review = &desk.article.review;
    let Some((last, sealed)) = review.sign_offs.last().zip(desk.digest.sealed) else { return };
    let (glyph, ink) = if sealed == Sealed::Holds {
        (icons::verdict(crate::review::Verdict::Confirmed), colours.good)
    } else {
        (icons::WARNING, colours.caution)
    };
    egui::Frame::new().fill(colours.chip).corner_radius(6).inner_margin(egui::Margin::symmetric(12, 8)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.horizontal_wrapped(|ui| {
                widgets::words(ui, glyph, theme::icon(15.0), ink);
                widgets::words(ui, words::signed_by(last.version + 1, &last.stamp), theme::semi(13.0), colours.ink);
            });
            let file = review.versions.get(last.version).map(|version| version.file_name.as_str()).unwrap_or_default();
            let rows = [file.to_owned(), labelled(words::REASON_GIVEN, &last.reason)];
            let rows = rows.into_iter().chain([labelled(words::OPEN_THEN, &last.open.join(", "))]);
            for row in rows.filter(|row| !row.is_empty()) {
                widgets::soft(ui, row);
            }
            ui.add(
                egui::Label::new(egui::RichText::new(words::sealed_more(sealed)).font(theme::plain(12.5)).color(ink))
                    .wrap(),
            );
            for earlier in review.sign_offs.iter().rev().skip(1).take(2) {
                widgets::soft(ui, words::signed_by(earlier.version + 1, &earlier.stamp));
            }
        },
    );
    ui.add_space(4.0);
}

/// "Reason given: …"; nothing where there is nothing to tell.
fn labelled(label: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{label}: {text}") }
}

/// What came in after publication or sign-off, and what came in before.
pub(super) fn later(ui: &mut Ui, desk: Option<Desk<'_>>, (kind, text): (&mut LaterKind, &mut String), said: &mut Said) {
    ui.set_width(470.0);
    title(ui, words::LATER_TITLE);
    super::choices(ui, |ui| {
        for other in [LaterKind::Complaint, LaterKind::Correction, LaterKind::Clarification] {
            ui.radio_value(kind, other, words::later(other));
        }
    });
    let edit = TextEdit::multiline(text)
        .id(egui::Id::unique("later entry"))
        .hint_text(words::LATER_HINT)
        .desired_rows(4)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit).accessible_name(words::ENTRY);
    if said.fresh {
        response.request_focus();
    }
    let entries = desk.map(|desk| desk.article.review.later.as_slice()).unwrap_or_default();
    for entry in entries.iter().rev().take(3) {
        let told = format!("{}  {}", words::later(entry.kind), words::shortened(&entry.text, 80));
        widgets::soft(ui, format!("{told} · {}", words::stamp(&entry.stamp)));
    }
    buttons(ui, |ui| {
        if widgets::main_button(ui, words::ENTER_IT, !text.trim().is_empty()).clicked() {
            said.done(Action::AddLater { kind: *kind, text: text.trim().to_owned() });
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
    });
}
