//! How well sources, cues and contents are found, word by word.

use factdesk::check::Attribution;
use factdesk::language::Parsed;
use factdesk::text::Span;

/// Words of one role: found rightly, found wrongly, missed.
#[derive(Clone, Copy, Default)]
struct Count {
    right: f32,
    wrong: f32,
    missed: f32,
}

/// Counts for source, cue and content.
#[derive(Default)]
pub(crate) struct Spans {
    counts: [Count; 3],
}

impl Spans {
    /// Adds an article: what people marked and what was found.
    pub(crate) fn add(&mut self, parsed: &[Parsed], gold: [&[Span]; 3], found: &[Attribution]) {
        let all =
            |role: fn(&Attribution) -> &Vec<Span>| found.iter().flat_map(|one| role(one).iter().copied()).collect();
        let found: [Vec<Span>; 3] = [all(|one| &one.source), all(|one| &one.cue), all(|one| &one.content)];
        for ((count, gold), found) in self.counts.iter_mut().zip(gold).zip(&found) {
            for token in parsed.iter().flat_map(|tree| &tree.tokens).filter(|token| token.is_word()) {
                let inside = |spans: &[Span]| spans.iter().any(|span| span.overlaps(token.span));
                match (inside(gold), inside(found)) {
                    (true, true) => count.right += 1.0,
                    (false, true) => count.wrong += 1.0,
                    (true, false) => count.missed += 1.0,
                    (false, false) => {}
                }
            }
        }
    }

    /// F1 of source, cue and content.
    pub(crate) fn f1(&self) -> [f32; 3] {
        self.counts.map(|count| 2.0 * count.right / (2.0 * count.right + count.wrong + count.missed).max(1.0))
    }
}
