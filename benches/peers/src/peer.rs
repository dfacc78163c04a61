//! The other engine: the manifests as its values, read by noblindspot's own fast reader, and the
//! policy run by its interpreter; its virtual machine finds other things by the same policy (0.14.1). It
//! is handed everything by name, as the policy wants it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use noblindspot::manifest::{Node, NodeKind, Sources};
use regorus::{Engine, Value};

use crate::TODAY;

/// Read when it runs: who wants to write it better need not build anything.
const POLICY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/policy.rego");
const ENTRY: &str = "data.noblindspot.findings";

/// The objects of a namespace: kind to name to spec.
type Objects = BTreeMap<&'static str, BTreeMap<Value, Value>>;

/// Judges a folder: the findings as JSON on standard output, what took how long on standard error.
pub(crate) fn run(folder: &Path) -> ExitCode {
    let start = cpu();
    let worlds = decode(folder);
    let decoded = cpu();
    let findings = judge(worlds);
    let judged = cpu();
    println!("{}", serde_json::to_string(&findings).expect("JSON"));
    eprintln!("{} {}", decoded - start, judged - decoded);
    ExitCode::SUCCESS
}

/// CPU seconds of all threads of this process.
fn cpu() -> f64 {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let spent = threads.filter_map(|thread| fs::read_to_string(thread.path().join("schedstat")).ok());
    spent.filter_map(|text| text.split(' ').next()?.parse::<f64>().ok()).sum::<f64>() / 1e9
}

/// The input of each namespace.
fn decode(folder: &Path) -> BTreeMap<String, Value> {
    let sources = Sources::read(&[folder.to_path_buf()]);
    let visit = sources.visit(|object| {
        let spec = object.node.get("spec").map_or(Value::Null, value);
        let namespace = object.header.namespace.unwrap_or("default").to_owned();
        (namespace, object.header.kind.name(), Value::from(object.header.name), spec)
    });
    assert!(visit.problems.is_empty(), "{:?}", visit.problems.first());
    let mut worlds: BTreeMap<String, Objects> = BTreeMap::new();
    for (namespace, kind, name, spec) in visit.objects {
        worlds.entry(namespace).or_default().entry(kind).or_default().insert(name, spec);
    }
    worlds.into_iter().map(|(namespace, objects)| (namespace, input(objects))).collect()
}

fn input(objects: Objects) -> Value {
    let kinds = objects.into_iter().map(|(kind, named)| (Value::from(kind), Value::from(named)));
    let objects = Value::from(kinds.collect::<BTreeMap<_, _>>());
    Value::from(BTreeMap::from([("objects".into(), objects), ("today".into(), TODAY.into())]))
}

fn value(node: Node<'_>) -> Value {
    match node.kind() {
        NodeKind::Null => Value::Null,
        NodeKind::Bool => Value::from(node.as_bool().unwrap_or_default()),
        NodeKind::Int => Value::from(node.as_i64().unwrap_or_default()),
        NodeKind::Float => Value::from(node.as_f64().unwrap_or_default()),
        NodeKind::Str => Value::from(node.as_str().unwrap_or_default()),
        NodeKind::Seq => Value::from(node.items().map(value).collect::<Vec<_>>()),
        NodeKind::Map => {
            let entries = node
                .entries()
                .map(|(key, item)| (Value::from(key.as_str().unwrap_or_default()), value(item)));
            Value::from(entries.collect::<BTreeMap<_, _>>())
        }
    }
}

fn engine() -> Engine {
    let mut engine = Engine::new();
    let policy = fs::read_to_string(POLICY).expect("the policy");
    engine.add_policy("policy.rego".into(), policy).expect("a policy");
    engine
}

fn judge(worlds: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut engine = engine();
    let judged = worlds.into_iter().map(|(namespace, input)| {
        engine.set_input(input);
        (namespace, engine.eval_rule(ENTRY.into()).expect("a verdict"))
    });
    judged.collect()
}
