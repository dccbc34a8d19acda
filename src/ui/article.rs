//! The article: set type in a column, marks in the gutter, findings under the words, a strip of the
//! whole at the edge.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Pos2, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::commands::Command;
use super::desk::Desk;
use super::flow::Flow;
use super::marks;
use super::strip::Strip;
use super::text_view::{self, Laid, Look};
use super::theme::{self, Palette};
use super::view::FindView;
use super::{article_hit as hit, words};
use crate::app::Action;
use crate::document::{Statement, StatementId, StatementRole};
use crate::text::Span;

/// The measure: 60 to 75 characters of the text face.
const MEASURE: f32 = 600.0;
/// Room for signs left of the column, at least; and where the column itself is short of room.
const GUTTER: [f32; 2] = [58.0, 38.0];
/// An article narrower than this is short of room.
const SHORT_OF_ROOM: f32 = 420.0;
/// Room for the strip.
const STRIP: f32 = 26.0;

/// What the article view remembers from one frame to the next.
#[derive(Default)]
pub struct ArticleView {
    pub(super) flow: Flow,
    pub(super) offset: f32,
    pub(super) high: f32,
    /// To be brought into view.
    pub(super) reveal: Option<StatementId>,
    /// Words picked by pointer or keys: where that began, where it is now.
    pub(super) picked: Option<(usize, usize)>,
    /// Rows by which the end of what is picked is still to move, downwards.
    pub(super) rows: i32,
    /// The evidence that is being looked at, and of which item.
    pub(super) seen: Option<(StatementId, StatementId)>,
    /// The statement that is to be the screen reader's, too.
    pub(super) focus: Option<StatementId>,
    pub(super) strip: Strip,
    /// Statements lit up: what one source says.
    pub(super) lit: Vec<StatementId>,
    /// Commands chosen on the menu of the words.
    pub(super) queue: Vec<Command>,
    /// How far the wheel has turned towards the next size.
    zoomed: f32,
    document: usize,
}

impl ArticleView {
    /// How many blocks were set so far; for the test that nothing off screen is.
    pub fn blocks_measured(&self) -> usize {
        self.flow.measured()
    }
}

/// What one frame draws on.
pub(super) struct Page<'a, 'v> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) colours: &'static Palette,
    pub(super) find: Option<&'v FindView>,
    pub(super) hints: bool,
    pub(super) left: f32,
    pub(super) measure: f32,
    evidence: Vec<Span>,
}

/// Draws the article into what room there is.
pub(super) fn ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    view: &mut ArticleView,
    (find, hints): (Option<&FindView>, bool),
) -> Vec<Action> {
    let full = ui.available_rect_before_wrap();
    let colours = theme::palette(ui);
    let document = &desk.article.document;
    let here = std::sync::Arc::as_ptr(document).addr();
    let turned = view.document != here;
    if turned {
        view.document = here;
        view.picked = None;
        view.lit.clear();
        view.seen = None;
    }
    let gutter = GUTTER[usize::from(full.width() < SHORT_OF_ROOM)];
    // No wider than there is room, whatever the window: words under the edge cannot be read.
    let measure = (full.width() - STRIP - gutter - 28.0).clamp(80.0, MEASURE);
    let left = ((full.width() - STRIP - measure) / 2.0).max(gutter);
    view.flow.fit(document, measure, ui.ctx().pixels_per_point());
    view.high = full.height();
    zoom(ui, view, full);
    let was = view.offset;
    settle_offset(ui, desk, view, colours);

    let mut area = ScrollArea::vertical()
        .id_salt("article")
        .auto_shrink(false)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    // What egui remembers of another article does not count.
    if turned || (view.offset - was).abs() > 0.05 {
        area = area.vertical_scroll_offset(view.offset);
    }
    let page =
        Page { desk, colours, find, hints, left: full.left() + left, measure, evidence: evidence(desk, &view.lit) };
    let height = view.flow.height();
    let out = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(height);
        ui.set_width(full.width());
        page.draw(ui, view, viewport)
    });
    view.offset = out.state.clamped_offset().y;
    // Once: from now on the keyboard goes where the editor puts it.
    view.focus = None;
    let actions = out.inner;
    let strip = Rect::from_min_max(pos2(full.right() - 17.0, full.top() + 8.0), full.right_bottom() + vec2(-8.0, -8.0));
    if let Some(share) = super::strip::ui(ui, desk, view, (find, strip)) {
        let target = share.mul_add(view.flow.height(), -view.high / 2.0);
        view.offset = view.offset.max(0.0);
        scroll_to(ui, view, target);
    }
    actions
}

