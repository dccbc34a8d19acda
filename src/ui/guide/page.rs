//! One page of the guide: Markdown on the screen.

use std::collections::BTreeMap;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, ColorImage, FontId, Grid, Image, Layout, TextureHandle, TextureOptions, Ui, vec2};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::ui::theme::Palette;
use crate::ui::{theme, widgets};

const LEADING: f32 = 22.0;

/// The pictures of the guide.
const PICTURES: &[(&str, &[u8])] = &[
    ("../screenshots/window.png", include_bytes!("../../../assets/screenshots/window.png")),
    ("../screenshots/findings.png", include_bytes!("../../../assets/screenshots/findings.png")),
    ("../screenshots/coverage.png", include_bytes!("../../../assets/screenshots/coverage.png")),
    ("../screenshots/changes.png", include_bytes!("../../../assets/screenshots/changes.png")),
    ("../screenshots/welcome.png", include_bytes!("../../../assets/screenshots/welcome.png")),
];

/// The bytes of a picture that a page names.
pub(super) fn picture(name: &str) -> Option<&'static [u8]> {
    PICTURES.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

/// What a page links to or shows.
#[cfg(test)]
pub(super) fn targets(text: &str) -> Vec<String> {
    let target = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    };
    Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(target).collect()
}

/// Words with how they are set.
#[derive(Clone, Debug)]
enum Run {
    Words(String, Face),
    Link(String, String),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Face {
    bold: bool,
    code: bool,
}

/// What is being read.
#[derive(Default)]
struct Reader {
    runs: Vec<Run>,
    face: Face,
    link: Option<String>,
    heading: Option<HeadingLevel>,
    /// For each list that is open: its next number, if it has numbers.
    lists: Vec<Option<u64>>,
    code: Option<String>,
    rows: Vec<Vec<Vec<Run>>>,
    picture: Option<String>,
    tables: usize,
}

/// Draws a page; gives the link that was followed.
pub(super) fn ui(ui: &mut Ui, text: &str, pictures: &mut BTreeMap<String, TextureHandle>) -> Option<String> {
    let mut reader = Reader::default();
    let mut followed = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        let link = reader.take(ui, event, pictures);
        followed = followed.or(link);
    }
    followed
}

impl Reader {
    fn take(
        &mut self,
        ui: &mut Ui,
        event: Event<'_>,
        pictures: &mut BTreeMap<String, TextureHandle>,
    ) -> Option<String> {
        match event {
            Event::Start(tag) => {
                let link = matches!(tag, Tag::List(_)).then(|| self.paragraph(ui)).flatten();
                self.begin(tag);
                return link;
            }
            Event::End(end) => return self.end(ui, end, pictures),
            Event::Text(words) => match (&mut self.code, &self.link) {
                (Some(code), _) => code.push_str(&words),
                (None, Some(target)) => self.runs.push(Run::Link(words.to_string(), target.clone())),
                (None, None) => self.runs.push(Run::Words(words.to_string(), self.face)),
            },
            Event::Code(words) => self.runs.push(Run::Words(words.to_string(), Face { code: true, ..self.face })),
            Event::SoftBreak | Event::HardBreak => self.runs.push(Run::Words(" ".to_owned(), self.face)),
            _ => {}
        }
        None
    }

