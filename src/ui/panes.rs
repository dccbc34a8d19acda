//! The panes of the window as stops for the keyboard: F6 goes from one to the next.

use egui::{Id, Rect, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{theme, words};

/// A part of the window that the keyboard can be brought to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pane {
    /// The tabs at the left.
    Left,
    /// The article.
    Article,
    /// The chosen statement.
    Statement,
}

/// What is remembered of the panes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PanesView {
    /// To be given the keyboard when it is drawn next.
    wanted: Option<Pane>,
    /// The one that was given it last.
    last: Option<Pane>,
}

impl PanesView {
    /// Goes to the next of the panes that are shown, or to the one before.
    pub(super) fn go(&mut self, forth: bool, shown: &[Pane]) {
        let at = self.last.and_then(|last| shown.iter().position(|pane| *pane == last));
        let next = match (at, forth) {
            (None, true) => 0,
            (None, false) => shown.len().saturating_sub(1),
            (Some(at), true) => (at + 1) % shown.len().max(1),
            (Some(at), false) => (at + shown.len().max(1) - 1) % shown.len().max(1),
        };
        self.wanted = shown.get(next).copied();
        self.last = self.wanted;
    }

    /// Goes to one of the panes that are shown.
    pub(super) fn to(&mut self, pane: Pane) {
        (self.wanted, self.last) = (Some(pane), Some(pane));
    }

    /// Whether the article's stop has the keyboard.
    pub(super) fn is_on_article(ctx: &egui::Context) -> bool {
        ctx.memory(egui::Memory::focused) == Some(Id::unique(("pane", Pane::Article)))
    }

    /// The stop at the head of a pane: takes the keyboard when F6 came here; Tab goes on into the pane.
    pub(super) fn stop(&mut self, ui: &mut Ui, pane: Pane) {
        let rect = Rect::from_min_size(ui.max_rect().left_top(), vec2(ui.max_rect().width(), 2.0));
        let id = Id::unique(("pane", pane));
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let name = words::pane(pane);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Pane, true, name));
        if self.wanted == Some(pane) {
            self.wanted = None;
            response.request_focus();
        }
        if response.has_focus() {
            self.last = Some(pane);
            if pane == Pane::Article {
                // Arrows move the page, not the keyboard.
                let filter = egui::EventFilter { vertical_arrows: true, horizontal_arrows: true, ..Default::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            }
            let line = Stroke::new(2.0, theme::palette(ui).accent);
            let around = ui.clip_rect().shrink(1.5);
            ui.painter().rect_stroke(around, 2.0, line, egui::StrokeKind::Inside);
        }
    }
}
