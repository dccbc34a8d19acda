//! The strip at the edge: the whole article at a glance, by place; hovering tells what is there, a click goes there.

use egui::{Color32, Rect, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::article::ArticleView;
use super::desk::Desk;
use super::theme::{self, Palette};
use super::view::FindView;
use super::{marks, words};
use crate::document::Statement;
use crate::review::Standing;
use crate::rules::Severity;

/// Points of one cell of the strip.
const CELL: f32 = 3.0;

/// The strip's cells, kept until something changes.
#[derive(Default)]
pub(super) struct Strip {
    key: (u64, u64, usize, bool),
    cells: Vec<Option<Color32>>,
    /// Heights at which matches of find stand.
    ticks: Vec<f32>,
    /// What was looked for then, and how the article was set.
    ticks_for: ((String, usize), u64),
    /// Where a click wants to go, in points of the article.
    pub(super) wanted: Option<f32>,
}

/// Draws the strip; a click or drag gives the share of the article that was pointed at.
pub(super) fn ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    view: &mut ArticleView,
    (find, rect): (Option<&FindView>, Rect),
) -> Option<f32> {
    let colours = theme::palette(ui);
    let many = (rect.height() / CELL).floor().max(1.0) as usize;
    let key = (desk.digest.version, view.flow.version, many, ui.visuals().dark_mode);
    if view.strip.key != key {
        view.strip.cells = cells(desk, view, colours, many);
        view.strip.key = key;
    }
    let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 8.0, rect.bottom()));
    ui.painter().rect_filled(bar, 3.0, colours.chip);
    let mut at = 0;
    while let Some(cell) = view.strip.cells.get(at) {
        let run = view.strip.cells.iter().skip(at).take_while(|other| *other == cell).count();
        if let Some(ink) = cell {
            let top = (at as f32).mul_add(CELL, bar.top());
            let part = Rect::from_min_size(pos2(bar.left(), top), vec2(8.0, (run as f32).mul_add(CELL, -0.5)));
            ui.painter().rect_filled(part, 1.5, *ink);
        }
        at += run;
    }
    let total = view.flow.height().max(1.0);
    if let Some(find) = find
        && (view.strip.ticks_for.0 != find.done_for || view.strip.ticks_for.1 != view.flow.version)
    {
        view.strip.ticks = match_heights(desk, view, find);
        view.strip.ticks_for = (find.done_for.clone(), view.flow.version);
    }
    for y in view.strip.ticks.iter().filter(|_| find.is_some()) {
        let y = (y / total).mul_add(bar.height(), bar.top());
        ui.painter().hline(bar.right() + 1.0..=bar.right() + 6.0, y, Stroke::new(2.0, colours.accent));
    }
    if view.high < total {
        let top = (view.offset / total).mul_add(bar.height(), bar.top());
        let high = (view.high / total * bar.height()).max(14.0);
        let frame = Rect::from_min_size(pos2(bar.left() - 2.5, top.min(bar.bottom() - high)), vec2(13.0, high));
        ui.painter().rect_stroke(frame, 4.0, Stroke::new(1.5, colours.soft), StrokeKind::Inside);
    }
    let response = ui.interact(rect.expand2(vec2(5.0, 0.0)), ui.scope_id().with("strip"), Sense::click_and_drag());
    let share = (view.offset / (total - view.high).max(1.0) * 100.0).clamp(0.0, 100.0);
    response.widget_info(|| WidgetInfo::slider(true, f64::from(share), super::words::PLACE_IN_ARTICLE));
    let share = |y: f32| ((y - bar.top()) / bar.height()).clamp(0.0, 1.0);
    if let Some(point) = response.hover_pos().filter(|_| !response.dragged()) {
        ui.painter().hline(bar.left() - 3.0..=bar.right() + 3.0, point.y, Stroke::new(1.0, colours.ink));
        if let Some([place, state, quote]) = told(desk, view, share(point.y) * total) {
            response.clone().on_hover_ui_at_pointer(|ui| {
                ui.set_max_width(300.0);
                ui.label(RichText::new(place).font(theme::semi(12.5)));
                if !state.is_empty() {
                    ui.label(state);
                }
                ui.label(RichText::new(quote).font(theme::text(13.5)).color(colours.soft));
            });
        }
    }
    let point = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged())?;
    Some(share(point.y))
}