/// Ctrl and the wheel, or two fingers, make everything larger or smaller, in steps of a tenth.
fn zoom(ui: &Ui, view: &mut ArticleView, full: Rect) {
    if !ui.rect_contains_pointer(full) {
        return;
    }
    view.zoomed += ui.input(egui::InputState::zoom_delta) - 1.0;
    if view.zoomed.abs() >= 0.1 {
        // The size is a setting, so that it is the same tomorrow.
        view.queue.push(if view.zoomed > 0.0 { Command::ZoomIn } else { Command::ZoomOut });
        view.zoomed = 0.0;
    }
}

fn scroll_to(ui: &Ui, view: &mut ArticleView, target: f32) {
    let most = (view.flow.height() - view.high).max(0.0);
    view.strip.wanted = Some(target.clamp(0.0, most));
    ui.ctx().request_repaint();
}

/// Where the view is to stand in this frame: what is to be revealed, then heights measured.
fn settle_offset(ui: &Ui, desk: &Desk<'_>, view: &mut ArticleView, colours: &Palette) {
    let document = desk.document();
    let ctx = ui.ctx();
    let mut offset = view.strip.wanted.take().unwrap_or(view.offset);
    if let Some(id) = view.reveal.take()
        && let Some(statement) = document.statements.get(id.index())
        && let Some(index) = view.flow.index_of(statement.block)
    {
        view.flow.measure(ctx, document, colours, index);
        let block = document.block(statement.block);
        let share = (statement.span.start - block.span.start) as f32 / block.span.len().max(1) as f32;
        let (top, below) = (view.flow.top(index), view.flow.top(index + 1));
        let y = (below - top).mul_add(share, top);
        let room = view.high;
        // Only what is not comfortably in view moves the page.
        if y < offset + room * 0.08 || y + 90.0 > offset + room {
            offset = room.mul_add(-0.3, y);
        }
    }
    let most = (view.flow.height() - view.high).max(0.0);
    offset = offset.clamp(0.0, most);
    let offset = view.flow.measure_view((ctx, colours), document, offset, view.high);
    view.offset = offset.clamp(0.0, (view.flow.height() - view.high).max(0.0));
}

/// Statements that the chosen one, or the chosen finding, points at.
fn evidence(desk: &Desk<'_>, lit: &[StatementId]) -> Vec<Span> {
    let document = desk.document();
    if desk.digest.cold {
        return Vec::new();
    }
    let mut spans: Vec<Span> =
        lit.iter().filter_map(|id| document.statements.get(id.index())).map(|statement| statement.span).collect();
    if let Some(chosen) = desk.chosen() {
        if let Some(grounding) = desk.article.checked.groundings.get(&chosen.id) {
            spans.extend(grounding.evidence.iter().map(|evidence| document.statement(evidence.statement).span));
        }
        let finding = desk.article.selected_finding.and_then(|at| desk.finding(at));
        if let Some(finding) = finding.filter(|finding| finding.statement == chosen.id) {
            spans.extend(finding.related.iter().map(|side| side.span));
        }
    }
    spans
}

impl Page<'_, '_> {
    fn draw(&self, ui: &mut Ui, view: &mut ArticleView, viewport: Rect) -> Vec<Action> {
        let origin = ui.max_rect().top();
        let visible = ui.clip_rect();
        // No stop for the keyboard: the chosen statement is.
        let response = ui.interact(visible, ui.scope_id().with("page"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Document, true, super::words::ARTICLE));
        let document = self.desk.document();
        let mut laid = Vec::new();
        for index in view.flow.between(viewport.min.y, viewport.max.y) {
            let Some(id) = view.flow.blocks.get(index).copied() else { continue };
            let block = document.block(id);
            let look = Look::of(block);
            let galley = text_view::lay(ui.ctx(), view.flow.job(ui.ctx(), document, self.colours, id));
            let at = pos2(self.left + look.indent, origin + view.flow.top(index) + look.before);
            laid.push(Laid { block, span: block.span, text: &document.text, galley, at });
        }
        hit::move_by_rows(document, view, &laid);
        let mut actions = hit::pointer(ui, self.desk, view, &response, &laid);
        for block in &laid {
            self.block(ui, view, block, &mut actions);
        }
        self.tooltip(&response, &laid);
        actions
    }

