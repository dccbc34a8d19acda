//! Findings: a list to go through, by rule, part or severity; hints and what was set aside are folded.
//!
//! Rows have fixed heights, so that only those on the screen are drawn however many there are.

use egui::{Align2, Color32, Frame, Margin, Rect, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::digest::Desk;
use super::view::View;
use super::{icons, marks, theme, widgets, words};
use crate::app::Action;
use crate::check::Finding;
use crate::rules::Severity;

/// What the list is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Group {
    /// How grave.
    #[default]
    Severity,
    /// Which rule.
    Rule,
    /// Where.
    Part,
}

/// What the panel remembers.
#[derive(Default)]
pub(super) struct FindingsView {
    pub(super) group: Group,
    pub(super) filter: String,
    pub(super) show_set_aside: bool,
    rows: Vec<Line>,
    key: (u64, String, u8, bool),
    shown: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
enum Line {
    Head(String, usize),
    Finding(usize),
    HintsFolded(usize),
    SetAsideFolded(usize),
    SetAside(usize),
}

impl Line {
    const fn height(&self) -> f32 {
        match self {
            Self::Head(..) => 32.0,
            Self::Finding(_) => 62.0,
            Self::HintsFolded(_) | Self::SetAsideFolded(_) => 34.0,
            Self::SetAside(_) => 50.0,
        }
    }
}

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    head(ui, view);
    let own = &mut view.findings;
    let key = (desk.digest.version, own.filter.clone(), own.group as u8, view.hints != own.show_set_aside);
    let key = (key.0 * 4 + u64::from(view.hints) * 2 + u64::from(own.show_set_aside), key.1, key.2, key.3);
    if own.key != key {
        own.rows = lines(desk, own, view.hints);
        own.key = key;
    }
    if own.rows.is_empty() {
        let (title, more) = if desk.article.checked.findings.is_empty() {
            ("Nothing found", "A page that is fine stays quiet.")
        } else {
            ("Nothing that fits", "Clear the filter to see all findings.")
        };
        widgets::nothing(ui, title, more);
        return actions;
    }
    let tops: Vec<f32> = own
        .rows
        .iter()
        .scan(0.0, |y, line| {
            let top = *y;
            *y += line.height();
            Some(top)
        })
        .collect();
    let total = tops.last().copied().unwrap_or(0.0) + own.rows.last().map_or(0.0, Line::height);
    ScrollArea::vertical().id_salt("findings").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(total + 12.0);
        follow_choice(ui, desk, own, &tops);
        let origin = ui.max_rect().left_top();
        let width = ui.available_width() - 10.0;
        let first = tops.partition_point(|top| *top < viewport.min.y).saturating_sub(1);
        for (line, top) in own.rows.clone().iter().zip(&tops).skip(first) {
            if *top > viewport.max.y {
                break;
            }
            let rect = Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, line.height() - 3.0));
            actions.extend(line_ui(ui, desk, (line, rect), own, &mut view.hints));
        }
    });
    actions
}

/// A finding chosen elsewhere is brought into view once.
fn follow_choice(ui: &Ui, desk: &Desk<'_>, own: &mut FindingsView, tops: &[f32]) {
    let chosen = desk.article.selected_finding;
    if chosen == own.shown {
        return;
    }
    own.shown = chosen;
    let row =
        own.rows.iter().position(|line| matches!((line, chosen), (Line::Finding(at), Some(chosen)) if *at == chosen));
    if let Some(top) = row.and_then(|row| tops.get(row)) {
        let at = pos2(ui.max_rect().left(), ui.max_rect().top() + top);
        ui.scroll_to_rect(Rect::from_min_size(at, vec2(10.0, 62.0)), None);
    }
}

fn head(ui: &mut Ui, view: &mut View) {
    let own = &mut view.findings;
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut own.filter)
            .id(egui::Id::unique("findings filter"))
            .hint_text("Filter")
            .desired_width(ui.available_width() - 196.0)
            .margin(Margin::symmetric(8, 4));
        ui.add(edit).accessible_name("Filter findings");
        ui.spacing_mut().item_spacing.x = 2.0;
        for (group, name) in [(Group::Severity, "By weight"), (Group::Rule, "Rule"), (Group::Part, "Part")] {
            let label = egui::RichText::new(name).font(theme::plain(12.0));
            if ui.add(egui::Button::selectable(own.group == group, label)).clicked() {
                own.group = group;
            }
        }
    });
    ui.add_space(4.0);
}

/// The rows, for this grouping and filter.
fn lines(desk: &Desk<'_>, own: &FindingsView, hints: bool) -> Vec<Line> {
    let findings = &desk.article.checked.findings;
    let filter = own.filter.trim().to_lowercase();
    let aside = |at: usize| desk.article.set_aside.get(at).copied().unwrap_or(false);
    let fits = |finding: &Finding| {
        filter.is_empty()
            || finding.message.to_lowercase().contains(&filter)
            || desk.title(finding.rule).to_lowercase().contains(&filter)
            || desk.words(finding.span).to_lowercase().contains(&filter)
    };
    let open: Vec<usize> =
        (0..findings.len()).filter(|at| !aside(*at) && findings.get(*at).is_some_and(fits)).collect();
    let is_hint = |at: &usize| findings.get(*at).is_some_and(|finding| finding.severity == Severity::Note);
    let mut groups: Vec<((u8, u16), String, Vec<usize>)> = Vec::new();
    for at in open.iter().copied().filter(|at| hints || !is_hint(at)) {
        let Some(finding) = findings.get(at) else { continue };
        let (order, name) = group_of(desk, finding, own.group);
        match groups.iter_mut().find(|(other, ..)| *other == order) {
            Some((.., members)) => members.push(at),
            None => groups.push((order, name, vec![at])),
        }
    }
    groups.sort_by_key(|(order, ..)| *order);
    let mut lines = Vec::new();
    for (_, name, members) in groups {
        lines.push(Line::Head(name, members.len()));
        lines.extend(members.into_iter().map(Line::Finding));
    }
    let folded = open.iter().filter(|at| is_hint(at)).count();
    if folded > 0 {
        lines.push(Line::HintsFolded(folded));
    }
    let dismissals = desk.article.review.dismissals.len();
    if dismissals > 0 {
        lines.push(Line::SetAsideFolded(dismissals));
        if own.show_set_aside {
            lines.extend((0..dismissals).map(Line::SetAside));
        }
    }
    lines
}

