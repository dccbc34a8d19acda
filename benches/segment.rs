//! Cutting sentences: 100,000 words, and one line of 200 kB without an end.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use factdesk::document::Segmenter;
use factdesk::rules::Rules;

fn segment(criterion: &mut Criterion) {
    let cut = Segmenter::new(&Rules::builtin());
    let text =
        "The mayor said No. 5 of Dr. Lowe’s plan cost £4.2 m. at 5 p.m. on Tuesday. “Why not?” asked Gov. Reyes. ";
    let text = text.repeat(100_000 / text.split_whitespace().count());
    criterion.bench_function("segment 100,000 words", |bench| bench.iter(|| cut.sentences(black_box(&text))));
    let line = "word and ".repeat(22_000);
    criterion.bench_function("segment a line without an end", |bench| bench.iter(|| cut.sentences(black_box(&line))));
    let stops = "No. ".repeat(50_000);
    criterion.bench_function("segment a line of stops", |bench| bench.iter(|| cut.sentences(black_box(&stops))));
}

criterion_group!(benches, segment);
criterion_main!(benches);
