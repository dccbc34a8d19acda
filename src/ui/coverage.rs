//! Not looked at: every statement nobody has marked, part by part; pick some and mark or assign them at once.
//!
//! Rows have one height, so that only those on the screen are drawn.

use egui::{Align2, Button, Margin, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::commands::Command;
use super::desk::Desk;
use super::view::{Dialog, Share, View};
use super::{icons, marks, theme, widgets, words};
use crate::app::Action;
use crate::document::{Part, Statement, StatementId};
use crate::review::Verdict;
use crate::rules::Severity;

const ROW: f32 = 50.0;
const HEAD: f32 = 30.0;
/// A panel lower than this leaves out the bars of the parts.
const LOW: f32 = 380.0;

/// Which statements are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Which {
    /// Without a mark.
    #[default]
    Open,
    /// Without a mark, and flagged.
    Flagged,
    /// With a mark that is not settled.
    Unsettled,
    /// Assigned to whoever is checking.
    Mine,
    /// All that are counted.
    All,
}

/// What the panel remembers.
#[derive(Default)]
pub(super) struct CoverageView {
    pub(super) which: Which,
    pub(super) words: String,
    /// The chosen statement that was last led to, and whether it was picked: the first pick makes the list lower.
    shown: Option<(StatementId, bool)>,
    /// The document that picks belong to.
    document: usize,
    /// The lines listed, and what they depend on.
    lines: (Option<Key>, Vec<Line>),
}

/// What the lines depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    version: u64,
    which: Which,
    words: String,
    mine: String,
}

#[derive(Clone, Copy)]
enum Line {
    Head(Part, usize),
    Statement(StatementId),
}

/// Picks belong to one document; with another they are gone.
pub(super) fn settle(desk: &Desk<'_>, view: &mut View) {
    let here = std::ptr::from_ref(desk.document()).addr();
    if view.coverage.document != here {
        view.coverage.document = here;
        view.picked.clear();
    }
}

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    summary(ui, desk);
    head(ui, view);
    let lines = listed(desk, &mut view.coverage);
    let shown: Vec<StatementId> =
        lines.iter().filter_map(|line| if let Line::Statement(id) = line { Some(*id) } else { None }).collect();
    picking(ui, desk, view, &shown, &mut actions);
    if shown.is_empty() {
        let (title, more) = match view.coverage.which {
            Which::Open if view.coverage.words.is_empty() => (words::ALL_MARKED, words::ALL_MARKED_MORE),
            Which::Mine => (words::NOTHING_MINE, words::NOTHING_MINE_MORE),
            _ => (words::NOTHING_FITS, words::NOTHING_FITS_STATEMENTS),
        };
        widgets::nothing(ui, title, more);
        view.coverage.lines.1 = lines;
        return actions;
    }
    let height = |line: &Line| if matches!(line, Line::Head(..)) { HEAD } else { ROW };
    let mut tops = Vec::with_capacity(lines.len());
    let mut total = 0.0;
    for line in &lines {
        tops.push(total);
        total += height(line);
    }
    let area = ScrollArea::vertical().id_salt("coverage").auto_shrink(false);
    area.show_viewport(ui, |ui, viewport| {
        ui.set_height(total + 12.0);
        let origin = ui.max_rect().left_top();
        let chosen = desk.article.selected.map(|id| (id, view.picked.contains(&id)));
        if chosen != view.coverage.shown {
            view.coverage.shown = chosen;
            let row =
                lines.iter().position(|line| matches!(line, Line::Statement(id) if Some(*id) == desk.article.selected));
            if let Some(top) = row.and_then(|row| tops.get(row)) {
                ui.scroll_to_rect(Rect::from_min_size(origin + vec2(0.0, *top), vec2(10.0, ROW)), None);
            }
        }
        let width = ui.available_width() - 10.0;
        let first = tops.partition_point(|top| *top < viewport.min.y).saturating_sub(1);
        for (line, top) in lines.iter().zip(&tops).skip(first) {
            if *top > viewport.max.y {
                break;
            }
            let rect = Rect::from_min_size(origin + vec2(0.0, *top), vec2(width, height(line) - 2.0));
            match line {
                Line::Head(part, many) => part_ui(ui, (*part, *many), rect, &mut view.dialog),
                Line::Statement(id) => row(ui, desk, (*id, rect), view, &mut actions),
            }
        }
    });
    view.coverage.lines.1 = lines;
    actions
}

