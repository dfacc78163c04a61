//! Which replica writes: the holder of a Lease, as client-go elects it. Every change of the Lease
//! carries the version that it is based on, and the age of somebody else's renewal counts from when
//! it was seen here, so that no two clocks are ever compared.

mod election;
mod lease;

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use tokio::sync::watch;

use super::boot;
pub(super) use election::Election;
pub(super) use lease::Leases;

/// Whether this replica may write now.
#[derive(Debug)]
pub(super) struct Leadership {
    /// Until when, as time since the machine started; `None`: not at all.
    until: Mutex<Option<Duration>>,
    changes: watch::Sender<bool>,
}

impl Leadership {
    /// Of a replica that has not been elected.
    pub(super) fn none() -> Self {
        Self { until: Mutex::new(None), changes: watch::Sender::new(false) }
    }

    /// Of the only replica.
    pub(super) fn always() -> Self {
        Self { until: Mutex::new(Some(Duration::MAX)), changes: watch::Sender::new(true) }
    }

    /// Whether this replica may write at this very moment. Asked before every write.
    pub(super) fn holds(&self) -> bool {
        let until = *self.until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| boot::now() < until)
    }

    /// Follows the changes.
    pub(super) fn changes(&self) -> watch::Receiver<bool> {
        self.changes.subscribe()
    }

    /// Takes over what an election says, and says whether that is a change. A lease that lapsed and is
    /// held again is one: nothing was written meanwhile.
    fn set(&self, until: Option<Duration>) -> bool {
        let mut held = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *held, until);
        drop(held);
        let lapsed = until.is_some() && before.is_some_and(|before| before <= boot::now());
        self.changes
            .send_if_modified(|leads| std::mem::replace(leads, until.is_some()) != until.is_some() || lapsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expired_lease_allows_nothing_even_if_nobody_noticed() {
        let leadership = Leadership::none();
        assert!(!leadership.holds());
        assert!(leadership.set(Some(boot::now() + Duration::from_secs(60))));
        assert!(leadership.holds());
        assert!(!leadership.set(Some(boot::now())), "still the leader by name");
        assert!(!leadership.holds());
        assert!(leadership.set(Some(boot::now() + Duration::from_secs(60))), "held again after a gap");
        assert!(leadership.set(None));
        assert!(Leadership::always().holds());
    }
}
