use std::collections::{BTreeMap, BTreeSet};

use super::Shard;

/// Who a Lease of a shard names; empty: nobody.
pub(super) type Holders = BTreeMap<Shard, String>;

/// The shards that name a replica and are not its share: it gives them back.
pub(super) fn leaving(me: &str, holders: &Holders, share: &BTreeSet<Shard>) -> BTreeSet<Shard> {
    let leaving = holders.iter().filter(|(shard, holder)| *holder == me && !share.contains(shard));
    leaving.map(|(shard, _)| *shard).collect()
}

/// The shards of a share that a replica may take: they have no Lease or name nobody, or that replica
/// itself, or one that is not there any more.
pub(super) fn free(
    me: &str,
    holders: &Holders,
    share: &BTreeSet<Shard>,
    present: &BTreeSet<String>,
) -> BTreeSet<Shard> {
    let may_be_taken = |holder: &String| holder.is_empty() || holder == me || !present.contains(holder);
    let free = share.iter().filter(|shard| holders.get(shard).is_none_or(may_be_taken));
    free.copied().collect()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use super::super::rendezvous::share;
    use super::*;

    const NUMBER: NonZeroU16 = NonZeroU16::new(32).unwrap();

    fn holders(of: &[(Shard, &str)]) -> Holders {
        of.iter().map(|(shard, holder)| (*shard, (*holder).to_owned())).collect()
    }

    #[test]
    fn what_may_be_taken_and_what_is_given_back() {
        let holders = holders(&[(0, "me"), (1, "you"), (2, "gone"), (3, ""), (4, "me"), (5, "")]);
        let present = BTreeSet::from(["me".to_owned(), "you".to_owned()]);
        let share = BTreeSet::from([0, 1, 2, 3, 6]);
        assert_eq!(free("me", &holders, &share, &present), BTreeSet::from([0, 2, 3, 6]));
        assert_eq!(leaving("me", &holders, &share), BTreeSet::from([4]));
    }

    /// Everybody gives back and takes, in any order.
    fn round(holders: &mut Holders, present: &BTreeSet<String>, rng: &mut fastrand::Rng) {
        let mut replicas: Vec<_> = present.iter().collect();
        rng.shuffle(&mut replicas);
        for me in replicas {
            let share = share(me, present, NUMBER);
            let (leaving, free) = (leaving(me, holders, &share), free(me, holders, &share, present));
            for shard in &free {
                let holder = holders.get(shard).filter(|holder| *holder != me && present.contains(*holder));
                assert_eq!(holder, None, "{me} takes shard {shard} from somebody");
            }
            holders.extend(leaving.into_iter().map(|shard| (shard, String::new())));
            holders.extend(free.into_iter().map(|shard| (shard, me.clone())));
        }
    }

    #[test]
    fn whoever_comes_or_goes_everybody_ends_with_the_own_share() {
        let mut rng = fastrand::Rng::with_seed(7);
        let (mut holders, mut present) = (Holders::new(), BTreeSet::new());
        for _ in 0..200 {
            let name = format!("replica-{}", rng.u32(0..6));
            let before = holders.clone();
            let comes = !present.remove(&name) && present.insert(name.clone());
            // Given back in the first, taken in the second.
            round(&mut holders, &present, &mut rng);
            round(&mut holders, &present, &mut rng);
            for me in &present {
                let held = holders.iter().filter(|(_, holder)| *holder == me).map(|(shard, _)| *shard);
                assert_eq!(held.collect::<BTreeSet<_>>(), share(me, &present, NUMBER));
            }
            for (shard, holder) in before.iter().filter(|_| !present.is_empty()) {
                let now = &holders[shard];
                assert!(now == holder || *holder == name || (comes && *now == name), "shard {shard} moved");
            }
            present.is_empty().then(|| holders.clear());
        }
    }
}
