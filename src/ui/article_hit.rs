//! The pointer over the article: choosing a statement, picking words, the menu on them.

use egui::{Pos2, Response, Ui};

use super::article::{ArticleView, nearest};
use super::desk::Desk;
use super::select;
use super::text_view::Laid;
use crate::app::Action;
use crate::rules::Severity;

/// Points at the right of the column in which there are signs of what was added.
const ADDED: f32 = 60.0;

/// What clicks and drags on the page cause.
pub(super) fn pointer(
    ui: &Ui,
    desk: &Desk<'_>,
    view: &mut ArticleView,
    response: &Response,
    laid: &[Laid<'_>],
) -> Vec<Action> {
    let mut actions = Vec::new();
    if let Some(point) = response.hover_pos() {
        if nearest(laid, point).is_some_and(|block| block.byte_under(point).is_some()) {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        } else if statement_at(desk, laid, point).is_some() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
    }
    drag(ui, view, response, laid);
    if response.drag_stopped() {
        view.picked = view.picked.map(|picked| select::to_whole_words(desk.document(), picked));
    }
    // Words picked in one statement choose it, so that the keys act on them.
    if response.drag_stopped()
        && let Some(picked) = view.picked_span().map(|picked| picked.trim(&desk.document().text))
        && let Some(id) = desk.document().statement_at(picked.start)
        && desk.document().statement(id).span.contains(picked)
        && desk.article.selected != Some(id)
    {
        actions.push(Action::Select(id));
    }
    if let Some(point) = response.interact_pointer_pos() {
        clicks(ui, desk, view, (response, point, laid), &mut actions);
    }
    response.context_menu(|ui| actions.extend(super::context_menu::ui(ui, desk, view)));
    actions
}

fn clicks(
    ui: &Ui,
    desk: &Desk<'_>,
    view: &mut ArticleView,
    (response, point, laid): (&Response, Pos2, &[Laid<'_>]),
    actions: &mut Vec<Action>,
) {
    let byte = || nearest(laid, point).and_then(|block| block.byte_under(point));
    let goes_on = ui.input(|input| input.modifiers.shift);
    if response.clicked() && goes_on {
        let begin = view.picked.map(|(anchor, _)| anchor).or(desk.chosen().map(|statement| statement.span.start));
        let head = nearest(laid, point).map(|block| block.byte_at(point));
        view.picked = begin.zip(head);
    } else if response.triple_clicked() {
        let id = byte().and_then(|byte| desk.document().statement_at(byte));
        view.picked = id.map(|id| desk.document().statement(id).span).map(|span| (span.start, span.end));
    } else if response.double_clicked() {
        view.picked = byte().and_then(|byte| select::word_at(desk.document(), byte)).map(|span| (span.start, span.end));
        let id = view.picked.and_then(|(from, _)| desk.document().statement_at(from));
        actions.extend(id.filter(|id| desk.article.selected != Some(*id)).map(Action::Select));
    } else if response.clicked() {
        view.picked = None;
        view.seen = None;
        if let Some(at) = finding_at(desk, laid, point, false) {
            actions.push(Action::SelectFinding(at));
        } else if let Some(statement) = statement_at(desk, laid, point) {
            actions.extend((desk.article.selected != Some(statement)).then_some(Action::Select(statement)));
        } else {
            actions.push(Action::SelectNone);
        }
    } else if response.secondary_clicked()
        && let Some(statement) = statement_at(desk, laid, point)
    {
        let inside = byte().is_some_and(|byte| view.picked_span().is_some_and(|picked| picked.has(byte)));
        if !inside {
            view.picked = None;
        }
        actions.extend((desk.article.selected != Some(statement)).then_some(Action::Select(statement)));
    }
}

/// Picks words in one text that stands by itself: the chosen statement in its panel.
pub(super) fn pick_in(ui: &Ui, desk: &Desk<'_>, view: &mut ArticleView, (response, laid): (&Response, &Laid<'_>)) {
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
    }
    let Some(point) = response.interact_pointer_pos() else { return };
    if response.double_clicked() {
        let byte = laid.byte_under(point);
        view.picked = byte.and_then(|byte| select::word_at(desk.document(), byte)).map(|span| (span.start, span.end));
    } else if response.clicked() {
        view.picked = None;
    } else if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(point);
        let byte = laid.byte_at(origin);
        view.picked = Some((byte, byte));
    } else if response.dragged()
        && let Some((from, _)) = view.picked
    {
        view.picked = Some((from, laid.byte_at(point)));
    }
    if response.drag_stopped() {
        view.picked = view.picked.map(|picked| select::to_whole_words(desk.document(), picked));
    }
}

/// Moves the end of what is picked up or down, now that the rows are known.
pub(super) fn move_by_rows(document: &crate::document::Document, view: &mut ArticleView, laid: &[Laid<'_>]) {
    let rows = std::mem::take(&mut view.rows);
    let Some((anchor, head)) = view.picked.filter(|_| rows != 0) else { return };
    let here = laid.iter().find(|block| block.span.start <= head && head <= block.span.end);
    let Some((block, caret)) = here.and_then(|block| Some((block, block.caret(head, head > anchor)?))) else { return };
    let high = block.galley.rows.first().map_or(28.0, |row| row.size.y);
    let point = egui::pos2(caret.x, (rows as f32).mul_add(high, caret.y.center()));
    let outside = !laid.iter().any(|block| block.rect().y_range().contains(point.y));
    let beyond = if rows > 0 {
        laid.iter().find(|other| other.at.y > point.y)
    } else {
        laid.iter().rev().find(|other| other.rect().bottom() < point.y)
    };
    let to = match beyond.filter(|_| outside) {
        Some(next) => {
            let y = if rows > 0 { next.rect().top() + 2.0 } else { next.rect().bottom() - 2.0 };
            next.byte_at(egui::pos2(point.x, y))
        }
        None => nearest(laid, point).map_or(head, |block| block.byte_at(point)),
    };
    view.picked = Some((anchor, to));
    view.reveal = document.statement_at(to).or(view.reveal);
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

/// The statement under a point; in the gutter, and beside the column at the right, the one whose sign is nearest.
pub(super) fn statement_at(desk: &Desk<'_>, laid: &[Laid<'_>], point: Pos2) -> Option<crate::document::StatementId> {
    let block = nearest(laid, point)?;
    if let Some(byte) = block.byte_under(point) {
        return desk.document().statement_at(byte);
    }
    // At the right of the column stand the signs of what was added.
    let right = block.at.x + block.galley.job.wrap.max_width;
    let at_right = point.x > right && point.x < right + ADDED;
    if point.x >= block.at.x && !at_right {
        return None;
    }
    let statements = desk.document().of_block(block.block.id);
    let rows: Vec<_> = statements.iter().map(|statement| (statement, block.rects(statement.span))).collect();
    let distance = |y: f32| (y - point.y).abs();
    let signs = super::article_paint::signs(&rows).into_iter().filter(|(_, y, _)| distance(*y) < 14.0);
    let signs = signs.filter(|(id, ..)| !at_right || !desk.digest.state(*id).added().is_empty());
    signs.min_by(|one, other| distance(one.1).total_cmp(&distance(other.1))).map(|(id, ..)| id)
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
