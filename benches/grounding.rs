//! All checks over an article with key points: what grounding costs beside the rest.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use factdesk::check::{Quiet, run};
use factdesk::import;
use factdesk::rules::Rules;

fn article(sentences: usize, points: usize) -> String {
    const WHAT: [&str; 8] = ["wall", "pump", "ferry", "roof", "station", "tunnel", "harbour", "clinic"];
    let mut text = String::from("# Melby spends more on repairs\n\n");
    for at in 0..sentences {
        let what = WHAT[at % 8];
        write!(
            text,
            "The {what} of ward {at} will cost {} crowns, engineer Petra Lund said on Monday. ",
            at * 37 % 9973
        )
        .expect("a string takes all");
        if at % 4 == 3 {
            text.push_str("\n\n");
        }
    }
    text.push_str("\n\n## Key points\n\n");
    for at in 0..points {
        writeln!(text, "- The {} in ward {} costs {} crowns.", WHAT[at * 3 % 8], at * 3, at * 111 % 9973)
            .expect("a string takes all");
    }
    text
}

fn grounding(c: &mut Criterion) {
    let rules = Rules::builtin();
    let mut group = c.benchmark_group("checks");
    group.sample_size(10);
    for (sentences, points) in [(60, 10), (600, 20), (5_000, 40)] {
        let text = article(sentences, points);
        let read = import::read(text.as_bytes(), "bench.md", &rules, &import::Options::default());
        let Ok((document, _)) = read else { continue };
        group.bench_function(format!("all checks, {sentences} sentences, {points} key points"), |b| {
            b.iter(|| black_box(run(&document, &rules, &Quiet, &mut |_| {})));
        });
    }
    group.finish();
}

criterion_group!(benches, grounding);
criterion_main!(benches);
