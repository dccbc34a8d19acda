//! Around the article: what was made from the body, item by item. A person's mark is the sign at the
//! left, the program's finding the words below; the two never look alike.

use egui::{Color32, Ui};

use super::commands::Command;
use super::desk::Desk;
use super::statement::found_plain;
use super::theme::{self, Palette};
use super::view::{FindView, View};
use super::{marks, widgets, words};
use crate::app::Action;
use crate::check::{Grounding, Outcome};
use crate::document::{Part, Statement, StatementId, StatementRole};
use crate::rules::{RuleId, Severity};
use crate::text::Span;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    if Part::AROUND.into_iter().all(|part| desk.of_part(part).next().is_none()) {
        widgets::nothing(ui, words::NOTHING_AROUND, words::NOTHING_AROUND_MORE);
        return actions;
    }
    head(ui, desk, view);
    let mut shown = false;
    for part in Part::AROUND {
        let items = items(desk, part);
        let listed: Vec<_> = items.iter().filter(|item| !view.reading.todo || is_listed(desk, item)).collect();
        if listed.is_empty() {
            continue;
        }
        shown = true;
        let (marked, of) = desk.share(part);
        let count = match part {
            Part::Subheadings if desk.digest.cold => words::entries(items.len()),
            Part::Subheadings => subheadings(desk),
            _ => words::of(marked, of),
        };
        let fold_at_first = matches!(part, Part::Caption | Part::Subheadings);
        if widgets::section(ui, part.as_str(), words::part(part), &count, !fold_at_first) {
            let many = listed.len();
            for item in listed {
                let Some(first) = item.first() else { continue };
                let wanted = view.around_to.is_some_and(|to| item.iter().any(|statement| statement.id == to));
                let room = widgets::Room { many, wanted, guess: 76.0 };
                room.ui(ui, first.id, |ui| item_ui(ui, desk, item, view, &mut actions));
            }
        }
    }
    if !shown {
        widgets::nothing(ui, words::NOTHING_TO_DO, words::NOTHING_TO_DO_MORE);
    }
    actions
}

/// What is listed, and the way through it.
fn head(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let open = desk.items().filter(|statement| desk.is_open(statement)).count();
        for (todo, label) in [(false, words::SHOW_ALL.to_owned()), (true, words::to_do(open))] {
            let text = egui::RichText::new(label).font(theme::plain(12.5));
            if ui.add(egui::Button::selectable(view.reading.todo == todo, text)).clicked() {
                view.reading.todo = todo;
            }
        }
        widgets::at_right(ui, |ui| {
            let title = if view.reading.walk { words::END } else { words::GO_THROUGH };
            if let Some(chord) = Command::Walk.row().chord {
                widgets::key_cap(ui, &chord.label());
            }
            if widgets::link(ui, title).on_hover_text(Command::Walk.row().hint).clicked() {
                view.queue.push(Command::Walk);
            }
        });
    });
}

/// The statements of a part, item by item.
fn items<'a>(desk: &Desk<'a>, part: Part) -> Vec<Vec<&'a Statement>> {
    let mut items: Vec<Vec<&Statement>> = Vec::new();
    for statement in desk.of_part(part) {
        match items.last_mut().filter(|item| item.first().is_some_and(|first| first.item == statement.item)) {
            Some(item) => item.push(statement),
            None => items.push(vec![statement]),
        }
    }
    items
}

/// Whether something in an item is to be done; the chosen one stays in its place until another is chosen.
fn is_listed(desk: &Desk<'_>, item: &[&Statement]) -> bool {
    item.iter().any(|statement| desk.is_open(statement) || desk.article.selected == Some(statement.id))
}

/// "all 5 match", or how many do not.
fn subheadings(desk: &Desk<'_>) -> String {
    let listed = desk.of_part(Part::Subheadings).count();
    let off =
        desk.article.checked.findings.iter().filter(|finding| finding.rule == RuleId::StructureSubheadings).count();
    words::subheadings(listed, off)
}

