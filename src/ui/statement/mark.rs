//! Where a person decides: the six verdicts, how it should read, why, and the question to the author.

use egui::{Align2, Sense, Ui, WidgetInfo, pos2, vec2};

use super::At;
use crate::app::{Action, Field};
use crate::review::{Mark, Standing, Verdict, Why};
use crate::ui::commands::Command;
use crate::ui::draft::{self, Slot};
use crate::ui::marks;
use crate::ui::view::View;
use crate::ui::{icons, theme, widgets, words};

/// Draws the section.
pub(super) fn ui(ui: &mut Ui, at: &At<'_>, view: &mut View, actions: &mut Vec<Action>) {
    if !at.statement.is_counted() {
        not_counted(ui, at, actions);
        return;
    }
    let mark = mark_at(at);
    if let Some(Mark { place, .. }) = mark
        && let Standing::CheckAgain(why) = &place.standing
    {
        check_again(ui, why, view);
    }
    widgets::head(ui, if at.picked.is_some() { words::MARK_THESE } else { words::MARK });
    verdicts(ui, at, mark, actions);
    super::facts::ui(ui, at, view, actions);
    let Some(mark) = mark else { return query_ui(ui, at, view, actions) };
    if matches!(mark.verdict, Verdict::ChangeNeeded | Verdict::Wrong) {
        should_read(ui, at, mark, view, actions);
    }
    if mark.verdict == Verdict::CannotConfirm || mark.accepted.is_some() {
        let label = if mark.accepted.is_some() { words::REASON_ACCEPTED } else { words::REASON };
        widgets::head(ui, label);
        let focus = view.statement.wants(Field::Reason);
        let field = draft::Field { stored: &mark.reason, label, rows: 1, focus };
        let drafts = &mut view.statement.drafts;
        actions.extend(drafts.field(ui, at.desk.document(), Slot::Reason(at.span), &field));
    }
    settle(ui, at, mark, view, actions);
    query_ui(ui, at, view, actions);
}

/// How it should read: begun from how it reads, with the difference below.
fn should_read(ui: &mut Ui, at: &At<'_>, mark: &Mark, view: &mut View, actions: &mut Vec<Action>) {
    widgets::head(ui, words::SHOULD_READ);
    let focus = view.statement.wants(Field::Suggested);
    let field = draft::Field { stored: &mark.suggested_text, label: words::SHOULD_READ, rows: 2, focus };
    let drafts = &mut view.statement.drafts;
    let reads = at.desk.words(at.span);
    let slot = Slot::Suggested(at.span);
    actions.extend(drafts.field_from(ui, at.desk.document(), slot, (&field, reads)));
    let text = drafts.text(slot).unwrap_or(&mark.suggested_text);
    if text.is_empty() || text == reads {
        widgets::soft(ui, words::CHANGE_THE_WORDS);
    } else {
        let width = ui.available_width();
        let job = super::compare::change(ui, reads, text, width);
        let spoken = words::from_to(reads, text);
        ui.label(job).widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    }
}

fn mark_at<'a>(at: &At<'a>) -> Option<&'a Mark> {
    match at.picked {
        Some(span) => at.desk.article.review.mark_at(span).map(|mark| &**mark),
        None => at.desk.mark(at.statement.id),
    }
}

/// The six verdicts, two a row.
pub(super) fn verdicts(ui: &mut Ui, at: &At<'_>, mark: Option<&Mark>, actions: &mut Vec<Action>) {
    let current = mark.filter(|mark| mark.place.standing == Standing::Current).map(|mark| mark.verdict);
    // Two in a row where their names have room.
    let two = (ui.available_width() - 8.0) / 2.0;
    let (width, in_row) = if two < NAME_OF_VERDICT { (ui.available_width(), 1) } else { (two, 2) };
    for pair in Verdict::ALL.chunks(in_row) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for verdict in pair {
                if verdict_button(ui, *verdict, current == Some(*verdict), width) {
                    if !at.many.is_empty() {
                        let document = at.desk.document();
                        let spans = at.many.iter().map(|id| document.statement(*id).span).collect();
                        actions.push(Action::MarkAll { spans, verdict: Some(*verdict) });
                        continue;
                    }
                    actions.push(if current == Some(*verdict) {
                        Action::Unmark(at.span)
                    } else {
                        Action::Mark { span: at.span, verdict: *verdict }
                    });
                }
            }
        });
    }
}

/// Points that a verdict with its sign takes.
const NAME_OF_VERDICT: f32 = 124.0;

fn verdict_button(ui: &mut Ui, verdict: Verdict, on: bool, width: f32) -> bool {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
    let name = words::verdict(verdict);
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, on, name));
    let (ground, edge) = match (on, response.hovered()) {
        (true, _) => (colours.selection, colours.accent),
        (false, true) => (colours.chip, colours.soft),
        (false, false) => (colours.card, colours.line),
    };
    let painter = ui.painter();
    painter.rect(rect, 6.0, ground, egui::Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    let ink = marks::verdict_colour(verdict, colours);
    let font = if on { theme::icon_filled(15.5) } else { theme::icon(15.5) };
    let middle = rect.center().y;
    painter.text(pos2(rect.left() + 16.0, middle), Align2::CENTER_CENTER, icons::verdict(verdict), font, ink);
    painter.text(pos2(rect.left() + 30.0, middle), Align2::LEFT_CENTER, name, theme::plain(12.5), colours.ink);
    let room = width > 145.0;
    if let Some(chord) = Command::of_verdict(verdict).row().chord.filter(|_| room) {
        let cap = egui::Rect::from_center_size(pos2(rect.right() - 15.0, middle), vec2(15.0, 17.0));
        painter.rect_stroke(cap, 3.0, egui::Stroke::new(1.0, colours.line), egui::StrokeKind::Inside);
        painter.text(cap.center(), Align2::CENTER_CENTER, chord.label(), theme::plain(11.0), colours.soft);
    }
    widgets::focus_ring(ui, &response, rect);
    response.on_hover_text(Command::of_verdict(verdict).row().hint).clicked()
}

