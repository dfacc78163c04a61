use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

use kube::runtime::utils::Backoff;

/// Pauses that double from a first to a longest one, each shortened at random by up to half, so
/// that replicas do not come back together.
#[derive(Clone, Debug)]
pub(super) struct Doubling {
    first: Duration,
    longest: Duration,
    next: Duration,
}

impl Doubling {
    pub(super) fn new(first: Duration, longest: Duration) -> Self {
        Self { first, longest: longest.max(first), next: first }
    }
}

impl Iterator for Doubling {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        let pause = self.next;
        self.next = (pause * 2).min(self.longest);
        let random = u32::try_from(RandomState::new().hash_one(()) % 512).unwrap_or(0);
        Some(pause.saturating_sub(pause * random / 1024))
    }
}

impl Backoff for Doubling {
    fn reset(&mut self) {
        self.next = self.first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest() {
        let (first, longest) = (Duration::from_millis(800), Duration::from_secs(3));
        let mut pauses = Doubling::new(first, longest);
        for expected in [first, first * 2, longest, longest] {
            let pause = pauses.next().unwrap();
            assert!(pause > expected / 2 && pause <= expected, "{pause:?} for {expected:?}");
        }
        pauses.reset();
        assert!(pauses.next().unwrap() <= first);
    }
}
