//! Dialogs about files: paste, unsaved work, a known review, what import left out, export.

use std::path::{Path, PathBuf};

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::{Said, buttons, first_button, title};
use crate::app::{Action, Copied, ExportFormat, Next, Workbench};
use crate::document::{NoteKind, OverrideKind};
use crate::ui::by_hand;
use crate::ui::clipboard::PasteForm;
use crate::ui::commands::Command;
use crate::ui::desk::Desk;
use crate::ui::view::Request;
use crate::ui::{theme, widgets, words};

pub(super) fn paste(ui: &mut Ui, form: &mut PasteForm, said: &mut Said) {
    ui.set_width(560.0);
    title(ui, words::PASTE_TITLE);
    if !form.told.is_empty() {
        widgets::prose(ui, &form.told);
    }
    let text = &mut form.text;
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        let edit = TextEdit::multiline(text)
            .id(egui::Id::unique("paste field"))
            .hint_text(words::PASTE_HINT)
            .desired_rows(14)
            .desired_width(f32::INFINITY)
            .font(theme::text(15.0))
            .margin(egui::Margin::same(10));
        let response = ui.add(edit).accessible_name(words::PASTE_HINT);
        if said.fresh {
            response.request_focus();
        }
    });
    if form.html().is_some() {
        widgets::soft(ui, words::PASTE_RICH);
    } else if form.is_changed() {
        widgets::soft(ui, words::PASTE_CHANGED);
    }
    buttons(ui, |ui| {
        let ready = !form.text.trim().is_empty();
        if widgets::main_button(ui, words::OPEN_IT, ready).clicked() {
            let html = form.html().unwrap_or_default().to_owned();
            said.done(Action::Paste(Copied { text: std::mem::take(&mut form.text), html }));
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
    });
}

/// Files worked on lately, the last one first.
pub(super) fn recent(ui: &mut Ui, bench: &Workbench, said: &mut Said) {
    ui.set_width(470.0);
    title(ui, words::OPEN_RECENT);
    let room = (ui.ctx().content_rect().height() - 220.0).max(120.0);
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        for (at, path) in bench.settings.recent.iter().enumerate() {
            let response = crate::ui::welcome::recent_file(ui, (path, bench.settings.stood(path)));
            if at == 0 && said.fresh {
                response.request_focus();
            }
            if response.clicked() {
                said.done(Action::Open(path.clone()));
            }
        }
        if bench.settings.recent.is_empty() {
            widgets::soft(ui, words::NOTHING_RECENT);
        }
    });
    buttons(ui, |ui| said.close |= widgets::button(ui, words::CANCEL).clicked());
}

pub(super) fn unsaved(ui: &mut Ui, said: &mut Said) {
    ui.set_width(400.0);
    title(ui, words::UNSAVED);
    widgets::prose(ui, words::UNSAVED_MORE);
    buttons(ui, |ui| {
        if first_button(ui, words::SAVE, true, said).clicked() {
            said.done(Action::Unsaved(Next::Save));
        }
        if widgets::button(ui, words::DONT_SAVE).clicked() {
            said.done(Action::Unsaved(Next::Discard));
        }
        if widgets::button(ui, words::CANCEL).clicked() {
            said.done(Action::Unsaved(Next::Stay));
        }
    });
}

pub(super) fn carry_on(ui: &mut Ui, review: &Path, article: &Path, said: &mut Said) {
    ui.set_width(440.0);
    title(ui, words::CONTINUE_TITLE);
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let told = words::continue_more(&name(article), &name(review));
    widgets::prose(ui, told);
    buttons(ui, |ui| {
        if first_button(ui, words::CONTINUE, true, said).clicked() {
            said.done(Action::Continue { review: review.to_owned(), article: article.to_owned() });
        }
        said.close |= widgets::button(ui, words::START_NEW).clicked();
    });
}

pub(super) fn recover(ui: &mut Ui, copy: &Path, said: &mut Said) {
    ui.set_width(440.0);
    title(ui, words::RECOVER_TITLE);
    widgets::prose(ui, words::RECOVER_MORE);
    buttons(ui, |ui| {
        if first_button(ui, words::OPEN_COPY, true, said).clicked() {
            said.done(Action::Recover(copy.to_owned()));
        }
        said.close |= widgets::button(ui, words::ASK_NEXT_TIME).clicked();
        if widgets::button(ui, words::DELETE_IT).clicked() {
            said.done(Action::DiscardRecovery(copy.to_owned()));
        }
    });
}

