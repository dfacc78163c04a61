//! The objects as they are created.

use std::time::Instant;

use kube::Client;
use serde::Deserialize;

use crate::bench::Bench;
use crate::calls;
use crate::inputs::{Input, Thing};
use crate::table;

/// Requests at a time.
const AT_A_TIME: usize = 32;

/// An object of the server.
#[derive(Clone)]
pub struct Created {
    pub kind: String,
    pub meta: Meta,
}

/// What the server says of it.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    pub name: String,
    pub namespace: String,
    pub uid: String,
    pub resource_version: String,
    pub generation: i64,
}

/// An answer, of which only the metadata matter.
#[derive(Deserialize)]
pub struct Answer {
    pub metadata: Meta,
}

/// Creates all objects, by namespace.
pub fn all(bench: &Bench, inputs: &[Input]) -> Vec<Vec<Created>> {
    let (client, start) = (bench.client(), Instant::now());
    let before = bench.server_cpu();
    let created: Vec<_> = inputs.iter().map(|input| of(bench, &client, input)).collect();
    let (count, seconds) =
        (created.iter().map(Vec::len).sum::<usize>() as f64, start.elapsed().as_secs_f64());
    table::heading("creation");
    table::row("objects a second, 32 at a time", &format!("{:.0}", count / seconds), "");
    let cpu = (bench.server_cpu() - before) * 1e3 / count;
    table::row("CPU of the servers an object", &format!("{cpu:.2} ms"), "");
    created
}

fn of(bench: &Bench, client: &Client, input: &Input) -> Vec<Created> {
    bench.plane.kubectl(&["create", "namespace", &input.namespace]).expect_success();
    let start = Instant::now();
    let create = |thing| create(client.clone(), thing);
    let created = bench.runtime.block_on(calls::at_a_time(AT_A_TIME, input.things.clone(), create));
    let rate = created.len() as f64 / start.elapsed().as_secs_f64();
    eprintln!("{}: {} objects created, {rate:.0} a second", input.namespace, created.len());
    created
}

async fn create(client: Client, thing: Thing) -> Created {
    let request = calls::request("POST", &thing.path, "application/json", thing.body);
    let answer: Answer = client.request(request).await.expect("it is created");
    Created { kind: thing.kind, meta: answer.metadata }
}
