//! Findings: a list to go through, by weight, rule or part; hints and what was set aside are folded.
//!
//! The heights of rows are measured once per change, so that only those on the screen are drawn however many there are.

mod lines;
mod rows;

use egui::{Align, Button, Layout, Margin, Rect, RichText, ScrollArea, TextEdit, Ui, pos2, vec2};

use super::commands::Command;
use super::desk::Desk;
use super::view::View;
use super::{icons, theme, widgets, words};
use crate::app::Action;
use crate::document::Part;
use crate::rules::{RuleId, Severity};
use lines::Line;

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

/// What is left out of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// Words that a finding must hold.
    pub(super) words: String,
    /// Only this rule.
    pub(super) rule: Option<RuleId>,
    /// Only this part.
    pub(super) part: Option<Part>,
}

impl Filter {
    fn is_set(&self) -> bool {
        *self != Self::default()
    }
}

/// What the panel remembers.
#[derive(Default)]
pub(super) struct FindingsView {
    pub(super) group: Group,
    pub(super) filter: Filter,
    pub(super) show_set_aside: bool,
    rows: Vec<Line>,
    key: Option<Key>,
    /// How high each row is, and at which width that was measured.
    heights: (f32, Vec<f32>),
    shown: Option<usize>,
}

/// What the rows depend on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    version: u64,
    filter: Filter,
    group: Group,
    hints: bool,
    set_aside: bool,
    chosen: Option<usize>,
}

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    head(ui, desk, view);
    let View { findings: own, hints, queue, dialog, .. } = view;
    let key = Key {
        version: desk.digest.version,
        filter: own.filter.clone(),
        group: own.group,
        hints: *hints,
        set_aside: own.show_set_aside,
        chosen: desk.article.selected_finding,
    };
    if own.key.as_ref() != Some(&key) {
        own.rows = lines::of(desk, own, *hints);
        own.key = Some(key);
        own.heights.1.clear();
    }
    if own.rows.is_empty() {
        nothing(ui, desk, own);
        return actions;
    }
    ScrollArea::vertical().id_salt("findings").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        let width = ui.available_width() - 10.0;
        let tops = measured(ui, desk, own, width);
        ui.set_height(tops.last().copied().unwrap_or(0.0) + 12.0);
        follow_choice(ui, desk, own, &tops);
        let origin = ui.max_rect().left_top();
        let first = tops.partition_point(|top| *top < viewport.min.y).saturating_sub(1);
        // Taken out while they are drawn, for drawing changes what is beside them.
        let rows = std::mem::take(&mut own.rows);
        for (line, edges) in rows.iter().zip(tops.windows(2)).skip(first) {
            let &[top, end] = edges else { break };
            if top > viewport.max.y {
                break;
            }
            let rect = Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, end - top - 3.0));
            let mut row = rows::Row { desk, own, hints, queue, dialog };
            actions.extend(row.ui(ui, line, rect));
        }
        own.rows = rows;
    });
    actions
}

/// Where each row begins, and where the last one ends.
fn measured(ui: &Ui, desk: &Desk<'_>, own: &mut FindingsView, width: f32) -> Vec<f32> {
    let (at, heights) = &mut own.heights;
    if heights.len() != own.rows.len() || (*at - width).abs() > 0.5 {
        *at = width;
        *heights = own.rows.iter().map(|line| rows::height(ui, desk, line, width)).collect();
    }
    let ends = heights.iter().scan(0.0, |y, height| {
        *y += height;
        Some(*y)
    });
    std::iter::once(0.0).chain(ends).collect()
}

fn nothing(ui: &mut Ui, desk: &Desk<'_>, own: &mut FindingsView) {
    if own.filter.is_set() {
        widgets::nothing(ui, words::NOTHING_FITS, words::NOTHING_FITS_MORE);
        ui.vertical_centered(|ui| {
            if widgets::link(ui, words::CLEAR_FILTER).clicked() {
                own.filter = Filter::default();
            }
        });
    } else if desk.bench.work.is_some() {
        widgets::nothing(ui, words::STILL_CHECKING, words::STILL_CHECKING_MORE);
    } else {
        widgets::nothing(ui, words::NOTHING_FOUND, words::NOTHING_FOUND_MORE);
    }
}