/// The lines, made again only where they would be other ones; given back when they are drawn.
fn listed(desk: &Desk<'_>, own: &mut CoverageView) -> Vec<Line> {
    let mine = desk.bench.settings.name.clone();
    let key = Key { version: desk.digest.version, which: own.which, words: own.words.clone(), mine };
    if own.lines.0.as_ref() != Some(&key) {
        own.lines = (Some(key), lines(desk, own));
    }
    std::mem::take(&mut own.lines.1)
}

/// How much of each part has been looked at.
fn summary(ui: &mut Ui, desk: &Desk<'_>) {
    let colours = theme::palette(ui);
    let tally = desk.digest.tally;
    ui.add_space(6.0);
    let open = tally.of.saturating_sub(tally.marked);
    widgets::words(ui, words::not_looked_at(open, tally.of), theme::semi(13.0), colours.ink);
    // In a low window the room is the list's.
    if ui.available_height() < LOW {
        return;
    }
    ui.add_space(2.0);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 12.0;
        ui.spacing_mut().item_spacing.y = 3.0;
        shares(ui, desk);
        if !desk.digest.shares.is_empty() {
            ui.add_space(3.0);
            people(ui, desk);
        }
    });
}

/// A bar for each part.
fn shares(ui: &mut Ui, desk: &Desk<'_>) {
    let colours = theme::palette(ui);
    for part in Part::ALL {
        let (marked, of) = desk.share(part);
        if of == 0 {
            continue;
        }
        bar(ui, words::part(part), (marked, of), colours.good);
    }
}

/// A name, a bar, "3 of 7".
fn bar(ui: &mut Ui, name: &str, (marked, of): (usize, usize), ink: egui::Color32) {
    let colours = theme::palette(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(92.0, 14.0), Sense::hover());
        let at = pos2(rect.left(), rect.center().y);
        ui.painter_at(rect.expand(2.0)).text(at, Align2::LEFT_CENTER, name, theme::plain(12.0), colours.soft);
        let width = (ui.available_width() - 74.0).max(40.0);
        widgets::bar(ui, (width, 5.0), &[(marked as f32 / of.max(1) as f32, ink)]);
        widgets::words(ui, words::of(marked, of), theme::plain(12.0), colours.soft);
    });
}

fn head(ui: &mut Ui, view: &mut View) {
    let cold = view.reading.cold;
    let own = &mut view.coverage;
    if cold && own.which == Which::Flagged {
        own.which = Which::Open;
    }
    ui.add_space(4.0);
    let edit = TextEdit::singleline(&mut own.words)
        .id(egui::Id::unique("coverage filter"))
        .hint_text(words::SEARCH_STATEMENTS)
        .desired_width(ui.available_width() - 10.0)
        .margin(Margin::symmetric(8, 4));
    ui.add(edit).accessible_name(words::SEARCH_STATEMENTS);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let lists = [
            (Which::Open, words::WHICH_OPEN),
            (Which::Flagged, words::WHICH_FLAGGED),
            (Which::Unsettled, words::WHICH_UNSETTLED),
            (Which::Mine, words::WHICH_MINE),
            (Which::All, words::WHICH_ALL),
        ];
        // A cold read does not tell what was flagged.
        for (which, name) in lists.into_iter().filter(|(which, _)| *which != Which::Flagged || !cold) {
            let label = RichText::new(name).font(theme::plain(12.0));
            if ui.add(Button::selectable(own.which == which, label)).clicked() {
                own.which = which;
            }
        }
    });
}