fn group_of(desk: &Desk<'_>, finding: &Finding, group: Group) -> ((u8, u16), String) {
    match group {
        Group::Severity => {
            let rank = match finding.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Note => 2,
            };
            ((rank, 0), words::severity(finding.severity).to_owned())
        }
        Group::Rule => ((0, finding.rule as u16), desk.title(finding.rule).to_owned()),
        Group::Part => {
            let part = desk.document().statement(finding.statement).part;
            ((0, part as u16), words::part(part).to_owned())
        }
    }
}

fn line_ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (line, rect): (&Line, Rect),
    own: &mut FindingsView,
    hints: &mut bool,
) -> Option<Action> {
    let colours = theme::palette(ui);
    match line {
        Line::Head(name, many) => {
            let y = rect.bottom() - 11.0;
            let painter = ui.painter();
            painter.text(pos2(rect.left(), y), Align2::LEFT_CENTER, name, theme::semi(12.5), colours.ink);
            painter.text(pos2(rect.right(), y), Align2::RIGHT_CENTER, many, theme::plain(12.0), colours.soft);
        }
        Line::Finding(at) => {
            return desk.finding(*at).and_then(|finding| finding_ui(ui, desk, (*at, finding), rect));
        }
        Line::HintsFolded(many) => {
            let verb = if *hints { "Fold" } else { "Show" };
            if folded(ui, rect, &format!("{verb} {}", words::count(*many, "hint", "hints"))) {
                *hints = !*hints;
            }
        }
        Line::SetAsideFolded(many) => {
            let verb = if own.show_set_aside { "Fold" } else { "Show" };
            if folded(ui, rect, &format!("{verb} what was set aside ({many})")) {
                own.show_set_aside = !own.show_set_aside;
            }
        }
        Line::SetAside(at) => return set_aside_ui(ui, desk, *at, rect),
    }
    None
}

fn folded(ui: &mut Ui, rect: Rect, label: &str) -> bool {
    let link = egui::RichText::new(label).font(theme::plain(12.5)).color(theme::palette(ui).accent);
    ui.put(rect, egui::Button::new(link).frame(false)).clicked()
}

fn finding_ui(ui: &mut Ui, desk: &Desk<'_>, (at, finding): (usize, &Finding), rect: Rect) -> Option<Action> {
    let colours = theme::palette(ui);
    let chosen = desk.article.selected_finding == Some(at);
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
    painter.text(pos2(rect.left() + 17.0, rect.top() + 17.0), Align2::CENTER_CENTER, glyph, theme::icon(15.0), ink);
    let left = rect.left() + 32.0;
    let right = rect.right() - 10.0;
    let place_at = pos2(right, rect.top() + 17.0);
    let used = painter.text(place_at, Align2::RIGHT_CENTER, place, theme::plain(11.5), colours.soft).width();
    let one = |text: &str, font: egui::FontId, ink: Color32, width: f32| {
        let mut job = widgets::job(&[(text, font, ink)], width, 17.0);
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
    };
    painter.galley(pos2(left, rect.top() + 8.0), one(title, theme::semi(12.5), ink, right - left - used - 8.0), ink);
    let quote = words::quoted(desk.words(finding.span), 140);
    painter.galley(
        pos2(left, rect.top() + 28.0),
        one(&quote, theme::plain(12.5), colours.ink, right - left),
        colours.ink,
    );
    super::widgets::focus_ring(ui, &response, rect);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(340.0);
        ui.label(&finding.message);
    });
    response.clicked().then_some(Action::SelectFinding(at))
}

fn set_aside_ui(ui: &mut Ui, desk: &Desk<'_>, at: usize, rect: Rect) -> Option<Action> {
    let colours = theme::palette(ui);
    let dismissal = desk.article.review.dismissals.get(at)?;
    let mut action = None;
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(dismissal.id));
    let ui = &mut child;
    Frame::new().inner_margin(Margin::symmetric(8, 3)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.horizontal(|ui| {
            widgets::words(ui, icons::BACK, theme::icon(13.0), colours.soft);
            widgets::words(ui, desk.title(dismissal.key.rule), theme::semi(12.0), colours.soft);
            if widgets::link(ui, "Bring back").clicked() {
                action = Some(Action::BringBack(dismissal.id));
            }
        });
        let reason = words::reason(dismissal.reason);
        let text = format!("{}  {reason} · {}", words::quoted(&dismissal.wording, 60), words::stamp(&dismissal.stamp));
        let text = egui::RichText::new(text).font(theme::plain(12.0)).color(colours.soft);
        ui.add(egui::Label::new(text).truncate());
    });
    action
}
