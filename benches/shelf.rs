//! Listing a folder of 1,000 reviews of 1,200-word articles, 40 marks each.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use factdesk::app::{Action, Settings, SystemPen, Workbench};
use factdesk::document::Document;
use factdesk::import::{Options, read};
use factdesk::review::edit::{Edit, Given};
use factdesk::review::{Person, Review, Stamp, Verdict, Version};
use factdesk::rules::Rules;
use factdesk::storage;
use uuid::Uuid;

fn article(number: usize) -> Document {
    let sentence = |at: usize| {
        format!(
            "Councillor {number}-{at} told the council that the wall would cost {at} million crowns over {number} years."
        )
    };
    let mut text = format!("Wall number {number} is to be built\n\n");
    for at in 0..75 {
        text.push_str(&sentence(at));
        text.push_str(if at % 4 == 3 { "\n\n" } else { " " });
    }
    read(text.as_bytes(), "wall.txt", &Rules::builtin(), &Options::default()).expect("text").0
}

fn review(number: usize, document: &Document) -> Vec<u8> {
    let by = Person { name: format!("Checker {}", number % 7), initials: "C".to_owned() };
    let stamp = Stamp { by, at: jiff::Timestamp::from_second(1_790_000_000).expect("a time") };
    let version = Version::of(document, &format!("wall-{number}.txt"), "", stamp.at);
    let mut review = Review { versions: vec![Arc::new(version)], ..Review::default() };
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let mut edit = Edit::new(&mut review, document, stamp, &mut fresh);
    for statement in document.statements.iter().take(40) {
        edit.mark(statement.span, Verdict::Confirmed, Given::default());
    }
    storage::to_bytes(&review)
}

fn shelf(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("folder");
    let mut bytes = 0;
    for number in 0..1000 {
        let review = review(number, &article(number));
        bytes += review.len();
        std::fs::write(folder.path().join(format!("wall-{number}.txt.factdesk")), review).expect("written");
    }
    eprintln!("{} kB a review", bytes / 1_000_000);
    let mut bench = Workbench::new(SystemPen, Settings::default(), Arc::new(|| {}));
    c.bench_function("list 1,000 reviews", |b| {
        b.iter(|| {
            bench.apply(Action::ListReviews(folder.path().to_owned()));
            black_box(bench.wait_for_jobs());
        });
    });
    let listed = bench.shelf.expect("listed");
    assert_eq!((listed.reviews.len(), listed.unreadable.len()), (1000, 0));
    c.bench_function("search 1,000 reviews", |b| {
        b.iter(|| black_box(listed.reviews.iter().filter(|one| one.matches("million 74 \"checker 3\"")).count()));
    });
}

criterion_group! { name = benches; config = Criterion::default().sample_size(10); targets = shelf }
criterion_main!(benches);
