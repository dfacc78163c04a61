use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::SmolStr;
use tokio::sync::watch;

use super::options::Scope;
use super::selector;
use super::shards::{Holding, Territory};
use super::store::{Store, Stream};
use super::tasks::Tasks;
use super::watch::Watching;
use crate::api::Kind;

/// The store that the watches of a scope fill, which waits for their first lists.
pub(super) fn store(scope: &Scope, shards: bool) -> Store {
    // With shards it waits to hear which namespaces there are to list.
    if shards {
        return Store::new(1, false);
    }
    let selecting = matches!(scope, Scope::Selected(_));
    Store::new(streams(scope).len() + usize::from(selecting), selecting)
}

/// Starts the watches of a scope; with shards, those of the namespaces of shards that are held.
pub(super) fn start(scope: &Scope, watching: Watching, holding: Option<&Arc<Holding>>, tasks: &mut Tasks) {
    match holding {
        Some(holding) => watch_ours(scope, watching, Arc::clone(holding), tasks),
        None => watch_all(scope, &watching, tasks),
    }
}

fn watch_all(scope: &Scope, watching: &Watching, tasks: &mut Tasks) {
    for stream in streams(scope) {
        tasks.spawn("watch", watching.clone().run(stream));
    }
    if let Scope::Selected(selector) = scope {
        let store = Arc::clone(&watching.store);
        let tell = move |selected: &BTreeSet<SmolStr>, first| store.select(selected, first);
        let follow = selector::run(watching.clone(), Some(selector.clone()), tell);
        tasks.spawn("watch of namespaces", follow);
    }
}

// Each namespace by itself.
fn watch_ours(scope: &Scope, watching: Watching, holding: Arc<Holding>, tasks: &mut Tasks) {
    let (sender, namespaces) = watch::channel(None);
    let selector = match scope {
        Scope::All => Some(None),
        Scope::Selected(selector) => Some(Some(selector.clone())),
        Scope::Namespaces(names) => {
            sender.send_replace(Some(names.iter().map(SmolStr::from).collect()));
            None
        }
    };
    if let Some(selector) = selector {
        let tell = move |all: &BTreeSet<SmolStr>, _| drop(sender.send_replace(Some(all.clone())));
        tasks.spawn("watch of namespaces", selector::run(watching.clone(), selector, tell));
    }
    let mut territory = Territory::new(watching, holding, namespaces);
    tasks.spawn("watches of the held shards", async move { territory.run().await });
}

fn streams(scope: &Scope) -> Vec<Stream> {
    let namespaces: Vec<Option<SmolStr>> = match scope {
        Scope::All | Scope::Selected(_) => vec![None],
        Scope::Namespaces(names) => names.iter().map(|name| Some(name.into())).collect(),
    };
    let of = |namespace: &Option<SmolStr>| Kind::ALL.map(|kind| Stream::new(kind, namespace.clone()));
    namespaces.iter().flat_map(of).collect()
}
