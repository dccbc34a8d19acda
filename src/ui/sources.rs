//! Sources: who is heard and for how much of the article, how well each can be told, who is spoken for and never
//! heard, and the checker's own list. A click lights up in the article what somebody says.

use std::collections::BTreeMap;

use egui::Ui;

use super::desk::Desk;
use super::marks::Sign;
use super::view::View;
use super::{icons, statement, theme, widgets, words};
use crate::app::Action;
use crate::check::{Grade, Voice};
use crate::document::StatementId;
use crate::review::Source;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    let colours = theme::palette(ui);
    let ledger = &desk.article.checked.ledger;
    if ledger.of == 0 {
        let (title, more) = if desk.bench.work.is_some() {
            (words::STILL_CHECKING, words::STILL_CHECKING_MORE)
        } else {
            (words::NO_SOURCES, words::NO_SOURCES_MORE)
        };
        widgets::nothing(ui, title, more);
    } else {
        ui.add_space(8.0);
        let share = ledger.sourced as f32 / ledger.of as f32;
        widgets::words(ui, words::sourced(ledger.sourced, ledger.of), theme::semi(13.0), colours.ink);
        let width = ui.available_width();
        widgets::bar(ui, (width, 6.0), &[(share, colours.accent)]);
        if ledger.anonymous > 0.0 {
            widgets::soft(ui, words::nameless(ledger.anonymous));
        }
        lit_line(ui, view);
        let most = ledger.heard.iter().map(|voice| voice.statements.len()).max().unwrap_or(1);
        for (title, voices) in [(words::HEARD, &ledger.heard), (words::SPOKEN_FOR, &ledger.spoken_for)] {
            if !voices.is_empty() && widgets::section(ui, title, title, &voices.len().to_string(), true) {
                for (at, voice) in voices.iter().enumerate() {
                    let room = widgets::Room { many: voices.len(), wanted: false, guess: 42.0 };
                    room.ui(ui, (title, at), |ui| voice_ui(ui, desk, (voice, most), view, &mut actions));
                }
            }
        }
        grades(ui, desk, view, &mut actions);
    }
    own_list(ui, desk, view, &mut actions);
    actions
}

/// What is lit up in the article, and the way to put it out.
fn lit_line(ui: &mut Ui, view: &mut View) {
    if view.article.lit.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        widgets::soft(ui, words::lit(view.article.lit.len()));
        if widgets::link(ui, words::PUT_OUT).clicked() {
            view.article.lit.clear();
        }
    });
}

/// Lights statements up, and goes to the first of them, or from one of them to the next.
fn light(desk: &Desk<'_>, view: &mut View, statements: &[StatementId]) -> Option<Action> {
    view.article.lit = statements.to_vec();
    let at = desk.article.selected.and_then(|id| statements.iter().position(|other| *other == id));
    let next = at.map_or(0, |at| (at + 1) % statements.len().max(1));
    statements.get(next).map(|id| Action::Select(*id))
}

fn voice_ui(ui: &mut Ui, desk: &Desk<'_>, (voice, most): (&Voice, usize), view: &mut View, actions: &mut Vec<Action>) {
    let name = words::source_head(&voice.name);
    let label = words::voice(&name, words::grade(voice.grade), voice.statements.len());
    let id = egui::Id::unique(("voice", &voice.name, voice.statements.first()));
    let share = voice.statements.len() as f32 / most.max(1) as f32;
    let row = Bar { id, label: &label, name: &name, many: voice.statements.len(), share, grade: voice.grade };
    if row.ui(ui, desk, &voice.statements, Some(words::grade(voice.grade))).clicked() {
        actions.extend(light(desk, view, &voice.statements));
    }
}

/// One line of a chart: a name, a bar, how many.
struct Bar<'a> {
    id: egui::Id,
    label: &'a str,
    name: &'a str,
    many: usize,
    share: f32,
    grade: Grade,
}

impl Bar<'_> {
    fn ui(&self, ui: &mut Ui, desk: &Desk<'_>, statements: &[StatementId], below: Option<&str>) -> egui::Response {
        let colours = theme::palette(ui);
        let chosen = desk.article.selected.is_some_and(|id| statements.contains(&id));
        let named = self.grade.is_named();
        let response = widgets::row(ui, (self.id, chosen, false), self.label, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let ink = if named { colours.ink } else { colours.caution };
            ui.horizontal(|ui| {
                widgets::at_right(ui, |ui| {
                    widgets::words(ui, self.many.to_string(), theme::plain(12.0), colours.soft);
                    let width = ui.available_width();
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.set_width(width);
                        let parts = [
                            (self.name, theme::semi(13.0), ink),
                            ("  ", theme::plain(12.0), colours.soft),
                            (below.unwrap_or_default(), theme::plain(12.0), colours.soft),
                        ];
                        ui.add(egui::Label::new(widgets::job(&parts, f32::INFINITY, 18.0)).truncate());
                    });
                });
            });
            let width = ui.available_width();
            let ink = if named { colours.accent } else { colours.caution };
            widgets::bar(ui, (width, 4.0), &[(self.share, ink)]);
        });
        response.on_hover_text(words::LIGHT_UP_TIP)
    }
}

