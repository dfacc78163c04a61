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

/// Watches the namespaces whose labels match, or all, for ever, and tells which they are, and whether
/// for the first time.
pub(super) async fn run(
    watching: Watching,
    selector: Option<String>,
    tell: impl Fn(&BTreeSet<SmolStr>, bool),
) {
    let api: Api<PartialObjectMeta<Namespace>> = Api::all(watching.client.clone());
    let config = watching.options.watcher();
    let config = if let Some(selector) = &selector { config.labels(selector) } else { config };
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
                tell(&selected, std::mem::take(&mut first));
            }
            Ok(Event::Apply(namespace)) => {
                if selected.insert(SmolStr::from(namespace.name_any())) {
                    tell(&selected, false);
                }
            }
            Ok(Event::Delete(namespace)) => {
                selected.remove(namespace.name_any().as_str());
                tell(&selected, false);
            }
            Err(error) => watching.health.failed(&name, &error),
        }
    }
}
