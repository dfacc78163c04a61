use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use super::{Counters, Labels};

/// A task that keeps its thread for longer holds up others so that it can be felt.
const LONG: Duration = Duration::from_millis(50);

/// For how long the tasks keep their threads.
#[derive(Debug, Default)]
pub(super) struct Pauses {
    longest: Family<Labels<1>, Gauge<f64, AtomicU64>>,
    long: Counters<1>,
}

impl Pauses {
    pub(super) fn register(&self, registry: &mut Registry) {
        registry.register(
            "noblindspot_longest_pause_seconds",
            "For how long a task of the controller kept its thread at most since the start",
            self.longest.clone(),
        );
        registry.register(
            "noblindspot_long_pauses",
            "How often a task of the controller kept its thread for longer than 50 ms",
            self.long.clone(),
        );
    }

    /// A task kept its thread for a time.
    pub(super) fn note(&self, task: &'static str, time: Duration) {
        let seconds = time.as_secs_f64();
        // The bits of numbers above zero are in the order of the numbers.
        let longest = self.longest.get_or_create(&[("task", task)]);
        longest.inner().fetch_max(seconds.to_bits(), Ordering::Relaxed);
        drop(longest);
        self.long.get_or_create(&[("task", task)]).inc_by(u64::from(time > LONG));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_stays_and_the_long_ones_are_counted() {
        let pauses = Pauses::default();
        for milliseconds in [3, 51, 70, 50, 1] {
            pauses.note("watch", Duration::from_millis(milliseconds));
        }
        pauses.note("writer", Duration::from_millis(2));
        let longest = |task| pauses.longest.get_or_create(&[("task", task)]).get();
        assert_eq!((longest("watch"), longest("writer")), (0.07, 0.002));
        assert_eq!(pauses.long.get_or_create(&[("task", "watch")]).get(), 2);
        assert_eq!(pauses.long.get_or_create(&[("task", "writer")]).get(), 0);
    }
}
