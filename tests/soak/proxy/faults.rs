//! What goes wrong, how often, and with which requests.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fastrand::Rng;
use hyper::{Method, Request};
use tokio::sync::watch;

use crate::counts::Counts;

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// 429, with a time to wait.
    TooMany,
    /// 409, without a reason.
    Conflict,
    /// 500.
    Broken,
    /// It is forwarded after a while.
    Slow,
    /// It is forwarded when the test says so.
    Held,
    /// It is taken, and nothing ever comes back: a half-open connection.
    Silent,
    /// It is done, and the answer is lost.
    Lost,
    /// The connection ends in the middle of the answer.
    Cut,
    /// The answer stops in the middle, and the connection stays.
    Stalled,
}

/// What a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// The write of a status.
    Status,
    /// The Lease.
    Lease,
    /// An event.
    Event,
    /// A list.
    List,
    /// A watch.
    Watch,
}

/// A share of the requests of a class has a fault.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub(crate) class: Class,
    pub(crate) fault: Fault,
    /// Of a hundred.
    pub(crate) percent: u32,
    /// So many at most.
    pub(crate) at_most: u32,
}

/// The faults of a proxy.
#[derive(Debug)]
pub(super) struct Faults {
    inner: Mutex<Inner>,
    /// Sent to forward what is held.
    released: watch::Sender<()>,
}

#[derive(Debug)]
struct Inner {
    rng: Rng,
    rules: Vec<Rule>,
    happened: BTreeMap<Fault, u32>,
}

impl Class {
    pub(super) fn of<B>(request: &Request<B>) -> Self {
        let (path, query) = (request.uri().path(), request.uri().query().unwrap_or_default());
        match *request.method() {
            _ if path.contains("/leases") => Self::Lease,
            Method::GET if query.contains("watch=true") => Self::Watch,
            Method::GET => Self::List,
            _ if path.ends_with("/status") => Self::Status,
            _ => Self::Event,
        }
    }
}

impl Faults {
    pub(super) fn new(seed: u64) -> Self {
        let inner = Inner { rng: Rng::with_seed(seed), rules: Vec::new(), happened: BTreeMap::new() };
        Self { inner: Mutex::new(inner), released: watch::Sender::new(()) }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set(&self, rules: &[Rule]) {
        self.lock().rules = rules.to_vec();
    }

    /// What happens to a request of a class, and a number for whatever about it is random.
    pub(super) fn next(&self, class: Class) -> Option<(Fault, u64)> {
        let Inner { rng, rules, happened } = &mut *self.lock();
        let of_class = |rule: &&mut Rule| rule.class == class && rule.at_most > 0;
        let rule = rules.iter_mut().filter(of_class).find(|rule| rng.u32(0..100) < rule.percent)?;
        rule.at_most -= 1;
        *happened.entry(rule.fault).or_default() += 1;
        Some((rule.fault, rng.u64(..)))
    }

    /// Lets go what is held now.
    pub(super) fn release(&self) {
        self.released.send_replace(());
    }

    /// Waits until what is held now is let go.
    pub(super) async fn released(&self) {
        // The sender is ours, so it is there.
        let _ = self.released.subscribe().changed().await;
    }

    pub(super) fn happened(&self, fault: Fault) -> u32 {
        self.lock().happened.get(&fault).copied().unwrap_or(0)
    }

    pub(super) fn count(&self, counts: &mut Counts) {
        for (fault, number) in &self.lock().happened {
            counts.add(&format!("{fault:?}"), usize::try_from(*number).expect("a small number"));
        }
    }
}
