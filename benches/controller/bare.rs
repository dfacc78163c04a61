//! The bare loop: patches equal to those of the controller, as fast as the server takes them.

use std::collections::HashMap;
use std::process::Command;

use kube::Client;
use serde_json::{Value, json};

use crate::bench::{Bench, NOW};
use crate::calls;
use crate::create::Created;
use crate::inputs::{Input, collection};
use crate::round::{Begun, Round, Writes};

/// As many at a time as the controller's default.
pub const AT_A_TIME: usize = 16;

/// Writes the statuses of a namespace.
pub fn converge(bench: &Bench, input: &Input, created: &[Created]) -> Round {
    let patches = patches(input, created);
    let (client, audit) = (bench.client(), bench.plane.audit());
    let mark = audit.mark();
    let begun = Begun::now(bench);
    let send = |(path, body)| send(client.clone(), path, body);
    bench.runtime.block_on(calls::at_a_time(AT_A_TIME, patches, send));
    // The log is read when the time is taken.
    let mut round = begun.end(bench, None, &Writes::default());
    let mut writes = Writes::default();
    writes.note(audit.since(mark).iter());
    assert_eq!(writes.count, created.len(), "each status is in the audit log");
    (round.statuses, round.writing) = (writes.count as f64, writes.seconds());
    round
}

async fn send(client: Client, path: String, body: String) {
    let request = calls::request("PATCH", &path, "application/apply-patch+yaml", body);
    client.request_text(request).await.expect("the status is taken");
}

/// Paths and bodies, from what `status` prints of the same manifests.
fn patches(input: &Input, created: &[Created]) -> Vec<(String, String)> {
    let key = |created: &Created| (created.kind.clone(), created.meta.name.clone());
    let created: HashMap<_, _> = created.iter().map(|created| (key(created), created)).collect();
    let of = |mut item: Value| {
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let created = created[&(text(&item["kind"]), text(&item["metadata"]["name"]))];
        patch(created, item["status"].take())
    };
    statuses(input).into_iter().map(of).collect()
}

fn statuses(input: &Input) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
        .args(["status", "-o", "json", "--at", NOW])
        .arg(&input.file)
        .output()
        .expect("noblindspot runs");
    let mut list: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let Value::Array(items) = list["items"].take() else { panic!("no list") };
    items
}

fn patch(created: &Created, mut status: Value) -> (String, String) {
    let (meta, kind) = (&created.meta, &created.kind);
    // Files have no generation.
    status["observedGeneration"] = meta.generation.into();
    for condition in status["conditions"].as_array_mut().expect("conditions") {
        condition["observedGeneration"] = meta.generation.into();
    }
    let metadata = json!({"name": meta.name, "namespace": meta.namespace, "uid": meta.uid,
        "resourceVersion": meta.resource_version});
    let body = json!({"apiVersion": "noblindspot.dev/v1alpha1", "kind": kind, "metadata": metadata,
        "status": status});
    let object = format!("{}/{}", collection(&meta.namespace, kind), meta.name);
    (format!("{object}/status?fieldManager=noblindspot&force=true&fieldValidation=Ignore"), body.to_string())
}
