use std::collections::BTreeSet;
use std::pin::pin;

use futures_util::StreamExt as _;
use k8s_openapi::api::core::v1::Namespace;
use kube::core::PartialObjectMeta;
use kube::runtime::WatchStreamExt as _;
use kube::runtime::watcher::{Event, watcher};
use kube::{Api, ResourceExt as _};
use smol_str::SmolStr;

use super::watch::Watching;

/// Watches the namespaces whose labels match, for ever, and tells the store which they are.
pub(super) async fn run(watching: Watching, selector: String) {
    let api: Api<PartialObjectMeta<Namespace>> = Api::all(watching.client.clone());
    let config = watching.options.watcher().labels(&selector);
    let mut events = pin!(watcher(api, config).backoff(watching.options.pauses()));
    let (mut selected, mut listing) = (BTreeSet::new(), BTreeSet::new());
    let mut first = true;
    let name = SmolStr::new_static("namespaces");
    while let Some(event) = events.next().await {
        match event {
            Ok(Event::Init) => listing = BTreeSet::new(),
            Ok(Event::InitApply(namespace)) => {
                listing.insert(SmolStr::from(namespace.name_any()));
            }
            Ok(Event::InitDone) => {
                watching.health.well(&name);
                selected = std::mem::take(&mut listing);
                watching.store.select(&selected, std::mem::take(&mut first));
            }
            Ok(Event::Apply(namespace)) => {
                if selected.insert(SmolStr::from(namespace.name_any())) {
                    watching.store.select(&selected, false);
                }
            }
            Ok(Event::Delete(namespace)) => {
                selected.remove(namespace.name_any().as_str());
                watching.store.select(&selected, false);
            }
            Err(error) => watching.health.failed(&name, &error),
        }
    }
}
