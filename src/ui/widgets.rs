//! The few small pieces that panels are made of: key caps, chips, links, cards, section heads.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Button, Color32, CornerRadius, FontId, Frame, Label, Layout, Margin, Rect, Response, RichText, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::commands::{Chord, Command};
use super::marks::Sign;
use super::theme;

/// The least width and height of what is pressed with the pointer (WCAG 2.2, 2.5.8), in points.
const LEAST_TARGET: f32 = 24.0;
/// The height of the first line beside a sign: the sign stands in its middle.
const SIGN_LINE: f32 = 18.0;

/// Words in a face and colour, on one line or wrapped by the layout around.
pub(super) fn words(ui: &mut Ui, text: impl Into<String>, font: FontId, ink: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(font).color(ink)))
}

/// Words of the window, wrapped to what room there is.
pub(super) fn prose(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = theme::palette(ui).ink;
    ui.add(Label::new(RichText::new(text).font(theme::plain(13.0)).color(ink).line_height(Some(18.0))).wrap())
}

/// Words of second rank, wrapped.
pub(super) fn soft(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = theme::palette(ui).soft;
    ui.add(Label::new(RichText::new(text).font(theme::plain(12.0)).color(ink).line_height(Some(17.0))).wrap())
}

/// A sign.
pub(super) fn sign(ui: &mut Ui, sign: &Sign) -> Response {
    words(ui, sign.glyph, sign.font.clone(), sign.ink)
}

/// Words of several faces in one paragraph.
pub(super) fn job(parts: &[(&str, FontId, Color32)], width: f32, leading: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for (text, font, ink) in parts {
        let format =
            TextFormat { font_id: font.clone(), color: *ink, line_height: Some(leading), ..TextFormat::default() };
        job.append(text, 0.0, format);
    }
    job
}

/// A key as on a keyboard.
pub(super) fn key_cap(ui: &mut Ui, label: &str) {
    let colours = theme::palette(ui);
    let galley = ui.painter().layout_no_wrap(label.to_owned(), theme::plain(11.0), colours.soft);
    let size = vec2((galley.size().x + 9.0).max(17.0), 17.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_stroke(rect, 3.0, Stroke::new(1.0, colours.line), egui::StrokeKind::Inside);
    let corner = rect.center() - galley.size() / 2.0;
    ui.painter().galley(corner, galley, colours.soft);
}

/// A word on a tinted ground.
pub(super) fn chip(ui: &mut Ui, text: &str, ink: Color32) -> Response {
    let ground = theme::palette(ui).chip;
    Frame::new()
        .fill(ground)
        .corner_radius(4)
        .inner_margin(Margin::symmetric(6, 2))
        .show(ui, |ui| words(ui, text, theme::semi(11.5), ink))
        .response
}

/// Words that can be pressed.
pub(super) fn link(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = theme::palette(ui).accent;
    let words = RichText::new(text).font(theme::plain(12.5)).color(ink);
    let response = ui.add(Button::new(words).frame(false).min_size(vec2(0.0, LEAST_TARGET)));
    ringed(ui, response)
}

/// A sign that can be pressed, as wide and high as a hand can hit; `name` is what screen readers and the tooltip say.
pub(super) fn sign_button(ui: &mut Ui, glyph: &str, name: &str) -> Response {
    let sign = RichText::new(glyph).font(theme::icon(14.0));
    let button = Button::new(sign).frame(false).min_size(vec2(LEAST_TARGET, LEAST_TARGET));
    let response = ui.add(button);
    ringed(ui, response).on_hover_text(name).accessible_name(name)
}

/// A link that runs a command, with its key behind it.
pub(super) fn command_link(ui: &mut Ui, queue: &mut Vec<Command>, command: Command, title: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if link(ui, title).on_hover_text(command.row().hint).clicked() {
            queue.push(command);
        }
        if let Some(chord) = command.row().chord {
            key_cap(ui, &chord.label());
        }
    });
}

