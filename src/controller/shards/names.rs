use std::collections::BTreeMap;
use std::num::NonZeroU16;

use sha2::{Digest as _, Sha256};

use super::Shard;

/// The label by which the Leases of one controller are found.
const LEASE: &str = "noblindspot.dev/lease";
/// The label that tells a replica's Lease from a shard's.
const ROLE: &str = "noblindspot.dev/role";
/// The label that says of how many shards.
const SHARDS: &str = "noblindspot.dev/shards";

/// How the Leases of one controller with shards are called and labelled.
#[derive(Clone, Debug)]
pub(in crate::controller) struct Names {
    lease: String,
    number: NonZeroU16,
}

/// What a Lease is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It says that a replica lives.
    Member,
    /// It names the holder of a shard.
    Shard,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Shard => "shard",
        }
    }
}

impl Names {
    pub(in crate::controller) fn new(lease: &str, number: NonZeroU16) -> Self {
        Self { lease: lease.to_owned(), number }
    }

    /// The Lease of a replica.
    pub(in crate::controller) fn member(&self, identity: &str) -> String {
        format!("{}-member-{}", self.lease, plain(identity))
    }

    /// The labels of the Lease of a replica.
    pub(in crate::controller) fn of_members(&self) -> BTreeMap<String, String> {
        self.labels(Role::Member)
    }

    pub(super) fn shard(&self, shard: Shard) -> String {
        format!("{}-shard-{shard:02}", self.lease)
    }

    /// Which shard a Lease is of.
    pub(super) fn number_of(&self, name: &str) -> Option<Shard> {
        let number = name.strip_prefix(&self.lease)?.strip_prefix("-shard-")?.parse().ok()?;
        (number < self.number.get()).then_some(number)
    }

    pub(super) fn labels(&self, role: Role) -> BTreeMap<String, String> {
        let labels =
            [(LEASE, plain(&self.lease)), (ROLE, role.name().into()), (SHARDS, self.number.to_string())];
        labels.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }

    /// Finds the Leases of a role, whatever number of shards they are of.
    pub(super) fn selector(&self, role: Role) -> String {
        format!("{LEASE}={},{ROLE}={}", plain(&self.lease), role.name())
    }

    /// Of how many shards a Lease is, as its labels say.
    pub(super) fn shards(labels: Option<&BTreeMap<String, String>>) -> u16 {
        labels.and_then(|labels| labels.get(SHARDS)?.parse().ok()).unwrap_or(0)
    }
}

// What may stand in a label and in a name: the text itself, or a digest of it.
fn plain(text: &str) -> String {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if (1..=63).contains(&text.len())
        && text.bytes().all(fits)
        && !text.starts_with('-')
        && !text.ends_with('-')
    {
        return text.to_owned();
    }
    let number = Sha256::digest(text).iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte));
    format!("{number:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names::new("noblindspot", NonZeroU16::new(64).unwrap())
    }

    #[test]
    fn a_shard_is_found_by_the_name_of_its_lease() {
        let names = names();
        assert_eq!(names.shard(7), "noblindspot-shard-07");
        for shard in [0, 7, 63] {
            assert_eq!(names.number_of(&names.shard(shard)), Some(shard));
        }
        for other in ["noblindspot-shard-64", "noblindspot-shard-x", "noblindspot-member-a", "noblindspot"] {
            assert_eq!(names.number_of(other), None, "{other}");
        }
    }

    #[test]
    fn any_identity_makes_a_name() {
        let names = names();
        assert_eq!(names.member("noblindspot-7d-x2"), "noblindspot-member-noblindspot-7d-x2");
        for identity in ["Host_1", "", "a.b", "-a", "责任", &"a".repeat(64)] {
            let name = names.member(identity);
            let digest = name.strip_prefix("noblindspot-member-").unwrap();
            assert!(digest.len() == 32 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
        }
        assert_ne!(names.member("Host_1"), names.member("Host_2"));
    }

    #[test]
    fn labels_say_of_how_many() {
        let labels = names().labels(Role::Shard);
        assert_eq!(Names::shards(Some(&labels)), 64);
        assert_eq!(
            names().selector(Role::Shard),
            "noblindspot.dev/lease=noblindspot,noblindspot.dev/role=shard"
        );
        assert_eq!(Names::shards(None), 0);
    }
}
