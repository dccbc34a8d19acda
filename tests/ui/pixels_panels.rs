//! Pictures of the panels and dialogs beside the article.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use egui::{Vec2, vec2};
use egui_kittest::{Harness, SnapshotOptions};
use factdesk::app::{Action, Pen, Settings, Shelf, Shelved, Theme, Workbench};
use factdesk::review::{Tally, Verdict};
use factdesk::storage::Glance;
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
fn small() {
    // 960×700 pixels at 150 %.
    picture("small", (Theme::Light, Tab::Around, vec2(640.0, 467.0)), choose("The vote was"), &[Command::ShowFindings]);
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

/// One time for everything, and ids in a row of one's own.
struct Fixed(u128);

impl Pen for Fixed {
    fn now(&mut self) -> jiff::Timestamp {
        "2026-05-13T10:42:00Z".parse().expect("a time")
    }

    fn id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid::Uuid::from_u128(self.0)
    }
}

/// The article of a folder, marked by one person and saved.
fn marked(folder: &Path, (name, ids): (&str, u128), verdicts: &[Verdict]) -> Workbench {
    let settings = Settings { name: name.to_owned(), reduced_motion: true, ..Settings::default() };
    let mut bench = Workbench::new(Fixed(ids), settings, Arc::new(|| {}));
    bench.settings.theme = Theme::Light;
    bench.apply(Action::Open(folder.join("bridge.md")));
    bench.wait_for_jobs();
    let document = bench.article.as_ref().expect("open").document.clone();
    for (statement, verdict) in document.counted().zip(verdicts) {
        bench.apply(Action::Mark { span: statement.span, verdict: *verdict });
    }
    bench.apply(Action::Save);
    bench.wait_for_jobs();
    bench
}

#[test]
fn merge() {
    let text =
        "# A bridge closes\n\nThe bridge closes on Monday, the city said. The detour is long. It costs £40,000.\n";
    let (here, there) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    fs::write(here.path().join("bridge.md"), text).expect("written");
    drop(marked(here.path(), ("Ann Berg", 0), &[Verdict::Confirmed]));
    for name in ["bridge.md", "bridge.md.factdesk"] {
        fs::copy(here.path().join(name), there.path().join(name)).expect("copied");
    }
    let theirs = [Verdict::Opinion, Verdict::Confirmed, Verdict::Wrong, Verdict::CannotConfirm];
    drop(marked(there.path(), ("Omar Diaz", 1000), &theirs));
    let mine = marked(here.path(), ("Ann Berg", 2000), &[Verdict::Wrong, Verdict::Opinion]);
    let mut shell = Shell::new(mine);
    shell.view.tab = Tab::Coverage;
    let builder = Harness::builder().with_size(DESK).with_context_setup(install_fonts).wgpu();
    let mut harness = builder.build_ui_state(fixture::fill, shell);
    let ctx = harness.ctx.clone();
    let copy = there.path().join("bridge.md.factdesk");
    harness.state_mut().perform(&ctx, vec![Action::MergeCopy(copy)]);
    let effects = harness.state_mut().bench.wait_for_jobs();
    harness.state_mut().take_effects(&ctx, effects);
    harness.run_steps(6);
    compare(harness, "merge");
}

#[test]
fn welcome_with_a_folder() {
    let look = (Theme::Dark, Tab::Around, DESK);
    let review = |name: &str, headline: &str, (of, marked, settled): (usize, usize, usize)| Shelved {
        path: format!("/desk/reviews/{name}.html.factdesk").into(),
        glance: Glance {
            headline: headline.to_owned(),
            versions: 2,
            checker: "M. Okafor".to_owned(),
            touched: "2026-05-13T10:42:00Z".parse().ok(),
            tally: Tally { of, marked, settled, with_author: of - marked, ..Tally::default() },
            signed: settled == of,
            ..Glance::default()
        },
        damaged: false,
    };
    let shelf = Shelf {
        folder: "/desk/reviews".into(),
        reviews: vec![
            review("flood-wall", "Council backs flood wall after split vote", (31, 18, 11)),
            review("strike", "Pilots’ strike shuts Stennbay harbour for third day", (42, 42, 42)),
            review(
                "roof",
                "Library roof to be mended before the winter, after a year of buckets and a long quarrel",
                (24, 3, 0),
            ),
        ],
        unreadable: vec![("/desk/reviews/broken.factdesk".into(), "This file is not a review.".to_owned())],
        more: 0,
    };
    let prepare = |bench: &mut Workbench| {
        bench.settings.reviews_folder = "/desk/reviews".to_owned();
        bench.shelf = Some(shelf);
    };
    picture("welcome", look, prepare, &[]);
}

#[test]
fn keys() {
    picture("keys", (Theme::Light, Tab::Around, DESK), choose("The vote was"), &[Command::Keys]);
}