/// How well the sources can be told: a bar for each grade.
fn grades(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, actions: &mut Vec<Action>) {
    let mut by_grade: BTreeMap<Grade, Vec<StatementId>> = BTreeMap::new();
    for attribution in &desk.article.checked.attributions {
        let of_grade = by_grade.entry(attribution.grade).or_default();
        if of_grade.last() != Some(&attribution.statement) {
            of_grade.push(attribution.statement);
        }
    }
    if by_grade.is_empty() || !widgets::section(ui, "grades", words::HOW_NAMED, &by_grade.len().to_string(), true) {
        return;
    }
    let most = by_grade.values().map(Vec::len).max().unwrap_or(1);
    for (grade, statements) in by_grade {
        let name = words::grade(grade);
        let label = format!("{name}, {}", words::statements(statements.len()));
        let share = statements.len() as f32 / most.max(1) as f32;
        let id = egui::Id::unique(("grade", grade));
        let row = Bar { id, label: &label, name, many: statements.len(), share, grade };
        if row.ui(ui, desk, &statements, None).clicked() {
            actions.extend(light(desk, view, &statements));
        }
    }
}

/// What the checker rests on: the review's own list.
fn own_list(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, actions: &mut Vec<Action>) {
    let review = &desk.article.review;
    if review.sources.is_empty() {
        return;
    }
    if !widgets::section(ui, "own sources", words::USED_IN_CHECKING, &review.sources.len().to_string(), true) {
        return;
    }
    for source in &review.sources {
        let room = widgets::Room { many: review.sources.len(), wanted: false, guess: 46.0 };
        room.ui(ui, source.id, |ui| own_source_ui(ui, desk, source, view, actions));
    }
}

/// One source of the list, and the statements that rest on it.
fn own_source_ui(ui: &mut Ui, desk: &Desk<'_>, source: &Source, view: &mut View, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let review = &desk.article.review;
    {
        let links = review.source_links.iter().filter(|link| link.source == source.id);
        let (here, gone): (Vec<_>, Vec<_>) = links.partition(|link| desk.statement_of(link.place.span).is_some());
        let mut statements: Vec<_> = here.iter().filter_map(|link| desk.statement_of(link.place.span)).collect();
        statements.sort_unstable();
        let title = if source.title.trim().is_empty() { &source.quote } else { &source.title };
        let id = egui::Id::unique(("own source", source.id));
        let chosen = desk.article.selected.is_some_and(|id| statements.contains(&id));
        let response = widgets::row(ui, (id, chosen, false), title, |ui| {
            let glyph = statement::source_glyph(source.kind);
            let sign = Sign { glyph, font: theme::icon(15.0), ink: colours.soft };
            widgets::beside(ui, &sign, |ui| {
                let locator = if source.locator.is_empty() { String::new() } else { format!(", {}", source.locator) };
                widgets::prose(ui, format!("{title}{locator}"));
                let used = words::rest_on_it(statements.len());
                widgets::soft(ui, format!("{} · {used}", words::source_kind(source.kind)));
            });
        });
        if response.on_hover_text(words::LIGHT_UP_TIP).clicked() {
            actions.extend(light(desk, view, &statements));
        }
        for link in gone {
            lost_link(ui, desk, (source.id, &link.place.anchor.exact), actions);
        }
        ui.add_space(2.0);
    }
}

/// A source whose statement is no longer in the text.
fn lost_link(ui: &mut Ui, desk: &Desk<'_>, (source, quote): (uuid::Uuid, &str), actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        widgets::words(ui, icons::AGAIN, theme::icon(13.0), colours.caution);
        widgets::soft(ui, format!("{}  {}", words::GONE, words::quoted(quote, 50)));
        let chosen = desk.chosen().filter(|statement| statement.is_counted());
        if let Some(chosen) = chosen
            && widgets::link(ui, words::ATTACH).clicked()
        {
            actions.push(Action::Reattach { record: source, span: chosen.span });
        }
    });
}
