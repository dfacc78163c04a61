//! What the cluster holds, by namespace: compact objects, what was written to them, and which
//! namespaces have to be judged again.

mod lists;
mod slot;
mod snapshot;
mod sweep;
mod writes;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{self, Included, Unbounded};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use smol_str::SmolStr;
use tokio::sync::Notify;

use super::object::{Key, Object};
use crate::api::Kind;
use slot::Slot;
pub(super) use snapshot::{Held, Snapshot};
pub(super) use writes::{Answer, Start};

/// What the cluster holds.
#[derive(Debug, Default)]
pub(super) struct Store {
    inner: Mutex<Inner>,
    dirtied: Notify,
}

#[derive(Debug, Default)]
struct Inner {
    namespaces: BTreeMap<SmolStr, Namespace>,
    dirty: BTreeSet<SmolStr>,
    /// The namespaces that a selector lets through; `None`: all.
    selected: Option<BTreeSet<SmolStr>>,
    /// How many first lists are not done.
    unlisted: usize,
    /// The namespaces watched one by one of which first lists are not done, and how many. They are not
    /// judged, and hold up no other.
    listing: BTreeMap<SmolStr, usize>,
    /// Whether every first list was done once.
    complete: bool,
    /// How many passes have begun.
    passes: u64,
}

#[derive(Debug, Default)]
struct Namespace {
    /// The objects, by kind and name.
    slots: [BTreeMap<SmolStr, Slot>; 5],
    /// The number of the last pass.
    passes: u64,
}

/// One watch: of a kind, in one namespace or in all, and how many lists it began.
#[derive(Clone, Debug)]
pub(super) struct Stream {
    pub(super) kind: Kind,
    pub(super) namespace: Option<SmolStr>,
    epoch: u32,
    listed: bool,
}

impl Stream {
    pub(super) fn new(kind: Kind, namespace: Option<SmolStr>) -> Self {
        Self { kind, namespace, epoch: 0, listed: false }
    }

    // The names of the namespaces that it watches.
    fn names(&self) -> (Bound<&SmolStr>, Bound<&SmolStr>) {
        self.namespace.as_ref().map_or((Unbounded, Unbounded), |only| (Included(only), Included(only)))
    }
}

impl Store {
    /// A store that waits for this many first lists. With a selector it waits to hear what is selected.
    pub(super) fn new(lists: usize, selecting: bool) -> Self {
        let inner = Inner { unlisted: lists, selected: selecting.then(BTreeSet::new), ..Inner::default() };
        Self { inner: Mutex::new(inner), dirtied: Notify::new() }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // A panic while it was held leaves a consistent map: every change is one call.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a namespace has to be judged.
    pub(super) async fn dirtied(&self) {
        self.dirtied.notified().await;
    }

    /// A list begins; what an unfinished one before it named is not forgotten, it is named again.
    pub(super) fn begin(stream: &mut Stream) {
        stream.epoch += 1;
    }

    /// An object was listed or changed, and whether that is news.
    pub(super) fn apply(&self, stream: &Stream, key: Key, object: Object, listed: bool) -> bool {
        let mut inner = self.lock();
        let namespace = inner.namespaces.entry(key.namespace.clone()).or_default();
        let slots = &mut namespace.slots[key.kind as usize];
        let judge = if let Some(slot) = slots.get_mut(&key.name) {
            slot.replace(object, stream.epoch, listed)
        } else {
            slots.insert(key.name, Slot::new(object, stream.epoch));
            true
        };
        if judge {
            inner.dirty.insert(key.namespace);
            drop(inner);
            self.dirtied.notify_one();
        }
        judge
    }

    /// An object as it is held.
    pub(super) fn known(&self, key: &Key) -> Option<Arc<Object>> {
        let inner = self.lock();
        let slots = &inner.namespaces.get(&key.namespace)?.slots[key.kind as usize];
        slots.get(&key.name).map(|slot| Arc::clone(&slot.object))
    }

    /// An object was deleted.
    pub(super) fn delete(&self, key: &Key, uid: &str) {
        let mut inner = self.lock();
        let Some(namespace) = inner.namespaces.get_mut(&key.namespace) else { return };
        let slots = &mut namespace.slots[key.kind as usize];
        if slots.get(&key.name).is_some_and(|slot| &*slot.object.uid == uid) {
            slots.remove(&key.name);
            inner.dirty.insert(key.namespace.clone());
            drop(inner);
            self.dirtied.notify_one();
        }
    }

    /// A list is complete, and what it did not name is swept away. True for the first of a stream.
    pub(super) fn done(&self, stream: &mut Stream) -> bool {
        let mut inner = self.lock();
        let first = !std::mem::replace(&mut stream.listed, true);
        if first {
            inner.listed(stream.namespace.as_ref());
        }
        drop(inner);
        self.dirtied.notify_one();
        first
    }

    /// The first list of the selected namespaces is there, or it changed.
    pub(super) fn select(&self, selected: &BTreeSet<SmolStr>, first: bool) {
        let mut inner = self.lock();
        let before = inner.selected.replace(selected.clone()).unwrap_or_default();
        inner.dirty.extend(before.symmetric_difference(selected).cloned());
        inner.unlisted -= usize::from(first);
        drop(inner);
        self.dirtied.notify_one();
    }

    /// The namespaces to judge; none before every first list is done, or that of the namespaces that are
    /// watched by themselves.
    pub(super) fn take_dirty(&self) -> BTreeSet<SmolStr> {
        let mut inner = self.lock();
        let Inner { dirty, listing, unlisted, .. } = &mut *inner;
        if *unlisted > 0 {
            return BTreeSet::new();
        }
        let (waiting, ready) = std::mem::take(dirty).into_iter().partition(|name| listing.contains_key(name));
        *dirty = waiting;
        ready
    }

    /// How many namespaces wait to be judged.
    pub(super) fn dirty(&self) -> usize {
        self.lock().dirty.len()
    }

    /// A namespace has to be judged.
    pub(super) fn mark(&self, namespace: &SmolStr) {
        self.lock().dirty.insert(namespace.clone());
        self.dirtied.notify_one();
    }

    /// Every namespace has to be judged.
    pub(super) fn mark_all(&self) {
        let mut inner = self.lock();
        let Inner { namespaces, dirty, .. } = &mut *inner;
        dirty.extend(namespaces.keys().cloned());
        drop(inner);
        self.dirtied.notify_one();
    }
}

#[cfg(test)]
mod tests;
