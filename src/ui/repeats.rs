//! Repeats: groups of statements that say the same. First said, then what each copy adds; conflicts first.

use egui::Ui;

use super::digest::Desk;
use super::statement::painted_plain;
use super::{theme, widgets, words};
use crate::app::Action;
use crate::check::{Cluster, Member};
use crate::document::StatementId;
use crate::rules::RuleId;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let clusters = &desk.article.checked.clusters;
    if clusters.is_empty() {
        widgets::nothing(ui, "Nothing is said twice", "Neither in the body nor in the parts made from it.");
        return actions;
    }
    for (rule, title) in [
        (RuleId::RepeatConflict, "Said twice, not the same"),
        (RuleId::RepeatVerbatim, "Word for word"),
        (RuleId::RepeatNear, "In other words"),
    ] {
        let of_rule: Vec<_> = clusters.iter().filter(|cluster| cluster.rule == rule).collect();
        if !of_rule.is_empty() && widgets::section(ui, rule.as_str(), title, &of_rule.len().to_string(), true) {
            for cluster in of_rule {
                cluster_ui(ui, desk, cluster, &mut actions);
            }
        }
    }
    actions
}

fn cluster_ui(ui: &mut Ui, desk: &Desk<'_>, cluster: &Cluster, actions: &mut Vec<Action>) {
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
        let told = if at == 0 {
            format!("{place} · first said")
        } else if let Some(mismatch) = member.mismatches.first() {
            let (here, there) = (words::quoted(&mismatch.here, 30), words::quoted(&mismatch.there, 30));
            format!("{place} · {here} here, {there} first")
        } else if member.adds.is_empty() {
            format!("{place} · adds nothing")
        } else {
            let adds: Vec<_> = member.adds.iter().take(3).map(|span| words::quoted(desk.words(*span), 30)).collect();
            format!("{place} · adds {}", adds.join(", "))
        };
        let ink = if member.mismatches.is_empty() { colours.soft } else { colours.bad };
        ui.label(widgets::job(&[(&told, theme::plain(12.0), ink)], width, 17.0));
    });
    if response.clicked() {
        actions.push(Action::Select(member.statement));
    }
}
