//! Three replicas divide the namespaces into shards while the namespaces are edited. One of them is
//! killed, one is added, one is frozen past its lease: only shares move that have to, nobody writes
//! beside the holder of a shard, and nobody watches what it does not hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fastrand::Rng;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::control_plane::ControlPlane;
use crate::control_plane::audit::Write;
use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::{CONCURRENCY, Fleet};
use crate::plane;
use crate::proxy::{Class, Fault, Proxy, Rule};
use crate::running::eventually;
use crate::running::fresh::settles;
use crate::running::replica::Replica;
use crate::running::statuses::AT;
use crate::seeds::{each, pause};
use crate::terms::prove;

const SHARDS: u16 = 16;
const NAMESPACES: usize = 12;

/// Who holds which shard.
type Holders = BTreeMap<u16, String>;

/// As the documentation says it, written once more: the owner of a shard is the replica of the highest
/// number.
fn number(text: &[u8]) -> u64 {
    let hash = Sha256::digest(text);
    u64::from_be_bytes(hash[..8].try_into().expect("eight bytes"))
}

fn shard_of(namespace: &str) -> u16 {
    u16::try_from(number(namespace.as_bytes()) % u64::from(SHARDS)).expect("a rest is small")
}

fn expected(fleet: &Fleet) -> Holders {
    let names: Vec<_> = fleet.replicas.iter().map(Replica::name).collect();
    let draw = |name: &str, shard: u16| number(&[name.as_bytes(), &[0], &shard.to_be_bytes()].concat());
    let owner = |shard| *names.iter().max_by_key(|name| draw(name, shard)).expect("a replica");
    (0..SHARDS).map(|shard| (shard, owner(shard).to_owned())).collect()
}

/// Some namespaces that are edited, and the replicas among whom they are divided.
struct Divided<'a> {
    plane: &'a ControlPlane,
    home: String,
    editors: BTreeMap<String, Editor>,
    fleet: Fleet,
    rng: Rng,
}

impl<'a> Divided<'a> {
    fn start(plane: &'a ControlPlane, kubeconfig: &Path, mut rng: Rng) -> Self {
        let home = plane.namespace("home");
        let mut editors = BTreeMap::new();
        for _ in 0..NAMESPACES {
            let namespace = plane.namespace("part");
            let label = format!("run={home}");
            plane.kubectl(&["label", "namespace", &namespace, &label]).expect_success();
            editors.insert(namespace.clone(), Editor::fill(plane, &namespace, 20, rng.fork()));
        }
        let (selector, shards) = (format!("run={home}"), SHARDS.to_string());
        let arguments = ["--shards", &shards, "--namespace-selector", &selector, "--write-rate", "20"];
        let fleet = Fleet::start(plane, kubeconfig, &home, 3, &arguments);
        Self { plane, home, editors, fleet, rng }
    }

    /// A few edits here and there.
    fn edit(&mut self) {
        let mut names: Vec<_> = self.editors.keys().cloned().collect();
        self.rng.shuffle(&mut names);
        for name in &names[..NAMESPACES / 2] {
            self.editors.get_mut(name).expect("it is there").edit(3);
        }
    }

    /// So many edits everywhere that their statuses wait for each other.
    fn flood(&mut self) {
        for editor in self.editors.values_mut() {
            editor.replace_some(8);
        }
    }

    /// The holders that the Leases name.
    fn holders(&self) -> Holders {
        let text = self.plane.kubectl(&["get", "lease", "-n", &self.home, "-o", "json"]).expect_success();
        let list: Value = serde_json::from_str(&text).expect("JSON");
        let held = list["items"].as_array().expect("a list").iter().filter_map(|lease| {
            let shard = lease["metadata"]["name"].as_str()?.strip_prefix("noblindspot-shard-")?;
            Some((shard.parse().ok()?, lease["spec"]["holderIdentity"].as_str()?.to_owned()))
        });
        held.collect()
    }