/// What import left out, guessed or found odd; lines can be put back.
pub(super) fn import_notes(ui: &mut Ui, desk: Option<Desk<'_>>, said: &mut Said) {
    ui.set_width(600.0);
    title(ui, words::IMPORT_TITLE);
    let Some(desk) = desk else {
        said.close = true;
        return;
    };
    let room = (ui.ctx().content_rect().height() - 190.0).clamp(160.0, 560.0);
    let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    area.auto_shrink([false, true]).show(ui, |ui| {
        // What asks for a look comes first: hundreds of lines of a page's menus may be left out.
        let mut notes: Vec<_> = desk.article.notes.iter().filter(|note| note.kind != NoteKind::LeftOut).collect();
        notes.sort_by_key(|note| note.kind != NoteKind::Look);
        if !notes.is_empty() {
            widgets::head(ui, words::WORTH_A_LOOK);
        }
        for note in notes {
            widgets::prose(ui, &note.message);
            if !note.quote.is_empty() {
                widgets::soft(ui, words::quoted(&note.quote, 160));
            }
            ui.add_space(3.0);
        }
        let left_out = &desk.document().left_out;
        if !left_out.is_empty() {
            widgets::head(ui, words::LEFT_OUT);
        }
        for (at, line) in left_out.iter().enumerate() {
            ui.push_id(("left out", at), |ui| left_out_ui(ui, desk, at, line, said));
        }
        if left_out.is_empty() && desk.article.notes.is_empty() {
            widgets::soft(ui, words::ALL_READ);
        }
    });
    buttons(ui, |ui| {
        said.close |= first_button(ui, words::CLOSE, true, said).clicked();
        if desk.article.takes_encoding() {
            ui.menu_button(words::OTHER_ENCODING, |ui| encodings(ui, said));
        }
        if !desk.article.attached.is_empty() {
            ui.menu_button(words::OPEN_ATTACHED, |ui| {
                for name in &desk.article.attached {
                    if ui.button(name).clicked() {
                        said.done(Action::OpenAttached(name.clone()));
                    }
                }
            });
        }
        if by_hand::has_readings(desk.article) {
            ui.menu_button(words::OTHER_READING, |ui| {
                for command in [Command::LongerReading, Command::ShorterReading, Command::WeighedReading] {
                    let row = command.row();
                    if let Some(reading) = by_hand::reading_of(command)
                        && ui.button(row.title).on_hover_text(row.hint).clicked()
                    {
                        said.actions.push(Action::SetByHand(by_hand::of_page(reading)));
                    }
                }
            });
        }
    });
}

fn encodings(ui: &mut Ui, said: &mut Said) {
    for (label, name) in words::ENCODINGS {
        if ui.button(name).clicked() {
            said.done(Action::ReopenWithEncoding(label.to_owned()));
        }
    }
}

fn left_out_ui(ui: &mut Ui, desk: Desk<'_>, at: usize, line: &crate::document::LeftOut, said: &mut Said) {
    let colours = theme::palette(ui);
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - 100.0;
        ui.vertical(|ui| {
            ui.set_width(width);
            widgets::prose(ui, words::shortened(&line.text, 220));
            widgets::words(ui, &line.why, theme::plain(12.0), colours.soft);
        });
        ui.menu_button(words::PUT_BACK, |ui| {
            for (part, name) in words::PARTS {
                if ui.button(words::put_back_as(name)).clicked() {
                    let back = by_hand::of_left_out(desk.document(), at, OverrideKind::PutBack(part));
                    said.actions.push(Action::SetByHand(back));
                }
            }
        });
    });
    ui.add_space(4.0);
}

/// The formats of a report, and what each is for.
pub(super) const FORMATS: [(ExportFormat, &str); 5] = [
    (ExportFormat::Html, words::HTML_FOR),
    (ExportFormat::Markdown, words::MARKDOWN_FOR),
    (ExportFormat::Json, words::JSON_FOR),
    (ExportFormat::Annotations, words::ANNOTATIONS_FOR),
    (ExportFormat::Docx, words::DOCX_FOR),
];

pub(super) fn export(
    ui: &mut Ui,
    desk: Option<Desk<'_>>,
    format: &mut ExportFormat,
    requests: &mut Vec<Request>,
    said: &mut Said,
) {
    ui.set_width(460.0);
    title(ui, words::EXPORT_TITLE);
    let path = desk.and_then(|desk| desk.article.path.as_ref());
    let is_word = path.and_then(|path| path.extension()).is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    // What a format is for stands close below its name, and begins where that does.
    ui.spacing_mut().indent = ui.spacing().icon_width + ui.spacing().icon_spacing;
    for (other, told) in FORMATS {
        let (name, _) = words::format(other);
        let can = is_word || other != ExportFormat::Docx;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_enabled_ui(can, |ui| {
                ui.radio_value(format, other, RichText::new(name).font(theme::semi(13.0)));
            });
            ui.indent(name, |ui| {
                widgets::soft(ui, told);
                if !can {
                    widgets::soft(ui, words::ONLY_FROM_WORD);
                }
            });
        });
    }
    buttons(ui, |ui| {
        if first_button(ui, words::CHOOSE_WHERE, desk.is_some(), said).clicked()
            && let Some(desk) = desk
        {
            let (_, ending) = words::format(*format);
            let known = desk.article.path.as_ref().or(desk.article.review_path.as_ref());
            let known = known.cloned().unwrap_or_else(|| PathBuf::from("article"));
            let name = if *format == ExportFormat::Docx {
                known.with_extension("reviewed.docx")
            } else {
                let mut name = known.into_os_string();
                name.push(format!(".report.{ending}"));
                PathBuf::from(name)
            };
            requests.push(Request::Export(*format, name));
            said.close = true;
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
    });
}
