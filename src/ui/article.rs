//! The article: set type in a column, marks in the gutter, findings under the words, a strip of the
//! whole at the edge.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Align2, Color32, Pos2, Rect, Response, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::commands::Command;
use super::digest::Desk;
use super::flow::Flow;
use super::marks;
use super::strip::Strip;
use super::text_view::{self, Laid, Look};
use super::theme::{self, Palette};
use super::view::FindView;
use super::{article_hit as hit, icons};
use crate::app::Action;
use crate::document::{Block, BlockKind, Part, Statement, StatementId, StatementRole};
use crate::rules::Severity;
use crate::text::Span;

/// The measure: 60 to 75 characters of the text face.
const MEASURE: f32 = 600.0;
/// Room for signs left of the column, at least.
const GUTTER: f32 = 58.0;
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
    /// Words selected with the pointer: where it went down, where it is.
    pub(super) picked: Option<(usize, usize)>,
    /// The statement that is to be the screen reader's, too.
    pub(super) focus: Option<StatementId>,
    pub(super) strip: Strip,
    /// Statements lit up: what one source says.
    pub(super) lit: Vec<StatementId>,
    /// Commands chosen on the menu of the words.
    pub(super) queue: Vec<Command>,
    document: usize,
}

impl ArticleView {
    /// The words selected with the pointer.
    pub(super) fn picked_span(&self) -> Option<Span> {
        let (from, to) = self.picked?;
        Some(Span::new(from.min(to), from.max(to))).filter(|span| !span.is_empty())
    }

    /// How many blocks were set so far; for the test that nothing off screen is.
    pub fn blocks_measured(&self) -> usize {
        self.flow.measured()
    }
}

/// What one frame draws on.
struct Page<'a, 'v> {
    desk: &'a Desk<'a>,
    colours: &'static Palette,
    find: Option<&'v FindView>,
    hints: bool,
    left: f32,
    measure: f32,
    evidence: Vec<Span>,
}

