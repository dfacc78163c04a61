use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::api::coordination::v1::{Lease, LeaseSpec};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::MicroTime;
use kube::api::{DeleteParams, ObjectMeta, PostParams, Preconditions};
use kube::{Api, Client};
use tokio::time::{sleep, timeout};

use super::election::{Record, Step};
use super::{Election, Leadership};
use crate::controller::boot;
use crate::controller::error::chain;
use crate::controller::metrics::Metrics;
use crate::controller::options::LeaseOptions;
use crate::controller::shards::Names;

/// Takes part in the election.
#[derive(Debug)]
pub(in crate::controller) struct Leases {
    api: Api<Lease>,
    options: LeaseOptions,
    identity: String,
    leadership: Arc<Leadership>,
    metrics: Arc<Metrics>,
    election: Election,
    /// The Lease as it was last read or written, to be changed; `None`: it has to be read.
    stored: Option<Lease>,
    /// Of a Lease that is this replica's alone and goes with it, by which others know it.
    labels: Option<BTreeMap<String, String>>,
    failing: bool,
}

type Result<T, E = Trouble> = std::result::Result<T, E>;

/// Why an attempt failed.
#[derive(Debug, thiserror::Error)]
pub(in crate::controller) enum Trouble {
    #[error("the API server did not answer in time")]
    Slow(#[from] tokio::time::error::Elapsed),
    #[error(transparent)]
    Refused(#[from] kube::Error),
}

impl Trouble {
    /// Somebody else was faster, which is no trouble at all.
    pub(in crate::controller) fn is_conflict(&self) -> bool {
        matches!(self, Self::Refused(kube::Error::Api(status)) if status.code == 409)
    }

    /// It is not there.
    pub(in crate::controller) fn is_missing(&self) -> bool {
        matches!(self, Self::Refused(kube::Error::Api(status)) if status.code == 404)
    }
}

impl Leases {
    pub(in crate::controller) fn new(
        client: Client,
        namespace: &str,
        identity: &str,
        options: &LeaseOptions,
        leadership: Arc<Leadership>,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self {
            api: Api::namespaced(client, namespace),
            options: options.clone(),
            identity: identity.to_owned(),
            leadership,
            metrics,
            election: Election::new(identity, options),
            stored: None,
            labels: None,
            failing: false,
        }
    }

    /// A Lease of this replica alone, one of several among whom shards are divided.
    pub(in crate::controller) fn of_member(self, names: &Names) -> Self {
        let options = LeaseOptions { name: names.member(&self.identity), ..self.options };
        Self { options, labels: Some(names.of_members()), ..self }
    }

    /// Tries to hold the lease until told to stop, and says how it goes.
    pub(in crate::controller) async fn run(&mut self) {
        loop {
            let mut attempt = self.attempt().await;
            if attempt.as_ref().is_err_and(|trouble| self.has_changed(trouble)) {
                // By somebody else, or by a renewal of ours whose answer was lost.
                attempt = self.attempt().await;
            }
            self.report(attempt);
            self.publish();
            self.pause().await;
        }
    }

    // One of a member that is not there any more was buried.
    fn has_changed(&self, trouble: &Trouble) -> bool {
        trouble.is_conflict() || self.labels.is_some() && trouble.is_missing()
    }

    // The next attempt, or the moment at which a lease that cannot be renewed is over.
    async fn pause(&self) {
        let until = self.election.until(boot::now());
        let left = until.map_or(Duration::MAX, |until| until.saturating_sub(boot::now()));
        if left < self.options.retry_period {
            sleep(left).await;
            self.publish();
            sleep(self.options.retry_period.saturating_sub(left)).await;
        } else {
            sleep(self.options.retry_period).await;
        }
    }

    async fn attempt(&mut self) -> Result<()> {
        if self.stored.is_none() || self.election.until(boot::now()).is_none() {
            self.read().await?;
        }
        let sent = boot::now();
        let written = match self.election.step(sent) {
            Step::Wait => return Ok(()),
            Step::Create => self.create().await,
            Step::Renew | Step::Acquire => self.replace(&self.identity, self.options.duration).await,
        };
        let written = written.inspect_err(|_| self.stored = None)?;
        self.leadership.begin(written.metadata.uid.as_deref().unwrap_or_default());
        self.election.wrote(record(&written), sent);
        self.stored = Some(written);
        Ok(())
    }

    fn report(&mut self, attempt: Result<()>) {
        match attempt {
            Ok(()) => self.failing = false,
            Err(trouble) if trouble.is_conflict() => {}
            Err(trouble) => {
                if !std::mem::replace(&mut self.failing, true) {
                    tracing::warn!(error = chain(&trouble), "the lease cannot be reached");
                }
            }
        }
    }

    fn publish(&self) {
        let until = self.election.until(boot::now());
        if self.leadership.set(until) {
            self.metrics.leadership_changed();
            let holder = self.election.record().map_or("", |record| &record.holder);
            if until.is_some() {
                tracing::info!(identity = self.identity, "this replica now writes");
            } else {
                tracing::info!(identity = self.identity, holder, "this replica no longer writes");
            }
        }
    }

    async fn read(&mut self) -> Result<()> {
        let lease = self.bounded(self.api.get_opt(&self.options.name)).await?;
        self.election.observe(lease.as_ref().map(record), boot::now());
        self.stored = lease;
        Ok(())
    }

    async fn create(&self) -> Result<Lease> {
        let (name, labels) = (Some(self.options.name.clone()), self.labels.clone());
        let metadata = ObjectMeta { name, labels, ..ObjectMeta::default() };
        let spec = Some(spec(None, &self.identity, self.options.duration));
        let lease = Lease { metadata, spec };
        self.bounded(self.api.create(&PostParams::default(), &lease)).await
    }

    // The version in the stored metadata makes the server refuse what is based on an older one.
    async fn replace(&self, holder: &str, duration: Duration) -> Result<Lease> {
        let mut lease = self.stored.clone().unwrap_or_default();
        lease.spec = Some(spec(lease.spec.as_ref(), holder, duration));
        if self.labels.is_some() {
            lease.metadata.labels.clone_from(&self.labels);
        }
        self.bounded(self.api.replace(&self.options.name, &PostParams::default(), &lease)).await
    }

    async fn bounded<T>(&self, request: impl Future<Output = kube::Result<T>>) -> Result<T> {
        Ok(timeout(self.options.limit(), request).await??)
    }

    /// Gives the lease back, so that nobody has to wait for its end.
    pub(in crate::controller) async fn release(&mut self) {
        let held = self.election.until(boot::now()).is_some();
        self.election.lost();
        self.publish();
        if held {
            match self.give_back().await {
                Ok(()) => tracing::info!("the lease is given back"),
                Err(trouble) => tracing::warn!(error = chain(&trouble), "the lease could not be given back"),
            }
        }
    }

    async fn give_back(&self) -> Result<()> {
        if self.labels.is_none() {
            return self.replace("", Duration::from_secs(1)).await.map(drop);
        }
        let meta = self.stored.as_ref().map(|lease| lease.metadata.clone()).unwrap_or_default();
        let ours = Preconditions { uid: meta.uid, resource_version: meta.resource_version };
        let how = DeleteParams::default().preconditions(ours);
        self.bounded(self.api.delete(&self.options.name, &how)).await.map(drop)
    }
}

/// What a Lease says when it is taken or renewed, or given back to nobody.
pub(in crate::controller) fn spec(before: Option<&LeaseSpec>, holder: &str, duration: Duration) -> LeaseSpec {
    let now = Some(MicroTime(Timestamp::now()));
    let mut spec = before.cloned().unwrap_or_default();
    if !holder.is_empty() && spec.holder_identity.as_deref() != Some(holder) {
        spec.acquire_time.clone_from(&now);
        spec.lease_transitions = Some(spec.lease_transitions.map_or(0, |number| number + 1));
    }
    spec.holder_identity = Some(holder.to_owned());
    spec.lease_duration_seconds = Some(i32::try_from(duration.as_secs().max(1)).unwrap_or(i32::MAX));
    spec.renew_time = now;
    spec
}

/// What an election needs of a Lease.
pub(in crate::controller) fn record(lease: &Lease) -> Record {
    let spec = lease.spec.as_ref();
    let seconds = spec.and_then(|spec| spec.lease_duration_seconds).and_then(|s| u64::try_from(s).ok());
    Record {
        holder: spec.and_then(|spec| spec.holder_identity.clone()).unwrap_or_default(),
        duration: Duration::from_secs(seconds.unwrap_or(0)),
        version: lease.metadata.resource_version.clone().unwrap_or_default(),
    }
}
