//! Going through the parts: item, evidence, mark, next item; and the other commands of reading.

use egui::{Context, Frame, Margin, RichText, Ui};

use super::commands::Command;
use super::desk::Desk;
use super::shell::Shell;
use super::view::{Tab, View};
use super::{theme, widgets, words};
use crate::app::{Action, Move, OpenArticle};
use crate::document::{Part, StatementId, facts};

impl Shell {
    /// Commands about what is read and how.
    pub(super) fn run_on_reading(&mut self, ctx: &Context, command: Command) -> bool {
        match command {
            Command::FindNext | Command::FindPrevious => match &mut self.view.find {
                Some(find) => find.step += if command == Command::FindNext { 1 } else { -1 },
                None => self.run(ctx, Command::Find),
            },
            Command::ColdRead => {
                self.view.reading.cold = !self.view.reading.cold;
                if self.view.reading.cold && matches!(self.view.tab, Tab::Findings | Tab::Repeats) {
                    self.view.tab = Tab::Around;
                }
            }
            Command::Walk => self.start_walk(ctx),
            Command::Evidence => self.show_evidence(ctx),
            Command::NextFact => self.pick_fact(),
            Command::AdoptNote => {
                let desk = self.desk();
                let place = desk.and_then(|desk| super::statement::note_of_draft(&desk, desk.chosen()?));
                self.perform(ctx, place.map(Action::AdoptSourceNote).into_iter().collect());
            }
            Command::MarkAlike => {
                let article = self.bench.article.as_ref();
                let offer =
                    article.and_then(|article| super::statement::offers(article, article.selected?).into_iter().next());
                let action = offer.map(|offer| Action::MarkAll { spans: offer.spans, verdict: Some(offer.verdict) });
                self.perform(ctx, action.into_iter().collect());
            }
            _ => return false,
        }
        true
    }

    /// What panels are given; none without an article.
    pub fn desk(&self) -> Option<Desk<'_>> {
        Desk::of(&self.bench, self.digest(), &self.view)
    }

    fn start_walk(&mut self, ctx: &Context) {
        self.view.reading.walk = !self.view.reading.walk;
        if !self.view.reading.walk {
            return;
        }
        self.view.tab = Tab::Around;
        self.view.rail_open = true;
        let article = self.bench.article.as_ref();
        let (item, open) = article.map_or((None, false), |article| {
            let item = article.selected.filter(|id| is_item(article, *id));
            (item, item.is_some_and(|id| article.review.mark_at(article.document.statement(id).span).is_none()))
        });
        if !open {
            let to = if item.is_some() { Move::NextOpenItem } else { Move::NextItem };
            self.perform(ctx, vec![Action::Go(to)]);
        }
    }

    /// The next step of the walk; from the body back to the item that was left.
    pub(super) fn walk_on(&self, to: Move) -> Action {
        let article = self.bench.article.as_ref();
        let away = article.is_some_and(|article| !article.selected.is_some_and(|id| is_item(article, id)));
        match self.view.reading.item.filter(|_| away) {
            Some(item) => Action::Select(item),
            None => Action::Go(to),
        }
    }

    /// The next evidence of the chosen item; from a body statement, the item that rests on it.
    fn show_evidence(&mut self, ctx: &Context) {
        let Some(article) = &self.bench.article else { return };
        let Some(chosen) = article.selected else { return };
        let found = evidence(article, chosen);
        if found.is_empty() {
            let back = self.view.reading.item.filter(|item| evidence(article, *item).contains(&chosen));
            let rests = self.digest().rests.get(&chosen).and_then(|rests| rests.first().copied());
            match back.or(rests) {
                Some(item) => self.perform(ctx, vec![Action::Select(item)]),
                None => self.view.toast(crate::app::ToastLevel::Info, words::NO_EVIDENCE),
            }
            return;
        }
        let at = match self.view.reading.evidence {
            Some((item, at)) if item == chosen => (at + 1) % found.len(),
            _ => 0,
        };
        self.view.reading.evidence = Some((chosen, at));
        let there = found.get(at).copied();
        self.view.article.seen = there.map(|there| (chosen, there));
        self.view.article.reveal = there;
    }

    /// Picks the next fact of the chosen statement: the first that has no mark, then one after the other.
    fn pick_fact(&mut self) {
        let Some(article) = &self.bench.article else { return };
        let Some(chosen) = article.selected else { return };
        let found = facts(&article.document, chosen);
        let picked = self.view.article.picked_span();
        let here = found.iter().position(|fact| Some(fact.span) == picked);
        let unmarked = || found.iter().position(|fact| article.review.mark_at(fact.span).is_none());
        let next = match here {
            Some(at) => Some(at + 1),
            None => unmarked().or(Some(0)),
        };
        let fact = next.and_then(|at| found.get(at));
        self.view.article.picked = fact.map(|fact| (fact.span.start, fact.span.end));
        if found.is_empty() {
            self.view.toast(crate::app::ToastLevel::Info, words::NO_FACTS);
        }
    }
}

