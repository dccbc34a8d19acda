//! Work in the background: one named thread a job, a bounded channel, a cancel flag, panics contained.
//!
//! A job tells news while it runs and one piece of news at its end. Each has a number; news of a job that was
//! replaced or stopped is dropped. Whenever there is news the `wake` callback is called, so that a window
//! draws a frame; without one nothing happens until somebody polls.

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, TrySendError, sync_channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

use super::news::News;
use crate::check::{Progress, Stage};

/// News that may wait to be fetched; a job that has more to say waits.
const WAITING: usize = 256;
/// Least time between two steps of progress.
const STEP: Duration = Duration::from_millis(50);

/// Called from a job's thread when there is news.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// What kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Reading files and placing a review.
    Open,
    /// Reading the article anew, or another version of it.
    Rework,
    /// Reading the rules folder.
    Rules,
    /// Reading a folder of reviews.
    Shelf,
    /// Reading a copy of the review and laying it over this one.
    Merge,
    /// Reading annotations.
    Import,
    /// Taking the hash of a source's file.
    Source,
    /// Checks.
    Check,
    /// Writing the review.
    Save,
    /// Writing a report.
    Export,
    /// Writing the recovery copy.
    Recovery,
    /// Looking whether the files on disk are still those that were read.
    Watch,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Open => "factdesk-open",
            Self::Rework => "factdesk-rework",
            Self::Rules => "factdesk-rules",
            Self::Shelf => "factdesk-shelf",
            Self::Merge => "factdesk-merge",
            Self::Import => "factdesk-import",
            Self::Source => "factdesk-source",
            Self::Check => "factdesk-check",
            Self::Save => "factdesk-save",
            Self::Export => "factdesk-export",
            Self::Recovery => "factdesk-recovery",
            Self::Watch => "factdesk-watch",
        }
    }
}

/// One message of a job.
pub(super) struct Told {
    /// Which job.
    pub job: u64,
    /// Which kind of job.
    pub kind: Kind,
    /// What it tells; none = it panicked.
    pub news: Option<News>,
    last: bool,
}

struct Running {
    kind: Kind,
    cancel: Arc<AtomicBool>,
}

/// All jobs of a session.
pub(super) struct Jobs {
    sender: SyncSender<Told>,
    receiver: Receiver<Told>,
    wake: Wake,
    running: BTreeMap<u64, Running>,
    /// Of jobs that got no thread to tell it themselves.
    unheard: VecDeque<Told>,
    next: u64,
    /// Threads ask for more room than there is, so that none is given.
    #[cfg(test)]
    pub(super) starved: bool,
}

impl Jobs {
    pub(super) fn new(wake: Wake) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        Self {
            sender,
            receiver,
            wake,
            running: BTreeMap::new(),
            unheard: VecDeque::new(),
            next: 0,
            #[cfg(test)]
            starved: false,
        }
    }

    /// Starts a job on a thread of its own, and gives its number. Where the system gives no thread, the job tells that
    /// it failed.
    pub(super) fn start(&mut self, kind: Kind, work: impl FnOnce(&Teller) -> News + Send + 'static) -> u64 {
        self.next += 1;
        let job = self.next;
        let cancel = Arc::new(AtomicBool::new(false));
        self.running.insert(job, Running { kind, cancel: cancel.clone() });
        let teller = Teller { job, kind, sender: self.sender.clone(), cancel, wake: self.wake.clone() };
        let run = move || {
            let news = catch_unwind(AssertUnwindSafe(|| work(&teller))).ok();
            teller.send(news, true);
        };
        let builder = Builder::new().name(kind.name().to_owned());
        #[cfg(test)]
        let builder = if self.starved { builder.stack_size(1 << 60) } else { builder };
        if let Err(error) = builder.spawn(run) {
            tracing::error!(%error, "no thread for a job");
            let failed =
                News::Failed("The system has no thread left for this; close something and try again.".to_owned());
            self.unheard.push_back(Told { job, kind, news: Some(failed), last: true });
            (self.wake)();
        }
        job
    }

    /// News of a job that got no thread.
    fn next_unheard(&mut self) -> Option<Told> {
        let told = self.unheard.pop_front()?;
        self.take(told).or_else(|| self.next_unheard())
    }

    /// Stops all jobs of a kind: they end when they next look, and their news is dropped.
    pub(super) fn stop(&mut self, kind: Kind) {
        self.running.retain(|_, running| {
            if running.kind == kind {
                running.cancel.store(true, Ordering::Relaxed);
            }
            running.kind != kind
        });
    }

    pub(super) fn is_running(&self, kind: Kind) -> bool {
        self.running.values().any(|running| running.kind == kind)
    }

    /// The next news, waited for while a job of this kind runs.
    pub(super) fn wait_while(&mut self, kind: Kind) -> Option<Told> {
        while self.is_running(kind) {
            if let Some(told) = self.next_unheard() {
                return Some(told);
            }
            let told = self.receiver.recv().ok()?;
            if let Some(told) = self.take(told) {
                return Some(told);
            }
        }
        None
    }

    pub(super) fn is_idle(&self) -> bool {
        self.running.is_empty()
    }

    /// What calls the window.
    pub(super) fn waker(&self) -> Wake {
        self.wake.clone()
    }

    /// Calls the window, for there is more to fetch.
    pub(super) fn wake(&self) {
        (self.wake)();
    }

    /// News that is there already.
    pub(super) fn fetch(&mut self) -> Option<Told> {
        if let Some(told) = self.next_unheard() {
            return Some(told);
        }
        loop {
            match self.receiver.try_recv() {
                Ok(told) => {
                    if let Some(told) = self.take(told) {
                        return Some(told);
                    }
                }
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return None,
            }
        }
    }

    /// The next news, waited for; none once nothing runs.
    pub(super) fn wait(&mut self) -> Option<Told> {
        while !self.is_idle() {
            if let Some(told) = self.next_unheard() {
                return Some(told);
            }
            let told = self.receiver.recv().ok()?;
            if let Some(told) = self.take(told) {
                return Some(told);
            }
        }
        None
    }

    fn take(&mut self, told: Told) -> Option<Told> {
        let known = self.running.contains_key(&told.job);
        if told.last {
            self.running.remove(&told.job);
        }
        known.then_some(told)
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        for running in self.running.values() {
            running.cancel.store(true, Ordering::Relaxed);
        }
        // What is being written is written to its end, whoever closes the window.
        for kind in [Kind::Save, Kind::Recovery] {
            while self.wait_while(kind).is_some() {}
        }
    }
}

