use std::sync::Arc;
use std::time::{Duration, Instant};

use kube::api::{Patch, PatchParams};
use kube::{Api, Client};
use serde::Serialize;
use serde_json::value::RawValue;
use smol_str::SmolStr;
use tokio::sync::{Semaphore, mpsc};
use tokio::time::{sleep, timeout};
use tokio_util::task::TaskTracker;

use super::error::chain;
use super::events::Announcer;
use super::leader::Leadership;
use super::metrics::Metrics;
use super::object::{Key, Object};
use super::options::WriteOptions;
use super::queue::{Job, Queue};
use super::rate::Bucket;
use super::store::{Answer, Start, Store};
use super::tasks::timed;
use super::wire::Watched;
use crate::api::API_VERSION;

/// How long the watch has to show why a write met another version than was judged.
const UNEXPLAINED: Duration = Duration::from_secs(5);

/// The manager of the fields that we write.
pub(super) const MANAGER: &str = "noblindspot";

/// Writes statuses.
#[derive(Clone)]
pub(super) struct Writer {
    pub(super) client: Client,
    pub(super) options: WriteOptions,
    pub(super) queue: Arc<Queue>,
    pub(super) store: Arc<Store>,
    pub(super) leadership: Arc<Leadership>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) announcer: Announcer,
    /// The namespaces of writes that failed.
    pub(super) failures: mpsc::UnboundedSender<SmolStr>,
}

/// A status as it is applied: exactly our fields, and what they were judged from.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Applied<'a> {
    api_version: &'static str,
    kind: &'static str,
    metadata: Meta<'a>,
    status: &'a RawValue,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Meta<'a> {
    name: &'a str,
    namespace: &'a str,
    uid: &'a str,
    resource_version: &'a str,
}

impl Writer {
    /// Writes what is queued, for ever; writes on the wire are tracked.
    pub(super) async fn run(&self, on_the_wire: &TaskTracker) {
        let slots = Arc::new(Semaphore::new(self.options.concurrency.max(1)));
        let mut bucket = Bucket::new(self.options.rate, self.options.rate);
        loop {
            let slot = Arc::clone(&slots).acquire_owned().await.expect("nobody closes it");
            bucket.take().await;
            let job = self.queue.next().await;
            if !self.leadership.holds() {
                // Whoever writes now compares everything, and so do we when it is us again.
                self.queue.clear();
                continue;
            }
            let writer = self.clone();
            on_the_wire.spawn(async move {
                timed("write", &writer.metrics, writer.write(job)).await;
                drop(slot);
            });
        }
    }

    async fn write(&self, job: Job) {
        // The last look at the lease: from here to the wire nothing waits.
        let Some(_entered) = self.leadership.enter(&job.key.namespace) else { return };
        let version = match self.store.start(&job.key, job.pass, &job.object, job.content) {
            Start::Now(version) => version,
            Start::Wait => return,
            Start::Stale => return self.store.mark(&job.key.namespace),
        };
        let started = Instant::now();
        let answer = self.send(&job, &version).await;
        self.metrics.wrote(job.key.kind, answer.name(), started.elapsed());
        if self.store.finish(&job.key, &job.object.uid, &version, &answer) {
            self.store.mark(&job.key.namespace);
        }
        match answer {
            Answer::Written(_) => self.announce(job),
            Answer::Failed => self.failures.send(job.key.namespace).unwrap_or_default(),
            Answer::Conflict => self.look_again(job),
            Answer::Gone | Answer::Refused => {}
        }
    }

    // The watch mostly shows sooner what changed. If it never does, because the refusal was for
    // nothing or the watch hangs, the status must not stay as it is until somebody edits something.
    fn look_again(&self, job: Job) {
        let store = Arc::clone(&self.store);
        tokio::spawn(async move {
            sleep(UNEXPLAINED).await;
            store.give_up_waiting(&job.key, &job.object.uid);
        });
    }

    async fn send(&self, job: &Job, version: &SmolStr) -> Answer {
        let key = &job.key;
        let api: Api<Watched> = Api::namespaced_with(self.client.clone(), &key.namespace, &key.kind);
        let status: &RawValue = serde_json::from_str(&job.status).expect("it was written as JSON");
        let applied = Applied {
            api_version: API_VERSION,
            kind: key.kind.name(),
            metadata: Meta {
                name: &key.name,
                namespace: &key.namespace,
                uid: &job.object.uid,
                resource_version: version,
            },
            status,
        };
        // It is made of our types: to look for unknown fields in it would make the server read it twice.
        let how = PatchParams::apply(MANAGER).force().validation_ignore();
        let patch = Patch::Apply(&applied);
        match timeout(self.options.timeout, api.patch_status(&key.name, &how, &patch)).await {
            Ok(Ok(watched)) => {
                let judged = |_: &Key| Some(Arc::clone(&job.object));
                let object = Object::read(key.kind, watched, judged);
                object.map_or(Answer::Failed, |(_, object)| Answer::Written(Box::new(object)))
            }
            Ok(Err(error)) => judge(job, &error),
            Err(_) => {
                tracing::warn!(kind = %key.kind, namespace = %key.namespace, name = %key.name, "the write of a status took too long");
                Answer::Failed
            }
        }
    }

    fn announce(&self, job: Job) {
        let Job { key, object, news, .. } = job;
        let Some(news) = news else {
            tracing::debug!(kind = %key.kind, namespace = %key.namespace, name = %key.name, "wrote a status");
            return;
        };
        tracing::info!(
            kind = %key.kind,
            namespace = %key.namespace,
            name = %key.name,
            verdict = news.verdict.name(),
            before = news.before.name(),
            reason = %news.reason,
            "{}",
            news.message
        );
        self.announcer.announce(&key, &object.uid, news);
    }
}

// What an error says about the next attempt.
fn judge(job: &Job, error: &kube::Error) -> Answer {
    let key = &job.key;
    let answer = match error {
        kube::Error::Api(status) => match status.code {
            404 => Answer::Gone,
            409 => Answer::Conflict,
            400 | 413 | 422 => Answer::Refused,
            _ => Answer::Failed,
        },
        _ => Answer::Failed,
    };
    let name = answer.name();
    match &answer {
        Answer::Failed | Answer::Refused => {
            tracing::warn!(kind = %key.kind, namespace = %key.namespace, name = %key.name, answer = name, error = chain(error), "a status was not written");
        }
        _ => {
            tracing::debug!(kind = %key.kind, namespace = %key.namespace, name = %key.name, answer = name, "a status was not written");
        }
    }
    answer
}

impl Answer {
    fn name(&self) -> &'static str {
        match self {
            Self::Written(_) => "ok",
            Self::Conflict => "conflict",
            Self::Gone => "gone",
            Self::Refused | Self::Failed => "failed",
        }
    }
}
