//! Every widget in every state on one page, and every dialog in turn, for looking at while the window is built; the
//! images are compared.

use egui::{Frame, Margin, ScrollArea, Ui, pos2, vec2};

use super::clipboard::PasteForm;
use super::commands::Command;
use super::digest::{Shape, Underline};
use super::marks::{self, Sign};
use super::shell::Shell;
use super::text_view::{self, Look};
use super::view::{Dialog, PathForm, Request, Share};
use super::{icons, theme, widgets, words};
use crate::app::{Holder, SetAsideScope, ToastLevel};
use crate::document::{Block, BlockId, BlockKind, Document, Part, Style};
use crate::review::{LaterKind, Verdict};
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
        (Shape::Dotted, "Source not named"),
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
    gutter(ui);
    grounds(ui);
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

/// Signs in the gutter as one statement has a row and as two share it; notes and queries at the right.
fn gutter(ui: &mut Ui) {
    let colours = theme::palette(ui);
    widgets::head(ui, "In the gutter, alone and sharing a row");
    ui.horizontal_wrapped(|ui| {
        let signs = Verdict::ALL.map(|verdict| (icons::verdict(verdict), marks::verdict_colour(verdict, colours)));
        for size in [15.0, 11.5] {
            widgets::words(ui, icons::OPEN, theme::icon(size), colours.soft);
            for (glyph, ink) in signs {
                widgets::words(ui, glyph, theme::icon_filled(size), ink);
            }
            widgets::words(ui, icons::AGAIN, theme::icon(size), colours.caution);
            ui.add_space(6.0);
        }
        for glyph in [icons::NOTE, icons::AUTHOR] {
            widgets::words(ui, glyph, theme::icon(14.0), colours.accent);
        }
    });
}

/// What lies under words of the article: chosen, found, picked; and a fact that was ticked.
fn grounds(ui: &mut Ui) {
    let colours = theme::palette(ui);
    widgets::head(ui, "Grounds of words");
    egui::Frame::new().fill(colours.paper).inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (told, ground) in [
                ("Evidence", colours.selection),
                ("Found", colours.matched),
                ("Shown or picked", colours.picked),
                ("A fact, ticked", colours.paper),
            ] {
                let job = widgets::job(&[(told, theme::text(15.0), colours.ink)], f32::INFINITY, 22.0);
                let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
                let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(6.0, 0.0), egui::Sense::hover());
                ui.painter().rect_filled(rect, 3.0, ground);
                ui.painter().galley(rect.min + vec2(3.0, 0.0), galley, colours.ink);
                if ground == colours.paper {
                    let edge = egui::Stroke::new(1.0, colours.good);
                    ui.painter().rect_stroke(rect.shrink(1.0), 3.0, edge, egui::StrokeKind::Inside);
                    let corner = rect.right_top() + vec2(0.0, 3.0);
                    ui.painter().circle_filled(corner, 5.6, colours.paper);
                    let sign = icons::verdict(Verdict::Confirmed);
                    let font = theme::icon_filled(10.5);
                    ui.painter().text(corner, egui::Align2::CENTER_CENTER, sign, font, colours.good);
                }
            }
        });
    });
}

/// Opens one of the dialogs on the open article, counted from nought; gives its name, none behind the last.
pub fn show_dialog(shell: &mut Shell, at: usize) -> Option<&'static str> {
    let settings = shell.bench.settings.clone();
    let article = shell.bench.article.as_ref()?;
    let chosen = article.selected.and_then(|id| article.document.statements.get(id.index()));
    let span = chosen.map(|statement| statement.span).unwrap_or_default();
    let path = article.path.clone().unwrap_or_default();
    let holder = Holder { name: settings.name.clone(), ..Holder::default() };
    let path_form = |request, no_dialog| PathForm { request, text: String::new(), no_dialog };
    let (name, dialog) = match at {
        0 => ("paste", Dialog::Paste(PasteForm::default())),
        1 => ("unsaved", Dialog::Unsaved),
        2 => ("person", Dialog::Person { name: String::new(), initials: String::new() }),
        3 => ("continue", Dialog::Continue { review: path.clone(), article: path }),
        4 => ("recover", Dialog::Recover(path)),
        5 => ("left out", Dialog::ImportNotes),
        6 => ("what this is", Dialog::SetPart),
        7 => ("two sentences", Dialog::Split),
        8 => ("settings", Dialog::Settings(Box::new(settings))),
        9 => ("sign off", Dialog::SignOff(String::new())),
        10 => ("later", Dialog::Later(LaterKind::Complaint, String::new())),
        11 => ("export", Dialog::Export(settings.export)),
        12 => ("set aside", Dialog::SetAside { finding: 0, scope: SetAsideScope::This, remark: String::new() }),
        13 => ("path", Dialog::Path(path_form(Request::Open, false))),
        14 => ("no system dialog", Dialog::Path(path_form(Request::SaveAs(path), true))),
        15 => ("reply", Dialog::Reply(String::new())),
        16 => ("assign", Dialog::Assign { whom: Share::Statements(vec![span]), name: String::new() }),
        17 => ("changed on disk", Dialog::OfferMerge { path: path.clone(), elsewhere: path }),
        18 => ("open elsewhere", Dialog::Held(holder)),
        19 => ("side by side", Dialog::Cluster(0)),
        20 => ("keys", Dialog::Keys),
        21 => ("about", Dialog::About),
        22 => ("open recent", Dialog::Recent),
        _ => return None,
    };
    shell.view.dialog = Some(dialog);
    Some(name)
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
