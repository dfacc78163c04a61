use std::collections::BTreeSet;
use std::num::NonZero;
use std::sync::Arc;
use std::time::Duration;

use smol_str::SmolStr;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::beat::Beat;
use super::leader::Leadership;
use super::options::PaceOptions;
use super::pass::{Judged, Judging};
use super::quiet::Quiet;
use super::retries::Retries;
use super::timeline::Timeline;

/// How long nobody looks at the wall clock at most.
const LOOK: Duration = Duration::from_secs(30);

/// Decides when which namespace is judged: the only place that does.
#[derive(Debug)]
pub(super) struct Scheduler {
    judging: Arc<Judging>,
    leadership: Arc<Leadership>,
    beat: Arc<Beat>,
    quiet: Quiet,
    retries: Retries,
    timeline: Timeline,
    /// The namespaces to judge as soon as there is room.
    ready: BTreeSet<SmolStr>,
    running: BTreeSet<SmolStr>,
    passes: JoinSet<(SmolStr, Option<Judged>)>,
    at_a_time: usize,
}

/// What wakes the scheduler up.
#[derive(Debug)]
pub(super) struct Wakers {
    pub(super) leadership: watch::Receiver<bool>,
    pub(super) failures: mpsc::UnboundedReceiver<SmolStr>,
}

impl Scheduler {
    pub(super) fn new(
        judging: Arc<Judging>,
        leadership: Arc<Leadership>,
        beat: Arc<Beat>,
        pace: PaceOptions,
    ) -> Self {
        Self {
            judging,
            leadership,
            beat,
            quiet: Quiet::new(pace),
            retries: Retries::default(),
            timeline: Timeline::default(),
            ready: BTreeSet::new(),
            running: BTreeSet::new(),
            passes: JoinSet::new(),
            at_a_time: std::thread::available_parallelism().map_or(2, NonZero::get),
        }
    }

    /// Judges what has to be judged, for ever.
    pub(super) async fn run(&mut self, mut wakers: Wakers) {
        loop {
            self.beat.tick();
            self.look_at_the_clocks();
            self.start_passes();
            let wake = self.wake();
            tokio::select! {
                () = self.judging.store.dirtied() => self.quiet.note(Instant::now()),
                Some(ended) = self.passes.join_next() => self.ended(ended),
                Some(namespace) = wakers.failures.recv() => self.failed(&namespace),
                Ok(()) = wakers.leadership.changed() => self.judging.store.mark_all(),
                () = self.judging.clock.changed() => self.judging.store.mark_all(),
                () = self.judging.queue.drained(), if self.is_held_up() => {}
                () = sleep_until(wake) => {}
            }
        }
    }

    fn failed(&mut self, namespace: &SmolStr) {
        if self.retries.failed(namespace, Instant::now()) {
            self.judging.queue.replace(namespace, Vec::new());
        }
    }

    // Something waits for room in the queue and for nothing else.
    fn is_held_up(&self) -> bool {
        !self.ready.is_empty() && self.passes.len() < self.at_a_time
    }

    fn look_at_the_clocks(&mut self) {
        let now = Instant::now();
        self.ready.append(&mut self.timeline.over(self.judging.clock.now()));
        self.ready.append(&mut self.retries.take(now));
        if self.quiet.begin(now) {
            self.ready.append(&mut self.judging.store.take_dirty());
        }
    }

    fn wake(&self) -> Instant {
        let now = Instant::now();
        let transition = self.timeline.next().and_then(|next| self.judging.clock.until(next));
        let times = [self.quiet.due(), self.retries.due(), transition.map(|left| now + left.min(LOOK))];
        times.into_iter().flatten().fold(now + LOOK, Instant::min)
    }

    fn start_passes(&mut self) {
        let now = Instant::now();
        let startable =
            |namespace: &SmolStr| !self.running.contains(namespace) && !self.retries.holds(namespace, now);
        let startable: Vec<_> = self.ready.iter().filter(|namespace| startable(namespace)).cloned().collect();
        for namespace in startable {
            if self.passes.len() >= self.at_a_time || !self.judging.queue.has_room() {
                break;
            }
            self.ready.remove(&namespace);
            self.running.insert(namespace.clone());
            self.start(namespace);
        }
    }

    fn start(&mut self, namespace: SmolStr) {
        let (judging, writes) = (Arc::clone(&self.judging), self.leadership.leads_in(&namespace));
        self.passes.spawn(async move {
            let started = Instant::now();
            let (metrics, name) = (Arc::clone(&judging.metrics), namespace.clone());
            let judged = tokio::task::spawn_blocking(move || judging.pass(&name, writes)).await.ok();
            match judged {
                Some(_) => metrics.passed(started.elapsed()),
                None => metrics.pass_failed(),
            }
            (namespace, judged)
        });
    }

    fn ended(&mut self, ended: Result<(SmolStr, Option<Judged>), tokio::task::JoinError>) {
        let Ok((namespace, judged)) = ended else { return };
        self.running.remove(&namespace);
        match judged {
            Some(judged) if judged.empty => self.timeline.forget(&namespace),
            Some(judged) => {
                self.timeline.judged(&namespace, judged.at, judged.next);
                if judged.unfinished {
                    self.ready.insert(namespace);
                }
            }
            None => {
                tracing::error!(%namespace, "the judgement of a namespace broke off; it is tried again");
                self.retries.failed(&namespace, Instant::now());
            }
        }
    }
}
