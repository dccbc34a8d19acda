//! Why the statement is flagged: each finding in one plain line, the other side with its words marked,
//! and what a derived statement rests on, down to the named source.

use std::sync::Arc;

use egui::{Color32, Frame, Margin, Stroke, Ui};

use super::{At, painted, same_words};
use crate::app::{Action, SetAsideScope};
use crate::check::{CLOSEST, Finding, Grounding, Outcome};
use crate::document::StatementId;
use crate::review::{Dismissal, Standing};
use crate::rules::{RuleId, Severity};
use crate::text::Span;
use crate::ui::commands::Command;
use crate::ui::desk::Desk;
use crate::ui::digest::{self, Shape};
use crate::ui::marks::{self, Sign};
use crate::ui::theme::{self, Palette};
use crate::ui::view::{Dialog, View};
use crate::ui::{icons, widgets, words};

/// Draws findings and grounding.
pub(super) fn ui(ui: &mut Ui, at: &At<'_>, view: &mut View, actions: &mut Vec<Action>) {
    if at.desk.digest.cold {
        return;
    }
    let state = at.desk.digest.state(at.statement.id);
    if !state.findings.is_empty() {
        widgets::head(ui, words::WHY_FLAGGED);
        for place in &state.findings {
            if let Some(finding) = at.desk.finding(*place) {
                finding_ui(ui, at, (*place, finding), view, actions);
            }
        }
    }
    set_aside_ui(ui, at, state.findings.is_empty(), actions);
    if let Some(grounding) = at.desk.article.checked.groundings.get(&at.statement.id) {
        grounding_ui(ui, at, grounding, actions);
    }
    if let Some(rests) = at.desk.digest.rests.get(&at.statement.id) {
        widgets::head(ui, words::RESTS_ON_THIS);
        for id in rests {
            jump(ui, at.desk, *id, actions);
        }
    }
    sourcing_ui(ui, at);
}

/// What was flagged here and set aside: which finding, why, and the way back; `alone` where nothing else is flagged.
fn set_aside_ui(ui: &mut Ui, at: &At<'_>, alone: bool, actions: &mut Vec<Action>) {
    let here = |own: &&Arc<Dismissal>| {
        let span = own.place.span.filter(|_| own.place.standing == Standing::Current);
        at.desk.statement_of(span) == Some(at.statement.id)
    };
    let aside: Vec<_> = at.desk.article.review.dismissals.iter().filter(here).collect();
    if alone && !aside.is_empty() {
        widgets::head(ui, words::WHY_FLAGGED);
    }
    let colours = theme::palette(ui);
    for own in aside {
        let sign = Sign { glyph: icons::CHECK, font: theme::icon(15.0), ink: colours.soft };
        widgets::beside(ui, &sign, |ui| {
            widgets::words(ui, at.desk.title(own.key.rule), theme::semi(12.5), colours.soft);
            let why = words::set_aside_for(own.reason, &own.remark);
            widgets::prose(ui, why).on_hover_text(words::stamp(&own.stamp));
            if widgets::link(ui, words::BRING_BACK).clicked() {
                actions.push(Action::BringBack(own.id));
            }
        });
    }
}

fn finding_ui(
    ui: &mut Ui,
    at: &At<'_>,
    (place, finding): (usize, &Finding),
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let colours = theme::palette(ui);
    let (ink, glyph) = marks::severity(finding.severity, colours);
    let chosen = at.desk.article.selected_finding == Some(place);
    let warned = view.statement.flash && finding.severity > Severity::Note;
    let frame = Frame::new()
        .corner_radius(5)
        .inner_margin(Margin::symmetric(6, 4))
        .outer_margin(Margin { left: -6, ..Margin::ZERO })
        .stroke(if warned { Stroke::new(1.5, colours.caution) } else { Stroke::NONE })
        .fill(if chosen { colours.chip } else { Color32::TRANSPARENT });
    frame.show(ui, |ui| {
        let sign = Sign { glyph, font: theme::icon(15.0), ink };
        widgets::beside(ui, &sign, |ui| {
            widgets::words(ui, title(at, finding), theme::semi(12.5), ink)
                .on_hover_text(at.desk.bench.rules.rule(finding.rule).map_or("", |rule| rule.why.as_str()));
            widgets::prose(ui, &finding.message);
            for mismatch in finding.mismatches.iter().filter(|own| !is_told(&finding.message, own)) {
                mismatch_ui(ui, mismatch);
            }
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                if widgets::link(ui, words::SET_ASIDE).clicked() {
                    view.dialog =
                        Some(Dialog::SetAside { finding: place, scope: SetAsideScope::This, remark: String::new() });
                }
                if let Some(chord) = Command::SetAside.row().chord {
                    widgets::key_cap(ui, &chord.label());
                }
            });
        });
        // A derived statement's other side is its evidence as a rule, shown below.
        let grounding = at.desk.article.checked.groundings.get(&at.statement.id);
        let shown_below = |side: &crate::check::Related| {
            let evidence = grounding.map(|grounding| grounding.evidence.as_slice()).unwrap_or_default();
            evidence.iter().any(|evidence| evidence.statement == side.statement)
        };
        for side in finding.related.iter().filter(|side| !shown_below(side)).take(6) {
            let tones = tones(at.desk, finding, side.span, colours);
            actions.extend(other_side(ui, at.desk, (side.statement, side.span), &tones, &side.note));
        }
    });
}

