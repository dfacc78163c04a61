//! The scenarios: a compliant organisation, changed a little for each case.

use serde_yaml::Value;

use super::{Object, objects};

const BASE: &str = include_str!("../scenarios/base.yaml");
const CASES: &str = include_str!("../scenarios/cases.yaml");

/// One case of a scenario.
pub struct Case {
    /// The scenario's number and the case's name.
    pub id: String,
    /// The instant of the judgement, RFC 3339.
    pub now: String,
    /// The organisation.
    pub objects: Vec<Object>,
    /// The case as it is written, with what it expects.
    pub value: Value,
}

/// All cases of all scenarios.
pub fn cases() -> Vec<Case> {
    let scenarios: Vec<Value> = serde_yaml::from_str(CASES).expect("valid YAML");
    scenarios.iter().flat_map(of_scenario).collect()
}

fn of_scenario(scenario: &Value) -> Vec<Case> {
    let id = scenario["id"].as_str().expect("an id");
    let cases = scenario["cases"].as_sequence().expect("cases").iter();
    cases.map(|case| of_case(id, case)).collect()
}

fn of_case(id: &str, case: &Value) -> Case {
    let mut organisation = objects(BASE);
    for patch in case["patch"].as_sequence().expect("a patch") {
        apply(&mut organisation, patch);
    }
    Case {
        id: format!("{id} {}", case["name"].as_str().expect("a name")),
        now: case["now"].as_str().expect("an instant").to_owned(),
        objects: organisation,
        value: case.clone(),
    }
}

fn apply(organisation: &mut Vec<Object>, patch: &Value) {
    let text = |key: &str| patch[key].as_str().expect("a text").to_owned();
    let (kind, name) = (text("kind"), text("name"));
    let known = organisation.iter().position(|object| object.kind == kind && object.name == name);
    match (text("op").as_str(), known) {
        ("put", Some(index)) => organisation[index].spec = patch["spec"].clone(),
        ("put", None) => organisation.push(Object { kind, name, spec: patch["spec"].clone() }),
        ("merge", Some(index)) => merge(&mut organisation[index].spec, &patch["spec"]),
        ("del", Some(index)) => {
            organisation.remove(index);
        }
        (op, _) => panic!("{op} {kind}/{name}"),
    }
}

fn merge(into: &mut Value, patch: &Value) {
    match (into, patch) {
        (Value::Mapping(into), Value::Mapping(patch)) => {
            for (key, value) in patch {
                merge(into.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (into, patch) => *into = patch.clone(),
    }
}
