//! Where the panels are: three columns where there is room, a rail and a drawer where there is not.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use super::desk::Desk;
use super::panes::Pane;
use super::view::{Tab, View};
use super::{article, find, menu, status, tabs, theme, title, walk, welcome};
use crate::app::{Action, Workbench};

/// Below this width the right panel is a drawer and the left a rail.
pub(super) const NARROW: f32 = 1180.0;

/// Draws everything but dialogs.
pub(super) fn ui(ui: &mut Ui, bench: &Workbench, desk: Option<Desk<'_>>, view: &mut View) -> Vec<Action> {
    let colours = theme::palette(ui);
    let mut actions = Vec::new();
    menu::ui(ui, bench, desk, view);
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
        actions.extend(find::ui(ui, &desk, view));
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
    tabs::rail(ui, desk, view);
    if desk.bench.settings.right_shown && desk.chosen().is_none() {
        // A line says what would be here: the room is the article's until there is something to show.
        Panel::bottom("nothing chosen").exact_size(40.0).frame(side_frame(ui)).show(ui, |ui| {
            view.panes.stop(ui, Pane::Statement);
            actions.extend(super::statement::ui(ui, desk, view, true));
        });
    } else if desk.bench.settings.right_shown {
        // Of what the bars leave.
        let room = ui.available_height();
        let most = (room * 0.58).max(140.0);
        let high = (room * 0.45).clamp(140.0, 250.0);
        let drawer = Panel::bottom("drawer").resizable(true).default_size(high).size_range(140.0..=most);
        drawer.frame(side_frame(ui)).show(ui, |ui| {
            view.panes.stop(ui, Pane::Statement);
            actions.extend(super::statement::ui(ui, desk, view, true));
        });
    }
    if view.rail_open {
        let most = (ui.max_rect().width() * 0.52).clamp(220.0, 420.0);
        let left = Panel::left("left narrow").resizable(true).default_size(most.min(330.0)).size_range(220.0..=most);
        left.frame(side_frame(ui)).show(ui, |ui| {
            view.panes.stop(ui, Pane::Left);
            actions.extend(left_panel(ui, desk, view, true));
        });
    }
}

/// How wide a panel at the side is in a window of this width, until somebody drags it.
pub(super) fn side(whole: f32) -> f32 {
    (whole * 0.245).clamp(316.0, 480.0)
}

/// Tabs at the left, the chosen statement at the right; either may be hidden.
fn wide(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, actions: &mut Vec<Action>) {
    let side = side(ui.max_rect().width());
    let most = ui.max_rect().width() * 0.4;
    // A width that was dragged is remembered for windows of about the same size.
    let class = (ui.max_rect().width() / 640.0).floor() as u32;
    if desk.bench.settings.left_shown {
        let left = Panel::left(("left", class)).resizable(true).default_size(side).size_range(280.0..=most);
        left.frame(side_frame(ui)).show(ui, |ui| {
            view.panes.stop(ui, Pane::Left);
            actions.extend(left_panel(ui, desk, view, false));
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

/// The head of the left panel, and the contents of the tab that is open.
fn left_panel(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, narrow: bool) -> Vec<Action> {
    if narrow {
        let name = tabs::name(view.tab);
        let ink = theme::palette(ui).ink;
        super::widgets::words(ui, name, theme::semi(13.5), ink);
    } else {
        tabs::bar(ui, desk, view);
    }
    ui.add_space(2.0);
    panel(ui, desk, view)
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
