//! Lists, page by page. The version of all pages is that of the first, so that a watch behind them
//! repeats what changed meanwhile.

use std::ops::Bound::{Excluded, Unbounded};

use noblindspot::api::{API_VERSION, Kind};

use super::answer::{self, Answer};
use super::query::{Query, continue_token};
use crate::cluster::Cluster;

/// The page that a query asks for.
pub fn answer(cluster: &Cluster, kind: Kind, query: &Query) -> Answer {
    let state = cluster.lock();
    let objects = &state.kinds[kind as usize];
    let (version, after) =
        query.after.as_ref().map_or((state.version, ""), |(version, key)| (*version, key.as_str()));
    let mut rest = objects.range::<str, _>((Excluded(after), Unbounded));
    let (mut items, mut last) = (String::new(), None);
    for (key, stored) in rest.by_ref().take(query.limit.unwrap_or(usize::MAX)) {
        if last.replace(key).is_some() {
            items.push(',');
        }
        stored.render(kind, key, &mut items);
    }
    let more = rest.next().and(last).map(|key| continue_token(version, key)).unwrap_or_default();
    drop(state);
    answer::json(200, page(kind, version, &more, &items))
}

fn page(kind: Kind, version: u64, more: &str, items: &str) -> String {
    let kind = kind.name();
    format!(
        r#"{{"apiVersion":"{API_VERSION}","kind":"{kind}List","metadata":{{"resourceVersion":"{version}","continue":"{more}"}},"items":[{items}]}}"#
    )
}
