use std::collections::BTreeSet;
use std::num::NonZeroU16;
use std::time::Duration;

use k8s_openapi::api::coordination::v1::Lease;

use super::census::Census;
use super::names::Names;
use crate::controller::leader::{Record, record};

/// Replicas of the same name that divide the namespaces in another way: into another number of shards,
/// or not at all. As long as they are there, those with more shards hold none, so that a rollout that
/// changes the number never has two write for one namespace.
#[derive(Debug)]
pub(super) struct Rivals {
    identity: String,
    number: NonZeroU16,
    /// The Lease of those without shards, and since when it is as it is.
    undivided: Option<(Record, Duration)>,
    there: bool,
}

impl Rivals {
    pub(super) fn new(identity: &str, number: NonZeroU16) -> Self {
        Self { identity: identity.to_owned(), number, undivided: None, there: false }
    }

    /// Whether some of them go first. Then no shard is ours.
    pub(super) fn go_first(&mut self, census: &Census, now: Duration) -> bool {
        let whom = match census.before(self.number.get(), now) {
            Some((replica, shards)) => Some((replica, shards)),
            None if self.is_undivided(now) => Some(("", 0)),
            None => None,
        };
        if let Some((replica, shards)) = whom.filter(|_| !self.there) {
            let own = self.number.get();
            tracing::warn!(
                replica,
                shards,
                own,
                "another replica has fewer shards or none; this one waits until it is gone"
            );
        }
        self.there = whom.is_some();
        self.there
    }

    /// Whether some were there when last asked.
    pub(super) fn are_there(&self) -> bool {
        self.there
    }

    /// Whether some hold something, by the Leases as they were read. Then we take nothing.
    pub(super) fn hold<'l>(
        &mut self,
        undivided: Option<Record>,
        shards: impl IntoIterator<Item = &'l Lease>,
        present: &BTreeSet<String>,
        now: Duration,
    ) -> bool {
        let before = self.undivided.take();
        self.undivided = undivided.map(|read| match before {
            Some((known, since)) if known == read => (known, since),
            _ => (read, now),
        });
        self.there |= self.is_undivided(now);
        self.there || shards.into_iter().any(|lease| self.is_of_another(lease, present))
    }

    fn is_undivided(&self, now: Duration) -> bool {
        let lasts = |(record, since): &(Record, Duration)| now < *since + record.duration;
        self.undivided.as_ref().is_some_and(|lease| !lease.0.holder.is_empty() && lasts(lease))
    }

    fn is_of_another(&self, lease: &Lease, present: &BTreeSet<String>) -> bool {
        let holder = record(lease).holder;
        let other = Names::shards(lease.metadata.labels.as_ref()) != self.number.get();
        other && holder != self.identity && present.contains(&holder)
    }
}

#[cfg(test)]
mod tests {
    use k8s_openapi::api::coordination::v1::LeaseSpec;
    use kube::api::ObjectMeta;

    use super::super::names::Role;
    use super::*;

    const S: Duration = Duration::from_secs(1);

    fn rivals() -> Rivals {
        Rivals::new("me", NonZeroU16::new(8).unwrap())
    }

    fn undivided(holder: &str, version: &str) -> Record {
        Record { holder: holder.into(), duration: 15 * S, version: version.into() }
    }

    #[test]
    fn a_leader_without_shards_goes_first_while_it_renews() {
        let (mut rivals, census, nobody) = (rivals(), Census::default(), BTreeSet::new());
        assert!(!rivals.go_first(&census, 100 * S));
        assert!(rivals.hold(Some(undivided("you", "1")), [], &nobody, 100 * S));
        assert!(rivals.are_there() && rivals.go_first(&census, 101 * S));
        assert!(rivals.hold(Some(undivided("you", "2")), [], &nobody, 110 * S));
        assert!(rivals.go_first(&census, 124 * S) && !rivals.go_first(&census, 125 * S));
        assert!(rivals.hold(Some(undivided("you", "3")), [], &nobody, 130 * S));
        assert!(!rivals.go_first(&census, 150 * S));
        assert!(!rivals.hold(Some(undivided("", "4")), [], &nobody, 151 * S), "it was given back");
        assert!(!rivals.hold(None, [], &nobody, 152 * S));
    }

    #[test]
    fn a_shard_of_another_number_is_waited_for() {
        let shard = |number: u16, holder: &str| Lease {
            metadata: ObjectMeta {
                labels: Some(Names::new("l", NonZeroU16::new(number).unwrap()).labels(Role::Shard)),
                ..ObjectMeta::default()
            },
            spec: Some(LeaseSpec { holder_identity: Some(holder.into()), ..LeaseSpec::default() }),
        };
        let present = BTreeSet::from(["me".to_owned(), "you".to_owned()]);
        for (number, holder, waits) in
            [(8, "you", false), (16, "you", true), (16, "gone", false), (16, "", false), (16, "me", false)]
        {
            let lease = shard(number, holder);
            assert_eq!(rivals().hold(None, [&lease], &present, S), waits, "{number} {holder}");
        }
    }
}