/// Draws the article into what room there is.
pub(super) fn ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    view: &mut ArticleView,
    (find, hints): (Option<&FindView>, bool),
) -> Vec<Action> {
    let full = ui.max_rect();
    let colours = theme::palette(ui);
    let document = &desk.article.document;
    let here = std::sync::Arc::as_ptr(document).addr();
    let turned = view.document != here;
    if turned {
        view.document = here;
        view.picked = None;
        view.lit.clear();
    }
    let measure = (full.width() - STRIP - GUTTER - 28.0).clamp(240.0, MEASURE);
    let left = ((full.width() - STRIP - measure) / 2.0).max(GUTTER);
    view.flow.fit(document, measure, ui.ctx().pixels_per_point());
    view.high = full.height();
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
    if let Some(share) = super::strip::ui(ui, desk, view, strip) {
        let target = share.mul_add(view.flow.height(), -view.high / 2.0);
        view.offset = view.offset.max(0.0);
        scroll_to(ui, view, target);
    }
    actions
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
        let response = ui.interact(visible, ui.scope_id().with("page"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Document, true, "Article"));
        let document = self.desk.document();
        let mut laid = Vec::new();
        for index in view.flow.between(viewport.min.y, viewport.max.y) {
            let Some(id) = view.flow.blocks.get(index).copied() else { continue };
            let block = document.block(id);
            let look = Look::of(block);
            let galley = text_view::lay(ui.ctx(), view.flow.job(ui.ctx(), document, self.colours, id));
            let at = pos2(self.left + look.indent, origin + view.flow.top(index) + look.before);
            laid.push(Laid { block, text: &document.text, galley, at });
        }
        let mut actions = hit::pointer(ui, self.desk, view, &response, &laid);
        for block in &laid {
            self.block(ui, view, block, &mut actions);
        }
        self.tooltip(&response, &laid);
        actions
    }

    fn block(&self, ui: &mut Ui, view: &ArticleView, laid: &Laid<'_>, actions: &mut Vec<Action>) {
        let painter = ui.painter().clone();
        let statements = self.desk.document().of_block(laid.block.id);
        let rows: Vec<(&Statement, Vec<Rect>)> =
            statements.iter().map(|statement| (statement, laid.rects(statement.span))).collect();
        for (statement, rects) in &rows {
            let chosen = self.desk.article.selected == Some(statement.id);
            if chosen || self.evidence.iter().any(|span| span.overlaps(statement.span)) {
                for rect in rects {
                    painter.rect_filled(rect.expand2(vec2(3.0, -1.0)), 3.0, self.colours.selection);
                }
            }
            if chosen {
                self.chosen_bar(ui, rects);
            }
        }
        self.grounds(ui, view, laid);
        self.furniture(ui, laid);
        for line in self.desk.digest.underlines_in(laid.block.span) {
            if line.severity != Severity::Note || self.hints {
                for rect in laid.rects(line.span) {
                    marks::underline(&painter, rect, line, self.colours);
                }
            }
        }
        painter.galley(laid.at, laid.galley.clone(), self.colours.ink);
        self.gutter(ui, &rows);
        for (statement, rects) in &rows {
            if self.node(ui, view, statement, rects) {
                actions.push(Action::Select(statement.id));
            }
        }
    }

    /// A bar beside the chosen statement, so that it is told from its evidence without colour.
    fn chosen_bar(&self, ui: &Ui, rects: &[Rect]) {
        if let (Some(first), Some(last)) = (rects.first(), rects.last()) {
            let bar = Rect::from_min_max(
                pos2(self.left - 10.0, first.top() + 3.0),
                pos2(self.left - 7.5, last.bottom() - 3.0),
            );
            ui.painter().rect_filled(bar, 1.0, self.colours.accent);
        }
    }

    /// Matches of find and words selected with the pointer.
    fn grounds(&self, ui: &Ui, view: &ArticleView, laid: &Laid<'_>) {
        let paint = |span: Span, ground: Color32| {
            for rect in laid.rects(span) {
                ui.painter().rect_filled(rect.expand2(vec2(1.0, -2.0)), 2.0, ground);
            }
        };
        if let Some(find) = self.find {
            let from = find.matches.partition_point(|span| span.end <= laid.block.span.start);
            for (at, span) in find.matches.iter().enumerate().skip(from) {
                if span.start >= laid.block.span.end {
                    break;
                }
                paint(*span, if at == find.at { self.colours.picked } else { self.colours.matched });
            }
        }
        if let Some(span) = view.picked_span() {
            paint(span, self.colours.picked);
        }
    }

    /// Bullets, numbers, bars of quotations, lines of tables.
    fn furniture(&self, ui: &Ui, laid: &Laid<'_>) {
        let Block { kind, part, .. } = laid.block;
        let line = laid.galley.rows.first().map_or(28.0, |row| row.size.y);
        let middle = laid.at.y + line / 2.0;
        let side = |offset: f32, width: f32, ink: Color32| {
            let rect = laid.rect();
            let bar = Rect::from_min_max(
                pos2(laid.at.x - offset, rect.top() + 2.0),
                pos2(laid.at.x - offset + width, rect.bottom() - 2.0),
            );
            ui.painter().rect_filled(bar, 1.0, ink);
        };
        match kind {
            BlockKind::ListItem(None) => {
                ui.painter().circle_filled(pos2(laid.at.x - 12.0, middle + 1.0), 2.3, self.colours.soft);
            }
            BlockKind::ListItem(Some(number)) => {
                let at = pos2(laid.at.x - 7.0, middle);
                let number = format!("{number}.");
                ui.painter().text(at, Align2::RIGHT_CENTER, number, theme::text(16.5), self.colours.soft);
            }
            BlockKind::Quote => side(16.0, 2.0, self.colours.line),
            BlockKind::PullQuote => side(16.0, 3.0, self.colours.accent),
            BlockKind::TableRow => {
                let y = laid.rect().bottom() + 2.0;
                let across = self.left..=self.left + self.measure;
                ui.painter().hline(across, y, Stroke::new(1.0, self.colours.line));
            }
            _ if *part == Part::Caption => side(12.0, 2.0, self.colours.line),
            _ => {}
        }
    }

    /// Signs of marks left of the rows on which statements begin; notes and queries on the right.
    fn gutter(&self, ui: &Ui, rows: &[(&Statement, Vec<Rect>)]) {
        let mut signs: Vec<(f32, marks::Sign)> = Vec::new();
        for (statement, rects) in rows {
            let Some(first) = rects.first().filter(|_| statement.is_counted()) else { continue };
            let mark = self.desk.mark(statement.id);
            signs.push((first.center().y, marks::sign(mark, 15.0, self.colours)));
            let state = self.desk.digest.state(statement.id);
            let extra = if state.asked { Some(icons::AUTHOR) } else { state.noted.then_some(icons::NOTE) };
            if let (Some(sign), Some(last)) = (extra, rects.last()) {
                let at = pos2(self.left + self.measure + 14.0, last.center().y);
                ui.painter().text(at, Align2::CENTER_CENTER, sign, theme::icon(14.0), self.colours.accent);
            }
        }
        for (at, (y, sign)) in signs.iter().enumerate() {
            let later = signs.iter().skip(at + 1).take_while(|(other, _)| (other - y).abs() < 1.0).count();
            let x = (later as f32).mul_add(-15.0, self.left - 22.0);
            ui.painter().text(pos2(x, *y), Align2::CENTER_CENTER, sign.glyph, sign.font.clone(), sign.ink);
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
        let response = ui.interact(widest.intersect(ui.clip_rect()), id, Sense::focusable_noninteractive());
        let chosen = self.desk.article.selected == Some(statement.id);
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

    /// Why the words under the pointer are underlined.
    fn tooltip(&self, response: &Response, laid: &[Laid<'_>]) {
        let Some(point) = response.hover_pos() else { return };
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
