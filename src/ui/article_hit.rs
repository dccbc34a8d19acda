//! The pointer over the article: choosing a statement, picking words, the menu on them.

use egui::{Pos2, Response, Ui};

use super::article::{ArticleView, nearest};
use super::digest::Desk;
use super::text_view::Laid;
use crate::app::Action;
use crate::rules::Severity;
use crate::text::Span;

/// What clicks and drags on the page cause.
pub(super) fn pointer(
    ui: &Ui,
    desk: &Desk<'_>,
    view: &mut ArticleView,
    response: &Response,
    laid: &[Laid<'_>],
) -> Vec<Action> {
    let mut actions = Vec::new();
    if let Some(point) = response.hover_pos()
        && nearest(laid, point).is_some_and(|block| block.byte_under(point).is_some())
    {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
    }
    drag(ui, view, response, laid);
    // Words picked in one statement choose it, so that the keys act on them.
    if response.drag_stopped()
        && let Some(picked) = view.picked_span()
        && let Some(id) = desk.document().statement_at(picked.start)
        && desk.document().statement(id).span.contains(picked)
        && desk.article.selected != Some(id)
    {
        actions.push(Action::Select(id));
    }
    let Some(point) = response.interact_pointer_pos() else { return actions };
    if response.double_clicked() {
        view.picked = nearest(laid, point).and_then(|block| word_at(block, point));
        let id = view.picked.and_then(|(from, _)| desk.document().statement_at(from));
        actions.extend(id.filter(|id| desk.article.selected != Some(*id)).map(Action::Select));
    } else if response.clicked() || response.secondary_clicked() {
        if response.clicked() {
            view.picked = None;
        }
        if response.clicked()
            && let Some(at) = finding_at(desk, laid, point, false)
        {
            actions.push(Action::SelectFinding(at));
        } else if let Some(statement) = statement_at(desk, laid, point) {
            if desk.article.selected != Some(statement) {
                actions.push(Action::Select(statement));
            }
        } else if response.clicked() {
            actions.push(Action::SelectNone);
        }
    }
    response.context_menu(|ui| actions.extend(super::context_menu::ui(ui, desk, view)));
    actions
}

/// Picks words while the pointer is held down; near an edge the page moves on.
fn drag(ui: &Ui, view: &mut ArticleView, response: &Response, laid: &[Laid<'_>]) {
    let Some(point) = response.interact_pointer_pos() else { return };
    if response.drag_started_by(egui::PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(point);
        view.picked = nearest(laid, origin).map(|block| block.byte_at(origin)).map(|byte| (byte, byte));
    } else if response.dragged_by(egui::PointerButton::Primary)
        && let Some((from, _)) = view.picked
        && let Some(block) = nearest(laid, point)
    {
        view.picked = Some((from, block.byte_at(point)));
        let edge = ui.clip_rect();
        let past = (point.y - (edge.bottom() - 24.0)).max(0.0) - (edge.top() + 24.0 - point.y).max(0.0);
        if past != 0.0 {
            ui.scroll_with_delta(egui::vec2(0.0, -past.clamp(-24.0, 24.0)));
            ui.ctx().request_repaint();
        }
    }
}

fn word_at(block: &Laid<'_>, point: Pos2) -> Option<(usize, usize)> {
    use unicode_segmentation::UnicodeSegmentation as _;
    let byte = block.byte_under(point)?;
    let words = block.block.span.of(block.text);
    words
        .split_word_bound_indices()
        .map(|(at, word)| Span::new(at, at + word.len()).shift(block.block.span.start))
        .find(|span| span.has(byte))
        .map(|span| (span.start, span.end))
}

/// The statement under a point.
fn statement_at(desk: &Desk<'_>, laid: &[Laid<'_>], point: Pos2) -> Option<crate::document::StatementId> {
    let block = nearest(laid, point)?;
    if let Some(byte) = block.byte_under(point) {
        return desk.document().statement_at(byte);
    }
    // In the gutter, the statement that begins on that row.
    if point.x < block.at.x {
        let begins = |statement: &&crate::document::Statement| {
            block.rects(statement.span).first().is_some_and(|rect| rect.y_range().contains(point.y))
        };
        return desk.document().of_block(block.block.id).iter().find(begins).map(|statement| statement.id);
    }
    None
}

/// The finding whose underline is under a point.
pub(super) fn finding_at(desk: &Desk<'_>, laid: &[Laid<'_>], point: Pos2, hints: bool) -> Option<usize> {
    let block = nearest(laid, point)?;
    let byte = block.byte_under(point)?;
    desk.digest
        .underlines_in(block.block.span)
        .filter(|line| line.span.has(byte) && (hints || line.severity > Severity::Note))
        .max_by_key(|line| line.severity)
        .map(|line| line.finding)
}