/// The button that a dialog is for.
pub(super) fn main_button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let colours = theme::palette(ui);
    let words = RichText::new(text).font(theme::semi(13.0)).color(colours.card);
    let response = ui.add_enabled(enabled, Button::new(words).fill(colours.accent).min_size(vec2(76.0, 30.0)));
    // Apart from the button, whose own colour it has.
    focus_ring(ui, &response, response.rect.expand(1.5));
    response
}

/// A button of second rank.
pub(super) fn button(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(RichText::new(text).font(theme::plain(13.0))).min_size(vec2(0.0, 30.0)))
}

/// A small heading inside a panel.
pub(super) fn head(ui: &mut Ui, text: &str) {
    let ink = theme::palette(ui).soft;
    ui.add_space(12.0);
    words(ui, text, theme::semi(12.5), ink);
    ui.add_space(2.0);
}

/// As [`head`], with the key of a command that acts on what is below.
pub(super) fn head_with_key(ui: &mut Ui, text: &str, command: Command) {
    let ink = theme::palette(ui).soft;
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        words(ui, text, theme::semi(12.5), ink);
        if let Some(chord) = command.row().chord {
            key_cap(ui, &chord.label());
        }
    });
    ui.add_space(2.0);
}

/// A section that folds, with a count at the right. Gives whether it is open.
pub(super) fn section(ui: &mut Ui, id: &str, title: &str, count: &str, open_at_first: bool) -> bool {
    let colours = theme::palette(ui);
    let memory = ui.scope_id().with(("section", id));
    let open = ui.data(|data| data.get_temp::<bool>(memory)).unwrap_or(open_at_first);
    ui.add_space(5.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let spoken = || super::words::section(title, count, open);
    response.widget_info(|| WidgetInfo::selected(egui::Role::DisclosureTriangle, true, open, spoken()));
    let caret = if open { super::icons::DOWN } else { super::icons::RIGHT };
    let painter = ui.painter();
    painter.text(
        pos2(rect.left() + 6.0, rect.center().y),
        egui::Align2::CENTER_CENTER,
        caret,
        theme::icon(11.0),
        colours.soft,
    );
    painter.text(
        pos2(rect.left() + 18.0, rect.center().y),
        egui::Align2::LEFT_CENTER,
        title,
        theme::semi(12.5),
        colours.ink,
    );
    painter.text(rect.right_center(), egui::Align2::RIGHT_CENTER, count, theme::plain(12.0), colours.soft);
    focus_ring(ui, &response, rect);
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(memory, !open));
    }
    open
}

/// A frame around what has the keyboard.
pub(super) fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme::palette(ui).accent);
        ui.painter().rect_stroke(rect.expand(1.0), 5.0, ring, egui::StrokeKind::Outside);
    }
}

/// What has no frame of its own, with the ring while it has the keyboard.
pub(super) fn ringed(ui: &Ui, response: Response) -> Response {
    focus_ring(ui, &response, response.rect.shrink2(vec2(-2.0, 1.0)));
    response
}

/// A card that can be chosen: a frame that fills the width, tinted while chosen.
pub(super) fn card<R>(
    ui: &mut Ui,
    (id, chosen, tinted): (egui::Id, bool, bool),
    label: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> Response {
    let colours = theme::palette(ui);
    let ground = if chosen || tinted { colours.selection } else { colours.card };
    let frame = if chosen { colours.accent } else { colours.line };
    let inner = Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, frame))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(10, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        });
    let response = ui.interact(inner.response.rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, label));
    focus_ring(ui, &response, inner.response.rect);
    response
}

