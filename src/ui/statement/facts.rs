//! The facts inside a statement, ticked one by one, and the offer of the same mark where the same words stand.

use egui::{Button, Ui};

use super::At;
use crate::app::{Action, OpenArticle};
use crate::document::{Fact, FactKind, StatementId, elsewhere, repeats};
use crate::review::{Mark, Standing, Verdict};
use crate::text::Span;
use crate::ui::commands::Command;
use crate::ui::marks;
use crate::ui::view::View;
use crate::ui::{theme, widgets, words};

/// The same mark for other places.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Offer {
    /// The words that have the mark.
    pub(in crate::ui) about: Span,
    /// The mark.
    pub(in crate::ui) verdict: Verdict,
    /// The same words elsewhere, not marked yet.
    pub(in crate::ui) spans: Vec<Span>,
}

/// Facts and offers of the chosen statement, looked for once per change.
#[derive(Debug, Default)]
pub(super) struct Known {
    key: Option<(usize, u64, StatementId)>,
    facts: Vec<Fact>,
    offers: Vec<Offer>,
}

/// Where the marks given to a statement and to words in it could be given, too; what was marked last comes first.
pub(in crate::ui) fn offers(article: &OpenArticle, id: StatementId) -> Vec<Offer> {
    let (document, review) = (&*article.document, &article.review);
    let Some(statement) = document.statements.get(id.index()) else { return Vec::new() };
    let current = |mark: &Mark| mark.place.standing == Standing::Current;
    let open = |span: &Span| review.mark_at(*span).is_none_or(|mark| !current(mark));
    let mut found = Vec::new();
    // A question goes to the author once.
    let marks = review.marks.iter().rev().filter(|mark| current(mark) && mark.verdict != Verdict::OnAuthor);
    for mark in marks {
        let Some(about) = mark.place.span.filter(|span| statement.span.contains(*span)) else { continue };
        let spans: Vec<Span> = if about == statement.span {
            repeats(document, id).into_iter().map(|other| document.statement(other).span).filter(open).collect()
        } else {
            elsewhere(document, about).into_iter().filter(open).collect()
        };
        if !spans.is_empty() {
            found.push(Offer { about, verdict: mark.verdict, spans });
        }
    }
    found
}

/// Draws facts, marks on words, offers.
pub(super) fn ui(ui: &mut Ui, at: &At<'_>, view: &mut View, actions: &mut Vec<Action>) {
    let document = at.desk.document();
    let key = (std::ptr::from_ref(document).addr(), at.desk.digest.version, at.statement.id);
    let known = &mut view.statement.known;
    if known.key != Some(key) {
        let facts = crate::document::facts(document, at.statement.id);
        *known = Known { key: Some(key), facts, offers: offers(at.desk.article, at.statement.id) };
    }
    let (facts, offers) = (known.facts.clone(), known.offers.clone());
    if !facts.is_empty() {
        chips(ui, at, view, &facts);
    }
    marked(ui, at, actions);
    for (place, offer) in offers.iter().enumerate() {
        offer_ui(ui, at, (offer, place == 0), actions);
    }
}

/// The facts found, each to be picked with a click.
fn chips(ui: &mut Ui, at: &At<'_>, view: &mut View, facts: &[Fact]) {
    widgets::head_with_key(ui, words::FACTS, Command::NextFact);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(5.0, 5.0);
        for fact in facts {
            let mark = at.desk.article.review.mark_at(fact.span).map(|mark| &**mark);
            let picked = at.picked == Some(fact.span);
            if chip(ui, at, (fact, mark, picked)) {
                view.article.picked = Some((fact.span.start, fact.span.end));
            }
        }
    });
}

fn chip(ui: &mut Ui, at: &At<'_>, (fact, mark, picked): (&Fact, Option<&Mark>, bool)) -> bool {
    let colours = theme::palette(ui);
    let sign = marks::sign(mark, 13.0, colours);
    let said = at.desk.words(fact.span);
    let text = if fact.kind == FactKind::Quotation { words::quoted(said, 28) } else { words::shortened(said, 34) };
    let parts = [
        (sign.glyph, sign.font, sign.ink),
        (" ", theme::plain(12.5), colours.ink),
        (text.as_str(), theme::plain(12.5), colours.ink),
    ];
    let state = mark.map_or(words::OPEN_STATE, |mark| words::state(mark.verdict)).to_lowercase();
    let label = format!("{}: {said}, {state}", words::fact(fact.kind));
    let job = widgets::job(&parts, ui.available_width().max(120.0), 18.0);
    let edge = if picked { colours.accent } else { colours.line };
    let ground = if picked { colours.selection } else { colours.card };
    let button = Button::new(job).fill(ground).stroke(egui::Stroke::new(1.0, edge)).min_size(egui::vec2(0.0, 24.0));
    let response = ui.add(button).on_hover_text(words::FACT_HINT).accessible_name(&label);
    response.clicked()
}

/// Marks on words inside the statement, with what takes them back.
fn marked(ui: &mut Ui, at: &At<'_>, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    for (span, place) in at.desk.digest.facts_in(at.statement.span) {
        let Some(mark) = at.desk.article.review.marks.get(place) else { continue };
        ui.horizontal(|ui| {
            widgets::sign(ui, &marks::sign(Some(mark), 14.0, colours));
            let again = matches!(mark.place.standing, Standing::CheckAgain(_));
            let state = if again { words::CHECK_AGAIN } else { words::state(mark.verdict) };
            let told = format!("{}  {state}", words::quoted(&mark.wording, 26));
            widgets::words(ui, told, theme::plain(12.5), colours.ink);
            if again && widgets::link(ui, words::STILL_HOLDS).clicked() {
                actions.push(Action::Reaffirm(span));
            }
            if widgets::link(ui, words::TAKE_BACK).clicked() {
                actions.push(Action::Unmark(span));
            }
        });
    }
}

/// "The same words stand in two more places": the places, and one click or key for all of them.
fn offer_ui(ui: &mut Ui, at: &At<'_>, (offer, first): (&Offer, bool), actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let document = at.desk.document();
    let whole = offer.about == at.statement.span;
    let what = if whole { words::THE_SAME_SENTENCE.to_owned() } else { words::quoted(at.desk.words(offer.about), 24) };
    ui.add_space(4.0);
    let frame = egui::Frame::new().fill(colours.chip).corner_radius(6).inner_margin(egui::Margin::symmetric(9, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 1.0;
        let many = offer.spans.len();
        widgets::prose(ui, words::stands_in(&what, many));
        for span in offer.spans.iter().take(4) {
            let Some(there) = document.statement_at(span.start).map(|id| document.statement(id)) else { continue };
            let place = words::place(document, there);
            if widgets::link(ui, place).on_hover_text(at.desk.words(there.span)).clicked() {
                actions.push(Action::Select(there.id));
            }
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let label = words::mark_there(words::state(offer.verdict));
            if widgets::link(ui, label).clicked() {
                actions.push(Action::MarkAll { spans: offer.spans.clone(), verdict: Some(offer.verdict) });
            }
            if let Some(chord) = Command::MarkAlike.row().chord.filter(|_| first) {
                widgets::key_cap(ui, &chord.label());
            }
        });
    });
}