/// A job's way to tell news.
pub(super) struct Teller {
    job: u64,
    kind: Kind,
    sender: SyncSender<Told>,
    cancel: Arc<AtomicBool>,
    wake: Wake,
}

impl Teller {
    /// Tells news and wakes the window.
    pub(super) fn tell(&self, news: News) {
        self.send(Some(news), false);
    }

    fn send(&self, news: Option<News>, last: bool) {
        // Nobody listens any more once the session is gone.
        let heard = self.sender.send(Told { job: self.job, kind: self.kind, news, last }).is_ok();
        if heard {
            (self.wake)();
        }
    }

    /// Tells progress if there is room for it.
    fn pass(&self, news: News) {
        match self.sender.try_send(Told { job: self.job, kind: self.kind, news: Some(news), last: false }) {
            Ok(()) => (self.wake)(),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {}
        }
    }

    /// Somebody stopped the job.
    pub(super) fn is_stopped(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// A progress for the checks: told at most every 50 milliseconds, and at each new stage.
    pub(super) fn meter(&self) -> Meter<'_> {
        Meter { teller: self, last: std::sync::Mutex::new((None, Instant::now())) }
    }
}

/// Tells progress, not too often.
pub(super) struct Meter<'a> {
    teller: &'a Teller,
    last: std::sync::Mutex<(Option<Stage>, Instant)>,
}

impl Progress for Meter<'_> {
    fn step(&self, stage: Stage, done: usize, of: usize) -> bool {
        if let Ok(mut last) = self.last.try_lock()
            && (last.0 != Some(stage) || last.1.elapsed() >= STEP)
        {
            *last = (Some(stage), Instant::now());
            self.teller.pass(News::Progress { stage, done, of });
        }
        !self.teller.is_stopped()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::{Receiver, sync_channel};

    use super::{Jobs, Kind, News};
    use crate::check::{Progress, Stage};

    /// Jobs, and what hears them wake the window.
    fn jobs() -> (Jobs, Receiver<()>) {
        let (woken, calls) = sync_channel(1);
        // A call that nobody waits for is none of the test's business.
        (Jobs::new(Arc::new(move || woken.try_send(()).unwrap_or_default())), calls)
    }

    #[test]
    fn a_panic_is_told_and_ends_the_job() {
        let (mut jobs, calls) = jobs();
        jobs.start(Kind::Check, |_| panic!("a fault of the program"));
        let told = jobs.wait().expect("told");
        assert!(told.news.is_none() && told.kind == Kind::Check && jobs.is_idle());
        calls.recv().expect("the window was woken");
    }

    #[test]
    fn a_stopped_job_learns_it_and_is_not_heard() {
        let (mut jobs, _) = jobs();
        let (go, wait) = sync_channel::<()>(0);
        let (seen, saw) = sync_channel(1);
        jobs.start(Kind::Check, move |teller| {
            wait.recv().expect("a signal");
            seen.send(teller.meter().step(Stage::Language, 1, 2)).expect("heard");
            News::Failed("old".to_owned())
        });
        jobs.stop(Kind::Check);
        go.send(()).expect("it waits");
        assert!(!saw.recv().expect("answered"), "told to stop");
        jobs.start(Kind::Check, |_| News::Failed("new".to_owned()));
        let told = jobs.wait().expect("told");
        assert!(matches!(told.news, Some(News::Failed(text)) if text == "new"));
        assert!(jobs.wait().is_none());
    }

    #[test]
    fn more_news_than_fits_waits_until_it_is_fetched() {
        let (mut jobs, _) = jobs();
        jobs.start(Kind::Check, |teller| {
            (0..1000).for_each(|_| teller.tell(News::Nothing));
            News::Nothing
        });
        let mut count = 0;
        while jobs.wait().is_some() {
            count += 1;
        }
        assert_eq!(count, 1001);
    }
}
