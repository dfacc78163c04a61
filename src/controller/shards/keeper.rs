use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use k8s_openapi::api::coordination::v1::Lease;
use tokio::time::sleep;

use super::census::Census;
use super::claims::Claims;
use super::plan::{self, Holders};
use super::rendezvous::share;
use super::rivals::Rivals;
use super::{Holding, Shard};
use crate::controller::boot;
use crate::controller::error::chain;
use crate::controller::leader::{Leadership, Trouble, record};
use crate::controller::options::LeaseOptions;

/// Takes the shards that are this replica's share, and gives back those that are not.
#[derive(Debug)]
pub(in crate::controller) struct Keeper {
    claims: Claims,
    identity: String,
    options: LeaseOptions,
    leadership: Arc<Leadership>,
    holding: Arc<Holding>,
    census: Census,
    rivals: Rivals,
    /// The Leases of shards that name this replica, as far as it knows, and the Lease of its own that
    /// it had when it took them.
    named: BTreeMap<Shard, Lease>,
    under: String,
    /// When the Leases of the shards were last read.
    read: Option<Duration>,
    failing: bool,
}

impl Keeper {
    pub(in crate::controller) fn new(
        claims: Claims,
        identity: &str,
        options: &LeaseOptions,
        leadership: Arc<Leadership>,
        holding: Arc<Holding>,
    ) -> Self {
        let rivals = Rivals::new(identity, holding.number());
        Self {
            claims,
            identity: identity.to_owned(),
            options: options.clone(),
            leadership,
            holding,
            census: Census::default(),
            rivals,
            named: BTreeMap::new(),
            under: String::new(),
            read: None,
            failing: false,
        }
    }

    /// Keeps to its share, for ever.
    pub(in crate::controller) async fn run(&mut self) {
        let mut changes = self.leadership.changes();
        loop {
            // Without a Lease of its own a replica has no say, and knows nothing of the others.
            if self.leadership.holds() {
                let walked = self.walk().await;
                self.report(walked);
            }
            tokio::select! {
                () = sleep(self.options.retry_period) => {}
                Ok(()) = changes.changed() => {}
            }
        }
    }

    async fn walk(&mut self) -> Result<(), Trouble> {
        self.begin();
        self.count().await?;
        let share = self.share();
        self.give_back(&share).await;
        if self.has_to_read(&share) {
            self.read_and_take(&share).await?;
        }
        self.holding.settle();
        Ok(())
    }

    // Under another Lease of its own nothing is left of what it held.
    fn begin(&mut self) {
        let lease = self.holding.lease();
        if self.under != lease {
            self.named.clear();
            (self.under, self.read) = (lease, None);
        }
    }

    // Who lives. Who does not is buried, and from then on knows that it holds nothing.
    async fn count(&mut self) -> Result<(), Trouble> {
        self.observe().await?;
        for (name, member) in self.census.over(boot::now()) {
            if member.record.holder == self.identity {
                continue;
            }
            match self.claims.bury(name, member).await {
                Ok(()) => tracing::info!(replica = member.record.holder, "a replica is lost"),
                // Somebody else did, or it is back.
                Err(trouble) if trouble.is_conflict() || trouble.is_missing() => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(())
    }

    async fn observe(&mut self) -> Result<(), Trouble> {
        let members = self.claims.members().await?;
        self.census.observe(members, boot::now());
        Ok(())
    }

    fn share(&mut self) -> BTreeSet<Shard> {
        let (number, now) = (self.holding.number(), boot::now());
        if self.rivals.go_first(&self.census, now) {
            return BTreeSet::new();
        }
        share(&self.identity, &self.census.live(number.get(), now), number)
    }

    // What is on the wire ends first; until then the others wait.
    async fn give_back(&mut self, share: &BTreeSet<Shard>) {
        let leaving = plan::leaving(&self.identity, &holders(&self.named), share);
        let silent = leaving.into_iter().filter(|shard| self.holding.leave(*shard));
        let silent: Vec<_> =
            silent.filter_map(|shard| Some((shard, self.named.get(&shard)?.clone()))).collect();
        let mut given = Vec::new();
        for (shard, result) in self.claims.give_back(silent).await {
            match result {
                Ok(_) => given.push(shard),
                Err(trouble) => {
                    tracing::debug!(shard, error = chain(&trouble), "a shard was not given back");
                    self.read = None;
                }
            }
        }
        for shard in &given {
            self.named.remove(shard);
        }
        if !given.is_empty() {
            tracing::info!(shards = ?given, held = self.holding.len(), "gave shards back");
        }
    }

    // Something is missing, or it was not looked at for long.
    fn has_to_read(&self, share: &BTreeSet<Shard>) -> bool {
        let long = self.read.is_none_or(|read| boot::now() >= read + self.options.duration);
        long || self.rivals.are_there() || share.iter().any(|shard| !self.has(*shard))
    }

    // First the shards, then the replicas: a replica that comes in between and takes a shard makes
    // another version of its Lease, and one that is not there by then holds none of those read.
    async fn read_and_take(&mut self, share: &BTreeSet<Shard>) -> Result<(), Trouble> {
        let undivided = self.claims.undivided().await?;
        let leases = self.claims.shards().await?;
        self.observe().await?;
        let (now, present) = (boot::now(), self.census.present());
        self.read = Some(now);
        self.know(&leases);
        let free = plan::free(&self.identity, &holders(&leases), share, &present);
        let missing = free.into_iter().filter(|shard| !self.has(*shard));
        let missing: Vec<_> = missing.map(|shard| (shard, leases.get(&shard).cloned())).collect();
        if !self.rivals.hold(undivided, leases.values(), &present, now) {
            self.take(missing).await;
        }
        Ok(())
    }

    fn has(&self, shard: Shard) -> bool {
        self.named.contains_key(&shard) && self.holding.holds(shard)
    }

    // A shard whose Lease does not name this replica is not held, whoever changed it.
    fn know(&mut self, leases: &BTreeMap<Shard, Lease>) {
        let ours = leases.iter().filter(|(_, lease)| record(lease).holder == self.identity);
        let ours: BTreeMap<_, _> = ours.map(|(shard, lease)| (*shard, lease.clone())).collect();
        for shard in self.named.keys().filter(|shard| !ours.contains_key(shard)) {
            self.holding.leave(*shard);
        }
        self.named = ours;
    }

    async fn take(&mut self, missing: Vec<(Shard, Option<Lease>)>) {
        let mut taken = Vec::new();
        for (shard, result) in self.claims.take(missing).await {
            match result {
                Ok(lease) => {
                    self.named.insert(shard, lease);
                    taken.push(shard);
                }
                Err(trouble) => tracing::debug!(shard, error = chain(&trouble), "a shard was not taken"),
            }
        }
        if !taken.is_empty() {
            self.holding.take(&self.under, taken.iter().copied());
            tracing::info!(shards = ?taken, held = self.holding.len(), "took shards");
        }
    }

    fn report(&mut self, walked: Result<(), Trouble>) {
        match walked {
            Ok(()) => self.failing = false,
            Err(trouble) => {
                if !std::mem::replace(&mut self.failing, true) {
                    tracing::warn!(error = chain(&trouble), "the leases of the shards cannot be reached");
                }
            }
        }
    }
}

fn holders(leases: &BTreeMap<Shard, Lease>) -> Holders {
    leases.iter().map(|(shard, lease)| (*shard, record(lease).holder)).collect()
}