/// The head of a part: its name, how many are listed, and who is to look at all of it.
fn part_ui(ui: &mut Ui, (part, many): (Part, usize), rect: Rect, dialog: &mut Option<Dialog>) {
    let colours = theme::palette(ui);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(("part", part)));
    child.add_space(5.0);
    child.horizontal(|ui| {
        widgets::words(ui, words::part(part), theme::semi(12.5), colours.ink);
        widgets::at_right(ui, |ui| {
            widgets::words(ui, words::thousands(many), theme::plain(12.0), colours.soft);
            let link = widgets::link(ui, words::ASSIGN).on_hover_text(words::ASSIGN_PART_TIP);
            if link.clicked() {
                *dialog = Some(Dialog::Assign { whom: Share::Part(part), name: String::new() });
            }
        });
    });
}

/// Who is how far, where anything is assigned.
fn people(ui: &mut Ui, desk: &Desk<'_>) {
    let colours = theme::palette(ui);
    for share in &desk.digest.shares {
        let name = if share.person.name.is_empty() { words::NOBODY } else { share.person.name.as_str() };
        bar(ui, name, (share.marked, share.of), colours.accent);
    }
}

/// What is done with what is picked.
fn picking(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, shown: &[StatementId], actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        if view.picked.is_empty() {
            if !shown.is_empty() && widgets::link(ui, words::pick_all(shown.len())).clicked() {
                view.picked.extend(shown.iter().copied());
            }
            if desk.chosen().is_some() {
                widgets::command_link(ui, &mut view.queue, Command::Pick, words::PICK_CHOSEN);
            }
        } else {
            let many = words::picked(view.picked.len());
            widgets::words(ui, many, theme::semi(12.5), colours.ink);
            widgets::command_link(ui, &mut view.queue, Command::PickNone, words::PICK_NONE);
        }
    });
    if view.picked.is_empty() {
        return;
    }
    let spans = spans(desk, view);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for verdict in [Verdict::Confirmed, Verdict::Opinion, Verdict::CannotConfirm] {
            let command = Command::of_verdict(verdict);
            let button = widgets::button(ui, words::verdict(verdict)).on_hover_text(command.tip());
            if button.clicked() {
                actions.push(Action::MarkAll { spans: spans.clone(), verdict: Some(verdict) });
                view.picked.clear();
            }
        }
        if widgets::button(ui, words::TAKE_BACK).on_hover_text(Command::Unmark.tip()).clicked() {
            actions.push(Action::MarkAll { spans: spans.clone(), verdict: None });
            view.picked.clear();
        }
        if widgets::button(ui, words::ASSIGN).on_hover_text(Command::Assign.tip()).clicked() {
            view.queue.push(Command::Assign);
        }
    });
    ui.add_space(2.0);
}

/// The words of what is picked, in reading order.
pub(super) fn spans(desk: &Desk<'_>, view: &View) -> Vec<crate::text::Span> {
    let statement = |id: &StatementId| desk.document().statements.get(id.index());
    view.picked.iter().filter_map(statement).map(|statement| statement.span).collect()
}

fn lines(desk: &Desk<'_>, own: &CoverageView) -> Vec<Line> {
    let wanted = own.words.trim().to_lowercase();
    let mine = &desk.bench.settings.name;
    let fits = |statement: &&Statement| {
        let flagged = || {
            let findings = &desk.digest.states.get(statement.id.index()).map(|state| &state.findings);
            findings.is_some_and(|findings| {
                findings.iter().filter_map(|at| desk.finding(*at)).any(|finding| finding.severity > Severity::Note)
            })
        };
        let is_of = match own.which {
            Which::Open => desk.is_open(statement),
            Which::Flagged => desk.is_open(statement) && flagged(),
            Which::Unsettled => desk.is_unsettled(statement),
            Which::Mine => desk.digest.assigned.get(&statement.id).is_some_and(|name| name == mine),
            Which::All => statement.is_counted(),
        };
        is_of && (wanted.is_empty() || desk.words(statement.span).to_lowercase().contains(&wanted))
    };
    let mut lines = Vec::new();
    for part in Part::ALL {
        let of_part: Vec<Line> =
            desk.of_part(part).filter(fits).map(|statement| Line::Statement(statement.id)).collect();
        if !of_part.is_empty() {
            lines.push(Line::Head(part, of_part.len()));
            lines.extend(of_part);
        }
    }
    lines
}

