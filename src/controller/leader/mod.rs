//! Which replica writes: the holder of a Lease, as client-go elects it. Every change of the Lease
//! carries the version that it is based on, and the age of somebody else's renewal counts from when
//! it was seen here, so that no two clocks are ever compared.

mod election;
mod lease;

use std::num::NonZeroU16;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::boot;
use super::shards::{Entered, Holding};
pub(super) use election::{Election, Record};
pub(super) use lease::{Leases, Trouble, record, spec};

/// Whether this replica may write now.
#[derive(Debug)]
pub(super) struct Leadership {
    /// Until when, as time since the machine started; `None`: not at all.
    until: Mutex<Option<Duration>>,
    changes: watch::Sender<bool>,
    /// Of which namespaces; `None`: of all.
    holding: Option<Arc<Holding>>,
}

impl Leadership {
    /// Of a replica that has not been elected.
    pub(super) fn none() -> Self {
        Self { until: Mutex::new(None), changes: watch::Sender::new(false), holding: None }
    }

    /// Of a replica that holds none of so many shards yet.
    pub(super) fn of_shards(number: NonZeroU16) -> Self {
        Self { holding: Some(Arc::new(Holding::none(number))), ..Self::none() }
    }

    /// Of the only replica.
    pub(super) fn always() -> Self {
        let until = Mutex::new(Some(Duration::MAX));
        Self { until, changes: watch::Sender::new(true), holding: None }
    }

    /// Whether this replica holds its lease at this very moment.
    pub(super) fn holds(&self) -> bool {
        let until = *self.until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| boot::now() < until)
    }

    /// Whether this replica writes anything.
    pub(super) fn leads(&self) -> bool {
        self.holds() && self.holding.as_ref().is_none_or(|holding| holding.len() > 0)
    }

    /// Whether this replica writes the statuses of a namespace.
    pub(super) fn leads_in(&self, namespace: &str) -> bool {
        self.holds() && self.holding.as_ref().is_none_or(|holding| holding.has(namespace))
    }

    /// Lets a write of a namespace begin, if this replica may write it at this very moment. Asked before
    /// every write.
    pub(super) fn enter(&self, namespace: &str) -> Option<Entered> {
        let entered = match &self.holding {
            Some(holding) => holding.enter(namespace)?,
            None => Entered::anywhere(),
        };
        // Last, because what it says is over soonest.
        self.holds().then_some(entered)
    }

    /// Which shards are held, if there are any.
    pub(super) fn holding(&self) -> Option<&Arc<Holding>> {
        self.holding.as_ref()
    }

    // This replica has a Lease, told apart from others of the name by its uid.
    fn begin(&self, uid: &str) {
        if let Some(holding) = &self.holding {
            holding.begin(uid);
        }
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
    fn only_namespaces_of_held_shards_are_written() {
        let leadership = Leadership::of_shards(NonZeroU16::MIN);
        leadership.begin("u1");
        leadership.set(Some(boot::now() + Duration::from_secs(60)));
        assert!(leadership.holds() && !leadership.leads() && leadership.enter("hy").is_none());
        leadership.holding().unwrap().take("u1", [0]);
        assert!(leadership.leads() && leadership.leads_in("hy") && leadership.enter("hy").is_some());
        leadership.set(Some(boot::now()));
        assert!(!leadership.leads() && !leadership.leads_in("hy") && leadership.enter("hy").is_none());
        leadership.set(Some(boot::now() + Duration::from_secs(60)));
        assert!(leadership.enter("hy").is_some(), "nobody took it: the Lease is still the same");
        leadership.begin("u2");
        assert!(leadership.enter("hy").is_none(), "another Lease: somebody did");
    }

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
