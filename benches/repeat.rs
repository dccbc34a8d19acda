//! Repeats in articles of growing length: ten times the statements must cost about ten times the time.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use factdesk::document::{Draft, DraftBlock, build};
use factdesk::language::{Language, Session};
use factdesk::rules::Rules;
use factdesk::similarity::{Index, Profile, Reader, compare};

/// About fifteen words each; names, figures and things differ, so that many are look-alikes and few are repeats.
fn sentence(at: usize) -> String {
    const WHO: [&str; 7] = ["Ada Holt", "Ben Ruiz", "Mara Quist", "Otto Brandt", "Ines Falk", "Tom Odell", "Rita Voss"];
    const WHAT: [&str; 11] =
        ["wall", "pump", "ferry", "roof", "station", "tunnel", "harbour", "clinic", "library", "bridge", "quarry"];
    const DOES: [&str; 5] = ["will cost", "needs", "has taken", "may exceed", "saved"];
    let (who, what, does) = (WHO[at % 7], WHAT[(at / 7) % 11], DOES[(at / 77) % 5]);
    format!("{who} told the board of district {} that the {what} {does} {} crowns a year.", at / 385, at * 37 % 9973)
}

fn profiles(rules: &Arc<Rules>, count: usize) -> (Reader<'static>, Vec<Profile>) {
    let blocks = (0..count).map(|at| DraftBlock { text: sentence(at), gap_before: true, ..DraftBlock::default() });
    let (document, _) = build(Draft { blocks: blocks.collect(), ..Draft::default() }, rules, &[]);
    let (syntax, table) =
        (Language::builtin().syntax().expect("built in"), Language::builtin().vectors().expect("built in"));
    let mut reader = Reader::new(rules, Some(table), None);
    reader.open(&document.text);
    let mut session = Session::default();
    let read = document.statements.iter().map(|statement| {
        let parsed = syntax.parse(&document.text, statement.span, &mut session);
        reader.read(&document.text, statement.span, &parsed, &table.embed(document.words(statement.span)))
    });
    let profiles = read.collect();
    (reader, profiles)
}

fn repeat(c: &mut Criterion) {
    let rules = Rules::builtin();
    let mut group = c.benchmark_group("repeats");
    group.sample_size(10);
    for count in [100, 1_000, 5_000] {
        let (reader, profiles) = profiles(&rules, count);
        group.bench_function(format!("candidates and comparison, {count} statements"), |b| {
            b.iter(|| {
                let index = Index::new(&reader.words, profiles.iter().collect());
                let pairs = profiles.iter().map(|profile| index.candidates(&reader.words, profile, 7));
                let compared = pairs.enumerate().flat_map(|(at, found)| {
                    let (reader, profiles) = (&reader, &profiles);
                    found
                        .into_iter()
                        .filter(move |(other, _)| *other < at)
                        .map(move |(other, _)| compare(&reader.words, &profiles[at], &profiles[other]).score)
                });
                black_box(compared.sum::<f32>())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, repeat);
criterion_main!(benches);