fn row(ui: &mut Ui, desk: &Desk<'_>, (id, rect): (StatementId, Rect), view: &mut View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let Some(statement) = desk.document().statements.get(id.index()) else { return };
    let picked = view.picked.contains(&id);
    let box_rect = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(24.0, 30.0));
    let words_rect = Rect::from_min_max(pos2(rect.left() + 28.0, rect.top()), rect.max);
    let chosen = desk.article.selected == Some(id);
    let response = ui.interact(words_rect, egui::Id::unique(("coverage", id)), Sense::click());
    let spoken = || marks::spoken(desk, statement);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, spoken()));
    let tick = ui.interact(box_rect, egui::Id::unique(("coverage pick", id)), Sense::click());
    let place = words::place(desk.document(), statement);
    tick.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, picked, words::pick_one(&place)));
    let (ground, edge) = match (chosen, response.hovered() || tick.hovered()) {
        (true, _) => (colours.selection, colours.accent),
        (false, true) => (colours.card, colours.soft),
        (false, false) => (colours.card, colours.line),
    };
    let painter = ui.painter_at(rect.expand(1.0));
    painter.rect(rect, 6.0, ground, egui::Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    let (glyph, font, ink) = if picked {
        (icons::PICKED, theme::icon_filled(17.0), colours.accent)
    } else {
        (icons::NOT_PICKED, theme::icon(17.0), colours.soft)
    };
    painter.text(box_rect.center(), Align2::CENTER_CENTER, glyph, font, ink);
    let sign = marks::sign(desk.mark(id), 14.0, colours);
    let sign_at = pos2(rect.left() + 38.0, rect.top() + 16.0);
    painter.text(sign_at, Align2::CENTER_CENTER, sign.glyph, sign.font, sign.ink);
    let (left, right) = (rect.left() + 52.0, rect.right() - 10.0);
    let mut job = widgets::job(&[(desk.words(statement.span), theme::plain(13.0), colours.ink)], right - left, 17.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    painter.galley(pos2(left, rect.top() + 7.0), galley, colours.ink);
    let flags = desk.digest.state(id).findings;
    let flag = flags.first().and_then(|at| desk.finding(*at));
    let mut told = vec![place];
    told.extend(flag.map(|finding| desk.title(finding.rule).to_owned()));
    told.extend(desk.digest.assigned.get(&id).map(|name| words::assigned_to(name)));
    let ink = flag.map_or(colours.soft, |finding| marks::severity(finding.severity, colours).0);
    let mut job = widgets::job(&[(&told.join(" · "), theme::plain(12.0), ink)], right - left, 16.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    painter.galley(pos2(left, rect.top() + 26.0), galley, ink);
    widgets::focus_ring(ui, &response, words_rect);
    widgets::focus_ring(ui, &tick, box_rect);
    if tick.clicked() && !view.picked.remove(&id) {
        view.picked.insert(id);
    }
    if response.clicked() {
        if ui.input(|input| input.modifiers.shift) {
            pick_up_to(desk, view, id);
        } else {
            actions.push(Action::Select(id));
        }
    }
}

/// Shift and a click pick everything between the chosen statement and this one.
fn pick_up_to(desk: &Desk<'_>, view: &mut View, id: StatementId) {
    let from = desk.article.selected.unwrap_or(id);
    let (first, last) = (from.min(id), from.max(id));
    let between = desk.document().statements.iter().filter(|statement| (first..=last).contains(&statement.id));
    let which = view.coverage.which;
    let open: Vec<StatementId> = between
        .filter(|statement| statement.is_counted() && (which == Which::All || desk.is_open(statement)))
        .map(|statement| statement.id)
        .collect();
    view.picked.extend(open);
}
