use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use futures_util::future::join_all;
use smol_str::SmolStr;
use tokio::sync::watch;
use tokio::task::{AbortHandle, JoinSet};

use super::Holding;
use super::rendezvous::shard_of;
use crate::api::Kind;
use crate::controller::store::Stream;
use crate::controller::watch::Watching;

/// The namespaces there are, as far as they are to be judged; `None`: it is not known yet.
pub(in crate::controller) type Namespaces = watch::Receiver<Option<BTreeSet<SmolStr>>>;

/// Watches the namespaces of the shards that are held, and no others.
pub(in crate::controller) struct Territory {
    watching: Watching,
    holding: Arc<Holding>,
    namespaces: Namespaces,
    tasks: JoinSet<()>,
    watched: BTreeMap<SmolStr, AbortHandle>,
}

impl Territory {
    pub(in crate::controller) fn new(
        watching: Watching,
        holding: Arc<Holding>,
        namespaces: Namespaces,
    ) -> Self {
        Self { watching, holding, namespaces, tasks: JoinSet::new(), watched: BTreeMap::new() }
    }

    /// Follows the shards and the namespaces, for ever; it ends only if a watch does.
    pub(in crate::controller) async fn run(&mut self) {
        let mut shards = self.holding.changes();
        let mut first = true;
        loop {
            if let Some(ours) = self.ours() {
                if !self.stop_others(&ours).await {
                    return;
                }
                self.watch(ours);
                if std::mem::take(&mut first) {
                    self.watching.store.decided();
                }
            }
            tokio::select! {
                Ok(()) = shards.changed() => {}
                Ok(()) = self.namespaces.changed() => {}
                Some(_) = self.tasks.join_next() => return,
            }
        }
    }

    fn ours(&mut self) -> Option<BTreeSet<SmolStr>> {
        let (held, number) = (self.holding.held()?, self.holding.number());
        let namespaces = self.namespaces.borrow_and_update();
        let ours =
            namespaces.as_ref()?.iter().filter(|namespace| held.contains(&shard_of(namespace, number)));
        Some(ours.cloned().collect())
    }

    fn watch(&mut self, ours: BTreeSet<SmolStr>) {
        for namespace in ours {
            if self.watched.contains_key(&namespace) {
                continue;
            }
            self.watching.store.watch(&namespace);
            let (watching, name) = (self.watching.clone(), Some(namespace.clone()));
            let task = self.tasks.spawn(async move {
                let streams = Kind::ALL.map(|kind| Stream::new(kind, name.clone()));
                join_all(streams.map(|stream| watching.clone().run(stream))).await;
            });
            self.watched.insert(namespace, task);
        }
    }

    // What a watch tells after it was stopped would stay for ever, so its end is waited for. False if
    // another one ended meanwhile.
    async fn stop_others(&mut self, ours: &BTreeSet<SmolStr>) -> bool {
        let others: Vec<_> =
            self.watched.keys().filter(|namespace| !ours.contains(*namespace)).cloned().collect();
        let stopped = others.iter().filter_map(|namespace| self.watched.remove(namespace));
        let mut stopping: Vec<_> = stopped.inspect(AbortHandle::abort).map(|task| task.id()).collect();
        while !stopping.is_empty() {
            let ended = self.tasks.join_next_with_id().await;
            let id = ended.map(|ended| ended.map_or_else(|error| error.id(), |(id, ())| id));
            let place = stopping.iter().position(|stopped| Some(*stopped) == id);
            let Some(place) = place else { return false };
            stopping.swap_remove(place);
        }
        for namespace in &others {
            self.watching.store.forget(namespace);
        }
        true
    }
}
