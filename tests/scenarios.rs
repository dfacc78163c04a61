//! Small organisations with the findings and conditions they must give.

mod support;

use noblindspot::engine::evaluate;
use serde_yaml::Value;
use support::{Object, objects, short, world};

const BASE: &str = include_str!("scenarios/base.yaml");
const CASES: &str = include_str!("scenarios/cases.yaml");

#[test]
fn every_scenario_gives_its_findings_and_conditions() {
    let scenarios: Vec<Value> = serde_yaml::from_str(CASES).expect("valid YAML");
    let mut failures = Vec::new();
    let mut count = 0;
    for scenario in &scenarios {
        for case in scenario["cases"].as_sequence().expect("cases") {
            count += 1;
            let id = format!(
                "{} {}",
                scenario["id"].as_str().expect("an id"),
                case["name"].as_str().expect("a name")
            );
            failures.extend(judge(case).into_iter().map(|failure| format!("{id}: {failure}")));
        }
    }
    assert!(count >= 40, "only {count} cases were read");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn judge(case: &Value) -> Vec<String> {
    let mut organisation = objects(BASE);
    for patch in case["patch"].as_sequence().expect("a patch") {
        apply(&mut organisation, patch);
    }
    let world = world(&organisation);
    let now = case["now"].as_str().expect("an instant").parse().expect("RFC 3339");
    let evaluation = evaluate(&world, now);
    let mut expected: Vec<String> = case["expect"]
        .as_sequence()
        .expect("findings")
        .iter()
        .map(|f| words(f.as_str().expect("a text")))
        .collect();
    expected.sort();
    let mut failures = Vec::new();
    let found = short(&evaluation);
    if found != expected {
        failures.push(format!("expected {expected:?}, found {found:?}"));
    }
    for wanted in case["expectConditions"].as_sequence().expect("conditions") {
        let text = |key: &str| wanted[key].as_str().expect("a text").to_owned();
        let object = world
            .objects()
            .find(|id| id.kind.name() == text("kind") && world.name(*id) == text("name"))
            .expect("the object exists");
        let answers = evaluation.conditions(object);
        let answer =
            answers.iter().find(|answer| answer.type_ == text("type")).expect("the condition exists");
        if answer.status.name() != text("status") {
            failures.push(format!("{} {} is {answer:?}", text("name"), text("type")));
        }
    }
    failures
}

// Long lines of the file are folded, so blanks may be line breaks.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
