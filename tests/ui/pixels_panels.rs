//! Pictures of the panels and dialogs beside the article.

use egui::{Vec2, vec2};
use egui_kittest::{Harness, SnapshotOptions};
use factdesk::app::{Theme, Workbench};
use factdesk::ui::commands::Command;
use factdesk::ui::{Request, Shell, Tab, install_fonts};

use super::{DESK, choose, fixture};

/// The window on the fixture, after some commands, as a picture.
fn picture(
    name: &str,
    (theme, tab, size): (Theme, Tab, Vec2),
    prepare: impl FnOnce(&mut Workbench),
    commands: &[Command],
) {
    let mut harness = window((theme, tab, size), prepare);
    let ctx = harness.ctx.clone();
    for command in commands {
        harness.state_mut().run(&ctx, *command);
        harness.run_steps(4);
    }
    compare(harness, name);
}

fn window((theme, tab, size): (Theme, Tab, Vec2), prepare: impl FnOnce(&mut Workbench)) -> Harness<'static, Shell> {
    let mut bench = fixture::bench(theme);
    // Nothing fades in: a picture is of the end.
    bench.settings.reduced_motion = true;
    prepare(&mut bench);
    let mut shell = Shell::new(bench);
    shell.view.tab = tab;
    let builder = Harness::builder().with_size(size).with_context_setup(install_fonts).wgpu();
    let mut harness = builder.build_ui_state(fixture::fill, shell);
    harness.run_steps(4);
    harness
}

fn compare(mut harness: Harness<'static, Shell>, name: &str) {
    harness.run_steps(3);
    let options = SnapshotOptions::new().threshold(1.5).max_failed_pixels(200).output_path("tests/ui/snapshots");
    harness.snapshot_options(name, &options);
}

#[test]
fn findings() {
    let look = (Theme::Light, Tab::Findings, DESK);
    picture("findings", look, choose("The builder hid"), &[Command::NextFinding]);
}

#[test]
fn coverage() {
    let look = (Theme::Light, Tab::Coverage, DESK);
    let commands = [Command::Pick, Command::NextOpen, Command::Pick];
    picture("coverage", look, choose("Lee said she"), &commands);
}

#[test]
fn changes_narrow_dark() {
    let look = (Theme::Dark, Tab::Changes, vec2(960.0, 700.0));
    picture("changes-narrow", look, choose("The town’s share"), &[Command::ShowChanges]);
}

#[test]
fn sources_wide_dark() {
    let look = (Theme::Dark, Tab::Sources, vec2(2560.0, 1440.0));
    picture("sources-wide", look, choose("Experts say"), &[]);
}

#[test]
fn settings() {
    picture("settings", (Theme::Light, Tab::Around, DESK), choose("The vote was"), &[Command::Settings]);
}

#[test]
fn sign_off() {
    picture("sign-off", (Theme::Dark, Tab::Around, DESK), choose("The vote was"), &[Command::SignOff]);
}

#[test]
fn set_aside() {
    picture("set-aside", (Theme::Light, Tab::Around, DESK), choose("Work begins"), &[Command::SetAside]);
}

#[test]
fn guide() {
    picture("guide", (Theme::Light, Tab::Around, DESK), choose("The vote was"), &[Command::Guide]);
}

#[test]
fn palette() {
    picture("palette", (Theme::Dark, Tab::Around, vec2(960.0, 700.0)), choose("The vote was"), &[Command::Palette]);
}

#[test]
fn path_by_hand() {
    let mut harness = window((Theme::Light, Tab::Around, vec2(960.0, 700.0)), |_| {});
    harness.state_mut().no_dialog(Request::Open);
    compare(harness, "path");
}
