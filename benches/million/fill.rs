//! The objects: generated organisations, most of them with the statuses that they should have.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

use noblindspot::api::Kind;
use noblindspot::engine::{Evaluation, evaluate};
use noblindspot::finding::ObjectId;
use noblindspot::manifest::{Loaded, Sources};
use rayon::prelude::*;
use serde_json::Value;

use crate::NOW;
use crate::cluster::{Cluster, Decision, Key, State, Stored};
use crate::organisation::{Plan, enterprise};

const FAULTS_IN_A_HUNDRED: u32 = 2;
/// Of so many namespaces one has no statuses yet: to write a million would measure the server.
const ONE_IN: usize = 60;

type Objects = Vec<(Kind, Key, Box<str>, Option<Box<str>>)>;

/// The cluster, and the decisions that arrive in it.
pub fn cluster(objects: usize, namespaces: usize) -> (Arc<Cluster>, Receiver<Decision>) {
    let start = Instant::now();
    eprintln!("making {objects} objects in {namespaces} namespaces with their statuses");
    let of = |number| namespace(number, objects.div_ceil(namespaces));
    let made: Vec<Objects> = (0..namespaces).into_par_iter().map(of).collect();
    let (mut state, mut kinds) = (State::default(), [const { Vec::new() }; 5]);
    for (kind, key, spec, status) in made.into_iter().flatten() {
        state.version += 1;
        let (uid, version) = (state.version, state.version);
        kinds[kind as usize].push((key, Stored { uid, generation: 1, version, spec, status }));
    }
    state.kinds = kinds.map(BTreeMap::from_iter);
    eprintln!("made in {:.1} s", start.elapsed().as_secs_f64());
    let (sender, decisions) = channel();
    (Arc::new(Cluster::new(state, sender)), decisions)
}

fn namespace(number: usize, objects: usize) -> Objects {
    let name = format!("enterprise-{number:03}");
    let plan = Plan { seed: number as u64, objects, faults: FAULTS_IN_A_HUNDRED };
    let manifests = enterprise(&name, plan);
    let mut statuses =
        if number.is_multiple_of(ONE_IN) { BTreeMap::new() } else { statuses(&manifests.join("---\n")) };
    let object = |manifest: &String| {
        let value: Value = serde_yaml::from_str(manifest).expect("valid YAML");
        let kind = value["kind"].as_str().and_then(|name| Kind::ALL.into_iter().find(|k| k.name() == name));
        let (kind, object) = (kind.expect("a kind"), value["metadata"]["name"].as_str().expect("a name"));
        let status = statuses.remove(&(kind as usize, object.to_owned()));
        (kind, format!("{name}/{object}").into(), value["spec"].to_string().into(), status)
    };
    manifests.iter().map(object).collect()
}

/// What the engine says of each object, by kind and name.
fn statuses(manifests: &str) -> BTreeMap<(usize, String), Box<str>> {
    let sources = Sources::of([("all.yaml", manifests.as_bytes())]);
    let loaded = Loaded::of(&sources, "default");
    let world = &loaded.namespaces[0].world;
    let evaluation = evaluate(world, NOW.parse().expect("an instant"));
    let of = |id: ObjectId| ((id.kind as usize, world.name(id).to_owned()), status(&evaluation, id));
    world.objects().map(of).collect()
}

// As the cluster holds it: files have no generation.
fn status(evaluation: &Evaluation<'_>, id: ObjectId) -> Box<str> {
    let mut status = evaluation.status(id);
    let common = status.common_mut();
    common.observed_generation = Some(1);
    for condition in &mut common.conditions {
        condition.observed_generation = Some(1);
    }
    serde_json::to_string(&status).expect("a status is plain data").into()
}
