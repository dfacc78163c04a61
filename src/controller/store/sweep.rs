use smol_str::SmolStr;

use super::{Store, Stream};

impl Store {
    /// The namespaces in which a complete list may have left something out.
    pub(in crate::controller) fn swept_by(&self, stream: &Stream) -> Vec<SmolStr> {
        let inner = self.lock();
        inner.namespaces.range::<SmolStr, _>(stream.names()).map(|(name, _)| name.clone()).collect()
    }

    /// Forgets what a complete list did not name in a namespace. One at a time, so that nobody waits
    /// for all of them.
    pub(in crate::controller) fn sweep(&self, stream: &Stream, namespace: &SmolStr) {
        let mut inner = self.lock();
        let Some(held) = inner.namespaces.get_mut(namespace) else { return };
        let slots = &mut held.slots[stream.kind as usize];
        let before = slots.len();
        slots.retain(|_, slot| slot.epoch == stream.epoch);
        if slots.len() < before {
            inner.dirty.insert(namespace.clone());
            drop(inner);
            self.dirtied.notify_one();
        }
    }
}
