//! Edits one after another, each in any namespace, until its status arrives at the server.

use std::sync::mpsc::Receiver;
use std::thread::sleep;
use std::time::Duration;

use fastrand::Rng;
use noblindspot::api::Kind;
use serde_json::{Value, json};

use crate::cluster::{Cluster, Decision, Key};
use crate::controller::Controller;
use crate::table;

const EDITS: usize = 100;
/// Between a decision and the next edit, so that what it changed elsewhere is written too.
const PAUSE: Duration = Duration::from_millis(300);
const PATIENCE: Duration = Duration::from_secs(60);

/// Measures and prints.
pub fn measure(controller: &Controller, cluster: &Cluster, decisions: &Receiver<Decision>) {
    eprintln!("{EDITS} edits");
    let before = passes(controller);
    let (keys, mut rng) = (keys(cluster), Rng::with_seed(11));
    let mut times: Vec<_> = (0..EDITS)
        .map(|number| {
            sleep(PAUSE);
            let (kind, key) = &keys[rng.usize(..keys.len())];
            let headcount = rng.u8(1..10);
            let sent = cluster.edit(*kind, key, |spec| change(*kind, spec, headcount, number));
            decided(decisions, &sent)
        })
        .collect();
    sleep(PAUSE);
    times.sort();
    let of = |percent: usize| times[(times.len() * percent).div_ceil(100).max(1) - 1];
    table::heading("from an edit until its status arrives, 100 edits in any namespace");
    table::row("median", &milliseconds(of(50)), "150 ms");
    table::row("90th percentile", &milliseconds(of(90)), "");
    table::row("99th percentile", &milliseconds(of(99)), "");
    table::row("longest", &milliseconds(of(100)), "");
    let (count, seconds) = passes(controller);
    let mean = Duration::from_secs_f64((seconds - before.1) / (count - before.0));
    table::row("of it the judgement of a namespace, mean", &milliseconds(mean), "");
}

// How many namespaces were judged so far, and how many seconds that took.
fn passes(controller: &Controller) -> (f64, f64) {
    let scrape = controller.scrape();
    let of = |what| scrape.sum(&format!("noblindspot_pass_duration_seconds_{what}"), "");
    (of("count"), of("sum"))
}

fn keys(cluster: &Cluster) -> Vec<(Kind, Key)> {
    let state = cluster.lock();
    let of = |kind: Kind| state.kinds[kind as usize].keys().map(move |key| (kind, key.clone()));
    Kind::ALL.into_iter().flat_map(of).collect()
}

// Another generation alone is another status.
fn change(kind: Kind, spec: &mut Value, headcount: u8, number: usize) {
    match kind {
        Kind::Post => spec["headcount"] = headcount.into(),
        Kind::TrainingRecord => spec["hours"] = (1000 + number).into(),
        Kind::ResponsibilityLetter => spec["targets"] = json!([format!("edit {number}")]),
        Kind::Department | Kind::Employee => spec["displayName"] = format!("edit {number}").into(),
    }
}

/// How long it took until the status of the generation of an edit arrived.
fn decided(decisions: &Receiver<Decision>, sent: &Decision) -> Duration {
    loop {
        let decision = decisions.recv_timeout(PATIENCE).expect("a decision");
        if (decision.uid, decision.generation) == (sent.uid, sent.generation) {
            return decision.at.saturating_duration_since(sent.at);
        }
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}
