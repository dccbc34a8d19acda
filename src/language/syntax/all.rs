//! A whole document's sentences, on all processors, with progress and cancelling.

use super::{Parts, Session, Syntax};
use crate::language::parsed::Parsed;
use crate::text::Span;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// Bytes of text in one batch, about 200 words.
const BATCH_BYTES: usize = 1_200;

/// More threads than that gain little for an article, and each keeps words of its own.
const MOST_THREADS: usize = 4;

impl Syntax {
    /// Analyses all sentences of a document.
    ///
    /// `step` is called after each sentence, from any thread; when it answers `false`, the work ends and the result
    /// is `None`. The result does not depend on the number of threads.
    pub fn parse_all(&self, text: &str, spans: &[Span], step: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Parsed>> {
        self.parse_all_parts(text, spans, Parts::All, step)
    }

    /// As [`Syntax::parse_all`], with the choice to leave out the entities.
    pub fn parse_all_parts(
        &self,
        text: &str,
        spans: &[Span],
        parts: Parts,
        step: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Parsed>> {
        let batches = batches(spans);
        let work = Work {
            syntax: self,
            text,
            spans,
            parts,
            step,
            batches: &batches,
            next: AtomicUsize::new(0),
            cancelled: AtomicBool::new(false),
        };
        let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MOST_THREADS).min(batches.len());
        let mut done = thread::scope(|scope| {
            let helper = |_| thread::Builder::new().name("language".into()).spawn_scoped(scope, || work.run()).ok();
            // A thread that cannot be had is no loss but of time: this one does all that is left.
            let helpers: Vec<_> = (1..threads).filter_map(helper).collect();
            let mut done = work.run();
            for helper in helpers {
                match helper.join() {
                    Ok(more) => done.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            done
        });
        if work.cancelled.into_inner() {
            return None;
        }
        done.sort_by_key(|(batch, _)| *batch);
        Some(done.into_iter().flat_map(|(_, parsed)| parsed).collect())
    }

    fn take_session(&self) -> Session {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn keep_session(&self, session: Session) {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        if sessions.len() < MOST_THREADS {
            sessions.push(session);
        }
    }
}

struct Work<'a> {
    syntax: &'a Syntax,
    text: &'a str,
    spans: &'a [Span],
    parts: Parts,
    step: &'a (dyn Fn() -> bool + Sync),
    batches: &'a [Range<usize>],
    next: AtomicUsize,
    cancelled: AtomicBool,
}

impl Work<'_> {
    /// Takes batches until none is left; gives their numbers and results.
    fn run(&self) -> Vec<(usize, Vec<Parsed>)> {
        let mut session = self.syntax.take_session();
        let mut done = Vec::new();
        while !self.cancelled.load(Ordering::Relaxed) {
            let k = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(spans) = self.batches.get(k).and_then(|batch| self.spans.get(batch.clone())) else { break };
            done.push((k, self.syntax.parse_each(self.text, spans, self.parts, &mut session)));
            if !spans.iter().all(|_| (self.step)()) {
                self.cancelled.store(true, Ordering::Relaxed);
            }
        }
        self.syntax.keep_session(session);
        done
    }
}

/// Runs of sentences of about [`BATCH_BYTES`] bytes.
fn batches(spans: &[Span]) -> Vec<Range<usize>> {
    let (mut batches, mut start, mut bytes) = (Vec::new(), 0, 0);
    for (i, span) in spans.iter().enumerate() {
        bytes += span.len();
        if bytes >= BATCH_BYTES || i + 1 == spans.len() {
            batches.push(start..i + 1);
            (start, bytes) = (i + 1, 0);
        }
    }
    batches
}