    /// Waits until each shard is held by the one whose share it is, by the Leases and by their own words.
    fn is_divided(&self) -> Holders {
        let expected = expected(&self.fleet);
        eventually("the shards are divided", || {
            let (holders, mut own) = (self.holders(), BTreeMap::<_, f64>::new());
            for holder in holders.values() {
                *own.entry(holder.as_str()).or_default() += 1.0;
            }
            let agrees = |replica: &Replica| {
                let held = replica.metric("noblindspot_shards_held");
                held == Some(own.get(replica.name()).copied().unwrap_or_default())
            };
            let agree = holders == expected && self.fleet.replicas.iter().all(agrees);
            if agree { Ok(()) } else { Err(format!("{holders:?} for {expected:?}")) }
        });
        expected
    }

    /// Kills one, adds one, or freezes one for as long as it may be, at random.
    fn strike(&mut self) {
        let number = self.rng.usize(0..self.fleet.replicas.len());
        match self.rng.u32(0..3) {
            0 if self.fleet.replicas.len() > 1 => self.fleet.kill(number),
            1 => {
                self.fleet.replicas[number].freeze();
                pause(&mut self.rng, 8000);
                self.edit();
                self.fleet.replicas[number].thaw();
            }
            _ => self.fleet.add(self.plane),
        }
        pause(&mut self.rng, 3000);
    }

    fn settles(&self) {
        self.editors.keys().for_each(|namespace| settles(self.plane, namespace, AT));
    }

    /// Proves of every shard what is proved of one Lease, and gives the takeovers and the late writes.
    fn prove(&self, mark: usize) -> (usize, usize) {
        let writes = self.plane.audit().since(mark);
        let of = |shard: u16| -> Vec<Write> {
            let lease = format!("noblindspot-shard-{shard:02}");
            let ours = |write: &&Write| match write.resource.as_str() {
                "leases" => write.namespace == self.home && write.name == lease,
                _ => self.editors.contains_key(&write.namespace) && shard_of(&write.namespace) == shard,
            };
            writes.iter().filter(ours).cloned().collect()
        };
        let proofs: Vec<_> = (0..SHARDS).map(|shard| prove(&of(shard), CONCURRENCY)).collect();
        (proofs.iter().map(|proof| proof.takeovers).sum(), proofs.iter().map(|proof| proof.late).sum())
    }

    /// Proves that each namespace is watched by the holder of its shard and by nobody else, by the
    /// watches that begin from now on. They last for two seconds.
    fn only_holders_watch(&self, holders: &Holders) {
        let audit = self.plane.audit();
        let mark = audit.mark();
        let ended = || {
            audit.watches_since(mark).into_iter().filter(|watch| self.editors.contains_key(&watch.namespace))
        };
        // What ended first may have begun before.
        let since =
            eventually("a watch ends", || ended().next().map(|watch| watch.answered).ok_or(String::new()));
        let begun = || ended().filter(|watch| watch.received > since);
        let kinds = |namespace: &str| -> BTreeSet<String> {
            begun().filter(|watch| watch.namespace == namespace).map(|watch| watch.resource).collect()
        };
        eventually("every namespace is watched", || {
            let missing = self.editors.keys().find(|namespace| kinds(namespace).len() < 5);
            missing.map_or(Ok(()), |namespace| Err(namespace.clone()))
        });
        for watch in begun() {
            let holder = &holders[&shard_of(&watch.namespace)];
            assert!(watch.user_agent.ends_with(&format!("({holder})")), "{holder} holds it: {watch:#?}");
        }
    }
}

/// The shards of which the holder changed.
fn moved(before: &Holders, after: &Holders) -> Vec<u16> {
    (0..SHARDS).filter(|shard| before[shard] != after[shard]).collect()
}

