//! The tabs of the left panel: in a bar that never wraps, or as signs in a rail where there is no room for words.

use egui::{Align2, Frame, Margin, Panel, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::commands::{Chord, Command};
use super::desk::Desk;
use super::view::{Tab, View};
use super::{icons, theme, widgets, words};

/// Points between two tabs of the bar.
const GAP: f32 = 14.0;
/// A bar's height.
const HIGH: f32 = 26.0;
/// Things that wait are counted up to here; more are "999+".
const MOST: usize = 999;

/// One tab as the bar and the rail show it.
struct Face {
    tab: Tab,
    sign: &'static str,
    /// How many things wait in it.
    waiting: usize,
}

impl Face {
    fn of(desk: &Desk<'_>, tab: Tab) -> Self {
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
        Self { tab, sign, waiting }
    }

    /// What waits, short enough for any place; empty where nothing does.
    fn number(&self) -> String {
        match self.waiting {
            0 => String::new(),
            many if many > MOST => format!("{MOST}+"),
            many => many.to_string(),
        }
    }

    /// What the bar shows.
    fn label(&self) -> String {
        let short = words::tab(self.tab);
        if self.waiting == 0 { short.to_owned() } else { format!("{short} {}", self.number()) }
    }

    /// What screen readers say.
    fn spoken(&self) -> String {
        let name = name(self.tab);
        if self.waiting == 0 { name.to_owned() } else { format!("{name} {}", words::thousands(self.waiting)) }
    }
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

/// A tab's whole name.
pub(super) fn name(tab: Tab) -> &'static str {
    command_of(tab).row().title
}

fn tip(tab: Tab) -> String {
    format!("{}. {}", name(tab), command_of(tab).tip())
}

/// The tabs that are offered: what has nothing to say keeps quiet.
fn offered(desk: &Desk<'_>, view: &View) -> Vec<Face> {
    let is_offered = |tab: &Tab| match tab {
        Tab::Changes => view.tab == *tab || desk.article.review.versions.len() > 1,
        Tab::Findings | Tab::Repeats => !view.reading.cold,
        _ => true,
    };
    Tab::ALL.into_iter().filter(is_offered).map(|tab| Face::of(desk, tab)).collect()
}

/// The bar: as many tabs as there is room for, the open one always among them, the others in a menu behind.
pub(super) fn bar(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let faces = offered(desk, view);
    let widths: Vec<f32> = faces.iter().map(|face| width(ui, &face.label(), true)).collect();
    let more = width(ui, words::MORE_TABS, false) + 16.0;
    let open = faces.iter().position(|face| face.tab == view.tab).unwrap_or(0);
    let shown = fitting(&widths, open, ui.available_width(), more);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), HIGH),
        egui::Layout::left_to_right(egui::Align::Center),
        |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for face in faces.iter().enumerate().filter(|(at, _)| shown.contains(at)).map(|(_, face)| face) {
                if tab_ui(ui, face, view.tab == face.tab).on_hover_text(tip(face.tab)).clicked() {
                    view.tab = face.tab;
                }
            }
            let hidden: Vec<&Face> =
                faces.iter().enumerate().filter(|(at, _)| !shown.contains(at)).map(|(_, face)| face).collect();
            if !hidden.is_empty() {
                more_ui(ui, &hidden, &mut view.tab);
            }
        },
    );
    ui.add_space(1.0);
}

