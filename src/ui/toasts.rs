//! Messages at the lower edge. What was done goes away by itself; where data is at stake, it stays
//! until it is read.

use egui::{Align2, Area, Context, Frame, Margin, Order, Stroke, Ui, vec2};

use super::commands::Command;
use super::marks::Sign;
use super::view::{Shown, View};
use super::{icons, theme, widgets, words};
use crate::app::ToastLevel;

/// Seconds that a message stays, and more for every character of it.
const STAY: f64 = 3.0;
const STAY_A_CHAR: f64 = 0.05;
/// The newest so many are shown.
const MOST: usize = 4;

/// What was done last is told and not what was done before it ("Save to keep it" is no longer so once it is saved);
/// the same problem is told once.
fn one_at_a_time(toasts: &mut Vec<Shown>) {
    let mut kept: Vec<Shown> = Vec::new();
    for shown in std::mem::take(toasts).into_iter().rev() {
        let quiet = |shown: &Shown| shown.toast.level != ToastLevel::Problem;
        let told = kept
            .iter()
            .any(|later| later.toast == shown.toast || quiet(later) && quiet(&shown) && later.since > shown.since);
        if !told {
            kept.push(shown);
        }
    }
    kept.reverse();
    *toasts = kept;
}

/// Draws the messages, newest lowest.
pub(super) fn ui(ctx: &Context, view: &mut View) {
    let now = ctx.time();
    for shown in &mut view.toasts {
        shown.since.get_or_insert(now);
    }
    let ends = |text: &str, since: f64| (text.chars().count() as f64).mul_add(STAY_A_CHAR, since + STAY);
    view.toasts.retain(|shown| {
        shown.toast.level == ToastLevel::Problem || ends(&shown.toast.text, shown.since.unwrap_or(now)) > now
    });
    one_at_a_time(&mut view.toasts);
    let next = view
        .toasts
        .iter()
        .filter(|shown| shown.toast.level != ToastLevel::Problem)
        .map(|shown| ends(&shown.toast.text, shown.since.unwrap_or(now)) - now)
        .fold(f64::INFINITY, f64::min);
    if next.is_finite() {
        ctx.request_repaint_after_secs(next as f32 + 0.02);
    }
    if view.toasts.is_empty() {
        return;
    }
    let skip = view.toasts.len().saturating_sub(MOST);
    let mut read = None;
    let mut queue = Vec::new();
    Area::new(egui::Id::unique("toasts")).order(Order::Tooltip).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -46.0)).show(
        ctx,
        |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            for (at, shown) in view.toasts.iter().enumerate().skip(skip) {
                if toast_ui(ui, shown, &mut queue) {
                    read = Some(at);
                }
            }
        },
    );
    view.queue.append(&mut queue);
    if let Some(at) = read {
        view.toasts.remove(at);
    }
}

/// One message; true when it was read.
fn toast_ui(ui: &mut Ui, shown: &Shown, queue: &mut Vec<Command>) -> bool {
    let colours = theme::palette(ui);
    let (glyph, ink) = match shown.toast.level {
        ToastLevel::Done => (icons::CHECK, colours.good),
        ToastLevel::Info => (icons::HINT, colours.accent),
        ToastLevel::Problem => (icons::WARNING, colours.bad),
    };
    let frame = Frame::new()
        .fill(colours.card)
        .stroke(Stroke::new(1.0, colours.line))
        .shadow(ui.visuals().popup_shadow)
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 9));
    let contents = |ui: &mut Ui| {
        ui.set_max_width(520.0);
        widgets::sign(ui, &Sign { glyph, font: theme::icon_filled(16.0), ink });
        widgets::prose(ui, &shown.toast.text);
        if let Some(offer) = shown.offer {
            widgets::command_link(ui, queue, offer, offer.row().title);
        }
        widgets::sign_button(ui, icons::CLOSE, words::DISMISS).clicked()
    };
    frame.show(ui, |ui| ui.horizontal(contents).inner).inner
}

#[cfg(test)]
mod tests {
    use super::{Shown, one_at_a_time};
    use crate::app::{Toast, ToastLevel};

    #[test]
    fn a_message_that_was_read_gives_way_and_a_problem_stays() {
        let shown = |level, text: &str, since| Shown {
            since: Some(since),
            ..Shown::new(Toast { level, text: text.to_owned() })
        };
        let mut toasts = vec![
            shown(ToastLevel::Problem, "The disk is full.", 1.0),
            shown(ToastLevel::Done, "Signed off.", 1.0),
            shown(ToastLevel::Done, "Saved.", 2.0),
            shown(ToastLevel::Info, "Read as Windows-1252.", 2.0),
            shown(ToastLevel::Problem, "The disk is full.", 2.0),
        ];
        one_at_a_time(&mut toasts);
        let told: Vec<_> = toasts.iter().map(|shown| shown.toast.text.as_str()).collect();
        assert_eq!(told, ["Saved.", "Read as Windows-1252.", "The disk is full."]);
    }
}