/// What stands at a height of the article: place, state, its first words.
fn told(desk: &Desk<'_>, view: &mut ArticleView, y: f32) -> Option<[String; 3]> {
    let document = desk.document();
    let index = view.flow.between(y, y + 1.0).start;
    let block = document.block(*view.flow.blocks.get(index)?);
    let (top, below) = (view.flow.top(index), view.flow.top(index + 1));
    let share = ((y - top) / (below - top).max(1.0)).clamp(0.0, 1.0);
    let byte = block.span.start + (share * block.span.len() as f32) as usize;
    let statements = document.of_block(block.id);
    let statement = statements.iter().find(|statement| byte < statement.span.end).or(statements.last())?;
    let place = words::place(document, statement);
    let state = words::capital(&marks::state_in_words(desk, statement));
    Some([place, state, words::quoted(desk.words(statement.span), 90)])
}

/// Heights at which matches of find stand.
fn match_heights(desk: &Desk<'_>, view: &mut ArticleView, find: &FindView) -> Vec<f32> {
    let document = desk.document();
    let mut heights: Vec<f32> = Vec::new();
    for span in &find.matches {
        let Some(statement) = document.statement_at(span.start).map(|id| document.statement(id)) else { continue };
        let Some(index) = view.flow.index_of(statement.block) else { continue };
        let block = document.block(statement.block);
        let share = (span.start - block.span.start) as f32 / block.span.len().max(1) as f32;
        let (top, below) = (view.flow.top(index), view.flow.top(index + 1));
        let y = (below - top).mul_add(share, top);
        // Hundreds of matches at one place are one tick.
        if heights.last().is_none_or(|last| y - last > view.flow.height() / 400.0) {
            heights.push(y);
        }
    }
    heights
}

fn cells(desk: &Desk<'_>, view: &mut ArticleView, colours: &Palette, many: usize) -> Vec<Option<Color32>> {
    let document = desk.document();
    let total = view.flow.height().max(1.0);
    let mut cells: Vec<(u8, Option<Color32>)> = vec![(0, None); many];
    for index in 0..view.flow.blocks.len() {
        let (top, below) = (view.flow.top(index), view.flow.top(index + 1));
        let Some(id) = view.flow.blocks.get(index) else { continue };
        let block = document.block(*id);
        let long = block.span.len().max(1) as f32;
        for statement in document.of_block(*id) {
            let (rank, Some(ink)) = tone(desk, statement, colours) else { continue };
            let place = |byte: usize| {
                let y = ((byte - block.span.start) as f32 / long).mul_add(below - top, top);
                ((y / total * many as f32) as usize).min(many - 1)
            };
            for cell in cells.iter_mut().take(place(statement.span.end) + 1).skip(place(statement.span.start)) {
                if rank > cell.0 {
                    *cell = (rank, Some(ink));
                }
            }
        }
    }
    cells.into_iter().map(|(_, ink)| ink).collect()
}

/// What a statement shows in the strip, and how it counts against its neighbours.
fn tone(desk: &Desk<'_>, statement: &Statement, colours: &Palette) -> (u8, Option<Color32>) {
    if let Some(mark) = desk.mark(statement.id) {
        return match mark.place.standing {
            Standing::CheckAgain(_) => (4, Some(colours.caution)),
            _ => (1, Some(marks::verdict_colour(mark.verdict, colours))),
        };
    }
    let state = desk.digest.states.get(statement.id.index());
    let gravest = state.and_then(|state| state.findings.first()).and_then(|at| desk.finding(*at));
    match gravest {
        Some(finding) if finding.severity > Severity::Note => {
            let shape = super::digest::shape(finding.rule);
            (2 + u8::from(finding.severity == Severity::Error), Some(marks::colour(shape, colours)))
        }
        _ => (0, None),
    }
}
