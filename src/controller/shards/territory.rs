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
use crate::controller::tasks::timed;
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
        let (mut first, mut changed) = (true, true);
        loop {
            if let Some(ours) = self.ours() {
                if !self.stop_others(&ours).await {
                    return;
                }
                self.watch(ours, changed);
                if std::mem::take(&mut first) {
                    self.watching.store.decided();
                }
            }
            changed = tokio::select! {
                Ok(()) = shards.changed() => true,
                Ok(()) = self.namespaces.changed() => false,
                Some(_) = self.tasks.join_next() => return,
            };
        }
    }

    fn ours(&mut self) -> Option<BTreeSet<SmolStr>> {
        let (held, number) = (self.holding.held()?, self.holding.number());
        let namespaces = self.namespaces.borrow_and_update();
        let ours =
            namespaces.as_ref()?.iter().filter(|namespace| held.contains(&shard_of(namespace, number)));
        Some(ours.cloned().collect())
    }

    // A shard may have gone and come back before anybody looked. What was not written meanwhile has to
    // be found again.
    fn watch(&mut self, ours: BTreeSet<SmolStr>, changed: bool) {
        for namespace in ours {
            if self.watched.contains_key(&namespace) {
                if changed {
                    self.watching.store.mark(&namespace);
                }
                continue;
            }
            self.watching.store.watch(&namespace);
            let (watching, name) = (self.watching.clone(), Some(namespace.clone()));
            let task = self.tasks.spawn(async move {
                let streams = Kind::ALL.map(|kind| Stream::new(kind, name.clone()));
                let watches = join_all(streams.map(|stream| watching.clone().run(stream)));
                timed("watch", &watching.metrics, watches).await;
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

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;
    use std::time::Duration;

    use kube::{Client, Config};
    use tokio::time::timeout;

    use super::*;
    use crate::controller::health::Health;
    use crate::controller::metrics::Metrics;
    use crate::controller::options::WatchOptions;
    use crate::controller::store::Store;
    use crate::controller::turns::Turns;

    /// Of an API server that nobody reaches.
    fn watching(store: &Arc<Store>) -> Watching {
        let second = Duration::from_secs(1);
        Watching {
            client: Client::try_from(Config::new("http://127.0.0.1:9".parse().unwrap())).unwrap(),
            options: WatchOptions {
                page_size: 500,
                streaming_lists: false,
                timeout: second,
                backoff: (second, second),
            },
            store: Arc::clone(store),
            health: Arc::new(Health::new(second)),
            metrics: Arc::new(Metrics::new()),
            turns: Turns::new(),
        }
    }

    #[tokio::test]
    async fn a_shard_that_is_back_before_anybody_looked_is_judged_again() {
        let store = Arc::new(Store::new(1, false));
        let holding = Arc::new(Holding::none(NonZeroU16::MIN));
        let (sender, namespaces) = watch::channel(Some(BTreeSet::from(["hy".into()])));
        let mut territory = Territory::new(watching(&store), Arc::clone(&holding), namespaces);
        let mut run = Box::pin(territory.run());
        holding.begin("u1");
        holding.take("u1", [0]);
        assert!(timeout(Duration::ZERO, &mut run).await.is_err());
        assert_eq!(store.dirty(), 0, "it is not settled what is held");
        holding.settle();
        assert!(timeout(Duration::ZERO, &mut run).await.is_err());
        assert_eq!(store.dirty(), 0, "its lists are not done");
        sender.send_replace(Some(BTreeSet::from(["hy".into(), "other".into()])));
        assert!(timeout(Duration::ZERO, &mut run).await.is_err());
        assert_eq!(store.dirty(), 0, "another namespace changes nothing");
        holding.leave(0);
        holding.take("u1", [0]);
        assert!(timeout(Duration::ZERO, &mut run).await.is_err());
        assert_eq!(store.dirty(), 2);
    }
}
