//! What a watcher of all objects sees, and when.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use kube::Client;
use kube::api::WatchEvent;
use noblindspot::api::Kind;
use serde::Deserialize;
use tokio::task::JoinSet;

use crate::bench::Bench;
use crate::calls;

/// How long a status may take at most.
const PATIENCE: Duration = Duration::from_secs(120);

/// Watches the five kinds; dropped, it does no longer.
pub struct Watching {
    seen: Receiver<(Object, Instant)>,
    _tasks: JoinSet<()>,
}

/// An object as a watch shows it.
#[derive(Clone, Deserialize)]
struct Object {
    metadata: Meta,
    #[serde(default)]
    status: Option<Status>,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Meta {
    uid: String,
    resource_version: String,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    observed_generation: Option<i64>,
}

#[derive(Deserialize)]
struct List {
    metadata: ListMeta,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListMeta {
    resource_version: String,
}

impl Watching {
    /// Begins; what happens from now on is seen.
    pub fn start(bench: &Bench) -> Self {
        let (sender, seen) = channel();
        let (client, mut tasks) = (bench.client(), JoinSet::new());
        for kind in Kind::ALL {
            let path = format!("/apis/noblindspot.dev/v1alpha1/{}", kind.plural());
            let list = calls::get(&format!("{path}?limit=1"));
            let list: List = bench.runtime.block_on(client.request(list)).expect("a list");
            let watch = follow(client.clone(), path, list.metadata.resource_version, sender.clone());
            tasks.spawn_on(watch, bench.runtime.handle());
        }
        Self { seen, _tasks: tasks }
    }

    /// When the status of a generation of an object was seen.
    pub fn status(&self, uid: &str, generation: i64) -> Instant {
        loop {
            let (object, at) = self.seen.recv_timeout(PATIENCE).expect("a status arrives");
            let observed = object.status.and_then(|status| status.observed_generation);
            if object.metadata.uid == uid && observed == Some(generation) {
                return at;
            }
        }
    }
}

// A watch ends after some minutes, and goes on from where it was.
async fn follow(client: Client, path: String, mut version: String, sender: Sender<(Object, Instant)>) {
    loop {
        let watch = calls::get(&format!("{path}?watch=1&resourceVersion={version}&timeoutSeconds=290"));
        let events = client.request_events::<Object>(watch).await.expect("a watch");
        let mut events = std::pin::pin!(events);
        while let Some(event) = events.next().await {
            let Ok(WatchEvent::Added(object) | WatchEvent::Modified(object)) = event else { break };
            version.clone_from(&object.metadata.resource_version);
            let _ = sender.send((object, Instant::now()));
        }
    }
}
