//! The window on a made-up article with a review half done, for looking at panels while they are built.
//!
//! `cargo run --example gallery [-- --renderer glow]`

#[path = "../tests/ui/fixture.rs"]
mod fixture;

use factdesk::app::Theme;
use factdesk::ui::{Options, Renderer, run_on};

fn main() -> Result<(), factdesk::ui::StartError> {
    let glow = std::env::args().any(|word| word == "glow");
    let renderer = if glow { Renderer::Glow } else { Renderer::Wgpu };
    let theme = if std::env::args().any(|word| word == "dark") { Theme::Dark } else { Theme::Light };
    run_on(Options { renderer, ..Options::default() }, move |_wake| {
        let mut bench = fixture::bench(theme);
        bench.article = Some(fixture::open_article());
        bench
    })
}
