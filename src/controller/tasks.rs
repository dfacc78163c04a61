use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;

use tokio::task::JoinSet;
use tokio::time::Instant;

use super::metrics::Metrics;

/// The parts of the controller, each a task that lasts as long as the program.
#[derive(Debug)]
pub(super) struct Tasks {
    set: JoinSet<&'static str>,
    metrics: Arc<Metrics>,
}

impl Tasks {
    /// None yet.
    pub(super) fn new(metrics: &Arc<Metrics>) -> Self {
        Self { set: JoinSet::new(), metrics: Arc::clone(metrics) }
    }

    /// Starts one.
    pub(super) fn spawn(&mut self, name: &'static str, task: impl Future<Output = ()> + Send + 'static) {
        let metrics = Arc::clone(&self.metrics);
        self.set.spawn(async move {
            timed(name, &metrics, task).await;
            name
        });
    }

    /// The name of the next that ends, which none should.
    pub(super) async fn ended(&mut self) -> Option<&'static str> {
        Some(self.set.join_next().await?.unwrap_or("part that broke off"))
    }

    /// Ends all.
    pub(super) async fn shutdown(&mut self) {
        self.set.shutdown().await;
    }
}

/// Runs a future, and notes for how long each of its turns keeps the thread from all others.
pub(super) async fn timed<F: Future>(name: &'static str, metrics: &Metrics, future: F) -> F::Output {
    let mut future = pin!(future);
    poll_fn(|context| {
        let begun = Instant::now();
        let polled = future.as_mut().poll(context);
        metrics.kept(name, begun.elapsed());
        polled
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::{advance, sleep};

    use super::*;
    use crate::controller::leader::Leadership;

    #[tokio::test(start_paused = true)]
    async fn a_turn_is_timed_and_waiting_is_not() {
        let metrics = Metrics::new();
        let turns = async {
            // Time passes when this is asked for the first time, which is within one turn.
            advance(Duration::from_millis(60)).await;
            7
        };
        assert_eq!(timed("busy", &metrics, turns).await, 7);
        timed("waiting", &metrics, sleep(Duration::from_secs(3600))).await;
        let scrape = metrics.scrape(&Leadership::none(), 0);
        for line in [
            "noblindspot_longest_pause_seconds{task=\"busy\"} 0.06",
            "noblindspot_longest_pause_seconds{task=\"waiting\"} 0.0",
            "noblindspot_long_pauses_total{task=\"busy\"} 1",
            "noblindspot_long_pauses_total{task=\"waiting\"} 0",
        ] {
            assert!(scrape.lines().any(|other| other == line), "{line}\n{scrape}");
        }
    }
}
