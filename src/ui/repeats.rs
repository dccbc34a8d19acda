//! Repeats: groups of statements that say the same. First said, then what each copy adds; conflicts first.

use egui::Ui;

use super::desk::Desk;
use super::statement::{painted, painted_plain};
use super::view::{Dialog, View};
use super::{theme, widgets, words};
use crate::app::Action;
use crate::check::{Cluster, Member};
use crate::document::StatementId;
use crate::rules::RuleId;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    let clusters = &desk.article.checked.clusters;
    if clusters.is_empty() {
        if desk.bench.work.is_some() {
            widgets::nothing(ui, words::STILL_CHECKING, words::STILL_CHECKING_MORE);
        } else {
            widgets::nothing(ui, words::NOTHING_TWICE, words::NOTHING_TWICE_MORE);
        }
        return actions;
    }
    for (rule, title) in [
        (RuleId::RepeatConflict, words::TWICE_NOT_THE_SAME),
        (RuleId::RepeatVerbatim, words::WORD_FOR_WORD),
        (RuleId::RepeatNear, words::IN_OTHER_WORDS),
    ] {
        let of_rule: Vec<_> = clusters.iter().enumerate().filter(|(_, cluster)| cluster.rule == rule).collect();
        if !of_rule.is_empty() && widgets::section(ui, rule.as_str(), title, &of_rule.len().to_string(), true) {
            let many = of_rule.len();
            for (at, cluster) in of_rule {
                let room = widgets::Room { many, wanted: false, guess: 130.0 };
                room.ui(ui, at, |ui| cluster_ui(ui, desk, (at, cluster), view, &mut actions));
            }
        }
    }
    actions
}

fn cluster_ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (place, cluster): (usize, &Cluster),
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let colours = theme::palette(ui);
    egui::Frame::new()
        .fill(colours.card)
        .stroke(egui::Stroke::new(1.0, colours.line))
        .corner_radius(6)
        .inner_margin(egui::Margin::same(2))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 1.0;
            let first = cluster.members.first().map(|member| member.statement);
            for (at, member) in cluster.members.iter().enumerate() {
                ui.push_id(member.statement, |ui| member_ui(ui, desk, (at, member), first, actions));
            }
            ui.horizontal(|ui| {
                // Where the words above begin: the margin and the edge of their row.
                ui.add_space(9.0);
                if widgets::link(ui, words::SIDE_BY_SIDE).on_hover_text(words::SIDE_BY_SIDE_TIP).clicked() {
                    view.dialog = Some(Dialog::Cluster(place));
                }
            });
        });
    ui.add_space(4.0);
}

fn member_ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (at, member): (usize, &Member),
    first: Option<StatementId>,
    actions: &mut Vec<Action>,
) {
    let colours = theme::palette(ui);
    let Some(statement) = desk.document().statements.get(member.statement.index()) else { return };
    let place = words::place(desk.document(), statement);
    let chosen = desk.article.selected == Some(member.statement);
    let id = egui::Id::unique(("repeat", member.statement, first));
    let response = widgets::row(ui, (id, chosen, false), &format!("{place}: {}", desk.words(statement.span)), |ui| {
        let mut tones: Vec<_> = member.adds.iter().map(|span| (*span, colours.repeat)).collect();
        let differing = member.mismatches.iter().filter_map(|mismatch| mismatch.here_span);
        tones.extend(differing.map(|span| (span, colours.bad)));
        let width = ui.available_width();
        ui.label(painted_plain(desk, statement.span, &tones, (13.0, 18.0, width), colours.ink));
        let told = format!("{place} · {}", told(desk, at, member));
        let ink = if member.mismatches.is_empty() { colours.soft } else { colours.bad };
        ui.label(widgets::job(&[(&told, theme::plain(12.0), ink)], width, 17.0));
    });
    if response.clicked() {
        actions.push(Action::Select(member.statement));
    }
}

/// What a member is to its group: first said, or what it adds or has otherwise.
fn told(desk: &Desk<'_>, at: usize, member: &Member) -> String {
    if at == 0 {
        words::FIRST_SAID.to_owned()
    } else if let Some(mismatch) = member.mismatches.first() {
        words::here_and_first(&mismatch.here, &mismatch.there)
    } else if member.adds.is_empty() {
        words::ADDS_NOTHING.to_owned()
    } else {
        let adds: Vec<_> = member.adds.iter().take(3).map(|span| words::quoted(desk.words(*span), 30)).collect();
        words::adds(&adds)
    }
}

/// A group side by side: what was said first at the left, each copy beside it. Gives what was chosen.
pub(super) fn side_by_side(ui: &mut Ui, desk: &Desk<'_>, cluster: &Cluster) -> Option<Action> {
    let mut chosen = None;
    let (first, copies) = cluster.members.split_first()?;
    let there: Vec<_> =
        copies.iter().flat_map(|copy| copy.mismatches.iter()).filter_map(|own| own.there_span).collect();
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            let bad = theme::palette(left).bad;
            let tones: Vec<_> = there.iter().map(|span| (*span, bad)).collect();
            chosen = column(left, desk, (0, first), &tones);
            for (at, copy) in copies.iter().enumerate() {
                let colours = theme::palette(right);
                let mut tones: Vec<_> = copy.adds.iter().map(|span| (*span, colours.repeat)).collect();
                let differing = copy.mismatches.iter().filter_map(|own| own.here_span);
                tones.extend(differing.map(|span| (span, colours.bad)));
                let other = column(right, desk, (at + 1, copy), &tones);
                chosen = chosen.or(other);
            }
        }
    });
    chosen.map(Action::Select)
}

fn column(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (at, member): (usize, &Member),
    tones: &[(crate::text::Span, egui::Color32)],
) -> Option<StatementId> {
    let colours = theme::palette(ui);
    let statement = desk.document().statements.get(member.statement.index())?;
    let place = words::place(desk.document(), statement);
    let id = egui::Id::unique(("side", at, member.statement));
    let label = format!("{place}: {}", desk.words(statement.span));
    let response = widgets::card(ui, (id, false, false), &label, |ui| {
        let width = ui.available_width();
        ui.label(painted(desk, statement.span, tones, (16.0, 24.0, width), colours.ink));
        ui.add_space(2.0);
        let line = format!("{place} · {}", told(desk, at, member));
        let ink = if member.mismatches.is_empty() { colours.soft } else { colours.bad };
        ui.label(widgets::job(&[(&line, theme::plain(12.0), ink)], width, 17.0));
    });
    ui.add_space(4.0);
    response.clicked().then_some(member.statement)
}
