//! Every widget in every state on one page, for looking at while the window is built; the images are compared.

use egui::{Frame, Margin, ScrollArea, Ui, pos2, vec2};

use super::commands::Command;
use super::digest::{Shape, Underline};
use super::marks::{self, Sign};
use super::text_view::{self, Look};
use super::{icons, theme, widgets, words};
use crate::app::ToastLevel;
use crate::document::{Block, BlockId, BlockKind, Document, Part, Style};
use crate::review::Verdict;
use crate::rules::Severity;
use crate::text::Span;

/// Draws the page.
pub fn gallery(ui: &mut Ui) {
    let colours = theme::palette(ui);
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::same(24));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.columns(3, |columns| {
                if let [left, middle, right] = columns {
                    marks_and_lines(left);
                    controls(middle);
                    set_type(right);
                }
            });
        });
    });
}

/// Verdicts, severities, lines under words, in both strengths.
fn marks_and_lines(ui: &mut Ui) {
    let colours = theme::palette(ui);
    widgets::head(ui, "Signs of a person");
    let open = Sign { glyph: icons::OPEN, font: theme::icon(15.0), ink: colours.soft };
    labelled(ui, &open, "Open");
    for verdict in Verdict::ALL {
        let (glyph, ink) = (icons::verdict(verdict), marks::verdict_colour(verdict, colours));
        labelled(ui, &Sign { glyph, font: theme::icon_filled(15.0), ink }, words::state(verdict));
    }
    let again = Sign { glyph: icons::AGAIN, font: theme::icon(15.0), ink: colours.caution };
    labelled(ui, &again, "Check again");
    widgets::head(ui, "Signs of the program");
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let (ink, glyph) = marks::severity(severity, colours);
        labelled(ui, &Sign { glyph, font: theme::icon(15.0), ink }, words::severity(severity));
    }
    widgets::head(ui, "Lines under words, and as hints");
    for (shape, told) in [
        (Shape::Wavy, "Conflict or contradiction"),
        (Shape::Double, "Said twice"),
        (Shape::Dashed, "No source"),
        (Shape::Dotted, "A source nobody can name"),
        (Shape::Thin, "Copy to look at"),
    ] {
        ui.horizontal(|ui| {
            for severity in [Severity::Warning, Severity::Note] {
                let text = widgets::words(ui, told, theme::text(15.0), colours.ink);
                let line = Underline { span: Span::default(), shape, severity, finding: 0 };
                marks::underline(ui.painter(), text.rect.translate(vec2(0.0, 3.0)), &line, colours);
            }
        });
    }
    widgets::head(ui, "Messages");
    for (level, told) in [
        (ToastLevel::Done, "Signed off. Save to keep it."),
        (ToastLevel::Info, "No findings are open."),
        (ToastLevel::Problem, "The disk is full. Free some space, then save again."),
    ] {
        let ink = match level {
            ToastLevel::Done => colours.good,
            ToastLevel::Info => colours.accent,
            ToastLevel::Problem => colours.bad,
        };
        widgets::chip(ui, told, ink);
    }
}

fn labelled(ui: &mut Ui, sign: &Sign, told: &str) {
    widgets::beside(ui, sign, |ui| widgets::prose(ui, told));
}

/// Buttons, links, caps, cards, rows, bars.
fn controls(ui: &mut Ui) {
    let colours = theme::palette(ui);
    widgets::head(ui, "Buttons");
    ui.horizontal(|ui| {
        widgets::main_button(ui, "Save", true);
        widgets::main_button(ui, "Not now", false);
        widgets::button(ui, "Cancel");
    });
    ui.horizontal(|ui| {
        let _ = ui.add(egui::Button::selectable(true, "Chosen"));
        let _ = ui.add(egui::Button::selectable(false, "Not chosen"));
    });
    let mut queue = Vec::new();
    widgets::command_link(ui, &mut queue, Command::Note, "Add a note");
    widgets::link(ui, "Paragraph 1, sentence 1");
    widgets::head_with_key(ui, "Facts in it", Command::NextFact);
    ui.horizontal(|ui| {
        for (told, ink) in [
            ("Confirmed", colours.good),
            ("Check again", colours.caution),
            ("Wrong", colours.bad),
            ("Opinion", colours.soft),
        ] {
            widgets::chip(ui, told, ink);
        }
    });
    choices(ui);
}

