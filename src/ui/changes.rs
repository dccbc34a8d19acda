//! Changes: what a new version did to the marks, and the way through all that must be looked at again.
//!
//! It opens with the sum. Then come, in this order: check again, asked for and not done, done, changed without a mark,
//! no longer in the text, new in this version, taken out.

use egui::Ui;

use super::commands::Command;
use super::desk::Desk;
use super::marks::Sign;
use super::statement::{change_plain, why_words};
use super::view::View;
use super::{icons, marks, theme, widgets, words};
use crate::app::Action;
use crate::review::carry::{Carried, Reworded};
use crate::review::{Dismissal, Mark, Standing, Verdict, Why};

/// Statements listed at most.
const MOST: usize = 100;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Vec<Action> {
    let mut actions = Vec::new();
    let lists = Lists::of(desk);
    sum(ui, desk, &lists);
    let nothing = lists.again.is_empty()
        && lists.aside.is_empty()
        && lists.not_done.is_empty()
        && lists.done.is_empty()
        && lists.is_all_there();
    if nothing && desk.article.changes.is_none() {
        widgets::nothing(ui, words::NOTHING_AGAIN, words::NOTHING_AGAIN_MORE);
        return actions;
    }
    if !lists.again.is_empty() || !lists.aside.is_empty() {
        through(ui, &lists, view);
    }
    for (id, title, list) in [
        ("again", words::CHECK_AGAIN, &lists.again),
        ("not done", words::NOT_DONE, &lists.not_done),
        ("done", words::DONE_AS_ASKED, &lists.done),
    ] {
        if !list.is_empty() && widgets::section(ui, id, title, &list.len().to_string(), true) {
            for mark in list {
                let room = widgets::Room { many: list.len(), wanted: false, guess: 130.0 };
                room.ui(ui, mark.id, |ui| mark_ui(ui, desk, mark, &mut actions));
            }
        }
    }
    aside(ui, desk, &lists, &mut actions);
    reworded(ui, desk, &lists, &mut actions);
    gone(ui, desk, &lists, &mut actions);
    added(ui, desk, &mut actions);
    removed(ui, desk);
    actions
}

/// The marks by what is to be done about them.
struct Lists<'a> {
    again: Vec<&'a Mark>,
    not_done: Vec<&'a Mark>,
    done: Vec<&'a Mark>,
    gone: Vec<&'a Mark>,
    /// Findings set aside on other words than now.
    aside: Vec<&'a Dismissal>,
    /// Notes and queries whose words are gone: id, what it says, the words it was about.
    lost: Vec<(uuid::Uuid, &'a str, &'a str)>,
    /// Statements without a mark that read otherwise than before, changed facts first.
    reworded: Vec<&'a Reworded>,
}

impl<'a> Lists<'a> {
    fn of(desk: &Desk<'a>) -> Self {
        let review = &desk.article.review;
        let marks = || review.marks.iter().map(|mark| &**mark);
        let standing =
            |wanted: fn(&Standing) -> bool| marks().filter(move |mark| wanted(&mark.place.standing)).collect();
        let asked = marks()
            .filter(|mark| matches!(mark.verdict, Verdict::ChangeNeeded | Verdict::Wrong))
            .filter(|mark| mark.place.standing == Standing::Current && mark.accepted.is_none());
        let (done, not_done) = asked.partition(|mark| mark.done);
        let notes = review.notes.iter().map(|note| (note.id, &*note.text, &note.place));
        let queries = review.queries.iter().map(|query| (query.id, &*query.question, &query.place));
        let lost = notes
            .chain(queries)
            .filter(|(.., place)| place.standing == Standing::Gone)
            .map(|(id, text, place)| (id, text, &*place.anchor.exact))
            .collect();
        let mut again: Vec<_> = standing(|standing| matches!(standing, Standing::CheckAgain(_)));
        again.sort_by_key(|mark| mark.place.span);
        let gone = standing(|standing| *standing == Standing::Gone);
        let aside = review.dismissals.iter().map(|own| &**own);
        let aside = aside.filter(|own| matches!(own.place.standing, Standing::CheckAgain(_))).collect();
        let reworded = desk.article.changes.iter().flat_map(|changes| &changes.reworded);
        let reworded = reworded.filter(|row| desk.mark(row.statement).is_none()).collect();
        Self { again, not_done, done, gone, aside, lost, reworded }
    }