/// A finding chosen elsewhere is brought into view once.
fn follow_choice(ui: &Ui, desk: &Desk<'_>, own: &mut FindingsView, tops: &[f32]) {
    let chosen = desk.article.selected_finding;
    if chosen == own.shown {
        return;
    }
    own.shown = chosen;
    let row = own
        .rows
        .iter()
        .position(|line| matches!((line, chosen), (Line::Finding(at, _), Some(chosen)) if *at == chosen));
    if let Some((row, top)) = row.and_then(|row| tops.get(row).map(|top| (row, top))) {
        let high = tops.get(row + 1).map_or(62.0, |end| end - top);
        let at = pos2(ui.max_rect().left(), ui.max_rect().top() + top);
        ui.scroll_to_rect(Rect::from_min_size(at, vec2(10.0, high)), None);
    }
}

fn head(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let own = &mut view.findings;
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut own.filter.words)
            .id(egui::Id::unique("findings filter"))
            .hint_text(words::SEARCH_FINDINGS)
            .desired_width(ui.available_width() - 102.0)
            .margin(Margin::symmetric(8, 4));
        ui.add(edit).accessible_name(words::FILTER_FINDINGS);
        filter_menu(ui, desk, &mut own.filter);
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (group, name, told) in [
            (Group::Severity, words::BY_WEIGHT, words::BY_WEIGHT_TIP),
            (Group::Rule, words::BY_RULE, words::BY_RULE_TIP),
            (Group::Part, words::BY_PART, words::BY_PART_TIP),
        ] {
            let label = RichText::new(name).font(theme::plain(12.0));
            if ui.add(Button::selectable(own.group == group, label)).on_hover_text(told).clicked() {
                own.group = group;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // The right edge of the rows below.
            ui.add_space(10.0);
            let (at, of) = place_in_list(desk);
            for (command, sign) in [(Command::NextFinding, icons::RIGHT), (Command::PreviousFinding, icons::LEFT)] {
                let sign = RichText::new(sign).font(theme::icon(13.0));
                let button = ui.add_enabled(of > 0, Button::new(sign).min_size(vec2(26.0, 26.0)));
                if button.accessible_name(command.row().title).on_hover_text(command.tip()).clicked() {
                    view.queue.push(command);
                }
            }
            if let Some(at) = at {
                let ink = theme::palette(ui).soft;
                ui.add_space(8.0);
                widgets::words(ui, words::of(at + 1, of), theme::plain(12.0), ink);
            }
        });
    });
    ui.add_space(2.0);
}

/// Where the chosen finding is among those that are gone through.
fn place_in_list(desk: &Desk<'_>) -> (Option<usize>, usize) {
    let shown: Vec<usize> = desk
        .article
        .open_findings()
        .filter(|(_, finding)| finding.severity > Severity::Note)
        .map(|(at, _)| at)
        .collect();
    let at = desk.article.selected_finding.and_then(|chosen| shown.iter().position(|at| *at == chosen));
    (at, shown.len())
}

/// Which rules and parts are shown.
fn filter_menu(ui: &mut Ui, desk: &Desk<'_>, filter: &mut Filter) {
    let on = filter.rule.is_some() || filter.part.is_some();
    let colours = theme::palette(ui);
    let ink = if on { colours.accent } else { colours.ink };
    let label = RichText::new(if on { words::FILTER_ON } else { words::FILTER }).font(theme::plain(12.5)).color(ink);
    ui.menu_button(label, |ui| {
        ui.set_min_width(230.0);
        if ui.add(Button::selectable(!on, words::ALL_FINDINGS)).clicked() {
            (filter.rule, filter.part) = (None, None);
        }
        let (rules, parts) = lines::present(desk);
        ui.separator();
        for (rule, many) in rules {
            let chosen = filter.rule == Some(rule);
            let button = Button::selectable(chosen, desk.title(rule)).shortcut_text(many.to_string());
            if ui.add(button).clicked() {
                filter.rule = (!chosen).then_some(rule);
            }
        }
        ui.separator();
        for (part, many) in parts {
            let chosen = filter.part == Some(part);
            let button = Button::selectable(chosen, words::part(part)).shortcut_text(many.to_string());
            if ui.add(button).clicked() {
                filter.part = (!chosen).then_some(part);
            }
        }
    });
}
