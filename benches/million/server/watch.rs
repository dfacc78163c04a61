//! Watches: lines of JSON until the time is over or the server forgets.

use std::time::Duration;

use futures_util::stream;
use hyper::body::Bytes;
use noblindspot::api::Kind;
use tokio::time::{Instant, timeout_at};

use super::answer::{self, Answer};
use super::query::Query;
use crate::cluster::Cluster;

const LONGEST: Duration = Duration::from_secs(600);

/// The watch that a query asks for.
pub fn answer(cluster: &Cluster, kind: Kind, query: &Query) -> Answer {
    let Ok(events) = cluster.lock().watch(kind, query.version) else {
        let status = answer::status(410, "Expired", "too old resource version");
        let line = format!("{{\"type\":\"ERROR\",\"object\":{status}}}\n");
        return answer::lines(stream::iter([Bytes::from(line)]));
    };
    let ends = Instant::now() + query.timeout.unwrap_or(LONGEST);
    answer::lines(stream::unfold(events, move |mut events| async move {
        let event = timeout_at(ends, events.recv()).await.ok().flatten()?;
        Some((event, events))
    }))
}
