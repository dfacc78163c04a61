use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// A bucket of tokens: so many a second, and so many at once after a time without any.
#[derive(Debug)]
pub(super) struct Bucket {
    /// Between two tokens; zero: there is no limit.
    interval: Duration,
    burst: u32,
    /// When the bucket would be full again, if nothing more was taken.
    full_at: Instant,
}

impl Bucket {
    /// A full bucket; zero a second is no limit.
    pub(super) fn new(a_second: u32, burst: u32) -> Self {
        let interval = Duration::from_secs(1).checked_div(a_second).unwrap_or_default();
        Self { interval, burst: burst.max(1), full_at: Instant::now() }
    }

    /// Takes a token, and says when it may be used.
    fn take_at(&mut self, now: Instant) -> Instant {
        let full_at = self.full_at.max(now) + self.interval;
        self.full_at = full_at;
        full_at.checked_sub(self.interval * self.burst).map_or(now, |at| at.max(now))
    }

    /// Takes a token if there is one.
    pub(super) fn try_take(&mut self, now: Instant) -> bool {
        let before = self.full_at;
        let there = self.take_at(now) <= now;
        if !there {
            self.full_at = before;
        }
        there
    }

    /// Waits for a token.
    pub(super) async fn take(&mut self) {
        let at = self.take_at(Instant::now());
        sleep_until(at).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn it_lets_through_a_burst_and_then_the_rate() {
        let (mut bucket, start) = (Bucket::new(10, 3), Instant::now());
        for _ in 0..13 {
            bucket.take().await;
        }
        assert_eq!(start.elapsed(), Duration::from_secs(1));
        assert!(!bucket.try_take(Instant::now()));
        assert!(bucket.try_take(Instant::now() + Duration::from_millis(100)));
    }

    #[tokio::test(start_paused = true)]
    async fn no_limit_never_waits() {
        let (mut bucket, start) = (Bucket::new(0, 1), Instant::now());
        for _ in 0..1000 {
            bucket.take().await;
        }
        assert!(start.elapsed().is_zero() && bucket.try_take(Instant::now()));
    }
}
