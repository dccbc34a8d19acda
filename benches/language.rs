//! What analysis costs: reading the models, parsing 1,000 words, vectors of sentences.
//!
//! Budget: an article of 1,200 words is parsed by two threads in well below 40 ms, a model is read in below 60 ms.

use criterion::{Criterion, criterion_group, criterion_main};
use factdesk::language::{Language, Parts, Session, load_syntax, load_vectors};
use factdesk::text::Span;
use std::hint::black_box;

const ARTICLE: &str = include_str!("../tests/data/language/article.txt");

/// About 1,000 words, and their sentences.
fn thousand_words() -> (String, Vec<Span>) {
    let lines: Vec<&str> = ARTICLE.lines().collect();
    let times = 1_000 / ARTICLE.split_whitespace().count() + 1;
    let text = lines.repeat(times).join("\n");
    let mut start = 0;
    let mut spans: Vec<Span> = Vec::new();
    for line in text.lines() {
        spans.push(Span::new(start, start + line.len()));
        start += line.len() + 1;
    }
    let words = spans.iter().scan(0, |n, s| {
        *n += s.of(&text).split_whitespace().count();
        Some(*n)
    });
    let enough = words.take_while(|n| *n < 1_000).count() + 1;
    spans.truncate(enough);
    (text, spans)
}

fn language(c: &mut Criterion) {
    let (text, spans) = thousand_words();
    let syntax = Language::builtin().syntax().expect("the built-in model is sound");
    let vectors = Language::builtin().vectors().expect("the built-in table is sound");
    // A new session each time: no word is known from the run before.
    c.bench_function("parse 1,000 words, one thread", |b| {
        b.iter(|| syntax.parse_each(&text, &spans, Parts::All, &mut Session::default()));
    });
    c.bench_function("parse 1,000 words without entities, one thread", |b| {
        b.iter(|| syntax.parse_each(&text, &spans, Parts::WithoutEntities, &mut Session::default()));
    });
    c.bench_function("parse 1,000 words, all threads, words known", |b| {
        b.iter(|| syntax.parse_all(&text, &spans, &|| true));
    });
    c.bench_function("vectors of 1,000 words", |b| {
        b.iter(|| spans.iter().map(|s| vectors.embed(s.of(&text))).collect::<Vec<_>>());
    });
    let syntax_file = include_bytes!("../assets/models/syntax/syntax-en.bin");
    c.bench_function("read the syntax model", |b| b.iter(|| load_syntax(black_box(syntax_file)).is_ok()));
    let vectors_file = include_bytes!("../assets/models/vectors/static-para-256-int4.semv");
    c.bench_function("read the vectors", |b| b.iter(|| load_vectors(black_box(vectors_file)).is_ok()));
}

criterion_group!(benches, language);
criterion_main!(benches);
