//! How the rows of the list of findings look.

use egui::{Align2, Button, Color32, FontId, Margin, Rect, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

use super::FindingsView;
use super::lines::{Line, stands_again};
use crate::app::{Action, SetAsideScope};
use crate::check::Finding;
use crate::review::Standing;
use crate::ui::commands::Command;
use crate::ui::desk::Desk;
use crate::ui::view::Dialog;
use crate::ui::{icons, marks, theme, widgets, words};

/// Points above the words of a card: its title.
const HEAD: f32 = 28.0;
/// Points between the words and the reason.
const GAP: f32 = 2.0;
/// Points below the last line of a card, and between two cards.
const END: f32 = 11.0;
/// One line.
const LINE: f32 = 17.0;
/// Points that the buttons of the chosen card take.
const BUTTONS: f32 = 30.0;
/// Points beside the words of a card.
const BESIDE: f32 = 42.0;
/// The size of the words.
const QUOTE: f32 = 12.5;
/// The size of the reason.
const REASON: f32 = 12.0;
/// Lines of a message that are shown at most.
const MESSAGE: usize = 4;

/// The words of a finding, in a card that needs no quotation marks of its own.
fn quote(desk: &Desk<'_>, finding: &Finding) -> String {
    words::shortened(desk.words(finding.span).trim(), 140)
}

/// Why it is flagged, in a few words: what the text has instead, or how the message begins.
fn reason(finding: &Finding) -> String {
    let there = finding.mismatches.first().map(|mismatch| mismatch.there.as_str()).filter(|there| !there.is_empty());
    match there.filter(|_| finding.rule.family() == "grounding") {
        Some(there) => words::text_has(there),
        None => finding.message.clone(),
    }
}

/// How high a row is, with the room to the next one.
pub(super) fn height(ui: &Ui, desk: &Desk<'_>, line: &Line, width: f32) -> f32 {
    match line {
        Line::Head(..) | Line::HintsFolded(_) | Line::SetAsideFolded(_) => 32.0,
        Line::SetAside(_) => 62.0,
        Line::Finding(at, chosen) => {
            let Some(finding) = desk.finding(*at) else { return 62.0 };
            let room = width - BESIDE;
            let quote = quote(desk, finding);
            if !*chosen {
                // All cards are measured, so not set: whether the words fit into one line is enough.
                let lines = if is_wide(ui, &quote, room) { 2.0 } else { 1.0 };
                return LINE.mul_add(lines + 1.0, HEAD + GAP + END);
            }
            let high = |text: &str, size: f32, most| {
                lines_of(ui, text, (theme::plain(size), Color32::PLACEHOLDER), (room, most)).size().y
            };
            HEAD + high(&quote, QUOTE, 2) + GAP + high(&finding.message, REASON, MESSAGE) + BUTTONS + END
        }
    }
}

/// Whether words need more than one line.
fn is_wide(ui: &Ui, text: &str, room: f32) -> bool {
    let font = theme::plain(QUOTE);
    ui.ctx().fonts_mut(|fonts| {
        let mut left = room - 1.0;
        text.chars().any(|letter| {
            left -= fonts.glyph_width(&font, letter);
            left < 0.0
        })
    })
}

/// What a row may read and change.
pub(super) struct Row<'a, 'd> {
    pub(super) desk: &'a Desk<'d>,
    pub(super) own: &'a mut FindingsView,
    pub(super) hints: &'a mut bool,
    pub(super) queue: &'a mut Vec<Command>,
    pub(super) dialog: &'a mut Option<Dialog>,
}

impl Row<'_, '_> {
    /// Draws one row.
    pub(super) fn ui(&mut self, ui: &mut Ui, line: &Line, rect: Rect) -> Option<Action> {
        match line {
            Line::Head(name, many, all) => self.head(ui, (name, *many, *all), rect),
            Line::Finding(at, chosen) => {
                let finding = self.desk.finding(*at)?;
                return self.finding(ui, (*at, finding, *chosen), rect);
            }
            Line::HintsFolded(many) => {
                if folded(ui, rect, &words::folded_hints(*self.hints, *many)) {
                    *self.hints = !*self.hints;
                }
            }
            Line::SetAsideFolded(many) => {
                if folded(ui, rect, &words::folded_aside(self.own.show_set_aside, *many)) {
                    self.own.show_set_aside = !self.own.show_set_aside;
                }
            }
            Line::SetAside(at) => return self.set_aside(ui, *at, rect),
        }
        None
    }

    fn head(&mut self, ui: &mut Ui, (name, many, all): (&str, usize, Option<usize>), rect: Rect) {
        let colours = theme::palette(ui);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(("group", name)));
        child.add_space(7.0);
        child.horizontal(|ui| {
            widgets::words(ui, name, theme::semi(12.5), colours.ink);
            widgets::at_right(ui, |ui| {
                widgets::words(ui, words::thousands(many), theme::plain(12.0), colours.soft);
                if let Some(finding) = all {
                    let link = widgets::link(ui, words::SET_RULE_ASIDE).on_hover_text(words::SET_RULE_ASIDE_TIP);
                    if link.clicked() {
                        let scope = SetAsideScope::Rule;
                        *self.dialog = Some(Dialog::SetAside { finding, scope, remark: String::new() });
                    }
                }
            });
        });
    }

    fn finding(&mut self, ui: &mut Ui, (at, finding, chosen): (usize, &Finding, bool), rect: Rect) -> Option<Action> {
        let colours = theme::palette(ui);
        let desk = self.desk;
        let response = ui.interact(rect, egui::Id::unique(("finding", at)), Sense::click());
        let place = words::place(desk.document(), desk.document().statement(finding.statement));
        let title = desk.title(finding.rule);
        let label = || format!("{title}, {place}: {}", finding.message);
        response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, label()));
        let (ground, edge) = match (chosen, response.hovered()) {
            (true, _) => (colours.selection, colours.accent),
            (false, true) => (colours.card, colours.soft),
            (false, false) => (colours.card, colours.line),
        };
        let painter = ui.painter_at(rect);
        painter.rect(rect, 6.0, ground, egui::Stroke::new(1.0, edge), egui::StrokeKind::Inside);
        let (ink, glyph) = marks::severity(finding.severity, colours);
        let sign_at = pos2(rect.left() + 17.0, rect.top() + 17.0);
        painter.text(sign_at, Align2::CENTER_CENTER, glyph, theme::icon(15.0), ink);
        let (left, right) = (rect.left() + 32.0, rect.right() - 10.0);
        let set =
            |told: &str, size: f32, ink, room: f32, most| lines_of(ui, told, (theme::plain(size), ink), (room, most));
        // The title is told whole, its place as far as there is room; hovering tells it whole.
        let title = lines_of(ui, title, (theme::semi(12.5), ink), (right - left, 1));
        let room = (right - left - title.size().x - 10.0).max(20.0);
        painter.galley(pos2(left, rect.top() + 8.0), title, ink);
        let short = words::short_place(desk.document(), desk.document().statement(finding.statement));
        let at_right = set(&short, 11.5, colours.soft, room, 1);
        painter.galley(pos2(right - at_right.size().x, rect.top() + 8.0), at_right, colours.soft);
        let (first, second) = if chosen { (colours.soft, colours.ink) } else { (colours.ink, colours.soft) };
        let galley = set(&quote(desk, finding), QUOTE, first, right - left, 2);
        let below = rect.top() + HEAD + galley.size().y + GAP;
        painter.galley(pos2(left, rect.top() + HEAD), galley, first);
        let (told, most) = if chosen { (finding.message.clone(), MESSAGE) } else { (reason(finding), 1) };
        let galley = set(&told, REASON, second, right - left, most);
        painter.galley(pos2(left, below), galley, second);
        widgets::focus_ring(ui, &response, rect);
        if chosen {
            self.buttons(ui, Rect::from_min_max(pos2(left, rect.bottom() - 28.0), pos2(right, rect.bottom() - 6.0)));
            return response.clicked().then_some(Action::SelectFinding(at));
        }
        let response = response.on_hover_ui(|ui| {
            ui.set_max_width(340.0);
            ui.label(RichText::new(place.as_str()).font(theme::semi(12.5)));
            ui.label(&finding.message);
        });
        response.clicked().then_some(Action::SelectFinding(at))
    }

    /// What can be done with the chosen finding.
    fn buttons(&mut self, ui: &mut Ui, rect: Rect) {
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("of the chosen finding"));
        child.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            for (command, title) in [(Command::SetAside, words::SET_ASIDE), (Command::NextFinding, words::NEXT)] {
                widgets::command_link(ui, self.queue, command, title);
            }
        });
    }

    fn set_aside(&mut self, ui: &mut Ui, at: usize, rect: Rect) -> Option<Action> {
        let colours = theme::palette(ui);
        let dismissal = self.desk.article.review.dismissals.get(at)?;
        let mut action = None;
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(dismissal.id));
        let ui = &mut child;
        let title = self.desk.title(dismissal.key.rule);
        egui::Frame::new().inner_margin(Margin::symmetric(8, 3)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.horizontal(|ui| {
                widgets::words(ui, icons::BACK, theme::icon(13.0), colours.soft);
                widgets::words(ui, title, theme::semi(12.0), colours.soft);
                widgets::at_right(ui, |ui| {
                    if widgets::link(ui, words::BRING_BACK).clicked() {
                        action = Some(Action::BringBack(dismissal.id));
                    }
                    let again = matches!(dismissal.place.standing, Standing::CheckAgain(_));
                    if let Some(span) = dismissal.place.span.filter(|_| again)
                        && widgets::link(ui, words::STILL_HOLDS).clicked()
                    {
                        action = Some(Action::Reaffirm(span));
                    }
                });
            });
            let quote = words::quoted(&dismissal.wording, 90);
            if let Some(id) = self.desk.statement_of(dismissal.place.span) {
                let text = RichText::new(quote).font(theme::plain(12.0)).color(colours.ink);
                let response = ui.add(Button::new(text).frame(false).truncate());
                if widgets::ringed(ui, response).clicked() {
                    action = Some(Action::Select(id));
                }
            } else {
                let text = RichText::new(quote).font(theme::plain(12.0)).color(colours.soft);
                ui.add(egui::Label::new(text).truncate());
            }
            let remark = if dismissal.remark.is_empty() { String::new() } else { format!(": {}", dismissal.remark) };
            let again = stands_again(dismissal).map(|why| format!("{why} · ")).unwrap_or_default();
            let reason = words::reason(dismissal.reason);
            let text = format!("{again}{reason}{remark} · {}", words::stamp(&dismissal.stamp));
            let ink = if again.is_empty() { colours.soft } else { colours.caution };
            ui.add(egui::Label::new(RichText::new(text).font(theme::plain(12.0)).color(ink)).truncate());
        });
        action
    }
}

fn folded(ui: &mut Ui, rect: Rect, label: &str) -> bool {
    let link = RichText::new(label).font(theme::plain(12.5)).color(theme::palette(ui).accent);
    let response = ui.put(rect.shrink2(vec2(0.0, 2.0)), Button::new(link).frame(false));
    widgets::ringed(ui, response).clicked()
}

/// Words set in at most so many lines.
fn lines_of(
    ui: &Ui,
    text: &str,
    (font, ink): (FontId, Color32),
    (width, most): (f32, usize),
) -> std::sync::Arc<egui::Galley> {
    let mut job = widgets::job(&[(text, font, ink)], width, 17.0);
    job.wrap.max_rows = most;
    job.wrap.break_anywhere = most == 1;
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
}
