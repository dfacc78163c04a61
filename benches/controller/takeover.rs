//! The leader is killed while another replica waits.

use std::thread::sleep;
use std::time::{Duration, Instant};

use fastrand::Rng;

use crate::bench::Bench;
use crate::create::Created;
use crate::edit::Edit;
use crate::leader::{Leader, settled};
use crate::running::replica::Replica;
use crate::table;
use crate::watching::Watching;

/// Measures and prints. An edit is sent as soon as the leader is dead, and has to wait.
pub fn measure(bench: &Bench, leader: Leader, created: &[Created]) {
    eprintln!("a takeover");
    let second = Replica::start(&bench.plane, &["--clock-file", bench.clock()]);
    second.is_ready();
    settled(&second, false, 1);
    let (client, watching) = (bench.client(), Watching::start(bench));
    let edit = Edit::choose(&mut Rng::with_seed(12), created, 1000);
    leader.replica.kill();
    let killed = Instant::now();
    let sent = bench.runtime.block_on(edit.send(&client));
    while second.metric("noblindspot_leader") != Some(1.0) {
        sleep(Duration::from_millis(100));
    }
    let leads = killed.elapsed();
    let status = watching.status(&sent.uid, sent.generation).saturating_duration_since(killed);
    let seconds = |time: Duration| format!("{:.1} s", time.as_secs_f64());
    table::heading("after the leader is killed; a lease lasts 15 s");
    table::row("until the other replica leads", &seconds(leads), "");
    table::row("until the status of an edit made meanwhile shows", &seconds(status), "");
}
