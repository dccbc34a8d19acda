//! A whole document's sentences, on all processors, with progress and cancelling.

use super::{Parts, Session, Syntax};
use crate::language::parsed::Parsed;
use crate::spread::{MOST_THREADS, spread};
use crate::text::Span;
use std::ops::Range;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};

/// Bytes of text in one batch, about 200 words.
const BATCH_BYTES: usize = 1_200;

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
        let stopped = AtomicBool::new(false);
        let parsed = spread(batches.len(), 1, &|batch| {
            let spans = spans.get(batches[batch].clone()).filter(|_| !stopped.load(Ordering::Relaxed))?;
            let mut session = self.take_session();
            let parsed = self.parse_each(text, spans, parts, &mut session);
            self.keep_session(session);
            if !spans.iter().all(|_| step()) {
                stopped.store(true, Ordering::Relaxed);
            }
            Some(parsed)
        });
        (!stopped.into_inner()).then(|| parsed.into_iter().flatten().flatten().collect())
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