/// What the rule is called, or how the statement stands, where that is what the rule tells: "Partly".
fn title<'a>(at: &'a At<'_>, finding: &Finding) -> &'a str {
    let grounding = at.desk.article.checked.groundings.get(&finding.statement);
    let stands = grounding.filter(|_| finding.rule == RuleId::GroundingUnsupported);
    stands.map_or_else(|| at.desk.title(finding.rule), |grounding| words::outcome(grounding.outcome))
}

/// What to mark on the other side of a finding.
fn tones(desk: &Desk<'_>, finding: &Finding, there: Span, colours: &Palette) -> Vec<(Span, Color32)> {
    let agreeing = if digest::shape(finding.rule) == Shape::Double { colours.repeat } else { colours.good };
    let same = same_words(desk.document(), finding.span, there);
    let mut tones: Vec<_> = same.into_iter().map(|span| (span, agreeing)).collect();
    let differing = finding.mismatches.iter().filter_map(|mismatch| mismatch.there_span);
    tones.extend(differing.filter(|span| there.overlaps(*span)).map(|span| (span, colours.bad)));
    tones
}

/// Whether the message has said already what differs.
fn is_told(message: &str, mismatch: &crate::check::Mismatch) -> bool {
    let says = |words: &str| words.is_empty() || message.contains(words);
    says(&mismatch.here) && says(&mismatch.there)
}

fn mismatch_ui(ui: &mut Ui, mismatch: &crate::check::Mismatch) {
    let colours = theme::palette(ui);
    let kind = words::mismatch(mismatch.kind);
    let tail = words::here_and_there(&mismatch.here, &mismatch.there);
    let parts = [(kind, theme::semi(12.0), colours.bad), (tail.as_str(), theme::plain(12.0), colours.ink)];
    let job = widgets::job(&parts, ui.available_width(), 17.0);
    ui.label(job);
}

/// A card with the other side; a click goes there.
fn other_side(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (statement, span): (StatementId, Span),
    tones: &[(Span, Color32)],
    note: &str,
) -> Option<Action> {
    let colours = theme::palette(ui);
    let there = desk.document().statements.get(statement.index())?;
    ui.add_space(2.0);
    let place = words::place(desk.document(), there);
    let id = egui::Id::unique(("other side", statement, span.start, note));
    let label = format!("{place}: {}", desk.words(span));
    let response = widgets::card(ui, (id, false, false), &label, |ui| {
        let width = ui.available_width();
        let ground = if tones.is_empty() { colours.ink } else { colours.soft };
        let job = painted(desk, span, tones, (14.5, 21.0, width), ground);
        let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
        ui.label(galley);
        let note = if note.is_empty() { place.clone() } else { format!("{place} · {note}") };
        let parts = [
            (icons::ARROW, theme::icon(12.0), colours.accent),
            ("  ", theme::plain(12.0), colours.accent),
            (note.as_str(), theme::plain(12.0), colours.accent),
        ];
        ui.label(widgets::job(&parts, width, 17.0));
    });
    response.clicked().then_some(Action::Select(statement))
}

