//! The window on a made-up article with a review half done; or every widget in every state; or every dialog in turn
//! (the right arrow shows the next, the left one the one before).
//!
//! `cargo run --example gallery [-- widgets|dialogs] [dark] [--renderer glow]`

#[path = "../tests/ui/fixture.rs"]
mod fixture;

use egui::{Context, Key, Modifiers};
use factdesk::app::Theme;
use factdesk::ui::{Options, Renderer, Shell, gallery, install_fonts, run_on, show_dialog, theme};

/// The page of widgets in a window of its own.
struct Widgets;

impl eframe::App for Widgets {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        gallery(ui);
    }
}

/// The window with one dialog after the other.
struct Dialogs {
    shell: Shell,
    at: usize,
}

impl eframe::App for Dialogs {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        self.shell.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let pressed = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let to = match (pressed(Key::ArrowRight), pressed(Key::ArrowLeft)) {
            (true, _) => Some(self.at + 1),
            (_, true) => Some(self.at.saturating_sub(1)),
            _ => None,
        };
        if let Some(to) = to.filter(|to| show_dialog(&mut self.shell, *to).is_some()) {
            self.at = to;
        }
        self.shell.ui(ui);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = |word: &str| std::env::args().any(|own| own == word);
    let dark = asked("dark");
    if asked("widgets") || asked("dialogs") {
        let dialogs = asked("dialogs");
        let start: eframe::AppCreator<'_> = Box::new(move |created| {
            let ctx = &created.egui_ctx;
            install_fonts(ctx);
            if dialogs {
                let mut shell = Shell::new(bench(dark));
                show_dialog(&mut shell, 0);
                return Ok(Box::new(Dialogs { shell, at: 0 }));
            }
            theme::install(ctx, true);
            ctx.set_theme(if dark { egui::ThemePreference::Dark } else { egui::ThemePreference::Light });
            Ok(Box::new(Widgets))
        });
        return Ok(eframe::run_native("gallery", eframe::NativeOptions::default(), start)?);
    }
    let renderer = if asked("glow") { Renderer::Glow } else { Renderer::Wgpu };
    run_on(Options { renderer, ..Options::default() }, move |_wake| bench(dark))?;
    Ok(())
}

/// A session on the made-up article, one of its faults chosen.
fn bench(dark: bool) -> factdesk::app::Workbench {
    let mut bench = fixture::bench(if dark { Theme::Dark } else { Theme::Light });
    let mut article = fixture::open_article();
    article.selected = Some(fixture::Finder(&article.document).statement("The vote was"));
    bench.article = Some(article);
    bench
}
