//! The window on a made-up article with a review half done, or every widget in every state, for looking at.
//!
//! `cargo run --example gallery [-- widgets] [dark] [--renderer glow]`

#[path = "../tests/ui/fixture.rs"]
mod fixture;

use factdesk::app::Theme;
use factdesk::ui::{Options, Renderer, gallery, install_fonts, run_on, theme};

/// The page of widgets in a window of its own.
struct Widgets;

impl eframe::App for Widgets {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        gallery(ui);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = |word: &str| std::env::args().any(|own| own == word);
    if asked("widgets") {
        let look = if asked("dark") { egui::ThemePreference::Dark } else { egui::ThemePreference::Light };
        let start: eframe::AppCreator<'_> = Box::new(move |created| {
            install_fonts(&created.egui_ctx);
            theme::install(&created.egui_ctx, true);
            created.egui_ctx.set_theme(look);
            Ok(Box::new(Widgets))
        });
        return Ok(eframe::run_native("gallery", eframe::NativeOptions::default(), start)?);
    }
    let renderer = if asked("glow") { Renderer::Glow } else { Renderer::Wgpu };
    let theme = if asked("dark") { Theme::Dark } else { Theme::Light };
    run_on(Options { renderer, ..Options::default() }, move |_wake| {
        let mut bench = fixture::bench(theme);
        bench.article = Some(fixture::open_article());
        bench
    })?;
    Ok(())
}