    fn is_all_there(&self) -> bool {
        self.gone.is_empty() && self.lost.is_empty()
    }

    /// Marks and set-aside findings whose words were edited and no fact among them.
    fn edited(&self) -> usize {
        let marks = self.again.iter().map(|mark| &mark.place.standing);
        let aside = self.aside.iter().map(|own| &own.place.standing);
        marks.chain(aside).filter(|standing| matches!(standing, Standing::CheckAgain(Why::Edited(_)))).count()
    }
}

/// What the version did, in numbers.
fn sum(ui: &mut Ui, desk: &Desk<'_>, lists: &Lists<'_>) {
    let versions = &desk.article.review.versions;
    if versions.len() < 2 {
        return;
    }
    let colours = theme::palette(ui);
    ui.add_space(6.0);
    if let Some(last) = versions.last() {
        let version = words::version(versions.len(), &last.file_name);
        widgets::words(ui, version, theme::semi(13.0), colours.ink);
    }
    let mut told = Vec::new();
    if let Some(changes) = &desk.article.changes {
        let kept = |outcome: &Carried| matches!(outcome, Carried::Unchanged | Carried::Moved | Carried::Cosmetic);
        let again: Vec<_> = lists.again.iter().map(|mark| mark.id).collect();
        let kept = changes.marks.iter().filter(|change| kept(&change.outcome) && !again.contains(&change.mark)).count();
        told.push(words::marks_kept(kept));
    }
    let lost = lists.gone.len() + lists.lost.len();
    let numbers = [lists.again.len(), lists.done.len(), lists.not_done.len(), lost];
    told.extend(words::sum_of_version(numbers));
    widgets::prose(ui, told.join(" · "));
    let Some(changes) = &desk.article.changes else { return };
    let mut told = words::came_and_went(changes.added.len(), changes.removed.len()).to_vec();
    if !changes.reworded.is_empty() {
        told.insert(0, words::changed_statements(changes.reworded.len()));
    }
    if changes.fixed + changes.still + changes.new_findings.len() > 0 {
        told.push(words::findings_changed(changes.fixed, changes.still, changes.new_findings.len()));
    }
    widgets::soft(ui, told.join(" · "));
}

/// The way through what must be looked at again.
fn through(ui: &mut Ui, lists: &Lists<'_>, view: &mut View) {
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        widgets::command_link(ui, &mut view.queue, Command::NextCheckAgain, words::NEXT_AGAIN);
        widgets::command_link(ui, &mut view.queue, Command::Reaffirm, words::STILL_HOLDS);
    });
    let edited = lists.edited();
    if edited > 0 && widgets::link(ui, words::reaffirm_unchanged(edited)).clicked() {
        view.queue.push(Command::ReaffirmUnchanged);
    }
}

/// Findings that were set aside and count again, for their words changed.
fn aside(ui: &mut Ui, desk: &Desk<'_>, lists: &Lists<'_>, actions: &mut Vec<Action>) {
    let many = lists.aside.len();
    if many == 0 || !widgets::section(ui, "aside", words::ASIDE_BEFORE, &many.to_string(), true) {
        return;
    }
    let colours = theme::palette(ui);
    for own in &lists.aside {
        let Standing::CheckAgain(why) = &own.place.standing else { continue };
        let statement = desk.statement_of(own.place.span);
        let chosen = statement.is_some() && statement == desk.article.selected;
        let title = desk.title(own.key.rule);
        let id = egui::Id::unique(("set aside before", own.id));
        let response = widgets::card(ui, (id, chosen, false), &format!("{title}: {}", own.wording), |ui| {
            let sign = Sign { glyph: icons::BACK, font: theme::icon(15.0), ink: colours.soft };
            widgets::beside(ui, &sign, |ui| {
                widgets::prose(ui, title);
                let (told, before) = why_words(why);
                let parts = [(told.as_str(), theme::semi(12.0), colours.caution)];
                ui.label(widgets::job(&parts, ui.available_width(), 17.0));
                widgets::soft(ui, words::it_read(before));
                if let Some(span) = own.place.span {
                    widgets::soft(ui, words::now_reads(desk.words(span)));
                }
                widgets::soft(ui, format!("{} · {}", words::reason(own.reason), words::stamp(&own.stamp)));
            });
        });
        let holds = own.place.span.filter(|_| {
            ui.push_id(own.id, |ui| beside_sign(ui, |ui| widgets::link(ui, words::STILL_HOLDS).clicked())).inner
        });
        actions.extend(holds.map(Action::Reaffirm));
        if response.clicked() {
            actions.extend(statement.map(Action::Select));
        }
    }
}

