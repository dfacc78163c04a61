use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use kube::runtime::WatchStreamExt as _;
use kube::runtime::utils::ResetTimerBackoff;
use kube::runtime::watcher::{self, Event, watcher};
use kube::{Api, Client};
use smol_str::{SmolStr, format_smolstr};
use tokio::task::{consume_budget, yield_now};

use super::backoff::Doubling;
use super::health::Health;
use super::metrics::Metrics;
use super::object::{Key, Object};
use super::options::WatchOptions;
use super::store::{Store, Stream};
use super::turns::Turns;
use super::wire::Watched;

/// How much longer than a watch lasts the API server may be silent; kube allows its watches as much.
const GRACE: Duration = Duration::from_secs(5);

/// What a watch tells.
#[derive(Clone)]
pub(super) struct Watching {
    pub(super) client: Client,
    pub(super) options: WatchOptions,
    pub(super) store: Arc<Store>,
    pub(super) health: Arc<Health>,
    pub(super) metrics: Arc<Metrics>,
    /// For the first lists.
    pub(super) turns: Turns,
}

impl Watching {
    /// Watches one kind, for ever, and tells the store.
    pub(super) async fn run(self, mut stream: Stream) {
        let kind = stream.kind;
        let api: Api<Watched> = match &stream.namespace {
            Some(namespace) => Api::namespaced_with(self.client.clone(), namespace, &kind),
            None => Api::all_with(self.client.clone(), &kind),
        };
        let name = stream.namespace.as_ref().map_or_else(
            || SmolStr::new_static(kind.plural()),
            |namespace| format_smolstr!("{namespace}/{}", kind.plural()),
        );
        let mut turn = self.turns.next().await;
        let events = watcher(api, self.options.watcher()).backoff(self.options.pauses());
        let mut events = pin!(events);
        loop {
            let event = tokio::select! {
                event = events.next() => event,
                () = turn.lasts() => continue,
            };
            let Some(event) = event else { return };
            // Who waits after an error keeps nobody else waiting.
            if !matches!(event, Ok(Event::Init | Event::InitApply(_))) {
                turn.end();
            }
            match event {
                Ok(event) => self.tell(&mut stream, event, &name).await,
                Err(error) => {
                    self.metrics.watch_failed(kind);
                    self.health.failed(&name, &error);
                }
            }
            // A page of a list brings hundreds of objects at once, and others have work too.
            consume_budget().await;
        }
    }

    async fn tell(&self, stream: &mut Stream, event: Event<Watched>, name: &SmolStr) {
        match event {
            Event::Init => Store::begin(stream),
            Event::InitApply(watched) => self.apply(stream, watched, true),
            Event::Apply(watched) => {
                self.health.well(name);
                self.apply(stream, watched, false);
            }
            Event::Delete(watched) => {
                self.metrics.watched(stream.kind, "deleted");
                if let Some((key, object)) = Object::read(stream.kind, watched, |key| self.store.known(key)) {
                    self.store.delete(&key, &object.uid);
                }
            }
            Event::InitDone => {
                self.health.well(name);
                for namespace in self.store.swept_by(stream) {
                    self.store.sweep(stream, &namespace);
                    yield_now().await;
                }
                if self.store.done(stream) {
                    tracing::debug!(watch = %name, "the first list is done");
                }
            }
        }
    }

    fn apply(&self, stream: &Stream, watched: Watched, listed: bool) {
        self.metrics.watched(stream.kind, if listed { "listed" } else { "applied" });
        // A list may come after a new definition, which reads the same spec in another way.
        let known = |key: &Key| self.store.known(key).filter(|_| !listed);
        let Some((key, object)) = Object::read(stream.kind, watched, known) else { return };
        let (refusal, named) = (object.refusal.clone(), key.clone());
        let news = self.store.apply(stream, key, object, listed);
        if let Some(refusal) = refusal.filter(|_| news) {
            let Key { namespace, kind, name } = named;
            tracing::warn!(%kind, %namespace, %name, "the spec cannot be understood: {refusal}");
        }
    }
}

impl WatchOptions {
    /// How kube's watcher is set.
    pub(super) fn watcher(&self) -> watcher::Config {
        // Zero would mean for ever.
        let timeout = u32::try_from(self.timeout.as_secs()).unwrap_or(u32::MAX).max(1);
        let config = watcher::Config::default().page_size(self.page_size).timeout(timeout);
        if self.streaming_lists { config.streaming_lists() } else { config }
    }

    /// After how much silence a connection is dead. Without this a list whose answer never comes, or
    /// a watch that never begins, would wait for ever.
    pub(super) fn silence(&self) -> Duration {
        self.timeout.max(Duration::from_secs(1)) + GRACE
    }

    /// The pauses after errors; they are short again after a time without one.
    pub(super) fn pauses(&self) -> ResetTimerBackoff<Doubling> {
        let (first, longest) = self.backoff;
        ResetTimerBackoff::new(Doubling::new(first, longest), 4 * longest)
    }
}