#[test]
fn shards_of_a_killed_replica_go_to_others_and_one_that_comes_takes_only_its_share() {
    let plane = plane();
    each("shards", 1, |seed, rng| {
        let mark = plane.audit().mark();
        let mut divided = Divided::start(&plane, plane.kubeconfig(), rng);
        divided.fleet.is_ready();
        let first = divided.is_divided();
        divided.edit();
        // Killed with writes on the wire and others waiting.
        let number = divided.rng.usize(0..3);
        let killed = divided.fleet.replicas[number].name().to_owned();
        divided.fleet.kill(number);
        divided.edit();
        let second = divided.is_divided();
        assert!(moved(&first, &second).iter().all(|shard| first[shard] == killed));
        divided.settles();
        divided.edit();
        divided.fleet.add(&plane);
        divided.edit();
        let third = divided.is_divided();
        let added = divided.fleet.replicas[2].name();
        assert!(moved(&second, &third).iter().all(|shard| third[shard] == added));
        divided.settles();
        divided.only_holders_watch(&third);
        let (takeovers, late) = divided.prove(mark);
        let (lost, taken) = (moved(&first, &second).len(), moved(&second, &third).len());
        assert!(takeovers >= lost + taken, "{takeovers} for {lost} and {taken}");
        // Nobody was frozen: whoever gave a shard back had nothing on the wire.
        assert_eq!(late, 0);
        print("shards", seed, takeovers, late);
    });
}

#[test]
fn a_replica_frozen_past_its_lease_writes_nothing_of_its_shards() {
    let plane = plane();
    each("shards_frozen", 1, |seed, rng| {
        let mark = plane.audit().mark();
        // It takes the frozen one a while to see that its Lease is gone: until then only the time tells.
        let proxy = Proxy::start(&plane, seed);
        proxy.misbehave(&[Rule { class: Class::Lease, fault: Fault::Slow, percent: 60, at_most: u32::MAX }]);
        let mut divided = Divided::start(&plane, proxy.kubeconfig(), rng);
        let first = divided.is_divided();
        // Frozen with writes waiting, which it finds when it goes on.
        divided.flood();
        let number = divided.rng.usize(0..3);
        let frozen = divided.fleet.replicas.remove(number);
        frozen.freeze();
        divided.edit();
        divided.is_divided();
        divided.settles();
        divided.edit();
        frozen.thaw();
        divided.edit();
        // It gets back what it had, by a Lease of its own that is another than before.
        divided.fleet.replicas.push(frozen);
        assert_eq!(divided.is_divided(), first);
        divided.settles();
        divided.only_holders_watch(&first);
        let (takeovers, late) = divided.prove(mark);
        // One was frozen once, so of all shards together no more than was on the wire.
        assert!(late <= CONCURRENCY, "{late} late writes");
        print("shards_frozen", seed, takeovers, late);
    });
}

/// A little of everything that can happen to a request about a Lease.
fn weather() -> Vec<Rule> {
    use Fault::{Broken, Conflict, Cut, Lost, Silent, Slow};
    let faults = [(Slow, 10), (Lost, 4), (Conflict, 4), (Broken, 4), (Cut, 2), (Silent, 1)];
    let rule = |(fault, percent)| Rule { class: Class::Lease, fault, percent, at_most: u32::MAX };
    faults.map(rule).to_vec()
}

#[test]
fn shards_change_hands_over_a_bad_network() {
    let plane = plane();
    each("shards_network", 1, |seed, rng| {
        let mark = plane.audit().mark();
        let proxy = Proxy::start(&plane, seed);
        let mut divided = Divided::start(&plane, proxy.kubeconfig(), rng);
        proxy.misbehave(&weather());
        for _ in 0..6 {
            divided.edit();
            divided.strike();
        }
        proxy.behave();
        let holders = divided.is_divided();
        divided.settles();
        divided.only_holders_watch(&holders);
        let (takeovers, late) = divided.prove(mark);
        assert!(takeovers > 0);
        print("shards_network", seed, takeovers, late);
    });
}

fn print(test: &str, seed: u64, takeovers: usize, late: usize) {
    let mut counts = Counts::default();
    counts.add("takeovers", takeovers);
    counts.add("late writes", late);
    counts.print(test, seed);
}
