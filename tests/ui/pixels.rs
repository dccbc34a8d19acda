//! The window as pictures: light, dark, narrow, wide, empty, busy, error. They need a software Vulkan
//! driver and are compared with those in `tests/ui/snapshots`; `UPDATE_SNAPSHOTS=1` takes them again.

#[path = "fixture.rs"]
mod fixture;
#[path = "pixels_panels.rs"]
mod pixels_panels;

use egui::{Vec2, vec2};
use egui_kittest::{Harness, SnapshotOptions};
use factdesk::app::{Effect, Theme, Toast, ToastLevel, Workbench};
use factdesk::ui::{Shell, Tab, install_fonts};

struct Shot(&'static str, Theme, Tab, Vec2);

impl Shot {
    fn take(&self, prepare: impl FnOnce(&mut Workbench), effects: Vec<Effect>) {
        let Self(name, theme, tab, size) = *self;
        let mut bench = fixture::bench(theme);
        prepare(&mut bench);
        let mut shell = Shell::new(bench);
        shell.view.tab = tab;
        let mut harness = Harness::builder()
            .with_size(size)
            .with_context_setup(install_fonts)
            .wgpu()
            .build_ui_state(fixture::fill, shell);
        harness.run_steps(4);
        let ctx = harness.ctx.clone();
        harness.state_mut().take_effects(&ctx, effects);
        harness.run_steps(3);
        let options = SnapshotOptions::new().threshold(1.5).max_failed_pixels(200).output_path("tests/ui/snapshots");
        harness.snapshot_options(name, &options);
    }
}

fn choose(begins: &'static str) -> impl FnOnce(&mut Workbench) {
    move |bench| {
        let mut article = fixture::open_article();
        article.selected = Some(fixture::Finder(&article.document).statement(begins));
        bench.article = Some(article);
    }
}

const DESK: Vec2 = vec2(1440.0, 900.0);

#[test]
fn light() {
    Shot("light", Theme::Light, Tab::Around, DESK).take(choose("The vote was"), Vec::new());
}

#[test]
fn dark() {
    Shot("dark", Theme::Dark, Tab::Around, DESK).take(choose("The vote was"), Vec::new());
}

#[test]
fn narrow() {
    Shot("narrow", Theme::Light, Tab::Around, vec2(960.0, 700.0)).take(choose("Reyes said"), Vec::new());
}

#[test]
fn wide() {
    let shot = Shot("wide", Theme::Light, Tab::Findings, vec2(2560.0, 1440.0));
    shot.take(choose("On Tuesday the council"), Vec::new());
}

#[test]
fn empty() {
    Shot("empty", Theme::Light, Tab::Around, DESK).take(|_| {}, Vec::new());
}

#[test]
fn busy() {
    let busy = |bench: &mut Workbench| {
        choose("Experts say")(bench);
        bench.work = Some(fixture::work());
    };
    Shot("busy", Theme::Dark, Tab::Sources, DESK).take(busy, Vec::new());
}

#[test]
fn error() {
    let text = "The review could not be saved because the disk is full. Free some space, then save again.";
    let toast = Toast { level: ToastLevel::Problem, text: text.to_owned() };
    let shot = Shot("error", Theme::Light, Tab::Repeats, DESK);
    shot.take(choose("The town’s share"), vec![Effect::Toast(toast)]);
}
