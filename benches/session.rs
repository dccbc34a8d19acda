//! A session on an article of 8,000 statements: opening it, a mark, the review written and read.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use factdesk::app::{Action, Settings, SystemPen, Workbench};
use factdesk::review::Verdict;
use factdesk::storage;

fn article() -> String {
    let sentence =
        |n: usize| format!("The council of ward {n} voted {n} to {} on motion {n} in hall {}.", n + 3, n % 7);
    (0..8000).map(|n| sentence(n) + if n % 4 == 3 { "\n\n" } else { " " }).collect()
}

/// The article open and readable; what is still checked in the background is stopped.
fn opened(path: &std::path::Path) -> Workbench {
    let settings = Settings { name: "Ann Lee".to_owned(), initials: "AL".to_owned(), ..Settings::default() };
    let mut bench = Workbench::new(SystemPen, settings, Arc::new(|| {}));
    bench.apply(Action::Open(path.to_owned()));
    while bench.article.is_none() {
        bench.poll();
    }
    bench.apply(Action::CancelWork);
    bench
}

fn session(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("wards.txt");
    std::fs::write(&path, article()).expect("written");
    c.benchmark_group("session").sample_size(10).bench_function("8,000 statements readable", |b| {
        b.iter(|| black_box(opened(&path).article.is_some()));
    });
    let mut bench = opened(&path);
    let spans: Vec<_> =
        bench.article.as_ref().expect("open").document.statements.iter().map(|statement| statement.span).collect();
    let mut next = spans.iter().cycle();
    let mut take = || *next.next().expect("statements");
    c.bench_function("session/a mark", |b| {
        b.iter_batched(
            &mut take,
            |span| black_box(bench.apply(Action::Mark { span, verdict: Verdict::Confirmed })),
            BatchSize::SmallInput,
        );
    });
    let review = &bench.article.as_ref().expect("open").review;
    let bytes = storage::to_bytes(review);
    c.bench_function("session/the review written", |b| b.iter(|| black_box(storage::to_bytes(review))));
    c.bench_function("session/the review read", |b| b.iter(|| black_box(storage::from_bytes(&bytes).is_ok())));
}

criterion_group!(benches, session);
criterion_main!(benches);
