//! A frame of the window on an article of 100,000 words, scrolling and still.
//!
//! The budget is 4 ms of CPU for 99 frames of 100 while scrolling; criterion gives the mean, the printed
//! lines the median and the 99th percentile of the processor's time, which other work on the machine does
//! not lengthen.

#[path = "../tests/ui/fixture.rs"]
mod fixture;

use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, MouseWheelUnit, RawInput, Rect, Vec2, pos2, vec2};
use factdesk::app::Theme;
use factdesk::check::{Checked, Finding};
use factdesk::review::Review;
use factdesk::rules::{RuleId, Severity};
use factdesk::ui::{Shell, install_fonts};

fn shell() -> Shell {
    let document = fixture::long_document(100_000);
    let flag = |statement: &factdesk::document::Statement| Finding {
        rule: RuleId::RepeatNear,
        severity: Severity::Warning,
        statement: statement.id,
        span: statement.span,
        message: "This says again what an earlier paragraph says.".to_owned(),
        words: Vec::new(),
        score: None,
        mismatches: Vec::new(),
        related: Vec::new(),
    };
    let findings = document.statements.iter().step_by(5).map(flag).collect();
    let checked = Checked { findings, ..Checked::default() };
    let mut bench = fixture::bench(Theme::Light);
    bench.article = Some(fixture::article(document, checked, Review::default()));
    Shell::new(bench)
}

struct Stage {
    ctx: egui::Context,
    shell: Shell,
    time: f64,
}

impl Stage {
    fn new() -> Self {
        let ctx = egui::Context::default();
        install_fonts(&ctx);
        let mut stage = Self { ctx, shell: shell(), time: 0.0 };
        for _ in 0..5 {
            stage.frame(Vec::new());
        }
        stage
    }

    /// One frame, drawn and cut into triangles as for a screen.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 900.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| self.shell.ui(ui));
        let shapes = std::mem::take(&mut output.shapes);
        let points = output.pixels_per_point;
        output.drop_without_applying_deltas();
        self.ctx.tessellate(shapes, points).len()
    }

    fn key(&mut self, key: egui::Key) {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: egui::Modifiers::NONE };
        self.frame(vec![event(true), event(false)]);
    }

    /// Presses the button on the strip, every time at another height.
    fn press_strip(&mut self, at: usize) {
        let point = pos2(1076.0, 110.0 + (at * 37 % 740) as f32);
        let button = |pressed| Event::PointerButton {
            pos: point,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(point), button(true), button(false)]);
    }

    fn wheel(&mut self, by: f32) -> usize {
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, by),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(pos2(720.0, 450.0)), wheel])
    }
}

/// Nanoseconds this thread has had a processor; where the system does not say, those that passed.
fn processor_time(begun: Instant) -> u128 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let own = told.as_deref().and_then(|told| told.split(' ').next()).and_then(|nanos| nanos.parse().ok());
    own.unwrap_or_else(|| begun.elapsed().as_nanos())
}

/// Prints the median and the 99th percentile of frames.
fn tell(what: &str, stage: &mut Stage, mut frame: impl FnMut(&mut Stage, usize)) {
    let begun = Instant::now();
    let time = |at| {
        let before = processor_time(begun);
        frame(stage, at);
        (processor_time(begun) - before) / 1000
    };
    let mut times: Vec<u128> = (0..600).map(time).collect();
    times.sort_unstable();
    let (median, p99) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    let measured = stage.shell.view.article_view().blocks_measured();
    eprintln!("{what}, 100,000 words: median {median} µs, p99 {p99} µs a frame; {measured} blocks measured");
}

fn scrolling(c: &mut Criterion) {
    let mut stage = Stage::new();
    tell("scrolling", &mut stage, |stage, _| {
        stage.wheel(-120.0);
    });
    tell("jumping by the strip", &mut stage, Stage::press_strip);
    tell("from statement to statement", &mut stage, |stage, _| stage.key(egui::Key::J));
    let mut up = false;
    c.bench_function("frame/scroll", |b| {
        b.iter(|| {
            up = !up;
            stage.wheel(if up { 240.0 } else { -240.0 })
        });
    });
    c.bench_function("frame/still", |b| b.iter(|| stage.frame(Vec::new())));
}

criterion_group!(benches, scrolling);
criterion_main!(benches);
