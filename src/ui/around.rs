//! Around the article: what was made from the body, item by item. A person's mark is the sign at the
//! left, the program's finding the words below; the two never look alike.

use egui::Ui;

use super::digest::Desk;
use super::statement::painted_plain;
use super::theme::{self, Palette};
use super::view::View;
use super::{marks, widgets, words};
use crate::app::Action;
use crate::check::{Grounding, Outcome};
use crate::document::{Part, Statement, StatementRole};
use crate::rules::{RuleId, Severity};

/// Parts in the order in which they are checked.
const PARTS: [Part; 7] =
    [Part::Headline, Part::Standfirst, Part::KeyPoints, Part::Summary, Part::Faq, Part::Caption, Part::Subheadings];

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut any = false;
    for part in PARTS {
        let document = desk.document();
        if document.of_part(part).next().is_none() {
            continue;
        }
        any = true;
        let (marked, of) = desk.share(part);
        let count = if part == Part::Subheadings { subheadings(desk) } else { format!("{marked} of {of}") };
        let fold_at_first = part == Part::Caption || part == Part::Subheadings;
        if !widgets::section(ui, part.as_str(), words::part(part), &count, !fold_at_first) {
            continue;
        }
        let mut item: Vec<&Statement> = Vec::new();
        for statement in document.of_part(part) {
            if item.first().is_some_and(|first| first.item != statement.item) {
                item_ui(ui, desk, &item, view, &mut actions);
                item.clear();
            }
            item.push(statement);
        }
        item_ui(ui, desk, &item, view, &mut actions);
    }
    if !any {
        widgets::nothing(ui, "Nothing around this article", "No key points, summary or FAQ were found on the page.");
    }
    actions
}

/// "all 5 match", or how many do not.
fn subheadings(desk: &Desk<'_>) -> String {
    let listed = desk.document().of_part(Part::Subheadings).count();
    let off =
        desk.article.checked.findings.iter().filter(|finding| finding.rule == RuleId::StructureSubheadings).count();
    if off == 0 { format!("all {listed} match") } else { words::count(off, "differs", "differ") }
}

/// One item in a card: its sentences, each with sign, words and finding.
fn item_ui(ui: &mut Ui, desk: &Desk<'_>, item: &[&Statement], view: &mut View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    if item.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.y = 4.0;
    if let [only] = item {
        sentence(ui, desk, (only, true), view, actions);
        return;
    }
    let frame = egui::Frame::new().fill(colours.card).stroke(egui::Stroke::new(1.0, colours.line)).corner_radius(6);
    frame.inner_margin(egui::Margin::same(2)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 1.0;
        for statement in item {
            if statement.role == StatementRole::Question {
                question(ui, desk, statement);
            } else {
                sentence(ui, desk, (statement, false), view, actions);
            }
        }
    });
}

fn question(ui: &mut Ui, desk: &Desk<'_>, statement: &Statement) {
    egui::Frame::new().inner_margin(egui::Margin { left: 8, right: 8, top: 5, bottom: 0 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let colours = theme::palette(ui);
        let job =
            widgets::job(&[(desk.words(statement.span), theme::semi(12.5), colours.soft)], ui.available_width(), 17.0);
        ui.label(job);
    });
}

/// One sentence: a card of its own, or a row in the card of its item.
fn sentence(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (statement, own_card): (&Statement, bool),
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let colours = theme::palette(ui);
    let chosen = desk.article.selected == Some(statement.id);
    let rests = || desk.article.selected.and_then(|id| desk.digest.rests.get(&id));
    let tinted = rests().is_some_and(|rests| rests.contains(&statement.id));
    let grounding = desk.article.checked.groundings.get(&statement.id);
    let id = egui::Id::unique(("around", statement.id));
    let spoken = format!("{}. {}", marks::spoken(desk, statement), finding_words(desk, statement, grounding).join(" "));
    let contents = |ui: &mut Ui| {
        let sign = if statement.is_counted() {
            marks::sign(desk.mark(statement.id), 16.0, colours)
        } else {
            marks::Sign { glyph: " ", font: theme::icon(16.0), ink: colours.soft }
        };
        widgets::beside(ui, &sign, |ui| {
            let tones = tones(grounding, colours);
            let width = ui.available_width();
            ui.label(painted_plain(desk, statement.span, &tones, (13.5, 19.0, width), colours.ink));
            verdict_line(ui, desk, statement, grounding);
        });
    };
    let response = if own_card {
        widgets::card(ui, (id, chosen, tinted), &spoken, contents)
    } else {
        widgets::row(ui, (id, chosen, tinted), &spoken, contents)
    };
    if view.around_to == Some(statement.id) {
        if !ui.clip_rect().contains_rect(response.rect) {
            response.scroll_to_me(Some(egui::Align::Center));
        }
        view.around_to = None;
    }
    if response.clicked() {
        actions.push(Action::Select(statement.id));
    }
}