/// One item in a card: its sentences, each with sign, words and finding.
fn item_ui(ui: &mut Ui, desk: &Desk<'_>, item: &[&Statement], view: &mut View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
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
    let grounding = desk.article.checked.groundings.get(&statement.id).filter(|_| !desk.digest.cold);
    let id = egui::Id::unique(("around", statement.id));
    let spoken =
        || format!("{}. {}", marks::spoken(desk, statement), finding_words(desk, statement, grounding).join(" "));
    let contents = |ui: &mut Ui| {
        let sign = if statement.is_counted() {
            marks::sign(desk.mark(statement.id), 16.0, colours)
        } else {
            marks::Sign { glyph: " ", font: theme::icon(16.0), ink: colours.soft }
        };
        widgets::beside(ui, &sign, |ui| {
            let tones = tones(grounding, chosen, colours);
            let grounds = grounds(view.find.as_ref(), statement.span, colours);
            let width = ui.available_width();
            ui.label(found_plain(desk, (statement.span, &tones, &grounds), (13.5, 19.0, width), colours.ink));
            verdict_line(ui, desk, statement, grounding);
        });
    };
    let response = if own_card {
        widgets::card(ui, (id, chosen, tinted), &spoken(), contents)
    } else {
        widgets::row(ui, (id, chosen, tinted), &spoken(), contents)
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
    if let Some(grounding) = grounding.filter(|_| chosen) {
        chain(ui, desk, grounding, actions);
    }
}

/// Below the chosen item: what it rests on, and the source below that, each a click away.
fn chain(ui: &mut Ui, desk: &Desk<'_>, grounding: &Grounding, actions: &mut Vec<Action>) {
    let mut links: Vec<(String, StatementId)> = Vec::new();
    for evidence in &grounding.evidence {
        let there = desk.document().statement(evidence.statement);
        links.push((words::place(desk.document(), there), evidence.statement));
    }
    if let Some(basis) = &grounding.basis {
        links.push((words::source_of(&desk.source_name(&basis.name)), basis.statement));
    }
    if links.is_empty() {
        return;
    }
    // The key stands where the signs do, and the ways on beside it.
    egui::Frame::new().inner_margin(egui::Margin { left: 9, ..egui::Margin::ZERO }).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.vertical(|ui| {
                ui.add_space(4.0);
                if let Some(chord) = Command::Evidence.row().chord {
                    widgets::key_cap(ui, &chord.label());
                }
            });
            let width = ui.available_width();
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = egui::vec2(12.0, 0.0);
                    for (told, id) in links {
                        let words = desk.words(desk.document().statement(id).span);
                        let link = widgets::link(ui, format!("\u{2192} {told}")).accessible_name(&told);
                        if link.on_hover_text(words).clicked() {
                            actions.push(Action::Select(id));
                        }
                    }
                });
            });
        });
    });
}

/// Matches of find in a statement.
fn grounds(find: Option<&FindView>, span: Span, colours: &Palette) -> Vec<(Span, Color32)> {
    let Some(find) = find else { return Vec::new() };
    let from = find.matches.partition_point(|found| found.end <= span.start);
    let inside = find.matches.iter().enumerate().skip(from).take_while(|(_, found)| found.start < span.end);
    inside.map(|(at, found)| (*found, if at == find.at { colours.picked } else { colours.matched })).collect()
}

/// Words of a derived statement that the body does not have, or has otherwise; of the chosen one, those that
/// agree, too.
fn tones(grounding: Option<&Grounding>, chosen: bool, colours: &Palette) -> Vec<(Span, Color32)> {
    let Some(grounding) = grounding else { return Vec::new() };
    let agreeing = grounding.evidence.iter().filter(|_| chosen).flat_map(|evidence| &evidence.agreeing_here);
    let mut tones: Vec<_> = agreeing.map(|span| (*span, colours.good)).collect();
    if grounding.outcome != Outcome::InText {
        tones.extend(grounding.missing.iter().map(|span| (*span, colours.caution)));
        let differing = grounding.mismatches.iter().filter_map(|mismatch| mismatch.here_span);
        tones.extend(differing.map(|span| (span, colours.bad)));
    }
    tones
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
            (_, false) => words::text_has(&mismatch.there),
            (false, true) => words::only_here(&mismatch.here),
            (true, true) => words::mismatch(mismatch.kind).to_lowercase(),
        });
    } else if grounding.outcome != Outcome::InText {
        let missing = grounding.missing.first().map(|span| words::quoted(desk.words(*span), 40));
        tail.extend(missing.or_else(|| grounding.pieces().map(words::put_together)));
    }
    if let Some(finding) = other {
        tail.push(desk.title(finding.rule).to_lowercase());
    } else if grounding.outcome == Outcome::InText {
        tail.push(match &grounding.basis {
            Some(basis) => words::by(&desk.source_name(&basis.name)),
            None => words::NO_SOURCE.to_owned(),
        });
    }
    [words::outcome(grounding.outcome).to_owned(), tail.join(", ")]
}
