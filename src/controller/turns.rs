use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};

/// So many first lists go on at a time: all kinds of two namespaces.
const LISTS: usize = 10;

/// The turns that first lists take, so that a replica that takes many namespaces at once does not ask
/// the API server for all of them at once.
#[derive(Clone, Debug)]
pub(super) struct Turns(Arc<Semaphore>);

/// A turn lasts no longer: a list that is never answered keeps nobody waiting.
const LONGEST: Duration = Duration::from_secs(10);

/// A turn.
#[derive(Debug)]
pub(super) struct Turn {
    permit: Option<OwnedSemaphorePermit>,
    until: Instant,
}

impl Turn {
    /// Ends it.
    pub(super) fn end(&mut self) {
        self.permit = None;
    }

    /// Ends it when it has lasted too long; waits for ever if it is over.
    pub(super) async fn lasts(&mut self) {
        if self.permit.is_none() {
            return pending().await;
        }
        sleep_until(self.until).await;
        self.end();
    }
}

impl Turns {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(LISTS)))
    }

    /// Waits for a turn; who waits longest has the next.
    pub(super) async fn next(&self) -> Turn {
        // It is never closed.
        let permit = Arc::clone(&self.0).acquire_owned().await.ok();
        Turn { permit, until: Instant::now() + LONGEST }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn only_so_many_have_a_turn() {
        let turns = Turns::new();
        let mut taken: Vec<Turn> = (0..LISTS).filter_map(|_| turns.next().now_or_never()).collect();
        assert_eq!(taken.len(), LISTS);
        assert!(turns.next().now_or_never().is_none(), "one too many");
        taken[3].end();
        assert!(turns.next().now_or_never().is_some(), "one ended");
        // The clock of the test goes on as soon as everybody waits.
        taken[5].lasts().await;
        assert!(turns.next().now_or_never().is_some(), "one lasted too long");
    }
}
