use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::Shard;
use super::rendezvous::shard_of;

/// The shards that this replica holds.
#[derive(Debug)]
pub(in crate::controller) struct Holding {
    number: NonZeroU16,
    inner: Mutex<Inner>,
    changes: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct Inner {
    /// Which Lease of this replica they were taken under; a later one begins with none.
    lease: String,
    held: BTreeSet<Shard>,
    /// Whether it was ever settled which they are.
    known: bool,
    /// How many writes of a shard are on the wire.
    writes: BTreeMap<Shard, usize>,
}

/// A write that may go on the wire. The shard of its namespace is not given back before it is dropped.
#[derive(Debug)]
pub(in crate::controller) struct Entered(Option<(Arc<Holding>, Shard)>);

impl Entered {
    /// Where there are no shards.
    pub(in crate::controller) fn anywhere() -> Self {
        Self(None)
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        if let Some((holding, shard)) = self.0.take() {
            holding.leave_wire(shard);
        }
    }
}

impl Holding {
    /// None of so many.
    pub(in crate::controller) fn none(number: NonZeroU16) -> Self {
        Self { number, inner: Mutex::default(), changes: watch::Sender::new(()) }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Of how many.
    pub(in crate::controller) fn number(&self) -> NonZeroU16 {
        self.number
    }

    /// Follows the changes.
    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }

    /// The shards that are held; `None` before it is settled for the first time which they are.
    pub(super) fn held(&self) -> Option<BTreeSet<Shard>> {
        let inner = self.lock();
        inner.known.then(|| inner.held.clone())
    }

    /// How many are held.
    pub(in crate::controller) fn len(&self) -> usize {
        self.lock().held.len()
    }

    /// Whether it was ever settled which shards are held.
    pub(in crate::controller) fn is_known(&self) -> bool {
        self.lock().known
    }

    /// Whether a shard is held.
    pub(super) fn holds(&self, shard: Shard) -> bool {
        self.lock().held.contains(&shard)
    }

    /// Whether the shard of a namespace is held.
    pub(in crate::controller) fn has(&self, namespace: &str) -> bool {
        self.holds(shard_of(namespace, self.number))
    }

    /// Lets a write of a namespace of a held shard onto the wire.
    pub(in crate::controller) fn enter(self: &Arc<Self>, namespace: &str) -> Option<Entered> {
        let shard = shard_of(namespace, self.number);
        let mut inner = self.lock();
        if !inner.held.contains(&shard) {
            return None;
        }
        *inner.writes.entry(shard).or_default() += 1;
        Some(Entered(Some((Arc::clone(self), shard))))
    }

    fn leave_wire(&self, shard: Shard) {
        let mut inner = self.lock();
        if let Some(writes) = inner.writes.get_mut(&shard) {
            *writes -= 1;
            if *writes == 0 {
                inner.writes.remove(&shard);
            }
        }
    }

    /// This replica has this Lease. Under another than before it holds nothing.
    pub(in crate::controller) fn begin(&self, lease: &str) {
        let mut inner = self.lock();
        if inner.lease != lease {
            lease.clone_into(&mut inner.lease);
            inner.held.clear();
            drop(inner);
            self.changes.send_replace(());
        }
    }

    /// Which Lease of this replica shards are taken under.
    pub(super) fn lease(&self) -> String {
        self.lock().lease.clone()
    }

    /// Shards were taken under a Lease.
    pub(in crate::controller) fn take(&self, lease: &str, shards: impl IntoIterator<Item = Shard>) {
        let mut inner = self.lock();
        if inner.lease == lease {
            inner.held.extend(shards);
            drop(inner);
            self.changes.send_replace(());
        }
    }

    /// It is settled which shards are held.
    pub(super) fn settle(&self) {
        if !std::mem::replace(&mut self.lock().known, true) {
            self.changes.send_replace(());
        }
    }

    /// Lets no more writes of a shard begin, and says whether none is on the wire.
    pub(super) fn leave(&self, shard: Shard) -> bool {
        let mut inner = self.lock();
        let left = inner.held.remove(&shard);
        let silent = !inner.writes.contains_key(&shard);
        drop(inner);
        if left {
            self.changes.send_replace(());
        }
        silent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holding() -> Arc<Holding> {
        let holding = Arc::new(Holding::none(NonZeroU16::new(8).unwrap()));
        holding.begin("u1");
        holding.take("u1", 0..8);
        holding
    }

    #[test]
    fn a_shard_is_given_back_when_its_writes_are_done() {
        let holding = holding();
        let shard = shard_of("hy", holding.number());
        let (first, second) = (holding.enter("hy").unwrap(), holding.enter("hy").unwrap());
        assert!(!holding.leave(shard));
        assert!(holding.enter("hy").is_none() && !holding.has("hy"), "no more begin");
        drop(first);
        assert!(!holding.leave(shard));
        drop(second);
        assert!(holding.leave(shard));
        assert!(holding.leave((shard + 1) % 8), "others do not count");
    }

    #[test]
    fn under_another_lease_nothing_is_held() {
        let holding = holding();
        holding.begin("u1");
        assert_eq!(holding.len(), 8);
        holding.begin("u2");
        assert_eq!(holding.len(), 0);
        // What was asked for under the first comes too late.
        holding.take("u1", [1]);
        assert!(holding.enter("hy").is_none() && holding.len() == 0);
    }

    #[test]
    fn what_is_held_is_not_known_before_it_is_settled() {
        let holding = holding();
        assert!(holding.held().is_none() && !holding.is_known());
        holding.settle();
        assert_eq!(holding.held().unwrap().len(), 8);
    }
}