    fn begin(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(level),
            Tag::Strong | Tag::Emphasis => self.face.bold = true,
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.to_string()),
            Tag::Image { dest_url, .. } => self.picture = Some(dest_url.to_string()),
            Tag::List(first) => self.lists.push(first),
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, ui: &mut Ui, end: TagEnd, pictures: &mut BTreeMap<String, TextureHandle>) -> Option<String> {
        match end {
            TagEnd::Heading(_) => self.heading_ui(ui),
            TagEnd::Strong | TagEnd::Emphasis => self.face.bold = false,
            TagEnd::Link => self.link = None,
            TagEnd::Image => self.picture_ui(ui, pictures),
            TagEnd::Paragraph | TagEnd::Item => return self.paragraph(ui),
            TagEnd::List(_) => {
                self.lists.pop();
                ui.add_space(4.0);
            }
            TagEnd::CodeBlock => self.code_ui(ui),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.runs);
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => self.table_ui(ui),
            _ => {}
        }
        None
    }

    fn heading_ui(&mut self, ui: &mut Ui) {
        let words: String = std::mem::take(&mut self.runs).iter().map(Run::words).collect();
        let ink = theme::palette(ui).ink;
        let (above, size) = match self.heading.take() {
            Some(HeadingLevel::H1) => (2.0, 25.0),
            Some(HeadingLevel::H2) => (16.0, 19.0),
            _ => (12.0, 16.0),
        };
        ui.add_space(above);
        ui.add(egui::Label::new(egui::RichText::new(words).font(theme::text_bold(size)).color(ink)).wrap());
        ui.add_space(4.0);
    }

    /// A paragraph, or an item of a list with its sign.
    fn paragraph(&mut self, ui: &mut Ui) -> Option<String> {
        let runs = std::mem::take(&mut self.runs);
        if runs.iter().all(|run| run.words().trim().is_empty()) {
            return None;
        }
        let depth = self.lists.len();
        let Some(number) = self.lists.last_mut() else {
            let link = runs_ui(ui, &runs);
            ui.add_space(7.0);
            return link;
        };
        let sign = number.map_or_else(|| "\u{2022}".to_owned(), |number| format!("{number}."));
        *number = number.map(|number| number + 1);
        ui.horizontal_top(|ui| {
            ui.add_space(18.0 * depth as f32 - 10.0);
            let soft = theme::palette(ui).soft;
            ui.label(widgets::job(&[(&sign, theme::plain(14.0), soft)], f32::INFINITY, LEADING));
            let width = ui.available_width();
            ui.vertical(|ui| {
                ui.set_width(width);
                runs_ui(ui, &runs)
            })
            .inner
        })
        .inner
    }

    fn code_ui(&mut self, ui: &mut Ui) {
        let code = self.code.take().unwrap_or_default();
        let colours = theme::palette(ui);
        egui::Frame::new().fill(colours.chip).corner_radius(6).inner_margin(egui::Margin::symmetric(12, 8)).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width());
                let text = egui::RichText::new(code.trim_end()).font(mono(12.5)).color(colours.ink);
                ui.add(egui::Label::new(text.line_height(Some(19.0))).wrap().selectable(true));
            },
        );
        ui.add_space(8.0);
    }

    fn table_ui(&mut self, ui: &mut Ui) {
        let rows = std::mem::take(&mut self.rows);
        self.tables += 1;
        let columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let colours = theme::palette(ui);
        // The first column is as wide as its words, the others share the rest.
        let first = rows.iter().filter_map(|row| row.first()).map(|cell| width_of(ui, cell)).fold(40.0, f32::max);
        let first = first.min(ui.available_width() * 0.4);
        let rest = (ui.available_width() - first - 14.0 * columns as f32) / (columns.max(2) - 1) as f32;
        Grid::new(("guide table", self.tables)).num_columns(columns).spacing(vec2(14.0, 5.0)).show(ui, |ui| {
            for (at, row) in rows.iter().enumerate() {
                for (column, cell) in row.iter().enumerate() {
                    let width = if column == 0 { first } else { rest };
                    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(width);
                        ui.label(job(cell, (width, 19.0), (at == 0, 13.0), colours));
                    });
                }
                ui.end_row();
            }
        });
        ui.add_space(8.0);
    }

    fn picture_ui(&mut self, ui: &mut Ui, pictures: &mut BTreeMap<String, TextureHandle>) {
        let Some(name) = self.picture.take() else { return };
        let told: String = std::mem::take(&mut self.runs).iter().map(Run::words).collect();
        if !pictures.contains_key(&name)
            && let Some(image) = picture(&name).and_then(decode)
        {
            let texture = ui.ctx().load_texture(name.clone(), image, TextureOptions::LINEAR);
            pictures.insert(name.clone(), texture);
        }
        if let Some(texture) = pictures.get(&name) {
            let size = texture.size_vec2();
            let width = ui.available_width().min(size.x);
            let image = Image::new((texture.id(), vec2(width, width * size.y / size.x.max(1.0))));
            let line = theme::palette(ui).line;
            egui::Frame::new().stroke(egui::Stroke::new(1.0, line)).corner_radius(4).show(ui, |ui| {
                ui.add(image.alt_text(told.clone()));
            });
        }
        widgets::soft(ui, told);
        ui.add_space(6.0);
    }
}

impl Run {
    fn words(&self) -> &str {
        match self {
            Self::Words(words, _) | Self::Link(words, _) => words,
        }
    }
}

fn decode(bytes: &[u8]) -> Option<ColorImage> {
    let image = image::load_from_memory_with_format(bytes, image::ImageFormat::Png).ok()?.to_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, image.as_raw()))
}

fn mono(size: f32) -> FontId {
    FontId::new(size, egui::FontFamily::Monospace)
}

/// Runs as one paragraph; words that lead elsewhere stand below it as links of their own.
fn runs_ui(ui: &mut Ui, runs: &[Run]) -> Option<String> {
    let colours = theme::palette(ui);
    ui.label(job(runs, (ui.available_width(), LEADING), (false, 14.0), colours));
    let mut followed = None;
    for run in runs {
        if let Run::Link(words, target) = run
            && widgets::link(ui, format!("{words} \u{203a}")).clicked()
        {
            followed = Some(target.clone());
        }
    }
    followed
}

fn width_of(ui: &Ui, runs: &[Run]) -> f32 {
    let job = job(runs, (f32::INFINITY, 19.0), (false, 13.0), theme::palette(ui));
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job)).size().x + 2.0
}

fn job(runs: &[Run], (width, leading): (f32, f32), (bold, size): (bool, f32), colours: &Palette) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for run in runs {
        let font = match run {
            Run::Words(_, face) if face.code => mono(size - 1.0),
            Run::Words(_, face) if face.bold || bold => theme::semi(size),
            _ if bold => theme::semi(size),
            _ => theme::plain(size),
        };
        let is_code = matches!(run, Run::Words(_, face) if face.code);
        let background = if is_code { colours.chip } else { Color32::TRANSPARENT };
        let format = TextFormat {
            font_id: font,
            color: colours.ink,
            background,
            line_height: Some(leading),
            ..TextFormat::default()
        };
        job.append(run.words(), 0.0, format);
    }
    job
}
