//! The organisations, each in a namespace and a file.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::bench::Bench;
use crate::organisation::{Plan, enterprise};

const NAMESPACES: usize = 12;
const FAULTS_IN_A_HUNDRED: u32 = 2;

/// One organisation.
pub struct Input {
    pub namespace: String,
    /// The file of its manifests.
    pub file: PathBuf,
    pub things: Vec<Thing>,
}

/// One manifest.
#[derive(Clone)]
pub struct Thing {
    /// The path of its collection.
    pub path: String,
    pub kind: String,
    /// The manifest as JSON.
    pub body: String,
}

/// Makes them, each the same at every run.
pub fn make(bench: &Bench, objects: usize) -> Vec<Input> {
    (0..NAMESPACES).map(|number| input(bench, number, objects.div_ceil(NAMESPACES))).collect()
}

fn input(bench: &Bench, number: usize, objects: usize) -> Input {
    let namespace = format!("enterprise-{number:02}");
    let plan = Plan { seed: number as u64, objects, faults: FAULTS_IN_A_HUNDRED };
    let manifests = enterprise(&namespace, plan);
    let file = bench.plane.folder().join(format!("{namespace}.yaml"));
    fs::write(&file, manifests.join("---\n")).expect("a file");
    let things = manifests.iter().map(|manifest| thing(&namespace, manifest)).collect();
    Input { namespace, file, things }
}

fn thing(namespace: &str, manifest: &str) -> Thing {
    let value: Value = serde_yaml::from_str(manifest).expect("valid YAML");
    let kind = value["kind"].as_str().expect("a kind").to_owned();
    Thing { path: collection(namespace, &kind), kind, body: value.to_string() }
}

/// The path of the objects of a kind in a namespace.
pub fn collection(namespace: &str, kind: &str) -> String {
    format!("/apis/noblindspot.dev/v1alpha1/namespaces/{namespace}/{}s", kind.to_lowercase())
}