/// What can be done with a card, below it, where its words begin.
fn beside_sign<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        // The margin and edge of the card, its sign, and the room behind that.
        ui.add_space(35.0);
        ui.spacing_mut().item_spacing.x = 14.0;
        contents(ui)
    })
    .inner
}

fn gone(ui: &mut Ui, desk: &Desk<'_>, lists: &Lists<'_>, actions: &mut Vec<Action>) {
    let many = lists.gone.len() + lists.lost.len();
    if many == 0 || !widgets::section(ui, "gone", words::GONE, &many.to_string(), true) {
        return;
    }
    widgets::soft(ui, words::GONE_MORE);
    for mark in &lists.gone {
        mark_ui(ui, desk, mark, actions);
    }
    for (id, text, quote) in &lists.lost {
        widgets::prose(ui, words::shortened(text, 160));
        widgets::soft(ui, words::quoted(quote, 90));
        ui.push_id(id, |ui| actions.extend(attach(ui, desk, *id)));
        ui.add_space(4.0);
    }
}

/// Statements that nobody has marked and that read otherwise now: what went and what came, word by word.
fn reworded(ui: &mut Ui, desk: &Desk<'_>, lists: &Lists<'_>, actions: &mut Vec<Action>) {
    let many = lists.reworded.len();
    if many == 0 || !widgets::section(ui, "reworded", words::CHANGED_UNMARKED, &many.to_string(), true) {
        return;
    }
    let colours = theme::palette(ui);
    for row in lists.reworded.iter().take(MOST) {
        let Some(statement) = desk.document().statements.get(row.statement.index()) else { continue };
        let place = words::place(desk.document(), statement);
        let now = desk.words(row.span);
        let chosen = desk.article.selected == Some(row.statement);
        let id = egui::Id::unique(("reworded", row.span));
        let spoken = format!("{place}: {}", words::from_to(&row.before, now));
        let room = widgets::Room { many: many.min(MOST), wanted: chosen, guess: 100.0 };
        room.ui(ui, row.span, |ui| {
            let response = widgets::card(ui, (id, chosen, false), &spoken, |ui| {
                widgets::beside(ui, &marks::sign(None, 15.0, colours), |ui| {
                    ui.label(change_plain(ui, &row.before, now, ui.available_width()));
                    if !row.facts.is_empty() {
                        let kinds: Vec<_> =
                            row.facts.iter().map(|kind| words::mismatch(*kind).to_lowercase()).collect();
                        let told = words::fact_changed(&kinds);
                        ui.label(widgets::job(
                            &[(&told, theme::semi(12.0), colours.caution)],
                            ui.available_width(),
                            17.0,
                        ));
                    }
                    widgets::soft(ui, place.clone());
                });
            });
            if response.clicked() {
                actions.push(Action::Select(row.statement));
            }
        });
    }
}

