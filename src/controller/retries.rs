use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use smol_str::SmolStr;
use tokio::time::Instant;

const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(60);
/// After so many failures since the last pass it is not a matter of single objects.
const HOPELESS: usize = 16;

/// The namespaces whose last pass or writes failed, and when each is tried again.
#[derive(Debug, Default)]
pub(super) struct Retries(BTreeMap<SmolStr, Retry>);

#[derive(Debug)]
struct Retry {
    failures: usize,
    pause: Duration,
    at: Instant,
    waiting: bool,
}

impl Retries {
    /// A pass of a namespace failed, or one of its writes did. Several failures of one pass wait once;
    /// says whether there are so many that the rest of its writes will fail too.
    pub(super) fn failed(&mut self, namespace: &SmolStr, now: Instant) -> bool {
        let first = Retry { failures: 0, pause: FIRST, at: now, waiting: false };
        let retry = self.0.entry(namespace.clone()).or_insert(first);
        retry.failures += 1;
        if retry.waiting {
            return retry.failures >= HOPELESS;
        }
        let fresh = now > retry.at + 2 * retry.pause;
        retry.pause = if fresh { FIRST } else { retry.pause };
        retry.at = now + retry.pause;
        retry.pause = (retry.pause * 2).min(LONGEST);
        retry.waiting = true;
        false
    }

    /// Whether a namespace has to wait.
    pub(super) fn holds(&self, namespace: &SmolStr, now: Instant) -> bool {
        self.0.get(namespace).is_some_and(|retry| retry.waiting && now < retry.at)
    }

    /// When the first of them is due.
    pub(super) fn due(&self) -> Option<Instant> {
        self.0.values().filter(|retry| retry.waiting).map(|retry| retry.at).min()
    }

    /// Those that are due.
    pub(super) fn take(&mut self, now: Instant) -> BTreeSet<SmolStr> {
        self.0.retain(|_, retry| retry.waiting || now < retry.at + 2 * LONGEST);
        let due = self.0.iter_mut().filter(|(_, retry)| retry.waiting && retry.at <= now);
        due.map(|(namespace, retry)| {
            retry.waiting = false;
            retry.failures = 0;
            namespace.clone()
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn failures_in_a_row_wait_longer() {
        let (mut retries, mut now) = (Retries::default(), Instant::now());
        let hy = SmolStr::new_static("hy");
        for expected in [500, 1000, 2000, 4000] {
            let hopeless: Vec<_> = (0..HOPELESS).map(|_| retries.failed(&hy, now)).collect();
            assert_eq!(hopeless.iter().position(|hopeless| *hopeless), Some(HOPELESS - 1));
            assert_eq!(retries.due(), Some(now + Duration::from_millis(expected)));
            assert!(retries.holds(&hy, now) && retries.take(now).is_empty());
            now += Duration::from_millis(expected);
            assert!(!retries.holds(&hy, now));
            assert!(retries.take(now).into_iter().eq([hy.clone()]));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_failure_long_after_is_a_first_one() {
        let (mut retries, now) = (Retries::default(), Instant::now());
        let hy = SmolStr::new_static("hy");
        retries.failed(&hy, now);
        retries.take(now + FIRST);
        let later = now + Duration::from_secs(30);
        retries.failed(&hy, later);
        assert_eq!(retries.due(), Some(later + FIRST));
    }
}
