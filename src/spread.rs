//! The same work on many things, on all processors, with progress and cancelling.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// More threads than that gain little for an article.
pub(crate) const MOST_THREADS: usize = 4;
/// Statements that a thread takes at a time.
pub(crate) const STATEMENTS: usize = 16;

/// What `work` makes of each number below `count`, in order, whatever the number of threads; a thread takes `batch` of
/// them at a time.
pub(crate) fn spread<T: Send>(count: usize, batch: usize, work: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    spread_told((count, batch), &mut |_, _| true, work).unwrap_or_default()
}

/// As [`spread`], and tells how far it has come.
///
/// `step` is told from the calling thread how many were begun of how many; when it answers `false` the work ends and the
/// result is `None`.
pub(crate) fn spread_told<T: Send>(
    (count, batch): (usize, usize),
    step: &mut dyn FnMut(usize, usize) -> bool,
    work: &(dyn Fn(usize) -> T + Sync),
) -> Option<Vec<T>> {
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let take = || -> Option<Range<usize>> {
        let from = next.fetch_add(batch, Ordering::Relaxed);
        (from < count && !stopped.load(Ordering::Relaxed)).then(|| from..(from + batch).min(count))
    };
    let make = |range: Range<usize>| (range.start, range.map(work).collect::<Vec<T>>());
    let run = || std::iter::from_fn(take).map(make).collect::<Vec<_>>();
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads = threads.min(MOST_THREADS).min(count.div_ceil(batch));
    // Taken before there are helpers, who may have done all before this thread comes to ask whether to go on.
    let mut first = take();
    let mut done = thread::scope(|scope| {
        // A thread that cannot be had is no loss but of time: this one does all that is left.
        let helper = |_| thread::Builder::new().name("spread".into()).spawn_scoped(scope, run).ok();
        let helpers: Vec<_> = (1..threads).filter_map(helper).collect();
        let mut done = Vec::new();
        while let Some(range) = first.take().or_else(take) {
            if !step(range.start, count) {
                stopped.store(true, Ordering::Relaxed);
                break;
            }
            done.push(make(range));
        }
        for helper in helpers {
            match helper.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    if stopped.into_inner() {
        return None;
    }
    done.sort_by_key(|(from, _)| *from);
    Some(done.into_iter().flat_map(|(_, made)| made).collect())
}

#[cfg(test)]
mod tests {
    use super::{spread, spread_told};

    #[test]
    fn everything_comes_back_in_order() {
        for count in [0, 1, 15, 16, 17, 1_000] {
            let mut told = 0;
            let mut step = |_, of| {
                told += 1;
                of == count
            };
            let made = spread_told((count, 16), &mut step, &|at| at * 2).expect("nobody stopped it");
            assert!(made.iter().copied().eq((0..count).map(|at| at * 2)), "{count}");
            assert!(told <= count.div_ceil(16));
        }
    }

    #[test]
    fn who_says_stop_gets_nothing() {
        assert_eq!(spread_told((1_000, 16), &mut |_, _| false, &|at| at), None);
        assert_eq!(spread(3, 1, &|at| at), [0, 1, 2]);
    }
}
