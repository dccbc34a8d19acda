//! The guide, in a window of its own beside the work: its pages are those of `assets/guide`, embedded.
//!
//! Markdown is read by pulldown-cmark and drawn here, so that the pages look like the rest of the window.

mod page;

use std::collections::BTreeMap;

use egui::{Context, Frame, Id, Margin, ScrollArea, TextureHandle, Ui, WidgetInfo, Window, vec2};

use super::{theme, widgets, words};

macro_rules! pages {
    ($($file:literal),* $(,)?) => {
        /// Every page: its file's name and its text.
        const PAGES: &[(&str, &str)] = &[$(($file, include_str!(concat!("../../assets/guide/", $file)))),*];
    };
}

pages![
    "start.md",
    "around.md",
    "article.md",
    "statement.md",
    "findings.md",
    "coverage.md",
    "repeats.md",
    "sources.md",
    "author.md",
    "changes.md",
    "notes.md",
    "keys.md",
    "house-rules.md",
    "formats.md",
    "reviews.md",
    "how-it-decides.md",
    "reports.md",
];

/// What the guide's window remembers.
#[derive(Default)]
pub(super) struct GuideView {
    at: usize,
    typed: String,
    /// Pictures that were shown already.
    pictures: BTreeMap<String, TextureHandle>,
    top: bool,
}

/// The files of the guide, for the test that none is left out.
pub fn guide_files() -> Vec<&'static str> {
    PAGES.iter().map(|(file, _)| *file).collect()
}

/// The heading of a page.
fn title_of(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches(['#', ' '])
}

/// Draws the guide while it is open.
pub(super) fn ui(ctx: &Context, open: &mut Option<GuideView>) {
    let Some(view) = open else { return };
    let mut stays = true;
    let screen = ctx.content_rect();
    let size = vec2((screen.width() * 0.62).clamp(520.0, 900.0), (screen.height() * 0.82).clamp(360.0, 900.0));
    Window::new(words::GUIDE)
        .id(Id::unique("guide"))
        .open(&mut stays)
        .default_size(size)
        .default_pos(screen.center() - size / 2.0)
        .collapsible(false)
        .frame(Frame::window(&ctx.global_style()).inner_margin(Margin::symmetric(14, 12)))
        .show(ctx, |ui| contents(ui, view));
    if !stays {
        *open = None;
    }
}

fn contents(ui: &mut Ui, view: &mut GuideView) {
    let list = egui::Panel::left("guide pages").resizable(false).exact_size(186.0);
    list.frame(Frame::new().inner_margin(Margin { left: 0, right: 8, top: 2, bottom: 0 })).show(ui, |ui| {
        let edit = egui::TextEdit::singleline(&mut view.typed)
            .id(Id::unique("guide search"))
            .hint_text(words::SEARCH_GUIDE)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 4));
        ui.add(edit).accessible_name(words::SEARCH_GUIDE);
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("guide list").show(ui, |ui| {
            let wanted = view.typed.trim().to_lowercase();
            for (at, (file, text)) in PAGES.iter().enumerate() {
                if !text.to_lowercase().contains(&wanted) {
                    continue;
                }
                let chosen = view.at == at;
                let id = Id::unique(("guide page", *file));
                let title = title_of(text);
                let response = widgets::row(ui, (id, chosen, chosen), title, |ui| {
                    let font = if chosen { theme::semi(13.0) } else { theme::plain(13.0) };
                    let ink = theme::palette(ui).ink;
                    widgets::words(ui, title, font, ink);
                });
                if response.clicked() {
                    (view.at, view.top) = (at, true);
                }
            }
        });
    });
    let (file, text) = PAGES.get(view.at).copied().unwrap_or_default();
    let frame = Frame::new().inner_margin(Margin { left: 16, right: 0, top: 0, bottom: 0 });
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        let mut area = ScrollArea::vertical().id_salt(("guide text", file)).auto_shrink(false);
        if std::mem::take(&mut view.top) {
            area = area.vertical_scroll_offset(0.0);
        }
        area.show(ui, |ui| {
            let response = ui.interact(ui.max_rect(), Id::unique("guide text"), egui::Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Document, true, title_of(text)));
            ui.set_max_width(620.0);
            if let Some(link) = page::ui(ui, text, &mut view.pictures) {
                let wanted = PAGES.iter().position(|(other, _)| *other == link);
                if let Some(at) = wanted {
                    (view.at, view.top) = (at, true);
                }
            }
            ui.add_space(24.0);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::{PAGES, page, title_of};

    #[test]
    fn every_page_has_a_heading_and_only_links_and_pictures_that_are_there() {
        for (file, text) in PAGES {
            assert!(text.starts_with("# ") && !title_of(text).is_empty(), "{file}");
            for link in page::targets(text) {
                let there = PAGES.iter().any(|(other, _)| *other == link) || page::picture(&link).is_some();
                assert!(there, "{file} leads to {link}");
            }
        }
    }
}
