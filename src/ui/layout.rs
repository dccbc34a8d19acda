//! Where the panels are: three columns where there is room, a rail and a drawer where there is not.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::commands::Command;
use super::digest::Desk;
use super::panes::Pane;
use super::view::{Tab, View};
use super::{article, find, icons, menu, status, theme, title, walk, welcome};
use crate::app::{Action, Workbench};

/// Below this width the right panel is a drawer and the left a rail.
const NARROW: f32 = 1180.0;

/// Draws everything but dialogs.
pub(super) fn ui(ui: &mut Ui, bench: &Workbench, desk: Option<Desk<'_>>, view: &mut View) -> Vec<Action> {
    let colours = theme::palette(ui);
    let mut actions = Vec::new();
    menu::ui(ui, bench, desk, &mut view.queue);
    let Some(desk) = desk else {
        status::ui(ui, bench, None, view);
        CentralPanel::default().frame(Frame::new().fill(colours.paper)).show(ui, |ui| {
            actions.extend(welcome::ui(ui, bench, view));
        });
        return actions;
    };
    view.narrow = ui.max_rect().width() < NARROW;
    super::coverage::settle(&desk, view);
    title::ui(ui, &desk, view);
    actions.extend(super::changed::ui(ui, desk.article));
    status::ui(ui, bench, Some(desk), view);
    if view.narrow {
        narrow(ui, &desk, view, &mut actions);
    } else {
        wide(ui, &desk, view, &mut actions);
    }
    CentralPanel::default().frame(Frame::new().fill(colours.paper)).show(ui, |ui| {
        find::ui(ui, &desk, view);
        walk::ui(ui, &desk, view);
        view.panes.stop(ui, Pane::Article);
        let hints = view.hints;
        let View { article, find, .. } = view;
        actions.extend(article::ui(ui, &desk, article, (find.as_ref(), hints)));
        view.queue.append(&mut view.article.queue);
    });
    actions
}

fn side_frame(ui: &Ui) -> Frame {
    let margin = Margin { left: 14, right: 6, top: 6, bottom: 0 };
    Frame::new().fill(theme::palette(ui).panel).inner_margin(margin)
}

/// A rail of tabs at the left, the chosen statement in a drawer below.
fn narrow(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, actions: &mut Vec<Action>) {
    rail(ui, desk, view);
    if desk.bench.settings.right_shown {
        let most = (ui.max_rect().height() * 0.6).max(160.0);
        let drawer = Panel::bottom("drawer").resizable(true).default_size(250.0).size_range(140.0..=most);
        drawer.frame(side_frame(ui)).show(ui, |ui| {
            view.panes.stop(ui, Pane::Statement);
            actions.extend(super::statement::ui(ui, desk, view, true));
        });
    }
    if view.rail_open {
        let left = Panel::left("left narrow").resizable(true).default_size(330.0).size_range(250.0..=420.0);
        left.frame(side_frame(ui)).show(ui, |ui| {
            view.panes.stop(ui, Pane::Left);
            actions.extend(tabs(ui, desk, view, true));
        });
    }
}

/// Tabs at the left, the chosen statement at the right; either may be hidden.
fn wide(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, actions: &mut Vec<Action>) {
    let side = (ui.max_rect().width() * 0.245).clamp(316.0, 480.0);
    let most = ui.max_rect().width() * 0.4;
    // A width that was dragged is remembered for windows of about the same size.
    let class = (ui.max_rect().width() / 640.0).floor() as u32;
    if desk.bench.settings.left_shown {
        let left = Panel::left(("left", class)).resizable(true).default_size(side).size_range(280.0..=most);
        left.frame(side_frame(ui)).show(ui, |ui| {
            view.panes.stop(ui, Pane::Left);
            actions.extend(tabs(ui, desk, view, false));
        });
    }
    if desk.bench.settings.right_shown {
        let right = Panel::right(("right", class)).resizable(true).default_size(side).size_range(280.0..=most);
        right.frame(side_frame(ui)).show(ui, |ui| {
            view.panes.stop(ui, Pane::Statement);
            actions.extend(super::statement::ui(ui, desk, view, false));
        });
    }
}

/// A tab's short name, its sign, and how many things wait in it.
fn face(desk: &Desk<'_>, tab: Tab) -> (&'static str, &'static str, usize) {
    let tally = desk.digest.tally;
    let (sign, waiting) = match tab {
        Tab::Around => (icons::PARTS, 0),
        Tab::Findings => (icons::WARNING, desk.digest.problems),
        Tab::Repeats => (icons::REPEATS, desk.article.checked.clusters.len()),
        Tab::Sources => (icons::PEOPLE, 0),
        Tab::Queries => (icons::AUTHOR, tally.with_author),
        Tab::Changes => (icons::CHANGES, tally.check_again + tally.gone),
        Tab::Notes => (icons::NOTE, desk.article.review.notes.len()),
        Tab::Coverage => (icons::COVERAGE, tally.of.saturating_sub(tally.marked)),
    };
    (command_of(tab).row().title, sign, waiting)
}

