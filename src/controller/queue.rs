use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use smol_str::SmolStr;
use tokio::sync::Notify;

use super::object::{Key, Object};
use super::seen::Content;
use crate::api::{ConditionStatus, Verdict};

/// A status to be written.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) key: Key,
    /// The number of the pass that asks for it.
    pub(super) pass: u64,
    pub(super) object: Arc<Object>,
    pub(super) content: Content,
    /// The status as JSON.
    pub(super) status: String,
    /// The verdict, if it is another one than before.
    pub(super) news: Option<News>,
}

/// Another verdict than before.
#[derive(Clone, Debug)]
pub(super) struct News {
    pub(super) before: ConditionStatus,
    pub(super) verdict: Verdict,
    pub(super) reason: SmolStr,
    pub(super) message: String,
}

/// How urgent a write is: the most severe findings first.
pub(super) type Rank = u8;

/// The writes that wait, in their order. A pass replaces what waits of its namespace, so nothing
/// that was overtaken is ever written.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: Mutex<Waiting>,
    filled: Notify,
    drained: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    jobs: BTreeMap<(Rank, u64), Job>,
    next: u64,
}

/// Passes begin while fewer writes than this wait.
const LOW: usize = 4096;

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces the writes that wait of a namespace.
    pub(super) fn replace(&self, namespace: &SmolStr, jobs: Vec<(Rank, Job)>) {
        let mut waiting = self.lock();
        waiting.jobs.retain(|_, job| job.key.namespace != *namespace);
        for (rank, job) in jobs {
            let number = waiting.next;
            waiting.next += 1;
            waiting.jobs.insert((rank, number), job);
        }
        drop(waiting);
        self.filled.notify_one();
    }

    /// Takes the most urgent write, waiting for one.
    pub(super) async fn next(&self) -> Job {
        loop {
            let filled = self.filled.notified();
            let first = self.lock().jobs.pop_first();
            if let Some((_, job)) = first {
                self.drained.notify_one();
                return job;
            }
            filled.await;
        }
    }

    /// Forgets all writes.
    pub(super) fn clear(&self) {
        self.lock().jobs.clear();
        self.drained.notify_one();
    }

    /// Whether there is room for the writes of more passes.
    pub(super) fn has_room(&self) -> bool {
        self.lock().jobs.len() < LOW
    }

    /// Waits until a write was taken.
    pub(super) async fn drained(&self) {
        self.drained.notified().await;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::controller::object::tests::post;
    use crate::controller::seen::Seen;
    use crate::engine::Status;

    fn job(namespace: &str, name: &str) -> Job {
        let (mut key, object) = post(name, name, 1, &json!({}));
        key.namespace = namespace.into();
        let content = Seen::of(&mut Status::empty(key.kind)).content.unwrap();
        Job { key, pass: 1, object: Arc::new(object), content, status: String::new(), news: None }
    }

    #[tokio::test]
    async fn the_most_severe_come_first_and_the_newest_pass_counts() {
        let queue = Queue::default();
        queue.replace(&"a".into(), vec![(3, job("a", "old"))]);
        queue.replace(&"b".into(), vec![(5, job("b", "last")), (2, job("b", "second"))]);
        queue.replace(&"a".into(), vec![(4, job("a", "third")), (0, job("a", "first"))]);
        for expected in ["first", "second", "third", "last"] {
            assert_eq!(queue.next().await.key.name, expected);
        }
        assert!(queue.has_room());
    }
}