fn width(ui: &Ui, label: &str, chosen: bool) -> f32 {
    let font = if chosen { theme::semi(13.0) } else { theme::plain(13.0) };
    ui.painter().layout_no_wrap(label.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
}

/// Which of the tabs fit into `room`, in their order: all of them, or the first ones beside the `open` one, with
/// `more` points left for the menu.
fn fitting(widths: &[f32], open: usize, room: f32, more: f32) -> Vec<usize> {
    let all: f32 = widths.iter().sum::<f32>() + GAP * widths.len().saturating_sub(1) as f32;
    if all <= room {
        return (0..widths.len()).collect();
    }
    let mut left = room - more - widths.get(open).copied().unwrap_or(0.0) - GAP;
    let mut shown = Vec::new();
    let mut full = false;
    for (at, width) in widths.iter().enumerate() {
        if at == open {
            shown.push(at);
            continue;
        }
        left -= width + GAP;
        full |= left < 0.0;
        if !full {
            shown.push(at);
        }
    }
    shown
}

/// One tab of the bar; the open one has a line below it.
fn tab_ui(ui: &mut Ui, face: &Face, chosen: bool) -> Response {
    let colours = theme::palette(ui);
    let label = face.label();
    let font = if chosen { theme::semi(13.0) } else { theme::plain(13.0) };
    let ink = if chosen { colours.ink } else { colours.soft };
    let galley = ui.painter().layout_no_wrap(label, font, ink);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, HIGH), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, chosen, face.spoken()));
    let ink = if response.hovered() { colours.ink } else { ink };
    let corner = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(corner, galley, ink);
    if chosen {
        let line = egui::Stroke::new(2.0, colours.accent);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
    widgets::focus_ring(ui, &response, rect);
    response
}

/// The tabs that have no room, in a menu.
fn more_ui(ui: &mut Ui, hidden: &[&Face], open: &mut Tab) {
    let colours = theme::palette(ui);
    let parts = [
        (words::MORE_TABS, theme::plain(13.0), colours.soft),
        (" ", theme::plain(13.0), colours.soft),
        (icons::DOWN, theme::icon(11.0), colours.soft),
    ];
    let button = egui::Button::new(widgets::job(&parts, f32::INFINITY, 18.0)).frame(false).min_size(vec2(0.0, HIGH));
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(200.0);
        for face in hidden {
            let label = if face.waiting == 0 { name(face.tab).to_owned() } else { face.spoken() };
            let cap = command_of(face.tab).row().chord.map(Chord::label).unwrap_or_default();
            if ui.add(egui::Button::new(label).shortcut_text(cap)).on_hover_text(tip(face.tab)).clicked() {
                *open = face.tab;
                ui.close();
            }
        }
    });
    widgets::ringed(ui, response).on_hover_text(words::MORE_TABS_TIP).accessible_name(words::MORE_TABS_TIP);
}

/// The tabs as signs, one above the other.
pub(super) fn rail(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let colours = theme::palette(ui);
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(6, 8));
    Panel::left("rail").exact_size(50.0).frame(frame).resizable(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for face in offered(desk, view) {
            let chosen = view.rail_open && view.tab == face.tab;
            let (rect, response) = ui.allocate_exact_size(vec2(38.0, 40.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, chosen, face.spoken()));
            rail_sign(ui, &face, (rect, &response), chosen);
            if response.on_hover_text(tip(face.tab)).clicked() {
                let same = view.tab == face.tab && view.rail_open;
                view.tab = face.tab;
                view.rail_open = !same;
            }
        }
    });
}

fn rail_sign(ui: &Ui, face: &Face, (rect, response): (Rect, &Response), chosen: bool) {
    let colours = theme::palette(ui);
    let ground = match (chosen, response.hovered()) {
        (true, _) => colours.selection,
        (false, true) => colours.chip,
        (false, false) => colours.panel,
    };
    ui.painter().rect_filled(rect, 6.0, ground);
    let ink = if chosen { colours.accent } else { colours.soft };
    let up = if face.waiting > 0 { 6.0 } else { 0.0 };
    let centre = rect.center() - vec2(0.0, up);
    ui.painter().text(centre, Align2::CENTER_CENTER, face.sign, theme::icon(19.0), ink);
    let below = rect.center() + vec2(0.0, 11.0);
    ui.painter().text(below, Align2::CENTER_CENTER, face.number(), theme::semi(11.0), ink);
    widgets::focus_ring(ui, response, rect);
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn the_open_tab_is_always_in_the_bar() {
        let widths = [50.0, 60.0, 70.0, 80.0, 40.0];
        assert_eq!(fitting(&widths, 0, 400.0, 50.0), [0, 1, 2, 3, 4], "all fit");
        // 50 for the menu; each tab costs its width and the gap.
        assert_eq!(fitting(&widths, 0, 275.0, 50.0), [0, 1, 2]);
        assert_eq!(fitting(&widths, 4, 275.0, 50.0), [0, 1, 4]);
        assert_eq!(fitting(&widths, 3, 60.0, 50.0), [3], "it stays, however little room there is");
    }
}