/// Statements of this version that no earlier one had.
fn added(ui: &mut Ui, desk: &Desk<'_>, actions: &mut Vec<Action>) {
    let Some(changes) = desk.article.changes.as_ref().filter(|changes| !changes.added.is_empty()) else { return };
    if !widgets::section(ui, "added", words::NEW_HERE, &changes.added.len().to_string(), true) {
        return;
    }
    let colours = theme::palette(ui);
    for id in changes.added.iter().take(MOST) {
        let Some(statement) = desk.document().statements.get(id.index()) else { continue };
        let place = words::place(desk.document(), statement);
        let words_of = desk.words(statement.span);
        let chosen = desk.article.selected == Some(*id);
        let row_id = egui::Id::unique(("added", *id));
        let response = widgets::row(ui, (row_id, chosen, false), &format!("{place}: {words_of}"), |ui| {
            widgets::beside(ui, &marks::sign(desk.mark(*id), 15.0, colours), |ui| {
                widgets::prose(ui, words::shortened(words_of, 140));
                widgets::soft(ui, place.clone());
            });
        });
        if response.clicked() {
            actions.push(Action::Select(*id));
        }
    }
}

/// What the version before had and this one has not.
fn removed(ui: &mut Ui, desk: &Desk<'_>) {
    let Some(changes) = desk.article.changes.as_ref().filter(|changes| !changes.removed.is_empty()) else { return };
    if widgets::section(ui, "removed", words::TAKEN_OUT, &changes.removed.len().to_string(), false) {
        for wording in changes.removed.iter().take(MOST) {
            widgets::soft(ui, words::quoted(wording, 160));
        }
    }
}

fn mark_ui(ui: &mut Ui, desk: &Desk<'_>, mark: &Mark, actions: &mut Vec<Action>) {
    let colours = theme::palette(ui);
    let statement = desk.statement_of(mark.place.span);
    let chosen = statement.is_some() && statement == desk.article.selected;
    let id = egui::Id::unique(("change", mark.id));
    let label = format!("{}: {}", words::state(mark.verdict), mark.wording);
    let response = widgets::card(ui, (id, chosen, false), &label, |ui| {
        let ink = marks::verdict_colour(mark.verdict, colours);
        let sign = Sign { glyph: icons::verdict(mark.verdict), font: theme::icon(16.0), ink };
        widgets::beside(ui, &sign, |ui| {
            widgets::prose(ui, words::shortened(&mark.wording, 180));
            if let Standing::CheckAgain(why) = &mark.place.standing {
                let (told, before) = why_words(why);
                let parts = [(told.as_str(), theme::semi(12.0), colours.caution)];
                ui.label(widgets::job(&parts, ui.available_width(), 17.0));
                if !before.is_empty() && before != mark.wording {
                    widgets::soft(ui, words::it_read(before));
                }
                let now = mark.place.span.map(|span| desk.words(span)).filter(|now| *now != mark.wording);
                if let Some(now) = now {
                    widgets::soft(ui, words::now_reads(now));
                }
            }
            if let Some(text) = mark.asks_for() {
                widgets::soft(ui, words::should_read(text));
            }
            widgets::soft(ui, format!("{} · {}", words::state(mark.verdict), words::stamp(&mark.stamp)));
        });
    });
    let pressed = ui.push_id(mark.id, |ui| beside_sign(ui, |ui| buttons(ui, desk, mark))).inner;
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
            widgets::link(ui, words::STILL_HOLDS).clicked().then_some(Action::Reaffirm(span))
        }
        (Standing::Current, Some(span)) if !mark.done && mark.accepted.is_none() => {
            let done = widgets::link(ui, words::IT_IS_DONE).clicked();
            let accept = widgets::link(ui, words::ACCEPT).clicked();
            if done { Some(Action::MarkDone(span)) } else { accept.then_some(Action::AcceptAsIs(span)) }
        }
        (Standing::Gone, _) => attach(ui, desk, mark.id),
        _ => None,
    }
}

/// Attaches a record that has lost its words to the chosen statement.
fn attach(ui: &mut Ui, desk: &Desk<'_>, record: uuid::Uuid) -> Option<Action> {
    let chosen = desk.chosen().filter(|statement| statement.is_counted())?;
    widgets::link(ui, words::ATTACH).clicked().then_some(Action::Reattach { record, span: chosen.span })
}
