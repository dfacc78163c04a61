use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use k8s_openapi::api::coordination::v1::Lease;
use kube::api::{DeleteParams, ListParams, ObjectMeta, PostParams, Preconditions};
use kube::{Api, Client, Resource};
use tokio::time::timeout;

use super::Shard;
use super::census::Member;
use super::names::{Names, Role};
use crate::controller::leader::{Record, Trouble, record, spec};
use crate::controller::options::LeaseOptions;

/// Requests at a time.
const AT_A_TIME: usize = 16;

type Result<T, E = Trouble> = std::result::Result<T, E>;

/// The Leases of a controller with shards, on the API server.
#[derive(Debug)]
pub(in crate::controller) struct Claims {
    api: Api<Lease>,
    names: Names,
    identity: String,
    options: LeaseOptions,
}

impl Claims {
    pub(in crate::controller) fn new(
        client: Client,
        namespace: &str,
        names: Names,
        identity: &str,
        options: &LeaseOptions,
    ) -> Self {
        let api = Api::namespaced(client, namespace);
        Self { api, names, identity: identity.to_owned(), options: options.clone() }
    }

    async fn bounded<T>(&self, request: impl Future<Output = kube::Result<T>>) -> Result<T> {
        Ok(timeout(self.options.limit(), request).await??)
    }

    /// The Leases of all replicas.
    pub(super) async fn members(&self) -> Result<BTreeMap<String, Member>> {
        let leases = self.list(Role::Member).await?;
        Ok(leases
            .into_iter()
            .map(|lease| (lease.metadata.name.clone().unwrap_or_default(), member(&lease)))
            .collect())
    }

    /// The Leases of the shards that have one.
    pub(super) async fn shards(&self) -> Result<BTreeMap<Shard, Lease>> {
        let leases = self.list(Role::Shard).await?;
        let numbered = leases.into_iter().filter_map(|lease| {
            let shard = self.names.number_of(lease.metadata.name.as_deref()?)?;
            Some((shard, lease))
        });
        Ok(numbered.collect())
    }

    async fn list(&self, role: Role) -> Result<Vec<Lease>> {
        let what = ListParams::default().labels(&self.names.selector(role));
        Ok(self.bounded(self.api.list(&what)).await?.items)
    }

    /// The Lease by which replicas without shards elect their leader.
    pub(super) async fn undivided(&self) -> Result<Option<Record>> {
        Ok(self.bounded(self.api.get_opt(&self.options.name)).await?.as_ref().map(record))
    }

    /// Deletes the Lease of a replica, if nobody has renewed it.
    pub(super) async fn bury(&self, name: &str, member: &Member) -> Result<()> {
        let version = Some(member.record.version.clone());
        let if_unchanged = Preconditions { uid: Some(member.uid.clone()), resource_version: version };
        let how = DeleteParams::default().preconditions(if_unchanged);
        self.bounded(self.api.delete(name, &how)).await.map(drop)
    }

    /// Takes shards, as their Leases were read, and gives the Leases of those that were taken.
    pub(super) async fn take(
        &self,
        shards: impl IntoIterator<Item = (Shard, Option<Lease>)>,
    ) -> Vec<(Shard, Result<Lease>)> {
        let takes =
            shards.into_iter().map(|(shard, before)| async move { (shard, self.write(shard, before).await) });
        stream::iter(takes).buffer_unordered(AT_A_TIME).collect().await
    }

    async fn write(&self, shard: Shard, before: Option<Lease>) -> Result<Lease> {
        let name = self.names.shard(shard);
        let written = |before| Some(spec(before, &self.identity, self.options.duration));
        if let Some(mut lease) = before {
            lease.spec = written(lease.spec.as_ref());
            lease.meta_mut().labels = Some(self.names.labels(Role::Shard));
            return self.bounded(self.api.replace(&name, &PostParams::default(), &lease)).await;
        }
        let labels = Some(self.names.labels(Role::Shard));
        let metadata = ObjectMeta { name: Some(name), labels, ..ObjectMeta::default() };
        let lease = Lease { metadata, spec: written(None) };
        self.bounded(self.api.create(&PostParams::default(), &lease)).await
    }

    /// Gives shards back, as their Leases were read or written, and says how each went.
    pub(super) async fn give_back(
        &self,
        shards: impl IntoIterator<Item = (Shard, Lease)>,
    ) -> Vec<(Shard, Result<Lease>)> {
        let gives = shards.into_iter().map(|(shard, mut lease)| async move {
            lease.spec = Some(spec(lease.spec.as_ref(), "", Duration::from_secs(1)));
            let name = self.names.shard(shard);
            (shard, self.bounded(self.api.replace(&name, &PostParams::default(), &lease)).await)
        });
        stream::iter(gives).buffer_unordered(AT_A_TIME).collect().await
    }
}

fn member(lease: &Lease) -> Member {
    Member {
        record: record(lease),
        uid: lease.metadata.uid.clone().unwrap_or_default(),
        shards: Names::shards(lease.metadata.labels.as_ref()),
    }
}