/// Whether a statement is one of the items that are gone through.
pub(super) fn is_item(article: &OpenArticle, id: StatementId) -> bool {
    let statement = article.document.statements.get(id.index());
    statement.is_some_and(|statement| statement.is_counted() && statement.part != Part::Body)
}

/// What an item rests on: its evidence, best first, then the sentence that names the source below it.
pub(super) fn evidence(article: &OpenArticle, id: StatementId) -> Vec<StatementId> {
    let Some(grounding) = article.checked.groundings.get(&id) else { return Vec::new() };
    let mut found: Vec<_> = grounding.evidence.iter().map(|evidence| evidence.statement).collect();
    found.extend(grounding.basis.as_ref().map(|basis| basis.statement).filter(|basis| !found.contains(basis)));
    found
}

/// The bar above the article while the parts are gone through: where one is, and the keys.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) {
    let chosen = desk.article.selected.filter(|id| is_item(desk.article, *id));
    view.reading.item = chosen.or(view.reading.item);
    if view.hovering {
        let place = desk.chosen().filter(|statement| statement.is_counted());
        let told = place.map_or_else(
            || words::DROP_TO_OPEN.to_owned(),
            |statement| format!("{} {}", words::DROP_AS_SOURCE, words::place(desk.document(), statement)),
        );
        banner(ui, |ui| {
            widgets::words(ui, told, theme::semi(12.5), theme::palette(ui).ink);
        });
    }
    if view.reading.cold {
        banner(ui, |ui| {
            let colours = theme::palette(ui);
            widgets::words(ui, words::COLD, theme::semi(12.5), colours.ink);
            widgets::command_link(ui, &mut view.queue, Command::ColdRead, words::SHOW_AGAIN);
        });
    }
    if !view.reading.walk {
        return;
    }
    banner(ui, |ui| {
        let colours = theme::palette(ui);
        let items: Vec<_> = desk.items().collect();
        let at = view.reading.item.and_then(|item| items.iter().position(|statement| statement.id == item));
        let told = words::going_through(at.map(|at| (at + 1, items.len())));
        let head = RichText::new(told).font(theme::semi(12.5)).color(colours.ink);
        ui.label(head);
        let many = desk.article.selected.map_or(0, |id| evidence(desk.article, id).len());
        let seen = view.reading.evidence.filter(|(item, _)| Some(*item) == desk.article.selected);
        let told = match (many, chosen.is_some()) {
            (_, false) => words::BACK_TO_ITEM.to_owned(),
            (0, true) => words::NO_EVIDENCE_SHORT.to_owned(),
            (many, true) => words::evidence_of(seen.map_or(1, |(_, at)| at + 1), many),
        };
        let evidence = Some(("E", told.as_str())).filter(|_| !view.reading.cold);
        for (key, told) in evidence.into_iter().chain(words::WALK_KEYS) {
            keep_together(ui, &[key, told]);
            widgets::key_cap(ui, key);
            widgets::words(ui, told, theme::plain(12.5), colours.soft);
        }
        keep_together(ui, &[words::ESCAPE, words::END]);
        widgets::key_cap(ui, words::ESCAPE);
        if widgets::link(ui, words::END).accessible_name(words::END_WALK).clicked() {
            view.reading.walk = false;
        }
    });
}

/// Begins a new row where a key and what it does would be parted.
fn keep_together(ui: &mut Ui, told: &[&str]) {
    /// Points around a key cap, and before it.
    const AROUND: f32 = 24.0;
    let wide = |text: &&str| {
        ui.painter().layout_no_wrap((*text).to_owned(), theme::plain(12.5), egui::Color32::PLACEHOLDER).size().x
    };
    let need: f32 = told.iter().map(wide).sum::<f32>() + AROUND;
    if ui.available_size_before_wrap().x < need {
        ui.end_row();
    } else {
        ui.add_space(6.0);
    }
}

fn banner(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let colours = theme::palette(ui);
    let frame = Frame::new().fill(colours.selection).inner_margin(Margin::symmetric(14, 6));
    let id = ui.next_auto_id();
    egui::Panel::top(id).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(5.0, 4.0);
            contents(ui);
        });
    });
}
