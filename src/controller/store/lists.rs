use smol_str::SmolStr;

use super::{Inner, Store};
use crate::api::Kind;

impl Inner {
    /// A first list is done, of a namespace that is watched by itself or of all.
    pub(super) fn listed(&mut self, namespace: Option<&SmolStr>) {
        let Some(left) = namespace.and_then(|namespace| self.listing.get_mut(namespace)) else {
            return self.decided();
        };
        *left -= 1;
        if let Some(namespace) = namespace.filter(|_| *left == 0) {
            self.listing.remove(namespace);
        }
        self.is_complete();
    }

    fn decided(&mut self) {
        self.unlisted -= 1;
        self.is_complete();
    }

    // Once it was, it stays: later lists leave what is known.
    fn is_complete(&mut self) -> bool {
        self.complete |= self.unlisted == 0 && self.listing.is_empty();
        self.complete
    }
}

impl Store {
    /// Whether every first list is done.
    pub(in crate::controller) fn complete(&self) -> bool {
        self.lock().is_complete()
    }

    /// A namespace is watched by itself from now on.
    pub(in crate::controller) fn watch(&self, namespace: &SmolStr) {
        self.lock().listing.insert(namespace.clone(), Kind::ALL.len());
    }

    /// A namespace is no longer watched by itself, and nobody tells of it any more.
    pub(in crate::controller) fn forget(&self, namespace: &SmolStr) {
        let mut inner = self.lock();
        inner.namespaces.remove(namespace);
        inner.listing.remove(namespace);
        drop(inner);
        self.mark(namespace);
    }

    /// It is known for the first time which namespaces are watched by themselves.
    pub(in crate::controller) fn decided(&self) {
        self.lock().decided();
        self.dirtied.notify_one();
    }
}