/// Words of a derived statement that the body does not have, or has otherwise.
fn tones(grounding: Option<&Grounding>, colours: &Palette) -> Vec<(crate::text::Span, egui::Color32)> {
    let Some(grounding) = grounding else { return Vec::new() };
    if grounding.outcome == Outcome::InText {
        return Vec::new();
    }
    let missing = grounding.missing.iter().map(|span| (*span, colours.caution));
    let differing = grounding.mismatches.iter().filter_map(|mismatch| mismatch.here_span);
    missing.chain(differing.map(|span| (span, colours.bad))).collect()
}

/// What the program found, in words: never a sign, never a tick.
fn verdict_line(ui: &mut Ui, desk: &Desk<'_>, statement: &Statement, grounding: Option<&Grounding>) {
    let colours = theme::palette(ui);
    let told = finding_words(desk, statement, grounding);
    let [head, tail] = told;
    if head.is_empty() && tail.is_empty() {
        return;
    }
    let ink = match grounding {
        Some(grounding) => super::statement::outcome_colour(grounding.outcome, colours),
        None => colours.caution,
    };
    let grave = desk.digest.state(statement.id).findings.first().and_then(|at| desk.finding(*at));
    let ink = match grave.map(|finding| finding.severity) {
        Some(Severity::Error) => colours.bad,
        Some(Severity::Warning) if ink == colours.soft => colours.caution,
        _ => ink,
    };
    let parts = [
        (head.as_str(), theme::semi(12.0), ink),
        (if head.is_empty() { "" } else { "  " }, theme::plain(12.0), colours.soft),
        (tail.as_str(), theme::plain(12.0), colours.soft),
    ];
    ui.label(widgets::job(&parts, ui.available_width(), 17.0));
}

/// The outcome, and what there is to say about it.
fn finding_words(desk: &Desk<'_>, statement: &Statement, grounding: Option<&Grounding>) -> [String; 2] {
    let state = desk.digest.state(statement.id);
    let other = state
        .findings
        .iter()
        .filter_map(|at| desk.finding(*at))
        .find(|finding| finding.rule.family() != "grounding" && finding.severity > Severity::Note);
    let Some(grounding) = grounding else {
        let title = other.map(|finding| desk.title(finding.rule).to_owned()).unwrap_or_default();
        return [title, String::new()];
    };
    let mut tail = Vec::new();
    if let Some(mismatch) = grounding.mismatches.first() {
        tail.push(match (mismatch.here.is_empty(), mismatch.there.is_empty()) {
            (_, false) => format!("text: {}", words::quoted(&mismatch.there, 36)),
            (false, true) => format!("only here: {}", words::quoted(&mismatch.here, 36)),
            (true, true) => words::mismatch(mismatch.kind).to_lowercase(),
        });
    } else if grounding.outcome != Outcome::InText
        && let Some(span) = grounding.missing.first()
    {
        tail.push(words::quoted(desk.words(*span), 40));
    }
    if let Some(finding) = other {
        tail.push(desk.title(finding.rule).to_lowercase());
    } else if grounding.outcome == Outcome::InText {
        tail.push(match &grounding.basis {
            Some(basis) => format!("by {}", words::shortened(&basis.name, 34)),
            None => "no source".to_owned(),
        });
    }
    [words::outcome(grounding.outcome).to_owned(), tail.join(", ")]
}