/// A row that can be chosen inside a card: a tint, no frame of its own.
pub(super) fn row<R>(
    ui: &mut Ui,
    (id, chosen, tinted): (egui::Id, bool, bool),
    label: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> Response {
    let colours = theme::palette(ui);
    let ground = if chosen || tinted { colours.selection } else { Color32::TRANSPARENT };
    let edge = if chosen { Stroke::new(1.0, colours.accent) } else { Stroke::new(1.0, Color32::TRANSPARENT) };
    let inner =
        Frame::new().fill(ground).stroke(edge).corner_radius(5).inner_margin(Margin::symmetric(8, 5)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        });
    let response = ui.interact(inner.response.rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, label));
    focus_ring(ui, &response, inner.response.rect);
    response
}

/// One piece of a long list: what is not in view keeps its room and is not set, so that a list of thousands costs no
/// more than one of a dozen. Short lists are set whole, for screen readers and the Tab key.
pub(super) struct Room {
    /// Pieces of the list.
    pub(super) many: usize,
    /// It is to be brought into view, so it must be set.
    pub(super) wanted: bool,
    /// Points that it takes, as long as that is not known.
    pub(super) guess: f32,
}

impl Room {
    /// Lists up to this length are set whole.
    const SHORT: usize = 60;
    /// What is set above and below the view, in points.
    const MARGIN: f32 = 300.0;

    /// Draws the piece, or keeps its room.
    pub(super) fn ui(&self, ui: &mut Ui, key: impl std::hash::Hash + std::fmt::Debug, contents: impl FnOnce(&mut Ui)) {
        if self.many <= Self::SHORT {
            contents(ui);
            return;
        }
        let width = ui.available_width();
        let id = ui.scope_id().with(("room", &key, width.round() as i32));
        let known: Option<f32> = ui.data(|data| data.get_temp(id));
        let high = known.unwrap_or(self.guess);
        let (top, view) = (ui.cursor().top(), ui.clip_rect().expand(Self::MARGIN));
        if !self.wanted && (top > view.bottom() || top + high < view.top()) {
            ui.allocate_space(vec2(width, high));
            return;
        }
        let got = ui.push_id(&key, contents).response.rect.height();
        if known.is_none_or(|known| (known - got).abs() > 0.1) {
            ui.data_mut(|data| data.insert_temp(id, got));
        }
    }
}

/// A sign at the left, contents beside it that wrap.
pub(super) fn beside<R>(ui: &mut Ui, at_left: &Sign, contents: impl FnOnce(&mut Ui) -> R) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let galley = ui.painter().layout_no_wrap(at_left.glyph.to_owned(), at_left.font.clone(), at_left.ink);
        let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x, SIGN_LINE), Sense::hover());
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, at_left.ink);
        let width = ui.available_width();
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            contents(ui)
        });
    });
}

/// Contents at the right end of the row.
pub(super) fn at_right<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) {
    ui.with_layout(Layout::right_to_left(Align::Center), contents);
}

/// A bar filled to a share between 0 and 1.
pub(super) fn bar(ui: &mut Ui, (width, height): (f32, f32), shares: &[(f32, Color32)]) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let colours = theme::palette(ui);
    ui.painter().rect_filled(rect, height / 2.0, colours.line);
    let mut left = rect.left();
    for (share, ink) in shares {
        let right = share.mul_add(rect.width(), left).min(rect.right());
        if right > left + 0.5 {
            let part = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
            ui.painter().rect_filled(part, height / 2.0, *ink);
        }
        left = right;
    }
    response
}

/// An empty panel says what would be here.
pub(super) fn nothing(ui: &mut Ui, title: &str, more: &str) {
    let colours = theme::palette(ui);
    ui.add_space(24.0);
    ui.vertical_centered(|ui| {
        words(ui, title, theme::semi(13.0), colours.soft);
        ui.add(Label::new(RichText::new(more).font(theme::plain(12.5)).color(colours.soft)).wrap());
    });
}

/// A key pressed alone in a dialog.
pub(super) fn pressed(ui: &Ui, chord: Chord) -> bool {
    !ui.ctx().text_edit_focused() && ui.input_mut(|input| input.consume_key(chord.modifiers(), chord.key))
}
