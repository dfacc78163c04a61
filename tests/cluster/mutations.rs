//! Sound manifests with one random change each: `check` and the API server must agree on every one.

use std::fmt::Write;

use fastrand::Rng;
use futures_util::{StreamExt, stream};
use noblindspot::manifest::{Sources, validate};
use serde_json::{Map, Value, json};

use crate::control_plane::ControlPlane;
use crate::request::{Verdict, manifests, try_to_create};

const CHANGES: usize = 3_000;

/// What `check` alone refuses: its complaints hold one of these. `rejected` says why.
const ONLY_CHECK_SEES: [&str; 2] = ["the IANA name of a time zone", "there is no profile"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_and_the_server_agree_on_random_changes() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("mutations");
    let client = plane.client().await;
    let sound = sound(&namespace);
    let mut rng = Rng::with_seed(2026);
    let changed: Vec<String> =
        (0..CHANGES).map(|_| mutate(&sound[rng.usize(..sound.len())], &mut rng)).collect();
    let verdicts: Vec<_> =
        stream::iter(&changed).map(|text| try_to_create(&client, text)).buffered(16).collect().await;
    let (mut wrong, mut accepted) = (String::new(), 0);
    for (text, verdict) in changed.iter().zip(verdicts) {
        let ours = complaints(text);
        accepted += usize::from(verdict == Verdict::Accepted);
        let alone = ONLY_CHECK_SEES.iter().any(|words| ours.contains(words));
        if ours.is_empty() != (verdict == Verdict::Accepted) && !alone {
            let _ = writeln!(wrong, "{text}\nthe server: {verdict:?}\ncheck: {ours}\n");
        }
    }
    assert!(accepted > CHANGES / 20 && accepted < CHANGES, "{accepted} of {CHANGES} were accepted");
    assert!(wrong.is_empty(), "{wrong}");
}

/// What `check` says of a manifest, in one text.
fn complaints(text: &str) -> String {
    let sources = Sources::of([("manifest.yaml", text.as_bytes())]);
    let visit = sources.visit(|object| {
        let mut found = Vec::new();
        validate(object.header.kind, object.node, &mut found);
        found.into_iter().map(|complaint| complaint.message + "\n").collect::<String>()
    });
    let unread = visit.problems.iter().map(|problem| format!("{}\n", problem.message));
    unread.chain(visit.objects.iter().cloned()).collect()
}

/// The objects of a sample and those that the mistakes were made in.
fn sound(namespace: &str) -> Vec<Value> {
    let texts = ["manifests/hengyuan", "tests/rejected/accepted"].into_iter().flat_map(manifests);
    let mut sound = Vec::new();
    for (path, text) in texts {
        for document in text.split("\n---") {
            let mut value: Value =
                serde_yaml::from_str(document).unwrap_or_else(|error| panic!("{path}: {error}"));
            value["metadata"]["namespace"] = namespace.into();
            sound.push(value);
        }
    }
    sound
}

/// One change somewhere in the `spec`, as JSON, which is YAML.
fn mutate(sound: &Value, rng: &mut Rng) -> String {
    let mut changed = sound.clone();
    let places = count(&changed["spec"]);
    let mut place = rng.usize(..places);
    at(&mut changed["spec"], &mut place, &mut |value| change(value, rng));
    changed.to_string()
}

/// How many values there are, the containers included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Object(fields) => fields.values().map(count).sum::<usize>(),
        Value::Array(items) => items.iter().map(count).sum(),
        _ => 0,
    }
}

/// Does something to the value with a number, counted from the outside in.
fn at(value: &mut Value, place: &mut usize, act: &mut impl FnMut(&mut Value)) -> bool {
    if *place == 0 {
        act(value);
        return true;
    }
    *place -= 1;
    match value {
        Value::Object(fields) => fields.values_mut().any(|child| at(child, place, act)),
        Value::Array(items) => items.iter_mut().any(|child| at(child, place, act)),
        _ => false,
    }
}

fn change(value: &mut Value, rng: &mut Rng) {
    match (value, rng.u8(..3)) {
        (Value::Object(fields), 0) => change_fields(fields, rng),
        (Value::Array(items), 0) if !items.is_empty() => {
            let twice = items[rng.usize(..items.len())].clone();
            items.push(twice);
        }
        (Value::Array(items), 1) if !items.is_empty() => {
            items.remove(rng.usize(..items.len()));
        }
        (Value::String(text), 0) if !text.is_empty() => change_text(text, rng),
        (value, _) => *value = other(rng),
    }
}

/// A field goes, gets another name, or comes.
fn change_fields(fields: &mut Map<String, Value>, rng: &mut Rng) {
    let names: Vec<String> = fields.keys().cloned().collect();
    if names.is_empty() {
        return;
    }
    let name = &names[rng.usize(..names.len())];
    match rng.u8(..4) {
        0 => fields.insert(FIELDS[rng.usize(..FIELDS.len())].into(), other(rng)),
        1 => {
            let value = fields.remove(name).expect("it is there");
            fields.insert(format!("{name}s"), value)
        }
        _ => fields.remove(name),
    };
}

fn change_text(text: &mut String, rng: &mut Rng) {
    let digit = text.find(|letter: char| letter.is_ascii_digit());
    match (rng.u8(..4), digit) {
        (0, _) => *text = text.to_uppercase(),
        (1, _) => text.push([' ', '-', '.', 'é', '\n'][rng.usize(..5)]),
        (_, Some(digit)) => text.replace_range(digit..=digit, &rng.u8(..10).to_string()),
        _ => text.insert(0, 'x'),
    }
}

const FIELDS: [&str; 12] = [
    "type",
    "from",
    "to",
    "level",
    "completedOn",
    "issuer",
    "certificate",
    "enterprise",
    "cooperation",
    "parentRef",
    "state",
    "notApplicableReason",
];

fn other(rng: &mut Rng) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(7),
        json!(2.5),
        json!(1e3),
        json!(9_007_199_254_740_993_i64),
        json!(""),
        json!(" "),
        json!("x"),
        json!("Team"),
        json!("Certificate"),
        json!("2026-02-30"),
        json!("2026-01-01"),
        json!("0026-01-01"),
        json!("yes"),
        json!("7"),
        json!([]),
        json!([null]),
        json!(["x"]),
        json!({}),
        json!({"name": "x"}),
        json!({"name": null}),
        json!({"from": "2026-01-01", "to": "2025-01-01"}),
        json!("ä".repeat(1024)),
        json!("x".repeat(1025)),
        json!("x".repeat(254)),
        json!(vec!["x"; 129]),
    ];
    values[rng.usize(..values.len())].clone()
}