/// The command that opens a tab.
pub(super) const fn command_of(tab: Tab) -> Command {
    match tab {
        Tab::Around => Command::ShowAround,
        Tab::Findings => Command::ShowFindings,
        Tab::Repeats => Command::ShowRepeats,
        Tab::Sources => Command::ShowSources,
        Tab::Queries => Command::ShowQueries,
        Tab::Changes => Command::ShowChanges,
        Tab::Notes => Command::ShowNotes,
        Tab::Coverage => Command::ShowCoverage,
    }
}

fn tip(tab: Tab) -> String {
    let command = command_of(tab);
    format!("{}. {}", command.row().title, command.tip())
}

/// Whether a tab is offered: what has nothing to say keeps quiet.
fn is_offered(desk: &Desk<'_>, view: &View, tab: Tab) -> bool {
    match tab {
        Tab::Changes => view.tab == tab || desk.article.review.versions.len() > 1,
        Tab::Findings | Tab::Repeats => !view.reading.cold,
        _ => true,
    }
}

fn tabs(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, narrow: bool) -> Vec<Action> {
    if narrow {
        let (name, ..) = face(desk, view.tab);
        let ink = theme::palette(ui).ink;
        super::widgets::words(ui, name, theme::semi(13.5), ink);
    } else {
        tab_bar(ui, desk, view);
    }
    ui.add_space(2.0);
    panel(ui, desk, view)
}

fn tab_bar(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let colours = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 2.0);
        for tab in Tab::ALL {
            if !is_offered(desk, view, tab) {
                continue;
            }
            let (name, _, waiting) = face(desk, tab);
            let chosen = view.tab == tab;
            let label = if waiting > 0 { format!("{name} {waiting}") } else { name.to_owned() };
            let font = if chosen { theme::semi(13.0) } else { theme::plain(13.0) };
            let ink = if chosen { colours.ink } else { colours.soft };
            let galley = ui.painter().layout_no_wrap(label.clone(), font, ink);
            let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(0.0, 8.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, chosen, &label));
            let ink = if response.hovered() { colours.ink } else { ink };
            ui.painter().galley_with_override_text_color(rect.left_top() + vec2(0.0, 3.0), galley, ink);
            if chosen {
                let line = egui::Stroke::new(2.0, colours.accent);
                ui.painter().hline(rect.x_range(), rect.bottom(), line);
            }
            super::widgets::focus_ring(ui, &response, rect);
            if response.on_hover_text(tip(tab)).clicked() {
                view.tab = tab;
            }
        }
    });
    ui.add_space(1.0);
}

/// The contents of the tab that is open.
fn panel(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    match view.tab {
        Tab::Findings => return super::findings::ui(ui, desk, view),
        Tab::Coverage => return super::coverage::ui(ui, desk, view),
        _ => {}
    }
    ScrollArea::vertical().id_salt(("tab", view.tab)).auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(Margin { left: 0, right: 10, top: 0, bottom: 16 }).show(ui, |ui| {
            actions.extend(match view.tab {
                Tab::Around | Tab::Findings | Tab::Coverage => super::around::ui(ui, desk, view),
                Tab::Repeats => super::repeats::ui(ui, desk, view),
                Tab::Sources => super::sources::ui(ui, desk, view),
                Tab::Queries => super::queries::ui(ui, desk, view),
                Tab::Changes => super::changes::ui(ui, desk, view),
                Tab::Notes => super::notes::ui(ui, desk, view),
            });
        });
    });
    actions
}

/// The tabs as signs, one above the other.
fn rail(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let colours = theme::palette(ui);
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(6, 8));
    Panel::left("rail").exact_size(50.0).frame(frame).resizable(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for tab in Tab::ALL {
            if !is_offered(desk, view, tab) {
                continue;
            }
            let (name, sign, waiting) = face(desk, tab);
            let chosen = view.rail_open && view.tab == tab;
            let (rect, response) = ui.allocate_exact_size(vec2(38.0, 40.0), Sense::click());
            let label = if waiting > 0 { format!("{name} {waiting}") } else { name.to_owned() };
            response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, chosen, &label));
            let ground = if chosen {
                colours.selection
            } else if response.hovered() {
                colours.chip
            } else {
                colours.panel
            };
            ui.painter().rect_filled(rect, 6.0, ground);
            let ink = if chosen { colours.accent } else { colours.soft };
            let up = if waiting > 0 { 6.0 } else { 0.0 };
            let centre = rect.center() - vec2(0.0, up);
            ui.painter().text(centre, egui::Align2::CENTER_CENTER, sign, theme::icon(19.0), ink);
            if waiting > 0 {
                let below = rect.center() + vec2(0.0, 11.0);
                let number = if waiting > 999 { "999+".to_owned() } else { waiting.to_string() };
                ui.painter().text(below, egui::Align2::CENTER_CENTER, number, theme::semi(10.5), ink);
            }
            super::widgets::focus_ring(ui, &response, rect);
            if response.on_hover_text(tip(tab)).clicked() {
                let same = view.tab == tab && view.rail_open;
                view.tab = tab;
                view.rail_open = !same;
            }
        }
    });
}
