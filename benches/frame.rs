//! What a frame of the window costs on an article of 100,000 words with everything that a review of it holds: 400 key
//! points with their evidence, 1,300 findings, 600 groups of repeats, 240 sources, 1,200 marks, 300 notes, 300 queries.
//!
//! The budget is 4 ms of CPU for 99 frames of 100. Printed are the median and the 99th percentile of the processor's
//! time, which other work on the machine does not lengthen, for all that an editor does all day: scrolling, jumping,
//! hovering, going from statement to statement, marking, looking for words, and each panel, still and scrolled.
//! Criterion measures two of them against the run before.

#[path = "../tests/ui/fixture.rs"]
mod fixture;

use std::sync::Arc;

use cpu_time::ThreadTime;
use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use factdesk::app::Theme;
use factdesk::check::{
    Attribution, AttributionKind, Checked, Cluster, Evidence, Features, Finding, Grade, Grounding, Ledger, Member,
    Outcome, Voice,
};
use factdesk::document::{Document, Part, StatementId};
use factdesk::review::Review;
use factdesk::rules::{RuleId, Severity};
use factdesk::ui::{Shell, Tab, install_fonts};

const ARTICLE: Pos2 = pos2(720.0, 450.0);
const LEFT: Pos2 = pos2(180.0, 560.0);
/// Frames of each kind.
const FRAMES: usize = 400;

fn body(document: &Document) -> Vec<StatementId> {
    document.of_part(Part::Body).filter(|statement| statement.is_counted()).map(|statement| statement.id).collect()
}

/// What checks find on it.
fn checked(document: &Document) -> Checked {
    let body = body(document);
    let finding = |id: &StatementId| Finding {
        rule: RuleId::RepeatNear,
        severity: Severity::Warning,
        statement: *id,
        span: document.statement(*id).span,
        message: "This says again what an earlier paragraph says.".to_owned(),
        words: Vec::new(),
        score: None,
        mismatches: Vec::new(),
        related: Vec::new(),
    };
    let mut checked = Checked { findings: body.iter().step_by(5).map(finding).collect(), ..Checked::default() };
    let outcomes = [Outcome::InText, Outcome::Partly, Outcome::NotInText, Outcome::SaysOtherwise];
    for (at, point) in document.of_part(Part::KeyPoints).enumerate() {
        let evidence = |id: StatementId| Evidence {
            statement: id,
            score: 0.8,
            agreeing: vec![document.statement(id).span],
            differing: Vec::new(),
            agreeing_here: vec![point.span],
        };
        let grounding = Grounding {
            outcome: outcomes[at % outcomes.len()],
            score: 0.7,
            features: Features::default(),
            evidence: body.iter().copied().skip(at * 7 % body.len()).take(2).map(evidence).collect(),
            mismatches: Vec::new(),
            missing: Vec::new(),
            basis: None,
        };
        checked.groundings.insert(point.id, grounding);
    }
    let member = |id: &StatementId| Member { statement: *id, adds: Vec::new(), mismatches: Vec::new(), score: 0.8 };
    let clusters = body.chunks(10).filter(|group| group.len() == 10);
    checked.clusters = clusters
        .map(|group| Cluster { rule: RuleId::RepeatNear, members: group.iter().step_by(4).map(member).collect() })
        .collect();
    sources(&body, &mut checked);
    checked
}

fn sources(body: &[StatementId], checked: &mut Checked) {
    let voice = |(at, said): (usize, &[StatementId])| Voice {
        name: format!("Councillor {at} of the river board"),
        role: String::new(),
        grade: if at % 3 == 0 { Grade::E } else { Grade::A },
        statements: said.to_vec(),
    };
    let voices: Vec<Voice> = body.chunks(25).enumerate().map(voice).collect();
    let (heard, spoken_for) = voices.split_at(voices.len() * 2 / 3);
    let (sourced, of) = (body.len() / 2, body.len());
    checked.ledger = Ledger { heard: heard.to_vec(), spoken_for: spoken_for.to_vec(), sourced, of, anonymous: 0.2 };
    checked.attributions = body.iter().step_by(2).map(|id| attribution(*id)).collect();
}

fn attribution(statement: StatementId) -> Attribution {
    Attribution {
        statement,
        kind: AttributionKind::Speech,
        source: Vec::new(),
        cue: Vec::new(),
        content: Vec::new(),
        name: "Mayor Ann Lee".to_owned(),
        grade: Grade::A,
        score: 0.9,
    }
}