/// What can be chosen, what folds, what is filled, what is typed in.
fn choices(ui: &mut Ui) {
    let colours = theme::palette(ui);
    widgets::head(ui, "Cards");
    for (told, chosen, tinted) in
        [("Plain", false, false), ("Chosen", true, false), ("Rests on what is chosen", false, true)]
    {
        widgets::card(ui, (egui::Id::unique(("gallery card", told)), chosen, tinted), told, |ui| {
            widgets::prose(ui, told)
        });
        ui.add_space(2.0);
    }
    widgets::head(ui, "Rows");
    for (told, chosen, tinted) in
        [("Plain", false, false), ("Chosen", true, false), ("Rests on what is chosen", false, true)]
    {
        widgets::row(ui, (egui::Id::unique(("gallery row", told)), chosen, tinted), told, |ui| {
            widgets::prose(ui, told)
        });
    }
    widgets::head(ui, "Sections");
    widgets::section(ui, "gallery open", "Key points", "2 of 4", true);
    widgets::section(ui, "gallery folded", "Subheadings", "all 5 match", false);
    widgets::head(ui, "Progress");
    widgets::bar(ui, (220.0, 6.0), &[(0.3, colours.good), (0.2, colours.caution)]);
    widgets::bar(ui, (220.0, 6.0), &[]);
    widgets::head(ui, "Fields");
    let mut empty = String::new();
    let mut full = "Minutes say 7–5.".to_owned();
    for text in [&mut empty, &mut full] {
        ui.add(
            egui::TextEdit::singleline(text)
                .hint_text(words::NOTE)
                .desired_width(220.0)
                .margin(Margin::symmetric(8, 5)),
        );
    }
    let change = super::statement::change(ui, "The vote was 8–4.", "The vote was 7–5, with two absent.", 260.0);
    widgets::head(ui, "A change");
    ui.label(change);
}

/// One block of every kind.
fn set_type(ui: &mut Ui) {
    let colours = theme::palette(ui);
    let kinds = [
        (Part::Headline, BlockKind::Heading(1), "Council backs wall"),
        (Part::Standfirst, BlockKind::Paragraph, "Work is to begin in spring."),
        (Part::Byline, BlockKind::Paragraph, "By Dana Whitfield · 13 May"),
        (
            Part::Body,
            BlockKind::Paragraph,
            "Plain, bold, italic and a link, with letters enough to go on in a second line.",
        ),
        (Part::Body, BlockKind::Heading(2), "Who pays"),
        (Part::Body, BlockKind::Heading(3), "The town"),
        (Part::Body, BlockKind::ListItem(None), "An item of a list"),
        (Part::Body, BlockKind::ListItem(Some(12)), "A numbered one"),
        (Part::Body, BlockKind::Quote, "We have waited nine years for this wall."),
        (Part::Body, BlockKind::PullQuote, "Nobody here can swim in a budget."),
        (Part::Body, BlockKind::TableRow, "Share | 60 percent | $4.7 million"),
        (Part::Caption, BlockKind::Caption, "The river in February, after the crest."),
    ];
    let width = ui.available_width();
    Frame::new().fill(colours.paper).inner_margin(Margin::same(18)).show(ui, |ui| {
        for (part, kind, text) in kinds {
            let mut block = Block {
                id: BlockId::from_index(0),
                span: Span::new(0, text.len()),
                kind,
                part,
                item: 1,
                styles: Vec::new(),
                by_hand: false,
            };
            for (words, style) in [("bold", Style::Bold), ("italic", Style::Italic), ("link", Style::Link)] {
                let at = text.find(words).map(|at| Span::new(at, at + words.len()));
                block.styles.extend(at.map(|span| (span, style)));
            }
            let document = Document { text: text.to_owned(), blocks: vec![block.clone()], ..Document::default() };
            let galley = text_view::lay(ui.ctx(), text_view::job(&document, &block, colours, width - 36.0));
            let look = Look::of(&block);
            let high = galley.size().y + look.before + look.after;
            let (rect, _) = ui.allocate_exact_size(vec2(width - 36.0, high), egui::Sense::hover());
            ui.painter().galley(pos2(rect.left() + look.indent, rect.top() + look.before), galley, colours.ink);
        }
    });
}
