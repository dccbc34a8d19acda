//! The strip at the edge: the whole article at a glance, by place; a click goes there.

use egui::{Color32, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::article::ArticleView;
use super::digest::Desk;
use super::marks;
use super::theme::{self, Palette};
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
    /// Where a click wants to go, in points of the article.
    pub(super) wanted: Option<f32>,
}

/// Draws the strip; a click or drag gives the share of the article that was pointed at.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut ArticleView, rect: Rect) -> Option<f32> {
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
    if view.high < total {
        let top = (view.offset / total).mul_add(bar.height(), bar.top());
        let high = (view.high / total * bar.height()).max(14.0);
        let frame = Rect::from_min_size(pos2(bar.left() - 2.5, top.min(bar.bottom() - high)), vec2(13.0, high));
        ui.painter().rect_stroke(frame, 4.0, Stroke::new(1.5, colours.soft), StrokeKind::Inside);
    }
    let response = ui.interact(rect.expand2(vec2(5.0, 0.0)), ui.scope_id().with("strip"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ScrollBar, true, "The whole article"));
    let point = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged())?;
    Some(((point.y - bar.top()) / bar.height()).clamp(0.0, 1.0))
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
