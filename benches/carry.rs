//! Carrying 1,000 marks over to an edited article of 100,000 words.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use factdesk::import::{Options, read};
use factdesk::review::carry::{Carrier, Side, carry_over};
use factdesk::review::edit::{Edit, Given};
use factdesk::review::{Review, Stamp, Verdict, Version};
use factdesk::rules::Rules;
use factdesk::text::Span;
use uuid::Uuid;

/// About twenty words each; names and figures differ from one to the next, so that many are look-alikes.
fn article(sentences: usize, edit: bool) -> (String, Vec<Span>) {
    const WHO: [&str; 7] = ["Ada Holt", "Ben Ruiz", "Mara Quist", "Otto Brandt", "Ines Falk", "Tom Odell", "Rita Voss"];
    const WHAT: [&str; 5] = ["the wall", "the pumps", "the ferry", "the school roof", "the bus station"];
    let (mut text, mut spans) = (String::new(), Vec::new());
    for at in 0..sentences {
        if edit && at % 23 == 5 {
            continue;
        }
        let figure = if edit && at % 10 == 3 { at + 7 } else { at };
        let verb = if edit && at % 17 == 2 { "told residents" } else { "told the council" };
        let sentence = format!(
            "{} {verb} that {} would cost {figure} crowns a year and take until week {} of the next year to finish.",
            WHO[at % 7],
            WHAT[at % 5],
            at % 52
        );
        spans.push(Span::new(text.len(), text.len() + sentence.len()));
        text.push_str(&sentence);
        text.push(if at % 4 == 3 { '\n' } else { ' ' });
    }
    (text, spans)
}

fn carry(c: &mut Criterion) {
    let rules = Rules::builtin();
    for sentences in [500, 5_000] {
        let ((old_text, old_spans), (new_text, new_spans)) = (article(sentences, false), article(sentences, true));
        c.bench_function(&format!("carry 1,000 marks over, {sentences} statements"), |b| {
            b.iter(|| {
                let old = Side { text: &old_text, statements: &old_spans };
                let new = Side { text: &new_text, statements: &new_spans };
                let carrier = Carrier::new(old, new, &rules);
                for mark in old_spans.iter().step_by((sentences / 1_000).max(1)) {
                    black_box(carrier.place(*mark));
                }
            });
        });
    }
}

/// The whole of it: every mark placed, described anew and judged, on documents as import gives them.
fn carry_review(c: &mut Criterion) {
    let rules = Rules::builtin();
    let document = |edit| {
        let (text, _) = article(5_000, edit);
        read(text.as_bytes(), "wall.txt", &rules, &Options::default()).expect("text").0
    };
    let (old, new) = (document(false), document(true));
    let version = |document| Arc::new(Version::of(document, "wall.txt", "", jiff::Timestamp::default()));
    let mut review = Review { versions: vec![version(&old)], ..Review::default() };
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let mut edit = Edit::new(&mut review, &old, Stamp::default(), &mut fresh);
    for statement in old.statements.iter().step_by(old.statements.len() / 1_000).take(1_000) {
        edit.mark(statement.span, Verdict::Confirmed, Given::default());
    }
    let words = old.text.split_whitespace().count();
    let new_version = version(&new);
    c.bench_function(&format!("carry a review of {words} words and {} marks over", review.marks.len()), |b| {
        b.iter(|| black_box(carry_over(&review, &old, &new, new_version.clone(), &rules)));
    });
}

criterion_group! { name = benches; config = Criterion::default().sample_size(10); targets = carry, carry_review }
criterion_main!(benches);