/// Why the mark must be looked at again, and the key that keeps it.
fn check_again(ui: &mut Ui, why: &Why, view: &mut View) {
    let colours = theme::palette(ui);
    widgets::head(ui, words::CHECK_AGAIN);
    let (told, before) = why_words(why);
    widgets::prose(ui, told);
    if !before.is_empty() {
        widgets::soft(ui, words::IT_READ);
        let text = egui::RichText::new(before).font(theme::text(14.5)).color(colours.soft).line_height(Some(21.0));
        ui.add(egui::Label::new(text).wrap());
    }
    widgets::command_link(ui, &mut view.queue, Command::Reaffirm, words::STILL_HOLDS);
}

/// What happened to the words under a mark, and how they read before.
pub(in crate::ui) fn why_words(why: &Why) -> (String, &str) {
    match why {
        Why::Edited(before) => (words::ONLY_EDITED.to_owned(), before),
        Why::FactChanged(kinds, before) => {
            let kinds: Vec<_> = kinds.iter().map(|kind| words::mismatch(*kind).to_lowercase()).collect();
            (words::fact_changed(&kinds), before)
        }
        Why::EvidenceChanged(before) => (words::EVIDENCE_CHANGED.to_owned(), before),
        Why::EvidenceGone(before) => (words::EVIDENCE_GONE.to_owned(), before),
        Why::Ask(before) => (words::MAYBE_THE_SAME.to_owned(), before),
    }
}

/// What is still to be done for the mark to be settled.
fn settle(ui: &mut Ui, at: &At<'_>, mark: &Mark, view: &mut View, actions: &mut Vec<Action>) {
    let wants_change = matches!(mark.verdict, Verdict::ChangeNeeded | Verdict::Wrong);
    if mark.over_findings > 0 && mark.verdict == Verdict::Confirmed {
        widgets::soft(ui, words::confirmed_over(mark.over_findings as usize));
    }
    if mark.done {
        widgets::soft(ui, words::DONE_HERE);
    } else if mark.accepted.is_some() {
        widgets::soft(ui, words::ACCEPTED);
    } else if wants_change || mark.verdict == Verdict::CannotConfirm {
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            if wants_change && widgets::link(ui, words::IT_IS_DONE).clicked() {
                actions.push(Action::MarkDone(at.span));
            }
            widgets::command_link(ui, &mut view.queue, Command::AcceptAsIs, words::ACCEPT);
        });
    }
}

/// Queries on the statement, and the field for a new one.
fn query_ui(ui: &mut Ui, at: &At<'_>, view: &mut View, actions: &mut Vec<Action>) {
    let review = &at.desk.article.review;
    let here = |span: Option<crate::text::Span>| span.is_some_and(|span| at.statement.span.contains(span));
    let queries: Vec<_> = review.queries.iter().filter(|query| here(query.place.span)).collect();
    if queries.is_empty() && !view.statement.query_open {
        ui.add_space(6.0);
        widgets::command_link(ui, &mut view.queue, Command::Query, words::WRITE_A_QUERY);
        return;
    }
    widgets::head(ui, words::QUERY);
    let document = at.desk.document();
    for query in &queries {
        let focus = view.statement.wants(Field::Query);
        let field = draft::Field { stored: &query.question, label: words::QUESTION, rows: 2, focus };
        actions.extend(view.statement.drafts.field(ui, document, Slot::Query(query.id), &field));
        let answer = query.answer.as_ref().map_or("", |(answer, _)| answer.as_str());
        let field = draft::Field { stored: answer, label: words::AUTHORS_ANSWER, rows: 1, focus: false };
        actions.extend(view.statement.drafts.field(ui, document, Slot::Answer(query.id), &field));
        ui.horizontal(|ui| {
            widgets::soft(ui, words::stamp(&query.stamp));
            if widgets::link(ui, words::WITHDRAW).on_hover_text(words::WITHDRAW_TIP).clicked() {
                actions.push(Action::WithdrawQuery(query.id));
            }
        });
    }
    if queries.is_empty() {
        let focus = view.statement.wants(Field::Query);
        let field = draft::Field { stored: "", label: words::QUESTION, rows: 2, focus };
        let sent = view.statement.drafts.field(ui, document, Slot::NewQuery(at.span), &field);
        if sent.is_some() {
            view.statement.query_open = false;
        }
        actions.extend(sent);
    }
}

/// Headings, questions and what an editor took out of the count.
fn not_counted(ui: &mut Ui, at: &At<'_>, actions: &mut Vec<Action>) {
    ui.add_space(8.0);
    widgets::soft(ui, words::NOT_COUNTED);
    ui.add_space(4.0);
    super::records::by_hand(ui, at, actions);
}
