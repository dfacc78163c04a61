//! The statuses that are stored, and those that `status -o json` prints of the same manifests.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::eventually;
use crate::control_plane::ControlPlane;

/// The instant of the worked example.
pub const AT: &str = "2026-11-23T09:00:00+08:00";

/// Statuses by `Kind/name`.
pub type Statuses = BTreeMap<String, Value>;

/// All manifests of a folder as one text, in another namespace.
pub fn manifests(folder: &str, namespace: &str) -> String {
    let mut text = String::new();
    read(Path::new(folder), &mut text);
    text.replace("namespace: hengyuan", &format!("namespace: {namespace}"))
}

fn read(folder: &Path, text: &mut String) {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            text.push_str("---\n");
            text.push_str(&fs::read_to_string(path).expect("a manifest"));
        }
    }
}

/// Applies manifests.
pub fn apply(plane: &ControlPlane, manifests: &str) {
    plane.kubectl_with(&["apply", "--server-side", "-f", "-"], manifests).expect_success();
}

/// What `status -o json` prints, made comparable.
pub fn offline(manifests: &str, at: &str) -> Statuses {
    statuses(&printed(manifests, at))
}

/// What `status -o json` prints of manifests.
pub fn printed(manifests: &str, at: &str) -> String {
    let file = tempfile::Builder::new().suffix(".yaml").tempfile().expect("a file");
    fs::write(file.path(), manifests).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
        .args(["status", "-o", "json", "--at", at])
        .arg(file.path())
        .output()
        .expect("noblindspot runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A condition of an object; null where it has none of the type.
pub fn condition(object: &Value, type_: &str) -> Value {
    let conditions = object["status"]["conditions"].as_array().cloned().unwrap_or_default();
    conditions.into_iter().find(|condition| condition["type"] == type_).unwrap_or_default()
}

/// What is stored in a namespace, made comparable.
pub fn stored(plane: &ControlPlane, namespace: &str) -> Statuses {
    statuses(&plane.kubectl(&["get", "safety", "-n", namespace, "-o", "json"]).expect_success())
}

/// One object as it is stored, with everything.
pub fn object(plane: &ControlPlane, namespace: &str, name: &str) -> Value {
    let text = plane.kubectl(&["get", name, "-n", namespace, "-o", "json"]).expect_success();
    serde_json::from_str(&text).expect("JSON")
}

/// Waits until what is stored is what a fresh evaluation gives.
#[track_caller]
pub fn converges(plane: &ControlPlane, namespace: &str, manifests: &str, at: &str) {
    let expected = offline(manifests, at);
    eventually("the statuses converge", || difference(&stored(plane, namespace), &expected));
}

pub(super) fn difference(stored: &Statuses, expected: &Statuses) -> Result<(), String> {
    if stored.keys().ne(expected.keys()) {
        return Err(format!("{} objects are stored, {} expected", stored.len(), expected.len()));
    }
    let differs = expected.iter().find(|(object, status)| stored[*object] != **status);
    differs.map_or(Ok(()), |(object, status)| Err(format!("{object}: {}\nexpected {status}", stored[object])))
}

pub(super) fn statuses(list: &str) -> Statuses {
    let list: Value = serde_json::from_str(list).expect("JSON");
    let items = list["items"].as_array().expect("a list");
    let status = |item: &Value| {
        let name = item["metadata"]["name"].as_str().expect("a name");
        (format!("{}/{name}", item["kind"].as_str().expect("a kind")), comparable(item["status"].clone()))
    };
    items.iter().map(status).collect()
}

/// Without what files cannot know: generations and times. Conditions are a map by type.
fn comparable(mut status: Value) -> Value {
    let Some(fields) = status.as_object_mut() else { return status };
    fields.remove("observedGeneration");
    if let Some(conditions) = fields.get_mut("conditions").and_then(Value::as_array_mut) {
        for condition in conditions.iter_mut() {
            let fields = condition.as_object_mut().expect("a condition");
            fields.remove("observedGeneration");
            fields.remove("lastTransitionTime");
        }
        conditions.sort_by_key(|condition| condition["type"].as_str().map(str::to_owned));
    }
    status
}
