use std::collections::BTreeSet;
use std::num::NonZeroU16;

use sha2::{Digest as _, Sha256};

use super::Shard;

/// The shard of a namespace: the first eight bytes of the SHA-256 of its name, as a number of which
/// the first byte weighs most, modulo the number of shards. Every version of the program has to agree.
pub(super) fn shard_of(namespace: &str, number: NonZeroU16) -> Shard {
    let rest = first(Sha256::new_with_prefix(namespace)) % u64::from(number.get());
    // A rest is smaller than its divisor.
    Shard::try_from(rest).unwrap_or(0)
}

/// The shards that a replica wants while these replicas live: those that it draws the highest number
/// for. A replica that comes or goes changes no number of another, so it moves only its own share.
pub(super) fn share(me: &str, live: &BTreeSet<String>, number: NonZeroU16) -> BTreeSet<Shard> {
    (0..number.get()).filter(|shard| owner(live, *shard) == Some(me)).collect()
}

/// Whose a shard is.
fn owner(live: &BTreeSet<String>, shard: Shard) -> Option<&str> {
    live.iter().map(String::as_str).max_by_key(|replica| (draw(replica, shard), *replica))
}

fn draw(replica: &str, shard: Shard) -> u64 {
    // No name holds a zero byte.
    first(Sha256::new_with_prefix(replica).chain_update([0]).chain_update(shard.to_be_bytes()))
}

fn first(hash: Sha256) -> u64 {
    hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn number(number: u16) -> NonZeroU16 {
        NonZeroU16::new(number).unwrap()
    }

    fn replicas(numbers: std::ops::Range<u32>) -> BTreeSet<String> {
        numbers.map(|number| format!("noblindspot-7d9f-{number}")).collect()
    }

    fn owners(live: &BTreeSet<String>, number: NonZeroU16) -> BTreeMap<Shard, String> {
        let of = |me: &String| share(me, live, number).into_iter().map(|shard| (shard, me.clone())).collect();
        let all: Vec<_> = live.iter().flat_map::<Vec<_>, _>(of).collect();
        assert_eq!(all.len(), usize::from(number.get()), "each shard is wanted once");
        all.into_iter().collect()
    }

    /// `printf hengyuan | sha256sum` begins with 807b921df8a46dda.
    #[test]
    fn the_shard_of_a_namespace_is_for_ever() {
        assert_eq!(shard_of("hengyuan", number(64)), 0xda % 64);
        assert_eq!(shard_of("hengyuan", number(1)), 0);
        let used: BTreeSet<_> = (0..1000).map(|n| shard_of(&format!("n{n}"), number(64))).collect();
        assert_eq!(used.len(), 64);
    }

    #[test]
    fn a_replica_that_comes_moves_only_its_share() {
        for size in 1..8 {
            let (before, after) = (replicas(0..size), replicas(0..size + 1));
            let new = after.difference(&before).next().unwrap();
            let (before, after) = (owners(&before, number(256)), owners(&after, number(256)));
            for (shard, owner) in &after {
                assert!(owner == new || *owner == before[shard], "shard {shard} went to {owner}");
            }
            assert!(after.values().any(|owner| owner == new));
        }
    }

    #[test]
    fn a_replica_that_goes_moves_only_its_share() {
        let live = replicas(0..5);
        let before = owners(&live, number(256));
        for gone in &live {
            let mut left = live.clone();
            left.remove(gone);
            for (shard, owner) in owners(&left, number(256)) {
                assert!(before[&shard] == *gone || before[&shard] == owner, "shard {shard}");
            }
        }
    }

    #[test]
    fn shares_are_alike() {
        for (replica, shards) in
            replicas(0..4).iter().map(|me| (me, share(me, &replicas(0..4), number(1024))))
        {
            assert!((200..312).contains(&shards.len()), "{replica} wants {}", shards.len());
        }
    }

    #[test]
    fn nobody_wants_what_only_the_dead_would() {
        assert_eq!(share("me", &BTreeSet::new(), number(8)), BTreeSet::new());
        assert_eq!(share("me", &BTreeSet::from(["me".into()]), number(8)).len(), 8);
    }
}
