use smol_str::SmolStr;
use tokio::time::Instant;

use super::slot::{Slot, Unconfirmed};
use super::{Inner, Store};
use crate::controller::object::{Key, Object};
use crate::controller::seen::Content;

/// Whether a write may start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::controller) enum Start {
    /// It may, and has to meet this version.
    Now(SmolStr),
    /// Another write of the same object is on the wire, or a later pass is under way; the end of
    /// either brings a new comparison.
    Wait,
    /// What was judged is no longer what is there.
    Stale,
}

/// What became of a write.
#[derive(Debug)]
pub(in crate::controller) enum Answer {
    /// The API server took it; the object as it is now.
    Written(Box<Object>),
    /// The object changed since it was judged.
    Conflict,
    /// The object is gone.
    Gone,
    /// The API server will never take it.
    Refused,
    /// It may or may not have arrived.
    Failed,
}

impl Inner {
    fn slot(&mut self, key: &Key) -> Option<&mut Slot> {
        self.namespaces.get_mut(&key.namespace)?.slots[key.kind as usize].get_mut(&key.name)
    }
}

impl Store {
    /// Starts the write of a status that a pass judged for a generation of an object.
    pub(in crate::controller) fn start(
        &self,
        key: &Key,
        pass: u64,
        judged: &Object,
        content: Content,
    ) -> Start {
        let now = Instant::now();
        let mut inner = self.lock();
        // That pass may have found that nothing has to be written: it did not know of this.
        if inner.namespaces.get(&key.namespace).is_some_and(|namespace| namespace.passes != pass) {
            return Start::Wait;
        }
        let Some(slot) = inner.slot(key).filter(|slot| slot.object.judged_alike(judged)) else {
            return Start::Stale;
        };
        if slot.in_flight.is_some() {
            slot.outdated = true;
            return Start::Wait;
        }
        if !slot.wants(content, now) {
            return Start::Stale;
        }
        slot.in_flight = Some(content);
        Start::Now(slot.version(now).clone())
    }

    /// Ends a write, and says whether its namespace has to be compared again.
    pub(in crate::controller) fn finish(&self, key: &Key, uid: &str, met: &SmolStr, answer: &Answer) -> bool {
        let now = Instant::now();
        let mut inner = self.lock();
        let Some(slot) = inner.slot(key).filter(|slot| &*slot.object.uid == uid) else { return false };
        let Some(content) = slot.in_flight.take() else { return false };
        // Another write waited for this one.
        let waited = std::mem::take(&mut slot.outdated);
        match answer {
            Answer::Written(object) => {
                slot.settled = Some((content, object.seen.content));
                let behind = slot.version(now) == met && object.resource_version != *met;
                if behind {
                    slot.unconfirmed = Some(Box::new(Unconfirmed {
                        resource_version: object.resource_version.clone(),
                        seen: object.seen.clone(),
                        since: now,
                    }));
                }
                waited
            }
            Answer::Refused => {
                slot.settled = Some((content, slot.seen(now).content));
                waited
            }
            Answer::Conflict => {
                // Judged again when the watch shows what changed; at once if it already did.
                let shown = slot.version(now) != met;
                slot.outdated = !shown;
                slot.unconfirmed = None;
                shown || waited
            }
            Answer::Gone | Answer::Failed => waited,
        }
    }

    /// A write met another version a while ago. If the watch has not shown it since, the namespace is
    /// compared without it.
    pub(in crate::controller) fn give_up_waiting(&self, key: &Key, uid: &str) {
        let waited = |slot: &mut Slot| &*slot.object.uid == uid && std::mem::take(&mut slot.outdated);
        if self.lock().slot(key).is_some_and(waited) {
            self.mark(&key.namespace);
        }
    }
}
