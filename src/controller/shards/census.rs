use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::controller::leader::Record;

/// The Lease of a replica as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) record: Record,
    /// Which Lease of the name it is.
    pub(super) uid: String,
    /// Of how many shards the replica knows.
    pub(super) shards: u16,
}

/// The replicas, as their Leases tell. The age of a renewal counts from when it was seen here.
#[derive(Debug, Default)]
pub(super) struct Census(BTreeMap<String, (Member, Duration)>);

impl Census {
    /// All Leases of replicas were read.
    pub(super) fn observe(&mut self, listed: BTreeMap<String, Member>, now: Duration) {
        let mut before = std::mem::take(&mut self.0);
        let since = |name: &String, member: &Member, before: &mut BTreeMap<String, (Member, Duration)>| {
            before.remove(name).filter(|(known, _)| known == member).map_or(now, |(_, since)| since)
        };
        for (name, member) in listed {
            let since = since(&name, &member, &mut before);
            self.0.insert(name, (member, since));
        }
    }

    /// Those who have a Lease, even one that is about to be deleted. Nobody else holds a shard.
    pub(super) fn present(&self) -> BTreeSet<String> {
        self.0.values().map(|(member, _)| member.record.holder.clone()).collect()
    }

    /// Those who live and know of so many shards.
    pub(super) fn live(&self, shards: u16, now: Duration) -> BTreeSet<String> {
        let live = self.alive(now).filter(|member| member.shards == shards);
        live.map(|member| member.record.holder.clone()).collect()
    }

    /// Somebody who lives and knows of fewer shards, and how many; who knows of more gives way.
    pub(super) fn before(&self, shards: u16, now: Duration) -> Option<(&str, u16)> {
        let first =
            self.alive(now).filter(|member| member.shards < shards).min_by_key(|member| member.shards);
        first.map(|member| (member.record.holder.as_str(), member.shards))
    }

    fn alive(&self, now: Duration) -> impl Iterator<Item = &Member> {
        self.0.values().filter(move |entry| !is_over(entry, now)).map(|(member, _)| member)
    }

    /// The Leases that nobody renewed for as long as they last.
    pub(super) fn over(&self, now: Duration) -> Vec<(&str, &Member)> {
        let over = self.0.iter().filter(|(_, entry)| is_over(entry, now));
        over.map(|(name, (member, _))| (name.as_str(), member)).collect()
    }
}

fn is_over((member, since): &(Member, Duration), now: Duration) -> bool {
    now >= *since + member.record.duration
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: Duration = Duration::from_secs(1);

    fn member(holder: &str, version: &str, shards: u16) -> (String, Member) {
        let record = Record { holder: holder.into(), duration: 15 * S, version: version.into() };
        (format!("l-member-{holder}"), Member { record, uid: "u".into(), shards })
    }

    fn names(holders: &[&str]) -> BTreeSet<String> {
        holders.iter().map(|holder| (*holder).to_owned()).collect()
    }

    #[test]
    fn who_is_not_renewed_is_lost_after_its_time() {
        let mut census = Census::default();
        census.observe([member("a", "1", 8), member("b", "1", 8)].into(), 100 * S);
        census.observe([member("a", "1", 8), member("b", "2", 8)].into(), 114 * S);
        assert_eq!(census.live(8, 114 * S), names(&["a", "b"]));
        assert!(census.over(114 * S).is_empty());
        assert_eq!(census.live(8, 115 * S), names(&["b"]));
        let over = census.over(115 * S);
        assert_eq!(over[0].0, "l-member-a");
        // Until its Lease is deleted it counts as there, because it may have been renewed meanwhile.
        assert_eq!(census.present(), names(&["a", "b"]));
    }

    #[test]
    fn who_left_is_gone_at_once() {
        let mut census = Census::default();
        census.observe([member("a", "1", 8), member("b", "1", 8)].into(), 100 * S);
        census.observe([member("a", "2", 8)].into(), 101 * S);
        assert_eq!((census.present(), census.live(8, 101 * S)), (names(&["a"]), names(&["a"])));
    }

    #[test]
    fn another_lease_of_the_name_is_young() {
        let mut census = Census::default();
        census.observe([member("a", "1", 8)].into(), 100 * S);
        let (name, again) = member("a", "1", 8);
        census.observe([(name, Member { uid: "v".into(), ..again })].into(), 114 * S);
        assert!(census.over(120 * S).is_empty());
    }

    #[test]
    fn who_knows_of_fewer_shards_goes_first() {
        let mut census = Census::default();
        census.observe([member("a", "1", 8), member("b", "1", 16)].into(), 100 * S);
        assert_eq!(census.live(16, 100 * S), names(&["b"]));
        assert_eq!(census.before(16, 100 * S), Some(("a", 8)));
        assert_eq!(census.before(8, 100 * S), None);
        assert_eq!(census.before(16, 115 * S), None, "it is lost");
    }
}