    fn block(&self, ui: &mut Ui, view: &ArticleView, laid: &Laid<'_>, actions: &mut Vec<Action>) {
        let painter = ui.painter().clone();
        let rows = self.rows(laid);
        for (statement, rects) in &rows {
            let chosen = self.desk.article.selected == Some(statement.id);
            if chosen || self.evidence.iter().any(|span| span.overlaps(statement.span)) {
                for rect in rects {
                    painter.rect_filled(rect.expand2(vec2(3.0, -1.0)), 3.0, self.colours.selection);
                }
            }
            if chosen {
                self.bar(ui, rects, self.colours.accent);
            } else if view.seen.is_some_and(|seen| (Some(seen.0), seen.1) == (self.desk.article.selected, statement.id))
            {
                self.bar(ui, rects, self.colours.soft);
            }
        }
        self.grounds(ui, view, laid);
        self.furniture(ui, laid);
        self.underlines(ui, laid);
        self.facts(ui, laid);
        painter.galley(laid.at, laid.galley.clone(), self.colours.ink);
        self.caret(ui, view, laid);
        self.gutter(ui, &rows);
        for (statement, rects) in &rows {
            if self.node(ui, view, statement, rects) {
                actions.push(Action::Select(statement.id));
            }
        }
    }

    /// A statement for the screen reader; true when it was asked to choose it.
    fn node(&self, ui: &Ui, view: &ArticleView, statement: &Statement, rects: &[Rect]) -> bool {
        let Some(widest) = rects.iter().copied().max_by(|one, other| one.width().total_cmp(&other.width())) else {
            return false;
        };
        let role = match statement.role {
            StatementRole::Heading => egui::Role::Heading,
            _ => egui::Role::Paragraph,
        };
        let id = node_id(statement.id);
        let chosen = self.desk.article.selected == Some(statement.id);
        // One stop for the keyboard in the whole article; J and K go on from there.
        let sense = if chosen { Sense::focusable_noninteractive() } else { Sense::hover() };
        let response = ui.interact(widest.intersect(ui.clip_rect()), id, sense);
        response.widget_info(|| WidgetInfo::selected(role, true, chosen, marks::spoken(self.desk, statement)));
        if chosen && view.focus == Some(statement.id) {
            response.request_focus();
        }
        if response.has_focus() {
            let filter = egui::EventFilter { vertical_arrows: true, horizontal_arrows: true, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        ui.input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Click))
    }

    /// Why the words under the pointer are underlined; in the gutter, how a statement stands.
    fn tooltip(&self, response: &Response, laid: &[Laid<'_>]) {
        let Some(point) = response.hover_pos().filter(|_| !response.dragged()) else { return };
        let right = self.left + self.measure;
        if point.x < self.left - 6.0 || point.x > right {
            // The gutter; not all of the blank beside the article in a wide window.
            if point.x < self.left - GUTTER[1] {
                return;
            }
            let Some(id) = hit::statement_at(self.desk, laid, point) else { return };
            let statement = self.desk.document().statement(id);
            let place = words::place(self.desk.document(), statement);
            let state = marks::state_in_words(self.desk, statement);
            response.clone().on_hover_ui_at_pointer(|ui| {
                ui.label(egui::RichText::new(place).font(theme::semi(12.5)));
                ui.label(words::capital(&state));
            });
            return;
        }
        let Some(at) = hit::finding_at(self.desk, laid, point, self.hints) else { return };
        let Some(finding) = self.desk.finding(at) else { return };
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(320.0);
            ui.label(egui::RichText::new(self.desk.title(finding.rule)).font(theme::semi(12.5)));
            ui.label(&finding.message);
        });
    }
}

/// The widget id of a statement.
pub(super) fn node_id(id: StatementId) -> egui::Id {
    egui::Id::unique(("statement", id))
}

/// The block of `laid` nearest to a point.
pub(super) fn nearest<'l, 'a>(laid: &'l [Laid<'a>], point: Pos2) -> Option<&'l Laid<'a>> {
    let distance = |block: &Laid<'_>| {
        let rows = block.rect().y_range();
        (rows.min - point.y).max(point.y - rows.max).max(0.0)
    };
    laid.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))
}