fn grounding_ui(ui: &mut Ui, at: &At<'_>, grounding: &Grounding, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    widgets::head(ui, words::IN_THE_ARTICLE);
    let own: Vec<_> =
        at.desk.digest.state(at.statement.id).findings.iter().filter_map(|place| at.desk.finding(*place)).collect();
    let missing = missing(at.desk, grounding);
    // What a finding has just said is not said again.
    if !own.iter().any(|finding| finding.rule.family() == "grounding") || !missing.is_empty() {
        let ink = outcome_colour(grounding.outcome, colours);
        let parts = [
            (words::outcome(grounding.outcome), theme::semi(12.5), ink),
            (missing.as_str(), theme::plain(12.5), colours.soft),
        ];
        ui.label(widgets::job(&parts, ui.available_width(), 18.0));
    }
    let flagged = own.iter().any(|finding| !finding.mismatches.is_empty());
    for mismatch in grounding.mismatches.iter().filter(|_| !flagged) {
        mismatch_ui(ui, mismatch);
    }
    for evidence in &grounding.evidence {
        let span = at.desk.document().statement(evidence.statement).span;
        let mut tones: Vec<_> = evidence.agreeing.iter().map(|span| (*span, colours.good)).collect();
        tones.extend(evidence.differing.iter().map(|span| (*span, colours.bad)));
        let there = grounding.mismatches.iter().filter_map(|mismatch| mismatch.there_span);
        tones.extend(there.filter(|other| span.overlaps(*other)).map(|span| (span, colours.bad)));
        let note = if grounding.rests() { "" } else { CLOSEST };
        actions.extend(other_side(ui, at.desk, (evidence.statement, span), &tones, note));
    }
    if !grounding.rests() {
        return;
    }
    ui.add_space(2.0);
    let sign = Sign { glyph: icons::PERSON, font: theme::icon(15.0), ink: colours.soft };
    widgets::beside(ui, &sign, |ui| {
        if let Some(basis) = &grounding.basis {
            widgets::prose(ui, words::source_below(&at.desk.source_name(&basis.name), words::grade(basis.grade)));
            if basis.statement != grounding.evidence.first().map_or(basis.statement, |first| first.statement) {
                jump(ui, at.desk, basis.statement, actions);
            }
        } else {
            widgets::prose(ui, words::NO_SOURCE_BELOW);
        }
    });
}

fn missing(desk: &Desk<'_>, grounding: &Grounding) -> String {
    // What differs is told as a difference; missing is what the text has in no form.
    let differs = |span: &Span| {
        grounding.mismatches.iter().filter_map(|mismatch| mismatch.here_span).any(|other| other.overlaps(*span))
    };
    let words: Vec<_> = grounding
        .missing
        .iter()
        .filter(|span| !differs(span))
        .take(4)
        .map(|span| words::quoted(desk.words(*span), 40))
        .collect();
    let told =
        if words.is_empty() { grounding.pieces().map(words::put_together) } else { Some(words::not_there(&words)) };
    told.map_or_else(String::new, |told| format!("  {told}"))
}

/// The colour of an outcome. What is in the text stays quiet: only a person confirms.
pub(in crate::ui) const fn outcome_colour(outcome: Outcome, colours: &Palette) -> Color32 {
    match outcome {
        Outcome::InText => colours.soft,
        Outcome::Partly | Outcome::NotInText => colours.caution,
        Outcome::SaysOtherwise => colours.bad,
    }
}

/// A link to another statement.
fn jump(ui: &mut Ui, desk: &Desk<'_>, id: StatementId, actions: &mut Vec<Action>) {
    let Some(other) = desk.document().statements.get(id.index()) else { return };
    let place = words::place(desk.document(), other);
    let text = format!("{place}  {}", words::quoted(desk.words(other.span), 34));
    if widgets::link(ui, text).clicked() {
        actions.push(Action::Select(id));
    }
}

/// Who says it, and what it needs a source for.
fn sourcing_ui(ui: &mut Ui, at: &At<'_>) {
    let checked = &at.desk.article.checked;
    if checked.groundings.contains_key(&at.statement.id) {
        // A derived statement has its chain down to the source already.
        return;
    }
    let Some(sourcing) = checked.sourcing.get(&at.statement.id) else { return };
    let mut names: Vec<String> = Vec::new();
    for by in &sourcing.by {
        if let Some(attribution) = checked.attributions.get(*by) {
            let grade = words::grade(attribution.grade);
            let line = if attribution.name.is_empty() {
                grade.to_owned()
            } else {
                words::who(&at.desk.source_name(&attribution.name), grade)
            };
            if !names.contains(&line) {
                names.push(line);
            }
        }
    }
    let mut needs: Vec<&str> = sourcing.needs.iter().map(|(need, _)| words::need(*need)).collect();
    needs.dedup();
    if names.is_empty() && needs.is_empty() {
        return;
    }
    widgets::head(ui, words::WHO_SAYS_SO);
    let told = if names.is_empty() { words::THE_PAGE_ITSELF.to_owned() } else { words::capital(&names.join(", ")) };
    widgets::prose(ui, told);
    if !needs.is_empty() {
        widgets::soft(ui, words::it_makes(&needs));
    }
}