/// What a checker has written on it: the records of the small review, on other statements.
fn review(document: &Document) -> Review {
    let small = fixture::document();
    let of_small = fixture::review(&small);
    let mut review = Review { versions: of_small.versions.clone(), ..Review::default() };
    let ids = body(document);
    let id = |number: usize| uuid::Uuid::from_u128(number as u128 + 1000);
    for (at, statement) in ids.iter().step_by(5).enumerate() {
        let place = fixture::place(document, document.statement(*statement).span);
        let mut mark = of_small.marks[at % 5].as_ref().clone();
        (mark.id, mark.place) = (id(at), place.clone());
        review.marks.push(Arc::new(mark));
        if at % 4 == 0 {
            let mut note = of_small.notes[0].as_ref().clone();
            (note.id, note.place) = (id(10_000 + at), place.clone());
            review.notes.push(Arc::new(note));
        }
        if at % 4 == 1 {
            let mut query = of_small.queries[0].as_ref().clone();
            (query.id, query.place) = (id(20_000 + at), place);
            review.queries.push(Arc::new(query));
        }
    }
    review
}

fn shell() -> Shell {
    let document = fixture::long_page(100_000, 400);
    let (checked, review) = (checked(&document), review(&document));
    let mut bench = fixture::bench(Theme::Light);
    let mut article = fixture::article(document, checked, review);
    article.selected = body(&article.document).first().copied();
    bench.article = Some(article);
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
        stage.rest();
        stage
    }

    /// A few frames in which nothing happens.
    fn rest(&mut self) {
        for _ in 0..5 {
            self.frame(Vec::new());
        }
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

    fn key(&mut self, key: Key, modifiers: Modifiers) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), event(false)]);
    }

    /// Presses the button on the strip, every time at another height.
    fn press_strip(&mut self, at: usize) {
        let point = pos2(1076.0, 110.0 + (at * 37 % 740) as f32);
        let button = |pressed| Event::PointerButton {
            pos: point,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(point), button(true), button(false)]);
    }

    fn wheel(&mut self, over: Pos2, by: f32) -> usize {
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, by),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(over), wheel])
    }
}

/// Prints the median and the 99th percentile of frames.
fn tell(what: &str, stage: &mut Stage, mut frame: impl FnMut(&mut Stage, usize)) {
    let mut time = |at| {
        let begun = ThreadTime::now();
        frame(stage, at);
        begun.elapsed().as_micros()
    };
    let mut times: Vec<u128> = (0..FRAMES).map(&mut time).collect();
    times.sort_unstable();
    let (median, p99, worst) = (times[times.len() / 2], times[times.len() * 99 / 100], times[times.len() - 1]);
    eprintln!("{what:<34} median {median:>6} µs   p99 {p99:>6} µs   worst {worst:>6} µs");
}

/// The article and the keys.
fn reading(stage: &mut Stage) {
    tell("scrolling", stage, |stage, _| {
        stage.wheel(ARTICLE, -120.0);
    });
    tell("jumping by the strip", stage, Stage::press_strip);
    tell("hovering over the article", stage, |stage, at| {
        let point = pos2(420.0 + (at * 13 % 560) as f32, 150.0 + (at * 29 % 650) as f32);
        stage.frame(vec![Event::PointerMoved(point)]);
    });
    tell("from statement to statement", stage, |stage, _| stage.key(Key::J, Modifiers::NONE));
    tell("marking and going on", stage, |stage, at| {
        stage.key(if at % 2 == 0 { Key::Num1 } else { Key::J }, Modifiers::NONE);
    });
    let measured = stage.shell.view.article_view().blocks_measured();
    eprintln!("{measured} blocks of the article were set in all this");
}

/// Typing letters into find, taking them back, and going through the matches.
fn finding(stage: &mut Stage) {
    stage.key(Key::F, Modifiers::COMMAND);
    stage.rest();
    let letters = ["t", "h", "e", " ", "c", "o", "u", "n"];
    tell("typing in find", stage, |stage, at| match at % 16 {
        at if at < 8 => {
            stage.frame(vec![Event::Text(letters[at].to_owned())]);
        }
        _ => stage.key(Key::Backspace, Modifiers::NONE),
    });
    stage.frame(vec![Event::Text("the".to_owned())]);
    tell("find open", stage, |stage, _| {
        stage.frame(Vec::new());
    });
    tell("from match to match", stage, |stage, _| stage.key(Key::F3, Modifiers::NONE));
    stage.key(Key::Escape, Modifiers::NONE);
    stage.rest();
}

/// Each panel, still and scrolled.
fn panels(stage: &mut Stage) {
    for tab in Tab::ALL {
        stage.shell.view.tab = tab;
        stage.rest();
        tell(&format!("{tab:?}, still"), stage, |stage, _| {
            stage.frame(Vec::new());
        });
        tell(&format!("{tab:?}, scrolled"), stage, |stage, _| {
            stage.wheel(LEFT, -90.0);
        });
    }
}

fn frames(c: &mut Criterion) {
    let mut stage = Stage::new();
    reading(&mut stage);
    finding(&mut stage);
    panels(&mut stage);
    stage.shell.view.tab = Tab::Around;
    let mut up = false;
    c.bench_function("frame/scroll", |b| {
        b.iter(|| {
            up = !up;
            stage.wheel(ARTICLE, if up { 240.0 } else { -240.0 })
        });
    });
    c.bench_function("frame/still", |b| b.iter(|| stage.frame(Vec::new())));
}

criterion_group!(benches, frames);
criterion_main!(benches);
