//! The cluster says what the files say, of every organisation that there is.

use std::collections::BTreeMap;
use std::fs;

use futures_util::{StreamExt, stream};

use crate::control_plane::ControlPlane;
use crate::organisation::{Plan, enterprise};
use crate::request::{Verdict, create};
use crate::running::clock::clock;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, converges, manifests};
use crate::support::scenarios::cases;
use crate::support::{Object, objects};

/// Instants of the random organisations: of the worked example, a new year, the day a clock is put
/// forward, years later.
const INSTANTS: [&str; 4] = [AT, "2026-12-31T16:00:00Z", "2027-03-28T00:30:00Z", "2029-07-01T00:00:00+08:00"];
const RANDOM: usize = 24;

/// An organisation in a namespace of its own.
struct Organisation {
    namespace: String,
    manifests: Vec<String>,
}

impl Organisation {
    fn of(namespace: String, objects: &[Object]) -> Self {
        let manifests = objects.iter().map(|object| object.manifest(&namespace)).collect();
        Self { namespace, manifests }
    }
}

/// The organisations by the instant at which they are judged.
type Organisations = BTreeMap<String, Vec<Organisation>>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_cluster_says_what_the_files_say() {
    let plane = ControlPlane::shared();
    let mut organisations = scenarios(plane);
    organisations.entry(AT.to_owned()).or_default().extend(readings(plane));
    organisations.entry(AT.to_owned()).or_default().push(worked_example(plane));
    for (at, more) in random(plane) {
        organisations.entry(at).or_default().extend(more);
    }
    assert!(organisations.values().map(Vec::len).sum::<usize>() > 70);
    let client = plane.client().await;
    let texts: Vec<&String> = organisations.values().flatten().flat_map(|one| &one.manifests).collect();
    let stored: Vec<_> = stream::iter(texts).map(|text| create(&client, text)).buffered(16).collect().await;
    let refused = stored.iter().find(|verdict| **verdict != Verdict::Accepted);
    assert_eq!(refused, None);
    for (number, (at, group)) in organisations.iter().enumerate() {
        agree(plane, &format!("parity={number}"), at, group);
    }
}

fn agree(plane: &ControlPlane, label: &str, at: &str, group: &[Organisation]) {
    let mut call = vec!["label", "namespace"];
    call.extend(group.iter().map(|one| one.namespace.as_str()));
    call.push(label);
    plane.kubectl(&call).expect_success();
    let clock = clock(plane, &group[0].namespace, at);
    let clock = clock.to_str().expect("UTF-8");
    let arguments = ["--namespace-selector", label, "--leader-elect=false", "--clock-file", clock];
    let _replica = Replica::start(plane, &arguments);
    for one in group {
        converges(plane, &one.namespace, &one.manifests.join("---\n"), at);
    }
}

fn scenarios(plane: &ControlPlane) -> Organisations {
    let mut found = Organisations::new();
    for case in cases() {
        let organisation = Organisation::of(plane.namespace("scenario"), &case.objects);
        found.entry(case.now).or_default().push(organisation);
    }
    found
}

fn readings(plane: &ControlPlane) -> Vec<Organisation> {
    let entries = fs::read_dir("tests/scenarios/readings").expect("the folder");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect();
    files.sort();
    let texts = files.iter().map(|file| fs::read_to_string(file).expect("a text"));
    texts.map(|text| Organisation::of(plane.namespace("reading"), &objects(&text))).collect()
}

fn worked_example(plane: &ControlPlane) -> Organisation {
    let namespace = plane.namespace("worked-example");
    let text = manifests("manifests/hengyuan", &namespace);
    Organisation::of(namespace, &objects(&text))
}

fn random(plane: &ControlPlane) -> Organisations {
    let mut found = Organisations::new();
    for number in 0..RANDOM {
        let namespace = plane.namespace("random");
        let faults = [0, 5, 20, 60][number % 4];
        let manifests = enterprise(&namespace, Plan { seed: number as u64, objects: 120, faults });
        let at = INSTANTS[number / 4 % INSTANTS.len()].to_owned();
        found.entry(at).or_default().push(Organisation { namespace, manifests });
    }
    found
}
