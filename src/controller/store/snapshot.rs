use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;
use tokio::time::Instant;

use super::Store;
use super::slot::{self, Settled, Slot};
use crate::api::Kind;
use crate::controller::object::{Key, Object};
use crate::controller::seen::{Content, Seen};

/// The objects of a namespace at one moment.
#[derive(Debug)]
pub(in crate::controller) struct Snapshot {
    pub(in crate::controller) namespace: SmolStr,
    /// The number of the pass that it was taken for. What an earlier one found is not written any more.
    pub(in crate::controller) pass: u64,
    pub(in crate::controller) objects: Vec<Held>,
}

/// An object, and what is known of its status.
#[derive(Debug)]
pub(in crate::controller) struct Held {
    pub(in crate::controller) kind: Kind,
    pub(in crate::controller) object: Arc<Object>,
    /// A write that the watch has not shown yet.
    written: Option<Seen>,
    in_flight: Option<Content>,
    settled: Option<Settled>,
}

impl Held {
    fn of(kind: Kind, slot: &Slot, now: Instant) -> Self {
        let written = slot.believed(now).map(|unconfirmed| unconfirmed.seen.clone());
        let object = Arc::clone(&slot.object);
        Self { kind, object, written, in_flight: slot.in_flight, settled: slot.settled }
    }

    /// What the status says, as far as was known.
    pub(in crate::controller) fn seen(&self) -> &Seen {
        self.written.as_ref().unwrap_or(&self.object.seen)
    }

    /// Whether a status has to be written and is not on its way. While another one is, this has to be,
    /// even if it is what the status says now: it will say the other.
    pub(in crate::controller) fn wants(&self, content: Content) -> bool {
        match self.in_flight {
            Some(other) => other != content,
            None => slot::wanted(content, self.seen().content, self.settled),
        }
    }

    pub(in crate::controller) fn key(&self, namespace: &SmolStr) -> Key {
        Key { namespace: namespace.clone(), kind: self.kind, name: self.object.draft.name().clone() }
    }
}

impl Store {
    /// The objects of a namespace now, those that are being deleted left out, for a pass that begins.
    /// None if the namespace is empty or not selected.
    pub(in crate::controller) fn snapshot(&self, namespace: &SmolStr) -> Option<Snapshot> {
        let now = Instant::now();
        let mut inner = self.lock();
        let empty = inner.namespaces.get(namespace)?.slots.iter().all(BTreeMap::is_empty);
        if empty {
            inner.namespaces.remove(namespace);
            return None;
        }
        if inner.selected.as_ref().is_some_and(|selected| !selected.contains(namespace)) {
            return None;
        }
        // One count for all: a namespace that comes back must not have a pass of the same number.
        inner.passes += 1;
        let pass = inner.passes;
        let known = inner.namespaces.get_mut(namespace)?;
        known.passes = pass;
        let slots = Kind::ALL.into_iter().zip(&known.slots);
        let held = slots.flat_map(|(kind, slots)| slots.values().map(move |slot| (kind, slot)));
        let alive = held.filter(|(_, slot)| !slot.object.deleting);
        let objects = alive.map(|(kind, slot)| Held::of(kind, slot, now)).collect();
        Some(Snapshot { namespace: namespace.clone(), pass: known.passes, objects })
    }
}
