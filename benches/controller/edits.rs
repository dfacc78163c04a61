//! Edits one after another, until a watcher sees the status of each.

use std::time::Duration;

use fastrand::Rng;

use crate::bench::Bench;
use crate::create::Created;
use crate::edit::Edit;
use crate::leader::{Leader, scrape};
use crate::table;
use crate::watching::Watching;

const EDITS: usize = 200;

/// Measures and prints.
pub fn measure(bench: &Bench, leader: &Leader, created: &[Created]) {
    eprintln!("{EDITS} edits");
    let before = passes(leader);
    let (client, watching, mut rng) = (bench.client(), Watching::start(bench), Rng::with_seed(11));
    let mut times: Vec<_> = (0..EDITS)
        .map(|number| {
            let edit = Edit::choose(&mut rng, created, number);
            let sent = bench.runtime.block_on(edit.send(&client));
            watching.status(&sent.uid, sent.generation).saturating_duration_since(sent.at)
        })
        .collect();
    times.sort();
    print(&times);
    let (count, seconds) = passes(leader);
    let mean = Duration::from_secs_f64((seconds - before.1) / (count - before.0));
    table::row("of it the judgement of a namespace, mean", &milliseconds(mean), "");
}

// How many namespaces were judged so far, and how many seconds that took.
fn passes(leader: &Leader) -> (f64, f64) {
    let text = scrape(&leader.replica);
    let of = |what| text.sum(&format!("noblindspot_pass_duration_seconds_{what}"), "");
    (of("count"), of("sum"))
}

fn print(times: &[Duration]) {
    let of = |percent: usize| milliseconds(times[(times.len() * percent).div_ceil(100).max(1) - 1]);
    table::heading("from just before an edit is sent until a watcher sees its status, 200 edits");
    table::row("median", &of(50), "below 250 ms");
    table::row("90th percentile", &of(90), "");
    table::row("99th percentile", &of(99), "");
    table::row("longest", &of(100), "");
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}
