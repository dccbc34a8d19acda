//! The window as pictures: light, dark, narrow, wide, empty, busy, error. They need a software Vulkan
//! driver and are compared with those in `tests/ui/snapshots`; `UPDATE_SNAPSHOTS=1` takes them again.

#[path = "fixture.rs"]
mod fixture;
#[path = "pixels_panels.rs"]
mod pixels_panels;

use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::{Harness, SnapshotOptions};
use factdesk::app::{Effect, Theme, Toast, ToastLevel, Workbench};
use factdesk::check::Checked;
use factdesk::review::Review;
use factdesk::ui::{Shell, Tab, gallery, install_fonts, theme};

struct Shot(&'static str, Theme, Tab, Vec2);

fn options() -> SnapshotOptions {
    SnapshotOptions::new().threshold(1.5).max_failed_pixels(200).output_path("tests/ui/snapshots")
}

impl Shot {
    fn take(&self, prepare: impl FnOnce(&mut Workbench), effects: Vec<Effect>) {
        self.take_after(prepare, effects, &[]);
    }

    /// As [`Shot::take`], after keys were pressed.
    fn take_after(&self, prepare: impl FnOnce(&mut Workbench), effects: Vec<Effect>, keys: &[(Modifiers, Key)]) {
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
        for (held, key) in keys {
            harness.key_press_modifiers(*held, *key);
            harness.run_steps(2);
        }
        harness.run_steps(3);
        harness.snapshot_options(name, &options());
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

/// The parts gone through by key, one fact of an item ticked.
#[test]
fn walk() {
    let shot = Shot("walk", Theme::Light, Tab::Around, DESK);
    let none = Modifiers::NONE;
    let keys = [Key::W, Key::E, Key::F, Key::Num1].map(|key| (none, key));
    shot.take_after(choose("The wall will"), Vec::new(), &keys);
}

/// A change asked for, in the dark; words picked over two paragraphs.
#[test]
fn picked() {
    let shot = Shot("picked", Theme::Dark, Tab::Around, DESK);
    let held = Modifiers::SHIFT;
    let keys = [(held, Key::End), (held, Key::ArrowDown), (held, Key::ArrowDown)];
    shot.take_after(choose("Experts say"), Vec::new(), &keys);
}

#[test]
fn cold() {
    let shot = Shot("cold", Theme::Light, Tab::Around, DESK);
    shot.take_after(choose("Homeowners pay"), Vec::new(), &[(Modifiers::SHIFT, Key::H)]);
}

#[test]
fn long() {
    let long = |bench: &mut Workbench| {
        let document = fixture::long_document(20_000);
        let mut article = fixture::article(document, Checked::default(), Review::default());
        article.selected = article.document.ids().nth(400);
        bench.article = Some(article);
    };
    let shot = Shot("long", Theme::Light, Tab::Around, vec2(1180.0, 760.0));
    shot.take_after(long, Vec::new(), &[(Modifiers::NONE, Key::J)]);
}

/// Every widget in every state; in the dark, where a colour that is not of the theme shows first.
#[test]
fn widgets() {
    let setup = |ctx: &egui::Context| {
        install_fonts(ctx);
        theme::install(ctx, false);
        ctx.set_theme(egui::Theme::Dark);
    };
    let fill = |ui: &mut egui::Ui| {
        let rect = ui.ctx().content_rect();
        let mut all = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("window"));
        all.set_clip_rect(rect);
        gallery(&mut all);
    };
    let mut harness =
        Harness::builder().with_size(vec2(1180.0, 1000.0)).with_context_setup(setup).wgpu().build_ui(fill);
    harness.run_steps(4);
    harness.snapshot_options("widgets_dark", &options());
}
