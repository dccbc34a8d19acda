//! The lines under flagged words, each family of findings with a shape of its own, and the signs of
//! marks. Shape says it without colour, colour says it at a glance.

use egui::{Color32, FontId, Painter, Pos2, Rect, Shape as Paint, Stroke, pos2};

use super::desk::Desk;
use super::digest::{Shape, Underline};
use super::theme::{self, Palette};
use super::{icons, words};
use crate::document::{Statement, StatementRole};
use crate::review::{Mark, Standing, Verdict};
use crate::rules::Severity;

/// The colour of a shape.
pub(super) const fn colour(shape: Shape, colours: &Palette) -> Color32 {
    match shape {
        Shape::Thin => colours.soft,
        Shape::Dotted | Shape::Dashed => colours.caution,
        Shape::Double => colours.repeat,
        Shape::Wavy => colours.bad,
    }
}

/// Draws one line under the words in `rect`; hints are drawn faint.
pub(super) fn underline(painter: &Painter, rect: Rect, line: &Underline, colours: &Palette) {
    let mut ink = colour(line.shape, colours);
    if line.severity == Severity::Note {
        ink = theme::faint(ink, colours.paper);
    }
    let (left, right, y) = (rect.left(), rect.right(), rect.bottom() - 3.5);
    match line.shape {
        Shape::Thin => {
            painter.line_segment([pos2(left, y), pos2(right, y)], Stroke::new(1.0, ink));
        }
        Shape::Dotted => {
            for x in steps(left + 1.0, right, 4.0) {
                painter.circle_filled(pos2(x, y), 1.15, ink);
            }
        }
        Shape::Dashed => {
            for x in steps(left, right, 8.0) {
                painter.line_segment([pos2(x, y), pos2((x + 5.0).min(right), y)], Stroke::new(1.7, ink));
            }
        }
        Shape::Double => {
            for y in [y - 1.2, y + 1.6] {
                painter.line_segment([pos2(left, y), pos2(right, y)], Stroke::new(1.0, ink));
            }
        }
        Shape::Wavy => {
            let wave = steps(left, right, 3.0).enumerate();
            let points: Vec<Pos2> = wave.map(|(at, x)| pos2(x, if at % 2 == 0 { y - 1.6 } else { y + 1.7 })).collect();
            painter.add(Paint::line(points, Stroke::new(1.3, ink)));
        }
    }
}

fn steps(from: f32, to: f32, by: f32) -> impl Iterator<Item = f32> {
    let many = ((to - from) / by).ceil().max(0.0) as usize;
    (0..many).map(move |at| (at as f32).mul_add(by, from))
}

/// A sign with its colour and face: what stands in the gutter and on a card.
#[derive(Clone, Debug)]
pub(super) struct Sign {
    pub(super) glyph: &'static str,
    pub(super) font: FontId,
    pub(super) ink: Color32,
}

/// The sign of a statement: filled for what a person decided, an open circle while nobody has.
pub(super) fn sign(mark: Option<&Mark>, size: f32, colours: &Palette) -> Sign {
    let Some(mark) = mark else {
        return Sign { glyph: icons::OPEN, font: theme::icon(size), ink: colours.soft };
    };
    match mark.place.standing {
        Standing::CheckAgain(_) => Sign { glyph: icons::AGAIN, font: theme::icon(size), ink: colours.caution },
        _ => Sign {
            glyph: icons::verdict(mark.verdict),
            font: theme::icon_filled(size),
            ink: verdict_colour(mark.verdict, colours),
        },
    }
}

/// The colour of a verdict.
pub(super) const fn verdict_colour(verdict: Verdict, colours: &Palette) -> Color32 {
    match verdict {
        Verdict::Confirmed => colours.good,
        Verdict::ChangeNeeded | Verdict::CannotConfirm => colours.caution,
        Verdict::Wrong => colours.bad,
        Verdict::Opinion => colours.soft,
        Verdict::OnAuthor => colours.accent,
    }
}

/// The colour and sign of a severity.
pub(super) const fn severity(severity: Severity, colours: &Palette) -> (Color32, &'static str) {
    match severity {
        Severity::Error => (colours.bad, icons::ERROR),
        Severity::Warning => (colours.caution, icons::WARNING),
        Severity::Note => (colours.soft, icons::HINT),
    }
}

/// The state of a statement in words, for tooltips and screen readers.
pub(super) fn state_in_words(desk: &Desk<'_>, statement: &Statement) -> String {
    let mut parts = Vec::new();
    match desk.mark(statement.id) {
        Some(mark) if matches!(mark.place.standing, Standing::CheckAgain(_)) => {
            parts.push(words::again_was(words::state(mark.verdict)));
        }
        Some(mark) => parts.push(words::state(mark.verdict).to_lowercase()),
        None if statement.is_counted() => parts.push(words::OPEN_STATE.to_owned()),
        None if statement.role == StatementRole::NotAClaim => parts.push(words::NOT_A_CLAIM_STATE.to_owned()),
        None => {}
    }
    let state = desk.digest.state(statement.id);
    for at in state.findings {
        if let Some(finding) = desk.finding(at) {
            parts.push(words::flagged(desk.title(finding.rule)));
        }
    }
    let others =
        [(state.asked, words::HAS_A_QUERY), (state.noted, words::HAS_A_NOTE), (state.sourced, words::HAS_A_SOURCE)];
    parts.extend(others.into_iter().filter(|(there, _)| *there).map(|(_, told)| told.to_owned()));
    parts.join(", ")
}

/// What a screen reader says of a statement: place, number, text, state.
pub(super) fn spoken(desk: &Desk<'_>, statement: &Statement) -> String {
    let place = words::place(desk.document(), statement);
    let number = desk.digest.number(statement).map(|(at, of)| words::number_spoken(at, of)).unwrap_or_default();
    let state = state_in_words(desk, statement);
    let state = if state.is_empty() { state } else { format!(" ({state})") };
    format!("{place}{number}: {}{state}", desk.words(statement.span))
}
