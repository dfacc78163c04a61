//! The definitions of our kinds as the API server takes them.

use serde_json::Value;

use crate::control_plane::ControlPlane;

const NAMES: [&str; 5] = ["departments", "employees", "posts", "responsibilityletters", "trainingrecords"];

fn definitions() -> Vec<Value> {
    let plane = ControlPlane::shared();
    let list = plane.kubectl(&["get", "crd", "-o", "json"]).expect_success();
    let list: Value = serde_json::from_str(&list).expect("JSON");
    list["items"].as_array().expect("a list").clone()
}

/// The server works out the cost of every CEL rule when a definition is created, and refuses one
/// that could be too dear. So this is the test of the costs too.
#[test]
fn they_are_established_without_complaint() {
    let definitions = definitions();
    assert_eq!(definitions.len(), NAMES.len());
    for (definition, name) in definitions.iter().zip(NAMES) {
        assert_eq!(definition["spec"]["names"]["plural"], name);
        for condition in definition["status"]["conditions"].as_array().expect("conditions") {
            let (type_, status) = (condition["type"].as_str().expect("a type"), &condition["status"]);
            // `NonStructuralSchema`, `Terminating` and whatever else there may be are complaints.
            let good = matches!(type_, "Established" | "NamesAccepted");
            assert_eq!(status, if good { "True" } else { "False" }, "{name}: {condition}");
        }
    }
}

/// A field that the server drops on the way in would be a field that it does not know.
#[test]
fn the_server_keeps_every_field_of_them() {
    let stored = definitions();
    for (ours, stored) in noblindspot::api::crds().iter().zip(NAMES.map(|name| {
        stored.iter().find(|definition| definition["spec"]["names"]["plural"] == name).expect("stored")
    })) {
        let ours = serde_json::to_value(&ours.spec).expect("a value");
        let mut lost = Vec::new();
        missing(&ours, &stored["spec"], "spec", &mut lost);
        assert!(lost.is_empty(), "{lost:#?}");
    }
}

/// What is in `ours` and not, or otherwise, in `theirs`.
fn missing(ours: &Value, theirs: &Value, path: &str, lost: &mut Vec<String>) {
    match (ours, theirs) {
        (Value::Object(fields), Value::Object(_)) => {
            fields
                .iter()
                .for_each(|(key, value)| missing(value, &theirs[key], &format!("{path}.{key}"), lost));
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            items.iter().zip(others).for_each(|(value, other)| missing(value, other, path, lost));
        }
        // What is false or null by default need not be written.
        (Value::Null | Value::Bool(false), Value::Null) => {}
        (ours, theirs) if ours == theirs || ours.as_f64().is_some() && ours.as_f64() == theirs.as_f64() => {}
        (ours, theirs) => lost.push(format!("{path}: {ours} became {theirs}")),
    }
}
