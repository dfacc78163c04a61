//! The objects of the server, and who watches them.

mod object;

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use hyper::body::Bytes;
use noblindspot::api::Kind;
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

pub use object::{Patch, Stored};

/// `namespace/name`.
pub type Key = Arc<str>;

/// A status of a generation of an object that arrived.
pub struct Decision {
    pub uid: u64,
    pub generation: i64,
    pub at: Instant,
}

/// All that the server holds.
pub struct Cluster {
    state: Mutex<State>,
    decisions: Sender<Decision>,
}

/// What changes.
#[derive(Default)]
pub struct State {
    pub kinds: [BTreeMap<Key, Stored>; 5],
    pub version: u64,
    pub lease: Option<Value>,
    watches: [Vec<UnboundedSender<Bytes>>; 5],
    /// What changed, in order: to begin a watch at a version.
    changes: Vec<(u64, Kind, Key)>,
    /// No watch begins before this version.
    forgotten: u64,
}

/// Why a watch cannot begin.
pub struct Gone;

impl Cluster {
    pub fn new(state: State, decisions: Sender<Decision>) -> Self {
        Self { state: Mutex::new(state), decisions }
    }

    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many objects there are.
    pub fn len(&self) -> usize {
        self.lock().kinds.iter().map(BTreeMap::len).sum()
    }

    /// How many have no status.
    pub fn blank(&self) -> usize {
        let state = self.lock();
        state.kinds.iter().flat_map(BTreeMap::values).filter(|stored| stored.status.is_none()).count()
    }

    /// Changes the spec of an object; what the status of this generation will be known by, and when
    /// it was sent to the watches.
    pub fn edit(&self, kind: Kind, key: &Key, change: impl FnOnce(&mut Value)) -> Decision {
        let mut state = self.lock();
        let stored = state.kinds[kind as usize].get_mut(key).expect("it is there");
        stored.edit(change);
        let (uid, generation) = (stored.uid, stored.generation);
        let at = Instant::now();
        state.changed(kind, key);
        Decision { uid, generation, at }
    }

    /// Takes a status, as server-side apply does, and answers with the object; `None` if there is no
    /// such version of it.
    pub fn write(&self, kind: Kind, key: &str, patch: Patch, at: Instant) -> Option<String> {
        let mut state = self.lock();
        let (key, stored) = state.kinds[kind as usize].get_key_value(key)?;
        let (key, same) = (Arc::clone(key), stored.is_met_by(&patch));
        if !same {
            return None;
        }
        let _ = self.decisions.send(Decision { uid: stored.uid, generation: patch.generation, at });
        state.kinds[kind as usize].get_mut(&key)?.status = Some(patch.status);
        state.changed(kind, &key);
        Some(state.kinds[kind as usize][&key].text(kind, &key))
    }

    /// Ends all watches, and forgets what changed: none can go on.
    pub fn expire(&self) {
        let mut state = self.lock();
        state.version += 1;
        state.forgotten = state.version;
        state.changes.clear();
        state.watches = Default::default();
    }

    /// Tells every watch where it is.
    pub fn bookmark(&self) {
        let mut state = self.lock();
        let version = state.version;
        for kind in Kind::ALL {
            state.tell(kind, &Bytes::from(object::bookmark(kind, version)));
        }
    }
}

impl State {
    /// Begins a watch of a kind behind a version.
    pub fn watch(&mut self, kind: Kind, since: u64) -> Result<UnboundedReceiver<Bytes>, Gone> {
        if since < self.forgotten {
            return Err(Gone);
        }
        let (sender, receiver) = unbounded_channel();
        let first = self.changes.partition_point(|(version, ..)| *version <= since);
        for (_, _, key) in self.changes[first..].iter().filter(|(_, of, _)| *of == kind) {
            let event = self.kinds[kind as usize][key].event(kind, key);
            let _ = sender.send(event.into());
        }
        self.watches[kind as usize].push(sender);
        Ok(receiver)
    }

    fn changed(&mut self, kind: Kind, key: &Key) {
        self.version += 1;
        self.changes.push((self.version, kind, Arc::clone(key)));
        let stored = self.kinds[kind as usize].get_mut(key).expect("it is there");
        stored.version = self.version;
        let event = Bytes::from(stored.event(kind, key));
        self.tell(kind, &event);
    }

    fn tell(&mut self, kind: Kind, event: &Bytes) {
        self.watches[kind as usize].retain(|watch| watch.send(event.clone()).is_ok());
    }
}
