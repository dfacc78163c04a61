use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::core::v1::ObjectReference;
use k8s_openapi::api::events::v1::Event;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::MicroTime;
use kube::api::{ObjectMeta, PostParams};
use kube::{Api, Client};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

use super::error::chain;
use super::metrics::Metrics;
use super::object::Key;
use super::queue::News;
use super::rate::Bucket;
use crate::api::{API_VERSION, Verdict};

/// Events that may wait; more are dropped.
const WAITING: usize = 1024;
/// Events a second, and how many at once: a wave of changes must not flood the API server.
const RATE: u32 = 10;
const BURST: u32 = 200;
const LIMIT: Duration = Duration::from_secs(5);
/// The longest note and the longest name that the API server takes.
const NOTE: usize = 1024;
const NAME: usize = 220;

/// Takes news of changed verdicts, and never waits.
#[derive(Clone, Debug)]
pub(super) struct Announcer {
    news: mpsc::Sender<Event>,
    identity: Arc<str>,
    metrics: Arc<Metrics>,
}

/// Publishes events, as far as there is room; they are the least important.
pub(super) struct Publisher {
    client: Client,
    news: mpsc::Receiver<Event>,
    metrics: Arc<Metrics>,
}

/// Both ends.
pub(super) fn channel(client: Client, identity: &str, metrics: &Arc<Metrics>) -> (Announcer, Publisher) {
    let (sender, receiver) = mpsc::channel(WAITING);
    let announcer = Announcer { news: sender, identity: identity.into(), metrics: Arc::clone(metrics) };
    (announcer, Publisher { client, news: receiver, metrics: Arc::clone(metrics) })
}

impl Announcer {
    /// Announces another verdict of an object.
    pub(super) fn announce(&self, key: &Key, uid: &str, news: News) {
        let event = event(key, uid, news, &self.identity, Timestamp::now());
        if self.news.try_send(event).is_err() {
            self.metrics.event("dropped");
        }
    }
}

impl Publisher {
    /// Publishes what is announced, for ever.
    pub(super) async fn run(&mut self) {
        let mut bucket = Bucket::new(RATE, BURST);
        while let Some(event) = self.news.recv().await {
            if bucket.try_take(Instant::now()) {
                self.publish(event).await;
            } else {
                self.metrics.event("dropped");
            }
        }
    }

    async fn publish(&self, event: Event) {
        let namespace = event.metadata.namespace.clone().unwrap_or_default();
        let api: Api<Event> = Api::namespaced(self.client.clone(), &namespace);
        match timeout(LIMIT, api.create(&PostParams::default(), &event)).await {
            Ok(Ok(_)) => self.metrics.event("published"),
            Ok(Err(error)) => {
                tracing::debug!(error = chain(&error), "an event was not published");
                self.metrics.event("failed");
            }
            Err(_) => self.metrics.event("failed"),
        }
    }
}

fn event(key: &Key, uid: &str, news: News, identity: &str, now: Timestamp) -> Event {
    let type_ = if news.verdict == Verdict::Compliant { "Normal" } else { "Warning" };
    // The name of an object may be as long as that of an event, which needs room for the time.
    let name: String = key.name.chars().take(NAME).collect();
    Event {
        metadata: ObjectMeta {
            name: Some(format!("{}.{:x}", name.trim_end_matches(['.', '-']), now.as_nanosecond())),
            namespace: Some(key.namespace.to_string()),
            ..ObjectMeta::default()
        },
        action: Some("Judge".to_owned()),
        event_time: Some(MicroTime(now)),
        note: Some(shortened(news.message)),
        reason: Some(news.reason.to_string()),
        regarding: Some(ObjectReference {
            api_version: Some(API_VERSION.to_owned()),
            kind: Some(key.kind.name().to_owned()),
            name: Some(key.name.to_string()),
            namespace: Some(key.namespace.to_string()),
            uid: Some(uid.to_owned()),
            ..ObjectReference::default()
        }),
        reporting_controller: Some("noblindspot.dev/noblindspot".to_owned()),
        reporting_instance: Some(identity.chars().take(128).collect()),
        type_: Some(type_.to_owned()),
        ..Event::default()
    }
}

fn shortened(mut note: String) -> String {
    let end = (0..=NOTE.min(note.len())).rev().find(|end| note.is_char_boundary(*end));
    note.truncate(end.unwrap_or(0));
    note
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{ConditionStatus, Kind};

    #[test]
    fn an_event_names_the_object_and_the_cause() {
        let key = Key { namespace: "hy".into(), kind: Kind::Post, name: "valve".into() };
        let news = News {
            before: ConditionStatus::True,
            verdict: Verdict::NonCompliant,
            reason: "PostVacant".into(),
            message: "责".repeat(500),
        };
        let event = event(&key, "u1", news, "me", "2026-11-23T01:00:00Z".parse().unwrap());
        assert_eq!(event.type_.as_deref(), Some("Warning"));
        assert_eq!(event.reason.as_deref(), Some("PostVacant"));
        assert_eq!(event.note.unwrap().len(), 1023);
        assert_eq!(event.regarding.unwrap().uid.as_deref(), Some("u1"));
        assert!(event.metadata.name.unwrap().starts_with("valve.18"));
    }
}
