//! Carrying 1,000 marks over to an edited article of 100,000 words.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use factdesk::review::carry::{Carrier, Side};
use factdesk::rules::Rules;
use factdesk::text::Span;

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

criterion_group! { name = benches; config = Criterion::default().sample_size(10); targets = carry }
criterion_main!(benches);
