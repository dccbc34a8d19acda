//! Changes: what a new version did to the marks. Check again, done or not done, no longer in the text.

use egui::Ui;

use super::commands::Command;
use super::digest::Desk;
use super::marks::Sign;
use super::statement::why_words;
use super::view::View;
use super::{icons, marks, theme, widgets, words};
use crate::app::Action;
use crate::review::{Mark, Standing, Verdict};

/// Statements listed at most.
const MOST: usize = 100;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    let review = &desk.article.review;
    let marks = &review.marks;
    let again: Vec<_> = marks
        .iter()
        .filter(|mark| matches!(mark.place.standing, Standing::CheckAgain(_)))
        .map(|mark| &**mark)
        .collect();
    let asked: Vec<_> = marks
        .iter()
        .filter(|mark| matches!(mark.verdict, Verdict::ChangeNeeded | Verdict::Wrong))
        .filter(|mark| mark.place.standing == Standing::Current)
        .map(|mark| &**mark)
        .collect();
    let gone: Vec<_> = marks.iter().filter(|mark| mark.place.standing == Standing::Gone).map(|mark| &**mark).collect();
    versions(ui, desk);
    if again.is_empty() && asked.is_empty() && gone.is_empty() && desk.article.changes.is_none() {
        widgets::nothing(ui, "Nothing to look at again", "Marks that a new version touches are listed here.");
        return actions;
    }
    if !again.is_empty() && widgets::section(ui, "again", "Check again", &again.len().to_string(), true) {
        let edited =
            again.iter().any(|mark| matches!(mark.place.standing, Standing::CheckAgain(crate::review::Why::Edited(_))));
        if edited && widgets::link(ui, "Reaffirm all with unchanged facts").clicked() {
            view.queue.push(Command::ReaffirmUnchanged);
        }
        for mark in again {
            mark_ui(ui, desk, mark, &mut actions);
        }
    }
    let (done, open): (Vec<_>, Vec<_>) = asked.into_iter().partition(|mark| mark.done);
    for (id, title, list) in [("not done", "Asked for, not done yet", open), ("done", "Done as asked", done)] {
        if !list.is_empty() && widgets::section(ui, id, title, &list.len().to_string(), true) {
            for mark in list {
                mark_ui(ui, desk, mark, &mut actions);
            }
        }
    }
    if !gone.is_empty() && widgets::section(ui, "gone", "No longer in the text", &gone.len().to_string(), true) {
        widgets::soft(ui, "Choose a statement, then attach a mark to it if it is still about the same thing.");
        for mark in gone {
            mark_ui(ui, desk, mark, &mut actions);
        }
    }
    added(ui, desk, &mut actions);
    removed(ui, desk);
    actions
}

fn versions(ui: &mut Ui, desk: &Desk<'_>) {
    let versions = &desk.article.review.versions;
    if versions.len() < 2 {
        return;
    }
    ui.add_space(6.0);
    if let Some(last) = versions.last() {
        widgets::soft(ui, format!("Version {}: {}", versions.len(), last.file_name));
    }
    let Some(changes) = &desk.article.changes else { return };
    let mut told = vec![
        words::count(changes.added.len(), "statement is new", "statements are new"),
        words::count(changes.removed.len(), "is gone", "are gone"),
    ];
    if changes.fixed + changes.still + changes.new_findings.len() > 0 {
        told.push(words::count(changes.fixed, "finding fixed", "findings fixed"));
        told.push(format!("{} still there, {} new", changes.still, changes.new_findings.len()));
    }
    widgets::soft(ui, told.join(" · "));
}

/// Statements of this version that no earlier one had.
fn added(ui: &mut Ui, desk: &Desk<'_>, actions: &mut Vec<Action>) {
    let Some(changes) = desk.article.changes.as_ref().filter(|changes| !changes.added.is_empty()) else { return };
    if !widgets::section(ui, "added", "New in this version", &changes.added.len().to_string(), true) {
        return;
    }
    for id in changes.added.iter().take(MOST) {
        let Some(statement) = desk.document().statements.get(id.index()) else { continue };
        let text = format!(
            "{}  {}",
            words::place(desk.document(), statement),
            words::shortened(desk.words(statement.span), 60)
        );
        if widgets::link(ui, text).clicked() {
            actions.push(Action::Select(*id));
        }
    }
}

/// What the version before had and this one has not.
fn removed(ui: &mut Ui, desk: &Desk<'_>) {
    let Some(changes) = desk.article.changes.as_ref().filter(|changes| !changes.removed.is_empty()) else { return };
    if widgets::section(ui, "removed", "Taken out", &changes.removed.len().to_string(), false) {
        for wording in changes.removed.iter().take(MOST) {
            widgets::soft(ui, words::quoted(wording, 120));
        }
    }
}

fn mark_ui(ui: &mut Ui, desk: &Desk<'_>, mark: &Mark, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let statement = mark.place.span.and_then(|span| desk.document().statement_at(span.start));
    let chosen = statement.is_some() && statement == desk.article.selected;
    let id = egui::Id::unique(("change", mark.id));
    let label = format!("{}: {}", words::state(mark.verdict), mark.wording);
    let mut pressed = None;
    let response = widgets::card(ui, (id, chosen, false), &label, |ui| {
        let ink = marks::verdict_colour(mark.verdict, colours);
        let sign = Sign { glyph: icons::verdict(mark.verdict), font: theme::icon(16.0), ink };
        widgets::beside(ui, &sign, |ui| {
            widgets::prose(ui, words::shortened(&mark.wording, 180));
            if let Standing::CheckAgain(why) = &mark.place.standing {
                let (told, _) = why_words(why);
                let parts = [(told.as_str(), theme::semi(12.0), colours.caution)];
                ui.label(widgets::job(&parts, ui.available_width(), 17.0));
            }
            if !mark.suggested_text.is_empty() {
                widgets::soft(ui, format!("Should read {}", words::quoted(&mark.suggested_text, 120)));
            }
            widgets::soft(ui, format!("{} · {}", words::state(mark.verdict), words::stamp(&mark.stamp)));
        });
    });
    ui.horizontal(|ui| pressed = buttons(ui, desk, mark));
    ui.add_space(4.0);
    if let Some(action) = pressed {
        actions.push(action);
    } else if response.clicked()
        && let Some(id) = statement
    {
        actions.push(Action::Select(id));
    }
}

fn buttons(ui: &mut Ui, desk: &Desk<'_>, mark: &Mark) -> Option<Action> {
    match (&mark.place.standing, mark.place.span) {
        (Standing::CheckAgain(_), Some(span)) => {
            widgets::link(ui, "It still holds").clicked().then_some(Action::Reaffirm(span))
        }
        (Standing::Current, Some(span)) if !mark.done && mark.accepted.is_none() => {
            let done = widgets::link(ui, "It is done").clicked();
            let accept = widgets::link(ui, "Accept as it is").clicked();
            if done { Some(Action::MarkDone(span)) } else { accept.then_some(Action::AcceptAsIs(span)) }
        }
        (Standing::Gone, _) => {
            let chosen = desk.chosen().filter(|statement| statement.is_counted())?;
            let clicked = widgets::link(ui, "Attach to the chosen statement").clicked();
            clicked.then_some(Action::Reattach { record: mark.id, span: chosen.span })
        }
        _ => None,
    }
}
